"""Rows of quotes on their way in: taken one by one, then settled against one another and the project."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from operator import itemgetter
from typing import Any

from tracker.errors import InputRefused
from tracker.exchange.importing.anchoring import anchored
from tracker.exchange.importing.arrivals import Arrival
from tracker.exchange.importing.columns import Columns
from tracker.exchange.importing.model import ADD, SKIP, UPDATE, Values
from tracker.exchange.importing.plan import Plan
from tracker.exchange.importing.staging import (
    CHANGED,
    NEW,
    PART,
    REVIVED,
    SAME,
    Staging,
    Waiting,
    packed,
    unpacked,
)
from tracker.models import ENTITIES
from tracker.queries import stored
from tracker.records import Link, Quote, SpeakerKind
from tracker.services.entry import proposed_speaker_kind

_OF_QUOTE = ("kind", "role", "said_on", "venue", "status", "note")
_OF_SOURCE = ("source", "outlet", "url", "published_on", "source_uid", "published_in")
_OF_SPEAKER = ("speaker", "speaker_uid")
_OF_CLAIM = ("claim", "claim_uid", "claim_status", "topic", "verdict", "verdict_note")
_TELLING_SOURCE = ("source", "outlet", "url", "source_uid", "published_in")

MOST_REMEMBERED = 100_000

Cells = Sequence[str | None]


class QuoteRows:
    """Takes rows of quotes, with their speakers, sources and claims; keeps only those three in memory."""

    def __init__(self, plan: Plan, rows: Staging, columns: Columns) -> None:
        self._plan = plan
        self._rows = rows
        self._batch: list[Waiting] = []
        self._needs_words = plan.known.has_quotes() or "quote_uid" not in columns
        self.tells_source = any(name in columns for name in _TELLING_SOURCE)
        self._source = _Remembered(columns, _OF_SOURCE, plan)
        self._claim = _Remembered(columns, _OF_CLAIM, plan)
        self._speaker = _Remembered(columns, _OF_SPEAKER, plan)
        self._told = [name for name in _OF_QUOTE if name in columns]
        self._may_report = "published_in" in columns

    def take(self, values: Values, cells: Cells) -> None:
        """A quote, its speaker and source, and the claim that this row links it to."""
        plan = self._plan
        source = self._source.get(cells, partial(plan.source, values))
        speaker = self._speaker.get(
            cells, partial(plan.speaker, values, source), is_general=lambda each: not _belongs(each)
        )
        claim = self._claim.get(cells, partial(plan.claim, values))
        origin = plan.origin(values) if self._may_report else None
        text, uid = values.get("quote"), values.get("quote_uid") or b""
        if not text.strip():
            plan.faults.add(values.row, "quote", "", InputRefused("empty_text"))
        words = b""
        if plan.duplicates == ADD:
            words = f"row {values.row}".encode()
        elif self._needs_words or not uid:
            words = _key(text, speaker.token, source.token if source else "")
        by_field = values.by_field
        told = {name: str(value) for name in self._told if (value := by_field[name]) is not None}
        told["text"] = text
        self._batch.append(
            Waiting(
                row=values.row,
                key=b"u" + uid if uid else words,
                words=words or None,
                uid=uid,
                told=packed(told),
                speaker=speaker.number,
                source=source.number if source else None,
                origin=origin.number if origin else None,
                start=values.get("start", None),
                end=values.get("end", None),
                claim=claim.number if claim else None,
                stance=values.get("stance", None),
                link_note=values.get("link_note", None),
                first=values.row,
            )
        )
        if len(self._batch) >= PART:
            self.flush()

    def flush(self) -> None:
        """Let the rows taken so far wait on the disk."""
        self._rows.add(self._batch)
        self._batch.clear()


def _key(text: str, speaker: str, source: str) -> bytes:
    words = f"{speaker}\0{source}\0{text}"
    return blake2b(words.encode(), digest_size=16).digest()


def _belongs(speaker: Arrival) -> bool:
    """True if who it is depends on the source: unnamed ones belong to one."""
    is_unnamed = proposed_speaker_kind(speaker.record.name) is SpeakerKind.UNNAMED
    return is_unnamed or "source_id" in speaker.refers or speaker.record.source_id is not None


class _Remembered:
    """Arrivals by the cells that told of them: what the same cells tell again is the same."""

    def __init__(self, columns: Columns, names: Sequence[str], plan: Plan) -> None:
        places = [place for name in names for place in columns.get(name, ())]
        self._cells = itemgetter(*places) if places else None
        self._faults = plan.faults
        self._known: dict[object, Any] = {}

    def get(
        self, cells: Cells, find: Callable[[], Any], is_general: Callable[[Any], bool] = lambda _: True
    ) -> Any:
        """What was found for these cells, or is found now; kept unless it is wrong or not `is_general`."""
        key = self._cells(cells) if self._cells else None
        if key in self._known:
            return self._known[key]
        faults = self._faults.number
        found = find()
        if self._faults.number == faults and is_general(found):
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = found
        return found


class Settling:
    """What becomes of each row that waits: decided for all of them before anything is written."""

    def __init__(self, plan: Plan, rows: Staging, *, tells_source: bool) -> None:
        self._plan = plan
        self._rows = rows
        self._tells_source = tells_source

    def settle(self) -> None:
        """Find repeated, known and anchored quotes and known links; what cannot be is a fault."""
        self._join_repeated()
        if self._plan.known.has_quotes():
            self._find_by_uid()
            self._find_by_words()
        self._decide_known()
        self._decide_new()

    def _join_repeated(self) -> None:
        """Bring rows of one quote together: each further one only adds its link."""
        self._rows.run("CREATE INDEX by_key ON waiting (key, row)")
        self._rows.run(
            "UPDATE waiting SET first = (SELECT min(row) FROM waiting AS w WHERE w.key = waiting.key)"
            " WHERE key IN (SELECT key FROM waiting GROUP BY key HAVING count(*) > 1)"
        )
        if not self._rows.run("SELECT 1 FROM waiting WHERE first <> row LIMIT 1"):
            return
        self._rows.run("CREATE INDEX by_first ON waiting (first, row)")
        group: list[Waiting] = []
        sql = (
            "SELECT * FROM waiting WHERE (first, row) > (?, ?)"
            " AND first IN (SELECT first FROM waiting WHERE first <> row) ORDER BY first, row LIMIT ?"
        )
        last = (0, 0)
        while part := [Waiting(*row) for row in self._rows.run(sql, (*last, PART))]:
            last = (part[-1].first, part[-1].row)
            for each in part:
                if group and group[0].first != each.first:
                    self._join(group)
                    group = []
                group.append(each)
        self._join(group)

    def _join(self, group: Sequence[Waiting]) -> None:
        first = group[0]
        told = unpacked(first.told)
        before = dict(told)
        links = {first.claim: first}
        dropped = []
        for each in group[1:]:
            more = unpacked(each.told)
            if first.uid:
                self._compare(first.row, each.row, told, more)
            told |= {name: value for name, value in more.items() if value and not told.get(name)}
            seen = links.setdefault(each.claim, each)
            if seen is not each or each.claim is None:
                dropped.append((None, each.row))
                if each.claim is not None and seen.stance != each.stance:
                    reason = InputRefused("import_rows_differ", other=seen.row)
                    self._plan.faults.add(each.row, "stance", each.stance or "", reason)
        self._plan.arrivals["quote"].repeated += len(dropped)
        self._rows.run_all("UPDATE waiting SET claim = ? WHERE row = ?", dropped)
        if told != before:
            self._rows.run("UPDATE waiting SET told = ? WHERE row = ?", (packed(told), first.row))

    def _compare(self, first: int, row: int, told: dict[str, Any], more: dict[str, Any]) -> None:
        for name, value in more.items():
            if told.get(name, value) != value:
                reason = InputRefused("import_rows_differ", other=first)
                self._plan.faults.add(row, "quote" if name == "text" else name, value, reason)

    def _find_by_uid(self) -> None:
        for part in self._rows.parts("first = row AND length(uid) > 0"):
            ids = self._plan.known.ids_of_uids("quote", [each.uid for each in part])
            if self._plan.duplicates == ADD:
                again = [(b"", each.row) for each in part if each.uid in ids]
                self._rows.run_all("UPDATE waiting SET uid = ? WHERE row = ?", again)
                continue
            is_told = self._plan.duplicates != SKIP
            found = [(ids[each.uid], is_told, each.row) for each in part if each.uid in ids]
            self._rows.run_all("UPDATE waiting SET quote_id = ?, is_told = ? WHERE row = ?", found)

    def _find_by_words(self) -> None:
        if self._plan.duplicates == ADD:
            return
        speakers = self._plan.arrivals["speaker"].all
        numbers = self._rows.run(
            "SELECT DISTINCT speaker FROM waiting WHERE first = row AND quote_id IS NULL"
        )
        ids = sorted({speakers[number].id for (number,) in numbers if speakers[number].id})
        for first in range(0, len(ids), PART):
            self._rows.run_all(
                "INSERT INTO known VALUES (?, ?) ON CONFLICT DO UPDATE SET id = min(id, excluded.id)",
                (
                    (_key(text, f"{speaker}", f"{source or ''}"), row_id)
                    for row_id, speaker, source, text in self._plan.known.quotes_of(ids[first : first + PART])
                ),
            )
        self._rows.run(
            "UPDATE waiting SET quote_id = known.id, is_told = ? FROM known"
            " WHERE known.words = waiting.words AND first = row AND quote_id IS NULL",
            (self._plan.duplicates == UPDATE,),
        )

    def _decide_known(self) -> None:
        """Say of each known quote whether it is to be changed, and of its links."""
        for part in self._rows.parts("first = row AND quote_id IS NOT NULL"):
            quotes = self._plan.known.all_by_id("quote", [each.quote_id or 0 for each in part])
            fates = []
            for each in part:
                before = after = quotes[each.quote_id or 0]
                if each.is_told or before.deleted_at:
                    after, fault = self.outcome(each, before)
                    if fault is not None:
                        self._plan.faults.add(each.row, "quote", after.text, fault)
                fates.append((_fate(before, after), each.row))
            self._rows.run_all("UPDATE waiting SET fate = ? WHERE row = ?", fates)
            self._decide_links(part)

    def _decide_links(self, part: Sequence[Waiting]) -> None:
        """Which of the links that rows of these known quotes ask for are there, and what becomes of them."""
        firsts = {each.row: each for each in part}
        found = self._plan.known.links_of([each.quote_id or 0 for each in part])
        claims = self._plan.arrivals["claim"].all
        marks = ", ".join("?" * len(firsts))
        rows = self._rows.run(
            f"SELECT * FROM waiting WHERE first IN ({marks}) AND claim IS NOT NULL", [*firsts]
        )
        fates = []
        for each in (Waiting(*row) for row in rows):
            first = firsts[each.first]
            link = found.get((first.quote_id or 0, claims[each.claim or 0].id))
            if link is not None:
                after = link_outcome(each, link, is_told=bool(first.is_told))
                fates.append((link.id, first.is_told, _fate(link, after), each.row))
        self._rows.run_all("UPDATE waiting SET link_id = ?, is_told = ?, link_fate = ? WHERE row = ?", fates)

    def outcome(self, waiting: Waiting, before: Quote) -> tuple[Quote, InputRefused | None]:
        """A known quote as its row tells it, held at its place in the source; and what is wrong with that."""
        told = unpacked(waiting.told)
        if self._plan.duplicates == UPDATE and before.uid != waiting.uid:
            told = {name: value for name, value in told.items() if value}
        refers = self._refers(waiting)
        is_moved = "source_id" in refers and refers["source_id"] != before.source_id
        after = replace(before, deleted_at=None, **typed("quote", told), **refers)
        if before.text == after.text and not is_moved and waiting.start in (None, before.start):
            return after, None
        return anchored(after, waiting.start, waiting.end, self._text(after.source_id))

    def _refers(self, waiting: Waiting) -> dict[str, Any]:
        arrivals = self._plan.arrivals
        sources = arrivals["source"].all
        refers: dict[str, Any] = {"speaker_id": arrivals["speaker"].all[waiting.speaker].id}
        if self._tells_source:
            refers["source_id"] = None if waiting.source is None else sources[waiting.source].id
        if waiting.origin is not None:
            refers["origin_id"] = sources[waiting.origin].id
        return refers

    def _text(self, source_id: int | None) -> str:
        return self._plan.known.text_of_source(source_id) if source_id else ""

    def _decide_new(self) -> None:
        """Hold new quotes at their places in sources that are there already."""
        self._rows.run("UPDATE waiting SET fate = ? WHERE first = row AND quote_id IS NULL", (NEW,))
        sources = self._plan.arrivals["source"].all
        known = [each for each in sources if each.id]
        texts: set[int] = set()
        for first in range(0, len(known), PART):
            texts |= self._plan.known.sources_with_text([each.id for each in known[first : first + PART]])
        numbers = [(each.number,) for each in known if each.id in texts]
        self._rows.run("CREATE TABLE texts (source INTEGER PRIMARY KEY)")
        self._rows.run_all("INSERT INTO texts VALUES (?)", numbers)
        nowhere = "fate = 'new' AND start IS NOT NULL AND (source IS NULL OR source NOT IN texts)"
        self._rows.run(f'UPDATE waiting SET start = NULL, "end" = NULL WHERE {nowhere}')
        for part in self._rows.parts("fate = 'new' AND source IN texts") if numbers else ():
            places = []
            for each in part:
                text = self._text(sources[each.source or 0].id)
                quote = Quote(text=unpacked(each.told)["text"])
                held, fault = anchored(quote, each.start, each.end, text)
                if fault is not None:
                    self._plan.faults.add(each.row, "quote", quote.text, fault)
                if (held.start, held.end) != (each.start, each.end):
                    places.append((held.start, held.end, each.row))
            self._rows.run_all('UPDATE waiting SET start = ?, "end" = ? WHERE row = ?', places)


def _fate(before: Quote | Link, after: Quote | Link) -> str:
    if before.deleted_at is not None and after.deleted_at is None:
        return REVIVED
    return SAME if after == before else CHANGED


def link_outcome(waiting: Waiting, before: Link, *, is_told: bool) -> Link:
    """A known link as its row tells it; one of a quote that is left as it is is left too."""
    told: dict[str, Any] = {}
    if is_told or before.deleted_at:
        told = {"stance": waiting.stance, "note": waiting.link_note}
    return replace(before, deleted_at=None, **typed("link", {k: v for k, v in told.items() if v is not None}))


def typed(entity: str, told: dict[str, Any]) -> dict[str, Any]:
    """Told values as a record holds them: words of enumerations as members."""
    kinds = stored.enumerations(ENTITIES[entity])
    return {name: kinds[name](value) if name in kinds else value for name, value in told.items()}
