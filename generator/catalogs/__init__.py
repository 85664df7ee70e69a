"""The translators' side: what is extracted for them, how catalogs are read and checked."""
