"""What merging two speakers and merging two claims have in common."""

import json

from tracker.models import SavedFilter
from tracker.services.operation import Step


def joined(note: str, other: str) -> str:
    """Both notes, the first one first, each once."""
    return "\n\n".join(dict.fromkeys(each for each in (note, other) if each.strip()))


def in_saved_filters(step: Step, field: str, old_uid: bytes, new_uid: bytes) -> None:
    """Make the saved lists that name the merged record name the one that was kept."""
    old, new = old_uid.hex(), new_uid.hex()
    query = SavedFilter.select(SavedFilter.id, SavedFilter.spec).where(SavedFilter.deleted_at.is_null())
    for saved_id, text in step.rows(query):
        spec = json.loads(text)
        if old in spec.get(field, ()):
            spec[field] = list(dict.fromkeys(new if uid == old else uid for uid in spec[field]))
            step.update("saved_filter", saved_id, {"spec": json.dumps(spec, ensure_ascii=False)})
