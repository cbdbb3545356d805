"""One link of a quote: the stance, the claim, the words that bear on it, and what was noted."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tracker.records import Link, LinkRow, Quote, Stance, Verdict
from tracker.services import links
from ui import folding, theme, verdict_look
from ui.context import Context
from ui.folding import Look, Piece
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.widgets.chip import Chip
from ui.widgets.words import Words

STANCES = dict(zip("123", Stance, strict=True)) | dict(zip("١٢٣", Stance, strict=True))
"""The keys that set a stance."""


class LinkCard(QFrame):
    """A link to one claim. 1, 2 and 3 change the stance, Del takes the link away, while the focus is here.

    `edit_asked(int)`: the link to this claim is to be edited.
    """

    edit_asked = Signal(int)

    def __init__(
        self,
        context: Context,
        quote: Quote,
        row: LinkRow,
        link: Link,
        verdict: Verdict | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._quote = quote
        self._row = row
        self._link = link
        self._verdict = verdict
        self.setObjectName(f"link_card_{row.claim_id}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.stance = Chip(self)
        self.stance.setObjectName(f"link_stance_{row.claim_id}")
        self.stance.chosen.connect(self.set_stance)
        self.verdict = Chip(self)
        self.verdict.setObjectName(f"link_verdict_{row.claim_id}")
        self.verdict.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = {
            "open": QToolButton(self, autoRaise=True),
            "edit": QToolButton(self, autoRaise=True),
            "remove": QToolButton(self, autoRaise=True),
        }
        runs = (self._open, self._edit, self._remove)
        for (name, button), run in zip(self._buttons.items(), runs, strict=True):
            button.setObjectName(f"link_{name}_{row.claim_id}")
            button.setEnabled(name == "open" or context.project.writable)
            button.clicked.connect(run)
        self.claim, self.focus, self.note = Words(self), Words(self), Words(self)
        self._lay_out()
        in_words_and_colours(self, self._say)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes to, in order."""
        return [self.stance, *self._buttons.values()]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.space(self, 2))
        top.addWidget(self.stance)
        top.addWidget(self.verdict)
        top.addStretch(1)
        for button in self._buttons.values():
            top.addWidget(button)
        layout = QVBoxLayout(self)
        gap = theme.space(self, 2)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addLayout(top)
        for words in (self.claim, self.focus, self.note):
            layout.addWidget(words)

    def _say(self) -> None:
        wording, row = self._context.wording, self._row
        self.stance.show_member(row.stance, wording.word(row.stance))
        writable = self._context.project.writable
        self.stance.set_choices([(stance, wording.word(stance)) for stance in Stance] if writable else [])
        self.stance.setToolTip(self.tr("Change the stance (1, 2, 3)"))
        words = {
            "open": ("arrow-square-out", self.tr("Open the claim")),
            "edit": ("pencil-simple", self.tr("Edit the link")),
            "remove": ("link-break", self.tr("Remove the link (Del)")),
        }
        for name, (drawing, word) in words.items():
            self._buttons[name].setIcon(icon(drawing))
            self._buttons[name].setToolTip(word)
            self._buttons[name].setAccessibleName(word)
        self.claim.set_text(row.claim)
        _show(self.focus, self._focus_pieces())
        _show(self.note, [Piece("✎ ", Look.FAINT), Piece(row.note)] if row.note else [])
        self._say_verdict()

    def _focus_pieces(self) -> list[Piece]:
        """The words that bear on the claim, in bold, the rest of the quote folded away."""
        if self._row.focus_start is None or self._row.focus_end is None:
            return []
        focus = (self._row.focus_start, self._row.focus_end)
        pieces = folding.pieces(self._quote, focus, unfolded=False)
        return [replace(piece, look=Look.FAINT) if piece.look is Look.FOLD else piece for piece in pieces]

    def _say_verdict(self) -> None:
        """The claim's verdict in its own colour, else where the work on the claim stands."""
        wording, verdict, status = self._context.wording, self._verdict, self._row.claim_status
        if verdict:
            colour = verdict_look.colour(verdict, self.palette())
            self.verdict.show_word(verdict_look.SIGN, verdict_look.name(verdict, wording.language), colour)
        else:
            self.verdict.show_member(status, wording.word(status))

    # What can be done with it

    @Slot(object)
    def set_stance(self, stance: Stance) -> None:
        """Give the link another stance; focus and note stay."""
        if stance is not self._row.stance and self._context.project.writable:
            self._context.do(links.edit, replace(self._link, stance=stance))

    @Slot()
    def _open(self) -> None:
        self._context.wanted.emit("claim", self._row.claim_id)

    @Slot()
    def _edit(self) -> None:
        self.edit_asked.emit(self._row.claim_id)

    @Slot()
    def _remove(self) -> None:
        self._context.do(links.unlink, self._quote.id, self._row.claim_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in STANCES:
            self.set_stance(STANCES[event.text()])
        elif event.key() == Qt.Key.Key_Delete and self._context.project.writable:
            self._remove()
        else:
            super().keyPressEvent(event)


def _show(words: Words, pieces: list[Piece]) -> None:
    words.set_pieces(pieces)
    words.setVisible(bool(pieces))
