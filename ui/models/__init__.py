"""Qt models over the core's records."""
