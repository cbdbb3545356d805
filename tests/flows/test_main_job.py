"""The main job by hand: an article comes in through the keyboard alone, one speaker's report goes out."""

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.flows import article
from tests.flows.entering import Count, Entering
from tests.flows.hands import CONTROL, ENTER, TAB, Hands
from tests.flows.said import everything_said, marked_passages
from tests.ui.conftest import OpenWindow
from tests.ui.on_claims import D, S, cards, quote_row, speakers
from tracker.queries import claims as claim_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Anchor,
    ClaimFilter,
    ClaimStatus,
    QuoteFilter,
    QuoteKind,
    QuoteRow,
    QuoteStatus,
    SourceKind,
    SpeakerKind,
)
from tracker.services import project as projects
from ui.app import create_window
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow
from ui.pages.claims import ClaimsPage

MOST_KEYS = 8
"""Key presses beyond the words that a quote may take, from the second of a text on."""


@dataclass(frozen=True)
class Entered:
    """The project with the article in it, and what each quote took."""

    path: Path
    counts: tuple[Count, ...]


@pytest.fixture(scope="module")
def entered(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Entered:
    """The article entered once, in the real window, by keys; the tests look at copies."""
    folder = tmp_path_factory.mktemp("entered")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings"))
    path = folder / "سدود.isnad"
    projects.create(path)
    window = create_window(path, "ar", "light")
    assert isinstance(window, MainWindow)
    window.show()
    # People pause between two choices by letter; without this the second would go on from the first.
    usual = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(0)
    try:
        entering = Entering(Hands(window, QtBot(request)))
        entering.everything()
    finally:
        qapp.setKeyboardInputInterval(usual)
        window.close()
        window.deleteLater()
    return Entered(path, tuple(entering.counts))


@pytest.fixture
def window(entered: Entered, tmp_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(Path(shutil.copy(entered.path, tmp_path / "نسخة.isnad")))


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    return Hands(window, qtbot)


@pytest.fixture
def claims_page(window: MainWindow, hands: Hands) -> ClaimsPage:
    hands.press(Qt.Key.Key_2, modifier=CONTROL)
    page = window.page
    assert isinstance(page, ClaimsPage)
    return page


def stored(window: MainWindow) -> dict[str, QuoteRow]:
    """The quotes that are stored, by their words."""
    rows = quote_queries.rows(window.context.project, QuoteFilter())
    return {row.quote.text: row for row in rows}


def test_from_the_second_quote_on_eight_keys_beyond_the_words_are_enough(entered: Entered) -> None:
    for count in entered.counts:
        print(f"{count.keys:3} keys (+{count.choosing} to choose the words): {count.words}")  # noqa: T201 asked for
    assert len(entered.counts) == 10
    assert max(count.keys for count in entered.counts[1:]) <= MOST_KEYS


def test_every_quote_is_stored_to_the_letter_and_where_it_stands(window: MainWindow) -> None:
    rows = stored(window)
    assert set(rows) == {*article.OF_THE_STATEMENT, article.AGAINST, article.FOR, *article.INDIRECT}
    for words, row in rows.items():
        assert row.quote.anchor is Anchor.HELD
        assert article.ARTICLE[row.quote.start : row.quote.end] == words
        assert (row.source, row.outlet) == (article.TITLE, article.OUTLET)
    kinds = {words: row.quote.kind for words, row in rows.items()}
    passages, points = article.OF_THE_STATEMENT[:2], article.OF_THE_STATEMENT[2:]
    assert {kinds[words] for words in (*passages, article.AGAINST, article.FOR)} == {QuoteKind.DIRECT}
    assert {kinds[words] for words in points} == {QuoteKind.POINT}
    assert {kinds[words] for words in article.INDIRECT} == {QuoteKind.INDIRECT}
    assert {rows[words].quote.role for words in (article.AGAINST, article.FOR)} == {article.ROLE}
    assert rows[article.AGAINST].quote.status is QuoteStatus.CONFIRMED


def test_each_quote_of_the_communique_names_it_and_the_outlet(window: MainWindow) -> None:
    rows = stored(window)
    for words in article.OF_THE_STATEMENT:
        assert (rows[words].speaker, rows[words].origin) == (article.GROUP, article.STATEMENT)
    origin_id = rows[article.PASSAGE_ONE].quote.origin_id
    assert origin_id is not None
    assert source_queries.get(window.context.project, origin_id).kind is SourceKind.STATEMENT
    assert not rows[article.AGAINST].origin


def test_three_unnamed_speakers_of_one_article_stay_three(window: MainWindow) -> None:
    rows = [stored(window)[words] for words in article.INDIRECT]
    assert {row.speaker for row in rows} == {article.UNNAMED}
    assert len({row.quote.speaker_id for row in rows}) == 3
    for row in rows:
        speaker = speaker_queries.get(window.context.project, row.quote.speaker_id)
        assert (speaker.kind, speaker.source_id) == (SpeakerKind.UNNAMED, row.quote.source_id)
    assert window.pages["speaker"].record_count() == 5


def test_the_claim_shows_both_sides_and_the_member_once_on_each(claims_page: ClaimsPage) -> None:
    assert sorted(speakers(claims_page, S)) == sorted(
        [article.GROUP, article.GROUP, article.MEMBER, article.UNNAMED]
    )
    assert sorted(speakers(claims_page, D)) == sorted([article.MEMBER, article.UNNAMED, article.UNNAMED])
    supports, disputes = claims_page.view.columns[S], claims_page.view.columns[D]
    assert supports.heading.text() == "▲ تؤيده  3 (4)"
    assert disputes.heading.text() == "▼ تخالفه  3 (3)"
    assert supports.isVisible()
    assert disputes.isVisible()
    assert (
        supports.mapTo(claims_page, supports.rect().topLeft()).x()
        > disputes.mapTo(claims_page, disputes.rect().topLeft()).x()
    )
    for card in (*cards(claims_page, S), *cards(claims_page, D)):
        is_member = quote_row(card).speaker == article.MEMBER
        assert ("له أقوال في الاتجاهين" in card.quoted.mark.text) == is_member
        if quote_row(card).speaker == article.GROUP:
            assert article.STATEMENT in card.quoted.where.text
            assert article.OUTLET in card.quoted.where.text


def test_claim_status_and_verdict_are_what_was_pressed(window: MainWindow) -> None:
    (row,) = claim_queries.rows(window.context.project, ClaimFilter())
    assert (row.claim.text, row.claim.status) == (article.CLAIM, ClaimStatus.IN_REVIEW)
    assert row.verdict_ar == "غير مؤكد"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_indirect_quote_stands_nowhere_in_quotation_marks(
    window: MainWindow, hands: Hands, language: str
) -> None:
    if language == "en":
        window.switch_language()
    said: list[str] = []
    shown_directly = shown_plainly = 0
    for entity in window.pages:
        window.turn_to(entity)
        for row in stored(window).values():
            if entity == "quote":
                window.show_record("quote", row.quote.id)
                hands.press(Qt.Key.Key_C, modifier=CONTROL)
                said.append(QGuiApplication.clipboard().text())
            elif entity == "speaker":
                window.show_record("speaker", row.quote.speaker_id)
            said += everything_said(window)
        said += everything_said(window)
    marked = marked_passages(said)
    for words in article.INDIRECT:
        assert not [passage for passage in marked if words[:12] in passage]
        shown_plainly += sum(words in text for text in said)
    shown_directly = sum(article.AGAINST in passage for passage in marked)
    assert min(shown_plainly, shown_directly) > 20  # the walk did see both


@pytest.mark.parametrize("name", ["ايهم الزرقاني", "Zarqani", "ابو سهيل"])
def test_filtered_by_the_member_and_exported_the_report_holds_exactly_his_rows(
    window: MainWindow, hands: Hands, tmp_path: Path, name: str
) -> None:
    report = tmp_path / "تقرير.csv"
    hands.press(Qt.Key.Key_1, modifier=CONTROL)
    hands.press(Qt.Key.Key_F, modifier=CONTROL)
    hands.press(TAB)
    assert hands.at.objectName() == "speaker_filter"
    hands.type(name)
    hands.press(ENTER)
    hands.wait(lambda: window.pages.quotes.list.quotes.rowCount() == 2)
    hands.press(Qt.Key.Key_E, modifier=CONTROL)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    hands.wait(dialog.isActiveWindow)
    assert hands.at.objectName() == "export_path"
    assert article.MEMBER in dialog.path.text()
    hands.press(Qt.Key.Key_A, modifier=CONTROL)
    hands.type(str(report))
    hands.press(ENTER)
    hands.wait(lambda: window.notice.isVisible() and report.name in window.notice.label.text())
    with report.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert sorted(row["القول"].strip("«»") for row in rows) == sorted([article.AGAINST, article.FOR])
    assert {row["القائل"] for row in rows} == {article.MEMBER}
