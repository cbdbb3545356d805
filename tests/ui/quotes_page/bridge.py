"""A small project about a bridge, and what tests of the quotes page ask of the page."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.records import (
    QuoteFilter,
    QuoteKind,
    QuoteRow,
    Stance,
)
from tracker.services import project as projects
from tracker.services.project import Project
from ui.main_window import MainWindow
from ui.pages.quotes import QuotesPage
from ui.widgets.link_card import LinkCard
from ui.widgets.words import Words

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier

TEXT = (
    "قالت سلمى الحداد للصحيفة إن الطريق مفتوح.\n"
    "وأضافت سلمى الحداد: «الجسر آمن للسيارات والشاحنات» بعد جولة طويلة.\n"
    "أما مراد السنبلي فقال: «لا أعبر هذا الجسر»."
)


@dataclass(frozen=True)
class Bridge:
    """The ids of a small project about a bridge."""

    salma: int
    murad: int
    source: int
    safe: int
    indirect: int
    never: int
    claim: int


def fill(project: Project) -> Bridge:
    salma = make_speaker(project, "سلمى الحداد", latin_name="Salma Haddad")
    murad = make_speaker(project, "مراد السنبلي")
    origin = make_source(project, title="بيان البلدية", outlet="البلدية")
    source = make_source(project, TEXT, title="خبر الجسر", outlet="صحيفة الضفة", published_on="2016-02-05")
    words = "الجسر آمن للسيارات والشاحنات"
    start = TEXT.index(words)
    safe = make_quote(
        project,
        salma,
        text=words,
        source_id=source,
        origin_id=origin,
        start=start,
        end=start + len(words),
        said_on="2016-02-04",
        role="رئيسة البلدية",
        note="قيل أمام الجسر",
    )
    told = "الطريق مفتوح"
    start = TEXT.index(told)
    indirect = make_quote(
        project,
        salma,
        text=told,
        kind=QuoteKind.INDIRECT,
        source_id=source,
        start=start,
        end=start + len(told),
    )
    never = make_quote(project, murad, text="لا أعبر هذا الجسر", source_id=source, said_on="2016-02")
    claim = make_claim(project, "الجسر آمن للشاحنات")
    make_link(project, safe, claim, Stance.SUPPORTS, focus_start=0, focus_end=9, note="صريح")
    make_claim(project, "الطريق مفتوح منذ الصباح")
    return Bridge(salma, murad, source, safe, indirect, never, claim)


def page_of(window: MainWindow) -> QuotesPage:
    found = window.pages["quote"]
    assert isinstance(found, QuotesPage)
    found.list.setFocus()
    return found


def shown(page: QuotesPage) -> list[int]:
    return [page.list.quotes.quote_id(row) for row in range(page.list.quotes.rowCount())]


def expected(page: QuotesPage, wanted: QuoteFilter) -> list[int]:
    return list(quote_queries.ids(page.context.project, wanted))


def quote(page: QuotesPage, quote_id: int) -> QuoteRow:
    (row,) = quote_queries.by_ids(page.context.project, [quote_id], QuoteFilter())
    return row


def steps(page: QuotesPage) -> int:
    return len(history_queries.entries(page.context.project))


def settled(qtbot: QtBot, page: QuotesPage) -> None:
    """Wait until every step asked for is stored and shown."""
    qtbot.waitUntil(lambda: page.context.writer.is_idle)


def focused(page: QuotesPage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def card(page: QuotesPage) -> LinkCard:
    (only,) = (each for each in page.details.findChildren(LinkCard) if not each.isHidden())
    return only


def texts_of(widget: QWidget) -> list[str]:
    """All words that a widget and its children show or speak."""
    found = [each.text for each in widget.findChildren(Words)]
    found += [each.text() for each in widget.findChildren(QLabel)]
    return found + [each.accessibleName() + each.toolTip() for each in widget.findChildren(QWidget)]


def make_quote_elsewhere(path: Path) -> int:
    with projects.open_project(path) as project:
        return make_quote(project)


def select_words(page: QuotesPage, words: str) -> None:
    editor = page.details.words
    cursor = editor.textCursor()
    start = editor.words().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
