"""Keeps spreadsheets from running a cell as a formula, in a way that import takes back to the letter."""

import re

# What takes no visible room: white space, controls, and the characters that Unicode lets programs leave
# out (Default_Ignorable_Code_Point in DerivedCoreProperties.txt, Unicode 15), with the blank Braille
# pattern. Written out, so that every Python version judges a file alike. TAB, CR and LF stand in FORMULA.
_UNSEEN = (
    "\0-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FORMULA = re.compile(rf"'*[{_UNSEEN}]*[=+\-@\t\r\n＝＋－＠]")


_SEEN_BY_SQL = _UNSEEN.removeprefix("\0-")  # the text of a statement cannot hold a NUL
MAY_BEGIN = f"[\1-{_SEEN_BY_SQL}'=+@\t\r\n＝＋－＠-]*"
"""What every cell that `guard` changes fits, and few others, as a GLOB of SQLite."""


def guard(cell: str) -> str:
    """The cell with one `'` in front if a spreadsheet might run it (CWE-1236); other cells as they are.

    It might if, after its own leading `'`s and behind what takes no visible room, it begins with one of
    `= + - @`, their full-width forms, TAB, CR or LF.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """What `guard` was given: `unguard(guard(cell)) == cell` for every cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
