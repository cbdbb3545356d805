"""Reads: each function returns records and changes nothing."""
