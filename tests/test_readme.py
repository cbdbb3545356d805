"""The README keeps its word."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).resolve().parent.parent / "README.md"


@pytest.mark.skipif(sys.platform == "win32", reason="the example is written for a Unix shell")
def test_the_worked_example_ends_in_the_report_it_promises(tmp_path: Path) -> None:
    example = re.search(r"```sh\n(# Enter.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-eu"],
        input=example[1],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    headers, row = (tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert headers.startswith("الادعاء,التصنيف,الموقف,القائل,")
    for promised in ("غير مؤكد", "يؤيد", "سلمى الرباب", "المحطة تعمل بكامل طاقتها", "ثابت النسبة"):
        assert promised in row
