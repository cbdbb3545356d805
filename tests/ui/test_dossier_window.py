"""From the window: a dossier that is seen before it is printed, and tables of chosen columns."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.files import shown_notice
from tests.ui.typing import press
from tracker.queries import claims
from tracker.records import ClaimFilter
from ui import export_job
from ui.dialogs.export import ExportDialog
from ui.dialogs.paper_preview import PaperPreview
from ui.main_window import MainWindow

Choose = Callable[[str], ExportDialog]


@pytest.fixture
def window(sample_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(sample_path)


@pytest.fixture
def choose(window: MainWindow) -> Choose:
    """Opens the dialog with a format chosen."""

    def opened(name: str) -> ExportDialog:
        window.menus.actions["action_export"].trigger()
        dialog = window.findChild(ExportDialog)
        assert dialog is not None
        dialog.options.format.setCurrentIndex(dialog.options.format.findData(name))
        return dialog

    return opened


def test_a_dossier_is_seen_page_by_page(window: MainWindow, choose: Choose, qtbot: QtBot) -> None:
    choose("pdf").preview.click()
    qtbot.waitUntil(lambda: window.findChild(PaperPreview) is not None)
    preview = window.findChild(PaperPreview)
    assert preview is not None
    assert preview.pages.count > 3
    image = preview.pages.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    page_height = image.height() // preview.pages.count
    for number in range(preview.pages.count):
        part = image.copy(0, number * page_height, image.width(), page_height)
        assert min(bytes(part.constBits())) < 60, f"page {number + 1} has no ink"
    before = preview.pages.width()
    preview.larger.click()
    assert preview.pages.width() > before
    preview.leave.click()
    qtbot.waitUntil(lambda: window.findChild(PaperPreview) is None)


def test_more_than_the_preview_holds_is_told(
    window: MainWindow, choose: Choose, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_job, "MOST_IN_PREVIEW", 5)
    choose("html").preview.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "")
    assert "41" in shown_notice(window)
    assert window.findChild(PaperPreview) is None


def test_only_a_dossier_can_be_previewed(choose: Choose) -> None:
    dialog = choose("csv")
    assert not dialog.preview.isVisible()
    assert not dialog.options.arranged_by.isVisible()


@pytest.mark.parametrize("name", ["html", "pdf"])
def test_a_dossier_is_written_and_counted(
    window: MainWindow, choose: Choose, qtbot: QtBot, sample_path: Path, name: str
) -> None:
    dialog = choose(name)
    target = sample_path.with_name(f"ملف.{name}")
    dialog.path.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "", timeout=30_000)
    assert shown_notice(window) == f"كُتب الملف المقروء (41 اقتباسًا): \u2068ملف.{name}\u2069"
    assert target.stat().st_size > 10_000


def test_chosen_columns_are_written_in_their_order_and_remembered(
    window: MainWindow, choose: Choose, qtbot: QtBot, sample_path: Path
) -> None:
    dialog = choose("csv")
    options = dialog.options
    options.columns.setCurrentIndex(options.columns.findData("chosen"))
    options.headers.setCurrentIndex(options.headers.findData("code"))
    chosen = options.column_choice
    for row in range(chosen.count()):
        chosen.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.go.isEnabled()
    for code in ("quote", "speaker"):
        row = next(row for row in range(chosen.count()) if chosen.item(row).data(256) == code)
        chosen.item(row).setCheckState(Qt.CheckState.Checked)
        chosen.setCurrentRow(row)
    while chosen.currentRow() > 0:
        press(chosen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    target = sample_path.with_name("عمودان.csv")
    dialog.path.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "" and window.findChild(ExportDialog) is None)
    with target.open(encoding="utf-8-sig", newline="") as lines:
        assert next(csv.reader(lines)) == ["speaker", "quote"]
    assert choose("csv").options.column_choice.chosen() == ("speaker", "quote")


def test_every_table_comes_from_the_window(
    window: MainWindow, choose: Choose, qtbot: QtBot, sample_path: Path
) -> None:
    dialog = choose("csv")
    dialog.options.what.setCurrentIndex(dialog.options.what.findData("claims"))
    target = sample_path.with_name("ادعاءات.csv")
    dialog.path.setText(str(target))
    dialog.go.click()
    qtbot.waitUntil(lambda: shown_notice(window) != "")
    with target.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert len(rows) == 1 + len(list(claims.rows(window.context.project, ClaimFilter())))
