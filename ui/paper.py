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
RESOLUTION = 150
"""Dots per inch that PDF is laid out in; letters are outlines and stay sharp at any size."""

MARGIN = 18.0
"""Millimetres on each side."""


def laid_out(html: str, size: QSizeF) -> QTextDocument:
    """The page as a document on paper whose printed part is of this size, in the screen's pixels."""
    made = QTextDocument()
    made.setDefaultFont(_font())
    made.setDocumentMargin(0)
    made.setUseDesignMetrics(True)  # so that pages end where they will on every printer
    made.setPageSize(size)
    made.setHtml(html)
    return made


def print_page(html: str, device: QPagedPaintDevice) -> None:
    """Print the page on this device, on paper as `page_layout` says unless the device was told otherwise."""
    made = QTextDocument()
    made.setDefaultFont(_font())
    made.setDocumentMargin(0)
    made.setUseDesignMetrics(True)
    made.documentLayout().setPaintDevice(device)
    made.setPageSize(QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size()))
    made.setHtml(html)
    made.print_(device)


def write_pdf(html: str, target: Path) -> None:
    """Write the page as PDF on A4."""
    device = QPdfWriter(str(target))
    device.setResolution(RESOLUTION)
    device.setPageLayout(page_layout())
    device.setCreator("Isnad")
    print_page(html, device)


def page_layout() -> QPageLayout:
    """How a dossier stands on its paper."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _font() -> QFont:
    known = set(QFontDatabase.families())
    family = next((name for name in FAMILIES if name in known), "")
    font = QFont(family) if family else QFont()
    font.setPointSizeF(POINTS)
    return font


def main() -> int:
    """Lay out the page that the command line names."""
    page, target = map(Path, sys.argv[1:])
    application = QGuiApplication(sys.argv[:1])  # fonts need one, as long as they are used
    write_pdf(page.read_text(encoding="utf-8"), target)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
