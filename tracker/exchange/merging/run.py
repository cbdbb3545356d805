"""Takes in records from elsewhere as one step: new ones are made, the same ones known, clashes told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.merging.content import Known, belonging, content_of
from tracker.exchange.merging.model import KINDS, MINE, THEIRS, Clash, Fields, Merged, Whole, uid_of
from tracker.exchange.merging.words import SameWords
from tracker.exchange.whole_project import REFERENCES
from tracker.models import ENTITIES, Entity
from tracker.queries import speakers as speaker_queries
from tracker.queries import stored
from tracker.records import Anchor, Link, SpeakerAlias, SpeakerRole, Stance
from tracker.services import claims, links, quotes, sources, speakers
from tracker.services.operation import Step, operation
from tracker.services.rows import NewContent
from tracker.text import anchors
from tracker.text.entry import clean

BATCH = 1000
"""Records that are stored together."""

Progress = Callable[[int], None]
"""Told now and then how many records have been taken in; what it raises stops the merge."""

Decide = Callable[[Clash], str]
"""Says of a clash whose content is kept: one of `PREFERENCES`."""

_EDIT: dict[str, Callable[[Project, Any], object]] = {
    "source": sources.edit,
    "speaker": speakers.edit,
    "claim": claims.edit,
    "quote": quotes.edit,
}


def _unwatched(_done: int) -> None:
    pass


def keep_mine(_clash: Clash) -> str:
    """Leave every record of this project as it is."""
    return MINE


def take_theirs(_clash: Clash) -> str:
    """Bring every record that differs to what the other says."""
    return THEIRS


def merge(
    project: Project,
    whole: Whole,
    *,
    decide: Decide = keep_mine,
    dry_run: bool = False,
    progress: Progress = _unwatched,
) -> Merged:
    """Take in all records of `whole` as one step «merge»; with `dry_run` only tell what would become of them.

    A record is known by its uid (and, where `whole.by_words`, by its words). One that both have alike stays
    as it is; one that differs is a clash, and stays too unless `decide` says otherwise; one in the trash
    here comes out of it only then. Aliases, roles and links that are missing are added. Raises
    `InputRefused("merge_bad_record")` for a record that is none, and then nothing was stored.
    """
    try:
        with operation(project, "merge") as step:
            merged = _Merge(step, whole, decide, progress).run()
            if dry_run:
                raise _OnlyTried(merged)
            merged.changes = step.changes
    except _OnlyTried as tried:
        return tried.merged
    return merged


class _OnlyTried(Exception):
    """Takes back a merge that was only to be tried."""

    def __init__(self, merged: Merged) -> None:
        super().__init__()
        self.merged = merged


class _Merge:
    """A merge under way."""

    def __init__(self, step: Step, whole: Whole, decide: Decide, progress: Progress) -> None:
        self._step, self._project = step, step.project
        self._whole, self._decide, self._progress = whole, decide, progress
        self._known = Known(step.project)
        self._words = SameWords(step.project) if whole.by_words else None
        self._merged = Merged(left_out=whole.left_out)
        self._done = 0
        self._read: tuple[int | None, str] = (None, "")
        self._other_texts: dict[int, str] = {}  # by id here, the texts of sources that differ elsewhere
        self._other_words: dict[int, tuple[str, str]] = {}  # likewise of quotes, theirs and the one here

    def run(self) -> Merged:
        for kind, records in self._whole.parts():
            self._take(kind, records)
        self._progress(self._done)
        return self._merged

    def _take(self, kind: str, records: Iterable[Fields]) -> None:
        for batch in _batches(records):
            self._progress(self._done)
            numbered = list(enumerate(batch, self._done + 1))
            self._take_batch(kind, ENTITIES[KINDS[kind]], numbered)
            self._done += len(batch)

    def _take_batch(self, kind: str, entity: Entity, batch: list[tuple[int, Fields]]) -> None:
        count = self._merged.count(kind)
        new: dict[bytes, dict[str, Any]] = {}
        for number, fields in batch:
            if not isinstance(fields, Mapping):
                raise InputRefused(
                    "merge_bad_record",
                    entity=entity.name,
                    number=number,
                    field_name="",
                    value=str(fields)[:60],
                )
            uid = uid_of(fields.get("uid"), kind, number)
            content = content_of(entity, fields, self._known, kind, number)
            row_id = self._known.id(entity.name, uid)
            if (
                uid in new
                or self._known.was_merged(entity.name, uid)
                or (row_id is None and self._has_the_words(entity, uid, content))
            ):
                count.skipped += 1
            elif row_id is None:
                new[uid] = self._anchored(entity, content, number)
            elif self._bring(entity, row_id, uid, self._placed(entity, content, number)):
                count.updated += 1
            else:
                count.skipped += 1
        self._make(entity, new)
        count.created += len(new)
        self._take_what_belongs(entity, batch, kind)

    def _has_the_words(self, entity: Entity, uid: bytes, content: dict[str, Any]) -> bool:
        """True if a record here is known by its words. What else each says of it may differ: no clash."""
        row_id = self._words.find(entity.name, content) if self._words else None
        if row_id is not None:
            self._known.put(entity.name, uid, row_id)
        return row_id is not None

    def _make(self, entity: Entity, new: dict[bytes, dict[str, Any]]) -> None:
        if not new:
            return
        self._bring_back_what_is_named(new.values())
        contents: list[NewContent] = list(new.items())
        made = self._step.create_in_batches(entity.name, [contents])
        for row_id, (uid, content) in zip(made, new.items(), strict=True):
            self._known.put(entity.name, uid, row_id)
            if self._words is not None:
                self._words.put(entity.name, row_id, content)

    def _bring_back_what_is_named(self, contents: Iterable[Mapping[str, Any]]) -> None:
        """A record that comes in must not hang on one in the trash: that one comes out of it."""
        for content in contents:
            for column, entity in REFERENCES.items():
                row_id = content.get(column)
                if row_id is not None and self._known.is_trashed(entity, row_id):
                    self._step.update(entity, row_id, {"deleted_at": None})
                    self._known.came_back(entity, row_id)

    def _anchored(self, entity: Entity, content: dict[str, Any], number: int) -> dict[str, Any]:
        """A quote as it stands in its source's text here.

        Where that text is another than theirs it is found again, or detached: never guessed.
        """
        if entity.name != "quote" or content.get("anchor") != Anchor.HELD:
            return content
        source_id, start, end = content.get("source_id"), content.get("start"), content.get("end")
        here = self._text(source_id)
        theirs = self._other_texts.get(source_id or 0, here)
        if start is None or end is None or theirs[start:end] != content["text"]:
            raise InputRefused(
                "merge_bad_record", entity="quote", number=number, field_name="start", value=str(start)
            )
        if theirs is here:
            return content
        place = anchors.follow(theirs, start, end, here)
        if place is not None:
            return {**content, "start": place, "end": place + end - start}
        prefix, suffix = anchors.lasting_context(theirs, start, end)
        detached = {"anchor": Anchor.DETACHED, "start": None, "end": None, "prefix": prefix, "suffix": suffix}
        return {**content, **detached}

    def _placed(self, entity: Entity, content: dict[str, Any], number: int) -> dict[str, Any]:
        """A quote that both have, as it stands in its source's text here if theirs is another one."""
        is_elsewhere = entity.name == "quote" and content.get("source_id") in self._other_texts
        return self._anchored(entity, content, number) if is_elsewhere else content

    def _text(self, source_id: int | None) -> str:
        """The text of a source here; quotes come in the order of their texts, so that one is kept at hand."""
        if source_id != self._read[0]:
            text = stored.get(self._project, "source", source_id).text if source_id else ""
            self._read = (source_id, text)
        return self._read[1]

    def _bring(self, entity: Entity, row_id: int, uid: bytes, content: dict[str, Any]) -> bool:
        """Compare a record that both have; True if it was brought to what the other says."""
        mine = stored.get(self._project, entity.name, row_id)
        differing = tuple(
            (name, getattr(mine, name), value)
            for name, value in content.items()
            if getattr(mine, name) != value
        )
        is_trashed = mine.deleted_at is not None
        if not differing and not is_trashed:
            return False
        if entity.name == "source" and any(name == "text" for name, *_ in differing):
            self._other_texts[row_id] = content["text"]
        clash = Clash(
            entity=entity.name, uid=uid, title=_title(mine), fields=differing, is_trashed=is_trashed
        )
        self._merged.add(clash)
        if self._decide(clash) != THEIRS:
            if entity.name == "quote" and mine.text != content["text"]:
                self._other_words[row_id] = (content["text"], mine.text)
            return False
        if is_trashed:
            self._step.update(entity.name, row_id, {"deleted_at": None})
            self._known.came_back(entity.name, row_id)
            mine = replace(mine, revision=mine.revision + 1, deleted_at=None)
        theirs = replace(mine, **content)
        edit = _EDIT.get(entity.name)
        if edit is not None:
            edit(self._project, theirs)
        else:
            self._step.edit(theirs)
        self._other_texts.pop(row_id, None)
        self._read = (None, "")
        return True

    # What belongs to a speaker or a quote

    def _take_what_belongs(self, entity: Entity, batch: list[tuple[int, Fields]], kind: str) -> None:
        if entity.name == "speaker":
            for number, fields in batch:
                self._take_names_and_roles(fields, kind, number)
        if entity.name == "quote":
            self._take_links(batch, kind)

    def _take_names_and_roles(self, fields: Fields, kind: str, number: int) -> None:
        row_id = self._known.id("speaker", uid_of(fields.get("uid"), kind, number)) or 0
        if not (fields.get("aliases") or fields.get("roles")):
            return
        names = {each.name for each in speaker_queries.aliases(self._project, row_id)}
        alias_entity, role_entity = ENTITIES["speaker_alias"], ENTITIES["speaker_role"]
        for each in belonging(fields, "aliases", "speaker", number):
            told = content_of(alias_entity, each, self._known, kind, number)
            if told["name"] not in names:
                names.add(told["name"])
                self._create(SpeakerAlias(uid=_own_uid(each), speaker_id=row_id, **told))
        held = {_role(each) for each in speaker_queries.roles(self._project, row_id)}
        for each in belonging(fields, "roles", "speaker", number):
            role = SpeakerRole(
                uid=_own_uid(each),
                speaker_id=row_id,
                **content_of(role_entity, each, self._known, kind, number),
            )
            if _role(role) not in held:
                held.add(_role(role))
                self._create(role)

    def _create(self, record: SpeakerAlias | SpeakerRole) -> None:
        taken = record.uid and stored.has_uid(self._project, ENTITIES[_ENTITY[type(record)]], record.uid)
        self._step.create(replace(record, uid=b"") if taken else record)

    def _take_links(self, batch: list[tuple[int, Fields]], kind: str) -> None:
        count = self._merged.count("links")
        wanted: dict[tuple[int, int], Link] = {}
        for number, fields in batch:
            quote_id = self._known.id("quote", uid_of(fields.get("uid"), kind, number)) or 0
            for told in belonging(fields, "links", "quote", number):
                link = self._focused(self._link(told, quote_id, kind, number), fields, number)
                if self._hangs_on_trash(link):
                    count.skipped += 1
                else:
                    wanted.setdefault((link.quote_id, link.claim_id), link)
        there = stored.links_of(self._project, [quote_id for quote_id, _ in wanted])
        new = [link for pair, link in wanted.items() if pair not in there]
        if new:
            self._step.create_all(new)
            count.created += len(new)
        for pair, link in wanted.items():
            if pair in there:
                changed = self._bring_link(there[pair], link)
                count.updated += changed
                count.skipped += not changed

    def _hangs_on_trash(self, link: Link) -> bool:
        """A quote or claim that stays in the trash keeps its links there."""
        known = self._known
        return known.is_trashed("quote", link.quote_id) or known.is_trashed("claim", link.claim_id)

    def _link(self, told: Fields, quote_id: int, kind: str, number: int) -> Link:
        fields = {name: value for name, value in told.items() if name != "claim"}
        content = content_of(ENTITIES["link"], fields, self._known, kind, number)
        claim_id = self._known.id("claim", uid_of(told.get("claim"), kind, number))
        if claim_id is None:
            claim = str(told.get("claim"))[:60]
            raise InputRefused(
                "merge_bad_record", entity="link", number=number, field_name="claim", value=claim
            )
        return Link(
            quote_id=quote_id,
            claim_id=claim_id,
            stance=content.pop("stance", Stance.MENTIONS),
            **content,
        )

    def _focused(self, link: Link, quote: Fields, number: int) -> Link:
        """The link with its focus in the words that stand here; without one if they do not hold it once."""
        if link.focus_start is None and link.focus_end is None:
            return link
        start, end = link.focus_start, link.focus_end
        if start is None or end is None or not 0 <= start < end <= len(clean(str(quote["text"]), "text")):
            raise InputRefused(
                "merge_bad_record", entity="link", number=number, field_name="focus_start", value=str(start)
            )
        if link.quote_id not in self._other_words:
            return link
        theirs, mine = self._other_words[link.quote_id]
        places = anchors.occurrences(theirs[start:end], mine)
        found = (places[0], places[0] + end - start) if len(places) == 1 else (None, None)
        return replace(link, focus_start=found[0], focus_end=found[1])

    def _bring_link(self, mine: Link, theirs: Link) -> bool:
        bearing = ("stance", "focus_start", "focus_end", "note")
        differing = tuple(
            (name, getattr(mine, name), getattr(theirs, name))
            for name in bearing
            if getattr(mine, name) != getattr(theirs, name)
        )
        is_trashed = mine.deleted_at is not None
        if not differing and not is_trashed:
            return False
        quote = stored.get(self._project, "quote", mine.quote_id)
        clash = Clash(
            entity="link", uid=quote.uid, title=_title(quote), fields=differing, is_trashed=is_trashed
        )
        self._merged.add(clash)
        if self._decide(clash) != THEIRS:
            return False
        links.link(self._project, theirs)
        return True


_ENTITY = {SpeakerAlias: "speaker_alias", SpeakerRole: "speaker_role"}


def _own_uid(fields: Fields) -> bytes:
    return uid_of(fields["uid"], "speakers", 0) if fields.get("uid") else b""


def _role(role: SpeakerRole) -> tuple[str, ...]:
    return (role.title, role.organization, role.from_on, role.until_on)


def _title(record: Any) -> str:
    """What a record is called where it is told of."""
    for name in ("title", "name", "text", "name_ar", "name_en"):
        words = getattr(record, name, "")
        if words:
            return str(words)
    return ""


def _batches(records: Iterable[Fields]) -> Iterator[list[Fields]]:
    batch: list[Fields] = []
    for each in records:
        batch.append(each)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
