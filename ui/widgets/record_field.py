"""A line that names a record of the project, or a new one that is added when the form is saved."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import in_words
from ui.widgets.completion import Choice, CompletionEdit


@dataclass(frozen=True, slots=True)
class Picked:
    """What a line holds: a record, or words; `is_new` if they name a record to be added."""

    choice: Choice | None = None
    text: str = ""
    is_new: bool = False

    @property
    def id(self) -> int | None:
        """The id of the record that was taken, if one was."""
        return self.choice.id if self.choice else None

    @property
    def new_text(self) -> str:
        """The words of the record to be added; empty if there is none."""
        return self.text.strip() if self.is_new else ""

    @property
    def is_open(self) -> bool:
        """True if words were typed that name neither a record nor, by anyone's word, a new one."""
        return self.choice is None and not self.is_new and bool(self.text.strip())


NOTHING = Picked()


class RecordField(QWidget):
    """Completion with a line under it that says when a new record will be added, and `aside` beside that.

    - `changed()`: another record is meant, or none.
    - `entered()`: Enter has settled it; the form can go on.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        find: Callable[[str], list[Choice]],
        parent: QWidget | None = None,
        *,
        aside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._is_new = False
        self._told = NOTHING
        self.line = CompletionEdit(find, adds=True)
        self.line.chosen.connect(self._take)
        self.line.add_asked.connect(self._add)
        self.line.entered.connect(self.entered)
        self.line.textEdited.connect(self._retype)
        self._new = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._new.setForegroundRole(QPalette.ColorRole.Link)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._new)
        if aside:
            below.addWidget(aside)
        below.addStretch(1)
        self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1) // 2)
        layout.addWidget(self.line)
        layout.addWidget(self._below)
        self.setFocusProxy(self.line)
        in_words(self, self._say)

    def _say(self) -> None:
        self._new.setText(self.tr("New: will be added when you save"))

    @property
    def picked(self) -> Picked:
        """What the line holds now."""
        return Picked(self.line.choice, self.line.text(), self._is_new)

    def pick(self, picked: Picked) -> None:
        """Put a record, or words, into the line. No signal is sent."""
        self.line.set_choice(picked.choice)
        if picked.choice is None:
            self.line.setText(picked.text)
        self._is_new = picked.is_new
        self._told = picked
        self._below.setVisible(self._is_new)

    def settle(self) -> None:
        """Take the marked row of an open list; where nothing at all fits, the words name a new record."""
        if not self.line.take_current() and self.picked.is_open and not self._find(self.line.text()):
            self._add(self.line.text())

    @Slot()
    def _take(self) -> None:
        self._set_new(False)

    @Slot(str)
    def _add(self, text: str) -> None:
        self._set_new(True)

    @Slot()
    def _retype(self) -> None:
        # A correction of a new name is still a new name; a taken record is given up.
        self._set_new(self._is_new and bool(self.line.text().strip()))

    def _set_new(self, is_new: bool) -> None:
        self._is_new = is_new
        self._below.setVisible(is_new)
        if self.picked != self._told:
            self._told = self.picked
            self.changed.emit()
