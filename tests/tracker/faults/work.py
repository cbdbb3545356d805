"""Work as editors do it, drawn at random: every public step, on whatever records there are."""

import random
from collections.abc import Callable
from dataclasses import replace

from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Claim,
    ClaimStatus,
    Link,
    Quote,
    QuoteFilter,
    QuoteStatus,
    Source,
    Speaker,
    SpeakerRole,
    Stance,
    Verdict,
)
from tracker.services import (
    accepting,
    claims,
    earlier,
    history,
    links,
    quotes,
    saved_filters,
    sources,
    speakers,
    trash,
    verdicts,
)
from tracker.services.operation import operation

WORDS = (
    *("الجسر", "آمن", "للشاحنات", "وقد", "فُحص", "مرارًا", "هذا", "العام؛", "لا", "خوف", "عليه!", "نعم،"),
    *("كلمةٌ", "أخرى", "«قال»", "وقال", "الوزير", "إن", "المجلس", "سينظر", "في", "الأمر", "بعد", "العيد"),
    *("bridge\u00a0is", "safe", "\u2028", "😀", "=1+1", "<b>x</b>"),
)
DATES = ("", "2016", "2016-02", "2016-02-05", "2016-21", "2015-12-31")


class Worker:
    """Does one step after the other in an open project; the same seed on the same content does the same."""

    def __init__(self, project: Project, seed: int, *, longest: int = 12) -> None:
        self.project = project
        self.random = random.Random(seed)
        self.longest = longest
        self.refused = 0
        self.done: dict[str, int] = {}
        self._steps = self.steps()

    def steps(self) -> list[tuple[Callable[[], object], int]]:
        """What it does, each with its weight."""
        return [
            (self._add_speaker, 2),
            (self._add_source, 2),
            (self._add_quote, 5),
            (self._add_anchored_quote, 5),
            (self._add_claim, 2),
            (self._link, 8),
            (self._unlink, 1),
            (self._quote_status, 6),
            (self._claim_status, 3),
            (self._verdict, 4),
            (self._edit_quote, 6),
            (self._edit_claim, 3),
            (self._edit_speaker, 2),
            (self._edit_source, 3),
            (self._edit_link, 2),
            (self._name, 2),
            (self._reject, 1),
            (self._dismiss, 2),
            (self._merge_speakers, 1),
            (self._merge_claims, 1),
            (self._trash, 5),
            (self._restore_trashed, 2),
            (self._restore_earlier, 2),
            (self._save_filter, 1),
            (self._add_verdict, 1),
            (self._undo, 8),
            (self._redo, 5),
        ]

    def step(self) -> bool:
        """Do one step; false if it was refused, as a step that makes no sense is."""
        (act,) = self.random.choices([each for each, _ in self._steps], [weight for _, weight in self._steps])
        try:
            act()
        except (InputRefused, Conflict):
            self.refused += 1
            return False
        name = act.__name__.removeprefix("_")
        self.done[name] = self.done.get(name, 0) + 1
        return True

    def text(self, fewest: int = 1) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(fewest, self.longest)))

    def any(self, entity: str) -> int:
        """The id of some record, trashed or not; 1 if there is none."""
        (last,) = self.project.read(f'SELECT max(id) FROM "{entity}"')[0]
        return self.random.randint(1, last or 1)

    def _add_speaker(self) -> None:
        speaker = Speaker(name=self.text(), latin_name=self.text(0))
        with operation(self.project, "add_speaker"):
            speaker_id = speakers.add(self.project, speaker).new_id("speaker")
            if self.random.random() < 0.5:
                speakers.add_role(self.project, SpeakerRole(speaker_id=speaker_id, title=self.text()))

    def _add_source(self) -> None:
        published_on = self.random.choice(DATES)
        sources.add(self.project, Source(title=self.text(), text=self.text(3), published_on=published_on))

    def _add_quote(self) -> None:
        quote = Quote(
            speaker_id=self.any("speaker"),
            text=self.text(),
            said_on=self.random.choice(DATES),
            note=self.text(0),
        )
        quotes.add(self.project, quote)

    def _add_anchored_quote(self) -> None:
        source = source_queries.get(self.project, self.any("source"))
        start = self.random.randrange(max(1, len(source.text)))
        end = min(len(source.text), start + self.random.randint(1, 30))
        quote = Quote(speaker_id=self.any("speaker"), text="", source_id=source.id, start=start, end=end)
        quotes.add(self.project, quote)

    def _add_claim(self) -> None:
        claims.add(self.project, Claim(text=self.text(), topic=self.text(0)))

    def _link(self) -> None:
        link = Link(
            quote_id=self.any("quote"), claim_id=self.any("claim"), stance=self.random.choice(list(Stance))
        )
        links.link(self.project, link)

    def _unlink(self) -> None:
        links.unlink(self.project, self.any("quote"), self.any("claim"))

    def _quote_status(self) -> None:
        quotes.set_status(self.project, self.any("quote"), self.random.choice(list(QuoteStatus)))

    def _claim_status(self) -> None:
        claims.set_status(self.project, self.any("claim"), self.random.choice(list(ClaimStatus)))

    def _verdict(self) -> None:
        verdict_id = self.random.choice((None, self.any("verdict")))
        claims.set_verdict(self.project, self.any("claim"), verdict_id, note=self.text(0))

    def _edit_quote(self) -> None:
        quote = quote_queries.get(self.project, self.any("quote"))
        quotes.edit(self.project, replace(quote, text=self.text(), said_on=self.random.choice(DATES)))

    def _edit_claim(self) -> None:
        claim = claim_queries.get(self.project, self.any("claim"))
        claims.edit(self.project, replace(claim, text=self.text(), note=self.text(0)))

    def _edit_speaker(self) -> None:
        speaker = speaker_queries.get(self.project, self.any("speaker"))
        speakers.rename(self.project, speaker, self.text())

    def _edit_source(self) -> None:
        source = source_queries.get(self.project, self.any("source"))
        words = source.text.split(" ")
        words[self.random.randrange(len(words))] = self.text()
        sources.edit(self.project, replace(source, text=" ".join(words)))

    def _edit_link(self) -> None:
        found = link_queries.of_quote(self.project, self.any("quote"))
        if found:
            links.edit(self.project, replace(self.random.choice(found), note=self.text(0)))

    def _name(self) -> None:
        speakers.add_alias(self.project, self.any("speaker"), self.text())

    def _reject(self) -> None:
        speakers.reject_pair(self.project, self.any("speaker"), self.any("speaker"))

    def _dismiss(self) -> None:
        source = source_queries.get(self.project, self.any("source"))
        start = self.random.randrange(max(1, len(source.text)))
        accepting.dismiss(self.project, source.id, (start, min(len(source.text), start + 5)))

    def _merge_speakers(self) -> None:
        speakers.merge(self.project, self.any("speaker"), self.any("speaker"))

    def _merge_claims(self) -> None:
        keep, other = self.any("claim"), self.any("claim")
        claims.merge(self.project, keep, other, self.random.random() < 0.5)

    def _trash(self) -> None:
        entity = self.random.choice(list(TRASH))
        TRASH[entity](self.project, self.any(entity))

    def _restore_trashed(self) -> None:
        entity = self.random.choice(list(TRASH))
        trash.restore(self.project, entity, self.any(entity))

    def _restore_earlier(self) -> None:
        entity = self.random.choice(("quote", "claim", "source", "speaker"))
        step_id = self.random.randint(1, self.any("action"))
        earlier.restore_record(self.project, entity, self.any(entity), step_id)

    def _save_filter(self) -> None:
        saved_filters.add(self.project, self.text(), QuoteFilter(search=self.text(0)))

    def _add_verdict(self) -> None:
        name = self.text()
        verdicts.add(self.project, Verdict(name_ar=name, name_en=name[::-1], colour="#123456"))

    def _undo(self) -> None:
        history.undo(self.project)

    def _redo(self) -> None:
        history.redo(self.project)


TRASH: dict[str, Callable[[Project, int], object]] = {
    "quote": quotes.trash,
    "claim": claims.trash,
    "source": sources.trash,
    "speaker": speakers.trash,
    "verdict": verdicts.trash,
}
