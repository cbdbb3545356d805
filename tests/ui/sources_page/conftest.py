"""A sources page with something to read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.factories import make_quote, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tracker.records import SourceKind
from tracker.services import project as projects
from ui.main_window import MainWindow
from ui.pages.sources import SourcesPage

TEXT = "خبر عن الجسر\n\n😀 قالت المديرة: «الجسر آمن». وأضافت: «الجسر قديم».\nThe bridge is safe, she said."
SAID = "الجسر قديم"
CONTROL = Qt.KeyboardModifier.ControlModifier


def page_of(window: MainWindow) -> SourcesPage:
    window.turn_to("source")
    page = window.pages["source"]
    assert isinstance(page, SourcesPage)
    return page


@pytest.fixture
def page(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> SourcesPage:
    """The page of a project with two sources; the first has a quote behind a character of two units."""
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, TEXT, title="الجسر القديم", outlet="الضفاف", published_on="2024-05")
        make_source(opened, "نص آخر", title="محطة المياه", kind=SourceKind.STATEMENT)
        start = TEXT.index(SAID)
        make_quote(
            opened,
            make_speaker(opened, "سلمى <b>الحداد</b>"),
            source_id=source_id,
            text=SAID,
            start=start,
        )
    window = open_window(project_path)
    window.resize(1366, 768)
    window.activateWindow()
    shown = page_of(window)
    shown.show_record(source_id)
    return shown
