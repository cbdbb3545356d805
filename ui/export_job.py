"""Exporting from the window: what is asked for, and the work itself, on a connection of its own."""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

from tracker.exchange import export as exchange
from tracker.records import Exported, QuoteFilter
from tracker.services import project
from ui.jobs import Progress

SEPARATORS = (",", ";", "\t")

MOST_IN_PREVIEW = 2000
"""Quotes that Qt lays out in the window's own thread within about two seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How an export is written; see `exchange.export`."""

    format_name: str
    what: str
    columns: str | tuple[str, ...]
    arranged_by: str
    review_address: str
    picture_address: str
    headers: str
    separator: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One export: what, into which file, and how it is written."""

    path: Path
    quote_filter: QuoteFilter
    options: Options


def run(request: Request, project_path: Path, progress: Progress) -> Exported:
    """Write the file; to be called in a thread of its own. Raises what `exchange.export` does."""
    with project.open_project(project_path, writable=False) as opened:
        chosen = request.options
        return exchange.export(
            opened,
            request.path,
            request.quote_filter,
            what=chosen.what,
            columns=chosen.columns,
            headers=chosen.headers,
            delimiter=chosen.separator,
            exact=chosen.exact,
            arranged_by=chosen.arranged_by,
            review_address=chosen.review_address,
            picture_address=chosen.picture_address,
            format_name=chosen.format_name,
            progress=progress,
        )


def on_paper(request: Request, project_path: Path, progress: Progress) -> str:
    """The dossier to be seen before it is printed; in a thread of its own. Raises as `exchange.on_paper`."""
    with project.open_project(project_path, writable=False) as opened:
        return exchange.on_paper(
            opened,
            request.quote_filter,
            headers=request.options.headers,
            arranged_by=request.options.arranged_by,
            most=MOST_IN_PREVIEW,
            progress=progress,
        )


def system_separator() -> str:
    """What spreadsheets on this system expect between the cells of a CSV file.

    Windows has a setting for it. Elsewhere they take the semicolon where the comma divides decimals.
    """
    found = _windows_separator() or (";" if QLocale.system().decimalPoint() == "," else ",")
    return found if found in SEPARATORS else ","


def _windows_separator() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as key:
        return str(winreg.QueryValueEx(key, "sList")[0])
    return ""
