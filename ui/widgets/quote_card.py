"""One quote as a card, with what can be done with it."""

from dataclasses import replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from tracker.errors import InputRefused
from tracker.records import Changes, Link, QuoteRow, QuoteStatus, Stance
from tracker.services import links, quotes
from tracker.text.bidi import isolate
from ui import folding, quotation, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.icons import icon
from ui.sides import BothSides
from ui.widgets.card import Card
from ui.widgets.card_menu import CardMenu
from ui.widgets.chip import Chip
from ui.widgets.fidelity_chip import FidelityChip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.focus_edit import FocusEdit
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.quoted import Quoted
from ui.widgets.words import Words


class QuoteCard(Card):
    """One quote. Every change made on it is a step taken through the context.

    Shown with its link to a claim, the card bolds the words that bear on it and folds the rest, and stance,
    focus and note can be changed on it. Without, it names the claims that the quote is linked to.
    """

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, names_speaker: bool = True
    ) -> None:
        self.row: QuoteRow | None = None
        self.link: Link | None = None
        self._both_sides: BothSides | None = None
        self._is_new = self.is_unfolded = False
        super().__init__(parent)
        self._context = context
        self.names_speaker = names_speaker
        self._build()
        self._set_keys()
        self.opened.connect(self.open_quote)
        in_words(self, self._say)

    def _build(self) -> None:
        self.quoted = Quoted(self._context, names_speaker=self.names_speaker)
        self.quoted.unfold_asked.connect(self.toggle_fold)
        self.quoted.place_asked.connect(self.open_source)
        self.focus_edit = FocusEdit()
        self.focus_edit.taken.connect(self._save_focus)
        self.focus_edit.left.connect(self._leave_focus)
        self.focus_edit.hide()
        self.quoted.put_under_words(self.focus_edit)
        self.note = Words()
        self.note_edit = InlineEdit()
        self.note_edit.taken.connect(self._save_note)
        self.note_edit.left.connect(self.setFocus)
        for part in (self.quoted, self.note, self.note_edit):
            self.content.addWidget(part)
        self.content.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.status, self.stance = Chip(), Chip()
        self.status.chosen.connect(self._set_status)
        self.stance.chosen.connect(self.set_stance)
        self.menu_button = QToolButton(autoRaise=True)
        self.menu_button.clicked.connect(self.open_menu)
        # The card has keys for all of this: one stop for the Tab key is enough.
        for button in (self.status, self.stance, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chips = FlowLayout()
        chips.setSpacing(theme.space(self, 1))
        chips.addWidget(self.status)
        chips.addWidget(self.stance)
        self.fidelity = FidelityChip(self._context)
        chips.addWidget(self.fidelity)
        foot = QHBoxLayout()
        foot.addLayout(chips, 1)
        foot.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _set_keys(self) -> None:
        for key, stance in zip("123", Stance, strict=True):
            self.keys.on(key, partial(self.set_stance, stance))
        self.keys.on("S", self.open_status)
        self.keys.on("N", self.edit_note)
        self.keys.on("F", self.edit_focus)
        self.keys.on("O", self.open_source)
        self.keys.on("P", self.open_speaker)
        self.keys.on("Space", self.toggle_fold)
        self.keys.on("Del", self.unlink)
        self.keys.on("Ctrl+C", self.copy)
        self.keys.on("Shift+F10", self.open_menu)

    # What it shows

    def show_quote(
        self,
        row: QuoteRow,
        link: Link | None = None,
        *,
        both_sides: BothSides | None = None,
        is_new: bool = False,
    ) -> None:
        """Show this quote; with its link to a claim, as what it says on that claim.

        `both_sides`: its speaker stands on both sides of the claim. `is_new`: linked after the verdict.
        """
        if self.row is None or row.quote.id != self.row.quote.id:
            self.is_unfolded = False
        self.row, self.link = row, link
        self._both_sides, self._is_new = both_sides, is_new
        self.setObjectName(f"quote_card_{row.quote.id}")
        self.fidelity.show_quote(row.quote)
        for name in ("status", "stance", "fidelity", "menu_button", "note_edit", "focus_edit"):
            getattr(self, name).setObjectName(f"quote_card_{row.quote.id}_{name}")
        self._say()

    def _say(self) -> None:
        if self.row is None:
            return
        self.setAccessibleName(quotation.for_clipboard(self.row, self._context.wording))
        self._say_words(self.row)
        self._say_chips(self.row)
        note = self.link.note if self.link else ""
        self.note.set_pieces([Piece("✎ ", Look.FAINT), Piece(isolate(note))])
        self.note.setVisible(bool(note))
        self.note_edit.setPlaceholderText(self.tr("A note on this link"))
        self.note_edit.setAccessibleName(self.tr("A note on this link"))
        self.focus_edit.setAccessibleName(self.tr("Select the words that bear on the claim, then Enter"))
        self.focus_edit.setToolTip(self.tr("Select the words that bear on the claim, then Enter"))
        self.menu_button.setIcon(icon("dots-three"))
        self.menu_button.setToolTip(self.tr("What can be done with this quote (Shift+F10)"))
        self.menu_button.setAccessibleName(self.tr("What can be done with this quote"))

    def _say_words(self, row: QuoteRow) -> None:
        self.quoted.show_quote(
            row,
            self._focus(),
            unfolded=self.is_unfolded,
            both_sides=self._both_sides,
            is_new=self._is_new,
            names_claims=self.link is None,
        )

    def _say_chips(self, row: QuoteRow) -> None:
        self.status.show_member(row.quote.status, self.word(row.quote.status))
        self.status.set_choices([(each, self.word(each)) for each in QuoteStatus] if self.is_writable else [])
        self.status.setToolTip(self.tr("Status of the attribution (S)"))
        self.stance.setVisible(self.link is not None)
        if self.link:
            self.stance.show_member(self.link.stance, self.word(self.link.stance))
            self.stance.set_choices([(each, self.word(each)) for each in Stance] if self.is_writable else [])
            self.stance.setToolTip(self.tr("Stance on the claim (1, 2, 3)"))

    def word(self, member: StrEnum) -> str:
        """The word for a stance or status."""
        return self._context.wording.word(member)

    def _focus(self) -> tuple[int, int] | None:
        if self.link is None or self.link.focus_start is None or self.link.focus_end is None:
            return None
        return self.link.focus_start, self.link.focus_end

    @property
    def can_fold(self) -> bool:
        """True if the quote has words that are folded away unless asked for."""
        return self.row is not None and folding.can_fold(self.row.quote, self._focus())

    def toggle_fold(self) -> None:
        """Show every word, or fold again what does not bear on the claim."""
        if self.row:
            self.is_unfolded = not self.is_unfolded
            self._say_words(self.row)

    # What can be done

    @property
    def is_writable(self) -> bool:
        """True if steps can be taken in this project."""
        return self._context.project.writable

    @property
    def has_source(self) -> bool:
        """True if the quote belongs to a source or to what a source reports."""
        return self.row is not None and bool(self.row.quote.source_id or self.row.quote.origin_id)

    @Slot(object)
    def set_stance(self, stance: Stance) -> None:
        """Move the quote to another side of the claim."""
        if self.link and self.is_writable and stance is not self.link.stance:
            self._context.do(links.edit, replace(self.link, stance=stance))

    @Slot(object)
    def _set_status(self, status: QuoteStatus) -> None:
        assert self.row
        quote = self.row.quote
        self._context.do(
            quotes.set_status, quote.id, status, revision=quote.revision, failed=self._context.refuse_and_look
        )

    def open_status(self) -> None:
        """Offer the statuses of the attribution."""
        self.status.open_menu()

    def unlink(self) -> None:
        """Take the quote away from the claim; the quote itself stays."""
        if self.link and self.is_writable:
            self._context.do(links.unlink, self.link.quote_id, self.link.claim_id)

    def copy(self) -> None:
        """Put the quote on the clipboard, with who said it, where and when."""
        assert self.row
        QGuiApplication.clipboard().setText(quotation.for_clipboard(self.row, self._context.wording))
        self._context.tell(self.tr("The quote is on the clipboard."))

    def open_quote(self) -> None:
        """Show the quote on its own page."""
        self._open("quote", self.row.quote.id if self.row else None)

    def open_source(self) -> None:
        """Show the place in the text that the quote stands in."""
        if self.row:
            self._context.show_in_source(self.row.quote)

    def open_speaker(self) -> None:
        """Show the speaker."""
        self._open("speaker", self.row.quote.speaker_id if self.row else None)

    def _open(self, entity: str, row_id: int | None) -> None:
        if row_id is not None:
            self._context.wanted.emit(entity, row_id)

    def open_menu(self) -> None:
        """Offer all that can be done with the quote, with the keys for it."""
        CardMenu(self).popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    # Note and focus

    def edit_note(self) -> None:
        """Type a note on the link; Enter keeps it."""
        if self.link and self.is_writable:
            self.note_edit.ask(self.link.note)

    @Slot(str)
    def _save_note(self, note: str) -> None:
        assert self.link
        told = self.tr("The note on the link is saved.")
        self._context.do(
            links.edit, replace(self.link, note=note.strip()), done=self._note_saved, notice=told
        )

    def _note_saved(self, _: Changes) -> None:
        self.note_edit.done()
        self.setFocus()

    def edit_focus(self) -> None:
        """Select the words that bear on the claim; Enter keeps them."""
        if self.row is None or self.link is None or not self.is_writable:
            return
        try:
            self.focus_edit.show_words(self.row.quote.text, self._focus())
        except InputRefused as error:
            self._context.refused.emit(error)
            return
        self.quoted.words.hide()
        self.focus_edit.show()
        self.focus_edit.setFocus()

    @Slot(object)
    def _save_focus(self, focus: tuple[int, int] | None) -> None:
        assert self.link
        start, end = focus or (None, None)
        bearing = replace(self.link, focus_start=start, focus_end=end)
        told = self.tr("The words that bear on the claim are marked.")
        self._context.do(links.edit, bearing, done=lambda _: self._leave_focus(), notice=told)

    @Slot()
    def _leave_focus(self) -> None:
        self.focus_edit.hide()
        self.quoted.words.show()
        self.setFocus()

    # Qt

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        CardMenu(self).popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.row:
            self._say()
