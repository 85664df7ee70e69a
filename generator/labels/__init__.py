"""The program's own texts: labels by their ids, their catalogs, and what templates ask of them."""
