"""Making projects, exporting from them, and backing them up."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.factories import make_claim, make_link, make_quote
from tests.tracker.cli.conftest import Ask, Run
from tracker.services import project as projects


@pytest.fixture
def linked(path: Path) -> Path:
    """A quote on two claims, and one on none."""
    with projects.open_project(path) as opened:
        make_quote(opened)
        make_quote(opened, 1, text="قول آخر")
        for text in ("الأول", "الثاني"):
            make_link(opened, 1, make_claim(opened, text))
    return path


@pytest.mark.parametrize("command", ["new", "sample"])
def test_an_existing_file_is_refused_and_kept(run: Run, tmp_path: Path, command: str) -> None:
    file = tmp_path / "x.isnad"
    file.write_text("لا تمسّني", encoding="utf-8")
    done = run(command, file)
    assert (done.code, done.out) == (1, "")
    assert file.read_text(encoding="utf-8") == "لا تمسّني"


def test_the_sample_has_quotes_and_claims(run: Run, tmp_path: Path) -> None:
    done = run("sample", tmp_path / "مثال.isnad")
    assert (done.code, "مثال.isnad" in done.err) == (0, True)
    assert len(run("quotes", tmp_path / "مثال.isnad").out.splitlines()) > 20


def test_the_notice_counts_quotes_and_rows(run: Run, linked: Path, tmp_path: Path) -> None:
    done = run("export", linked, tmp_path / "out.csv")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"صُدِّر اقتباسان في 3 صفوف: {tmp_path / 'out.csv'}\n"


@pytest.mark.parametrize(
    ("options", "said", "headers", "rows"),
    [
        ("--what claims", "2 claims", "claim_id", 2),
        ("--what speakers", "1 speaker", "speaker_id", 1),
        ("--what sources", "0 sources", "source_id", 0),
        ("--what links --sort date --limit 1", "2 links", "link_id", 2),
        ("--search آخر", "1 quote exported in 1 row", "quote_id", 1),
        ("--columns report --headers ar", "2 quotes exported in 3 rows", "الادعاء", 3),
        ("--columns report --headers en", "2 quotes exported in 3 rows", "Claim", 3),
    ],
)
def test_every_table_is_exported(
    run: Run, linked: Path, tmp_path: Path, options: str, said: str, headers: str, rows: int
) -> None:
    done = run("export", linked, tmp_path / "out.csv", *options.split(), "--language", "en")
    assert (done.code, said in done.err) == (0, True), done.err
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        first, *others = csv.reader(file)
    assert first[0] == headers
    assert len(others) == rows


@pytest.mark.parametrize(
    ("name", "character"), [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), ("^", "^")]
)
def test_cells_are_parted_as_asked(ask: Ask, linked: Path, tmp_path: Path, name: str, character: str) -> None:
    ask("export", linked, tmp_path / "out.csv", "--delimiter", name)
    header = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.startswith(f"quote_id{character}quote_uid{character}")


def test_exact_leaves_formulas_alone(ask: Ask, path: Path, tmp_path: Path) -> None:
    ask("add-claim", path, "=1+1")
    ask("export", path, tmp_path / "safe.csv", "--what", "claims")
    ask("export", path, tmp_path / "exact.csv", "--what", "claims", "--exact")
    assert ",'=1+1," in (tmp_path / "safe.csv").read_text(encoding="utf-8")
    assert ",=1+1," in (tmp_path / "exact.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "given", [["out.foo"], ["none/out.csv"], ["out.csv", "--delimiter", "ab"], ["out.csv", "--speaker", "x"]]
)
def test_a_refused_export_leaves_no_file(
    run: Run, linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run("export", linked, *given).code == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_report_never_replaces_its_project(run: Run, linked: Path) -> None:
    project = linked.rename(linked.with_suffix(".csv"))
    before = project.read_bytes()
    assert run("export", project, project).code == 1
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"), [("تقرير", "لا يدل اسم الملف على صيغته"), ("x.doc", "هذه الصيغة: .doc")]
)
def test_a_format_that_is_none_is_refused_with_those_there_are(
    run: Run, linked: Path, tmp_path: Path, name: str, said: str
) -> None:
    done = run("export", linked, tmp_path / name)
    assert (done.code, said in done.err, ".csv، .xlsx" in done.err) == (1, True, True)


@pytest.mark.parametrize("name", ["other.csv", "other.xlsx"])
def test_a_report_never_replaces_any_project(run: Run, linked: Path, tmp_path: Path, name: str) -> None:
    other = tmp_path / name
    projects.create(tmp_path / "x.isnad")
    (tmp_path / "x.isnad").rename(other)
    before = other.read_bytes()
    done = run("export", linked, other, "--language", "en")
    assert (done.code, "is an Isnad project" in done.err) == (1, True)
    assert other.read_bytes() == before


def test_a_report_that_is_made_again_replaces_the_old_one_and_says_so(
    run: Run, linked: Path, tmp_path: Path
) -> None:
    told = "حلّ الملف محل ملف سابق بالاسم نفسه."
    assert told not in run("export", linked, tmp_path / "out.csv").err
    first = (tmp_path / "out.csv").read_bytes()
    again = run("export", linked, tmp_path / "out.csv")
    assert (again.code, told in again.err) == (0, True)
    assert (tmp_path / "out.csv").read_bytes() == first


@pytest.mark.parametrize(("headers", "title"), [("ar", "الاقتباسات"), ("en", "Quotes"), ("code", "Quotes")])
def test_a_sheet_is_named_by_what_it_holds(
    ask: Ask, linked: Path, tmp_path: Path, headers: str, title: str
) -> None:
    ask("export", linked, tmp_path / "out.xlsx", "--headers", headers)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == [title]


def test_a_file_where_backups_would_go_is_refused_as_such(run: Run, linked: Path, tmp_path: Path) -> None:
    file = tmp_path / "نسخ"
    file.write_text("ملف", encoding="utf-8")
    done = run("backup", linked, file)
    assert (done.code, "هذا ملف وليس مجلدًا" in done.err) == (1, True)
    assert file.read_text(encoding="utf-8") == "ملف"


def test_backups_lie_beside_the_project_unless_a_folder_is_named(
    ask: Ask, linked: Path, tmp_path: Path
) -> None:
    assert Path(ask("backup", linked)).parent == tmp_path / "مشروع.backups"
    copy = Path(ask("backup", linked, tmp_path / "نسخ"))
    assert copy.parent == tmp_path / "نسخ"
    assert copy.stat().st_size > 0
