"""Cuts a text into paragraphs, and a paragraph into tokens."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.suggest.model import Span, Token
from tracker.text.fold import fold

MARKS = '«»"“”„‟″〝〞＂'
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_WORD_PARTS = "\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d\u200e\u200f\u061c\u00ad\u0300-\u036f"
_TOKEN = re.compile(
    rf"\(\(|\)\)|''|``|\d+(?:[.,٫٬:/]\d+)*[%٪]?|[^\W\d_](?:[\w{_WORD_PARTS}]|[’'ʼ](?=\w))*|\.{{2,}}|\w|[^\s\w]"
)
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SHORTENED = frozenset(
    ("د أ م ا ب ج mr mrs ms dr prof sen rep gov gen col lt maj capt sgt adm rev hon st jr sr inc ltd vs no u.s").split()
) | frozenset("abcdefghijklmnopqrstuvwxyz")
"""What a full stop shortens, so that it ends no sentence."""


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
        apart = first > before and not text[before:first].strip().isprintable() or first == start
        found.append(Token(first, last, raw, folded(raw), apart=apart))
        before = last
    return found


def ends_sentence(before: list[Token], token: Token, following: Token | None) -> bool:
    """True if the token is a full stop (or ! ? …) behind which a new sentence begins."""
    if token.raw[0] not in ".!?؟…۔":
        return False
    if following is None:
        return True
    if following.start == token.end or not before:
        return False  # 3.5, U.S., an ellipsis that runs on
    last = before[-1]
    is_initial = token.raw == "." and last.word in _SHORTENED and last.end == token.start
    return not is_initial and not (len(token.raw) > 1 and following.raw[0].islower())
