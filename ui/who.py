"""Who a name in a text may be: a speaker of the project, several, or nobody yet, and whom it resembles."""

from dataclasses import dataclass

from tracker.queries import speakers as speaker_queries
from tracker.queries.duplicates import resembling
from tracker.records import Speaker, SpeakerKind
from tracker.services.entry import proposed_speaker_kind
from tracker.services.project import Project
from tracker.suggest import describes


@dataclass(frozen=True, slots=True)
class Who:
    """What the project knows of a name: those who bear it, and if nobody does, who it may be."""

    bearers: tuple[Speaker, ...] = ()
    resembles: Speaker | None = None
    is_unnamed: bool = False

    @property
    def known(self) -> Speaker | None:
        """The speaker, if the name leaves no doubt."""
        return self.bearers[0] if len(self.bearers) == 1 else None


def who_is(project: Project, name: str) -> Who:
    """Look a name up. «مصدر أمني» is nobody's name: two who are called so are two."""
    if not name:
        return Who()
    kind = describes(name) or proposed_speaker_kind(name)
    if kind is SpeakerKind.UNNAMED:
        return Who(is_unnamed=True)
    bearers = tuple(speaker_queries.named_exactly(project, name))
    return Who(bearers=bearers, resembles=None if bearers else _resembling(project, name))


def _resembling(project: Project, name: str) -> Speaker | None:
    """The speaker who likely bears this name in another spelling, to be asked about, never to be taken."""
    found = resembling(project, name, limit=1)
    return speaker_queries.get(project, found[0].speaker_id) if found else None
