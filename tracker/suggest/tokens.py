"""Cuts a text into paragraphs, and a paragraph into tokens."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tracker.suggest.model import Span, Token
from tracker.text.fold import fold
from tracker.text.words import word_lists

MARKS = '«»"“”„‟″〝〞＂'
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_CONTROLS = "\u200b-\u200f\u061c\u00ad\u202a-\u202e\u2060-\u2069\ufeff"
_VOWELS = "\u0610-\u061a\u064b-\u065f\u0670\u0640\u0300-\u036f"
_TOKEN = re.compile(
    r"\(\(|\)\)|''|``|\d+(?:[.,٫٬:/]\d+)*[%٪]?"
    rf"|[^\W\d_](?:[\w{_VOWELS}]|[{_CONTROLS}](?=\w)|[’'ʼ](?=\w))*"
    rf"|\.{{2,}}|\w|[^\s\w{_CONTROLS}]"
)
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text that hold anything but white space."""
    for line in _PARAGRAPH.finditer(text):
        if not line.group().isspace():
            yield line.span()


def is_arabic(paragraph: str) -> bool:
    """True if the paragraph is to be read by the Arabic rules: three letters in ten are enough, as Arabic
    articles quote Latin names, and English ones hardly an Arabic word."""
    arabic = len(_ARABIC.findall(paragraph))
    return arabic > 0 and arabic * 10 >= 3 * (arabic + len(_LATIN.findall(paragraph)))


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`fold` of one word, remembered: a text uses the same words again and again."""
    return fold(word)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of `text[start:end]`; white space is left out, marks of vowels stay with words.

    Invisible direction marks between words count neither as signs nor as white space.
    """
    found = []
    before = start
    for each in _TOKEN.finditer(text, start, end):
        first, last = each.span()
        raw = each.group()
        apart = first == start or any(map(str.isspace, text[before:first]))
        found.append(Token(first, last, raw, folded(raw), apart=apart))
        before = last
    return found


def ends_sentence(before: list[Token], token: Token, following: Token | None) -> bool:
    """True if the token is a full stop (or ! ? …) behind which a new sentence begins."""
    if not token.raw or token.raw[0] not in ".!?؟…۔":
        return False
    if following is None:
        return True
    if not following.apart or not before:
        return False  # 3.5, U.S., an ellipsis that runs on
    last = before[-1]
    is_initial = token.raw == "." and last.word in _shortened() and not token.apart
    return not is_initial and not (len(token.raw) > 1 and following.raw[:1].islower())


@cache
def _shortened() -> frozenset[str]:
    """What a full stop shortens, so that it ends no sentence."""
    return frozenset(map(fold, word_lists("shortened")["shortened"]))
