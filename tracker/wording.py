"""The words people read, in Arabic and in English: sentences, errors, counts, labels, column headers.

They lie in `resources/wording/{ar,en}.toml`; here they are looked up and their places filled. What comes
from outside is put between isolates, so that an English name leaves an Arabic sentence in order. A key or
place that is missing raises `KeyError`: that is a bug, not something a person can act on.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal

from tracker import toml_files
from tracker.errors import IsnadError
from tracker.frozen import value
from tracker.text.bidi import isolate

LANGUAGES = ("ar", "en")

Case = Literal["", "genitive"]

# Fields of errors that hold a name or number of the code's own, and the table with the words for it.
_TABLES_OF_FIELDS = {
    "entity": "entities",
    "field": "fields",
    "step": "steps",
    "what": "file_kinds",
    "said": "weekdays",
    "is_really": "weekdays",
}


class Worded(str):
    """Words from the wording files: they enter a sentence as they are, without isolates."""

    __slots__ = ()


class Counted(Worded):
    """A number with its noun, such as «3 صفوف»; `number` tells a sentence which of its forms to take."""

    number: int


@lru_cache
def load(language: str) -> "Wording":
    """The words of a language, one of `LANGUAGES`; `ValueError` for any other."""
    if language not in LANGUAGES:
        raise ValueError(f"no wording for language {language!r}")
    return Wording(language, toml_files.read("wording", f"{language}.toml"))


@value
class Wording:
    """The words of one language."""

    language: str
    tables: Mapping[str, Any]

    def sentence(self, key: str, /, **values: object) -> Worded:
        """The sentence under a key like "messages.exported", with its named places filled.

        Every value is isolated, unless it is worded already; members of enumerations become their
        label, lists are joined. A sentence with a form for zero takes it where a count among the values
        is zero.
        """
        template = self._find(key)
        if not isinstance(template, str):
            none = any(isinstance(value, Counted) and value.number == 0 for value in values.values())
            template = template["zero" if none else "other"]
        return self._filled(template, values)

    def _filled(self, template: str, values: Mapping[str, object]) -> Worded:
        return Worded(template.format_map({name: self._shown(value) for name, value in values.items()}))

    def _without_kept(self, sentence: str) -> str:
        for said in self.tables["kept"].values():
            before, found, after = sentence.partition(said)
            if found:
                return before + after[:1].upper() + after[1:]
        return sentence

    def error(self, error: IsnadError, *, kept: bool = True) -> Worded:
        """The sentence for an error: what happened, what was kept, what to do.

        Without `kept` it does not say that nothing was changed, which goes without saying where nothing
        was to be changed.

        Of its fields, `entity`, `field`, `step`, `what` (a kind of file), `said` and `is_really` (weekdays,
        1 for Monday) become their words where there are any, and a whole number under the name of a
        counted noun becomes a count. Beside {entity} a sentence may name {the_entity}, the form that
        stands before a number («الاقتباس»).
        """
        values = {name: self._worded(name, value) for name, value in error.fields.items()}
        if "entity" in values:
            values["the_entity"] = self._known("the_entities", error.fields["entity"])
        sentence = self.tables["errors"][error.code]
        return self._filled(sentence if kept else self._without_kept(sentence), values)

    def count(self, noun: str, number: int, case: Case = "") -> Counted:
        """A number with its noun in the right plural form: «اقتباسان», «3 صفوف», "1 quote".

        `case="genitive"` is the form after a preposition («في صفين»); English has but one.
        """
        forms = self.tables["counts"][noun]
        form = _arabic_plural(number) if self.language == "ar" else _english_plural(number)
        words = forms.get(case, {}).get(form, forms[form])
        counted = Counted(words.format(number=f"{number:,}"))
        counted.number = number
        return counted

    def word(self, member: StrEnum) -> Worded:
        """The label of a member of one of the enumerations in `tracker.records`."""
        return Worded(self.tables["enums"][type(member).__name__][member.value])

    def headers(self, table: str) -> dict[str, str]:
        """Column code → label, in the order of the columns; each label stands once in its table.

        Tables: quotes (the full export), report, claims, speakers, sources, links.
        """
        return dict(self.tables["headers"][table])

    def step(self, name: str, /, **values: object) -> Worded:
        """The label of a step of the history, by the name of its action: «ربط اقتباس بادعاء».

        A step that only another version of Isnad takes is called just that: a step.
        """
        known = name if name in self.tables["steps"] else "another"
        return self.sentence(f"steps.{known}", **values)

    def entity(self, name: str) -> Worded:
        """What a record of this kind is called: «اقتباس», "quote"."""
        return Worded(self.tables["entities"][name])

    def field(self, entity: str, column: str) -> Worded:
        """The label of a column of an entity, as lines of the history name it."""
        own = self.tables["own_fields"].get(entity, {})
        return Worded(own.get(column) or self.tables["fields"][column])

    def parser_phrase(self, phrase: str) -> str:
        """A phrase of argparse's own, such as "usage: ", with its % places kept; unknown ones as they are."""
        return str(self.tables["cli"]["argparse"].get(phrase, phrase))

    def _find(self, key: str) -> Any:
        found: Any = self.tables
        for part in key.split("."):
            found = found[part]
        return found

    def _shown(self, value: object) -> str:
        if isinstance(value, Worded):
            return value
        if isinstance(value, StrEnum):
            return self.word(value)
        if isinstance(value, list | tuple):
            return str(self.tables["lists"]["separator"]).join(map(self._listed, value))
        return isolate(str(value))

    def _listed(self, item: object) -> str:
        """An item of a list. Such a list says what can be typed, so words of the code stay, explained."""
        if isinstance(item, StrEnum) and self.word(item).casefold() != item.replace("_", " "):
            return f"{isolate(item.value)} ({self.word(item)})"
        return isolate(str(item))

    def _worded(self, name: str, value: object) -> object:
        if name in _TABLES_OF_FIELDS:
            return self._known(_TABLES_OF_FIELDS[name], value)
        if isinstance(value, int) and name in self.tables["counts"]:
            return self.count(name, value)
        return value

    def _known(self, table: str, value: object) -> object:
        """The words for a value. One without words stands as it is: an error must never fail to show."""
        words = self.tables[table].get(str(value))
        return value if words is None else Worded(words)


def _arabic_plural(number: int) -> str:
    """The plural form of an Arabic noun after a number, by the rules of CLDR for `ar`."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    last_two = number % 100
    if 3 <= last_two <= 10:
        return "few"
    return "many" if last_two >= 11 else "other"


def _english_plural(number: int) -> str:
    return "one" if number == 1 else "other"
