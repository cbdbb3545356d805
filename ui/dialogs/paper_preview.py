"""The dossier as it will stand on paper, and the printer.

Qt's own preview records what is painted and plays it again, which puts Arabic words and figures in the
wrong order (seen with Qt 6.11); here the pages are painted as they are.
"""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Slot
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import paper, theme
from ui.i18n import in_words

ZOOM_STEP = 1.2
LEAST_ZOOM, MOST_ZOOM = 0.3, 3.0


class Pages(QWidget):
    """The pages under one another, as large as `zoom` says; 1 is their size on paper."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.setObjectName("paper_pages")
        self.zoom = 1.0
        self._layout = paper.page_layout()
        resolution = self.logicalDpiX()
        self._paper = QRectF(self._layout.fullRectPixels(resolution)).size()
        self._printed = QRectF(self._layout.paintRectPixels(resolution))
        self._document: QTextDocument = paper.laid_out(html, self._printed.size())
        self._gap = theme.space(self, 4)
        self._fit()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller, within bounds."""
        self.zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._fit()
        self.update()

    def fit_width(self, width: int) -> None:
        """Show the pages as wide as this leaves room for, and no larger than on paper."""
        self.set_zoom(min(1.0, (width - 2 * self._gap) / self._paper.width()))

    def _fit(self) -> None:
        page = self._paper * self.zoom
        height = self._gap + self.count * (page.height() + self._gap)
        self.setFixedSize(QSize(math.ceil(page.width() + 2 * self._gap), math.ceil(height)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QSizeF(self._paper * self.zoom)
        for number in range(self.count):
            corner = QPointF(self._gap, self._gap + number * (page.height() + self._gap))
            if QRectF(corner, page).intersects(QRectF(event.rect())):
                painter.fillRect(QRectF(corner, page), theme.PAPER)
                self._paint(painter, number, corner)

    def _paint(self, painter: QPainter, number: int, corner: QPointF) -> None:
        painter.save()
        painter.translate(corner)
        painter.scale(self.zoom, self.zoom)
        painter.translate(self._printed.topLeft())
        shown = QRectF(QPointF(0, number * self._printed.height()), self._printed.size())
        painter.translate(0, -shown.top())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        context.palette.setColor(QPalette.ColorRole.Text, theme.INK)
        self._document.documentLayout().draw(painter, context)
        painter.restore()


class PaperPreview(QDialog):
    """Shows the pages, and prints them."""

    def __init__(self, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._html = html
        self.pages = Pages(html)
        self.area = QScrollArea()
        self.area.setObjectName("paper_area")
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setWidget(self.pages)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.print_button = self._button("paper_print", self._print)
        self.larger = self._button("paper_larger", self._show_larger)
        self.smaller = self._button("paper_smaller", self._show_smaller)
        self.leave = self._button("paper_close", self.reject)
        self._lay_out()
        in_words(self, self._say)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print)
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomIn), self, self._show_larger)
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut), self, self._show_smaller)
        self.resize(parent.size())
        self.pages.fit_width(parent.width())
        self.area.setFocus()

    def _button(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(autoDefault=False)
        button.setObjectName(name)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.print_button)
        bar.addWidget(self.larger)
        bar.addWidget(self.smaller)
        bar.addWidget(self.count)
        bar.addStretch(1)
        bar.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(self.area, 1)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Dossier, as it will be printed"))
        for button, words in (
            (self.print_button, self.tr("Print…")),
            (self.larger, self.tr("Larger")),
            (self.smaller, self.tr("Smaller")),
            (self.leave, self.tr("Close")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self.count.setText(self.tr("%n page(s)", "", self.pages.count))
        self.area.setAccessibleName(self.windowTitle())

    @Slot()
    def _show_larger(self) -> None:
        self.pages.set_zoom(self.pages.zoom * ZOOM_STEP)

    @Slot()
    def _show_smaller(self) -> None:
        self.pages.set_zoom(self.pages.zoom / ZOOM_STEP)

    @Slot()
    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper.page_layout())
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("print_dialog")
        if dialog.exec():  # the system's own dialog, which is modal on most systems
            paper.print_page(self._html, printer)
        dialog.deleteLater()
