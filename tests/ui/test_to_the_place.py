"""Wherever a quote is shown, a click on where it stands opens the text there."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source
from tests.ui.conftest import OpenWindow
from tracker.services import project as projects
from ui.main_window import MainWindow
from ui.widgets.quote_card import QuoteCard
from ui.widgets.words import Words

SAID = "الجسر آمن"
TEXT = f"خبر عن الجسر\n\nقالت سلمى الحداد: «{SAID}»."


def press(words: Words) -> None:
    rtl = words.layoutDirection() == Qt.LayoutDirection.RightToLeft
    QTest.mouseClick(
        words, Qt.MouseButton.LeftButton, pos=QPoint(words.width() - 5 if rtl else 5, words.height() // 2)
    )


def test_from_cards_and_details(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, TEXT, outlet="الضفاف")
        start = TEXT.index(SAID)
        quote_id = make_quote(opened, source_id=source_id, text=SAID, start=start)
        make_link(opened, quote_id, make_claim(opened))
    window: MainWindow = open_window(project_path)
    place = [source_id, start, start + len(SAID)]
    for entity, row_id in (("claim", 1), ("speaker", 1)):
        window.show_record(entity, row_id)
        page = window.page
        qtbot.waitUntil(lambda page=page: bool(page.findChildren(QuoteCard)))  # type: ignore[misc]
        card = page.findChildren(QuoteCard)[0]
        with qtbot.waitSignal(window.context.place_wanted) as wanted:
            press(card.quoted.where)
        assert wanted.args == place
        assert window.page is window.pages["source"]
    window.show_record("quote", quote_id)
    for words in (window.pages.quotes.details.place.where, window.pages.quotes.details.place.paragraph):
        with qtbot.waitSignal(window.context.place_wanted) as wanted:
            press(words)
        assert wanted.args == place
    assert window.pages.sources.view.text.selected_span() == (start, start + len(SAID))
