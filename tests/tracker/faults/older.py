"""Projects as earlier versions of Isnad wrote them, made out of one of today."""

from pathlib import Path

from tracker import migrations
from tracker.db import APPLICATION_ID, Project
from tracker.services.project import PAGE_SIZE


def make_older(path: Path, whole: Path, version: int) -> None:
    """Make the project `path` with the content of `whole`, in the schema of this number.

    The rows are put into the very first schema, and the steps up to the wanted one are taken over them.
    """
    path.touch()
    with Project(path, writable=True) as project:
        project.connect(page_size=PAGE_SIZE)
        project.set_journal_mode("DELETE")
        database = project.database
        database.pragma("application_id", APPLICATION_ID)
        migrations.migrate(database, migrations.steps()[:1], found=0)
        database.execute_sql("PRAGMA foreign_keys = OFF")
        database.execute_sql("ATTACH ? AS whole", (str(whole),))
        with database.atomic():
            tables = project.read("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
            for (table,) in tables:
                columns = ", ".join(
                    f'"{name}"' for (name,) in project.read("SELECT name FROM pragma_table_info(?)", (table,))
                )
                database.execute_sql(
                    f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM whole."{table}"'
                )
        database.execute_sql("DETACH whole")
        database.execute_sql("PRAGMA foreign_keys = ON")
        migrations.migrate(database, migrations.steps()[:version], found=1)
