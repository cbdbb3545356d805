"""Workbooks whose every cell is text, read back to the letter or refused by name."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from tracker.errors import Cancelled, InputRefused
from tracker.exchange import xlsx_format
from tracker.exchange.sheets import Cell, Sheet
from tracker.files import atomic_file

NASTY = [
    "=1+1",
    "0012",
    "http://example.org",
    "'x",
    "  بينهما فراغ  ",
    "سطر\nسطر",
    "\nx\n",
    "a\rb",
    "a\tb",
    "\x01",
    "_x0041_",
    "<b>&amp;</b>",
    "]]>",
    "\u202eق\u202c",
    "\ufeffx",
    "\U0001f600",
    "\ufffe\uffff",
    "\u2028",
    "<r>",
]
UNFAITHFUL = ["_x0041_x0042_", "_x0041\x01", "<r>x</r>", "<r></r>", "\ud800"]

DISK_FULL = """
import random, resource, signal, string, sys
from pathlib import Path
from tracker.errors import StorageFailed
from tracker.exchange import xlsx_format
from tracker.files import atomic_file
from tracker.exchange.sheets import Sheet
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit, rows = int(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
letters, alphabet = random.Random(1), string.ascii_letters + string.digits + "!#$%()*+,-./:;=?@[]^{|}~"
try:
    with atomic_file(Path(sys.argv[1])) as file:
        cells = (("".join(letters.choices(alphabet, k=200)),) for _ in range(rows))
        xlsx_format.write_sheets(
            file, [Sheet(columns=("a",), headers=("a",), rows=cells, right_to_left=False)]
        )
except StorageFailed as error:
    print(error.code, error.fields["path"])
"""


def test_every_cell_is_text_and_read_back_to_the_letter(tmp_path: Path) -> None:
    page = written(tmp_path, [(text, number, None) for number, text in enumerate(NASTY)])
    rows = list(page.iter_rows(min_row=2))
    assert [as_excel_reads(row[0].value) for row in rows] == NASTY
    assert [row[1].value for row in rows] == [str(number) for number in range(len(NASTY))]
    assert {cell.data_type for row in page.iter_rows() for cell in row[:2]} == {"s"}
    assert {row[2].value for row in rows} == {None}


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.text(min_size=1) | st.text(st.sampled_from("_x0041<r>/\x01 \r\n"), min_size=1), max_size=20
    )
)
def test_any_text_is_read_back_to_the_letter_or_refused(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    faithful = [text for text in texts if not is_refused(text)]
    page = written(tmp_path_factory.mktemp("sheet"), [(text,) for text in faithful])
    assert [as_excel_reads(row[0].value) for row in page.iter_rows(min_row=2)] == faithful


@pytest.mark.parametrize("text", UNFAITHFUL)
def test_text_that_excel_would_change_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        written(tmp_path, [("x", "y"), ("x", text)])
    assert (refusal.value.code, refusal.value.fields) == ("xlsx_character", {"row": 3, "column": "header 2"})
    assert list(tmp_path.iterdir()) == []


def test_cell_is_measured_in_utf16_units_as_excel_does(tmp_path: Path) -> None:
    longest = "\U0001f600" * 16_383 + "x"
    page = written(tmp_path, [(longest,), ("ق" * 32_767,)])
    assert [row[0].value for row in page.iter_rows(min_row=2)] == [longest, "ق" * 32_767]
    for text in ("\U0001f600" * 16_384, "ق" * 32_768):
        with pytest.raises(InputRefused) as refusal:
            written(tmp_path, [(text,)])
        assert refusal.value.code == "cell_too_long"
        assert refusal.value.fields == {"row": 2, "column": "header 1", "limit": 32_767}


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_format, "MOST_ROWS", 3)
    assert written(tmp_path, [("x",), ("y",)]).max_row == 3
    with pytest.raises(InputRefused) as refusal:
        written(tmp_path, [("x",), ("y",), ("z",)])
    assert (refusal.value.code, refusal.value.fields) == ("too_many_rows", {"limit": 3})


def test_sheet_reads_right_to_left_with_a_frozen_bold_header(tmp_path: Path) -> None:
    page = written(tmp_path, [("ق",)])
    assert page.sheet_view.rightToLeft
    assert page.freeze_panes == "A2"
    assert page["A1"].font.b
    assert not page["A2"].font.b


def test_sheet_with_english_headers_reads_left_to_right(tmp_path: Path) -> None:
    assert not written(tmp_path, [("x",)], right_to_left=False).sheet_view.rightToLeft


def test_cells_read_in_the_direction_of_their_first_letter(tmp_path: Path) -> None:
    page = written(tmp_path, [("5 شباط", "on 5 شباط", "2016")])
    assert [cell.alignment.readingOrder for cell in page[2]] == [2, 1, 1]


def test_long_text_is_wrapped_in_a_wide_column_and_ids_are_not(tmp_path: Path) -> None:
    page = written(tmp_path, [("قال", 1)], columns=("quote", "quote_id"))
    assert [cell.alignment.wrap_text for cell in page[2]] == [True, None]
    assert page.column_dimensions["A"].width > 2 * page.column_dimensions["B"].width


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        for _ in range(5000):
            yield ("x" * 100,)
        raise Cancelled

    with pytest.raises(Cancelled):
        written(tmp_path, rows())
    assert list(tmp_path.iterdir()) == []


def test_everything_set_aside_lies_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o500)
    monkeypatch.setattr("tempfile.tempdir", str(shared / "missing"))
    written(tmp_path, [("x",)])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.xlsx", "shared"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
@pytest.mark.parametrize(
    ("limit", "rows"),
    [
        pytest.param(5_000, 2_000, id="while the rows are set aside"),
        pytest.param(12_000, 40, id="while the archive is written"),
        pytest.param(3_000, 1, id="while the archive's parts are set aside"),
    ],
)
def test_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, limit: int, rows: int) -> None:
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"old")
    command = [sys.executable, "-c", DISK_FULL, str(target), str(limit), str(rows)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["disk_full", str(target)]
    assert run.stderr == ""
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"report.xlsx": b"old"}


def test_the_archive_is_sound(tmp_path: Path) -> None:
    written(tmp_path, [("x",)])
    with zipfile.ZipFile(tmp_path / "report.xlsx") as archive:
        assert archive.testzip() is None


def written(
    folder: Path,
    rows: "Sequence[tuple[Cell, ...]] | Iterator[tuple[Cell, ...]]",
    *,
    right_to_left: bool = True,
    columns: tuple[str, ...] = (),
) -> Worksheet:
    """Write the rows and read them back."""
    columns = columns or ("a", "b", "c")
    headers = tuple(f"header {number}" for number, _ in enumerate(columns, 1))
    sheet = Sheet(columns=columns, headers=headers, rows=iter(rows), right_to_left=right_to_left)
    with atomic_file(folder / "report.xlsx") as file:
        xlsx_format.write_sheets(file, [sheet])
    page = openpyxl.load_workbook(folder / "report.xlsx").active
    assert isinstance(page, Worksheet)
    return page


def as_excel_reads(value: object) -> str:
    """Excel's own escapes undone, which openpyxl leaves in cells."""
    return unescape(str(value))


def is_refused(text: str) -> bool:
    return xlsx_format._UNFAITHFUL.search(text) is not None
