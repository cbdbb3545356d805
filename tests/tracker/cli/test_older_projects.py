"""A command that only reads changes no byte of a project, however old that is, and says how it read it."""

from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Run
from tests.tracker.faults.older import make_older
from tracker import migrations
from tracker.services import project as projects
from tracker.services.sample import create_sample

READING: list[tuple[str, ...]] = [
    ("quotes", "--search", "الضربات"),
    ("quotes", "--format", "json"),
    ("claims",),
    ("speakers",),
    ("sources",),
    ("history", "--limit", "3"),
    ("trash",),
    ("check",),
    ("duplicates",),
    ("backup",),
    ("bulk", "status", "confirmed", "--all", "--dry-run"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("older")
    create_sample(folder / "whole.isnad")
    make_older(folder / "older.isnad", folder / "whole.isnad", migrations.newest() - 1)
    return folder


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.glob("*.isnad*"))


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_an_older_project_gives_the_same_and_leaves_it_as_it_is(
    made: Path, run: Run, command: tuple[str, ...]
) -> None:
    older, whole = made / "older.isnad", made / "whole.isnad"
    before, names = older.read_bytes(), beside(older)
    name, *rest = command
    done = run(name, older, *rest)
    assert done.code == 0, done.err
    assert older.read_bytes() == before
    assert beside(older) == names
    assert "نسخة مؤقتة" in done.err
    if name != "backup":
        assert done.out == run(name, whole, *rest).out


def test_what_is_only_tried_or_written_elsewhere_leaves_it_too(made: Path, run: Run, tmp_path: Path) -> None:
    older, whole = made / "older.isnad", made / "whole.isnad"
    before = older.read_bytes()
    table = tmp_path / "rows.csv"
    table.write_text("quote,speaker\nقول جديد,فلان\n", encoding="utf-8")
    for command in (
        ("export", older, tmp_path / "out.csv"),
        ("import", older, table, "--dry-run"),
        ("import", older, whole, "--dry-run"),
    ):
        done = run(*command)
        assert done.code == 0, done.err
        assert older.read_bytes() == before
    assert (tmp_path / "out.csv").stat().st_size > 1000


def test_a_command_that_writes_brings_it_up_to_date(made: Path, run: Run, tmp_path: Path) -> None:
    older = tmp_path / "older.isnad"
    older.write_bytes((made / "older.isnad").read_bytes())
    assert run("add-claim", older, "ادعاء جديد").code == 0
    assert not projects.is_older(older)
