"""What was searched for stands out in the words as they are, vowels and all, in the list and beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextCursor

from tests.factories import make_quote
from tests.ui.quotes_page.bridge import Bridge
from tracker.records import QuoteFilter
from tracker.search import asking
from tracker.text.fold import fold
from ui import exact_text
from ui.pages.quotes import QuotesPage
from ui.widgets.hits import Hit, marks

SAMPLES = "الجسر وبالجسرِ قُرِّرَت مؤسّسة الاتِّحاد 😀 👨\u200d👩\u200d👧 ، « » ٢٠١٦ Erdoğan مســـؤول"
WORDS = st.sampled_from(SAMPLES.split())
TEXTS = st.lists(WORDS | st.text(max_size=4), max_size=9).map(" ".join)
GROUND = QColor("orange")


@given(text=TEXTS, typed=WORDS | st.text(max_size=5))
def test_every_stretch_that_stands_out_holds_what_was_typed(text: str, typed: str) -> None:
    meant = [part for each in asking.ask(typed).sought for part in (*each.beginnings, *each.wholes)]
    for mark in marks(text, Hit(typed, GROUND)):
        start = exact_text.code_point(text, mark.start)
        end = exact_text.code_point(text, mark.start + mark.length)
        assert any(part in fold(text[start:end]) for part in meant)


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("😀 قال: الجِسْرُ آمنٌ", "جسر", ["الجِسْرُ"]),
        ("والجسرُ والجسور والجسد", "الجسر", ["والجسرُ", "والجسور"]),
        ("مســـؤولُنا ومسؤولٌ", "مسؤول", ["مســـؤولُنا", "ومسؤولٌ"]),
        ("قُرِّرَت الخطةُ", "قررت الخطه", ["قُرِّرَت", "الخطةُ"]),
        ("عام ٢٠١٦م", "2016", ["٢٠١٦م"]),
    ],
)
def test_whole_words_stand_out_with_their_vowels(text: str, typed: str, words: list[str]) -> None:
    found = marks(text, Hit(typed, GROUND))
    units = text.encode("utf-16-le")
    assert [units[2 * m.start : 2 * (m.start + m.length)].decode("utf-16-le") for m in found] == words


def test_the_list_and_the_details_show_what_was_searched_for(page: QuotesPage, bridge: Bridge) -> None:
    quote_id = make_quote(page.context.project, bridge.murad, text="😀 هذا الجِسْرُ قديم")
    page.list.refresh()
    page.bar.show_filter(QuoteFilter(search="جسر"))
    page.list.select_quote(quote_id)
    page.list.tell_now()
    page.grab()
    in_list = {
        laid_out.layout.text()[mark.start : mark.start + mark.length + 1]
        for (words, _), laid_out in page.list._delegate._layouts.items()
        if words.quoted
        for mark in laid_out._marks
    }
    assert len(in_list) >= 2
    editor = page.details.words
    plain = editor.words()
    start = exact_text.utf16(plain, plain.index("الجِسْرُ"))
    for place, is_marked in ((start, False), (start + 1, True), (start + len("الجِسْرُ"), True)):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(place)
        assert (cursor.charFormat().background().style().value != 0) is is_marked
    page.clear_filters()
    page.list.select_quote(quote_id)
    page.list.tell_now()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start + 1)
    assert cursor.charFormat().background().style().value == 0
