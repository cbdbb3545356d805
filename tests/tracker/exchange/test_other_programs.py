"""What other programs read: reviews, annotations, networks, codes; to the letter, and never as markup."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker import wording
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.claim_review_rules import lacks, reviews_in
from tracker.exchange.export import export, told
from tracker.exchange.formats import FORMATS
from tracker.queries import quotes, sources
from tracker.records import Anchor, QuoteFilter, Stance
from tracker.services import claims, speakers
from tracker.services import project as projects
from tracker.services.sample import create_sample

QDA = "{urn:QDA-XML:project:1.0}"
HOSTILE = "=1+1<b>&\"\x01; 'x' </Code>"


def exported(project: Project, path: Path, review_address: str = "") -> Path:
    export(project, path, QuoteFilter(), headers="en", review_address=review_address)
    return path


@pytest.fixture
def placed(filled: Project) -> Project:
    """The small project, with a quote that stands in a text with an address."""
    text = "مقدمة 🙂 ثم قالت: أثرها لا يُرى أبدًا."
    source = make_source(
        filled, text, title="خبر آخر", url="https://news.example/a", published_on="2016-03-01", author="كاتبة"
    )
    start = text.index("أثرها")
    quote = make_quote(
        filled, 1, text="أثرها لا يُرى", source_id=source, start=start, end=start + 13, role="ناطقة"
    )
    make_link(filled, quote, 2, Stance.SUPPORTS)
    claims.set_verdict(filled, 2, 5, note="لا وثائق")
    return filled


def test_a_review_says_who_claimed_what_where_and_what_was_found(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.claimreview.json", review_address="https://we.example/r")
    reviews = {each["claimReviewed"]: each for each in json.loads(path.read_text(encoding="utf-8"))}
    review = reviews["الضربات حررت المدينة"]
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
        "ratingExplanation": "لا وثائق",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert review["url"].startswith("https://we.example/r/")
    item = review["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "سلمى الحداد"}
    assert item["firstAppearance"]["url"] == "https://news.example/a"
    assert item["firstAppearance"]["author"]["name"] == "كاتبة"


def test_what_a_review_lacks_is_named(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.claimreview.json")
    found = {lack.field: lack.is_required for review in reviews_in(path) for lack in lacks(review)}
    assert found["url"] is True
    assert found["itemReviewed.appearance / itemReviewed.firstAppearance"] is False
    assert "claimReviewed" not in found
    long = {"@type": "ClaimReview", "claimReviewed": "ا" * 76}
    assert any(lack.is_too_long for lack in lacks(long))


def test_the_sample_has_all_that_is_required(tmp_path: Path) -> None:
    create_sample(tmp_path / "sample.isnad")
    with projects.open_project(tmp_path / "sample.isnad", writable=False) as sample:
        path = exported(sample, tmp_path / "x.claimreview.json")
    reviews = reviews_in(path)
    assert len(reviews) == 9
    assert not [lack for review in reviews for lack in lacks(review) if lack.is_required]


def test_the_reviews_of_the_sample_have_the_keys_that_google_shows(tmp_path: Path) -> None:
    create_sample(tmp_path / "sample.isnad")
    with projects.open_project(tmp_path / "sample.isnad", writable=False) as sample:
        reviews = reviews_in(exported(sample, tmp_path / "x.claimreview.json"))
    found = {path for review in reviews for path in _paths(review, "")}
    assert GOOGLES_KEYS - found == set()
    logo = next(path["publisher"]["logo"] for path in _places(reviews) if "publisher" in path)
    assert logo["url"].startswith("https://example.org/pictures/")


GOOGLES_KEYS = {
    "@context",
    "@type",
    "url",
    "claimReviewed",
    "itemReviewed/@type",
    "itemReviewed/author/@type",
    "itemReviewed/author/name",
    "itemReviewed/author/sameAs",
    "itemReviewed/datePublished",
    "itemReviewed/appearance/@type",
    "itemReviewed/appearance/url",
    "itemReviewed/appearance/headline",
    "itemReviewed/appearance/datePublished",
    "itemReviewed/appearance/author/@type",
    "itemReviewed/appearance/author/name",
    "itemReviewed/appearance/image",
    "itemReviewed/appearance/publisher/@type",
    "itemReviewed/appearance/publisher/name",
    "itemReviewed/appearance/publisher/logo/@type",
    "itemReviewed/appearance/publisher/logo/url",
    "author/@type",
    "author/name",
    "reviewRating/@type",
    "reviewRating/ratingValue",
    "reviewRating/bestRating",
    "reviewRating/worstRating",
    "reviewRating/alternateName",
}


def _paths(found: Any, path: str) -> Iterator[str]:
    if isinstance(found, dict):
        for name, value in found.items():
            yield from _paths(value, f"{path}/{name}".lstrip("/"))
    elif isinstance(found, list):
        for each in found:
            yield from _paths(each, path)
    else:
        yield path


def _places(reviews: list[Any]) -> Iterator[Any]:
    for review in reviews:
        places = review["itemReviewed"].get("appearance", [])
        yield from places if isinstance(places, list) else [places]


def test_without_an_address_of_pictures_a_review_has_none(placed: Project, tmp_path: Path) -> None:
    text = exported(placed, tmp_path / "x.claimreview.json").read_text(encoding="utf-8")
    assert "image" not in text
    assert "logo" not in text


@pytest.mark.parametrize("text", ["{", "[]", '{"@type": "Article"}'])
def test_a_file_without_reviews_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as refusal:
        reviews_in(tmp_path / "x.json")
    assert refusal.value.code == "not_reviews"


def test_annotations_point_at_their_words_in_code_points(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.annotations.jsonld")
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    assert len(items) == 5
    anchored = [each for each in items if len(each["target"]["selector"]) == 2]
    (annotation,) = anchored
    quoted, place = annotation["target"]["selector"]
    text = sources.find(placed, "خبر آخر")
    whole = sources.get(placed, text.source.id).text
    assert whole[place["start"] : place["end"]] == quoted["exact"] == "أثرها لا يُرى"
    assert whole[: place["start"]].endswith(quoted["prefix"])
    assert whole[place["end"] :].startswith(quoted["suffix"])


def test_the_list_of_statements_says_who_agrees(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.dna.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
    columns = ("person", "organization", "concept", "agreement", "time")
    told = {tuple(row[name] for name in columns) for row in rows}
    assert ("سلمى الحداد", "", "الضربات فعالة", "0", "2016-02-05 00:00:00") in told
    assert ("", "المجموعة", "الضربات فعالة", "1", "2016-02-06 00:00:00") in told


def test_the_network_has_an_edge_for_each_pair_and_stance(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.graphml")
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    graph = ElementTree.parse(path).getroot()
    names = {
        node.get("id"): node.findtext("g:data[@key='name']", namespaces=space)
        for node in graph.iterfind(".//g:node", space)
    }
    edges = {
        (
            names[edge.get("source")],
            names[edge.get("target")],
            edge.findtext("g:data[@key='stance']", namespaces=space),
            edge.findtext("g:data[@key='weight']", namespaces=space),
        )
        for edge in graph.iterfind(".//g:edge", space)
    }
    assert ("سلمى الحداد", "الضربات فعالة", "disputes", "1.0") in edges
    assert ("سلمى الحداد", "الضربات فعالة", "supports", "1.0") in edges
    assert ("المجموعة", "الضربات حررت المدينة", "supports", "1.0") in edges


def test_highlights_have_a_row_for_each_claim(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.taguette.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["id", "document", "tag", "content"]
    assert ("الضربات فعالة.Disputes", "أثرها لا يُرى") in {(row["tag"], row["content"]) for row in rows}
    assert ("", "لا تعليق") in {(row["tag"], row["content"]) for row in rows}


def test_the_codebook_has_a_code_for_each_stance(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.qdc")
    space = {"q": "urn:QDA-XML:codebook:1.0"}
    codes = ElementTree.parse(path).getroot().findall("q:Codes/q:Code", space)
    assert [code.get("name") for code in codes] == ["الضربات حررت المدينة", "الضربات فعالة"]
    assert [len(code.findall("q:Code", space)) for code in codes] == [3, 3]


def test_a_codebook_is_said_to_hold_claims(placed: Project, tmp_path: Path) -> None:
    done = export(placed, tmp_path / "x.qdc", QuoteFilter())
    assert (done.what, done.records) == ("claims", 2)
    assert "claims" in told(done, done.path, wording.load("en"))


def test_the_project_codes_the_very_words(placed: Project, tmp_path: Path) -> None:
    path = exported(placed, tmp_path / "x.qdpx")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        root = ElementTree.fromstring(archive.read("project.qde"))
        codes = {code.get("guid"): code.get("name") for code in root.iter(f"{QDA}Code")}
        found = []
        for source in root.iter(f"{QDA}TextSource"):
            text = archive.read(
                "sources/" + source.get("plainTextPath", "").removeprefix("internal://")
            ).decode()
            assert "\r" not in text
            for each in source.iter(f"{QDA}PlainTextSelection"):
                words = text[int(each.get("startPosition", 0)) : int(each.get("endPosition", 0))]
                found += [(words, codes[ref.get("targetGUID")]) for ref in each.iter(f"{QDA}CodeRef")]
    assert found == [("أثرها لا يُرى", "الضربات حررت المدينة – Supports")]
    assert [each.tag.removeprefix(QDA) for each in root] == ["Users", "CodeBook", "Cases", "Sources"]


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.name not in ("pdf", "xlsx")])
def test_hostile_words_stay_words_in_every_format(project: Project, tmp_path: Path, name: str) -> None:
    text = f"قال: {HOSTILE} نعم"
    source = make_source(project, text, title=HOSTILE, outlet=HOSTILE, url="https://e.example/1")
    speaker = make_speaker(project, HOSTILE, note=HOSTILE)
    speakers.add_alias(project, speaker, "اسم <i>آخر</i>")
    quote = make_quote(
        project, speaker, text=HOSTILE, source_id=source, start=5, end=5 + len(HOSTILE), note=HOSTILE
    )
    claim = make_claim(project, HOSTILE, note=HOSTILE)
    claims.set_verdict(project, claim, 5, note=HOSTILE)
    make_link(project, quote, claim, Stance.SUPPORTS)
    (row,) = quotes.rows(project, QuoteFilter())
    assert row.quote.anchor is Anchor.HELD
    found = next(each for each in FORMATS if each.name == name)
    path = exported(project, tmp_path / f"x{found.suffix}")
    data = path.read_bytes()
    if name == "qdpx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("project.qde")
    if name in ("graphml", "qdc", "qdpx"):
        words = "".join(ElementTree.fromstring(data).itertext()) + str(
            [each.attrib for each in ElementTree.fromstring(data).iter()]
        )
        assert '=1+1<b>&"' in words.replace("\\", "")
    elif name.endswith("html"):
        assert b"<b>&" not in data
    elif name in ("csv", "dna", "taguette"):
        separator = ";" if name == "dna" else ","
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))
        assert not [cell for line in rows for cell in line if cell.startswith("=")]
        assert any("'" + HOSTILE in cell for line in rows for cell in line)
    else:
        assert HOSTILE in str(json.loads(data)).replace("\\x01", "\x01").replace("\\'", "'")
