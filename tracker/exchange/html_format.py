"""The dossier as one HTML page that needs nothing beside it, reads right in both directions, and prints."""

import io
from typing import BinaryIO

from tracker.exchange.content import Content
from tracker.exchange.dossier import dossier
from tracker.toml_files import ROOT

SCREEN = "dossier.html"
PAPER = "dossier_on_paper.html"
"""The same for Qt's text documents, which know tables but neither grids nor style sheets to speak of."""

PIECES_AT_ONCE = 200


def write(file: BinaryIO, content: Content) -> None:
    """Write the dossier as a page for browsers."""
    write_page(file, content, SCREEN)


def write_page(file: BinaryIO, content: Content, template: str) -> None:
    """Write the dossier with the template of this name, a chapter in memory at a time.

    Every value is escaped: nothing that stands in a project is ever taken for markup.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only now: it takes its time

    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    stream = made.get_template(template).stream(dossier=dossier(content))
    stream.enable_buffering(PIECES_AT_ONCE)
    lines.writelines(stream)
    lines.detach()  # flushes; the file stays open for its owner
