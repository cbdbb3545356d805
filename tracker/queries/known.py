"""What a project holds already of what an import brings."""

import json
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from tracker.db import Project
from tracker.models import ENTITIES, Claim, Quote, Source
from tracker.queries import speakers, stored
from tracker.records import Link as LinkRecord
from tracker.records import Speaker as SpeakerRecord
from tracker.text.fold import fold
from tracker.text.names import name_key

PART = 1000
"""Rows that are read together."""


class Known:
    """Looks records up by uid or by what they are, and remembers; for the length of one transaction."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._named: dict[str, list[SpeakerRecord]] = {}
        self._text = (0, "")

    def by_uid(self, entity: str, uid: bytes) -> Any:
        """The record with this uid, trashed ones included; None if there is none."""
        return self._record(entity, '"uid" = ?', uid)

    def by_id(self, entity: str, row_id: int) -> Any:
        """The record with this id, trashed ones included; None if there is none."""
        return self._record(entity, '"id" = ?', row_id)

    def speakers(self, name: str) -> list[SpeakerRecord]:
        """The speakers whom a name may mean, as `queries.speakers.named`."""
        key = name_key(name)
        if key not in self._name_keys:
            return []
        if key not in self._named:
            self._named[key] = speakers.named(self._project, name)
        return self._named[key]

    def unnamed(self, name: str, source_id: int) -> Any:
        """The live unnamed speaker who is called so in this source; None if there is none."""
        theirs = '"name" = ? AND "source_id" = ? AND "merged_into_id" IS NULL AND "deleted_at" IS NULL'
        return self._record("speaker", theirs, name, source_id)

    def text_of_source(self, source_id: int) -> str:
        """The stored text of a source; the last one is remembered, as rows of one source stand together."""
        if self._text[0] != source_id:
            rows = self._project.read('SELECT "text" FROM "source" WHERE "id" = ?', (source_id,))
            self._text = (source_id, rows[0][0] if rows else "")
        return self._text[1]

    def claim(self, text: str) -> Any:
        """The live claim with just these words; None if there is none."""
        row_id = self._claims.get(hash(text.strip()))
        found = None if row_id is None else self.by_id("claim", row_id)
        return found if found is not None and found.text.strip() == text.strip() else None

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

    def quotes_of_words(self, text: str) -> list[int]:
        """The ids of the live quotes of just these words."""
        query = Quote.select(Quote.id).where((Quote.text == text) & Quote.deleted_at.is_null())
        return [row_id for (row_id,) in self._project.rows(query)]

    def link(self, quote_id: int, claim_id: int) -> LinkRecord | None:
        """The link of the two, trashed ones included; None if there is none."""
        found: LinkRecord | None = self._record(
            "link", '"quote_id" = ? AND "claim_id" = ?', quote_id, claim_id
        )
        return found

    def has_quotes(self) -> bool:
        """True if the project holds any quote, be it in the trash."""
        return bool(self._project.read('SELECT 1 FROM "quote" LIMIT 1'))

    def ids_of_uids(self, entity: str, uids: Sequence[bytes]) -> dict[bytes, int]:
        """The ids of the records with these uids, trashed ones included."""
        wanted = json.dumps([uid.hex() for uid in uids])
        sql = f'SELECT "uid", "id" FROM "{entity}" WHERE "uid" IN (SELECT unhex(value) FROM json_each(?))'
        return dict(self._project.read(sql, (wanted,)))

    def all_by_id(self, entity: str, ids: Sequence[int]) -> dict[int, Any]:
        """The records with these ids, trashed ones included."""
        sql = f'{_select(entity)} WHERE "id" IN (SELECT value FROM json_each(?))'
        known = ENTITIES[entity]
        records = (stored.record(known, row) for row in self._project.read(sql, (json.dumps([*ids]),)))
        return {record.id: record for record in records}

    def links_of(self, quote_ids: Sequence[int]) -> dict[tuple[int, int], LinkRecord]:
        """All links of these quotes by quote and claim, trashed ones included."""
        sql = f'{_select("link")} WHERE "quote_id" IN (SELECT value FROM json_each(?))'
        known = ENTITIES["link"]
        links = (stored.record(known, row) for row in self._project.read(sql, (json.dumps([*quote_ids]),)))
        return {(link.quote_id, link.claim_id): link for link in links}

    def quotes_of(self, speaker_ids: Sequence[int]) -> Iterator[tuple[int, int, int | None, str]]:
        """Id, speaker, source and words of these speakers' live quotes."""
        sql = (
            'SELECT "id", "speaker_id", "source_id", "text" FROM "quote"'
            ' WHERE "speaker_id" IN (SELECT value FROM json_each(?)) AND "deleted_at" IS NULL'
        )
        for part in self._project.parts(sql, (json.dumps([*speaker_ids]),), PART):
            yield from part

    def sources_with_text(self, ids: Sequence[int]) -> set[int]:
        """Those of these sources that have a text."""
        sql = 'SELECT "id" FROM "source" WHERE "id" IN (SELECT value FROM json_each(?)) AND "text" <> \'\''
        return {row_id for (row_id,) in self._project.read(sql, (json.dumps([*ids]),))}

    def _record(self, entity: str, condition: str, *values: object) -> Any:
        rows = self._project.read(f"{_select(entity)} WHERE {condition}", values)
        return stored.record(ENTITIES[entity], rows[0]) if rows else None

    @cached_property
    def _name_keys(self) -> set[str]:
        """The keys of all names, so that names nobody bears need not be asked for one by one."""
        sql = (
            'SELECT "name_key" FROM "speaker" UNION SELECT "latin_key" FROM "speaker"'
            ' UNION SELECT "name_key" FROM "speaker_alias"'
        )
        return {key for (key,) in self._project.read(sql)}

    @cached_property
    def _claims(self) -> dict[int, int]:
        """The first claim's id by the hash of its words, which take less room than a million claims."""
        query = Claim.select(Claim.text, Claim.id).where(Claim.deleted_at.is_null())
        return {
            hash(text.strip()): row_id
            for text, row_id in self._project.stream(query.order_by(Claim.id.desc()))
        }

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


@cache
def _select(entity: str) -> str:
    columns = ", ".join(f'"{name}"' for name in stored.record_columns(ENTITIES[entity]))
    return f'SELECT {columns} FROM "{entity}"'
