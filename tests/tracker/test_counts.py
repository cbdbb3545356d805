"""Counted nouns: six Arabic forms, two English ones, and the notice that counts twice."""

from pathlib import Path
from typing import Any

import pytest

from tracker.wording import load

ARABIC, ENGLISH = load("ar"), load("en")

# ── Counts


# fmt: off
COUNTS = [
    (0, "لا اقتباسات"), (1, "اقتباس واحد"), (2, "اقتباسان"), (3, "3 اقتباسات"), (10, "10 اقتباسات"),
    (11, "11 اقتباسًا"), (99, "99 اقتباسًا"), (100, "100 اقتباس"), (101, "101 اقتباس"), (102, "102 اقتباس"),
    (103, "103 اقتباسات"), (111, "111 اقتباسًا"), (200, "200 اقتباس"), (1_000_003, "1,000,003 اقتباسات"),
]
# fmt: on


@pytest.mark.parametrize(("number", "words"), COUNTS)
def test_arabic_counts_in_six_forms(number: int, words: str) -> None:
    assert ARABIC.count("quotes", number) == words


# fmt: off
COUNTS_AFTER_A_PREPOSITION = [
    (0, "0 صف"), (1, "صف واحد"), (2, "صفين"), (3, "3 صفوف"), (10, "10 صفوف"), (11, "11 صفًا"), (100, "100 صف"),
]
# fmt: on


@pytest.mark.parametrize(("number", "words"), COUNTS_AFTER_A_PREPOSITION)
def test_arabic_counts_after_a_preposition(number: int, words: str) -> None:
    assert ARABIC.count("rows", number, case="genitive") == words


@pytest.mark.parametrize("case", ["", "genitive"])
def test_english_counts_in_two_forms(case: Any) -> None:
    words = [ENGLISH.count("quotes", number, case) for number in (0, 1, 2, 1200)]
    assert words == ["0 quotes", "1 quote", "2 quotes", "1,200 quotes"]


def test_every_noun_has_the_forms_of_its_language() -> None:
    for forms in ARABIC.tables["counts"].values():
        assert list(forms) == ["zero", "one", "two", "few", "many", "other", "genitive"]
        assert list(forms["genitive"]) == ["zero", "two"]
        for form in ("few", "many", "other"):
            assert "{number}" in forms[form]
    for forms in ENGLISH.tables["counts"].values():
        assert list(forms) == ["one", "other"]


# fmt: off
NOTICES = [
    (0, 0, "لا اقتباسات للتصدير، فليس في الملف سوى صف العناوين"), (1, 1, "صُدِّر اقتباس واحد في صف واحد"),
    (1, 2, "صُدِّر اقتباس واحد في صفين"), (2, 3, "صُدِّر اقتباسان في 3 صفوف"),
    (3, 11, "صُدِّر 3 اقتباسات في 11 صفًا"), (11, 100, "صُدِّر 11 اقتباسًا في 100 صف"),
    (100, 103, "صُدِّر 100 اقتباس في 103 صفوف"),
]
# fmt: on


@pytest.mark.parametrize(("quotes", "rows", "notice"), NOTICES)
def test_the_notice_of_an_export_reads_right_for_every_count(quotes: int, rows: int, notice: str) -> None:
    counted = {"quotes": ARABIC.count("quotes", quotes), "rows": ARABIC.count("rows", rows, "genitive")}
    said = ARABIC.sentence("messages.exported", path=Path("out.csv"), **counted)
    assert said == f"{notice}: \u2068out.csv\u2069"
