"""The panel of filters: everything that quotes can be filtered by, with what each choice would show."""

from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.queries import verdicts
from tracker.queries.filter_choices import Choices, Named, choices
from tracker.records import Changes
from tracker.text.bidi import isolate
from ui import theme, verdict_look
from ui.context import Context
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.models.filter_choices import FilterChoices
from ui.widgets.filter_bar import MILLISECONDS, FilterBar
from ui.widgets.filter_list import FilterList
from ui.widgets.line_edit import LineEdit

COUNTED_HERE = ("quote", "link", "claim", "speaker", "source", "verdict")
"""What the numbers depend on."""


class FilterPanel(QWidget):
    """Changes the filter of the bar, choice by choice.

    Numbers are read while the panel is shown, behind the list of quotes, by the reading thread.
    `left()`: it is not wanted any more.
    """

    left = Signal()

    def __init__(self, context: Context, bar: FilterBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_panel")
        self._context = context
        self._bar = bar
        self._verdicts: dict[int, str] = {}
        self._is_filling = False  # between two lines what is shown is no filter
        self._build()
        self._lay_out()
        in_words_and_colours(self, self._say)
        bar.changed.connect(self.read)
        context.changed.connect(self._refresh)

    def _build(self) -> None:
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._close = QPushButton(flat=True)
        self._close.setObjectName("close_filter_panel")
        self._close.clicked.connect(self.left)
        self.role, self.organization = LineEdit(), LineEdit()
        self._labels = {line: QLabel(textFormat=Qt.TextFormat.PlainText) for line in self._lines}
        self._pause = QTimer(self, singleShot=True, interval=MILLISECONDS)
        self._pause.timeout.connect(self._take_words)
        for line, name in zip(self._lines, ("role_filter", "organization_filter"), strict=True):
            line.setObjectName(name)
            line.setClearButtonEnabled(True)
            line.textEdited.connect(self._pause.start)
            line.textChanged.connect(self._take_if_cleared)
            line.returnPressed.connect(self._take_words)
            self._labels[line].setBuddy(line)
        self.choices = FilterChoices(self)
        self.choices.toggled.connect(self._toggle)
        self.list = FilterList(self.choices)
        self.setFocusProxy(self.list)

    @property
    def _lines(self) -> tuple[LineEdit, LineEdit]:
        return self.role, self.organization

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        lines = QGridLayout()
        lines.setSpacing(gap)
        for row, line in enumerate(self._lines):
            lines.addWidget(self._labels[line], row, 0)
            lines.addWidget(line, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addLayout(lines)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        self._title.setText(self.tr("Filter"))
        self._close.setIcon(icon("x"))
        self._close.setAccessibleName(self.tr("Close the filter panel"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        words = (self.tr("Role held then"), self.tr("Organization"))
        hints = (self.tr("Words of the role"), self.tr("Words of its name"))
        for line, word, hint in zip(self._lines, words, hints, strict=True):
            self._labels[line].setText(word)
            line.setAccessibleName(word)
            line.setPlaceholderText(hint)
        self.list.setAccessibleName(self.tr("Choices"))
        self._name_verdicts()
        self._say_choices()

    def _say_choices(self) -> None:
        headings = {
            "statuses": self.tr("Attribution"),
            "stances": self.tr("Stance"),
            "kinds": self.tr("Kind"),
            "verdicts": self.tr("Verdict on the claim"),
            "speakers": self.tr("Speaker"),
            "claims": self.tr("Claim"),
            "sources": self.tr("Source"),
            "outlets": self.tr("Outlet"),
            "topics": self.tr("Topic of the claim"),
        }
        after, more = self.tr("Linked after the verdict"), self.tr("{number} more…")
        self.choices.say(headings, after, more, self._call, self._say_row)

    def _call(self, field: str, choice: Named) -> str:
        if field == "verdicts":
            return self._verdicts.get(choice.value, "")
        value = choice.value
        return self._context.wording.word(value) if isinstance(value, StrEnum) else choice.name

    def _say_row(self, words: str, quotes: int) -> str:
        parts = (isolate(words), self._context.wording.count("quotes", quotes))
        return self._context.wording.sentence("lists.separator").join(parts)

    def _name_verdicts(self) -> None:
        language = self._context.wording.language
        found = verdicts.all_verdicts(self._context.project)
        self._verdicts = {verdict.id: verdict_look.name(verdict, language) for verdict in found}

    # What it shows

    @Slot()
    def read(self) -> None:
        """Tick what the bar asks for at once, and have the numbers read for it."""
        if not self.isVisible():
            return  # read when it is shown
        wanted = self._bar.filter()
        self.choices.show_filter(wanted)
        self._is_filling = True
        for line, words in zip(self._lines, (wanted.role, wanted.organization), strict=True):
            if line.text().strip() != words:
                line.setText(words)
        self._is_filling = False
        self._context.reader.ask(
            "choices", lambda project: choices(project, wanted), self._show, can_wait=True
        )

    def _show(self, found: object) -> None:
        assert isinstance(found, Choices)
        self.choices.show_choices(found)

    @Slot(object)
    def _refresh(self, changes: Changes) -> None:
        if changes.touches("verdict"):
            self._name_verdicts()
        if changes.touches(*COUNTED_HERE):
            self.read()

    # What is chosen

    @Slot(str, object)
    def _toggle(self, field: str, value: object) -> None:
        held = getattr(self._bar.filter(), field)
        if field == "after_verdict":
            self._bar.change(after_verdict=not held)
        elif value in held:
            self._bar.change(**{field: tuple(each for each in held if each != value)})
        else:
            self._bar.change(**{field: (*held, value)})

    @Slot()
    def _take_words(self) -> None:
        self._pause.stop()
        role, organization = (line.text().strip() for line in self._lines)
        self._bar.change(role=role, organization=organization)

    @Slot(str)
    def _take_if_cleared(self, text: str) -> None:
        wanted, typed = self._bar.filter(), tuple(line.text() for line in self._lines)
        if not (text or self._is_filling) and (wanted.role, wanted.organization) != typed:
            self._take_words()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.reader.drop("choices")
