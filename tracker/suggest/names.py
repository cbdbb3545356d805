"""Reads the noun phrase that names a speaker: where it ends, and what of it is office, what name."""

from dataclasses import dataclass

from tracker.suggest.classes import ENDS, begins_with_waw, class_of, is_adjective, is_verbal_noun
from tracker.suggest.model import NounPhrase, Token
from tracker.suggest.words import lexicon, parts

LONGEST = 30
LONGEST_NAME = 6
LONGEST_ASIDE = 12
FARTHEST_TITLE = 6
_POSSESSIVES = ("ته", "تها", "تهم", "ها", "هم")
_OFFICES = frozenset(["role", "body", "text", "plural", "title"])
_HEADS = _OFFICES | {"definite", "given", "plain"}
_COLLECTIVE = frozenset(["text", "body", "plural"])
_CLOSES = frozenset(["sign", "quoted", "opener", "stop", "verb"])


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch without commas: office `[first, name)`, name `[name, last)`; no name if they are equal."""

    first: int
    name: int
    last: int
    end: int  # where reading goes on: behind a closing bracket, perhaps

    @property
    def has_name(self) -> bool:
        return self.name < self.last

    @property
    def has_role(self) -> bool:
        return self.first < self.name


def noun_phrase(items: list[Token], place: int, text: str, *, unglue: bool = False) -> NounPhrase | None:
    """The phrase that begins at `place` of a sentence, or None if nothing there can name a speaker.

    With `unglue` a و or preposition glued to its first word is taken off: «وفقًا للوزارة».
    """
    if unglue and place < len(items):
        items = [*items[:place], _unglued(items[place]), *items[place + 1 : place + 2 * LONGEST]]
    if place >= len(items) or not _can_begin(items, place):
        return None
    first = _segment(items, place)
    if first.last == place:
        return None
    second = _apposition(items, first) or (None if first.has_name else _titled(items, first.end))
    return _phrase(items, first, second, text)


def _unglued(token: Token) -> Token:
    """The word without what is glued before it, but with its ال: «للوزارة» is «الوزارة»."""
    taken = parts(token.word)
    length = int(taken.joined) + len(taken.preposition)
    raw, word = token.raw[length:], token.word[length:]
    if taken.preposition == "ل" and taken.definite:
        raw, word = "ا" + raw, "ا" + word
    return Token(token.start + length, token.end, raw, word) if length and len(word) > 1 else token


def _kind(items: list[Token], at: int) -> str:
    return class_of(items[at]) if at < len(items) else "sign"


def _can_begin(items: list[Token], place: int) -> bool:
    """False for what looks like the thing spoken of: «أكد أهمية الأمن»."""
    token = items[place]
    kind = class_of(token)
    if token.word in lexicon().objects:
        return False
    if kind == "and":
        return begins_with_waw(token.word)
    if kind == "quoted" and token.quoted is not None:
        is_name = token.quoted.end - token.quoted.start < 30
        return is_name and (_raw(items, place + 1) == ":" or _kind(items, place + 1) in ("role", "title"))
    if kind != "plain":
        return kind in _HEADS
    following = _kind(items, place + 1)
    if following in ("definite", "role", "body", "text", "plural", "object", "title"):
        return not (is_verbal_noun(token.word) or token.word.endswith("ه"))
    if token.raw.endswith("ه") and (is_verbal_noun(token.word[:-1]) or token.word[:-1] in lexicon().objects):
        return False  # «أعلن إفلاسه»
    return not is_verbal_noun(token.word) or following in ("plain", "given", "sign", "quoted", "opener")


# ── One stretch


class _Walk:
    """Walks from office to name; `before` is what kind of word has just been passed."""

    def __init__(self, items: list[Token], place: int) -> None:
        self.items = items
        self.place = place
        self.at = place
        self.before = ""
        self.head = class_of(items[place])
        self.is_vague = items[place].word in lexicon().unnamed or self.head in _COLLECTIVE

    def passes(self) -> bool:
        """Pass one more word of the office, or say that it is over."""
        kind = _kind(self.items, self.at)
        length, self.before = self._length(kind)
        self.at += length
        return length > 0

    def begins_name(self) -> bool:
        """True if the name begins with the word that comes next."""
        kind = _kind(self.items, self.at)
        if kind in ("and", "quoted") and self.at == self.place:
            return True
        if kind == "and" and self.before in ("definite", "title"):
            is_name = begins_with_waw(self.items[self.at].word) and not self.is_vague
            return is_name and _kind(self.items, self.at + 1) in ("plain", "given", "opener", "quoted")
        word = self.items[self.at].word
        if kind == "given" or (self.before == "title" and word in lexicon().offices_and_names):
            return self.head not in _COLLECTIVE
        if kind == "definite":
            return self.before in ("", "title") and self._is_surname()
        if kind != "plain":
            return False
        if self.before in ("", "title"):
            return True
        return not self.is_vague and self.before in ("definite", "complement") and self._looks_like_name()

    def _is_surname(self) -> bool:
        """«الفلاني» alone or behind a title; being an adjective, or with one behind it, it is an office."""
        following = _kind(self.items, self.at + 1)
        if self.items[self.at].word in lexicon().adjectives:
            return False
        return following != "definite" or self.before == "title"

    def _looks_like_name(self) -> bool:
        """False for a verbal noun with its object, a word with a pronoun, a noun behind ب."""
        word = self.items[self.at].word
        if (is_adjective(word) and self.before != "definite") or word.endswith(_POSSESSIVES):
            return False
        if word[0] == "ب" and is_verbal_noun(word[1:]):
            return False
        following = _kind(self.items, self.at + 1)
        return not is_verbal_noun(word) or following in ("plain", "given", "sign", "quoted", "opener")

    def _length(self, kind: str) -> tuple[int, str]:
        """How many words of an office to pass, and what they were; 0 at its end."""
        token = self.items[self.at] if self.at < len(self.items) else None
        begun = self.at > self.place
        if token is None or (kind == "object" and not begun):
            return 0, self.before
        if self.head == "body" and begun and self.items[self.at - 1].quoted is not None:
            return 0, self.before  # «قناة «…» المصرية»: the name is complete
        if kind == "quoted" or kind == "sign":
            return self._sign(token), "complement" if kind == "quoted" else self.before
        if self.head == "text" and begun and (length := self._issued(token, kind)):
            return length, "noun"  # «تقرير أصدرته مؤخرا الوزارة»
        if kind == "stop" and begun and token.word in lexicon().inside_roles:
            return self._inside(token), "role"
        if kind in ENDS or (begun and self.is_vague and token.word in lexicon().verbs):
            return 0, self.before
        if kind == "glued":
            return self._glued(token)
        if kind == "and":
            joins = parts(token.word).definite and self.before == "definite"
            return int(joins), "definite"
        if begun and self._is_object(token, kind):
            return 0, self.before
        return 1, self._passed(token, kind)

    def _is_object(self, token: Token, kind: str) -> bool:
        """True for what the speaker does, behind a complete office: «وجه الشيخ رسالة», «ختم الوزير كلمته»."""
        word = token.word
        if kind == "plain" and word[0] == "ب" and (is_verbal_noun(word[1:]) or word[1:] in lexicon().naming):
            return True
        if self.before not in ("definite", "complement", "adjective") or parts(word).definite:
            return False
        is_noun = kind in ("text", "object") or (kind == "plain" and is_verbal_noun(word))
        return is_noun or (kind == "plain" and word.endswith(_POSSESSIVES))

    def _sign(self, token: Token) -> int:
        if token.quoted is not None:
            is_short = token.quoted.end - token.quoted.start < 40
            return int(is_short and self.before in ("role", "body", "text", "noun", "complement", "glued"))
        return _brackets(self.items, self.at) if token.raw == "(" and self.at > self.place else 0

    def _issued(self, token: Token, kind: str) -> int:
        verb = lexicon().verbs.get(token.word)
        if verb is not None and verb.has_object:
            return 1
        return int(kind == "stop" and self.before == "noun" and token.word not in lexicon().inside_roles)

    def _glued(self, token: Token) -> tuple[int, str]:
        """«المتحدث باسم الوزارة», but not «لوكالة كذا» or «ببيان»: those tell where it was said."""
        taken, words = parts(token.word), lexicon()
        is_venue = taken.bare in words.outlets or (taken.preposition == "ب" and taken.bare in words.venues)
        if is_venue or self.at == self.place or taken.bare in words.nouns:
            return 0, self.before
        return 1, "definite" if taken.definite else "role"

    def _inside(self, token: Token) -> int:
        """A preposition within an office: «عضو اللجنة في البرلمان», never «في بيان»."""
        words = lexicon()
        following = self.items[self.at + 1] if self.at + 1 < len(self.items) else None
        if following is None or self.before == "noun":
            return 0
        kind = class_of(following)
        is_venue = not words.venues.isdisjoint((following.word, parts(following.word).bare))
        is_venue = is_venue or (kind == "plain" and is_verbal_noun(following.word))
        if is_venue or kind in ENDS or kind not in _HEADS or following.word in words.outlets:
            return 0
        return int(
            token.word == "في" or token.word == "لدي" or self.head == "plural" or self.before == "role"
        )

    def _passed(self, token: Token, kind: str) -> str:
        """What a word of an office counts as for the words behind it."""
        if kind == "title":
            return "title"
        if parts(token.word).definite or kind == "definite":
            return "definite"
        if kind in ("plain", "given", "number"):
            is_more = is_adjective(token.word) or self.before == "adjective"
            return "adjective" if is_more else "complement"
        return kind


def _segment(items: list[Token], place: int) -> _Segment:
    walk = _Walk(items, place)
    while walk.at - place < LONGEST and walk.at < len(items):
        if walk.begins_name():
            last = _name_end(items, walk.at)
            return _Segment(place, walk.at, last, last)
        if (
            items[walk.at].raw == "("
            and walk.before == "definite"
            and (name := _name_in_brackets(items, walk.at))
        ):
            return _Segment(place, *name, name[1] + 1)
        if not walk.passes():
            break
    return _Segment(place, walk.at, walk.at, walk.at)


def _brackets(items: list[Token], at: int) -> int:
    """The length of a short remark in brackets, 0 if it is none: «(49 عامًا)»."""
    for end in range(at + 1, min(at + 7, len(items))):
        if items[end].raw == ")":
            return end - at + 1
    return 0


def _name_in_brackets(items: list[Token], at: int) -> tuple[int, int] | None:
    """«الشاب الألماني (فلان)»: the places of the name."""
    length = _brackets(items, at)
    inside = items[at + 1 : at + length - 1]
    is_name = 0 < len(inside) <= 3 and all(class_of(each) in ("plain", "given") for each in inside)
    return (at + 1, at + length - 1) if is_name else None


# ── The name


def _name_end(items: list[Token], first: int) -> int:
    """Where the name that begins at `first` ends."""
    at = first + 1
    with_article = int(parts(items[first].word).definite)
    while at < min(len(items), first + LONGEST_NAME):
        kind = class_of(items[at])
        if items[at - 1].word in lexicon().name_links and kind not in ("sign", "quoted", "number", "stop"):
            at += 1
        elif kind == "definite" or (kind in _OFFICES and _is_family_name(items, at, first)):
            with_article += 1
            if with_article > 2 or not _goes_on(items, at, first):
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
            at == first + 1 and begins_with_waw(word) and not word.endswith(_POSSESSIVES) and word[-1] != "ه"
        )
    if kind != "plain" or word.endswith(_POSSESSIVES):
        return False
    if word[0] == "ب" and (is_verbal_noun(word[1:]) or word[1:] in lexicon().naming):
        return False
    return not (is_verbal_noun(word) and _kind(items, at + 1) not in ("sign", "quoted", "opener"))


def _is_family_name(items: list[Token], at: int, first: int) -> bool:
    """«إسلام القاضي:» an office in form, with nothing behind it."""
    return at == first + 1 and parts(items[at].word).definite and _kind(items, at + 1) in _CLOSES


def _goes_on(items: list[Token], at: int, first: int) -> bool:
    """True if the definite word belongs to the name: not «فلان بن فلان المولود في», «فلان الفلاني الأمريكي»."""
    word = items[at].word
    if at - first < 2:
        return not is_verbal_noun(parts(word).bare)
    if word in lexicon().adjectives:
        return False
    return not (
        word.startswith("الم") and not word.endswith("ي") and _kind(items, at + 1) not in ("sign", "quoted")
    )


# ── Both halves


def _apposition(items: list[Token], first: _Segment) -> _Segment | None:
    """What stands behind a comma and says the other half: the name for an office, the office for a name."""
    at = first.end
    if _raw(items, at) == "(" and (length := _brackets(items, at)):
        at += length
    if first.has_name and _kind(items, at) in ("role", "title", "body"):
        return _office(items, at)
    if not first.has_name and at < len(items) and items[at].word in lexicon().relatives:
        at = next(
            (n for n in range(at, min(at + LONGEST_ASIDE, len(items))) if _raw(items, n) in ("،", ",")), at
        )
    if _raw(items, at) not in ("،", ","):
        return None
    kind = _kind(items, at + 1)
    if first.has_name:
        return _office(items, at + 1) if kind in ("role", "body") else None
    if kind in ("given", "plain", "title", "definite") and _can_begin(items, at + 1):
        second = _segment(items, at + 1)
        return second if second.has_name and _kind(items, second.end) in _CLOSES else None
    return None


def _titled(items: list[Token], at: int) -> _Segment | None:
    """A title and a name a few words on: «المشرفة ومعدة هذا البرنامج الدكتورة فلانة»."""
    if _kind(items, at) != "and":
        return None
    for place in range(at, min(at + FARTHEST_TITLE, len(items))):
        kind = class_of(items[place])
        if kind in ("sign", "quoted", "opener", "verb"):
            return None
        if kind == "title":
            segment = _segment(items, place)
            return segment if segment.has_name else None
    return None


def _raw(items: list[Token], at: int) -> str:
    return items[at].raw if at < len(items) else ""


def _office(items: list[Token], at: int) -> _Segment | None:
    """The office that follows a name, as far as the next sign."""
    segment = _segment(items, at)
    last = segment.last
    return _Segment(at, last, last, last) if last > at else None


def _phrase(items: list[Token], first: _Segment, second: _Segment | None, text: str) -> NounPhrase:
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
        is_text=taken.bare in lexicon().texts,
        is_unnamed=named is None and not taken.definite and head.word in lexicon().unnamed,
    )


def _slice(items: list[Token], first: int, last: int, text: str) -> str:
    token = items[first]
    if token.quoted is not None and last == first + 1:
        return " ".join(text[token.quoted.start : token.quoted.end].split())
    # Of an unglued word only `raw` tells how it is written.
    written = text[token.start : token.end] if token.quoted is not None else token.raw
    return " ".join((written + text[token.end : items[last - 1].end]).split())
