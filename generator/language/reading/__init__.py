"""What a text says beside its words: the numbers and the dates in it, in any language."""
