"""The dossier: both sides of a claim, the words to the letter, and nothing of them taken for markup."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.exchange.export import export
from tracker.records import QuoteFilter, QuoteKind, Stance

MARKUP = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror="x()"> &amp; «'

LOADED = {"src", "srcset", "data", "background", "poster", "action", "formaction"}
"""Attributes that make a browser load something."""


class Page(HTMLParser):
    """What a page holds: its tags, its attributes, and its words outside of style sheets."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.sections: list[str] = []
        self._is_style = False
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._is_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._is_style = self._is_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._is_style:
            self.text += data


def test_each_side_of_a_claim_holds_its_quotes(filled: Project, tmp_path: Path) -> None:
    done = export(filled, tmp_path / "d.html", QuoteFilter(), headers="en")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    chapter = page[page.index("الضربات فعالة</h2>") :].split("</section>")[0]
    supports, disputes = chapter.split('<div class="disputes">')
    assert "«الضربات فعالة»" in supports
    assert "«حُررت المدينة بفضلها»" in supports
    assert "«أثرها لا يُرى»" in disputes
    assert "«أثرها لا يُرى»" not in supports
    assert "«لا تعليق»" in page[page.index("Quotes not linked to a claim") :]
    assert done.records == 4


def test_by_speaker_every_quote_tells_where_it_stands(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "d.html", QuoteFilter(), headers="en", arranged_by="speaker")
    page = Page(tmp_path / "d.html").text
    member = page[page.index("سلمى الحداد") :]
    assert re.search(r"«أثرها لا يُرى».*?Disputes: الضربات فعالة", member, re.DOTALL)
    assert page.count("«") == 4


def test_filter_is_told_and_holds(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "d.html", QuoteFilter(speakers=(1,), search="فعالة"), headers="ar")
    page = Page(tmp_path / "d.html").text
    assert "سلمى الحداد" not in page
    assert re.search(r"القائل\s*المجموعة", page)
    assert re.search(r"فيه الكلمات\s*فعالة", page)


@pytest.mark.parametrize("arranged_by", ["claim", "speaker"])
def test_nothing_in_a_project_becomes_markup_and_nothing_is_loaded(
    project: Project, tmp_path: Path, arranged_by: str
) -> None:
    source = make_source(project, title=MARKUP, outlet=MARKUP, url="javascript:alert(1)", published_on="2024")
    speaker = make_speaker(project, MARKUP)
    quote = make_quote(
        project, speaker, text=MARKUP, source_id=source, note=MARKUP, role=MARKUP, venue=MARKUP
    )
    make_link(project, quote, make_claim(project, MARKUP), Stance.SUPPORTS)
    export(project, tmp_path / "d.html", QuoteFilter(search="alert"), arranged_by=arranged_by)
    page = Page(tmp_path / "d.html")
    assert not {"script", "img"} & set(page.tags)
    assert not LOADED & {name for name, _ in page.attributes}
    assert "javascript" not in str(page.attributes)
    assert page.text.count(MARKUP) >= 6


def test_indirect_words_stand_in_no_marks(project: Project, tmp_path: Path) -> None:
    make_quote(project, make_speaker(project, "فلان"), text="قال إنه بخير", kind=QuoteKind.INDIRECT)
    export(project, tmp_path / "d.html", QuoteFilter(), headers="ar")
    page = Page(tmp_path / "d.html").text
    assert "«" not in page
    assert "نقل بالمعنى، بصياغة الناقل" in page


def test_every_value_has_its_own_direction(project: Project, tmp_path: Path) -> None:
    speaker = make_speaker(project, "Jane Doe")
    make_quote(project, speaker, text="Nobody came.")
    make_quote(project, speaker, text="لم يأتِ أحد.")
    export(project, tmp_path / "d.html", QuoteFilter(), headers="ar")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<blockquote dir="ltr">«Nobody came.»' in page
    assert '<blockquote dir="rtl">«لم يأتِ أحد.»' in page


def test_dates_in_a_text_bear_no_era_which_only_spreadsheets_need(filled: Project, tmp_path: Path) -> None:
    export(filled, tmp_path / "d.html", QuoteFilter(first_day="2015-02-03"), headers="en")
    page = Page(tmp_path / "d.html").text
    assert re.search(r"\d{4}", page)
    assert not re.search(r"\d AD\b", page)
