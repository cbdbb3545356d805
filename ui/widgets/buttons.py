"""Buttons by keyboard."""

from PySide6.QtWidgets import QAbstractButton, QWidget


def click_focused(form: QWidget) -> bool:
    """Click the button of a form that has the focus, as Enter should; False if none has."""
    focus = form.focusWidget()
    if not isinstance(focus, QAbstractButton):
        return False
    focus.click()
    return True
