"""The English rules: who said what stands between quotation marks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.records import QuoteKind
from tracker.suggest import indirect
from tracker.suggest.english_names import NameReader
from tracker.suggest.english_words import english_words
from tracker.suggest.model import KnownSpeaker, NounPhrase, Quoted, Span, Suggestion
from tracker.suggest.scoring import confidence, word_count
from tracker.suggest.sentences import Sentence
from tracker.suggest.speakers import Cast, Person

SHORT = 3
LONGEST_NAMED = 8
_FARTHEST_RIGHT = 16
_FARTHEST_LEFT = 40


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is behind a passage, by which words, and by which rule."""

    person: Person | None
    cue: Span | None
    rule: str
    mention: Span | None = None


class EnglishReader:
    """Reads the English lines of a text, each a list of items; remembers who spoke."""

    def __init__(self, text: str, lines: list[Sentence], known: tuple[KnownSpeaker, ...]) -> None:
        self.text = text
        self.lines = lines
        self.names = NameReader(text)
        self.cast = Cast((phrase for line in lines for phrase in self.names.all_in(line)), known)
        self.last: Attribution | None = None
        self.was_open = False

    def read(self) -> Iterator[Suggestion]:
        """The suggestions of the lines in order."""
        for line in self.lines:
            in_line: Attribution | None = None
            for at, item in enumerate(line):
                if item.quoted is None:
                    self._note_subject(line, at)
                    continue
                suggestion, attribution = self._suggest(line, at, item.quoted, in_line)
                if attribution is not None:
                    in_line = self.last = attribution
                if suggestion is not None:
                    yield suggestion
            yield from self._reported(line)

    def _reported(self, line: Sentence) -> Iterator[Suggestion]:
        """What the line reports without quotation marks: «the mayor said that …»."""
        first = 0
        for at in range(len(line)):
            if at + 1 < len(line) and not _ends(line, at, self.text):
                continue
            sentence = line[first : at + 1]
            first = at + 1
            if any(item.quoted is not None for item in sentence):
                continue
            if (found := self._indirect(sentence)) is not None:
                yield found

    def _indirect(self, sentence: Sentence) -> Suggestion | None:
        for place, item in enumerate(sentence):
            if item.word in english_words().verbs - english_words().weak:
                phrase = self.names.before(sentence, place)
                if phrase is None or not phrase.name:
                    return None
                person = self.cast.known_as(phrase)
                return indirect.english(self.text, sentence, place + 1, person, (item.start, item.end))
        return None

    def _note_subject(self, line: Sentence, at: int) -> None:
        """Whoever a verb of speech names, or a sentence begins with, may be «he» or «she» later."""
        if line[at].word in english_words().verbs:
            phrase = self.names.before(line, at)
            if phrase is not None and phrase.name:
                self.cast.meet(phrase)
        elif at == 0 or line[at - 1].raw in (".", "!", "?"):
            phrase = self.names.at(line, at)
            if phrase is not None and phrase.name and (" " in phrase.name or self.cast.has(phrase)):
                self.cast.meet(phrase)

    def _suggest(
        self, line: Sentence, at: int, passage: Quoted, in_line: Attribution | None
    ) -> tuple[Suggestion | None, Attribution | None]:
        count = word_count(self.text[passage.start : passage.end])
        if count == 0:
            return None, None
        attribution = self._right(line, at) or self._left(line, at) or self._alone(line, at, in_line)
        if attribution is None:
            return None, None
        led = self._is_led(line, at) or attribution.rule == "right"
        if self._is_refused(line, at, count, led=led):
            return None, None
        person = attribution.person
        suggestion = Suggestion(
            passage.start,
            passage.end,
            self.text[passage.start : passage.end],
            QuoteKind.DIRECT if led else QuoteKind.PARTIAL,
            person.name if person is not None else "",
            person.role if person is not None else "",
            attribution.mention,
            attribution.cue,
            "",
            confidence(attribution.rule, passage, count, led=led, has_speaker=person is not None),
        )
        return suggestion, attribution

    # ── Where the speaker stands

    def _right(self, line: Sentence, at: int) -> Attribution | None:
        """«"…," she said», «"…," said the mayor», «"…," according to …»."""
        if not self._runs_on(line, at):
            return None
        first = at + 1
        while first < len(line) and line[first].raw in (",", "–", "—", "-"):
            first += 1
        if source := self._source(line, first):
            phrase = self.names.at(line, source)
            return self._by(phrase, line, first, source, "right") if phrase is not None else None
        place = self._verb_behind(line, first)
        if place is None:
            return None
        is_inverted = place == first
        phrase = (
            self.names.at(line, place + 1) if is_inverted else self.names.before(line, place, lowest=first)
        )
        return self._by(phrase, line, place, place + 1, "right") if phrase is not None else None

    def _verb_behind(self, line: Sentence, first: int) -> int | None:
        """The place of the verb of speech in the words that begin at `first` and follow a passage."""
        for place in range(first, min(first + _FARTHEST_RIGHT, len(line))):
            if line[place].quoted is not None or line[place].raw in (".", "!", "?", ";", ":"):
                return None
            if line[place].word in english_words().verbs and not (
                place > first and self._is_name(line, place)
            ):
                joined = place > first and line[place - 1].word in _CONJUNCTIONS
                return None if joined else place
        return None

    def _runs_on(self, line: Sentence, at: int) -> bool:
        """True if the sentence goes on behind the passage, as a comma inside it or a small letter tells."""
        passage = line[at].quoted
        if passage is None or at + 1 >= len(line):
            return False
        following = line[at + 1]
        if following.quoted is not None:
            return False
        ending = self.text[passage.start : passage.end].rstrip(" ’'")[-1:]
        if ending == ".":
            return False
        return ending in ",!?—–-…" or following.raw in (",", "—", "–")

    def _left(self, line: Sentence, at: int) -> Attribution | None:
        """«She said: "…"», «the mayor called it "…"», «according to her, "…"», «Mayor: "…"»."""
        lowest = max(0, at - _FARTHEST_LEFT)
        near = at > 0 and line[at - 1].raw in (",", ":", "that")
        for place in range(at - 1, lowest - 1, -1):
            token = line[place]
            if _ends(line, place, self.text):
                break
            if source := self._source(line, place):
                phrase = self.names.at(line, source)
                return self._by(phrase, line, place, source, "source") if phrase is not None else None
            if self._of_last(line, place):
                return Attribution(self.cast.last(), (token.start, token.end), "last")
            if token.word in english_words().verbs and self._is_verb(line, place, at, near=near):
                phrase = self._subject(line, place, at)
                if phrase is not None:
                    return self._by(phrase, line, place, place + 1, "verb")
        return self._label(line, at)

    def _subject(self, line: Sentence, place: int, at: int) -> NounPhrase | None:
        """Whose verb it is; that of a participle stands at the head of the sentence."""
        if not line[place].word.endswith("ing") or (place and line[place - 1].word in _AUXILIARIES):
            return self.names.before(line, place) or self._inverted(line, place, at)
        for first in range(place - 1, max(-1, place - _FARTHEST_LEFT), -1):
            if first == 0 or _ends(line, first - 1, self.text):
                phrase = self.names.at(line, first)
                return phrase if phrase is not None and (phrase.name or phrase.role) else None
        return None

    def _of_last(self, line: Sentence, at: int) -> bool:
        words = tuple(item.word for item in line[at : at + 5])
        return any(words[: len(each)] == each for each in english_words().sources_of_last)

    def _inverted(self, line: Sentence, place: int, at: int) -> NounPhrase | None:
        """«Said the mayor: "…"»."""
        if place and line[place - 1].is_word:
            return None
        phrase = self.names.at(line, place + 1)
        return phrase if phrase is not None and phrase.last <= at else None

    def _is_verb(self, line: Sentence, place: int, at: int, *, near: bool) -> bool:
        """False for words that only look like verbs of speech here."""
        if place and (line[place - 1].word in _NOUN_BEFORE or self._is_name(line, place)):
            return False
        if line[place].word in english_words().weak:
            return at - place <= 2 or (near and at - place <= 8)
        return True

    def _is_name(self, line: Sentence, place: int) -> bool:
        """True for a capitalised word within a sentence: «the Harbour Post»."""
        return line[place].raw[:1].isupper() and line[place - 1].is_word

    def _source(self, line: Sentence, at: int) -> int:
        """Where the source stands behind «according to», 0 if that is not there."""
        words = tuple(item.word for item in line[at : at + 4])
        return next((at + len(each) for each in english_words().sources if words[: len(each)] == each), 0)

    def _label(self, line: Sentence, at: int) -> Attribution | None:
        if not 2 <= at <= 8 or line[at - 1].raw != ":":
            return None
        phrase = self.names.at(line, 0)
        if phrase is None or phrase.last != at - 1 or not phrase.name:
            return None
        return self._by(phrase, line, 0, 0, "label")

    def _alone(self, line: Sentence, at: int, in_line: Attribution | None) -> Attribution | None:
        """A passage that is a sentence by itself goes on with the words of whoever spoke before."""
        begins = at == 0 or line[at - 1].quoted is not None or _ends(line, at - 1, self.text)
        if not begins:
            return None
        if in_line is not None:
            return replace(in_line, cue=None, rule="participle")
        is_whole = all(not item.is_word for place, item in enumerate(line) if place != at)
        if is_whole and self.last is not None:
            return replace(self.last, cue=None, rule="alone")
        return None

    def _by(self, phrase: NounPhrase | None, line: Sentence, first: int, last: int, rule: str) -> Attribution:
        person = None
        if phrase is not None:
            person = self._person(phrase)
        cue = (line[first].start, line[last - 1].end) if last > first else None
        return Attribution(person, cue, rule, phrase.span if phrase is not None else None)

    def _person(self, phrase: NounPhrase) -> Person | None:
        if phrase.head in english_words().pronouns:
            found = self.cast.last(is_feminine=phrase.is_feminine)
            if found is not None:
                self.cast.speaks(found)
            return found
        return self.cast.meet(phrase)

    # ── Which passages are speech

    def _is_led(self, line: Sentence, at: int) -> bool:
        if at == 0 or line[at - 1].quoted is not None:
            return True
        before = line[at - 1]
        return (
            before.raw in (",", ":", "—", "–", "(", ".", "!", "?")
            or before.word in _LEADS
            or (before.word in english_words().verbs)
        )

    def _is_refused(self, line: Sentence, at: int, count: int, *, led: bool) -> bool:
        if led and at and line[at - 1].raw in (",", ":"):
            return False
        if count <= SHORT:
            return not led or at == 0
        return count <= LONGEST_NAMED and not led and line[at - 1].word in english_words().naming - _ARTICLES


_ARTICLES = frozenset(["the", "a", "an", "of", "on"])
_AUXILIARIES = frozenset(
    ["is", "was", "are", "were", "been", "be", "keeps", "kept", "began", "started", "continued"]
)
_CONJUNCTIONS = frozenset(["and", "but", "or", "to"])
_LEADS = frozenset(["that", "saying", "said", "says"])
_NOUN_BEFORE = frozenset(
    ["a", "an", "the", "this", "his", "her", "their", "its", "to", "no", "any", "my", "our"]
)


def _ends(line: Sentence, place: int, text: str) -> bool:
    """True if a sentence ends with this item: a full stop, or a passage with one before a capital letter."""
    item = line[place]
    if item.quoted is None:
        following = line[place + 1] if place + 1 < len(line) else None
        apart = following is None or following.apart
        before = line[place - 1] if place else None
        initial = before is not None and not item.apart and len(before.raw) <= 2 and before.raw[:1].isupper()
        title = before is not None and before.word in english_words().titles
        return item.raw in (".", "!", "?") and apart and not (item.raw == "." and (initial or title))
    ending = text[item.quoted.start : item.quoted.end].rstrip()[-1:]
    following = line[place + 1] if place + 1 < len(line) else None
    return ending in (".", "!", "?") and (
        following is None or following.quoted is not None or following.raw[:1].isupper()
    )
