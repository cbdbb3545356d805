"""Words that were searched for stand out where they are shown, vowels and all."""

from PySide6.QtGui import QColor, QPalette, QTextLayout

from ui import exact_text, theme


class Hit:
    """What was searched for, and the ground on which its words stand."""

    def __init__(self, search: str, ground: QColor) -> None:
        self.search, self.ground = search, ground


def marks(text: str, hit: Hit) -> list[QTextLayout.FormatRange]:
    """Where the words searched for stand in a text, vowels included, as Qt is to paint them."""
    from PySide6.QtGui import QTextCharFormat

    from tracker.search.asking import spans  # only now: nothing is searched for at the start

    look = QTextCharFormat()
    look.setBackground(hit.ground)
    found = []
    for start, end in spans(hit.search, text):
        mark = QTextLayout.FormatRange()
        mark.start = exact_text.utf16(text, start)
        mark.length = exact_text.utf16(text, end) - mark.start
        mark.format = look
        found.append(mark)
    return found


def hit_colour(palette: QPalette) -> QColor:
    """The ground of words that were searched for."""
    return theme.tint(theme.colour(theme.ORANGE, palette), palette).darker(108)


def hit_of(search: str, palette: QPalette) -> Hit | None:
    """What is to stand out in lists that are painted in these colours; None if nothing is searched for."""
    return Hit(search, hit_colour(palette)) if search else None
