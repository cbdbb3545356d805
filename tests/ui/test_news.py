"""What other programs write is shown, once; what this window writes is no news to it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.factories import make_claim
from tests.ui.conftest import OpenWindow
from tracker.records import Changes, ClaimStatus
from tracker.services import claims
from tracker.services import project as projects
from ui.main_window import MainWindow


def listen(window: MainWindow) -> list[Changes]:
    heard: list[Changes] = []
    window.context.changed.connect(heard.append)
    return heard


def rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.context.writer.is_idle)


def test_what_another_program_wrote_is_told_with_this_window_s_next_step(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened)
    window = open_window(project_path)
    heard = listen(window)
    with projects.open_project(project_path) as elsewhere:
        make_claim(elsewhere, "ادعاء من سطر الأوامر")
    window.context.do(claims.set_status, claim_id, ClaimStatus.IN_REVIEW)
    rest(window, qtbot)
    assert [each.anything for each in heard] == [False, True]
    window.context.look_for_changes()
    assert len(heard) == 2, "it is told once"


def test_what_another_program_wrote_behind_this_window_s_step_is_told_at_the_next_look(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened)
    window = open_window(project_path)
    heard = listen(window)
    window.context.do(claims.set_status, claim_id, ClaimStatus.IN_REVIEW)
    rest(window, qtbot)
    with projects.open_project(project_path) as elsewhere:
        make_claim(elsewhere, "ادعاء من سطر الأوامر")
    window.context.look_for_changes()
    window.context.look_for_changes()
    assert [each.anything for each in heard] == [False, True]


def test_own_steps_that_wait_for_each_other_are_no_news(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        claim_id = make_claim(opened)
    window = open_window(project_path)
    heard = listen(window)
    for number in range(10):
        status = list(ClaimStatus)[(number + 1) % 2]
        window.context.do(claims.set_status, claim_id, status)
    rest(window, qtbot)
    window.context.look_for_changes()
    assert [each.anything for each in heard] == [False] * 10
