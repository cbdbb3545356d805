"""The Arabic word lists, folded and inflected: which part a word may play in a report of speech."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.text.fold import fold
from tracker.text.sort_keys import without_article
from tracker.text.words import word_lists

Phrases = dict[str, list[tuple[str, ...]]]
"""Phrases by their first word, the longest first."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite form in the third person: `speaks` is false for verbs that only name a subject."""

    speaks: bool
    is_weak: bool
    is_feminine: bool
    is_plural: bool
    is_present: bool
    joined: bool = False  # with و or ف
    has_object: bool = False
    carries: str = ""  # the preposition behind which stands who spoke
    addresses: bool = False
    continues: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The lists of `resources/words/*_ar.toml` as the rules use them; all words folded."""

    verbs: dict[str, Verb]
    participles: dict[str, bool]  # True: feminine
    nouns: frozenset[str]
    sources: Phrases
    sources_of_last: Phrases
    complementisers: frozenset[str]
    impersonal: frozenset[str]
    announcements: frozenset[str]
    roles: frozenset[str]
    plurals: frozenset[str]
    organizations: frozenset[str]
    texts: frozenset[str]
    unnamed: frozenset[str]
    titles: frozenset[str]
    adjectives: frozenset[str]
    given_names: frozenset[str]
    name_links: frozenset[str]
    offices_and_names: frozenset[str]
    objects: frozenset[str]
    naming: frozenset[str]
    stops: frozenset[str]
    relatives: frozenset[str]
    inside_roles: frozenset[str]
    venues: frozenset[str]
    outlets: frozenset[str]
    fillers: Phrases
    boilerplate: Phrases


@cache
def lexicon() -> Lexicon:
    """The Arabic lists, read and inflected once."""
    reporting, speakers, stops = (word_lists(f"{name}_ar") for name in ("reporting", "speakers", "stops"))

    def plain(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(fold, words))

    openers = _with_pronouns(reporting["complementisers"], reporting["pronouns"])
    return Lexicon(
        verbs=_verbs(reporting),
        participles=dict(_participles(reporting["participles"])),
        nouns=plain(reporting["nouns"]),
        sources=_phrases(reporting["sources"]),
        sources_of_last=_phrases(reporting["sources_of_last"]),
        complementisers=plain([*openers, *reporting["openers"]]),
        impersonal=plain(reporting["impersonal"]),
        announcements=plain(reporting["announcements"]),
        roles=frozenset(_feminine_too(speakers["roles"])),
        plurals=plain(speakers["plurals"]),
        organizations=plain(speakers["organizations"]),
        texts=plain(speakers["texts"]),
        unnamed=frozenset(_feminine_too(speakers["unnamed"])),
        titles=plain(speakers["titles"]),
        adjectives=frozenset(_feminine_too(speakers["adjectives"])),
        given_names=plain(speakers["given_names"]),
        name_links=plain(speakers["name_links"]),
        offices_and_names=plain(speakers["offices_and_names"]),
        objects=plain(speakers["objects"]),
        naming=plain(speakers["naming"]),
        stops=plain([*stops["prepositions"], *stops["relatives"], *_of_somebody(reporting["nouns"])]),
        relatives=plain(stops["relatives"]),
        inside_roles=plain(stops["inside_roles"]),
        venues=plain(stops["venues"]),
        outlets=plain(stops["outlets"]),
        fillers=_phrases(stops["fillers"]),
        boilerplate=_phrases(stops["boilerplate"]),
    )


def _phrases(lines: Iterable[str]) -> Phrases:
    found: Phrases = {}
    for line in lines:
        words = tuple(fold(line).replace(":", " :").split())
        found.setdefault(words[0], []).append(words)
    for phrases in found.values():
        phrases.sort(key=len, reverse=True)
    return found


def _with_pronouns(words: Iterable[str], pronouns: Iterable[str]) -> Iterator[str]:
    ends = ["", *pronouns]
    for word in words:
        for end in ends:
            yield word + end
            yield "و" + word + end
            yield "ف" + word + end


def _of_somebody(nouns: Iterable[str]) -> Iterator[str]:
    """قوله قولها قولهم, with ب as well."""
    for noun in nouns:
        stem = noun.removesuffix("ة") + "ت" if noun.endswith("ة") else noun
        for pronoun in ("ه", "ها", "هم"):
            yield stem + pronoun
            yield "ب" + stem + pronoun


def _feminine_too(words: Iterable[str]) -> Iterator[str]:
    for word in map(fold, words):
        yield word
        yield word if word[-1] in "هي" and len(word) > 4 else word + "ه"
        yield word + "ه"


def _participles(words: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for word in map(fold, words):
        stem = word[:-1]
        for joined in ("", "و"):
            yield joined + word, False
            yield joined + stem + "ه", True
            yield joined + stem + "ين", False


def _verbs(reporting: dict[str, list[str]]) -> dict[str, Verb]:
    weak, addressing, continuing = (
        frozenset(map(fold, reporting[name])) for name in ("weak", "addressing", "continuing")
    )
    carriers = dict(fold(line).split() for line in reporting["carriers"])
    forms: dict[str, Verb] = {}
    for list_name, speaks in (("actions", False), ("verbs", True)):
        for pair in reporting[list_name]:
            past, present = map(fold, pair.split())
            for form, verb in (*_past(past), *_present(present)):
                is_weak = past in weak or form in weak
                feminine, plural, is_present, has_object = verb
                for joined in ("", "و", "ف"):
                    forms[joined + form] = Verb(
                        speaks,
                        is_weak,
                        feminine,
                        plural,
                        is_present,
                        bool(joined),
                        has_object,
                        carriers.get(past, ""),
                        past in addressing,
                        past in continuing,
                    )
    return forms


_Form = tuple[bool, bool, bool, bool]  # feminine, plural, present, with an object


def _past(verb: str) -> Iterator[tuple[str, _Form]]:
    """قال قالت قالا قالتا قالوا; رأى رأت رأوا; قاله قالته."""
    stem = verb[:-1] if verb[-1] in "يا" and len(verb) > 2 else verb
    yield verb, (False, False, False, False)
    yield stem + "ت", (True, False, False, False)
    yield stem + "تا", (True, True, False, False)
    yield stem + "وا", (False, True, False, False)
    if stem == verb:
        yield verb + "ا", (False, True, False, False)
    for end in ("ه", "ها", "هم", "نا", "ني"):
        yield stem + end, (False, False, False, True)
        yield stem + "ت" + end, (True, False, False, True)


def _present(verb: str) -> Iterator[tuple[str, _Form]]:
    """يقول تقول سيقول يقولون; يرى يرون."""
    stem = verb[:-1] if verb[-1] in "يوا" and len(verb) > 3 else verb
    for future in ("", "س"):
        yield future + verb, (False, False, True, False)
        yield future + "ت" + verb[1:], (True, False, True, False)
        yield future + stem + "ون", (False, True, True, False)
        yield future + stem + "ان", (False, True, True, False)


@dataclass(frozen=True, slots=True)
class Parts:
    """A noun taken apart: what is glued before it, whether it is definite, and the bare word."""

    joined: bool
    preposition: str
    definite: bool
    bare: str


@lru_cache(maxsize=1 << 16)
def parts(word: str) -> Parts:
    """Takes و, a glued preposition and ال off a folded word: «وللوزارة» is و + ل + ال + وزاره."""
    joined = False
    if len(word) > 3 and word[0] == "و" and not _is_listed(word):
        word, joined = word[1:], True
    if word.startswith("لل") and len(word) > 4:
        return Parts(joined, "ل", True, word[2:])
    if word.startswith("ال") and len(word) > 3 and without_article(word) != word:
        return Parts(joined, "", True, word[2:])
    if len(word) > 4 and word[0] in "بك" and word[1:3] == "ال":
        return Parts(joined, word[0], True, word[3:])
    if len(word) > 3 and word[0] in "لبك" and not _is_listed(word) and _follows_preposition(word[1:]):
        return Parts(joined, word[0], False, word[1:])
    return Parts(joined, "", False, word)


def _is_listed(word: str) -> bool:
    words = lexicon()
    return word in words.given_names or _is_noun(word) or word in words.stops or word in words.name_links


def _follows_preposition(word: str) -> bool:
    return _is_noun(word) or word in lexicon().given_names or word in lexicon().titles


def _is_noun(word: str) -> bool:
    words = lexicon()
    return any(
        word in listed
        for listed in (
            words.roles,
            words.organizations,
            words.texts,
            words.plurals,
            words.venues,
            words.outlets,
            words.nouns,
            words.objects,
        )
    ) or word in ("اسم",)


def phrase_at(phrases: Phrases, words: list[str], place: int) -> int:
    """How many words from `place` on make one of the phrases; 0 if none does."""
    for phrase in phrases.get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 0
