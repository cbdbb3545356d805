"""Great numbers of new quotes and links: indexes and totals are made once, when all of them are there.

What is left aside meanwhile is put back to the letter as it stood in the file's schema.
"""

import contextlib
from collections.abc import Iterator

from tracker.db import AppDatabase

FEWEST = 20_000
"""New rows from which it is worthwhile, unless the project holds more already."""

TABLES = ("quote", "link")
TALLIES = ("quote_tallied", "link_stance_tallied", "link_verdict_tallied")
"""The triggers that count a row when it is made."""

_TALLY_QUOTES = """
INSERT INTO "tally" SELECT * FROM (
    SELECT 'status', "status", count(*) FROM "quote" WHERE "id" > ?1 GROUP BY 2
    UNION ALL SELECT 'kind', "kind", count(*) FROM "quote" WHERE "id" > ?1 GROUP BY 2
    UNION ALL SELECT 'day', coalesce("first_day", ''), count(*) FROM "quote" WHERE "id" > ?1 GROUP BY 2
) WHERE true ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number"
"""
# A quote counts once for each stance and verdict, however many links bring it.
_TALLY_LINKS = """
INSERT INTO "tally" SELECT * FROM (
    SELECT '{column}', CAST("new"."{stored}" AS TEXT), count(DISTINCT "new"."quote_id") FROM "link" AS "new"
    WHERE "new"."id" > ?1 AND "new"."{stored}" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "link" AS "old" WHERE "old"."quote_id" = "new"."quote_id"
        AND "old"."{stored}" = "new"."{stored}" AND "old"."deleted_at" IS NULL AND "old"."id" <= ?1
    ) GROUP BY 2
) WHERE true ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number"
"""


@contextlib.contextmanager
def in_bulk(database: AppDatabase, rows: int) -> Iterator[None]:
    """For a block inside a step that makes about `rows` new quotes, with their links, and nothing else."""
    (quotes,) = database.execute_sql('SELECT coalesce(max("id"), 0) FROM "quote"').fetchone()
    if rows < max(FEWEST, quotes):
        yield
        return
    (links,) = database.execute_sql('SELECT coalesce(max("id"), 0) FROM "link"').fetchone()
    aside = _aside(database)
    for kind, name, _ in aside:
        database.execute_sql(f'DROP {kind} "{name}"')
    yield
    # After a failure the whole transaction is taken back, and the schema with it.
    for _, _, sql in aside:
        database.execute_sql(sql)
    database.execute_sql(_TALLY_QUOTES, (quotes,))
    for column, stored in (("stance", "stance"), ("verdict", "verdict_id")):
        database.execute_sql(_TALLY_LINKS.format(column=column, stored=stored), (links,))


def _aside(database: AppDatabase) -> list[tuple[str, str, str]]:
    """What slows each new row down: the triggers that count, and indexes that say of no two rows that they
    are one."""
    tables, tallies = (", ".join(f"'{name}'" for name in names) for names in (TABLES, TALLIES))
    sql = (
        f"SELECT type, name, sql FROM sqlite_schema WHERE tbl_name IN ({tables}) AND sql IS NOT NULL"
        f" AND (type = 'index' AND sql NOT LIKE 'CREATE UNIQUE%' OR name IN ({tallies})) ORDER BY rowid"
    )
    return list(database.execute_sql(sql).fetchall())
