"""What Isnad hands out comes back the same, uids included, and coming back twice changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.exchange.export import export
from tracker.exchange.importing.model import Imported, Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.exchange.quote_tables import QUOTES
from tracker.exchange.tables import table
from tracker.exchange.words import Words
from tracker.queries import history as entries
from tracker.queries import missing, quotes
from tracker.records import QuoteFilter, SpeakerKind, Stance
from tracker.services import claims, history
from tracker.services import project as projects

OF_ONE_PROJECT = {"quote_id", "claim_id", "start", "end"}
"""Ids are given anew, and offsets mean nothing where the source's text did not come along."""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    """An empty project beside the first one."""
    projects.create(tmp_path / "other.isnad")
    with projects.open_project(tmp_path / "other.isnad") as opened:
        yield opened


@pytest.fixture
def filled(project: Project) -> Project:
    """Two sides of a claim with a verdict, a quote without a link, an unnamed speaker, awkward words."""
    text = 'قال: "الجسر آمن"،\nثم سكت.'
    source = make_source(
        project, text, title="خبر; الجسر", outlet="وكالة", published_on="2016-02-06", url="https://e.org/1"
    )
    member, unnamed = (
        make_speaker(project),
        make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source),
    )
    safe, old = make_claim(project), make_claim(project, "=الجسر قديم")
    claims.set_verdict(project, safe, 3, note="+وثيقة")
    first = make_quote(
        project, member, text="الجسر آمن", source_id=source, start=6, end=15, said_on="2016-02"
    )
    second = make_quote(project, unnamed, text='-لا\n"تعليق"، ', source_id=source, kind="partial", note="'=1")
    make_quote(project, member, text="بلا ارتباط", status="withdrawn", venue="في مجلس")
    make_link(project, first, safe, Stance.SUPPORTS, note="@هنا")
    make_link(project, first, old, Stance.MENTIONS)
    make_link(project, second, safe, Stance.DISPUTES)
    return project


def take_in(project: Project, path: Path, **options: Any) -> Imported:
    chosen = Options(**options)
    return import_table(project, read_table(path, chosen), path, chosen)


def told(project: Project) -> list[tuple[Any, ...]]:
    """All that the full table tells of a project, apart from what means something there alone."""
    with project.reading():
        rows = list(quotes.rows(project, QuoteFilter()))
    found = [
        tuple(cell for code, cell in zip(QUOTES.codes, row, strict=True) if code not in OF_ONE_PROJECT)
        for quote in rows
        for row in QUOTES.rows(quote, Words("code"))
    ]
    return sorted(found, key=repr)


def steps(project: Project) -> int:
    return len(entries.entries(project))


def changed(done: Imported) -> int:
    return sum(count.created + count.updated for count in done.counts.values())


@pytest.mark.parametrize("headers", ["code", "ar", "en"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("exact", [False, True])
def test_a_full_export_comes_back_equal_and_coming_twice_changes_nothing(
    filled: Project, other: Project, tmp_path: Path, headers: str, suffix: str, exact: bool
) -> None:
    out = tmp_path / f"out{suffix}"
    export(filled, out, QuoteFilter(), headers=headers, exact=exact)
    take_in(other, out, exact=exact)
    assert told(other) == told(filled)
    for project in (other, filled):
        before, number = content(project), steps(project)
        assert changed(take_in(project, out, exact=exact)) == 0
        assert content(project) == before
        assert steps(project) == number, "what changes nothing is no step"


def test_a_file_without_its_byte_order_mark_comes_back_too(
    filled: Project, other: Project, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    export(filled, out, QuoteFilter(), delimiter=";")
    out.write_bytes(out.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    take_in(other, out)
    assert told(other) == told(filled)


@pytest.mark.parametrize("lines", [False, True])
def test_json_comes_back_equal(filled: Project, other: Project, tmp_path: Path, lines: bool) -> None:
    with filled.reading():
        rows = [
            row for quote in quotes.rows(filled, QuoteFilter()) for row in QUOTES.rows(quote, Words("code"))
        ]
    objects = [dict(zip(QUOTES.codes, row, strict=True)) for row in rows]
    out = tmp_path / ("out.jsonl" if lines else "out.json")
    out.write_text("\n".join(map(json.dumps, objects)) if lines else json.dumps(objects), encoding="utf-8")
    take_in(other, out)
    assert told(other) == told(filled)


@pytest.mark.parametrize("headers", ["code", "ar", "en"])
def test_a_report_brings_quotes_claims_stances_and_notes(
    filled: Project, other: Project, tmp_path: Path, headers: str
) -> None:
    out = tmp_path / "report.csv"
    export(filled, out, QuoteFilter(), columns="report", headers=headers)
    take_in(other, out)
    with other.reading():
        found = {row.quote.text: row for row in missing.marked(other, quotes.rows(other, QuoteFilter()))}
    assert set(found) == {"الجسر آمن", '-لا\n"تعليق"، ', "بلا ارتباط"}
    first = found["الجسر آمن"]
    assert {link.note for link in first.links} == {"@هنا", ""}
    assert first.quote.said_on == "2016-02"
    second = found['-لا\n"تعليق"، ']
    assert second.quote.said_on == "", "the date is the source's"
    assert second.published_on == "2016-02-06"
    assert second.links[0].verdict_en == "Unproven"
    number = steps(other)
    take_in(other, out)
    assert steps(other) == number


@pytest.mark.parametrize("what", ["claims", "speakers", "sources", "links"])
def test_lists_come_back_to_their_own_project_without_a_change(
    filled: Project, tmp_path: Path, what: str
) -> None:
    out = tmp_path / "out.csv"
    export(filled, out, QuoteFilter(), what=what, headers="ar")
    before = content(filled)
    done = take_in(filled, out)
    assert done.what == what
    assert done.ignored == ()
    assert content(filled) == before


def test_speakers_come_with_their_names_and_roles(project: Project, other: Project, tmp_path: Path) -> None:
    from tracker.records import Speaker, SpeakerRole
    from tracker.services import speakers

    role = SpeakerRole(title="نائبة", organization="مجلس النواب", from_on="2014", until_on="")
    speakers.add(project, Speaker(name="سلمى"), aliases=["أم علي", "Salma"], roles=[role])
    out = tmp_path / "out.csv"
    export(project, out, QuoteFilter(), what="speakers")
    take_in(other, out, what="speakers")
    assert content(other)["speaker_role"] == content(project)["speaker_role"]
    assert content(other)["speaker_alias"] == content(project)["speaker_alias"]
    assert table("speakers").name == "speakers"


WORDS = st.text(st.sampled_from("اب=+-@'\"\t\n ,;،|ﷺa\u200f"), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=5), exact=st.booleans(), delimiter=st.sampled_from(",;\t|"))
def test_words_come_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], exact: bool, delimiter: str
) -> None:
    folder = tmp_path_factory.mktemp("words")
    for name in ("a", "b"):
        projects.create(folder / f"{name}.isnad")
    with projects.open_project(folder / "a.isnad") as one, projects.open_project(folder / "b.isnad") as two:
        speaker = make_speaker(one)
        for text in texts:
            make_quote(one, speaker, text=text, note=text)
        export(one, folder / "o.csv", QuoteFilter(), exact=exact, delimiter=delimiter)
        take_in(two, folder / "o.csv", exact=exact, delimiter=delimiter)
        assert told(two) == told(one)


def test_an_import_of_hundreds_of_rows_is_undone_in_one_step(filled: Project, tmp_path: Path) -> None:
    before = content(filled)
    data = tmp_path / "data.csv"
    rows = [f"قول {n},قائل {n % 40},مادة {n % 30},ادعاء {n % 50},يؤيد" for n in range(300)]
    data.write_text("\n".join(["القول,القائل,المادة,الادعاء,الموقف", *rows]), encoding="utf-8")
    done = take_in(filled, data)
    assert done.counts["quotes"].created == done.counts["links"].created == 300
    assert done.counts["claims"].created == 50
    history.undo(filled)
    assert content(filled) == before
    history.redo(filled)
    assert changed(take_in(filled, data)) == 0


def test_what_was_undone_can_be_imported_again(filled: Project, other: Project, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    export(filled, out, QuoteFilter())
    take_in(other, out)
    history.undo(other)
    assert told(other) == []
    take_in(other, out)
    assert told(other) == told(filled)


def test_what_was_changed_in_the_file_is_changed_and_nothing_else(filled: Project, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    export(filled, out, QuoteFilter())
    text = out.read_text(encoding="utf-8-sig")
    out.write_text(text.replace("withdrawn", "منسوب خطأ").replace("Unproven", "مضلل"), encoding="utf-8")
    done = take_in(filled, out)
    assert (done.counts["quotes"].updated, done.counts["claims"].updated, changed(done)) == (1, 1, 2)
