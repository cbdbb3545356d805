"""What the cells of lists have in common: the ground of a row, and texts in their own direction."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from ui import direction, exact_text, theme
from ui.widgets.hits import Hit, marks

LONGEST = 1500
"""Characters of a text that are laid out: more than any cell holds."""

LINE_HEIGHT = 1.5
"""From one line to the next, in sizes of the font."""


def pitch(font: QFont) -> int:
    """Pixels from one line to the next."""
    return max(QFontMetrics(font).height(), round(QFontInfo(font).pixelSize() * LINE_HEIGHT))


def is_rtl(option: QStyleOptionViewItem) -> bool:
    """True if the list runs from the right."""
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """True if the cell's row is selected."""
    from PySide6.QtWidgets import QStyle  # only now: it takes long to load

    return bool(option.state & QStyle.StateFlag.State_Selected)


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, leading: bool, selected: bool | None = None
) -> None:
    """A cell's ground: a tint if its row is selected, with a bar in the leading one, and a hairline."""
    palette, box = option.palette, option.rect
    if selected is None:
        selected = is_selected(option)
    if not selected:
        _paint_hairline(painter, box, palette)  # the list has painted its ground already
        return
    accent = palette.color(QPalette.ColorRole.Accent)
    _fill(painter, box, theme.tint(accent, palette))
    _paint_hairline(painter, box, palette)
    if leading:
        bar = QRect(box.left(), box.top(), max(3, option.fontMetrics.height() // 5), box.height())
        if is_rtl(option):
            bar.moveRight(box.right())
        focused = option.widget is not None and option.widget.hasFocus()
        _fill(painter, bar, accent if focused else palette.color(QPalette.ColorRole.Dark))


def _fill(painter: QPainter, box: QRect, colour: QColor) -> None:
    # Not fillRect: for it PySide loads every preset gradient of Qt's, to see that a colour is none of them.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_hairline(painter: QPainter, box: QRect, palette: QPalette) -> None:
    painter.setPen(palette.color(QPalette.ColorRole.Midlight))
    painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())


def paint_text(
    painter: QPainter,
    box: QRect,
    text: str,
    colour: QColor,
    window: Qt.LayoutDirection,
    *,
    lines: int = 1,
    hit: Hit | None = None,
) -> int:
    """A text of so many lines at most, from the top of the box; the pixels it took.

    It runs in its own direction and is cut at its own end, but begins at the leading side of the window.
    The words of `hit` stand out in it.
    """
    if not text or box.width() < 1:
        return 0
    font = painter.font()
    option = direction.text_option(text, window)
    option.setAlignment(direction.leading_side(window))
    layout = _broken(
        _cut(text[:LONGEST].replace("\n", " "), font, option, box.width(), lines), font, option, box
    )
    painter.setPen(colour)
    layout.draw(painter, QPointF(box.topLeft()), marks(layout.text(), hit) if hit else [])
    return layout.lineCount() * pitch(font)


def _broken(text: str, font: QFont, option: QTextOption, box: QRect) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    top, step = 0, pitch(font)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        top += step
    layout.endLayout()
    return layout


def _cut(text: str, font: QFont, option: QTextOption, width: int, lines: int) -> str:
    layout = _broken(text, font, option, QRect(0, 0, width, 0))
    if layout.lineCount() <= lines:
        return text
    start = exact_text.code_point(text, layout.lineAt(lines - 1).textStart())
    last = QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return f"{text[:start]}{last}"
