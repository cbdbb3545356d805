"""Quotes that lost their place in an edited text are listed and given one by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.sources_page.conftest import SAID, TEXT
from tests.ui.typing import press
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Quote, Source
from tracker.services import history, quotes, sources
from ui.pages.sources import SourcesPage
from ui.widgets.repair_panel import SPAN

EDITED = TEXT.replace(SAID, "الجسر عتيق قديم")


def quote_of(page: SourcesPage, quote_id: int = 1) -> Quote:
    return quote_queries.get(page.context.project, quote_id)


@pytest.fixture
def lost(page: SourcesPage, qtbot: QtBot) -> SourcesPage:
    """The page after its quote was edited out of the text."""
    source = source_queries.get(page.context.project, 1)
    with qtbot.waitSignal(page.context.changed):
        page.context.do(sources.edit, replace(source, text=EDITED))
    assert quote_of(page).anchor is Anchor.DETACHED
    return page


def test_nothing_is_offered_while_every_quote_has_its_place(page: SourcesPage) -> None:
    assert page.list.lost_filter.isHidden()
    assert page.view.buttons["repair"].isHidden()
    page.view.start_repair()
    assert page.view.repair.isHidden()


def test_enter_takes_the_place_that_the_text_shows(lost: SourcesPage, qtbot: QtBot) -> None:
    press(lost.view.text, Qt.Key.Key_R)
    panel = lost.view.repair
    assert panel.isVisible()
    assert panel.list.hasFocus()
    start, end = panel.list.currentItem().data(SPAN)
    assert lost.view.text.selected_span() == (start, end)
    with qtbot.waitSignal(lost.context.changed):
        press(panel.list, Qt.Key.Key_Return)
    held = quote_of(lost)
    assert (held.anchor, held.start, held.end) == (Anchor.HELD, start, end)
    assert held.text == EDITED[start:end]
    assert panel.isHidden(), "nothing is left to be repaired"
    assert lost.view.text.hasFocus()
    history.undo(lost.context.project)
    assert quote_of(lost).text == SAID


def test_words_selected_in_the_text_become_the_quotes(lost: SourcesPage, qtbot: QtBot) -> None:
    lost.view.start_repair()
    start = EDITED.index("الجسر عتيق")
    lost.view.text.show_span(start, start + len("الجسر عتيق قديم"))
    with qtbot.waitSignal(lost.context.changed):
        press(lost.view.text, Qt.Key.Key_Return)
    assert (quote_of(lost).text, quote_of(lost).start) == ("الجسر عتيق قديم", start)


def test_a_quote_may_stay_without_a_place(lost: SourcesPage, qtbot: QtBot) -> None:
    lost.view.start_repair()
    panel = lost.view.repair
    panel.list.setCurrentRow(panel.list.count() - 1)
    with qtbot.waitSignal(lost.context.changed):
        press(panel.list, Qt.Key.Key_Return)
    assert quote_of(lost).anchor is Anchor.NONE
    assert lost.list.lost_filter.isHidden()
    assert not lost.view.buttons["repair"].isHidden(), "it may still be given a place"


def test_arrows_pass_over_the_quotes_own_rows(lost: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lost.context.changed):
        lost.context.do(quotes.add, Quote(speaker_id=1, source_id=1, text="كلام لا يرد في النص إطلاقًا"))
    lost.view.start_repair()
    panel = lost.view.repair
    met = []
    for _ in range(panel.list.count()):
        met.append(panel.list.currentItem())
        press(panel.list, Qt.Key.Key_Down)
    assert all(item.flags() & Qt.ItemFlag.ItemIsEnabled for item in met)
    assert panel.list.currentRow() == panel.list.count() - 1


def test_esc_closes_the_list(lost: SourcesPage) -> None:
    lost.view.start_repair()
    press(lost.view.repair.list, Qt.Key.Key_Escape)
    assert lost.view.repair.isHidden()
    assert lost.view.text.hasFocus()


def test_the_filter_leads_through_all_sources_with_lost_quotes(lost: SourcesPage, qtbot: QtBot) -> None:
    context = lost.context
    with qtbot.waitSignals([context.changed, context.changed]):
        context.do(sources.add, Source(title="ثالثة", text="نص فيه كلام ضائع"))
        context.do(quotes.add, Quote(speaker_id=1, source_id=3, text="كلام ضاع", anchor=Anchor.DETACHED))
    lost.show_record(2)
    lost.list.lost_filter.click()
    assert lost.list.model.rowCount() == 2
    for _ in range(2):
        assert lost.view.repair.isVisible()
        with qtbot.waitSignal(lost.context.changed):
            press(lost.view.repair.list, Qt.Key.Key_Return)
    assert lost.list.lost_filter.isHidden()
    assert lost.list.model.rowCount() == 3, "with nothing left the filter goes"


def test_the_form_says_how_many_quotes_an_edit_would_detach(page: SourcesPage, qtbot: QtBot) -> None:
    page.edit()
    warning = page.form.lost_warning
    page.form.text.set_words(EDITED)
    qtbot.waitUntil(warning.isVisible)
    assert "1" in warning.text() or "واحد" in warning.text()
    assert quote_of(page).anchor is Anchor.HELD
    page.form.text.set_words(f"مقدمة.\n{TEXT}")
    qtbot.waitUntil(warning.isHidden)
