"""The values that a filter asks for, each as a chip that takes it off again."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from tracker.records import QuoteFilter
from tracker.text.bidi import isolate
from ui import theme
from ui.context import Context
from ui.tooltips import as_tooltip
from ui.widgets.record_filter import LONGEST, FilterChip

FIELDS = (
    "stances",
    "verdicts",
    "after_verdict",
    "topics",
    "statuses",
    "kinds",
    "outlets",
    "role",
    "organization",
)
"""The fields whose values have chips here, in their order."""

Asked = tuple[str, Any]
"""A field of the filter, and one value that it asks for."""


class FilterChips(QObject):
    """The chips of a filter's values, records, dates and words of a search aside: those have lines.

    - `taken_off(str, object)`: the field and the value that are not asked for any more.
    - `chip_made(QWidget)`: a new chip wants a place.
    """

    taken_off = Signal(str, object)
    chip_made = Signal(QWidget)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._chips: dict[Asked, FilterChip] = {}
        self._sentences: dict[str, str] = {}
        self.say()

    def show(self, wanted: QuoteFilter) -> None:
        """Have a chip for each value that this filter asks for, and no others."""
        asked = list(_asked(wanted))
        for gone in [each for each in self._chips if each not in asked]:
            chip = self._chips.pop(gone)
            chip.hide()
            chip.deleteLater()
        new = [each for each in asked if each not in self._chips]
        for each in new:
            self._chips[each] = self._new_chip(each)
        if new:
            self._say_chips()

    def _new_chip(self, asked: Asked) -> FilterChip:
        field, value = asked
        chip = FilterChip(asked, self._parent)
        chip.setObjectName(f"{field}_chip_{value}")
        chip.taken_off.connect(self._take_off)
        self.chip_made.emit(chip)
        chip.show()
        return chip

    @Slot(object)
    def _take_off(self, asked: Asked) -> None:
        self.taken_off.emit(*asked)

    def say(self) -> None:
        """Name the chips in the present language and colours, verdicts as they are called now."""
        self._sentences = {
            "stances": self.tr("Stance: {name}"),
            "verdicts": self.tr("Verdict: {name}"),
            "after_verdict": self.tr("Linked after the verdict"),
            "topics": self.tr("Topic: {name}"),
            "statuses": self.tr("Attribution: {name}"),
            "kinds": self.tr("Kind: {name}"),
            "outlets": self.tr("Outlet: {name}"),
            "role": self.tr("Role: {name}"),
            "organization": self.tr("Organization: {name}"),
        }
        self._say_chips()

    def _say_chips(self) -> None:
        grey = theme.colour(theme.GREY, self._parent.palette())
        metrics = self._parent.fontMetrics()
        removal = self.tr("Filter no longer by: {name}")
        verdicts = self._verdicts()
        for (field, value), chip in self._chips.items():
            name = verdicts.get(value, "") if field == "verdicts" else self._word(value)
            short = metrics.elidedText(
                name, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * LONGEST
            )
            sentence = self._sentences[field]
            chip.show_word("✕", sentence.format(name=isolate(short)), grey)
            chip.setAccessibleName(removal.format(name=sentence.format(name=isolate(name))))
            chip.setToolTip(as_tooltip(sentence.format(name=name)))

    def _word(self, value: object) -> str:
        return self._context.wording.word(value) if isinstance(value, StrEnum) else str(value)

    def _verdicts(self) -> dict[Any, str]:
        if not any(field == "verdicts" for field, _ in self._chips):
            return {}
        from tracker.queries import verdicts
        from ui import verdict_look

        language = self._context.wording.language
        found = verdicts.all_verdicts(self._context.project)
        return {verdict.id: verdict_look.name(verdict, language) for verdict in found}


def is_needed(wanted: QuoteFilter) -> bool:
    """True if this filter asks for anything that has chips here."""
    return any(getattr(wanted, field) for field in FIELDS)


def _asked(wanted: QuoteFilter) -> Iterator[Asked]:
    for field in FIELDS:
        value = getattr(wanted, field)
        for each in value if isinstance(value, tuple) else (value,):
            if each:
                yield field, each
