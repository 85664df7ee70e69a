"""The tags of a document: as the engine writes them -> as a reader of the page would tell them."""
