"""A walk through every page, form and dialog: each can be found, read aloud, read in the window's language,
and left without leaving anything behind."""

import gc
import html
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, QThreadPool
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.ui import walk
from tests.ui.conftest import OpenWindow
from tracker.records import SpeakerRole, Stance, Verdict
from tracker.services import claims, speakers, verdicts
from tracker.services import project as projects
from ui import i18n
from ui.main_window import MainWindow

LOOKS = [(language, theme) for language in ("ar", "en") for theme in ("light", "dark")]

KEYS = re.compile(
    r"(?<![A-Za-z])(Ctrl|Shift|Alt|Enter|Return|Esc|Del|Tab|Space|F[0-9]+|[A-Z])(?![A-Za-z])|\b[ء-ي]\b"
)
"""Names of keys, which stand in both languages as they are."""

NO_TEXT = re.compile(r"</?(qt|p)\b[^<>]*>|\u2068[^\u2069]*[/\\][^\u2069]*\u2069")
"""What the window puts around a tooltip's text, and the paths of files."""

NAMES_OF_THEIR_OWN = {
    "English",
    "العربية",
    "CSV",
    "XLSX",
    "HTML",
    "PDF",
    "JSON",
    "ClaimReview",
    "W3C",
    "DNA",
    "GraphML",
    "Taguette",
    "REFI-QDA",
    "REFI",
    "QDA",
    "Qt",
    "PySide",
    "Python",
    "SQLite",
    "peewee",
}

DRAWN_BY_QT = (QPushButton, QToolButton, QCheckBox, QRadioButton)
"""Buttons in whose words an ampersand underlines the next letter."""


# ── Names


def unnamed(window: MainWindow) -> Iterator[str]:
    for widget in walk.every_widget(window):
        if walk.is_interactive(widget):
            if not widget.objectName():
                yield f"no object name: {walk.path(widget)}"
            # A button that is not shown and has no word yet gets both when it is shown.
            waits = isinstance(widget, QAbstractButton) and not widget.isVisible() and not widget.text()
            if not widget.accessibleName().strip() and not waits:
                yield f"no accessible name: {walk.path(widget)}"


def named_twice(window: MainWindow) -> Iterator[str]:
    for page in [*window.pages.values(), *window.findChildren(QDialog)]:
        seen: set[str] = set()
        for widget in walk.every_widget(page):
            name = widget.objectName()
            is_part = isinstance(widget.parentWidget(), QLineEdit)  # as the list of a completing line
            if name and walk.is_interactive(widget) and not is_part:
                if name in seen:
                    yield f"a second one of this name: {walk.path(widget)}"
                seen.add(name)


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_everything_that_can_be_used_has_a_name_and_says_what_it_is(
    sample_path: Path, open_window: OpenWindow, language: str, theme: str
) -> None:
    window = open_window(sample_path, language, theme)
    assert walk.faults(window, unnamed) == []


def test_no_two_things_on_a_page_have_the_same_name(sample_path: Path, open_window: OpenWindow) -> None:
    assert walk.faults(open_window(sample_path), named_twice) == []


# ── Language


def foreign(entered: set[str], window: MainWindow) -> Iterator[str]:
    """What stands in the other language and is none of the words that people have entered."""
    script = walk.LATIN if i18n.language() == "ar" else walk.ARABIC
    for widget in walk.every_widget(window):
        if widget.objectName().startswith("about_") or widget.objectName() == "source_form_language":
            continue  # versions and paths; languages by their own names
        for text in walk.texts(widget):
            words = walk.WORD.findall(KEYS.sub(" ", html.unescape(NO_TEXT.sub("", text))))
            strange = [
                word for word in words if script.search(word) and word not in entered | NAMES_OF_THEIR_OWN
            ]
            if strange:
                yield f"{strange} in «{text}»: {walk.path(widget)}"


@pytest.mark.parametrize("path", ["sample_path", "project_path"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_text_is_in_the_language_of_the_window(
    request: pytest.FixtureRequest, open_window: OpenWindow, language: str, path: str
) -> None:
    window = open_window(request.getfixturevalue(path), language)
    find = partial(foreign, walk.words_of(window.context.project))
    if path == "sample_path":
        assert walk.faults(window, find) == []
    for entity in window.pages:
        window.turn_to(entity)
        assert list(find(window)) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_text_follows_a_switch_of_the_language(
    sample_path: Path, open_window: OpenWindow, language: str
) -> None:
    window = open_window(sample_path, "en" if language == "ar" else "ar")
    find = partial(foreign, walk.words_of(window.context.project))
    for _ in walk.everywhere(window):
        pass
    for name in ("about", "shortcuts", "export", "crash"):  # the palette closes before anything else is done
        walk.DIALOGS[name](window)
    walk.settle()
    window.switch_language()
    assert i18n.language() == language
    assert list(find(window)) == []
    for dialog in window.findChildren(QDialog):
        dialog.close()
    assert walk.faults(window, find) == []


# ── Words of people are never taken for markup


MARKED = "<b>قول</b> & <img src='x.png'> <a href='y'>A</a>"
"""What people may well enter, and what Qt would draw if it took it for markup."""


@pytest.fixture
def marked_path(project_path: Path) -> Path:
    """A project in which everything that can be entered looks like markup."""
    with projects.open_project(project_path) as opened:
        source_id = make_source(
            opened, f"{MARKED}\n{MARKED}", title=MARKED, outlet=MARKED, author=MARKED, url=MARKED, note=MARKED
        )
        speaker_id = make_speaker(opened, MARKED, latin_name=MARKED, on_behalf_of=MARKED, note=MARKED)
        speakers.add_alias(opened, speaker_id, f"{MARKED} {MARKED}")
        speakers.add_role(opened, SpeakerRole(speaker_id=speaker_id, title=MARKED, organization=MARKED))
        verdict = Verdict(name_ar=MARKED, name_en=MARKED, colour="#D55E00")
        verdict_id = verdicts.add(opened, verdict).new_id("verdict")
        said = {"said_on_text": MARKED, "role": MARKED, "venue": MARKED, "note": MARKED}
        place = {"source_id": source_id, "start": 0, "end": len(MARKED)}
        quote_id = make_quote(opened, speaker_id, text=MARKED, **said, **place)
        for stance in Stance:
            claim_id = make_claim(opened, f"{MARKED} {stance}", topic=MARKED, note=MARKED)
            claims.set_verdict(opened, claim_id, verdict_id, note=MARKED)
            make_link(opened, quote_id, claim_id, stance, note=MARKED)
    return project_path


def rendering(window: MainWindow) -> Iterator[str]:
    """What would draw markup, or swallow an ampersand, that someone entered."""
    for widget in walk.every_widget(window):
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and widget.text():
            yield f"a label that may take text for markup: {walk.path(widget)} «{widget.text()}»"
        if isinstance(widget, QMessageBox) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"a box that may take text for markup: {walk.path(widget)}"
        if isinstance(widget, QTextEdit) and widget.acceptRichText():
            yield f"takes what is pasted for markup: {walk.path(widget)}"
        if isinstance(widget, DRAWN_BY_QT) and " & " in widget.text():
            yield f"swallows an ampersand: {walk.path(widget)} «{widget.text()}»"
        for tip in walk.tooltips(widget):
            if "<img" in tip:
                yield f"a tooltip that draws what was entered: {walk.path(widget)} «{tip}»"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_that_was_entered_is_taken_for_markup(
    marked_path: Path, open_window: OpenWindow, language: str
) -> None:
    assert walk.faults(open_window(marked_path, language), rendering) == []


# ── Nothing is cut off


def cut_off(window: MainWindow) -> Iterator[str]:
    """Labels and buttons that are narrower than their words."""
    for widget in walk.every_widget(window):
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if (
            isinstance(widget, QLabel | QAbstractButton)
            and widget.isVisible()
            and widget.text()
            and not wraps
        ):
            needed = widget.sizeHint().width()
            if widget.width() < needed:
                yield f"{widget.width()} of {needed} pixels: {walk.path(widget)} «{widget.text()}»"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)])
def test_no_word_is_cut_off_on_a_small_screen(
    sample_path: Path, open_window: OpenWindow, language: str, size: tuple[int, int]
) -> None:
    window = open_window(sample_path, language)
    window.resize(*size)
    assert walk.faults(window, cut_off) == []


# ── Nothing is left behind


@pytest.mark.parametrize("name", walk.DIALOGS)
def test_a_dialog_that_is_closed_is_gone(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, name: str
) -> None:
    window = open_window(sample_path)
    walk.DIALOGS[name](window)
    dialog = walk.opened(window)
    dialog.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_forms_and_cards_do_not_pile_up(sample_path: Path, open_window: OpenWindow) -> None:
    window = open_window(sample_path)
    counts = []
    for _ in range(3):
        for _ in walk.everywhere(window):
            pass
        walk.settle()
        counts.append(len(window.findChildren(QObject)))
    assert counts[1] == counts[2]


def test_no_thread_outlives_the_window(sample_path: Path, open_window: OpenWindow) -> None:
    before = set(threading.enumerate())  # Python remembers Qt's threads of earlier tests, though ended
    window = open_window(sample_path)
    for _ in walk.everywhere(window):
        pass
    window.close()
    threads = [each for each in gc.get_objects() if isinstance(each, QThread) and shiboken6.isValid(each)]
    assert [each.objectName() for each in threads if each.isRunning()] == []
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    assert [each.name for each in threading.enumerate() if each not in before] == []
