"""Reads the command line: in which language, which command, with which arguments."""

import argparse
import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.cli.parser import build
from tracker.editor import EDITOR
from tracker.errors import InputRefused
from tracker.text.entry import clean
from tracker.wording import LANGUAGES, Wording


def language(given: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language of messages, and the arguments without the option that says it, wherever it stood.

    `--language`, else the locale's, else Arabic. A language that is none is left for argparse to refuse.
    """
    own = list(given)
    end = own.index("--") if "--" in own else len(own)
    for place, argument in enumerate(own[:end]):
        option, _, joined = argument.partition("=")
        value = joined or "".join(own[place + 1 : place + 2])
        if option == "--language" and value in LANGUAGES:
            return value, own[:place] + own[place + (1 if joined else 2) :]
    locales = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return ("en" if next(filter(None, locales), "").startswith("en") else "ar"), own


def parse(given: Sequence[str], wording: Wording) -> argparse.Namespace:
    """The arguments by name; `command` is the command's name, `refuse(sentence)` ends as wrong usage.

    Raises `SystemExit` once argparse has shown its help or said what is wrong, and `InputRefused`
    («argument_not_utf8»).
    """
    words = _with_values_tied([_as_utf8(argument) for argument in given])
    command = next((word for word in words if not word.startswith("-")), "")
    return build(wording, command).parse_args(words)


@contextlib.contextmanager
def acting(namespace: argparse.Namespace, environment: Mapping[str, str]) -> Iterator[None]:
    """Let steps inside the block bear the editor's name: `--editor`, else ISNAD_EDITOR if it is set."""
    named = getattr(namespace, "editor", None) or _as_utf8(environment.get("ISNAD_EDITOR", ""))
    before = EDITOR.set(" ".join(clean(named, "editor").split()))
    try:
        yield
    finally:
        EDITOR.reset(before)


@contextlib.contextmanager
def speaking(wording: Wording) -> Iterator[None]:
    """Let argparse speak the language inside the block: it takes its words from `_` of its own module."""
    module: Any = argparse
    english = module._  # no other door is open: gettext's own would need compiled catalogues
    module._ = wording.parser_phrase
    try:
        yield
    finally:
        module._ = english


def _as_utf8(argument: str) -> str:
    """The argument read as UTF-8, whatever the locale made of its bytes."""
    data = os.fsencode(argument)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        shown = data.decode(errors="backslashreplace")
        raise InputRefused("argument_not_utf8", argument=shown) from error


def _with_values_tied(words: Sequence[str]) -> list[str]:
    """The arguments, with each value that begins with one dash tied to its option: `--sort=-date`.

    argparse would take the value for an option; but only -h has a single dash.
    """
    tied: list[str] = []
    for place, word in enumerate(words):
        is_dashed = word.startswith("-") and not word.startswith("--") and word not in ("-", "-h")
        before = tied[-1] if tied else ""
        if is_dashed and before.startswith("--") and "=" not in before and "--" not in words[:place]:
            tied[-1] = f"{before}={word}"
        else:
            tied.append(word)
    return tied
