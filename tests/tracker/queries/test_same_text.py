"""A second copy of a text is found, however it came in."""

from pathlib import Path

from tracker.queries import sources as queries
from tracker.records import Source
from tracker.services import project as projects
from tracker.services import sources


def titles(path: Path, text: str, file_sha256: str = "") -> list[str]:
    with projects.open_project(path, writable=False) as opened:
        return [row.source.title for row in queries.same_text(opened, text, file_sha256)]


def test_the_same_text_or_the_same_file_is_found_and_nothing_else(path: Path) -> None:
    with projects.open_project(path) as opened:
        sources.add(opened, Source(title="أولى", text="نص\r\nثانٍ"))
        sources.add(opened, Source(title="ثانية", text="غيره", file_sha256="a" * 64))
        sources.add(opened, Source(title="بلا نص"))
    assert titles(path, "نص\nثانٍ") == ["أولى"]
    assert titles(path, "حُرِّر بعد ذلك", "a" * 64) == ["ثانية"]
    assert titles(path, "نص") == []
    assert titles(path, "") == titles(path, " \n") == []


def test_a_trashed_copy_does_not_count(path: Path) -> None:
    with projects.open_project(path) as opened:
        source_id = sources.add(opened, Source(title="أولى", text="نص")).new_id("source")
        sources.trash(opened, source_id)
    assert titles(path, "نص") == []
