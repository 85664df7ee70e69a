"""Signatures on PDFs: made with a key, and judged in any file."""
