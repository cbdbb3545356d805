"""Folds text to the form that search compares, so that words are found as people spell them."""

import re
from unicodedata import category, normalize

# Vowel marks and Qur'anic signs, tatweel, Latin combining marks, invisible format characters.
_DELETED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u0640\u0300-\u036f"
    "\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]"
)
# Arabic presentation forms (ligatures and positional letters) and full-width ASCII.
_COMPATIBLE = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e]")

# Hamza carriers that Unicode decomposes (آ أ إ ؤ ئ) need no line here: their marks are deleted above.
_REPLACED = {
    **dict.fromkeys("ٱٲٳ", "ا"),
    **dict.fromkeys("ىیے", "ي"),
    **dict.fromkeys("ةہەھۃ", "ه"),
    **dict.fromkeys("کڪگ", "ك"),
    **dict(zip("پچڤژڨء", ["ب", "ج", "ف", "ز", "ق", ""], strict=True)),
    **{digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
    **dict.fromkeys("«»“”„", '"'),
    **dict.fromkeys("‘’‹›", "'"),
    **dict(zip("،؛؟٫٬", ",;?.,", strict=True)),
    **dict.fromkeys("–—", "-"),
}


def _folded(character: str) -> str:
    """What one character folds to, white space always to one space. Nothing in the result folds further."""
    if character.isspace():
        return " "
    if _DELETED.match(character):
        return ""
    if _COMPATIBLE.match(character):
        # Forms that stand for a mark alone decompose to a space and the mark.
        parts = normalize("NFKC", character).strip()
    else:
        parts = normalize("NFD", character.casefold())
    if parts != character:
        return "".join(map(_folded, parts))
    return _REPLACED.get(character, character)


class _Folding(dict[int, str]):
    """Code point → folded text, filled as characters are met."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = folded = _folded(chr(code_point))
        return folded


FOLDING = _Folding()

# Nearly all Arabic text is made of what `_PLAIN` and `_USUAL` hold, and a chain of `str.replace` folds that
# several times faster than `str.translate` does. Signs seen less often have a longer chain, and one
# character beyond both (a capital letter, say) sends the whole text the slow way.
_PLAIN = " -@[-~ا-غف-ي"
_USUAL = "أإآةىؤئءـ،"
_SELDOM = "«»“”–؛؟\n\u00a0\u200f" + "".join(map(chr, range(0x64B, 0x653)))  # the last are the vowel marks
_NOT_USUAL = re.compile(f"[^{_PLAIN}{_USUAL}]")
_RARE = re.compile(f"[^{_PLAIN}{_USUAL}{_SELDOM}]")
_SHORT_CHAIN = [(character, _folded(character)) for character in _USUAL]
_LONG_CHAIN = [(character, _folded(character)) for character in _USUAL + _SELDOM]


def fold(text: str) -> str:
    """The form of `text` that search and comparison use; folding twice equals folding once.

    Marks, tatweel and invisible characters go; أ إ آ ٱ become ا, ؤ و, ئ and ى ي, ة ه, and ء goes; Persian
    letters, presentation forms, digits, quotation marks and punctuation take their plain forms; Latin
    letters lose case and accents; white space becomes single spaces, none at the ends.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    unusual = _NOT_USUAL.search(text)
    if unusual and _RARE.search(text, unusual.start()):
        folded = text.translate(FOLDING)
    else:
        folded = text
        for character, replacement in _LONG_CHAIN if unusual else _SHORT_CHAIN:
            folded = folded.replace(character, replacement)
    if "  " in folded or folded[:1] == " " or folded[-1:] == " ":
        return " ".join(folded.split())
    return folded


def fold_map(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in `text` of the one it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for piece in FOLDING[ord(character)]:
            if piece != " " or (folded and folded[-1] != " "):
                folded.append(piece)
                origins.append(index)
    if folded and folded[-1] == " ":
        del folded[-1], origins[-1]
    return "".join(folded), origins


def end_with_marks(text: str, end: int) -> int:
    """`end`, moved behind the marks, tatweel and bare hamzas that stand there and fold to nothing.

    Invisible format characters are passed over, but never the last thing taken in: they belong to what
    follows as much as to what stands before.
    """
    for index in range(end, len(text)):
        if FOLDING[ord(text[index])]:
            break
        if category(text[index]) != "Cf":
            end = index + 1
    return end


class FoldedText:
    """A text that was folded once, to be searched many times."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded, self._origins = fold_map(text)

    def find(self, needle: str) -> list[tuple[int, int]]:
        """As the function `find`."""
        wanted = fold(needle)
        spans = []
        start = self._folded.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            spans.append((self._origins[start], end_with_marks(self.text, self._origins[end - 1] + 1)))
            start = self._folded.find(wanted, end)
        return spans


def find(needle: str, text: str) -> list[tuple[int, int]]:
    """Where `needle` occurs in `text` when both are folded: spans `[start, end)` of `text` itself.

    Spans do not overlap and take in the marks that follow. A needle that folds to nothing is nowhere.
    """
    wanted = fold(needle)
    if not wanted or wanted not in fold(text):
        return []
    return FoldedText(text).find(needle)
