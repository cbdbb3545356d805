"""The list of verdicts, and which one is meant by its name."""

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import ENTITIES, Verdict
from tracker.queries import stored
from tracker.records import Verdict as VerdictRecord
from tracker.text.fold import fold


def all_verdicts(project: Project) -> list[VerdictRecord]:
    """The verdicts in the editors' order."""
    columns = stored.columns(Verdict, stored.record_columns(ENTITIES["verdict"]))
    query = Verdict.select(*columns).where(Verdict.deleted_at.is_null())
    with project.connected():
        found = project.rows(query.order_by(Verdict.position, Verdict.id))
    return [stored.record(ENTITIES["verdict"], values) for values in found]


def find(project: Project, name: str) -> VerdictRecord:
    """The verdict with this Arabic or English name, spelling marks aside.

    Raises `InputRefused` («no_such_verdict») with the names there are.
    """
    verdicts = all_verdicts(project)
    for verdict in verdicts:
        if fold(name).strip() in {fold(verdict.name_ar), fold(verdict.name_en)}:
            return verdict
    names = tuple(f"{verdict.name_ar} / {verdict.name_en}" for verdict in verdicts)
    raise InputRefused("no_such_verdict", name=name, verdicts=names)
