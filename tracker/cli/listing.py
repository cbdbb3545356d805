"""The commands that list: quotes, claims, speakers and sources, as a table for eyes or as JSON."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracker.cli import output, reading, selection
from tracker.exchange.quote_tables import QUOTES, date_of
from tracker.exchange.record_tables import CLAIMS, SOURCES, SPEAKERS
from tracker.exchange.sheets import Cell, Table
from tracker.exchange.words import Words
from tracker.queries import claims as claim_queries
from tracker.queries import missing
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import QuoteKind, QuoteRow
from tracker.wording import Wording

ID_HEADER = "#"
"""On a terminal every column counts, so the first one is not headed «رقم الاقتباس»."""

WIDE = 120
"""The width from which a terminal shows a quote's role and source too."""

NARROW_COLUMNS = ("quote_id", "said_on", "speaker", "status", "stance", "quote")
WIDE_COLUMNS = ("quote_id", "said_on", "speaker", "role", "status", "stance", "source", "quote")

VERBATIM = (QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POINT)
"""The kinds whose words stand between quotation marks; a reporter's own words never do."""


def quotes(arguments: Namespace, wording: Wording) -> None:
    """List the quotes that the filters show, in the order asked for."""
    with reading.opened(arguments.file, wording) as opened, opened.reading():
        rows = quote_queries.rows(opened, selection.quote_filter(opened, arguments))
        if arguments.format == "json":
            output.json_array(_objects(QUOTES, rows))
        else:
            _show_quotes(missing.marked(opened, rows), wording)


def claims(arguments: Namespace, wording: Wording) -> None:
    """List the claims that the filters show."""
    columns = ("claim_id", "claim_status", "verdict", "supports_quotes", "disputes_quotes", "claim")
    with reading.opened(arguments.file, wording) as opened:
        rows = claim_queries.rows(opened, selection.claim_filter(opened, arguments))
        _list(arguments, rows, CLAIMS, columns, wording)


def speakers(arguments: Namespace, wording: Wording) -> None:
    """List the speakers with these words in any of their names."""
    columns = ("speaker_id", "name", "kind", "quotes", "aliases", "roles")
    with reading.opened(arguments.file, wording) as opened:
        rows = speaker_queries.rows(opened, arguments.search or "", arguments.limit)
        _list(arguments, rows, SPEAKERS, columns, wording)


def sources(arguments: Namespace, wording: Wording) -> None:
    """List the sources with these words in title, outlet, author or text."""
    columns = ("source_id", "published_on", "kind", "outlet", "quotes", "title")
    with reading.opened(arguments.file, wording) as opened:
        rows = source_queries.search(opened, arguments.search or "", arguments.limit)
        _list(arguments, rows, SOURCES, columns, wording)


def _objects(table: Table[Any, Any], records: Iterable[Any]) -> Iterator[dict[str, Cell]]:
    """The rows that a full export would write, each by the code words of its columns."""
    words = Words("code")
    for record in records:
        for row in table.rows(record, words):
            yield dict(zip(table.codes, row, strict=True))


def _list(
    arguments: Namespace,
    records: Iterable[Any],
    table: Table[Any, Any],
    columns: tuple[str, ...],
    wording: Wording,
) -> None:
    if arguments.format == "json":
        return output.json_array(_objects(table, records))
    words = Words(wording.language)
    cells = ([table.columns[column](record, words) for column in columns] for record in records)
    rows = (["" if cell is None else str(cell) for cell in row] for row in cells)
    return _show(table, columns, rows, wording, output.terminal_width())


def _show_quotes(quotes: Iterable[QuoteRow], wording: Wording) -> None:
    width = output.terminal_width()
    is_narrow = width is not None and width < WIDE
    columns = NARROW_COLUMNS if is_narrow else WIDE_COLUMNS
    rows = ([shown[column] for column in columns] for shown in (_shown(each, wording) for each in quotes))
    _show(QUOTES, columns, rows, wording, width)


def _shown(row: QuoteRow, wording: Wording) -> dict[str, str]:
    """A quote as a line of the table; claims are numbers.

    A date that is its source's is in brackets, and words that its source's text lacks are marked.
    """
    quote, date = row.quote, date_of(row)
    mark = f"{wording.sentence('cli.missing_from_text')} " if row.is_missing_from_text else ""
    return {
        "quote_id": str(quote.id),
        "said_on": f"({date})" if row.dated_by_source else date,
        "speaker": row.speaker,
        "role": quote.role,
        "status": wording.word(quote.status),
        "stance": " · ".join(f"{wording.word(link.stance)} {link.claim_id}" for link in row.links),
        "source": row.source or row.origin,
        "quote": f"{mark}«{quote.text}»" if quote.kind in VERBATIM else mark + quote.text,
    }


def _show(
    table: Table[Any, Any],
    columns: tuple[str, ...],
    rows: Iterable[Sequence[str]],
    wording: Wording,
    width: int | None,
) -> None:
    _, *labels = Words(wording.language).labels(table.name, columns)
    count = output.table([ID_HEADER, *labels], rows, width)
    output.flush()  # so that the count stands below the table where both go to one place
    output.say(wording.count(table.name, count))
