"""What a filter shows is what a plain loop over all quotes would show, in the same order."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteRow, QuoteSort, QuoteStatus, SpeakerRole, Stance
from tracker.services import claims, quotes, speakers
from tracker.text import dates
from tracker.text.fold import fold


@pytest.fixture
def filled(project: Project) -> Project:
    """Four speakers, three sources, three claims, and quotes in all combinations of what matters."""
    people = [make_speaker(project, name) for name in ("إياد", "البدر", "أحمد", "Zed")]
    speakers.add_role(project, SpeakerRole(speaker_id=people[0], title="نائب", organization="البرلمان"))
    speakers.add_role(
        project, SpeakerRole(speaker_id=people[1], title="نائب", organization="البرلمان", from_on="2016-03")
    )
    texts = [make_source(project, title=title, published_on=day) for title, day in SOURCES]
    propositions = [make_claim(project, text) for text in ("الأول", "الثاني", "الثالث")]
    claims.set_verdict(project, propositions[0], 1)
    for number, said_on in enumerate(DATES * 3):
        quote_id = make_quote(
            project,
            people[number % 4],
            text=f"القول رقم {number} عن التحالف" if number % 2 else f"قول {number}",
            said_on=said_on,
            source_id=[*texts, None][number % 4],
            origin_id=[None, texts[0]][number % 5 == 0],
            role=["", "نائبة", "وزير"][number % 3],
            status=list(QuoteStatus)[number % 7],
        )
        for place, claim_id in enumerate(propositions[: number % 4]):
            make_link(project, quote_id, claim_id, list(Stance)[(number + place) % 3])
    quotes.trash(project, 2)
    return project


SOURCES = (("المقال", "2016-02-05"), ("بيان", ""), ("آخر", "2015"))
DATES = ["2016", "2016-02", "2016-02-05", "", "2015-12-31", "2016-21", "2016-24", "2017-01-01"]


def fits(row: QuoteRow, wanted: QuoteFilter) -> bool:
    quote = row.quote
    links = [
        link
        for link in row.links
        if (not wanted.claims or link.claim_id in wanted.claims)
        and (not wanted.stances or link.stance in wanted.stances)
        and (not wanted.verdicts or (1 in wanted.verdicts and link.verdict_en == "True"))
    ]
    said = quote.said_on or row.published_on
    days = dates.interval(said) if said else None
    return (
        (not wanted.speakers or quote.speaker_id in wanted.speakers)
        and (not wanted.statuses or quote.status in wanted.statuses)
        and (not wanted.sources or bool({quote.source_id, quote.origin_id} & set(wanted.sources)))
        and (not wanted.speaks_of_links or bool(links))
        and (not wanted.role or fold(wanted.role) in fold(quote.role))
        and (not wanted.search or all(fold(word) in fold(quote.text) for word in wanted.search.split()))
        and (not wanted.first_day or (days is not None and days.last_day >= wanted.first_day))
        and (not wanted.last_day or (days is not None and days.first_day <= wanted.last_day))
    )


def some(values: list[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


FILTERS = st.builds(
    QuoteFilter,
    speakers=some([1, 2, 3, 4, 99]),
    claims=some([1, 2, 3, 99]),
    stances=some(list(Stance)),
    verdicts=some([1, 2]),
    statuses=some(list(QuoteStatus)),
    sources=some([1, 2, 3]),
    role=st.sampled_from(["", "", "نائب", "وزير"]),
    search=st.sampled_from(["", "", "قول", "رقم عن", "لا شيء"]),
    first_day=st.sampled_from(["", "", "2016-02-01", "2017-01-01"]),
    last_day=st.sampled_from(["", "", "2016-02-05", "2015-12-31"]),
    sort=st.sampled_from(QuoteSort),
    descending=st.booleans(),
    limit=st.sampled_from([None, None, 1, 5]),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_a_filter_shows_what_a_plain_loop_would(filled: Project, wanted: QuoteFilter) -> None:
    everything = QuoteFilter(sort=wanted.sort, descending=wanted.descending)
    expected = [row.quote.id for row in quote_queries.rows(filled, everything) if fits(row, wanted)]
    shown = list(quote_queries.rows(filled, wanted))
    assert [row.quote.id for row in shown] == expected[: wanted.limit]
    assert quote_queries.count(filled, wanted) == len(shown)
    ids = quote_queries.ids(filled, wanted)
    assert list(ids) == [row.quote.id for row in shown]
    assert quote_queries.by_ids(filled, ids[::-1], wanted) == shown[::-1]
    for row in shown:
        if wanted.speaks_of_links:
            assert row.links
            assert all(not wanted.claims or link.claim_id in wanted.claims for link in row.links)
            assert all(not wanted.stances or link.stance in wanted.stances for link in row.links)


def shown_ids(project: Project, wanted: QuoteFilter) -> list[int]:
    return [row.quote.id for row in quote_queries.rows(project, wanted)]


def test_dates_run_by_their_first_day_and_the_undated_stand_last_both_ways(project: Project) -> None:
    speaker_id = make_speaker(project)
    for said_on in ("", "2016-02", "2015", "2016-02-05", "", "2016-21"):
        make_quote(project, speaker_id, text=f"قول {said_on}", said_on=said_on)
    assert shown_ids(project, QuoteFilter()) == [3, 2, 4, 6, 1, 5]
    assert shown_ids(project, QuoteFilter(descending=True)) == [6, 4, 2, 3, 5, 1]


def test_a_date_filter_takes_every_overlap(project: Project) -> None:
    speaker_id = make_speaker(project)
    for said_on in ("2016", "2016-02", "2016-02-05", "2016-03", ""):
        make_quote(project, speaker_id, text=f"قول {said_on}", said_on=said_on)
    assert shown_ids(project, QuoteFilter(first_day="2016-02-06", last_day="2016-02-29")) == [1, 2]
    assert shown_ids(project, QuoteFilter(last_day="2016-01-31")) == [1]


def test_a_quote_without_date_counts_with_its_source_then_its_origin(project: Project) -> None:
    speaker_id = make_speaker(project)
    article = make_source(project, published_on="2016-02-05")
    statement = make_source(project, title="بيان", published_on="2016-02-02")
    make_quote(project, speaker_id, source_id=article, origin_id=statement)
    make_quote(project, speaker_id, text="من البيان", origin_id=statement)
    make_quote(project, speaker_id, text="من الخبر", source_id=article, said_on="2016-01")
    rows = list(quote_queries.rows(project, QuoteFilter()))
    assert [(row.quote.id, row.dated_by_source, row.published_on) for row in rows] == [
        (3, False, "2016-02-05"),
        (2, True, "2016-02-02"),
        (1, True, "2016-02-05"),
    ]


def test_the_organization_is_the_one_held_at_the_time(filled: Project) -> None:
    of_parliament = quote_queries.rows(filled, QuoteFilter(organization="البرلمان"))
    for row in of_parliament:
        assert row.speaker in {"إياد", "البدر"}
        if row.speaker == "البدر" and (said := row.quote.said_on or row.published_on):
            assert dates.interval(said).last_day >= "2016-03-01"


def test_speakers_sort_as_arabic_does(filled: Project) -> None:
    names = [row.speaker for row in quote_queries.rows(filled, QuoteFilter(sort=QuoteSort.SPEAKER))]
    assert list(dict.fromkeys(names)) == ["أحمد", "إياد", "البدر", "Zed"]


def test_more_quotes_than_a_batch_come_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quote_queries, "BATCH", 3)
    speaker_id, claim_id = make_speaker(project), make_claim(project)
    for number in range(8):
        make_link(project, make_quote(project, speaker_id, text=f"قول {number}"), claim_id)
    rows = list(quote_queries.rows(project, QuoteFilter()))
    assert [len(row.links) for row in rows] == [1] * 8


def test_trashed_links_and_claims_do_not_show(project: Project) -> None:
    quote_id, claim_id = make_quote(project), make_claim(project)
    make_link(project, quote_id, claim_id)
    claims.trash(project, claim_id)
    (row,) = quote_queries.rows(project, QuoteFilter())
    assert row.links == ()
    assert shown_ids(project, replace(QuoteFilter(), claims=(claim_id,))) == []


def test_rows_by_id_leave_out_what_is_trashed_or_was_never_there(project: Project) -> None:
    first, second, third = (make_quote(project, text=f"قول {number}") for number in range(3))
    quotes.trash(project, second)
    rows = quote_queries.by_ids(project, [third, second, 99, first], QuoteFilter())
    assert [row.quote.id for row in rows] == [third, first]
    assert quote_queries.by_ids(project, [], QuoteFilter()) == []
