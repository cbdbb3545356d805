"""An export tells how far it is, can be stopped, and leaves a whole file or none."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import make_quote, make_speaker
from tracker.db import Project
from tracker.errors import Cancelled, InputRefused, StorageFailed
from tracker.exchange import content, sorting
from tracker.exchange.export import export
from tracker.exchange.formats import FORMATS, suffixes
from tracker.queries import quote_lines
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import project as projects

SUFFIXES = [each.suffix for each in FORMATS if each.has_columns]

DISK_FULL = """
import resource, signal, sys
from pathlib import Path
from tracker.errors import StorageFailed
from tracker.exchange.export import export
from tracker.records import QuoteFilter
from tracker.services.project import open_project
with open_project(Path(sys.argv[1]), writable=False) as project:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
    try:
        export(project, Path(sys.argv[2]), QuoteFilter(), columns=sys.argv[3])
    except StorageFailed as error:
        print(error.code, error.fields["path"])
"""


def test_what_others_write_meanwhile_is_not_in_the_file(path: Path, tmp_path: Path) -> None:
    with projects.open_project(path) as writer, projects.open_project(path, writable=False) as reader:
        if writer.database.pragma("journal_mode") != "wal":
            pytest.skip("without WAL a reader holds writers off")
        speaker = make_speaker(writer)
        make_quote(writer, speaker)

        def write_more(_done: int, _total: int) -> None:
            make_quote(writer, speaker)

        export(reader, tmp_path / "all.csv", QuoteFilter(), progress=write_more)
        assert quote_queries.count(reader, QuoteFilter()) > 1
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1


@pytest.mark.parametrize("columns", ["full", "report"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_progress_is_told_from_nothing_to_all(
    filled: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str, suffix: str
) -> None:
    monkeypatch.setattr(content, "PROGRESS_EVERY", 2)
    monkeypatch.setattr(quote_lines, "BLOCK", 1)
    told: list[tuple[int, int]] = []
    export(
        filled,
        tmp_path / f"all{suffix}",
        QuoteFilter(),
        columns=columns,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)
    assert told == sorted(told)
    assert len(told) > 5


@pytest.mark.parametrize("calls", [1, 2, 4, 6])
@pytest.mark.parametrize("columns", ["full", "report"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_cancelled_export_leaves_the_old_file_and_nothing_else(
    filled: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, columns: str, calls: int
) -> None:
    monkeypatch.setattr(content, "PROGRESS_EVERY", 2)
    monkeypatch.setattr(quote_lines, "BLOCK", 1)
    monkeypatch.setattr(sorting, "RUN", 2)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / f"old{suffix}").write_bytes(b"old")
    told: list[int] = []

    def cancel(done: int, _total: int) -> None:
        told.append(done)
        if len(told) == calls:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(filled, folder / f"old{suffix}", QuoteFilter(), columns=columns, progress=cancel)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {f"old{suffix}": b"old"}
    assert quote_queries.count(filled, QuoteFilter()) == 4


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("report.doc", "unknown_format"),
        ("report.csv.txt", "unknown_format"),
        ("report", "format_missing"),
        (".csv", "format_missing"),
    ],
)
def test_unknown_format_is_refused_with_those_that_exist(
    filled: Project, tmp_path: Path, name: str, code: str
) -> None:
    with pytest.raises(InputRefused) as refusal:
        export(filled, tmp_path / "folder" / name, QuoteFilter())
    assert refusal.value.code == code
    assert refusal.value.fields["formats"] == suffixes()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"what": "people"}, "unknown_option_value"),
        ({"what": "claims", "columns": "report"}, "unknown_option_value"),
        ({"headers": "fr"}, "unknown_option_value"),
        ({"delimiter": '"'}, "bad_delimiter"),
    ],
)
def test_refused_options_leave_the_old_file(
    filled: Project, tmp_path: Path, options: dict[str, str], code: str
) -> None:
    (tmp_path / "old.csv").write_bytes(b"old")
    with pytest.raises(InputRefused) as refusal:
        export(filled, tmp_path / "old.csv", QuoteFilter(), **options)  # type: ignore[arg-type]  # all of them are text
    assert refusal.value.code == code
    assert (tmp_path / "old.csv").read_bytes() == b"old"


def test_missing_folder_is_told_by_the_name_of_the_file(filled: Project, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as refusal:
        export(filled, tmp_path / "nowhere" / "all.csv", QuoteFilter())
    assert refusal.value.fields == {"path": str(tmp_path / "nowhere" / "all.csv")}
    assert refusal.value.code == "folder_missing"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
@pytest.mark.parametrize("columns", ["full", "report"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_full_disk_is_told_by_the_name_of_the_file_and_leaves_the_old_one(
    filled: Project, tmp_path: Path, suffix: str, columns: str
) -> None:
    make_quote(filled, 1, text="قول طويل " * 1000)
    filled.close()
    target = tmp_path / "reports" / f"old{suffix}"
    target.parent.mkdir()
    target.write_bytes(b"old")
    command = [sys.executable, "-c", DISK_FULL, str(filled.path), str(target), columns]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["disk_full", str(target)]
    assert run.stderr == ""
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == {target.name: b"old"}
