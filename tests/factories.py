"""Records with sensible content, stored with one call; what matters to a test is named in it."""

from typing import Any

from tracker.db import Project
from tracker.models import ENTITIES, DismissedSuggestion
from tracker.queries import duplicates, stored
from tracker.records import Claim, Link, Quote, Source, Speaker, Stance
from tracker.services import claims, links, quotes, sources, speakers


def make_speaker(project: Project, name: str = "سلمى الحداد", **fields: Any) -> int:
    return speakers.add(project, Speaker(name=name, **fields)).new_id("speaker")


def make_source(project: Project, text: str = "", **fields: Any) -> int:
    fields.setdefault("title", "خبر عن الجسر")
    return sources.add(project, Source(text=text, **fields)).new_id("source")


def make_quote(project: Project, speaker_id: int | None = None, **fields: Any) -> int:
    if speaker_id is None:
        speaker_id = make_speaker(project)
    fields.setdefault("text", "الجسر آمن")
    return quotes.add(project, Quote(speaker_id=speaker_id, **fields)).new_id("quote")


def make_claim(project: Project, text: str = "الجسر آمن للشاحنات", **fields: Any) -> int:
    return claims.add(project, Claim(text=text, **fields)).new_id("claim")


def make_link(
    project: Project, quote_id: int, claim_id: int, stance: Stance = Stance.SUPPORTS, **fields: Any
) -> int:
    added = links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=stance, **fields))
    return added.new_id("link")


def content(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """All live rows of all entities: what people see, with their ids, without bookkeeping.

    Rejected pairs and the places of dismissed suggestions are among it.
    """
    found: dict[str, list[tuple[Any, ...]]] = {"rejected_pair": sorted(duplicates.rejected_pairs(project))}
    for entity in ENTITIES.values():
        columns = stored.columns(entity.table, ("id", *entity.content))
        query = entity.table.select(*columns).where(entity.table.deleted_at.is_null())
        found[entity.name] = list(project.rows(query.order_by(entity.table.id)))
    dismissed = DismissedSuggestion.select(
        DismissedSuggestion.source, DismissedSuggestion.start, DismissedSuggestion.end
    )
    found["dismissed_suggestion"] = sorted(project.rows(dismissed))
    return found


def drop_guards(project: Project) -> None:
    """Let a test do behind Isnad's back what the file itself forbids."""
    guards = project.database.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in guards:
        project.database.execute_sql(f'DROP TRIGGER "{name}"')
