"""Titles of texts that have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.titles import LONGEST, title_of

REST = (
    "وتابع المتحدث أن اللجنة ستعود إلى الموقع بعد أسبوعين "
    "لتفحص الأعمدة مرة ثانية قبل أن تفتح الجسر للشاحنات الكبيرة"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n  \n*** \n أول   سطر \nثانٍ", "أول سطر"),
        (f"أعلنت بلدية الضفة إغلاق الجسر القديم ليلًا. {REST}.", "أعلنت بلدية الضفة إغلاق الجسر القديم ليلًا"),
        (f"هل يصمد الجسر القديم أمام فيضان الربيع؟ {REST}.", "هل يصمد الجسر القديم أمام فيضان الربيع"),
        ("كلمة " * 40, "كلمة " * 23 + "كلمة…"),
        ("ك" * 200, "ك" * 119 + "…"),
        (" *** \n", ""),
        ("", ""),
    ],
)
def test_a_title_is_the_first_line_or_its_first_sentence(text: str, expected: str) -> None:
    assert title_of(text) == expected


def test_the_point_of_an_abbreviation_ends_no_sentence() -> None:
    assert title_of(f"قال د. سالم {REST}").startswith("قال د. سالم وتابع")


def test_words_that_were_cut_say_so_and_end_in_no_comma() -> None:
    title = title_of("كلمة، " * 40)
    assert title.endswith("كلمة…")


@given(st.text())
def test_no_title_is_too_long(text: str) -> None:
    assert len(title_of(text)) <= LONGEST
