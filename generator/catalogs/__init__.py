"""The translators' side: what is extracted for them, and how their catalogs are read and checked."""
