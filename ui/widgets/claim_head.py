"""A claim as a headline, with where the work on it stands and what was found."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from tracker.errors import Conflict, IsnadError
from tracker.queries import verdicts
from tracker.records import Changes, Claim, ClaimRow, ClaimStatus, Verdict
from tracker.services import claims
from tracker.text.bidi import isolate
from ui import balance, date_words, theme, verdict_look
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.icons import icon
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.words import Words

HEADLINE = 1.15
"""How much larger than people's words."""


class ClaimHead(QWidget):
    """Status and verdict are changed here, each a step of its own.

    - `edit_asked()`: the claim's words are to be edited.
    - `merge_asked()`: the claim says what another one says, or the contrary.
    - `only_new(bool)`: only the quotes linked after the verdict are to be shown, or all.
    """

    edit_asked = Signal()
    merge_asked = Signal()
    only_new = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ClaimRow | None = None
        self._asked: Claim | None = None
        self._shows_theirs = False
        self._new = 0
        self.setObjectName("claim_head")
        self._build()
        self._lay_out()
        in_words(self, self._say)

    def _build(self) -> None:
        self.topic, self.headline = Words(), Words(reading=True, scale=HEADLINE)
        self.reason, self.note, self.balance = Words(), Words(), Words()
        self.status, self.verdict = Chip(), Chip()
        self.status.setObjectName("claim_status")
        self.status.chosen.connect(self._set_status)
        self.verdict.setObjectName("claim_verdict")
        self.verdict.chosen.connect(self._set_verdict)
        self.edit_button = QToolButton(autoRaise=True)
        self.edit_button.setObjectName("claim_edit")
        self.edit_button.clicked.connect(self.edit_asked)
        self.merge_button = QToolButton(autoRaise=True)
        self.merge_button.setObjectName("claim_merge")
        self.merge_button.clicked.connect(self.merge_asked)
        self.reason_button = QToolButton(autoRaise=True)
        self.reason_button.setObjectName("verdict_reason_button")
        self.reason_button.clicked.connect(self.ask_reason)
        self.new_button = QPushButton()
        self.new_button.setCheckable(True)
        self.new_button.setObjectName("claim_only_new")
        self.new_button.toggled.connect(self.only_new)
        self.keep_button = QPushButton()
        self.keep_button.setObjectName("claim_keep_verdict")
        self.keep_button.clicked.connect(self._keep)
        self.reason_edit = InlineEdit()
        self.reason_edit.setObjectName("verdict_reason")
        self.reason_edit.taken.connect(self._set_reason)
        self.reason_edit.left.connect(self._leave_reason)
        for button in (self.edit_button, self.merge_button, self.reason_button):
            button.setEnabled(self._context.project.writable)

    def _lay_out(self) -> None:
        chips = FlowLayout()
        chips.setSpacing(theme.space(self, 2))
        for chip in (self.status, self.verdict, self.reason_button, self.edit_button, self.merge_button):
            chips.addWidget(chip)
        chips.addWidget(self.balance)
        chips.addWidget(self.new_button)
        chips.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        layout.addWidget(self.topic)
        layout.addWidget(self.headline)
        layout.addLayout(chips)
        for part in (self.reason, self.reason_edit, self.note):
            layout.addWidget(part)

    # What it shows

    def show_claim(self, row: ClaimRow, new: int) -> None:
        """Show this claim; `new` of its quotes were linked after the verdict."""
        if self._row is None or row.claim.id != self._row.claim.id:
            self.reason_edit.done()
            self._asked = None
        self._row, self._new = row, new
        if not new and self.new_button.isChecked():
            self.new_button.setChecked(False)
        self._say()

    def _say(self) -> None:
        self.edit_button.setIcon(icon("pencil-simple"))
        self.edit_button.setToolTip(self.tr("Edit the claim (F2)"))
        self.edit_button.setAccessibleName(self.tr("Edit the claim"))
        self.merge_button.setText(self.tr("Merge into…"))
        self.merge_button.setToolTip(self.tr("Another claim says this, or the contrary: make them one (M)"))
        self.merge_button.setAccessibleName(self.tr("Merge the claim into another one"))
        self.reason_button.setIcon(icon("chat-text"))
        self.reason_button.setToolTip(self.tr("Say why this verdict was given"))
        self.reason_button.setAccessibleName(self.tr("Say why this verdict was given"))
        self.reason_edit.setPlaceholderText(self.tr("Why this verdict? Enter keeps it, Esc leaves"))
        self.reason_edit.setAccessibleName(self.tr("Why this verdict?"))
        if self._row is None:
            return
        claim = self._row.claim
        self.topic.set_pieces([Piece(claim.topic, Look.FAINT)])
        self.topic.setVisible(bool(claim.topic))
        self.headline.set_pieces([Piece(claim.text, Look.BOLD)])
        self.note.set_pieces([Piece("✎ ", Look.FAINT), Piece(isolate(claim.note))])
        self.note.setVisible(bool(claim.note))
        self._say_status(claim)
        self._say_verdict(claim)
        self._say_balance(self._row)
        self.new_button.setText(self.tr("New since the verdict (%n)", "", self._new))
        self.new_button.setAccessibleName(self.tr("Show only what is new since the verdict"))
        self.new_button.setToolTip(self.tr("Show only what is new since the verdict"))
        self.new_button.setVisible(bool(self._new))
        self.keep_button.setText(self.tr("Keep the verdict"))
        self.keep_button.setAccessibleName(self.keep_button.text())
        self.keep_button.setToolTip(self.tr("What is new was seen, and the verdict stands, dated today"))
        self.keep_button.setVisible(bool(self._new) and self._context.project.writable)

    def _say_status(self, claim: Claim) -> None:
        word = self._context.wording.word
        self.status.show_member(claim.status, word(claim.status))
        self.status.set_choices(
            [(each, word(each)) for each in ClaimStatus] if self._context.project.writable else []
        )
        self.status.setToolTip(self.tr("Status (S)"))

    def _say_verdict(self, claim: Claim) -> None:
        language = self._context.wording.language
        known = verdicts.all_verdicts(self._context.project)
        present = next((each for each in known if each.id == claim.verdict_id), None)
        self._show_verdict(present)
        choices: list[tuple[object, str]] = [(each, verdict_look.name(each, language)) for each in known]
        if present:
            choices.append((None, self.tr("Take the verdict back")))
        self.verdict.set_choices(choices if self._context.project.writable else [])
        self.verdict.setToolTip(self.tr("Verdict (V)"))
        self.reason_button.setVisible(present is not None)
        self.reason.set_pieces(self._reason(claim) if present else [])
        # What was given meanwhile stands over what is being typed.
        is_known = self.reason_edit.isVisible() and not (self._shows_theirs or self._is_judged_anew())
        self.reason.setVisible(bool(self.reason.text) and not is_known)

    def _show_verdict(self, verdict: Verdict | None) -> None:
        if verdict is None:
            grey = theme.colour(theme.GREY, self.palette())
            self.verdict.show_word(verdict_look.NONE_SIGN, self.tr("No verdict"), grey)
        else:
            colour = verdict_look.colour(verdict, self.palette())
            name = verdict_look.name(verdict, self._context.wording.language)
            self.verdict.show_word(verdict_look.SIGN, name, colour)

    def _reason(self, claim: Claim) -> list[Piece]:
        """Why the verdict was given and, fainter, when and by whom."""
        date = isolate(date_words.bare(claim.verdict_on, self._context.wording.language))
        who = isolate(claim.verdict_by)
        if claim.verdict_on and claim.verdict_by:
            given = self.tr("{who}, {date}").format(who=who, date=date)
        else:
            given = date if claim.verdict_on else who if claim.verdict_by else ""
        note = isolate(claim.verdict_note) if claim.verdict_note else ""
        between = " — " if note and given else ""
        return [Piece(note), Piece(f"{between}{given}", Look.FAINT)]

    def _say_balance(self, row: ClaimRow) -> None:
        self.balance.set_text(balance.as_text(row.balance))
        self.balance.setToolTip(self.tr("Speakers on each side, their quotes in brackets"))

    # Steps

    @property
    def _claim(self) -> Claim:
        assert self._row
        return self._row.claim

    @Slot(object)
    def _set_status(self, status: ClaimStatus) -> None:
        self._context.do(
            claims.set_status, self._claim.id, status, revision=self._claim.revision, failed=self._refuse
        )

    @Slot(object)
    def _set_verdict(self, verdict: Verdict | None) -> None:
        """Give a verdict, and ask why; the reason there was stays till it is typed over."""
        if verdict is None:
            self._give(None, "")
        else:
            self._give(verdict.id, self._claim.verdict_note, then_ask=True)

    @Slot()
    def _keep(self) -> None:
        """What is new changes nothing."""
        self._context.do(
            claims.keep_verdict, self._claim.id, revision=self._claim.revision, failed=self._refuse
        )

    @Slot(str)
    def _set_reason(self, reason: str) -> None:
        if self._is_judged_anew():
            self._refuse(Conflict("record_changed", entity="claim", id=self._claim.id))
        else:
            self._give(self._claim.verdict_id, reason.strip())

    def _is_judged_anew(self) -> bool:
        """True if another verdict or reason was given since the reason is being asked for."""
        asked, claim = self._asked, self._claim
        return asked is not None and (asked.id, asked.verdict_id, asked.verdict_note) != (
            claim.id,
            claim.verdict_id,
            claim.verdict_note,
        )

    def _refuse(self, error: IsnadError) -> None:
        """Show what stands there now; the reason stays as typed, and Enter then gives it to that."""
        self._context.refuse_and_look(error)
        if self._asked is not None and isinstance(error, Conflict):
            self._asked, self._shows_theirs = self._claim, True
            self._say()

    def _give(self, verdict_id: int | None, reason: str, *, then_ask: bool = False) -> None:
        claim = self._claim

        def given(_: Changes) -> None:
            if then_ask and self._claim.id == claim.id:
                self.ask_reason()
            elif not then_ask:
                self.reason_edit.done()
                self._leave_reason()

        self._context.do(
            claims.set_verdict,
            claim.id,
            verdict_id,
            note=reason,
            revision=claim.revision,
            done=given,
            failed=self._refuse,
        )

    @Slot()
    def ask_reason(self) -> None:
        """Type why the verdict was given; Enter keeps it."""
        if self._claim.verdict_id is not None:
            self._asked, self._shows_theirs = self._claim, False
            self.reason_edit.ask(self._claim.verdict_note)
            self.reason.hide()

    @Slot()
    def _leave_reason(self) -> None:
        self._asked = None
        self.verdict.setFocus()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "reason_edit"):
            self._say()
