"""Files that cannot be read are refused by name, before they can do harm; nothing is taken from them."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tracker.exchange.texts.conftest import Put
from tests.tracker.exchange.texts.documents import docx, odt, package, paragraph, pdf, word_part
from tracker.errors import InputRefused
from tracker.exchange import texts
from tracker.exchange.texts import packages, read_text, web_page
from tracker.wording import load

DOCX = docx(paragraph("قال المتحدث"))
ODT = odt("<text:p>قال</text:p>")
BOMB = docx(paragraph("قال"), more={"word/media/x.xml": b" " * 5_000_000})
ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + word_part(
    "document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
).encode().replace(b"&amp;", b"&")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED_ODT = odt("<text:p>x</text:p>", manifest="<manifest:encryption-data/>")


def flagged_as_encrypted(data: bytes) -> bytes:
    """The package with the mark of encryption on its first part, here and in the list of parts."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("قنبلة.docx", BOMB, "file_unpacks_too_large"),
        (
            "قنبلة.odt",
            package(
                {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"<a>" * 9_000_000}
            ),
            "file_unpacks_too_large",
        ),
        ("كيانات.docx", docx("", more={"word/document.xml": ENTITIES}), "file_damaged"),
        ("عميق.odt", odt("<text:p>" * 3000 + "</text:p>" * 3000), "file_damaged"),
        ("مقطوع.docx", DOCX[:-40], "file_damaged"),
        ("مقطوع.odt", ODT[:300], "file_damaged"),
        ("تالف.docx", DOCX.replace(b"word/document.xml", b"word/documenx.xml"), "file_kind_unknown"),
        ("بلا أجزاء.odt", package({"mimetype": "application/vnd.oasis.opendocument.text"}), "file_damaged"),
        ("نص.docx", "قال".encode(), "file_damaged"),
        ("نص.pdf", "قال".encode(), "file_damaged"),
        ("مقطوع.pdf", b"%PDF-1.4\n1 0 obj", "file_damaged"),
        ("مقفل.pdf", pdf([("abc", 700)], encrypted=True), "file_encrypted"),
        ("مقفل.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        ("مقفل.odt", LOCKED_ODT, "file_encrypted"),
        ("علامة.odt", flagged_as_encrypted(ODT), "file_encrypted"),
        ("قديم.doc", OLE, "file_kind_old"),
        ("قديم.rtf", b"{\\rtf1 abc}", "file_kind_old"),
        ("جدول.xlsx", package({"xl/workbook.xml": "<a/>"}), "file_kind_unknown"),
        ("صورة.txt", b"\x89PNG\r\n\x1a\n", "file_kind_unknown"),
        ("ممسوح.pdf", pdf([]), "pdf_without_words"),
        ("فارغ.docx", docx(paragraph()), "file_without_words"),
        ("فارغ.odt", odt("<text:p/>"), "file_without_words"),
        ("فارغ.html", "<html><body><script>x</script></body></html>", "file_without_words"),
        ("فارغ.htm", "", "file_without_words"),
        (
            "بلا صفحة.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n",
            "file_damaged",
        ),
        ("رمز.txt", b"one\ntw\0o", "file_nul_character"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(put: Put, name: str, data: bytes, code: str) -> None:
    path = put(name, data)
    with pytest.raises(InputRefused) as refused:
        read_text(path)
    assert refused.value.code == code
    for language in ("ar", "en"):
        assert str(path) in load(language).error(refused.value)


@pytest.mark.parametrize("name", ["خبر.txt", "خبر.pdf", "بلا لاحقة", "خبر.odt"])
def test_a_document_under_a_wrong_name_is_known_by_its_bytes(put: Put, name: str) -> None:
    assert read_text(put(name, DOCX)).text == "قال المتحدث"
    assert read_text(put(name, pdf([("abc", 700)]))).kind == "pdf"


def test_a_size_that_lies_is_found_out(put: Put) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", word_part("document", "<w:body/>" + " " * 100_000))
    data = bytearray(file.getvalue())
    place = data.index(b"PK\x01\x02")
    data[place + 24 : place + 28] = (50).to_bytes(4, "little")
    with pytest.raises(InputRefused) as refused:
        read_text(put("كاذب.docx", bytes(data)))
    assert refused.value.code == "file_damaged"


def test_too_many_parts_are_refused(put: Put) -> None:
    parts = {f"x/{number}": b"" for number in range(packages.MOST_PARTS)}
    with pytest.raises(InputRefused) as refused:
        read_text(put("كثير.docx", docx(paragraph("قال"), more=parts)))
    assert refused.value.code == "file_unpacks_too_large"


def test_large_files_and_pages_are_refused(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "LARGEST_PAGE", 20)
    with pytest.raises(InputRefused) as refused:
        read_text(put("كبير.html", "<html><body>قال المتحدث كلامًا</body></html>"))
    assert refused.value.code == "file_too_large"
    monkeypatch.setattr(texts, "LARGEST_FILE", 5)
    with pytest.raises(InputRefused) as refused:
        read_text(put("كبير.txt", "123456"))
    assert (refused.value.code, refused.value.fields["limit"]) == ("file_too_large", 0)


def test_an_entity_that_names_another_file_brings_nothing_of_it(put: Put, tmp_path: Path) -> None:
    (tmp_path / "سر.txt").write_text("سر", encoding="utf-8")
    secret = (tmp_path / "سر.txt").as_uri()
    part = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret}">]><office:document-content/>'
    data = package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": part})
    with pytest.raises(InputRefused) as refused:
        read_text(put("خارجي.odt", data))
    assert refused.value.code == "file_damaged"


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "لا.txt", "file_missing"), (tmp_path, "folder_for_file")):
        with pytest.raises(InputRefused) as refused:
            read_text(path)
        assert (refused.value.code, refused.value.fields) == (code, {"path": str(path)})


SEEDS = {
    "خبر.docx": DOCX,
    "خبر.odt": ODT,
    "خبر.pdf": pdf([("قال المتحدث", 700)]),
    "خبر.html": "<html><head><title>خبر</title></head><body><p>قال المتحدث</p></body></html>".encode(),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4), st.integers(0, 9)), max_size=6
    ),
)
def test_a_damaged_file_is_read_or_refused_and_never_a_bug(
    put: Put, name: str, damage: list[tuple[float, bytes, int]]
) -> None:
    data = bytearray(SEEDS[name])
    for share, new, gone in damage:
        place = int(share * len(data))
        data[place : place + gone] = new
    with contextlib.suppress(InputRefused):
        read_text(put(name, bytes(data))).text.encode()


def test_a_day_that_no_calendar_has_is_not_kept(put: Put) -> None:
    meta = "<meta:creation-date>0000-00-00T00:00:00</meta:creation-date>"
    assert read_text(put("خبر.odt", odt("<text:p>قال</text:p>", meta=meta))).published_on == ""
    assert (
        read_text(put("خبر.pdf", pdf([("abc", 700)], info="/CreationDate (D:20161399)"))).published_on == ""
    )
