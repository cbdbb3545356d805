"""The paragraph around a quote: whole where it is short, cut between words where it is not."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.records import Anchor, Quote, QuoteRow
from ui.folding import ELLIPSIS, Look
from ui.widgets.quote_place import AROUND, LONGEST, around

WORDS = st.lists(st.sampled_from(["الجسر", "آمن", "وقالت", "the", "bridge", "\n"]), max_size=120).map(
    " ".join
)


def row(start: int | None, end: int | None) -> QuoteRow:
    return QuoteRow(
        quote=Quote(text="", start=start, end=end, anchor=Anchor.HELD),
        speaker="",
        speaker_uid=b"",
        source="",
        source_uid=b"",
        source_url="",
        outlet="",
        published_on="",
        origin="",
        dated_by_source=False,
        links=(),
    )


def test_the_quote_is_marked_in_its_own_paragraph() -> None:
    text = "الأول.\nقالت: «الجسر آمن» وذهبت.\nالأخير."
    start = text.index("الجسر")
    pieces = around(text, row(start, start + len("الجسر آمن")))
    assert [(piece.text, piece.look) for piece in pieces] == [
        ("قالت: «", Look.PLAIN),
        ("الجسر آمن", Look.BOLD),
        ("» وذهبت.", Look.PLAIN),
    ]


def test_without_text_or_place_there_is_nothing_to_show() -> None:
    assert around("", row(0, 3)) == []
    assert around("نص", row(None, None)) == []


@given(before=WORDS, words=WORDS.filter(str.strip), after=WORDS)
def test_what_is_shown_stands_there_and_is_short(before: str, words: str, after: str) -> None:
    text = before + words + after
    pieces = around(text, row(len(before), len(before) + len(words)))
    (marked,) = (piece.text for piece in pieces if piece.look is Look.BOLD)
    assert all(part in words for part in marked.split(f" {ELLIPSIS} "))
    assert len(marked) <= LONGEST + 3
    first, last = pieces[0].text, pieces[-1].text
    assert before.endswith(first.removeprefix(f"{ELLIPSIS} "))
    assert after.startswith(last.removesuffix(f" {ELLIPSIS}"))
    assert len(first) <= AROUND + 2
    assert len(last) <= AROUND + 2
