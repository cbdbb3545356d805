"""Searches over articles that others wrote find what they should, by a truth judged by hand.

The articles are no part of the project: the folder that holds them is named by `ISNAD_ARTICLES`. Beside this
file lies the truth, with none of their words: for each query the sentences that hold what was meant, by
file, offset and the beginning of a hash. A sentence is right if it holds the word that was typed in any
spelling or inflection (number, gender, case, person, tense), with clitics, or as the adjective of the noun
(«ألمانيا»: «ألماني»); infinitives and participles of a verb are other words, and so is whatever is only spelt
alike («اليمني» of the right hand). Several words are all of them. Every set was judged, and frozen, before
its first run; `open` ones were looked into to mend the rules, and the second and third after theirs.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories import make_speaker
from tracker import db
from tracker.queries import quotes as quote_queries
from tracker.records import Quote, QuoteFilter
from tracker.services import quotes
from tracker.services.operation import operation

TRUTH = Path(__file__).with_name("truth_over_articles.json")
SENTENCE = re.compile(r"[^\n]+?(?:[.؟!]+(?=\s)|(?=\n)|$)")
RECALL, PRECISION = 0.93, 0.88

Place = tuple[str, int]
"""An article's file, and where in it a sentence begins."""


@dataclass(frozen=True)
class Judged:
    """A query, the set that it belongs to, and the sentences that are right."""

    typed: str
    belongs_to: str
    right: frozenset[Place]


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of an article, each with its offset."""
    for found in SENTENCE.finditer(text):
        sentence = found[0].lstrip()
        if sentence.strip():
            yield found.end() - len(sentence), sentence.strip()


@pytest.fixture(scope="module")
def articles() -> dict[Place, str]:
    folder = os.environ.get("ISNAD_ARTICLES")
    if not folder:
        pytest.skip("ISNAD_ARTICLES names no folder of articles")
    return {
        (path.name, offset): sentence
        for path in sorted(Path(folder).glob("*.txt"))
        for offset, sentence in sentences(path.read_text(encoding="utf-8"))
    }


@pytest.fixture(scope="module")
def truth(articles: dict[Place, str]) -> list[Judged]:
    judged = []
    for query in json.loads(TRUTH.read_text(encoding="utf-8"))["queries"]:
        for name, offset, begins in query["right"]:
            sentence = articles.get((name, offset), "")
            digest = hashlib.sha256(sentence.encode()).hexdigest()
            assert digest.startswith(begins), f"{name} at {offset} is not the sentence that was judged"
        right = frozenset((name, offset) for name, offset, _ in query["right"])
        judged.append(Judged(query["typed"], query["set"], right))
    return judged


def hits(project: db.Project, articles: dict[Place, str], truth: list[Judged]) -> dict[str, set[Place]]:
    """What the project's own search finds for each query, every sentence being a quote."""
    speaker_id = make_speaker(project)
    held = {}
    with operation(project, "sample"):
        for place, sentence in articles.items():
            quote = Quote(speaker_id=speaker_id, text=sentence)
            held[quotes.add(project, quote).new_id("quote")] = place
    return {
        query.typed: {held[found] for found in quote_queries.ids(project, QuoteFilter(search=query.typed))}
        for query in truth
    }


def test_what_is_typed_is_found_in_articles(
    project: db.Project, articles: dict[Place, str], truth: list[Judged]
) -> None:
    found = hits(project, articles, truth)
    figures = {}
    for part in dict.fromkeys(query.belongs_to.split(",")[0] for query in truth):
        queries = [query for query in truth if query.belongs_to.startswith(part)]
        right = sum(len(found[query.typed] & query.right) for query in queries)
        meant = sum(len(query.right) for query in queries)
        given = sum(len(found[query.typed]) for query in queries)
        figures[part] = (round(right / meant, 3), round(right / given, 3))
    assert len(truth) == len(found) == 110
    assert all(recall >= RECALL and precision >= PRECISION for recall, precision in figures.values()), figures
