"""The command that takes in tables: import."""

from argparse import Namespace

from tracker.cli import output
from tracker.cli.files import DELIMITERS
from tracker.errors import InputRefused
from tracker.exchange.importing.model import Fault, Found, Imported, Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.services import project
from tracker.wording import Wording

FAULTS_SHOWN = 20


def import_data(arguments: Namespace, wording: Wording) -> None:
    """Take in a table, or say with `--dry-run` what would become of it; what is wrong is said row by row."""
    options = Options(
        what=getattr(arguments, "as"),
        mapping=tuple(arguments.map),
        values=tuple(arguments.value),
        constants=tuple(arguments.set),
        duplicates=arguments.duplicates,
        sheet=arguments.sheet,
        month_first=arguments.month_first,
        exact=arguments.exact,
        has_header=not arguments.no_header,
        encoding=arguments.encoding,
        delimiter=DELIMITERS.get(arguments.delimiter, arguments.delimiter),
        has_quoting=False if arguments.no_quoting else None,
    )
    # Read before the project is opened: should both be one file, closing it would drop SQLite's locks.
    table = read_table(arguments.data, options)
    _tell_reading(table.found, wording)
    dry_run = arguments.dry_run
    with project.open_project(arguments.file, writable=not dry_run) as opened:
        try:
            done = import_table(opened, table, arguments.data, options, dry_run=dry_run)
        except InputRefused as refused:
            if refused.code == "import_refused":
                _tell_faults(refused.fields["faults"], refused.fields["number"], wording)
            raise
    _tell(done, dry_run, wording)


def _tell(done: Imported, dry_run: bool, wording: Wording) -> None:
    rows = wording.count("rows", done.rows)
    output.say(wording.sentence("messages.import_tried" if dry_run else "messages.imported", rows=rows))
    for noun, count in done.counts.items():
        if count.created or count.updated or noun == done.what:
            table = wording.sentence(f"tables.{noun}")
            numbers = {"created": count.created, "updated": count.updated, "skipped": count.skipped}
            output.say(wording.sentence("messages.import_count", table=table, **numbers))
    if done.ignored:
        output.say(wording.sentence("messages.import_ignored", columns=done.ignored))


def _tell_reading(found: Found, wording: Wording) -> None:
    """Say what of the file was read otherwise than one might think."""
    if found.above:
        output.say(wording.sentence("messages.import_titles", rows=wording.count("rows", found.above)))
    if found.repeated:
        output.say(wording.sentence("messages.import_headers", rows=wording.count("rows", found.repeated)))
    if found.swallowed:
        output.say(wording.sentence("messages.import_marks", rows=wording.count("rows", found.swallowed)))
    if len(found.sheets) > 1:
        output.say(wording.sentence("messages.import_sheet", sheet=found.sheet, sheets=found.sheets))


def _tell_faults(faults: tuple[Fault, ...], number: int, wording: Wording) -> None:
    for fault in faults[:FAULTS_SHOWN]:
        output.say(
            wording.sentence(
                "messages.import_fault",
                row=fault.row,
                column=fault.column,
                value=_brief(fault.value),
                reason=wording.error(fault.reason, kept=False),
            )
        )
    if number > FAULTS_SHOWN:
        output.say(wording.sentence("messages.import_more_faults", number=number - FAULTS_SHOWN))


def _brief(value: str) -> str:
    shown = " ".join(value.split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
