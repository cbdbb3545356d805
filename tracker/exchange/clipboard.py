"""Quotes as a table in plain text, to be pasted into a spreadsheet."""

import io
from collections.abc import Iterable

from tracker.exchange import csv_format
from tracker.exchange.sheets import Sheet
from tracker.exchange.tables import table
from tracker.exchange.words import Words
from tracker.records import QuoteRow


def as_csv(records: Iterable[QuoteRow], headers: str, delimiter: str = ",") -> str:
    """The quotes in the columns of the report, in the order given, one row for each of their links.

    Headers and words are those of a language, or codes. No BOM: nothing is pasted that was not copied.
    """
    chosen, words = table("quotes", "report"), Words(headers)
    sheet = Sheet(
        columns=chosen.codes,
        headers=words.labels(chosen.name, chosen.codes),
        rows=(row for record in records for row in chosen.rows(record, words)),
        right_to_left=headers != "en",
        delimiter=delimiter,
    )
    written = io.BytesIO()
    csv_format.write_sheet(written, sheet)
    return written.getvalue().decode("utf-8-sig")
