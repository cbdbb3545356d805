"""A backup of what was changed, made when a project is left; one that fails is told at the next start."""

import logging
from pathlib import Path

from tracker import pace
from tracker.errors import IsnadError
from tracker.services import backing_up, project
from tracker.services.backing_up import Taken
from ui import settings
from ui.jobs import Job, Progress

SECONDS = 5
"""How long closing waits for it; what is left goes on behind a window that has gone."""

_KEY = "backup/unfinished"

_log = logging.getLogger("isnad")


def job(path: Path) -> Job:
    """The work of backing up the project, if it has a step that its newest backup has not.

    The sample is left out: nobody's work is in it.
    """
    return Job(lambda progress: back_up(path, progress, only_if_due=True))


def back_up(
    path: Path, progress: Progress, *, only_if_due: bool = False, speed: pace.Pace = pace.at_once
) -> Taken | None:
    """Back the project up, to be called in a thread of its own; what was made, or None if none is due.

    Until it is whole the project counts as one whose backup is unfinished, whatever ends the process.
    """
    try:
        with project.open_project(path, writable=False) as opened:
            if only_if_due and not backing_up.is_due(opened):
                return None
            _note(path, unfinished=True)
            taken = backing_up.take(opened, progress, speed)
    except IsnadError as error:
        _note(path, unfinished=True)
        _log.warning("backup failed: %s", error.code)
        raise
    _note(path, unfinished=False)
    return taken


def is_unfinished(path: Path) -> bool:
    """True if the last backup of this project that was begun did not come to its end."""
    return path.absolute() in _unfinished()


def _unfinished() -> list[Path]:
    return [Path(each) for each in settings.text(_KEY).split("\n") if each]


def _note(path: Path, *, unfinished: bool) -> None:
    here = path.absolute()
    others = [each for each in _unfinished() if each != here]
    settings.remember(_KEY, "\n".join(map(str, [*others, here] if unfinished else others)))
