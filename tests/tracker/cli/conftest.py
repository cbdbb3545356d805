"""The command line called within the test's own process, with what it said on both streams."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.cli import main
from tracker.text.bidi import strip_marks


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it wrote, isolates aside."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]
Ask = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls a command; Arabic unless `--language` says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Done:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Done(code, said.out, strip_marks(said.err))

    return call


@pytest.fixture
def ask(run: Run) -> Ask:
    """Calls a command that must succeed, and gives what it wrote to stdout."""

    def call(*arguments: object) -> str:
        done = run(*arguments)
        assert done.code == 0, done.err
        return done.out.strip()

    return call


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Writes a text, or bytes, into a file and gives its path."""

    def write(content: str | bytes) -> Path:
        file = tmp_path / "نص.txt"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write
