"""Filters by kind, outlet, topic and what is new since the verdict, and saved lists by name."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.tracker.cli.conftest import Ask, Run
from tracker.queries import saved_filters as saved_queries
from tracker.records import QuoteFilter, QuoteKind, QuoteSort, QuoteStatus, Stance
from tracker.services import claims, saved_filters, sources, speakers
from tracker.services import project as projects

EVERYTHING = QuoteFilter(
    speakers=(1, 2),
    claims=(1, 2),
    stances=(Stance.SUPPORTS, Stance.DISPUTES),
    verdicts=(1, 2),
    topics=("الجسور", "الصحة"),
    after_verdict=True,
    statuses=(QuoteStatus.UNREVIEWED, QuoteStatus.CONFIRMED),
    kinds=(QuoteKind.DIRECT, QuoteKind.POINT),
    sources=(1, 2),
    outlets=("صحيفة الضفاف", "موقع المرصد"),
    role="وزيرة",
    organization="وزارة",
    first_day="2016-01-01",
    last_day="2016-12-31",
    search="الجسر",
    sort=QuoteSort.SPEAKER,
    descending=True,
    limit=7,
)


@pytest.fixture
def filled(path: Path) -> Path:
    """Four quotes; the fourth was linked after the verdict on the first claim."""
    with projects.open_project(path) as opened:
        salma, nour = make_speaker(opened, "سلمى الحداد"), make_speaker(opened, "نور الحداد")
        first = make_source(opened, title="خبر", outlet="صحيفة الضفاف")
        other = make_source(opened, title="بيان", outlet="موقع المرصد")
        make_quote(opened, salma, text="الأول", source_id=first)
        make_quote(opened, nour, text="الثاني", source_id=other, kind="indirect")
        make_quote(opened, salma, text="الثالث", kind="point")
        make_quote(opened, nour, text="الرابع", source_id=first, kind="indirect")
        make_claim(opened, "الجسر آمن", topic="الجسور")
        make_claim(opened, "الهواء نقي", topic="الصحة")
        make_link(opened, 1, 1)
        make_link(opened, 2, 2)
        claims.set_verdict(opened, 1, 1)
        make_link(opened, 4, 1)
        saved_filters.add(
            opened, "أقوال سلمى", QuoteFilter(speakers=(salma,), sort=QuoteSort.ID, descending=True)
        )
    return path


def ids(listed: str) -> list[int]:
    return list(dict.fromkeys(quote["quote_id"] for quote in json.loads(listed)))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--kind", "indirect"], [2, 4]),
        (["--kind", "بالمعنى", "--kind", "بند"], [2, 3, 4]),
        (["--outlet", "الضفاف"], [1, 4]),
        (["--outlet", "الضفاف", "--outlet", "المرصد", "--kind", "indirect"], [2, 4]),
        (["--outlet", "لا وسيلة كهذه"], []),
        (["--topic", "الجسور"], [1, 4]),
        (["--topic", "الصحه"], [2]),
        (["--topic", "لا موضوع كهذا"], []),
        (["--after-verdict"], [4]),
        (["--after-verdict", "--speaker", "سلمى"], []),
        (["--filter", "أقوال سلمى"], [3, 1]),
        (["--filter", "اقوال سلمي", "--kind", "point"], [3]),
        (["--filter", "أقوال سلمى", "--speaker", "نور", "--sort", "id"], [4, 2]),
    ],
)
def test_quotes_are_listed_by_them(filled: Path, ask: Ask, asked: list[str], expected: list[int]) -> None:
    assert ids(ask("quotes", filled, *asked, "--format", "json")) == expected


def test_a_list_that_is_not_there_is_refused_with_those_that_are(filled: Path, run: Run) -> None:
    done = run("quotes", filled, "--filter", "لا قائمة كهذه")
    assert done.code == 1
    assert "أقوال سلمى" in done.err


def test_a_saved_list_keeps_every_field_of_a_filter(filled: Path) -> None:
    plain = QuoteFilter()
    kept = [each.name for each in fields(QuoteFilter) if each.name != "quotes"]  # those are a selection
    assert all(getattr(EVERYTHING, name) != getattr(plain, name) for name in kept)
    with projects.open_project(filled) as opened:
        saved_filters.add(opened, "كل شيء", EVERYTHING)
        assert saved_queries.find(opened, "كل شيء") == EVERYTHING


def test_what_was_trashed_is_left_out_of_a_list_as_long_as_anything_is_left(filled: Path, run: Run) -> None:
    with projects.open_project(filled) as opened:
        gone = make_speaker(opened, "من سيُحذف")
        saved_filters.add(opened, "الاثنان", QuoteFilter(speakers=(1, gone)))
        saved_filters.add(opened, "الواحد", QuoteFilter(speakers=(gone,)))
        speakers.trash(opened, gone)
        assert saved_queries.find(opened, "الاثنان") == QuoteFilter(speakers=(1,))
    done = run("quotes", filled, "--filter", "الواحد")
    assert done.code == 1  # it would show all quotes


def test_a_list_comes_back_with_what_was_trashed(filled: Path, ask: Ask) -> None:
    with projects.open_project(filled) as opened:
        source_id = make_source(opened, title="مادة")
        saved_filters.add(opened, "من المادة", QuoteFilter(sources=(source_id,)))
        sources.trash(opened, source_id)
    ask("undo", filled)
    assert ids(ask("quotes", filled, "--filter", "من المادة", "--format", "json")) == []
