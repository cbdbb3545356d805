"""XLSX whose every cell is text, right to left where the headers are: nothing runs, nothing is cut."""

import contextlib
import itertools
import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from tracker.errors import InputRefused
from tracker.exchange.content import Content
from tracker.exchange.sheets import Sheet
from tracker.text.direction import reads_right_to_left

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
"""Excel's limits for a sheet, its header included, and for a cell, in UTF-16 units."""

USUAL_WIDTH = 16
WIDE_COLUMNS = {
    "quote": 70,
    "claim": 45,
    "title": 45,
    "text": 70,
    "source": 35,
    "published_in": 30,
    "note": 35,
    "link_note": 35,
    "verdict_note": 35,
    "aliases": 30,
    "roles": 30,
}
"""Columns of running text, in widths of a digit: they are wrapped, all others are one line of USUAL_WIDTH."""

# Excel reads «_x0041_» as A. xlsxwriter escapes that text, and writes control characters in that form,
# but loses count where one such mark leans on the one before it; and it takes what stands between <r> and
# </r> for its own XML. Half a surrogate pair has no place in any file.
_UNFAITHFUL = re.compile(
    r"_x[0-9A-Fa-f]{4}(?:_x[0-9A-Fa-f]{4}_|[\0-\x08\x0b-\x1f\ufffe\uffff])|\A<r>.*</r>\Z|[\ud800-\udfff]",
    re.DOTALL,
)


def write(file: BinaryIO, content: Content) -> None:
    """Write the table that is asked for, or all of them as sheets of one workbook; raises as
    `write_sheets` does."""
    with contextlib.closing(content.sheets()) as sheets:
        write_sheets(file, sheets)


def write_sheets(file: BinaryIO, sheets: Iterable[Sheet]) -> None:
    """Write the sheets of a workbook one after the other, a row in memory at a time.

    Raises `InputRefused`: "too_many_rows" (limit), "cell_too_long" (row, column, limit) and
    "xlsx_character" (row, column) for text that Excel would not give back to the letter. Rows count
    from 1 with the header, as Excel does; columns are named by their headers.
    """
    # What xlsxwriter sets aside lies beside the file, never in a folder that others share. A file that
    # it left open after a failure cannot be removed on Windows; the sweep at start finds it by its name.
    part = Path(file.name)
    with TemporaryDirectory(
        prefix=f"{part.stem}.", suffix=".part", dir=part.parent, ignore_cleanup_errors=True
    ) as scratch:
        target = _ZipTarget(file)
        workbook = _workbook(target, scratch)
        formats = _formats(workbook)
        try:
            for sheet in sheets:
                page = workbook.add_worksheet(sheet.title or None)
                _lay_out(page, sheet)
                _write_rows(page, sheet, formats)
            _put_together(workbook)
        except BaseException:
            target.failed = True
            for page in workbook.worksheets():
                page.row_data_fh.close()
            raise


def _workbook(target: "_ZipTarget", scratch: str) -> Any:
    from xlsxwriter import Workbook  # only now: few sessions write XLSX, all of them want to start fast

    options = {
        "constant_memory": True,
        "tmpdir": scratch,
        "use_zip64": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return Workbook(target, options)


def _put_together(workbook: Any) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        workbook.close()
    except FileCreateError as error:
        (cause,) = error.args  # the system's own error, which tells a full disk from a forbidden folder
        raise cause from None


class _ZipTarget:
    """The file as zipfile sees it. After a failure it takes everything and writes nothing.

    zipfile writes its last words when it is collected, and by then nobody can be told that they failed.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failed = False

    def write(self, data: bytes) -> int:
        return len(data) if self.failed else self._file.write(data)

    def tell(self) -> int:
        return 0 if self.failed else self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self.failed else self._file.seek(offset, whence)

    def flush(self) -> None:
        if not self.failed:
            self._file.flush()


def _lay_out(page: Any, sheet: Sheet) -> None:
    if sheet.right_to_left:
        page.right_to_left()
    page.freeze_panes(1, 0)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, WIDE_COLUMNS.get(column, USUAL_WIDTH))
    # Ids are text here, on purpose; without this Excel marks each of them as a mistake.
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})


def _formats(workbook: Any) -> dict[tuple[bool, bool, bool], Any]:
    """The formats of cells by (header, wrapped, right to left)."""
    return {
        (header, wrapped, right_to_left): workbook.add_format(
            {
                "bold": header,
                "text_wrap": wrapped,
                "valign": "top",
                "reading_order": 2 if right_to_left else 1,
                # Text stays text when someone edits the cell.
                "quote_prefix": True,
            }
        )
        for header, wrapped, right_to_left in itertools.product((False, True), repeat=3)
    }


def _write_rows(page: Any, sheet: Sheet, formats: dict[tuple[bool, bool, bool], Any]) -> None:
    wrapped = [column in WIDE_COLUMNS for column in sheet.columns]
    for number, row in enumerate(itertools.chain([sheet.headers], sheet.rows)):
        if number == MOST_ROWS:
            raise InputRefused("too_many_rows", limit=MOST_ROWS)
        for column, cell in enumerate(row):
            text = "" if cell is None else str(cell)
            if text:
                _check(text, number + 1, sheet.headers[column])
                cell_format = formats[number == 0, wrapped[column], reads_right_to_left(text)]
                page.write_string(number, column, text, cell_format)


def _check(text: str, row: int, column: str) -> None:
    if _UNFAITHFUL.search(text):
        raise InputRefused("xlsx_character", row=row, column=column)
    # No code point takes more than two units, so few cells need counting.
    if len(text) > LONGEST_CELL // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
        raise InputRefused("cell_too_long", row=row, column=column, limit=LONGEST_CELL)
