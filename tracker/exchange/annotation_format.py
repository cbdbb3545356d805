"""W3C Web Annotations: every quote with its words, what stands around them and their place.

www.w3.org/TR/annotation-model: a TextQuoteSelector and, for words that stand in their text, a
TextPositionSelector in code points, both on the text as it is stored; a body for what is known of the
quote and one for each claim that it bears on. What the model has no word for is named `isnad:…`.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from tracker.db import Project
from tracker.exchange.content import Content
from tracker.exchange.words import uid_text
from tracker.queries import quotes, sources, speakers
from tracker.records import Anchor, LinkRow, QuoteRow
from tracker.text import anchors

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"isnad": "urn:isnad:"}]

TEXTS_KEPT = 16
"""Sources whose text is kept at hand."""


def write(file: BinaryIO, content: Content) -> None:
    """Write an AnnotationPage as UTF-8, an annotation on a line."""
    content.tally.total += quotes.count(content.project, content.quote_filter)
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    head = {"@context": CONTEXT, "type": "AnnotationPage"}
    lines.write(_text(head)[:-1] + ', "items": ')
    made = _Annotations(content.project)
    separator = "[\n"
    for row in quotes.rows(content.project, content.quote_filter):
        lines.write(separator + _text(made.annotation(row)))
        separator = ",\n"
        content.tally.count(records=1, rows=1)
    lines.write("[]}\n" if separator == "[\n" else "\n]}\n")
    content.tally.tell()
    lines.detach()  # flushes; the file stays open for its owner


class _Annotations:
    def __init__(self, project: Project) -> None:
        self._source = lru_cache(TEXTS_KEPT)(lambda source_id: sources.get(project, source_id))
        self._kind = lru_cache(10_000)(lambda speaker_id: speakers.get(project, speaker_id).kind)

    def annotation(self, row: QuoteRow) -> dict[str, Any]:
        return {
            "id": _urn(row.quote.uid),
            "type": "Annotation",
            "motivation": "classifying" if row.links else "highlighting",
            "body": [self._said(row), *map(_claim, row.links)],
            "target": self._target(row),
        }

    def _said(self, row: QuoteRow) -> dict[str, Any]:
        quote = row.quote
        return _told(
            {
                "type": "isnad:Quote",
                "isnad:speaker": {
                    "id": _urn(row.speaker_uid),
                    "name": row.speaker,
                    "isnad:kind": self._kind(quote.speaker_id),
                },
                "isnad:kind": quote.kind,
                "isnad:status": quote.status,
                "isnad:role": quote.role,
                "isnad:venue": quote.venue,
                "isnad:saidOn": quote.said_on,
                "isnad:note": quote.note,
            }
        )

    def _target(self, row: QuoteRow) -> dict[str, Any]:
        quote = row.quote
        source = self._source(quote.source_id) if quote.source_id else None
        selector: dict[str, Any] = {"type": "TextQuoteSelector", "exact": quote.text}
        target: dict[str, Any] = {"source": "urn:isnad:unknown", "selector": [selector]}
        if source is None:
            return target
        target["source"] = _told(
            {
                "id": source.url or _urn(source.uid),
                "type": "Text",
                "isnad:uid": _urn(source.uid),
                "isnad:url": source.url,
                "isnad:kind": source.kind,
                "isnad:title": source.title,
                "isnad:outlet": source.outlet,
                "isnad:publishedOn": source.published_on,
            }
        )
        if quote.anchor is Anchor.HELD and quote.start is not None and quote.end is not None:
            prefix, suffix = anchors.context(source.text, quote.start, quote.end)
            place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
            target["selector"].append(place)
            digest = hashlib.sha256(source.text.encode()).hexdigest()
            target["state"] = {"type": "isnad:TextState", "isnad:sha256": digest}
        else:
            prefix, suffix = quote.prefix, quote.suffix
        selector |= _told({"prefix": prefix, "suffix": suffix})
        return target


def _claim(link: LinkRow) -> dict[str, Any]:
    return _told(
        {
            "type": ["TextualBody", "isnad:Claim"],
            "id": _urn(link.claim_uid),
            "purpose": "classifying",
            "value": link.claim,
            "isnad:stance": link.stance,
            "isnad:note": link.note,
        }
    )


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None)}


def _urn(uid: bytes) -> str:
    return f"urn:uuid:{uid_text(uid)}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
