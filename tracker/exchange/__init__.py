"""File formats in and out, one file per format; files appear whole or not at all."""
