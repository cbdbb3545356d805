"""What happened to a source stands above its text, folded away until it is asked for."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from tests.factories import make_source
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press
from tracker.queries import sources as source_queries
from tracker.services import project as projects
from tracker.services import sources
from ui.widgets.history_fold import HistoryFold


def test_the_history_of_a_source_unfolds_by_keyboard(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        source_id = make_source(opened, "قال: الجسر آمن.", title="قبل")
        sources.edit(opened, replace(source_queries.get(opened, source_id), title="بعد"))
    window = open_window(project_path)
    window.show_record("source", source_id)
    fold = window.page.findChild(HistoryFold)
    assert fold is not None
    assert fold.history.steps is None
    folded = fold.height()
    fold.history.toggle.setFocus()
    press(fold.history.toggle, Qt.Key.Key_Space)
    assert fold.history.steps is not None
    assert fold.height() > folded
    press(fold.history.toggle, Qt.Key.Key_Space)
    assert fold.height() == folded
