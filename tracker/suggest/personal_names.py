"""Tells where a personal name ends."""

from tracker.suggest.classes import (
    CLOSES,
    OFFICES,
    POSSESSIVES,
    begins_with_waw,
    class_of,
    is_verbal_noun,
    kind_at,
)
from tracker.suggest.model import Token
from tracker.suggest.words import lexicon, parts

LONGEST_NAME = 6


def name_end(items: list[Token], first: int) -> int:
    """Where the name that begins at `first` ends."""
    at = first + 1
    with_article = int(parts(items[first].word).definite)
    while at < min(len(items), first + LONGEST_NAME):
        kind = class_of(items[at])
        if items[at - 1].word in lexicon().name_links and kind not in ("sign", "quoted", "number", "stop"):
            at += 1
        elif kind == "definite" or (kind in OFFICES and _is_family_name(items, at, first)):
            with_article += 1
            # «فلان بن فلان الفلاني العلاني», but «التقى فلان الفلاني العمال»
            most = 2 if at - first > 2 and not parts(items[first].word).definite else 1
            if with_article > most or not _goes_on(items, at, first):
                break
            at += 1
        elif kind == "given" or _is_plain_part(items, at, first, kind, with_article):
            at += 1
        else:
            break
    return at


def _is_plain_part(items: list[Token], at: int, first: int, kind: str, with_article: int) -> bool:
    word = items[at].word
    if with_article:
        return False
    if kind == "and":
        return (
            at == first + 1 and begins_with_waw(word) and not word.endswith(POSSESSIVES) and word[-1] != "ه"
        )
    if kind != "plain" or word.endswith(POSSESSIVES) or word in lexicon().verbs:
        return False
    if word[0] == "ب" and (is_verbal_noun(word[1:]) or word[1:] in lexicon().naming):
        return False
    return not (is_verbal_noun(word) and kind_at(items, at + 1) not in ("sign", "quoted", "opener"))


def _is_family_name(items: list[Token], at: int, first: int) -> bool:
    """«فلان القاضي:» an office in form, with nothing behind it."""
    return at == first + 1 and parts(items[at].word).definite and kind_at(items, at + 1) in CLOSES


def _goes_on(items: list[Token], at: int, first: int) -> bool:
    """True if the definite word belongs to the name: not «فلان بن فلان المولود في»."""
    word = items[at].word
    if at - first < 2:
        return not is_verbal_noun(parts(word).bare)
    if word in lexicon().adjectives:
        return False
    return not (
        word.startswith("الم") and not word.endswith("ي") and kind_at(items, at + 1) not in ("sign", "quoted")
    )
