"""Which part an Arabic word can play in a noun phrase that names a speaker."""

import re
from functools import lru_cache

from tracker.suggest.model import Token
from tracker.suggest.words import lexicon, parts

_VERBAL_NOUN = re.compile("است.{2,}|ا.ت..?ا.|ان..ا.|ا[^ل].ا.|ت..ي.ه?|ت.ا.ه?|.{2,}ات|.{3,}يه|م.ا.{2}ه")

POSSESSIVES = ("ته", "تها", "تهم", "ها", "هم")
OFFICES = frozenset(["role", "body", "text", "plural", "title"])
CLOSES = frozenset(["sign", "quoted", "opener", "stop", "verb"])
"""Classes that may stand right behind a complete name."""

ENDS = frozenset(["stop", "opener", "participle", "verb", "sign"])
"""Classes at which a noun phrase is over."""


def class_of(token: Token) -> str:
    """One of: sign, quoted, number, opener (أن), stop, participle, verb, title, role, body, text, plural,
    given, object, glued (a word behind ل، ب، ك), and (a word behind و), definite (behind ال), plain."""
    if token.quoted is not None:
        return "quoted"
    if not token.is_word:
        return "sign"
    kind = _class(token.word, token.raw[-1] == "ى")
    if kind in ("plain", "object") and "\u064b" in token.raw[-2:]:
        return "stop"  # an adverb or a predicate: «حزينًا»
    return kind


def kind_at(items: list[Token], at: int) -> str:
    """The class of the item at a position; behind the last one there is a sign."""
    return class_of(items[at]) if at < len(items) else "sign"


def raw_at(items: list[Token], at: int) -> str:
    """What stands at a position; behind the last item there is nothing."""
    return items[at].raw if at < len(items) else ""


@lru_cache(maxsize=1 << 16)
def _class(word: str, ends_in_alef: bool) -> str:
    if word[:1].isdigit():
        return "number"
    if not word:
        return "sign"
    return _function_word(word, ends_in_alef) or _verb(word) or _noun(word)


def _function_word(word: str, ends_in_alef: bool) -> str:
    words = lexicon()
    if word in words.complementisers:
        return "opener"
    is_name = word in words.given_names or word in words.name_links
    bare = word[1:] if word[0] in "وف" and len(word) > 2 and word[1:] in words.stops else word
    if (word in words.stops or bare in words.stops) and (ends_in_alef or not is_name):
        return "stop"
    if word in words.participles and len(word) > 4:
        return "participle"
    return "given" if is_name else ""


def _verb(word: str) -> str:
    words = lexicon()
    verb = words.verbs.get(word)
    if verb is None or word in words.given_names:
        return ""
    is_noun_too = any(
        word in listed for listed in (words.roles, words.organizations, words.texts, words.objects)
    )
    return "" if is_noun_too or (verb.is_weak and not verb.joined) else "verb"


def _noun(word: str) -> str:
    words = lexicon()
    taken = parts(word)
    if taken.preposition:
        return "glued"
    if taken.joined:
        return "and"
    if word in words.titles:
        return "title"
    for name, listed in (
        ("role", words.roles),
        ("body", words.organizations),
        ("text", words.texts),
        ("plural", words.plurals),
    ):
        if taken.bare in listed or word in listed:
            return name
    if word in words.objects:
        return "object"
    return "definite" if taken.definite else "plain"


def is_verbal_noun(word: str) -> bool:
    """True for a word shaped like a verbal noun or an abstract one: استكمال، ارتكاب، عمليات، أهلية."""
    return _VERBAL_NOUN.fullmatch(word) is not None and word not in lexicon().given_names


def begins_with_waw(word: str) -> bool:
    """True if the و of a word may be its first letter rather than «and»: «واصف»."""
    rest = parts(word)
    return not rest.definite and len(rest.bare) > 2 and _class(rest.bare, False) == "plain"


def is_adjective(word: str) -> bool:
    """True for a word that looks like a nisba: مصري، أمنية."""
    return len(word) > 3 and word.endswith(("ي", "يه")) and word not in lexicon().given_names
