"""A line across the top of the window that stays: the sample, a project that may only be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from tracker.text.bidi import isolate
from ui.opening import Opened


class Banner(QFrame):
    """One sentence and, if there is one thing to do about it, a button."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._button = QPushButton()
        self._button.setObjectName("banner_button")
        self._button.clicked.connect(self.asked)
        layout = QHBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self.hide()

    def say(self, text: str, button: str = "") -> None:
        """Show this sentence, with this word on the button; nothing at all if the text is empty."""
        self._text.setText(text)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text))

    def tell(self, opened: Opened) -> None:
        """Say what is to be known about a project; nothing if there is nothing, or not known yet."""
        self.say(*self._words(opened))

    def _words(self, opened: Opened) -> tuple[str, str]:
        if opened.mark("sample"):
            return self.tr("A project to try things in: do not enter your work here."), self.tr(
                "Start my own project"
            )
        if opened.holder:
            held = self.tr("Open for reading only: {holder} has this project open.")
            return held.format(holder=opened.holder), ""
        if not opened.writable:
            return self.tr("Open for reading only: this file or its folder cannot be written."), ""
        return self._where_it_lies(opened), ""

    def _where_it_lies(self, opened: Opened) -> str:
        """What is to be known about a place that other computers write too; empty for any other."""
        if opened.first is not None or opened.project.place is None:
            return ""  # before it is open nobody can write
        from tracker.places import PlaceKind

        place = opened.project.place
        if place.kind is PlaceKind.NETWORK:
            said = self.tr(
                "This project lies on a network drive ({name}), where a broken connection can damage it: "
                "keep it on this computer, and only copies there (File ▸ Save a copy)."
            )
        else:
            said = self.tr(
                "{name} syncs this project's folder, and two computers that write at once lose work: "
                "keep it in a folder of this computer, and only copies there (File ▸ Save a copy)."
            )
        return said.format(name=isolate(place.name))
