"""One of two speakers who may be one: names, roles, how much they said, and some of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.queries import quotes
from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteFilter
from tracker.text.bidi import isolate
from ui import naming, quotation, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.widgets.words import Words

SAMPLES, LONGEST = 2, 160
"""Quotes that are shown, and how many characters of each."""


class SpeakerSide(QFrame):
    """`pressed()`: this one is to stay. `is_kept` draws it as the one that stays."""

    pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.speaker_id = 0
        self._kept = self._decided = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.mark, self.name, self.facts = Words(), Words(reading=True), Words()
        self.said = [Words(reading=True) for _ in range(SAMPLES)]
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 2))
        for part in (self.mark, self.name, self.facts, *self.said):
            layout.addWidget(part)
        layout.addStretch(1)
        in_words(self, self._say)

    def show_speaker(self, speaker_id: int, *, kept: bool, decided: bool) -> None:
        """Show this speaker, as the one that stays or not, if that is decided."""
        self.speaker_id, self._kept, self._decided = speaker_id, kept, decided
        self._say()
        self.update()

    @property
    def is_kept(self) -> bool:
        """True if this is the one that stays."""
        return self._kept

    def _say(self) -> None:
        stays, goes = self.tr("✓ This name stays"), self.tr("becomes another name")
        self.mark.set_text(stays if self._kept else goes if self._decided else "")
        if not self.speaker_id:
            return
        project, wording = self._context.project, self._context.wording
        speaker = speaker_queries.get(project, self.speaker_id)
        self.name.set_pieces([Piece(isolate(speaker.name), Look.BOLD)])
        names = [speaker.latin_name, *(each.name for each in speaker_queries.aliases(project, speaker.id))]
        roles = [naming.role_title(role, wording) for role in speaker_queries.roles(project, speaker.id)]
        wanted = QuoteFilter(speakers=(speaker.id,))
        separator = wording.sentence("lists.separator")
        facts = [separator.join(isolate(name) for name in names if name), *roles]
        facts.append(
            f"{wording.word(speaker.kind)} · {wording.count('quotes', quotes.count(project, wanted))}"
        )
        self.facts.set_text("\n".join(each for each in facts if each))
        rows = list(quotes.rows(project, QuoteFilter(speakers=(speaker.id,), limit=SAMPLES)))
        said = [quotation.in_marks(_cut(row.quote.text), row.quote.kind) for row in rows]
        for words, text in zip(self.said, [*said, *[""] * SAMPLES], strict=False):
            words.set_text(text)
        self.setAccessibleName(f"{self.mark.text}: {speaker.name}. {self.facts.text}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kept:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            painter.end()


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"
