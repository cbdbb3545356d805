"""The history beside the four pages: it lies over the one that is shown, and gives way to any other."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.history import HistoryPage


def show_history(window: "MainWindow", *, trash: bool = False) -> "HistoryPage":
    """Show the history, or the trash, over the page that is shown."""
    from ui.going_back import GoingBack
    from ui.pages.history import STEPS, TRASH

    page = window.pages.show_aside()
    if page is not None:
        page.left.connect(window.pages.leave_aside)
        page.undo_asked.connect(window.steps.undo_step)
        page.undo_to_asked.connect(GoingBack(window).ask)
        page.begin_new = lambda: window.page.add_new()
        window.navigation.itemClicked.connect(page.left)
        window.navigation.itemActivated.connect(page.left)
        window.navigation.currentRowChanged.connect(page.left)
    shown = window.pages.history
    window.navigation.mark_page(False)
    shown.show_part(TRASH if trash else STEPS)
    return shown


def ask_editor_name(window: "MainWindow") -> None:
    """Let the editor type the name that their steps are to bear."""
    show_history(window).ask_name()
