"""Offers in the window what an earlier session has left unsaved, and goes on with it."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.errors import InputRefused
from tracker.queries.drafts import Draft
from ui.widgets.draft_offers import DraftOffers

if TYPE_CHECKING:
    from ui.context import Context
    from ui.main_window import MainWindow


SHOWN_ON = {"speaker_role": "speaker"}
"""The page of what has none of its own."""


class Offering(QObject):
    """The offers of one project, under the window's banner."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._context: Context = window.context
        central = window.centralWidget()
        assert central is not None
        layout = central.layout()
        assert isinstance(layout, QVBoxLayout)
        self.offers = DraftOffers(self._context, central)
        self.offers.go_on_asked.connect(self._go_on)
        self.offers.dismissed.connect(self._tell)
        layout.insertWidget(layout.indexOf(window.banner) + 1, self.offers)
        self._context.drafts.offers_changed.connect(self._order_tabs)
        self._order_tabs()

    def end(self) -> None:
        """The project is left."""
        self.offers.hide()
        self.offers.deleteLater()
        self.deleteLater()

    @Slot()
    def _order_tabs(self) -> None:
        """Tab goes through the offers line by line, and then to the pages."""
        buttons: list[QWidget] = [button for line in self.offers.lines for button in line]
        for one, following in pairwise([*buttons, self.offers.later, self._window.navigation]):
            QWidget.setTabOrder(one, following)

    @Slot(object)
    def _go_on(self, draft: Draft) -> None:
        page = SHOWN_ON.get(draft.entity, draft.entity)
        self._window.turn_to(page)
        try:
            self._window.pages[page].go_on(draft)
        except InputRefused as error:
            self._window.show_refusal(error)

    @Slot(object)
    def _tell(self, draft: Draft) -> None:
        bring_back: Callable[[], None] = partial(self._context.drafts.bring_back, draft)
        self._window.notice.show_text(
            self.tr("What was not saved has been discarded."),
            action=self.tr("Bring it back"),
            then=bring_back,
        )
