"""A box to choose one member of an enumeration from, by its word."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui import theme
from ui.context import Context
from ui.i18n import in_words

LEAST_LETTERS = 8
"""Room that the box insists on; where there is more, it takes it."""

Member = TypeVar("Member", bound=StrEnum)


class EnumBox(QComboBox, Generic[Member]):
    """Members in order; those that have a sign show it. `activated` is sent when a person chooses."""

    def __init__(self, context: Context, members: Iterable[Member], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._members = list(members)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.addItems([""] * len(self._members))
        in_words(self, self._say)

    def _say(self) -> None:
        for row, member in enumerate(self._members):
            word = self._context.wording.word(member)
            sign = theme.SIGNS.get(member)
            self.setItemText(row, f"{sign[0]}  {word}" if sign else word)

    @property
    def member(self) -> Member:
        """The member that is chosen."""
        return self._members[self.currentIndex()]

    def set_member(self, member: Member) -> None:
        """Choose a member; `activated` is not sent."""
        self.setCurrentIndex(self._members.index(member))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls over a form does not mean to change it.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
