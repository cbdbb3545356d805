"""Who stands on both sides of a claim, and whether the dates tell of a change."""

import pytest

from tracker.records import Quote, QuoteKind, Stance
from ui import folding
from ui.folding import Look
from ui.sides import BothSides, on_both_sides

S, D, M = Stance.SUPPORTS, Stance.DISPUTES, Stance.MENTIONS


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(S, "2016"), (S, "2017")], None),
        ([(S, "2016"), (M, "2017")], None),
        ([(S, "2016-02"), (D, "2016-02")], BothSides()),
        ([(S, "2016-02"), (D, "2016-02-29")], BothSides()),
        ([(S, "2016-02-05"), (D, "")], BothSides()),
        ([(S, "2016-02"), (D, "2016-03")], BothSides("2016-02", "2016-03")),
        ([(D, "2017"), (S, "2016-24")], BothSides()),  # winter 2016 reaches into 2017
        ([(D, "2017"), (S, "2016-23")], BothSides("2016-23", "2017")),
        ([(S, "2014"), (S, "2015"), (D, "2018"), (D, "2019")], BothSides("2015", "2018")),
        ([(S, "2014"), (D, "2015"), (S, "2016")], BothSides("2014", "2016")),
    ],
)
def test_a_change_is_told_where_the_dates_differ(
    said: list[tuple[Stance, str]], expected: BothSides | None
) -> None:
    assert on_both_sides((7, stance, date) for stance, date in said).get(7) == expected


def test_each_speaker_is_looked_at_alone() -> None:
    assert on_both_sides([(1, S, "2016"), (2, D, "2017")]) == {}


LONG = "مقدمة طويلة لا تعني الادعاء في شيء يذكر، الجسر آمن، وخاتمة طويلة مثلها لا تعنيه هي الأخرى في شيء."


def shown(quote: Quote, focus: tuple[int, int] | None, *, unfolded: bool = False) -> str:
    return "".join(piece.text for piece in folding.pieces(quote, focus, unfolded=unfolded))


def test_words_beside_the_focus_are_folded_until_asked_for() -> None:
    quote = Quote(text=LONG)
    start = LONG.index("الجسر آمن")
    focus = (start, start + len("الجسر آمن"))
    assert shown(quote, focus) == "«… الجسر آمن …»"
    assert folding.can_fold(quote, focus)
    assert shown(quote, focus, unfolded=True) == f"«{LONG}»"
    bold = [each.text for each in folding.pieces(quote, focus, unfolded=True) if each.look is Look.BOLD]
    assert bold == ["الجسر آمن"]


def test_a_short_rest_is_not_folded() -> None:
    quote = Quote(text="قال إن الجسر آمن")
    assert shown(quote, (7, 16)) == "«قال إن الجسر آمن»"
    assert not folding.can_fold(quote, (7, 16))


def test_a_long_quote_without_focus_is_cut_behind_a_word() -> None:
    quote = Quote(text="كلمة " * 200)
    assert shown(quote, None).endswith("كلمة …»")
    assert len(shown(quote, None)) <= folding.LONGEST + 5
    assert shown(quote, None, unfolded=True) == f"«{quote.text}»"


def test_a_long_word_without_spaces_is_cut_too() -> None:
    assert len(shown(Quote(text="ط" * 2000), None)) <= folding.LONGEST + 5


@pytest.mark.parametrize("unfolded", [True, False])
def test_reported_words_stand_in_no_marks(unfolded: bool) -> None:
    words = shown(Quote(text=LONG, kind=QuoteKind.INDIRECT), (0, 5), unfolded=unfolded)
    assert "«" not in words
    assert "»" not in words
