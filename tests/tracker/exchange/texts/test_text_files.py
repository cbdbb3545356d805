"""Plain text: the bytes are read as they say they are, or as a person chose, or not at all."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.exchange.texts.conftest import Put, Read
from tracker.errors import InputRefused
from tracker.exchange.texts import encodings, read_text

WORDS = "عنوان الخبر\nقال المتحدث: «تم الأمر»، ثم أضاف.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_that_tells_its_encoding_is_read_by_it(read: Read, encoding: str) -> None:
    assert read("خبر.txt", WORDS.encode(encoding)).text == WORDS


def test_every_kind_of_line_end_becomes_one_and_all_else_is_kept(read: Read) -> None:
    kept = "أ\u00a0ب\u00adج\u200fد\u2028هـ\tو"
    assert read("خبر.txt", f"{kept}\r\nثانٍ\rثالث\n").text == f"{kept}\nثانٍ\nثالث\n"


def test_the_digest_is_of_the_untouched_bytes(read: Read) -> None:
    data = b"\xef\xbb\xbf" + WORDS.replace("\n", "\r\n").encode()
    assert read("خبر.txt", data).file_sha256 == hashlib.sha256(data).hexdigest()


def test_bytes_that_tell_nothing_are_refused_with_the_place_and_never_guessed(put: Put) -> None:
    path = put("خبر.txt", b"line\nab" + "قال".encode("cp1256"))
    with pytest.raises(InputRefused) as refused:
        read_text(path)
    assert refused.value.code == "file_not_utf8"
    assert refused.value.fields == {"path": str(path), "line": 2, "column": 3, "byte": "0xDE"}


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "mac-arabic", "utf-16-le", "cp720"])
def test_the_encoding_that_a_person_chose_is_used(read: Read, encoding: str) -> None:
    words = "قال المتحدث\n" if encoding != "utf-16-le" else WORDS
    found = read("خبر.txt", words.encode(encoding), encoding)
    assert (found.text, encodings.known(found.encoding)) == (words, encodings.known(encoding))


def test_a_choice_that_does_not_fit_replaces_nothing_and_is_refused(put: Put) -> None:
    path = put("خبر.txt", b"one\nt\x9dwo")
    with pytest.raises(InputRefused) as refused:
        read_text(path, "windows-1252")
    assert refused.value.code == "file_not_in_encoding"
    assert (refused.value.fields["line"], refused.value.fields["column"]) == (2, 2)


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", ""])
def test_a_name_of_no_encoding_is_refused(put: Put, name: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_text(put("خبر.txt", "قال".encode("cp1256")), name or "\0")
    assert refused.value.code == "unknown_encoding"


def test_windows_1256_is_proposed_first_then_what_the_bytes_look_like() -> None:
    proposed = encodings.proposals(("قال الوزير إن الأمر قد تم اليوم في بغداد. " * 20).encode("cp1256"))
    assert proposed[0] == "windows-1256"
    assert len(proposed) == len(set(proposed))
    assert encodings.proposals(("قال الوزير إن الأمر تم. " * 20).encode("utf-16-be"))[0] == "utf-16-be"
    assert encodings.proposals(("He said so. " * 20).encode("utf-16-le"))[0] == "utf-16-le"


def test_a_guess_that_python_has_no_codec_for_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chardet.detect", lambda _: {"encoding": "EUC-TW"})
    proposed = encodings.proposals("قال".encode("cp1256"))
    assert [each for each in proposed if encodings.known(each)] == list(proposed)
    assert proposed[0] == "windows-1256"


def test_what_cannot_be_is_proposed_last() -> None:
    data = "قال الوزير إن الأمر قد تم".encode("cp1256")
    fits = [not encodings.preview(data, name).unreadable for name in encodings.proposals(data)]
    assert True in fits
    assert False in fits
    assert fits == sorted(fits, reverse=True)


@pytest.mark.parametrize("words", ["قال المتحدث إن الأمر قد تم", "قال", "He said so."])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_asked_about_though_its_bytes_pass_for_utf_8(
    put: Put, encoding: str, words: str
) -> None:
    path = put("خبر.txt", words.encode(encoding))
    with pytest.raises(InputRefused) as refused:
        read_text(path)
    assert refused.value.code == "file_not_utf8"
    assert encodings.proposals(path.read_bytes())[0] == encoding
    assert read_text(path, encoding).text == words


def test_a_preview_names_the_lines_that_do_not_read() -> None:
    data = b"one\ntw\x9do\nthree\n\x81\n"
    shown = encodings.preview(data, "windows-1252")
    assert shown.unreadable == (2, 4)
    assert shown.text == f"one\ntw{encodings.UNREADABLE}o\nthree\n{encodings.UNREADABLE}\n"
    assert encodings.preview(data, "windows-1256").unreadable == ()


def test_a_preview_is_not_cut_in_the_midst_of_a_letter() -> None:
    data = ("ا" * encodings.PREVIEW_BYTES).encode()[1:]
    shown = encodings.preview(b"a" + data[1:], "utf-8")
    assert shown.unreadable == ()


@given(st.binary(max_size=300), st.sampled_from(encodings.ENCODINGS))
def test_a_preview_names_a_line_whenever_the_bytes_do_not_read(data: bytes, encoding: str) -> None:
    shown = encodings.preview(data, encoding)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        assert shown.unreadable
    else:
        assert shown == encodings.Preview(text, ())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=200))
def test_what_was_written_is_read_to_the_letter(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = Path(tmp_path_factory.mktemp("texts")) / "خبر.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_text(path).text == text
