"""Who gets which of the built editions."""
