"""The menu bar and every action in it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

from ui import theme
from ui.i18n import in_words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.actions import Spec
    from ui.main_window import MainWindow


class Menus(QObject):
    """The window's menus; `refresh` after a step, `say` after a change of language."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._specs: list[Spec] = []
        self.actions: dict[str, QAction] = {}
        self._bars: list[QMenu] = [window.menuBar().addMenu("") for _ in self._titles()]
        in_words(window, self.say)

    def fill(self) -> None:
        """Make what the menus hold: their titles alone are seen at first."""
        from ui import actions

        window = self._window
        self._specs = [spec for _, specs in self._menus() for spec in specs if spec]
        self.actions = actions.add(window, self._specs)
        for place, (_, specs) in enumerate(self._menus()):
            menu = self._bars[place]
            # Only now: to draw what is not seen yet would hold up the window's first sight.
            menu.aboutToShow.connect(partial(self._draw, place))
            for spec in specs:
                if spec is None:
                    menu.addSeparator()
                elif spec.name == "action_recent":
                    self.actions[spec.name].setMenu(window.files.recent_menu)
                    menu.addAction(self.actions[spec.name])
                else:
                    menu.addAction(self.actions[spec.name])
        self._say_actions(self._specs)

    def _titles(self) -> list[str]:
        return [self.tr("File"), self.tr("Edit"), self.tr("Add"), self.tr("View"), self.tr("Help")]

    def _menus(self) -> "list[tuple[str, list[Spec | None]]]":
        from ui.actions import Spec
        from ui.aside import ask_editor_name, show_history

        window, files = self._window, self._window.files
        file, edit, add, view, helping = self._titles()
        return [
            (
                file,
                [
                    Spec(
                        "action_new_project",
                        lambda: self.tr("New project…"),
                        files.new_project,
                        icon="file-plus",
                    ),
                    Spec(
                        "action_open",
                        lambda: self.tr("Open…"),
                        files.open_project,
                        ("Ctrl+O",),
                        "folder-open",
                    ),
                    Spec(
                        "action_recent",
                        lambda: self.tr("Open recent"),
                        lambda: None,
                        icon="clock-counter-clockwise",
                    ),
                    Spec(
                        "action_open_sample",
                        lambda: self.tr("Open the sample"),
                        files.open_sample,
                        icon="eye",
                    ),
                    Spec(
                        "action_save_copy",
                        lambda: self.tr("Save a copy…"),
                        files.save_copy,
                        ("Ctrl+Shift+S",),
                        "copy",
                    ),
                    *files.backups.actions(),
                    None,
                    Spec(
                        "action_import",
                        lambda: self.tr("Import texts and tables…"),
                        files.import_text,
                        ("Ctrl+I",),
                        "download-simple",
                    ),
                    Spec("action_export", lambda: self.tr("Export…"), files.export, ("Ctrl+E",), "export"),
                    None,
                    Spec("action_quit", lambda: self.tr("Quit"), window.close, ("Ctrl+Q",), "sign-out"),
                ],
            ),
            (
                edit,
                [
                    Spec("action_undo", window.steps.undo_words, window.undo, ("Ctrl+Z",), "arrow-u-up-left"),
                    Spec(
                        "action_redo",
                        window.steps.redo_words,
                        window.redo,
                        ("Ctrl+Shift+Z",),
                        "arrow-u-up-right",
                    ),
                    None,
                    Spec(
                        "action_paste_rows",
                        lambda: self.tr("Paste rows of a table"),
                        files.paste_rows,
                        ("Ctrl+V",),
                        "copy",
                    ),
                    Spec(
                        "action_find",
                        lambda: self.tr("Find"),
                        lambda: window.page.focus_search(),
                        ("Ctrl+F",),
                        "magnifying-glass",
                    ),
                    Spec(
                        "action_clear_filters",
                        lambda: self.tr("Clear all filters"),
                        lambda: window.page.clear_filters(),
                        ("Ctrl+Shift+F",),
                        "x",
                    ),
                    Spec(
                        "action_filter_panel",
                        lambda: self.tr("Filter the quotes…"),
                        lambda: window.ways.open_filter(),
                        ("Ctrl+Shift+L",),
                        "funnel",
                    ),
                    Spec(
                        "action_save_filter",
                        lambda: self.tr("Save this filter as a list…"),
                        lambda: window.ways.save_filter(),
                        ("Ctrl+D",),
                        "floppy-disk",
                    ),
                    Spec(
                        "action_palette",
                        lambda: self.tr("Go to anything…"),
                        window.show_palette,
                        ("Ctrl+K",),
                        "command",
                    ),
                    Spec(
                        "action_duplicates",
                        lambda: self.tr("Similar names"),
                        window.show_duplicates,
                        icon="users",
                    ),
                    Spec(
                        "action_editor_name",
                        lambda: self.tr("Your name in the history…"),
                        lambda: ask_editor_name(window),
                        icon="user",
                    ),
                ],
            ),
            (
                add,
                [
                    Spec(
                        "action_new",
                        lambda: self.tr("New on this page"),
                        lambda: window.page.add_new(),
                        ("Ctrl+N",),
                        "plus",
                    ),
                    None,
                    Spec(
                        "action_new_quote",
                        lambda: self.tr("New quote"),
                        lambda: self._add("quote"),
                        (),
                        "quotes",
                    ),
                    Spec(
                        "action_new_claim",
                        lambda: self.tr("New claim"),
                        lambda: self._add("claim"),
                        (),
                        "scales",
                    ),
                    Spec(
                        "action_new_speaker",
                        lambda: self.tr("New speaker"),
                        lambda: self._add("speaker"),
                        (),
                        "user",
                    ),
                    Spec(
                        "action_new_source",
                        lambda: self.tr("New source"),
                        lambda: self._add("source"),
                        (),
                        "newspaper",
                    ),
                    Spec(
                        "action_source_from_clipboard",
                        lambda: self.tr("New source from the clipboard"),
                        files.import_clipboard,
                        ("Ctrl+Shift+N",),
                        "file-text",
                    ),
                ],
            ),
            (
                view,
                [
                    Spec(
                        "action_back", lambda: self.tr("Back"), lambda: window.ways.back(), (), "arrow-left"
                    ),
                    Spec(
                        "action_forward",
                        lambda: self.tr("Forward"),
                        lambda: window.ways.forward(),
                        (),
                        "arrow-right",
                    ),
                    None,
                    Spec(
                        "action_quotes",
                        lambda: self.tr("Quotes"),
                        lambda: window.turn_to("quote"),
                        ("Ctrl+1",),
                        "quotes",
                    ),
                    Spec(
                        "action_claims",
                        lambda: self.tr("Claims"),
                        lambda: window.turn_to("claim"),
                        ("Ctrl+2",),
                        "scales",
                    ),
                    Spec(
                        "action_speakers",
                        lambda: self.tr("Speakers"),
                        lambda: window.turn_to("speaker"),
                        ("Ctrl+3",),
                        "users",
                    ),
                    Spec(
                        "action_sources",
                        lambda: self.tr("Sources"),
                        lambda: window.turn_to("source"),
                        ("Ctrl+4",),
                        "newspaper",
                    ),
                    None,
                    Spec(
                        "action_history",
                        lambda: self.tr("History"),
                        lambda: show_history(window),
                        ("Ctrl+H",),
                        "clock-counter-clockwise",
                    ),
                    Spec(
                        "action_trash",
                        lambda: self.tr("Trash"),
                        lambda: show_history(window, trash=True),
                        ("Ctrl+Shift+H",),
                        "trash",
                    ),
                    None,
                    Spec(
                        "action_larger",
                        lambda: self.tr("Larger text"),
                        lambda: self._size(1),
                        ("Ctrl++", "Ctrl+="),
                        "text-aa",
                    ),
                    Spec(
                        "action_smaller",
                        lambda: self.tr("Smaller text"),
                        lambda: self._size(-1),
                        ("Ctrl+-",),
                        "",
                    ),
                    Spec(
                        "action_normal_size",
                        lambda: self.tr("Normal text size"),
                        lambda: self._size(0),
                        ("Ctrl+0",),
                        "",
                    ),
                    Spec(
                        "action_columns",
                        lambda: self.tr("Columns of the quotes…"),
                        self._choose_columns,
                        ("Ctrl+Shift+T",),
                        "",
                    ),
                    None,
                    Spec(
                        "action_language",
                        lambda: self.tr("العربية"),
                        window.switch_language,
                        ("Ctrl+L",),
                        "translate",
                    ),
                ],
            ),
            (
                helping,
                [
                    Spec(
                        "action_shortcuts",
                        lambda: self.tr("Keyboard shortcuts"),
                        window.show_shortcuts,
                        ("F1",),
                        "keyboard",
                    ),
                    Spec("action_about", lambda: self.tr("About Isnad"), window.show_about, (), "info"),
                ],
            ),
        ]

    def table(self) -> "list[tuple[str, list[QAction]]]":
        """The menus' words and their actions, in order."""
        return [
            (title, [self.actions[spec.name] for spec in specs if spec]) for title, specs in self._menus()
        ]

    def _draw(self, place: int) -> None:
        """Give the actions of a menu their icons in the present colours, and steps their words of today."""
        from ui import actions

        self.refresh()
        actions.draw(self.actions, [spec for spec in self._menus()[place][1] if spec])

    def say(self) -> None:
        """Give menus and actions their words anew."""
        for menu, title in zip(self._bars, self._titles(), strict=True):
            menu.setTitle(title)
        if self.actions:
            self._say_actions(self._specs)
            self.refresh()

    def _say_actions(self, specs: "list[Spec]") -> None:
        from ui import actions

        actions.say(self.actions, specs)

    def refresh(self) -> None:
        """Enable what can be done now, and name the steps that undo and redo would take."""
        if not self.actions or not hasattr(self._window, "context"):
            return

        writable = self._window.context.project.writable
        self.actions["action_undo"].setEnabled(self._window.steps.can_undo)
        self.actions["action_redo"].setEnabled(self._window.steps.can_redo)
        for name, action in self.actions.items():
            if name.startswith(
                ("action_new_q", "action_new_c", "action_new_s", "action_source_from")
            ) or name in {
                "action_new",
                "action_import",
            }:
                action.setEnabled(writable)
        named = [spec for spec in self._specs if spec.name in {"action_undo", "action_redo"}]
        self._say_actions(named)

    def _add(self, entity: str) -> None:
        self._window.turn_to(entity)
        self._window.page.add_new()

    def _choose_columns(self) -> None:
        self._window.turn_to("quote")
        self._window.pages.quotes.list.choose_columns()

    def _size(self, by: int) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.change_text_size(application, by)
