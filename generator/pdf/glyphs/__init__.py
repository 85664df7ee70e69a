"""The glyphs of a finished PDF and the letters that they stand for, so that text is found in it."""
