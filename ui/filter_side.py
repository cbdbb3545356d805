"""Opens and closes the panel of filters, in the place of the details beside the list of quotes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QStackedWidget

from ui.context import Context

if TYPE_CHECKING:
    from ui.widgets.filter_bar import FilterBar
    from ui.widgets.filter_panel import FilterPanel
    from ui.widgets.quote_list import QuoteList


class FilterSide(QObject):
    """The panel is made when it is first asked for; whatever else comes to its place closes it."""

    def __init__(self, context: Context, bar: "FilterBar", quotes: "QuoteList", side: QStackedWidget) -> None:
        super().__init__(side)
        self._context, self._bar, self._list, self._side = context, bar, quotes, side
        self._panel: FilterPanel | None = None
        bar.panel_button.toggled.connect(self._follow_button)
        side.currentChanged.connect(self._follow_side)
        if bar.panel_button.isChecked():
            self._open()

    @property
    def is_open(self) -> bool:
        """True while the panel is shown."""
        return self._panel is not None and self._side.currentWidget() is self._panel

    @Slot()
    def toggle(self) -> None:
        """Open the panel with the keys in it, or close it."""
        self._bar.panel_button.toggle()

    @Slot(bool)
    def _follow_button(self, wanted: bool) -> None:
        if wanted:
            self._open()
        else:
            self.close()

    def _open(self) -> None:
        if self._panel is None:
            from ui.widgets.filter_panel import FilterPanel

            self._panel = FilterPanel(self._context, self._bar)
            self._panel.left.connect(self.close)
            self._side.addWidget(self._panel)
        self._side.setCurrentWidget(self._panel)
        self._side.show()
        self._panel.list.enter()

    @Slot()
    def close(self) -> None:
        """Show the details again, with the keys in the list."""
        if self.is_open:
            self._side.setCurrentIndex(0)  # the details were the first there
            self._list.setFocus()

    @Slot()
    def _follow_side(self) -> None:
        with QSignalBlocker(self._bar.panel_button):
            self._bar.panel_button.setChecked(self.is_open)
