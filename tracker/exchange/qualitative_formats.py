"""What programs for qualitative analysis read: Taguette's highlights, and REFI-QDA's codebook and project.

A claim becomes a code and each stance a code under it, since those programs know no stance; a speaker
becomes a case. Places count code points of texts whose line ends are LF, as the standard (qdasoftware.org,
REFI-QDA 1.5) has it; the identifiers are the records' own, so that a second export is known again.
"""

import csv
import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO

from tracker import wording
from tracker.exchange.content import Content
from tracker.exchange.selection import select
from tracker.exchange.spreadsheet_cells import guard
from tracker.exchange.words import uid_text
from tracker.exchange.xml_writing import Xml
from tracker.queries import quotes, sources
from tracker.records import QuoteRow, Stance

CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT = "urn:QDA-XML:project:1.0"

COLOURS = {Stance.SUPPORTS: "#009E73", Stance.DISPUTES: "#D55E00", Stance.MENTIONS: "#0072B2"}


def write_highlights(file: BinaryIO, content: Content) -> None:
    """Write Taguette's table of highlights: a row for each quote and claim, the tag with its stance."""
    content.tally.total += quotes.count(content.project, content.quote_filter)
    said = wording.load(content.words.language)
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(("id", "document", "tag", "content"))
    for row in quotes.rows(content.project, content.quote_filter):
        tags = [f"{link.claim}.{said.word(link.stance)}" for link in row.links] or [""]
        for tag in tags:
            cells = (row.source or row.origin, tag, row.quote.text)
            writer.writerow((row.quote.id, *(each if content.exact else guard(each) for each in cells)))
            content.tally.count(rows=1)
        content.tally.count(records=1)
    content.tally.tell()
    lines.detach()  # flushes; the file stays open for its owner


def write_codebook(file: BinaryIO, content: Content) -> None:
    """Write the claims as a REFI-QDA codebook."""
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    xml = Xml(lines)
    xml.begin("CodeBook", {"xmlns": CODEBOOK, "origin": "Isnad"})
    number = _codes(xml, content)
    xml.single("Sets")
    xml.end("CodeBook")
    xml.done()
    lines.detach()
    content.tally.total += number
    content.tally.count(records=number, rows=number)
    content.tally.tell()


def write_project(file: BinaryIO, content: Content) -> None:
    """Write a REFI-QDA project: codes, speakers as cases, the texts, and every anchored quote as a coding."""
    content.tally.total += quotes.count(content.project, content.quote_filter)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        texts = _sources(content)
        for source_id in texts:
            source = sources.get(content.project, source_id)
            archive.writestr(f"sources/{uid_text(source.uid).upper()}.txt", source.text.encode())
        made = io.BytesIO()
        lines = io.TextIOWrapper(made, encoding="utf-8", newline="")
        _Project(Xml(lines), content, texts).write()
        lines.flush()
        archive.writestr("project.qde", made.getvalue())
    content.tally.tell()


def _sources(content: Content) -> list[int]:
    """The sources with a text that anchored quotes stand in."""
    return [
        row.source.id for row in select(content.project, "sources", content.quote_filter)[1] if row.characters
    ]


def _codes(xml: Xml, content: Content) -> int:
    """Write the claims with their stances as codes; gives how many claims."""
    number = 0
    said = wording.load(content.words.language)
    xml.begin("Codes")
    for row in select(content.project, "claims", content.quote_filter)[1]:
        claim = row.claim
        xml.begin("Code", {"guid": _guid(claim.uid), "name": claim.text, "isCodable": "true"})
        if claim.note:
            xml.single("Description", text=claim.note)
        for stance, colour in COLOURS.items():
            name = f"{claim.text} – {said.word(stance)}"
            code = {
                "guid": _stance_guid(claim.uid, stance),
                "name": name,
                "isCodable": "true",
                "color": colour,
            }
            xml.single("Code", code)
        xml.end("Code")
        number += 1
    xml.end("Codes")
    return number


class _Project:
    """Writes project.qde."""

    def __init__(self, xml: Xml, content: Content, texts: list[int]) -> None:
        self._xml, self._content, self._texts = xml, content, texts
        self._user = str(uuid.uuid5(uuid.NAMESPACE_URL, "urn:isnad:user")).upper()
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def write(self) -> None:
        content, xml = self._content, self._xml
        attributes = {
            "xmlns": PROJECT,
            "name": content.project.path.stem,
            "origin": "Isnad",
            "creatingUserGUID": self._user,
            "creationDateTime": self._now,
        }
        xml.begin("Project", attributes)
        xml.begin("Users")
        xml.single("User", {"guid": self._user, "name": content.project.actor})
        xml.end("Users")
        xml.begin("CodeBook")
        _codes(xml, content)
        xml.end("CodeBook")
        self._cases()
        xml.begin("Sources")
        for source_id in self._texts:
            self._source(source_id)
        xml.end("Sources")
        xml.end("Project")
        xml.done()

    def _cases(self) -> None:
        self._xml.begin("Cases")
        for row in select(self._content.project, "speakers", self._content.quote_filter)[1]:
            case = {"guid": _guid(row.speaker.uid), "name": row.speaker.name}
            self._xml.begin("Case", case)
            if row.speaker.note:
                self._xml.single("Description", text=row.speaker.note)
            self._xml.end("Case")
        self._xml.end("Cases")

    def _source(self, source_id: int) -> None:
        source = sources.get(self._content.project, source_id)
        guid = _guid(source.uid)
        self._xml.begin(
            "TextSource",
            {
                "guid": guid,
                "name": source.title,
                "plainTextPath": f"internal://{guid}.txt",
                "creatingUser": self._user,
                "creationDateTime": self._now,
            },
        )
        for row in self._quotes(source_id):
            self._selection(row)
        self._xml.end("TextSource")

    def _quotes(self, source_id: int) -> Iterator[QuoteRow]:
        wanted = replace(self._content.quote_filter, sources=(source_id,), limit=None)
        for row in quotes.rows(self._content.project, wanted):
            if row.quote.source_id == source_id and row.quote.start is not None:
                yield row

    def _selection(self, row: QuoteRow) -> None:
        self._xml.begin(
            "PlainTextSelection",
            {
                "guid": _guid(row.quote.uid),
                "name": row.speaker,
                "startPosition": str(row.quote.start),
                "endPosition": str(row.quote.end),
                "creatingUser": self._user,
                "creationDateTime": self._now,
            },
        )
        for link in row.links:
            coding = uuid.uuid5(uuid.UUID(bytes=row.quote.uid), uid_text(link.claim_uid))
            self._xml.begin("Coding", {"guid": str(coding).upper(), "creatingUser": self._user})
            self._xml.single("CodeRef", {"targetGUID": _stance_guid(link.claim_uid, link.stance)})
            self._xml.end("Coding")
        self._xml.end("PlainTextSelection")
        self._content.tally.count(records=1, rows=1)


def _guid(uid: bytes) -> str:
    return uid_text(uid).upper()


def _stance_guid(claim_uid: bytes, stance: Stance) -> str:
    return str(uuid.uuid5(uuid.UUID(bytes=claim_uid), stance.value)).upper()
