"""One quote in full: its words, who, when, where, and what became of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.factories import make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.quotes_page.bridge import CONTROL, TEXT, Bridge, card, page_of, select_words, settled, texts_of
from tests.ui.typing import press
from tracker.queries import quotes as quote_queries
from tracker.records import (
    QuoteStatus,
)
from tracker.services import project as projects
from tracker.services import quotes
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage


def test_the_details_say_who_when_and_where(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    details = page.details
    assert details.words.words() == "«الجسر آمن للسيارات والشاحنات»"
    assert details.speaker.text() == "سلمى الحداد"
    assert details.role.text == "رئيسة البلدية"
    assert "4 شباط/فبراير 2016" in details.when.text
    assert details.note.text == "قيل أمام الجسر"
    assert details.place.where.text == "\u2068بيان البلدية\u2069، نقلًا عن \u2068صحيفة الضفة\u2069"
    assert details.place.paragraph.text == TEXT.splitlines()[1]
    marked = [piece.text for piece in details.place.paragraph.pieces if piece.look.name == "BOLD"]
    assert marked == ["الجسر آمن للسيارات والشاحنات"]


def test_the_words_that_bear_on_a_claim_are_bold(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    bold = [piece.text for piece in card(page).focus.pieces if piece.look.name == "BOLD"]
    assert bold == ["الجسر آمن"]
    cursor = page.details.words.textCursor()
    cursor.setPosition(len("«الجسر"))
    assert cursor.charFormat().fontWeight() > 400
    cursor.setPosition(len("«الجسر آمن للسيارات"))
    assert cursor.charFormat().fontWeight() <= 400
    assert "صريح" in card(page).note.text


def test_names_lead_to_their_pages(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    links: list[tuple[Callable[[], object], list[object]]] = [
        (page.details.speaker.click, ["speaker", bridge.salma]),
        (card(page)._buttons["open"].click, ["claim", bridge.claim]),
    ]
    for follow, wanted in links:
        with qtbot.waitSignal(page.context.wanted) as signal:
            follow()
        assert signal.args == wanted


def test_the_place_leads_into_the_text_of_the_source(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    quote = quote_queries.get(page.context.project, bridge.safe)
    with qtbot.waitSignal(page.context.place_wanted) as signal:
        page.details.place.open_button.click()
    assert signal.args == [bridge.source, quote.start, quote.end]


def test_an_indirect_quote_stands_nowhere_in_marks(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.indirect)
    page.grab()
    painted = [words.text for words, _ in page.list._delegate._layouts]
    assert "الطريق مفتوح" in painted
    assert "«الجسر آمن للسيارات والشاحنات»" in painted
    assert page.details.words.words() == "الطريق مفتوح"
    assert page.details.caption.text == "نقل بالمعنى، بصياغة الناقل"
    assert page.details.caption.isVisible()
    press(page.list, Qt.Key.Key_C, CONTROL)
    everywhere = [*texts_of(page), *painted, QGuiApplication.clipboard().text()]
    assert any("الطريق مفتوح" in text for text in everywhere)
    assert not [text for text in everywhere if "«الطريق" in text or "مفتوح»" in text]


def test_a_quote_too_long_for_two_lines_keeps_its_closing_mark(
    project_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(project_path) as project:
        make_quote(project, text="كلام طويل جدًا " * 200)
        make_quote(project, text="Long words indeed, " * 200)
    page = page_of(open_window(project_path))
    page.grab()
    laid_out = page.list._delegate._layouts.items()
    layouts = [each.layout for (words, _), each in laid_out if words.quoted]
    assert len(layouts) == 2
    for layout in layouts:
        assert layout.lineCount() == 2
        assert layout.text().startswith("«")
        assert layout.text().endswith("…»")


def test_the_history_of_a_quote_opens_and_names_what_changed(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.list.select_quote(bridge.safe)
    history = page.details.history
    assert history.steps is None
    history.toggle.click()
    assert history.steps is not None
    assert len(history.steps.text.splitlines()) == 1
    page.context.do(quotes.set_status, bridge.safe, QuoteStatus.CONFIRMED)
    settled(qtbot, page)
    assert history.steps is not None
    newest = history.steps.text.splitlines()[:2]
    assert "تغيير حالة النسبة لاقتباس" in newest[0]
    assert "ثابت النسبة" in newest[1]
    assert "لم يُراجَع" in newest[1]


def test_a_copied_quote_can_be_pasted_anywhere(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    press(page.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == (
        "«الجسر آمن للسيارات والشاحنات» — سلمى الحداد، رئيسة البلدية (صحيفة الضفة، 4 شباط/فبراير 2016)"
    )


def test_all_selected_quotes_are_copied_in_their_order(page: QuotesPage) -> None:
    page.list.selectAll()
    page.commands.copy()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert len(copied) == 3
    words = [page.list.quotes.index(row, Column.QUOTE).data() for row in range(3)]
    assert all(word in text for word, text in zip(words, copied, strict=True))


def test_copying_works_under_an_arabic_layout(page: QuotesPage, bridge: Bridge) -> None:
    waw = QKeyEvent(QKeyEvent.Type.KeyPress, ord("ؤ"), CONTROL, "")
    page.list.select_quote(bridge.never)
    QApplication.sendEvent(page.list, waw)
    assert QGuiApplication.clipboard().text().startswith("«لا أعبر هذا الجسر» — ")
    select_words(page, "هذا")
    QApplication.sendEvent(page.details.words, waw)
    assert QGuiApplication.clipboard().text() == "هذا"


def test_copying_selected_words_copies_just_them(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    select_words(page, "آمن للسيارات")
    press(page.details.words, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "آمن للسيارات"
