"""The other formats: PDF whose words are found, JSON of everything, workbooks of all tables, columns."""

import csv
import json
import os
import re
import unicodedata
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.tracker.exchange.test_dossier import Page
from tracker.db import Project
from tracker.errors import Cancelled, InputRefused
from tracker.exchange import formats, pdf_format
from tracker.exchange.export import export
from tracker.records import QuoteFilter, Stance
from tracker.services import project as projects
from tracker.services.sample import create_sample
from tracker.wording import LANGUAGES, load

STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def words_of(text: str) -> list[str]:
    plain = STEERING.sub(" ", unicodedata.normalize("NFKC", text))
    return re.findall(r"[\w\u064b-\u0652]+", plain)


def test_words_of_the_sample_are_found_in_its_pdf(tmp_path: Path) -> None:
    create_sample(tmp_path / "sample.isnad")
    with projects.open_project(tmp_path / "sample.isnad", writable=False) as sample:
        export(sample, tmp_path / "d.html", QuoteFilter(), headers="ar")
        export(sample, tmp_path / "d.pdf", QuoteFilter(), headers="ar")
    document = pypdfium2.PdfDocument(tmp_path / "d.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    printed = set(words_of("\n".join(pages)))
    wanted = words_of(Page(tmp_path / "d.html").text)
    found = sum(word in printed for word in wanted)
    assert found / len(wanted) >= 0.95


def test_cancelled_pdf_leaves_nothing(filled: Project, tmp_path: Path) -> None:
    told: list[int] = []

    def cancel(done: int, _total: int) -> None:
        told.append(done)
        if done:  # the page is written: Qt is at work
            raise Cancelled

    (tmp_path / "reports").mkdir()
    with pytest.raises(Cancelled):
        export(filled, tmp_path / "reports" / "d.pdf", QuoteFilter(), progress=cancel)
    assert told
    assert os.listdir(tmp_path / "reports") == []  # noqa: PTH208 — hidden ones too


def test_pdf_without_qt_is_refused_and_points_to_html(
    filled: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_format, "PROGRAM", "no_such_program_of_ours")
    with pytest.raises(InputRefused) as refusal:
        export(filled, tmp_path / "d.pdf", QuoteFilter())
    assert refusal.value.code == "pdf_needs_qt"
    assert "no_such_program_of_ours" in str(refusal.value.fields["reason"])
    assert not (tmp_path / "d.pdf").exists()


def test_more_quotes_than_a_pdf_takes_are_refused(
    filled: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_format, "MOST_QUOTES", 3)
    with pytest.raises(InputRefused) as refusal:
        export(filled, tmp_path / "d.pdf", QuoteFilter())
    assert (refusal.value.code, refusal.value.fields["count"]) == ("too_long_for_pdf", 4)


def test_json_of_everything_names_records_by_uid(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "all.json", QuoteFilter(), what="all")
    everything = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert everything["isnad"] == 1
    claims = {each["uid"]: each["text"] for each in everything["claims"]}
    speakers = {each["uid"]: each["name"] for each in everything["speakers"]}
    sources = {each["uid"]: each["title"] for each in everything["sources"]}
    stands = {
        (speakers[quote["speaker"]], quote["text"], claims[link["claim"]], link["stance"])
        for quote in everything["quotes"]
        for link in quote["links"]
    }
    assert ("سلمى الحداد", "أثرها لا يُرى", "الضربات فعالة", "disputes") in stands
    assert len(stands) == 4
    assert set(sources.values()) == {"تقرير", "بيان المجموعة"}
    assert "" not in (*claims, *speakers, *sources)


def test_json_of_a_filter_holds_what_its_quotes_lead_to(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "some.json", QuoteFilter(stances=(Stance.DISPUTES,)), what="all")
    some = json.loads((tmp_path / "some.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in some["speakers"]] == ["سلمى الحداد"]
    assert [each["text"] for each in some["claims"]] == ["الضربات فعالة"]
    assert [each["text"] for each in some["quotes"]] == ["أثرها لا يُرى"]


def test_json_table_is_what_the_list_prints(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "q.json", QuoteFilter())
    export(filled, tmp_path / "q.csv", QuoteFilter(), exact=True)
    rows = json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))
    with (tmp_path / "q.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.DictReader(file))
    assert [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in rows
    ] == cells


def test_workbook_of_everything_has_a_sheet_for_each_table(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "all.xlsx", QuoteFilter(), what="all", headers="ar")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx", read_only=True)
    assert book.sheetnames == [load("ar").sentence(f"tables.{each}") for each in formats.TABLES]
    sizes = [sum(1 for _ in book[name].iter_rows()) for name in book.sheetnames]
    book.close()
    assert sizes == [6, 3, 3, 3, 5]


def test_chosen_columns_come_in_the_order_chosen(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "two.csv", QuoteFilter(claims=(2,)), columns=("claim", "quote"))
    text = (tmp_path / "two.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["claim,quote", "الضربات حررت المدينة,حُررت المدينة بفضلها"]


@pytest.mark.parametrize("columns", [("claim", "weather"), ()])
def test_columns_that_are_none_are_refused(filled: Project, tmp_path: Path, columns: tuple[str, ...]) -> None:
    with pytest.raises(InputRefused) as refusal:
        export(filled, tmp_path / "x.csv", QuoteFilter(), columns=columns)
    assert refusal.value.code == "unknown_option_value"
    assert not (tmp_path / "x.csv").exists()


def test_format_that_cannot_hold_what_is_asked_for_says_what_it_can(filled: Project, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        export(filled, tmp_path / "x.html", QuoteFilter(), what="claims")
    assert (refusal.value.code, refusal.value.fields["choices"]) == ("not_in_format", ("quotes",))


def test_named_format_goes_before_the_suffix(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "x.txt", QuoteFilter(), format_name="json")
    assert json.loads((tmp_path / "x.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("each", formats.FORMATS, ids=formats.names())
def test_every_format_has_words_in_both_languages(each: formats.Format) -> None:
    for language in LANGUAGES:
        wording = load(language)
        assert wording.sentence(f"formats.{each.name}")
        assert wording.sentence(f"format_uses.{each.name}")
