"""Writes: one verb a function, each one step of the history, all through `operation`."""
