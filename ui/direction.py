"""The direction of people's words, told by the words and not by the window."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")

ARABIC_SHARE = 0.3
"""An Arabic text may quote a good deal of Latin before it counts as Latin (background: «"BBC" قالت …»)."""


def is_right_to_left(text: str, *, otherwise: bool) -> bool:
    """True if the text is to be laid out from the right; `otherwise` answers for one without letters."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if not arabic and not latin:
        return otherwise
    return arabic >= ARABIC_SHARE * latin


def of_text(text: str, window: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The direction of a text; without letters it is the window's."""
    rtl = is_right_to_left(text, otherwise=window == Qt.LayoutDirection.RightToLeft)
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def leading_side(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Where lines begin. (`QStyle.visualAlignment` says the same, but all of QStyle takes long to load.)"""
    rtl = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def trailing_side(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Where full lines end."""
    rtl = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute


def text_option(text: str, window: Qt.LayoutDirection) -> QTextOption:
    """How a QTextLayout lays out a text: its own direction, aligned to its own leading side."""
    own = of_text(text, window)
    # A QTextLayout takes «leading» for left, whatever the text's direction.
    option = QTextOption(leading_side(own))
    option.setTextDirection(own)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def align_paragraphs(editor: "QTextEdit") -> None:
    """Give each paragraph of an editor its own direction. Leaves the editor's undo history alone."""
    from PySide6.QtGui import QTextBlockFormat, QTextCursor

    document = editor.document()
    block = document.begin()
    while block.isValid():
        wanted = of_text(block.text(), editor.layoutDirection())
        if block.blockFormat().layoutDirection() != wanted:
            form = QTextBlockFormat()
            form.setLayoutDirection(wanted)
            cursor = QTextCursor(block)
            cursor.joinPreviousEditBlock()
            cursor.mergeBlockFormat(form)
            cursor.endEditBlock()
        block = block.next()
