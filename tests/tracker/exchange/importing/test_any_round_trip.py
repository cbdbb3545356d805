"""Any project comes back equal from its tables, and what comes twice is left, updated or added as chosen."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tests.tracker.exchange.importing.taking import counts, take_in
from tracker.db import Project
from tracker.exchange.export import export
from tracker.queries import history as entries
from tracker.records import ClaimStatus, QuoteFilter, QuoteKind, QuoteStatus, Stance
from tracker.services import history
from tracker.services import project as projects

WORDS = st.text(st.sampled_from("ابتث=+-'\"\t\n ,;،|a1\u200f«»"), min_size=1, max_size=12).filter(str.strip)
ONE_LINE = WORDS.map(lambda words: " ".join(words.split()))
DATES = st.sampled_from(["", "2016", "2016-02", "2016-02-05", "2016-21"])


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """What a project is made of; quotes refer to speakers, sources and claims by their places."""
    speakers = draw(
        st.lists(ONE_LINE.map(lambda words: f"قائل {words}"), min_size=1, max_size=4, unique=True)
    )
    sources = draw(st.lists(st.tuples(ONE_LINE, DATES), max_size=3, unique_by=lambda source: source[0]))
    claims = draw(st.lists(WORDS, max_size=3, unique_by=str.strip))
    quotes = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "text": WORDS,
                    "speaker": st.integers(0, len(speakers) - 1),
                    "source": st.integers(0, len(sources)),
                    "said_on": DATES,
                    "kind": st.sampled_from(QuoteKind),
                    "status": st.sampled_from(QuoteStatus),
                    "note": st.one_of(st.just(""), WORDS),
                    "links": st.dictionaries(
                        st.integers(0, max(0, len(claims) - 1)), st.sampled_from(Stance), max_size=2
                    ),
                }
            ),
            min_size=1,
            max_size=5,
            unique_by=lambda quote: (quote["text"], quote["speaker"], quote["source"]),
        )
    )
    return {"speakers": speakers, "sources": sources, "claims": claims, "quotes": quotes}


def build(project: Project, plan: dict[str, Any]) -> None:
    speakers = [make_speaker(project, name) for name in plan["speakers"]]
    sources = [make_source(project, title=title, published_on=day) for title, day in plan["sources"]]
    claims = [make_claim(project, text, status=ClaimStatus.DONE) for text in plan["claims"]]
    for quote in plan["quotes"]:
        told = {name: quote[name] for name in ("text", "said_on", "kind", "status", "note")}
        if quote["source"]:
            told["source_id"] = sources[quote["source"] - 1]
        quote_id = make_quote(project, speakers[quote["speaker"]], **told)
        for place, stance in quote["links"].items() if claims else ():
            make_link(project, quote_id, claims[place], stance)


def said(project: Project) -> Counter[tuple[Any, ...]]:
    """Each quote with its words, speaker and source, as often as it stands there."""
    rows = project.read(
        """
        SELECT q.text, q.said_on, q.kind, q.status, q.note, s.name, t.title, (
            SELECT group_concat(c.text || l.stance, char(10))
            FROM (SELECT * FROM link ORDER BY stance, id) AS l JOIN claim AS c ON c.id = l.claim_id
            WHERE l.quote_id = q.id AND l.deleted_at IS NULL
        )
        FROM quote AS q JOIN speaker AS s ON s.id = q.speaker_id LEFT JOIN source AS t ON t.id = q.source_id
        WHERE q.deleted_at IS NULL
        """
    )
    return Counter(rows)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(max_examples=15, deadline=None)
@given(
    plan=plans(),
    duplicates=st.sampled_from([None, "skip", "update", "add"]),
    headers=st.sampled_from(["code", "ar", "en"]),
)
def test_any_project_comes_back_equal_and_twice_as_chosen(
    tmp_path_factory: pytest.TempPathFactory,
    suffix: str,
    plan: dict[str, Any],
    duplicates: str | None,
    headers: str,
) -> None:
    folder: Path = tmp_path_factory.mktemp("trip")
    for name in ("a", "b"):
        projects.create(folder / f"{name}.isnad")
    with projects.open_project(folder / "a.isnad") as one, projects.open_project(folder / "b.isnad") as two:
        build(one, plan)
        out = folder / f"out{suffix}"
        export(one, out, QuoteFilter(), headers=headers)
        with one.connected(), two.connected():
            take_in(two, out, duplicates=duplicates)
            assert said(two) == said(one)
            before, steps = content(two), len(entries.entries(two))
            tried = take_in(two, out, duplicates=duplicates, dry_run=True)
            again = take_in(two, out, duplicates=duplicates)
            assert counts(tried, "quotes") == counts(again, "quotes")
            if duplicates == "add":
                assert said(two) == said(one) + said(one)
                history.undo(two)
            else:
                assert len(entries.entries(two)) == steps, "what changes nothing is no step"
            assert content(two) == before
            history.undo(two)
            assert not said(two)
