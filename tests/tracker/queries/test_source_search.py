"""Sources are found by their titles, outlets and authors, and by every word of their texts."""

import pytest

from tests.factories import make_source
from tracker.db import Project
from tracker.queries import sources


@pytest.fixture
def three(project: Project) -> Project:
    make_source(project, "قالت الوزيرة إن الجسر القديم سيفتح غدًا.", title="تصريح", outlet="صوت الضفة")
    make_source(project, "الطريق مغلق منذ أسبوع.", title="بيان الجسر", outlet="البلدية")
    make_source(project, "لا خبر عن السد.", title="تقرير", outlet="صوت الضفة")
    return project


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("جسر", {"تصريح", "بيان الجسر"}),
        ("الوزيره", {"تصريح"}),
        ("سيف", {"تصريح"}),
        ("الضفه", {"تصريح", "تقرير"}),
        ("الضفة جسر", {"تصريح"}),
        ('"الجسر القديم"', {"تصريح"}),
        ('"القديم الجسر"', set()),
        ("جسر -طريق", {"تصريح"}),
        ("-جسر", {"تقرير"}),
        ('جسر -"الجسر القديم"', {"بيان الجسر"}),
        ("قطار", set()),
        ("؟", {"تصريح", "بيان الجسر", "تقرير"}),
    ],
)
@pytest.mark.parametrize("limit", [None, 9])
def test_sources_are_found_by_any_of_their_words(
    three: Project, typed: str, titles: set[str], limit: int | None
) -> None:
    assert {row.source.title for row in sources.search(three, typed, limit)} == titles
    found = [sources.get(three, source_id).title for source_id in sources.ids(three, typed, limit=limit)]
    assert set(found) == titles
    assert len(found) == len(titles)
