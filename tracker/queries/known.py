"""What a project holds already of what an import brings."""

from functools import cached_property
from typing import Any

from peewee import Node

from tracker.db import Project
from tracker.models import ENTITIES, Claim, Link, Quote, Source, Speaker
from tracker.queries import speakers, stored
from tracker.records import Link as LinkRecord
from tracker.records import Speaker as SpeakerRecord
from tracker.text.fold import fold
from tracker.text.names import name_key


class Known:
    """Looks records up by uid or by what they are, and remembers; for the length of one transaction."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._named: dict[str, list[SpeakerRecord]] = {}
        self._text = (0, "")
        self._quotes: dict[int, dict[tuple[int | None, str], int]] = {}

    def by_uid(self, entity: str, uid: bytes) -> Any:
        """The record with this uid, trashed ones included; None if there is none."""
        return self._record(entity, ENTITIES[entity].table.uid == uid)  # type: ignore[attr-defined]  # travels

    def by_id(self, entity: str, row_id: int) -> Any:
        """The record with this id, trashed ones included; None if there is none."""
        return self._record(entity, ENTITIES[entity].table.id == row_id)

    def speakers(self, name: str) -> list[SpeakerRecord]:
        """The speakers whom a name may mean, as `queries.speakers.named`."""
        key = name_key(name)
        if key not in self._named:
            self._named[key] = speakers.named(self._project, name)
        return self._named[key]

    def unnamed(self, name: str, source_id: int) -> Any:
        """The live unnamed speaker who is called so in this source; None if there is none."""
        theirs = (Speaker.name == name) & (Speaker.source == source_id) & Speaker.merged_into.is_null()
        return self._record("speaker", theirs & Speaker.deleted_at.is_null())

    def text_of_source(self, source_id: int) -> str:
        """The stored text of a source; the last one is remembered, as rows of one source stand together."""
        if self._text[0] != source_id:
            rows = self._project.rows(Source.select(Source.text).where(Source.id == source_id))
            self._text = (source_id, rows[0][0] if rows else "")
        return self._text[1]

    def claim(self, text: str) -> Any:
        """The live claim with just these words; None if there is none."""
        row_id = self._claims.get(text.strip())
        return None if row_id is None else self.by_id("claim", row_id)

    def source(self, title: str, outlet: str, url: str) -> Any:
        """The live source at this address, else with this title and outlet, and no other address.

        Where a title is all that is told, the one source that bears it. None if there is none.
        """
        by_url, by_title = self._sources
        fits = by_title.get(fold(title), [])
        if url in by_url:
            row_id = by_url[url]
        elif outlet or url:
            fits = [(row_id, of, at) for row_id, of, at in fits if of == fold(outlet) and not (url and at)]
            row_id = fits[0][0] if fits else 0
        else:
            row_id = fits[0][0] if len(fits) == 1 else 0
        return self.by_id("source", row_id) if row_id else None

    def quote(self, speaker_id: int, source_id: int | None, text: str) -> Any:
        """The live quote of these words by this speaker in this source; None if there is none."""
        if speaker_id not in self._quotes:
            query = Quote.select(Quote.source, Quote.text, Quote.id).where(
                (Quote.speaker == speaker_id) & Quote.deleted_at.is_null()
            )
            rows = self._project.rows(query.order_by(Quote.id.desc()))
            self._quotes[speaker_id] = {(source, words): row_id for source, words, row_id in rows}
        row_id = self._quotes[speaker_id].get((source_id, text))
        return None if row_id is None else self.by_id("quote", row_id)

    def quotes_of_words(self, text: str) -> list[int]:
        """The ids of the live quotes of just these words."""
        query = Quote.select(Quote.id).where((Quote.text == text) & Quote.deleted_at.is_null())
        return [row_id for (row_id,) in self._project.rows(query)]

    def link(self, quote_id: int, claim_id: int) -> LinkRecord | None:
        """The link of the two, trashed ones included; None if there is none."""
        found: LinkRecord | None = self._record("link", (Link.quote == quote_id) & (Link.claim == claim_id))
        return found

    def _record(self, entity: str, condition: Node) -> Any:
        known = ENTITIES[entity]
        names = stored.record_columns(known)
        query = known.table.select(*stored.columns(known.table, names)).where(condition)
        rows = self._project.rows(query)
        return stored.record(known, rows[0]) if rows else None

    @cached_property
    def _claims(self) -> dict[str, int]:
        query = Claim.select(Claim.text, Claim.id).where(Claim.deleted_at.is_null())
        return {text.strip(): row_id for text, row_id in self._project.rows(query.order_by(Claim.id.desc()))}

    @cached_property
    def _sources(self) -> tuple[dict[str, int], dict[str, list[tuple[int, str, str]]]]:
        query = Source.select(Source.id, Source.title, Source.outlet, Source.url)
        by_url: dict[str, int] = {}
        by_title: dict[str, list[tuple[int, str, str]]] = {}
        for row_id, title, outlet, url in self._project.rows(
            query.where(Source.deleted_at.is_null()).order_by(Source.id)
        ):
            if url:
                by_url.setdefault(url, row_id)
            by_title.setdefault(fold(title), []).append((row_id, fold(outlet), url))
        return by_url, by_title
