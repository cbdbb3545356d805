"""A desk to enter quotes at: the sources page with a text, the form beside it, and the hands that type."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_source, make_speaker
from tests.ui.typing import press, type_text
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteRow, SpeakerKind, SpeakerRole
from tracker.services import project as projects
from tracker.services import speakers
from tracker.services.project import Project
from ui.main_window import MainWindow
from ui.pages.sources import SourcesPage
from ui.widgets.quote_form import QuoteForm

TEXT = """أثر الغارات في عيون أصحابها وخصومها
رأت المجموعة المصغرة للتحالف في بيان أن الغارات تؤثر بقوة في التنظيم.
وقال النائب إسكندر وتوت: «وما نراه في سنجار أن أثر الغارات لا يتناسب مع إمكانات التحالف».
وأضاف النائب أن الغارات سهلت تحرير سنجار. وقال أيضًا: «الغارات سهلت المهمة».
وقال مصدر أمني إن الغاراتِ مستمرة. وقال مصدر أمني ثانٍ إنها توقفت."""

WITWIT_SAID = "وما نراه في سنجار أن أثر الغارات لا يتناسب مع إمكانات التحالف"

CONTROL = Qt.KeyboardModifier.ControlModifier


def fill(path: Path) -> int:
    """Put the text, two speakers and a claim into an empty project; the id of the text."""
    with projects.open_project(path) as opened:
        source_id = make_source(
            opened, TEXT, title="أثر الغارات", outlet="ارفع صوتك", published_on="2016-02-05"
        )
        witwit = make_speaker(opened, "إسكندر وتوت", latin_name="Iskandar Witwit")
        role = SpeakerRole(speaker_id=witwit, title="عضو لجنة الأمن والدفاع", from_on="2014", until_on="2018")
        speakers.add_role(opened, role)
        make_speaker(opened, "المجموعة المصغرة للتحالف", kind=SpeakerKind.ORGANIZATION)
        make_claim(opened, "لضربات التحالف أثر ظاهر في التنظيم")
    return source_id


class Desk:
    """The form beside a text on the sources page, and the hands of whoever types."""

    def __init__(self, window: MainWindow, qtbot: QtBot, source_id: int) -> None:
        self.window = window
        self.qtbot = qtbot
        self.source_id = source_id
        window.turn_to("source")
        page = window.pages["source"]
        page.show_record(source_id)
        assert isinstance(page, SourcesPage)
        self.page = page
        self.view = page.view
        self.form: QuoteForm = self.view.form

    @property
    def project(self) -> Project:
        return self.window.context.project

    @property
    def focused(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def begin(self) -> None:
        self.view.new_quote()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.focusWidget() is not None)

    def type(self, text: str) -> None:
        type_text(self.focused, text)

    def press(self, *pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in pressed:
            press(self.focused, key, modifier)

    def save(self) -> QuoteRow:
        """Ctrl+Enter; the quote that it stored."""
        with self.qtbot.waitSignal(self.form.saved) as saved:
            self.press(Qt.Key.Key_Return, modifier=CONTROL)
        (row,) = quote_queries.by_ids(self.project, list(saved.args), QuoteFilter())
        return row

    def steps(self) -> int:
        """How many steps the history holds."""
        return len(list(history_queries.entries(self.project)))

    def count(self) -> int:
        """How many quotes are stored."""
        return quote_queries.count(self.project, QuoteFilter())
