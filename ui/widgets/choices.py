"""Records that were chosen in a line before, and are to be shown there again."""

from tracker.errors import InputRefused
from tracker.queries import claims, sources, speakers
from tracker.services.project import Project
from ui.widgets.completion import Choice


def chosen_again(project: Project, entity: str, row_id: str) -> Choice | None:
    """The speaker, source or claim of this id as it is called now; None without an id, or if it is gone."""
    if not row_id.isdecimal():
        return None
    try:
        match entity:
            case "speaker":
                speaker = speakers.get(project, int(row_id))
                return None if speaker.deleted_at else Choice(speaker.id, speaker.name)
            case "source":
                source = sources.get(project, int(row_id))
                return None if source.deleted_at else Choice(source.id, source.title)
            case "claim":
                claim = claims.get(project, int(row_id))
                return None if claim.deleted_at else Choice(claim.id, claim.text)
    except InputRefused:
        return None  # purged since
    raise ValueError(entity)
