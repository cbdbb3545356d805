"""Entering and editing a source."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.sources_page.conftest import CONTROL, SAID, TEXT
from tests.ui.typing import press, type_text
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor
from tracker.services import sources
from ui.pages.sources import SourcesPage


def test_a_text_from_the_clipboard_brings_its_first_line_as_title(page: SourcesPage, qtbot: QtBot) -> None:
    text = "\n  بيان عن   الجسر \nقال المتحدث إن الجسر آمن."
    page.add_from_text(text)
    form = page.form
    assert form.lines["title"].text() == "بيان عن الجسر"
    assert form.lines["title"].hasFocus()
    assert form.language.currentData() == "ar"
    type_text(form.lines["outlet"], "الضفاف")
    type_text(form.published_on.line, "5/2/2016")
    with qtbot.waitSignal(form.saved) as saved:
        press(form.lines["outlet"], Qt.Key.Key_Return, CONTROL)
    stored = source_queries.get(page.context.project, saved.args[0])
    assert (stored.title, stored.text, stored.outlet) == ("بيان عن الجسر", text, "الضفاف")
    assert (stored.published_on, stored.language) == ("2016-02-05", "ar")
    assert page.view.title.text() == "بيان عن الجسر"
    assert page.view.text.words() == text


def test_a_title_that_was_typed_is_left_alone(page: SourcesPage) -> None:
    page.add_new()
    form = page.form
    type_text(form.lines["title"], "عنواني")
    type_text(form.text, "نص")
    assert form.lines["title"].text() == "عنواني"
    form.lines["title"].clear()


def test_addresses_run_from_the_left(page: SourcesPage) -> None:
    for name in ("url", "archive_url"):
        assert page.form.lines[name].layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_what_lacks_is_said_at_its_field(page: SourcesPage) -> None:
    page.add_new()
    type_text(page.form.text, " ")
    type_text(page.form.published_on.line, "31/2/2016")
    page.form.save()
    assert page.form.fields["title"].error.isVisible()
    assert page.form.published_on.meaning.isVisible()
    assert len(list(source_queries.rows(page.context.project))) == 2


def test_a_text_that_is_too_long_is_refused_with_its_length(page: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.refused) as refused:
        page.add_from_text("ا" * 1_000_001)
    assert refused.args[0].code == "text_too_long"


def test_two_texts_left_unsaved_are_both_come_back_to(page: SourcesPage) -> None:
    for text in ("الأول", "الثاني"):
        page.add_from_text(text)
    page.form.leave()
    found = []
    for _ in range(2):
        page.add_new()
        found.append(page.form.text.words())
        page.form.draft.drop()
    assert found == ["الثاني", "الأول"]


def test_escape_leaves_the_form_and_keeps_what_was_typed(page: SourcesPage) -> None:
    page.edit()
    type_text(page.form.lines["note"], "ملاحظة")
    press(page.form.lines["note"], Qt.Key.Key_Escape)
    assert page.view.isVisible()
    page.edit()
    assert page.form.lines["note"].text() == "ملاحظة"


def test_quotes_follow_an_edited_text_and_lost_ones_are_told(page: SourcesPage, qtbot: QtBot) -> None:
    page.edit()
    page.form.text.set_words(TEXT.replace("قالت المديرة", "قالت مديرة المشروع"))
    with qtbot.waitSignal(page.form.left):
        page.form.save()
    quote = quote_queries.get(page.context.project, 1)
    text = source_queries.get(page.context.project, 1).text
    assert text[quote.start : quote.end] == SAID
    page.edit()
    page.form.text.set_words(text.replace(SAID, "الجسر عتيق"))
    told: list[str] = []
    page.context.noticed.connect(lambda words, _: told.append(words))
    with qtbot.waitSignal(page.form.left):
        page.form.save()
    assert quote_queries.get(page.context.project, 1).anchor is Anchor.DETACHED
    qtbot.waitUntil(lambda: len(told) == 2)
    assert page.view.lost.isVisible()


def test_a_text_that_no_editor_holds_is_not_altered_by_an_edit(page: SourcesPage, qtbot: QtBot) -> None:
    source = source_queries.get(page.context.project, 2)
    strange = "سطر\u2029سطر\ufdd0نهاية"
    with qtbot.waitSignal(page.context.changed):
        page.context.do(sources.edit, replace(source, text=strange))
    page.show_record(2)
    page.edit()
    type_text(page.form.lines["note"], "ملاحظة")
    with qtbot.waitSignal(page.form.saved):
        page.form.save()
    stored = source_queries.get(page.context.project, 2)
    assert (stored.text, stored.note) == (strange, "ملاحظة")


def test_the_title_of_a_long_first_line_ends_where_a_sentence_does(page: SourcesPage) -> None:
    sentence = "أعلنت بلدية الضفة إغلاق الجسر القديم ليلًا أمام الشاحنات"
    page.add_from_text(f"{sentence}. {'وقالت إن العمل يستمر. ' * 10}")
    assert page.form.lines["title"].text() == sentence
