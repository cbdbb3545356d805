"""Projects of any size, made of words that nobody said: the same size and seed give the same project.

`generate.py FILE.isnad [QUOTES]`. Words are built of Arabic roots and patterns, and some are much more
common than others, as in a language; so are some speakers, and some claims.
"""

import itertools
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tracker.records import (
    Anchor,
    Claim,
    Link,
    Quote,
    QuoteKind,
    QuoteStatus,
    Source,
    Speaker,
    SpeakerRole,
    Stance,
)
from tracker.search import index
from tracker.services import project as projects
from tracker.services.operation import Step, operation

ROOTS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
PATTERNS = (
    "{0}{1}{2}",
    "{0}ا{1}{2}",
    "م{0}{1}و{2}",
    "{0}{1}ي{2}",
    "ا{0}ت{1}ا{2}",
    "ت{0}{1}ي{2}",
    "{0}{1}ا{2}ة",
)
PREFIXES = ("", "", "", "ال", "ال", "و", "وال", "بال", "ب", "لل")
ROLES = ("نائب", "وزير", "عضو لجنة الأمن والدفاع", "متحدث باسم الحكومة", "رئيس البلدية", "خبير", "")
OUTLETS = ("صحيفة الضفاف", "موقع المرصد", "إذاعة الوادي", "وكالة الميناء", "قناة النخيل")
FIRST_DAY, DAYS = date(2014, 1, 1), 4380
WORDS_A_QUOTE = 29
QUOTES_A_SOURCE = 10
BETWEEN = "\n\nقال:\n"
BATCH = 10_000


class Tongue:
    """A made-up language: 60,000 word forms, drawn by Zipf's law."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # nothing here is secret
        roots = ["".join(root) for root in itertools.permutations(ROOTS, 3)]
        self.random.shuffle(roots)
        forms = [
            self.random.choice(PREFIXES) + self.random.choice(PATTERNS).format(*root)
            for root in itertools.islice(itertools.cycle(roots), 60_000)
        ]
        self._forms = forms
        self._weights = list(itertools.accumulate(1 / rank**0.95 for rank in range(1, len(forms) + 1)))

    def text(self, words: int) -> str:
        """So many words, some of them with vowels or drawn out, as people write."""
        chosen = self.random.choices(self._forms, cum_weights=self._weights, k=words)
        if self.random.random() < 0.04:
            chosen = [word[:1] + "\u064e" + word[1:] for word in chosen]
        return " ".join(chosen) + "."

    def sentence(self) -> str:
        """As long as what people say in the papers."""
        return self.text(self.random.randint(8, 2 * WORDS_A_QUOTE - 8))

    def skewed(self, size: int) -> int:
        """A number below `size`, the small ones more often: some speak every day, most once."""
        return min(size - 1, int(size * self.random.random() ** 3))


def make(path: Path, quotes: int, seed: int = 2026) -> None:
    """Make a project with so many quotes, one fiftieth as many speakers, a tenth as many sources.

    Sources come in the order of time, as a newsroom enters them, each with the text that its ten quotes
    stand in.
    """
    projects.create(path)
    tongue = Tongue(seed)
    with projects.open_project(path) as project, operation(project, "import") as step:
        speakers = _make(step, _speakers(tongue, max(20, quotes // 50)))
        _make(step, _roles(tongue, speakers))
        claims = _make(step, _claims(tongue, max(10, quotes // 20)))
        days = sorted(_day(tongue) for _ in range(max(1, quotes // QUOTES_A_SOURCE)))
        for some in _batches(days, BATCH // QUOTES_A_SOURCE):
            texts = [[tongue.sentence() for _ in range(QUOTES_A_SOURCE)] for _ in some]
            sources = step.create_all(
                [_source(tongue, day, each) for day, each in zip(some, texts, strict=True)]
            )
            made = step.create_all(
                [
                    _quote(tongue, speakers, source_id, day, each, place)
                    for source_id, day, each in zip(sources, some, texts, strict=True)
                    for place in range(QUOTES_A_SOURCE)
                ]
            )
            _make(step, _links(tongue, made, claims))
    with projects.open_project(path) as project, project.connected():
        index.merge(project.database)
        project.database.execute_sql("VACUUM")


def _batches(days: list[str], size: int) -> Iterator[list[str]]:
    for first in range(0, len(days), size):
        yield days[first : first + size]


def _make(step: Step, records: Iterator[object]) -> range:
    first, last = 0, -1
    while batch := list(itertools.islice(records, BATCH)):
        ids = step.create_all(batch)  # type: ignore[type-var]  # each call gets records of one kind
        first, last = first or ids.start, ids[-1]
    return range(first, last + 1)


def _speakers(tongue: Tongue, number: int) -> Iterator[Speaker]:
    for _ in range(number):
        yield Speaker(name=tongue.text(3).rstrip("."))


def _roles(tongue: Tongue, speakers: range) -> Iterator[SpeakerRole]:
    for speaker_id in speakers:
        yield SpeakerRole(
            speaker_id=speaker_id, title=tongue.random.choice(ROLES[:-1]), organization=tongue.text(2)
        )


def _source(tongue: Tongue, day: str, sentences: list[str]) -> Source:
    outlet = tongue.random.choice(OUTLETS)
    return Source(title=tongue.text(8), outlet=outlet, published_on=day, text=BETWEEN.join(sentences))


def _claims(tongue: Tongue, number: int) -> Iterator[Claim]:
    for _ in range(number):
        verdict_id = tongue.random.choice((None, None, 1, 2, 3, 4, 5))
        yield Claim(text=tongue.text(12), topic=tongue.text(1), verdict_id=verdict_id)


STATUSES = [QuoteStatus.UNREVIEWED] * 8 + [QuoteStatus.CONFIRMED] * 8 + list(QuoteStatus)
KINDS = [QuoteKind.DIRECT] * 6 + list(QuoteKind)


def _quote(
    tongue: Tongue, speakers: range, source_id: int, day: str, sentences: list[str], place: int
) -> Quote:
    start = sum(len(each) + len(BETWEEN) for each in sentences[:place])
    return Quote(
        text=sentences[place],
        speaker_id=speakers[tongue.skewed(len(speakers))],
        source_id=source_id,
        anchor=Anchor.HELD,
        start=start,
        end=start + len(sentences[place]),
        said_on=day[: tongue.random.choice((10, 10, 10, 10, 10, 10, 10, 7, 4))],
        status=tongue.random.choice(STATUSES),
        kind=tongue.random.choice(KINDS),
        role=tongue.random.choice(ROLES),
    )


def _links(tongue: Tongue, quotes: range, claims: range) -> Iterator[Link]:
    stances = [*Stance] * 3 + [Stance.SUPPORTS]
    for quote_id in quotes:
        for claim in {tongue.skewed(len(claims)) for _ in range(tongue.random.randint(0, 3))}:
            yield Link(quote_id=quote_id, claim_id=claims[claim], stance=tongue.random.choice(stances))


def _day(tongue: Tongue) -> str:
    return (FIRST_DAY + timedelta(days=tongue.random.randrange(DAYS))).isoformat()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
