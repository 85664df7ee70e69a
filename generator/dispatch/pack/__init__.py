"""The packages of recipients: what is in them, and how they are read again."""
