"""W3C Web Annotations (www.w3.org/TR/annotation-model): words with their place in a text.

What Isnad writes is read back whole; of others' annotations come the quoted words, the text they stand in,
and who is named as having said them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.exchange.merging.model import Fields, Whole, foreign_uid, own_uid, place_in
from tracker.records import Stance

Json = Mapping[str, Any]

UNNAMED = "؟"
"""The speaker of words that an annotation ascribes to nobody; of its own kind in each source."""


def fits(found: Any) -> bool:
    """True if it is an annotation, or a collection, page or array of them."""
    return next(_annotations(found), None) is not None


def _annotations(found: Any, depth: int = 0) -> Iterator[Json]:
    if depth > 4:
        return
    if isinstance(found, list):
        for each in found:
            yield from _annotations(each, depth + 1)
    elif isinstance(found, Mapping):
        if "Annotation" in _list(found.get("type") or found.get("@type")) and "target" in found:
            yield found
        else:
            for name in ("items", "first", "@graph", "resources", "rows"):
                yield from _annotations(found.get(name), depth + 1)


def read(found: Any, name: str) -> Whole:
    """Quotes with their sources, speakers and claims; `name` stands for a source without address."""
    taken = _Taken(name)
    for each in _annotations(found):
        taken.take(each)
    return Whole(parts=taken.parts, by_words=True, left_out=taken.left_out)


class _Taken:
    """The records that annotations become."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._sources: dict[bytes, dict[str, Any]] = {}
        self._speakers: dict[bytes, Fields] = {}
        self._claims: dict[bytes, Fields] = {}
        self._quotes: dict[bytes, Fields] = {}
        self.left_out: dict[str, int] = {}

    def parts(self) -> Iterator[tuple[str, Any]]:
        """The records by kind."""
        yield "sources", self._sources.values()
        yield "speakers", self._speakers.values()
        yield "claims", self._claims.values()
        yield "quotes", self._quotes.values()

    def take(self, annotation: Json) -> None:
        """Take in one annotation; one without quoted words is left out and counted."""
        target = _target(annotation)
        selectors = [each for each in _list(target.get("selector")) if isinstance(each, Mapping)]
        quoted = _selector(selectors, "TextQuoteSelector")
        words = str(quoted.get("exact") or "")
        if not words:
            self.left_out["no_words"] = self.left_out.get("no_words", 0) + 1
            return
        source = self._source(target)
        bodies = [each for each in _list(annotation.get("body")) if isinstance(each, Mapping)]
        said = _body(bodies, "isnad:Quote")
        uid = own_uid(annotation.get("id")) or foreign_uid("quote", source, words, quoted.get("prefix", ""))
        self._quotes[uid] = {
            "uid": uid.hex(),
            "speaker": self._speaker(annotation, said, source).hex(),
            "source": source.hex(),
            "kind": said.get("isnad:kind") or "direct",
            "text": words,
            **_place(self._sources[source]["text"], words, quoted, selectors),
            "said_on": said.get("isnad:saidOn") or "",
            "role": said.get("isnad:role") or "",
            "venue": said.get("isnad:venue") or "",
            "status": said.get("isnad:status") or "unreviewed",
            "note": said.get("isnad:note") or "",
            "links": [self._link(each) for each in bodies if "isnad:Claim" in _list(each.get("type"))],
        }

    def _source(self, target: Json) -> bytes:
        found = target.get("source")
        told = found if isinstance(found, Mapping) else {"id": found}
        address = str(told.get("isnad:url") or told.get("id") or self._name)
        uid = own_uid(told.get("isnad:uid")) or foreign_uid("source", address)
        text = str(told.get("isnad:text") or "")
        is_address = address.startswith(("http://", "https://"))
        self._sources.setdefault(
            uid,
            {
                "uid": uid.hex(),
                "kind": told.get("isnad:kind") or "article",
                "title": str(told.get("isnad:title") or address),
                "outlet": str(told.get("isnad:outlet") or ""),
                "url": address if is_address else "",
                "published_on": str(told.get("isnad:publishedOn") or ""),
                "text": text,
            },
        )
        return uid

    def _speaker(self, annotation: Json, said: Json, source: bytes) -> bytes:
        told = said.get("isnad:speaker")
        told = told if isinstance(told, Mapping) else {}
        name = str(told.get("name") or "")
        if not name:
            del annotation  # its creator is who marked the words, not who said them
            uid = foreign_uid("speaker", source)
            unnamed = {"uid": uid.hex(), "kind": "unnamed", "name": UNNAMED, "source": source.hex()}
            self._speakers.setdefault(uid, unnamed)
            return uid
        uid = own_uid(told.get("id")) or foreign_uid("speaker", name)
        kind = told.get("isnad:kind") or "person"
        speaker = {"uid": uid.hex(), "kind": kind, "name": name}
        self._speakers.setdefault(uid, speaker | ({"source": source.hex()} if kind == "unnamed" else {}))
        return uid

    def _link(self, body: Json) -> Fields:
        text = str(body.get("value") or "")
        uid = own_uid(body.get("id")) or foreign_uid("claim", text)
        self._claims.setdefault(uid, {"uid": uid.hex(), "text": text})
        stance = body.get("isnad:stance")
        return {
            "claim": uid.hex(),
            "stance": stance if stance in list(Stance) else Stance.MENTIONS,
            "note": body.get("isnad:note") or "",
        }


def _target(annotation: Json) -> Json:
    target = annotation.get("target")
    return next((each for each in _list(target) if isinstance(each, Mapping)), {"source": target})


def _place(text: str, words: str, quoted: Json, selectors: list[Json]) -> Fields:
    """The anchor: held where the text is known and the words stand there, else detached with its context."""
    position = _selector(selectors, "TextPositionSelector")
    start, end = position.get("start"), position.get("end")
    told = (start, end) if isinstance(start, int) and isinstance(end, int) else None
    held = place_in(text, words, told)
    prefix, suffix = str(quoted.get("prefix") or ""), str(quoted.get("suffix") or "")
    if held or not (prefix or suffix):
        return held
    return {"anchor": "detached", "prefix": prefix, "suffix": suffix}


def _selector(selectors: list[Json], kind: str) -> Json:
    """The first selector of this kind, at the end of a chain of refinements too."""
    for each in selectors:
        chain: Any = each
        while isinstance(chain, Mapping):
            if chain.get("type") == kind:
                return chain
            chain = chain.get("refinedBy")
    return {}


def _body(bodies: list[Json], kind: str) -> Json:
    return next((each for each in bodies if kind in _list(each.get("type"))), {})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
