"""Windows on real projects, with settings of their own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tracker.services import project as projects
from tracker.services.sample import create_sample
from ui.app import create_window
from ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _settings_of_the_test(tmp_path: Path) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard_at_the_end() -> Iterator[None]:
    """Without a screen Qt keeps what was copied in a global of its own, and deletes it when Python is gone:
    what was made in Python must be gone before, or the process ends in a crash."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.isnad"
    create_sample(path)
    return path


@pytest.fixture
def sample_path(_sample: Path, tmp_path: Path) -> Path:
    """The path of a sample project of the test's own."""
    return Path(shutil.copy(_sample, tmp_path / "مثال.isnad"))


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """The path of an empty project."""
    path = tmp_path / "مشروع.isnad"
    projects.create(path)
    return path


def _stop_its_work(window: MainWindow) -> None:
    """Where a test leaves work under way, as one that fails does, nobody is there to be asked about it."""
    if hasattr(window, "files"):
        window.files.ask.stop_work = lambda: True  # type: ignore[method-assign]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[OpenWindow]:
    """Open a shown window on a project; it is closed at the end, when its last step is stored."""
    opened: list[MainWindow] = []

    def open_one(path: Path, language: str = "ar", theme: str = "light") -> MainWindow:
        window = create_window(path, language, theme)
        assert isinstance(window, MainWindow)
        qtbot.addWidget(window, before_close_func=_stop_its_work)
        window.show()
        opened.append(window)
        return window

    yield open_one
    for window in opened:
        window.close()
