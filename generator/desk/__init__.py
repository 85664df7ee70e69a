"""The live desk: the built pages in a browser, each text one click from its line."""
