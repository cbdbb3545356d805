"""CSV as spreadsheets open it right, and as it is read back to the letter."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputRefused
from tracker.exchange import csv_format
from tracker.exchange.sheets import Cell, Sheet
from tracker.exchange.spreadsheet_cells import unguard

CELL = st.text() | st.text(st.sampled_from("\"',;|\t\r\n =+-@\u200f\u202e\ufeffق"))
ROWS = st.lists(st.tuples(CELL, CELL, CELL), max_size=8)
DELIMITERS = st.sampled_from(",;\t|'= ،")


def test_file_begins_with_the_byte_order_mark_and_lines_end_in_crlf() -> None:
    assert written([("ق", 7, None)]) == b"\xef\xbb\xbfa,b,c\r\n\xd9\x82,7,\r\n"


def test_only_cells_that_need_it_are_quoted() -> None:
    rows = [('قال "نعم"', "a,b", "سطر\nسطر")]
    assert written(rows).decode().splitlines(keepends=True)[1:] == ['"قال ""نعم""","a,b","سطر\n', 'سطر"\r\n']


def test_lone_carriage_return_is_quoted() -> None:
    assert b'"x\ry"' in written([("x\ry", None, None)])


def test_formulas_are_guarded_unless_the_sheet_is_exact() -> None:
    rows = [("=1+1", "- بند", "+964")]
    assert written(rows).endswith("\r\n'=1+1,'- بند,'+964\r\n".encode())
    assert written(rows, exact=True).endswith("\r\n=1+1,- بند,+964\r\n".encode())


@given(ROWS, DELIMITERS)
def test_guarded_cells_are_read_back_to_the_letter(rows: list[tuple[str, ...]], delimiter: str) -> None:
    lines = read_back(written(rows, delimiter=delimiter), delimiter)
    assert [tuple(unguard(cell) for cell in line) for line in lines[1:]] == rows


@given(ROWS, DELIMITERS)
def test_exact_cells_are_read_back_to_the_letter(rows: list[tuple[str, ...]], delimiter: str) -> None:
    lines = read_back(written(rows, delimiter=delimiter, exact=True), delimiter)
    assert [tuple(line) for line in lines[1:]] == rows


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\r", "\n", "\ufeff", "\0", "\ud800"])
def test_delimiter_that_cannot_part_cells_is_refused(delimiter: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        written([], delimiter=delimiter)
    assert (refusal.value.code, refusal.value.fields) == ("bad_delimiter", {"delimiter": delimiter})


def written(rows: Sequence[tuple[Cell, ...]], *, delimiter: str = ",", exact: bool = False) -> bytes:
    file = io.BytesIO()
    names = ("a", "b", "c")
    sheet = Sheet(
        columns=names, headers=names, rows=iter(rows), right_to_left=False, delimiter=delimiter, exact=exact
    )
    csv_format.write_sheet(file, sheet)
    return file.getvalue()


def read_back(data: bytes, delimiter: str) -> list[list[str]]:
    lines = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(lines, delimiter=delimiter, strict=True))
