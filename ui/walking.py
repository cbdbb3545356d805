"""Walking through suggestions by keyboard and mouse: the text, the list and the walk, kept in step."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ui import direction, graphemes
from ui.context import Context
from ui.edges import Edge
from ui.key_table import KeyTable
from ui.walk import Walk
from ui.widgets.source_text import SourceText
from ui.widgets.suggestion_panel import SuggestionPanel

BRACKETS = {Edge.END: ("[", "]"), Edge.START: ("{", "}")}
"""What moves an end by a word, to the left and to the right; the start's are the same keys with Shift."""


class Walking(QObject):
    """Binds a text and the panel under it to a walk of their own.

    - `edit_asked()`: the current suggestion is to be shown in the form.
    """

    edit_asked = Signal()

    def __init__(self, context: Context, text: SourceText, parent: QObject) -> None:
        super().__init__(parent)
        self.walk = Walk(context, self)
        self.text = text
        self.panel = SuggestionPanel(context, self.walk)
        self.panel.card.edit_asked.connect(self.edit_asked)
        self.walk.offers_changed.connect(self._mark)
        self.walk.current_changed.connect(self._mark_current)
        self.walk.person_needed.connect(self.edit_asked)
        self.walk.walked.connect(self.show_current)
        text.offer_clicked.connect(self._go_to_clicked)
        text.edge_dragged.connect(self._drag)
        for table in (text.keys, self.panel.rows.keys):
            self._bind(table)
        for key, by in (("J", 1), ("K", -1)):
            text.keys.on(key, partial(self._step_in_text, by))
            self.panel.rows.keys.on(key, partial(self._step_in_list, by))
        for key, by in (("+", 1), ("-", -1)):
            text.keys.on(key, partial(text.zoom, by))
        self._bind_arrows(self.panel.rows.keys)
        self.panel.rows.keys.on("F2", self._ask_form)

    def _bind(self, table: KeyTable) -> None:
        for enter in ("Return", "Enter"):
            table.on(enter, self.walk.keep)
            table.on(f"Shift+{enter}", self.walk.keep_likely)
        table.on("Del", self.walk.dismiss)
        table.on("E", self._ask_form)
        table.on("I", self.panel.card.take_known)
        for edge, (to_left, to_right) in BRACKETS.items():
            table.on(to_left, partial(self._push, edge, left=True, by_word=True))
            table.on(to_right, partial(self._push, edge, left=False, by_word=True))

    def _bind_arrows(self, table: KeyTable) -> None:
        """In the list, where no words are selected, Shift and the arrows move the ends letter by letter."""
        for modifiers, edge in (("Shift", Edge.END), ("Ctrl+Shift", Edge.START)):
            for key, left in (("Left", True), ("Right", False)):
                table.on(f"{modifiers}+{key}", partial(self._push, edge, left=left, by_word=False))

    # Walking

    def _step_in_text(self, by: int) -> None:
        self.walk.step(by, self.text.place)

    def _step_in_list(self, by: int) -> None:
        self.walk.go_to(self.walk.row + by)

    @Slot()
    def show_current(self) -> None:
        """Bring the current suggestion to the eye."""
        if self.walk.current:
            self.text.go_to(self.walk.current.span)

    @Slot(int)
    def _go_to_clicked(self, start: int) -> None:
        for row, offer in enumerate(self.walk.offers):
            if offer.span[0] == start:
                self.walk.go_to(row)
                return

    @Slot()
    def _mark(self) -> None:
        self.text.show_offers((offer.span, offer.suggestion.speaker) for offer in self.walk.offers)

    @Slot()
    def _mark_current(self) -> None:
        self.text.show_current(self.walk.current.span if self.walk.current else None)

    def _ask_form(self) -> None:
        if self.walk.current:
            self.edit_asked.emit()

    # The ends

    @Slot(object, int)
    def _drag(self, edge: Edge, place: int) -> None:
        if self.text.source:
            self.walk.move_edge(edge, graphemes.on_letter(self.text.source.text, place))

    def _push(self, edge: Edge, *, left: bool, by_word: bool) -> None:
        """Move an end as an arrow key would: to the left is forward in a paragraph read from the right."""
        current, source = self.walk.current, self.text.source
        if current is None or source is None:
            return
        text, place = source.text, current.span[0 if edge is Edge.START else 1]
        line_end = text.find("\n", current.span[0])
        line = text[text.rfind("\n", 0, current.span[0]) + 1 : line_end if line_end >= 0 else len(text)]
        forward = left == direction.is_right_to_left(line, otherwise=self.text.isRightToLeft())
        if not by_word:
            moved = graphemes.next_letter(text, place, forward=forward)
        elif edge is Edge.START:
            moved = graphemes.next_word_start(text, place, forward=forward)
        else:
            moved = graphemes.next_word_end(text, place, forward=forward)
        self.walk.move_edge(edge, moved)
