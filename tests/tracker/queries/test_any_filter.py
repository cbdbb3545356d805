"""Any filter, in any order, with its total and its facets, is what a plain loop over all quotes finds."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.queries import facets as facet_queries
from tracker.queries import held, plans
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteKind, QuoteRow, QuoteSort, QuoteStatus, SpeakerRole, Stance
from tracker.search import asking
from tracker.search.words import words
from tracker.services import claims, links, quotes, speakers
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.text import dates
from tracker.text.sort_keys import sort_key

QUOTES = 300
DATES = ["", "2016", "2016-02", "2016-02-05", "2015-12-31", "2016-21", "2016-24", "2017-01-01", "2014"]
WORDS = ["الجسر", "للجسر", "وبالجسر", "آمن", "أمن", "مدرسة", "مدرسه", "قرّرت", "covid-19", "2016", "٢٠١٦"]
SPEAKERS = ["إياد الجبوري", "البدر", "أحمد", "Zed Ali", "مريم"]
OUTLETS = ["صحيفة الضفاف", "موقع المرصد", "", "صحيفة الضفاف"]
TOPICS = ["جسور", "تعليم", "", "جسور", "جسور"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path: Path = tmp_path_factory.mktemp("filters") / "filters.isnad"
    projects.create(path)
    with projects.open_project(path) as project, project.connected():
        with operation(project, "start"):
            _fill(project, random.Random(7))
        for claim_id in (1, 3):
            claims.set_verdict(project, claim_id, 1 + claim_id % 2)
        with operation(project, "after"):
            _change(project, random.Random(8))
        yield project


def _fill(project: Project, chance: random.Random) -> None:
    for number, name in enumerate(SPEAKERS, 1):
        make_speaker(project, name)
        role = SpeakerRole(speaker_id=number, title="نائب", organization=["البرلمان", "الحكومة"][number % 2])
        speakers.add_role(project, replace(role, from_on="2016" if number == 2 else ""))
    for number, outlet in enumerate(OUTLETS):
        make_source(project, title=f"مادة {number}", outlet=outlet, published_on=DATES[number + 1])
    for number, topic in enumerate(TOPICS):
        make_claim(project, f"{WORDS[number]} ادعاء", topic=topic)
    for _ in range(QUOTES):
        quote_id = make_quote(
            project,
            chance.randint(1, len(SPEAKERS)),
            text=" ".join(chance.choices(WORDS, k=4)),
            said_on=chance.choice(DATES),
            source_id=chance.choice([None, 1, 2, 3, 4]),
            origin_id=chance.choice([None, None, 1, 2]),
            role=chance.choice(["", "نائبة", "وزير"]),
            kind=chance.choice([*QuoteKind]),
            status=chance.choice([*QuoteStatus]),
        )
        for claim_id in chance.sample(range(1, 6), chance.randint(0, 3)):
            make_link(project, quote_id, claim_id, chance.choice([*Stance]))


def _change(project: Project, chance: random.Random) -> None:
    for quote_id in chance.sample(range(1, QUOTES), 30):
        quotes.trash(project, quote_id)
    for quote_id in chance.sample(range(1, QUOTES), 20):
        links.unlink(project, quote_id, 1 + quote_id % 5) if _is_linked(project, quote_id) else None
    fresh = make_quote(project, 1, text="الجسر بعد الحكم")
    make_link(project, fresh, 1, Stance.DISPUTES)


def _is_linked(project: Project, quote_id: int) -> bool:
    sql = "SELECT count(*) FROM link WHERE quote_id = ? AND claim_id = ? AND deleted_at IS NULL"
    return bool(project.read(sql, (quote_id, 1 + quote_id % 5))[0][0])


# The plain loop


class Loop:
    """All that there is, and a filter without any cleverness."""

    def __init__(self, project: Project) -> None:
        told = project.read("SELECT id, topic, verdict_id, sort_key FROM claim")
        self.rows = list(quote_queries.rows(project, QuoteFilter()))
        self.after = {link for row in told for link in history_queries.linked_after(project, row[0])}
        self.topics = {row[0]: row[1] for row in told}
        self.verdicts = {row[0]: row[2] for row in told}
        self.claim_keys = {row[0]: row[3] for row in told}
        self.organizations: dict[int, list[tuple[str, str]]] = {}
        roles = project.read("SELECT speaker_id, organization, from_on FROM speaker_role")
        for speaker_id, name, begun in roles:
            self.organizations.setdefault(speaker_id, []).append((name, begun))

    def links(self, row: QuoteRow, wanted: QuoteFilter) -> list[Any]:
        return [
            link
            for link in row.links
            if (not wanted.claims or link.claim_id in wanted.claims)
            and (not wanted.stances or link.stance in wanted.stances)
            and (not wanted.verdicts or self.verdicts[link.claim_id] in wanted.verdicts)
            and (not wanted.topics or self.topics[link.claim_id] in wanted.topics)
            and (not wanted.after_verdict or link.link_id in self.after)
        ]

    def fits(self, row: QuoteRow, wanted: QuoteFilter) -> bool:
        quote = row.quote
        said = quote.said_on or row.published_on
        days = dates.interval(said) if said else None
        return (
            (not wanted.speakers or quote.speaker_id in wanted.speakers)
            and (not wanted.statuses or quote.status in wanted.statuses)
            and (not wanted.kinds or quote.kind in wanted.kinds)
            and (not wanted.sources or bool({quote.source_id, quote.origin_id} & {*wanted.sources}))
            and (not wanted.outlets or row.outlet in wanted.outlets)
            and (not wanted.speaks_of_links or bool(self.links(row, wanted)))
            and (not wanted.role or asking.fits(wanted.role, quote.role))
            and (not wanted.organization or self.speaks_for(quote.speaker_id, days, wanted.organization))
            and asking.fits(wanted.search, quote.text)
            and (not wanted.first_day or (days is not None and days.last_day >= wanted.first_day))
            and (not wanted.last_day or (days is not None and days.first_day <= wanted.last_day))
        )

    def speaks_for(self, speaker_id: int, days: dates.PartialDate | None, words: str) -> bool:
        return any(
            asking.fits(words, organization)
            and (not begun or days is None or dates.interval(begun).first_day <= days.last_day)
            for organization, begun in self.organizations[speaker_id]
        )

    def shown(self, wanted: QuoteFilter) -> list[int]:
        fitting = [row for row in self.rows if self.fits(row, wanted)]
        return [row.quote.id for row in self.ordered(fitting, wanted)]

    def ordered(self, rows: list[QuoteRow], wanted: QuoteFilter) -> list[QuoteRow]:
        """By the filter's sort; those without a value last both ways, time within equals."""
        rows = sorted(rows, key=_time)
        if wanted.sort is QuoteSort.RELEVANCE:
            plain = replace(wanted, sort=QuoteSort.DATE)
            whole = {*asking.ask(wanted.search).whole}
            best = [row for row in rows if whole <= words(row.quote.text)]
            others = [row for row in rows if not whole <= words(row.quote.text)]
            return [*self.ordered(best, plain), *self.ordered(others, plain)]
        if wanted.sort is QuoteSort.DATE:
            dated = [row for row in rows if _time(row)[0] != "9"]
            undated = [row for row in rows if _time(row)[0] == "9"]
            return [*dated[::-1], *undated[::-1]] if wanted.descending else rows
        there = [row for row in rows if self.value(row, wanted.sort) is not None]
        missing = [row for row in rows if self.value(row, wanted.sort) is None]
        there.sort(key=lambda row: self.value(row, wanted.sort), reverse=wanted.descending)
        return there + missing

    def value(self, row: QuoteRow, sort: QuoteSort) -> Any:
        keys = [self.claim_keys[link.claim_id] for link in row.links]
        return {
            QuoteSort.SPEAKER: (sort_key(row.speaker), row.quote.speaker_id),
            QuoteSort.SOURCE: (sort_key(row.source), row.quote.source_id) if row.quote.source_id else None,
            QuoteSort.STATUS: [*QuoteStatus].index(row.quote.status),
            QuoteSort.KIND: [*QuoteKind].index(row.quote.kind),
            QuoteSort.TEXT: sort_key(row.quote.text),
            QuoteSort.CLAIM: min(keys, default=None),
            QuoteSort.ID: row.quote.id,
        }[sort]

    def facets(self, wanted: QuoteFilter) -> dict[str, dict[Any, int]]:
        return {field: self._facet(field, wanted) for field in facet_queries.FIELDS}

    def _facet(self, field: str, wanted: QuoteFilter) -> dict[Any, int]:
        choices: dict[str, Iterable[Any]] = {
            "statuses": QuoteStatus,
            "kinds": QuoteKind,
            "stances": Stance,
            "speakers": range(1, 6),
            "claims": range(1, 6),
            "sources": range(1, 5),
            "outlets": {*OUTLETS} - {""},
            "verdicts": range(1, 6),
            "topics": {*TOPICS} - {""},
        }
        found = {}
        for choice in choices[field]:
            one: dict[str, Any] = {field: (choice,)}
            narrowed = replace(wanted, **one)
            found[choice] = sum(self.fits(row, narrowed) for row in self.rows)
        chosen = getattr(wanted, field)
        return {value: number for value, number in found.items() if number or value in chosen}


def _time(row: QuoteRow) -> tuple[str, int]:
    said = row.quote.said_on or row.published_on
    return (dates.interval(said).first_day if said else "9", row.quote.id)


@pytest.fixture(scope="module")
def loop(filled: Project) -> Loop:
    return Loop(filled)


def some(values: Iterable[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    chosen = st.lists(st.sampled_from([*values]), unique=True, max_size=most).map(tuple)
    return st.one_of(st.just(()), st.just(()), chosen)


FILTERS = st.builds(
    QuoteFilter,
    speakers=some([1, 2, 3, 4, 5, 99], 3),
    claims=some([1, 2, 3, 4, 5, 99]),
    stances=some(Stance),
    verdicts=some([1, 2, 3]),
    topics=some(["جسور", "تعليم", "لا شيء"]),
    after_verdict=st.sampled_from([False, False, False, True]),
    statuses=some(QuoteStatus),
    kinds=some(QuoteKind),
    sources=some([1, 2, 3, 4]),
    outlets=some(["صحيفة الضفاف", "موقع المرصد", "لا شيء"]),
    role=st.sampled_from(["", "", "", "نائب", "وزير", "خفير"]),
    organization=st.sampled_from(["", "", "", "البرلمان", "حكومة"]),
    search=st.sampled_from(
        [
            "",
            "",
            "",
            "جسر",
            "الجسر آمن",
            "-مدرسة",
            "«الجسر آمن»",
            '-"الجسر آمن" ا',
            "مدرس",
            "covid-19",
            "2016",
        ]
    ),
    first_day=st.sampled_from(["", "", "2016-02-01", "2017-01-01"]),
    last_day=st.sampled_from(["", "", "2016-02-05", "2015-12-31"]),
    sort=st.sampled_from(QuoteSort),
    descending=st.booleans(),
    limit=st.sampled_from([None, None, 1, 20]),
)


AS_ROWS, ON_COLUMNS = 20_000, -1
"""Above so many quotes columns in memory are counted on: above the few here, or always."""


@settings(max_examples=300, deadline=None)
@given(wanted=FILTERS)
def test_rows_ids_total_and_first_page_are_a_plain_loops(
    filled: Project, loop: Loop, wanted: QuoteFilter
) -> None:
    expected = loop.shown(wanted)[: wanted.limit]
    assert list(quote_queries.ids(filled, wanted)) == expected
    assert [row.quote.id for row in quote_queries.first(filled, wanted, 10)] == expected[:10]
    assert quote_queries.count(filled, wanted) == len(expected)
    shown = list(quote_queries.rows(filled, wanted))
    assert [row.quote.id for row in shown] == expected
    by_id = {row.quote.id: row for row in loop.rows}
    for row in shown:
        links_shown = loop.links(by_id[row.quote.id], wanted)
        assert [link.link_id for link in row.links] == [link.link_id for link in links_shown]


@pytest.mark.parametrize("broad", [AS_ROWS, ON_COLUMNS])
@settings(max_examples=150, deadline=None)
@given(wanted=FILTERS)
def test_facets_and_total_are_a_plain_loops(
    filled: Project, loop: Loop, broad: int, wanted: QuoteFilter
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(held, "BROAD", broad)
        found = facet_queries.facets(filled, wanted)
        total = quote_queries.count(filled, wanted)
    assert total == len(loop.shown(wanted)[: wanted.limit])
    expected = loop.facets(wanted)
    for field, choices in found.items():
        told = {choice.value: choice.quotes for choice in choices}
        known = {value: number for value, number in told.items() if value not in (99, 3, "لا شيء") or number}
        assert {v: n for v, n in expected[field].items() if v in known or n} == known, field


@pytest.mark.parametrize("broad", [AS_ROWS, ON_COLUMNS])
def test_a_facet_tells_the_most_first_and_no_more_than_asked_for(
    filled: Project, loop: Loop, monkeypatch: pytest.MonkeyPatch, broad: int
) -> None:
    monkeypatch.setattr(held, "BROAD", broad)
    told = facet_queries.facets(filled, QuoteFilter(), most=2)
    whole = loop.facets(QuoteFilter())
    for field, choices in told.items():
        assert [choice.quotes for choice in choices] == sorted(whole[field].values(), reverse=True)[:2]


@pytest.mark.parametrize("sort", [QuoteSort.DATE, QuoteSort.SPEAKER, QuoteSort.STATUS])
@pytest.mark.parametrize(
    "fields",
    [
        {"speakers": (2, 2)},
        {"claims": (1, 1)},
        {"sources": (1, 1)},
        {"stances": (Stance.SUPPORTS, Stance.SUPPORTS)},
        {"statuses": (QuoteStatus.CONFIRMED, QuoteStatus.CONFIRMED)},
        {"statuses": (QuoteStatus.CONFIRMED, QuoteStatus.CONFIRMED), "search": "الجسر"},
        {"kinds": (QuoteKind.DIRECT, QuoteKind.DIRECT)},
        {"verdicts": (2, 2)},
        {"outlets": (OUTLETS[0], OUTLETS[0])},
        {"topics": ("جسور", "جسور")},
    ],
)
def test_a_value_that_is_asked_for_twice_counts_once(
    filled: Project, fields: dict[str, Any], sort: QuoteSort
) -> None:
    wanted = QuoteFilter(sort=sort)
    twice = replace(wanted, **fields)
    once = replace(
        wanted, **{name: value[:1] if name != "search" else value for name, value in fields.items()}
    )
    found = [*quote_queries.ids(filled, once)]
    assert found
    assert [*quote_queries.ids(filled, twice)] == found
    assert quote_queries.count(filled, twice) == len(found)
    assert quote_queries.first(filled, twice, 10) == quote_queries.first(filled, once, 10)
    assert facet_queries.facets(filled, twice) == facet_queries.facets(filled, once)


def test_many_values_of_a_field_are_asked_of_each_quote(filled: Project, loop: Loop) -> None:
    wanted = QuoteFilter(speakers=(2, 3, *range(100, 200)), sources=(1, *range(100, 200)))
    assert list(quote_queries.ids(filled, wanted)) == loop.shown(wanted)


def test_names_are_gone_through_in_order_where_many_quotes_fit(
    filled: Project, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "is_gathered", lambda *_: False)
    for sort in (QuoteSort.SPEAKER, QuoteSort.SOURCE):
        for descending in (False, True):
            wanted = QuoteFilter(
                sort=sort, descending=descending, first_day="2016-01-01", stances=(Stance.SUPPORTS,)
            )
            assert list(quote_queries.ids(filled, wanted)) == loop.shown(wanted)
            assert [row.quote.id for row in quote_queries.first(filled, wanted, 7)] == loop.shown(wanted)[:7]


@pytest.mark.parametrize("gathers", [False, True])
@pytest.mark.parametrize("sort", [QuoteSort.SPEAKER, QuoteSort.SOURCE])
def test_a_page_by_name_is_the_same_whichever_way_it_is_found(
    filled: Project, loop: Loop, monkeypatch: pytest.MonkeyPatch, sort: QuoteSort, gathers: bool
) -> None:
    for name, value in {"RARE": 0, "SEEN": 1, "TASTE": 2, "TOLD": 10_000 if gathers else -1}.items():
        monkeypatch.setattr(plans, name, value)
    found = 0
    for speaker_id in (2, 3):
        for claim_id in (1, 2):
            for more in (
                QuoteFilter(),
                QuoteFilter(stances=(Stance.SUPPORTS,)),
                QuoteFilter(statuses=(QuoteStatus.CONFIRMED, QuoteStatus.UNREVIEWED)),
                QuoteFilter(first_day="2016-01-01"),
            ):
                both = replace(more, sort=sort, speakers=(speaker_id,), claims=(claim_id,))
                for wanted in (both, replace(both, claims=()), replace(both, speakers=(), descending=True)):
                    shown = loop.shown(wanted)
                    assert [row.quote.id for row in quote_queries.first(filled, wanted, 5)] == shown[:5]
                    found += len(shown)
    assert found
