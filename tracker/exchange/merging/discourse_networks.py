"""Databases of the Discourse Network Analyzer (versions 2 and 3): documents, statements, who agrees.

Its organizations are what persons speak for: a statement of a person becomes a quote of that person in a
role of the organization; a statement of an organization alone is the organization's own.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tracker.exchange.merging.model import Fields, Whole, foreign_uid, place_in
from tracker.files import scratch_folder
from tracker.sqlite import sqlite3
from tracker.storage_errors import storage_errors

TABLES = {"DOCUMENTS", "STATEMENTS", "VARIABLES", "DATASHORTTEXT"}

PERSONS = ("person", "actor", "speaker", "name")
ORGANIZATIONS = ("organization", "organisation")
CONCEPTS = ("concept", "claim", "category")
AGREEMENTS = ("agreement", "agree")
"""What the variables of a statement are called, which is whoever made the database's choice."""


def read(path: Path) -> Whole | None:
    """What the database holds; None if it is another program's.

    It is read from a copy: the original is opened by no database, so that no lock of its owner's is lost.
    """
    with scratch_folder("isnad-network-") as folder, storage_errors(path):
        copy = Path(shutil.copyfile(path, folder / "copy.dna"))
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as database:
            try:
                tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
                if not tables >= TABLES:
                    return None
                taken = _Taken(path.name, _Network(database, has_entities="ENTITIES" in tables))
            except sqlite3.DatabaseError:
                return None  # damaged: whoever tells kinds of files apart says so
    return Whole(parts=taken.parts, by_words=True, left_out=taken.left_out)


class _Network:
    """The database's rows."""

    def __init__(self, database: Any, *, has_entities: bool) -> None:
        self.documents = database.execute(
            "SELECT ID, Title, Text, Author, Source, Section, Notes, Date FROM DOCUMENTS ORDER BY ID"
        ).fetchall()
        self.statements = database.execute(
            "SELECT ID, DocumentId, Start, Stop FROM STATEMENTS ORDER BY ID"
        ).fetchall()
        variables = {
            variable_id: name.casefold()
            for variable_id, name in database.execute("SELECT ID, Variable FROM VARIABLES")
        }
        self.values: dict[int, dict[str, Any]] = {}
        # In version 3 short texts stand in a table of their own, and rows hold their ids.
        texts = (
            "SELECT StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = Entity"
            if has_entities
            else "SELECT StatementId, VariableId, Value FROM DATASHORTTEXT"
        )
        kinds = (texts, *(f"SELECT StatementId, VariableId, Value FROM {table}" for table in _OTHERS))
        for sql in kinds:
            for statement_id, variable_id, value in database.execute(sql):
                self.values.setdefault(statement_id, {})[variables.get(variable_id, "")] = value

    def value(self, statement_id: int, names: tuple[str, ...]) -> Any:
        """What a statement says under the first of these names that it has."""
        values = self.values.get(statement_id, {})
        return next((values[name] for name in names if name in values), None)


_OTHERS = ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT")


class _Taken:
    """The records that the rows become."""

    def __init__(self, name: str, network: _Network) -> None:
        self._name, self._network = name, network
        self._speakers: dict[bytes, dict[str, Any]] = {}
        self._claims: dict[bytes, Fields] = {}
        self._texts: dict[int, str] = {}
        self.left_out: dict[str, int] = {}
        self._sources = [self._source(*row) for row in network.documents]
        self._quotes = [quote for row in network.statements if (quote := self._quote(*row))]

    def parts(self) -> Iterator[tuple[str, Any]]:
        """The records by kind."""
        yield "sources", self._sources
        yield "speakers", self._speakers.values()
        yield "claims", self._claims.values()
        yield "quotes", self._quotes

    def _source(
        self,
        row_id: int,
        title: str,
        text: str,
        author: str,
        source: str,
        section: str,
        notes: str,
        date: Any,
    ) -> Fields:
        self._texts[row_id] = text = (text or "").replace("\r\n", "\n").replace("\r", "\n")
        return {
            "uid": foreign_uid("dna", self._name, "document", row_id).hex(),
            "kind": "document",
            "title": title or str(row_id),
            "author": author or "",
            "outlet": source or "",
            "published_on": _day(date),
            "text": text,
            "note": "\n".join(part for part in (section, notes) if part),
        }

    def _quote(self, row_id: int, document_id: int, start: int, stop: int) -> Fields | None:
        value = self._network.value
        person, organization = value(row_id, PERSONS) or "", value(row_id, ORGANIZATIONS) or ""
        whole = self._network_text(document_id)
        start, stop = (_code_points(whole, place) for place in (start, stop))
        words = whole[start:stop]
        if not (words and (person or organization)):
            self._leave_out("no_speaker" if words else "no_words")
            return None
        kept = words.replace("\r\n", "\n").replace("\r", "\n")
        moved = start - whole[:start].count("\r\n")
        return {
            "uid": foreign_uid("dna", self._name, "statement", row_id).hex(),
            "speaker": self._speaker(person, organization).hex(),
            "source": foreign_uid("dna", self._name, "document", document_id).hex(),
            "kind": "direct",
            "text": kept,
            **place_in(self._texts.get(document_id, ""), kept, (moved, moved + len(kept))),
            "role": organization if person else "",
            "links": self._links(row_id),
        }

    def _network_text(self, document_id: int) -> str:
        return next((row[2] or "" for row in self._network.documents if row[0] == document_id), "")

    def _links(self, row_id: int) -> list[Fields]:
        concept = self._network.value(row_id, CONCEPTS)
        if not concept:
            return []
        uid = foreign_uid("claim", concept)
        self._claims.setdefault(uid, {"uid": uid.hex(), "text": concept})
        agrees = self._network.value(row_id, AGREEMENTS)
        stance = "mentions" if agrees is None else "supports" if agrees else "disputes"
        return [{"claim": uid.hex(), "stance": stance}]

    def _speaker(self, person: str, organization: str) -> bytes:
        name = person or organization
        uid = foreign_uid("speaker", name)
        speaker = self._speakers.setdefault(
            uid,
            {
                "uid": uid.hex(),
                "kind": "person" if person else "organization",
                "name": name,
                "roles": [],
            },
        )
        role = {"title": "", "organization": organization}
        if person and organization and role not in speaker["roles"]:
            speaker["roles"].append(role)
        return uid

    def _leave_out(self, reason: str) -> None:
        """Count a statement that can be no quote."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


def _code_points(text: str, units: int) -> int:
    """A place counted in UTF-16 units, as Java counts, in code points."""
    if text.isascii() or len(text.encode("utf-16-le")) == 2 * len(text):
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _day(value: Any) -> str:
    """The day of a moment in milliseconds (version 2) or seconds (version 3) of the Unix epoch."""
    if not isinstance(value, int):
        return ""
    seconds = value / 1000 if abs(value) > 100_000_000_000 else value
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return ""
