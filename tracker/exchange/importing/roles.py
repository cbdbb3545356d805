"""Several names or roles in one cell, as exports write them."""

import re

from tracker.db import Project
from tracker.exchange.importing.cells import date
from tracker.exchange.record_tables import LIST_SEPARATOR, role_text
from tracker.queries import speakers
from tracker.records import SpeakerAlias, SpeakerRole

# «title (organization) from/until», each part where it is known; days as an EDTF interval.
_ROLE = re.compile(
    r"(?P<title>.*?)(?:(?:^|\s)\((?P<organization>[^()]*)\))?"
    r"(?:(?:^|\s)(?P<first>[0-9-]+|\.\.)/(?P<last>[0-9-]+|\.\.))?",
    re.DOTALL,
)


def aliases_in(project: Project, speaker_id: int, cell: str) -> list[SpeakerAlias]:
    """The names in a cell that the speaker does not bear yet."""
    theirs = {alias.name for alias in speakers.aliases(project, speaker_id)} if speaker_id else set()
    names = dict.fromkeys(" ".join(part.split()) for part in cell.split(LIST_SEPARATOR))
    return [SpeakerAlias(name=name) for name in names if name and name not in theirs]


def roles_in(project: Project, speaker_id: int, cell: str) -> list[SpeakerRole]:
    """The roles in a cell that the speaker does not hold yet. Raises as `dates.parse` does."""
    theirs = {role_text(role) for role in speakers.roles(project, speaker_id)} if speaker_id else set()
    texts = dict.fromkeys(part.strip() for part in cell.split(LIST_SEPARATOR))
    return [_role(text) for text in texts if text and text not in theirs]


def _role(text: str) -> SpeakerRole:
    found = _ROLE.fullmatch(text)
    assert found  # every text has a title at least
    return SpeakerRole(
        title=found["title"].strip(),
        organization=found["organization"] or "",
        from_on=_day(found["first"]),
        until_on=_day(found["last"]),
    )


def _day(text: str | None) -> str:
    return date(text) if text and text != ".." else ""
