"""One stored row, as columns by name or as the record it is."""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from peewee import SQL, Expression, Field, Node, fn

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Entity, Table
from tracker.search import asking
from tracker.search.asking import fits as fits

GREATEST_ID = 2**63 - 1
"""SQLite's greatest integer: what is greater cannot even be asked for."""


def read_row(project: Project, entity: Entity, row_id: int) -> dict[str, Any]:
    """The row's content and bookkeeping by column name; `InputRefused` if there is none."""
    names = row_columns(entity)
    query = entity.table.select(*columns(entity.table, names)).where(entity.table.id == row_id)
    with project.connected():
        rows = project.rows(query) if row_id <= GREATEST_ID else []
    if not rows:
        raise InputRefused("no_such_record", entity=entity.name, id=row_id)
    return dict(zip(names, rows[0], strict=True))


@cache
def row_columns(entity: Entity) -> tuple[str, ...]:
    """The columns that `read_row` and `read_rows` give."""
    return (*record_columns(entity), "digest", *(["order_key"] if entity.name == "quote" else []))


def read_rows(project: Project, entity: Entity, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """The values of `row_columns` of these rows, ids rising; those that are not there are left out."""
    names = ", ".join(f'"{name}"' for name in row_columns(entity))
    sql = f'SELECT {names} FROM "{entity.name}" WHERE "id" IN (SELECT value FROM json_each(?)) ORDER BY "id"'
    return project.read(sql, (json.dumps([*ids]),))


def get(project: Project, entity_name: str, row_id: int) -> Any:
    """The record with this id, trashed ones included; `InputRefused` if there is none."""
    entity = ENTITIES[entity_name]
    row = read_row(project, entity, row_id)
    return record(entity, [row[name] for name in record_columns(entity)])


def uids(project: Project, entity_name: str) -> dict[int, bytes]:
    """The uid of every record of this kind by its id, trashed ones included."""
    table = ENTITIES[entity_name].table
    with project.connected():
        return dict(project.rows(table.select(*columns(table, ("id", "uid")))))


def trashed(project: Project, entity_name: str) -> set[int]:
    """The ids of the records of this kind that lie in the trash."""
    table: Any = ENTITIES[entity_name].table
    with project.connected():
        return {
            row_id for (row_id,) in project.rows(table.select(table.id).where(~table.deleted_at.is_null()))
        }


def has_uid(project: Project, entity: Entity, uid: bytes) -> bool:
    """True if a record of this kind, be it in the trash, has this uid."""
    table: Any = entity.table
    with project.connected():
        return bool(project.rows(table.select(table.id).where(table.uid == uid)))


def links_of(project: Project, quote_ids: Iterable[int]) -> dict[tuple[int, int], Any]:
    """The links of these quotes, trashed ones included, by the ids of quote and claim."""
    entity = ENTITIES["link"]
    table: Any = entity.table
    asked = table.select(*columns(table, record_columns(entity)))
    query = asked.where(table.quote.in_(sorted(set(quote_ids))))
    with project.connected():
        found = [record(entity, values) for values in project.rows(query)]
    return {(each.quote_id, each.claim_id): each for each in found}


def columns(table: type[Table], names: Iterable[str]) -> list[Field]:
    """The table's columns of these names, to be selected."""
    known = table._meta.columns  # peewee's documented door to a model's columns
    return [known[name] for name in names]


@cache
def record_columns(entity: Entity) -> tuple[str, ...]:
    """The columns that make up the entity's record, in the order that `record` takes them."""
    return (*entity.content, "id", "revision", "deleted_at", *(["uid"] if entity.travels else []))


def record(entity: Entity, values: Iterable[Any]) -> Any:
    """The entity's record made of the values of `record_columns`."""
    enums = enumerations(entity)
    typed: dict[str, Any] = {
        name: enums[name](value) if name in enums else value
        for name, value in zip(record_columns(entity), values, strict=True)
    }
    return entity.record(**typed)


@cache
def enumerations(entity: Entity) -> dict[str, type[StrEnum]]:
    """The entity's columns that hold words of an enumeration, each with it."""
    hints = get_type_hints(entity.record)
    return {
        name: hint for name, hint in hints.items() if isinstance(hint, type) and issubclass(hint, StrEnum)
    }


@cache
def defaults(entity: Entity) -> dict[str, Any]:
    """The content of a record of which nothing is said, by column name."""
    empty = entity.record()
    return {name: getattr(empty, name) for name in entity.content}


def may_hold(entity_name: str, typed: str, *, walked: bool = False) -> Node:
    """True for records whose index holds every word that was typed: a sieve, so that few are looked into.

    A record's index covers all its words; in which field they stand, `contains` tells. Where records are
    `walked` through in order till enough are found, the sieve does not lead.
    """
    asked = asking.ask(typed)
    if not asked.sought:
        return SQL("1")
    index, match = f"{entity_name}_index", asking.Asked(asked.sought).match()
    place = f'{"+" if walked else ""}"t1"."id"'
    return SQL(f'{place} IN (SELECT rowid FROM "{index}" WHERE "{index}" MATCH ?)', (match,))


def holds(entity_name: str, typed: str, text: Node, *, walked: bool = False) -> Expression:
    """True for records with what was typed in any of their indexed words; `text` is all of these.

    Words are asked of the index alone; for phrases the texts that hold their words are looked into.
    """
    asked = asking.ask(typed)
    index = f'(SELECT rowid FROM "{entity_name}_index" WHERE "{entity_name}_index" MATCH ?)'
    place = f'{"+" if walked else ""}"t1"."id"'
    found: Expression = SQL("1") == SQL("1")
    if held := asked.match_held():
        found &= SQL(f"{place} IN {index}", (held,))
    if without := asked.match_without():
        found &= SQL(f'"t1"."id" NOT IN {index}', (without,))
    if asked.phrase_lines:
        found &= fn.holds_phrases(text, asked.phrase_lines) == 1
    return found


def contains(column: Node, typed: str) -> Expression:
    """True where the column holds what was typed, as a search means it."""
    return fn.folded_contains(column, typed.encode(errors="ignore").decode()) == 1  # no lone surrogates
