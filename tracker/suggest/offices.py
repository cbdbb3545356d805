"""Walks through one stretch of a noun phrase without commas, from the office to where the name begins."""

from dataclasses import dataclass

from tracker.suggest.classes import (
    ENDS,
    OFFICES,
    POSSESSIVES,
    begins_with_waw,
    class_of,
    is_adjective,
    is_verbal_noun,
    kind_at,
    raw_at,
)
from tracker.suggest.model import Token
from tracker.suggest.personal_names import name_end
from tracker.suggest.words import lexicon, parts

LONGEST = 30
_HEADS = OFFICES | {"definite", "given", "plain"}
_COLLECTIVE = frozenset(["text", "body", "plural"])


@dataclass(frozen=True, slots=True)
class Segment:
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


def can_begin(items: list[Token], place: int) -> bool:
    """False for what looks like the thing spoken of: «أكد أهمية الأمن»."""
    token = items[place]
    kind = class_of(token)
    bare = parts(token.word).bare
    if token.word in lexicon().objects or bare in lexicon().nouns:
        return False
    if kind == "definite" and is_verbal_noun(bare):
        return False  # «الإنفاق», «الاستقرار»
    if kind == "and":
        return begins_with_waw(token.word)
    if kind == "quoted" and token.quoted is not None:
        is_name = token.quoted.end - token.quoted.start < 30
        return is_name and (raw_at(items, place + 1) == ":" or kind_at(items, place + 1) in ("role", "title"))
    if kind != "plain":
        return kind in _HEADS
    following = kind_at(items, place + 1)
    if following in ("definite", "role", "body", "text", "plural", "object", "title"):
        return not (is_verbal_noun(token.word) or token.word.endswith("ه"))
    if token.raw.endswith("ه") and (is_verbal_noun(token.word[:-1]) or token.word[:-1] in lexicon().objects):
        return False  # «أعلن إفلاسه»
    return not is_verbal_noun(token.word) or following in ("given", "sign", "quoted", "opener")


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
        kind = kind_at(self.items, self.at)
        length, self.before = self._length(kind)
        self.at += length
        return length > 0

    def begins_name(self) -> bool:
        """True if the name begins with the word that comes next."""
        kind = kind_at(self.items, self.at)
        if kind in ("and", "quoted") and self.at == self.place:
            return True
        if kind == "and" and self.before in ("definite", "title"):
            is_name = begins_with_waw(self.items[self.at].word) and not self.is_vague
            return is_name and kind_at(self.items, self.at + 1) in ("plain", "given", "opener", "quoted")
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
        following = kind_at(self.items, self.at + 1)
        if self.items[self.at].word in lexicon().adjectives:
            return False
        return following != "given" and (following != "definite" or self.before == "title")

    def _looks_like_name(self) -> bool:
        """False for a verbal noun with its object, a word with a pronoun, a noun behind ب."""
        word = self.items[self.at].word
        if (is_adjective(word) and self.before != "definite") or word.endswith(POSSESSIVES):
            return False
        if word[0] == "ب" and is_verbal_noun(word[1:]):
            return False
        following = kind_at(self.items, self.at + 1)
        return not is_verbal_noun(word) or following in ("plain", "given", "sign", "quoted", "opener")

    def _length(self, kind: str) -> tuple[int, str]:
        """How many words of an office to pass, and what they were; 0 at its end."""
        if self.at >= len(self.items):
            return 0, self.before
        token = self.items[self.at]
        if kind in ("quoted", "sign"):
            return self._sign(token), "complement" if kind == "quoted" else self.before
        if self.at == self.place:
            is_head = kind not in ENDS and kind not in ("object", "glued", "and")
            return int(is_head), self._passed(token, kind)
        if self.head == "text" and (length := self._issued(token, kind)):
            return length, "noun"  # «تقرير أصدرته مؤخرا الوزارة»
        if kind == "stop" and token.word in lexicon().inside_roles:
            return self._inside(token), "role"
        if self._is_over(token, kind):
            return 0, self.before
        if kind == "glued":
            return 1, "definite" if parts(token.word).definite else "role"
        return 1, "definite" if kind == "and" else self._passed(token, kind)

    def _is_over(self, token: Token, kind: str) -> bool:
        """True at the end of an office."""
        if kind in ENDS or (self.is_vague and token.word in lexicon().verbs):
            return True
        if self.head == "body" and self.items[self.at - 1].quoted is not None:
            return True  # «قناة «…» المصرية»: the name is complete
        if kind == "glued":
            return self._is_venue(token)
        if kind == "and":
            return not parts(token.word).definite or self.before != "definite"
        return self._is_object(token, kind)

    def _is_object(self, token: Token, kind: str) -> bool:
        """True for what the speaker does, behind a complete office: «وجه الشيخ رسالة», «ختم الوزير كلمته»."""
        word = token.word
        if kind == "plain" and word[0] == "ب" and (is_verbal_noun(word[1:]) or word[1:] in lexicon().naming):
            return True
        if self.before not in ("definite", "complement", "adjective") or parts(word).definite:
            return False
        is_noun = kind in ("text", "object") or (kind == "plain" and is_verbal_noun(word))
        return is_noun or (kind == "plain" and word.endswith(POSSESSIVES))

    def _sign(self, token: Token) -> int:
        if token.quoted is not None:
            is_short = token.quoted.end - token.quoted.start < 40
            return int(is_short and self.before in ("role", "body", "text", "noun", "complement", "glued"))
        return brackets(self.items, self.at) if token.raw == "(" and self.at > self.place else 0

    def _issued(self, token: Token, kind: str) -> int:
        verb = lexicon().verbs.get(token.word)
        if verb is not None and verb.has_object:
            return 1
        return int(kind == "stop" and self.before == "noun" and token.word not in lexicon().inside_roles)

    def _is_venue(self, token: Token) -> bool:
        """True for «لوكالة كذا» and «ببيان», which tell where it was said, unlike «باسم الوزارة»."""
        taken, words = parts(token.word), lexicon()
        is_text = taken.preposition == "ب" and taken.bare in words.venues
        return taken.bare in words.outlets or is_text or taken.bare in words.nouns

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


def segment_at(items: list[Token], place: int) -> Segment:
    walk = _Walk(items, place)
    while walk.at - place < LONGEST and walk.at < len(items):
        if walk.begins_name():
            last = name_end(items, walk.at)
            return Segment(place, walk.at, last, last)
        if (
            items[walk.at].raw == "("
            and walk.before == "definite"
            and (name := _name_in_brackets(items, walk.at))
        ):
            return Segment(place, *name, name[1] + 1)
        if not walk.passes():
            break
    return Segment(place, walk.at, walk.at, walk.at)


def brackets(items: list[Token], at: int) -> int:
    """The length of a short remark in brackets, 0 if it is none: «(49 عامًا)»."""
    for end in range(at + 1, min(at + 7, len(items))):
        if items[end].raw == ")":
            return end - at + 1
    return 0


def _name_in_brackets(items: list[Token], at: int) -> tuple[int, int] | None:
    """«الشاب الألماني (فلان)»: the places of the name."""
    length = brackets(items, at)
    inside = items[at + 1 : at + length - 1]
    is_name = 0 < len(inside) <= 3 and all(class_of(each) in ("plain", "given") for each in inside)
    return (at + 1, at + length - 1) if is_name else None
