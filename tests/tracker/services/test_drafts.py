"""What was typed and not saved: kept to the letter, no step of the history, gone with the save."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_link, make_quote
from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.exchange.export import export
from tracker.models import Draft as DraftTable
from tracker.queries import claims as claim_queries
from tracker.queries import drafts as draft_queries
from tracker.queries import history as history_queries
from tracker.queries.drafts import Draft
from tracker.records import Claim, QuoteFilter
from tracker.services import claims, drafts, history
from tracker.services import project as projects

ALTERED_BY_QT = "\u00a0\u2028\u2029\ufdd0\ufdd1\ufffc"


def fields_of(project: Project, entity: str = "claim", row_id: int = 0) -> dict[str, str]:
    found = draft_queries.of_record(project, entity, row_id)
    return dict(found.fields) if found else {}


def test_a_draft_is_read_back_field_by_field_with_its_base(project: Project) -> None:
    typed = {"text": f"الجسر{ALTERED_BY_QT} آمن\n", "note": "\ufeff \x00 "}
    drafts.keep(project, "claim", 7, typed, 3)
    found = draft_queries.of_record(project, "claim", 7)
    assert found is not None
    assert (dict(found.fields), found.base_revision) == (typed, 3)
    assert found.kept_at.endswith("Z")


def test_a_lone_surrogate_does_not_keep_the_rest_from_being_kept(project: Project) -> None:
    drafts.keep(project, "claim", 0, {"text": "الجسر \ud800 آمن"})
    assert fields_of(project) == {"text": "الجسر ? آمن"}


def test_new_records_left_unsaved_are_told_apart_by_their_number(project: Project) -> None:
    assert draft_queries.lowest_row_id(project, "quote") == 1
    for number, words in ((0, "الأول"), (-1, "الثاني"), (-2, "الثالث")):
        drafts.keep(project, "quote", number, {"words": words})
    assert draft_queries.lowest_row_id(project, "quote") == -2
    found = {draft.row_id: draft.fields["words"] for draft in draft_queries.all_drafts(project)}
    assert found == {0: "الأول", -1: "الثاني", -2: "الثالث"}


def test_keeping_again_replaces_the_whole_draft_and_writes_only_what_differs(project: Project) -> None:
    assert drafts.keep(project, "claim", 0, {"text": "أ", "note": "ب"})
    assert not drafts.keep(project, "claim", 0, {"text": "أ", "note": "ب"})
    assert drafts.keep(project, "claim", 0, {"text": "أ"})
    assert fields_of(project) == {"text": "أ"}
    assert drafts.keep(project, "claim", 0, {})
    assert project.rows(DraftTable.select()) == []


def test_what_differs_is_all_that_is_written(project: Project) -> None:
    drafts.keep(project, "source", 0, {"text": "س" * 500_000, "title": "أ"})
    before = project.database.connection().total_changes
    drafts.keep(project, "source", 0, {"text": "س" * 500_000, "title": "أب"})
    # The title and, where the clock has moved on, the moment; never the text.
    assert project.database.connection().total_changes - before in (1, 2)


def test_a_draft_is_no_step_and_closes_no_redo(project: Project) -> None:
    claim_id = make_claim(project)
    history.undo(project)
    before = history_queries.entries(project), content(project)
    drafts.keep(project, "claim", 0, {"text": "مسودة"})
    drafts.discard(project, "claim", 0)
    drafts.keep(project, "claim", -1, {"text": "أخرى"})
    assert (history_queries.entries(project), content(project)) == before
    history.redo(project)
    assert claim_queries.get(project, claim_id).deleted_at is None
    history.undo(project)
    assert fields_of(project, row_id=-1) == {"text": "أخرى"}


def test_a_save_drops_its_draft_in_the_same_step(project: Project) -> None:
    drafts.keep(project, "claim", 0, {"text": "مسودة"})
    drafts.keep(project, "claim", -1, {"text": "أخرى"})
    changes = drafts.save(project, "claim", 0, claims.add, Claim(text="الجسر آمن"))
    assert (changes.name, len(changes.created)) == ("add_claim", 1)
    assert [draft.row_id for draft in draft_queries.all_drafts(project)] == [-1]
    (entry,) = history_queries.entries(project)
    assert entry.action.name == "add_claim"


def test_a_save_that_is_refused_keeps_its_draft(project: Project) -> None:
    claim_id = make_claim(project)
    stale = claim_queries.get(project, claim_id)
    claims.edit(project, replace(stale, text="سبقتك"))
    drafts.keep(project, "claim", claim_id, {"text": "عندي"}, stale.revision)
    with pytest.raises(Conflict):
        drafts.save(project, "claim", claim_id, claims.edit, replace(stale, text="عندي"))
    assert fields_of(project, row_id=claim_id) == {"text": "عندي"}


def test_an_edit_that_changes_nothing_drops_its_draft_without_a_step(project: Project) -> None:
    claim_id = make_claim(project)
    drafts.keep(project, "claim", claim_id, {"text": "عندي"}, 1)
    assert not drafts.save(project, "claim", claim_id, claims.edit, claim_queries.get(project, claim_id))
    assert fields_of(project, row_id=claim_id) == {}
    assert len(history_queries.entries(project)) == 1


def test_the_draft_of_a_trashed_record_waits_until_it_is_restored(project: Project) -> None:
    claim_id = make_claim(project)
    drafts.keep(project, "claim", claim_id, {"text": "عندي"}, 1)
    claims.trash(project, claim_id)
    assert draft_queries.all_drafts(project) == []
    history.undo(project)
    assert [draft.row_id for draft in draft_queries.all_drafts(project)] == [claim_id]


def test_drafts_of_what_is_no_longer_there_or_unknown_are_not_offered(project: Project) -> None:
    drafts.keep(project, "claim", 99, {"text": "لا ادعاء بهذا الرقم"}, 1)
    drafts.keep(project, "poem", 1, {"text": "من نسخة أحدث"}, 1)
    assert draft_queries.all_drafts(project) == []


def test_a_read_only_project_keeps_and_drops_nothing(project: Project, path: Path) -> None:
    drafts.keep(project, "claim", 0, {"text": "مسودة"})
    with projects.open_project(path, writable=False) as reader:
        with pytest.raises(InputRefused, match="read_only"):
            drafts.keep(reader, "claim", 0, {"text": "غيرها"})
        with pytest.raises(InputRefused, match="read_only"):
            drafts.discard(reader, "claim", 0)
        assert fields_of(reader) == {"text": "مسودة"}


def test_a_draft_survives_closing_the_project(path: Path) -> None:
    with projects.open_project(path) as opened:
        drafts.keep(opened, "speaker", 0, {"name": "سلمى"})
    with projects.open_project(path) as opened:
        (found,) = draft_queries.all_drafts(opened)
    assert found == Draft(entity="speaker", fields={"name": "سلمى"}, kept_at=found.kept_at)


def test_drafts_stand_in_no_export(project: Project, tmp_path: Path) -> None:
    claim_id = make_claim(project)
    make_link(project, make_quote(project), claim_id)
    drafts.keep(project, "claim", claim_id, {"text": "لم تُحفظ هذه الكلمات"}, 1)
    for what in ("quotes", "claims", "speakers", "sources", "links"):
        target = tmp_path / f"{what}.csv"
        export(project, target, QuoteFilter(), what=what)
        assert "لم تُحفظ" not in target.read_text(encoding="utf-8")


def test_every_plane_of_unicode_is_kept_to_the_letter(project: Project) -> None:
    scalars = "".join(chr(n) for n in range(0, sys.maxunicode + 1, 7) if not 0xD800 <= n < 0xE000)
    drafts.keep(project, "claim", 0, {"text": scalars})
    assert fields_of(project) == {"text": scalars}
