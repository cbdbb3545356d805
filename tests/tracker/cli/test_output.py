"""What goes to the terminal: aligned, cut to fit, and without power over it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli import output


def test_marks_take_no_column_and_wide_characters_two() -> None:
    assert output.columns("مُحَيِّر") == 4
    assert output.columns("引用") == 4
    assert output.columns("\u2068a\u2069") == 1


def test_columns_are_aligned_by_what_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["1", "مُحَيِّر", "أ"], ["22", "引用", "ب"], ["3", "x", "ج"]]
    assert output.table(["#", "كلمة", "آخر"], rows, None) == 3
    lines = capsys.readouterr().out.splitlines()
    starts = {output.columns(line[: line.rindex(last)]) for line, last in zip(lines[1:], "أبج", strict=True)}
    assert starts == {10}


def test_nothing_is_cut_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(["#", "قول"], [["1", "كلمة " * 100]], None)
    assert "كلمة " * 99 in capsys.readouterr().out


@pytest.mark.parametrize("width", [80, 120, 200])
def test_lines_fit_the_terminal(capsys: pytest.CaptureFixture[str], width: int) -> None:
    rows = [[str(n), "مُحَيِّر جدًا " * n, "引用" * n, "قول طويل " * 50] for n in range(1, 30)]
    output.table(["#", "ب", "ج", "د"], rows, width)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(output.columns, lines)) <= width
    assert lines[-1].endswith("…\u2069")


def test_a_later_row_may_be_wider_than_the_first_thousand(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["1", "ضيق", "x"]] * 1000 + [["2", "أعرض بكثير", "x"]]
    assert output.table(["#", "ب", "ج"], rows, None) == 1001
    assert capsys.readouterr().out.splitlines()[-1] == "2  أعرض بكثير  x"


@given(st.text())
def test_no_cell_steers_the_terminal(text: str) -> None:
    (shown,) = output._cells([text])
    kinds = {unicodedata.bidirectional(character) for character in shown}
    assert not kinds & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"}
    assert not any(unicodedata.category(character) == "Cc" for character in shown)


def test_escape_sequences_are_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(["#", "قول"], [["1", "\x1b[2Jفارغ\x9b31m\u202eمقلوب"]], 80)
    output.say("\x1b]0;عنوان\x07\rسطر")
    said = capsys.readouterr()
    assert "␛[2Jفارغ[9B]31m[RLO]مقلوب" in said.out
    assert said.err == "␛]0;عنوان␇␍سطر\n"


@given(st.text())
def test_json_is_read_back_to_the_letter_and_harmless(text: str) -> None:
    line = json.dumps(text, ensure_ascii=False).translate(output._IN_JSON)
    assert json.loads(line) == text
    assert not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in line)
    assert not any("\u202a" <= character <= "\u202e" for character in line)


@pytest.mark.parametrize("objects", [[], [{"a": 1}], [{"a": None}, {"a": "ب"}]])
def test_json_is_an_array(capsys: pytest.CaptureFixture[str], objects: list[dict[str, object]]) -> None:
    output.json_array(objects)
    assert json.loads(capsys.readouterr().out) == objects
