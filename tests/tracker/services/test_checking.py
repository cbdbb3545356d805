"""Check finds every silent change in a project's file, and says nothing of a sound one."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmarks import generate
from tests.factories import drop_guards, make_claim, make_link, make_quote
from tracker.errors import Cancelled, IsnadError, StorageFailed
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.search.shadow import incomplete
from tracker.services import backup_folder, checking, history, quotes, restore
from tracker.services import project as projects
from tracker.services.backup import back_up
from tracker.services.sample import create_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "مثال.isnad"
    create_sample(path)
    return path


def codes(path: Path) -> tuple[set[str], set[str]]:
    """What a check finds: damage, and what it mended."""
    with projects.open_project(path) as project:
        report = checking.check(project)
    return {finding.code for finding in report.damage}, {finding.code for finding in report.mended}


def test_a_sound_project_passes_with_nothing_to_tell(sample: Path) -> None:
    with projects.open_project(sample) as project:
        make_link(project, make_quote(project, said_on="2016"), make_claim(project))
        history.undo(project)
    assert codes(sample) == (set(), set())


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE quote SET text = text || 'ا' WHERE id = 1", "record_altered"),
        ("UPDATE quote SET status = 'confirmed', digest = zeroblob(16) WHERE id = 2", "record_altered"),
        ("UPDATE speaker SET deleted_at = '2016-01-01T00:00:00Z' WHERE id = 1", "record_altered"),
        ("UPDATE claim SET text = CAST(x'd8ff41' AS TEXT) WHERE id = 1", "record_not_text"),
        ("UPDATE source SET text = 'x' || text WHERE id = 1", "anchor_off"),
        ("DELETE FROM claim WHERE id = 1", "parent_missing"),
        ("UPDATE claim SET deleted_at = '2016-01-01T00:00:00Z' WHERE id = 1", "loose_link"),
    ],
)
def test_what_was_changed_behind_isnad_is_found(sample: Path, change: str, found: str) -> None:
    with projects.open_project(sample) as project:
        drop_guards(project)
        project.database.execute_sql("PRAGMA foreign_keys = OFF")
        project.database.execute_sql(change)
    damage, _ = codes(sample)
    assert found in damage


def test_what_follows_from_records_is_mended(sample: Path) -> None:
    with projects.open_project(sample) as project:
        before = [row.quote.id for row in quote_queries.rows(project, QuoteFilter())]
        project.database.execute_sql("UPDATE quote SET order_key = order_key + (1 << 40) WHERE id < 4")
        project.database.execute_sql("UPDATE speaker SET sort_key = ''")
    assert codes(sample) == (set(), {"derived_off"})
    assert codes(sample) == (set(), set())
    with projects.open_project(sample) as project:
        assert [row.quote.id for row in quote_queries.rows(project, QuoteFilter())] == before


def test_an_index_that_cannot_be_opened_is_found_and_made_anew(sample: Path) -> None:
    with projects.open_project(sample) as project:
        project.database.execute_sql("UPDATE quote_index_config SET v = 99 WHERE k = 'version'")
    with projects.open_project(sample, writable=False) as project:
        report = checking.check(project)
    assert report.is_sound
    assert "index_off" in {finding.code for finding in report.mended}
    damage, mended = codes(sample)
    assert (damage, "index_off" in mended) == (set(), True)
    assert codes(sample) == (set(), set())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_the_file_goes_unnoticed_or_breaks_the_check(
    sample: Path, tmp_path: Path, data: st.DataObject
) -> None:
    """Bytes are turned over anywhere; afterwards the content reads as before, or something is told."""
    whole = bytearray(sample.read_bytes())
    with projects.open_project(sample) as project:
        before = list(quote_queries.rows(project, QuoteFilter()))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] ^= data.draw(st.integers(1, 255))
    damaged = tmp_path / "عطب.isnad"
    damaged.write_bytes(whole)
    try:
        with projects.open_project(damaged, writable=False) as project:
            if checking.check(project).is_sound:
                assert list(quote_queries.rows(project, QuoteFilter())) == before
    except IsnadError:
        pass  # refused by name when it was opened, or before a list could be read


def test_a_backup_becomes_a_project_and_tells_what_it_lacks(sample: Path, tmp_path: Path) -> None:
    with projects.open_project(sample) as project:
        copy = back_up(project, tmp_path / "نسخ")
        make_quote(project)
        newer = history_length(sample)
    target = tmp_path / "مسترجع.isnad"
    restored = restore.restore(sample, copy, target)
    assert restored.missing is not None
    assert len(restored.missing) == newer - history_length(target)
    with pytest.raises(StorageFailed, match="file_exists"):
        restore.restore(sample, copy, target)


def test_a_ruined_project_does_not_keep_its_backup_from_being_restored(sample: Path, tmp_path: Path) -> None:
    with projects.open_project(sample) as project:
        copy = back_up(project, tmp_path / "نسخ")
    sample.write_bytes(b"ruined")
    restored = restore.restore(sample, copy, tmp_path / "مسترجع.isnad")
    assert restored.missing is None
    assert codes(restored.path) == (set(), set())
    assert sample.read_bytes() == b"ruined"


def history_length(path: Path) -> int:
    with projects.open_project(path, writable=False) as project:
        return int(project.read("SELECT count(*) FROM action")[0][0])


def test_a_definition_that_lost_a_column_is_damage_and_stops_no_check(path: Path) -> None:
    with projects.open_project(path) as project:
        make_link(project, make_quote(project), make_claim(project))
    data = bytearray(path.read_bytes())
    for found in re.finditer(b'CREATE TABLE "link"', bytes(data)):  # as it was before a migration, too
        data[data.index(b'"deleted_at"', found.start()) + 1] ^= 1
    path.write_bytes(data)
    with projects.open_project(path, writable=False) as project:
        report = checking.check(project)
    assert [finding.code for finding in report.damage] == ["sqlite_damage"]
    assert "link.deleted_at" in report.damage[0].fields["reason"]


@pytest.mark.parametrize("kind", ["quote", "source"])
@pytest.mark.parametrize(
    "cleared",
    [
        "DELETE FROM {0}_index_idx",
        "DELETE FROM {0}_index_docsize",
        "DELETE FROM {0}_index_data WHERE id > 10",
    ],
)
def test_what_an_index_keeps_beside_its_words_is_missed_and_made_anew(
    sample: Path, kind: str, cleared: str
) -> None:
    with projects.open_project(sample) as project:
        project.database.execute_sql(cleared.format(kind))
    damage, mended = codes(sample)
    assert (damage, "index_off" in mended) == (set(), True)
    assert codes(sample) == (set(), set())


def test_of_ever_so_many_findings_so_many_are_told_as_can_be_read(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MOST_FINDINGS", 3)
    with projects.open_project(sample) as project:
        drop_guards(project)
        project.database.execute_sql("UPDATE quote SET note = 'من خارج إسناد'")
        assert len(checking.check(project).damage) == 3


def test_an_index_in_every_state_of_work_passes(sample: Path) -> None:
    with projects.open_project(sample) as project:
        for number in range(40):
            quote = make_quote(project, text=f"قول {number}")
            if number % 3 == 0:
                quotes.trash(project, quote)
            assert list(incomplete(project.database)) == []


def test_a_format_of_tables_that_does_not_exist_is_damage_and_no_fault_of_isnads(sample: Path) -> None:
    data = bytearray(sample.read_bytes())
    data[47] = 99  # sqlite.org/fileformat.html: the schema format number
    sample.write_bytes(data)
    with pytest.raises(IsnadError, match="project_damaged"):
        projects.open_project(sample)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "كثير.isnad"
    generate.make(path, 3000)
    return path


def told_by(path: Path) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    with projects.open_project(path) as project:
        assert checking.check(project, lambda done, total: told.append((done, total))).is_sound
    return told


def test_a_check_tells_all_the_way_how_far_it_is(many: Path) -> None:
    shares = [done / total for done, total in told_by(many)]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert any(0.5 < share < 0.9 for share in shares), "it is silent while the search index is compared"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_check_that_is_stopped_anywhere_ends_at_once_and_calls_nothing_damaged(
    many: Path, share: float
) -> None:
    at = int(share * len(told_by(many)))
    told = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal told
        told += 1
        if told > at:
            raise Cancelled

    with projects.open_project(many) as project:
        project.database.execute_sql("UPDATE speaker SET sort_key = '' WHERE id = 1")
        drifted = project.read("SELECT count(*) FROM quote_index_docsize")
        with pytest.raises(Cancelled):
            checking.check(project, stop)
        assert told <= at + 2, "SQLite may ask once more before it ends"
        assert project.read("SELECT count(*) FROM quote_index_docsize") == drifted
        assert checking.check(project).is_sound
    assert not backup_folder.is_marked_damaged(many)
