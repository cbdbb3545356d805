"""What the reader works with and hands out: tokens, quoted spans, known speakers, suggestions."""

from dataclasses import dataclass

from tracker.records import QuoteKind

Span = tuple[int, int]
"""`[start, end)` in code points of the text."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that seems to be somebody's words, and why.

    `start`, `end`, `mention` and `cue` count Unicode code points of the text that was given, `[start, end)`;
    `text` is exactly what stands there. `speaker` is the fullest name the text or the project has, else the
    noun phrase; empty if nobody is named. `mention` is where the speaker is named, `cue` the words that
    report. `confidence` lies between 0 and 1.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str
    role: str
    mention: Span | None
    cue: Span | None
    venue: str
    confidence: float


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker of the project: their name, other names in either script, and offices."""

    name: str
    aliases: tuple[str, ...] = ()
    latin_name: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or, as `quoted`, a whole passage in quotation marks.

    `word` is the folded form. `raw` is what stands in the text (empty for a quoted passage). `apart` tells
    that white space stands before it.
    """

    start: int
    end: int
    raw: str
    word: str
    quoted: "Quoted | None" = None
    apart: bool = True

    @property
    def is_word(self) -> bool:
        return self.raw[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage between quotation marks: `start`, `end` without the marks, `outer` with them.

    `opened` and `closed` tell whether the mark at that end is really there.
    """

    start: int
    end: int
    outer: Span
    opened: bool = True
    closed: bool = True
    bracket: bool = False


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Who is named somewhere: a name, an office, or both; token positions `[first, last)` of a sentence."""

    name: str
    role: str
    head: str
    span: Span
    last: int
    is_plural: bool = False
    is_feminine: bool | None = None
    is_definite: bool = False
    is_unnamed: bool = False
