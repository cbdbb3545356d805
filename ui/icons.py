"""Icons from the Phosphor set, painted in the palette's colour and mirrored where they point somewhere."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from tracker import kept
from ui.paths import RESOURCES

SIZES = (16, 32)

_FOLDER = RESOURCES / "icons"
_KEPT = kept.place(_FOLDER, "shapes")
_new: set[str] = set()
"""The shapes that were drawn by this process."""

DIRECTIONAL = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "arrow-u-up-left",
        "arrow-u-up-right",
        "arrow-square-out",
        "export",
        "sign-out",
    }
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
    return QIcon(str(_FOLDER / "isnad.svg"))


@lru_cache(maxsize=256)
def _painted(name: str, colour: int, size: int, ratio: float, mirrored: bool) -> QPixmap:
    shape = _shape(name, size, ratio, mirrored)
    image = QImage(shape.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor.fromRgba(colour))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, shape)
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=256)
def _shape(name: str, size: int, ratio: float, mirrored: bool) -> QImage:
    """The drawing's shape, to be filled with a colour."""
    drawing = _FOLDER / f"{name}.svg"
    key = f"{name} {size} {ratio} {mirrored} {drawing.stat().st_mtime_ns}"
    shapes = _shapes()
    if key not in shapes:
        shapes[key] = _draw(drawing, size, ratio, mirrored)
        _new.add(key)
    side = round(size * ratio)
    return QImage(shapes[key], side, side, side, QImage.Format.Format_Alpha8)


def _draw(drawing: Path, size: int, ratio: float, mirrored: bool) -> bytes:
    """How much of each pixel the drawing covers, row by row."""
    from PySide6.QtSvg import QSvgRenderer  # only now: shapes that were drawn once are kept

    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    shape = image.convertToFormat(QImage.Format.Format_Alpha8)
    lines, step = bytes(shape.constBits()), shape.bytesPerLine()
    return b"".join(lines[line * step :][:side] for line in range(side))


@cache
def _shapes() -> dict[str, bytes]:
    found = kept.read(_KEPT)
    return found if isinstance(found, dict) else {}


def keep_shapes() -> None:
    """Keep for the next start what was drawn in this one."""
    if _new:
        kept.keep(_KEPT, _shapes())
        _new.clear()
