"""The four pages. They do not know one another: they meet on the context."""
