"""Texts made to be rendered or run, in every field of every record, on every page of the window."""

import contextlib
import html.parser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QTextEdit

from tests import hostile
from tests.conftest import RecordProperty
from tests.ui import walk
from tests.ui.conftest import OpenWindow
from tests.ui.test_crash import handler as handler  # the handler with a log of the test's own
from tests.ui.test_crash import log_text
from tests.ui.test_walk import rendering
from tracker.errors import InputRefused
from tracker.services import project as projects
from ui import crash
from ui.main_window import MainWindow

OF_TOOLTIPS = frozenset(("qt", "p", "b", "br", "table", "tr", "td", "span", "div"))
"""What the window itself puts around a tooltip's text."""


class Elements(html.parser.HTMLParser):
    """The elements that Qt would draw."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs if name in ("src", "href", "background"))}


def drawn(window: MainWindow) -> Iterator[str]:
    """Whatever is drawn that someone entered: in labels, texts and tooltips."""
    yield from rendering(window)
    for widget in walk.every_widget(window):
        if isinstance(widget, QTextEdit) and has_more_than_text(widget.document()):
            yield f"a text with pictures or links: {walk.path(widget)}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            yield f"a label that may draw: {walk.path(widget)}"
        for tip in walk.tooltips(widget):
            if not Elements(tip).found <= OF_TOOLTIPS:
                yield f"a tooltip that draws {Elements(tip).found}: {walk.path(widget)} «{tip}»"


def has_more_than_text(document: QTextDocument) -> bool:
    return any(
        each.isImageFormat()
        or each.isTableFormat()
        or each.isListFormat()
        or (each.isCharFormat() and each.toCharFormat().isAnchor())
        for each in document.allFormats()
    )


@pytest.mark.parametrize("every", [32, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.timeout(3600)
def test_no_page_draws_what_was_entered(
    project_path: Path,
    open_window: OpenWindow,
    handler: crash.Handler,
    language: str,
    every: int,
    record_property: RecordProperty,
) -> None:
    texts = hostile.TEXTS[::every]
    with projects.open_project(project_path) as project:
        entered = [hostile.enter(project, text) for text in texts]
    window = open_window(project_path, language)
    found: set[str] = set()
    for ids in entered:
        for entity, row_id in ids.items():
            window.turn_to(entity)
            window.show_record(entity, row_id)
            walk.ask_in_place(window.page)
            walk.settle()
            found |= {*drawn(window)}
            window.show_record(entity, row_id)
            page: Any = window.page
            # Words with a character that no editor holds are refused by name, and stay as they are.
            with contextlib.suppress(InputRefused):
                page.edit()
            walk.settle()
            found |= {*drawn(window)}
            window.show_record(entity, row_id)
    for entity in window.pages:
        window.turn_to(entity)
        walk.settle()
        found |= {*drawn(window)}
    assert found == set()
    logged = log_text() if crash.log_path().exists() else ""
    assert [text for text in texts if len(text) > 8 and text in logged] == []
    record_property("texts in every field of every page", len(texts))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_dialog_draws_what_was_entered(project_path: Path, open_window: OpenWindow, language: str) -> None:
    with projects.open_project(project_path) as project:
        for text in hostile.MARKUP[:3]:
            hostile.enter(project, text)
    assert walk.faults(open_window(project_path, language), drawn) == []
