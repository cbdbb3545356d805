"""Writes what a filter shows into a file: it appears whole, or not at all."""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from tracker import open_files
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.content import Content, Progress, Tally, unheard
from tracker.exchange.formats import ARRANGEMENTS, EVERYTHING, TABLES, Format, format_of
from tracker.exchange.html_format import PAPER, write_page
from tracker.exchange.words import Words
from tracker.files import atomic_file
from tracker.queries import quotes
from tracker.records import Exported, QuoteFilter
from tracker.services import project as projects
from tracker.services.recognize import kind_of_file
from tracker.storage_errors import storage_errors
from tracker.wording import Wording


def export(
    project: Project,
    path: Path,
    quote_filter: QuoteFilter,
    *,
    what: str = "quotes",
    columns: str | tuple[str, ...] = "full",
    headers: str = "code",
    delimiter: str = ",",
    exact: bool = False,
    arranged_by: str = "claim",
    review_address: str = "",
    picture_address: str = "",
    format_name: str = "",
    progress: Progress | None = None,
) -> Exported:
    """Write what the filter shows to `path`, in the named format or the one its suffix means; count it.

    Quotes come with one row for each link that fits, claims, speakers and sources once each if a quote
    that the filter shows leads to them (all of them if it shows every quote). All is read from one
    state of the project. `progress(done, total)` counts records, at least every 1000 rows; what it
    raises, such as `Cancelled`, stops the export.

    Whatever stops it, nothing is left of the new file, and an old one at `path` is untouched. Raises
    `InputRefused`: project_in_the_way for any Isnad project, format_missing, unknown_format,
    unknown_option_value, not_in_format for a `what` that the format does not hold, bad_delimiter, and
    what the format refuses; `StorageFailed` as `atomic_file` does.
    """
    _refuse_to_replace_a_project(path)
    chosen = format_of(path, format_name)
    _refuse_what_it_cannot_hold(chosen, what, arranged_by)
    words, tally = Words(headers), Tally(progress or unheard)
    with project.reading(), atomic_file(path) as file:
        content = Content(
            project=project,
            quote_filter=quote_filter,
            what=what,
            columns=columns,
            words=words,
            folder=Path(file.name).parent,
            delimiter=delimiter,
            exact=exact,
            arranged_by=arranged_by,
            review_address=review_address or projects.value(project, "review_address"),
            picture_address=picture_address or projects.value(project, "picture_address"),
            tally=tally,
        )
        chosen.write(file, content)
    return Exported(
        path=str(path),
        records=tally.rows if what == "links" else tally.records,
        rows=tally.rows,
        what=chosen.counts or what,
        is_dossier=chosen.is_dossier,
    )


def told(done: Exported, path: str, wording: Wording) -> str:
    """What was written, in a sentence that calls the file by `path`."""
    if done.is_dossier:
        counted = wording.count("quotes", done.records)
        return wording.sentence("messages.exported_dossier", quotes=counted, path=path)
    if done.what == "quotes":
        counted, rows = wording.count("quotes", done.records), wording.count("rows", done.rows, "genitive")
        return wording.sentence("messages.exported", quotes=counted, rows=rows, path=path)
    noun = "records" if done.what == EVERYTHING else done.what
    named = {noun: wording.count(noun, done.records)}
    return wording.sentence(f"messages.exported_{done.what}", **named, path=path)


def on_paper(
    project: Project,
    quote_filter: QuoteFilter,
    *,
    headers: str,
    arranged_by: str,
    most: int,
    progress: Progress | None = None,
) -> str:
    """The dossier as the page that `ui.paper` lays out, to be seen before it is printed.

    Raises `InputRefused("too_long_for_preview")` for more than `most` quotes, and what `progress` raises.
    """
    count = quotes.count(project, quote_filter)
    if count > most:
        raise InputRefused("too_long_for_preview", count=count, limit=most)
    with project.reading(), SpooledTemporaryFile() as file:
        content = Content(
            project=project,
            quote_filter=quote_filter,
            what="quotes",
            columns="full",
            words=Words(headers),
            folder=project.path.parent,
            arranged_by=arranged_by,
            tally=Tally(progress or unheard),
        )
        write_page(cast("BinaryIO", file), content, PAPER)
        file.seek(0)
        return file.read().decode()


def _refuse_what_it_cannot_hold(chosen: Format, what: str, arranged_by: str) -> None:
    if what not in (*TABLES, EVERYTHING):
        raise InputRefused("unknown_option_value", option="what", value=what, choices=(*TABLES, EVERYTHING))
    if what not in chosen.whats:
        raise InputRefused("not_in_format", table=what, format=chosen.name, choices=chosen.whats)
    if arranged_by not in ARRANGEMENTS:
        raise InputRefused(
            "unknown_option_value", option="arranged_by", value=arranged_by, choices=ARRANGEMENTS
        )


def _refuse_to_replace_a_project(path: Path) -> None:
    # Without a head the file is open as a project here and now.
    with storage_errors(path):
        head = open_files.head(path) if path.is_file() else b""
    if head is None or kind_of_file(head) == "isnad":
        raise InputRefused("project_in_the_way", path=str(path))
