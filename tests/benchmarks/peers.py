"""What peers need for the same work: run by an interpreter that has them (PEERS_PYTHON), see `bench_find.py`.

Reads one JSON object from its input and prints milliseconds, one for each round, as a JSON list:
`{"peer": "sqlite-utils", "path": …, "sql": …, "rounds": …}` asks a project's file with sqlite-utils;
`{"peer": "taguette", "size": …, "rounds": …}` makes a Taguette project of so many highlights in memory, with
its own models, and asks for the first page of a tag's highlights and their number as its own server does;
`{"peer": …, "rounds": 0}` only tells whether the peer is there.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

TAGS = 50
PAGE = 100
DOCUMENTS = 100


def main() -> None:
    """Measure and tell."""
    asked = json.load(sys.stdin)
    act = {"sqlite-utils": _sqlite_utils, "taguette": _taguette}[asked["peer"]](asked)
    taken = []
    for number in range(asked["rounds"] + 1):
        begun = time.perf_counter()
        act()
        if number:  # the first only warms up
            taken.append((time.perf_counter() - begun) * 1000)
    sys.stdout.write(json.dumps(taken) + "\n")


def _sqlite_utils(asked: dict[str, Any]) -> Callable[[], object]:
    database = importlib.import_module("sqlite_utils").Database
    if not asked["rounds"]:
        return lambda: None
    opened = database(asked["path"])
    return lambda: list(opened.query(asked["sql"]))


def _taguette(asked: dict[str, Any]) -> Callable[[], object]:
    models = importlib.import_module("taguette.database")
    orm = importlib.import_module("sqlalchemy.orm")
    if not asked["rounds"]:
        return lambda: None
    session = models.connect("sqlite://")()
    project = _filled(models, session, asked["size"])
    links, one = orm.aliased(models.highlight_tags), orm.aliased(models.Tag)

    def page() -> object:
        found = (
            session.query(models.Highlight)
            .options(orm.joinedload(models.Highlight.tags))
            .join(links, links.c.highlight_id == models.Highlight.id)
            .join(one, links.c.tag_id == one.id)
            .join(models.Document, models.Document.id == models.Highlight.document_id)
            .filter(one.path.startswith("tag 1", autoescape=True), one.project == project)
            .order_by(models.Highlight.document_id, models.Highlight.start_offset)
        )
        session.expire_all()
        return found.count(), found.limit(PAGE).all()

    return page


def _filled(models: Any, session: Any, size: int) -> object:
    project = models.Project(name="bench", description="")
    session.add(project)
    session.flush()
    words = "كلمة " * 30
    documents = [
        models.Document(
            name=f"document {number}",
            description="",
            filename="",
            project_id=project.id,
            contents=words,
            text_direction=models.TextDirection.RIGHT_TO_LEFT,
        )
        for number in range(DOCUMENTS)
    ]
    tags = [models.Tag(project_id=project.id, path=f"tag {n}", description="") for n in range(TAGS)]
    session.add_all([*documents, *tags])
    session.flush()
    rows = [
        {
            "document_id": documents[n % DOCUMENTS].id,
            "start_offset": n,
            "end_offset": n + 150,
            "snippet": words,
        }
        for n in range(size)
    ]
    session.execute(models.Highlight.__table__.insert(), rows)
    session.execute(
        models.highlight_tags.insert(),
        [{"highlight_id": n + 1, "tag_id": tags[n % TAGS].id} for n in range(size)],
    )
    session.commit()
    return project


if __name__ == "__main__":
    main()
