"""Declares the commands and their arguments; every word of help comes from the wording files."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn

from tracker.cli import values
from tracker.records import QuoteKind, QuoteSort, QuoteStatus, SourceKind, SpeakerKind, Stance
from tracker.suggest.scoring import LEAST_CONFIDENCE
from tracker.wording import LANGUAGES, Wording

PROGRAM = "isnad-cli"


@dataclass(frozen=True)
class _Command:
    """A command whose arguments are being declared."""

    name: str
    parser: argparse.ArgumentParser
    wording: Wording

    def takes(self, name: str, metavar: str, **more: Any) -> None:
        """Declare a positional argument."""
        help_words = self.wording.sentence(f"cli.arguments.{name}")
        self.parser.add_argument(name, metavar=metavar, help=help_words, **more)

    def takes_project(self) -> None:
        """Declare FILE, the project."""
        self.takes("file", "FILE.isnad", type=values.path)

    def option(self, name: str, metavar: str | None = None, *, words: str = "", **more: Any) -> None:
        """Declare an option; its help is among those of the command, or of `words`."""
        help_words = self.wording.sentence(f"cli.options.{words or self.name}.{name}")
        if metavar:
            more["metavar"] = metavar  # argparse writes down the choices, or nothing, if there is none
        self.parser.add_argument(f"--{name}", help=help_words, **more)

    def choice(self, name: str, kind: type[StrEnum], **more: Any) -> None:
        """Declare an option whose value is a member of an enumeration."""
        self.option(name, "|".join(kind), type=values.one_of(kind), **more)

    def filters(self, *names: str) -> None:
        """Declare the filters of these names."""
        group = self.parser.add_argument_group(self.wording.sentence("cli.headings.filters"))
        for name in names:
            metavar, more = FILTERS[name]
            help_words = self.wording.sentence(f"cli.options.filters.{name}")
            group.add_argument(f"--{name}", metavar=metavar, help=help_words, **more)

    def listed(self) -> None:
        """Declare how a list is shown."""
        self.option("format", words="common", choices=("table", "json"), default="table")


FILTERS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "speaker": ("ID|NAME", {"action": "append"}),
    "claim": ("ID|WORDS", {"action": "append"}),
    "stance": ("|".join(Stance), {"action": "append", "type": values.one_of(Stance)}),
    "verdict": ("NAME", {"action": "append"}),
    "status": ("STATUS", {"action": "append"}),
    "source": ("ID|TITLE", {"action": "append"}),
    "topic": ("WORDS", {}),
    "role": ("WORDS", {}),
    "organization": ("WORDS", {}),
    "from": ("DATE", {}),
    "to": ("DATE", {}),
    "search": ("WORDS", {}),
    "sort": (f"[-]{'|'.join(QuoteSort)}", {"type": values.order}),
    "limit": ("N", {"type": values.number}),
}
"""The filter words, which mean the same everywhere: how each is shown, and how it is read."""

QUOTE_FILTERS = (
    *("speaker", "claim", "stance", "verdict", "status", "source", "role", "organization"),
    *("from", "to", "search", "sort", "limit"),
)
CLAIM_FILTERS = ("claim", "verdict", "status", "topic", "search", "limit")
NAME_FILTERS = ("search", "limit")


def build(wording: Wording) -> argparse.ArgumentParser:
    """The parser, in the language of the wording."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=wording.sentence("cli.description"),
        epilog=wording.sentence("cli.exit_codes"),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action=_ShowVersion, nargs=0, help=wording.sentence("cli.options.common.version")
    )
    _add_language(parser, wording)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar="COMMAND",
        title=wording.sentence("cli.headings.commands"),
        description="",
    )
    for name, declare in COMMANDS.items():
        what = wording.sentence(f"cli.commands.{name}")
        command = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
        declare(_Command(name, command, wording))
        _add_language(command, wording)
        command.set_defaults(refuse=command.error)
    return parser


def _add_language(parser: argparse.ArgumentParser, wording: Wording) -> None:
    # Read and taken out beforehand, by `arguments.language`; here it is explained, and refused if wrong.
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=wording.sentence("cli.options.common.language"),
    )


class _ShowVersion(argparse.Action):
    def __call__(self, *_: object) -> NoReturn:
        from importlib.metadata import version  # slow to load, and seldom asked for

        print(PROGRAM, version("isnad"))
        raise SystemExit(0)


def _only_project(command: _Command) -> None:
    command.takes_project()


def _add_source(command: _Command) -> None:
    command.takes_project()
    command.takes("text_file", "TEXTFILE", type=values.path)
    command.option("title", "TITLE")
    command.choice("kind", SourceKind, default=SourceKind.ARTICLE)
    command.option("outlet", "NAME", default="")
    command.option("author", "NAME", default="")
    command.option("url", "URL", default="")
    command.option("published-on", "DATE", default="")
    command.option("note", "NOTE", default="")
    command.option("encoding", "NAME")


def _suggest(command: _Command) -> None:
    command.takes("text_file", "TEXTFILE", type=values.path)
    command.option("project", "FILE.isnad", type=values.path)


def _accept(command: _Command) -> None:
    command.takes_project()
    command.takes("source_id", "SOURCE_ID", type=values.number)
    command.option("min-confidence", "0…1", type=values.share, default=LEAST_CONFIDENCE)


def _quotes(command: _Command) -> None:
    command.takes_project()
    command.filters(*QUOTE_FILTERS)
    command.listed()


def _claims(command: _Command) -> None:
    command.takes_project()
    command.filters(*CLAIM_FILTERS)
    command.listed()


def _names(command: _Command) -> None:
    command.takes_project()
    command.filters(*NAME_FILTERS)
    command.listed()


def _add_speaker(command: _Command) -> None:
    command.takes_project()
    command.takes("name", "NAME")
    command.choice("kind", SpeakerKind, default=SpeakerKind.PERSON)
    command.option("latin", "NAME", default="")
    command.option("alias", "NAME", action="append", default=[])
    command.option("role", "TITLE", default="")
    command.option("organization", "NAME", default="")
    command.option("source", "ID|TITLE")


def _add_quote(command: _Command) -> None:
    command.takes_project()
    command.option("speaker", "ID|NAME", required=True)
    command.option("text", "TEXT", required=True)
    command.option("source", "ID|TITLE")
    command.option("origin", "ID|TITLE")
    command.option("start", "N", type=values.number)
    command.option("end", "N", type=values.number)
    command.option("unanchored", action="store_true")
    command.option("said-on", "DATE", default="")
    command.choice("kind", QuoteKind, default=QuoteKind.DIRECT)
    command.option("role", "TITLE")
    command.option("venue", "WORDS", default="")
    command.choice("status", QuoteStatus, default=QuoteStatus.UNREVIEWED)
    command.option("note", "NOTE", default="")


def _add_claim(command: _Command) -> None:
    command.takes_project()
    command.takes("text", "TEXT")
    command.option("topic", "TOPIC", default="")
    command.option("note", "NOTE", default="")


def _link(command: _Command) -> None:
    command.takes_project()
    command.takes("quote", "QUOTE", type=values.number)
    command.takes("claim", "CLAIM", type=values.number)
    command.choice("stance", Stance, required=True)
    command.option("note", "NOTE")
    command.option("focus", "WORDS")


def _set_status(command: _Command) -> None:
    command.takes_project()
    command.takes("entity", "quote|claim", choices=("quote", "claim"))
    command.takes("id", "ID", type=values.number)
    command.takes("status", "STATUS")


def _set_verdict(command: _Command) -> None:
    command.takes_project()
    command.takes("claim", "CLAIM", type=values.number)
    command.takes("verdict", "VERDICT")
    command.option("note", "NOTE", default="")


def _export(command: _Command) -> None:
    command.takes_project()
    command.takes("out", "OUT", type=values.path)
    command.option("what", choices=("quotes", "claims", "speakers", "sources", "links"), default="quotes")
    command.option("columns", choices=("full", "report"), default="full")
    command.option("headers", choices=("code", *LANGUAGES), default="code")
    command.option("delimiter", "SEPARATOR", default=",")
    command.option("exact", action="store_true")
    command.filters(*QUOTE_FILTERS)


def _history(command: _Command) -> None:
    command.takes_project()
    command.takes("record", "ENTITY", nargs="?", choices=("quote", "claim", "speaker", "source"))
    command.takes("record_id", "ID", nargs="?", type=values.number)
    command.filters("limit")


def _backup(command: _Command) -> None:
    command.takes_project()
    command.takes("folder", "DIR", nargs="?", type=values.path)


COMMANDS: Mapping[str, Callable[[_Command], None]] = {
    "new": _only_project,
    "sample": _only_project,
    "add-source": _add_source,
    "suggest": _suggest,
    "accept": _accept,
    "quotes": _quotes,
    "claims": _claims,
    "speakers": _names,
    "sources": _names,
    "add-speaker": _add_speaker,
    "add-quote": _add_quote,
    "add-claim": _add_claim,
    "link": _link,
    "set-status": _set_status,
    "set-verdict": _set_verdict,
    "export": _export,
    "history": _history,
    "undo": _only_project,
    "redo": _only_project,
    "backup": _backup,
}
"""The commands, in the order that help lists them."""
