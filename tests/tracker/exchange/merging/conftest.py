"""A project to merge into, beside the one that is merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.db import Project
from tracker.services import project as projects


@pytest.fixture
def empty_other(tmp_path: Path) -> Iterator[Project]:
    projects.create(tmp_path / "empty-other.isnad")
    with projects.open_project(tmp_path / "empty-other.isnad") as opened:
        yield opened
