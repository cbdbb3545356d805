"""Sources: lists without their texts, one source with it, and which one is meant by its title."""

import hashlib
from collections.abc import Iterator, Sequence

from peewee import SQL, Expression, fn

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Quote, Source
from tracker.queries import stored
from tracker.records import Source as SourceRecord
from tracker.records import SourceKind, SourceRow
from tracker.text.fold import fold
from tracker.text.sort_keys import sort_key

WORDS = ("title", "outlet", "author", "text")
"""What of a source is searched."""

_NAMES = tuple(name for name in stored.record_columns(ENTITIES["source"]))


def get(project: Project, source_id: int) -> SourceRecord:
    """The source with this id and its whole text, trashed ones included; `InputRefused` if there is none."""
    source: SourceRecord = stored.get(project, "source", source_id)
    return source


def find(project: Project, title: str) -> SourceRow:
    """Which source is meant: an id, else its whole title, else words of it.

    Raises `InputRefused`: "no_such_source", or "several_sources" with those that fit.
    """
    if title.strip().isdecimal():
        fits = list(_rows(project, Source.id == min(int(title), stored.GREATEST_ID)))
    else:
        fits = list(rows(project, title)) if title.strip() else []
        fits = [row for row in fits if fold(row.source.title) == fold(title)] or fits
    if not fits:
        raise InputRefused("no_such_source", name=title)
    if len(fits) > 1:
        matches = tuple(f"{row.source.title} ({row.source.id})" for row in fits)
        raise InputRefused("several_sources", name=title, matches=matches)
    return fits[0]


def outlets(project: Project, words: str) -> tuple[str, ...]:
    """The outlets of sources that hold these words; the words themselves, which none has, if none does."""
    query = Source.select(Source.outlet).distinct().where(Source.deleted_at.is_null() & (Source.outlet != ""))
    with project.connected():
        found = [outlet for (outlet,) in project.rows(query)]
    return tuple(outlet for outlet in found if stored.fits(words, outlet)) or (words,)


def count(project: Project) -> int:
    """How many sources there are."""
    with project.reading():
        return int(project.rows(Source.select(fn.COUNT(Source.id)).where(Source.deleted_at.is_null()))[0][0])


def same_text(project: Project, text: str, file_sha256: str = "") -> tuple[SourceRow, ...]:
    """The sources that hold this text, as it is stored, to the letter, or came from the very same file.

    Nothing is the same as a text without words.
    """
    digest = hashlib.sha256(text.encode()).hexdigest() if text.strip() else ""
    if not (digest or file_sha256):
        return ()
    condition = Source.text_sha256 == digest
    if file_sha256:
        condition |= Source.file_sha256 == file_sha256
    return tuple(_rows(project, condition))


def rows(project: Project, words: str = "", limit: int | None = None) -> Iterator[SourceRow]:
    """The sources in Arabic order of their titles; `words` are words of the title."""
    yield from _rows(
        project,
        stored.may_hold("source", words) & stored.contains(Source.title, words) if words else None,
        limit,
    )


def search(project: Project, words: str, limit: int | None = None) -> Iterator[SourceRow]:
    """The sources with these words in title, outlet, author or text, in the order of `rows`."""
    yield from _rows(project, _holds(words, walked=limit is not None) if words else None, limit)


def _holds(words: str, *, walked: bool) -> Expression:
    everything = SQL(
        " || char(10) || ".join(f'"t1"."{name}"' for name in ("title", "outlet", "author", "text"))
    )
    return stored.holds("source", words, everything, walked=walked)


def ids(
    project: Project,
    words: str = "",
    kinds: Sequence[SourceKind] = (),
    outlets: Sequence[str] = (),
    limit: int | None = None,
) -> list[int]:
    """The ids of the sources of these kinds and outlets (exact; none means any) that hold the words.

    As `search` means it, in the order of `rows`. With a limit the rest is not looked into.
    """
    query = Source.select(Source.id).where(Source.deleted_at.is_null())
    if kinds:
        query = query.where(Source.kind.in_([kind.value for kind in kinds]))
    if outlets:
        query = query.where(Source.outlet.in_(outlets))
    if words:
        query = query.where(_holds(words, walked=limit is not None))
    with project.connected():
        found = project.rows(query.order_by(Source.sort_key, Source.id).limit(limit))
    return [source_id for (source_id,) in found]


def all_titles(project: Project) -> list[tuple[int, str, str, str]]:
    """Id, title, outlet and author of every source, in the order of `rows`."""
    query = Source.select(Source.id, Source.title, Source.outlet, Source.author)
    with project.connected():
        found = project.rows(query.where(Source.deleted_at.is_null()).order_by(Source.sort_key, Source.id))
    return [(source_id, title, outlet, author) for source_id, title, outlet, author in found]


def of_ids(project: Project, source_ids: Sequence[int]) -> list[SourceRow]:
    """The sources of these ids that are there, without their texts, in the order of `rows`."""
    return list(_rows(project, Source.id.in_(source_ids)))


def all_outlets(project: Project) -> list[str]:
    """The outlets that sources came out in, in Arabic order."""
    with project.connected():
        return sorted((outlet for (outlet,) in project.read(_OUTLETS)), key=sort_key)


_OUTLETS = """
    WITH RECURSIVE found(outlet) AS (
        SELECT min(outlet) FROM source WHERE outlet > ''
        UNION ALL
        SELECT (SELECT min(outlet) FROM source WHERE outlet > found.outlet) FROM found
        WHERE found.outlet IS NOT NULL
    )
    SELECT outlet FROM found WHERE outlet IS NOT NULL AND EXISTS (
        SELECT 1 FROM source WHERE source.outlet = found.outlet AND source.deleted_at IS NULL
    )
"""
"""Each outlet once: the index is asked for the next greater one, instead of every source for its own."""


def _rows(project: Project, condition: Expression | None, limit: int | None = None) -> Iterator[SourceRow]:
    # Two look-ups instead of one with OR, which SQLite answers by reading all quotes.
    published = Quote.select(fn.COUNT(Quote.id)).where(
        (Quote.source == Source.id) & Quote.deleted_at.is_null()
    )
    named = Quote.select(fn.COUNT(Quote.id)).where(
        (Quote.origin == Source.id)
        & (Quote.source.is_null() | (Quote.source != Source.id))
        & Quote.deleted_at.is_null()
    )
    columns = [
        SQL("''") if name == "text" else column
        for name, column in zip(_NAMES, stored.columns(Source, _NAMES), strict=True)
    ]
    query = Source.select(*columns, fn.LENGTH(Source.text), published + named).where(
        Source.deleted_at.is_null()
    )
    if condition is not None:
        query = query.where(condition)
    with project.connected():
        found = project.rows(query.order_by(Source.sort_key, Source.id).limit(limit))
    for *values, characters, quotes in found:
        yield SourceRow(
            source=stored.record(ENTITIES["source"], values), characters=characters, quotes=quotes
        )
