"""What the quotes page shows instead of an empty list: what belongs there, and the next step."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.i18n import in_words
from ui.widgets.empty_page import EmptyPage


class EmptyQuotes(QStackedWidget):
    """`empty` for a project without quotes, `no_hits` for a filter that none fits."""

    def __init__(
        self,
        run: Callable[[str], None],
        add: Callable[[], None],
        clear: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.empty = EmptyPage(
            {
                "paste_source": lambda: run("action_source_from_clipboard"),
                "type_quote": add,
                "open_sample": lambda: run("action_open_sample"),
            }
        )
        self.no_hits = EmptyPage({"show_all_quotes": clear})
        self.addWidget(self.empty)
        self.addWidget(self.no_hits)
        in_words(self, self._say)

    def _say(self) -> None:
        self.empty.say(
            self.tr("Paste a news item or a statement (Ctrl+V), type a quote (Ctrl+N), or open the sample."),
            [self.tr("Paste a source"), self.tr("Type a quote"), self.tr("Open the sample")],
        )
        self.no_hits.say(self.tr("No quote fits this filter."), [self.tr("Clear the filter")])
