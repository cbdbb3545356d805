"""Reads the noun phrase that names a speaker: what of it is office, what name, on both sides of a comma."""

from dataclasses import replace

from tracker.suggest.classes import CLOSES, class_of, kind_at, raw_at
from tracker.suggest.model import NounPhrase, Token
from tracker.suggest.offices import LONGEST, Segment, brackets, can_begin, segment_at
from tracker.suggest.words import lexicon, parts

LONGEST_ASIDE = 12
FARTHEST_TITLE = 6
MOST_TOGETHER = 6


def noun_phrase(items: list[Token], place: int, text: str, *, unglue: bool = False) -> NounPhrase | None:
    """The phrase that begins at `place` of a sentence, or None if nothing there can name a speaker.

    With `unglue` a و or preposition glued to its first word is taken off: «وفقًا للوزارة».
    """
    if unglue and place < len(items):
        items = [*items[:place], _unglued(items[place]), *items[place + 1 : place + 2 * LONGEST]]
    if [item.word for item in items[place : place + 2]] == ["كل", "من"]:
        return _joint(items, place + 2, text)
    if place >= len(items) or not can_begin(items, place):
        return None
    first = segment_at(items, place)
    if first.last == place:
        return None
    if kind_at(items, place) == "definite" and first.last == place + 1:
        # «المتهم الذي …، فلان»: no family name, if a name follows the relative clause.
        first = (
            replace(first, name=first.last) if _apposition(items, replace(first, name=first.last)) else first
        )
    second = _apposition(items, first) or (None if first.has_name else _titled(items, first.end))
    return _phrase(items, first, second, text)


def _joint(items: list[Token], place: int, text: str) -> NounPhrase | None:
    """Several who speak together: «قال كل من فلان، وفلان وفلان»."""
    names: list[NounPhrase] = []
    at = place
    while len(names) < MOST_TOGETHER:
        glued = kind_at(items, at) == "and"
        phrase = noun_phrase(items, at, text, unglue=glued) if names == [] or glued else None
        if phrase is None or not phrase.name:
            break
        names.append(phrase)
        at = phrase.last + (raw_at(items, phrase.last) in ("،", ","))
    if not names:
        return None
    name = "، ".join(each.name for each in names)
    span = (names[0].span[0], names[-1].span[1])
    return replace(names[0], name=name, span=span, last=names[-1].last, is_plural=len(names) > 1)


def _unglued(token: Token) -> Token:
    """The word without what is glued before it, but with its ال: «للوزارة» is «الوزارة»."""
    taken = parts(token.word)
    length = int(taken.joined) + len(taken.preposition)
    raw, word = token.raw[length:], token.word[length:]
    if taken.preposition == "ل" and taken.definite:
        raw, word = "ا" + raw, "ا" + word
    return Token(token.start + length, token.end, raw, word) if length and len(word) > 1 else token


def _apposition(items: list[Token], first: Segment) -> Segment | None:
    """What stands behind a comma and says the other half: the name for an office, the office for a name."""
    at = first.end
    if raw_at(items, at) == "(" and (length := brackets(items, at)):
        at += length
    if first.has_name and kind_at(items, at) in ("role", "title", "body"):
        return _office(items, at)
    if not first.has_name and at < len(items) and items[at].word in lexicon().relatives:
        at = next(
            (n for n in range(at, min(at + LONGEST_ASIDE, len(items))) if raw_at(items, n) in ("،", ",")), at
        )
    if raw_at(items, at) not in ("،", ","):
        return None
    kind = kind_at(items, at + 1)
    if first.has_name:
        return _office(items, at + 1) if kind in ("role", "body") else None
    if kind in ("given", "plain", "title", "definite") and can_begin(items, at + 1):
        second = segment_at(items, at + 1)
        return second if second.has_name and kind_at(items, second.end) in CLOSES else None
    return None


def _titled(items: list[Token], at: int) -> Segment | None:
    """A title and a name a few words on: «المشرفة ومعدة هذا البرنامج الدكتورة فلانة»."""
    if kind_at(items, at) != "and":
        return None
    for place in range(at, min(at + FARTHEST_TITLE, len(items))):
        kind = class_of(items[place])
        if kind in ("sign", "quoted", "opener", "verb"):
            return None
        if kind == "title":
            segment = segment_at(items, place)
            return segment if segment.has_name else None
    return None


def _office(items: list[Token], at: int) -> Segment | None:
    """The office that follows a name, as far as the next sign."""
    segment = segment_at(items, at)
    last = segment.last
    return Segment(at, last, last, last) if last > at else None


def _phrase(items: list[Token], first: Segment, second: Segment | None, text: str) -> NounPhrase:
    named = first if first.has_name else second if second is not None and second.has_name else None
    office = first if first.has_role else second if second is not None else first
    last = second.end if second is not None else first.end
    head = items[first.first]
    taken = parts(head.word)
    return NounPhrase(
        name=_slice(items, named.name, named.last, text) if named is not None else "",
        role=_slice(items, office.first, office.name, text) if office.has_role else "",
        head=taken.bare,
        span=(items[first.first].start, items[last - 1].end),
        last=last,
        is_plural=class_of(head) == "plural",
        is_feminine=head.word.endswith("ه") if named is None and class_of(head) != "plural" else None,
        is_definite=taken.definite and first.last - first.first == 1,
        is_unnamed=named is None and not taken.definite and head.word in lexicon().unnamed,
    )


def _slice(items: list[Token], first: int, last: int, text: str) -> str:
    token = items[first]
    if token.quoted is not None and last == first + 1:
        return " ".join(text[token.quoted.start : token.quoted.end].split())
    # Of an unglued word only `raw` tells how it is written.
    written = text[token.start : token.end] if token.quoted is not None else token.raw
    return " ".join((written + text[token.end : items[last - 1].end]).split())
