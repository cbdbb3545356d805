"""Finds the words that report speech in an Arabic sentence: verbs, participles, nouns, «بحسب»."""

from dataclasses import dataclass

from tracker.suggest.classes import class_of
from tracker.suggest.model import Token
from tracker.suggest.words import Verb, lexicon, parts, phrase_at

_NOT_BEHIND = frozenset(["ما", "لما", "حسبما", "وفقما", "لم", "لن", "مثلما", "بما"])
_LETS_WEAK = frozenset(
    ["كان", "كانت", "قد", "وقد", "وكان", "وكانت", "الذي", "التي", "كما", "حيث", "ان", "وهو", "وهي"]
)
_SUBJECTS = frozenset(["title", "role", "text", "body"])
_LOOKED_AHEAD = 24
_PRONOUNS = ("ها", "هم", "ه")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words `[place, last)` of a sentence that report: kind is verb, action, participle, noun, source or
    last (a source named by a pronoun)."""

    place: int
    last: int
    kind: str
    verb: Verb | None = None
    is_feminine: bool | None = None


def cues(items: list[Token]) -> list[Cue]:
    """The cues of a sentence, in order."""
    words = [item.word for item in items]
    found: list[Cue] = []
    at = 0
    while at < len(items):
        cue = _cue(items, words, at) if items[at].is_word else None
        if cue is not None:
            found.append(cue)
        at = cue.last if cue is not None else at + 1
    return found


def _cue(items: list[Token], words: list[str], at: int) -> Cue | None:
    known = lexicon()
    if length := phrase_at(known.sources_of_last, words, at):
        return Cue(at, at + length, "last")
    if length := phrase_at(known.sources, words, at) or _joined_source(words, at):
        return _source(words, at, at + length)
    verb = known.verbs.get(words[at])
    if verb is not None and verb.has_object and at and words[at - 1] == "ما":
        return Cue(at, at + 1, "action", verb, verb.is_feminine)  # «وهو ما ذكره فلان»
    if verb is not None and _is_used(items, words, at, verb):
        return Cue(at, at + 1, "verb" if verb.speaks else "action", verb, verb.is_feminine)
    if words[at] in known.participles and _is_participle(items, words[at], at):
        return Cue(at, at + 1, "participle", None, known.participles[words[at]] or None)
    if _is_noun(items, words, at):
        return Cue(at, at + 1, "noun")
    return None


def _is_participle(items: list[Token], word: str, at: int) -> bool:
    """Feminine ones are nouns as often («مطالبة»، «مذكرة»), unless a comma or a verb stands before."""
    if class_of(items[at]) != "participle":
        return False
    if not lexicon().participles[word] or word[0] == "و" or at == 0:
        return True
    return class_of(items[at - 1]) in ("sign", "quoted", "verb", "number")


def _source(words: list[str], at: int, last: int) -> Cue | None:
    """«بحسب», with the verb of «بحسب ما ذكرته الوكالة»: its subject is the source."""
    if words[last : last + 1] and words[last] in ("ما", "لما"):
        verb = lexicon().verbs.get(words[last + 1]) if last + 1 < len(words) else None
        return Cue(at, last + 2, "source") if verb is not None and verb.speaks else None
    return Cue(at, last, "source")


def _joined_source(words: list[str], at: int) -> int:
    """«وبحسب فلان», «وفقًا لفلان»: the preposition glued to what follows."""
    bare = words[at][1:] if words[at][:1] == "و" else words[at]
    return phrase_at(lexicon().sources, [bare, *words[at + 1 : at + 4]], 0) if bare != words[at] else 0


def _is_used(items: list[Token], words: list[str], at: int, verb: Verb) -> bool:
    """True if the form is used as a verb that reports somebody's words, or gives a subject, here."""
    bare = words[at][1:] if verb.joined else words[at]
    if _is_barred(items, words, at, bare) or (not verb.speaks and not _opens_sentence(items, at)):
        return False
    kind = class_of(items[at])
    following = class_of(items[at + 1]) if at + 1 < len(items) else "sign"
    if bare in lexicon().stops:  # «وبين أن», not «وبين الناس»
        return following in ("opener", "title") or (at == 0 and following in _SUBJECTS | {"given"})
    if not verb.is_weak:
        return kind == "verb" or (following in _SUBJECTS and not parts(words[at]).definite)
    if kind != "stop" and following in _SUBJECTS and (at < 3 or _leads_to_speech(items, at)):
        return True
    opens_clause = at == 0 or verb.joined or not items[at - 1].is_word or words[at - 1] in _LETS_WEAK
    return opens_clause and _leads_to_speech(items, at) and not parts(words[at]).definite


def _is_barred(items: list[Token], words: list[str], at: int, bare: str) -> bool:
    """True where the word before («لم») or behind («يُذكر أن») makes it nobody's report, or it is no verb."""
    if class_of(items[at]) not in ("verb", "plain", "role", "text", "object", "and", "stop", "body"):
        return True
    known = lexicon()
    behind = words[at + 1] if at + 1 < len(words) else ""
    is_nobodys = bare in known.impersonal and (behind in known.complementisers or behind == "الي")
    return is_nobodys or (at > 0 and words[at - 1] in _NOT_BEHIND)


def _opens_sentence(items: list[Token], at: int) -> bool:
    """True if nothing but «من جهته» or «في المحكمة» stands before a verb: it heads the sentence."""
    if at and not items[at - 1].is_word:
        return True
    return at <= 5 and not any(
        class_of(item) in ("verb", "opener", "sign") for item in items[:at] if item.raw not in "،,"
    )


def _leads_to_speech(items: list[Token], at: int) -> bool:
    for item in items[at + 1 : at + _LOOKED_AHEAD]:
        if item.quoted is not None or item.raw == ":" or class_of(item) == "opener":
            return True
    return False


def _is_noun(items: list[Token], words: list[str], at: int) -> bool:
    """«قوله», «بالتأكيد», «سؤال فلان:»."""
    known = lexicon()
    taken = parts(words[at])
    if taken.preposition == "ب" and taken.definite and taken.bare in known.nouns:
        return _leads_to_speech(items, at)
    stem = taken.bare
    for pronoun in _PRONOUNS:
        if stem.endswith(pronoun) and len(stem) > len(pronoun) + 1:
            base = stem[: -len(pronoun)]
            if base in known.nouns or base.removesuffix("ت") + "ه" in known.nouns or base[1:] in known.nouns:
                return True
    if taken.bare in known.nouns:
        ahead = items[at + 1 : at + 9]
        return any(item.raw == ":" for item in ahead)
    return False
