"""What becomes of the rows: which records are new, which are known, and how they belong together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.importing.arrivals import Arrival, Arrivals
from tracker.exchange.importing.model import ADD, SKIP, UPDATE, Faults, Options, Values
from tracker.exchange.importing.ratings import kept_wording, verdict_of
from tracker.models import OF_RECORD
from tracker.queries import speakers as speaker_queries
from tracker.queries.known import Known
from tracker.queries.verdicts import all_verdicts
from tracker.records import Claim, Record, Source, Speaker, SpeakerKind
from tracker.services import merges
from tracker.services.entry import proposed_speaker_kind
from tracker.text.fold import fold
from tracker.text.names import name_key

ENTITIES = ("source", "speaker", "claim", "quote", "link")

MOST_REMEMBERED = 100_000
"""Ratings and names whose meaning is remembered."""

_MISSING = re.compile(r"\s*\((?:لم يُعثر على القول في نص المادة|words not found in its text)\)\s*\Z")
_REPORTED = re.compile(r"(?P<origin>.+)(?:، نقلًا عن |, as reported by )(?P<place>.+)", re.DOTALL)


class Plan:
    """The arrivals of each entity. Reads the project, writes nothing; what cannot be is a fault."""

    def __init__(self, project: Project, faults: Faults, options: Options) -> None:
        self.project = project
        self.known = Known(project)
        self.faults = faults
        self.duplicates = options.duplicates
        self.arrivals = {entity: Arrivals() for entity in ENTITIES}
        self._verdict_of = lru_cache(MOST_REMEMBERED)(
            partial(verdict_of, verdicts=tuple(all_verdicts(project)), meant=_meant_ratings(options))
        )
        self._kind_of = lru_cache(MOST_REMEMBERED)(proposed_speaker_kind)

    def take(
        self,
        blank: Record,
        key: object,
        told: dict[str, Any],
        row: int,
        find: Callable[[], Any],
        refers: dict[str, Arrival | None] | None = None,
        *,
        is_main: bool = False,
    ) -> Arrival:
        """The arrival of a record: by its uid, else by `key` in this table, else as `find` knows it.

        What is found by its words stays as it is; what is found by its uid becomes as it is told. For
        those that the table is about (`is_main`), what was chosen for duplicates decides.
        """
        chosen = self.duplicates if is_main else None
        entity = OF_RECORD[type(blank)].name
        arrivals = self.arrivals[entity]
        by_uid = ("uid", blank.uid)
        if chosen == ADD:
            key = ("row", row)
        seen = arrivals.get(by_uid) if blank.uid else arrivals.get(key)
        if seen is not None:
            self.compare(seen, told, row)
            _fill_in(seen, told)
            return seen
        keys = (by_uid, key) if blank.uid else (key,)
        before = self.known.by_uid(entity, blank.uid) if blank.uid else None
        if before is not None and chosen == ADD:
            blank, before = replace(blank, uid=b""), None
        if before is not None and chosen == SKIP and before.deleted_at is None:
            return arrivals.put(Arrival(before, row, before), *keys)
        if before is None:
            found = find() if chosen != ADD else None
            if found is not None and chosen == UPDATE:
                told = {name: value for name, value in told.items() if value not in ("", None)}
                return arrivals.put(Arrival(replace(found, **told), row, found, told, {}), *keys)
            if found is not None:
                return arrivals.put(Arrival(found, row, found), *keys)
            return arrivals.put(Arrival(replace(blank, **told), row, None, told, refers or {}), *keys)
        record = replace(before, deleted_at=None, **told)
        return arrivals.put(Arrival(record, row, before, told, refers or {}), *keys)

    def compare(self, seen: Arrival, told: dict[str, Any], row: int) -> None:
        """Note a fault if a row says something else of a record, known by its uid, than a row before."""
        for name, value in told.items():
            if seen.record.uid and seen.told.get(name, value) != value:
                reason = InputRefused("import_rows_differ", other=seen.row)
                self.faults.add(row, name, value, reason)

    def source(self, values: Values, title: str = "source") -> Arrival | None:
        """The source that a row names, None if it names none."""
        place = _MISSING.sub("", values.get("published_in"))
        if found := _REPORTED.fullmatch(place):
            place = found["place"]
        told = told_of(values, {name: name for name in (title, "outlet", "published_on", "url")}, title)
        name = " ".join((told.get("title") or place).split())
        outlet, url = told.get("outlet", ""), told.get("url", "")
        uid = values.get("source_uid") or b""
        if not (name or outlet or url or uid):
            return None
        told["title"] = name or outlet or url
        if not told["title"]:
            told.pop("title")
        key = ("url", url) if url else ("title", fold(name), fold(outlet))
        arrival = self.take(
            Source(uid=uid),
            key,
            told,
            values.row,
            lambda: self.known.source(told.get("title", ""), outlet, url),
        )
        self.refuse_empty(arrival, "title", "empty_title", title, values)
        return arrival

    def origin(self, values: Values) -> Arrival | None:
        """The text that the source reports, as a report's column names both; None if there is none."""
        found = _REPORTED.fullmatch(values.get("published_in"))
        if not found:
            return None
        title = " ".join(found["origin"].split())
        key = ("title", fold(title), "")
        return self.take(
            Source(), key, {"title": title}, values.row, lambda: self.known.source(title, "", "")
        )

    def speaker(self, values: Values, source: Arrival | None) -> Arrival:
        """The speaker whom a row names: known by uid, name or another name, or new."""
        name, uid = " ".join(values.get("speaker").split()), values.get("speaker_uid") or b""
        kind = self._kind_of(name)
        if kind is SpeakerKind.UNNAMED and source is None:
            kind = SpeakerKind.PERSON
        is_unnamed = kind is SpeakerKind.UNNAMED
        told = {"name": name} if name else {}
        key = ("unnamed", fold(name), id(source)) if is_unnamed else ("name", name_key(name) or fold(name))
        arrival = self.take(
            Speaker(uid=uid, kind=kind),
            key,
            told,
            values.row,
            lambda: self.named(name, uid, source if is_unnamed else None, values),
            {"source_id": source} if is_unnamed else {},
        )
        if arrival.before is not None:
            arrival.refers.clear()
            self._follow_merge(arrival)
        self.refuse_empty(arrival, "name", "empty_name", "speaker", values)
        self._refuse_elsewhere(arrival, source, values)
        return arrival

    def named(self, name: str, uid: bytes, source: Arrival | None, values: Values) -> Any:
        """Who bears a name: an unnamed speaker within `source`, else the one who is called so."""
        if source is not None:
            return self.known.unnamed(name, source.id) if source.id else None
        fits = self.known.speakers(name)
        if len(fits) > 1:
            fits = [each for each in fits if fold(each.name) == fold(name)] or fits
        if len(fits) > 1 and uid:
            return None
        try:
            return speaker_queries.only(name, fits) if fits else None
        except InputRefused as reason:
            self.faults.add(values.row, "speaker", name, reason)
            return fits[0]

    def _follow_merge(self, arrival: Arrival) -> None:
        while arrival.before.merged_into_id is not None:
            arrival.before = arrival.record = self.known.by_id("speaker", arrival.before.merged_into_id)

    def _refuse_elsewhere(self, speaker: Arrival, source: Arrival | None, values: Values) -> None:
        """An unnamed speaker speaks in one source alone."""
        theirs = speaker.refers.get("source_id")
        elsewhere = theirs is not None and theirs is not source
        if speaker.before is not None and speaker.record.source_id is not None:
            elsewhere = source is None or source.id != speaker.record.source_id
        if elsewhere:
            name = speaker.record.name
            self.faults.add(
                values.row, "speaker", name, InputRefused("unnamed_speaker_elsewhere", speaker=name)
            )

    def claim(self, values: Values, *, of_claims: bool = False) -> Arrival | None:
        """The claim that a row names, None if it names none."""
        text, uid = values.get("claim").strip(), values.get("claim_uid") or b""
        if not (text or uid):
            return None
        columns = {"claim_status": "status", "topic": "topic", "verdict_note": "verdict_note"}
        if of_claims:
            columns |= {"verdict_on": "verdict_on", "verdict_by": "verdict_by", "note": "note"}
        told = told_of(values, columns) | ({"text": values.get("claim")} if text else {})
        told |= self._found(values, uid, told.get("verdict_note"))
        arrival = self.take(
            Claim(uid=uid),
            ("text", text),
            told,
            values.row,
            lambda: self.known.claim(text),
            is_main=of_claims,
        )
        if arrival.before is None and not uid and arrival.row != values.row:
            _add_notes(arrival, told)
        self.refuse_empty(arrival, "text", "empty_claim", "claim", values)
        return arrival

    def _found(self, values: Values, uid: bytes, note: str | None) -> dict[str, Any]:
        """What the row says of the verdict: the one that its wording means, and what the note keeps of it."""
        rating = values.get("verdict", None)
        if rating is None:
            return {}
        verdict = self._verdict_of(rating)
        told: dict[str, Any] = {"verdict_id": verdict.id if verdict else None}
        wording = kept_wording(rating, verdict)
        if not wording:
            return told
        if verdict is None:
            told = {}
        if note is None and uid:
            before = self.known.by_uid("claim", uid)
            note = before.verdict_note if before else ""
        kept = note if note and wording in note.split("\n") else merges.joined(wording, note or "")
        return {**told, "verdict_note": kept}

    def refuse_empty(self, arrival: Arrival, column: str, code: str, name: str, values: Values) -> None:
        """Note a fault for a record without the words it is known by."""
        if not getattr(arrival.record, column).strip():
            self.faults.add(values.row, name, "", InputRefused(code))


def _meant_ratings(options: Options) -> Mapping[str, str]:
    return MappingProxyType(
        {wording: meaning for name, wording, meaning in options.values if name == "verdict"}
    )


def _fill_in(seen: Arrival, told: dict[str, Any]) -> None:
    """Give a new record what a later row says where the rows before said nothing."""
    if seen.before is None:
        more = {name: value for name, value in told.items() if value and not getattr(seen.record, name)}
        seen.record = replace(seen.record, **more)


def _add_notes(claim: Arrival, told: dict[str, Any]) -> None:
    """Keep what another row notes on the same claim."""
    for column in ("note", "verdict_note"):
        note, more = getattr(claim.record, column), told.get(column, "")
        if more and more not in note:
            claim.record = replace(claim.record, **{column: merges.joined(note, more)})


def told_of(values: Values, columns: dict[str, str], title: str = "") -> dict[str, Any]:
    """What a row says, by the columns of a record; what it leaves open, or says wrongly, is left out."""
    return {
        "title" if name == title else column: values.by_field[name]
        for name, column in columns.items()
        if values.get(name, None) is not None
    }
