"""Records to filter by, of one kind: a line that takes them one by one, and a chip for each one taken."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.errors import InputRefused
from tracker.text.bidi import isolate
from ui import theme
from ui.context import Context
from ui.tooltips import as_tooltip
from ui.widgets.chip import Chip
from ui.widgets.completion import CompletionEdit

LONGEST = 36
"""Average letters of a chip's words that are shown."""

if TYPE_CHECKING:
    from ui.widgets.completion import Choice

_WORDS = {"speaker": "name", "claim": "text", "source": "title"}
"""The field that a record of each kind is called by."""


class FilterChip(Chip):
    """One wanted record or other value; a click, Space, Del or Backspace takes it off."""

    taken_off = Signal(object)

    def __init__(self, wanted: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self.clicked.connect(self._take_off)

    @Slot()
    def _take_off(self) -> None:
        self.taken_off.emit(self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class RecordFilter(QObject):
    """The wanted speakers, claims or sources (`kind`), in the order they were taken.

    - `changed()`: one was taken or taken off by hand.
    - `chip_made(QWidget)`: a new chip wants a place.
    """

    changed = Signal()
    chip_made = Signal(QWidget)

    def __init__(self, context: Context, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._parent = parent
        self._sentence = self._removal = "{name}"
        self._chips: dict[int, FilterChip] = {}
        self._finder: Callable[[str], list[Choice]] | None = None
        self.line = CompletionEdit(self._find, parent=parent)
        self.line.setObjectName(f"{kind}_filter")
        self.line.chosen.connect(self._take)

    def _find(self, typed: str) -> "list[Choice]":
        """The records that fit what is typed. What finds them is made when something is typed first."""
        if self._finder is None:
            from ui import find

            makers = {"speaker": find.speakers, "claim": find.claims, "source": find.sources}
            self._finder = makers[self._kind](self._context)
        return self._finder(typed)

    def _read(self, record_id: int) -> Any:
        from tracker.queries import claims, sources, speakers

        readers: dict[str, Callable[..., Any]] = {
            "speaker": speakers.get,
            "claim": claims.get,
            "source": sources.get,
        }
        return readers[self._kind](self._context.project, record_id)

    def say(self, placeholder: str, sentence: str, removal: str) -> None:
        """Give the line its word, and the chips their sentence and what pressing them does, with {name}."""
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self._sentence, self._removal = sentence, removal
        self._say_chips()

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the records that are wanted; none means any."""
        return tuple(self._chips)

    def pick_only(self, ids: Iterable[int]) -> None:
        """Want these records, those of them that are there, and no others. No signal but `chip_made`."""
        wanted = [record_id for record_id in dict.fromkeys(ids) if self._called(record_id)]
        for record_id in self._chips.keys() - set(wanted):
            chip = self._chips.pop(record_id)
            chip.hide()
            chip.deleteLater()
        for record_id in wanted:
            if record_id not in self._chips:
                self._chips[record_id] = self._new_chip(record_id)
        self._say_chips()

    def refresh(self) -> None:
        """Name the chips anew and drop those whose records are gone."""
        self.pick_only(self._chips)

    def _new_chip(self, record_id: int) -> FilterChip:
        chip = FilterChip(record_id, self._parent)
        chip.setObjectName(f"{self._kind}_chip_{record_id}")
        chip.taken_off.connect(self._take_off)
        self.chip_made.emit(chip)
        chip.show()
        return chip

    @Slot(int, str)
    def _take(self, record_id: int, _text: str) -> None:
        self.line.set_choice(None)
        self.pick_only((*self._chips, record_id))
        self.changed.emit()

    @Slot(object)
    def _take_off(self, record_id: int) -> None:
        self.pick_only(each for each in tuple(self._chips) if each != record_id)
        self.line.setFocus()
        self.changed.emit()

    def _called(self, record_id: int) -> str:
        """What a record is called; empty if it is gone."""
        try:
            record = self._read(record_id)
        except InputRefused:
            return ""
        return "" if record.deleted_at is not None else str(getattr(record, _WORDS[self._kind]))

    def _say_chips(self) -> None:
        grey = theme.colour(theme.GREY, self._parent.palette())
        metrics = self._parent.fontMetrics()
        for record_id, chip in self._chips.items():
            name = self._called(record_id)
            short = metrics.elidedText(
                name, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * LONGEST
            )
            chip.show_word("✕", self._sentence.format(name=isolate(short)), grey)
            chip.setAccessibleName(self._removal.format(name=isolate(name)))
            chip.setToolTip(as_tooltip(name))
