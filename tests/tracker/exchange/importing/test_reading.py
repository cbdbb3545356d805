"""Files as others write them: the right table, or a refusal that names the place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.errors import InputRefused
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(data: str | bytes, name: str = "data.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return file


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_the_one_that_most_rows_agree_on(
    write: Write, delimiter: str, line_end: str
) -> None:
    rows = [["القول", "القائل", "ملاحظة"], ["نعم، لا", "سلمى", ""], ["لا", "علي", "س"]]
    table = read_table(write(line_end.join(delimiter.join(row) for row in rows)), Options())
    assert table.headers == ("القول", "القائل", "ملاحظة")
    assert table.rows == [(2, ["نعم، لا", "سلمى", None]), (3, ["لا", "علي", "س"])]


def test_a_first_line_may_name_the_delimiter(write: Write) -> None:
    table = read_table(write("sep=;\r\na;b,c\r\n1;2,3\r\n"), Options())
    assert (table.headers, table.rows) == (("a", "b,c"), [(3, ["1", "2,3"])])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_tell_what_they_are_need_no_option(write: Write, encoding: str) -> None:
    table = read_table(write("قول,قائل\nنعم,علي\n".encode(encoding)), Options())
    assert table.headers == ("قول", "قائل")


def test_another_encoding_is_refused_with_a_proposal_and_read_when_it_is_named(write: Write) -> None:
    file = write("speaker,quote\nعلي,نعم هذا قول طويل\n".encode("windows-1256"))
    with pytest.raises(InputRefused) as refused:
        read_table(file, Options())
    fields = refused.value.fields
    assert (refused.value.code, fields["encoding"], fields["line"]) == ("import_encoding", "windows-1256", 2)
    assert read_table(file, Options(encoding="windows-1256")).rows[0][1][0] == "علي"


@pytest.mark.parametrize(
    "rows",
    [
        ["1,x,y", '2,"open,y', "3,x,y"],
        ["1,x,y", '2,"open,y', '3,close",y'],
        ["1,x,y", '2,"open" and more,y', "3,x,y"],
        ["1,x,y", '2,"open', "3,x,y"],
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_refused_at_the_row_where_it_opens(
    write: Write, rows: list[str]
) -> None:
    file = write("\n".join(["a,b,c", *rows]))
    with pytest.raises(InputRefused) as refused:
        read_table(file, Options())
    assert (refused.value.code, refused.value.fields["row"]) == ("import_open_quote", 3)
    assert len(read_table(file, Options(has_quoting=False)).rows) == len(rows)


def test_cells_of_several_lines_and_quotation_marks_within_are_kept(write: Write) -> None:
    table = read_table(write('a,b,c\n1,"x ""y"", z\nw",2\n3,k "l" m,\n'), Options())
    assert table.rows == [(2, ["1", 'x "y", z\nw', "2"]), (3, ["3", 'k "l" m', None])]


def test_a_row_longer_than_the_header_is_refused_and_a_shorter_one_is_filled(write: Write) -> None:
    with pytest.raises(InputRefused) as refused:
        read_table(write("a,b\n1,2\n1,2,3\n"), Options(delimiter=","))
    assert (refused.value.code, refused.value.fields["row"]) == ("import_too_wide", 3)
    assert read_table(write("a,b\n1\n1,2,,\n"), Options(delimiter=",")).rows[0] == (2, ["1", None])


def test_guards_are_taken_off_unless_the_file_is_exact(write: Write) -> None:
    file = write("a,b\n'=1,'x\n")
    assert read_table(file, Options()).rows == [(2, ["=1", "'x"])]
    assert read_table(file, Options(exact=True)).rows == [(2, ["'=1", "'x"])]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        ("", "a.csv", "import_empty"),
        ("a,b\n", "a.csv", "import_empty"),
        ("a,b\n1,\0\n", "a.csv", "file_nul_character"),
        (b"PK\x03\x04", "a.csv", "file_not_text"),
        ("a", "a.doc", "unknown_import_format"),
        ("not a workbook", "a.xlsx", "file_damaged"),
        ("{", "a.json", "import_json_damaged"),
        ('"a"', "a.json", "import_json_shape"),
        ("[1, 2]", "a.json", "import_json_shape"),
        ("[" * 100_000, "a.json", "import_json_shape"),
        ('{"a": 1}\n{', "a.jsonl", "import_json_damaged"),
        ("[]", "a.json", "import_empty"),
    ],
)
def test_what_is_no_table_is_refused_by_name(write: Write, data: str | bytes, name: str, code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_table(write(data, name), Options())
    assert refused.value.code == code


def test_json_lines_are_read_whatever_the_suffix_says(write: Write) -> None:
    lines = "\n".join(json.dumps(each) for each in ({"a": 1, "b": None}, {"a": "x", "c": ["y", "z"]}))
    for name in ("a.json", "a.jsonl", "a.ndjson"):
        table = read_table(write(lines, name), Options())
        assert table.headers == ("a", "b", "c")
        assert table.rows == [(1, ["1", None, None]), (2, ["x", None, "y | z"])]
