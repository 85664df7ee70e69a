"""What is known of each language beyond CLDR: one file a language, by its code (ISO 639)."""
