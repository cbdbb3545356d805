"""Work beside the window's thread: nothing of it is lost, and none of it deletes what is not its own."""

import gc
from pathlib import Path

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tracker.errors import Cancelled, IsnadError
from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, Speaker
from tracker.services import project as projects
from tracker.services import speakers
from ui import jobs
from ui.jobs import Job, Progress
from ui.writer import Writer


def test_steps_that_wait_when_the_window_closes_are_stored(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    heard: list[Changes] = []
    for number in range(20):
        window.context.do(speakers.add, Speaker(name=f"قائل {number}"), done=heard.append)
    window.close()
    assert len(heard) == 20
    with projects.open_project(project_path) as opened:
        assert speaker_queries.count(opened) == 20


def test_a_step_asked_for_at_once_is_stored_even_if_the_writer_ends_at_once(project_path: Path) -> None:
    for number in range(20):
        with projects.open_project(project_path) as opened:
            writer = Writer(opened)
            writer.do(speakers.add, Speaker(name=f"قائل {number}"))
            writer.close()
            assert speaker_queries.count(opened) == number + 1


def test_a_step_that_follows_from_another_is_stored_too_when_the_window_closes(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)

    def add_another(_: Changes) -> None:
        window.context.do(speakers.add, Speaker(name="الثاني"))

    window.context.do(speakers.add, Speaker(name="الأول"), done=add_another)
    window.close()
    with projects.open_project(project_path) as opened:
        assert speaker_queries.count(opened) == 2


def test_closing_right_after_a_step_leaves_one_file_that_travels_alone(
    project_path: Path, open_window: OpenWindow
) -> None:
    window = open_window(project_path)
    window.context.do(speakers.add, Speaker(name="قائل"))
    window.close()
    assert [each.name for each in project_path.parent.glob(f"{project_path.name}-*")] == []
    assert project_path.read_bytes()[18:20] == b"\x01\x01"  # for readers and writers without a journal


def test_no_garbage_is_collected_while_another_thread_works(qtbot: QtBot) -> None:
    found: list[bool] = []

    def work(_progress: Progress) -> None:
        found.append(gc.isenabled())

    job = Job(work)
    with qtbot.waitSignal(job.over):
        job.begin()
    assert found == [False]
    assert gc.isenabled()


def test_a_job_tells_how_far_it_is_and_ends_with_its_result(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    results: list[object] = []

    def work(progress: Progress) -> str:
        for done in range(1001):
            progress(done, 1000)
        return "نتيجة"

    job = Job(work)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    job.done.connect(results.append)
    with qtbot.waitSignal(job.over):
        job.begin()
    assert told[-1] == (1000, 1000)
    assert len(told) < 100  # more than the eye can follow would only cost time
    assert results == ["نتيجة"]


def test_a_job_that_is_stopped_says_so_and_nothing_else(qtbot: QtBot) -> None:
    errors: list[IsnadError] = []

    def work(progress: Progress) -> None:
        while True:
            QThread.msleep(1)
            progress(0, 1)

    job = Job(work)
    job.failed.connect(errors.append)
    with qtbot.waitSignal(job.over):
        job.begin()
        job.cancel()
    assert [type(error) for error in errors] == [Cancelled]
    assert not jobs._running
