"""The formats a project is handed out in: the one list that dialog, menu, command line and guide read."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from tracker.errors import InputRefused

if TYPE_CHECKING:
    from tracker.exchange.content import Content

TABLES = ("quotes", "claims", "speakers", "sources", "links")
"""What there are tables of; see `tables`."""

EVERYTHING = "all"
"""What stands for all of them, in the formats that hold several tables."""

ARRANGEMENTS = ("claim", "speaker")
"""What a dossier can be arranged by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write what a filter shows.

    `name` is its code word, and the key of its label and of its use in the wording files (`formats`,
    `format_uses`). `module` is the file of this package whose `function(file, content)` fills an open
    file; it is loaded when it is needed. `whats`: what it can hold, the usual one first. `is_text_table`:
    separator and exact cells mean something. `has_columns`: columns can be chosen. `is_dossier`: it is
    for reading, by claim or by speaker. `asks_for_address`: of this house's reviews. `counts`: what the
    records in the file are, where they are not what it is made of.
    """

    name: str
    suffix: str
    module: str
    function: str = "write"
    whats: tuple[str, ...] = ("quotes",)
    is_text_table: bool = False
    has_columns: bool = False
    is_dossier: bool = False
    asks_for_address: bool = False
    counts: str = ""

    @property
    def write(self) -> "Callable[[BinaryIO, Content], None]":
        """What writes it; see `files.atomic_file`."""
        found = getattr(import_module(f"tracker.exchange.{self.module}"), self.function)
        return cast("Callable[[BinaryIO, Content], None]", found)


FORMATS: tuple[Format, ...] = (
    Format(
        name="csv", suffix=".csv", module="csv_format", whats=TABLES, is_text_table=True, has_columns=True
    ),
    Format(name="xlsx", suffix=".xlsx", module="xlsx_format", whats=(*TABLES, EVERYTHING), has_columns=True),
    Format(name="html", suffix=".html", module="html_format", is_dossier=True),
    Format(name="pdf", suffix=".pdf", module="pdf_format", is_dossier=True),
    Format(name="json", suffix=".json", module="json_format", whats=(*TABLES, EVERYTHING), has_columns=True),
    Format(
        name="claimreview", suffix=".claimreview.json", module="claim_review_format", asks_for_address=True
    ),
    Format(name="annotations", suffix=".annotations.jsonld", module="annotation_format"),
    Format(name="dna", suffix=".dna.csv", module="discourse_network_formats", function="write_events"),
    Format(name="graphml", suffix=".graphml", module="discourse_network_formats", function="write_network"),
    Format(
        name="taguette", suffix=".taguette.csv", module="qualitative_formats", function="write_highlights"
    ),
    Format(
        name="qdc",
        suffix=".qdc",
        module="qualitative_formats",
        function="write_codebook",
        counts="claims",
    ),
    Format(name="qdpx", suffix=".qdpx", module="qualitative_formats", function="write_project"),
)
"""All formats. Where several share a suffix, the suffix alone means the first of them."""


def format_of(path: Path, name: str = "") -> Format:
    """The format of this name, else the one that the end of the file's name means.

    The longest suffix decides: «x.claimreview.json» before «x.json». Raises `InputRefused`:
    "format_missing" for a name without suffix, "unknown_format", "unknown_option_value" for a `name`.
    """
    if name:
        return _named(name)
    if not path.suffix:
        raise InputRefused("format_missing", path=str(path), formats=suffixes())
    fits = [each for each in FORMATS if path.name.lower().endswith(each.suffix)]
    if not fits:
        raise InputRefused("unknown_format", suffix=path.suffix, formats=suffixes())
    return max(fits, key=lambda each: len(each.suffix))


def is_dossier(path: Path, name: str = "") -> bool:
    """True if a file of this name, or in the format of this `name`, is for reading."""
    suffix_of = path.name.lower().endswith
    return any(
        each.is_dossier and (each.name == name if name else suffix_of(each.suffix)) for each in FORMATS
    )


def _named(name: str) -> Format:
    for each in FORMATS:
        if each.name == name:
            return each
    raise InputRefused("unknown_option_value", option="format", value=name, choices=names())


def names() -> tuple[str, ...]:
    """The code words of all formats."""
    return tuple(each.name for each in FORMATS)


def suffixes() -> tuple[str, ...]:
    """The ends of file names that mean a format, each once."""
    return tuple(dict.fromkeys(each.suffix for each in FORMATS))
