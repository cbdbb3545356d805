"""What the Discourse Network Analyzer and its companions read: its list of statements, and a network.

The list has the columns and the separator of DNA's own event list, and its agreement as 1 and 0; unlike
DNA, which writes `,` for `;` and `'` for `"` in every text, it quotes them as CSV does and alters nothing.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from tracker.exchange.content import Content
from tracker.exchange.spreadsheet_cells import guard
from tracker.exchange.xml_writing import Xml
from tracker.queries import quotes, sources, speakers
from tracker.records import LinkRow, QuoteRow, SpeakerKind, Stance
from tracker.text import dates

COLUMNS = (
    "statement_id",
    "time",
    "person",
    "organization",
    "concept",
    "agreement",
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
)

AGREEMENT = {Stance.SUPPORTS: 1, Stance.DISPUTES: 0}

ORGANIZED = (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP)


def write_events(file: BinaryIO, content: Content) -> None:
    """Write a statement for each link that supports or disputes; other links are no agreement."""
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    actors = _Actors(content)
    for row, link in _statements(content):
        person, organization = actors.of(row)
        author, section = actors.document(row)
        cells = (
            link.link_id,
            f"{_day(row)} 00:00:00" if _day(row) else "",
            person,
            organization,
            link.claim,
            AGREEMENT[link.stance],
            "" if row.quote.start is None else row.quote.start,
            "" if row.quote.end is None else row.quote.end,
            row.quote.text,
            1,
            row.quote.source_id or 0,
            row.source or row.origin,
            author,
            row.outlet,
            section,
            "",
        )
        writer.writerow([cell if isinstance(cell, int) or content.exact else guard(cell) for cell in cells])
    lines.detach()  # flushes; the file stays open for its owner


def write_network(file: BinaryIO, content: Content) -> None:
    """Write speakers and claims as a two-mode network in GraphML: an edge for each pair and stance.

    Nodes and edges bear the keys that DNA's own export has, so that visone and Gephi read them alike;
    an edge weighs as many quotes as stand behind it.
    """
    names: dict[str, tuple[str, str]] = {}
    edges: Counter[tuple[str, str, Stance]] = Counter()
    often: Counter[str] = Counter()
    for row, link in _statements(content):
        speaker, claim = f"s{row.quote.speaker_id}", f"c{link.claim_id}"
        names[speaker], names[claim] = (row.speaker, "speaker"), (link.claim, "concept")
        edges[speaker, claim, link.stance] += 1
        often.update((speaker, claim))
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    _Graph(lines).write(names, often, edges)
    lines.detach()


def _statements(content: Content) -> Iterator[tuple[QuoteRow, LinkRow]]:
    content.tally.total += quotes.count(content.project, content.quote_filter)
    for row in quotes.rows(content.project, content.quote_filter):
        for link in row.links:
            if link.stance in AGREEMENT:
                yield row, link
                content.tally.count(rows=1)
        content.tally.count(records=1)
    content.tally.tell()


def _day(row: QuoteRow) -> str:
    said_on = row.quote.said_on or row.published_on
    return dates.interval(said_on).first_day if said_on else ""


class _Actors:
    """Who a statement is ascribed to, in DNA's two variables, and the columns of its document."""

    def __init__(self, content: Content) -> None:
        self._project = content.project
        self._kinds: dict[int, tuple[SpeakerKind, str]] = {}
        self._documents: dict[int, tuple[str, str]] = {}

    def of(self, row: QuoteRow) -> tuple[str, str]:
        """Person and organization; one of them may be empty."""
        speaker_id = row.quote.speaker_id
        if speaker_id not in self._kinds:
            found = speakers.get(self._project, speaker_id)
            self._kinds[speaker_id] = (found.kind, found.on_behalf_of)
        kind, on_behalf_of = self._kinds[speaker_id]
        if kind in ORGANIZED:
            return "", row.speaker
        return row.speaker, on_behalf_of or self._organization(row)

    def _organization(self, row: QuoteRow) -> str:
        roles = speakers.roles(self._project, row.quote.speaker_id)
        return next((role.organization for role in roles if role.title == row.quote.role), "")

    def document(self, row: QuoteRow) -> tuple[str, str]:
        """Author and kind of the text."""
        source_id = row.quote.source_id
        if not source_id:
            return "", ""
        if source_id not in self._documents:
            source = sources.get(self._project, source_id)
            self._documents[source_id] = (source.author, source.kind)
        return self._documents[source_id]


COLOURS = {Stance.SUPPORTS: "#00ff00", Stance.DISPUTES: "#ff0000"}
"""DNA's own."""

KEYS = (
    ("id", "node", "string"),
    ("name", "node", "string"),
    ("variable", "node", "string"),
    ("frequency", "node", "int"),
    ("weight", "edge", "double"),
    ("stance", "edge", "string"),
    ("colour", "edge", "string"),
)


class _Graph:
    """Writes GraphML; every value is escaped."""

    def __init__(self, lines: io.TextIOWrapper) -> None:
        self._xml = Xml(lines)

    def write(
        self,
        names: dict[str, tuple[str, str]],
        often: Counter[str],
        edges: Counter[tuple[str, str, Stance]],
    ) -> None:
        xml = self._xml
        xml.begin("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
        for name, of, kind in KEYS:
            xml.single("key", {"id": name, "for": of, "attr.name": name, "attr.type": kind})
        xml.begin("graph", {"edgedefault": "undirected", "id": "DNA"})
        for node, (name, variable) in names.items():
            told = {"id": node, "name": name, "variable": variable, "frequency": str(often[node])}
            self._with_data("node", {"id": f"n{node}"}, told)
        for (speaker, claim, stance), weight in edges.items():
            told = {"weight": str(float(weight)), "stance": stance.value, "colour": COLOURS[stance]}
            self._with_data("edge", {"source": f"n{speaker}", "target": f"n{claim}"}, told)
        xml.end("graph")
        xml.end("graphml")
        xml.done()

    def _with_data(self, name: str, attributes: dict[str, str], told: dict[str, str]) -> None:
        self._xml.begin(name, attributes)
        for key, value in told.items():
            self._xml.single("data", {"key": key}, value)
        self._xml.end(name)
