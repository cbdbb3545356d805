"""What a web page tells of itself: JSON-LD first, then Open Graph and other meta tags, then what is shown."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tracker.exchange.texts.printed_dates import PrintedDate, understood

_ARTICLE = re.compile("article|posting|report|webpage", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SHOWN_DATES = (
    "//time/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']//text()",
    "//time//text()",
)
_SITE_BEHIND_TITLE = re.compile(r"\s+[|–—-]\s+[^|–—]+$")


def told_by(page: Any, markup: str) -> dict[str, Any]:
    """Title, outlet, author, address, date and language, under the names of `ReadText`'s fields."""
    linked = next(_linked_data(page), {})
    meta = _meta(page)
    date = _date(page, linked, meta)
    language = page.get("lang") or _text(linked.get("inLanguage")) or meta.get("og:locale", "")
    return {
        "title": _text(linked.get("headline")) or meta.get("og:title", "") or _title(page),
        "outlet": _text(linked.get("publisher")) or meta.get("og:site_name", ""),
        "author": _text(linked.get("author")) or _first(meta, "author", "article:author", "dc.creator"),
        "url": _address(page, markup, linked, meta),
        "published_on": date.iso,
        "published_on_text": date.words,
        "is_hijri": date.is_hijri,
        "language": language[:2].lower() if language[:2].isalpha() else "",
    }


def _linked_data(page: Any) -> Iterator[dict[str, Any]]:
    """The page's own descriptions of an article, those that say most first."""
    found: list[dict[str, Any]] = []
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            found += _objects(json.loads(script.text or "", strict=False))
        except (json.JSONDecodeError, RecursionError):
            continue  # pages are often wrong here; the other places tell the same
    articles = [each for each in found if _ARTICLE.search(str(each.get("@type", "")))]
    yield from sorted(articles, key=lambda each: ("headline" not in each, "datePublished" not in each))


def _objects(data: Any, depth: int = 0) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [each for item in data for each in _objects(item, depth)]
    if isinstance(data, dict) and depth < 3:
        return [data, *_objects(data.get("@graph", []), depth + 1)]
    return []


def _text(value: Any) -> str:
    """The words of a value of linked data: of a thing its name, of several all of them."""
    if isinstance(value, list):
        return "، ".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        value = value.get("name", "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _meta(page: Any) -> dict[str, str]:
    """The page's meta tags by name, the first of each name."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        words = " ".join((tag.get("content") or "").split())
        if name and words:
            found.setdefault(name, words)
    return found


def _first(meta: dict[str, str], *names: str) -> str:
    """The first of these that is told, an address not counting as a name."""
    told = (meta.get(name, "") for name in names)
    return next((words for words in told if words and not words.startswith("http")), "")


def _title(page: Any) -> str:
    """The heading that is shown, if there is one alone, else the window's title without the site's name."""
    headings = [" ".join(each.text_content().split()) for each in page.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return _SITE_BEHIND_TITLE.sub("", " ".join((page.findtext(".//title") or "").split()))


def _address(page: Any, markup: str, linked: dict[str, Any], meta: dict[str, str]) -> str:
    saved = _SAVED_FROM.search(markup[:10_000])
    told = [*page.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", ""), saved[1] if saved else ""]
    told.append(linked.get("url", ""))
    return next((each for each in told if isinstance(each, str) and each.startswith("http")), "")


def _date(page: Any, linked: dict[str, Any], meta: dict[str, str]) -> PrintedDate:
    told = [linked.get("datePublished"), *map(meta.get, ("article:published_time", "datepublished"))]
    told += list(map(meta.get, ("date", "dc.date", "dc.date.issued", "pubdate", "publish-date")))
    for path in _SHOWN_DATES:
        told += page.xpath(path)[:1]
    found = [understood(words) for words in told if isinstance(words, str) and words.strip()]
    certain = [each for each in found if each.iso or each.is_hijri]
    return next(iter(certain), PrintedDate("", ""))
