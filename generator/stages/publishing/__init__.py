"""Stage 7: whole files under their names, and a manifest that is true: Products -> output/."""
