"""Tables, however they were saved: records with their lines, checked against a model."""
