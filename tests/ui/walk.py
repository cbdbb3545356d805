"""The way through the window: every page, form and dialog, every widget there, and every text on it."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tracker.queries import claims, history, quotes, sources, speakers
from tracker.records import ClaimFilter, QuoteFilter, Stance
from tracker.services.project import Project
from ui.dialogs.crash import CrashDialog
from ui.main_window import MainWindow

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QTabBar,
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")
READ_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
MOST_ROWS = 15
"""How many rows of a list are looked at."""


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "about": lambda window: window.show_about(),
    "shortcuts": lambda window: window.show_shortcuts(),
    "palette": lambda window: window.show_palette(),
    "export": lambda window: window.files.export(),
    "crash": lambda _: CrashDialog(None, "").show(),
}


def pages(window: MainWindow) -> Iterator[str]:
    """Visit the pages one by one: as they open, with a record, with the forms for a new and an old one."""
    for entity in window.pages:
        window.turn_to(entity)
        yield entity
        window.show_record(entity, 1)
        yield f"{entity} shown"
        ask_in_place(window.page)
        yield f"{entity} asked for more"
        if entity == "speaker":
            window.show_duplicates()
            yield "similar names"
            window.show_record(entity, 1)
        window.page.add_new()
        yield f"{entity} new"
        window.show_record(entity, 1)
        window.pages[entity].edit()
        yield f"{entity} edited"
        window.show_record(entity, 1)


def ask_in_place(page: Any) -> None:
    """Open the small forms that stand within a record: a link, a note, a reason, another name, a role."""
    match page.entity:
        case "quote":
            page.details.ask_link()
        case "claim":
            page.view.head.ask_reason()
            page.view.ask(Stance.SUPPORTS)
            page.merge()
            for card in page.view.cards.values():
                card.edit_note()
                card.edit_focus()
        case "speaker":
            page.view.head.ask_name()
            page.view.head.ask_alias()
            page.merge()
            page.view.roles.add_new()
        case "source":
            page.view.new_quote()


def dialogs(window: MainWindow) -> Iterator[str]:
    """Open the dialogs one by one, each on the page of quotes."""
    window.turn_to("quote")
    for name, show in DIALOGS.items():
        show(window)
        yield name
        opened(window).close()


def opened(window: MainWindow) -> QWidget:
    """The one dialog that is open."""
    (dialog,) = (each for each in window.findChildren(QWidget) if each.isWindow() and each.isVisible())
    return dialog


def everywhere(window: MainWindow) -> Iterator[str]:
    yield from pages(window)
    yield from dialogs(window)


def settle() -> None:
    """Let go of what is to be deleted, and lay out what is new."""
    for event in (QEvent.Type.DeferredDelete, QEvent.Type.LayoutRequest):
        QApplication.sendPostedEvents(None, event.value)


def faults(window: MainWindow, find: Callable[[MainWindow], Iterator[str]]) -> list[str]:
    """What is wrong anywhere, each fault once, with the first place that shows it."""
    found: dict[str, str] = {}
    for place in everywhere(window):
        settle()
        for fault in find(window):
            found.setdefault(fault, place)
    return [f"{place}: {fault}" for fault, place in found.items()]


# ── What is there


def every_widget(window: QWidget) -> list[QWidget]:
    """All that is there: the window with its dialogs and menus, shown or hidden."""
    return [widget for widget in (window, *window.findChildren(QWidget)) if not is_of_qt(widget)]


def is_of_qt(widget: QWidget) -> bool:
    """True for the parts that Qt builds its own widgets of: scroll bars, headers, clear buttons."""
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar | QHeaderView):
        return True
    if widget.metaObject().className() in ("QTableCornerButton", "QLineEditIconButton", "QToolBarExtension"):
        return True
    parent = widget.parentWidget()
    owners = (QComboBox, QAbstractSpinBox, QHeaderView)
    while parent is not None:
        if isinstance(parent, owners) or parent.metaObject().className() == "QComboBoxPrivateContainer":
            return True
        parent = parent.parentWidget() if not parent.isWindow() else None
    return False


def is_interactive(widget: QWidget) -> bool:
    return isinstance(widget, INTERACTIVE)


def path(widget: QWidget) -> str:
    """Where a widget is, for whoever has to mend it: "quotes_page / FilterBar / QLineEdit date_from"."""
    names: list[str] = []
    here: QWidget | None = widget
    while here is not None and len(names) < 4:
        names.append(f"{type(here).__name__} {here.objectName()}".strip())
        here = here.parentWidget()
    return " / ".join(reversed(names))


def texts(widget: QWidget) -> Iterator[str]:
    """Every text that a widget shows or has read aloud, but what was typed into it."""
    yield from (widget.accessibleName(), widget.toolTip(), widget.windowTitle())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QTextEdit():
            yield widget.placeholderText()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QAbstractItemView():
            yield from texts_of_model(widget.model())
    for action in widget.actions():
        yield from texts_of_action(action)


def tooltips(widget: QWidget) -> Iterator[str]:
    """What pops up at a widget or at the rows of a list; Qt takes it for markup if it looks like it."""
    yield widget.toolTip()
    yield from (action.toolTip() for action in widget.actions())
    if isinstance(widget, QAbstractItemView):
        yield from texts_of_model(widget.model(), Qt.ItemDataRole.ToolTipRole)


def texts_of_action(action: QAction) -> Iterator[str]:
    yield action.text()
    yield re.sub(r" \([^()]*\)$", "", action.toolTip())  # the shortcut, which is no word


def texts_of_model(model: QAbstractItemModel | None, *roles: Qt.ItemDataRole) -> Iterator[str]:
    """The headers of a list and its first cells: words, tooltips and what is read aloud, or these roles."""
    if model is None:
        return
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()))
    roles = roles or READ_ROLES
    for column in columns:
        yield from (str(model.headerData(column, Qt.Orientation.Horizontal, role) or "") for role in roles)
    for row in range(min(model.rowCount(QModelIndex()), MOST_ROWS)):
        for column in columns:
            index = model.index(row, column, QModelIndex())
            yield from (str(model.data(index, role) or "") for role in roles)


def words_of(project: Project) -> set[str]:
    """Every word that people have entered, names and notes included; labels of enumerations are none."""
    with project.reading():
        records = [
            *quotes.rows(project, QuoteFilter()),
            *claims.rows(project, ClaimFilter()),
            *speakers.rows(project),
            *(sources.get(project, row.source.id) for row in sources.rows(project)),
            *(entry.action.actor for entry in history.entries(project)),
            project.path.stem,
        ]
    return {word for text in strings(records) for word in WORD.findall(text)}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            # The verdicts' names in both languages are the project's, and each is shown in its own.
            if field.name not in ("verdict_ar", "verdict_en"):
                yield from strings(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
