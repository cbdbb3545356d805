"""Turns the words of the command line into values: paths, numbers, members of enumerations, an order."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from tracker.records import QuoteSort, Stance
from tracker.text.fold import fold
from tracker.wording import LANGUAGES, load

Member = TypeVar("Member", bound=StrEnum)

GREATEST_NUMBER = 2**63 - 1
"""What a project can hold; greater numbers are the id of nothing."""


def path(text: str) -> Path:
    """The path that was typed: arguments come as UTF-8, file names go in the system's own encoding."""
    return Path(os.fsdecode(text.encode()))


def number(text: str) -> int:
    """A whole number from 0; `ValueError` for anything else."""
    if not text.isdecimal() or int(text) > GREATEST_NUMBER:
        raise ValueError(text)
    return int(text)


def share(text: str) -> float:
    """A share of one, from 0 to 1; `ValueError` for anything else."""
    if not 0 <= (value := float(text)) <= 1:
        raise ValueError(text)
    return value


def member(kind: type[Member], text: str) -> Member:
    """The member of an enumeration, by its stored word or its label in either language, however spelt.

    Raises `ValueError` if there is none.
    """
    for each in kind:
        if text == each.value:
            return each
    for each in kind:
        names = (_spaced(each.value), *(load(language).word(each) for language in LANGUAGES))
        if fold(_spaced(text)) in map(fold, names):
            return each
    raise ValueError(text)


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def one_of(kind: type[Member]) -> Callable[[str], Member]:
    """What reads an option whose value is a member of this enumeration."""
    return lambda text: member(kind, text)


def chosen_stance(text: str) -> tuple[int, Stance]:
    """A quote's id and the stance chosen for it: «12=supports»; `ValueError` for anything else."""
    quote_id, _, stance = text.partition("=")
    return number(quote_id), member(Stance, stance)


def order(text: str) -> tuple[QuoteSort, bool]:
    """A column to sort by, and whether downwards: «-date»; `ValueError` for another column."""
    return QuoteSort(text.removeprefix("-")), text.startswith("-")
