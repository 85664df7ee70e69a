"""One text changed in the file in which it stands, and no other byte of it."""
