"""Turns the words of the command line into values: paths, numbers, ids, members of enumerations, an order.

What cannot be read raises `Unfit`, which says what was expected.
"""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tracker.records import QuoteSort, Stance
from tracker.text.fold import fold
from tracker.wording import LANGUAGES, load

Member = TypeVar("Member", bound=StrEnum)

GREATEST_NUMBER = 2**63 - 1
"""What a project can hold; greater numbers are the id of nothing."""


def path(text: str) -> Path:
    """The path that was typed: arguments come as UTF-8, file names go in the system's own encoding."""
    return Path(os.fsdecode(text.encode()))


class Unfit(ValueError):
    """A word that is no such value: `key` names the sentence under `cli.usage`, `fields` fill it."""

    def __init__(self, key: str, **fields: Any) -> None:
        super().__init__(key, fields)
        self.key = key
        self.fields = fields


def number(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal() or int(text) > GREATEST_NUMBER:
        raise Unfit("no_number", value=text)
    return int(text)


def id_of(entity: str) -> Callable[[str], int]:
    """What reads the id of a record of this entity."""

    def read(text: str) -> int:
        try:
            return number(text)
        except Unfit as error:
            raise Unfit(f"no_{entity}_id", value=text) from error

    return read


def share(text: str) -> float:
    """A share of one, from 0 to 1."""
    try:
        value = float(text)
    except ValueError as error:
        raise Unfit("no_share", value=text) from error
    if not 0 <= value <= 1:
        raise Unfit("no_share", value=text)
    return value


def member(kind: type[Member], text: str) -> Member:
    """The member of an enumeration, by its stored word or its label in either language, however spelt.

    Raises `Unfit` if there is none.
    """
    for each in kind:
        if text == each.value:
            return each
    for each in kind:
        names = (_spaced(each.value), *(load(language).word(each) for language in LANGUAGES))
        if fold(_spaced(text)) in map(fold, names):
            return each
    raise Unfit("unknown_value", value=text, choices=tuple(kind))


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def one_of(kind: type[Member]) -> Callable[[str], Member]:
    """What reads an option whose value is a member of this enumeration."""
    return lambda text: member(kind, text)


def word_of(*words: str) -> Callable[[str], str]:
    """What reads an option whose value is one of these words."""

    def read(text: str) -> str:
        if text not in words:
            raise Unfit("unknown_value", value=text, choices=words)
        return text

    return read


def columns(text: str) -> str | tuple[str, ...]:
    """The name of a set of columns, or columns with commas between, as they come."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    return names[0] if names in (("full",), ("report",)) else names


def entity_of(*entities: str) -> Callable[[str], str]:
    """What reads the name of an entity, by its code word or what it is called in either language."""

    def read(text: str) -> str:
        for each in entities:
            names = (each, *(load(language).entity(each) for language in LANGUAGES))
            if fold(text) in map(fold, names):
                return each
        raise Unfit("unknown_value", value=text, choices=entities)

    return read


def chosen_stance(text: str) -> tuple[int, Stance]:
    """A quote's id and the stance chosen for it: «12=supports»; else `Unfit`."""
    quote_id, _, stance = text.partition("=")
    return number(quote_id), member(Stance, stance)


def field_and_column(text: str) -> tuple[str, str]:
    """A field and the column that fills it: «speaker=5»; else `Unfit`."""
    name, mark, column = text.partition("=")
    if not (name.strip() and mark and column.strip()):
        raise Unfit("no_field_and_column", value=text)
    return name.strip(), column.strip()


def field_and_meaning(text: str) -> tuple[str, str, str]:
    """A field, a wording in its column, and what that means here: «verdict=صادق=True»; else `Unfit`."""
    name, first, rest = text.partition("=")
    wording, second, meaning = rest.rpartition("=")
    if not (name.strip() and first and wording.strip() and second):
        raise Unfit("no_field_and_meaning", value=text)
    return name.strip(), wording.strip(), meaning.strip()


def order(text: str) -> tuple[QuoteSort, bool]:
    """A column to sort by, and whether downwards: «-date»."""
    return member(QuoteSort, text.removeprefix("-")), text.startswith("-")
