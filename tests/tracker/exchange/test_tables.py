"""What stands in the cells of each table, in each set of words."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from tracker import wording
from tracker.errors import InputRefused
from tracker.exchange import tables
from tracker.exchange.sheets import Cell, Table
from tracker.exchange.words import Words
from tracker.records import (
    Anchor,
    Balance,
    Claim,
    ClaimRow,
    ClaimStatus,
    LinkRow,
    Quote,
    QuoteKind,
    QuoteRow,
    QuoteStatus,
    Source,
    SourceKind,
    SourceRow,
    Speaker,
    SpeakerKind,
    SpeakerRole,
    SpeakerRow,
    Stance,
)

Item = TypeVar("Item")

UIDS = [uuid.UUID(int=number) for number in range(5)]

LINK = LinkRow(
    link_id=8,
    claim_id=3,
    claim_uid=UIDS[3].bytes,
    claim="الجسر آمن",
    claim_status=ClaimStatus.IN_REVIEW,
    verdict_ar="غير مؤكد",
    verdict_en="Unproven",
    stance=Stance.DISPUTES,
    focus_start=0,
    focus_end=5,
    note="تمس السلامة",
)

ROW = QuoteRow(
    quote=Quote(
        id=7,
        uid=UIDS[1].bytes,
        text="الشقوق تتسع",
        kind=QuoteKind.DIRECT,
        anchor=Anchor.HELD,
        start=10,
        end=21,
        said_on="2016-02-05",
        role="نائبة",
        venue="البرلمان",
        status=QuoteStatus.CONFIRMED,
        note="سُجلت",
    ),
    speaker="سلمى الحداد",
    speaker_uid=UIDS[2].bytes,
    source="خبر عن الجسر",
    source_uid=UIDS[4].bytes,
    source_url="https://example.org/1",
    outlet="ارفع صوتك",
    published_on="2016-02-06",
    origin="",
    dated_by_source=False,
    links=(LINK,),
)


def test_full_row_says_everything_in_the_order_that_import_and_scripts_rely_on() -> None:
    assert list(only(rows("quotes", ROW)).items()) == [
        ("quote_id", 7),
        ("quote_uid", str(UIDS[1])),
        ("quote", "الشقوق تتسع"),
        ("kind", "direct"),
        ("speaker", "سلمى الحداد"),
        ("role", "نائبة"),
        ("said_on", "2016-02-05"),
        ("venue", "البرلمان"),
        ("source", "خبر عن الجسر"),
        ("outlet", "ارفع صوتك"),
        ("published_on", "2016-02-06"),
        ("url", "https://example.org/1"),
        ("start", 10),
        ("end", 21),
        ("status", "confirmed"),
        ("claim_id", 3),
        ("claim", "الجسر آمن"),
        ("stance", "disputes"),
        ("claim_status", "in_review"),
        ("verdict", "Unproven"),
        ("note", "سُجلت"),
        ("speaker_uid", str(UIDS[2])),
        ("source_uid", str(UIDS[4])),
        ("claim_uid", str(UIDS[3])),
        ("link_note", "تمس السلامة"),
    ]


def test_quote_has_a_row_for_each_link_and_one_without_any() -> None:
    other = replace(LINK, link_id=9, claim_id=4, stance=Stance.SUPPORTS)
    linked = rows("quotes", replace(ROW, links=(LINK, other)))
    assert [(row["quote_id"], row["claim_id"], row["stance"]) for row in linked] == [
        (7, 3, "disputes"),
        (7, 4, "supports"),
    ]
    alone = only(rows("quotes", replace(ROW, links=())))
    assert alone["quote"] == "الشقوق تتسع"
    columns = ("claim_id", "claim", "stance", "claim_status", "verdict", "claim_uid", "link_note")
    assert [alone[column] for column in columns] == [None] * 7


def test_what_is_not_known_is_an_empty_cell() -> None:
    bare = Quote(id=7, uid=UIDS[1].bytes, text="الشقوق تتسع")
    row = replace(ROW, quote=bare, source="", source_uid=b"", source_url="", outlet="", published_on="")
    found = only(rows("quotes", row))
    columns = (
        "role",
        "said_on",
        "venue",
        "source",
        "outlet",
        "published_on",
        "url",
        "start",
        "end",
        "source_uid",
    )
    assert [found[column] for column in columns] == [None] * 10


def test_place_that_was_lost_is_not_given() -> None:
    found = only(rows("quotes", replace(ROW, quote=replace(ROW.quote, anchor=Anchor.DETACHED))))
    assert (found["start"], found["end"]) == (None, None)


def test_words_of_enumerations_and_verdicts_follow_the_headers() -> None:
    columns = ("kind", "status", "stance", "claim_status", "verdict")
    arabic, english = (only(rows("quotes", ROW, headers=headers)) for headers in ("ar", "en"))
    assert [arabic[column] for column in columns] == [
        "حرفي",
        "ثابت النسبة",
        "يخالف",
        "قيد المراجعة",
        "غير مؤكد",
    ]
    assert [english[column] for column in columns] == [
        "Direct",
        "Confirmed",
        "Disputes",
        "In review",
        "Unproven",
    ]
    assert arabic["said_on"] == english["said_on"] == "2016-02-05"


def test_verdict_named_in_one_language_keeps_that_name_in_the_other() -> None:
    arabic_only = replace(ROW, links=(replace(LINK, verdict_en=""),))
    english_only = replace(ROW, links=(replace(LINK, verdict_ar=""),))
    assert only(rows("quotes", arabic_only, headers="en"))["verdict"] == "غير مؤكد"
    assert only(rows("quotes", english_only, headers="ar"))["verdict"] == "Unproven"


def test_report_in_arabic() -> None:
    words = Words("ar")
    report = tables.table("quotes", "report")
    headers = words.labels("report", report.codes)
    assert dict(zip(headers, only(report.rows(ROW, words)), strict=True)) == {
        "الادعاء": "الجسر آمن",
        "التصنيف": "غير مؤكد",
        "الموقف": "يخالف",
        "القائل": "سلمى الحداد",
        "الصفة": "نائبة",
        "القول": "الشقوق تتسع",
        "نوع النقل": "حرفي",
        "تاريخ القول": "5 شباط/فبراير 2016",
        "نُشر في": "ارفع صوتك",
        "الرابط": "https://example.org/1",
        "حالة النسبة": "ثابت النسبة",
        "ملاحظة": "تمس السلامة",
    }


@pytest.mark.parametrize(("headers", "date"), [("en", "5 February 2016 AD"), ("code", "5 February 2016 AD")])
def test_report_in_english_words_its_dates_so_that_a_spreadsheet_leaves_them(headers: str, date: str) -> None:
    assert only(rows("quotes", ROW, "report", headers))["said_on"] == date


def test_report_takes_the_date_of_the_source_only_where_the_quote_counts_with_it() -> None:
    undated = replace(ROW, quote=replace(ROW.quote, said_on=""))
    counted = replace(undated, dated_by_source=True)
    assert only(rows("quotes", counted, "report", "ar"))["said_on"] == "6 شباط/فبراير 2016 (تاريخ النشر)"
    assert only(rows("quotes", counted, "report", "en"))["said_on"] == "6 February 2016 AD (date published)"
    assert only(rows("quotes", undated, "report", "ar"))["said_on"] is None
    assert only(rows("quotes", counted))["said_on"] is None


@pytest.mark.parametrize(
    ("origin", "outlet", "headers", "expected"),
    [
        ("", "ارفع صوتك", "ar", "ارفع صوتك"),
        ("", "", "ar", "خبر عن الجسر"),
        ("بيان المجموعة", "ارفع صوتك", "ar", "بيان المجموعة، نقلًا عن ارفع صوتك"),
        ("بيان المجموعة", "", "ar", "بيان المجموعة، نقلًا عن خبر عن الجسر"),
        ("The communiqué", "Raise", "en", "The communiqué, as reported by Raise"),
        ("The communiqué", "Raise", "code", "The communiqué, as reported by Raise"),
    ],
)
def test_report_says_where_it_was_published_and_what_that_text_reports(
    origin: str, outlet: str, headers: str, expected: str
) -> None:
    row = replace(ROW, origin=origin, outlet=outlet)
    assert only(rows("quotes", row, "report", headers))["published_in"] == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("ar", "بيان المجموعة، نقلًا عن ارفع صوتك (لم يُعثر على القول في نص المادة)"),
        ("en", "بيان المجموعة, as reported by ارفع صوتك (words not found in its text)"),
    ],
)
def test_report_says_where_words_are_looked_for_in_vain(headers: str, expected: str) -> None:
    row = replace(ROW, origin="بيان المجموعة", is_missing_from_text=True)
    assert only(rows("quotes", row, "report", headers))["published_in"] == expected
    assert only(rows("quotes", row)) == only(rows("quotes", replace(ROW)))


def test_report_names_the_origin_alone_where_there_is_no_other_text() -> None:
    row = replace(ROW, origin="بيان المجموعة", outlet="", source="")
    assert only(rows("quotes", row, "report", "ar"))["published_in"] == "بيان المجموعة"


def test_links_have_a_row_each_and_quotes_without_links_none() -> None:
    assert only(rows("links", ROW)) == {
        "link_id": 8,
        "quote_id": 7,
        "claim_id": 3,
        "quote": "الشقوق تتسع",
        "speaker": "سلمى الحداد",
        "claim": "الجسر آمن",
        "stance": "disputes",
        "note": "تمس السلامة",
        "quote_uid": str(UIDS[1]),
        "claim_uid": str(UIDS[3]),
    }
    assert rows("links", replace(ROW, links=())) == []


def test_claim_row_has_the_verdict_and_both_sides() -> None:
    claim = Claim(id=3, uid=UIDS[3].bytes, text="الجسر آمن", status=ClaimStatus.DONE, verdict_on="2016-03")
    balance = Balance(supports_speakers=1, supports_quotes=2, disputes_speakers=3, disputes_quotes=4)
    row = ClaimRow(claim=claim, verdict_ar="صحيح", verdict_en="True", balance=balance)
    found = only(rows("claims", row))
    assert (found["claim_id"], found["claim_uid"], found["claim"]) == (3, str(UIDS[3]), "الجسر آمن")
    assert (found["claim_status"], found["verdict"], found["verdict_on"]) == ("done", "True", "2016-03")
    assert [found[f"{side}_quotes"] for side in ("supports", "disputes", "mentions")] == [2, 4, 0]
    assert [found[f"{side}_speakers"] for side in ("supports", "disputes", "mentions")] == [1, 3, 0]


def test_speaker_row_has_all_names_and_roles_in_one_cell_each() -> None:
    row = SpeakerRow(
        speaker=Speaker(id=2, uid=UIDS[2].bytes, name="سلمى الحداد", kind=SpeakerKind.PERSON),
        aliases=("أم ليث", "سلمى علي"),
        roles=(
            SpeakerRole(title="نائبة", organization="البرلمان", from_on="2014", until_on="2018"),
            SpeakerRole(title="وزيرة", from_on="2018"),
            SpeakerRole(organization="الحزب", until_on="2010"),
        ),
        quotes=4,
        source="",
    )
    found = only(rows("speakers", row, headers="ar"))
    assert found["aliases"] == "أم ليث | سلمى علي"
    assert found["roles"] == "نائبة (البرلمان) 2014/2018 | وزيرة 2018/.. | (الحزب) ../2010"
    assert (found["kind"], found["quotes"], found["source"]) == ("شخص", 4, None)


def test_source_row_describes_the_text_without_giving_it() -> None:
    source = Source(id=4, uid=UIDS[4].bytes, title="خبر", kind=SourceKind.STATEMENT, published_on="2016-21")
    found = only(rows("sources", SourceRow(source=source, characters=1200, quotes=2), headers="en"))
    assert (found["title"], found["kind"], found["published_on"]) == ("خبر", "Statement", "2016-21")
    assert (found["characters"], found["quotes"]) == (1200, 2)
    assert "text" not in found


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("table", tables.TABLES.values(), ids=lambda table: table.name)
def test_every_column_has_a_label_of_its_own(table: Table[Any, Any], language: str) -> None:
    labels = wording.load(language).headers(table.name)
    assert tuple(labels) == table.codes
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("headers", ["code", "ar", "en"])
@pytest.mark.parametrize("table", tables.TABLES.values(), ids=lambda table: table.name)
def test_every_table_has_a_title_that_a_sheet_can_bear(table: Table[Any, Any], headers: str) -> None:
    title = Words(headers).title(table.name)
    assert 0 < len(title) <= 31
    assert not set(title) & set("[]:*?/\\")


def test_codes_are_their_own_labels() -> None:
    assert Words("code").labels("quotes", ("quote_id", "kind")) == ("quote_id", "kind")


@pytest.mark.parametrize(
    ("what", "columns", "option", "choices"),
    [
        ("quotations", "full", "what", ("quotes", "claims", "speakers", "sources", "links")),
        ("claims", "report", "columns", ("full",)),
        ("quotes", "short", "columns", ("full", "report")),
    ],
)
def test_table_that_does_not_exist_is_refused_with_those_that_do(
    what: str, columns: str, option: str, choices: tuple[str, ...]
) -> None:
    with pytest.raises(InputRefused) as refusal:
        tables.table(what, columns)
    assert refusal.value.code == "unknown_option_value"
    assert (refusal.value.fields["option"], refusal.value.fields["choices"]) == (option, choices)


def test_headers_in_an_unknown_language_are_refused() -> None:
    with pytest.raises(InputRefused) as refusal:
        Words("fr")
    assert refusal.value.fields == {"option": "headers", "value": "fr", "choices": ("code", "ar", "en")}


def rows(what: str, record: object, columns: str = "full", headers: str = "code") -> list[dict[str, Cell]]:
    table = tables.table(what, columns)
    return [dict(zip(table.codes, row, strict=True)) for row in table.rows(record, Words(headers))]


def only(items: Iterable[Item]) -> Item:
    (item,) = items
    return item
