"""Finding quotes: every filter, the count, and the ways out."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.quotes_page.bridge import ENTER, ESCAPE, expected, focused, make_quote_elsewhere, page_of, shown
from tests.ui.typing import press, type_text
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    QuoteFilter,
    QuoteStatus,
    Stance,
)
from ui.models.quote_table import Column
from ui.pages.quotes import QuotesPage


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
