"""Knows records by their words: a speaker by name, a source by address, a claim by what it says."""

from typing import Any

from tracker.db import Project
from tracker.models import Claim, Source
from tracker.models import Quote as QuoteTable
from tracker.queries import speakers
from tracker.records import SpeakerKind
from tracker.text.fold import fold


class SameWords:
    """The records that are here, and those that have come in, by their words."""

    def __init__(self, project: Project) -> None:
        self._project = project
        claims = project.rows(Claim.select(Claim.id, Claim.text).where(Claim.deleted_at.is_null()))
        self._claims = {fold(text): row_id for row_id, text in claims}
        columns = (Source.id, Source.url, Source.title)
        found = project.rows(Source.select(*columns).where(Source.deleted_at.is_null()))
        self._urls = {url: row_id for row_id, url, _ in found if url}
        self._titles = {fold(title): row_id for row_id, url, title in found if not url}
        self._speakers: dict[str, int | None] = {}

    def find(self, entity: str, content: dict[str, Any]) -> int | None:
        """The one record here that is meant by these words; None if none is, or several are."""
        if entity == "claim":
            return self._claims.get(fold(content["text"]))
        if entity == "source":
            url = content.get("url")
            return self._urls.get(url) if url else self._titles.get(fold(content["title"]))
        if entity == "speaker" and content.get("kind") is not SpeakerKind.UNNAMED:
            return self._speaker(content["name"])
        if entity == "quote":
            return self._quote(content)
        return None

    def _speaker(self, name: str) -> int | None:
        if name not in self._speakers:
            fits = speakers.named(self._project, name)
            self._speakers[name] = fits[0].id if len(fits) == 1 else None
        return self._speakers[name]

    def _quote(self, content: dict[str, Any]) -> int | None:
        same = (
            (QuoteTable.speaker == content["speaker_id"])
            & (QuoteTable.text == content["text"])
            & QuoteTable.deleted_at.is_null()
        )
        query = QuoteTable.select(QuoteTable.id, QuoteTable.source).where(same)
        source_id = content.get("source_id")
        return next((row_id for row_id, source in self._project.rows(query) if source == source_id), None)

    def put(self, entity: str, row_id: int, content: dict[str, Any]) -> None:
        """Know a record that has come in."""
        if entity == "claim":
            self._claims.setdefault(fold(content["text"]), row_id)
        elif entity == "source" and content.get("url"):
            self._urls.setdefault(content["url"], row_id)
        elif entity == "source":
            self._titles.setdefault(fold(content["title"]), row_id)
        elif entity == "speaker" and content.get("kind") is not SpeakerKind.UNNAMED:
            self._speakers[content["name"]] = row_id
