"""A line on a record's page that merges it into another one; a claim may be the other's contrary."""

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.errors import IsnadError
from tracker.queries import clashes
from tracker.records import Changes, Stance
from tracker.services import claims, speakers
from ui import find, theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.clash_list import ClashList
from ui.widgets.completion import Choice, CompletionEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MergeRow(QFrame):
    """Hidden until `ask`. The other record is typed and taken, then Enter merges, Esc leaves.

    `left()` when it closes. After a merge the record that stays is shown.
    """

    left = Signal()
    entity: ClassVar[str]

    def __init__(self, context: Context, finder: find.Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record_id = 0
        self.setObjectName(f"{self.entity}_merge_row")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.into = CompletionEdit(
            lambda typed: [each for each in finder(typed) if each.id != self.record_id]
        )
        self.into.setObjectName(f"{self.entity}_merge_into")
        self.into.chosen.connect(self._chosen)
        self.into.textEdited.connect(self._forgotten)
        self.hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.hint.setObjectName(f"{self.entity}_merge_hint")
        self.merge_button, self.cancel_button = QPushButton(), QPushButton()
        self.merge_button.setObjectName(f"{self.entity}_merge_button")
        self.merge_button.clicked.connect(self.merge)
        self.cancel_button.setObjectName(f"{self.entity}_merge_cancel")
        self.cancel_button.clicked.connect(self.leave)
        self._lay_out()
        in_words(self, self.say)
        self.hide()

    def _lay_out(self) -> None:
        self.body, foot = QVBoxLayout(self), QHBoxLayout()
        self.body.setSpacing(theme.space(self, 2))
        self.body.addWidget(self.into)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.merge_button)
        foot.addWidget(self.cancel_button)
        self.body.addLayout(foot)

    def say(self) -> None:
        """Set all words anew."""
        for button, words in ((self.merge_button, self.tr("Merge")), (self.cancel_button, self.tr("Cancel"))):
            button.setText(words)
            button.setAccessibleName(words)

    # What is asked

    def ask(self, record_id: int) -> None:
        """Ask what this record is to be merged into."""
        self.record_id = record_id
        self.into.set_choice(None)
        self._forgotten()
        self.show()
        self.into.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: int) -> None:
        """Another record is shown on the page: what was asked of the last one is over."""
        if record_id != self.record_id and self.isVisible():
            self.hide()

    @Slot()
    def _forgotten(self) -> None:
        self.merge_button.setEnabled(False)
        self.taken(None)

    @Slot(int, str)
    def _chosen(self, _record_id: int, _text: str) -> None:
        self.merge_button.setEnabled(True)
        self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken(self.into.choice)

    def taken(self, choice: Choice | None) -> None:
        """Another record was chosen, or none any more."""

    # Steps

    @Slot()
    def merge(self) -> None:
        """Take the step; the row stays, with what was chosen, until it is stored."""
        if self.into.choice is not None:
            self.setEnabled(False)
            self.do_merge(self.into.choice.id)

    @abstractmethod
    def do_merge(self, keep_id: int) -> None:
        """Queue the step."""

    def merged(self, _changes: Changes) -> None:
        """The step is stored: show what stays."""
        keep = self.into.choice
        self.leave()
        if keep is not None:
            self.context.wanted.emit(self.entity, keep.id)

    def refused(self, error: IsnadError) -> None:
        """The step was refused: say why, and leave all as it is."""
        self.setEnabled(True)
        self.tell(self.context.wording.error(error), wrong=True)

    @Slot()
    def leave(self) -> None:
        """Close the row."""
        self.setEnabled(True)
        self.hide()
        self.left.emit()

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Say something beside the buttons."""
        role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.PlaceholderText
        self.hint.setForegroundRole(role)
        self.hint.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in ENTER:
            self.merge()
        else:
            event.accept()  # no key of the page acts meanwhile


class SpeakerMergeRow(MergeRow):
    """Merges the speaker shown into another one."""

    entity = "speaker"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, find.speakers(context), parent)

    def say(self) -> None:
        super().say()
        words = self.tr("Merge into which speaker? A few letters of any of their names")
        self.into.setPlaceholderText(words)
        self.into.setAccessibleName(words)
        self.setAccessibleName(self.tr("Merge the speaker into another one"))
        self.taken(self.into.choice)

    def taken(self, choice: Choice | None) -> None:
        self.tell(self.tr("Names, roles and quotes all go there; Undo brings both back.") if choice else "")

    def do_merge(self, keep_id: int) -> None:
        self.context.do(speakers.merge, keep_id, self.record_id, done=self.merged, failed=self.refused)


class ClaimMergeRow(MergeRow):
    """Merges the claim shown into another one, and asks which stance holds where the two differ."""

    entity = "claim"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.reversed, self.clashes = QCheckBox(), ClashList(context)
        super().__init__(context, find.claims(context), parent)
        self.reversed.setObjectName("claim_merge_reversed")
        self.reversed.toggled.connect(self._look)
        self.body.insertWidget(1, self.reversed)
        self.body.insertWidget(2, self.clashes)
        QWidget.setTabOrder(self.into, self.reversed)

    def say(self) -> None:
        super().say()
        words = self.tr("Merge into which claim? A few of its words")
        self.into.setPlaceholderText(words)
        self.into.setAccessibleName(words)
        self.reversed.setText(self.tr("It says the contrary: turn its stances around"))
        self.reversed.setAccessibleName(self.reversed.text())
        self.setAccessibleName(self.tr("Merge the claim into another one"))
        self._look()

    def ask(self, record_id: int) -> None:
        self.reversed.setChecked(False)
        super().ask(record_id)

    def taken(self, choice: Choice | None) -> None:
        self._look()
        self.clashes.focus_open_one()

    @Slot()
    def _look(self) -> None:
        """Ask about the quotes that are linked to both claims with different stances."""
        choice = self.into.choice
        found = (
            clashes.between(
                self.context.project, choice.id, self.record_id, reversed_stances=self.reversed.isChecked()
            )
            if choice
            else ()
        )
        self.clashes.show_clashes(found)
        if found:
            self.tell(self.tr("Choose the stance that holds for each of these quotes: 1, 2 or 3."))
        elif choice:
            self.tell(self.tr("Its links go there; words, status and verdict of that one stay."))
        else:
            self.tell("")

    def do_merge(self, keep_id: int) -> None:
        chosen: dict[int, Stance] = self.clashes.chosen()
        self.context.do(
            claims.merge,
            keep_id,
            self.record_id,
            self.reversed.isChecked(),
            chosen,
            done=self.merged,
            failed=self.refused,
        )

    @Slot()
    def merge(self) -> None:
        if self.into.choice is not None and not self.clashes.is_decided:
            self.clashes.focus_open_one()
            self.tell(
                self.tr("Choose the stance that holds for each of these quotes: 1, 2 or 3."), wrong=True
            )
            return
        super().merge()
