"""What the command line says: results on stdout, messages on stderr, both in UTF-8 whatever the locale."""

import io
import itertools
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from tracker.errors import StorageFailed
from tracker.text.bidi import isolate, strip_marks

NARROWEST_LAST_COLUMN = 24
WIDEST_OTHER_COLUMN = 22
GAP = "  "
ROWS_ALIGNED_TOGETHER = 1000

_OVERRIDES = {0x202A: "[LRE]", 0x202B: "[RLE]", 0x202C: "[PDF]", 0x202D: "[LRO]", 0x202E: "[RLO]"}
_ISOLATES = {0x2066: "[LRI]", 0x2067: "[RLI]", 0x2068: "[FSI]", 0x2069: "[PDI]"}
_CONTROLS = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **{code: f"[{code:02X}]" for code in range(0x80, 0xA0)},
}
_IN_SENTENCES = {**_CONTROLS, **_OVERRIDES, ord("\n"): "\n", ord("\t"): "\t"}
_IN_CELLS = {**_CONTROLS, **_OVERRIDES, **_ISOLATES}
# JSON lets every character stand as \uXXXX: read back it is the same, on the terminal it is harmless.
_IN_JSON = {
    code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, *_OVERRIDES, *_ISOLATES)
}


class ReaderGone(Exception):
    """Whoever reads what we write has closed the pipe, as `| head` does, and wants no more."""


def speak_utf8() -> None:
    """Make both streams UTF-8, so that Arabic comes out whole in every locale."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def result(text: str) -> None:
    """Write text to stdout as it is. Raises `ReaderGone`, or `StorageFailed` as where the disk is full."""
    _write(sys.stdout, text)


def show(line: str) -> None:
    """Write a line for reading to stdout, controls in it made visible. Raises as `result` does.

    Isolates serve the eye on a terminal; what goes elsewhere, to be searched or stored, is spared them.
    """
    shown = line.translate(_IN_SENTENCES)
    _write(sys.stdout, (shown if sys.stdout.isatty() else strip_marks(shown)) + "\n")


def say(sentence: str) -> None:
    """Write a message to stderr as a line. Raises as `result` does."""
    _write(sys.stderr, sentence.translate(_IN_SENTENCES) + "\n")


def progress(state: str) -> None:
    """Put how far a job is on the last line of the terminal, over what stood there; empty clears it."""
    _write(sys.stderr, f"\r{state}\x1b[K", flush=True)


def flush() -> None:
    """Bring out what still waits to be written. Raises as `result` does."""
    _write(sys.stdout, "", flush=True)


def let_go() -> None:
    """Send what waits to nowhere: at its end Python would try again to write it, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _write(stream: TextIO, text: str, *, flush: bool = False) -> None:
    try:
        print(text, end="", file=stream, flush=flush)
    except BrokenPipeError as error:
        # Under a name of its own: to what surrounds an open project, a failed write is the project's.
        raise ReaderGone from error
    except OSError as error:
        raise StorageFailed("output_failed", reason=error.strerror or str(error.errno)) from error


def json_array(objects: Iterable[Mapping[str, object]]) -> None:
    """Write a JSON array to stdout, an object a line, as the objects come."""
    separator = "[\n"
    for each in objects:
        result(separator + json.dumps(each, ensure_ascii=False).translate(_IN_JSON))
        separator = ",\n"
    result("[]\n" if separator == "[\n" else "\n]\n")


def terminal_width() -> int | None:
    """The terminal's width in columns, or None if stdout is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], width: int | None) -> int:
    """Write a table to stdout and return how many rows it has.

    Columns are aligned. On a terminal of this `width` cells are cut to fit, the last column taking what
    the others leave, and each cell is isolated, so that its direction does not disturb its neighbours'.
    Without a width, for files and pipes, nothing is cut and nothing added.
    """
    source = iter(rows)
    widths = [0] * len(headers)
    count = 0
    lines: list[list[str]] = [_cells(headers)]
    while chunk := list(itertools.islice(source, ROWS_ALIGNED_TOGETHER)):
        count += len(chunk)
        lines += [_cells(row) for row in chunk]
        widths = [
            max(old, *map(columns, column))
            for old, column in zip(widths, zip(*lines, strict=True), strict=True)
        ]
        if width is not None:
            widths = _fitted(widths, width)
        for line in lines:
            result(_line(line, widths, on_terminal=width is not None))
        lines = []
    return count


def _cells(row: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()).translate(_IN_CELLS) for cell in row]


def _fitted(widths: list[int], width: int) -> list[int]:
    others = [min(each, WIDEST_OTHER_COLUMN) for each in widths[:-1]]
    left = width - sum(others) - len(GAP) * len(others)
    return [*others, max(left, NARROWEST_LAST_COLUMN)]


def _line(cells: list[str], widths: list[int], *, on_terminal: bool) -> str:
    shown = [_cut(cell, size) for cell, size in zip(cells, widths, strict=True)] if on_terminal else cells
    padding = [" " * (size - columns(cell)) for cell, size in zip(shown, widths, strict=True)]
    padding[-1] = ""
    if on_terminal:
        shown = [isolate(cell) for cell in shown]
    return GAP.join(cell + spaces for cell, spaces in zip(shown, padding, strict=True)) + "\n"


def _cut(text: str, size: int) -> str:
    if columns(text) <= size:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += _character_columns(character)
        if taken > size - 1:
            return text[:index].rstrip() + "…"
    return text


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: vowel marks none, wide characters two."""
    return sum(map(_character_columns, text))


def _character_columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
