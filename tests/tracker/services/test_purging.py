"""What is purged is gone for good: its bytes, its history, and the road back behind it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Cancelled, InputRefused, ProjectRefused, StorageFailed
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import past
from tracker.queries import quotes as quote_queries
from tracker.queries import trash as trash_queries
from tracker.records import Claim, QuoteFilter, QuoteStatus, SpeakerKind
from tracker.search.drift import drift
from tracker.services import (
    backup_folder,
    bulk,
    checking,
    claims,
    drafts,
    history,
    journal,
    lock,
    purging,
    quotes,
    rescue,
    sources,
    speakers,
)
from tracker.services import project as projects
from tracker.services import verdicts as verdict_services
from tracker.services.earlier import restore_record
from tracker.services.operation import operation
from tracker.services.purging import affected, purge
from tracker.storage_errors import storage_errors

WORDS = ("زمردة", "ياقوتة", "فيروزة", "عقيقة", "Chrysoberyl")
"""Words that stand nowhere else in a project."""


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(InputRefused) as refused:
        act()
    return refused.value.code


def bytes_of(path: Path) -> bytes:
    beside = (path.with_name(path.name + end) for end in ("", "-wal", "-journal"))
    return b"".join(each.read_bytes() for each in beside if each.exists())


def trashed_quote(project: Project) -> int:
    """A quote in the trash whose words and notes of several times stand in the file."""
    quote_id = make_quote(project, text=f"قال {WORDS[0]} كلامًا", note=WORDS[1], said_on_text=WORDS[4])
    make_link(project, quote_id, make_claim(project), note=WORDS[2])
    quote = quote_queries.get(project, quote_id)
    quotes.edit(project, replace(quote, text=f"قال {WORDS[3]} كلامًا"))
    quotes.trash(project, quote_id)
    drafts.keep(project, "quote", quote_id, {"text": WORDS[0] * 3})
    return quote_id


def test_no_byte_of_it_stays_in_the_file(path: Path, tmp_path: Path) -> None:
    with projects.open_project(path) as project:
        quote_id = trashed_quote(project)
        kept = make_quote(project, text="كلام باقٍ")
        assert all(word.encode() in bytes_of(path) for word in WORDS)
        purged = purge(project, [("quote", quote_id)], backups=tmp_path / "copies")
        assert purged.records == 2
        assert not any(word.encode() in bytes_of(path) for word in WORDS)
        assert quote_queries.get(project, kept).text == "كلام باقٍ"
        assert list(drift(project.database)) == []
        assert project.database.pragma("secure_delete") == 0
    assert not any(word.encode() in bytes_of(path) for word in WORDS)
    with projects.open_project(path) as project:
        assert checking.check(project).is_sound


def test_a_word_that_only_the_search_index_had_is_gone_from_it(project: Project, tmp_path: Path) -> None:
    quote_id = make_quote(project, text="Chrysoberyl")
    stored = "SELECT count(*) FROM quote_index_data WHERE instr(block, CAST('chrysoberyl' AS BLOB))"
    assert project.read(stored) != [(0,)]
    quotes.trash(project, quote_id)
    purge(project, [("quote", quote_id)], backups=tmp_path)
    assert project.read(stored) == [(0,)]


def test_the_backup_before_it_holds_all(project: Project, tmp_path: Path) -> None:
    quote_id = trashed_quote(project)
    before = past.content(project)
    purged = purge(project, [("quote", quote_id)], backups=tmp_path / "copies")
    assert purged.backup.parent == tmp_path / "copies"
    with projects.open_project(purged.backup, writable=False) as copy:
        assert past.content(copy) == before


def test_the_backup_goes_where_the_project_keeps_its_backups(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    projects.set_value(project, backup_folder.FOLDER, str(tmp_path / "elsewhere"))
    purged = purge(project, [("quote", trashed_quote(project))])
    assert purged.backup.parent == backup_folder.folder_of(project)
    assert purged.backup.is_relative_to(tmp_path / "elsewhere")


def test_the_journal_goes_with_it_though_another_program_has_still_to_write_it(
    project: Project, tmp_path: Path
) -> None:
    quote_id = trashed_quote(project)
    journal.catch_up(project)
    folder = journal.folder_of(project)
    told = b"".join(file.read_bytes() for file in journal.files(folder))
    assert WORDS[0].encode() in told
    purge(project, [("quote", quote_id)], backups=tmp_path)
    (folder / "00000001.jsonl").write_bytes(told)  # as if it had been killed before it forgot the journal
    journal.catch_up(project)
    left = b"".join(file.read_bytes() for file in journal.files(folder))
    assert left
    assert not any(word.encode() in left for word in WORDS)


def test_the_step_says_how_many_there_were_and_nothing_else(project: Project, tmp_path: Path) -> None:
    projects.set_value(project, "editor", "هدى")
    quote_id = trashed_quote(project)
    changes = purge(project, [("quote", quote_id)], backups=tmp_path).changes
    newest = history_queries.entries(project)[0]
    assert (newest.action.id, newest.action.name, newest.action.actor) == (changes.action_id, "purge", "هدى")
    told = {(change.entity, change.field, change.before, change.after) for change in newest}
    assert told == {("purge", "link", None, 1), ("purge", "quote", None, 1)}
    assert history_queries.entries(project, entity="quote", row_id=quote_id) == []


def test_undo_ends_there(project: Project, tmp_path: Path) -> None:
    quote_id = trashed_quote(project)
    purge(project, [("quote", quote_id)], backups=tmp_path)
    assert history_queries.undoable(project) is None
    assert refusal(lambda: history.undo(project)) == "nothing_to_undo"
    assert refusal(lambda: history.redo(project)) == "nothing_to_redo"
    before = content(project)
    make_claim(project, "بعده")
    history.undo(project)
    assert content(project) == before
    assert refusal(lambda: history.undo(project)) == "nothing_to_undo"
    history.redo(project)
    assert len(content(project)["claim"]) == 2


def test_records_that_stay_still_get_their_earlier_states(project: Project, tmp_path: Path) -> None:
    claim_id = make_claim(project, "أولى")
    then = history_queries.entries(project)[0].action.id
    claims.edit(project, replace(claim_queries.get(project, claim_id), text="ثانية"))
    purge(project, [("quote", trashed_quote(project))], backups=tmp_path)
    restore_record(project, "claim", claim_id, then)
    assert claim_queries.get(project, claim_id).text == "أولى"


def test_the_walk_back_knows_the_rest_as_it_was(project: Project, tmp_path: Path) -> None:
    start = past.content(project)
    with operation(project, "import") as step:
        step.create_all([Claim(text=f"ادعاء {number}") for number in range(3)])
    for claim_id in (2, 3):
        claims.trash(project, claim_id)
    purge(project, [("claim", 3)], backups=tmp_path)
    state = past.content(project)
    assert {key for key in state if key[0] == "claim"} == {("claim", 1), ("claim", 2)}
    list(past.walk_back(project, state))
    assert state == start
    shown = history_queries.entries(project)[-1].action.id
    assert history_queries.shows(project, shown) == ("claim", 1)


def test_the_journal_is_forgotten_though_the_disk_is_full_when_the_file_is_written_anew(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote_id = trashed_quote(project)
    journal.catch_up(project)

    def full(_project: Project) -> None:
        raise StorageFailed("disk_full", path=str(project.path))

    monkeypatch.setattr(purging, "_compact", full)
    with pytest.raises(StorageFailed, match="disk_full"):
        purge(project, [("quote", quote_id)], backups=tmp_path / "b")
    assert project.read("SELECT count(*) FROM quote") == [(0,)]
    assert journal.files(journal.folder_of(project)) == []


def test_a_number_stays_taken_though_a_later_purge_takes_a_smaller_one(
    project: Project, tmp_path: Path
) -> None:
    ids = [make_claim(project, f"ادعاء {number}") for number in range(3)]
    for each in reversed(ids[1:]):
        claims.trash(project, each)
        purge(project, [("claim", each)], backups=tmp_path / "b")
    assert make_claim(project, "ادعاء آخر") == ids[-1] + 1


def test_no_record_ever_comes_under_the_number_of_one_that_is_gone(project: Project, tmp_path: Path) -> None:
    make_claim(project)
    gone = make_claim(project, "زائد")
    claims.trash(project, gone)
    purge(project, [("claim", gone)], backups=tmp_path)
    assert make_claim(project, "جديد") == gone + 1
    assert make_claim(project, "جديد أيضًا") == gone + 2


def test_what_befell_many_alike_is_told_of_those_who_are_left(project: Project, tmp_path: Path) -> None:
    ids = [make_quote(project, 1 if number else None, text=f"كلام {number}") for number in range(3)]
    bulk.set_status(project, ids, QuoteStatus.CONFIRMED)
    quotes.trash(project, ids[0])
    purge(project, [("quote", ids[0])], backups=tmp_path)
    told = history_queries.entries(project, entity="quote", row_id=ids[1])
    assert [entry.action.name for entry in told] == ["set_quotes_status", "add_quote"]
    state = past.content(project)
    list(past.walk_back(project, state))
    assert not any(entity == "quote" for entity, _ in state)
    bulk.trash(project, ids[1:])
    purge(project, [("quote", row_id) for row_id in ids[1:]], backups=tmp_path)
    assert project.read("SELECT count(*) FROM change WHERE entity = 'quote'") == [(0,)]


def test_what_belongs_to_it_goes_with_it(project: Project, tmp_path: Path) -> None:
    start = past.content(project)
    source_id = make_source(project, "قال مصدر إن الجسر آمن.")
    unnamed = make_speaker(project, "مصدر", kind=SpeakerKind.UNNAMED, source_id=source_id)
    make_quote(project, unnamed, text="الجسر آمن", source_id=source_id)
    sources.trash(project, source_id)
    assert affected(project, [("source", source_id)]) == {"source": {1}, "speaker": {1}, "quote": {1}}
    purge(project, [("source", source_id)], backups=tmp_path)
    assert past.content(project) == start


def test_speakers_who_were_merged_into_one_go_with_that_one(project: Project, tmp_path: Path) -> None:
    start = past.content(project)
    keep, other = make_speaker(project), make_speaker(project, "سلمى حداد")
    third = make_speaker(project, "س. حداد")
    speakers.reject_pair(project, keep, third)
    speakers.merge(project, other, third)
    speakers.merge(project, keep, other)
    speakers.trash(project, keep)
    purged = purge(project, [("speaker", keep)], backups=tmp_path)
    assert purged.records >= 3
    assert past.content(project) == start


def test_what_is_not_in_the_trash_is_refused_before_anything_is_done(
    project: Project, tmp_path: Path
) -> None:
    quote_id = make_quote(project)
    copies = tmp_path / "copies"
    code = refusal(lambda: purge(project, [("quote", quote_id)], backups=copies))
    assert code == "not_in_trash"
    assert not copies.exists()


def test_a_verdict_that_a_trashed_claim_bears_is_refused(project: Project, tmp_path: Path) -> None:
    claim_id = make_claim(project)
    claims.set_verdict(project, claim_id, 1)
    claims.trash(project, claim_id)
    verdict_services.trash(project, 1)
    assert refusal(lambda: purge(project, [("verdict", 1)], backups=tmp_path)) == "purge_in_use"
    purge(project, [("claim", claim_id)], backups=tmp_path)
    purge(project, [("verdict", 1)], backups=tmp_path)
    assert 1 not in [row[0] for row in content(project)["verdict"]]


def test_while_a_window_holds_the_project_only_that_window_purges(project: Project, tmp_path: Path) -> None:
    quote_id = trashed_quote(project)
    with lock.held(project.path):
        with pytest.raises(ProjectRefused) as refused:
            purge(project, [("quote", quote_id)], backups=tmp_path)
        assert refused.value.code == "project_locked"
        purge(project, [("quote", quote_id)], backups=tmp_path, lock_held=True)
    assert trash_queries.counts(project) == {}


def test_a_backup_that_is_stopped_leaves_all_as_it_was(project: Project, tmp_path: Path) -> None:
    quote_id = trashed_quote(project)
    before = past.content(project)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        purge(project, [("quote", quote_id)], backups=tmp_path, progress=stop)
    assert past.content(project) == before
    assert projects.value(project, "purging") == ""


def test_a_purged_project_can_be_rescued_like_any_other(path: Path, tmp_path: Path) -> None:
    with projects.open_project(path) as project:
        purge(project, [("quote", trashed_quote(project))], backups=tmp_path)
        rest = content(project)
    rescue.rescue(path, tmp_path / "rescued.isnad")
    with projects.open_project(tmp_path / "rescued.isnad") as rescued:
        assert content(rescued)["claim"] == rest["claim"]


def test_rows_are_guarded_again_afterwards(project: Project, tmp_path: Path) -> None:
    purge(project, [("quote", trashed_quote(project))], backups=tmp_path)
    make_quote(project)
    with pytest.raises(Exception, match="guard"), storage_errors(project.path):
        project.database.execute_sql("DELETE FROM quote")
    assert quote_queries.count(project, QuoteFilter()) == 1
