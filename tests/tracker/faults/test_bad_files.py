"""Files that would cost memory, hang or say two things: each is refused by name, and nothing is stored."""

import contextlib
import zipfile
from pathlib import Path

import pytest

from tests.factories import content
from tracker.errors import InputRefused, IsnadError
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.exchange.merging.reading import whole_of
from tracker.exchange.merging.run import merge
from tracker.services import project as projects

ROW = '{"quote": "الجسر آمن", "speaker": "سلمى"}'


def taken(path: Path, file: Path) -> int:
    """Import the file, whole or as a table; how many quotes that made."""
    with projects.open_project(path) as project:
        before = content(project)
        try:
            whole = whole_of(file)
            if whole is not None:
                merge(project, whole)
            else:
                options = Options(what="quotes")
                import_table(project, read_table(file, options), file, options)
        except IsnadError:
            assert content(project) == before
            raise
        return len(content(project)["quote"])


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        f'[{{"quote": "قول", "speaker": {"9" * 5000}}}]'.replace("قول", ""),
        '{"isnad": 1, "quotes": [{"uid": "x"}]}',
        '{"isnad": 1, "quotes": 5}',
        f"[{ROW}, 5]",
        f"[{ROW}",
    ],
    ids=["open", "deep list", "deep object", "digits", "no uid", "no list", "mixed", "cut"],
)
def test_json_that_is_deep_long_or_torn_is_refused(path: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "جدول.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(IsnadError):
        taken(path, file)


def sheet(cells: str, dimension: str = "A1:B2") -> str:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    )


def row(number: int, *words: str) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in words)
    return f'<row r="{number}">{cells}</row>'


def workbook(file: Path, page: str) -> Path:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        parts.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{kind}">'
            '<sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        parts.writestr("xl/worksheets/sheet1.xml", page)
    return file


@pytest.mark.timeout(30)
def test_a_sheet_that_claims_to_be_as_large_as_can_be_is_read_as_it_is(path: Path, tmp_path: Path) -> None:
    rows = row(1, "quote", "speaker") + row(2, "الجسر آمن", "سلمى")
    assert taken(path, workbook(tmp_path / "جدول.xlsx", sheet(rows, "A1:XFD1048576"))) == 1


@pytest.mark.timeout(60)
def test_a_workbook_that_unpacks_to_hundreds_of_megabytes_is_refused(path: Path, tmp_path: Path) -> None:
    file = workbook(tmp_path / "جدول.xlsx", sheet(row(1, "quote", "speaker") + " " * 150_000_000))
    assert file.stat().st_size < 2_000_000
    with pytest.raises(InputRefused):
        taken(path, file)


def test_a_workbook_with_entities_of_its_own_brings_nothing_of_them(path: Path, tmp_path: Path) -> None:
    (tmp_path / "سر.txt").write_text("سر", encoding="utf-8")
    secret = (tmp_path / "سر.txt").as_uri()
    page = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret}">]>' + sheet(
        row(1, "quote", "speaker") + row(2, "قال &s;", "سلمى")
    )
    with contextlib.suppress(IsnadError):  # it may as well be refused by name
        taken(path, workbook(tmp_path / "جدول.xlsx", page))
    with projects.open_project(path) as project:
        assert "سر" not in {text for (text,) in project.read("SELECT text FROM quote")}
