"""Linking a quote to a claim without a dialog: the claim, the stance, the words that bear on it, a note."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import IsnadError
from tracker.queries import claims
from tracker.records import Changes, Claim, ClaimStatus, Link, Quote, Stance
from tracker.text.bidi import isolate
from ui import find, quote_steps, theme
from ui.context import Context
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.widgets.completion import Choice, CompletionEdit
from ui.widgets.link_card import STANCES
from ui.widgets.words_edit import LineEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

LONGEST = 60
"""Characters of the chosen words that are shown."""


class _StanceButton(QPushButton):
    """Chosen by its number, by Space or a click; Enter is the row's, and must never choose."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LinkRow(QFrame):
    """The inline row. `left` is sent when it closes: saved, or given up.

    A claim is taken by completion or added; then 1, 2 or 3 for the stance, Enter saves. No stance is chosen
    beforehand.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._quote = Quote()
        self._claim: Claim | None = None
        self._new_claim = ""
        self._focus: tuple[int, int] | None = None
        self._linked: dict[int, Link] = {}
        self.setObjectName("link_row")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._build()
        self._lay_out()
        in_words_and_colours(self, self._say)
        self.hide()

    def _build(self) -> None:
        self.claim = CompletionEdit(find.claims(self._context), adds=True, parent=self)
        self.claim.chosen.connect(self._take_claim)
        self.claim.add_asked.connect(self._take_new_claim)
        self.claim.textEdited.connect(self._forget_claim)
        self._group = QButtonGroup(self)
        self.stances = {stance: self._stance_button(stance) for stance in Stance}
        self.focus = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.no_focus = QToolButton(self, autoRaise=True)
        self.no_focus.clicked.connect(self._drop_focus)
        self.note = LineEdit(self)
        self.reopen = QCheckBox(self)
        self.hint = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.save_button = QPushButton(self)
        self.save_button.clicked.connect(self.save)
        self.cancel_button = QPushButton(self)
        self.cancel_button.clicked.connect(self.leave)
        for name in ("claim", "focus", "no_focus", "note", "reopen", "hint", "save_button", "cancel_button"):
            getattr(self, name).setObjectName(f"link_{name}")

    def _stance_button(self, stance: Stance) -> QPushButton:
        button = _StanceButton(self)
        button.setCheckable(True)
        button.setObjectName(f"link_{stance.value}")
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        stances, focus, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in self.stances.values():
            stances.addWidget(button)
        stances.addStretch(1)
        focus.addWidget(self.focus, 1)
        focus.addWidget(self.no_focus)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(self.claim)
        layout.addLayout(stances)
        layout.addLayout(focus)
        layout.addWidget(self.note)
        layout.addWidget(self.reopen)
        layout.addLayout(foot)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Link the quote to a claim"))
        self.claim.setPlaceholderText(self.tr("Claim: a few letters of it, or a new one"))
        self.claim.setAccessibleName(self.tr("Claim"))
        for number, (stance, button) in enumerate(self.stances.items(), 1):
            word = self._context.wording.word(stance)
            button.setText(f"{number}  {theme.sign(stance)[0]}  {word}")
            button.setAccessibleName(word)
        self.no_focus.setIcon(icon("x"))
        self.no_focus.setToolTip(self.tr("Mark no words"))
        self.no_focus.setAccessibleName(self.tr("Mark no words"))
        self.note.setPlaceholderText(self.tr("Note on the link"))
        self.note.setAccessibleName(self.tr("Note on the link"))
        self.reopen.setText(self.tr("The claim is finished: put it back in review"))
        self.reopen.setAccessibleName(self.reopen.text())
        self.save_button.setText(self.tr("Link"))
        self.save_button.setToolTip(self.tr("Save the link (Enter)"))
        self.cancel_button.setText(self.tr("Cancel"))
        for button in (self.save_button, self.cancel_button):
            button.setAccessibleName(button.text())
        self._say_focus()
        self._tell("")

    # What it is about

    def start(
        self, quote: Quote, linked: dict[int, Link], focus: tuple[int, int] | None, claim_id: int = 0
    ) -> None:
        """Begin to link this quote, or to edit its link to a claim.

        `linked` are the links that it has, by claim; `focus` is what is selected in its words.
        """
        self._quote, self._linked = quote, linked
        self._choose_stance(None)
        self._claim, self._new_claim = None, ""
        self.claim.set_choice(None)
        self.note.clear()
        self.reopen.hide()
        self.set_focus(focus)
        self._tell("")
        self.setEnabled(True)
        self.show()
        if claim_id:
            found = claims.get(self._context.project, claim_id)
            self.claim.set_choice(Choice(claim_id, found.text))
            self._take_claim(claim_id, found.text)
        else:
            self.claim.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def quote_id(self) -> int:
        """The quote that is being linked."""
        return self._quote.id

    def set_focus(self, focus: tuple[int, int] | None) -> None:
        """Mark these words of the quote, in code points of its text, as those that bear on the claim."""
        self._focus = focus
        self._say_focus()

    @Slot()
    def _drop_focus(self) -> None:
        self.set_focus(None)

    def _say_focus(self) -> None:
        self.no_focus.setVisible(self._focus is not None)
        if self._focus is None:
            self.focus.setText(self.tr("Select in the quote the words that bear on the claim, if few do."))
            return
        words = self._quote.text[slice(*self._focus)]
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        self.focus.setText(self.tr("Words that bear on it: {words}").format(words=isolate(shown)))

    @Slot(int, str)
    def _take_claim(self, claim_id: int, _text: str) -> None:
        self._claim, self._new_claim = claims.get(self._context.project, claim_id), ""
        self.reopen.setChecked(False)
        self.reopen.setVisible(self._claim.status is ClaimStatus.DONE)
        link = self._linked.get(claim_id)
        if link:
            self._choose_stance(link.stance)
            self.note.setText(link.note)
            if link.focus_start is not None and link.focus_end is not None and self._focus is None:
                self.set_focus((link.focus_start, link.focus_end))
        self._ask_stance()

    @Slot(str)
    def _take_new_claim(self, text: str) -> None:
        self._claim, self._new_claim = None, text
        self.reopen.hide()
        self._ask_stance()

    @Slot()
    def _forget_claim(self) -> None:
        self._claim, self._new_claim = None, ""
        self.reopen.hide()

    # The stance

    def _choose_stance(self, stance: Stance | None) -> None:
        # An exclusive group keeps its last choice against setChecked(False).
        self._group.setExclusive(False)
        for each, button in self.stances.items():
            button.setChecked(each is stance)
        self._group.setExclusive(True)

    @property
    def stance(self) -> Stance | None:
        """The stance chosen; None at first."""
        return next((stance for stance, button in self.stances.items() if button.isChecked()), None)

    def _ask_stance(self) -> None:
        self.stances[self.stance or Stance.SUPPORTS].setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.tr("A new claim. Now the stance: 1, 2 or 3, then Enter.")
        known = self.tr("Now the stance: 1, 2 or 3, then Enter.")
        self._tell(said if self._new_claim else known)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in STANCES:
            self.stances[STANCES[event.text()]].setChecked(True)
        elif event.key() in ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.accept()  # no key of the page acts while a link is being made

    # Saving and leaving

    @Slot()
    def save(self) -> None:
        """Store the link; the row stays, with all that was typed, until it is stored."""
        if self._claim is None and not self._new_claim:
            self.claim.setFocus()
            self._tell(self.tr("Choose the claim first, or add one."), wrong=True)
        elif self.stance is None:
            self.stances[Stance.SUPPORTS].setFocus()
            self._tell(self.tr("Choose the stance: 1, 2 or 3."), wrong=True)
        else:
            self.setEnabled(False)
            self._context.do(
                quote_steps.link,
                self._link(self.stance),
                new_claim=self._new_claim,
                reopen=self.reopen.isChecked() and not self.reopen.isHidden(),
                done=self._saved,
                failed=self._refused,
            )

    def _link(self, stance: Stance) -> Link:
        start, end = self._focus or (None, None)
        link = Link(
            quote_id=self._quote.id, stance=stance, focus_start=start, focus_end=end, note=self.note.text()
        )
        return replace(link, claim_id=self._claim.id) if self._claim else link

    def _saved(self, _changes: Changes) -> None:
        self.leave()

    def _refused(self, error: IsnadError) -> None:
        self.setEnabled(True)
        self._tell(self._context.wording.error(error), wrong=True)

    @Slot()
    def leave(self) -> None:
        """Close the row."""
        self.hide()
        self.left.emit()

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.PlaceholderText
        self.hint.setForegroundRole(role)
        self.hint.setText(words)
