"""The suggestion that is looked at, on a small card: who speaks, how sure it is, and what can be done."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteKind
from tracker.text.bidi import isolate
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.walk import Offer, Walk
from ui.widgets.chip import Chip
from ui.widgets.words import Words

SURE = 0.8
"""From here on a suggestion follows a rule that seldom errs."""


class SuggestionCard(QFrame):
    """Follows the walk.

    - `edit_asked()`: the suggestion is to be changed in the form before it is kept.
    """

    edit_asked = Signal()

    def __init__(self, context: Context, walk: Walk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion_card")
        self._context = context
        self._walk = walk
        self.speaker = Words()
        self.speaker.setObjectName("suggestion_speaker")
        bold = QFont(self.speaker.font())
        bold.setBold(True)
        self.speaker.setFont(bold)
        self.detail = Words()
        self.detail.setObjectName("suggestion_detail")
        self.detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sureness = Chip()
        self.sureness.setObjectName("suggestion_sureness")
        self.sureness.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.same = QPushButton()
        self.same.setObjectName("suggestion_same_speaker")
        self.same.clicked.connect(self.take_known)
        self.buttons = {
            "keep": self._button("suggestion_keep", walk.keep),
            "dismiss": self._button("suggestion_dismiss", walk.dismiss),
            "edit": self._button("suggestion_edit", self.edit_asked),
        }
        self._lay_out()
        walk.current_changed.connect(self._show)
        in_words(self, self._say)

    def _button(self, name: str, asked: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(asked)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(self, 2))
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        same = QHBoxLayout()
        same.addWidget(self.same)
        same.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(self, 3), 0, theme.space(self, 2), 0)
        layout.setSpacing(theme.space(self, 1))
        layout.addWidget(self.speaker)
        layout.addWidget(self.detail)
        layout.addWidget(self.sureness)
        layout.addLayout(same)
        layout.addStretch(1)
        layout.addLayout(row)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("The suggestion"))
        for name, words, key in (
            ("keep", self.tr("Keep"), "⏎"),
            ("dismiss", self.tr("Dismiss"), "Del"),
            ("edit", self.tr("Change"), "E"),
        ):
            self.buttons[name].setText(f"{words}  {key}")
            self.buttons[name].setAccessibleName(words)
        self._show()

    @Slot()
    def _show(self) -> None:
        offer = self._walk.current
        self.setVisible(offer is not None)
        if offer is not None:
            self.speaker.set_text(self._speaker_words(offer))
            self.detail.set_text(self._detail_words(offer))
            self.detail.setVisible(bool(self.detail.text))
            sign, words, shade = self._sureness(offer.suggestion.confidence)
            self.sureness.show_word(sign, words, theme.colour(shade, self.palette()))
            self._show_same()

    def _speaker_words(self, offer: Offer) -> str:
        taken_for = self._walk.taken_for
        if taken_for:
            return speaker_queries.get(self._context.project, taken_for).name
        return offer.suggestion.speaker or self.tr("Who speaks is not plain")

    def _detail_words(self, offer: Offer) -> str:
        """Who the project knows under the name, the role as written, how it is told, and to whom."""
        suggestion, wording = offer.suggestion, self._context.wording
        parts = [
            self._known_words(),
            isolate(suggestion.role) if suggestion.role else "",
            wording.word(suggestion.kind) if suggestion.kind is not QuoteKind.DIRECT else "",
            self.tr("said to {venue}").format(venue=isolate(suggestion.venue)) if suggestion.venue else "",
        ]
        return wording.sentence("lists.separator").join(part for part in parts if part)

    def _known_words(self) -> str:
        who, current = self._walk.who, self._walk.current
        if self._walk.taken_for or who.known or current is None or not current.suggestion.speaker:
            return ""
        if who.bearers:
            return self.tr("several speakers have this name")
        return self.tr("unnamed") if who.is_unnamed else self.tr("new speaker")

    def _sureness(self, confidence: float) -> tuple[str, str, theme.Shade]:
        if confidence >= SURE:
            return "●", self.tr("Very likely a quote"), theme.GREEN
        if self._walk.current and self._walk.current.is_likely:
            return "◐", self.tr("Likely a quote"), theme.BLUE
        return "○", self.tr("Not sure: look at it"), theme.ORANGE

    # The same speaker under another name

    def _show_same(self) -> None:
        resembles = self._walk.who.resembles
        self.same.setVisible(resembles is not None)
        if resembles is None:
            return
        name = isolate(resembles.name.replace("&", "&&"))
        taken = self._walk.taken_for == resembles.id
        words = self.tr("Not {name} after all") if taken else self.tr("Is it {name}?")
        self.same.setText(f"{words.format(name=name)}  I")
        self.same.setAccessibleName(words.format(name=name))

    @Slot()
    def take_known(self) -> None:
        """Say that the speaker is the one whom the card proposes, or take that back."""
        resembles = self._walk.who.resembles
        if resembles is not None:
            self._walk.take_for(0 if self._walk.taken_for == resembles.id else resembles.id)
