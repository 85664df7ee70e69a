"""Blocks, of which sections are made: one folder a kind, with its model, words, markup and docs."""
