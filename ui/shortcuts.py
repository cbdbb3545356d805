"""Keyboard shortcuts that work under an Arabic layout as well as under a Latin one."""

from PySide6.QtGui import QKeySequence

# The Arabic (101) layout, key by key, as Windows and X11 have it. B is missing: its key types two letters.
ARABIC_KEYS = dict(zip("QWERTYUIOPASDFGHJKLZXCVNM", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True))
ARABIC_KEYS |= {"[": "ج", "]": "د", "{": "<", "}": ">"}


def keys(*sequences: str) -> list[QKeySequence]:
    """The sequences, each followed by the one that the same keys make under the Arabic layout."""
    found = []
    for sequence in sequences:
        found.append(QKeySequence(sequence))
        *modifiers, key = sequence.split("+")
        if key.upper() in ARABIC_KEYS:
            found.append(QKeySequence("+".join([*modifiers, ARABIC_KEYS[key.upper()]])))
    return found
