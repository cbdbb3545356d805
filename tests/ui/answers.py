"""Answers the window's questions in a test's stead."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.ask import Ask
from ui.main_window import MainWindow


@dataclass
class Asked:
    """One question about a file, as it was put."""

    title: str
    proposed: Path
    kinds: str
    suffix: str = ""
    may_replace: bool = True


@dataclass
class Answers(Ask):
    """Names this file, and stops work under way or not; keeps what was asked."""

    window: QWidget
    path: Path | None = None
    stop: bool = True
    asked: list[Asked] = field(default_factory=list)
    times_asked_to_stop: int = 0

    def __post_init__(self) -> None:
        super().__init__(self.window)

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        self.asked.append(Asked(title, folder, kinds))
        return self.path

    def open_files(self, title: str, folder: Path, kinds: str) -> list[Path]:
        self.asked.append(Asked(title, folder, kinds))
        return [self.path] if self.path else []

    def save_file(
        self, title: str, proposed: Path, kinds: str, suffix: str, *, may_replace: bool = True
    ) -> Path | None:
        self.asked.append(Asked(title, proposed, kinds, suffix, may_replace))
        return self.path

    def folder(self, title: str, begin: Path) -> Path | None:
        self.asked.append(Asked(title, begin, ""))
        return self.path

    def stop_work(self) -> bool:
        self.times_asked_to_stop += 1
        return self.stop


def answer(window: MainWindow, path: Path | None = None, *, stop: bool = True) -> Answers:
    """From now on the window's questions get these answers."""
    answers = Answers(window, path, stop)
    window.files.ask = answers
    return answers
