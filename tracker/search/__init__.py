"""Search: what the index in the project file holds, and how it is asked."""
