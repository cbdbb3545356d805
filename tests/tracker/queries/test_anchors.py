"""How quotes stand in their sources' texts."""

from typing import Any

from tests.factories import make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.queries import anchors
from tracker.queries import quotes as quote_queries
from tracker.records import Anchor, Fidelity
from tracker.services import quotes
from tracker.text.verbatim import LONGEST_SEARCHED

TEXT = "قالت المديرة: «الجسرُ آمن». وأضافت: «الجسر قديم لكنه آمن»."


def fidelity(project: Project, **fields: Any) -> Fidelity | None:
    found = anchors.comparison(project, quote_queries.get(project, make_quote(project, **fields)))
    return found.fidelity if found else None


def test_a_quote_is_compared_with_its_source(project: Project) -> None:
    source_id = make_source(project, TEXT)
    assert fidelity(project, source_id=source_id, text="", start=0, end=4) is Fidelity.IDENTICAL
    assert fidelity(project, source_id=source_id, text="الجسر امن") is Fidelity.MARKS
    assert fidelity(project, source_id=source_id, text="الجسر قديم ولكنه آمن") is Fidelity.WORDS
    assert fidelity(project, source_id=source_id, text="كلام آخر تمامًا") is Fidelity.MISSING


def test_without_a_text_there_is_nothing_to_compare_with(project: Project) -> None:
    assert fidelity(project) is None
    assert fidelity(project, source_id=make_source(project)) is None


def test_quotes_without_a_place_are_listed_the_lost_ones_first(project: Project) -> None:
    speaker, first, second = make_speaker(project), make_source(project, TEXT), make_source(project, TEXT)
    typed = make_quote(project, speaker, source_id=first, text="كلام")
    lost = make_quote(project, speaker, source_id=second, text="ضاع", anchor=Anchor.DETACHED)
    gone = make_quote(project, speaker, source_id=second, text="حُذف", anchor=Anchor.DETACHED)
    make_quote(project, speaker, source_id=second, text="", start=0, end=4)
    make_quote(project, speaker, source_id=make_source(project), text="لا نص")
    make_quote(project, speaker)
    quotes.trash(project, gone)
    assert anchors.without_place(project) == (lost, typed)
    assert anchors.without_place(project, first) == (typed,)
    assert anchors.lost_by_source(project) == {second: 1}


def test_an_edit_is_foretold_and_changes_nothing(project: Project) -> None:
    source_id = make_source(project, TEXT)
    kept = make_quote(project, source_id=source_id, text="", start=37, end=56)
    lost = make_quote(project, source_id=source_id, text="", start=0, end=12)
    assert anchors.lost_by_edit(project, source_id, TEXT) == ()
    assert anchors.lost_by_edit(project, source_id, TEXT[13:]) == (lost,)
    assert quote_queries.get(project, kept).anchor is quote_queries.get(project, lost).anchor is Anchor.HELD


def test_of_a_text_too_long_to_search_nothing_is_said(project: Project) -> None:
    source_id = make_source(project, TEXT + " نص" * LONGEST_SEARCHED)
    assert fidelity(project, source_id=source_id, text="كلام آخر") is None
    assert fidelity(project, source_id=source_id, text="", start=0, end=4) is Fidelity.IDENTICAL
