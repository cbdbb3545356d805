"""Opening a project for a command that changes nothing: not a byte of the file, however old it is."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from tracker.cli import output
from tracker.db import Project
from tracker.services.aside import opened_to_read
from tracker.wording import Wording


@contextlib.contextmanager
def opened(path: Path, wording: Wording) -> Iterator[Project]:
    """The project, for the length of the block; says so if it has to be read in a copy."""
    with opened_to_read(
        path, lambda: output.say(wording.sentence("messages.read_aside", path=path))
    ) as found:
        yield found
