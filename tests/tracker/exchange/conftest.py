"""A small project with everything that an export has to tell apart."""

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.records import Stance
from tracker.services import claims


@pytest.fixture
def filled(project: Project) -> Project:
    """A communiqué and an MP on two sides of a claim, a second claim, and a quote nobody has linked yet."""
    source = make_source(project, title="تقرير", outlet="ارفع صوتك", published_on="2016-02-06")
    origin = make_source(project, title="بيان المجموعة", kind="statement")
    group, member = make_speaker(project, "المجموعة", kind="group"), make_speaker(project, "سلمى الحداد")
    effective, freed = make_claim(project, "الضربات فعالة"), make_claim(project, "الضربات حررت المدينة")
    claims.set_verdict(project, effective, 3)
    first = make_quote(project, group, text="الضربات فعالة", source_id=source, origin_id=origin)
    second = make_quote(project, member, text="أثرها لا يُرى", source_id=source, said_on="2016-02-05")
    third = make_quote(project, member, text="حُررت المدينة بفضلها", source_id=source, said_on="2016-02-05")
    make_quote(project, member, text="لا تعليق", said_on="2016-02")
    make_link(project, second, effective, Stance.DISPUTES)
    make_link(project, first, effective, Stance.SUPPORTS)
    make_link(project, third, effective, Stance.SUPPORTS)
    make_link(project, third, freed, Stance.SUPPORTS)
    return project
