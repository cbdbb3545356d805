"""The list of verdicts, which editors may change."""

import re
import uuid
from dataclasses import replace

from tracker.db import Project
from tracker.errors import InputRefused
from tracker.models import Claim
from tracker.models import Verdict as VerdictTable
from tracker.records import Changes, Verdict
from tracker.services import checks
from tracker.services.operation import operation
from tracker.text.fold import fold

_FAMILY = uuid.UUID("0192f6a0-1a5d-7c3e-9d42-69736e616400")


def _built_in(position: int, name_ar: str, name_en: str, value: int | None, colour: str) -> Verdict:
    # The same uid in every project, so that projects which meet agree on what they found.
    uid = uuid.uuid5(_FAMILY, name_en).bytes
    return Verdict(uid=uid, name_ar=name_ar, name_en=name_en, value=value, colour=colour, position=position)


BUILT_IN = (
    _built_in(1, "صحيح", "True", 5, "#009E73"),
    _built_in(2, "صحيح جزئيًا", "Partly true", 4, "#56B4E9"),
    _built_in(3, "غير مؤكد", "Unproven", 3, "#7F7F7F"),
    _built_in(4, "مضلِّل", "Misleading", 2, "#E69F00"),
    _built_in(5, "غير صحيح", "False", 1, "#D55E00"),
    _built_in(6, "متنازع عليه", "Disputed", None, "#CC79A7"),
    _built_in(7, "مجتزأ من سياقه", "Out of context", None, "#B07D2B"),
    _built_in(8, "رأي", "Opinion", None, "#0072B2"),
    _built_in(9, "ساخر", "Satire", None, "#8E6BBF"),
    _built_in(10, "غير قابل للتحقق", "Unverifiable", None, "#5F6B73"),
)
"""What a new project's list begins with."""


def add(project: Project, verdict: Verdict) -> Changes:
    """Add a verdict; `InputRefused` without both names, or if another bears one of them."""
    with operation(project, "add_verdict") as step:
        step.create(_checked(project, verdict))
        return step.changes


def edit(project: Project, verdict: Verdict) -> Changes:
    """Store a changed verdict; `Conflict` if someone else changed it since."""
    with operation(project, "edit_verdict") as step:
        step.edit(_checked(project, verdict))
        return step.changes


def trash(project: Project, verdict_id: int) -> Changes:
    """Take a verdict off the list; refused while a claim bears it."""
    with operation(project, "trash_verdict") as step:
        verdict = checks.live(project, "verdict", verdict_id)
        theirs = (Claim.verdict == verdict_id) & Claim.deleted_at.is_null()
        claims = step.rows(Claim.select(Claim.id).where(theirs))
        if claims:
            raise InputRefused("verdict_in_use", verdict=verdict["name_ar"], claims=len(claims))
        step.trash("verdict", verdict_id)
        return step.changes


def _checked(project: Project, verdict: Verdict) -> Verdict:
    verdict = replace(verdict, name_ar=verdict.name_ar.strip(), name_en=verdict.name_en.strip())
    for name in (verdict.name_ar, verdict.name_en):
        checks.not_empty(name, "empty_name")
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", verdict.colour):
        raise InputRefused("bad_colour", colour=verdict.colour)
    others = VerdictTable.select(VerdictTable.name_ar, VerdictTable.name_en).where(
        VerdictTable.deleted_at.is_null() & (VerdictTable.id != verdict.id)
    )
    taken = {fold(name) for row in project.database.execute(others).fetchall() for name in row}
    for name in (verdict.name_ar, verdict.name_en):
        if fold(name) in taken:
            raise InputRefused("duplicate_verdict", name=name)
    return verdict
