"""The libraries that read documents load slowly: nobody waits for them who does not read such a document."""

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = ("lxml", "docx", "trafilatura", "pypdfium2", "chardet")
LOADED = "import sys; print(*(name for name in {slow!r} if name in sys.modules))"


def loaded_after(code: str) -> list[str]:
    command = [sys.executable, "-c", f"{code}\n{LOADED.format(slow=SLOW)}"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split()


@pytest.mark.parametrize(
    "module", ["tracker.cli.entry", "tracker.exchange.texts", "ui.text_import", "ui.drops"]
)
def test_importing_the_door_loads_none_of_them(module: str) -> None:
    assert loaded_after(f"import {module}") == []


def test_reading_plain_text_loads_none_of_them(tmp_path: Path) -> None:
    file = tmp_path / "خبر.txt"
    file.write_bytes("نص".encode())
    code = "from pathlib import Path\nfrom tracker.exchange.texts import read_text\n"
    code += f"read_text(Path({str(file)!r}))"
    assert loaded_after(code) == []
