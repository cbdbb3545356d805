"""In the lists of claims, speakers and sources too, the words that were searched for stand out."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_source, make_speaker
from tests.ui.conftest import OpenWindow
from tracker.services import project as projects
from ui.list_page import ListPage
from ui.pages.sources import SourcesPage
from ui.widgets.hits import hit_colour


@pytest.mark.parametrize("entity", ["claim", "speaker", "source"])
def test_what_was_searched_for_stands_out_in_the_list(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, entity: str
) -> None:
    with projects.open_project(project_path) as opened:
        make_claim(opened, "الجسر مغلق")
        make_speaker(opened, name="هيئة الجسر")
        make_source(opened, "نص", title="خبر الجسر")
    window = open_window(project_path)
    window.turn_to(entity)
    page = window.page
    assert isinstance(page, ListPage | SourcesPage)
    shown = page.list.table.viewport()
    ground = hit_colour(page.list.table.palette()).rgb()

    def stands_out() -> bool:
        picture = shown.grab().toImage()
        return any(
            picture.pixel(x, y) == ground
            for y in range(0, picture.height(), 2)
            for x in range(0, picture.width(), 2)
        )

    assert not stands_out()
    page.list.search_box.setText("جسر")
    qtbot.waitUntil(stands_out)
    page.list.clear_filters()
    qtbot.waitUntil(lambda: not stands_out())
