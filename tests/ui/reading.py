"""An editor at the reader: a text of invented people in the real window, and hands that press keys."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.factories import make_source
from tests.flows.hands import Hands
from tests.ui.conftest import OpenWindow
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.records import HistoryEntry, QuoteFilter, QuoteRow
from tracker.services import project as projects
from ui.pages.sources import SourcesPage
from ui.walk import Walk
from ui.widgets.source_text import SourceText

FAMILY = "👨‍👩‍👧‍👦"
FIRST = "سنبقى عند السدود ليل نهار حتى يطمئن آخر بيت"
SECOND = f"وصلنا الماءُ اليومَ {FAMILY} وفرحت القرية كلها"
THIRD = "لم يسألنا أحد عن المرحلة الثانية من الترميم"
DOUBTFUL = "الأموال لم تصل إلى فرق العمل"
ENGLISH = "The dams are sound, and every repair will be finished before winter,"

TEXT = f"""سدود الوادي بين لجنتها ومنتقديها

😀 قال النائب أيهم الزرقاني لصحيفة الضفاف: «{FIRST}».

وأضاف الزرقاني: «{SECOND}».

من جهتها قالت المهندسة هالة السروجي: «{THIRD}».

“{ENGLISH}” said Orla Fenwick, a member of the council, on Wednesday.

وقال مصدر أمني إن {DOUBTFUL}.
"""

SAID = [FIRST, SECOND, THIRD, ENGLISH, DOUBTFUL]
"""What is suggested, in the order of the text; the last is not sure enough to be kept unseen."""


class Reading:
    """The sources page with a text open, its suggestions found."""

    def __init__(self, path: Path, open_window: OpenWindow, qtbot: QtBot, language: str = "ar") -> None:
        self.window = open_window(path, language)
        self.hands = Hands(self.window, qtbot)
        self.window.turn_to("source")
        page = self.window.pages["source"]
        assert isinstance(page, SourcesPage)
        self.page = page
        self.wait_for_suggestions()
        self.text.setFocus()

    @property
    def text(self) -> SourceText:
        return self.page.view.text

    @property
    def walk(self) -> Walk:
        return self.page.view.walking.walk

    def wait_for_suggestions(self) -> None:
        self.hands.wait(lambda: self.text.source and not self.walk.suggesting.is_looking)

    @property
    def open(self) -> list[str]:
        """The words that are suggested now, by the rows of the list."""
        model = self.page.view.walking.panel.model
        rows = [model.index(row).data() for row in range(model.rowCount())]
        return [row.strip("«»") for row in rows]

    @property
    def current(self) -> str:
        """The words that are looked at."""
        return self.walk.current.suggestion.text if self.walk.current else ""

    @property
    def quotes(self) -> dict[str, QuoteRow]:
        """The quotes that are stored, by their words."""
        rows = quote_queries.rows(self.window.context.project, QuoteFilter())
        return {row.quote.text: row for row in rows}

    @property
    def steps(self) -> list[HistoryEntry]:
        return history_queries.entries(self.window.context.project)

    def marked(self, *, dotted: bool) -> list[str]:
        """What is marked in the text with dots, or with a line."""
        found = []
        for each in self.text.extraSelections():
            style = each.format.underlineStyle()
            if style != style.NoUnderline and (style == style.DotLine) == dotted:
                found.append(each.cursor.selectedText())
        return found


def store(path: Path, text: str = TEXT) -> int:
    """Put the text into a project as a source; its id."""
    with projects.open_project(path) as opened:
        return make_source(opened, text, title="سدود الوادي", outlet="الضفاف", published_on="2024-05")
