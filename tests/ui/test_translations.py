"""Every word of the window stands translated, in whole sentences, in every plural form, and compiled."""

import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = {"ar": 6, "en": 2}
"""Language and how many plural forms it has."""

NUMBERS = (0, 1, 2, 3, 10, 11, 12, 25, 99, 100, 101, 102, 103, 110, 111, 199, 200)
ARABIC_FORMS = (0, 1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 3, 3, 4, 4, 5)
"""Which of zero, one, two, few, many, other each of the numbers takes."""

LATIN_IN_ARABIC = (
    "(?<![A-Za-z])(English|CSV|XLSX|UTF-8|Ctrl|Alt|Shift|Enter|Esc|F[0-9]+|Del|[A-Z])(?![A-Za-z])"
)
"""What is written in Latin letters in Arabic too: formats, keys, and the other language's name."""


@dataclass(frozen=True, order=True)
class Message:
    """What lupdate collects: the words, the class they stand in, and whether a number fills their %n."""

    context: str
    source: str
    numerus: bool = False


@dataclass(frozen=True)
class Call:
    """One call of `tr` or `translate` in the code, and the class around it."""

    node: ast.Call
    classes: tuple[str, ...]
    where: str

    @property
    def is_method(self) -> bool:
        return isinstance(self.node.func, ast.Attribute) and self.node.func.attr == "tr"

    @property
    def words(self) -> ast.expr:
        return self.node.args[0 if self.is_method else 1]

    @property
    def message(self) -> Message:
        """What the call asks for. The context of `tr` is the class around it."""
        words = literal(self.words)
        if self.is_method:
            return Message(self.classes[-1], words, len(self.node.args) == 3)
        return Message(literal(self.node.args[0]), words, len(self.node.args) == 4)


def literal(node: ast.expr) -> str:
    """The text that stands in the code as it is; "" for anything that is put together."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_translating(node: ast.Call) -> bool:
    """True for `….tr(…)`, `translate(…)`, `i18n.translate(…)` and `QCoreApplication.translate(…)`."""
    match node.func:
        case ast.Attribute(attr="tr") | ast.Name(id="translate"):
            return True
        case ast.Attribute(attr="translate", value=ast.Name(id="i18n" | "QCoreApplication" | "QApplication")):
            return True
    return False


def calls_in(node: ast.AST, file: str, classes: tuple[str, ...] = ()) -> Iterator[Call]:
    if isinstance(node, ast.ClassDef):
        classes = (*classes, node.name)
    if isinstance(node, ast.Call) and is_translating(node):
        yield Call(node, classes, f"{file}:{node.lineno}")
    for child in ast.iter_child_nodes(node):
        yield from calls_in(child, file, classes)


@cache
def trees() -> dict[str, ast.Module]:
    return {
        file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / "ui").rglob("*.py"))
    }


@cache
def calls() -> list[Call]:
    """Every call that translates. `ui/i18n.py` only hands on what it is given."""
    return [call for file, tree in trees().items() if file != "ui/i18n.py" for call in calls_in(tree, file)]


@cache
def translated(language: str) -> dict[Message, list[str]]:
    """The finished messages of a language with their forms: one, or one for each plural form."""
    found = {}
    for context in ElementTree.parse(TRANSLATIONS / f"isnad_{language}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = Message(
                context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes"
            )
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if translation.get("type") is None:
                found[key] = forms
    return found


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_words_to_translate_are_literal_and_asked_of_self() -> None:
    # lupdate takes the context from the word before `.tr`, and an f-string as it stands in the code.
    def fits(call: Call) -> bool:
        if not call.is_method:
            return bool(literal(call.words) and literal(call.node.args[0]))
        receiver = call.node.func.value if isinstance(call.node.func, ast.Attribute) else None
        of_self = isinstance(receiver, ast.Name) and receiver.id == "self"
        return of_self and bool(literal(call.words) and call.classes)

    assert calls()
    assert [call.where for call in calls() if not fits(call)] == []


def test_every_word_of_the_window_is_translated_and_nothing_else_is_kept() -> None:
    # If this fails: `make translations`, translate what is unfinished, `make translations` again.
    in_code = {call.message for call in calls()}
    assert {message.source for message in in_code if message.numerus} == {
        message.source for message in in_code if "%n" in message.source
    }
    assert sorted(in_code - translated("ar").keys()) == []
    assert sorted(translated("ar").keys() - in_code) == []
    assert translated("en").keys() == {message for message in in_code if message.numerus}


def test_nothing_is_translated_inside_an_f_string() -> None:
    # lupdate reads f-strings as text and misses what is called in them.
    found = [
        call.where
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for call in calls_in(node, file)
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_is_whole(language: str) -> None:
    for message, forms in translated(language).items():
        assert len(forms) == (LANGUAGES[language] if message.numerus else 1), message
        for form in forms:
            assert form.strip(), message
            assert form == form.strip() or message.source != message.source.strip(), message
            assert places(form) == places(message.source), message
            assert form.count("&") == message.source.count("&"), message
            assert form.endswith("…") == message.source.endswith("…"), message
        if message.numerus:
            # Arabic and English may say none, one and two without the digit, never more than that.
            more = forms[3:] if language == "ar" else forms[1:]
            assert all(form.count("%n") == 1 for form in more), message


def test_arabic_is_spelt_as_the_newsroom_spells_it() -> None:
    for message, forms in translated("ar").items():
        for form in forms:
            bare = re.sub(r"{\w*}|%n|" + LATIN_IN_ARABIC, "…", form)
            assert not re.search("[A-Za-z]", bare), message
            assert not re.search("[٠-٩۰-۹?,;]", bare), f"digits are Latin, punctuation Arabic: {message}"
            assert "اً" not in bare, f"tanwin goes before the alef: {message}"
            assert "  " not in bare, message
            assert not re.search("[ـ\u200b-\u200f\u202a-\u202e]", bare), f"invisible or stretched: {message}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_translations_are_those_of_the_text(language: str, tmp_path: Path) -> None:
    lrelease = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert lrelease
    compiled = tmp_path / "compiled.qm"
    text = TRANSLATIONS / f"isnad_{language}.ts"
    subprocess.run([lrelease, "-silent", text, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == text.with_suffix(".qm").read_bytes()


def test_every_number_takes_its_arabic_form() -> None:
    translator = QTranslator()
    assert translator.load("isnad_ar", str(TRANSLATIONS))
    for message, forms in translated("ar").items():
        for number, place in zip(NUMBERS, ARABIC_FORMS, strict=True):
            if message.numerus:
                # A bare translator leaves the digits to `tr`.
                said = translator.translate(message.context, message.source, None, number)
                assert said == forms[place], (message, number)


def test_counted_words_stand_in_no_class_that_others_inherit() -> None:
    # Asked of the heir, `tr` fills %n under the heir's name, finds it filled, and looks no further.
    inherited = {
        base.id
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    assert {message.context for message in translated("ar") if message.numerus} & inherited == set()
