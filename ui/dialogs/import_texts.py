"""Several texts at once: what each file tells, which are there already, and which cannot be read."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.queries import sources as source_queries
from tracker.records import Source
from tracker.text.bidi import isolate
from ui import date_words, theme
from ui.context import Context
from ui.i18n import in_words
from ui.import_job import Outcome, as_source

LONGEST_TITLE_SHOWN = 90


class ImportTextsDialog(QDialog):
    """A row for each file, checked if its text is to be stored; `chosen` carries the sources, in order."""

    chosen = Signal(object)

    def __init__(self, context: Context, outcomes: list[Outcome], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_texts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.rows = [TextRow(context, outcome, self) for outcome in outcomes]
        self._uncheck_copies()
        self._build()
        in_words(self, self._say)
        self.go.setFocus()

    def _uncheck_copies(self) -> None:
        """A second copy among the files themselves is not to be stored twice either."""
        seen: set[str] = set()
        for row in self.rows:
            if row.source and row.source.text in seen:
                row.check.setChecked(False)
            elif row.source:
                seen.add(row.source.text)

    def _build(self) -> None:
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setSpacing(theme.space(self, 3))
        for row in self.rows:
            column.addWidget(row)
            row.check.toggled.connect(self._count)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("import_texts_list")
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumSize(theme.space(self, 180), theme.space(self, 80))
        area.setWidget(listed)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("import_texts_go")
        self.go.setDefault(True)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.setObjectName("import_texts_leave")
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self.summary)
        layout.addWidget(area, 1)
        layout.addWidget(self.buttons)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Texts from files"))
        self.summary.setText(self.tr("The checked texts become sources in one step, which you can undo."))
        self.leave.setText(self.tr("Store none"))
        self.leave.setAccessibleName(self.leave.text())
        for row in self.rows:
            row.say(self._context)
        self._count()

    @property
    def _checked(self) -> list[Source]:
        return [row.source for row in self.rows if row.source and row.check.isChecked()]

    @Slot()
    def _count(self) -> None:
        checked = len(self._checked)
        self.go.setText(self.tr("Store %n source(s)", "", checked))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(checked > 0)

    @Slot()
    def _go(self) -> None:
        self.chosen.emit(self._checked)
        self.accept()


class TextRow(QWidget):
    """One file: its title to be checked, what it tells, and what stands against storing it."""

    def __init__(self, context: Context, outcome: Outcome, parent: QWidget) -> None:
        super().__init__(parent)
        self.outcome = outcome
        self.source = as_source(outcome.text, outcome.path, context.wording) if outcome.text else None
        same = (
            source_queries.same_text(context.project, self.source.text, self.source.file_sha256)
            if self.source
            else ()
        )
        self._same = same[0].source.title if same else ""
        self.check = QCheckBox()
        self.check.setObjectName("import_texts_check")
        self.check.setEnabled(self.source is not None)
        self.check.setChecked(self.source is not None and not same)
        self.detail = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.remark = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.remark.setObjectName("import_texts_remark")
        self.remark.setForegroundRole(QPalette.ColorRole.BrightText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1))
        for widget in (self.check, self.detail, self.remark):
            layout.addWidget(widget)

    def say(self, context: Context) -> None:
        """Say what the file tells, in the present language."""
        title = self.source.title if self.source else self.outcome.path.name
        short = title if len(title) <= LONGEST_TITLE_SHOWN else f"{title[:LONGEST_TITLE_SHOWN]}…"
        self.check.setText(isolate(short.replace("&", "&&")))
        self.check.setAccessibleName(title)
        self.detail.setText(self._told(context))
        self.detail.setVisible(self.source is not None)
        self.remark.setText(self._against(context))
        self.remark.setVisible(bool(self.remark.text()))

    def _told(self, context: Context) -> str:
        if self.source is None:
            return ""
        on = self.source.published_on
        day = date_words.bare(on, context.wording.language) if on else ""
        told = (self.outcome.path.name, self.source.outlet, self.source.author, day)
        # Isolated words give a line no direction: it is the window's.
        mark = "\u200f" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "\u200e"
        return mark + " · ".join(isolate(words) for words in told if words)

    def _against(self, context: Context) -> str:
        if self.outcome.error:
            return context.wording.error(self.outcome.error)
        if self._same:
            return self.tr("In the project already: “{title}”").format(title=isolate(self._same))
        if self.outcome.text and self.outcome.text.unreadable:
            letters = context.wording.count("letters", self.outcome.text.unreadable)
            return context.say("messages.unreadable_letters", letters=letters, sign="\ufffd")
        return ""
