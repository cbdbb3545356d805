"""Two parts that stand beside each other where there is room, and above each other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui import theme

BESIDE_FROM = 210
"""The width, in spacing units, from which the second part stands beside the first and not under it."""

BESIDE_SHARE, ABOVE_SHARE = 0.5, 0.72
"""How much of the room the first part takes beside the second, and above it."""


def stand_beside_if_wide(splitter: QSplitter, whole: QWidget, *, is_first: bool) -> None:
    """Turn the splitter as the size of the whole asks for; sizes set by hand stay while it is not turned."""
    beside = whole.width() >= theme.space(whole, BESIDE_FROM)
    wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
    if wanted != splitter.orientation() or is_first:
        splitter.setOrientation(wanted)
        room, share = (whole.width(), BESIDE_SHARE) if beside else (whole.height(), ABOVE_SHARE)
        splitter.setSizes([round(room * share), round(room * (1 - share))])
