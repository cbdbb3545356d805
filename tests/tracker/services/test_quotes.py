"""Quotes: to the letter what their source says, at the place they were taken from."""

from dataclasses import replace

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Quote, QuoteStatus
from tracker.services import history, quotes, sources

TEXT = "قالت المديرة: «الجسرُ آمن». وأضافت: «الجسر قديم لكنه آمن»."


@pytest.fixture
def source_id(project: Project) -> int:
    return make_source(project, TEXT)


def draft(project: Project, source_id: int, text: str) -> Quote:
    return Quote(speaker_id=make_speaker(project), source_id=source_id, text=text)


def test_the_place_of_typed_words_is_found(project: Project, source_id: int) -> None:
    placed = quotes.place(project, draft(project, source_id, "الجسر قديم لكنه آمن"))
    quote = quote_queries.get(project, quotes.add(project, placed).new_id("quote"))
    assert quote.anchor is Anchor.HELD
    assert TEXT[quote.start : quote.end] == quote.text == "الجسر قديم لكنه آمن"
    assert quote.prefix == quote.suffix == ""


def test_words_that_only_fold_alike_are_offered_the_sources_own(project: Project, source_id: int) -> None:
    with pytest.raises(InputRefused) as caught:
        quotes.place(project, draft(project, source_id, "الجسر امن"))
    assert caught.value.code == "quote_differs_from_source"
    start, end = caught.value.fields["start"], caught.value.fields["end"]
    assert caught.value.fields["found"] == TEXT[start:end] == "الجسرُ آمن"


def test_words_in_several_places_are_refused_with_the_places(project: Project, source_id: int) -> None:
    with pytest.raises(InputRefused) as caught:
        quotes.place(project, draft(project, source_id, "آمن"))
    assert caught.value.code == "quote_in_several_places"
    places = caught.value.fields["places"]
    assert [TEXT[start : start + 3] for start in places] == ["آمن", "آمن"]


def test_words_that_stand_nowhere_are_refused(project: Project, source_id: int) -> None:
    with pytest.raises(InputRefused, match="quote_not_in_source"):
        quotes.place(project, draft(project, source_id, "النهر عميق"))


def test_a_place_gives_its_words_and_refuses_others(project: Project, source_id: int) -> None:
    start = TEXT.index("الجسر قديم")
    quote_id = make_quote(project, source_id=source_id, text="", start=start, end=start + 10)
    assert quote_queries.get(project, quote_id).text == "الجسر قديم"
    with pytest.raises(InputRefused) as caught:
        make_quote(project, source_id=source_id, text="الجسر جديد", start=start)
    assert caught.value.fields["found"] == "الجسر قديم"


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 4), (0, 10_000)])
def test_a_place_outside_the_text_is_refused(project: Project, source_id: int, start: int, end: int) -> None:
    with pytest.raises(InputRefused, match="span_out_of_range"):
        make_quote(project, source_id=source_id, text="", start=start, end=end)


def test_a_place_needs_a_source(project: Project) -> None:
    with pytest.raises(InputRefused, match="span_without_source"):
        make_quote(project, text="قول", start=0, end=3)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_quote_without_words_is_refused(project: Project, text: str) -> None:
    with pytest.raises(InputRefused, match="empty_text"):
        make_quote(project, text=text)


def test_words_are_kept_to_the_letter(project: Project) -> None:
    text = "‏«نَعَم»  \u202eمقلوب\u202c\u00a0ﷺ e\u0301 \U0001f54a\ttab"
    quote_id = make_quote(project, text=text)
    assert quote_queries.get(project, quote_id).text == text


def test_line_ends_become_lf_and_nul_is_refused_by_name(project: Project) -> None:
    assert quote_queries.get(project, make_quote(project, text="أ\r\nب\rج")).text == "أ\nب\nج"
    with pytest.raises(InputRefused) as caught:
        make_quote(project, text="سطر\nفيه \x00 صفر")
    assert (caught.value.code, caught.value.fields["field"]) == ("nul_character", "text")
    with pytest.raises(InputRefused, match="lone_surrogate"):
        make_quote(project, text="x\ud800")


def test_a_quote_of_nobody_or_of_the_trash_is_refused(project: Project) -> None:
    with pytest.raises(InputRefused, match="no_such_record"):
        make_quote(project, 999)
    with pytest.raises(InputRefused, match="no_such_record"):
        make_quote(project, source_id=999)
    source_id = make_source(project)
    sources.trash(project, source_id)
    with pytest.raises(InputRefused, match="record_trashed"):
        make_quote(project, source_id=source_id)


@pytest.mark.parametrize("said_on", ["2016-13", "أمس", "2016-02-30"])
def test_only_dates_as_they_are_stored_come_in(project: Project, said_on: str) -> None:
    with pytest.raises(InputRefused):
        make_quote(project, said_on=said_on)


def test_an_edit_that_lost_the_race_changes_nothing(project: Project) -> None:
    quote = quote_queries.get(project, make_quote(project))
    quotes.set_status(project, quote.id, QuoteStatus.CONFIRMED)
    with pytest.raises(Conflict, match="record_changed"):
        quotes.edit(project, replace(quote, note="ملاحظتي"))
    assert quote_queries.get(project, quote.id).note == ""


def test_a_trashed_quote_is_not_edited(project: Project) -> None:
    quote = quote_queries.get(project, make_quote(project))
    quotes.trash(project, quote.id)
    with pytest.raises(InputRefused, match="record_trashed"):
        quotes.set_status(project, quote.id, QuoteStatus.CONFIRMED)


def test_the_focus_of_a_link_follows_the_words_or_goes(project: Project) -> None:
    quote_id = make_quote(project, text="إن الجسر آمن تمامًا")
    make_link(project, quote_id, make_claim(project), focus_start=3, focus_end=12)
    quote = quote_queries.get(project, quote_id)
    quotes.edit(project, replace(quote, text="نقول إن الجسر آمن"))
    (link,) = link_queries.of_quote(project, quote_id)
    assert (link.focus_start, link.focus_end) == (8, 17)
    quote = quote_queries.get(project, quote_id)
    quotes.edit(project, replace(quote, text="نقول غير ذلك"))
    (link,) = link_queries.of_quote(project, quote_id)
    assert (link.focus_start, link.focus_end) == (None, None)


def test_anchors_follow_an_edited_source_or_are_called_detached(project: Project, source_id: int) -> None:
    safe = quotes.add(project, quotes.place(project, draft(project, source_id, "الجسر قديم لكنه آمن")))
    lost = make_quote(project, source_id=source_id, text="", start=0, end=12)
    source = source_queries.get(project, source_id)
    sources.edit(project, replace(source, text="مقدمة جديدة. " + TEXT[20:]))
    held = quote_queries.get(project, safe.new_id("quote"))
    assert held.anchor is Anchor.HELD
    assert source_queries.get(project, source_id).text[held.start : held.end] == held.text
    detached = quote_queries.get(project, lost)
    assert (detached.anchor, detached.start, detached.end) == (Anchor.DETACHED, None, None)
    assert detached.suffix == TEXT[12:]
    source = source_queries.get(project, source_id)
    sources.edit(project, replace(source, text=TEXT))
    assert quote_queries.get(project, lost).start == 0


def test_a_detached_quote_is_held_again_at_the_place_chosen(project: Project, source_id: int) -> None:
    quote_id = make_quote(project, source_id=source_id, text="الجسر آمن تمامًا", anchor=Anchor.DETACHED)
    make_link(project, quote_id, make_claim(project), focus_start=6, focus_end=9)
    start = TEXT.index("الجسرُ")
    quote = quote_queries.get(project, quote_id)
    quotes.anchor(project, quote_id, start, start + 10, revision=quote.revision)
    held = quote_queries.get(project, quote_id)
    assert (held.text, held.anchor, held.start) == ("الجسرُ آمن", Anchor.HELD, start)
    (link,) = link_queries.of_quote(project, quote_id)
    assert (link.focus_start, link.focus_end) == (7, 10)
    history.undo(project)
    assert quote_queries.get(project, quote_id).text == "الجسر آمن تمامًا"


def test_a_place_is_refused_that_no_text_has(project: Project, source_id: int) -> None:
    with pytest.raises(InputRefused, match="span_without_source"):
        quotes.anchor(project, make_quote(project), 0, 3)
    quote_id = make_quote(project, source_id=source_id)
    with pytest.raises(InputRefused, match="span_out_of_range"):
        quotes.anchor(project, quote_id, 0, len(TEXT) + 1)
    with pytest.raises(InputRefused, match="empty_text"):
        quotes.anchor(project, quote_id, TEXT.index(" "), TEXT.index(" ") + 1)
    with pytest.raises(Conflict):
        quotes.anchor(project, quote_id, 0, 3, revision=7)


def test_a_lost_quote_may_stay_without_a_place(project: Project, source_id: int) -> None:
    lost = make_quote(project, source_id=source_id, text="كلام ضاع", anchor=Anchor.DETACHED, prefix="قال: ")
    quotes.keep_unanchored(project, lost)
    quote = quote_queries.get(project, lost)
    assert (quote.anchor, quote.prefix, quote.text) == (Anchor.NONE, "", "كلام ضاع")
