"""Many short texts, looked through at once for those that hold some words: as fast as one long text is."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

Word = tuple[str, str]
"""A folded word as it was typed, and without its article."""

Rank = tuple[float, int]
"""The share of the words that lacks, then where the others stand: 0 the words alone, 1 at the beginning, 2 at
beginnings of words, 3 inside."""


class Haystack:
    """The folded texts of records, several for each, in the records' order. A text holds no line end."""

    def __init__(self, records: Iterable[Sequence[str]]) -> None:
        self._texts: list[str] = []
        self._places = array("I")
        self._count = 0
        for texts in records:
            self._texts += texts
            self._places.extend([self._count] * len(texts))
            self._count += 1
        self._whole = "\n" + "\n".join(self._texts) + "\n"
        self._starts = array("Q")
        start = 1
        for text in self._texts:
            self._starts.append(start)
            start += len(text) + 1

    def likeliest(
        self, words: Sequence[Word], most: int, share: float, wanted: Callable[[int], bool]
    ) -> list[tuple[Rank, int]]:
        """The best records by their places, best first: those with all words, then, if they are fewer than
        `most`, those with so great a share of them. It ends as soon as there are enough."""
        found: dict[int, Rank] = {}
        for kind, lines in enumerate(self._by_kind(words)):
            for line in lines:
                place = self._places[line]
                if place not in found and wanted(place):
                    found[place] = (0.0, kind)
                    if len(found) == most:
                        return [(rank, place) for place, rank in found.items()]
        ranked = [(rank, place) for place, rank in found.items()]
        if share < 1:
            ranked += self._nearly(words, share, lambda place: place not in found and wanted(place))
        return ranked[:most]

    def _by_kind(self, words: Sequence[Word]) -> Iterator[Iterator[int]]:
        """The lines with all the words, once for each place where these may stand, the best first."""
        if not words:
            yield iter(range(len(self._texts)))
            return
        whole = " ".join(word for word, _ in words)
        yield self._lines(f"\n{whole}\n")
        yield self._lines(f"\n{whole}")
        stems = [stem for _, stem in words]
        rarest = max(stems, key=len)
        yield (line for line in self._lines(rarest) if _at_words(words, self._texts[line]))
        yield self.holding(stems)

    def holding(self, stems: Sequence[str]) -> Iterator[int]:
        """The lines that hold all of these, anywhere."""
        for line in self._lines(max(stems, key=len)):
            text = self._texts[line]
            if all(stem in text for stem in stems):
                yield line

    def places(self, stems: Sequence[str]) -> list[int]:
        """The places of the records that hold all of these in one text, in their order."""
        if not stems:
            return list(range(self._count))
        return list(dict.fromkeys(self._places[line] for line in self.holding(stems)))

    def _nearly(
        self, words: Sequence[Word], share: float, wanted: Callable[[int], bool]
    ) -> list[tuple[Rank, int]]:
        # Whoever lacks few of the words has at least one of the rarest.
        lacking = int(len(words) * (1 - share) + 1e-9)
        if not lacking:
            return []
        rarest = sorted({stem for _, stem in words}, key=self._whole.count)[: lacking + 1]
        best: dict[int, Rank] = {}
        for line in sorted({line for stem in rarest for line in self._lines(stem)}):
            rank, place = rank_of(words, self._texts[line]), self._places[line]
            if rank[0] <= 1 - share and wanted(place) and rank < best.get(place, (2.0, 0)):
                best[place] = rank
        return sorted((rank, place) for place, rank in best.items())

    def _lines(self, needle: str) -> Iterator[int]:
        """The lines that hold this, each once, in their order."""
        begins = needle.startswith("\n")
        found = self._whole.find(needle)
        while found >= 0:
            line = bisect_right(self._starts, found + begins) - 1
            yield line
            found = self._whole.find(needle, self._starts[line] + len(self._texts[line]))


def rank_of(words: Sequence[Word], text: str) -> Rank:
    """How well a folded text fits the words, of which there are some."""
    missing = sum(stem not in text for _, stem in words) / len(words)
    whole = " ".join(word for word, _ in words)
    kind = 0 if text == whole else 1 if text.startswith(whole) else 2 if _at_words(words, text) else 3
    return missing, kind


def _at_words(words: Sequence[Word], text: str) -> bool:
    return all(f" {stem}" in f" {text}" or f" {word}" in f" {text}" for word, stem in words)
