"""Records from elsewhere, whole: another project, JSON of everything, and what other programs write."""
