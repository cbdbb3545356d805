"""Reads English phrases that name a speaker: forwards from a place, or backwards from a verb."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.suggest.english_words import english_words
from tracker.suggest.model import NounPhrase, Token

_LONGEST = 14
_LINKS = frozenset(["de", "la", "van", "von", "der", "bin", "al", "el", "del", "da", "di", "le", "-"])
_GENDER = {"she": True, "he": False}


class NameReader:
    """Finds names and offices in a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def all_in(self, line: list[Token]) -> Iterator[NounPhrase]:
        """Every name of two words or more."""
        at = 0
        while at < len(line):
            last = _run_end(line, at)
            if last - at > 1:
                yield self._phrase(line, at, at, last)
            at = max(at + 1, last)

    def at(self, line: list[Token], place: int) -> NounPhrase | None:
        """The phrase that begins at `place`."""
        words = english_words()
        if place >= len(line) or not line[place].is_word:
            return None
        if line[place].word in words.pronouns:
            return self._pronoun(line, place)
        last = _run_end(line, place)
        if last > place:
            return self._with_office(line, place, last)
        end = place
        while (
            end < min(len(line), place + _LONGEST) and line[end].is_word and line[end].word not in words.stops
        ):
            if line[end].word in words.verbs and end > place:
                break
            run = _run_end(line, end)
            if run > end:
                return self._phrase(line, place, end, run)
            if line[end].word in words.joining:
                break
            end += 1
        only_article = end == place + 1 and line[place].word in words.determiners
        return self._phrase(line, place, end, end) if end > place and not only_article else None

    def before(self, line: list[Token], place: int, lowest: int = 0) -> NounPhrase | None:
        """The phrase that ends before the verb at `place`, adverbs and remarks between commas passed over."""
        words = english_words()
        end = place
        while end > lowest and line[end - 1].word in words.between:
            end -= 1
        if end > lowest and line[end - 1].word == "who":
            end -= 1
            if end > lowest and line[end - 1].raw == ",":
                end -= 1
        elif end > lowest and line[end - 1].raw in (",", "-", "—", "–", ")"):
            opened = _remark_start(line, end - 1, lowest)
            if opened is None:
                return None
            if _run_end(line, opened + 1) == end - 1 and end - opened > 2:
                return self._named_in_remark(line, opened, end - 1, lowest)
            end = opened
        return self._backwards(line, end, lowest) if end > lowest else None

    def _named_in_remark(self, line: list[Token], opened: int, last: int, lowest: int) -> NounPhrase:
        """«the mayor, Jane Doe, said»: the name stands between the commas, the office before them."""
        named = self._phrase(line, opened + 1, opened + 1, last)
        office = self._backwards(line, opened, lowest) if opened > lowest else None
        return replace(named, role=office.role) if office is not None and not office.name else named

    def _backwards(self, line: list[Token], end: int, lowest: int) -> NounPhrase | None:
        words = english_words()
        token = line[end - 1]
        if token.quoted is not None or not token.is_word:
            return None
        if token.word in words.pronouns:
            return self._pronoun(line, end - 1)
        first = end
        while first > lowest and end - first < _LONGEST and _is_part(line, first - 1):
            first -= 1
        while first < end and line[first].word in words.joining:
            first += 1
        if first == end:
            return None
        name = _run_start(line, first, end)
        if name == end and line[first].word not in words.determiners and not _is_noun(line, first, end):
            return None
        return self._phrase(line, first, name, end)

    def _pronoun(self, line: list[Token], place: int) -> NounPhrase:
        token = line[place]
        return NounPhrase(
            name="",
            role=token.raw,
            head=token.word,
            span=(token.start, token.end),
            last=place + 1,
            is_feminine=_GENDER.get(token.word),
        )

    def _with_office(self, line: list[Token], first: int, last: int) -> NounPhrase:
        """The name, and the office in apposition behind a comma: «Jane Doe, a spokeswoman for …»."""
        phrase = self._phrase(line, first, first, last)
        if last + 1 < len(line) and line[last].raw == "," and line[last + 1].word in ("a", "an", "the"):
            end = last + 1
            while end < min(len(line), last + _LONGEST) and line[end].is_word:
                end += 1
            role = self.text[line[last + 1].start : line[end - 1].end]
            return NounPhrase(
                name=phrase.name,
                role=role,
                head=phrase.head,
                span=phrase.span,
                last=end,
                is_feminine=phrase.is_feminine,
            )
        return phrase

    def _phrase(self, line: list[Token], first: int, name: int, last: int) -> NounPhrase:
        """A phrase with office `[first, name)` and name `[name, last)`; titles belong to the office."""
        words = english_words()
        start = name
        while name < last - 1 and line[name].word.rstrip(".") in words.titles:
            name += 1 if line[name + 1].raw != "." else 2
        name = min(name, last - 1) if start < last else last
        while name < last - 1 and not line[name].is_word:
            name += 1
        given = line[name].word if name < last else ""
        courtesy = {item.word for item in line[first:name]}
        feminine = True if given in words.women or courtesy & {"mrs", "ms"} else None
        if given in words.men or "mr" in courtesy:
            feminine = False
        return NounPhrase(
            name=self._slice(line, name, last),
            role=self._slice(line, first, name),
            head=line[last - 1].word,
            span=(line[first].start, line[last - 1].end),
            last=last,
            is_feminine=feminine,
        )

    def _slice(self, line: list[Token], first: int, last: int) -> str:
        if first >= last:
            return ""
        words = self.text[line[first].start : line[last - 1].end].split()
        if words and line[first].word in ("the", "a", "an") and len(words) > 1 and words[1][:1].isupper():
            words = words[1:]
        return " ".join(words).removesuffix("’s").removesuffix("'s")


def _is_capital(token: Token) -> bool:
    return token.is_word and token.raw[0].isupper() and token.word not in english_words().pronouns


def _run_end(line: list[Token], at: int) -> int:
    """Where the run of capitalised words that begins at `at` ends; `at` if there is none."""
    end = at
    while end < len(line) and _continues_run(line, at, end):
        end += 1
        if line[end - 1].raw.endswith(("’s", "'s")):
            break
    while end > at and line[end - 1].raw in (".", "-"):
        end -= 1
    return end


def _continues_run(line: list[Token], at: int, end: int) -> bool:
    token, words = line[end], english_words()
    if _is_capital(token):
        return token.word not in words.stops | words.determiners | words.between
    if end == at or end + 1 >= len(line):
        return False
    is_initial = token.raw == "." and _is_initial(line[end - 1])
    return is_initial or (token.word in _LINKS and _is_capital(line[end + 1]))


def _is_initial(token: Token) -> bool:
    return len(token.raw) <= 2 or token.word in english_words().titles


def _run_start(line: list[Token], first: int, end: int) -> int:
    """Where the run of capitalised words that ends at `end` begins, not before `first`."""
    at = end
    while at > first:
        token = line[at - 1]
        if token.raw.endswith(("’s", "'s")):
            break
        is_sign = token.raw == "." and at - 2 >= first and _is_initial(line[at - 2])
        is_link = token.word in _LINKS and at < end and at - 2 >= first and _is_capital(line[at - 2])
        if (
            not (_is_capital(token) and token.word not in english_words().determiners)
            and not is_sign
            and not is_link
        ):
            break
        at -= 1
    return at


def _is_part(line: list[Token], at: int) -> bool:
    """True if the word can stand in a speaker's phrase, read backwards from the verb."""
    token = line[at]
    words = english_words()
    if token.quoted is not None:
        return False
    if not token.is_word:
        return token.raw in ("-", "’", "'", "&") or (
            token.raw == "." and at > 0 and _is_initial(line[at - 1])
        )
    if token.word in words.stops and not _is_capital(token):
        return False
    return (
        token.word not in words.verbs
        or _is_capital(token)
        or (at > 0 and line[at - 1].word in words.determiners)
    )


def _is_noun(line: list[Token], first: int, end: int) -> bool:
    """A phrase without name or article: «officials», «campaign aides»."""
    return line[end - 1].word.endswith("s") and end - first <= 3


def _remark_start(line: list[Token], at: int, lowest: int) -> int | None:
    """The place of the comma, dash or bracket that opens the remark which the one at `at` closes."""
    opening = {")": "("}.get(line[at].raw, line[at].raw)
    for place in range(at - 1, max(lowest, at - 26) - 1, -1):
        if line[place].quoted is not None or line[place].raw in (".", "!", "?", ";"):
            return None
        if line[place].raw == opening and place > lowest:
            return place
    return None
