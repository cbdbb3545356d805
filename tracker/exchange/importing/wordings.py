"""The wordings of a table for what Isnad has words of its own: verdicts, stances, kinds, statuses."""

from collections import Counter
from dataclasses import dataclass

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.importing.cells import enumeration_of, member
from tracker.exchange.importing.columns import understand
from tracker.exchange.importing.model import Options, RawTable
from tracker.exchange.importing.ratings import verdict_of
from tracker.queries.verdicts import all_verdicts

WORDED = ("verdict", "stance", "kind", "status", "claim_status")

MOST_WORDINGS = 200
"""Different wordings of a field that are told: more are no ratings, but a text of their own each."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording, in how many rows it stands, and what it means: a code, or a verdict's English name.

    Empty if that is not known.
    """

    field: str
    words: str
    rows: int
    meaning: str


def wordings(project: Project, table: RawTable, options: Options) -> list[Wording]:
    """All wordings of the columns that hold any, the most frequent first; raises as `understand` does."""
    what, columns = understand(table, options)
    places = {name: columns[name][0] for name in WORDED if name in columns}
    if what not in ("quotes", "claims", "links"):
        places.pop("verdict", None)
    found = {name: Counter[str]() for name in places}
    for _, cells in table.read() if places else ():
        for name, place in places.items():
            cell = cells[place]
            if cell and cell.strip() and len(found[name]) < MOST_WORDINGS:
                found[name][cell.strip()] += 1
    verdicts = all_verdicts(project) if "verdict" in places else []

    def meaning(name: str, words: str) -> str:
        if name == "verdict":
            verdict = verdict_of(words, verdicts, {})
            return verdict.name_en if verdict else ""
        kind = enumeration_of(what, name)
        try:
            return member(kind, words).value if kind else ""
        except InputRefused:
            return ""

    return [
        Wording(name, words, rows, meaning(name, words))
        for name, counted in found.items()
        for words, rows in counted.most_common()
    ]
