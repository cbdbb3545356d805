"""What an earlier session has left unsaved, line by line, each to be gone on with or dropped."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tracker.errors import InputRefused
from tracker.queries import claims, quotes, sources, speakers
from tracker.queries.drafts import Draft
from tracker.services.project import Project
from tracker.text.bidi import isolate
from ui import date_words, theme
from ui.context import Context
from ui.i18n import in_words
from ui.icons import icon

LONGEST = 60
"""Characters of the words by which a draft is known again."""

MOST_LINES = 3
"""More are scrolled to: the work of today needs the room."""

WORDS = {
    "quote": ("words", "speaker"),
    "claim": ("text",),
    "speaker": ("name",),
    "speaker_role": ("title", "organization"),
    "source": ("title", "text"),
}
"""Fields that a draft is known by, the best first."""


class DraftOffers(QFrame):
    """Hidden where there is nothing to offer, and when it is put off till the next start.

    - `go_on_asked(Draft)`: it is to be gone on with, in its form.
    - `dismissed(Draft)`: it was dropped.
    """

    go_on_asked = Signal(object)
    dismissed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_offers")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._context = context
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self.later = QToolButton(autoRaise=True)
        self.later.setObjectName("drafts_later")
        self.later.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self.lines: list[tuple[QPushButton, QPushButton]] = []
        context.drafts.offers_changed.connect(self._show)
        in_words(self, self._say)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Not saved yet"))
        self.later.setIcon(icon("x"))
        self.later.setToolTip(self.tr("Later: kept, and offered again at the next start"))
        self.later.setAccessibleName(self.tr("Later"))
        self._show()

    @Slot()
    def _show(self) -> None:
        offers = self._context.drafts.offers
        had_focus = self._area.isAncestorOf(self.focusWidget() or self)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space(self, 1))
        grid.setHorizontalSpacing(theme.space(self, 3))
        grid.setColumnStretch(1, 1)
        self.lines = [self._add_line(grid, row, draft) for row, draft in enumerate(offers)]
        self._area.setWidget(inside)
        if self.lines:
            height = self.lines[0][0].sizeHint().height() + grid.verticalSpacing()
            self._area.setFixedHeight(min(len(self.lines), MOST_LINES) * height)
            if had_focus:
                self.lines[0][0].setFocus()
        self.setVisible(bool(self.lines))

    def _add_line(self, grid: QGridLayout, row: int, draft: Draft) -> tuple[QPushButton, QPushButton]:
        # Its parts are isolated each; together they run as the sentence does.
        moment = date_words.moment(draft.kept_at, self._context.wording)
        said = self._sentence(draft).format(moment=moment)
        words = QLabel(known_by(self._context.project, draft), textFormat=Qt.TextFormat.PlainText)
        words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        words.setMinimumWidth(1)  # cut where the window is narrow, rather than widening it
        go_on, dismiss = QPushButton(self.tr("Continue")), QPushButton(self.tr("Discard"))
        for button, name, spoken in (
            (go_on, "continue", self.tr("Continue: {draft}")),
            (dismiss, "discard", self.tr("Discard: {draft}")),
        ):
            button.setObjectName(f"draft_{name}_{row + 1}")
            button.setAccessibleName(spoken.format(draft=isolate(said)))
        go_on.clicked.connect(lambda: self.go_on_asked.emit(draft))
        dismiss.clicked.connect(lambda: self._dismiss(draft))
        grid.addWidget(QLabel(said, textFormat=Qt.TextFormat.PlainText), row, 0)
        # No wider than it must be: then it stands beside its line, whichever way its words run.
        grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(go_on, row, 2)
        grid.addWidget(dismiss, row, 3)
        return go_on, dismiss

    def _sentence(self, draft: Draft) -> str:
        match draft.entity:
            case "quote":
                new, old = (
                    self.tr("Not saved yet: a new quote ({moment})"),
                    self.tr("Not saved yet: changes to a quote ({moment})"),
                )
            case "claim":
                new, old = (
                    self.tr("Not saved yet: a new claim ({moment})"),
                    self.tr("Not saved yet: changes to a claim ({moment})"),
                )
            case "speaker":
                new, old = (
                    self.tr("Not saved yet: a new speaker ({moment})"),
                    self.tr("Not saved yet: changes to a speaker ({moment})"),
                )
            case "speaker_role":
                new, old = (
                    self.tr("Not saved yet: a new role ({moment})"),
                    self.tr("Not saved yet: changes to a role ({moment})"),
                )
            case _:
                new, old = (
                    self.tr("Not saved yet: a new source ({moment})"),
                    self.tr("Not saved yet: changes to a source ({moment})"),
                )
        return new if draft.is_new else old

    def _dismiss(self, draft: Draft) -> None:
        self._context.drafts.dismiss(draft)
        self.dismissed.emit(draft)


def known_by(project: Project, draft: Draft) -> str:
    """The first words of a new record, or of the one that is changed; empty if it has none."""
    typed = (draft.fields.get(name, "") for name in WORDS.get(draft.entity, ()))
    found = next((text for text in typed if text.strip()), "")
    words = " ".join((found if draft.is_new else _stored_words(project, draft) or found).split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _stored_words(project: Project, draft: Draft) -> str:
    try:
        match draft.entity:
            case "quote":
                return quotes.get(project, draft.row_id).text
            case "claim":
                return claims.get(project, draft.row_id).text
            case "speaker":
                return speakers.get(project, draft.row_id).name
            case "speaker_role":
                return speakers.role(project, draft.row_id).title
            case _:
                return sources.get(project, draft.row_id).title
    except InputRefused:
        return ""  # purged since
