"""Everything that editions are made from: read once, checked, told by its digests."""
