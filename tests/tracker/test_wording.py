"""The words: both languages say the same things, in the right forms, with every value isolated once."""

import argparse
import ast
import dataclasses
import inspect
import re
import string
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tracker import records
from tracker.errors import Conflict, InputRefused, IsnadError, ProjectRefused
from tracker.records import QuoteStatus, Record, Stance
from tracker.text.bidi import isolate
from tracker.wording import LANGUAGES, Wording, load

ARABIC, ENGLISH = load("ar"), load("en")
BOTH = pytest.mark.parametrize("wording", [ARABIC, ENGLISH], ids=LANGUAGES)

ENUMERATIONS = [
    value
    for value in vars(records).values()
    if inspect.isclass(value) and issubclass(value, StrEnum) and value is not StrEnum
]
ENTITIES = {
    re.sub(r"(?<=[a-z])(?=[A-Z])", "_", value.__name__).lower(): value
    for value in vars(records).values()
    if inspect.isclass(value) and issubclass(value, Record) and value is not Record
}
COLUMNS = {
    "quotes": "quote_id quote_uid quote kind speaker role said_on venue source outlet published_on url start "
    "end status claim_id claim stance claim_status verdict note speaker_uid source_uid claim_uid link_note",
    "report": "claim verdict stance speaker role quote kind said_on published_in url status note",
    "claims": "claim_id claim_uid claim topic claim_status verdict verdict_note verdict_on verdict_by note "
    "supports_speakers supports_quotes disputes_speakers disputes_quotes mentions_speakers mentions_quotes",
    "speakers": "speaker_id speaker_uid name latin_name kind aliases roles on_behalf_of wikidata source note "
    "quotes",
    "sources": "source_id source_uid title kind outlet author url archive_url published_on language note "
    "characters quotes",
    "links": "link_id quote_id claim_id quote speaker claim stance note quote_uid claim_uid",
}
COMMANDS = (
    "new sample add-source suggest accept quotes claims speakers sources add-claim add-quote "
    "add-speaker link set-status set-verdict bulk duplicates merge-speakers reject-pair merge-claims "
    "import export validate history undo redo backup check restore rescue trash restore-record purge "
    "reapply"
)


def sentences(table: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a wording file under its dotted key; counts and argparse's phrases aside."""
    for key, value in table.items():
        if isinstance(value, str):
            yield path + key, value
        elif path + key not in ("counts", "cli.argparse"):
            yield from sentences(value, f"{path}{key}.")


def everything(table: Any) -> Iterator[str]:
    """Every text of a wording file."""
    for value in table.values():
        if isinstance(value, str):
            yield value
        else:
            yield from everything(value)


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def places_of(wording: Wording, code: str) -> set[str]:
    """The fields an error must carry for its sentence; {the_entity} is made from `entity`."""
    named = places(wording.tables["errors"][code])
    return {"entity" if name == "the_entity" else name for name in named}


# ── Both files say the same


def test_both_languages_have_the_same_sentences_with_the_same_places() -> None:
    arabic, english = (dict(sentences(w.tables)) for w in (ARABIC, ENGLISH))
    assert arabic.keys() == english.keys()
    for key in arabic.keys() - {f"errors.{code}" for code in ARABIC.tables["errors"]}:
        assert places(arabic[key]) == places(english[key]), key
    for code in ARABIC.tables["errors"]:
        assert places_of(ARABIC, code) == places_of(ENGLISH, code), code
    for table in ("counts", "cli"):
        assert ARABIC.tables[table].keys() == ENGLISH.tables[table].keys()


@BOTH
def test_places_are_plain_names_and_no_text_is_empty(wording: Wording) -> None:
    for text in everything(wording.tables):
        assert text.strip(" \n")
        for _, name, form, conversion in string.Formatter().parse(text):
            assert name is None or (name.isidentifier() and not form and not conversion), text


@BOTH
@pytest.mark.parametrize("table", ["entities", "the_entities", "steps", "file_kinds", "weekdays"])
def test_no_two_things_bear_one_label(wording: Wording, table: str) -> None:
    assert len(set(wording.tables[table].values())) == len(wording.tables[table])


def test_arabic_texts_keep_their_direction_and_spelling() -> None:
    for text in everything(ARABIC.tables):
        assert text.count("\u2068") == text.count("\u2069")
        bare = re.sub("\u2068[^\u2068\u2069]*\u2069|{\\w+}|%\\(\\w+\\)s|%s", "", text)
        assert not re.search("[A-Za-z]", bare), f"not isolated: {text}"
        assert not re.search("[٠-٩۰-۹?,;]", text), f"digits are Latin, punctuation Arabic: {text}"
        assert "اً" not in text, f"tanwin goes before the alef: {text}"
        assert "  " not in text


def test_english_texts_hold_no_arabic() -> None:
    assert not re.search("[\u0600-\u06ff]", "".join(everything(ENGLISH.tables)))


# ── Labels


@BOTH
@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda e: e.__name__)
def test_every_member_has_a_label_of_its_own(wording: Wording, enumeration: type[StrEnum]) -> None:
    labels = [wording.word(member) for member in enumeration]
    assert len(set(labels)) == len(labels)
    assert set(wording.tables["enums"][enumeration.__name__]) == {member.value for member in enumeration}


def test_words_of_the_design() -> None:
    assert ARABIC.word(QuoteStatus.MISATTRIBUTED) == "منسوب خطأً"
    assert ARABIC.word(Stance.MENTIONS) == "يذكر بلا موقف"
    assert ENGLISH.word(QuoteStatus.NEEDS_INFO) == "Needs info"


@BOTH
@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_has_a_header_of_its_own(wording: Wording, table: str) -> None:
    headers = wording.headers(table)
    assert list(headers) == COLUMNS[table].split()
    assert len({label.casefold() for label in headers.values()}) == len(headers)


@BOTH
def test_a_header_of_the_report_means_the_same_in_the_full_table(wording: Wording) -> None:
    """A file read back is told by its headers; only the report's note, which is the link's, differs."""
    full, report = wording.headers("quotes"), wording.headers("report")
    assert {code for code in report if full.get(code) != report[code]} == {"published_in", "note"}
    assert report["note"] not in full.values()


def test_the_report_has_the_headers_of_the_design() -> None:
    assert "، ".join(ARABIC.headers("report").values()) == (
        "الادعاء، التصنيف، الموقف، القائل، الصفة، القول، نوع النقل، تاريخ القول، نُشر في، الرابط، "
        "حالة النسبة، ملاحظة"
    )


def test_a_changed_copy_of_the_headers_changes_nothing() -> None:
    ARABIC.headers("links").clear()
    assert ARABIC.headers("links")


@BOTH
@pytest.mark.parametrize("entity", ENTITIES)
def test_every_entity_and_each_of_its_columns_has_a_label(wording: Wording, entity: str) -> None:
    assert wording.entity(entity)
    own = {f.name for f in dataclasses.fields(ENTITIES[entity])} - {"id", "uid", "revision"}
    labels = [wording.field(entity, column) for column in own]
    assert len(set(labels)) == len(labels)


def test_a_column_is_named_for_its_entity() -> None:
    assert ARABIC.field("quote", "status") == "حالة النسبة"
    assert ARABIC.field("claim", "status") == "حالة الادعاء"
    assert ARABIC.field("quote", "note") == "ملاحظة"


# ── Sentences


@BOTH
@given(value=st.text() | st.text(st.sampled_from("a ل{}%\u2068\u2069")) | st.just("{path}"))
def test_a_value_is_isolated_exactly_once_whatever_it_holds(wording: Wording, value: str) -> None:
    frame = wording.tables["messages"]["created"].removesuffix("{path}")
    assert wording.sentence("messages.created", path=value) == frame + isolate(value)


def test_an_isolated_value_stands_between_the_isolates() -> None:
    assert ENGLISH.sentence("messages.created", path="a{b}") == "Empty project created: \u2068a{b}\u2069"


@BOTH
def test_worded_values_are_not_isolated(wording: Wording) -> None:
    for worded in (wording.count("steps", 3), wording.word(Stance.SUPPORTS), wording.step("link"),
                   wording.entity("quote"), wording.field("quote", "text"), Stance.SUPPORTS):  # fmt: skip
        assert "\u2068" not in wording.sentence("messages.undone", step=worded)


def test_a_sentence_may_stand_within_another() -> None:
    inner = ENGLISH.sentence("messages.created", path="x")
    assert ENGLISH.sentence("messages.undone", step=inner).count("\u2068") == 1


@BOTH
def test_a_step_of_another_version_is_called_a_step(wording: Wording) -> None:
    assert wording.step("step_of_a_later_version") == wording.tables["steps"]["another"]


@BOTH
def test_a_missing_key_or_place_is_a_bug(wording: Wording) -> None:
    for wrong in (
        lambda: wording.sentence("messages.unheard_of"),
        lambda: wording.sentence("messages.created"),
        lambda: wording.error(IsnadError("unheard_of")),
        lambda: wording.error(IsnadError("file_missing")),
        lambda: wording.count("loaves", 2),
        lambda: wording.headers("loaves"),
        lambda: wording.field("quote", "unheard_of"),
    ):
        with pytest.raises(KeyError):
            wrong()


@pytest.mark.parametrize("language", ["", "fr", "AR", "../wording/ar"])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="no wording"):
        load(language)
    assert load("ar") is ARABIC, "and a known one is read once"


# ── Errors


@BOTH
@pytest.mark.parametrize("code", ARABIC.tables["errors"])
def test_the_sentence_of_an_error_is_filled_from_its_fields(wording: Wording, code: str) -> None:
    values = {name: f"<{name}>" for name in places_of(wording, code)}
    sentence = wording.error(IsnadError(code, **values))
    for value in values.values():
        assert isolate(value) in sentence
    assert sentence.count("\u2068") == sentence.count("\u2069") >= len(values)
    assert sentence.endswith((".", "؟", "?"))


def named_steps() -> Iterator[Any]:
    """Every name the core gives to an operation."""
    for file in Path(tracker.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="operation"), args=[_, name]):
                    yield from (n.value for n in ast.walk(name) if isinstance(n, ast.Constant))


def test_every_step_the_core_takes_has_a_label() -> None:
    assert {"add_quote", "link"} <= set(named_steps()) <= ARABIC.tables["steps"].keys()


def test_fields_with_words_are_worded() -> None:
    error: IsnadError = Conflict("undo_conflict", entity="claim", id=7, step="link")
    assert ARABIC.error(error) == (
        "تعذّر التراجع عن خطوة «ربط اقتباس بادعاء»: طرأ بعدها تعديل على الادعاء رقم \u20687\u2069. "
        "لم يتغيّر شيء؛ تراجع عن التعديل الأحدث أولًا، أو صحّح بيدك."
    )
    error = ProjectRefused("not_a_project", path="x", what="pdf")
    assert "not an Isnad project but a PDF file:" in ENGLISH.error(error)


def test_a_weekday_is_named() -> None:
    error = InputRefused("weekday_differs", value="الخميس 5/2/2016", said=4, is_really=5)
    assert "كُتب الخميس، وهو الجمعة." in ARABIC.error(error)


def test_fields_without_words_stand_as_they_are() -> None:
    error = InputRefused("nul_character", field="my column", line=3, column=9)
    assert ENGLISH.error(error).startswith("“\u2068my column\u2069” holds a NUL character")


def test_a_member_of_an_enumeration_shows_its_label() -> None:
    error = InputRefused("wrong_kind_of_status", status=QuoteStatus.CONFIRMED, entity="claim", choices=())
    assert ARABIC.error(error).startswith("ليست ثابت النسبة من حالات الادعاء.")


@pytest.mark.parametrize("several", [("one", "two"), ["one", "two"]])
def test_lists_are_joined_with_each_item_isolated(several: object) -> None:
    error = InputRefused("no_such_verdict", name="x", verdicts=several)
    assert "\u2068one\u2069، \u2068two\u2069." in ARABIC.error(error)
    assert "\u2068one\u2069, \u2068two\u2069." in ENGLISH.error(error)


def test_choices_are_shown_as_they_are_typed_and_explained() -> None:
    error = InputRefused("unknown_option_value", option="--stance", value="x", choices=tuple(Stance))
    assert (
        "\u2068supports\u2069 (يؤيد)، \u2068disputes\u2069 (يخالف)، \u2068mentions\u2069 ("
        in ARABIC.error(error)
    )
    assert "\u2068supports\u2069, \u2068disputes\u2069, \u2068mentions\u2069." in ENGLISH.error(error)


def test_a_number_of_quotes_is_counted() -> None:
    for number, words in ((1, "اقتباس واحد"), (2, "اقتباسان"), (12, "12 اقتباسًا")):
        assert f"له {words}." in ARABIC.error(InputRefused("speaker_has_quotes", speaker="x", quotes=number))


def test_paths_and_days_are_isolated() -> None:
    assert isolate("/tmp/a.isnad") in ARABIC.error(IsnadError("file_missing", path=Path("/tmp/a.isnad")))
    error = InputRefused("date_order", first=date(2016, 2, 5), last=date(2016, 2, 4))
    assert "\u20682016-02-05\u2069" in ARABIC.error(error)


@BOTH
def test_what_goes_without_saying_can_be_left_out(wording: Wording) -> None:
    error = InputRefused("no_such_speaker", name="x")
    for said in wording.tables["kept"].values():
        assert said not in wording.error(error, kept=False)
    assert wording.error(error, kept=False) != wording.error(error)
    assert ENGLISH.error(error, kept=False).endswith("\u2069. Check the name, or give the speaker's number.")


# ── The command line


@BOTH
def test_every_command_says_what_it_does(wording: Wording) -> None:
    assert wording.tables["cli"]["commands"].keys() == set(COMMANDS.split())


@BOTH
def test_phrases_of_argparse_are_its_own_and_keep_their_places(wording: Wording) -> None:
    source = ast.parse(inspect.getsource(argparse))
    own = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant)}
    for phrase, said in wording.tables["cli"]["argparse"].items():
        assert phrase in own
        assert set(re.findall(r"%\(\w+\)", said)) <= set(re.findall(r"%\(\w+\)", phrase))
        assert len(re.findall("%[sr]", said)) == len(re.findall("%[sr]", phrase))
    assert wording.parser_phrase("some phrase of a later argparse") == "some phrase of a later argparse"


def test_argparse_refuses_in_arabic(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(argparse, "_", ARABIC.parser_phrase)
    parser = argparse.ArgumentParser(prog="isnad-cli")
    parser.add_argument("--stance", required=True)
    with pytest.raises(SystemExit):
        parser.parse_args([])
    said = "الاستعمال: isnad-cli [-h] --stance STANCE\nخطأ: ينقص الأمرَ: \u2068--stance\u2069\n"
    said += "الشرح: \u2068isnad-cli --help\u2069\n"
    assert capsys.readouterr().err == said
