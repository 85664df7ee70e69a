"""The design of a project as values: its tokens, its fonts, its formats' page plans."""
