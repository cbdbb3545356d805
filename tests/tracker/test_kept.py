"""What is kept between starts serves only as long as it is right."""

import sys
from pathlib import Path

import pytest

from tracker import kept, toml_files


@pytest.fixture(autouse=True)
def _may_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def test_a_value_that_was_kept_is_read_again(tmp_path: Path) -> None:
    place = kept.place(tmp_path, "شيء")
    assert kept.read(place) is None
    kept.keep(place, {"كلمة": (1, b"2")})
    assert kept.read(place) == {"كلمة": (1, b"2")}
    assert [each.name for each in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("content", [b"", b"something else", b"\x00" * 40])
def test_what_is_not_whole_counts_as_nothing(tmp_path: Path, content: bytes) -> None:
    place = kept.place(tmp_path, "شيء")
    kept.keep(place, [1, 2, 3])
    place.write_bytes(content or place.read_bytes()[:-4])
    assert kept.read(place) is None


def test_no_ruined_byte_changes_what_is_read_or_stops_anyone(tmp_path: Path) -> None:
    place, value = kept.place(tmp_path, "شيء"), {"كلمة": ["قول", 12, b"\x00"], "أخرى": {"ن": "ي"}}
    kept.keep(place, value)
    whole = place.read_bytes()
    for at in range(len(whole)):
        for flipped in (0x01, 0x80, 0xFF):
            place.write_bytes(whole[:at] + bytes([whole[at] ^ flipped]) + whole[at + 1 :])
            assert kept.read(place) is None
    for length in range(len(whole)):
        place.write_bytes(whole[:length])
        assert kept.read(place) is None
    place.write_bytes(whole)
    assert kept.read(place) == value


def test_words_are_read_anew_where_what_was_kept_is_ruined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toml_files, "ROOT", tmp_path)
    file = tmp_path / "words.toml"
    file.write_text('word = "كلمة"', encoding="utf-8")
    toml_files.read("words.toml")
    place = kept.place(tmp_path, file.name)
    place.write_bytes(place.read_bytes()[: kept.HEAD] + b"\xff" * 40)
    assert toml_files.read("words.toml") == {"word": "كلمة"}


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.keep(kept.place(tmp_path, "شيء"), 1)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("in the way", encoding="utf-8")
    kept.keep(kept.place(tmp_path, "شيء"), 1)
    assert kept.read(kept.place(tmp_path, "شيء")) is None


def test_words_that_were_changed_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_files, "ROOT", tmp_path)
    file = tmp_path / "words.toml"
    for words in ("قديم", "جديد كل الجدة"):
        file.write_text(f'word = "{words}"', encoding="utf-8")
        assert toml_files.read("words.toml") == {"word": words}
        assert toml_files.read("words.toml") == {"word": words}


def test_words_are_not_parsed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_files, "ROOT", tmp_path)
    (tmp_path / "words.toml").write_text('word = "كلمة"', encoding="utf-8")
    first = toml_files.read("words.toml")
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("parsed again"))
    assert toml_files.read("words.toml") == first
