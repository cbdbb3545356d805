"""How drafts are written: beside the typing, the newest only, not at all where nothing may be."""

import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.drafting import (
    claims_page,
    fields_kept,
    offers_are_shown,
    rest,
    sources_page,
    write_now,
)
from tests.ui.files import make_project, shown_notice
from tests.ui.typing import type_text
from tracker.errors import StorageFailed
from tracker.records import Changes
from tracker.services import drafts
from tracker.services import project as projects
from tracker.services.project import Project


def test_a_read_only_window_offers_and_changes_nothing(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        drafts.keep(opened, "claim", 0, {"text": "ادعاء"})
    first = open_window(project_path)
    assert offers_are_shown(first)
    second = open_window(project_path)
    assert not second.context.project.writable
    assert not offers_are_shown(second)
    second.close()
    assert fields_kept(project_path) == [{"text": "ادعاء"}]


def test_a_full_disk_is_told_once_and_the_words_are_kept_later(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    told: list[object] = []
    window.context.refused.connect(told.append)
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", _full)
        for letter in "أبج":
            type_text(page.form.words, letter)
            write_now(window, qtbot)
    assert len(told) == 1
    write_now(window, qtbot)
    assert fields_kept(project_path) == [{"text": "أبج"}]


def test_behind_a_long_step_only_the_newest_words_wait(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    gate = threading.Event()

    def long_step(_: Project) -> Changes:
        gate.wait(10)
        return Changes()

    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    window.context.do(long_step)
    for letter in "أبجد":
        type_text(page.form.words, letter)
        window.context.drafts.timer.timeout.emit()
    assert not window.context.drafts.is_idle
    kept: list[object] = []
    window.context.drafts.kept.connect(lambda: kept.append(1))
    gate.set()
    rest(window, qtbot)
    assert len(kept) == 1
    assert fields_kept(project_path) == [{"text": "أبجد"}]


def test_a_very_long_text_is_written_beside_the_typing(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(project_path)
    sources_page(window).add_from_text("قال النائب إن الجسر آمن. " * 38_000)
    form = sources_page(window).form
    threads: list[threading.Thread] = []
    seconds: list[float] = []
    keep = drafts.keep

    def watched(*arguments: object) -> bool:
        threads.append(threading.current_thread())
        return keep(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(drafts, "keep", watched)
    for letter in "أبجد":
        type_text(form.lines["note"], letter)
        before = time.perf_counter()
        window.context.drafts.flush()
        seconds.append(time.perf_counter() - before)
        rest(window, qtbot)
    assert threading.main_thread() not in threads
    assert len(threads) == len(seconds)
    assert min(seconds) < 0.1
    assert [fields["note"] for fields in fields_kept(project_path)] == ["أبجد"]


def test_a_window_whose_drafts_cannot_be_kept_stays_until_it_is_closed_again(
    project_path: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = make_project(tmp_path / "آخر.isnad")
    window = open_window(project_path)
    page = claims_page(window)
    page.add_new()
    assert page.form is not None
    type_text(page.form.words, "لا مكان له على القرص")
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", _full)
        assert not window.open_path(other)
        assert not window.close()
        assert window.isVisible()
        assert shown_notice(window)
        assert page.form.words.words() == "لا مكان له على القرص"
    assert window.close()
    assert fields_kept(project_path) == [{"text": "لا مكان له على القرص"}]


def _full(*_: object) -> bool:
    raise StorageFailed("disk_full", path="")
