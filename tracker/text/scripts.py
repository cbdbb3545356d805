"""Which language a text seems to be in, by the script of its letters."""

import unicodedata

ENOUGH = 20_000
"""Characters that are looked at: the head of a long text speaks for the rest."""


def language_of(text: str) -> str:
    """ar or en, whichever script most of the letters at the text's head are of; empty if it has neither."""
    names = [unicodedata.name(letter, "") for letter in text[:ENOUGH] if letter.isalpha()]
    arabic = sum(name.startswith("ARABIC") for name in names)
    latin = sum(name.startswith("LATIN") for name in names)
    if not arabic and not latin:
        return ""
    return "ar" if arabic >= latin else "en"
