"""Stage 1: the folder of one brief is read and checked: ``data/<brief>/`` -> Brief."""
