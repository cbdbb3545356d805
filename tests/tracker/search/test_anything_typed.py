"""Nothing that is typed into a search box, or given to `--search`, breaks the search or makes it wait."""

import os
import random
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.factories import make_claim, make_quote, make_source, make_speaker
from tracker.cli import main
from tracker.db import Project
from tracker.queries import quotes as quote_queries
from tracker.queries import sources, speakers
from tracker.records import QuoteFilter, QuoteSort
from tracker.search import asking
from tracker.services import project as projects

PIECES = (
    *("الجسر", "جسر", "وبالجسر", "قُرِّرت", "covid-19", "ا", "و", "2016", "٢٠١٦", "ﷲ", "a", "_"),
    *(
        '"',
        "«",
        "»",
        "“",
        "-",
        "--",
        "*",
        "^",
        ":",
        "(",
        ")",
        "+",
        "{",
        "}",
        "[",
        "]",
        ",",
        ".",
        "'",
        "`",
        ";",
    ),
    *("AND", "OR", "NOT", "NEAR", "NEAR(", "NEAR/3", "words:", "rowid", "quote_index", "%", "_", "\\", "/"),
    *(
        "\u0640",
        "\u064e",
        "\u0651",
        "\u200f",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u00a0",
        "\t",
        "\n",
        "\r\n",
        " ",
    ),
    *(
        "\0",
        "\ue000",
        "\U000f0000",
        "\U0010fffd",
        "\ud800",
        "\udfff",
        "\uffff",
        "😀",
        "👩‍👩‍👧",
        "🇮🇶",
        "e\u0301",
    ),
    *(
        "ا" * 300,
        "-" * 300,
        '"' * 301,
        "( " * 300,
        "-ا " * 300,
        "ب ت ث " * 400,
        '"ا ب" ' * 100,
        "-" + "ا" * 5000,
    ),
)

SLOWEST = 2.0
"""Seconds of this thread's own work that no search of the few quotes here comes near to."""


def typed_strings(number: int, seed: int = 1) -> Iterator[str]:
    """Strings of syntax, quotation marks, lone marks, emoji, letters for nobody's use, and long ones."""
    chance = random.Random(seed)
    yield from PIECES
    for _ in range(number - len(PIECES)):
        kind = chance.random()
        if kind < 0.6:
            yield chance.choice(("", " ")).join(chance.choices(PIECES[:-8], k=chance.randint(0, 8)))
        elif kind < 0.7:
            yield " ".join(chance.choices(PIECES, k=3))
        elif kind < 0.9:
            yield "".join(map(chr, (chance.randrange(0x0600, 0x0700) for _ in range(chance.randint(1, 12)))))
        else:
            yield "".join(map(chr, (chance.randrange(0x110000) for _ in range(chance.randint(1, 12)))))


@pytest.fixture(scope="module")
def typed_into(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = tmp_path_factory.mktemp("typed") / "typed.isnad"
    projects.create(path)
    with projects.open_project(path) as project, project.connected():
        speaker_id = make_speaker(project)
        source_id = make_source(project, "نص")
        for text in ("الجسر آمن", "وبالجسر قُرّرت covid-19", "ا ب ت 2016", "مدرسة"):
            make_quote(project, speaker_id, text=text, source_id=source_id)
        make_claim(project)
        yield project


@pytest.mark.parametrize("number", [2000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_nothing_that_is_typed_breaks_the_search(typed_into: Project, number: int) -> None:
    for typed in typed_strings(number):
        begun = time.thread_time()
        wanted = QuoteFilter(search=typed)
        ids = {*quote_queries.ids(typed_into, wanted)}
        by_relevance = quote_queries.first(typed_into, replace(wanted, sort=QuoteSort.RELEVANCE), 10)
        assert {row.quote.id for row in by_relevance} == ids
        assert quote_queries.count(typed_into, wanted) == len(ids)
        for row in by_relevance:
            assert asking.fits(typed, row.quote.text), repr(typed)
            asking.spans(typed, row.quote.text)
        assert time.thread_time() - begun < SLOWEST, repr(typed[:100])


def test_no_search_goes_through_all_quotes_or_through_the_whole_index(typed_into: Project) -> None:
    for typed in typed_strings(500):
        for sort in (QuoteSort.DATE, QuoteSort.RELEVANCE):
            for statement in quote_queries.statements(typed_into, QuoteFilter(search=typed, sort=sort), 100):
                plan = typed_into.read(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters)
                steps = [row[3] for row in plan]
                assert not [step for step in steps if step.startswith("SCAN q") or "TEMP B-TREE" in step]
                # An index of words that is asked for a word says so behind its number (fts5.c, xBestIndex).
                assert not [step for step in steps if step.startswith("SCAN f") and ":M" not in step], steps


@pytest.mark.parametrize("number", [200, pytest.param(10_000, marks=pytest.mark.soak)])
def test_other_lists_take_anything_too(typed_into: Project, number: int) -> None:
    for typed in typed_strings(number, seed=2):
        list(speakers.rows(typed_into, typed, 5))
        list(sources.rows(typed_into, typed, 5))


@pytest.mark.parametrize("number", [120, pytest.param(5000, marks=pytest.mark.soak)])
def test_the_command_line_takes_anything(
    typed_into: Project, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    for typed in typed_strings(number, seed=3):
        # As an operating system gives it: without NUL, and what is no UTF-8 as lone surrogates.
        given = os.fsdecode(typed.replace("\0", "").encode(errors="surrogatepass"))
        path, is_text = (
            str(typed_into.path),
            given.isascii() or given == given.encode(errors="ignore").decode(),
        )
        code = main(["quotes", path, f"--search={given}", "--format=json", "--language=en"])
        assert code == (0 if is_text else 1), repr(given)
        told = capsys.readouterr()
        assert told.out.startswith("[") if is_text else "UTF-8" in told.err
