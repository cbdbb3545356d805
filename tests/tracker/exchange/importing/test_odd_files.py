"""Files as they really are: the right table, with what was left out said, or a refusal by place."""

from pathlib import Path

import pytest

from tests.tracker.exchange.importing.taking import take_in
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.importing.model import Options, RawTable
from tracker.exchange.importing.reading import read_pasted, read_table

ROWS = [(2, ["1", "2"]), (3, ["3", "4"])]


def read(tmp_path: Path, data: str | bytes, name: str = "t.csv", **options: object) -> RawTable:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_table(path, Options(**options))  # type: ignore[arg-type]  # each test names its own


@pytest.mark.parametrize(
    "data",
    [
        "a,b\r\n1,2\n3,4\r",
        "a;b\n1;2\n3;4",
        "\ufeffa,b\n1,2\n\ufeff3,4\n",
        "a,b\n1,2\n,\n3,4\n\n\n".replace(",\n3", "\n3"),
        'a\tb\n1\t2\n"3"\t4\n',
        "a|b\n1|2\n3|4\n",
        "a,b,,\n1,2,,\n3,4,,\n",
    ],
)
def test_line_ends_marks_and_empty_columns_do_not_matter(tmp_path: Path, data: str) -> None:
    table = read(tmp_path, data)
    assert table.headers == ("a", "b")
    assert [cells for _, cells in table.rows] == [cells for _, cells in ROWS]


def test_decimal_commas_do_not_divide_what_semicolons_do(tmp_path: Path) -> None:
    table = read(tmp_path, "رقم;نسبة\n1,5;2,25\n3,5;4,75\n")
    assert (table.found.delimiter, table.rows[0][1]) == (";", ["1,5", "2,25"])


@pytest.mark.parametrize("blank", ["", "\n\n", "\r\n"])
def test_titles_over_the_header_are_left_out_and_said(tmp_path: Path, blank: str) -> None:
    table = read(
        tmp_path, f"{blank}تقرير التصريحات\n\nأعده القسم\nالقول,القائل,التاريخ\nنعم,علي,2016\nلا,سلمى,\n"
    )
    assert table.headers == ("القول", "القائل", "التاريخ")
    assert (table.found.above, len(table.rows)) == (2, 2)


def test_a_header_that_comes_again_is_left_out_and_said(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n1,2\na,b\n3,4\n")
    assert (table.found.repeated, table.found.rows) == (1, 2)
    assert table.rows == [(2, ["1", "2"]), (4, ["3", "4"])]


def test_marks_that_are_letters_stay_where_tabs_divide_and_it_is_said_what_they_would_have_cost(
    tmp_path: Path,
) -> None:
    lines = ['1\t"a "b" c\tx', '2\tsaid "no\ty', '3\t"open\tz', "4\tplain\tw"]
    table = read(tmp_path, "n\tquote\tspeaker\n" + "\n".join(lines), "t.tsv")
    assert not table.found.has_quoting
    assert [cells[1] for _, cells in table.rows] == ['"a "b" c', 'said "no', '"open', "plain"]
    assert table.found.swallowed == 3
    with pytest.raises(InputRefused):
        read(tmp_path, "n\tquote\tspeaker\n" + "\n".join(lines), "t.tsv", has_quoting=True)


def test_a_table_of_tabs_that_lives_by_its_marks_is_refused_at_the_open_one(tmp_path: Path) -> None:
    lines = ['"1"\t"a"\t"x"', '"2"\t"open\t"y"', '"3"\t"c"\t"z"']
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, "n\tquote\tspeaker\n" + "\n".join(lines), "t.tsv")
    assert (refused.value.code, refused.value.fields["row"]) == ("import_open_quote", 3)


@pytest.mark.parametrize(
    ("encoding", "proposed"),
    [("windows-1256", "windows-1256"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)
def test_an_encoding_that_is_not_told_is_refused_with_a_proposal_that_reads_it(
    tmp_path: Path, encoding: str, proposed: str
) -> None:
    data = ("القول,القائل\n" + "نعم هذا قول طويل,سلمى الحداد\n" * 20).encode(encoding)
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data)
    assert refused.value.fields["encoding"] == proposed
    assert read(tmp_path, data, encoding=proposed).rows[0][1] == ["نعم هذا قول طويل", "سلمى الحداد"]


@pytest.mark.parametrize("encoding", ["mac-arabic", "iso-8859-6", "cp720"])
def test_older_encodings_are_refused_by_place_and_read_when_named(tmp_path: Path, encoding: str) -> None:
    data = "quote,speaker\nنعم,علي\n".encode(encoding)
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data)
    assert (refused.value.code, refused.value.fields["line"]) == ("import_encoding", 2)
    assert read(tmp_path, data, encoding=encoding).rows == [(2, ["نعم", "علي"])]


def test_a_bad_byte_far_down_is_named_by_line_and_column(tmp_path: Path) -> None:
    lines = ["quote,speaker"] + ["نعم,علي"] * 300_000
    data = "\r\n".join(lines).encode() + b"\r\nab\xe4,x\r\n"
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data)
    fields = refused.value.fields
    assert (fields["line"], fields["column"], fields["byte"]) == (300_002, 3, "0xE4")


def test_a_nul_is_refused_by_its_place(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, "a,b\r\n1,2\r\nx\0,4\r\n")
    fields = refused.value.fields
    assert (refused.value.code, fields["line"], fields["column"]) == ("file_nul_character", 3, 2)


@pytest.mark.parametrize("mark", ["", '"'])
def test_a_cell_of_ten_megabytes_is_kept_whole(tmp_path: Path, mark: str) -> None:
    long = "نعم " * 2_500_000
    table = read(tmp_path, f"quote,speaker\n{mark}{long}{mark},علي\n")
    assert table.rows[0][1][0] == long


def test_of_two_columns_with_one_header_the_second_is_named_as_not_taken(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("quote,speaker,quote\nنعم,علي,لا\n", encoding="utf-8")
    assert take_in(project, path).ignored == ("quote",)


@pytest.mark.parametrize("data", ["", "\n\n", "a,b", "a,b\n", "\ufeff", "a,b\n,\n"])
def test_a_table_without_rows_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data)
    assert refused.value.code == "import_empty"


def test_pasted_rows_are_read_as_spreadsheets_copy_them() -> None:
    table = read_pasted('القول\tالقائل\n"نعم\nولا ""ربما"""\tعلي\n', Options())
    assert table.rows == [(2, ['نعم\nولا "ربما"', "علي"])]


def test_nested_objects_are_spread_over_columns(tmp_path: Path) -> None:
    table = read(tmp_path, '[{"a": {"b": 1, "c": ["x", "y"]}, "d": null}, {"a": {"b": 2}}]', "t.json")
    assert table.headers == ("a/b", "a/c", "d")
    assert table.rows == [(1, ["1", "x | y", None]), (2, ["2", None, None])]


@pytest.mark.parametrize(
    "data",
    [
        'القول, القائل\nنعم, "علي"\nلا, "سلمى, الحداد"\n',
        'القول,القائل\n"قال \\"نعم\\"",علي\n"لا",سلمى\n',
        "'القول','القائل'\n'نعم، لا','علي'\n'لا, ربما','سلمى'\n",
        "القول؛القائل\nنعم؛علي\nلا؛سلمى\n",
        "القول^القائل\nنعم^علي\nلا^سلمى\n",
    ],
)
def test_ways_of_other_programs_are_read_where_only_they_make_a_table(tmp_path: Path, data: str) -> None:
    table = read(tmp_path, data)
    assert table.headers == ("القول", "القائل")
    cells = [cell or "" for _, row in table.rows for cell in row]
    assert len(cells) == 4
    assert not any(cell != cell.strip(" '\\") for cell in cells)


def test_a_backslash_is_a_letter_but_before_a_quotation_mark(tmp_path: Path) -> None:
    table = read(tmp_path, '"a","b"\n"C:\\new \\"x\\" \\\'s","y"\n"k","l \\\\ m"\n')
    assert [cells for _, cells in table.rows] == [['C:\\new "x" \\\'s', "y"], ["k", "l \\ m"]]
    assert read(tmp_path, 'a,b\nC:\\new,"y"\n').rows == [(2, ["C:\\new", "y"])]


def test_apostrophes_and_spaces_are_letters_in_a_table_that_needs_no_more(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n'so it is', it's\n'x',y\n")
    assert [cells for _, cells in table.rows] == [["'so it is'", " it's"], ["'x'", "y"]]


def test_columns_without_a_header_are_called_by_their_number_if_they_hold_anything(tmp_path: Path) -> None:
    table = read(tmp_path, ",a,,b,,\n1,x,,y,more,\n")
    assert table.headers == ("1", "a", "", "b", "5")
    assert table.rows == [(2, ["1", "x", None, "y", "more"])]


def test_titles_of_several_cells_are_left_out_too(tmp_path: Path) -> None:
    table = read(tmp_path, "تقرير,2016,,,\n# أعده,القسم,,,\nأ,ب,ج,د,هـ\n1,2,3,4,5\n6,7,8,9,0\n")
    assert (table.headers, table.found.above) == (("أ", "ب", "ج", "د", "هـ"), 2)


def test_empty_rows_between_others_are_counted(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n,\n1,2\n,\n\n3,4\n,\n")
    assert (table.found.blank, table.found.rows) == (2, 2)


@pytest.mark.parametrize(
    ("data", "headers", "rows"),
    [
        ('{"a": 1, "b": "x"}', ("a", "b"), [["1", "x"]]),
        ('{"data": [{"a": 1}, {"a": 2}], "source": "s"}', ("a", "source"), [["1", "s"], ["2", "s"]]),
        ('{"k": {"a": 1}, "l": {"a": 2}}', ("key", "a"), [["k", "1"], ["l", "2"]]),
        ('[["a", "b"], [1, null], ["x", true]]', ("a", "b"), [["1", None], ["x", "true"]]),
        ('[{"a": NaN, "b": 1.50, "c": [1, 2.0]}]', ("a", "b", "c"), [[None, "1.50", "[1, 2.0]"]]),
        ('[{"a": %s}]' % ("9" * 5000), ("a",), [["9" * 5000]]),
    ],
)
def test_json_of_other_shapes_is_a_table(
    tmp_path: Path, data: str, headers: tuple[str, ...], rows: list[list[str | None]]
) -> None:
    table = read(tmp_path, data, "t.json")
    assert table.headers == headers
    assert [cells for _, cells in table.rows] == rows


def test_of_several_tables_in_json_one_is_chosen_by_name(tmp_path: Path) -> None:
    data = '{"quotes": [{"a": 1}], "speakers": [{"b": 2}, {"b": 3}]}'
    assert read(tmp_path, data, "t.json").found.sheets == ("quotes", "speakers")
    assert read(tmp_path, data, "t.json", sheet="speakers").found.rows == 2
    with pytest.raises(InputRefused, match="import_unknown_sheet"):
        read(tmp_path, data, "t.json", sheet="links")


@pytest.mark.parametrize("data", ['[{"a": 1}, {"a": 1, "a": 2}]', '[{"b": 0}, {"a/b": 1, "a": {"b": 2}}]'])
def test_two_values_under_one_name_are_refused_before_one_is_lost(tmp_path: Path, data: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data, "t.json")
    assert (refused.value.code, refused.value.fields["row"]) == ("import_json_twice", 2)


def test_json_in_another_encoding_is_refused_with_a_proposal_and_read_when_named(tmp_path: Path) -> None:
    data = '[{"قول": "نعم هذا قول"}]'.encode("windows-1256")
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data, "t.json")
    assert (refused.value.code, refused.value.fields["encoding"]) == ("import_encoding", "windows-1256")
    assert read(tmp_path, data, "t.json", encoding="windows-1256").headers == ("قول",)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "mac-arabic", "cp720"])
def test_the_old_encodings_of_arabic_are_told_apart(tmp_path: Path, encoding: str) -> None:
    data = ("القول,القائل\n" + "قالت الوزيرة إن المشروع لم يبدأ بعد,سلمى\n" * 3).encode(encoding)
    with pytest.raises(InputRefused) as refused:
        read(tmp_path, data)
    assert refused.value.fields["encoding"] == encoding


def test_a_letter_broken_early_is_named_and_no_other_encoding_is_proposed(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = "القول,القائل\nالجسر آمن,ليلى حداد\nالطريق مغلق,سامر\n".encode()
    at = rows.index("آ".encode())
    path.write_bytes(rows[: at + 1] + b"\xff" + rows[at + 2 :])
    with pytest.raises(InputRefused) as refused:
        read_table(path, Options())
    found = refused.value
    assert (found.code, found.fields["line"], found.fields["encoding"]) == (
        "file_broken_encoding",
        2,
        "UTF-8",
    )
