"""The commands that look after a project's file: check, and restore from a backup."""

import sys
from argparse import Namespace

from tracker.cli import output, reading
from tracker.services import checking, project
from tracker.services import reapply as reapplying
from tracker.services import rescue as rescuing
from tracker.services import restore as restoring
from tracker.services.backup import Progress
from tracker.services.checking import Finding
from tracker.services.rescue_report import sentences
from tracker.wording import Wording

REFUSED = 1


def check(arguments: Namespace, wording: Wording) -> None:
    """Say in sentences what in the project is not as it should be, and mend what can be worked out anew.

    A project of an older Isnad is looked at in a copy, and left as it is. Ends with exit code 1 if
    something was lost or changed.
    """
    file = arguments.file
    with reading.opened(file, wording) if project.is_older(file) else project.open_project(file) as opened:
        report = checking.check(opened, counter())
    for finding in report.damage:
        output.show(_sentence(finding, wording))
    for finding in report.mended:
        output.show(_sentence(finding, wording))
    output.flush()
    key = "messages.check.sound" if report.is_sound else "messages.check.damaged"
    number = wording.count("records", report.records)
    output.say(wording.sentence(key, records=number, path=arguments.file))
    if not report.is_sound:
        raise SystemExit(REFUSED)


def _sentence(finding: Finding, wording: Wording) -> str:
    fields = dict(finding.fields)
    if "entity" in fields:
        fields["entity"] = wording.entity(fields["entity"])
    return wording.sentence(f"findings.{finding.code}", **fields)


def restore(arguments: Namespace, wording: Wording) -> None:
    """Make a backup a project of its own, print its path, and say what the project has beyond it."""
    restored = restoring.restore(arguments.file, arguments.backup, arguments.to, counter())
    output.result(f"{restored.path}\n")
    if restored.missing is None:
        output.say(wording.sentence("messages.restored.unknown", path=arguments.file))
    else:
        steps = wording.count("steps", len(restored.missing))
        output.say(wording.sentence("messages.restored.missing", steps=steps, path=arguments.file))


def reapply(arguments: Namespace, wording: Wording) -> None:
    """Put back the steps that the journal has beyond the project, and say how far that went."""
    with project.open_project(arguments.file) as opened:
        put_back = reapplying.reapply(opened, arguments.journal)
    if put_back.last is None:
        output.say(wording.sentence("messages.reapplied_none", path=arguments.file))
    else:
        last = {"step": put_back.last.id, "at": put_back.last.at}
        steps = wording.count("steps", put_back.steps)
        output.say(wording.sentence("messages.reapplied", steps=steps, **last, path=arguments.file))


def rescue(arguments: Namespace, wording: Wording) -> None:
    """Bring what a ruined project still holds into a new one; print its path, and what is missing."""
    rescued = rescuing.rescue(arguments.file, arguments.to, counter())
    output.result(f"{rescued.path}\n")
    for sentence in sentences(rescued, wording):
        output.say(sentence)


def counter() -> Progress | None:
    """What shows on a terminal how far a long command is."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        output.progress(f"{done:,} / {total:,}" if done < total else "")

    return show
