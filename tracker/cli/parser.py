"""Declares the commands and their arguments; every word of help comes from the wording files."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from tracker.cli import output, values
from tracker.cli.declaring import PROGRAM, Command, speaking
from tracker.exchange.formats import ARRANGEMENTS, EVERYTHING, TABLES, names
from tracker.records import ClaimStatus, QuoteKind, QuoteStatus, SourceKind, SpeakerKind, Stance
from tracker.wording import LANGUAGES, Wording

QUOTE_FILTERS = (
    *("filter", "speaker", "claim", "stance", "verdict", "topic", "after-verdict", "status", "kind"),
    *("source", "outlet", "role", "organization", "from", "to", "search", "sort", "limit"),
)
CLAIM_FILTERS = ("claim", "verdict", "status", "topic", "search", "limit")
NAME_FILTERS = ("search", "limit")

RECORDS = (
    *("quote", "claim", "speaker", "source", "link", "speaker_alias", "speaker_role", "verdict"),
    "saved_filter",
)
"""What can lie in the trash, as the command line calls it."""

TAKING_STEPS = frozenset(
    {
        *("add-source", "accept", "add-speaker", "add-quote", "add-claim", "link", "set-status"),
        *("set-verdict", "bulk", "merge-speakers", "reject-pair", "merge-claims", "import", "undo", "redo"),
        *("restore-record", "purge"),
    }
)
"""The commands whose steps bear an editor's name."""


def build(wording: Wording, only: str = "") -> argparse.ArgumentParser:
    """The parser, in the language of the wording; where `only` names a command, of its arguments alone."""
    parser = _Parser(
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
        description=wording.sentence("cli.command_help"),
        prog=PROGRAM,
    )
    for name, declare in COMMANDS.items():
        what = wording.sentence(f"cli.commands.{name}")
        command = commands.add_parser(_Bare(name), help=what, description=what, allow_abbrev=False)
        if only in COMMANDS and only != name:
            continue  # to declare all of them takes longer than to list some quotes
        declared = Command(name, command, wording)
        declare(declared)
        declared.ready()
        _add_language(command, wording)
        if name in TAKING_STEPS:
            declared.option("editor", "NAME", words="common")
        command.set_defaults(refuse=command.error)
    return parser


def _add_language(parser: argparse.ArgumentParser, wording: Wording) -> None:
    # Read and taken out beforehand, by `arguments.language`; here it is explained, and refused if wrong.
    parser.add_argument(
        "--language",
        metavar="|".join(LANGUAGES),
        type=speaking(values.word_of(*LANGUAGES), wording),
        default=argparse.SUPPRESS,
        help=wording.sentence("cli.options.common.language"),
    )


class _Parser(argparse.ArgumentParser):
    """Its help is a result like others: a file that it goes to is spared what serves the eye."""

    def print_help(self, file: Any = None) -> None:
        """Write the help to stdout, or to the file as argparse does."""
        if file is None:
            output.show(self.format_help().rstrip("\n"))
        else:
            super().print_help(file)


class _Bare(str):
    """A word that messages of argparse show without Python's quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class _ShowVersion(argparse.Action):
    def __call__(self, *_: object) -> NoReturn:
        from importlib.metadata import version  # slow to load, and seldom asked for

        print(PROGRAM, version("isnad"))
        raise SystemExit(0)


def _only_project(command: Command) -> None:
    command.takes_project()


def _add_source(command: Command) -> None:
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


def _suggest(command: Command) -> None:
    command.takes("text_file", "TEXTFILE", type=values.path)
    command.option("project", "FILE.isnad", type=values.path)


def _accept(command: Command) -> None:
    command.takes_project()
    command.takes("source_id", "SOURCE_ID", type=values.id_of("source"))
    command.option("min-confidence", "0…1", type=values.share)


def _quotes(command: Command) -> None:
    command.takes_project()
    command.filters(*QUOTE_FILTERS)
    command.listed()


def _claims(command: Command) -> None:
    command.takes_project()
    command.filters(*CLAIM_FILTERS, statuses=ClaimStatus)
    command.listed()


def _names(command: Command) -> None:
    command.takes_project()
    command.filters(*NAME_FILTERS)
    command.listed()


def _add_speaker(command: Command) -> None:
    command.takes_project()
    command.takes("name", "NAME")
    command.choice("kind", SpeakerKind, default=SpeakerKind.PERSON)
    command.option("latin", "NAME", default="")
    command.option("alias", "NAME", action="append", default=[])
    command.option("role", "TITLE", default="")
    command.option("organization", "NAME", default="")
    command.option("source", "ID|TITLE")


def _add_quote(command: Command) -> None:
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


def _add_claim(command: Command) -> None:
    command.takes_project()
    command.takes("text", "TEXT")
    command.option("topic", "TOPIC", default="")
    command.option("note", "NOTE", default="")


def _link(command: Command) -> None:
    command.takes_project()
    command.takes("quote", "QUOTE_ID", type=values.id_of("quote"))
    command.takes("claim", "CLAIM_ID", type=values.id_of("claim"))
    command.choice("stance", Stance, required=True)
    command.option("note", "NOTE")
    command.option("focus", "WORDS")


def _set_status(command: Command) -> None:
    command.takes_project()
    command.takes("entity", "quote|claim", type=values.entity_of("quote", "claim"))
    command.takes("id", "ID", type=values.id_of("record"))
    command.takes("status", "STATUS")


def _set_verdict(command: Command) -> None:
    command.takes_project()
    command.takes("claim", "CLAIM_ID", type=values.id_of("claim"))
    command.takes("verdict", "VERDICT")
    command.option("note", "NOTE", default="")


def _bulk(command: Command) -> None:
    command.takes_project()
    command.takes("action", "ACTION", type=values.word_of("status", "link", "unlink", "speaker", "trash"))
    command.takes("value", "VALUE", nargs="?")
    command.option("as", "STANCE", kind=Stance)
    command.option("change-stances", action="store_true")
    command.option("all", action="store_true")
    command.option("dry-run", action="store_true")
    command.filters(*QUOTE_FILTERS)


def _duplicates(command: Command) -> None:
    command.takes_project()
    command.filters("limit")
    command.listed()


def _two_speakers(command: Command) -> None:
    command.takes_project()
    command.takes("keep", "KEEP")
    command.takes("other", "OTHER")


def _merge_claims(command: Command) -> None:
    _two_speakers(command)
    command.option("reversed", action="store_true")
    command.option("choose", "QUOTE=STANCE", action="append", default=[], type=values.chosen_stance)


DUPLICATES = ("skip", "update", "add")


def _import(command: Command) -> None:
    command.takes_project()
    command.takes("data", "DATA", type=values.path)
    tables = ("quotes", "claims", "speakers", "sources", "links")
    command.option("as", "|".join(tables), type=values.word_of(*tables))
    command.option("exact", action="store_true")
    command.option("map", "FIELD=COLUMN", action="append", default=[], type=values.field_and_column)
    command.option(
        "value", "FIELD=WORDING=MEANING", action="append", default=[], type=values.field_and_meaning
    )
    command.option("set", "FIELD=WORDS", action="append", default=[], type=values.field_and_column)
    command.option("duplicates", "|".join(DUPLICATES), type=values.word_of(*DUPLICATES))
    command.option("sheet", "NAME")
    command.option("month-first", action="store_true")
    command.option("no-header", action="store_true")
    command.option("encoding", "NAME")
    command.option("delimiter", "SEPARATOR")
    command.option("no-quoting", action="store_true")
    command.word("prefer", "mine", "theirs")
    command.option("dry-run", action="store_true")


def _export(command: Command) -> None:
    command.takes_project()
    command.takes("out", "OUT", type=values.path)
    command.word("what", *TABLES, EVERYTHING)
    command.option("columns", "full|report|COLUMN,…", type=values.columns, default="full")
    command.option("format", "|".join(names()), type=values.word_of(*names()))
    command.word("arranged-by", *ARRANGEMENTS)
    command.option("review-address", "URL")
    command.option("picture-address", "URL")
    command.option("headers", "|".join(("code", *LANGUAGES)), type=values.word_of("code", *LANGUAGES))
    command.option("delimiter", "SEPARATOR", default=",")
    command.option("exact", action="store_true")
    command.filters(*QUOTE_FILTERS)


def _validate(command: Command) -> None:
    command.takes("reviews", "FILE", type=values.path)


def _history(command: Command) -> None:
    command.takes_project()
    entities = ("quote", "claim", "speaker", "source")
    command.takes("record", "|".join(entities), nargs="?", type=values.entity_of(*entities))
    command.takes("record_id", "ID", nargs="?", type=values.id_of("record"))
    command.filters("limit")


def _undo(command: Command) -> None:
    command.takes_project()
    command.option("to", "STEP", type=values.number)


def _backup(command: Command) -> None:
    command.takes_project()
    command.takes("folder", "DIR", nargs="?", type=values.path)


def _restore(command: Command) -> None:
    command.takes_project()
    command.takes("backup", "BACKUP", type=values.path)
    command.option("to", "NEW", type=values.path, required=True)


def _reapply(command: Command) -> None:
    command.takes_project()
    command.takes("journal", "JOURNAL", type=values.path)


def _rescue(command: Command) -> None:
    command.takes_project()
    command.option("to", "NEW", type=values.path, required=True)


def _trash(command: Command) -> None:
    command.takes_project()
    command.takes("trashed", "ENTITY", nargs="?", type=values.entity_of(*RECORDS))
    command.filters("limit")
    command.listed()


def _restore_record(command: Command) -> None:
    command.takes_project()
    command.takes("of_entity", "ENTITY", type=values.entity_of(*RECORDS))
    command.takes("record_id", "ID", type=values.id_of("record"))
    command.option("step", "N", type=values.number)


def _purge(command: Command) -> None:
    command.takes_project()
    command.takes("of_entity", "ENTITY", type=values.entity_of(*RECORDS))
    command.takes("ids", "ID", nargs="+", type=values.id_of("record"))
    command.option("for-good", action="store_true")
    command.option("backups", "DIR", type=values.path)


COMMANDS: Mapping[str, Callable[[Command], None]] = {
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
    "bulk": _bulk,
    "duplicates": _duplicates,
    "merge-speakers": _two_speakers,
    "reject-pair": _two_speakers,
    "merge-claims": _merge_claims,
    "import": _import,
    "export": _export,
    "validate": _validate,
    "history": _history,
    "undo": _undo,
    "redo": _only_project,
    "check": _only_project,
    "backup": _backup,
    "restore": _restore,
    "reapply": _reapply,
    "rescue": _rescue,
    "trash": _trash,
    "restore-record": _restore_record,
    "purge": _purge,
}
"""The commands, in the order that help lists them."""
