"""What other programs write comes in as records: reviews, annotations, discourse networks."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.tracker.exchange.merging.test_merge import take_in, told
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.export import export
from tracker.exchange.merging.reading import whole_of
from tracker.queries import claims, quotes, speakers
from tracker.records import Anchor, ClaimFilter, ClaimStatus, QuoteFilter, QuoteKind, Stance
from tracker.services import claims as claim_services
from tracker.services import history
from tracker.sqlite import sqlite3

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/1",
    "claimReviewed": "المحطة تعمل بكامل طاقتها",
    "author": {"@type": "Organization", "name": "دار التدقيق"},
    "datePublished": "2024-06-22T10:00:00Z",
    "reviewRating": {"@type": "Rating", "alternateName": "مضلل", "ratingValue": 2},
    "itemReviewed": {
        "@type": "Claim",
        "author": {
            "@type": "Person",
            "name": "سامي الوراق",
            "jobTitle": "مدير المحطة",
            "sameAs": "https://www.wikidata.org/wiki/Q42",
        },
        "datePublished": "2024-05-14",
        "appearance": {"@type": "NewsArticle", "url": "https://news.example/a", "headline": "المحطة تعمل"},
    },
}
OF_THE_API = {
    "text": "أغلق الجسر كليًا",
    "claimant": "منصة",
    "claimDate": "2025-04-28T19:23:46Z",
    "claimReview": [
        {"publisher": {"name": "ميزان"}, "url": "https://m.example/1", "textualRating": "خبر زائف"},
        {"publisher": {"name": "مرصد"}, "url": "https://r.example/2", "textualRating": "غريب"},
    ],
}


def written(path: Path, found: Any) -> Path:
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return path


def the_claim(project: Project) -> Any:
    (row,) = claims.rows(project, ClaimFilter())
    return row


@pytest.mark.parametrize(
    "found",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": REVIEW}]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    ],
    ids=["alone", "array", "graph", "list", "feed"],
)
def test_a_review_comes_in_however_it_is_wrapped(project: Project, tmp_path: Path, found: Any) -> None:
    take_in(project, written(tmp_path / "r.jsonld", found))
    row = the_claim(project)
    assert (row.claim.text, row.verdict_ar, row.claim.status) == (
        "المحطة تعمل بكامل طاقتها",
        "مضلِّل",
        ClaimStatus.DONE,
    )
    assert (row.claim.verdict_on, row.claim.verdict_by) == ("2024-06-22", "دار التدقيق")
    assert row.claim.verdict_note.startswith("مضلل · ")
    (quote,) = quotes.rows(project, QuoteFilter())
    assert (quote.speaker, quote.quote.role, quote.quote.kind) == (
        "سامي الوراق",
        "مدير المحطة",
        QuoteKind.INDIRECT,
    )
    assert (quote.source_url, quote.links[0].stance) == ("https://news.example/a", Stance.SUPPORTS)
    assert speakers.named(project, "سامي الوراق")[0].wikidata == "Q42"


def test_reviews_of_a_web_page_come_in(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    review = json.dumps(REVIEW, ensure_ascii=False)
    page.write_text(
        f'<html><script>{{"no": 1}}</script><script type="application/ld+json">broken</script>'
        f'<script type="application/ld+json">{review}</script><p>نص</p></html>',
        encoding="utf-8",
    )
    take_in(project, page)
    assert the_claim(project).claim.text == REVIEW["claimReviewed"]


def test_the_answer_of_the_api_comes_in_with_every_rating_kept(project: Project, tmp_path: Path) -> None:
    take_in(project, written(tmp_path / "api.json", {"claims": [OF_THE_API], "nextPageToken": "x"}))
    row = the_claim(project)
    assert row.verdict_ar == "غير صحيح"
    assert row.claim.verdict_note == "خبر زائف · ميزان · https://m.example/1"
    assert row.claim.note == "منصة · 2025-04-28\nغريب · مرصد · https://r.example/2"


def test_reviews_twice_change_nothing_and_undo_takes_them_back(project: Project, tmp_path: Path) -> None:
    path = written(tmp_path / "r.json", [REVIEW, {**REVIEW, "claimReviewed": ""}])
    assert dict(take_in(project, path).left_out) == {"no_claim": 1}
    again = take_in(project, path)
    assert sum(count.created + count.updated for count in again.counts.values()) == 0
    history.undo(project)
    assert list(claims.rows(project, ClaimFilter())) == []


def test_a_known_speaker_and_claim_are_not_made_again(project: Project, tmp_path: Path) -> None:
    make_speaker(project, "سامي الورّاق")
    make_claim(project, "المحطة تعمل بكامل طاقتها")
    take_in(project, written(tmp_path / "r.json", REVIEW))
    assert [row.speaker.name for row in speakers.rows(project)] == ["سامي الورّاق"]
    assert the_claim(project).balance.supports_quotes == 1


def test_reviews_that_isnad_wrote_come_back(filled: Project, empty_other: Project, tmp_path: Path) -> None:
    claim_services.set_verdict(filled, 2, 5, note="وثيقة")
    export(filled, tmp_path / "x.claimreview.json", QuoteFilter(), headers="ar")
    take_in(empty_other, tmp_path / "x.claimreview.json")
    verdicts = {row.claim.uid: (row.claim.text, row.verdict_ar) for row in claims.rows(filled, ClaimFilter())}
    back = {
        row.claim.uid: (row.claim.text, row.verdict_ar) for row in claims.rows(empty_other, ClaimFilter())
    }
    assert back == verdicts


def test_annotations_that_isnad_wrote_come_back(
    filled: Project, empty_other: Project, tmp_path: Path
) -> None:
    export(filled, tmp_path / "x.annotations.jsonld", QuoteFilter())
    take_in(empty_other, tmp_path / "x.annotations.jsonld")
    carried = ("uid", "text", "kind", "status", "said_on", "role", "venue", "note", "links", "speaker")
    mine, back = (
        [{name: each[name] for name in carried} for each in told(one)["quotes"]]
        for one in (filled, empty_other)
    )
    assert back == mine


def test_annotations_of_others_keep_their_words_and_place(project: Project, tmp_path: Path) -> None:
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "طالبة"},
        "body": {"type": "TextualBody", "value": "مهم"},
        "target": {
            "source": "https://news.example/a",
            "selector": {
                "type": "RangeSelector",
                "refinedBy": {
                    "type": "TextQuoteSelector",
                    "exact": "المياه عادت",
                    "prefix": "قال: ",
                    "suffix": " اليوم",
                },
            },
        },
    }
    take_in(
        project,
        written(tmp_path / "a.jsonld", {"type": "AnnotationCollection", "first": {"items": [annotation]}}),
    )
    (row,) = quotes.rows(project, QuoteFilter())
    assert (row.quote.text, row.source_url) == ("المياه عادت", "https://news.example/a")
    assert (row.quote.anchor, row.quote.prefix, row.quote.suffix) == (Anchor.DETACHED, "قال: ", " اليوم")
    assert row.speaker == "؟"  # who marked the words did not say them


SCHEMA = """
CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Author TEXT, Source TEXT, Section TEXT, Notes TEXT,
 Date INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER);
CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE DATABOOLEAN(StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(StatementId INTEGER, VariableId INTEGER, Value TEXT);
INSERT INTO VARIABLES VALUES (1,'person','short text',1), (2,'organization','short text',1),
 (3,'concept','short text',1), (4,'agreement','boolean',1);
"""
NETWORK_TEXT = "🙂 قال النائب:\r\nأرفض القانون. وقالت الجمعية: نؤيده."


def network(path: Path, version: int) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(SCHEMA)
        day = 1_106_697_600 * (1000 if version == 2 else 1)
        row = (1, "جلسة", NETWORK_TEXT, "محرر", "المجلس", "1", "", day)
        database.execute("INSERT INTO DOCUMENTS VALUES (?,?,?,?,?,?,?,?)", row)
        texts = [
            (1, 1, "سليم"),
            (1, 2, "الكتلة"),
            (1, 3, "يُقر القانون"),
            (2, 2, "الجمعية"),
            (2, 3, "يُقر القانون"),
        ]
        if version == 2:
            database.execute("CREATE TABLE DATASHORTTEXT(StatementId, VariableId, Value)")
            database.executemany("INSERT INTO DATASHORTTEXT VALUES (?,?,?)", texts)
        else:
            database.execute("CREATE TABLE ENTITIES(ID INTEGER, VariableId INTEGER, Value TEXT)")
            database.execute("CREATE TABLE DATASHORTTEXT(StatementId, VariableId, Entity)")
            for number, (statement, variable, text) in enumerate(texts, 1):
                database.execute("INSERT INTO ENTITIES VALUES (?,?,?)", (number, variable, text))
                database.execute("INSERT INTO DATASHORTTEXT VALUES (?,?,?)", (statement, variable, number))
        for number, words in enumerate(("أرفض القانون", "نؤيده"), 1):
            # As Java counts: the smiling face is two units.
            start = NETWORK_TEXT.index(words) + 1
            placed = (number, 1, 1, start, start + len(words))
            database.execute("INSERT INTO STATEMENTS VALUES (?,?,?,?,?)", placed)
        database.execute("INSERT INTO STATEMENTS VALUES (3,1,1,0,2)")
        database.executemany("INSERT INTO DATABOOLEAN VALUES (?,4,?)", [(1, 0), (2, 1)])
        database.commit()
    return path


@pytest.mark.parametrize("version", [2, 3])
def test_a_discourse_network_comes_in(project: Project, tmp_path: Path, version: int) -> None:
    path = network(tmp_path / "x.dna", version)
    before = path.read_bytes()
    merged = take_in(project, path)
    assert dict(merged.left_out) == {"no_speaker": 1}
    found = {row.speaker: row for row in quotes.rows(project, QuoteFilter())}
    assert found["سليم"].quote.text == "أرفض القانون"
    assert (found["سليم"].quote.role, found["سليم"].links[0].stance) == ("الكتلة", Stance.DISPUTES)
    assert (found["الجمعية"].quote.text, found["الجمعية"].links[0].stance) == ("نؤيده", Stance.SUPPORTS)
    assert {row.quote.anchor for row in found.values()} == {Anchor.HELD}
    assert {row.published_on for row in found.values()} == {"2005-01-26"}
    assert path.read_bytes() == before
    again = take_in(project, path)
    assert sum(count.created + count.updated for count in again.counts.values()) == 0


def test_tables_and_other_databases_are_left_to_others(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "other.db")
    database.execute("CREATE TABLE notes(text)")
    database.commit()
    database.close()
    assert whole_of(tmp_path / "other.db") is None
    assert whole_of(written(tmp_path / "rows.json", [{"quote": "قول", "speaker": "فلان"}])) is None
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    assert whole_of(tmp_path / "broken.json") is None


def test_words_that_stand_once_in_the_source_are_anchored(project: Project, tmp_path: Path) -> None:
    source = make_source(project, "قال: المياه عادت اليوم", url="https://news.example/a")
    make_quote(project, text="قول آخر", source_id=source)
    annotation = {
        "type": "Annotation",
        "target": {
            "source": {"id": "https://news.example/a", "isnad:text": "قال: المياه عادت اليوم"},
            "selector": [{"type": "TextQuoteSelector", "exact": "المياه عادت"}],
        },
    }
    take_in(project, written(tmp_path / "a.jsonld", annotation))
    (row,) = quotes.rows(project, QuoteFilter(search="المياه"))
    assert (row.quote.source_id, row.quote.start, row.quote.end) == (source, 5, 16)


def test_everything_survives_a_link_between_both(project: Project, tmp_path: Path) -> None:
    take_in(project, written(tmp_path / "r.json", REVIEW))
    (row,) = quotes.rows(project, QuoteFilter())
    make_link(project, row.quote.id, make_claim(project, "ادعاء آخر"), Stance.MENTIONS)
    again = take_in(project, written(tmp_path / "r.json", REVIEW))
    assert again.clash_number == 0


def test_a_network_whose_columns_hold_what_their_type_forbids_comes_in_without_a_crash(
    project: Project, tmp_path: Path
) -> None:
    path = network(tmp_path / "x.dna", 3)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE DOCUMENTS SET Author = 5, Notes = CAST(Notes AS BLOB), Date = 'abc'")
        database.execute("UPDATE STATEMENTS SET Start = NULL WHERE ID = 1")
        database.execute("UPDATE STATEMENTS SET Stop = 'x' WHERE ID = 2")
        database.commit()
    merged = take_in(project, path)
    assert sum(merged.left_out.values()) >= 1
    assert merged.counts["sources"].created == 1


def test_words_that_cannot_be_stored_are_refused_in_a_review(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"@type": "ClaimReview", "claimReviewed": "\\ud800", "url": "x"}', encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        take_in(project, path)
    assert refused.value.code == "lone_surrogate"
