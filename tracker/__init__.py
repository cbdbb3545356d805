"""Isnad's core: who said what, where, and on which claims it bears. No Qt in here."""
