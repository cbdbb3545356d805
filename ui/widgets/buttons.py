"""Buttons, by keyboard and with anyone's words on them."""

from PySide6.QtWidgets import QAbstractButton, QWidget


def literal(words: str) -> str:
    """Words for a button or menu as they are: Qt would make a shortcut of a letter behind «&»."""
    return words.replace("&", "&&")


def click_focused(form: QWidget) -> bool:
    """Click the button of a form that has the focus, as Enter should; False if none has."""
    focus = form.focusWidget()
    if not isinstance(focus, QAbstractButton):
        return False
    focus.click()
    return True
