"""The commands that make and write whole files: new, sample, export, backup."""

import sys
from argparse import Namespace

from tracker.cli import output, reading, selection
from tracker.errors import InputRefused
from tracker.exchange.content import Progress
from tracker.exchange.export import export as export_file
from tracker.exchange.export import told
from tracker.exchange.formats import EVERYTHING, is_dossier
from tracker.exchange.tables import TABLES
from tracker.services import project
from tracker.services.backing_up import take
from tracker.services.backup import back_up
from tracker.services.sample import create_sample
from tracker.wording import Wording

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


def new(arguments: Namespace, wording: Wording) -> None:
    """Make an empty project; an existing file is refused."""
    project.create(arguments.file)
    output.say(wording.sentence("messages.created", path=arguments.file))


def sample(arguments: Namespace, wording: Wording) -> None:
    """Make a project that holds the sample; an existing file is refused."""
    create_sample(arguments.file)
    output.say(wording.sentence("messages.sample_created", path=arguments.file))


def backup(arguments: Namespace, wording: Wording) -> None:
    """Copy the project, check the copy, and print its path.

    Into the folder named, or to where the project's backups go: then into its second folder as well, and
    what is old is thinned out.
    """
    folder = arguments.folder
    if folder and folder.exists() and not folder.is_dir():
        raise InputRefused("file_for_folder", path=str(folder))
    with reading.opened(arguments.file, wording) as opened:
        if folder:
            output.result(f"{back_up(opened, folder, _counter())}\n")
            return
        taken = take(opened, _counter())
    output.result(f"{taken.path}\n")
    if taken.trouble:
        output.say(wording.error(taken.trouble))
    if not taken.is_sound:
        output.say(wording.sentence("messages.backup_unsound", path=arguments.file))


def export(arguments: Namespace, wording: Wording) -> None:
    """Write what the filters show to a file, and say how much that was."""
    _refuse_what_does_not_fit(arguments, wording)
    is_replaced = arguments.out.exists()
    with reading.opened(arguments.file, wording) as opened:
        done = export_file(
            opened,
            arguments.out,
            selection.quote_filter(opened, arguments),
            what=arguments.what,
            columns=arguments.columns,
            headers=arguments.headers or _usual_headers(arguments, wording),
            delimiter=DELIMITERS.get(arguments.delimiter, arguments.delimiter),
            exact=arguments.exact,
            arranged_by=arguments.arranged_by,
            review_address=arguments.review_address or "",
            picture_address=arguments.picture_address or "",
            format_name=arguments.format or "",
            progress=_counter(),
        )
    output.say(told(done, done.path, wording))
    if is_replaced:
        output.say(wording.sentence("messages.replaced"))


def _usual_headers(arguments: Namespace, wording: Wording) -> str:
    """Code words for programs; what people read speaks the language of the messages."""
    return wording.language if is_dossier(arguments.out, arguments.format or "") else "code"


def _refuse_what_does_not_fit(arguments: Namespace, wording: Wording) -> None:
    """End as wrong usage where an option means nothing to what is exported."""
    what = f"--what {arguments.what}"
    is_set = isinstance(arguments.columns, str) and arguments.what != EVERYTHING
    if is_set and (arguments.what, arguments.columns) not in TABLES:
        clash = f"--columns {arguments.columns}"
        arguments.refuse(wording.sentence("cli.usage.not_together", option=clash, other=what))
    for option in ("sort", "limit"):  # both are about quotes; the other lists have an order of their own
        if arguments.what not in ("quotes", "links", EVERYTHING) and getattr(arguments, option) is not None:
            arguments.refuse(wording.sentence("cli.usage.not_together", option=f"--{option}", other=what))


def _counter() -> Progress | None:
    """What shows on a terminal how far the export is."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        output.progress(f"{done:,} / {total:,}" if done < total else "")

    return show
