"""Every key that does something, on one sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import direction, theme
from ui.i18n import in_words
from ui.shortcuts import ARABIC_KEYS

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Rows = list[tuple[str, str]]
"""What is done, and the keys that do it."""

COLUMNS = 3


class ShortcutsDialog(QDialog):
    """The menus' actions with their keys, and the keys that the pages know beside them. Esc closes it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("shortcuts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setObjectName("shortcuts_sheet")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.setObjectName("shortcuts_close")
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(self, 3))
        layout.addWidget(self._hint)
        layout.addWidget(self._area, 1)
        layout.addWidget(buttons)
        self.resize(theme.space(self, 270), theme.space(self, 170))
        in_words(self, self._say)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._hint.setText(
            self.tr(
                "Under an Arabic keyboard layout the same keys do the same. Single letters act outside text."
            )
        )
        self._area.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAccessibleName(self.close_button.text())
        self._area.setWidget(self._sheet())

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setSpacing(theme.space(self, 10))
        made = [QVBoxLayout() for _ in range(COLUMNS)]
        lengths = [0] * COLUMNS
        for title, rows in self._groups():
            shortest = lengths.index(min(lengths))
            made[shortest].addWidget(self._group(title, rows))
            lengths[shortest] += len(rows) + 2
        for column in made:
            column.addStretch(1)
            columns.addLayout(column, 1)
        return sheet

    def _groups(self) -> list[tuple[str, Rows]]:
        menus = [
            (title, [(action.text().replace("&&", "&"), action.shortcut()) for action in actions])
            for title, actions in self._window.menus.table()
        ]
        by_menu = [
            (title, [(words, _keys(keys)) for words, keys in rows if not keys.isEmpty()])
            for title, rows in menus
        ]
        return [*self._on_pages(), *by_menu]

    def _on_pages(self) -> list[tuple[str, Rows]]:
        copy = (self.tr("Copy the quote with its attribution"), "Ctrl+C")
        status, source = (self.tr("Status"), _letter("S")), (self.tr("Open the source"), _letter("O"))
        return [
            (
                self.tr("On every page"),
                [
                    (self.tr("Edit"), "F2"),
                    (self.tr("Delete"), "Del"),
                    (self.tr("Take what a list offers"), "Enter"),
                    (self.tr("Leave what is open, then clear the filters"), "Esc"),
                ],
            ),
            (
                self.tr("In a form"),
                [
                    (self.tr("Save, and go on to the next"), "Ctrl+Enter"),
                    (self.tr("Save"), "Ctrl+S"),
                    (self.tr("Quote the words selected in the text"), "Ctrl+Shift+Q"),
                    (self.tr("Between the form and the text"), "F6"),
                ],
            ),
            (
                self.tr("On the quotes"),
                [
                    (self.tr("Link to a claim"), _letter("L")),
                    status,
                    source,
                    (self.tr("Filter panel"), _letter("F")),
                    (self.tr("Show the whole quote over the list"), "Space"),
                    (self.tr("Select all that the filter shows"), "Ctrl+A"),
                    copy,
                    (self.tr("Copy the selected quotes as a table"), "Ctrl+Shift+C"),
                ],
            ),
            (
                self.tr("On a claim"),
                [
                    (self.tr("Verdict"), _letter("V")),
                    status,
                    (self.tr("Add a quote"), _letter("A")),
                    (self.tr("Merge into another one"), _letter("M")),
                    (self.tr("Add a supporting, disputing or mentioning quote"), "1  2  3"),
                ],
            ),
            (
                self.tr("On the card of a quote"),
                [
                    (self.tr("Stance: supports, disputes, mentions"), "1  2  3"),
                    status,
                    (self.tr("Note"), _letter("N")),
                    (self.tr("The words that bear on the claim"), _letter("F")),
                    (self.tr("Unfold"), "Space"),
                    source,
                    (self.tr("Open the speaker"), _letter("P")),
                    (self.tr("Unlink"), "Del"),
                    copy,
                ],
            ),
            (
                self.tr("On a speaker"),
                [
                    (self.tr("Rename"), _letter("R")),
                    (self.tr("Add another name"), _letter("A")),
                    (self.tr("Merge into another one"), _letter("M")),
                    (self.tr("Similar names"), _letter("D")),
                ],
            ),
            (
                self.tr("On a source"),
                [
                    (self.tr("Quote the selected words"), _letter("Q")),
                    (self.tr("Repair places"), _letter("R")),
                    (self.tr("Find in the text: next, previous"), "F3  Shift+F3"),
                    (self.tr("Larger or smaller text"), "+  -"),
                ],
            ),
            (
                self.tr("On a suggestion"),
                [
                    (self.tr("Next, previous"), f"{_letter('J')}   {_letter('K')}"),
                    (self.tr("Keep"), "Enter"),
                    (self.tr("Keep all that are likely"), "Shift+Enter"),
                    (self.tr("Dismiss"), "Del"),
                    (self.tr("Change it in the form, then keep it"), _letter("E")),
                    (self.tr("The speaker is the one proposed"), _letter("I")),
                    (self.tr("Move its end by a word"), "[  ]"),
                    (self.tr("Move its start by a word"), "{  }"),
                    (self.tr("In the list: move its end by a letter"), "Shift+← →"),
                    (self.tr("In the list: move its start by a letter"), "Ctrl+Shift+← →"),
                ],
            ),
        ]

    def _group(self, title: str, rows: Rows) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setColumnStretch(0, 1)
        grid.setContentsMargins(0, 0, 0, theme.space(self, 4))
        grid.setVerticalSpacing(theme.space(self, 1))
        heading = QLabel(title, textFormat=Qt.TextFormat.PlainText)
        font = QFont(heading.font())
        font.setBold(True)
        heading.setFont(font)
        grid.addWidget(heading, 0, 0, 1, 2)
        for place, (words, keys) in enumerate(rows, 1):
            label = QLabel(words, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
            # A word of the other language stands at the same side as the rest.
            same = direction.of_text(words, self.layoutDirection()) == self.layoutDirection()
            label.setAlignment(Qt.AlignmentFlag.AlignLeading if same else Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(label, place, 0)
            cap = QLabel(keys, textFormat=Qt.TextFormat.PlainText)
            cap.setForegroundRole(QPalette.ColorRole.Link)
            grid.addWidget(cap, place, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        return group


def _keys(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _letter(latin: str) -> str:
    """A letter key under both layouts."""
    return f"{latin}   {ARABIC_KEYS[latin]}"
