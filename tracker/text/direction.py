"""Which way a text reads."""

import unicodedata


def reads_right_to_left(text: str) -> bool:
    """True if the text's first strong character is Arabic or another right-to-left letter."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False
