"""The reference of every key that people write, made from the models that hold them to it."""
