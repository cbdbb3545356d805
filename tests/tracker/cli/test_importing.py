"""`isnad-cli import`: what comes in, what is refused by row and column, and what a trial leaves alone."""

import json
from pathlib import Path

import pytest

from tests.factories import content, make_quote, make_source, make_speaker
from tests.tracker.cli.conftest import Ask, Run
from tracker.records import Anchor, SpeakerKind
from tracker.services import project as projects


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A small table with foreign headers."""
    file = tmp_path / "data.csv"
    file.write_text(
        "Statement,Person,Date,Rating,Claim,Stance,Extra\n"
        "الجسر آمن,سلمى الحداد,5/2/2016,مضلل,الجسر آمن للشاحنات,يؤيد,1\n"
        "لا أصدق,النائبة سلمى الحداد,شباط 2016,كلام,الجسر قديم,disputes,2\n"
        "لا أصدق,النائبة سلمى الحداد,شباط 2016,خطأ,الماء نقي,,3\n",
        encoding="utf-8",
    )
    return file


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with projects.open_project(path, writable=False) as opened, opened.reading():
        return content(opened)


def test_a_table_comes_in_as_one_step_and_says_what_it_did(
    path: Path, table: Path, run: Run, ask: Ask
) -> None:
    done = run("import", path, table, "--language", "en")
    assert done.code == 0, done.err
    assert "Imported (3 rows)." in done.err
    assert "Quotes: 2 new, 0 changed, 0 as they are" in done.err
    assert "Speakers: 1 new" in done.err
    assert "Columns not taken: Extra." in done.err
    found = rows(path)
    assert [quote[4] for quote in found["quote"]] == ["direct", "direct"]
    assert [link[3] for link in found["link"]] == ["supports", "disputes", "mentions"]
    ask("undo", path)
    assert not any(rows(path)[entity] for entity in ("quote", "claim", "speaker", "link"))


def test_ratings_become_verdicts_and_their_wording_is_kept(path: Path, table: Path, ask: Ask) -> None:
    ask("import", path, table)
    claims = {row[1]: (row[4], row[5]) for row in rows(path)["claim"]}
    assert claims == {
        "الجسر آمن للشاحنات": (4, "مضلل"),
        "الجسر قديم": (None, "كلام"),
        "الماء نقي": (5, "خطأ"),
    }


def test_a_trial_says_the_same_and_stores_nothing(path: Path, table: Path, run: Run) -> None:
    before = path.read_bytes()
    done = run("import", path, table, "--dry-run", "--language", "en")
    assert done.code == 0
    assert "Quotes: 2 new, 0 changed, 0 as they are" in done.err
    assert path.read_bytes() == before


def test_a_second_time_nothing_comes_in_twice(path: Path, table: Path, run: Run, ask: Ask) -> None:
    ask("import", path, table)
    before = rows(path)
    done = run("import", path, table, "--language", "en")
    assert "Quotes: 0 new, 0 changed, 2 as they are" in done.err
    assert rows(path) == before


def test_refusals_name_row_column_value_and_reason_and_nothing_is_stored(
    path: Path, table: Path, run: Run
) -> None:
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("5/2/2016", "5/13/2016").replace("disputes", "perhaps"), encoding="utf-8")
    before = rows(path)
    done = run("import", path, table, "--language", "en")
    assert done.code == 1
    assert "Row 2, column “Date”, value “5/13/2016”:" in done.err
    assert "Row 3, column “Stance”, value “perhaps”:" in done.err
    assert "mistakes in 2 rows" in done.err
    assert rows(path) == before
    assert run("import", path, table, "--dry-run").code == 1


def test_only_the_first_twenty_mistakes_are_shown(path: Path, tmp_path: Path, run: Run) -> None:
    data = tmp_path / "many.csv"
    data.write_text("quote,speaker\n" + ",س\n" * 23, encoding="utf-8")
    done = run("import", path, data, "--language", "en")
    assert done.err.count("column “quote”") == 20
    assert "Further mistakes: 3." in done.err
    assert "mistakes in 23 rows" in done.err


def test_columns_can_be_named_by_number_or_header(path: Path, tmp_path: Path, ask: Ask, run: Run) -> None:
    data = tmp_path / "bare.tsv"
    data.write_text("x\tأول قول\tعلي\ny\tثاني قول\tعلي\n", encoding="utf-8")
    assert run("import", path, data, "--no-header").code == 1
    ask("import", path, data, "--no-header", "--as", "quotes", "--map", "quote=2", "--map", "القائل=3")
    assert [quote[5] for quote in rows(path)["quote"]] == ["أول قول", "ثاني قول"]
    for wrong in ("nothing=1", "quote=9"):
        done = run(
            "import", path, data, "--no-header", "--as", "quotes", "--map", "speaker=3", "--map", wrong
        )
        assert done.code == 1
    assert run("import", path, data, "--map", "quote").code == 2


def test_missing_columns_are_named(path: Path, tmp_path: Path, run: Run) -> None:
    data = tmp_path / "bad.csv"
    data.write_text("foo,bar\n1,2\n", encoding="utf-8")
    done = run("import", path, data, "--as", "quotes", "--language", "en")
    assert (done.code, "quote, speaker" in done.err) == (1, True)


def test_quotes_find_their_one_place_in_a_stored_text(path: Path, tmp_path: Path, ask: Ask, run: Run) -> None:
    with projects.open_project(path) as opened:
        make_source(opened, "قال: الجسر آمن. وقال: نعم. وقال: نعم.", title="خبر")
    data = tmp_path / "placed.csv"
    data.write_text(
        "quote,speaker,source,start,end\nالجسر آمن,س,خبر,,\nنعم,س,خبر,22,25\nلا,س,خبر,,\n", encoding="utf-8"
    )
    ask("import", path, data)
    found = [(row[5], row[6], row[7], row[8]) for row in rows(path)["quote"]]
    assert found == [
        ("الجسر آمن", Anchor.HELD, 5, 14),
        ("نعم", Anchor.HELD, 22, 25),
        ("لا", Anchor.NONE, None, None),
    ]
    data.write_text("quote,speaker,source,start,end\nالجسر,علي,خبر,0,3\n", encoding="utf-8")
    done = run("import", path, data, "--language", "en")
    assert (done.code, "Row 2, column “quote”" in done.err) == (1, True)


def test_a_speaker_of_two_possible_is_refused_and_unnamed_ones_stay_with_their_source(
    path: Path, tmp_path: Path, run: Run, ask: Ask
) -> None:
    with projects.open_project(path) as opened:
        make_quote(opened, make_speaker(opened, "علي حسن"))
        make_speaker(opened, "علي حسن")
    data = tmp_path / "names.csv"
    data.write_text("quote,speaker\nنعم,علي حسن\n", encoding="utf-8")
    done = run("import", path, data, "--language", "en")
    assert (done.code, "Row 2, column “speaker”" in done.err) == (1, True)
    data.write_text("quote,speaker,source\nنعم,مصدر أمني,أ\nلا,مصدر أمني,ب\n", encoding="utf-8")
    ask("import", path, data)
    unnamed = [row for row in rows(path)["speaker"] if row[1] == SpeakerKind.UNNAMED]
    assert len(unnamed) == 2


@pytest.mark.parametrize(
    "name", ["quote", "speaker", "source", "claim", "url", "said_on", "quote_uid", "start"]
)
def test_a_cell_that_cannot_be_taken_is_a_refusal_whatever_its_column(
    path: Path, tmp_path: Path, run: Run, name: str
) -> None:
    cells = {"quote": "نعم", "speaker": "علي", "source": "خبر", "claim": "ادعاء", "url": "", name: "\ud800"}
    data = tmp_path / "cells.json"
    data.write_text(json.dumps([cells]), encoding="utf-8")
    done = run("import", path, data, "--language", "en")
    assert (done.code, f"Row 1, column “{name}”" in done.err) == (1, True)


@pytest.mark.parametrize(("rows", "backups"), [(10, 0), (1000, 1)])
def test_before_a_large_import_the_project_is_backed_up(
    path: Path, tmp_path: Path, run: Run, rows: int, backups: int
) -> None:
    with projects.open_project(path) as opened:
        make_speaker(opened)
    data = tmp_path / "many.csv"
    data.write_text(
        "\n".join(["quote,speaker", *(f"قول {number},علي" for number in range(rows))]), encoding="utf-8"
    )
    done = run("import", path, data)
    assert done.code == 0, done.err
    assert len([*tmp_path.rglob("*-import*.isnad")]) == backups
