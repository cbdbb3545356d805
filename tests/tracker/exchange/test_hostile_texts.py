"""Texts made to be rendered, run or misread: in every field, through every export, and back to the letter."""

import csv
import html.parser
import json
import logging
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from lxml import etree

from tests import hostile
from tests.factories import content
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.export import export
from tracker.exchange.formats import FORMATS, Format
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.queries import claims as claim_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import ClaimFilter, QuoteFilter
from tracker.services import checking, history
from tracker.services import project as projects

STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

UNSEEN = ("Cf", "Zs", "Cc", "Mn")

NOT_OF_A_REPORT = frozenset(
    ("script", "img", "iframe", "svg", "font", "qt", "hr", "object", "embed", "form", "input", "base", "link")
)

WAYS = [(each, what) for each in FORMATS for what in each.whats]


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which every field holds, in one record or another, each of the texts."""
    path = tmp_path_factory.mktemp("hostile") / "مشروع.isnad"
    projects.create(path)
    with projects.open_project(path) as project:
        for text in hostile.TEXTS:
            hostile.enter(project, text)
    return path


@pytest.fixture
def held(hostile_path: Path) -> Iterator[Project]:
    with projects.open_project(hostile_path, writable=False) as project:
        yield project


def is_formula(cell: str) -> bool:
    """What a spreadsheet may run: the first thing to be seen in the cell begins a formula."""
    seen = cell.lstrip()
    while (
        seen and seen[0] not in STARTS_A_FORMULA and unicodedata.category(seen[0]) in ("Cf", "Zs", "Cc", "Mn")
    ):
        seen = seen[1:]
    return seen.startswith(STARTS_A_FORMULA) or cell.startswith(STARTS_A_FORMULA)


def test_every_field_holds_every_text_to_the_letter(held: Project) -> None:
    rows = list(quote_queries.rows(held, QuoteFilter()))
    assert len(rows) == len(hostile.TEXTS)
    assert {row.quote.text for row in rows} == {f"{text} قول" for text in hostile.TEXTS}
    for name in ("note", "role", "venue", "said_on_text"):
        assert {getattr(row.quote, name) for row in rows} == set(hostile.TEXTS)
    claims = [row.claim for row in claim_queries.rows(held, ClaimFilter())]
    for name in ("note", "topic", "verdict_note"):
        assert {getattr(claim, name) for claim in claims} == set(hostile.TEXTS)
    sources = [source_queries.get(held, row.source.id) for row in source_queries.rows(held)]
    for name in ("outlet", "author", "url", "archive_url", "note"):
        assert {getattr(source, name) for source in sources} == set(hostile.TEXTS)
    assert {row.speaker.note for row in speaker_queries.rows(held)} == set(hostile.TEXTS)


def test_a_file_full_of_them_is_sound_and_all_can_be_undone(path: Path) -> None:
    with projects.open_project(path) as project:
        before = content(project)
        for text in hostile.TEXTS[::6]:
            hostile.enter(project, text)
        assert checking.check(project).is_sound
        for _ in hostile.TEXTS[::6]:
            history.undo(project)
        assert content(project) == before


def test_what_is_typed_into_a_filter_is_looked_for_and_runs_nothing(held: Project) -> None:
    for text in hostile.TEXTS:
        quote_queries.count(held, QuoteFilter(search=text))
        list(claim_queries.rows(held, ClaimFilter(search=text)))
        list(speaker_queries.rows(held, search=text))
        list(source_queries.rows(held, text))
    assert quote_queries.count(held, QuoteFilter()) == len(hostile.TEXTS)


@pytest.mark.parametrize("headers", ["code", "ar", "en"])
@pytest.mark.parametrize(("way", "what"), WAYS, ids=[f"{way.name}-{what}" for way, what in WAYS])
def test_no_export_holds_a_formula_or_markup_of_theirs(
    held: Project, tmp_path: Path, way: Format, what: str, headers: str
) -> None:
    target = tmp_path / f"تقرير{way.suffix}"
    export(held, target, QuoteFilter(), what=what, headers=headers, format_name=way.name)
    CHECKS[way.name](target)


def check_csv(target: Path, delimiter: str = ",") -> None:
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True, delimiter=delimiter))
    assert len(rows) > len(hostile.TEXTS)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if is_formula(cell)] == []


def check_xlsx(target: Path) -> None:
    book = openpyxl.load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > len(hostile.TEXTS)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink and not is_web(cell.hyperlink)] == []


def is_web(link: Any) -> bool:
    return str(link.target or link.location).startswith(("http://", "https://", "#", "'"))


class Tags(html.parser.HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.leads: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, "")} | {(tag, name) for name, _ in attrs}
        self.leads |= {value or "" for name, value in attrs if name in ("href", "src", "action", "data")}


def check_html(target: Path) -> None:
    page = Tags()
    page.feed(target.read_text(encoding="utf-8"))
    elements = {tag for tag, _ in page.found}
    assert elements.isdisjoint(
        {"script", "img", "iframe", "svg", "font", "qt", "hr", "object", "embed", "form"}
    )
    assert not [name for _, name in page.found if name.startswith("on")]
    assert not [each for each in page.leads if not each.startswith(("http://", "https://", "#"))]


def check_pdf(target: Path) -> None:
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) > 0


def check_xml(target: Path) -> None:
    check_tree(target.read_bytes())


def check_tree(data: bytes) -> None:
    assert b"<!DOCTYPE" not in data
    assert b"<!ENTITY" not in data
    elements = {
        str(each.tag).rpartition("}")[2].lower() for each in etree.fromstring(data).iter(etree.Element)
    }
    assert NOT_OF_A_REPORT.isdisjoint(elements)


def check_archive(target: Path) -> None:
    with zipfile.ZipFile(target) as archive:
        for name in archive.namelist():
            assert re.fullmatch(r"(sources/)?[\w-]+\.\w+", name), "none leads elsewhere"
            if name.endswith((".qde", ".xml")):
                check_tree(archive.read(name))


def check_any_json(target: Path) -> None:
    read = {*strings(json.loads(target.read_text(encoding="utf-8")))}
    assert len(read) > len(hostile.TEXTS) // 2


def check_json(target: Path) -> None:
    assert set(hostile.TEXTS) <= {*strings(json.loads(target.read_text(encoding="utf-8")))}


def strings(value: object) -> Iterator[str]:
    """All texts in what was read from JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


CHECKS: dict[str, Callable[[Path], None]] = {
    "csv": check_csv,
    "xlsx": check_xlsx,
    "html": check_html,
    "pdf": check_pdf,
    "json": check_json,
    "claimreview": check_any_json,
    "annotations": check_any_json,
    "dna": partial(check_csv, delimiter=";"),
    "taguette": check_csv,
    "graphml": check_xml,
    "qdc": check_xml,
    "qdpx": check_archive,
}


def test_every_format_is_looked_at() -> None:
    assert CHECKS.keys() == {each.name for each in FORMATS}


def test_what_was_exported_comes_back_to_the_letter(held: Project, path: Path, tmp_path: Path) -> None:
    table = tmp_path / "جدول.csv"
    export(held, table, QuoteFilter())
    options = Options(what="quotes")
    with projects.open_project(path) as project:
        import_table(project, read_table(table, options), table, options)
        back = {row.quote.text for row in quote_queries.rows(project, QuoteFilter())}
        notes = {row.quote.note for row in quote_queries.rows(project, QuoteFilter())}
    assert back == {f"{text} قول" for text in hostile.TEXTS}
    assert notes == set(hostile.TEXTS)


def test_no_log_holds_anyone_s_words(path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    canary = "كلام لا يجوز أن يصل إلى السجل"
    logging.getLogger("peewee").setLevel(logging.NOTSET)  # as a careless program leaves it
    with caplog.at_level(logging.INFO), projects.open_project(path) as project:
        hostile.enter(project, canary)
        with pytest.raises(InputRefused):
            hostile.enter(project, f"{canary}\0")
        export(project, tmp_path / "تقرير.csv", QuoteFilter(search=canary))
        checking.check(project)
        history.undo(project)
    assert canary not in caplog.text
