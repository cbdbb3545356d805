"""An article with two sides: from the file dropped on the window to the exported report, in few keys."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.flows import article
from tests.flows.hands import CONTROL, ENTER, SHIFT, Hands
from tests.ui.conftest import OpenWindow
from tests.ui.files import drop, files
from tracker.queries import quotes as quote_queries
from tracker.records import Anchor, QuoteFilter, QuoteRow
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow

MOST_KEYS = 30
"""Key presses beyond typing the claim, and the source's outlet and date; its title is proposed."""

LINK_KEY = "م"
LINKED = {article.PASSAGE_ONE: "1", article.AGAINST: "2", article.FOR: "1"}
"""The quotes that bear on the claim, and the key of where they stand on it."""


def stored(window: MainWindow) -> list[QuoteRow]:
    return list(quote_queries.rows(window.context.project, QuoteFilter()))


def enter_source(hands: Hands, file: Path) -> None:
    drop(hands.window, files(file))
    hands.wait(lambda: hands.at.objectName().startswith("source_form"))  # the file is read elsewhere
    hands.tab_to("source_form_outlet")
    hands.type(article.OUTLET)
    hands.tab_to("source_form_published_on")
    hands.type("5/2/2016")
    hands.press(ENTER, modifier=CONTROL)
    walk = hands.window.pages.sources.view.walking.walk
    hands.wait(lambda: walk.offers)
    hands.settle()


def keep(hands: Hands) -> None:
    hands.press(ENTER, modifier=SHIFT)
    hands.wait(lambda: stored(hands.window))
    hands.settle()


def link(hands: Hands) -> None:
    """From quote to quote down the list, linking those that bear on the claim."""
    hands.press(Qt.Key.Key_1, modifier=CONTROL)
    hands.press(ENTER)  # from the search box on to the list
    table = hands.window.pages.quotes.list
    hands.wait(table.hasFocus)
    words = article.CLAIM
    for number in range(table.quotes.rowCount()):
        said = table.quotes.index(number, 0).data().strip("«»")
        if said in LINKED:
            go_to(hands, number)
            hands.letter(LINK_KEY)
            hands.type(words)
            hands.press(ENTER)
            hands.press(Qt.Key[f"Key_{LINKED[said]}"], ENTER)
            hands.settle()
            words = "أثر ظاهر"  # a few letters of it are enough from now on


def go_to(hands: Hands, row: int) -> None:
    """By the arrows, from the end of the list if that is the shorter way."""
    table = hands.window.pages.quotes.list
    if table.quotes.rowCount() - row < row - table.currentIndex().row():
        hands.press(Qt.Key.Key_End)
    while (here := table.currentIndex().row()) != row:
        hands.press(Qt.Key.Key_Down if here < row else Qt.Key.Key_Up)


def export(hands: Hands, report: Path) -> None:
    hands.press(Qt.Key.Key_E, modifier=CONTROL)
    dialog = hands.window.findChild(ExportDialog)
    assert dialog is not None
    hands.wait(dialog.isActiveWindow)
    dialog.path.setText(str(report))  # the folder is the test's own; people take what is proposed
    hands.press(ENTER)
    hands.wait(report.exists)
    hands.wait(lambda: hands.window.notice.isVisible() and report.name in hands.window.notice.label.text())


@pytest.fixture
def hands(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> Hands:
    return Hands(open_window(project_path), qtbot)


def test_from_the_dropped_file_to_the_report_in_thirty_keys(hands: Hands, tmp_path: Path) -> None:
    file, report = tmp_path / "خبر.txt", tmp_path / "تقرير.csv"
    file.write_text(article.ARTICLE, encoding="utf-8")
    enter_source(hands, file)
    keep(hands)
    link(hands)
    export(hands, report)
    print(f"{hands.pressed} keys")  # noqa: T201 asked for
    assert hands.pressed <= MOST_KEYS
    kept = stored(hands.window)
    assert {row.quote.text for row in kept} >= {*LINKED, article.PASSAGE_TWO}
    assert {row.quote.anchor for row in kept} == {Anchor.HELD}
    with report.open(encoding="utf-8-sig", newline="") as lines:
        rows = {row["القول"].strip("«»"): row for row in csv.DictReader(lines)}
    stances = {words: rows[words]["الموقف"] for words in LINKED}
    assert stances == {article.PASSAGE_ONE: "يؤيد", article.AGAINST: "يخالف", article.FOR: "يؤيد"}
    assert {rows[words]["الادعاء"] for words in LINKED} == {article.CLAIM}
    assert "الزرقاني" in rows[article.FOR]["القائل"]
