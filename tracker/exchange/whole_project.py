"""Everything that a filter shows, record by record: what another Isnad, or any program, can take in whole.

The object holds "isnad" (the version of this form), "project" (the uid), and a list for each kind of
record: verdicts, sources (with their texts), speakers (with their aliases and roles), claims, quotes (with
their links) and saved_filters. Records hold their fields as they are stored, enumerations as code words,
dates as EDTF; where one record names another, it does so by uid. Trashed records and history stay behind.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from tracker.exchange.content import Content
from tracker.exchange.selection import select
from tracker.exchange.words import uid_text
from tracker.queries import quotes, saved_filters, sources, speakers, stored, verdicts
from tracker.records import LinkRow, SpeakerRow
from tracker.services import project as projects

VERSION = 1

LOCAL = ("id", "revision", "deleted_at", "merged_into_id")
"""What means something within one project only."""

REFERENCES = {
    "source_id": "source",
    "origin_id": "source",
    "speaker_id": "speaker",
    "verdict_id": "verdict",
}
"""The fields that name another record, with the kind of it."""

Fields = dict[str, Any]


def head(content: Content) -> Iterator[tuple[str, object]]:
    """What stands before the records."""
    yield "isnad", VERSION
    yield "project", {"uid": projects.value(content.project, "uid")}


def parts(content: Content) -> Iterator[tuple[str, Iterator[Fields]]]:
    """The kinds of records, those first that others name, each with its records."""
    project, wanted, uids = content.project, content.quote_filter, _Uids(content)
    content.tally.total += quotes.count(project, wanted)
    claims = (row.claim for row in select(project, "claims", wanted)[1])
    yield "verdicts", _counted(content, map(uids.fields, verdicts.all_verdicts(project)))
    yield "sources", _counted(content, _sources(content, uids))
    yield "speakers", _counted(content, _speakers(content, uids))
    yield "claims", _counted(content, map(uids.fields, claims))
    yield "quotes", _counted(content, _quotes(content, uids))
    yield "saved_filters", _counted(content, map(uids.fields, saved_filters.all_saved(project)))
    content.tally.tell()


def _counted(content: Content, records: Iterable[Fields]) -> Iterator[Fields]:
    for each in records:
        yield each
        content.tally.count(records=1, rows=1)


class _Uids:
    """The uids of the records that others name, by kind and id."""

    def __init__(self, content: Content) -> None:
        self._known: Mapping[str, Mapping[int, bytes]] = {
            kind: stored.uids(content.project, kind) for kind in set(REFERENCES.values())
        }

    def fields(self, record: Any, *left_out: str) -> Fields:
        """The record's fields as they are written."""
        return {
            self._name(field.name): self._value(field.name, getattr(record, field.name))
            for field in fields(record)
            if field.name not in LOCAL and field.name not in left_out
        }

    def _name(self, name: str) -> str:
        return name.removesuffix("_id") if name in REFERENCES else name

    def _value(self, name: str, value: Any) -> Any:
        if name in REFERENCES:
            return uid_text(self._known[REFERENCES[name]].get(value, b"")) or None
        return uid_text(value) if name == "uid" else value


def _sources(content: Content, uids: _Uids) -> Iterator[Fields]:
    """The sources that quotes stand in, and those that the unnamed speakers belong to."""
    _, rows = select(content.project, "sources", content.quote_filter)
    _, theirs = select(content.project, "speakers", content.quote_filter)
    wanted = {row.source.id: None for row in rows}
    wanted |= {row.speaker.source_id: None for row in theirs if row.speaker.source_id}
    for source_id in wanted:
        yield uids.fields(sources.get(content.project, source_id))


def _speakers(content: Content, uids: _Uids) -> Iterator[Fields]:
    aliases_of = partial(speakers.aliases, content.project)
    row: SpeakerRow
    for row in select(content.project, "speakers", content.quote_filter)[1]:
        yield {
            **uids.fields(row.speaker),
            "aliases": [uids.fields(each, "speaker_id") for each in aliases_of(row.speaker.id)],
            "roles": [uids.fields(role, "speaker_id") for role in row.roles],
        }


def _quotes(content: Content, uids: _Uids) -> Iterator[Fields]:
    for row in quotes.rows(content.project, content.quote_filter):
        yield {**uids.fields(row.quote), "links": [_link(link) for link in row.links]}


def _link(link: LinkRow) -> Fields:
    return {
        "claim": uid_text(link.claim_uid),
        "stance": link.stance,
        "focus_start": link.focus_start,
        "focus_end": link.focus_end,
        "note": link.note,
    }
