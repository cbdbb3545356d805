"""The work of editors who also do much at once: bulk steps, imports, merges with another project."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.tracker.faults.work import DATES, Worker
from tracker.exchange.importing.model import DUPLICATES, Found, Numbered, Options, RawTable
from tracker.exchange.importing.run import import_table
from tracker.exchange.merging.model import Whole
from tracker.exchange.merging.run import keep_mine, merge, take_theirs
from tracker.records import QuoteFilter, QuoteStatus, Stance
from tracker.services import bulk

HEADERS = (
    *("quote_uid", "quote", "speaker", "said_on", "source", "claim", "stance", "status", "note"),
    *("speaker_uid", "claim_uid"),
)


class WorkerOfMany(Worker):
    """Does single steps, and those of many records; all that comes from outside is made up on the way."""

    def steps(self) -> list[tuple[Callable[[], object], int]]:
        return [
            *super().steps(),
            (self._status_of_many, 2),
            (self._give_many, 1),
            (self._link_many, 2),
            (self._unlink_many, 1),
            (self._trash_many, 1),
            (self._import_quotes, 2),
            (self._import_speakers, 1),
            (self._merge_whole, 2),
        ]

    def _chosen(self) -> bulk.Chosen:
        """Quotes side by side, some here and there, or what a filter shows."""
        kind = self.random.random()
        if kind < 0.1:
            return QuoteFilter(speakers=(self.any("speaker"),))
        if kind < 0.5:
            first = self.any("quote")
            return range(first, first + self.random.randint(1, 30))
        return [self.any("quote") for _ in range(self.random.randint(1, 8))]

    def _status_of_many(self) -> None:
        bulk.set_status(self.project, self._chosen(), self.random.choice(list(QuoteStatus)))

    def _give_many(self) -> None:
        bulk.give(self.project, self._chosen(), self.any("speaker"))

    def _link_many(self) -> None:
        stance, changes = self.random.choice(list(Stance)), self.random.random() < 0.7
        bulk.link(self.project, self._chosen(), self.any("claim"), stance, change_stances=changes)

    def _unlink_many(self) -> None:
        bulk.unlink(self.project, self._chosen(), self.any("claim"))

    def _trash_many(self) -> None:
        bulk.trash(self.project, self._chosen())

    def _import_quotes(self) -> None:
        self._import("quotes", HEADERS, [self._row() for _ in range(self.random.randint(1, 12))])

    def _import_speakers(self) -> None:
        rows = [[self.uid("speaker"), self.text(), self.text(0)] for _ in range(self.random.randint(1, 5))]
        self._import("speakers", ("speaker_uid", "name", "note"), rows)

    def _import(self, what: str, headers: tuple[str, ...], rows: Sequence[Sequence[str | None]]) -> None:
        def read() -> Iterator[Numbered]:
            yield from ((number, [*row]) for number, row in enumerate(rows, 2))

        table = RawTable(headers, read, Found(rows=len(rows)))
        options = Options(what=what, duplicates=self.random.choice((None, *DUPLICATES)))
        import_table(self.project, table, Path("جدول.csv"), options)

    def _row(self) -> list[str | None]:
        has_claim, is_known = self.random.random() < 0.6, self.random.random() < 0.3
        return [
            self.uid("quote") if is_known else None,
            self.text(),
            self.text() if self.random.random() < 0.5 else "سلمى الحداد",
            self.random.choice(DATES),
            self.text() if self.random.random() < 0.3 else None,
            self.text() if has_claim else None,
            self.random.choice(list(Stance)) if has_claim else None,
            self.random.choice(list(QuoteStatus)),
            self.text(0),
            None,
            None,
        ]

    def uid(self, entity: str) -> str:
        """The uid of some record there is, or of none so far."""
        found = self.project.read(f'SELECT uid FROM "{entity}" WHERE id = ?', (self.any(entity),))
        is_known = bool(found) and self.random.random() < 0.6
        return str(uuid.UUID(bytes=found[0][0] if is_known else self.random.randbytes(16)))

    def _merge_whole(self) -> None:
        speakers = [self._their_speaker() for _ in range(self.random.randint(0, 3))]
        claims = [{"uid": self.uid("claim"), "text": self.text()} for _ in range(self.random.randint(0, 3))]
        told: list[tuple[str, Iterable[dict[str, Any]]]] = [("speakers", speakers), ("claims", claims)]
        if speakers:
            made = [self._their_quote(speakers, claims) for _ in range(self.random.randint(0, 6))]
            told.append(("quotes", made))
        decide = self.random.choice((keep_mine, take_theirs))
        merge(self.project, Whole(parts=lambda: iter(told)), decide=decide)

    def _their_speaker(self) -> dict[str, Any]:
        alias, role = {"name": self.text()}, {"title": self.text(), "from_on": self.random.choice(DATES)}
        return {"uid": self.uid("speaker"), "name": self.text(), "aliases": [alias], "roles": [role]}

    def _their_quote(self, speakers: list[dict[str, Any]], claims: list[dict[str, Any]]) -> dict[str, Any]:
        stance = self.random.choice(list(Stance))
        return {
            "uid": self.uid("quote"),
            "text": self.text(),
            "speaker": self.random.choice(speakers)["uid"],
            "said_on": self.random.choice(DATES),
            "links": [{"claim": each["uid"], "stance": stance} for each in claims],
        }
