"""Spreadsheets of all kinds: the sheet that is meant, and cells as what they mean."""

import datetime
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tracker.errors import InputRefused
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="ورقة">
<table:table-row><table:table-cell office:value-type="string"><text:p>القول</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>التاريخ</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>نعم</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2016-02-05"><text:p>05/02/16</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three sheets: an empty one, one with all kinds of cells, another table."""
    path = tmp_path / "كتاب.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("فارغة")
        sheet = workbook.add_worksheet("أقوال")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        moment = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for column, header in enumerate(("text", "day", "moment", "number", "formula", "id")):
            sheet.write_string(0, column, header)
        sheet.write_string(1, 0, "=لا\n_x0041_ \x01 ")
        sheet.write_datetime(1, 1, datetime.datetime(2016, 2, 5), day)
        sheet.write_datetime(1, 2, datetime.datetime(2016, 2, 5, 13, 4), moment)
        sheet.write_number(1, 3, 7)
        sheet.write_formula(1, 4, "=1+1", None, "2")
        sheet.write_string(1, 5, "00123")
        other = workbook.add_worksheet("أخرى")
        other.write_row(0, 0, ["a", "b"])
        other.write_row(1, 0, ["1", "2"])
    return path


def test_the_first_sheet_that_holds_a_table_is_read_and_said(book: Path) -> None:
    table = read_table(book, Options())
    assert (table.found.sheet, table.found.sheets) == ("أقوال", ("فارغة", "أقوال", "أخرى"))
    assert table.rows == [(2, ["=لا\n_x0041_ \x01 ", "2016-02-05", "2016-02-05 13:04:00", "7", "2", "00123"])]


@pytest.mark.parametrize("sheet", ["أخرى", "3"])
def test_another_sheet_is_chosen_by_name_or_number(book: Path, sheet: str) -> None:
    table = read_table(book, Options(sheet=sheet))
    assert (table.headers, table.rows) == (("a", "b"), [(2, ["1", "2"])])


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(book: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        read_table(book, Options(sheet="4"))
    assert refused.value.code == "import_unknown_sheet"
    assert refused.value.fields["sheets"] == ("فارغة", "أقوال", "أخرى")


def test_tables_of_libreoffice_come_in(tmp_path: Path) -> None:
    path = _ods(tmp_path, ODS.replace("\n", ""))
    table = read_table(path, Options())
    assert (table.headers, table.rows) == (("القول", "التاريخ"), [(2, ["نعم", "2016-02-05"])])


def _ods(folder: Path, content: str) -> Path:
    path = folder / "t.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def test_rows_of_tabs_under_the_name_of_an_old_workbook_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.xls"
    path.write_text("a\tb\nنعم\t2\n", encoding="utf-16")
    assert read_table(path, Options()).rows == [(2, ["نعم", "2"])]


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b""])
def test_a_damaged_workbook_is_refused_by_name(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_bytes(data)
    with pytest.raises(InputRefused) as refused:
        read_table(path, Options())
    assert refused.value.code in ("file_damaged", "import_empty")


def test_errors_and_formulas_that_nobody_reckoned_are_no_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 1, ["a", "b"])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(1, 2, '="x"&B1', None, "")
    _without_results(path)
    assert read_table(path, Options()).rows == [(2, ["#N/A", '="x"&B1'])]


def test_errors_in_a_table_of_libreoffice_are_no_empty_cells(tmp_path: Path) -> None:
    wrong = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    said = '<table:table-cell office:value-type="string"><text:p>نعم</text:p></table:table-cell>'
    content = ODS.replace("\n", "")
    assert said in content
    content = content.replace(said, wrong, 1)
    names = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = content.replace(" xmlns:text=", f"{names} xmlns:text=", 1)
    path = _ods(tmp_path, content)
    assert read_table(path, Options()).rows == [(2, ["#N/A", "2016-02-05"])]


def _without_results(path: Path) -> None:
    """As programs write a workbook that was never opened: formulas without what they come to."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b' t="str"', b"").replace(b"<v></v>", b"")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_a_hidden_sheet_comes_after_those_that_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        hidden, shown = workbook.add_worksheet("hidden"), workbook.add_worksheet("shown")
        for sheet in (hidden, shown):
            sheet.write_row(0, 0, ["a", "b"])
            sheet.write_row(1, 0, ["1", "2"])
        shown.activate()
        shown.set_first_sheet()
        hidden.hide()
    assert read_table(path, Options()).found.sheet == "shown"
    assert read_table(path, Options(sheet="hidden")).found.rows == 1


def test_a_sheet_that_unpacks_beyond_measure_is_refused_unread(tmp_path: Path, book: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(book) as package, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in package.namelist():
            bomb.writestr(name, package.read(name) + (b" " * 60_000_000 if "sheet2" in name else b""))
    with pytest.raises(InputRefused) as refused:
        read_table(path, Options())
    assert refused.value.code == "file_unpacks_too_large"


def test_a_row_that_says_it_comes_a_hundred_million_times_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "t.ods"
    often = '<table:table-row table:number-rows-repeated="100000000">'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.replace("<table:table-row>", often))
    with pytest.raises(InputRefused) as refused:
        read_table(path, Options())
    assert refused.value.code == "file_unpacks_too_large"


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_of(path: Path, rows: str, prefix: str = "") -> Path:
    """A workbook of one sheet with these rows, as other programs write it; `{x}` is their prefix."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("S")
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    space = f'xmlns:{prefix[:-1]}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    sheet = f"<{{x}}worksheet {space}><{{x}}sheetData>{rows}</{{x}}sheetData></{{x}}worksheet>"
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("{x}", prefix).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def said(place: str, words: str) -> str:
    return f'<{{x}}c r="{place}" t="inlineStr"><{{x}}is><{{x}}t>{words}</{{x}}t></{{x}}is></{{x}}c>'


def row(*cells: str) -> str:
    return f"<{{x}}row>{''.join(cells)}</{{x}}row>"


HEADED = row(said("B1", "text"), said("C1", "who"), said("D1", "note"))
FORMULA = '<{x}c r="%s"><{x}f>1+1</{x}f><{x}v></{x}v></{x}c>'


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_what_is_not_told_may_lie_outside_of_all_that_is(tmp_path: Path, prefix: str) -> None:
    rows = (
        HEADED
        + row('<{x}c r="A2"><{x}f>1+1</{x}f></{x}c>', said("B2", "yes"), said("C2", "he"))
        + row(said("B3", "no"), "<{x}c r='C3' t='e'><{x}v>#N/A</{x}v></{x}c>", said("D3", "-"))
        + row(FORMULA % "B4", FORMULA % "C4")
    )
    table = read_table(sheet_of(tmp_path / "t.xlsx", rows, prefix), Options())
    assert table.headers == ("1", "text", "who", "note")
    assert table.rows == [
        (2, ["=1+1", "yes", "he", None]),
        (3, [None, "no", "#N/A", "-"]),
        (4, [None, "=1+1", "=1+1", None]),
    ]


def test_a_formula_behind_the_last_column_is_refused_with_its_row(tmp_path: Path) -> None:
    rows = HEADED + row(said("B2", "yes"), said("C2", "he"), said("D2", "-"), FORMULA % "E2")
    with pytest.raises(InputRefused, match="import_too_wide"):
        read_table(sheet_of(tmp_path / "t.xlsx", rows), Options())


def test_a_formula_that_came_to_no_words_is_an_empty_cell(tmp_path: Path) -> None:
    empty = '<c r="C2" t="str"><f>IF(B2="","",B2)</f><v></v></c>'
    rows = HEADED + row(said("B2", "yes"), empty, said("D2", "-"))
    table = read_table(sheet_of(tmp_path / "t.xlsx", rows), Options())
    assert table.rows == [(2, ["yes", None, "-"])]
