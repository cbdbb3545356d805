"""Word, OpenDocument and PDF: words, lists, tables and notes, and what the file tells of itself."""

import io

import docx as python_docx

from tests.tracker.exchange.texts.conftest import Read
from tests.tracker.exchange.texts.documents import docx, odt, paragraph, pdf, word_part

NUMBERING = word_part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)


def item(number: int, words: str) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(words, before=f"<w:pPr>{numbered}</w:pPr>")


# Word


def test_a_word_document_is_read_to_the_letter(read: Read) -> None:
    signs = "<w:r><w:t>قبل</w:t><w:tab/><w:t>بعد</w:t><w:softHyphen/><w:noBreakHyphen/><w:br/>"
    signs += "<w:t>سطر</w:t></w:r>"
    body = paragraph("قال «تم\u00a0الأمر»", " ثم ", "أضاف\u200f.") + paragraph() + paragraph(signs)
    found = read("خبر.docx", docx(body, title="عنوان", author="سلمى"))
    assert found.text == "قال «تم\u00a0الأمر» ثم أضاف\u200f.\n\nقبل\tبعد\u00ad\u2011\nسطر"
    assert (found.kind, found.title, found.author) == ("word", "عنوان", "سلمى")
    assert (found.published_on, found.language) == ("2016-02-05", "ar")


def test_items_of_word_lists_have_their_marks(read: Read) -> None:
    body = item(1, "نقطة") + item(2, "أول") + item(2, "ثانٍ") + paragraph("بعدها") + item(2, "ثالث")
    found = read("خبر.docx", docx(body, more={"word/numbering.xml": NUMBERING}))
    assert found.text == "- نقطة\n1. أول\n2. ثانٍ\nبعدها\n3. ثالث"


def test_word_tables_are_lines_of_cells_and_notes_stand_at_the_end(read: Read) -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(paragraph('أ') + paragraph('ب'))}{cell.format(paragraph('ج'))}</w:tr>"
    noted = paragraph("قال", '<w:r><w:footnoteReference w:id="2"/></w:r>', " ذلك")
    notes = f'<w:footnote w:id="0">{paragraph("-")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("في بيان له")}</w:footnote>'
    parts = {"word/footnotes.xml": word_part("footnotes", notes)}
    found = read("خبر.docx", docx(f"<w:tbl>{row}</w:tbl>{noted}", more=parts))
    assert found.text == "أ ب\tج\nقال[1] ذلك\n[1] في بيان له"


def test_of_tracked_changes_the_words_that_word_shows_are_read(read: Read) -> None:
    gone = "<w:del><w:r><w:delText>قديم</w:delText></w:r></w:del>"
    come = "<w:ins><w:r><w:t>جديد</w:t></w:r></w:ins>"
    linked = "<w:hyperlink><w:r><w:t>رابط</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
    content = f"<w:sdt><w:sdtContent>{paragraph('إطار')}</w:sdtContent></w:sdt>"
    assert read("خبر.docx", docx(paragraph(gone, come, " ", linked) + content)).text == "جديد رابط\nإطار"


def test_what_python_docx_writes_is_read(read: Read) -> None:
    document = python_docx.Document()
    document.add_heading("عنوان", 0)
    document.add_paragraph("قال المتحدث «نعم».")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "خلية", "أخرى"
    file = io.BytesIO()
    document.save(file)
    assert read("خبر.docx", file.getvalue()).text == "عنوان\nقال المتحدث «نعم».\nخلية\tأخرى"


def test_the_date_printed_in_a_document_counts_before_the_day_it_was_made(read: Read) -> None:
    found = read(
        "خبر.docx", docx(paragraph("عنوان") + paragraph("الخميس 4 شباط/فبراير 2016") + paragraph("نص"))
    )
    assert (found.published_on, found.published_on_text) == ("2016-02-04", "الخميس 4 شباط/فبراير 2016")


# OpenDocument


def test_an_open_document_is_read_to_the_letter(read: Read) -> None:
    meta = "<dc:title>عنوان</dc:title><meta:initial-creator>سلمى</meta:initial-creator>"
    meta += "<meta:creation-date>2016-02-05T10:00:00.123</meta:creation-date>"
    body = (
        "<text:tracked-changes><text:p>محذوف</text:p></text:tracked-changes><text:h>رأس</text:h>"
        "<text:p>قال\n  <text:span>«تم\u00a0الأمر»</text:span><text:s text:c='2'/>ثم<text:tab/>أض\u00adاف"
        "<text:line-break/>سطر</text:p><text:p/>"
    )
    found = read("خبر.odt", odt(body, meta=meta))
    assert found.text == "رأس\nقال «تم\u00a0الأمر»  ثم\tأض\u00adاف\nسطر"
    assert (found.kind, found.title, found.author) == ("open_document", "عنوان", "سلمى")
    assert found.published_on == "2016-02-05"


def test_lists_tables_and_notes_of_an_open_document(read: Read) -> None:
    styles = '<text:list-style style:name="N"><text:list-level-style-number/></text:list-style>'
    entry = "<text:list-item><text:p>{}</text:p></text:list-item>"
    listed = f'<text:list text:style-name="N">{entry.format("أول")}{entry.format("ثانٍ")}</text:list>'
    dotted = f"<text:list>{entry.format('نقطة')}</text:list>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    table = (
        f"<table:table><table:table-row>{cell.format('أ')}{cell.format('ب')}</table:table-row></table:table>"
    )
    note = (
        "<text:p>قال<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>في بيان</text:p></text:note-body></text:note> ذلك</text:p>"
    )
    found = read("خبر.odt", odt(listed + dotted + table + note, styles=styles))
    assert found.text == "1. أول\n2. ثانٍ\n- نقطة\nأ\tب\nقال[1] ذلك\n[1] في بيان"


# PDF

LONGER = "وأضاف أن الوزارة ستعلن أسماء الشركات التي ستتولى الصيانة في الأسبوع المقبل"
LONG = "قال المتحدث باسم الوزارة اليوم إن العمل في المحطة الجديدة سيبدأ قبل نهاية"


def test_arabic_in_a_pdf_comes_in_the_order_it_is_read(read: Read) -> None:
    found = read(
        "خبر.pdf", pdf([("قال المتحدث", 700)], info="/Title (News) /CreationDate (D:20160205100000Z)")
    )
    assert found.text == "قال المتحدث"
    assert (found.kind, found.title, found.published_on) == ("pdf", "News", "2016-02-05")


def test_lines_of_a_pdf_are_joined_to_paragraphs(read: Read) -> None:
    lines = [
        ("عنوان الخبر", 740),
        (LONG, 700),
        (LONGER, 686),
        ("هذا العام.", 672),
        (LONG, 640),
        ("نعم.", 626),
    ]
    assert read("خبر.pdf", pdf(lines)).text.split("\n") == [
        "عنوان الخبر",
        f"{LONG} {LONGER} هذا العام.",
        f"{LONG} نعم.",
    ]


def test_curly_marks_in_arabic_open_and_close_as_they_were_printed(read: Read) -> None:
    assert read("خبر.pdf", pdf([("قال “نعم” ثم ‘كلام’", 700)])).text == "قال “نعم” ثم ‘كلام’"
    assert read("news.pdf", pdf([("He said “yes” and it’s so", 700)])).text == "He said “yes” and it’s so"


def test_the_number_of_the_page_is_left_out(read: Read) -> None:
    assert read("خبر.pdf", pdf([("قال المتحدث", 700), ("- 12 -", 40)])).text == "قال المتحدث"


def test_english_lines_of_a_pdf_are_joined_too(read: Read) -> None:
    line = "The spokesman of the ministry said today that the work in the new station will"
    lines = [(line, 700), ("begin soon.", 686), ("A second paragraph.", 672)]
    assert read("news.pdf", pdf(lines)).text == f"{line} begin soon.\nA second paragraph."
