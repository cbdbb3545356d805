"""The roles a speaker held, in order of time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from tracker.queries import speakers as speaker_queries
from tracker.queries.drafts import Draft
from tracker.records import SpeakerRole
from tracker.services import speakers
from tracker.text import dates
from tracker.text.bidi import isolate
from ui import date_words, naming
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.icons import icon
from ui.widgets.card import Card, neighbour
from ui.widgets.card_column import CardColumn
from ui.widgets.role_form import RoleForm
from ui.widgets.words import Words


class SpeakerRoles(CardColumn):
    """Roles as cards. Enter on one changes it, Del takes it away."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._speaker_id = 0
        self.setObjectName("speaker_roles")
        self.more.setObjectName("speaker_roles_more")
        self.add_button = QToolButton(autoRaise=True)
        self.add_button.setObjectName("speaker_add_role")
        self.add_button.setEnabled(context.project.writable)
        self.add_button.clicked.connect(self.add_new)
        self.top.addWidget(self.add_button)
        self.form = RoleForm(context)
        self.form.left.connect(self.add_button.setFocus)
        self.form.hide()
        self.set_first(self.form)
        in_words(self, self._say)

    def _say(self) -> None:
        self.heading.setText(self.tr("Roles"))
        self.setAccessibleName(self.tr("Roles"))
        self.empty.set_text(self.tr("No role is recorded"))
        self.add_button.setIcon(icon("plus"))
        self.add_button.setToolTip(self.tr("Add a role"))
        self.add_button.setAccessibleName(self.tr("Add a role"))

    def show_roles(self, speaker_id: int) -> None:
        """Show the roles of this speaker, the earliest first, those without a beginning before them."""
        if speaker_id != self._speaker_id:
            self.form.put_away()
        self._speaker_id = speaker_id
        roles = sorted(speaker_queries.roles(self._context.project, speaker_id), key=_first_day)
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.set_cards([self._card(role) for role in roles])

    def _card(self, role: SpeakerRole) -> "RoleCard":
        card = RoleCard(self._context, role)
        card.edit_asked.connect(self.form.edit)
        card.left_by.connect(self._go)
        return card

    @Slot()
    def add_new(self) -> None:
        """Begin a new role."""
        if self._context.project.writable:
            self.form.start_new(self._speaker_id)

    def go_on(self, role: SpeakerRole, draft: Draft) -> None:
        """Go on with what an earlier session has left of a role of the speaker shown."""
        self.form.go_on(role, draft)

    @Slot(object, object)
    def _go(self, card: Card, key: Qt.Key) -> None:
        target = neighbour((self.cards,), (), card, key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class RoleCard(Card):
    """One role. `edit_asked(role)`: it is to be changed."""

    edit_asked = Signal(object)

    def __init__(self, context: Context, role: SpeakerRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.role = role
        self.setObjectName(f"speaker_role_{role.id}")
        self.words = Words()
        self.content.addWidget(self.words)
        if context.project.writable:
            self.keys.on("Del", self._trash)
            self.keys.on("F2", self._edit)
            self.opened.connect(self._edit)
        in_words(self, self._say)

    def _say(self) -> None:
        title = naming.role_title(self.role, self._context.wording)
        held = self._held()
        self.words.set_pieces([Piece(title), Piece(f" · {held}" if held else "", Look.FAINT)])
        self.setAccessibleName(self.words.text)
        self.setToolTip(self.tr("Enter changes it, Del takes it away"))

    def _held(self) -> str:
        """Since and until when."""
        language = self._context.wording.language
        first, last = (
            isolate(date_words.bare(date, language)) if date else ""
            for date in (self.role.from_on, self.role.until_on)
        )
        if first and last:
            return self.tr("from {first} until {last}").format(first=first, last=last)
        if first:
            return self.tr("since {first}").format(first=first)
        return self.tr("until {last}").format(last=last) if last else ""

    def _edit(self) -> None:
        self.edit_asked.emit(self.role)

    def _trash(self) -> None:
        self._context.do(speakers.trash_role, self.role.id)


def _first_day(role: SpeakerRole) -> str:
    return dates.interval(role.from_on).first_day if role.from_on else ""
