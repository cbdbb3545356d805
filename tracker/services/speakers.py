"""Speakers, their other names and their roles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Quote
from tracker.models import SpeakerAlias as AliasTable
from tracker.models import SpeakerRole as RoleTable
from tracker.records import Changes, Speaker, SpeakerAlias, SpeakerKind, SpeakerRole
from tracker.services import checks, merges, rejections
from tracker.services.operation import Step, operation
from tracker.text import dates

Row = Mapping[str, Any]


def add(
    project: Project,
    speaker: Speaker,
    *,
    aliases: Sequence[str] = (),
    roles: Sequence[SpeakerRole] = (),
) -> Changes:
    """Store a new speaker with other names and roles, as one step.

    Two speakers may bear the same name. Raises `InputRefused` for an empty name, a source given to a
    speaker who is named, and names or roles that `add_alias` and `add_role` refuse.
    """
    with operation(project, "add_speaker") as step:
        speaker_id = step.create(_checked(project, speaker))
        for name in aliases:
            add_alias(project, speaker_id, name)
        for role in roles:
            add_role(project, replace(role, speaker_id=speaker_id))
        return step.changes


def edit(project: Project, speaker: Speaker) -> Changes:
    """Store what was changed in a speaker read before; `Conflict` if someone else changed it since."""
    with operation(project, "edit_speaker") as step:
        step.edit(_checked(project, speaker))
        return step.changes


def rename(project: Project, speaker: Speaker, name: str) -> Changes:
    """Give a speaker, as read before, another name everywhere; the old name stays as an alias."""
    with operation(project, "rename_speaker") as step:
        renamed = _checked(project, replace(speaker, name=name))
        aliases = _aliases(project, speaker.id)
        if step.edit(renamed) and renamed.name != speaker.name:
            if renamed.name in aliases:
                trash_alias(project, aliases[renamed.name])
            if speaker.name not in aliases:
                add_alias(project, speaker.id, speaker.name)
        return step.changes


def merge(project: Project, keep_id: int, merge_id: int) -> Changes:
    """Make two speakers one, as one step: the first gets all that the second has, who leaves every list.

    All names become other names of the first (an unnamed speaker's word for them does not), quotes and roles
    become theirs, notes are joined; where the first says nothing, what the second said stands. Saved lists of
    the second show the first. Raises `InputRefused`: "merge_with_itself"; "merged_speaker" if one of them is
    merged already; "merge_into_unnamed" if the first is unnamed and the second is not, or of another source.
    """
    with operation(project, "merge_speakers") as step:
        keep, other = (_standing(project, speaker_id) for speaker_id in (keep_id, merge_id))
        if keep_id == merge_id:
            raise InputRefused("merge_with_itself", entity="speaker", id=keep_id)
        _check_unnamed(keep, other)
        _move_quotes(step, keep_id, merge_id)
        _move_roles(step, keep_id, merge_id)
        _move_names(step, keep, other)
        step.update("speaker", keep_id, _joined(keep, other))
        step.update("speaker", merge_id, {"merged_into_id": keep_id})
        merges.in_saved_filters(step, "speakers", other["uid"], keep["uid"])
        return step.changes


def reject_pair(project: Project, speaker_id: int, other_id: int) -> Changes:
    """Say that two speakers are two, whatever their names look like: they are not proposed as one again.

    Raises `InputRefused` ("merge_with_itself") for one and the same, and for those who are not there.
    """
    with operation(project, "reject_pair") as step:
        if speaker_id == other_id:
            raise InputRefused("merge_with_itself", entity="speaker", id=speaker_id)
        for each in (speaker_id, other_id):
            _standing(project, each)
        rejections.add(step, speaker_id, other_id)
        return step.changes


def trash(project: Project, speaker_id: int) -> Changes:
    """Trash a speaker with aliases and roles; refused while quotes are attributed to them."""
    with operation(project, "trash_speaker") as step:
        speaker = checks.live(project, "speaker", speaker_id)
        theirs = (Quote.speaker == speaker_id) & Quote.deleted_at.is_null()
        quotes = step.rows(Quote.select(Quote.id).where(theirs))
        if quotes:
            raise InputRefused("speaker_has_quotes", speaker=speaker["name"], quotes=len(quotes))
        for entity, table in (("speaker_alias", AliasTable), ("speaker_role", RoleTable)):
            query = table.select(table.id).where((table.speaker == speaker_id) & table.deleted_at.is_null())
            for (row_id,) in step.rows(query):
                step.trash(entity, row_id)
        step.trash("speaker", speaker_id)
        return step.changes


def add_alias(project: Project, speaker_id: int, name: str) -> Changes:
    """Add another name, or another spelling; `InputRefused` if it is empty or the speaker bears just this."""
    with operation(project, "add_alias") as step:
        step.create(_checked_alias(project, SpeakerAlias(speaker_id=speaker_id, name=name)))
        return step.changes


def edit_alias(project: Project, alias: SpeakerAlias) -> Changes:
    """Store a changed alias; refused as `add_alias` does; `Conflict` if someone else changed it since."""
    with operation(project, "edit_alias") as step:
        checks.live(project, "speaker_alias", alias.id)
        step.edit(_checked_alias(project, alias))
        return step.changes


def trash_alias(project: Project, alias_id: int) -> Changes:
    """Take another name away from its speaker."""
    with operation(project, "trash_alias") as step:
        step.trash("speaker_alias", alias_id)
        return step.changes


def add_role(project: Project, role: SpeakerRole) -> Changes:
    """Add an office the speaker held, from and until partial dates, either of which may be empty.

    Raises `InputRefused` if neither title nor organization is named or the dates run backwards.
    """
    with operation(project, "add_role") as step:
        step.create(_checked_role(project, role))
        return step.changes


def edit_role(project: Project, role: SpeakerRole) -> Changes:
    """Store a changed role; refused as `add_role` does; `Conflict` if someone else changed it since."""
    with operation(project, "edit_role") as step:
        step.edit(_checked_role(project, role))
        return step.changes


def trash_role(project: Project, role_id: int) -> Changes:
    """Take a role away from its speaker; quotes keep the role they were stored with."""
    with operation(project, "trash_role") as step:
        step.trash("speaker_role", role_id)
        return step.changes


def _standing(project: Project, speaker_id: int) -> dict[str, Any]:
    speaker = checks.live(project, "speaker", speaker_id)
    if speaker["merged_into_id"] is not None:
        raise InputRefused("merged_speaker", speaker=speaker["name"])
    return speaker


def _check_unnamed(keep: Row, other: Row) -> None:
    unnamed = SpeakerKind.UNNAMED.value
    if keep["kind"] == unnamed and (other["kind"] != unnamed or keep["source_id"] != other["source_id"]):
        raise InputRefused("merge_into_unnamed", speaker=keep["name"], other=other["name"])


def _move_quotes(step: Step, keep_id: int, merge_id: int) -> None:
    # Those in the trash as well: brought back, they must not belong to somebody who is in no list.
    query = Quote.select(Quote.id, Quote.deleted_at).where(Quote.speaker == merge_id)
    for quote_id, deleted_at in step.rows(query):
        step.update("quote", quote_id, {"speaker_id": keep_id, "deleted_at": deleted_at})


def _move_roles(step: Step, keep_id: int, merge_id: int) -> None:
    columns = (RoleTable.title, RoleTable.organization, RoleTable.from_on, RoleTable.until_on)
    query = RoleTable.select(RoleTable.id, *columns).where(RoleTable.deleted_at.is_null())
    known = {tuple(role) for _, *role in step.rows(query.where(RoleTable.speaker == keep_id))}
    for role_id, *role in step.rows(query.where(RoleTable.speaker == merge_id)):
        if tuple(role) in known:
            step.trash("speaker_role", role_id)
        else:
            step.update("speaker_role", role_id, {"speaker_id": keep_id})


def _move_names(step: Step, keep: Row, other: Row) -> None:
    known = {keep["name"], keep["latin_name"], *_aliases(step.project, keep["id"])}
    for name, alias_id in _aliases(step.project, other["id"]).items():
        if name in known:
            step.trash("speaker_alias", alias_id)
        else:
            step.update("speaker_alias", alias_id, {"speaker_id": keep["id"]})
            known.add(name)
    if other["kind"] == SpeakerKind.UNNAMED.value:
        return  # «مصدر أمني» would be a name that finds them, and it is anybody's
    latin_name = other["latin_name"] if keep["latin_name"] else ""  # else it becomes the Latin name
    for name in dict.fromkeys((other["name"], latin_name)):
        if name and name not in known:
            step.create(SpeakerAlias(speaker_id=keep["id"], name=name))


def _joined(keep: Row, other: Row) -> dict[str, str]:
    """What the kept speaker is told from now on: own words first, the other's where there are none."""
    either = {name: keep[name] or other[name] for name in ("latin_name", "on_behalf_of", "wikidata")}
    return {**either, "note": merges.joined(keep["note"], other["note"])}


def _checked(project: Project, speaker: Speaker) -> Speaker:
    checks.not_empty(speaker.name, "empty_name")
    if speaker.merged_into_id is not None:
        raise InputRefused("merged_speaker", speaker=speaker.name)
    if speaker.source_id is not None and speaker.kind is not SpeakerKind.UNNAMED:
        raise InputRefused("named_speaker_with_source", speaker=speaker.name)
    checks.live_or_none(project, "source", speaker.source_id)
    return replace(speaker, name=speaker.name.strip(), latin_name=speaker.latin_name.strip())


def _checked_role(project: Project, role: SpeakerRole) -> SpeakerRole:
    _standing(project, role.speaker_id)
    checks.not_empty(role.title + role.organization, "empty_role")
    checks.stored_date(role.from_on)
    checks.stored_date(role.until_on)
    if role.from_on and role.until_on:
        first, last = dates.interval(role.from_on), dates.interval(role.until_on)
        if first.first_day > last.last_day:
            raise InputRefused("date_order", first=role.from_on, last=role.until_on)
    return role


def _checked_alias(project: Project, alias: SpeakerAlias) -> SpeakerAlias:
    speaker = _standing(project, alias.speaker_id)
    alias = replace(alias, name=alias.name.strip())
    checks.not_empty(alias.name, "empty_name")
    others = _aliases(project, alias.speaker_id)
    if alias.name == speaker["name"] or others.get(alias.name, alias.id) != alias.id:
        raise InputRefused("duplicate_alias", name=alias.name)
    return alias


def _aliases(project: Project, speaker_id: int) -> dict[str, int]:
    """The speaker's other names, each with its id."""
    query = AliasTable.select(AliasTable.name, AliasTable.id).where(
        (AliasTable.speaker == speaker_id) & AliasTable.deleted_at.is_null()
    )
    return dict(project.rows(query))
