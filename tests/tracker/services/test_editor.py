"""Whose name the history gives."""

from pathlib import Path

import pytest

from tests.factories import make_claim
from tracker import db
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import history
from tracker.services import editor
from tracker.services import project as projects


def newest_actor(project: Project) -> str:
    make_claim(project)
    return history.entries(project, limit=1)[0].action.actor


def test_the_name_is_the_users_own_in_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    projects.set_value(project, "editor", "غرفة الأخبار")
    assert newest_actor(project) == "غرفة الأخبار"
    editor.set_name(project, "  هدى   الرباب ")
    assert (editor.name(project), newest_actor(project)) == ("هدى الرباب",) * 2
    monkeypatch.setattr(db, "system_user", lambda: "guest")
    with projects.open_project(project.path) as opened:
        assert newest_actor(opened) == "غرفة الأخبار"


def test_it_outlives_the_program(path: Path) -> None:
    with projects.open_project(path) as project:
        editor.set_name(project, "هدى")
    with projects.open_project(path) as project:
        assert newest_actor(project) == "هدى"


def test_without_a_name_it_is_the_systems_user(project: Project) -> None:
    editor.set_name(project, "هدى")
    editor.set_name(project, " ")
    assert newest_actor(project) == db.system_user()


def test_a_name_that_cannot_be_stored_is_refused(project: Project) -> None:
    with pytest.raises(InputRefused):
        editor.set_name(project, "هدى\0")
    assert editor.name(project) == db.system_user()
