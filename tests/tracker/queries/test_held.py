"""Columns held in memory say what the file says, after any step, and after reading them was stopped."""

import random
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Cancelled
from tracker.queries import columns, facets, held
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Quote, QuoteFilter, QuoteKind, QuoteStatus, Stance
from tracker.services import claims, history, links, quotes, sources
from tracker.services.operation import operation


@pytest.fixture(params=["in memory", "in files"])
def filled(project: Project, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Project:
    if request.param == "in files":
        monkeypatch.setattr(columns, "FEWEST", 0)
    with operation(project, "start"):
        for number in range(3):
            make_speaker(project, f"قائل {number}")
            make_source(project, title=f"مادة {number}", published_on=f"201{number}-02")
            make_claim(project, f"ادعاء {number}")
        for number in range(40):
            make_quote(project, 1 + number % 3, source_id=(None, 1, 2, 3)[number % 4])
            make_link(project, number + 1, 1 + number % 3, [*Stance][number % 3])
    return project


Told = dict[int, tuple[int, ...]]


def told(project: Project) -> tuple[Told, Told]:
    """The live quotes and links, as the columns have them now."""
    with project.reading():
        now = held.current(project)
        assert now is not None
    marks, origins, stances = now.marks[:], now.origins[:], now.link_stances[:]
    origins.extend([0] * (len(marks) - len(origins)))
    of_quotes = zip(marks, now.days[:], now.speakers[:], now.sources[:], origins, strict=True)
    of_links = zip(stances, now.link_verdicts[:], now.link_quotes[:], now.link_claims[:], strict=True)
    return (
        {row_id: values for row_id, values in enumerate(of_quotes) if values[0]},
        {row_id: values for row_id, values in enumerate(of_links) if values[0]},
    )


def stored(project: Project) -> tuple[Told, Told]:
    """The same, as the tables have them."""
    of_quotes = project.read(
        "SELECT id, status, kind, order_key >> 32, speaker_id, coalesce(source_id, 0), coalesce(origin_id, 0)"
        " FROM quote WHERE deleted_at IS NULL"
    )
    of_links = project.read(
        "SELECT id, stance, coalesce(verdict_id, 0), quote_id, claim_id FROM link WHERE deleted_at IS NULL"
    )
    return (
        {
            row_id: (held.mark_of(QuoteStatus(status), QuoteKind(kind)), *rest)
            for row_id, status, kind, *rest in of_quotes
        },
        {row_id: (held.STANCES.index(stance) + 1, *rest) for row_id, stance, *rest in of_links},
    )


def any_step(project: Project, chance: random.Random) -> None:
    live = [row[0] for row in project.read("SELECT id FROM quote WHERE deleted_at IS NULL")]
    if not live:
        history.redo(project)
        return
    quote = quote_queries.get(project, chance.choice(live))
    link = project.read(
        "SELECT quote_id, claim_id FROM link WHERE deleted_at IS NULL ORDER BY random() LIMIT 1"
    )[0]
    steps: list[Callable[[], object]] = [
        lambda: quotes.set_status(project, quote.id, chance.choice([*QuoteStatus])),
        lambda: quotes.edit(project, replace(quote, kind=chance.choice([*QuoteKind]), speaker_id=2)),
        lambda: quotes.edit(project, replace(quote, origin_id=3, said_on=chance.choice(["", "2015-05-05"]))),
        lambda: quotes.trash(project, quote.id),
        lambda: make_quote(project, 3, source_id=2),
        lambda: sources.edit(project, replace(source_queries.get(project, 1), published_on="1999")),
        lambda: claims.set_verdict(project, link[1], chance.choice([None, 1, 2])),
        lambda: links.unlink(project, *link),
        lambda: make_link(project, make_quote(project, 1), chance.randint(1, 3), chance.choice([*Stance])),
        lambda: history.undo(project),
        lambda: history.undo(project),
    ]
    chance.choice(steps)()


@pytest.mark.parametrize("seed", range(4))
def test_columns_follow_any_step(filled: Project, seed: int) -> None:
    chance = random.Random(seed)
    with filled.connected():
        for _ in range(40):
            any_step(filled, chance)
            assert told(filled) == stored(filled)


def test_columns_follow_rows_that_were_imported_together(filled: Project) -> None:
    with filled.connected():
        told(filled)
        with operation(filled, "import") as step:
            step.create_all([Quote(speaker_id=1, text=f"كلام {number}") for number in range(30)])
        assert told(filled) == stored(filled)
        history.undo(filled)
        assert told(filled) == stored(filled)


def test_after_too_many_changes_all_is_read_anew(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST_READ_AGAIN", 1)
    with filled.connected():
        told(filled)
        for quote_id in (1, 2, 3):
            quotes.trash(filled, quote_id)
        assert told(filled) == stored(filled)


@pytest.mark.parametrize("between", [lambda _: None, lambda project: quotes.trash(project, 5)])
@pytest.mark.parametrize("after", range(1, 8))
def test_reading_that_was_stopped_goes_on_or_begins_anew(
    filled: Project, monkeypatch: pytest.MonkeyPatch, after: int, between: Callable[[Project], object]
) -> None:
    monkeypatch.setattr(held, "PART", 15)
    with filled.connected():
        reads = 0
        read = filled.read

        def stopped(sql: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
            nonlocal reads
            reads += "group_concat" in sql
            if reads == after:
                raise Cancelled
            return read(sql, parameters)

        monkeypatch.setattr(filled, "read", stopped)
        with pytest.raises(Cancelled), filled.reading():
            held.current(filled)
        monkeypatch.setattr(filled, "read", read)
        between(filled)
        assert told(filled) == stored(filled)


def test_inside_a_step_that_may_be_taken_back_rows_are_counted(
    filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "BROAD", -1)
    wanted = QuoteFilter(stances=(Stance.SUPPORTS, Stance.DISPUTES), statuses=(QuoteStatus.UNREVIEWED,))
    with filled.connected():
        facets.facets(filled, wanted)
        before = quote_queries.count(filled, wanted)
        with pytest.raises(ZeroDivisionError), operation(filled, "part"):
            quotes.trash(filled, 1)
            quotes.trash(filled, 2)
            assert quote_queries.count(filled, wanted) < before
            raise ZeroDivisionError
        quotes.trash(filled, 3)
        assert told(filled) == stored(filled)


def test_ids_that_lie_far_apart_are_not_held(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "PART", 0)
    monkeypatch.setattr(held, "SPARSE", 0)
    with filled.reading():
        assert held.current(filled) is None


def test_reading_is_stopped_by_another_thread_and_the_connection_stays_of_use(filled: Project) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    begun, ended = threading.Event(), list[object]()

    def work() -> None:
        with filled.connected():
            begun.set()
            try:
                filled.read(endless)
            except Cancelled as error:
                ended.append(error)
            ended.append(quote_queries.count(filled, QuoteFilter()))

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    while thread.is_alive():
        filled.interrupt(thread.ident or 0)
        thread.join(0.01)
    assert isinstance(ended[0], Cancelled)
    assert ended[1] == 40


def test_columns_are_read_before_they_are_asked_for_where_they_will_be_used(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quote(project)
    held.prepare(project)
    with project.reading():
        assert held.current(project, only_if_read=True) is None
    monkeypatch.setattr(held, "BROAD", 0)
    held.prepare(project)
    with project.reading():
        assert held.current(project, only_if_read=True) is not None
