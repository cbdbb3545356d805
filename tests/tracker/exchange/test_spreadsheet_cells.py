"""Cells that a spreadsheet might run get one `'`, and lose it again to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.spreadsheet_cells import guard, unguard

TEXT = st.text() | st.text(st.sampled_from("'=+-@\t\r\n＝＋－＠ \u200f\u2068\u00a0\ufeffaق"))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize(
    "lead", ["", "'", "'''", " ", "\u200f", "\u202b \u2066", "' \u200b", "\u00a0", "\ufeff"]
)
def test_formulas_are_guarded_behind_apostrophes_and_what_is_not_seen(lead: str, sign: str) -> None:
    cell = f"{lead}{sign}SUM(A1)"
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell",
    ["", "'", "قال", "5 شباط/فبراير 2016", "'قال'", "' '=1", "1+1", "a=b", " ", "\u200f", "«=1»", "%1", "|1"],
)
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


def test_every_sign_of_a_formula_is_a_cell_by_itself() -> None:
    assert [guard(cell) for cell in ("=", "-", "\n")] == ["'=", "'-", "'\n"]


@given(TEXT)
def test_import_takes_back_to_the_letter_what_the_guard_gave(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(TEXT)
def test_what_the_guard_gives_is_never_a_formula(cell: str) -> None:
    assert guard(cell).lstrip(" \u200f\u2068\u00a0\ufeff")[:1] not in tuple("=+-@\t\r\n＝＋－＠")
