"""Icons from the Phosphor set, painted in the palette's colour and mirrored where they point somewhere."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.paths import RESOURCES

SIZES = (16, 32)

DIRECTIONAL = frozenset(
    {"arrow-left", "arrow-u-up-left", "arrow-u-up-right", "arrow-square-out", "export", "sign-out"}
)
"""Drawn for reading from the left: they turn around in Arabic."""


def icon(name: str) -> QIcon:
    """The icon of this name in the text colour of the present palette and direction.

    To be asked for again after a change of either.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette = application.palette()
    mirrored = name in DIRECTIONAL and application.layoutDirection() == Qt.LayoutDirection.RightToLeft
    ratio = application.devicePixelRatio()
    made = QIcon()
    for mode, group, role in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
        (QIcon.Mode.Selected, QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
    ):
        colour = palette.color(group, role)
        for size in SIZES:
            made.addPixmap(_painted(name, colour.rgba(), size, ratio, mirrored), mode)
    return made


def application_icon() -> QIcon:
    """Isnad's own mark, for windows and the task bar."""
    return QIcon(str(RESOURCES / "icons" / "isnad.svg"))


@lru_cache(maxsize=256)
def _painted(name: str, colour: int, size: int, ratio: float, mirrored: bool) -> QPixmap:
    shape = _drawn(name, size, ratio, mirrored)
    pixmap = QPixmap(shape.size())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor.fromRgba(colour))
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawPixmap(0, 0, shape)
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _drawn(name: str, size: int, ratio: float, mirrored: bool) -> QPixmap:
    """The drawing in black, which is Qt's `currentColor`, to be filled with another: it is read once."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    if mirrored:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    _renderer(name).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@lru_cache(maxsize=64)
def _renderer(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(RESOURCES / "icons" / f"{name}.svg"))
