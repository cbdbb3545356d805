"""Words on a page: laid out by themselves, some bold, some faint, some folded into «…»."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui import direction, theme
from ui.exact_text import utf16
from ui.folding import Look, Piece
from ui.widgets.words_edit import line_height

LINE_SEPARATOR = "\u2028"
WIDEST, NARROWEST = 75, 12
"""In characters: lines longer than the first are hard to follow, shorter than the second to read."""

_CHANGES = {
    Look.ADDED: (theme.VERMILION, QTextCharFormat.UnderlineStyle.SingleUnderline),
    Look.REMOVED: (theme.BLUE, QTextCharFormat.UnderlineStyle.NoUnderline),
}
"""Words that only one of two texts has; what was removed stands in brackets besides."""


class Words(QWidget):
    """Text that wraps, without an editor's weight. `unfold_asked` when a fold is pressed, `clicked` when the
    rest of it is; whoever listens says so with `lead_on`.

    Reading words are people's own: the reading font, wide lines, each text in its own direction. Others are
    the interface's: its font and direction.
    """

    unfold_asked = Signal()
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, reading: bool = False, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._reading, self._scale = reading, scale
        self._pieces: tuple[Piece, ...] = ()
        self._leads_on = False
        self._laid_out: tuple[int, QTextLayout, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    @property
    def text(self) -> str:
        """All that is shown, in one string."""
        return "".join(piece.text for piece in self._pieces)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is shown, and how."""
        return self._pieces

    def set_text(self, text: str) -> None:
        """Show one text that looks the same throughout."""
        self.set_pieces([Piece(text)])

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces one after the other; nothing of the widget if they hold no text."""
        self._pieces = tuple(pieces)
        self.setAccessibleName(self.text)
        self._laid_out = None
        self.updateGeometry()
        self.update()

    def lead_on(self) -> None:
        """A click on the words leads somewhere, and the pointer shows it; keys for that are the owner's."""
        self._leads_on = True

    # Layout

    def _font(self) -> QFont:
        font = theme.quote_font(self) if self._reading else QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * self._scale)
        return font

    def _width(self, characters: int) -> int:
        return QFontMetrics(self._font()).averageCharWidth() * characters

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        """The layout for this width, and its height; kept until something changes."""
        width = min(width, self._width(WIDEST)) if self._reading else width
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, *self._new_layout(width))
        return self._laid_out[1], self._laid_out[2]

    def _new_layout(self, width: int) -> tuple[QTextLayout, int]:
        font, text = self._font(), self.text.replace("\n", LINE_SEPARATOR)
        layout = QTextLayout(text, font)
        option = direction.text_option(text, self.layoutDirection())
        if not self._reading:
            option.setTextDirection(self.layoutDirection())
        # A layout by itself takes sides as they are on the screen.
        leading = QStyle.visualAlignment(option.textDirection(), Qt.AlignmentFlag.AlignLeading)
        option.setAlignment(leading)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        step = self._line_step(font, option.textDirection())
        layout.beginLayout()
        height = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
        layout.endLayout()
        return layout, height

    def _line_step(self, font: QFont, reads: Qt.LayoutDirection) -> int:
        spacing = QFontMetrics(font).lineSpacing()
        if not self._reading:
            return spacing
        return round(spacing * line_height(font, rtl=reads == Qt.LayoutDirection.RightToLeft) / 100)

    def _stretches(self) -> list[tuple[Piece, int, int]]:
        """Each piece with where it begins and how long it is, as Qt counts."""
        stretches, start = [], 0
        for piece in self._pieces:
            length = utf16(piece.text, len(piece.text))
            stretches.append((piece, start, length))
            start += length
        return stretches

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        for piece, start, length in self._stretches():
            if piece.look is not Look.PLAIN:
                stretch = QTextLayout.FormatRange()
                stretch.start, stretch.length = start, length
                stretch.format = self._format(piece.look)
                formats.append(stretch)
        return formats

    def _format(self, look: Look) -> QTextCharFormat:
        form = QTextCharFormat()
        if look is Look.BOLD:
            form.setFontWeight(QFont.Weight.Bold)
        elif look in _CHANGES:
            shade, line = _CHANGES[look]
            form.setForeground(theme.colour(shade, self.palette()))
            form.setUnderlineStyle(line)
        else:
            role = QPalette.ColorRole.Link if look is Look.FOLD else QPalette.ColorRole.PlaceholderText
            form.setForeground(self.palette().color(role))
        return form

    # Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)[1]

    def sizeHint(self) -> QSize:
        widest = self._width(NARROWEST * 3)
        metrics = QFontMetrics(self._font())
        lines = (metrics.horizontalAdvance(line) for line in self.text.split("\n"))
        width = min(widest, max(lines) + metrics.averageCharWidth())
        return QSize(width, self._new_layout(width)[1])

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(NARROWEST), QFontMetrics(self._font()).lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, _ = self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, self._origin())
        painter.end()

    def _origin(self) -> QPointF:
        """Where the text's box begins: at the leading side, if the widget is wider than lines should be."""
        rest = self.width() - (self._laid_out[0] if self._laid_out else self.width())
        return QPointF(rest if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        leads = self._leads_on or self._is_on_fold(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_on_fold(event.position()):
            self.unfold_asked.emit()
        elif self._leads_on and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            super().mousePressEvent(event)

    def _is_on_fold(self, place: QPointF) -> bool:
        layout, _ = self._lay_out(self.width())
        place = place - self._origin()
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        cursor = next((line.xToCursor(place.x()) for line in lines if line.rect().contains(place)), None)
        return cursor is not None and any(
            piece.look is Look.FOLD and start <= cursor <= start + length
            for piece, start, length in self._stretches()
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.PaletteChange,
            QEvent.Type.LayoutDirectionChange,
        ):
            self._laid_out = None
            self.updateGeometry()
            self.update()
