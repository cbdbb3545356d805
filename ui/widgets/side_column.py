"""One side of a claim: its quotes as cards, and a line to add another."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from tracker.records import Stance
from ui import find, theme
from ui.context import Context
from ui.i18n import in_words
from ui.icons import icon
from ui.widgets.card_column import CardColumn
from ui.widgets.completion import CompletionEdit

NAMES = {
    Stance.SUPPORTS: "supports_column",
    Stance.DISPUTES: "disputes_column",
    Stance.MENTIONS: "mentions_column",
}


class SideColumn(CardColumn):
    """The quotes with one stance.

    - `quote_chosen(stance, quote_id)`: this quote is to stand on this side.
    - `quote_wanted(stance, words)`: a quote that is not there yet is to be entered for this side.
    - `add_left()`: the line to add was closed.
    """

    quote_chosen = Signal(object, int)
    quote_wanted = Signal(object, str)
    add_left = Signal()

    def __init__(self, context: Context, stance: Stance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.stance = stance
        self._counts = (0, 0)
        self._only_new = False
        name = NAMES[stance]
        self.setObjectName(name)
        self.rule.set_shade(theme.sign(stance)[1])
        self.add_button = QToolButton(autoRaise=True)
        self.add_button.setObjectName(f"{name}_add")
        self.add_button.setEnabled(context.project.writable)
        self.add_button.clicked.connect(self.ask)
        self.top.addWidget(self.add_button)
        self.add_edit = _AddEdit(find.quotes(context), adds=True)
        self.add_edit.setObjectName(f"{name}_add_edit")
        self.add_edit.chosen.connect(self._take)
        self.add_edit.add_asked.connect(self._want)
        self.add_edit.left.connect(self._leave)
        self.add_edit.hide()
        self.set_first(self.add_edit)
        self.more.setObjectName(f"{name}_more")
        in_words(self, self._say)

    def count(self, speakers: int, quotes: int, *, only_new: bool) -> None:
        """Say in the heading how many stand here; `only_new`: not all of them are shown."""
        self._counts, self._only_new = (speakers, quotes), only_new
        self._say()

    def _say(self) -> None:
        title, nobody, add = self._sayings()
        speakers, quotes = self._counts
        sign, _ = theme.sign(self.stance)
        self.heading.setText(f"{sign} {title}  {speakers} ({quotes})" if quotes else f"{sign} {title}")
        wording = self._context.wording
        self.heading.setToolTip(
            self._context.say("lists.separator").join(
                [wording.count("speakers", speakers), wording.count("quotes", quotes)]
            )
        )
        self.setAccessibleName(title)
        self.empty.set_text("" if self._only_new else nobody)
        self.add_button.setIcon(icon("plus"))
        self.add_button.setToolTip(add)
        self.add_button.setAccessibleName(add)
        self.add_edit.setPlaceholderText(self.tr("Words of a quote, or who said it"))
        self.add_edit.setAccessibleName(add)

    def _sayings(self) -> tuple[str, str, str]:
        """The heading, the sentence for an empty side, and what the button does."""
        match self.stance:
            case Stance.SUPPORTS:
                return (
                    self.tr("Supporting it"),
                    self.tr("No statement in support of this claim is recorded here"),
                    self.tr("Add a quote that supports it (1)"),
                )
            case Stance.DISPUTES:
                return (
                    self.tr("Disputing it"),
                    self.tr("No statement that disputes this claim is recorded here"),
                    self.tr("Add a quote that disputes it (2)"),
                )
            case Stance.MENTIONS:
                return (
                    self.tr("Mentioning it without a stance"),
                    self.tr("No statement that only mentions this claim is recorded here"),
                    self.tr("Add a quote that mentions it (3)"),
                )

    # Adding

    @Slot()
    def ask(self) -> None:
        """Show the line to add a quote, ready to be typed in."""
        if self._context.project.writable:
            self.add_edit.show()
            self.add_edit.set_choice(None)
            self.add_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def asks(self) -> bool:
        """True while the line to add a quote is open."""
        return self.add_edit.isVisible()

    @Slot(int, str)
    def _take(self, quote_id: int, _: str) -> None:
        self.add_edit.set_choice(None)
        self.quote_chosen.emit(self.stance, quote_id)

    @Slot(str)
    def _want(self, words: str) -> None:
        self.add_edit.hide()
        self.quote_wanted.emit(self.stance, words)

    @Slot()
    def _leave(self) -> None:
        self.add_edit.hide()
        self.add_left.emit()


class _AddEdit(CompletionEdit):
    """`left()` on Esc, once the list is closed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.rows:
            self.left.emit()
        else:
            super().keyPressEvent(event)
