"""What things are called: speakers in lists, and their roles."""

from tracker.records import Source, SpeakerKind, SpeakerRole, SpeakerRow
from tracker.text.bidi import isolate
from tracker.wording import Wording
from ui import date_words


def with_source(row: SpeakerRow, source: Source | None, wording: Wording) -> str:
    """The name; of an unnamed speaker «مصدر أمني (الشرق الأوسط، 22 تموز 2015)»."""
    told = source_of(row, source, wording)
    return f"{isolate(row.speaker.name)} ({told})" if told else row.speaker.name


def source_of(row: SpeakerRow, source: Source | None, wording: Wording) -> str:
    """Where an unnamed speaker belongs: «الشرق الأوسط، 22 تموز 2015»; empty for others."""
    if row.speaker.kind is not SpeakerKind.UNNAMED or source is None:
        return ""
    parts = (source.outlet or source.title, date_words.bare(source.published_on, wording.language))
    return wording.sentence("lists.separator").join(isolate(part) for part in parts if part)


def role_title(role: SpeakerRole, wording: Wording) -> str:
    """Title and organization, whichever there are."""
    parts = [isolate(part) for part in (role.title, role.organization) if part]
    return wording.sentence("lists.separator").join(parts)
