"""The quotes page on a small project and on the sample, alone or in its window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.quotes_page.bridge import Bridge, fill
from tracker.services import project as projects
from ui import i18n, theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.quotes import QuotesPage


@pytest.fixture
def bridge(project_path: Path) -> Bridge:
    """What is in the project that `page` shows."""
    with projects.open_project(project_path) as project:
        return fill(project)


@pytest.fixture
def window(bridge: Bridge, project_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(project_path)


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], QuotesPage]]:
    """Open a project in a page of its own, as wide as in a window of 1366 pixels."""
    contexts = []

    def open_one(path: Path) -> QuotesPage:
        theme.apply(qapp, "light")
        i18n.switch(qapp, "ar")
        contexts.append(Context(projects.open_project(path), "ar"))
        made = QuotesPage(contexts[-1])
        qtbot.addWidget(made)
        made.resize(1218, 680)
        made.show()
        made.list.setFocus()
        return made

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(bridge: Bridge, project_path: Path, open_page: Callable[[Path], QuotesPage]) -> QuotesPage:
    return open_page(project_path)


@pytest.fixture
def sample(sample_path: Path, open_page: Callable[[Path], QuotesPage]) -> QuotesPage:
    return open_page(sample_path)
