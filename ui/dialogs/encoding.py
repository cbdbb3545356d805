"""A text that does not say how its letters are written: the encodings, and how it reads in each."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from tracker.exchange.texts.encodings import UNREADABLE, preview
from tracker.text.bidi import isolate
from ui import theme
from ui.i18n import in_words
from ui.import_job import Outcome
from ui.widgets.words_edit import WordsEdit

LINES_SHOWN = 40
MOST_LINES_NAMED = 8


class EncodingDialog(QDialog):
    """Shows the head of a file in the encoding proposed, and in any other; `chosen` carries the answer."""

    chosen = Signal(str)

    def __init__(self, outcome: Outcome, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("encoding_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outcome = outcome
        self._build()
        in_words(self, self._say)
        self.encoding.currentIndexChanged.connect(self._look)
        self.encoding.setFocus()

    def _build(self) -> None:
        self.question = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.encoding = QComboBox()
        self.encoding.setObjectName("encoding_choice")
        for name in self._outcome.encodings:
            self.encoding.addItem("", name)
        self.preview = WordsEdit()
        self.preview.setObjectName("encoding_preview")
        self.preview.setReadOnly(True)
        self.preview.setMinimumSize(theme.space(self, 140), theme.space(self, 60))
        self.warning = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.warning.setObjectName("encoding_warning")
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("encoding_take")
        self.take.setDefault(True)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.setObjectName("encoding_leave")
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self.question)
        layout.addWidget(self.encoding, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.warning)
        layout.addWidget(self.buttons)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Encoding of a text"))
        asked = self.tr("“{file}” does not say its encoding. Choose the one in which its words read right.")
        self.question.setText(asked.format(file=isolate(self._outcome.path.name)))
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.preview.setAccessibleName(self.tr("The text in this encoding"))
        for place in range(self.encoding.count()):
            self.encoding.setItemText(place, self._named(self.encoding.itemData(place)))
        self.take.setText(self.tr("It reads right: take it"))
        self.take.setAccessibleName(self.take.text())
        self.leave.setText(self.tr("Leave it out"))
        self.leave.setAccessibleName(self.leave.text())
        self._look()

    def _named(self, encoding: str) -> str:
        """What people know an encoding by, with its name."""
        known = {
            "windows-1256": self.tr("Arabic, Windows ({encoding})"),
            "iso-8859-6": self.tr("Arabic, ISO ({encoding})"),
            "mac-arabic": self.tr("Arabic, old Macintosh ({encoding})"),
            "cp720": self.tr("Arabic, DOS ({encoding})"),
            "cp864": self.tr("Arabic, old DOS ({encoding})"),
            "utf-8": self.tr("Unicode ({encoding})"),
            "utf-16-le": self.tr("Unicode, two bytes a letter ({encoding})"),
            "utf-16-be": self.tr("Unicode, two bytes turned around ({encoding})"),
            "windows-1252": self.tr("Western European, Windows ({encoding})"),
        }
        return known.get(encoding, "{encoding}").format(encoding=isolate(encoding))

    @Slot()
    def _look(self) -> None:
        """Show the text in the encoding that is chosen, and the lines in it that do not read."""
        shown = preview(self._outcome.data, self.encoding.currentData())
        lines = shown.text.replace(UNREADABLE, "\ufffd").splitlines()[:LINES_SHOWN]
        self.preview.show_exactly("\n".join(lines))
        self.take.setEnabled(not shown.unreadable)
        self.warning.setVisible(bool(shown.unreadable))
        named = ", ".join(map(str, shown.unreadable[:MOST_LINES_NAMED]))
        more = len(shown.unreadable) - MOST_LINES_NAMED
        said = self.tr("Not readable in this encoding: lines {lines}.")
        if more > 0:
            said = self.tr("Not readable in this encoding: lines {lines} and %n more.", "", more)
        self.warning.setText(said.format(lines=isolate(named)))

    @Slot()
    def _take(self) -> None:
        self.chosen.emit(self.encoding.currentData())
        self.accept()
