"""The command that takes in tables: import."""

from argparse import Namespace

from tracker.cli import output, reading
from tracker.cli.files import DELIMITERS
from tracker.errors import InputRefused
from tracker.exchange.importing.columns import knows_headers
from tracker.exchange.importing.model import Fault, Found, Imported, Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.exchange.merging.model import THEIRS, Merged, Whole
from tracker.exchange.merging.reading import whole_of
from tracker.exchange.merging.run import keep_mine, merge, take_theirs
from tracker.services import backup, project
from tracker.services.aside import opened_for_trial
from tracker.wording import Wording

FAULTS_SHOWN = 20

LARGE = 1000
"""Rows from which the project is backed up before they come in."""


def import_data(arguments: Namespace, wording: Wording) -> None:
    """Take in a table, or records whole, or say with `--dry-run` what would become of them.

    What is wrong in a table is said row by row.
    """
    whole = whole_of(arguments.data)
    if whole is not None:
        _merge(whole, arguments, wording)
        return
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
    if options.has_header and not knows_headers(table, options):
        output.say(wording.sentence("messages.import_header_row", columns=table.headers))
    dry_run, file = arguments.dry_run, arguments.file
    with reading.opened(file, wording) if dry_run else project.open_project(file) as opened:
        if table.found.rows >= LARGE and not dry_run:
            backup.before(opened, "import")
        try:
            done = import_table(opened, table, arguments.data, options, dry_run=dry_run)
        except InputRefused as refused:
            if refused.code == "import_refused":
                _tell_faults(refused.fields["faults"], refused.fields["number"], wording)
            raise
    _tell(done, dry_run, wording)


def _merge(whole: Whole, arguments: Namespace, wording: Wording) -> None:
    decide = take_theirs if arguments.prefer == THEIRS else keep_mine
    if arguments.data.exists() and arguments.file.exists() and arguments.data.samefile(arguments.file):
        raise InputRefused("merge_of_itself", path=str(arguments.data))
    file, dry_run = arguments.file, arguments.dry_run
    with opened_for_trial(file) if dry_run else project.open_project(file) as opened:
        if not dry_run:
            backup.before(opened, "import")
        merged = merge(opened, whole, decide=decide, dry_run=dry_run)
    tried = "merge_tried" if dry_run else "merged_from"
    output.say(wording.sentence(f"messages.{tried}", path=arguments.data.name))
    for noun, count in merged.told():
        table = wording.sentence(f"tables.{noun}")
        numbers = {"created": count.created, "updated": count.updated, "skipped": count.skipped}
        output.say(wording.sentence("messages.import_count", table=table, **numbers))
    for reason, number in merged.left_out.items():
        output.say(wording.sentence(f"merge_left_out.{reason}", number=number))
    _tell_clashes(merged, arguments.prefer, wording)


def _tell_clashes(merged: Merged, prefer: str, wording: Wording) -> None:
    if not merged.clash_number:
        return
    output.say(wording.sentence(f"messages.merge_clashes_{prefer}", number=merged.clash_number))
    for clash in merged.clashes[:FAULTS_SHOWN]:
        fields = tuple(wording.field(clash.entity, name) for name, *_ in clash.fields)
        said = "messages.merge_clash_trashed" if clash.is_trashed else "messages.merge_clash"
        output.say(
            wording.sentence(
                said, entity=wording.entity(clash.entity), title=_brief(clash.title), fields=fields
            )
        )


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
    if found.blank:
        output.say(wording.sentence("messages.import_blank", rows=wording.count("rows", found.blank)))
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
