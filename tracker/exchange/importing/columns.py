"""Which column of a table holds what: told by its header in Arabic, English or code, or as it was said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from tracker import wording
from tracker.errors import InputRefused
from tracker.exchange.importing.model import Options, RawTable
from tracker.text.fold import fold
from tracker.text.words import word_lists

NOTES = frozenset({"note", "link_note", "verdict_note"})
"""Fields that several columns may fill, each a line."""

_OF_QUOTES = (
    *("quote_uid", "quote", "kind", "speaker", "role", "said_on", "venue", "source", "outlet"),
    *("published_on", "url", "start", "end", "status", "claim", "stance", "claim_status", "verdict", "note"),
    *("speaker_uid", "source_uid", "claim_uid", "link_note", "published_in", "topic", "verdict_note"),
)
_OF_CLAIMS = (
    *("claim_uid", "claim", "topic", "claim_status", "verdict", "verdict_note", "verdict_on", "verdict_by"),
    "note",
)
_OF_SPEAKERS = (
    *("speaker_uid", "name", "latin_name", "kind", "aliases", "roles", "on_behalf_of", "wikidata"),
    *("source", "note"),
)
_OF_SOURCES = (
    *("source_uid", "title", "kind", "outlet", "author", "url", "archive_url", "published_on", "language"),
    *("note", "text"),
)
_OF_LINKS = ("quote_id", "claim_id", "quote", "speaker", "claim", "stance", "note", "quote_uid", "claim_uid")

NO_COLUMN = "-"
"""What a mapping says for a field that no column is to fill."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "quotes": _OF_QUOTES,
    "claims": _OF_CLAIMS,
    "speakers": _OF_SPEAKERS,
    "sources": _OF_SOURCES,
    "links": _OF_LINKS,
}
"""What a row can say, by kind of table."""

ITS_OWN: Mapping[str, tuple[str, ...]] = {
    "quotes": ("quote_uid", "start", "end"),
    "claims": ("claim_uid",),
    "speakers": ("speaker_uid",),
    "sources": ("source_uid",),
    "links": (),
}
"""What names the row itself, so that no two rows can have it in common."""

NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "quotes": (("quote",), ("speaker",)),
    "claims": (("claim",),),
    "speakers": (("name",),),
    "sources": (("title", "url"),),
    "links": (("quote_uid", "quote", "quote_id"), ("claim_uid", "claim", "claim_id")),
}
"""Of each group one column must be there."""

Columns = Mapping[str, tuple[int, ...]]


def understand(table: RawTable, options: Options) -> tuple[str, Columns]:
    """What the rows are, and the columns of each field, by number from 0.

    Raises `InputRefused`: import_unknown_field, import_unknown_column for a mapping that means nothing here,
    import_column_missing if a column that rows cannot do without is not found.
    """
    what, columns = proposed(table, options)
    missing = _missing(what, columns)
    if missing:
        raise InputRefused("import_column_missing", missing=missing, columns=table.headers)
    _refuse_unknown(options, what)
    return what, columns


def proposed(table: RawTable, options: Options) -> tuple[str, Columns]:
    """As `understand`, though columns may be missing yet; raises import_unknown_column alone."""
    kinds = (options.what,) if options.what else tuple(FIELDS)
    found = {what: _columns(table, what, options) for what in kinds}
    usable = [what for what in kinds if not _missing(what, found[what])] or list(kinds)
    what = max(usable, key=lambda each: sum(map(len, found[each].values())))
    return what, found[what]


def with_constants(table: RawTable, options: Options) -> tuple[RawTable, Options]:
    """The table with a column for each field that every row says alike, and that column mapped to it."""
    for name, words in options.constants:
        table = table.with_column(words)
        options = replace(options, mapping=(*options.mapping, (name, str(len(table.headers)))))
    return table, options


def knows_headers(table: RawTable, options: Options) -> bool:
    """True if a header means a field, or a mapping names one; else the first row may be data."""
    said = {_key(column) for _, column in options.mapping}
    return any(
        _key(header) in said or any(field_named(what, header) for what in FIELDS) for header in table.headers
    )


def _missing(what: str, columns: Columns) -> tuple[str, ...]:
    return tuple(names[0] for names in NEEDED[what] if not any(name in columns for name in names))


def _refuse_unknown(options: Options, what: str) -> None:
    for name, _ in options.mapping:
        if field_named(what, name) is None:
            raise InputRefused("import_unknown_field", name=name, choices=FIELDS[what])


def _columns(table: RawTable, what: str, options: Options) -> dict[str, tuple[int, ...]]:
    columns: dict[str, list[int]] = {}
    left_out = {field_named(what, name) for name, column in options.mapping if column == NO_COLUMN}
    for name, column in options.mapping:
        known = field_named(what, name)
        if known and known not in left_out:
            columns.setdefault(known, []).append(_column(table.headers, column))
    said = {place for places in columns.values() for place in places}
    is_report = any(_key(header) in _labels("published_in", "report") for header in table.headers)
    for place, header in enumerate(table.headers if options.has_header else ()):
        named = field_named(what, header, is_report=is_report)
        is_taken = named in columns and named not in NOTES
        if place in said or named is None or named in left_out or is_taken:
            continue
        columns.setdefault(named, []).append(place)
    return {name: tuple(places) for name, places in columns.items()}


def _column(headers: Sequence[str], column: str) -> int:
    for place, header in enumerate(headers):
        if _key(header) == _key(column):
            return place
    if column.isdecimal() and 1 <= int(column) <= len(headers):
        return int(column) - 1
    raise InputRefused("import_unknown_column", name=column, columns=tuple(headers))


def field_named(what: str, header: str, *, is_report: bool = False) -> str | None:
    """The field of this kind of table that a header means, None if it means none."""
    key = _key(header)
    if is_report and what == "quotes" and key in _labels("note", "report"):
        return "link_note"
    return _names(what).get(key)


@cache
def is_own(what: str, header: str) -> bool:
    """True for a header of our own export, also of ids and counts, which tell an import nothing."""
    return any(_key(header) in _labels(name, what) for name in wording.load("en").headers(what))


@cache
def _names(what: str) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for name in FIELDS[what]:
        for key in _labels(name, what) | (_labels(name, "report") if what == "quotes" else set()):
            names.setdefault(key, name)
    for name, others in word_lists("import_columns")[what].items():
        for other in others:
            names.setdefault(_key(other), name)
    return names


def _labels(name: str, table: str) -> set[str]:
    labels = (wording.load(language).headers(table).get(name) for language in wording.LANGUAGES)
    return {_key(name), *(_key(label) for label in labels if label)}


def _key(header: str) -> str:
    return " ".join(fold(header.replace("_", " ")).split())
