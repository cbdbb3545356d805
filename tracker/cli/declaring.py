"""What the commands declare their arguments with: the words of help, and what reads a value.

What is expected in place of a value that will not do is said in the language of the wording.
"""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tracker.cli import values
from tracker.records import QuoteKind, QuoteSort, QuoteStatus, Stance
from tracker.wording import Worded, Wording

PROGRAM = "isnad-cli"


FILTERS: Mapping[str, tuple[str | None, Mapping[str, Any]]] = {
    "speaker": ("ID|NAME", {"action": "append"}),
    "claim": ("ID|WORDS", {"action": "append"}),
    "stance": ("STANCE", {"action": "append"}),
    "verdict": ("NAME", {"action": "append"}),
    "status": ("STATUS", {"action": "append"}),
    "source": ("ID|TITLE", {"action": "append"}),
    "kind": ("KIND", {"action": "append"}),
    "outlet": ("WORDS", {"action": "append"}),
    "topic": ("WORDS", {}),
    "after-verdict": (None, {"action": "store_true"}),
    "filter": ("NAME", {}),
    "role": ("WORDS", {}),
    "organization": ("WORDS", {}),
    "from": ("DATE", {}),
    "to": ("DATE", {}),
    "search": ("WORDS", {}),
    "sort": (f"[-]{'|'.join(QuoteSort)}", {"type": values.order}),
    "limit": ("N", {"type": values.number}),
}
"""The filter words, which mean the same everywhere: how a value is shown (None: it has none) and read."""

ENUMERATIONS: Mapping[str, type[StrEnum]] = {"stance": Stance, "kind": QuoteKind}
"""The filters whose values are members of an enumeration; those of `status` depend on the list."""


@dataclass(frozen=True)
class Command:
    """A command whose arguments are being declared; `line` is what it cannot do without."""

    name: str
    parser: argparse.ArgumentParser
    wording: Wording
    line: list[str] = field(default_factory=list)

    def takes(self, name: str, metavar: str, **more: Any) -> None:
        """Declare a positional argument."""
        help_words = self.wording.sentence(f"cli.arguments.{name}")
        self.line.append({"?": f"[{metavar}]", "+": f"{metavar}…"}.get(more.get("nargs", ""), metavar))
        self.parser.add_argument(name, metavar=metavar, help=help_words, **self._speaking(more))

    def takes_project(self) -> None:
        """Declare FILE, the project."""
        self.takes("file", "FILE.isnad", type=values.path)

    def option(
        self,
        name: str,
        metavar: str | None = None,
        *,
        words: str = "",
        kind: type[StrEnum] | None = None,
        **more: Any,
    ) -> None:
        """Declare an option; its help is among those of the command, or of `words`, and lists a `kind`."""
        if metavar:
            more["metavar"] = metavar  # argparse writes nothing if there is none
        if more.get("required"):
            self.line.append(f"--{name} {metavar}")
        key = f"cli.options.{words or self.name}.{name}"
        self.parser.add_argument(f"--{name}", help=self._explained(key, kind), **self._speaking(more, kind))

    def choice(self, name: str, kind: type[StrEnum], **more: Any) -> None:
        """Declare an option whose value is a member of an enumeration."""
        self.option(name, name.upper(), kind=kind, **more)

    def word(self, name: str, *words: str, common: bool = False) -> None:
        """Declare an option whose value is one of these words, the first unless it is given."""
        self.option(
            name,
            "|".join(words),
            words="common" if common else "",
            type=values.word_of(*words),
            default=words[0],
        )

    def filters(self, *names: str, statuses: type[StrEnum] = QuoteStatus) -> None:
        """Declare the filters of these names; `statuses` are those of what is filtered."""
        group = self.parser.add_argument_group(self.wording.sentence("cli.headings.filters"))
        for name in names:
            metavar, more = FILTERS[name]
            kind = statuses if name == "status" else ENUMERATIONS.get(name)
            help_words = self._explained(f"cli.options.filters.{name}", kind)
            shown = {**more, "metavar": metavar} if metavar else more  # what is only there or not has none
            group.add_argument(f"--{name}", help=help_words, **self._speaking(shown, kind))

    def listed(self) -> None:
        """Declare how a list is shown."""
        self.word("format", "table", "json", common=True)

    def ready(self) -> None:
        """Show how the command is called, on one line: what it takes beyond that, its help explains."""
        self.parser.usage = " ".join([PROGRAM, self.name, *self.line, "[OPTIONS]"])

    def _explained(self, key: str, kind: type[StrEnum] | None) -> Worded:
        """The help under this key, followed by the members of the enumeration if there is one."""
        what = self.wording.sentence(key)
        return self.wording.sentence("cli.listing", what=what, choices=tuple(kind)) if kind else what

    def _speaking(self, more: Mapping[str, Any], kind: type[StrEnum] | None = None) -> dict[str, Any]:
        """The same, with a type that says what it expected."""
        read = values.one_of(kind) if kind else more.get("type")
        return {**more, "type": speaking(read, self.wording)} if read else dict(more)


def speaking(read: Callable[[str], Any], wording: Wording) -> Callable[[str], Any]:
    """The same reader for argparse, which shows the sentence for what cannot be read."""

    def spoken(text: str) -> Any:
        try:
            return read(text)
        except values.Unfit as unfit:
            sentence = wording.sentence(f"cli.usage.{unfit.key}", **unfit.fields)
            raise argparse.ArgumentTypeError(sentence) from unfit

    return spoken
