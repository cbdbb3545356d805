"""The editor that keeps people's words to the letter, of many lines; `LineEdit` is the one of a single line.

Qt drops some characters without a word when they are typed, and its documents cannot hold three others at
all. Here every character is either kept as it was typed or pasted, or refused by name.
"""

import re

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tracker.errors import InputRefused
from ui import direction, exact_text, pasted, theme
from ui.theme import ARABIC_LINE_HEIGHT, LINE_HEIGHT
from ui.widgets.line_edit import TAKEN_FOR_BYTE_ORDER, is_dropped_by_qt
from ui.widgets.line_edit import LineEdit as LineEdit

MOST_CHARACTERS = 1_000_000
"""What one field takes; a longer text is refused with its length, never cut."""

FIRST_LOOK = 10_000
"""Characters of a text that tell which direction most of its paragraphs likely have."""

LINES_WANTED = 5
"""Height asked for; a form gives its words what room the rest leaves."""

_PARAGRAPHS = re.compile("\r\n|[\n\r\u2029\ufdd0\ufdd1]")
"""Where Qt begins a new paragraph."""


def check(text: str, field: str, *, already: int = 0) -> None:
    """Raise `InputRefused` if an editor that holds `already` characters cannot take this text as it is."""
    exact_text.refuse_untypable(text, field)
    length = already + len(text)
    if length > MOST_CHARACTERS:
        raise InputRefused("text_too_long", field=field, length=length, limit=MOST_CHARACTERS)


def _is_untypable(text: str) -> bool:
    try:
        exact_text.refuse_untypable(text, "")
    except InputRefused:
        return True
    return False


def line_height(font: QFont, *, rtl: bool) -> int:
    """The line height of quoted words, in per cent of the font's own spacing and never below it."""
    wanted = (ARABIC_LINE_HEIGHT if rtl else LINE_HEIGHT) * QFontInfo(font).pixelSize()
    return max(100, round(100 * wanted / max(1, QFontMetrics(font).lineSpacing())))


class WordsEdit(QTextEdit):
    """Plain words of any length, each paragraph in its own direction; Tab leaves.

    - `changed()`: the words are different now, by whatever way.
    - `refused(InputRefused)`: something typed or pasted was not taken; nothing of it was. Must be shown.
    - `left(bool)`: the cursor went elsewhere; True if Tab took it there.
    """

    changed = Signal()
    refused = Signal(object)
    left = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, field: str = "text") -> None:
        super().__init__(parent)
        self.field = field
        self._aligning = False
        self._touched = (0, 0)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.set_reading_font()
        self.document().contentsChange.connect(self._note_touched)
        self.textChanged.connect(self._follow)
        if parent:
            parent.installEventFilter(self)

    def words(self) -> str:
        """The words to the letter; paragraphs are divided by LF."""
        return exact_text.read(self.document())

    def set_words(self, words: str) -> None:
        """Show other words, forgetting the editor's own undo; `InputRefused` for what it cannot hold."""
        check(words, self.field)
        self.show_exactly(words)

    def show_exactly(self, text: str) -> None:
        """Show a text that is not to be read back: what Qt cannot hold begins a new paragraph."""
        self.setPlainText("")
        usual = direction.of_text(text[:FIRST_LOOK], self.layoutDirection())
        self._aligning = True
        # Laid out once, at the end, and begun with the format that most of it has: texts may be long.
        self.document().setLayoutEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(_formats(self)[usual])
        _insert(cursor, text)
        self._align_others(text, usual)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.document().setLayoutEnabled(True)
        self._aligning = False
        self.document().clearUndoRedoStacks()
        self.changed.emit()

    def _align_others(self, text: str, usual: Qt.LayoutDirection) -> None:
        """Give the paragraphs of another direction than the usual one theirs; empty ones need none."""
        formats, document, window = _formats(self), self.document(), self.layoutDirection()
        for number, line in enumerate(_PARAGRAPHS.split(text)):
            if line and direction.of_text(line, window) != usual:
                _set_direction(document.findBlockByNumber(number), self, formats)

    def insert_words(self, text: str) -> None:
        """Put text in at the cursor, as if it was typed; `refused` tells if that cannot be."""
        selected = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        try:
            check(text, self.field, already=self.document().characterCount() - 1 - selected)
        except InputRefused as error:
            self.refused.emit(error)
            return
        _insert(self.textCursor(), text)
        self.ensureCursorVisible()

    # What comes in

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif is_dropped_by_qt(event) or _is_untypable(text):
            self.insert_words(text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _is_shifted(event):
            self.insert_words("\n")  # Qt's own answer is U+2028, which nobody means
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if _is_untypable(event.commitString()):
            self.insert_words(event.commitString())
        else:
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit(event.reason() == Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * LINES_WANTED)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files are for the window, which imports them.
        return pasted.has_words(source) and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insert_words(pasted.words(source))

    # Font and direction

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        parent = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and parent:
            parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Text in another size: Qt tells the window, and what inherits its font; not a widget with its own.
        if event.type() == QEvent.Type.FontChange and watched is self.parent():
            self.follow_font()
        return super().eventFilter(watched, event)

    def follow_font(self) -> None:
        """Take the size that all text has now."""
        self.set_reading_font()

    def set_reading_font(self, *, larger_by: int = 0) -> None:
        """Take the font of people's words anew, so many points larger."""
        # From the application's font: after a change of it, the parent's may still be the old one.
        self.setFont(QApplication.font())
        font = theme.quote_font(self)
        font.setPointSizeF(font.pointSizeF() + larger_by)
        self.setFont(font)

    @Slot(int, int, int)
    def _note_touched(self, start: int, removed: int, added: int) -> None:
        self._touched = (start, start + added)

    @Slot()
    def _follow(self) -> None:
        if self._aligning:
            return
        # Undo and redo bring the paragraphs' directions back by themselves; a change of ours would end them.
        if not self.document().isRedoAvailable():
            self._aligning = True
            self._align(*self._touched)
            self._aligning = False
        self.changed.emit()

    def _align(self, start: int, end: int) -> None:
        block, last = self.document().findBlock(start), self.document().findBlock(end)
        formats = _formats(self)
        while block.isValid():
            _set_direction(block, self, formats)
            if block == last:
                return
            block = block.next()


def _insert(cursor: QTextCursor, text: str) -> None:
    if text.startswith(TAKEN_FOR_BYTE_ORDER):
        start = cursor.selectionStart()
        cursor.insertText(f".{text}")
        cursor.setPosition(start)
        cursor.deleteChar()
    else:
        cursor.insertText(text)


def _is_shifted(event: QKeyEvent) -> bool:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier


Formats = dict[Qt.LayoutDirection, QTextBlockFormat]


def _formats(editor: QTextEdit) -> Formats:
    """A paragraph's format for either direction, in the editor's font."""
    formats = {}
    for reads in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        height = line_height(editor.font(), rtl=reads == Qt.LayoutDirection.RightToLeft)
        formats[reads] = QTextBlockFormat()
        formats[reads].setLayoutDirection(reads)
        formats[reads].setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return formats


def _set_direction(block: QTextBlock, editor: QTextEdit, formats: Formats) -> None:
    """Give a paragraph its own direction and line height, as part of the change that called for it."""
    wanted = formats[direction.of_text(block.text(), editor.layoutDirection())]
    present = block.blockFormat()
    same_direction = present.layoutDirection() == wanted.layoutDirection()
    if same_direction and present.lineHeight() == wanted.lineHeight():
        return
    cursor = QTextCursor(block)
    cursor.joinPreviousEditBlock()
    cursor.mergeBlockFormat(wanted)
    cursor.endEditBlock()
