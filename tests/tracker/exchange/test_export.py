"""An export holds exactly what the filter shows, to the letter."""

import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_claim, make_quote, make_speaker
from tracker.db import Project
from tracker.exchange import sorting
from tracker.exchange.export import export
from tracker.exchange.spreadsheet_cells import unguard
from tracker.records import Quote, QuoteFilter, QuoteSort, Stance
from tracker.services import quotes
from tracker.services.operation import operation


def test_everything_is_written_with_a_row_for_each_link(filled: Project, tmp_path: Path) -> None:
    done = export(filled, tmp_path / "all.csv", QuoteFilter())
    table = read(tmp_path / "all.csv")
    assert [(row["quote"], row["claim"], row["stance"]) for row in table] == [
        ("لا تعليق", "", ""),
        ("أثرها لا يُرى", "الضربات فعالة", "disputes"),
        ("حُررت المدينة بفضلها", "الضربات فعالة", "supports"),
        ("حُررت المدينة بفضلها", "الضربات حررت المدينة", "supports"),
        ("الضربات فعالة", "الضربات فعالة", "supports"),
    ]
    assert (done.path, done.records, done.rows) == (str(tmp_path / "all.csv"), 4, 5)


def test_filter_on_quotes_writes_its_quotes_with_all_their_links(filled: Project, tmp_path: Path) -> None:
    done = export(filled, tmp_path / "one.csv", QuoteFilter(speakers=(2,), search="المدينة"))
    assert [row["claim_id"] for row in read(tmp_path / "one.csv")] == ["1", "2"]
    assert (done.records, done.rows) == (1, 2)


@pytest.mark.parametrize(
    ("wanted", "pairs"),
    [
        (QuoteFilter(claims=(1,)), {("1", "1"), ("2", "1"), ("3", "1")}),
        (QuoteFilter(claims=(2,)), {("3", "2")}),
        (QuoteFilter(stances=(Stance.DISPUTES,)), {("2", "1")}),
        (QuoteFilter(verdicts=(3,), stances=(Stance.SUPPORTS,)), {("1", "1"), ("3", "1")}),
        (QuoteFilter(claims=(2,), stances=(Stance.DISPUTES,)), set()),
    ],
)
def test_filter_on_links_writes_only_the_links_that_fit(
    filled: Project, tmp_path: Path, wanted: QuoteFilter, pairs: set[tuple[str, str]]
) -> None:
    done = export(filled, tmp_path / "links.csv", wanted)
    table = read(tmp_path / "links.csv")
    assert {(row["quote_id"], row["claim_id"]) for row in table} == pairs
    assert done.rows == len(table) == len(pairs)


def test_file_that_shows_nothing_still_has_its_headers(filled: Project, tmp_path: Path) -> None:
    done = export(filled, tmp_path / "none.csv", QuoteFilter(search="غائب"))
    assert (tmp_path / "none.csv").read_bytes().startswith(b"\xef\xbb\xbfquote_id,quote_uid,quote,kind,")
    assert (done.records, done.rows) == (0, 0)


def test_report_goes_by_claim_stance_and_date_with_unlinked_quotes_last(
    filled: Project, tmp_path: Path
) -> None:
    export(filled, tmp_path / "report.csv", QuoteFilter(), columns="report", headers="ar")
    table = read(tmp_path / "report.csv")
    assert [(row["الادعاء"], row["الموقف"], row["القول"]) for row in table] == [
        ("الضربات حررت المدينة", "يؤيد", "حُررت المدينة بفضلها"),
        ("الضربات فعالة", "يؤيد", "حُررت المدينة بفضلها"),
        ("الضربات فعالة", "يؤيد", "الضربات فعالة"),
        ("الضربات فعالة", "يخالف", "أثرها لا يُرى"),
        ("", "", "لا تعليق"),
    ]
    assert table[2]["نُشر في"] == "بيان المجموعة، نقلًا عن ارفع صوتك"
    assert [row["تاريخ القول"] for row in table[2:]] == [
        "6 شباط/فبراير 2016 (تاريخ النشر)",
        "5 شباط/فبراير 2016",
        "شباط/فبراير 2016",
    ]


@pytest.mark.parametrize("wanted", [QuoteFilter(descending=True), QuoteFilter(sort=QuoteSort.ID, limit=4)])
def test_report_has_its_own_order_whatever_the_list_shows(
    filled: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: QuoteFilter
) -> None:
    export(filled, tmp_path / "plain.csv", QuoteFilter(), columns="report")
    monkeypatch.setattr(sorting, "RUN", 2)
    export(filled, tmp_path / "report.csv", wanted, columns="report")
    assert (tmp_path / "report.csv").read_bytes() == (tmp_path / "plain.csv").read_bytes()


def test_limit_counts_quotes_and_not_rows(filled: Project, tmp_path: Path) -> None:
    done = export(filled, tmp_path / "three.csv", QuoteFilter(limit=3))
    assert [row["quote_id"] for row in read(tmp_path / "three.csv")] == ["4", "2", "3", "3"]
    assert (done.records, done.rows) == (3, 4)


@pytest.mark.parametrize(
    ("what", "key", "wanted", "ids"),
    [
        ("claims", "claim_id", QuoteFilter(), {"1", "2", "3"}),
        ("claims", "claim_id", QuoteFilter(speakers=(1,)), {"1"}),
        ("claims", "claim_id", QuoteFilter(claims=(2,)), {"2"}),
        ("speakers", "speaker_id", QuoteFilter(), {"1", "2"}),
        ("speakers", "speaker_id", QuoteFilter(stances=(Stance.DISPUTES,)), {"2"}),
        ("sources", "source_id", QuoteFilter(sort=QuoteSort.ID), {"1", "2"}),
        ("sources", "source_id", QuoteFilter(speakers=(1,)), {"1", "2"}),
        ("sources", "source_id", QuoteFilter(speakers=(2,)), {"1"}),
        ("links", "link_id", QuoteFilter(), {"1", "2", "3", "4"}),
        ("links", "link_id", QuoteFilter(claims=(2,)), {"4"}),
    ],
)
def test_other_tables_hold_what_the_shown_quotes_lead_to(
    filled: Project, tmp_path: Path, what: str, key: str, wanted: QuoteFilter, ids: set[str]
) -> None:
    make_claim(filled, "ادعاء بلا اقتباس")
    done = export(filled, tmp_path / "table.csv", wanted, what=what)
    table = read(tmp_path / "table.csv")
    assert {row[key] for row in table} == ids
    assert done.records == done.rows == len(table) == len(ids)


def test_trashed_quotes_stay_out(filled: Project, tmp_path: Path) -> None:
    quotes.trash(filled, 3)
    export(filled, tmp_path / "all.csv", QuoteFilter())
    assert {row["quote_id"] for row in read(tmp_path / "all.csv")} == {"1", "2", "4"}


def test_separator_and_headers_are_as_chosen(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "list.csv", QuoteFilter(limit=1), headers="en", delimiter=";")
    table = read(tmp_path / "list.csv", delimiter=";")
    assert [(row["Quote"], row["Kind"]) for row in table] == [("لا تعليق", "Direct")]


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
    | st.sampled_from("\"',;\t\n =+-@\u200f\u202e＝"),
    min_size=1,
).filter(lambda text: text.strip() and not text.startswith("\ufeff"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    texts=st.lists(TEXT, min_size=1, max_size=20),
    exact=st.booleans(),
    columns=st.sampled_from(["full", "report"]),
)
def test_export_read_back_gives_the_same_words_to_the_letter(
    filled: Project, tmp_path: Path, texts: list[str], exact: bool, columns: str
) -> None:
    with operation(filled, "add_quote"):
        speaker = make_speaker(filled, "قائل")
        for text in texts:
            quotes.add(filled, Quote(speaker_id=speaker, text=text, note=text))
    export(filled, tmp_path / "all.csv", QuoteFilter(speakers=(speaker,)), exact=exact, columns=columns)
    table = read(tmp_path / "all.csv")
    assert [row["quote"] if exact else unguard(row["quote"]) for row in table] == texts
    if columns == "full":
        assert [row["note"] if exact else unguard(row["note"]) for row in table] == texts


def test_workbook_holds_the_same_cells_as_text(filled: Project, tmp_path: Path) -> None:
    make_quote(filled, 1, text="=1+1")
    export(filled, tmp_path / "all.csv", QuoteFilter(), exact=True)
    export(filled, tmp_path / "all.XLSX", QuoteFilter())
    page = openpyxl.load_workbook(tmp_path / "all.XLSX").worksheets[0]
    lines = [[cell.value or "" for cell in row] for row in page.iter_rows()]
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert lines == list(csv.reader(file, strict=True))
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert page.sheet_view.rightToLeft


@pytest.mark.parametrize(("headers", "right_to_left"), [("ar", True), ("code", True), ("en", False)])
def test_sheet_runs_as_its_headers_do(
    filled: Project, tmp_path: Path, headers: str, right_to_left: bool
) -> None:
    export(filled, tmp_path / "report.xlsx", QuoteFilter(), columns="report", headers=headers)
    page = openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets[0]
    assert bool(page.sheet_view.rightToLeft) is right_to_left


def read(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))
