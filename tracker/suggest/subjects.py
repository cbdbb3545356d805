"""Finds whose words a report gives: the noun phrase behind a verb, before it, or behind «بحسب» and «عن»."""

from tracker.suggest.classes import class_of
from tracker.suggest.cues import Cue
from tracker.suggest.model import NounPhrase, Token
from tracker.suggest.names import noun_phrase
from tracker.suggest.words import lexicon, parts, phrase_at

_FARTHEST_BEFORE = 30
_FARTHEST_CARRIED = 14
_BEFORE_SUBJECTS = frozenset(
    [
        "كان",
        "وكان",
        "كانت",
        "وكانت",
        "لكن",
        "ولكن",
        "حيث",
        "فيما",
        "بينما",
        "ان",
        "بان",
        "وقد",
        "كما",
        "اذ",
        "غير",
    ]
)
_BETWEEN = frozenset(["قد", "الذي", "التي", "ايضا", "كان", "كانت", "الذين", "اللذين"])
_PERSONAL = frozenset(["role", "title", "text", "given"])


def behind(sentence: list[Token], cue: Cue, text: str, *, others_spoke: bool) -> NounPhrase | None:
    """The subject behind a verb, or the source behind «بحسب»; words like «بدوره» may stand between.

    `others_spoke` tells that somebody is there whose words «وطالب الحكومة» can be.
    """
    if cue.verb is not None and cue.verb.is_plural and not cue.verb.is_present:
        return None
    at = without_fillers(sentence, cue.last)
    phrase = _subject(sentence, at, cue, text, others_spoke=others_spoke)
    if phrase is None and at < len(sentence) and (beyond := _beyond_venue(sentence, at)):
        phrase = _subject(sentence, beyond, cue, text, others_spoke=others_spoke)
    return phrase


def carried(sentence: list[Token], cue: Cue, text: str) -> NounPhrase | None:
    """Who is behind «نقلت الوكالة عن …»، «جاء في …»."""
    preposition = cue.verb.carries if cue.verb is not None else ""
    for at in range(cue.last, min(cue.last + _FARTHEST_CARRIED, len(sentence) - 1)):
        if sentence[at].word == preposition or (
            sentence[at].word == "لسان" and sentence[at - 1].raw == "على"
        ):
            phrase = noun_phrase(sentence, at + 1, text)
            if phrase is not None:
                return phrase
    return None


def of_noun(sentence: list[Token], cue: Cue, text: str) -> NounPhrase | None:
    """Whose question or answer it is: «سؤال فلان:»."""
    taken = parts(sentence[cue.place].word)
    is_bare = taken.bare in lexicon().nouns and not taken.definite
    return noun_phrase(sentence, cue.last, text) if is_bare else None


def opening(sentence: list[Token], text: str) -> NounPhrase | None:
    """The subject of a sentence that begins with any other verb: «قدمت فلانة العزاء، قائلة …»."""
    if len(sentence) < 2 or class_of(sentence[0]) not in ("plain", "and", "verb"):
        return None
    if sentence[0].word.endswith("ه") or class_of(sentence[1]) not in (
        "title",
        "role",
        "given",
        "plain",
        "definite",
    ):
        return None
    return noun_phrase(sentence, 1, text)


def before(sentence: list[Token], cue: Cue, text: str) -> NounPhrase | None:
    """The subject before a verb: «كان فلان قد قال», «فلان يقول», «فلان الذي قال»."""
    if sentence[0].word in ("اما", "واما") and 1 < cue.place < _FARTHEST_BEFORE:
        return noun_phrase(sentence, 1, text)  # «أما فلان فقال»
    if cue.place == 0 or (cue.verb is not None and cue.verb.joined):
        return None
    for at in range(max(0, cue.place - _FARTHEST_BEFORE), cue.place):
        may_begin = at == 0 or not sentence[at - 1].is_word or sentence[at - 1].word in _BEFORE_SUBJECTS
        if not may_begin or class_of(sentence[at]) in ("sign", "stop", "verb", "opener"):
            continue
        phrase = noun_phrase(sentence, at, text)
        if phrase is not None and phrase.last <= cue.place and _leads_to(sentence, phrase.last, cue.place):
            return phrase
    return None


def _leads_to(sentence: list[Token], at: int, place: int) -> bool:
    """True if nothing but «قد», «الذي» or a comma and one of these stands between."""
    between = [item.word for item in sentence[at:place]]
    if between and between[0] == ",":
        del between[0]
        if not between:
            return class_of(sentence[at - 1]) != "definite" or at > 2
    return len(between) < 4 and _BETWEEN.issuperset(between)


def _subject(sentence: list[Token], at: int, cue: Cue, text: str, *, others_spoke: bool) -> NounPhrase | None:
    phrase = noun_phrase(sentence, at, text, unglue=cue.kind == "source")
    verb = cue.verb
    if phrase is None or verb is None:
        return phrase
    kind = class_of(sentence[at])
    if not phrase.name and kind == "plain":
        return None
    if verb.addresses and verb.joined and others_spoke and _is_addressed(sentence, phrase, kind, cue):
        return None
    is_thing = phrase.is_feminine and kind in ("definite", "plain", "body") and not phrase.is_plural
    return None if is_thing and not verb.is_feminine and not verb.is_plural else phrase


def _is_addressed(sentence: list[Token], phrase: NounPhrase, kind: str, cue: Cue) -> bool:
    """True if the phrase is whom the speaker addresses, not the speaker: no second one follows."""
    if (phrase.name and phrase.role) or kind in _PERSONAL:
        return False
    agrees = cue.verb is not None and cue.verb.is_feminine and phrase.is_feminine
    follows = class_of(sentence[phrase.last]) if phrase.last < len(sentence) else "sign"
    return not agrees and follows not in ("definite", "body", "plural")


def _beyond_venue(sentence: list[Token], at: int) -> int:
    """Where the subject may stand behind «لصحيفة «…»» or «لـ«…»», 0 if there is no such thing."""
    token = sentence[at]
    taken = parts(token.word)
    if token.word == "ل" and at + 1 < len(sentence) and sentence[at + 1].quoted is not None:
        return at + 2
    if taken.preposition == "ل" and taken.bare in lexicon().outlets:
        for place in range(at + 1, min(at + 4, len(sentence))):
            if sentence[place].quoted is not None:
                return place + 1
    return 0


def without_fillers(sentence: list[Token], at: int) -> int:
    """The place behind words like «بدوره» and «من جهته,» that begin at `at`."""
    words = [item.word for item in sentence[at : at + 8]]
    passed = 0
    while passed < len(words) and (length := phrase_at(lexicon().fillers, words, passed)):
        passed += length
        if passed < len(words) and words[passed] == ",":
            passed += 1
    return at + passed


def venue(sentence: list[Token], at: int, text: str) -> str:
    """To which outlet it was said, by the words before place `at`: «لموقع …», «لـ«…»»; empty for none."""
    for place in range(max(0, at - 16), at):
        token = sentence[place]
        taken = parts(token.word)
        if taken.preposition == "ل" and taken.bare in lexicon().outlets:
            start = token.start if taken.definite else token.start + 1 + taken.joined
            return text[start : sentence[_outlet_end(sentence, place, at) - 1].end]
        if token.word == "ل" and place + 1 < at and (name := sentence[place + 1].quoted) is not None:
            return text[name.start : name.end]
    return ""


def _outlet_end(sentence: list[Token], place: int, at: int) -> int:
    end = place + 1
    if end < at and sentence[end].raw == "(":
        return next((n + 1 for n in range(end, min(end + 6, at)) if sentence[n].raw == ")"), end)
    parts_of_name = ("plain", "definite", "given", "quoted", "body")
    while end < min(at, place + 5) and class_of(sentence[end]) in parts_of_name:
        end += 1
    return end
