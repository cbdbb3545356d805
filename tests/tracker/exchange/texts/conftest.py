"""Files to be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.exchange.texts import ReadText, read_text

Put = Callable[..., Path]
Read = Callable[..., ReadText]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes bytes into a file of this name and gives its path."""

    def write(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


@pytest.fixture
def read(put: Put) -> Read:
    """Writes bytes into a file of this name, and reads its text."""

    def written_and_read(name: str, data: bytes | str, encoding: str | None = None) -> ReadText:
        return read_text(put(name, data), encoding)

    return written_and_read
