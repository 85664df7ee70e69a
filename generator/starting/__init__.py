"""A new project: a small document of its own that prints at once, to be written over."""
