"""A line that offers to reopen a finished claim, since something new was linked to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.i18n import in_words
from ui.icons import icon


class ReopenOffer(QFrame):
    """Hidden until it is called for. `taken()` if the claim is to be reopened."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reopen_offer")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.reopen = QPushButton()
        self.reopen.setObjectName("reopen_claim")
        self.reopen.clicked.connect(self.hide)
        self.reopen.clicked.connect(self.taken)
        self.close_button = QToolButton(autoRaise=True)
        self.close_button.setObjectName("reopen_offer_close")
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.reopen)
        layout.addWidget(self.close_button)
        in_words(self, self._say)
        self.hide()

    def _say(self) -> None:
        self._text.setText(self.tr("This claim was finished before this quote was linked to it."))
        self.reopen.setText(self.tr("Review it again"))
        self.reopen.setAccessibleName(self.tr("Review the claim again"))
        self.close_button.setIcon(icon("x"))
        self.close_button.setToolTip(self.tr("Leave it finished"))
        self.close_button.setAccessibleName(self.tr("Leave it finished"))
