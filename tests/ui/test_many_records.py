"""Lists with more records than are read at once, and pages that are not seen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.typing import type_text
from tracker.queries import claims as claim_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Claim,
    ClaimFilter,
    ClaimStatus,
    QuoteStatus,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    Stance,
)
from tracker.services import claims, quotes
from tracker.services import project as projects
from tracker.services.operation import operation
from ui import find
from ui.main_window import MainWindow
from ui.widgets.list_reading import FEW, FIRST

MANY = FEW + 100
KINDS = [SpeakerKind.PERSON, SpeakerKind.ORGANIZATION]


def source(number: int) -> Source:
    kind, outlet = [*SourceKind][number % 3], ["", "الضفاف"][number % 2]
    return Source(title=f"مادة {number:05}", kind=kind, outlet=outlet)


def claim(number: int) -> Claim:
    topic, status = ["جسور", "صحة"][number % 2], [*ClaimStatus][number % 2]
    return Claim(text=f"ادعاء {number:05}", topic=topic, status=status)


@pytest.fixture(scope="module")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.isnad"
    projects.create(path)
    with projects.open_project(path) as project, operation(project, "start") as step:
        step.create_all([Speaker(name=f"قائل {n:05}", kind=KINDS[n % 2]) for n in range(MANY)])
        step.create_all([source(number) for number in range(MANY)])
        step.create_all([claim(number) for number in range(MANY)])
        make_link(project, make_quote(project, 1, text="قول"), 1, Stance.SUPPORTS)
    return path


@pytest.fixture
def window(_many: Path, tmp_path: Path, open_window: OpenWindow) -> MainWindow:
    path = tmp_path / "كثير.isnad"
    path.write_bytes(_many.read_bytes())
    return open_window(path)


def read(qtbot: QtBot, window: MainWindow, entity: str) -> Any:
    """The page's list, when all of it is known."""
    window.turn_to(entity)
    page: Any = window.pages[entity]
    qtbot.waitUntil(lambda: window.context.reader.is_idle)
    return page.list


@pytest.mark.parametrize("entity", ["claim", "speaker", "source"])
def test_all_are_there_in_order_and_rows_are_read_when_they_are_seen(
    qtbot: QtBot, window: MainWindow, entity: str
) -> None:
    shown = read(qtbot, window, entity)
    expected = {
        "claim": lambda: claim_queries.ids(window.context.project, ClaimFilter()),
        "speaker": lambda: speaker_queries.ids(window.context.project),
        "source": lambda: source_queries.ids(window.context.project),
    }[entity]()
    assert [shown.model.id_of(row) for row in range(shown.model.rowCount())] == expected
    assert len(shown.model._kept) < MANY // 10
    last = shown.model.index(MANY - 1, 0)
    assert str(last.data()).endswith(f"{MANY - 1:05}")
    assert shown.count.text() == f"{MANY:,}"


@pytest.mark.parametrize(("entity", "word"), [("claim", "ادعاء"), ("speaker", "قائل"), ("source", "مادة")])
def test_typing_shows_what_fits(qtbot: QtBot, window: MainWindow, entity: str, word: str) -> None:
    shown = read(qtbot, window, entity)
    type_text(shown.search_box, f"{word} 02042")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 1)
    assert "02042" in str(shown.model.index(0, 0).data())
    assert shown.count.text() == f"1 من {MANY:,}"
    shown.search_box.setText(word)
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY)


def tick(button: Any, member: str) -> None:
    action = button.findChild(QAction, f"choose_{member}")
    assert isinstance(action, QAction)
    action.trigger()


def test_claims_filter_by_status_topic_and_having_no_verdict(qtbot: QtBot, window: MainWindow) -> None:
    shown = read(qtbot, window, "claim")
    tick(shown.statuses, "in_review")
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY // 2)
    shown.topic.setText("جسور")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 0)
    shown.statuses.choose([])
    shown.read()
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY // 2)
    claims.set_verdict(window.context.project, 1, 1)
    shown.verdicts.setCurrentIndex(1)
    shown.read()
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY // 2 - 1)
    shown.clear_filters()
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY)


def test_speakers_filter_by_kind_and_sources_by_kind_and_outlet(qtbot: QtBot, window: MainWindow) -> None:
    speakers = read(qtbot, window, "speaker")
    tick(speakers.kinds, "organization")
    qtbot.waitUntil(lambda: speakers.model.rowCount() == MANY // 2)
    type_text(speakers.search_box, "00003")
    qtbot.waitUntil(lambda: speakers.model.rowCount() == 1)
    sources = read(qtbot, window, "source")
    sources.outlets.setCurrentIndex(1)
    sources.read()
    qtbot.waitUntil(lambda: sources.model.rowCount() == MANY // 2)
    tick(sources.kinds, SourceKind.ARTICLE)
    qtbot.waitUntil(lambda: sources.model.rowCount() == MANY // 6)


def test_the_first_of_many_are_shown_before_the_rest_is_known(qtbot: QtBot, window: MainWindow) -> None:
    shown = read(qtbot, window, "claim")
    told: list[tuple[int, bool]] = []
    shown._reading.found.connect(lambda ids, is_all: told.append((len(ids), is_all)))
    shown.read()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(FIRST, False), (MANY, True)]


def test_who_stands_where_is_read_behind_many_claims(qtbot: QtBot, window: MainWindow) -> None:
    shown = read(qtbot, window, "claim")
    shown.model.claim_row(0)
    qtbot.waitUntil(lambda: shown.model.claim_row(0).balance.supports_quotes == 1)


def test_a_record_far_down_is_selected_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    shown = read(qtbot, window, "speaker")
    window.show_record("speaker", MANY)
    qtbot.waitUntil(lambda: shown.table.currentIndex().row() == shown.model.row_of(MANY))
    assert window.pages.speakers.view.speaker_id == MANY


def test_speakers_are_completed_without_reading_them_all_again(qtbot: QtBot, window: MainWindow) -> None:
    finder = find.speakers(window.context)
    qtbot.waitUntil(lambda: window.context.reader.is_idle)
    assert [choice.text for choice in finder("02042")] == ["قائل 02042"]
    assert len(finder("قائل")) == find.MOST


@pytest.fixture
def small(sample_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(sample_path)


def counted(page: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often the page's list was asked to read from now on."""
    calls: list[int] = []
    start = page.list._reading.start

    def counting(*given: Any, **named: Any) -> None:
        calls.append(1)
        start(*given, **named)

    monkeypatch.setattr(page.list._reading, "start", counting)
    return lambda: len(calls)


@pytest.mark.parametrize("entity", ["claim", "speaker", "source"])
def test_a_page_that_is_not_seen_reads_when_it_is_shown(
    qtbot: QtBot, small: MainWindow, monkeypatch: pytest.MonkeyPatch, entity: str
) -> None:
    reads = counted(small.pages[entity], monkeypatch)
    for status in (QuoteStatus.NEEDS_INFO, QuoteStatus.IN_REVIEW):
        with qtbot.waitSignal(small.context.changed):
            small.context.do(quotes.set_status, 1, status)
    assert reads() == 0
    small.turn_to(entity)
    assert reads() == 1
    small.turn_to("quote")
    small.turn_to(entity)
    assert reads() == 1


def test_what_was_added_while_the_page_was_not_seen_is_there(qtbot: QtBot, small: MainWindow) -> None:
    with qtbot.waitSignal(small.context.changed):
        small.context.do(claims.add, Claim(text="ادعاء جديد"))
    new = make_claim(small.context.project, "ادعاء ثانٍ")
    small.context.look_for_changes()
    small.show_record("claim", new)
    page: Any = small.pages["claim"]
    assert page.list.model.rowCount() == 14
    assert page.view.claim_id == new
