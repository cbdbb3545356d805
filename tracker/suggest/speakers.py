"""Tells who is meant by a mention: the fullest name in the text or the project, or whoever spoke last."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.suggest.model import KnownSpeaker, NounPhrase, Span
from tracker.suggest.words import lexicon
from tracker.text.fold import fold
from tracker.text.sort_keys import without_article

RECENT = 40
"""How many speakers back a mention is looked for."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone, or some body or text, that can speak; `mention` is where they were named last."""

    name: str
    role: str
    head: str
    mention: Span | None
    is_feminine: bool | None = None
    is_plural: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A full name that stands somewhere in the text."""

    start: int
    name: str
    role: str
    words: tuple[str, ...]


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without ال."""
    letters = "".join(character if character.isalnum() else " " for character in fold(name))
    return tuple(without_article(word) for word in letters.split())


class Cast:
    """All who are named in one text, and those who have spoken so far."""

    def __init__(self, phrases: Iterable[NounPhrase], known: Iterable[KnownSpeaker] = ()) -> None:
        self._by_word: dict[str, list[_Named]] = {}
        self._by_head: dict[str, list[_Named]] = {}
        self._heads: dict[str, list[NounPhrase]] = {}
        self._recent: list[Person] = []
        self._known = _Gazetteer(known)
        for phrase in phrases:
            self._enter(phrase)

    def _enter(self, phrase: NounPhrase) -> None:
        if not phrase.name:
            if phrase.head and not fold(phrase.role).startswith("ال"):
                self._heads.setdefault(phrase.head, []).append(phrase)
            return
        words = name_words(phrase.name)
        named = _Named(phrase.span[0], phrase.name, phrase.role, words)
        if len(words) > 1:
            for word in {words[0], words[-1], *words[1:-1]}:
                self._by_word.setdefault(word, []).append(named)
        if phrase.role:
            for word in name_words(phrase.role)[:1]:
                self._by_head.setdefault(word, []).append(named)

    def has(self, phrase: NounPhrase) -> bool:
        """True if the name is part of a fuller one in the text, or one of the project's."""
        words = name_words(phrase.name)
        return self._fullest(words, phrase.span[0]) is not None or self._known.find(words) is not None

    def known_as(self, phrase: NounPhrase) -> Person:
        """Whoever the phrase names, without making them the last speaker."""
        return self._named(phrase) if phrase.name else self._described(phrase)

    def meet(
        self,
        phrase: NounPhrase,
        *,
        is_feminine: bool | None = None,
        is_plural: bool = False,
        continues: bool = False,
    ) -> Person:
        """Whoever the phrase names; from now on the last speaker."""
        person = self.known_as(phrase)
        if continues and not person.is_named and person.name == phrase.role and not phrase.is_unnamed:
            # «وتابع هداف الدوري»: a description of whoever was speaking.
            person = self.last(is_feminine=is_feminine, is_plural=is_plural) or person
        gender = person.is_feminine if person.is_feminine is not None else is_feminine
        person = Person(
            person.name,
            person.role,
            person.head,
            phrase.span,
            gender,
            person.is_plural or phrase.is_plural or is_plural,
            person.is_named,
        )
        self.speaks(person)
        return person

    def speaks(self, person: Person) -> None:
        """Make someone the last speaker."""
        self._recent.append(person)
        del self._recent[:-RECENT]

    def last(self, *, is_feminine: bool | None = None, is_plural: bool = False) -> Person | None:
        """Whoever spoke last and fits the form of the verb; a verb in the plural wants several people."""
        for person in reversed(self._recent):
            if is_plural and not person.is_plural:
                continue
            if (
                is_feminine is not None
                and person.is_feminine is not None
                and person.is_feminine is not is_feminine
            ):
                continue
            return person
        return None

    def _named(self, phrase: NounPhrase) -> Person:
        words = name_words(phrase.name)
        known = self._known.find(words)
        if known is not None:
            role = phrase.role or (known.roles[0] if len(known.roles) == 1 else "")
            return Person(known.name, role, phrase.head, phrase.span, is_named=True)
        full = None if _is_throned(words, phrase.role) else self._fullest(words, phrase.span[0])
        if full is None and len(words) == 1 and phrase.role and fold(phrase.name).startswith("ال"):
            # «حذر السفير المدينة»: the second word is whom he speaks to.
            return self._described(replace(phrase, name="", role=phrase.role, is_definite=True))
        if full is None:
            return Person(phrase.name, phrase.role, phrase.head, phrase.span, is_named=True)
        known = self._known.find(full.words)
        name = known.name if known is not None else full.name
        return Person(name, phrase.role or full.role, phrase.head, phrase.span, is_named=True)

    def _fullest(self, words: tuple[str, ...], start: int) -> _Named | None:
        """The fuller name that these words are part of: the nearest before, else the first behind."""
        if not words:
            return None
        found = [
            named
            for named in _near(self._by_word.get(words[-1], []), start)
            if len(named.words) > len(words) and (_fits(words, named.words) or _is_first_name(words, named))
        ]
        before = [named for named in found if named.start < start]
        return before[-1] if before else found[0] if found else None

    def _described(self, phrase: NounPhrase) -> Person:
        """«السفير», «الوزارة»: whoever bore that office before, if it is definite."""
        itself = Person(
            phrase.role, "", phrase.head, phrase.span, phrase.is_feminine, phrase.is_plural, False
        )
        if not phrase.is_definite and not self._is_short_definite(phrase):
            return itself
        for person in reversed(self._recent):
            if _bears(person, phrase.head) and (phrase.is_definite or person.is_named):
                return person
        head = without_article(phrase.head)
        named = [
            each for each in _near(self._by_head.get(head, []), phrase.span[0]) if each.start < phrase.span[0]
        ]
        if named:
            return Person(named[-1].name, named[-1].role, phrase.head, phrase.span, is_named=True)
        if not phrase.is_definite:
            return itself
        texts = [each for each in self._heads.get(phrase.head, [])[-RECENT:] if each.span[0] < phrase.span[0]]
        if texts and phrase.name == "":
            return Person(texts[-1].role, "", phrase.head, phrase.span, phrase.is_feminine)
        return itself

    def _is_short_definite(self, phrase: NounPhrase) -> bool:
        words = fold(phrase.role).split()
        return len(words) == 2 and all(word.startswith("ال") for word in words)


def _is_throned(words: tuple[str, ...], role: str) -> bool:
    """«الملك فلان», «البابا فلان»: one name is the whole name."""
    return len(words) == 1 and role in ("الملك", "الملكة", "البابا", "الأمير", "الأميرة", "السلطان")


def _near(named: list[_Named], start: int) -> list[_Named]:
    """The few that stand nearest: one name may stand a thousand times in a long text."""
    at = bisect_left(named, start, key=lambda each: each.start)
    return named[max(0, at - RECENT) : at + RECENT]


def _fits(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return words[-1] == full[-1] and set(words) <= set(full)


def _is_first_name(words: tuple[str, ...], named: _Named) -> bool:
    """«فلان» for «المدرب فلان الفلاني»: by the first name alone, if that is one or an office stands by it."""
    is_first = len(words) == 1 and words[0] == named.words[0] and not _is_epithet(named.words[1])
    return is_first and (bool(named.role) or words[0] in lexicon().given_names)


def _is_epithet(word: str) -> bool:
    return "ال" + word in lexicon().adjectives


def _bears(person: Person, head: str) -> bool:
    """True if the office of someone, or what they are, begins with this word."""
    offices = (person.role, person.name if not person.is_named else "", person.head)
    return any(
        head in (without_article(word) for word in fold(office).split()[:1]) for office in offices if office
    )


class _Gazetteer:
    """The project's speakers by the last word of each of their names."""

    def __init__(self, known: Iterable[KnownSpeaker]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], KnownSpeaker]]] = {}
        for speaker in known:
            for name in (speaker.name, speaker.latin_name, *speaker.aliases):
                if words := name_words(name):
                    self._by_last.setdefault(words[-1], []).append((words, speaker))

    def find(self, words: tuple[str, ...]) -> KnownSpeaker | None:
        """The one speaker who bears just this name; None if nobody or several do."""
        fits = {
            id(each): each
            for full, each in self._by_last.get(words[-1] if words else "", [])
            if full == words
        }
        return next(iter(fits.values())) if len(fits) == 1 else None
