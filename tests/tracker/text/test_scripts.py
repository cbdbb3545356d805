"""The language of a text, by its letters."""

import pytest

from tracker.text.scripts import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [("قال المدير ok", "ar"), ("He said نعم today", "en"), ("مُحَيِّر", "ar"), ("2016 ٥ – «»", ""), ("引用", "")],
)
def test_language_is_told_from_the_letters(text: str, expected: str) -> None:
    assert language_of(text) == expected
