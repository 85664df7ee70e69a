"""The pages of the web: their words beside the PDFs', and what they do in a browser."""
