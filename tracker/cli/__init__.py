"""The command line: `isnad-cli`, the core's first user; it needs no window."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from tracker.cli import arguments, output
from tracker.errors import InputRefused, IsnadError
from tracker.wording import Wording, load

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

Command = Callable[[Namespace, Wording], None]

MODULES = {
    **dict.fromkeys(("new", "sample", "export", "backup"), "files"),
    **dict.fromkeys(("quotes", "claims", "speakers", "sources"), "listing"),
    **dict.fromkeys(("add-source", "add-speaker", "add-claim"), "entry"),
    "add-quote": "quoting",
    **dict.fromkeys(("link", "set-status", "set-verdict"), "judging"),
    "bulk": "bulk",
    **dict.fromkeys(("suggest", "accept"), "suggesting"),
    **dict.fromkeys(("duplicates", "merge-speakers", "reject-pair", "merge-claims"), "merging"),
    "import": "importing",
    "validate": "validating",
    **dict.fromkeys(("history", "undo", "redo"), "steps"),
    **dict.fromkeys(("check", "restore", "reapply", "rescue"), "safety"),
    **dict.fromkeys(("trash", "restore-record", "purge"), "trash"),
}
"""In which module a command's function lies, under its name; no other is loaded."""

_FUNCTIONS = {"import": "import_data"}
"""Commands whose name Python keeps for itself."""

READING = frozenset({"quotes", "claims", "speakers", "sources", "suggest", "history", "trash", "export"})
"""The commands that change nothing in a project, so that it goes without saying when they refuse."""


def main(given: Sequence[str] | None = None) -> int:
    """Do what the arguments ask (those of the process unless given) and return the exit code.

    0 done, 1 refused and nothing changed, 2 wrong usage or cannot start, 130 stopped by Ctrl+C.
    """
    output.speak_utf8()
    try:
        return _run(sys.argv[1:] if given is None else given)
    except output.ReaderGone:
        output.let_go()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: Sequence[str]) -> int:
    language, given = arguments.language(given, os.environ)
    wording = load(language)
    command = ""
    code = DONE
    try:
        with arguments.speaking(wording):
            namespace = arguments.parse(given, wording)
            command = namespace.command
            with arguments.acting(namespace, os.environ):
                _command(command)(namespace, wording)
    except SystemExit as end:  # argparse has said what there was to say: its help, or what is wrong
        code = int(end.code or DONE)
    except IsnadError as error:
        return _refused(error, wording, command)
    return _brought_out(code, wording)


def _brought_out(code: int, wording: Wording) -> int:
    """The code, once all that was written is out; else that of the failure."""
    try:
        output.flush()
    except IsnadError as error:
        return _refused(error, wording)
    return code


def _refused(error: IsnadError, wording: Wording, command: str = "") -> int:
    output.say(wording.error(error, kept=not (command in READING and isinstance(error, InputRefused))))
    return WRONG_USAGE if error.code == "sqlite_too_old" else REFUSED


def _command(name: str) -> Command:
    module = import_module(f"tracker.cli.{MODULES[name]}")
    command: Command = getattr(module, _FUNCTIONS.get(name, name.replace("-", "_")))
    return command
