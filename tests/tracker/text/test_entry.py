import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputRefused
from tracker.text.entry import clean, decode

ARABIC = "قرّرت الحكومة\r\nأمس"


def test_line_ends_become_line_feeds() -> None:
    assert clean("أ\r\nب\rج\nد\n\r") == "أ\nب\nج\nد\n\n"


def test_one_leading_byte_order_mark_is_dropped_and_inner_ones_are_kept() -> None:
    assert clean("\ufeffنص\ufeff") == "\ufeffنص\ufeff"


def test_all_else_is_kept_to_the_letter() -> None:
    odd = " \u202e\u2067\u200f\u061cـًـ\u00a0\u2028\u0085\x0b\t😀e\u0301 "
    assert clean(odd) == odd


@pytest.mark.parametrize(
    ("character", "code"),
    [("\0", "nul_character"), ("\ud83d", "lone_surrogate")],
)
def test_unstorable_character_is_refused_with_its_place(character: str, code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        clean(f"\ufeffسطر\r\n😀ب{character}\0", field="title")
    assert refused.value.code == code
    assert refused.value.fields == {"field": "title", "line": 2, "column": 3}


@given(st.text())
def test_clean_text_is_stored_and_comes_back_or_is_refused(text: str) -> None:
    if "\0" in text:
        with pytest.raises(InputRefused):
            clean(text)
    else:
        cleaned = clean(text)
        assert "\r" not in cleaned
        assert cleaned.encode().decode() == cleaned
        assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_is_believed_and_line_ends_are_left(mark: bytes, encoding: str) -> None:
    assert decode(mark + ARABIC.encode(encoding)) == ARABIC


def test_windows_1256_is_refused_with_the_place_of_its_first_letter() -> None:
    with pytest.raises(InputRefused) as refused:
        decode("one\r\ntwo\rthree é\nab".encode() + "نص".encode("windows-1256"))
    assert refused.value.code == "not_utf8"
    assert refused.value.fields == {"line": 4, "column": 3, "byte": "0xE4"}


def test_column_counts_letters_not_bytes() -> None:
    with pytest.raises(InputRefused) as refused:
        decode("نص".encode() + b"\xff")
    assert refused.value.fields == {"line": 1, "column": 3, "byte": "0xFF"}


def test_broken_utf_16_is_called_by_its_name() -> None:
    with pytest.raises(InputRefused) as refused:
        decode(codecs.BOM_UTF16_LE + "نص\n".encode("utf-16-le") + b"\x00\xd8\x41\x00")
    assert refused.value.code == "broken_encoding"
    assert refused.value.fields == {"encoding": "UTF-16", "line": 2, "column": 1, "byte": "0x00"}


@given(st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE]), st.binary())
def test_any_bytes_are_read_or_refused(mark: bytes, data: bytes) -> None:
    codes = set()
    try:
        text = decode(mark + data)
    except InputRefused as refused:
        codes.add(refused.code)
    else:
        assert len(text) <= len(data)
    assert codes <= {"not_utf8", "broken_encoding"}
