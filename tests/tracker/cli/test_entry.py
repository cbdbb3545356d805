"""Entering sources, speakers and claims."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.cli.conftest import Ask, Run
from tests.tracker.exchange.texts.documents import docx, paragraph
from tracker.cli.entry import title_of
from tracker.queries import sources
from tracker.services import project as projects
from tracker.text.bidi import strip_marks
from tracker.text.titles import LONGEST

WriteFile = Callable[[str | bytes], Path]


def test_each_entry_prints_its_id_alone(run: Run, path: Path, text_file: WriteFile) -> None:
    for command in (
        ["add-source", path, text_file("نص")],
        ["add-speaker", path, "سلمى"],
        ["add-claim", path, "ادعاء"],
        ["add-quote", path, "--speaker", "سلمى", "--text", "قول"],
    ):
        done = run(*command)
        assert (done.code, done.out, done.err) == (0, "1\n", "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("سطر\nab".encode() + b"\xe4cd", "نص.txt (line 2, character 3, byte 0xE4)"),
        (b"\xff\xfea\x00b", "نص.txt (line 1, character 2, byte 0x62)"),
        (b"one\ntw\x00o", "نص.txt (line 2, character 3)"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_place(
    run: Run, path: Path, text_file: WriteFile, content: bytes, said: str
) -> None:
    done = run("add-source", path, text_file(content), "--language", "en")
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert "Nothing was saved" in done.err
    assert json.loads(run("sources", path, "--format", "json").out) == []


@pytest.mark.parametrize(
    ("content", "arabic", "english"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "بل صورة", "but an image"),
        (b"OggS\x00\x02", "بل ملف", "but a file of unknown kind"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "الملف تالف", "damaged"),
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "الملف تالف", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "القديمة", "old document format"),
    ],
)
def test_what_is_no_text_in_any_encoding_is_called_what_it_is(
    run: Run, path: Path, text_file: WriteFile, content: bytes, arabic: str, english: str
) -> None:
    file = text_file(content)
    refused = run("add-source", path, file, "--language", "en")
    assert (refused.code, refused.out) == (1, "")
    assert english in refused.err
    assert arabic in run("add-source", path, file).err


def test_places_are_counted_in_text_alone(run: Run, text_file: WriteFile) -> None:
    refused = run("suggest", text_file(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n"), "--language", "en")
    assert (refused.code, "not a text but a PDF file" in refused.err) == (1, True)


def test_a_project_is_no_text(run: Run, path: Path) -> None:
    assert "ليس هذا نصًا، بل مشروع إسناد" in run("add-source", path, path).err


def test_a_source_like_another_is_stored_and_said(run: Run, path: Path, text_file: WriteFile) -> None:
    headed = ["--title", "خبر الجسر", "--outlet", "الصحيفة", "--published-on", "2016-02"]
    first = run("add-source", path, text_file("نص أول"), *headed)
    assert (first.out, first.err) == ("1\n", "")
    same_head = run("add-source", path, text_file("نص ثانٍ"), *headed)
    assert (same_head.code, same_head.out) == (0, "2\n")
    assert "حُفظت المادة برقم 2" in same_head.err
    assert "خبر الجسر (1)" in same_head.err
    same_text = run("add-source", path, text_file("نص أول"), "--title", "غيره", "--language", "en")
    assert (
        "Saved as source 3, although the same text or title is there already: خبر الجسر (1)." in same_text.err
    )
    other = run("add-source", path, text_file("نص ثالث"), "--title", "خبر الجسر", "--outlet", "غيرها")
    assert (other.out, other.err) == ("4\n", "")
    without_text = run("add-source", path, text_file(""), "--title", "بيان")
    assert (without_text.out, without_text.err) == ("5\n", "")
    assert run("add-source", path, text_file(""), "--title", "بيان آخر").err == "", "no text is no likeness"


def test_missing_files_and_folders_are_refused(run: Run, path: Path, tmp_path: Path) -> None:
    assert "There is no file here" in run("add-source", path, tmp_path / "x", "--language", "en").err
    assert "This is a folder" in run("add-source", path, tmp_path, "--language", "en").err
    assert run("add-source", path, tmp_path).code == 1


def test_the_project_itself_is_no_text(run: Run, path: Path) -> None:
    before = path.read_bytes()
    assert run("add-source", path, path).code == 1
    assert path.read_bytes() == before


def test_windows_line_ends_and_a_byte_order_mark_are_cleaned(
    ask: Ask, path: Path, text_file: WriteFile
) -> None:
    ask("add-source", path, text_file("\ufeffعنوان\r\nنص\r\n".encode("utf-16")))
    with projects.open_project(path, writable=False) as opened:
        assert sources.get(opened, 1).text == "عنوان\nنص\n"


def test_an_empty_text_needs_a_title(run: Run, path: Path, text_file: WriteFile) -> None:
    refused = run("add-source", path, text_file(""), "--language", "en")
    assert (refused.code, refused.err.startswith("The title is empty.")) == (1, True)
    assert run("add-source", path, text_file(""), "--title", "بيان").out == "1\n"


def test_a_date_that_is_none_is_refused(run: Run, path: Path, text_file: WriteFile) -> None:
    done = run("add-source", path, text_file("نص"), "--published-on", "31/2/2016")
    assert (done.code, "31/2/2016" in done.err) == (1, True)


def test_all_that_is_said_of_a_source_is_stored(ask: Ask, path: Path, text_file: WriteFile) -> None:
    given = ["--kind", "مقابلة", "--outlet", "الصحيفة", "--author", "سلمى", "--url", "https://example.org/1"]
    dated = ["--published-on", "ربيع 2016", "--note", "ملاحظة"]
    ask("add-source", path, text_file("An article"), *given, *dated)
    (source,) = json.loads(ask("sources", path, "--format", "json"))
    assert source["title"] == "An article"
    assert (source["kind"], source["outlet"], source["author"]) == ("interview", "الصحيفة", "سلمى")
    assert (source["url"], source["published_on"]) == ("https://example.org/1", "2016-21")
    assert (source["language"], source["note"]) == ("en", "ملاحظة")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n  \n*** \n أول   سطر \nثانٍ", "أول سطر"),
        ("كلمة " * 40, "كلمة " * 23 + "كلمة…"),
        ("ك" * 200, "ك" * 119 + "…"),
        (" *** \n", "خبر"),
        ("", ""),
    ],
)
def test_a_text_is_titled_by_its_first_line(text: str, expected: str) -> None:
    assert title_of(text, Path("مجلد/خبر.txt")) == expected


@given(st.text())
def test_no_title_is_too_long(text: str) -> None:
    assert len(title_of(text, Path("خبر.txt"))) <= LONGEST


def test_a_file_in_another_encoding_is_read_if_it_is_named(
    ask: Ask, run: Run, path: Path, text_file: WriteFile
) -> None:
    file = text_file("قال الوزير".encode("cp1256"))
    refused = run("add-source", path, file)
    assert (refused.code, "--encoding windows-1256" in refused.err) == (1, True)
    assert run("add-source", path, file, "--encoding", "nonsense").code == 1
    ask("add-source", path, file, "--encoding", "windows-1256")
    with projects.open_project(path, writable=False) as opened:
        assert sources.get(opened, 1).text == "قال الوزير"


def test_what_a_document_tells_fills_what_is_not_said(run: Run, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "خبر.docx"
    file.write_bytes(docx(paragraph("قال الوزير"), title="العنوان", author="سلمى"))
    done = run("add-source", path, file, "--author", "علي", "--language", "en")
    assert (done.code, done.out) == (0, "1\n")
    assert "Title: العنوان" in done.err
    assert "2016-02-05" in done.err
    assert "سلمى" not in done.err
    with projects.open_project(path, writable=False) as opened:
        source = sources.get(opened, 1)
    assert (source.title, source.author, source.published_on) == ("العنوان", "علي", "2016-02-05")


def test_a_hijri_date_is_kept_in_the_note_as_printed(ask: Ask, path: Path, text_file: WriteFile) -> None:
    ask("add-source", path, text_file("عنوان\n26 ربيع الآخر 1437 هـ\nنص"))
    with projects.open_project(path, writable=False) as opened:
        source = sources.get(opened, 1)
    assert source.published_on == ""
    assert strip_marks(source.note) == "التاريخ المطبوع (هجري): 26 ربيع الآخر 1437 هـ"


def test_a_second_copy_of_a_text_is_stored_and_said(run: Run, path: Path, text_file: WriteFile) -> None:
    file = text_file("عنوان\nنص")
    run("add-source", path, file)
    file.write_bytes("عنوان\r\nنص".encode())
    done = run("add-source", path, file, "--title", "ثانية", "--language", "en")
    assert (done.code, done.out) == (0, "2\n")
    assert "عنوان (1)" in done.err


def test_a_speaker_has_names_and_a_role(ask: Ask, path: Path) -> None:
    ask("add-speaker", path, "سلمى الحداد", "--latin", "Salma Haddad", "--alias", "أم نور", "--alias",
        "سلمى نور", "--role", "وزيرة", "--organization", "وزارة المياه")  # fmt: skip
    (speaker,) = json.loads(ask("speakers", path, "--format", "json"))
    assert speaker["latin_name"] == "Salma Haddad"
    assert speaker["aliases"] == "أم نور | سلمى نور"
    assert speaker["roles"] == "وزيرة (وزارة المياه)"


def test_a_namesake_is_stored_and_said(run: Run, path: Path) -> None:
    run("add-speaker", path, "أحمد جاسم")
    done = run("add-speaker", path, "احمد جاسم", "--language", "en")
    assert (done.code, done.out) == (0, "2\n")
    assert "Saved as a new speaker, number 2, although" in done.err
    assert "borne already by: أحمد جاسم (1)" in done.err


def test_an_unnamed_speaker_belongs_to_a_source(ask: Ask, run: Run, path: Path, text_file: WriteFile) -> None:
    ask("add-source", path, text_file("نص"), "--title", "خبر")
    ask("add-speaker", path, "مصدر أمني", "--kind", "unnamed", "--source", "خبر")
    (speaker,) = json.loads(ask("speakers", path, "--format", "json"))
    assert (speaker["kind"], speaker["source"]) == ("unnamed", "خبر")
    assert run("quotes", path, "--speaker", "مصدر أمني").code == 1


def test_empty_entries_are_refused(run: Run, path: Path) -> None:
    assert run("add-claim", path, " ").code == 1
    assert run("add-speaker", path, " ").code == 1
    assert run("add-quote", path, "--speaker", "سلمى", "--text", "").code == 1
    assert run("speakers", path, "--format", "json").out == "[]\n"
