"""What is in the project already is left, updated or added once more, as chosen; a trial says the same."""

from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_quote, make_source, make_speaker
from tests.tracker.exchange.importing.taking import counts, take_in, write_rows
from tracker.db import Project
from tracker.errors import Cancelled
from tracker.exchange.importing import run
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.queries import history as entries
from tracker.queries import quotes as quote_queries
from tracker.records import Stance
from tracker.services import history


@pytest.fixture
def known(project: Project) -> Project:
    """One quote that an editor has worked on."""
    speaker, source = make_speaker(project), make_source(project, title="خبر")
    make_quote(project, speaker, text="الجسر آمن", source_id=source, status="confirmed", note="راجعته")
    return project


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = ["الجسر آمن,سلمى الحداد,خبر,قول آخر,قاعة", "قول جديد,سلمى الحداد,خبر,,"]
    return write_rows(tmp_path / "t.csv", "القول,القائل,المادة,ملاحظة الاقتباس,قيل في", rows)


@pytest.mark.parametrize(
    ("duplicates", "quotes", "note"),
    [
        (None, (1, 0, 1), "راجعته"),
        ("skip", (1, 0, 1), "راجعته"),
        ("update", (1, 1, 0), "قول آخر"),
        ("add", (2, 0, 0), "راجعته"),
    ],
)
def test_what_is_known_by_its_words_fares_as_chosen(
    known: Project, table: Path, duplicates: str | None, quotes: tuple[int, int, int], note: str
) -> None:
    before = content(known)
    tried = take_in(known, table, duplicates=duplicates, dry_run=True)
    assert content(known) == before
    done = take_in(known, table, duplicates=duplicates)
    assert counts(tried, "quotes") == counts(done, "quotes") == quotes
    first = quote_queries.get(known, 1)
    assert (first.note, first.status) == (note, "confirmed"), "an empty cell takes nothing away"
    history.undo(known)
    assert content(known) == before


@pytest.mark.parametrize(("duplicates", "quotes"), [("skip", (0, 0, 1)), ("add", (1, 0, 0))])
def test_what_is_known_by_its_uid_can_be_left_or_added_too(
    known: Project, tmp_path: Path, duplicates: str, quotes: tuple[int, int, int]
) -> None:
    uid = quote_queries.get(known, 1).uid.hex()
    rows = [f"{uid},قول آخر,سلمى الحداد,خبر"]
    table = write_rows(tmp_path / "t.csv", "quote_uid,quote,speaker,source", rows)
    assert counts(take_in(known, table, duplicates=duplicates), "quotes") == quotes
    assert quote_queries.get(known, 1).text == "الجسر آمن"


@pytest.mark.parametrize(("duplicates", "number"), [(None, 1), ("add", 3)])
def test_rows_that_say_the_same_are_one_record_or_each_its_own(
    project: Project, tmp_path: Path, duplicates: str | None, number: int
) -> None:
    table = write_rows(tmp_path / "t.csv", "quote,speaker", ["نعم,علي"] * 3)
    assert counts(take_in(project, table, duplicates=duplicates), "quotes") == (number, 0, 3 - number)
    claims = write_rows(tmp_path / "c.csv", "claim,topic", ["الجسر آمن,طرق"] * 3)
    assert counts(take_in(project, claims, duplicates=duplicates), "claims") == (number, 0, 3 - number)


def test_a_claim_is_updated_from_the_table_if_that_is_chosen(project: Project, tmp_path: Path) -> None:
    make_claim(project, "الجسر آمن", topic="طرق")
    table = write_rows(tmp_path / "c.csv", "claim,topic,verdict", ["الجسر آمن,,مضلل"])
    assert counts(take_in(project, table, what="claims"), "claims") == (0, 0, 1)
    assert counts(take_in(project, table, what="claims", duplicates="update"), "claims") == (0, 1, 0)
    ((_, _, topic, _, verdict, wording, *_),) = content(project)["claim"]
    assert (topic, verdict, wording) == ("طرق", 4, "مضلل")


def test_words_of_other_houses_mean_what_is_said_and_stay_in_the_note(
    project: Project, tmp_path: Path
) -> None:
    table = write_rows(
        tmp_path / "t.csv",
        "statement,person,claim,position,rating,date",
        ["نعم,علي,الجسر آمن,disagree,عجيب,2/13/2016", "لا,سلمى,الجسر قديم,ربما,True,3/4/2016"],
    )
    take_in(
        project,
        table,
        mapping=(("stance", "position"),),
        values=(("verdict", "عجيب", "Misleading"), ("stance", "ربما", "mentions")),
        constants=(("venue", "المؤتمر"), ("source", "بيان")),
        month_first=True,
    )
    found = content(project)
    assert [row[3] for row in found["link"]] == [Stance.DISPUTES, Stance.MENTIONS]
    assert [(row[4], row[5]) for row in found["claim"]] == [(4, "عجيب"), (1, "")]
    quotes = [quote_queries.get(project, number) for number in (1, 2)]
    assert [(each.said_on, each.venue) for each in quotes] == [
        ("2016-02-13", "المؤتمر"),
        ("2016-03-04", "المؤتمر"),
    ]
    assert [row[2] for row in found["source"]] == ["بيان"]


def test_an_import_that_is_stopped_at_any_look_leaves_nothing(
    known: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "LOOK", 10)
    table = write_rows(
        tmp_path / "t.csv", "quote,speaker,claim", [f"قول {n},قائل {n % 7},ادعاء {n % 5}" for n in range(60)]
    )
    before, number = content(known), len(entries.entries(known))
    looks: list[tuple[int, int]] = []
    read = read_table(table, Options())
    run.import_table(known, read, table, Options(), dry_run=True, progress=lambda *far: looks.append(far))
    assert looks[-1] == (120, 120)
    for last in range(len(looks)):
        seen = 0

        def stop(_done: int, _total: int, last: int = last) -> None:
            nonlocal seen
            seen += 1
            if seen > last:
                raise Cancelled

        with pytest.raises(Cancelled):
            run.import_table(known, read, table, Options(), progress=stop)
        assert (content(known), len(entries.entries(known))) == (before, number)
