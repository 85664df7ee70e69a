"""Stage 5: HTML and figures become one tagged PDF: Markup -> Pdf."""
