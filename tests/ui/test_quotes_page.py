"""The quotes page in the real window: finding, reading, linking, judging and copying quotes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press, type_text
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    ClaimFilter,
    ClaimStatus,
    QuoteFilter,
    QuoteKind,
    QuoteSort,
    QuoteStatus,
    Stance,
)
from tracker.services import claims, quotes
from tracker.services import project as projects
from tracker.services.project import Project
from ui import i18n, theme
from ui.context import Context
from ui.icons import icon
from ui.main_window import MainWindow
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage
from ui.widgets.link_card import LinkCard
from ui.widgets.quote_entry import picked_speaker
from ui.widgets.quote_form import QuoteForm
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


@pytest.fixture
def bridge(project_path: Path) -> Bridge:
    """What is in the project that `page` shows."""
    with projects.open_project(project_path) as project:
        return fill(project)


@pytest.fixture
def window(bridge: Bridge, project_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(project_path)


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], QuotesPage]]:
    """Open a project in a page of its own, as wide as in a window of 1366 pixels."""
    contexts = []

    def open_one(path: Path) -> QuotesPage:
        theme.apply(qapp, "light")
        i18n.switch(qapp, "ar")
        contexts.append(Context(projects.open_project(path), "ar"))
        made = QuotesPage(contexts[-1])
        qtbot.addWidget(made)
        made.resize(1218, 680)
        made.show()
        made.setFocus()
        return made

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(bridge: Bridge, project_path: Path, open_page: Callable[[Path], QuotesPage]) -> QuotesPage:
    return open_page(project_path)


@pytest.fixture
def sample(sample_path: Path, open_page: Callable[[Path], QuotesPage]) -> QuotesPage:
    return open_page(sample_path)


def page_of(window: MainWindow) -> QuotesPage:
    found = window.pages["quote"]
    assert isinstance(found, QuotesPage)
    found.list.setFocus()
    return found


def shown(page: QuotesPage) -> list[int]:
    return [page.list.quotes.quote_id(row) for row in range(page.list.quotes.rowCount())]


def expected(page: QuotesPage, wanted: QuoteFilter) -> list[int]:
    return list(quote_queries.ids(page.context.project, wanted))


def quote(page: QuotesPage, quote_id: int) -> "quote_queries.QuoteRow":
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


# Finding


def test_rows_are_there_as_soon_as_the_page_is(sample_path: Path, open_window: OpenWindow) -> None:
    page = open_window(sample_path).pages["quote"]
    assert isinstance(page, QuotesPage)
    assert page.list.quotes.rowCount() == page.record_count() == 41
    assert page.details.row is not None
    assert page.details.row.quote.id == page.list.quotes.quote_id(0)


@pytest.mark.parametrize("typed", ["وتوت", "Witwit", "Eskandar", "اسكندر"])
def test_the_quotes_of_a_speaker_are_found_by_any_name(sample: QuotesPage, typed: str) -> None:
    speaker = speaker_queries.find(sample.context.project, "إسكندر وتوت")
    type_text(sample.bar.speakers.line, typed)
    press(sample.bar.speakers.line, ENTER)
    ids = expected(sample, QuoteFilter(speakers=(speaker.id,)))
    assert ids
    assert shown(sample) == ids
    names = {sample.list.quotes.index(row, Column.SPEAKER).data() for row in range(len(ids))}
    assert names == {"إسكندر وتوت"}
    assert sample.bar.count.text() == f"{len(ids)} من 41"
    assert sample.export_filter() == QuoteFilter(speakers=(speaker.id,))


def test_the_quotes_of_several_speakers_are_shown_together(sample: QuotesPage) -> None:
    for typed in ("وتوت", "السنبلي"):
        type_text(sample.bar.speakers.line, typed)
        press(sample.bar.speakers.line, ENTER)
    ids = tuple(
        speaker_queries.find(sample.context.project, name).id for name in ("إسكندر وتوت", "مراد السنبلي")
    )
    assert shown(sample) == expected(sample, QuoteFilter(speakers=ids))


@pytest.mark.parametrize(
    "wanted",
    [
        QuoteFilter(claims=(1,)),
        QuoteFilter(stances=(Stance.DISPUTES, Stance.MENTIONS)),
        QuoteFilter(statuses=(QuoteStatus.CONFIRMED,)),
        QuoteFilter(sources=(2,)),
        QuoteFilter(first_day="2024-06-01", last_day="2025-01-31"),
        QuoteFilter(search="المحطه"),
        QuoteFilter(speakers=(1, 2), stances=(Stance.SUPPORTS,), claims=(1,), search="تعمل"),
    ],
)
def test_every_filter_shows_what_the_core_shows(sample: QuotesPage, wanted: QuoteFilter) -> None:
    ids = expected(sample, wanted)
    assert 0 < len(ids) < 41
    sample.bar.show_filter(wanted)
    assert shown(sample) == ids
    assert sample.export_filter() == wanted
    assert sample.bar.count.text() == f"{len(ids)} من 41"
    sample.clear_filters()
    assert len(shown(sample)) == 41
    assert sample.bar.count.text() == "41 اقتباسًا"


def test_typed_words_find_quotes_however_they_are_spelt(qtbot: QtBot, page: QuotesPage) -> None:
    page.focus_search()
    type_text(page.bar.search_box, "امن لِلشاحنات")
    assert page.list.quotes.rowCount() == 3
    qtbot.waitUntil(lambda: page.list.quotes.rowCount() == 1, timeout=2000)


def test_escape_once_leaves_and_twice_clears(page: QuotesPage) -> None:
    page.bar.show_filter(QuoteFilter(search="الجسر"))
    page.focus_search()
    press(page.bar.search_box, ESCAPE)
    assert focused(page) is page.list
    assert page.export_filter().search == "الجسر"
    press(page.list, ESCAPE)
    assert page.export_filter() == QuoteFilter()


def test_no_hit_is_said_with_the_way_out(page: QuotesPage) -> None:
    page.bar.show_filter(QuoteFilter(search="لا شيء كهذا"))
    assert page.no_hits.isVisible()
    assert not page.details.isVisible()
    assert page.bar.count.text() == "0 من 3"
    page.no_hits.buttons["show_all_quotes"].click()
    assert page.list.isVisible()
    assert page.details.isVisible()


def test_an_empty_project_says_what_belongs_here(project_path: Path, open_window: OpenWindow) -> None:
    page = page_of(open_window(project_path))
    assert page.empty.isVisible()
    assert "Ctrl+N" in page.empty.sentence.text()
    assert list(page.empty.buttons) == ["paste_source", "type_quote", "open_sample"]
    make_quote_elsewhere(project_path)
    page.context.look_for_changes()
    assert page.list.isVisible()
    assert page.details.isVisible()


def make_quote_elsewhere(path: Path) -> int:
    with projects.open_project(path) as project:
        return make_quote(project)


# Order and place


def test_a_click_on_a_header_sorts_and_another_turns_the_order(page: QuotesPage) -> None:
    header = page.list.horizontalHeader()
    for column, sort in ((Column.SPEAKER, QuoteSort.SPEAKER), (Column.STATUS, QuoteSort.STATUS)):
        for descending in (False, True):
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, order)
            wanted = QuoteFilter(sort=sort, descending=descending)
            assert page.export_filter() == wanted
            assert shown(page) == expected(page, wanted)


def test_columns_without_an_order_sort_nothing(page: QuotesPage) -> None:
    header = page.list.horizontalHeader()
    header.setSortIndicator(Column.SPEAKER, Qt.SortOrder.AscendingOrder)
    header.setSortIndicator(Column.CLAIMS, Qt.SortOrder.AscendingOrder)
    assert header.sortIndicatorSection() == Column.SPEAKER
    assert page.export_filter().sort is QuoteSort.SPEAKER


def test_selection_and_place_stay_after_a_change(qtbot: QtBot, sample: QuotesPage) -> None:
    chosen = [sample.list.quotes.quote_id(row) for row in (20, 22)]
    sample.list.select_quote(chosen[0])
    select_also(sample, chosen[1])
    before = place_on_screen(sample)
    scroll = sample.list.verticalScrollBar().value()
    assert scroll > 0
    sample.context.do(quotes.set_status, chosen[0], QuoteStatus.RETRACTED)
    settled(qtbot, sample)
    assert sample.list.selected_ids() == chosen
    assert sample.list.verticalScrollBar().value() == scroll
    first = sample.list.quotes.quote_id(0)
    sample.context.do(quotes.trash, first)
    settled(qtbot, sample)
    assert first not in shown(sample)
    assert sample.list.selected_ids() == chosen
    assert place_on_screen(sample) == before


def select_also(page: QuotesPage, quote_id: int) -> None:
    (row,) = page.list.quotes.rows_of([quote_id])
    selection = page.list.selectionModel()
    flags = selection.SelectionFlag
    selection.setCurrentIndex(page.list.quotes.index(row, 0), flags.Select | flags.Rows)


def place_on_screen(page: QuotesPage) -> int:
    return page.list.visualRect(page.list.currentIndex()).top()


def test_a_new_filter_keeps_the_quote_that_is_read_if_it_is_shown(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.murad,)))
    assert page.list.current_id == bridge.never
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,)))
    assert page.list.current_id == shown(page)[0]
    assert page.details.row is not None
    assert page.details.row.quote.id == shown(page)[0]


def test_showing_a_record_clears_the_filter_that_hides_it(window: MainWindow, bridge: Bridge) -> None:
    page = page_of(window)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,)))
    window.context.wanted.emit("quote", bridge.safe)
    assert page.export_filter() == QuoteFilter(speakers=(bridge.salma,))
    window.context.wanted.emit("quote", bridge.never)
    assert page.export_filter() == QuoteFilter()
    assert page.list.selected_ids() == [bridge.never]


def test_everything_is_as_it_was_left(bridge: Bridge, project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    page = page_of(window)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.salma,), statuses=(QuoteStatus.UNREVIEWED,)))
    page.list.horizontalHeader().setSortIndicator(Column.SPEAKER, Qt.SortOrder.DescendingOrder)
    page.list.setColumnWidth(Column.SPEAKER, 171)
    page.list.select_quote(bridge.indirect)
    left = page.export_filter()
    window.close()
    again = page_of(open_window(project_path))
    assert again.export_filter() == left
    assert again.list.horizontalHeader().sortIndicatorSection() == Column.SPEAKER
    assert again.list.columnWidth(Column.SPEAKER) == 171
    assert again.list.selected_ids() == [bridge.indirect]


def test_at_1366_pixels_the_table_keeps_what_is_needed(window: MainWindow) -> None:
    page = page_of(window)
    window.resize(1366, 768)
    hidden = [column for column in Column if page.list.isColumnHidden(column)]
    assert hidden == [Column.SOURCE]
    assert page.list.columnWidth(Column.STATUS) >= page.list._delegate.status_width()
    assert not page.list.horizontalScrollBar().isVisible()
    window.resize(2200, 768)
    assert not page.list.isColumnHidden(Column.SOURCE)


# Reading


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
        (page.details.place.open_button.click, ["source", bridge.source]),
        (card(page)._buttons["open"].click, ["claim", bridge.claim]),
    ]
    for follow, wanted in links:
        with qtbot.waitSignal(page.context.wanted) as signal:
            follow()
        assert signal.args == wanted


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
    layouts = [layout for (words, _), layout in page.list._delegate._layouts.items() if words.quoted]
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
    assert not history.steps.isVisible()
    history.toggle.click()
    assert len(history.steps.text.splitlines()) == 1
    page.context.do(quotes.set_status, bridge.safe, QuoteStatus.CONFIRMED)
    settled(qtbot, page)
    newest = history.steps.text.splitlines()[:2]
    assert "تغيير حالة النسبة لاقتباس" in newest[0]
    assert "ثابت النسبة" in newest[1]
    assert "لم يُراجَع" in newest[1]


# Judging


@pytest.mark.qt_log_ignore("This plugin does not support")  # what the offscreen platform says of any menu
@pytest.mark.parametrize("key", ["s", "س"])
def test_a_key_and_a_number_set_the_status(qtbot: QtBot, page: QuotesPage, bridge: Bridge, key: str) -> None:
    page.list.select_quote(bridge.never)
    QTimer.singleShot(0, page, lambda: press(popup(), Qt.Key.Key_4))
    type_text(page.list, key)
    settled(qtbot, page)
    assert quote(page, bridge.never).quote.status is QuoteStatus.CONFIRMED
    assert page.details.status.text() == "ثابت النسبة"
    assert page.list.selected_ids() == [bridge.never]


def popup() -> QWidget:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu


def test_status_and_trash_take_all_that_is_selected_in_one_step(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    page = page_of(window)
    page.list.selectAll()
    assert "3" in page.details.several.text
    before = steps(page)
    page.set_status(QuoteStatus.CONFIRMED)
    settled(qtbot, page)
    statuses = {row.quote.status for row in quote_queries.rows(page.context.project, QuoteFilter())}
    assert statuses == {QuoteStatus.CONFIRMED}
    assert steps(page) == before + 1
    press(page.list, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert shown(page) == []
    assert steps(page) == before + 2
    window.undo()
    settled(qtbot, page)
    assert len(shown(page)) == 3
    assert [link.claim_id for link in quote(page, bridge.safe).links] == [bridge.claim]


def test_after_a_quote_is_trashed_the_one_in_its_place_is_read(qtbot: QtBot, page: QuotesPage) -> None:
    ids = shown(page)
    page.list.select_quote(ids[1])
    press(page.list, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert shown(page) == [ids[0], ids[2]]
    assert page.list.selected_ids() == [ids[2]]
    assert page.details.row is not None
    assert page.details.row.quote.id == ids[2]


# Linking


@pytest.mark.parametrize("key", ["l", "م"])
def test_a_quote_is_linked_by_keyboard(qtbot: QtBot, page: QuotesPage, bridge: Bridge, key: str) -> None:
    page.list.select_quote(bridge.never)
    type_text(page.list, key)
    row = page.details.link_row
    assert row.isVisible()
    assert focused(page) is row.claim
    assert row.stance is None
    type_text(row.claim, "امن الجسر")
    press(row.claim, ENTER)
    type_text(focused(page), "2")
    press(focused(page), ENTER)
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.never)
    assert (link.claim_id, link.stance, link.focus_start) == (bridge.claim, Stance.DISPUTES, None)
    assert focused(page) is page.list
    assert card(page).stance.text() == "يخالف"


def test_there_is_no_stance_unless_one_is_chosen(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    type_text(page.list, "l")
    row = page.details.link_row
    press(focused(page), ENTER)
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    press(focused(page), ENTER)
    assert row.isVisible()
    assert "1" in row.hint.text()
    assert link_queries.of_quote(page.context.project, bridge.never) == []
    type_text(focused(page), "٣")
    press(focused(page), ENTER)
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.never)
    assert link.stance is Stance.MENTIONS


def test_a_new_claim_is_added_and_linked_in_one_step(
    qtbot: QtBot, window: MainWindow, bridge: Bridge
) -> None:
    page = page_of(window)
    page.list.select_quote(bridge.never)
    before = steps(page)
    type_text(page.list, "l")
    row = page.details.link_row
    type_text(row.claim, "يعبر الناس الجسر كل يوم")
    press(row.claim, Qt.Key.Key_Up)
    press(row.claim, ENTER)
    type_text(focused(page), "2")
    press(focused(page), ENTER)
    qtbot.waitUntil(row.isHidden)
    (link,) = quote(page, bridge.never).links
    assert (link.claim, link.stance) == ("يعبر الناس الجسر كل يوم", Stance.DISPUTES)
    assert steps(page) == before + 1
    window.undo()
    settled(qtbot, page)
    assert quote(page, bridge.never).links == ()
    assert len(list(claim_queries.rows(page.context.project, ClaimFilter()))) == 2


def test_selected_words_are_those_that_bear_on_the_claim(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.list.select_quote(bridge.never)
    select_words(page, "هذا الجسر")
    page.details.ask_link()
    row = page.details.link_row
    assert "هذا الجسر" in row.focus.text()
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    select_words(page, "أعبر ")
    type_text(row, "2")
    row.save()
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.never)
    assert "لا أعبر هذا الجسر"[link.focus_start : link.focus_end] == "أعبر"


def select_words(page: QuotesPage, words: str) -> None:
    editor = page.details.words
    cursor = editor.textCursor()
    start = editor.words().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_a_finished_claim_is_offered_to_be_reopened(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    claims.set_status(page.context.project, bridge.claim, ClaimStatus.DONE)
    page.list.select_quote(bridge.never)
    page.details.ask_link()
    row = page.details.link_row
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    assert row.reopen.isVisible()
    row.reopen.click()
    type_text(row, "2")
    row.save()
    qtbot.waitUntil(row.isHidden)
    claim = claim_queries.get(page.context.project, bridge.claim)
    assert claim.status is ClaimStatus.IN_REVIEW


def test_a_refused_link_keeps_what_was_typed(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    page.details.ask_link()
    row = page.details.link_row
    type_text(row.claim, "الجسر آمن")
    press(row.claim, ENTER)
    type_text(row, "1")
    row.note.setText("ملاحظة")
    claims.trash(page.context.project, bridge.claim)
    row.save()
    settled(qtbot, page)
    assert row.isVisible()
    assert row.isEnabled()
    assert row.note.text() == "ملاحظة"
    assert row.hint.text()


def test_a_link_is_edited_in_the_same_row(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    card(page)._buttons["edit"].click()
    row = page.details.link_row
    assert row.stance is Stance.SUPPORTS
    assert row.note.text() == "صريح"
    assert "الجسر آمن" in row.focus.text()
    row.note.setText("أقل صراحة")
    row.no_focus.click()
    row.save()
    qtbot.waitUntil(row.isHidden)
    (link,) = link_queries.of_quote(page.context.project, bridge.safe)
    assert (link.stance, link.note, link.focus_start) == (Stance.SUPPORTS, "أقل صراحة", None)


def test_escape_gives_the_link_up(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.never)
    page.bar.show_filter(QuoteFilter(speakers=(bridge.murad,)))
    page.details.ask_link()
    press(focused(page), ESCAPE)
    assert page.details.link_row.isHidden()
    assert focused(page) is page.list
    assert page.export_filter().speakers == (bridge.murad,)


@pytest.mark.parametrize(("key", "stance"), [("2", Stance.DISPUTES), ("3", Stance.MENTIONS)])
def test_a_number_on_the_chip_changes_the_stance_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, bridge: Bridge, key: str, stance: Stance
) -> None:
    page = page_of(window)
    page.list.select_quote(bridge.safe)
    card(page).stance.setFocus()
    type_text(card(page).stance, key)
    settled(qtbot, page)
    (link,) = link_queries.of_quote(page.context.project, bridge.safe)
    assert (link.stance, link.note, link.focus_end) == (stance, "صريح", 9)
    assert focused(page) is card(page).stance
    window.undo()
    settled(qtbot, page)
    assert quote(page, bridge.safe).links[0].stance is Stance.SUPPORTS
    assert card(page).stance.text() == "يؤيد"


def test_a_number_in_the_list_changes_the_only_stance(qtbot: QtBot, page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    type_text(page.list, "2")
    settled(qtbot, page)
    assert quote(page, bridge.safe).links[0].stance is Stance.DISPUTES
    assert focused(page) is page.list


def test_a_number_in_the_list_goes_to_the_first_of_several_stances(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    make_link(page.context.project, bridge.safe, bridge.claim + 1, Stance.SUPPORTS)
    page.list.refresh()
    page.list.select_quote(bridge.safe)
    type_text(page.list, "2")
    settled(qtbot, page)
    assert {link.stance for link in quote(page, bridge.safe).links} == {Stance.SUPPORTS}
    assert focused(page).objectName() == f"link_stance_{bridge.claim}"
    type_text(focused(page), "2")
    settled(qtbot, page)
    assert [link.stance for link in quote(page, bridge.safe).links] == [Stance.DISPUTES, Stance.SUPPORTS]


def test_delete_on_a_link_removes_the_link_and_not_the_quote(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.list.select_quote(bridge.safe)
    card(page).stance.setFocus()
    press(card(page).stance, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert bridge.safe in shown(page)
    assert quote(page, bridge.safe).links == ()


# The form


def test_a_new_quote_is_typed_in_the_details_place_and_read_afterwards(
    qtbot: QtBot, page: QuotesPage, bridge: Bridge
) -> None:
    page.add_new()
    form = page.findChild(QWidget, "quote_form")
    assert isinstance(form, QuoteForm)
    assert form.isVisible()
    assert not page.details.isVisible()
    assert form.isAncestorOf(focused(page))
    type_text(form.fields.words, "نعبر مطمئنين")
    form.fields.speaker.pick(picked_speaker(page.context.project, bridge.salma))
    press(form.fields.words, Qt.Key.Key_S, CONTROL)
    settled(qtbot, page)
    assert page.details.isVisible()
    assert page.details.words.words() == "«نعبر مطمئنين»"
    assert page.list.selected_ids() == [page.details.row.quote.id if page.details.row else 0]
    assert focused(page) is page.list


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, ENTER])
def test_a_quote_is_edited_in_the_details_place_and_escape_goes_back(
    page: QuotesPage, bridge: Bridge, key: Qt.Key
) -> None:
    page.list.select_quote(bridge.never)
    press(page.list, key)
    form = page.findChild(QWidget, "quote_form")
    assert isinstance(form, QuoteForm)
    assert form.fields.words.words() == "لا أعبر هذا الجسر"
    press(focused(page), ESCAPE)
    assert page.details.isVisible()
    assert focused(page) is page.list


def test_letters_typed_into_the_form_are_no_commands(page: QuotesPage, bridge: Bridge) -> None:
    page.add_new()
    form = page.findChild(QWidget, "quote_form")
    assert isinstance(form, QuoteForm)
    form.fields.words.setFocus()
    type_text(form.fields.words, "lمsس")
    press(form.fields.words, Qt.Key.Key_Delete)
    assert form.fields.words.words() == "lمsس"
    assert page.details.link_row.isHidden()
    assert len(shown(page)) == 3


# Copying


def test_a_copied_quote_can_be_pasted_anywhere(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    press(page.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == (
        "«الجسر آمن للسيارات والشاحنات» — سلمى الحداد، رئيسة البلدية (صحيفة الضفة، 4 شباط/فبراير 2016)"
    )


def test_all_selected_quotes_are_copied_in_their_order(page: QuotesPage) -> None:
    page.list.selectAll()
    page.copy()
    copied = QGuiApplication.clipboard().text().split("\n\n")
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


# Keys, languages, reading only


def test_letters_typed_into_a_line_are_words_and_no_commands(page: QuotesPage) -> None:
    page.focus_search()
    type_text(page.bar.search_box, "lsoمس123")
    assert page.bar.search_box.text() == "lsoمس123"
    assert page.details.link_row.isHidden()
    assert QApplication.activePopupWidget() is None


def test_the_language_is_switched_live(window: MainWindow, bridge: Bridge) -> None:
    page = page_of(window)
    page.list.select_quote(bridge.indirect)
    page.details.ask_link()
    window.switch_language()
    header = page.list.quotes.headerData(Column.STATUS, Qt.Orientation.Horizontal)
    assert header == "Attribution"
    assert page.bar.count.text() == "3 quotes"
    assert page.details.caption.text == "Reported speech, in the reporter’s words"
    assert page.details.buttons["edit_quote"].text() == "Edit"
    assert page.details.link_row.stances[Stance.DISPUTES].text().endswith("Disputes")
    window.switch_language()
    assert page.bar.count.text() == "3 اقتباسات"


def test_a_project_open_for_reading_only_can_be_read_and_not_changed(
    bridge: Bridge, project_path: Path, open_window: OpenWindow
) -> None:
    project_path.chmod(0o400)
    page = page_of(open_window(project_path))
    page.list.select_quote(bridge.safe)
    for name, button in page.details.buttons.items():
        assert button.isEnabled() == (name == "copy_quote")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        press(page.list, key)
    type_text(page.list, "ls")
    type_text(card(page).stance, "2")
    page.add_new()
    assert page.details.link_row.isHidden()
    assert page.details.isVisible()
    assert QApplication.activePopupWidget() is None
    assert len(shown(page)) == 3
    assert quote(page, bridge.safe).links[0].stance is Stance.SUPPORTS


def test_delete_on_a_button_of_the_filter_deletes_nothing(qtbot: QtBot, page: QuotesPage) -> None:
    page.bar.statuses.setFocus()
    press(page.bar.statuses, Qt.Key.Key_Delete)
    type_text(page.bar.statuses, "l2")
    settled(qtbot, page)
    assert len(shown(page)) == 3
    assert page.details.link_row.isHidden()


def test_the_tab_key_goes_through_the_page_in_reading_order(page: QuotesPage, bridge: Bridge) -> None:
    page.list.select_quote(bridge.safe)
    page.bar.search_box.setFocus()
    names = [focused(page).objectName()]
    while len(names) < 60 and (len(names) == 1 or names[-1] != "search_box"):
        press(focused(page), Qt.Key.Key_Tab)
        names.append(focused(page).objectName())
    assert names[:-1] == [
        "search_box",
        "speaker_filter",
        "claim_filter",
        "source_filter",
        "status_filter",
        "stance_filter",
        "date_from",
        "date_to",
        "quotes_table",
        "edit_quote",
        "link_quote",
        "copy_quote",
        "trash_quote",
        "quote_words",
        "quote_speaker",
        "quote_status",
        "open_source",
        f"link_stance_{bridge.claim}",
        f"link_open_{bridge.claim}",
        f"link_edit_{bridge.claim}",
        f"link_remove_{bridge.claim}",
        "history_toggle",
    ]


def test_icons_follow_the_light(qapp: QApplication, page: QuotesPage) -> None:
    def drawn() -> list[bool]:
        buttons = (*page.details.buttons.values(), page.bar.clear_button, page.details.place.open_button)
        return [
            each.icon().pixmap(16).toImage() == icon(name).pixmap(16).toImage()
            for each, name in zip(buttons, ICONS, strict=True)
        ]

    assert all(drawn())
    theme.apply(qapp, "dark")
    assert all(drawn())


ICONS = ("pencil-simple", "link", "copy", "trash", "x", "arrow-square-out")


def test_what_the_command_line_writes_is_shown(page: QuotesPage, project_path: Path) -> None:
    quote_id = make_quote_elsewhere(project_path)
    page.context.look_for_changes()
    assert quote_id in shown(page)
    assert page.bar.count.text() == "4 اقتباسات"


def test_every_widget_that_takes_part_has_a_name_for_checks_and_for_ears(page: QuotesPage) -> None:
    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not each.objectName().startswith("qt_")
        and not (each.objectName() and each.accessibleName())
    ]
    assert [(type(each).__name__, each.objectName(), each.accessibleName()) for each in nameless] == []
