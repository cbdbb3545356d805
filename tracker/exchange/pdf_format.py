"""The dossier as PDF whose Arabic can be searched and copied.

Qt lays the pages out, and the core does without Qt: a program of the window's does it, in a process of its
own, so that an export in the background neither holds the window up nor shares its fonts with it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from tracker.errors import InputRefused
from tracker.exchange.content import Content
from tracker.exchange.html_format import PAPER, write_page

PROGRAM = "ui.paper"

LOOK_AGAIN = 0.2
"""Seconds between two looks whether the work has been cancelled."""

MOST_QUOTES = 20_000
"""What fits in memory as a laid-out document (about 1 GB), and in the patience of whoever prints it."""


def write(file: BinaryIO, content: Content) -> None:
    """Write the dossier as PDF.

    Raises `InputRefused`: "too_long_for_pdf" (limit, count), or "pdf_needs_qt" where Qt cannot lay it out.
    """
    from tracker.queries import quotes

    count = quotes.count(content.project, content.quote_filter)
    if count > MOST_QUOTES:
        raise InputRefused("too_long_for_pdf", count=count, limit=MOST_QUOTES)
    part = Path(file.name)
    with TemporaryDirectory(
        prefix=f"{part.stem}.", suffix=".part", dir=content.folder, ignore_cleanup_errors=True
    ) as scratch:
        page, paper = Path(scratch, "dossier.html"), Path(scratch, "dossier.pdf")
        with page.open("wb") as html:
            write_page(html, content, PAPER)
        _lay_out(page, paper, content)
        with paper.open("rb") as made:
            shutil.copyfileobj(made, file)


def _lay_out(page: Path, paper: Path, content: Content) -> None:
    environment = dict(os.environ)
    if sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"  # there need not be a display
    command = [sys.executable, "-m", PROGRAM, str(page), str(paper)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        try:
            _, said = _wait(process, content)
        except BaseException:
            process.kill()
            raise
    if process.returncode or not paper.exists():
        raise InputRefused("pdf_needs_qt", reason=said.decode("utf-8", "replace").strip()[-200:])


def _wait(process: "subprocess.Popen[bytes]", content: Content) -> tuple[bytes, bytes]:
    while True:
        try:
            return process.communicate(timeout=LOOK_AGAIN)
        except subprocess.TimeoutExpired:
            content.tally.tell()  # raises if the export is cancelled
