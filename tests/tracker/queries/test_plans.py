"""A page of quotes is read from an index in order: nothing is gathered and sorted, nothing is read twice."""

from dataclasses import replace

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source
from tracker.db import Project
from tracker.queries import plans, tallies
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteKind, QuoteSort, QuoteStatus, Stance

SINGLE = {
    "all": QuoteFilter(),
    "a speaker": QuoteFilter(speakers=(1,)),
    "speakers": QuoteFilter(speakers=(1, 2, 3, 4, 5)),
    "a claim": QuoteFilter(claims=(1,)),
    "a stance": QuoteFilter(stances=(Stance.SUPPORTS,)),
    "a verdict": QuoteFilter(verdicts=(1,)),
    "a status": QuoteFilter(statuses=(QuoteStatus.CONFIRMED,)),
    "statuses": QuoteFilter(statuses=(QuoteStatus.CONFIRMED, QuoteStatus.RETRACTED)),
    "a kind": QuoteFilter(kinds=(QuoteKind.INDIRECT,)),
    "a source": QuoteFilter(sources=(1,)),
    "an outlet": QuoteFilter(outlets=("صحيفة الضفاف",)),
    "days": QuoteFilter(first_day="2016-02-01", last_day="2016-03-01"),
    "from a day": QuoteFilter(first_day="2016-02-01"),
    "a letter": QuoteFilter(search="ا"),
    "a word of a speaker": QuoteFilter(search="الجسر", speakers=(1,)),
    "a claim and a stance": QuoteFilter(claims=(1,), stances=(Stance.SUPPORTS,)),
    "a speaker, a status, days": QuoteFilter(
        speakers=(1,), statuses=(QuoteStatus.CONFIRMED,), first_day="2016-02-01"
    ),
}


@pytest.fixture
def filled(project: Project) -> Project:
    source_id = make_source(project, published_on="2016-02-05")
    make_link(project, make_quote(project, source_id=source_id), make_claim(project))
    return project


def steps(project: Project, wanted: QuoteFilter) -> list[str]:
    return [
        row[3]
        for statement in quote_queries.statements(project, wanted, 100)
        for row in project.read(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters)
    ]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("wanted", SINGLE.values(), ids=SINGLE)
def test_a_page_in_the_order_of_time_streams(
    filled: Project, monkeypatch: pytest.MonkeyPatch, wanted: QuoteFilter, descending: bool
) -> None:
    monkeypatch.setattr(plans, "RARE", -1)  # as where too many fit to be gathered
    with filled.reading():
        plan = steps(filled, replace(wanted, descending=descending))
    assert not [step for step in plan if "TEMP B-TREE FOR" in step or step.startswith("SCAN q")], plan


@pytest.mark.parametrize("sort", [QuoteSort.SPEAKER, QuoteSort.SOURCE])
@pytest.mark.parametrize("wanted", SINGLE.values(), ids=SINGLE)
def test_a_page_in_the_order_of_names_goes_through_names_not_quotes(
    filled: Project, monkeypatch: pytest.MonkeyPatch, wanted: QuoteFilter, sort: QuoteSort
) -> None:
    monkeypatch.setattr(plans, "is_gathered", lambda *_: False)
    with filled.reading():
        plan = steps(filled, replace(wanted, sort=sort))
    assert not [step for step in plan if step.startswith("SCAN q")], plan


@pytest.mark.parametrize(
    "name", ["all", "a stance", "a verdict", "a status", "statuses", "a kind", "from a day"]
)
def test_totals_of_single_filters_are_kept_not_counted(name: str) -> None:
    assert tallies.tally(SINGLE[name]) is not None
