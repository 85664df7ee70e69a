"""Where each text is printed: every format filled in the source language, its texts traced."""
