"""ClaimReviews: JSON-LD, alone, in arrays, graphs and lists or in a web page, and the Fact Check Tools API.

schema.org/ClaimReview; developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims
"""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from tracker.exchange.importing.ratings import verdict_of
from tracker.exchange.merging.model import Fields, Whole, foreign_uid, own_uid
from tracker.services.verdicts import BUILT_IN

Json = Mapping[str, Any]

WRAPPINGS = ("@graph", "claims", "itemListElement", "item", "dataFeedElement", "mainEntity")

DEEPEST = 12
"""Levels of wrapping that are looked through for reviews."""


def fits(found: Any) -> bool:
    """True if there is a review in it, in either form."""
    return next(_reviews(found), None) is not None


def read(found: Any, name: str) -> Whole:
    """Claims with their verdicts, and who made them where; `name` stands for a review without address.

    A claim becomes a quote too where both someone is named who made it and an address where: its words are
    the reviewer's, so the quote is indirect.
    """
    taken = _Taken(name)
    for claim, review in _reviews(found):
        taken.take(claim, review)
    return Whole(parts=taken.parts, by_words=True, left_out=taken.left_out)


def in_page(text: str) -> list[Any]:
    """The JSON-LD that a web page carries, as far as it can be read, if there is a review in it."""
    page = _Page()
    page.feed(text)
    found = []
    for script in page.scripts:
        try:
            found.append(json.loads(script))
        except ValueError:
            continue  # other scripts of the page may be sound
    return found if fits(found) else []


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_data = tag == "script" and (dict(attrs).get("type") or "").strip() == "application/ld+json"
        if self._is_data:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_data = self._is_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.scripts[-1] += data


def _reviews(found: Any, depth: int = 0) -> Iterator[tuple[Json, Json]]:
    """Each review with its claim, in one form: the claim's words under "text", the rating under "rating"."""
    if isinstance(found, list) and depth < DEEPEST:
        for each in found:
            yield from _reviews(each, depth + 1)
    elif isinstance(found, Mapping) and "ClaimReview" in _types(found):
        yield _from_schema(found)
    elif isinstance(found, Mapping) and isinstance(found.get("claimReview"), list):
        yield from (_from_tools(found, each) for each in found["claimReview"] if isinstance(each, Mapping))
    elif isinstance(found, Mapping) and depth < DEEPEST:
        for name in WRAPPINGS:
            yield from _reviews(found.get(name), depth + 1)


def _types(found: Json) -> list[str]:
    kind = found.get("@type") or found.get("type") or ""
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(each).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for each in kinds]


def _from_schema(review: Json) -> tuple[Json, Json]:
    item = _object(review.get("itemReviewed"))
    rating = _object(review.get("reviewRating"))
    author = _object(item.get("author"))
    places = [item.get("firstAppearance"), *_list(item.get("appearance"))]
    claim = {
        "text": _text(review.get("claimReviewed")) or _text(item.get("name")) or _text(item.get("text")),
        "author": _text(author.get("name")) or _text(item.get("author")),
        "is_organization": "Organization" in _types(author),
        "job": _text(author.get("jobTitle")),
        "same_as": _text(author.get("sameAs")),
        "date": _text(item.get("datePublished")),
        "places": [place for place in map(_place, places) if place["url"]],
    }
    told = {
        "rating": _text(rating.get("alternateName")) or _text(rating.get("name")),
        "value": rating.get("ratingValue"),
        "best": rating.get("bestRating"),
        "worst": rating.get("worstRating"),
        "why": _text(rating.get("ratingExplanation")),
        "url": _text(review.get("url")),
        "title": _text(review.get("headline")) or _text(review.get("name")),
        "publisher": _text(_object(review.get("author")).get("name")) or _text(review.get("author")),
        "date": _text(review.get("datePublished")),
        "identifier": _text(review.get("identifier")),
    }
    return claim, told


def _from_tools(claim: Json, review: Json) -> tuple[Json, Json]:
    publisher = _object(review.get("publisher"))
    return (
        {
            "text": _text(claim.get("text")),
            "author": _text(claim.get("claimant")),
            "is_organization": False,
            "job": "",
            "same_as": "",
            "date": _text(claim.get("claimDate")),
            "places": [],
        },
        {
            "rating": _text(review.get("textualRating")),
            "why": "",
            "url": _text(review.get("url")),
            "title": _text(review.get("title")),
            "publisher": _text(publisher.get("name")) or _text(publisher.get("site")),
            "date": _text(review.get("reviewDate")),
        },
    )


def _place(found: Any) -> dict[str, str]:
    if isinstance(found, str):
        return {"url": found.strip(), "title": "", "outlet": "", "date": ""}
    place = _object(found)
    return {
        "url": _text(place.get("url")) or _text(place.get("@id")),
        "title": _text(place.get("headline")) or _text(place.get("name")),
        "outlet": _text(_object(place.get("publisher")).get("name")),
        "date": _text(place.get("datePublished")),
    }


class _Taken:
    """The records that reviews become."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._sources: dict[bytes, Fields] = {}
        self._speakers: dict[bytes, dict[str, Any]] = {}
        self._claims: dict[bytes, dict[str, Any]] = {}
        self._quotes: dict[bytes, Fields] = {}
        self.left_out: dict[str, int] = {}

    def parts(self) -> Iterator[tuple[str, Any]]:
        """The records by kind."""
        yield "sources", self._sources.values()
        yield "speakers", self._speakers.values()
        yield "claims", self._claims.values()
        yield "quotes", self._quotes.values()

    def take(self, claim: Json, review: Json) -> None:
        """Take in one review."""
        text = claim["text"]
        if not text:
            self.left_out["no_claim"] = self.left_out.get("no_claim", 0) + 1
            return
        uid = own_uid(review.get("identifier")) or foreign_uid("claim", text)
        known = self._claims.get(uid)
        if known is None:
            self._claims[uid] = self._claim(uid, claim, review)
        else:  # another review of the same claim: its verdict stands in the note
            known["note"] = "\n".join(part for part in (known["note"], _told(review)) if part)
        self._take_quotes(uid, claim)

    def _claim(self, uid: bytes, claim: Json, review: Json) -> dict[str, Any]:
        found = verdict_of(review["rating"], BUILT_IN, {}) if review["rating"] else None
        verdict = found.uid if found else _by_number(review)
        return {
            "uid": uid.hex(),
            "text": claim["text"],
            "status": "done" if review["rating"] else "unreviewed",
            "verdict": verdict.hex() if verdict else None,
            "verdict_note": _told(review),
            "verdict_on": _day(review["date"]) if verdict else "",
            "verdict_by": review["publisher"] if verdict else "",
            # Who is said to have made it, where no place is told: a name alone makes no quote.
            "note": "" if claim["places"] else _joined(claim["author"], _day(claim["date"])),
        }

    def _take_quotes(self, claim_uid: bytes, claim: Json) -> None:
        if not (claim["author"] and claim["places"]):
            return
        speaker = self._speaker(claim)
        for place in claim["places"]:
            source = foreign_uid("source", place["url"])
            self._sources.setdefault(
                source,
                {
                    "uid": source.hex(),
                    "kind": "article",
                    "title": place["title"] or place["url"],
                    "outlet": place["outlet"],
                    "url": place["url"],
                    "published_on": _day(place["date"]),
                },
            )
            uid = foreign_uid("quote", speaker, place["url"], claim["text"])
            self._quotes[uid] = {
                "uid": uid.hex(),
                "speaker": speaker.hex(),
                "source": source.hex(),
                "kind": "indirect",
                "text": claim["text"],
                "said_on": _day(claim["date"]),
                "role": claim["job"],
                "links": [{"claim": claim_uid.hex(), "stance": "supports"}],
            }

    def _speaker(self, claim: Json) -> bytes:
        uid = foreign_uid("speaker", claim["author"])
        self._speakers.setdefault(
            uid,
            {
                "uid": uid.hex(),
                "kind": "organization" if claim["is_organization"] else "person",
                "name": claim["author"],
                "wikidata": _wikidata(claim["same_as"]),
                "note": claim["same_as"] if not _wikidata(claim["same_as"]) else "",
                "roles": [{"title": claim["job"]}] if claim["job"] else [],
            },
        )
        return uid


def _by_number(review: Json) -> bytes | None:
    """The verdict of a rating in numbers alone, put on the scale from 1 to 5."""
    value, best, worst = (_number(review.get(name)) for name in ("value", "best", "worst"))
    if value is None or best is None or worst is None or best == worst or review["rating"]:
        return None
    place = round(1 + 4 * (value - worst) / (best - worst))
    return next((each.uid for each in BUILT_IN if each.value == place), None)


def _told(review: Json) -> str:
    """The reviewer's own words for the verdict, who they are, and where it stands."""
    rating = review["rating"] or str(review.get("value") or "")
    return _joined(rating, review["why"], review["title"], review["publisher"], review["url"])


def _joined(*parts: str) -> str:
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _day(text: str) -> str:
    found = re.match(r"\d{4}(-\d\d(-\d\d)?)?", text)
    return found.group() if found else ""


def _wikidata(address: str) -> str:
    found = re.search(r"wikidata\.org/(?:wiki|entity)/(Q\d+)", address)
    return found.group(1) if found else ""


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _object(value: Any) -> Json:
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, Mapping)), {})
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """A text as it is meant: of several languages or values the first."""
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
