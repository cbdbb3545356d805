"""The Arabic rules: who said what stands between quotation marks."""

from collections.abc import Iterator

from tracker.records import QuoteKind
from tracker.suggest import indirect, subjects
from tracker.suggest.classes import class_of
from tracker.suggest.cues import Cue, cues
from tracker.suggest.model import KnownSpeaker, NounPhrase, Span, Suggestion
from tracker.suggest.names import noun_phrase
from tracker.suggest.places import (
    BEGIN_PHRASES,
    Attribution,
    Place,
    begins_behind,
    is_aside,
    is_embedded,
    is_question,
    names_thing,
    repeated_in,
)
from tracker.suggest.scoring import BY_RULE, confidence, word_count
from tracker.suggest.sentences import Sentence
from tracker.suggest.speakers import Cast, Person
from tracker.suggest.words import lexicon, parts

LONGEST_NAMED = 12
LONGEST_SLOGAN = 8
SHORT = 3
_TURNS = frozenset(["فيما", "بينما"])
_NEAR = 10
_BULLETS = frozenset("-•*–—")


class Reader:
    """Reads one text sentence by sentence; remembers who spoke.

    `points` are the points under an announcing line, by the end of that line.
    """

    def __init__(
        self,
        text: str,
        sentences: list[Sentence],
        known: tuple[KnownSpeaker, ...],
        points: dict[int, tuple[Span, ...]],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.points = points
        self.cues = [cues(sentence) for sentence in sentences]
        self.cast = Cast(self._phrases(), known)
        self.repeated = repeated_in(text, sentences)
        self.subject: Person | None = None
        self.governing: Attribution | None = None
        self.embedded: Attribution | None = None
        self.reports: list[Attribution] = []

    def _phrases(self) -> Iterator[NounPhrase]:
        """Every phrase of the text that an office or a title begins, or a verb leads to."""
        for sentence, found in zip(self.sentences, self.cues, strict=True):
            led_to = {cue.last for cue in found if cue.kind in ("verb", "action")}
            at = 0
            while at < len(sentence):
                begins = at in led_to or class_of(sentence[at]) in BEGIN_PHRASES
                glued = class_of(sentence[at]) in ("glued", "and") and begins_behind(sentence[at])
                phrase = noun_phrase(sentence, at, self.text, unglue=glued) if begins or glued else None
                if phrase is not None:
                    yield phrase
                at = max(at + 1, phrase.last if phrase is not None and phrase.name else at + 1)

    def read(self) -> Iterator[Suggestion]:
        """The suggestions of the text in order."""
        for number, sentence in enumerate(self.sentences):
            following = self.sentences[number + 1] if number + 1 < len(self.sentences) else []
            yield from self._read(sentence, self.cues[number], following)
            if sentence[-1].end in self.points:
                yield from self._points(sentence, self.points[sentence[-1].end])

    def _read(self, sentence: Sentence, found: list[Cue], following: Sentence) -> Iterator[Suggestion]:
        self.governing, self.embedded, self.subject = None, None, None
        self.reports = []
        is_quoted = False
        by_place = {cue.place: cue for cue in found}
        for at, item in enumerate(sentence):
            if item.word in _TURNS and at and sentence[at - 1].raw in ("،", ","):
                self.governing = None
            if at in by_place:
                self._report(sentence, by_place[at])
            elif item.quoted is not None:
                count = word_count(self.text[item.quoted.start : item.quoted.end])
                place = Place(sentence, at, item.quoted, count, found, following)
                if count and (suggestion := self._suggest(place)) is not None:
                    is_quoted = True
                    yield suggestion
        if not is_quoted and (reported := self._indirect(sentence)) is not None:
            yield reported

    def _indirect(self, sentence: Sentence) -> Suggestion | None:
        """The report of a sentence that quotes nothing."""
        report = self.reports[0] if self.reports else None
        if report is None or report.person is None or report.cue is None:
            return None
        return indirect.arabic(self.text, sentence, report.behind, report.person, report.cue)

    # ── Reports

    def _report(self, sentence: Sentence, cue: Cue) -> None:
        """Take note of words that report, and of whose words they are."""
        governed = self.governing is not None and self.governing.rule in ("verb", "participle")
        if governed and (cue.kind == "source" or is_aside(cue) or is_question(sentence, cue)):
            return
        embedded = governed and is_embedded(sentence, cue)
        person = self._embedded_speaker(sentence, cue) if embedded else self._speaker_of(sentence, cue)
        span = (sentence[cue.place].start, sentence[cue.last - 1].end)
        if embedded:
            self.embedded = Attribution(person, span, cue.kind, cue.last) if person is not None else None
            return
        if person is not None and cue.kind in ("verb", "action", "source"):
            self.subject = person
        if cue.kind != "action":
            if person is not None:
                self.cast.speaks(person)
            self.governing = Attribution(person, span, cue.kind, cue.last)
            if cue.kind == "verb":
                self.reports.append(self.governing)

    def _embedded_speaker(self, sentence: Sentence, cue: Cue) -> Person | None:
        """Who reports within a report: only if they are named («أوضح أن الوفد أبلغ …»)."""
        phrase = subjects.before(sentence, cue, self.text)
        return self.cast.known_as(phrase) if phrase is not None else None

    def _speaker_of(self, sentence: Sentence, cue: Cue) -> Person | None:
        verb = cue.verb
        plural = verb is not None and verb.is_plural
        phrase = self._named_speaker(sentence, cue)
        if phrase is not None:
            continues = verb is not None and verb.continues
            return self.cast.meet(phrase, is_feminine=cue.is_feminine, is_plural=plural, continues=continues)
        if cue.kind == "action":
            return None
        goes_on = cue.kind in ("participle", "noun", "last") or (verb is not None and not verb.joined)
        if goes_on and self.subject is not None:
            return self.subject
        if goes_on and (phrase := subjects.opening(sentence, self.text)) is not None:
            return self.cast.meet(phrase, is_feminine=cue.is_feminine)
        return self.cast.last(is_feminine=cue.is_feminine, is_plural=plural) or self.subject

    def _named_speaker(self, sentence: Sentence, cue: Cue) -> NounPhrase | None:
        if cue.verb is not None and cue.verb.carries:
            phrase = subjects.carried(sentence, cue, self.text)
            if phrase is not None:
                self._meet_carrier(sentence, cue)
                return phrase
        if cue.kind == "noun":
            return subjects.of_noun(sentence, cue, self.text)
        if cue.kind not in ("verb", "action", "source"):
            return None
        others = self.cast.last() is not None
        phrase = subjects.behind(sentence, cue, self.text, others_spoke=others)
        if phrase is None and cue.verb is not None:
            phrase = subjects.before(sentence, cue, self.text)
        return phrase

    def _meet_carrier(self, sentence: Sentence, cue: Cue) -> None:
        """Who passes the words on may go on speaking: «نقلت القناة عن … وأضافت»."""
        phrase = subjects.behind(sentence, cue, self.text, others_spoke=False)
        if phrase is not None:
            self.cast.meet(phrase, is_feminine=cue.is_feminine)

    # ── Passages

    def _suggest(self, place: Place) -> Suggestion | None:
        attribution = self._left(place) or self._label(place) or self._right(place) or self._carried(place)
        if attribution is None or self._is_refused(place, attribution):
            return None
        person = attribution.person
        passage = place.passage
        is_whole = place.is_whole(attribution)
        return Suggestion(
            passage.start,
            passage.end,
            self.text[passage.start : passage.end],
            QuoteKind.DIRECT if is_whole else QuoteKind.PARTIAL,
            person.name if person is not None else "",
            person.role if person is not None else "",
            person.mention if person is not None else None,
            attribution.cue,
            subjects.venue(place.sentence, place.at, self.text),
            confidence(attribution.rule, passage, place.count, led=is_whole, has_speaker=person is not None),
        )

    def _left(self, place: Place) -> Attribution | None:
        """The report that the passage is part of."""
        near = self.embedded is not None and place.is_led and place.at - self.embedded.behind <= _NEAR
        return self.embedded if near else self.governing

    def _label(self, place: Place) -> Attribution | None:
        """«فلان: "…"» with no verb."""
        sentence, at = place.sentence, place.at
        if at < 2 or sentence[at - 1].raw != ":" or at > 12:
            return None
        first = 1 if sentence[0].raw in _BULLETS else 0
        if class_of(sentence[first]) == "plain" and sentence[first].word[0] == "ي" and at > first + 2:
            first += 1  # a verb that no list has: «يقاطعه فلان: "…"»
        phrase = noun_phrase(sentence, first, self.text)
        if phrase is None or phrase.last < at - 1:
            return None
        return Attribution(self.cast.meet(phrase), None, "label")

    def _right(self, place: Place) -> Attribution | None:
        """«"…"، قال فلان», «"…" بحسب فلان», «"…". بهذه العبارة بدأ فلان»."""
        for cue in place.cues:
            if place.at < cue.place <= place.at + 4:
                joined = cue.verb is not None and cue.verb.joined
                between = place.sentence[place.at + 1 : cue.place]
                if joined or cue.kind == "participle" or any(item.quoted is not None for item in between):
                    break
                return self._by(place.sentence, cue)
        rest = place.sentence[place.at + 1 :]
        opens = place.following[0].word if place.following else ""
        if opens in ("بهذه", "بهذا", "بتلك", "هكذا") and not any(item.is_word for item in rest):
            verbs = [cue for cue in cues(place.following) if cue.verb is not None]
            return self._by(place.following, verbs[0]) if verbs else None
        return None

    def _by(self, sentence: Sentence, cue: Cue) -> Attribution:
        span = (sentence[cue.place].start, sentence[cue.last - 1].end)
        return Attribution(self._speaker_of(sentence, cue), span, "right")

    def _carried(self, place: Place) -> Attribution | None:
        """Nothing reports here: the subject of the sentence, or whoever spoke last before a bare passage."""
        if self.subject is not None and place.is_led and place.at > 0:
            return Attribution(self.subject, None, "subject")
        if place.is_alone and place.count > SHORT:
            last = self.cast.last()
            return Attribution(last, None, "alone") if last is not None else None
        return None

    def _is_refused(self, place: Place, attribution: Attribution) -> bool:
        """True for names, titles and single words in quotation marks."""
        before = place.before
        if place.count <= SHORT:
            is_speech = (
                before is not None and before.raw == ":" and attribution.rule in ("verb", "participle")
            )
            return not is_speech
        content = self.text[place.passage.start : place.passage.end]
        if content in self.repeated and place.count < LONGEST_SLOGAN:
            return True
        if before is None or place.is_led or place.count > LONGEST_NAMED:
            return False
        earlier = place.sentence[place.at - 2].word if place.at > 1 and parts(before.word).definite else ""
        names = any(names_thing(word) for word in (before.word, earlier) if word)
        return names and (attribution.cue is None or attribution.cue[1] != before.end)

    def _points(self, sentence: Sentence, spans: tuple[Span, ...]) -> Iterator[Suggestion]:
        """The points under a line that announces them, as words of whoever the line names."""
        if self.governing is None or self.governing.person is None:
            return
        person, cue = self.governing.person, self.governing.cue
        announces = any(
            not words.isdisjoint(lexicon().announcements)
            for words in ({i.word, parts(i.word).bare} for i in sentence)
        )
        value = BY_RULE["point"] if announces else BY_RULE["subject"]
        for start, end in spans:
            yield Suggestion(
                start,
                end,
                self.text[start:end],
                QuoteKind.POINT,
                person.name,
                person.role,
                person.mention,
                cue,
                "",
                value,
            )
