"""Saved web pages: the article alone, and what the page tells of itself."""

import json

import pytest

from tests.tracker.exchange.texts.conftest import Read

PARAGRAPHS = (
    "قال المتحدث باسم وزارة المياه «إن المحطة الجديدة ستعمل قبل الصيف»، وأضاف أن العمل فيها لم يتوقف.",
    "وتابع المتحدث أن الوزارة ستعلن في الأسبوع المقبل أسماء الشركات التي ستتولى صيانة الشبكة في المدينة.",
)


def page(head: str = "", more: str = "", charset: str = '<meta charset="utf-8">', lang: str = "ar") -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{charset}<title>خبر المحطة - الموقع</title>{head}</head>'
        "<body>"
        "<nav><a href='/'>الرئيسية</a> <a href='/p'>سياسة</a></nav><script>var x = 'كلام';</script>"
        f"<article><h1>خبر المحطة</h1>{more}{paragraphs}</article>"
        "<footer>حقوق النشر محفوظة</footer></body></html>"
    )


def test_the_article_comes_without_what_stands_around_it(read: Read) -> None:
    found = read("خبر.html", page())
    assert found.text == "\n".join(("خبر المحطة", *PARAGRAPHS))
    assert (found.kind, found.title, found.language) == ("web_page", "خبر المحطة", "ar")


def test_lists_tables_breaks_and_soft_hyphens_of_a_page(read: Read) -> None:
    more = (
        "<ul><li>نقطة في قائمة من نقاط</li></ul><ol><li>البند الأول فيها</li><li>البند الثاني فيها</li></ol>"
        "<table><tr><td>خلية أولى</td><td>خلية ثانية</td></tr></table><p>سطر<br>ثا&shy;نٍ   بعده&nbsp;كلام</p>"
    )
    lines = read("خبر.html", page(more=more)).text.split("\n")
    listed = ["- نقطة في قائمة من نقاط", "1. البند الأول فيها", "2. البند الثاني فيها"]
    assert lines[1:7] == [*listed, "خلية أولى\tخلية ثانية", "سطر", "ثا\u00adنٍ بعده كلام"]


def test_linked_data_is_believed_before_meta_tags(read: Read) -> None:
    told = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "الموقع"},
            {
                "@type": "NewsArticle",
                "headline": "المحطة ستعمل",
                "datePublished": "2016-02-05T21:00:00+03:00",
                "author": [{"@type": "Person", "name": "سلمى الحداد"}, {"name": "علي نور"}],
                "publisher": {"name": "صحيفة الضفة"},
                "url": "https://example.org/1",
            },
        ],
    }
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    head += '<script type="application/ld+json">{ not json</script><meta property="og:title" content="غيره">'
    found = read("خبر.html", page(head))
    assert (found.title, found.outlet, found.author) == (
        "المحطة ستعمل",
        "صحيفة الضفة",
        "سلمى الحداد، علي نور",
    )
    assert (found.url, found.published_on) == ("https://example.org/1", "2016-02-05")


def test_meta_tags_tell_where_there_is_no_linked_data(read: Read) -> None:
    head = (
        '<meta property="og:title" content="المحطة"><meta property="og:site_name" content="الضفة">'
        '<meta name="author" content="سلمى">'
        '<meta property="article:published_time" content="2016-02-05T08:00Z">'
        '<link rel="canonical" href="https://example.org/2">'
    )
    found = read("خبر.html", page(head))
    assert (found.title, found.outlet, found.author) == ("المحطة", "الضفة", "سلمى")
    assert (found.url, found.published_on) == ("https://example.org/2", "2016-02-05")


def test_the_date_that_a_page_shows_is_understood_in_arabic(read: Read) -> None:
    found = read("خبر.html", page(more="<time>الجمعة 5 شباط/فبراير 2016</time>"))
    assert (found.published_on, found.published_on_text) == ("2016-02-05", "الجمعة 5 شباط/فبراير 2016")
    hijri = read("خبر.html", page(more="<time>26 ربيع الآخر 1437 هـ</time>"))
    assert (hijri.published_on, hijri.is_hijri, hijri.published_on_text) == (
        "",
        True,
        "26 ربيع الآخر 1437 هـ",
    )


@pytest.mark.parametrize(
    "charset",
    [
        '<meta charset="windows-1256">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(read: Read, charset: str) -> None:
    found = read("خبر.htm", page(charset=charset).encode("cp1256"))
    assert (found.text.split("\n")[1:], found.encoding) == (list(PARAGRAPHS), "cp1256")


def test_a_page_saved_under_the_name_of_a_text_is_known_by_its_bytes(read: Read) -> None:
    saved = "<!-- saved from url=(0021)https://example.org/3 -->\n" + page()
    found = read("خبر.txt", saved)
    assert (found.kind, found.url) == ("web_page", "https://example.org/3")


def test_a_page_saved_as_one_file_is_read(read: Read) -> None:
    message = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/4\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n----B\r\n'
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        f"{page()}\r\n----B--\r\n"
    )
    found = read("خبر.mhtml", message)
    assert (found.kind, found.url) == ("web_archive", "https://example.org/4")
    assert PARAGRAPHS[0] in found.text


def test_a_page_without_an_article_gives_all_its_words(read: Read) -> None:
    assert read("خبر.html", "<html><body><div>قال «نعم».</div></body></html>").text == "قال «نعم»."
