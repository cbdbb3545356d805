"""Speakers: lists, and who is meant by a name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from peewee import JOIN, SQL, Node, fn

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Link, Quote, Source, Speaker, SpeakerAlias, SpeakerRole
from tracker.queries import claims, stored
from tracker.records import Balance, ClaimFilter, ClaimRow, SpeakerKind, SpeakerRow
from tracker.records import Speaker as SpeakerRecord
from tracker.records import SpeakerAlias as AliasRecord
from tracker.records import SpeakerRole as RoleRecord
from tracker.search.words import split
from tracker.text import dates
from tracker.text.fold import fold
from tracker.text.names import name_key, words_fit

BATCH = 5000
"""Speakers that are read together."""

MOST_NEAR = 5
"""Names that a refusal proposes at most."""

_COLUMNS = stored.columns(Speaker, stored.record_columns(ENTITIES["speaker"]))


def get(project: Project, speaker_id: int) -> SpeakerRecord:
    """The speaker with this id, trashed ones included; `InputRefused` if there is none."""
    speaker: SpeakerRecord = stored.get(project, "speaker", speaker_id)
    return speaker


def role(project: Project, role_id: int) -> RoleRecord:
    """The role with this id, trashed ones included; `InputRefused` if there is none."""
    found: RoleRecord = stored.get(project, "speaker_role", role_id)
    return found


def aliases(project: Project, speaker_id: int) -> list[AliasRecord]:
    """The speaker's other names, in the order they were added."""
    return _parts(project, SpeakerAlias, "speaker_alias", SpeakerAlias.speaker == speaker_id)


def roles(project: Project, speaker_id: int) -> list[RoleRecord]:
    """The speaker's roles, in the order they were added."""
    return _parts(project, SpeakerRole, "speaker_role", SpeakerRole.speaker == speaker_id)


def _parts(project: Project, table: Any, entity: str, *conditions: Node) -> list[Any]:
    names = stored.record_columns(ENTITIES[entity])
    query = table.select(*stored.columns(table, names)).where(table.deleted_at.is_null(), *conditions)
    with project.connected():
        found = project.rows(query.order_by(table.id))
    return [stored.record(ENTITIES[entity], values) for values in found]


def _by_speaker(
    project: Project, table: Any, entity: str, speaker_ids: Sequence[int]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for part in _parts(project, table, entity, table.speaker.in_(speaker_ids)):
        found.setdefault(part.speaker_id, []).append(part)
    return found


def of_source(project: Project, source_id: int) -> list[SpeakerRecord]:
    """The unnamed speakers who belong to a source, in the order they were added."""
    query = Speaker.select(*_COLUMNS).where((Speaker.source == source_id) & Speaker.deleted_at.is_null())
    with project.connected():
        found = project.rows(query.order_by(Speaker.id))
    return [stored.record(ENTITIES["speaker"], values) for values in found]


def role_on(project: Project, speaker_id: int, said_on: str) -> str:
    """The title the speaker held at that (partial, perhaps unknown) date, or "" unless it was just one."""
    said = dates.interval(said_on) if said_on else None
    titles = {role.title for role in roles(project, speaker_id) if role.title and _was_held(role, said)}
    return titles.pop() if len(titles) == 1 else ""


def _was_held(role: RoleRecord, said: dates.PartialDate | None) -> bool:
    if said is None:
        return not (role.from_on or role.until_on)
    begun = not role.from_on or dates.interval(role.from_on).first_day <= said.last_day
    not_over = not role.until_on or dates.interval(role.until_on).last_day >= said.first_day
    return begun and not_over


def merged_into(project: Project) -> dict[int, int]:
    """Of each speaker who was merged into another, who they are now."""
    query = Speaker.select(Speaker.id, Speaker.merged_into).where(Speaker.merged_into.is_null(False))
    with project.connected():
        into: dict[int, int] = dict(project.rows(query))
    for speaker_id in into:
        while into[speaker_id] in into:
            into[speaker_id] = into[into[speaker_id]]
    return into


def named(project: Project, name: str) -> list[SpeakerRecord]:
    """The speakers who bear this whole name, as name, alias or Latin name, titles and spelling aside.

    Unnamed speakers are never among them: two «مصدر أمني» are two people.
    """
    key = name_key(name)
    if not key:
        return []
    others = SpeakerAlias.select(SpeakerAlias.speaker).where(
        SpeakerAlias.deleted_at.is_null() & (SpeakerAlias.name_key == key)
    )
    return _named(project, (Speaker.name_key == key) | (Speaker.latin_key == key) | Speaker.id.in_(others))


def named_exactly(project: Project, name: str) -> list[SpeakerRecord]:
    """Those of `named` who bear it with the same words, titles included, spelling marks aside."""

    def bears(speaker: SpeakerRecord) -> bool:
        names = [speaker.name, speaker.latin_name, *(alias.name for alias in aliases(project, speaker.id))]
        return fold(name) in {fold(each) for each in names}

    return [speaker for speaker in named(project, name) if bears(speaker)]


def find(project: Project, name: str) -> SpeakerRecord:
    """Who is meant: an id, else a whole name, else words of a name («وتوت», "Witwit").

    Raises `InputRefused`: "several_speakers" with those who fit, "no_such_speaker_near" with those whose
    names are like it, or "no_such_speaker".
    """
    if name.strip().isdecimal():
        found = get(project, int(name))
        if found.deleted_at is not None:
            raise InputRefused("record_trashed", entity="speaker", id=found.id)
        return found
    fits = named(project, name) or with_words(project, name)
    if fits:
        return only(name, fits)
    if near := _near(project, name):
        raise InputRefused("no_such_speaker_near", name=name, speakers=_with_ids(near))
    raise InputRefused("no_such_speaker", name=name)


def only(name: str, fits: list[SpeakerRecord]) -> SpeakerRecord:
    """The one who fits; `InputRefused` with the list if there are several."""
    if len(fits) > 1:
        raise InputRefused("several_speakers", name=name, speakers=_with_ids(fits))
    return fits[0]


def with_words(project: Project, name: str) -> list[SpeakerRecord]:
    """The speakers who have each of these words, whole, in one of their names; unnamed ones never."""
    words = name_key(name).split()
    if not words:
        return []
    own = Speaker.select(Speaker.id, Speaker.name, Speaker.name_key)
    latin = Speaker.select(Speaker.id, Speaker.latin_name, Speaker.latin_key).where(Speaker.latin_name != "")
    others = SpeakerAlias.select(SpeakerAlias.speaker, SpeakerAlias.name, SpeakerAlias.name_key)
    with project.reading():
        found = {
            speaker_id
            for query in (own, latin, others.where(SpeakerAlias.deleted_at.is_null()))
            for speaker_id, each, key in project.rows(query)
            if _may_have(words, each, key) and words_fit(name, each)
        }
        return _named(project, Speaker.id.in_(found)) if found else []


def _may_have(words: list[str], name: str, key: str) -> bool:
    """False for names that lack one of the words, quicker than `words_fit` tells it: nearly all of them."""
    return all(word in key for word in words) or all(
        word in f"{key} {''.join(split(name))}" for word in words
    )


def _near(project: Project, name: str) -> list[SpeakerRecord]:
    """A few speakers with a name that is spelt nearly like this one, or with one word of it."""
    from difflib import get_close_matches  # only now: refusals are few, and all want to start fast

    key = name_key(name)
    speakers: dict[str, SpeakerRecord] = {}
    for speaker, names in _all_names(project):
        for each in filter(None, map(name_key, names)):
            speakers.setdefault(each, speaker)
            for word in each.split():
                speakers.setdefault(word, speaker)
    keys = [near for wanted in (key, *key.split()) for near in get_close_matches(wanted, speakers)]
    found = {speakers[each].id: speakers[each] for each in keys}
    return list(found.values())[:MOST_NEAR]


def _with_ids(speakers: Iterable[SpeakerRecord]) -> tuple[str, ...]:
    return tuple(f"{speaker.name} ({speaker.id})" for speaker in speakers)


def _all_names(project: Project) -> list[tuple[SpeakerRecord, tuple[str, ...]]]:
    """The speakers with all the names they bear."""
    other_names: dict[int, list[str]] = {}
    query = SpeakerAlias.select(SpeakerAlias.speaker, SpeakerAlias.name).where(
        SpeakerAlias.deleted_at.is_null()
    )
    with project.reading():
        for speaker_id, alias in project.rows(query):
            other_names.setdefault(speaker_id, []).append(alias)
        speakers = _named(project, Speaker.id.is_null(False))
    return [
        (speaker, (speaker.name, speaker.latin_name, *other_names.get(speaker.id, ())))
        for speaker in speakers
    ]


def _named(project: Project, condition: Node) -> list[SpeakerRecord]:
    query = Speaker.select(*_COLUMNS).where(
        Speaker.deleted_at.is_null()
        & Speaker.merged_into.is_null()
        & (Speaker.kind != SpeakerKind.UNNAMED.value)
        & condition
    )
    with project.connected():
        found = project.rows(query.order_by(Speaker.sort_key, Speaker.id))
    return [stored.record(ENTITIES["speaker"], values) for values in found]


def stances_of(project: Project, speaker_id: int) -> list[ClaimRow]:
    """The claims on which the speaker's quotes weigh, in Arabic order of their words.

    Quotes that were wrongly attributed or set aside say nothing of where a speaker stands. Each row's
    balance counts this speaker alone: supports and disputes both above 0 is a speaker who stands on both
    sides.
    """
    query = (
        Link.select(Link.claim, Link.stance, fn.COUNT(Quote.id))
        .join(Quote)
        .where((Quote.speaker == speaker_id) & claims.counts_in_balance())
        .group_by(Link.claim, Link.stance)
    )
    counts: dict[int, dict[str, int]] = {}
    with project.reading():
        for claim_id, stance, quotes in project.rows(query):
            theirs = {f"{stance}_speakers": 1, f"{stance}_quotes": quotes}
            counts.setdefault(claim_id, {}).update(theirs)
        balances = {claim_id: Balance(**numbers) for claim_id, numbers in counts.items()}
        found = claims.rows(project, ClaimFilter(claims=tuple(balances)), balances) if balances else ()
        return list(found)


def count(project: Project) -> int:
    """How many speakers there are; those merged into others do not count."""
    there = Speaker.deleted_at.is_null() & Speaker.merged_into.is_null()
    with project.reading():
        return int(project.rows(Speaker.select(fn.COUNT(Speaker.id)).where(there))[0][0])


def ids(project: Project, kinds: Sequence[SpeakerKind] = ()) -> list[int]:
    """The ids of the speakers of these kinds (none means any), in the order of `rows`."""
    query = Speaker.select(Speaker.id).where(Speaker.deleted_at.is_null() & Speaker.merged_into.is_null())
    if kinds:
        query = query.where(Speaker.kind.in_([kind.value for kind in kinds]))
    with project.connected():
        return [speaker_id for (speaker_id,) in project.rows(query.order_by(Speaker.sort_key, Speaker.id))]


def of_ids(project: Project, speaker_ids: Sequence[int], *, counted: bool = True) -> list[SpeakerRow]:
    """The speakers of these ids that are there, in the order of `rows`; with 0 quotes if not `counted`."""
    with project.reading():
        aliases_of = _by_speaker(project, SpeakerAlias, "speaker_alias", speaker_ids)
        roles_of = _by_speaker(project, SpeakerRole, "speaker_role", speaker_ids)
        found = project.rows(_query(counted=counted).where(Speaker.id.in_(speaker_ids)))
    return [_row(values, aliases_of, roles_of) for values in found]


def known_names(project: Project) -> list[tuple[int, SpeakerKind, int | None, tuple[str, ...]]]:
    """Every speaker in the order of `rows`: id, kind, the source of an unnamed one, and folded texts that
    they are found by: names, aliases and Latin names, as they are written and as name keys. An unnamed one
    is found by the name together with the source's title."""
    names = (Speaker.id, Speaker.kind, Speaker.source, Speaker.name, Speaker.latin_name)
    query = Speaker.select(*names, Speaker.name_key, Speaker.latin_key, Source.title).join(
        Source, JOIN.LEFT_OUTER
    )
    there = Speaker.deleted_at.is_null() & Speaker.merged_into.is_null()
    others: dict[int, list[str]] = {}
    aliases_of = SpeakerAlias.select(SpeakerAlias.speaker, SpeakerAlias.name, SpeakerAlias.name_key)
    with project.reading():
        for speaker_id, name, key in project.rows(aliases_of.where(SpeakerAlias.deleted_at.is_null())):
            others.setdefault(speaker_id, []).extend((fold(name), key))
        found = project.rows(query.where(there).order_by(Speaker.sort_key, Speaker.id))
    return [
        (
            speaker_id,
            SpeakerKind(kind),
            source_id,
            (fold(f"{name} {title or ''}"),)
            if kind == SpeakerKind.UNNAMED
            else _distinct(fold(name), name_key, fold(latin), latin_key, *others.get(speaker_id, ())),
        )
        for speaker_id, kind, source_id, name, latin, name_key, latin_key, title in found
    ]


def _distinct(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def rows(project: Project, search: str = "", limit: int | None = None) -> Iterator[SpeakerRow]:
    """The speakers in Arabic order, with what belongs to each; `search` is words of any of their names."""
    with project.reading():
        found = _ids(project, search, limit)
        for first in range(0, len(found), BATCH):
            yield from of_ids(project, found[first : first + BATCH])


def _query(*, counted: bool = True) -> Any:
    speaks = (Quote.speaker == Speaker.id) & Quote.deleted_at.is_null()
    number = Quote.select(fn.COUNT(Quote.id)).where(speaks) if counted else SQL("0")
    return (
        Speaker.select(*_COLUMNS, number, Source.title)
        .join(Source, JOIN.LEFT_OUTER)
        .where(Speaker.deleted_at.is_null() & Speaker.merged_into.is_null())
        .order_by(Speaker.sort_key, Speaker.id)
    )


def _row(
    found: tuple[Any, ...], aliases_of: dict[int, list[Any]], roles_of: dict[int, list[Any]]
) -> SpeakerRow:
    *values, quotes, source = found
    speaker = stored.record(ENTITIES["speaker"], values)
    return SpeakerRow(
        speaker=speaker,
        aliases=tuple(alias.name for alias in aliases_of.get(speaker.id, ())),
        roles=tuple(roles_of.get(speaker.id, ())),
        quotes=quotes,
        source=source or "",
    )


def _ids(project: Project, search: str, limit: int | None) -> list[int]:
    """The first speakers with these words, in Arabic order."""
    there = Speaker.deleted_at.is_null() & Speaker.merged_into.is_null()
    query = Speaker.select(Speaker.id, Speaker.name, Speaker.latin_name).where(there)
    query = query.order_by(Speaker.sort_key, Speaker.id).limit(None if search else limit)
    found = project.rows(query)
    if not search:
        return [speaker_id for speaker_id, *_ in found]
    others: dict[int, list[str]] = {}
    aliases = SpeakerAlias.select(SpeakerAlias.speaker, SpeakerAlias.name)
    for speaker_id, alias in project.rows(aliases.where(SpeakerAlias.deleted_at.is_null())):
        others.setdefault(speaker_id, []).append(alias)
    fits = (row_id for row_id, *names in found if _fits(search, (*names, *others.get(row_id, ()))))
    return list(islice(fits, limit))


def _fits(search: str, names: Iterable[str]) -> bool:
    words = fold(search).split()
    return any(all(word in fold(name) for word in words) for name in names)
