"""The reading thread: the newest question of each kind is answered, and what can wait waits."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.factories import make_speaker
from tracker.errors import InputRefused, IsnadError
from tracker.queries import speakers as speaker_queries
from tracker.services import project as projects
from tracker.services.project import Project
from ui.reader import Reader, Work

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def project(qapp: QApplication, project_path: Path) -> Iterator[Project]:
    with projects.open_project(project_path) as opened:
        make_speaker(opened, "سلمى الحداد")
        yield opened


@pytest.fixture
def reader(project: Project) -> Iterator[Reader]:
    made = Reader(project)
    yield made
    made.close()
    assert gc.isenabled()


def endless(begun: threading.Event) -> Work:
    def read(project: Project) -> object:
        begun.set()
        return project.read(ENDLESS)

    return read


def test_answers_come_in_the_windows_thread_and_are_read_in_another(qtbot: QtBot, reader: Reader) -> None:
    heard: list[tuple[object, int]] = []
    reader.ask(
        "thread",
        lambda _: threading.get_ident(),
        lambda answer: heard.append((answer, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: reader.is_idle)
    ((read_in, told_in),) = heard
    assert told_in == threading.get_ident()
    assert read_in != told_in


def test_the_newest_question_stops_the_one_before_it(qtbot: QtBot, reader: Reader) -> None:
    begun = threading.Event()
    answers: list[object] = []
    reader.ask("count", endless(begun), answers.append)
    assert begun.wait(10)
    reader.ask("count", speaker_queries.count, answers.append)
    qtbot.waitUntil(lambda: reader.is_idle)
    assert answers == [1]


def test_questions_of_different_kinds_are_all_answered_in_their_order(qtbot: QtBot, reader: Reader) -> None:
    answers: list[object] = []
    for kind in "abc":
        reader.ask(kind, lambda _, kind=kind: kind, answers.append)  # type: ignore[misc]  # bound early
    qtbot.waitUntil(lambda: reader.is_idle)
    assert answers == ["a", "b", "c"]


def test_what_can_wait_is_begun_anew_after_what_cannot(qtbot: QtBot, reader: Reader) -> None:
    begun = threading.Event()
    answers: list[object] = []
    calls = []

    def slow_at_first(project: Project) -> object:
        calls.append(1)
        if len(calls) > 1:
            return "facets"
        begun.set()
        return project.read(ENDLESS)

    reader.ask("facets", slow_at_first, answers.append, can_wait=True)
    assert begun.wait(10)
    reader.ask("ids", lambda _: "ids", answers.append)
    qtbot.waitUntil(lambda: reader.is_idle)
    assert answers == ["ids", "facets"]


def test_nobody_hears_of_what_was_dropped(qtbot: QtBot, reader: Reader) -> None:
    begun = threading.Event()
    answers: list[object] = []
    reader.ask("facets", endless(begun), answers.append, can_wait=True)
    assert begun.wait(10)
    reader.drop("facets")
    reader.ask("count", speaker_queries.count, answers.append)
    qtbot.waitUntil(lambda: reader.is_idle)
    assert answers == [1]


def test_a_refusal_is_told_and_the_next_question_answered(qtbot: QtBot, reader: Reader) -> None:
    refusals: list[IsnadError] = []
    answers: list[object] = []
    reader.refused.connect(refusals.append)

    def refuse(_: Project) -> object:
        raise InputRefused("no_such_record", entity="quote", id=7)

    reader.ask("quote", refuse, answers.append)
    reader.ask("count", speaker_queries.count, answers.append)
    qtbot.waitUntil(lambda: reader.is_idle)
    assert [each.code for each in refusals] == ["no_such_record"]
    assert answers == [1]


def test_closing_ends_what_is_read_and_what_was_put_off(project: Project) -> None:
    for _ in range(20):
        reader, begun = Reader(project), threading.Event()
        reader.ask("facets", endless(begun), lambda _: None, can_wait=True)
        assert begun.wait(10)
        reader.ask("count", endless(threading.Event()), lambda _: None)
        reader.close()
        assert reader.is_idle
        assert gc.isenabled()


def test_what_is_read_when_idle_makes_way_for_what_somebody_waits_for(qtbot: QtBot, reader: Reader) -> None:
    begun = threading.Event()
    answers: list[object] = []
    calls = []

    def slow_at_first(project: Project) -> object:
        calls.append(1)
        if len(calls) > 1:
            return "columns"
        begun.set()
        return project.read(ENDLESS)

    reader.ask("columns", slow_at_first, answers.append, when_idle=True)
    assert begun.wait(10)
    reader.ask("names", lambda _: "names", answers.append, when_idle=True)
    reader.ask("facets", lambda _: "facets", answers.append, can_wait=True)
    qtbot.waitUntil(lambda: reader.is_idle)
    assert answers == ["facets", "columns", "names"]
