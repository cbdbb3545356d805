"""The desk that the tests of the quote form sit at."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.desk import Desk, fill


@pytest.fixture
def desk(project_path: Path, open_window: OpenWindow, qtbot: QtBot) -> Desk:
    """A window on a project with a text, two speakers and a claim."""
    source_id = fill(project_path)
    window = open_window(project_path)
    window.activateWindow()
    return Desk(window, qtbot, source_id)
