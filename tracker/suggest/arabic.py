"""The Arabic rules: who said what stands between quotation marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.records import QuoteKind
from tracker.suggest.classes import class_of
from tracker.suggest.cues import Cue, cues
from tracker.suggest.model import KnownSpeaker, NounPhrase, Quoted, Span, Suggestion
from tracker.suggest.names import noun_phrase
from tracker.suggest.scoring import BY_RULE, confidence, word_count
from tracker.suggest.sentences import Sentence
from tracker.suggest.speakers import Cast, Person
from tracker.suggest.words import lexicon, parts, phrase_at

_TURNS = frozenset(["فيما", "بينما"])
LONGEST_NAMED = 12
SHORT = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is behind a passage, by which words, and by which rule."""

    person: Person | None
    cue: Span | None
    rule: str
    venue: str = ""
    mention: Span | None = None


class Reader:
    """Reads one text sentence by sentence; remembers who spoke."""

    def __init__(
        self,
        text: str,
        sentences: list[Sentence],
        known: tuple[KnownSpeaker, ...],
        points: dict[int, tuple[Span, ...]],
    ) -> None:
        self.text = text
        self.points = points
        self.sentences = sentences
        self.cues = [cues(sentence) for sentence in sentences]
        self.cast = Cast(self._phrases(), known)
        self.repeated = _repeated(text, sentences)
        self.subject: Person | None = None
        self.governing: Attribution | None = None

    def _phrases(self) -> Iterator[NounPhrase]:
        """Every phrase of the text that an office or a title begins, or a verb leads to."""
        for sentence, found in zip(self.sentences, self.cues, strict=True):
            behind = {cue.last for cue in found if cue.kind in ("verb", "action")}
            at = 0
            while at < len(sentence):
                kind = class_of(sentence[at])
                begins = kind in ("role", "title", "text", "given", "body", "plural") or at in behind
                phrase = noun_phrase(sentence, at, self.text) if begins else None
                if phrase is not None:
                    yield phrase
                at = max(at + 1, phrase.last if phrase is not None and phrase.name else at + 1)

    def read(self) -> Iterator[Suggestion]:
        """The suggestions of the text in order."""
        for number, sentence in enumerate(self.sentences):
            self.governing, self.subject = None, None
            by_place = {cue.place: cue for cue in self.cues[number]}
            for at, item in enumerate(sentence):
                if item.word in _TURNS and at and sentence[at - 1].raw in "،,":
                    self.governing = None
                if at in by_place:
                    self._report(sentence, by_place[at])
                elif item.quoted is not None:
                    following = self.sentences[number + 1] if number + 1 < len(self.sentences) else []
                    suggestion = self._suggest(sentence, at, item.quoted, following, self.cues[number])
                    if suggestion is not None:
                        yield suggestion
            if sentence[-1].end in self.points:
                yield from self._points(sentence, self.points[sentence[-1].end])

    def _points(self, sentence: Sentence, spans: tuple[Span, ...]) -> Iterator[Suggestion]:
        """The points under a line that announces them, as words of whoever the line names."""
        announces = any(
            parts(item.word).bare in lexicon().announcements or item.word in lexicon().announcements
            for item in sentence
        )
        if self.governing is None and not announces:
            return
        person = self.governing.person if self.governing is not None else self.cast.last()
        cue = self.governing.cue if self.governing is not None else None
        for start, end in spans:
            yield Suggestion(
                start,
                end,
                self.text[start:end],
                QuoteKind.POINT,
                person.name if person is not None else "",
                person.role if person is not None else "",
                person.mention if person is not None else None,
                cue,
                "",
                BY_RULE["point"] if self.governing is not None else BY_RULE["alone"],
            )

    # ── Reports

    def _report(self, sentence: Sentence, cue: Cue) -> None:
        """Take note of words that report: whose they are."""
        span = (sentence[cue.place].start, sentence[cue.last - 1].end)
        if (
            cue.kind == "source"
            and self.governing is not None
            and self.governing.rule in ("verb", "participle")
        ):
            return
        if (
            cue.verb is not None
            and cue.verb.has_object
            and not cue.verb.joined
            and self.governing is not None
        ):
            return  # «في بيان نشرته المجموعة», «المواضيع التي ذكرها فلان»
        person = self._speaker_of(sentence, cue)
        if cue.kind == "action":
            self.subject = person or self.subject
            return
        if person is not None and cue.kind in ("verb", "source"):
            self.subject = person
        if person is not None:
            self.cast.speaks(person)
        mention = person.mention if person is not None else None
        self.governing = Attribution(person, span, cue.kind, mention=mention)

    def _speaker_of(self, sentence: Sentence, cue: Cue) -> Person | None:
        verb = cue.verb
        feminine = cue.is_feminine
        if verb is not None and verb.is_carrier:
            about = next(
                (
                    at
                    for at in range(cue.last, min(cue.last + 12, len(sentence)))
                    if sentence[at].word == "عن"
                ),
                0,
            )
            phrase = noun_phrase(sentence, about + 1, self.text) if about else None
            if phrase is not None:
                return self.cast.meet(phrase)
        if cue.kind in ("verb", "action", "source") and (phrase := self._behind(sentence, cue)) is not None:
            plural = verb is not None and verb.is_plural
            return self.cast.meet(phrase, is_feminine=feminine, is_plural=plural)
        if cue.kind == "noun" and (phrase := self._of_noun(sentence, cue)) is not None:
            return self.cast.meet(phrase)
        if verb is not None and (phrase := self._before(sentence, cue)) is not None:
            return self.cast.meet(phrase, is_feminine=feminine, is_plural=verb.is_plural)
        if cue.kind in ("participle", "noun", "last") and self.subject is not None:
            return self.subject
        if cue.kind == "action":
            return None
        if verb is not None and not verb.joined and self.subject is not None:
            return self.subject
        plural = verb is not None and verb.is_plural
        return self.cast.last(is_feminine=feminine, is_plural=plural) or self.subject

    def _behind(self, sentence: Sentence, cue: Cue) -> NounPhrase | None:
        """The subject behind a verb; words like «بدوره» may stand between."""
        at = self._without_fillers(sentence, cue.last)
        if cue.verb is not None and cue.verb.is_plural and not cue.verb.is_present:
            return None
        phrase = self._phrase_if_subject(sentence, at, cue)
        if phrase is None and at < len(sentence) and (behind := self._behind_venue(sentence, at)):
            phrase = self._phrase_if_subject(sentence, behind, cue)
        return phrase

    def _phrase_if_subject(self, sentence: Sentence, at: int, cue: Cue) -> NounPhrase | None:
        if at >= len(sentence):
            return None
        kind = class_of(sentence[at])
        if kind == "plain" and sentence[at].start - sentence[at - 1].end > 3:
            return None
        phrase = noun_phrase(sentence, at, self.text)
        if phrase is None or cue.verb is None:
            return phrase
        if not phrase.name and kind == "plain":
            return None
        if cue.verb.addresses and cue.verb.joined and self._is_addressed(sentence, phrase, kind, cue):
            return None
        is_odd = (
            cue.verb.is_feminine is False and phrase.is_feminine and kind in ("definite", "plain", "body")
        )
        return None if is_odd and not cue.verb.is_plural else phrase

    def _is_addressed(self, sentence: Sentence, phrase: NounPhrase, kind: str, cue: Cue) -> bool:
        """True if the phrase is whom the speaker addresses, not the speaker."""
        if phrase.name and phrase.role or kind in ("role", "title", "text", "given"):
            return False
        agrees = cue.verb is not None and cue.verb.is_feminine and phrase.is_feminine
        goes_on = phrase.last < len(sentence) and class_of(sentence[phrase.last]) in (
            "definite",
            "body",
            "plural",
        )
        return not agrees and not goes_on and self.cast.last() is not None

    def _behind_venue(self, sentence: Sentence, at: int) -> int:
        """Where the subject may stand behind «لصحيفة …» or «لـ«…»», 0 if there is no such thing."""
        token = sentence[at]
        is_outlet = parts(token.word).preposition == "ل" and parts(token.word).bare in lexicon().outlets
        if token.word == "ل" and at + 1 < len(sentence) and sentence[at + 1].quoted is not None:
            return at + 2
        if is_outlet and at + 2 < len(sentence):
            end = next(
                (n for n in range(at + 1, min(at + 4, len(sentence))) if sentence[n].quoted is not None), 0
            )
            return end + 1 if end else 0
        return 0

    def _without_fillers(self, sentence: Sentence, at: int) -> int:
        words = [item.word for item in sentence[at : at + 8]]
        passed = 0
        while passed < len(words) and (length := phrase_at(lexicon().fillers, words, passed)):
            passed += length
            if passed < len(words) and words[passed] == ",":
                passed += 1
        return at + passed

    def _of_noun(self, sentence: Sentence, cue: Cue) -> NounPhrase | None:
        taken = parts(sentence[cue.place].word)
        if taken.bare in lexicon().nouns and not taken.definite:
            return noun_phrase(sentence, cue.last, self.text)
        return None

    def _before(self, sentence: Sentence, cue: Cue) -> NounPhrase | None:
        """The subject before a verb: «كان فلان قد قال», «فلان يقول», «فلان الذي قال»."""
        lowest = max(0, cue.place - 24)
        if cue.place == 0 or (cue.verb is not None and cue.verb.joined):
            return None
        for at in range(lowest, cue.place):
            kind = class_of(sentence[at])
            if kind in ("role", "title", "given", "body", "plural", "text", "definite", "plain"):
                if (
                    kind == "plain"
                    and at > 0
                    and sentence[at - 1].word not in ("كان", "وكان", "كانت", "وكانت", "لكن")
                ):
                    continue
                phrase = noun_phrase(sentence, at, self.text)
                if (
                    phrase is not None
                    and phrase.last <= cue.place
                    and self._leads_to(sentence, phrase.last, cue.place)
                ):
                    return phrase
        return None

    def _leads_to(self, sentence: Sentence, at: int, place: int) -> bool:
        between = [item.word for item in sentence[at:place]]
        passed = {"قد", ",", "الذي", "التي", "ايضا", "كان", "كانت", "-"}
        return all(word in passed for word in between) and place - at <= 4

    # ── Passages

    def _suggest(
        self, sentence: Sentence, at: int, passage: Quoted, following: Sentence, found: list[Cue]
    ) -> Suggestion | None:
        count = word_count(self.text[passage.start : passage.end])
        if count == 0:
            return None
        attribution = (
            self.governing or self._label(sentence, at) or self._from_right(sentence, at, following, found)
        )
        stands_alone = attribution is None and self._is_alone(sentence, at)
        if attribution is None and stands_alone and count > SHORT:
            attribution = Attribution(self.cast.last(), None, "alone")
        led = self._is_led(sentence, at)
        if attribution is None or self._is_refused(sentence, at, passage, count, attribution, led=led):
            return None
        person = attribution.person
        kind = QuoteKind.DIRECT if led else QuoteKind.PARTIAL
        return Suggestion(
            passage.start,
            passage.end,
            self.text[passage.start : passage.end],
            kind,
            person.name if person is not None else "",
            person.role if person is not None else "",
            person.mention if person is not None else None,
            attribution.cue,
            self._venue(sentence, at),
            confidence(attribution.rule, passage, count, led=led, has_speaker=person is not None),
        )

    def _is_led(self, sentence: Sentence, at: int) -> bool:
        """True if a particle, a colon, or the report itself stands right before the passage."""
        if at == 0:
            return True
        before = sentence[at - 1]
        if before.raw == ":" or class_of(before) == "opener":
            return True
        return class_of(before) in ("verb", "participle")

    def _is_refused(
        self, sentence: Sentence, at: int, passage: Quoted, count: int, attribution: Attribution, *, led: bool
    ) -> bool:
        words = lexicon()
        before = sentence[at - 1] if at else None
        content = self.text[passage.start : passage.end]
        if count <= SHORT:
            return not (
                led
                and before is not None
                and before.raw == ":"
                and attribution.rule in ("verb", "participle")
            )
        if content in self.repeated and count < 8:
            return True
        if before is None or led:
            return False
        taken = parts(before.word)
        if (before.word in words.naming or taken.bare in words.naming) and count <= LONGEST_NAMED:
            return attribution.cue is None or attribution.cue[1] != before.end
        return False

    def _label(self, sentence: Sentence, at: int) -> Attribution | None:
        """«فلان: "…"» with no verb."""
        if at < 2 or sentence[at - 1].raw != ":" or at > 12:
            return None
        first = 1 if sentence[0].raw in "-•*–—" else 0
        phrase = noun_phrase(sentence, first, self.text)
        if phrase is None or phrase.last < at - 1:
            return None
        person = self.cast.meet(phrase)
        return Attribution(person, None, "label", mention=phrase.span)

    def _from_right(
        self, sentence: Sentence, at: int, following: Sentence, found: list[Cue]
    ) -> Attribution | None:
        """«"…"، قال فلان», «"…" بحسب فلان», «"…". بهذه العبارة بدأ فلان»."""
        for cue in found:
            if cue.place <= at or cue.place - at > 4:
                continue
            if (cue.verb is not None and cue.verb.joined) or cue.kind in ("participle",):
                return None
            if any(item.quoted is not None for item in sentence[at + 1 : cue.place]):
                return None
            person = self._speaker_of(sentence, cue)
            span = (sentence[cue.place].start, sentence[cue.last - 1].end)
            return Attribution(person, span, "right")
        words = [item.word for item in following[:2]]
        rest = sentence[at + 1 :]
        if (
            following
            and words[0] in ("بهذه", "بهذا", "بتلك", "هكذا")
            and all(not item.is_word for item in rest)
        ):
            for cue in cues(following):
                if cue.verb is not None:
                    person = self._speaker_of(following, cue)
                    return Attribution(
                        person, (following[cue.place].start, following[cue.place].end), "right"
                    )
        if self.subject is not None and self._is_led(sentence, at) and at > 0:
            return Attribution(self.subject, None, "subject")
        return None

    def _is_alone(self, sentence: Sentence, at: int) -> bool:
        return all(not item.is_word and item.quoted is None for n, item in enumerate(sentence) if n != at)

    def _venue(self, sentence: Sentence, at: int) -> str:
        """To which outlet it was said: «لموقع …», «لـ«…»»."""
        for place in range(max(0, at - 16), at):
            token = sentence[place]
            taken = parts(token.word)
            if taken.preposition == "ل" and taken.bare in lexicon().outlets:
                return self._outlet(
                    sentence, place, at, token.start + (0 if taken.definite else len("ل") + taken.joined)
                )
            if token.word == "ل" and place + 1 < at and (name := sentence[place + 1].quoted) is not None:
                return self.text[name.start : name.end]
        return ""

    def _outlet(self, sentence: Sentence, place: int, at: int, start: int) -> str:
        end = place + 1
        if end < at and sentence[end].raw == "(":
            close = next((n for n in range(end, min(end + 6, at)) if sentence[n].raw == ")"), end)
            return self.text[start : sentence[close].end]
        while end < min(at, place + 5) and class_of(sentence[end]) in (
            "plain",
            "definite",
            "given",
            "quoted",
            "body",
        ):
            end += 1
        return self.text[start : sentence[end - 1].end]


def _repeated(text: str, sentences: list[Sentence]) -> frozenset[str]:
    """Quoted passages that stand in the text more than once: names and slogans."""
    seen: set[str] = set()
    twice: set[str] = set()
    for sentence in sentences:
        for item in sentence:
            if item.quoted is not None:
                content = text[item.quoted.start : item.quoted.end]
                (twice if content in seen else seen).add(content)
    return frozenset(twice)
