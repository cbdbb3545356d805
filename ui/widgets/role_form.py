"""A form for one role of a speaker: title, organization, and when it was held."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.errors import Conflict, IsnadError
from tracker.queries import stored
from tracker.queries.drafts import Draft
from tracker.records import Changes, SpeakerRole
from tracker.services import drafts, speakers
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.three_ways import ThreeWays
from ui.widgets.buttons import click_focused
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.form_draft import FormDraft
from ui.widgets.words_edit import LineEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoleForm(QWidget):
    """What is typed stays until it is stored. `left()` once it is, or is not to be.

    Cancelling drops it; what else hides the form, or ends the program, does not.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._role = SpeakerRole()
        self.setObjectName("role_form")
        self.role_title, self.organization = LineEdit(), LineEdit()
        self.role_title.setObjectName("role_title")
        self.organization.setObjectName("role_organization")
        self.from_on, self.until_on = DateEdit(context), DateEdit(context)
        self.from_on.line.setObjectName("role_from")
        self.until_on.line.setObjectName("role_until")
        self.fields = {
            name: Field(editor)
            for name, editor in (
                ("title", self.role_title),
                ("organization", self.organization),
                ("from_on", self.from_on),
                ("until_on", self.until_on),
            )
        }
        self.error = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.error.setForegroundRole(QPalette.ColorRole.BrightText)
        self.save_button, self.leave_button = QPushButton(), QPushButton()
        self.save_button.setObjectName("role_save")
        self.save_button.clicked.connect(self.save)
        self.leave_button.setObjectName("role_leave")
        self.leave_button.clicked.connect(self._leave)
        self.conflict = ConflictPanel(context, "speaker_role")
        self.conflict.mine_wanted.connect(self._save_mine)
        self.conflict.theirs_wanted.connect(self._take_theirs)
        self._lay_out()
        self.draft = FormDraft(context.drafts, "speaker_role", self._texts, self)
        self.draft.watch(self)
        in_words(self, self._say)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space(self, 2))
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.conflict)
        layout.addLayout(grid)
        layout.addWidget(self.error)
        layout.addLayout(buttons)

    def _say(self) -> None:
        for name, field in self.fields.items():
            field.say(self._context.wording.field("speaker_role", name))
        self.save_button.setText(self.tr("Save"))
        self.save_button.setAccessibleName(self.tr("Save the role"))
        self.leave_button.setText(self.tr("Cancel"))
        self.leave_button.setAccessibleName(self.tr("Leave without saving"))

    def start_new(self, speaker_id: int) -> None:
        """Begin a new role of this speaker, or go on with the one begun before."""
        self.put_away()
        theirs = str(speaker_id)
        draft = self._context.drafts.take_new(
            "speaker_role", lambda draft: draft.fields.get("speaker_id") == theirs
        )
        self._begin(SpeakerRole(speaker_id=speaker_id), draft)

    @Slot(object)
    def edit(self, role: SpeakerRole) -> None:
        """Change a role, or go on with the changes begun before."""
        self.put_away()
        self._begin(role, self._context.drafts.take_of("speaker_role", role.id))

    def go_on(self, role: SpeakerRole, draft: Draft) -> None:
        """Go on with what an earlier session has left of this role, which is new without an id."""
        self.put_away()
        self._context.drafts.accept(draft)
        self._begin(role, draft)

    def put_away(self) -> None:
        """Hide the form; what was typed is kept for coming back."""
        self.draft.put_away()
        self.hide()

    def _begin(self, role: SpeakerRole, draft: Draft | None) -> None:
        self._role = role
        self._show_role(role)
        self._say_error("")
        self.conflict.hide()
        # Whose a new role is has to be kept with it, but is nothing that anyone has typed.
        texts = self._texts()
        self.draft.begin(role.id, role.revision, texts if role.id else {**texts, "speaker_id": ""})
        if draft is not None:
            self._resume(draft)
        self.show()
        self.role_title.setFocus()

    def _show_role(self, role: SpeakerRole) -> None:
        self.role_title.setText(role.title)
        self.organization.setText(role.organization)
        self.from_on.set_iso(role.from_on)
        self.until_on.set_iso(role.until_on)

    def _resume(self, draft: Draft) -> None:
        is_up_to_date = self.draft.resume(draft)
        texts = {**self._texts(), **draft.fields}
        self.role_title.setText(texts["title"])
        self.organization.setText(texts["organization"])
        for name, editor in (("from_on", self.from_on), ("until_on", self.until_on)):
            if texts[f"{name}_typed"]:
                editor.set_typed(texts[f"{name}_typed"])
            else:
                editor.set_iso(texts[name])
        if not is_up_to_date:
            saved, self._role = self._role, self.conflict.base(self._role.id, draft.base_revision)
            self._meet(saved)

    def _texts(self) -> dict[str, str]:
        """What stands in each field, to the letter; of a date the words only while they mean none."""
        texts = {
            "title": self.role_title.text(),
            "organization": self.organization.text(),
            "speaker_id": str(self._role.speaker_id),
        }
        for name, editor in (("from_on", self.from_on), ("until_on", self.until_on)):
            texts[name] = editor.iso()
            texts[f"{name}_typed"] = "" if editor.iso() else editor.typed()
        return texts

    @Slot()
    def save(self) -> None:
        """Store the role; a date that is not understood is refused first."""
        wrong = self.from_on.error or self.until_on.error
        if wrong:
            self._refused(wrong)
            return
        role = self._typed()
        verb = speakers.edit_role if role.id else speakers.add_role
        self._context.do(drafts.save, *self.draft.key, verb, role, done=self._stored, failed=self._refused)

    def _typed(self) -> SpeakerRole:
        return replace(
            self._role,
            title=self.role_title.text().strip(),
            organization=self.organization.text().strip(),
            from_on=self.from_on.iso(),
            until_on=self.until_on.iso(),
        )

    def _stored(self, _: Changes) -> None:
        self._leave()

    def _meet(self, theirs: SpeakerRole) -> None:
        self.conflict.show_three(ThreeWays("speaker_role", self._role, theirs, self._typed()), self._take)

    def _take(self, columns: Sequence[str], role: SpeakerRole) -> None:
        """Put these columns of a role into the fields; the others stay as they are."""
        self._show_role(replace(self._typed(), **{column: getattr(role, column) for column in columns}))

    @Slot()
    def _save_mine(self) -> None:
        """Save what stands here as a change of what was saved elsewhere, as far as that has been seen."""
        self._role = self.conflict.theirs
        self.draft.rebase(self._role.revision)
        self.conflict.hide()
        self.save()

    @Slot()
    def _take_theirs(self) -> None:
        """Show the role as it was saved elsewhere; what was typed is dropped."""
        self.draft.drop()
        self._begin(self.conflict.theirs, None)

    def _refused(self, error: IsnadError) -> None:
        if isinstance(error, Conflict):
            self._meet(stored.get(self._context.project, "speaker_role", self._role.id))
            return
        self._say_error(self._context.wording.error(error))

    def _say_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

    @Slot()
    def _leave(self) -> None:
        self.draft.drop()
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if not click_focused(self):
                self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
