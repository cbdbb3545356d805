"""The verbatim badge of a quote, and the difference from its source."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source
from tests.ui.conftest import OpenWindow
from tracker.records import Fidelity, QuoteKind
from tracker.services import project as projects
from ui.folding import Look
from ui.pages.claims import ClaimsPage
from ui.pages.quotes import QuotesPage
from ui.widgets.fidelity_chip import FidelityChip
from ui.widgets.quote_card import QuoteCard

TEXT = "قالت المديرة: «الجسرُ آمن». وأضافت: «الجسر قديم لكنه آمن»."


def shown(path: Path, open_window: OpenWindow, qtbot: QtBot, quote_id: int = 1) -> QuotesPage:
    window = open_window(path)
    window.turn_to("quote")
    window.context.wanted.emit("quote", quote_id)
    page = window.pages["quote"]
    assert isinstance(page, QuotesPage)
    return page


@pytest.mark.parametrize(
    ("words", "expected", "marked"),
    [
        ("الجسر قديم لكنه آمن", Fidelity.IDENTICAL, []),
        ("الجسر امن", Fidelity.MARKS, ["[الجسرُ آمن]", "الجسر امن"]),
        ("الجسر قديم ولكنه آمن", Fidelity.WORDS, ["[لكنه]", "ولكنه"]),
        ("كلام لم يقله أحد", Fidelity.MISSING, []),
    ],
)
def test_badge_and_difference(
    project_path: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    words: str,
    expected: Fidelity,
    marked: list[str],
) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened, source_id=make_source(opened, TEXT), text=words, kind=QuoteKind.INDIRECT)
    page = shown(project_path, open_window, qtbot)
    chip, difference = page.details.fidelity, page.details.difference
    qtbot.waitUntil(lambda: chip.comparison is not None)
    assert chip.comparison is not None
    assert chip.comparison.fidelity is expected
    assert chip.text() == page.context.wording.word(expected)
    assert difference.isVisible() == bool(marked)
    pieces = difference.words.pieces if marked else ()
    assert [piece.text for piece in pieces if piece.look in (Look.ADDED, Look.REMOVED)] == marked
    assert ("<u>" in chip.toolTip()) == bool(marked)
    assert "«" not in difference.words.text, "an indirect quote stands in no marks"


def test_no_badge_without_a_text(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened)
        make_quote(opened, 1, source_id=make_source(opened))
    page = shown(project_path, open_window, qtbot)
    assert page.details.fidelity.isHidden()
    page.context.wanted.emit("quote", 2)
    qtbot.waitUntil(page.details.fidelity.isHidden)


def test_only_cards_in_sight_are_compared(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with projects.open_project(project_path) as opened:
        source, claim = make_source(opened, TEXT), make_claim(opened)
        for number in range(30):
            make_link(opened, make_quote(opened, source_id=source, text="", start=number, end=40), claim)
    window = open_window(project_path)
    window.turn_to("claim")
    window.context.wanted.emit("claim", 1)
    page = window.pages["claim"]
    assert isinstance(page, ClaimsPage)

    def chips() -> list[FidelityChip]:
        return [card.fidelity for card in page.findChildren(QuoteCard) if card.row is not None]

    qtbot.waitUntil(lambda: any(chip.comparison for chip in chips()))
    known = [chip for chip in chips() if chip.comparison]
    assert known[0].comparison is not None
    assert known[0].comparison.fidelity is Fidelity.IDENTICAL
    assert len(known) < 20
