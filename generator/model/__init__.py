"""The frozen values that the stages hand on; they know no stage and no file."""
