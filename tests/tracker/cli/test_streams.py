"""What only a process of its own shows: encodings, closed pipes, full disks, Ctrl+C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import make_quote, make_speaker
from tracker.services import project as projects

COMMAND = [sys.executable, "-m", "tracker"]
ROOT = Path(__file__).resolve().parents[3]

needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and locales of Unix")

PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
ASCII = {**PLAIN, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def call(*arguments: object, environment: dict[str, str] = PLAIN) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True)


@pytest.fixture
def many(path: Path) -> Path:
    """More quotes than a pipe holds."""
    with projects.open_project(path) as opened:
        speaker = make_speaker(opened, "إسكندر وتوت")
        for number in range(60):
            make_quote(opened, speaker, text=f"{number} " + "كلام طويل " * 400)
    return path


LOADED = """
import sys
from tracker.cli import main
main(["quotes", sys.argv[1]])
print([name for name in ("tracker.suggest", "xlsxwriter", "difflib", "PySide6") if name in sys.modules])
"""


def test_a_list_loads_nothing_that_it_does_not_need(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(path)], cwd=ROOT, env=PLAIN, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


@needs_unix
@pytest.mark.parametrize("environment", [PLAIN, ASCII, {**PLAIN, "PYTHONIOENCODING": "latin-1"}])
def test_arabic_goes_in_and_out_whatever_the_locale(path: Path, environment: dict[str, str]) -> None:
    assert call("add-claim", path, "الجسر آمن", environment=environment).stdout == b"1\n"
    done = call("claims", path, "--search", "جسر", environment=environment)
    assert "الجسر آمن" in done.stdout.decode()
    assert done.stderr.decode() == "ادعاء واحد\n"


@needs_unix
def test_a_file_may_have_an_arabic_name_in_any_locale(tmp_path: Path) -> None:
    assert call("new", tmp_path / "مشروع.isnad", environment=ASCII).returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["مشروع.isnad"]


def test_the_locale_chooses_the_language(path: Path) -> None:
    done = call("quotes", path, environment={**PLAIN, "LANG": "en_US.UTF-8"})
    assert done.stderr.decode().strip() == "0 quotes"


@needs_unix
@pytest.mark.parametrize("list_format", ["table", "json"])
def test_a_reader_that_has_enough_is_left_in_peace(many: Path, list_format: str) -> None:
    command = [*COMMAND, "quotes", str(many), "--format", list_format]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_stdout_is_told(many: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "quotes", many], cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("لم تُكتب النتيجة كلها")
    assert b"Traceback" not in done.stderr


def _hear_ctrl_c() -> None:
    """A run that a shell put into the background ignores Ctrl+C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@needs_unix
def test_ctrl_c_ends_without_a_traceback(path: Path, tmp_path: Path) -> None:
    never_ending = tmp_path / "نص.fifo"
    os.mkfifo(never_ending)
    command = [*COMMAND, "add-source", str(path), str(never_ending)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_hear_ctrl_c
    ) as process:
        with never_ending.open("wb"):  # opens once the command has come to read
            process.send_signal(signal.SIGINT)
            assert process.wait() == 130
        assert process.communicate() == (b"", b"")


@pytest.mark.parametrize(
    ("given", "spared"),
    [
        (["quotes", "--help"], ["peewee", "tracker.db", "tracker.exchange.tables"]),
        (["quotes", "PROJECT"], ["xlsxwriter", "PySide6", "tracker.exchange.export"]),
    ],
)
def test_only_what_a_command_needs_is_loaded(path: Path, given: list[str], spared: list[str]) -> None:
    arguments = [str(path) if each == "PROJECT" else each for each in given]
    script = (
        "import sys; from tracker.cli import main; "
        f"assert main({arguments}) == 0; assert not sys.modules.keys() & {spared}"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=PLAIN, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
