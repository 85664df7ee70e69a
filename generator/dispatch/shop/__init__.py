"""The folder for a print shop."""
