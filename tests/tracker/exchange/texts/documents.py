"""Makes documents for the tests: packages of XML parts and PDFs, byte by byte where no library is needed."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/></Relationships>'
)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def docx(
    body: str, *, more: Mapping[str, str | bytes] | None = None, title: str = "", author: str = ""
) -> bytes:
    """A Word document with this XML in its body, made on 5 February 2016."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2016-02-05T10:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": document,
            "docProps/core.xml": core,
            **(more or {}),
        }
    )


def word_part(name: str, inner: str) -> str:
    """Another XML part of a Word document, its root called `name`."""
    return f'<w:{name} xmlns:w="{_WORD}">{inner}</w:{name}>'


def paragraph(*runs: str, before: str = "") -> str:
    """A paragraph of a Word document; each run is text, or XML if it begins with <."""
    inner = "".join(
        run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>'
        for run in runs
    )
    return f"<w:p>{before}{inner}</w:p>"


def odt(body: str, *, meta: str = "", styles: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with this XML in its body."""
    spaces = " ".join(
        f'xmlns:{short}="{_ODF}:{long}:1.0"'
        for short, long in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
            *(("meta", "meta"), ("style", "style"), ("manifest", "manifest")),
        )
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{meta}</office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>",
        }
    )


LINE_WIDTH = 400
_LETTER_WIDTH = 5


def pdf(lines: list[tuple[str, int]], *, info: str = "", encrypted: bool = False) -> bytes:
    """A PDF of one page: each line's text as it is drawn from left to right, and its height on the page.

    Arabic is drawn as printers' programs draw it: the last letter first. Lines end at the right margin if
    they hold Arabic.
    """
    stream = "\n".join(_drawn(text, height) for text, height in lines).encode()
    used = sorted({letter for text, _ in lines for letter in text})
    pairs = "\n".join(f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 800] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R]"
        b" /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 /FontDescriptor 8 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
        b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 500 800] /Ascent 800"
        b" /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>",
        f"<< {info} >>".encode(),
    ]
    if encrypted:
        zeros = b"<" + b"00" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (zeros, zeros))
    return _assembled(objects, encrypted=encrypted)


def _drawn(text: str, height: int) -> str:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
    shown = text[::-1] if arabic else text
    left = 50 + (LINE_WIDTH - len(text) * _LETTER_WIDTH if arabic else 0)
    codes = "".join(f"{ord(letter):04x}" for letter in shown)
    return f"BT /F 10 Tf 1 0 0 1 {left} {height} Tm <{codes}> Tj ET"


def _assembled(objects: list[bytes], *, encrypted: bool) -> bytes:
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt 10 0 R /ID [<00> <00>]" if encrypted else b""
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info 9 0 R%s >>\n" % (len(objects) + 1, lock)
    file += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(file)
