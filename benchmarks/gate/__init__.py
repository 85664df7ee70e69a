"""How many of translators' errors the gate finds, and how many good translations it stops."""
