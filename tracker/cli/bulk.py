"""The command that does one thing to all quotes a filter shows, as one step."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from tracker.cli import output, reading, selection, values
from tracker.cli.safety import counter
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import claims, quotes, speakers
from tracker.records import Changes, QuoteFilter, QuoteSort, QuoteStatus
from tracker.services import bulk as steps
from tracker.services import project, tidying
from tracker.services.many import Progress
from tracker.wording import Wording

Act = Callable[[Project, QuoteFilter, "Progress | None"], Changes]


def bulk(arguments: Namespace, wording: Wording) -> None:
    """Set the status, link, unlink, give to another speaker or trash: all quotes of the filter, in one step.

    With `--dry-run` says how many they are, and changes nothing. Without any filter `--all` must be said.
    """
    with _opened(arguments, wording) as opened:
        act = _ACTIONS[arguments.action](opened, arguments, wording)
        wanted = selection.quote_filter(opened, arguments)
        if not arguments.all and replace(wanted, sort=QuoteSort.DATE, descending=False) == QuoteFilter():
            raise InputRefused("bulk_without_filter")
        if arguments.dry_run:
            shown = wording.count("quotes", quotes.count(opened, wanted))
            output.say(wording.sentence("messages.bulk_tried", quotes=shown))
            return
        changes = act(opened, wanted, counter())
        tidying.clear(opened, changes)
    output.say(wording.sentence("messages.bulk_done", quotes=wording.count("quotes", changes.records)))


def _opened(arguments: Namespace, wording: Wording) -> AbstractContextManager[Project]:
    file = arguments.file
    return reading.opened(file, wording) if arguments.dry_run else project.open_project(file)


def _status(_opened: Project, arguments: Namespace, wording: Wording) -> Act:
    try:
        status = values.member(QuoteStatus, _value(arguments, wording, "STATUS"))
    except values.Unfit as error:
        raise InputRefused(
            "wrong_kind_of_status", status=arguments.value, entity="quote", choices=tuple(QuoteStatus)
        ) from error
    return lambda project, wanted, progress: steps.set_status(project, wanted, status, progress=progress)


def _link(opened: Project, arguments: Namespace, wording: Wording) -> Act:
    claim_id = claims.find(opened, _value(arguments, wording, "CLAIM")).id
    stance = getattr(arguments, "as")
    if stance is None:
        arguments.refuse(wording.sentence("cli.usage.needs", option="link", other="--as"))
    return lambda project, wanted, progress: steps.link(
        project, wanted, claim_id, stance, change_stances=arguments.change_stances, progress=progress
    )


def _unlink(opened: Project, arguments: Namespace, wording: Wording) -> Act:
    claim_id = claims.find(opened, _value(arguments, wording, "CLAIM")).id
    return lambda project, wanted, progress: steps.unlink(project, wanted, claim_id, progress=progress)


def _speaker(opened: Project, arguments: Namespace, wording: Wording) -> Act:
    speaker_id = speakers.find(opened, _value(arguments, wording, "SPEAKER")).id
    return lambda project, wanted, progress: steps.give(project, wanted, speaker_id, progress=progress)


def _trash(_opened: Project, arguments: Namespace, wording: Wording) -> Act:
    if arguments.value is not None:
        arguments.refuse(wording.sentence("cli.usage.needs_nothing", option="trash"))
    return lambda project, wanted, progress: steps.trash(project, wanted, progress=progress)


def _value(arguments: Namespace, wording: Wording, what: str) -> str:
    if arguments.value is None:
        arguments.refuse(wording.sentence("cli.usage.needs", option=arguments.action, other=what))
    return str(arguments.value)


_ACTIONS: Mapping[str, Callable[[Project, Namespace, Wording], Act]] = {
    "status": _status,
    "link": _link,
    "unlink": _unlink,
    "speaker": _speaker,
    "trash": _trash,
}
