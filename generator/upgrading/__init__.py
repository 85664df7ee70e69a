"""Projects of older versions rewritten: the content, its tables, its translations, its settings."""
