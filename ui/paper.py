"""Lays a dossier out on paper: for PDF (`python -m ui.paper PAGE.html OUT.pdf`), for preview and print."""

import sys
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

FAMILIES = ("Noto Sans Arabic", "DejaVu Sans", "Segoe UI", "Geeza Pro", "Arial")
"""Fonts whose Arabic can be found and copied in the PDF that Qt makes of them, best first."""

POINTS = 10.5
MARGIN = 18.0
"""Millimetres on each side."""


def document(html: str, device: QPagedPaintDevice) -> QTextDocument:
    """The page as a document laid out for this device."""
    made = QTextDocument()
    made.setDefaultFont(_font())
    made.setDocumentMargin(0)
    made.documentLayout().setPaintDevice(device)
    made.setPageSize(QSizeF(device.pageLayout().paintRectPixels(_resolution(device)).size()))
    made.setHtml(html)
    return made


def write_pdf(html: str, target: Path) -> None:
    """Write the page as PDF on A4."""
    device = QPdfWriter(str(target))
    device.setResolution(150)
    device.setPageLayout(page_layout())
    device.setCreator("Isnad")
    document(html, device).print_(device)


def page_layout() -> QPageLayout:
    """How a dossier stands on its paper."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _resolution(device: QPagedPaintDevice) -> int:
    return device.logicalDpiX()


def _font() -> QFont:
    known = set(QFontDatabase.families())
    family = next((name for name in FAMILIES if name in known), "")
    font = QFont(family) if family else QFont()
    font.setPointSizeF(POINTS)
    return font


def main() -> int:
    """Lay out the page that the command line names."""
    page, target = map(Path, sys.argv[1:])
    application = QGuiApplication(sys.argv[:1])
    write_pdf(page.read_text(encoding="utf-8"), target)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
