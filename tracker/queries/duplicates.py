"""Speakers who may be one: those whom a name resembles, and likely pairs among all.

Names are compared in memory, since no index of SQLite knows how they sound. What is needed for that is read
once for each open project, and brought up to date from the history before every answer.
"""

import heapq
import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from weakref import WeakKeyDictionary

from peewee import Node, fn

from tracker.db import Project
from tracker.models import Action, Change, RejectedPair, Speaker, SpeakerAlias
from tracker.records import SpeakerKind
from tracker.text.names import name_key
from tracker.text.similar_names import PROPOSED, Likeness, NameDifference, blocks, compare_keys
from tracker.text.sounds import may_be_alike

MOST_COMPARED = 400
"""Speakers that one name is compared with: those who share most of its words, rare ones first."""

MOST_SHARING = 60
"""Where more speakers than this share two words, the two are no sign of one person: they are passed over."""

MOST_READ_AGAIN = 500


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A speaker whom a name resembles, under `name`, the one they bear everywhere."""

    speaker_id: int
    name: str
    score: float
    is_sure: bool
    reason: NameDifference


@dataclass(frozen=True, slots=True)
class Pair:
    """Two speakers who may be one, the smaller id first."""

    speaker_id: int
    other_id: int
    score: float
    is_sure: bool
    reason: NameDifference


def resembling(
    project: Project, name: str, latin_name: str = "", *, besides: int = 0, limit: int = 8
) -> tuple[Resemblance, ...]:
    """The speakers whom a name resembles, the likeliest first; aliases and Latin names count as names.

    Merged and unnamed speakers are never among them, nor is `besides`. It is a reason to ask, never one to
    take the one for the other.
    """
    keys = [key for key in dict.fromkeys((name_key(name), name_key(latin_name))) if key]
    with project.reading():
        known = _known(project)
        found = [
            (speaker_id, _best(keys, names))
            for speaker_id, names in known.sharing_words(keys)
            if speaker_id != besides and _may_be_one(keys, names)
        ]
        likely = [each for each in found if each[1].score >= PROPOSED]
        likely.sort(key=lambda each: (not each[1].is_sure, -each[1].score, each[0]))
        likely = likely[:limit]
        query = Speaker.select(Speaker.id, Speaker.name).where(Speaker.id.in_([each[0] for each in likely]))
        bear = dict(project.rows(query))
    return tuple(
        Resemblance(speaker_id, bear[speaker_id], best.score, best.is_sure, best.reason)
        for speaker_id, best in likely
    )


def prepare(project: Project) -> None:
    """Read what `resembling` needs, so that its first answer comes as fast as any: a quarter of a second
    for 20,000 speakers, which is for a thread that does not draw."""
    with project.reading():
        _known(project)


def pairs(project: Project, limit: int | None = None) -> tuple[Pair, ...]:
    """Pairs of speakers who may be one, the likeliest first, without those an editor rejected.

    What was rejected of a speaker holds for whoever they were merged into. With tens of thousands of
    speakers it takes a second or two: not for the thread that draws.
    """
    with project.reading():
        names, kinds = _known(project).all()
        rejected = rejected_pairs(project)
    found = []
    for one, other in _likely_pairs(names) - rejected:
        if kinds[one] == kinds[other] and _may_be_one(names[one], names[other]):
            best = _best(names[one], names[other])
            if best.score >= PROPOSED:
                found.append(Pair(one, other, best.score, best.is_sure, best.reason))
    found.sort(key=lambda each: (not each.is_sure, -each.score, each.speaker_id, each.other_id))
    return tuple(found[:limit])


def rejected_pairs(project: Project) -> set[tuple[int, int]]:
    """The pairs that an editor said are two, the smaller id first, merged speakers followed."""
    merged = Speaker.select(Speaker.id, Speaker.merged_into).where(Speaker.merged_into.is_null(False))
    with project.reading():
        into = dict(project.rows(merged))
        found = project.rows(RejectedPair.select(RejectedPair.speaker, RejectedPair.other))
    now = [(_last(into, one), _last(into, other)) for one, other in found]
    return {(min(pair), max(pair)) for pair in now}


def _last(into: dict[int, int], speaker_id: int) -> int:
    while speaker_id in into:
        speaker_id = into[speaker_id]
    return speaker_id


def _may_be_one(names: Sequence[str], others: Sequence[str]) -> bool:
    """False for those who need not be compared."""
    return any(may_be_alike(blocks(name), blocks(each)) for name in names for each in others)


def _best(names: Sequence[str], others: Sequence[str]) -> Likeness:
    """How alike the two are under the names that are most alike."""
    compared = [compare_keys(name, other) for name in names for other in others]
    return max(compared, key=lambda each: (each.is_sure, each.score))


@dataclass(slots=True)
class _Known:
    """All named speakers: their kinds, the keys of their names, and who has a word that sounds so."""

    until_action: int | None = None
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    by_word: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, speaker_id: int, kind: str, names: tuple[str, ...]) -> None:
        self.names[speaker_id], self.kinds[speaker_id] = names, kind
        for word in self._words(names):
            self.by_word[word].add(speaker_id)

    def drop(self, speaker_id: int) -> None:
        self.kinds.pop(speaker_id, None)
        for word in self._words(self.names.pop(speaker_id, ())):
            self.by_word[word].discard(speaker_id)

    @staticmethod
    def _words(names: Iterable[str]) -> set[str]:
        return {word for name in names for word in blocks(name)}

    def sharing_words(self, names: Iterable[str]) -> list[tuple[int, tuple[str, ...]]]:
        """Those who share words with one of the names, as many as are worth comparing, with their names."""
        weight: defaultdict[int, float] = defaultdict(float)
        with self.lock:
            for word in self._words(names):
                sharing = self.by_word.get(word, set())
                for speaker_id in sharing:
                    weight[speaker_id] += 1 / len(sharing)
            likeliest = heapq.nlargest(MOST_COMPARED, weight, key=lambda each: (weight[each], each))
            return [(speaker_id, self.names[speaker_id]) for speaker_id in likeliest]

    def all(self) -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
        """The names and the kinds of all speakers, as they are at this moment."""
        with self.lock:
            return dict(self.names), dict(self.kinds)


def _likely_pairs(names_of: Mapping[int, tuple[str, ...]]) -> set[tuple[int, int]]:
    """Pairs who share two words of a name, the only one, or a whole name."""
    sharing: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for speaker_id, names in names_of.items():
        for name in names:
            words = sorted(set(blocks(name)))
            for shared in combinations(words, 2) if len(words) > 1 else [tuple(words)]:
                sharing[shared].add(speaker_id)
            sharing["=", name.replace(" ", "")].add(speaker_id)
    return {
        pair
        for shared, ids in sharing.items()
        if shared[0] == "=" or len(ids) <= MOST_SHARING
        for pair in combinations(sorted(ids), 2)
    }


_KNOWN: WeakKeyDictionary[Project, _Known] = WeakKeyDictionary()
_FIRST = threading.Lock()


def _known(project: Project) -> _Known:
    """The project's speakers as they are now."""
    with _FIRST:
        known = _KNOWN.setdefault(project, _Known())
    with known.lock:
        ((newest,),) = project.rows(Action.select(fn.COALESCE(fn.MAX(Action.id), 0)))
        if newest != known.until_action:
            changed = _changed_since(project, known.until_action)
            for speaker_id in list(known.names) if changed is None else changed:
                known.drop(speaker_id)
            _read(project, known, Speaker.id.is_null(False) if changed is None else Speaker.id.in_(changed))
        known.until_action = newest
    return known


def _changed_since(project: Project, action_id: int | None) -> list[int] | None:
    """Whose names may have changed since that step; None if they are so many that all are read again."""
    if action_id is None:
        return None
    query = Change.select(Change.entity, Change.row_id, Change.last_id, Change.before).where(
        (Change.action > action_id) & Change.entity.in_(("speaker", "speaker_alias"))
    )
    ids: dict[str, set[int]] = {"speaker": set(), "speaker_alias": set()}
    for entity, first_id, last_id, before in project.rows(query):
        ids[entity].update(range(first_id, (last_id or first_id) + 1))
        if entity == "speaker_alias" and before and "speaker_id" in json.loads(before):
            ids["speaker"].add(json.loads(before)["speaker_id"])  # whose alias it was before a merge
    if sum(map(len, ids.values())) > MOST_READ_AGAIN:
        return None
    of = SpeakerAlias.select(SpeakerAlias.speaker).where(SpeakerAlias.id.in_(ids["speaker_alias"]))
    return sorted(ids["speaker"].union(speaker_id for (speaker_id,) in project.rows(of)))


def _read(project: Project, known: _Known, which: Node) -> None:
    others: defaultdict[int, list[str]] = defaultdict(list)
    aliases = SpeakerAlias.select(SpeakerAlias.speaker, SpeakerAlias.name_key).join(Speaker)
    for speaker_id, key in project.rows(aliases.where(SpeakerAlias.deleted_at.is_null() & which)):
        others[speaker_id].append(key)
    for speaker_id, kind, *keys in _speakers(project, which):
        names = tuple(key for key in dict.fromkeys((*keys, *others[speaker_id])) if key)
        if names:
            known.put(speaker_id, kind, names)


def _speakers(project: Project, which: Node) -> Iterator[tuple[int, str, str, str]]:
    columns = (Speaker.id, Speaker.kind, Speaker.name_key, Speaker.latin_key)
    there = Speaker.deleted_at.is_null() & Speaker.merged_into.is_null()
    named = Speaker.kind != SpeakerKind.UNNAMED.value
    yield from project.rows(Speaker.select(*columns).where(there & named & which))
