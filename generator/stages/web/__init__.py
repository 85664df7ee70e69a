"""The other way from stage 4: Markup, figures, fonts -> one HTML file that asks for no other."""
