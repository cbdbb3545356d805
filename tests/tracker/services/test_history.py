"""Undo and redo, and the history they are made of."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Conflict, InputRefused, IsnadError
from tracker.models import ENTITIES
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.queries import stored
from tracker.queries import verdicts as verdict_queries
from tracker.records import (
    ActionKind,
    ClaimStatus,
    Link,
    QuoteFilter,
    QuoteStatus,
    SpeakerRole,
    Stance,
    Verdict,
)
from tracker.services import claims, history, links, quotes, saved_filters, sources, speakers, verdicts
from tracker.services import project as projects
from tracker.services.operation import operation


def content(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """All live rows of all entities: what people see, with their ids, without bookkeeping."""
    found = {}
    for entity in ENTITIES.values():
        columns = stored.columns(entity.table, ("id", *entity.content))
        query = entity.table.select(*columns).where(entity.table.deleted_at.is_null())
        found[entity.name] = list(project.rows(query.order_by(entity.table.id)))
    return found


def names(project: Project) -> list[tuple[ActionKind, str]]:
    return [(entry.action.kind, entry.action.name) for entry in history_queries.entries(project)]


def test_each_step_leaves_one_action_with_what_changed(project: Project) -> None:
    projects.set_value(project, "editor", "هدى")
    claim_id = make_claim(project)
    claims.set_status(project, claim_id, ClaimStatus.IN_REVIEW)
    newest, oldest = history_queries.entries(project)
    assert (oldest.action.name, oldest.changes[0].field) == ("add_claim", history_queries.CREATED)
    assert (newest.action.name, newest.action.actor) == ("set_claim_status", "هدى")
    (change,) = newest
    assert (change.field, change.before, change.after) == ("status", "unreviewed", "in_review")


def test_creating_stores_no_content_in_the_history(project: Project) -> None:
    make_claim(project, "كلمات لا تتكرر في التاريخ")
    stored_rows = project.database.execute_sql("SELECT before, after FROM change").fetchall()
    assert stored_rows == [(None, None)]


def test_a_step_that_changes_nothing_leaves_no_trace(project: Project) -> None:
    claim_id = make_claim(project)
    before = names(project)
    assert not claims.set_status(project, claim_id, ClaimStatus.UNREVIEWED)
    assert not claims.edit(project, claim_queries.get(project, claim_id))
    assert names(project) == before


def test_a_step_that_fails_half_way_leaves_no_trace(project: Project) -> None:
    before = content(project)
    with pytest.raises(InputRefused), operation(project, "two_things"):
        make_speaker(project)
        make_speaker(project, " ")
    assert content(project) == before
    assert names(project) == []


def test_operations_inside_an_operation_are_one_step(project: Project) -> None:
    with operation(project, "all_at_once"):
        make_link(project, make_quote(project), make_claim(project))
    assert names(project) == [(ActionKind.DO, "all_at_once")]
    history.undo(project)
    assert not any(content(project)[name] for name in ("speaker", "quote", "claim", "link"))


def test_undo_and_redo_go_through_the_steps_in_order(project: Project) -> None:
    claim_id = make_claim(project)
    states = [content(project)]
    for status in (ClaimStatus.IN_REVIEW, ClaimStatus.SECOND_REVIEW, ClaimStatus.DONE):
        claims.set_status(project, claim_id, status)
        states.append(content(project))
    for state in reversed(states[:-1]):
        history.undo(project)
        assert content(project) == state
    for state in states[1:]:
        history.redo(project)
        assert content(project) == state
    with pytest.raises(InputRefused, match="nothing_to_redo"):
        history.redo(project)


def test_undo_between_redos_finds_its_way(project: Project) -> None:
    for number in range(3):
        make_claim(project, f"الادعاء {number}")

    def shown() -> int:
        return len(content(project)["claim"])

    for act, expected in (
        (history.undo, 2),
        (history.undo, 1),
        (history.redo, 2),
        (history.undo, 1),
        (history.undo, 0),
        (history.redo, 1),
        (history.redo, 2),
        (history.redo, 3),
        (history.undo, 2),
    ):
        act(project)
        assert shown() == expected


def test_a_new_step_closes_the_road_of_redo(project: Project) -> None:
    make_claim(project)
    history.undo(project)
    make_claim(project, "ادعاء آخر")
    with pytest.raises(InputRefused, match="nothing_to_redo"):
        history.redo(project)
    history.undo(project)
    with pytest.raises(InputRefused, match="nothing_to_undo"):
        history.undo(project)


def test_undo_and_redo_name_the_step_they_are_about(project: Project) -> None:
    make_claim(project)
    assert history.undo(project).name == "add_claim"
    assert history.redo(project).name == "add_claim"
    assert names(project) == [
        (ActionKind.REDO, "add_claim"),
        (ActionKind.UNDO, "add_claim"),
        (ActionKind.DO, "add_claim"),
    ]


def test_undo_survives_a_restart(path: Path) -> None:
    with projects.open_project(path) as project:
        start = content(project)
        quote_id = make_quote(project)
        make_link(project, quote_id, make_claim(project))
        quotes.trash(project, quote_id)
    for _ in range(5):
        with projects.open_project(path) as project:
            history.undo(project)
    with projects.open_project(path) as project:
        assert content(project) == start
        for _ in range(5):
            history.redo(project)
        assert len(content(project)["claim"]) == 1
        assert content(project)["quote"] == content(project)["link"] == []


def test_undo_refuses_what_was_changed_behind_its_back(project: Project) -> None:
    claim_id = make_claim(project)
    claims.set_status(project, claim_id, ClaimStatus.DONE)
    project.database.execute_sql("UPDATE claim SET status = 'withdrawn'")
    with pytest.raises(Conflict) as caught:
        history.undo(project)
    assert caught.value.code == "undo_conflict"
    project.database.execute_sql("UPDATE claim SET status = 'done'")
    history.undo(project)
    project.database.execute_sql("UPDATE claim SET text = 'شيء آخر'")
    with pytest.raises(Conflict):
        history.undo(project)
    assert len(content(project)["claim"]) == 1


def test_the_history_of_one_record_holds_its_steps_only(project: Project) -> None:
    claim_id, other_id = make_claim(project), make_claim(project, "ادعاء آخر")
    with operation(project, "both"):
        claims.set_status(project, claim_id, ClaimStatus.DONE)
        claims.set_status(project, other_id, ClaimStatus.DONE)
    entries = history_queries.entries(project, entity="claim", row_id=claim_id)
    assert [entry.action.name for entry in entries] == ["both", "add_claim"]
    assert all(change.row_id == claim_id for entry in entries for change in entry)


def test_a_redone_step_no_longer_counts_as_undone(project: Project) -> None:
    make_claim(project)
    history.undo(project)
    assert [entry.action.undone for entry in history_queries.entries(project)] == [False, True]
    history.redo(project)
    assert [entry.action.undone for entry in history_queries.entries(project)] == [False, True, True]


class AnyWork(RuleBasedStateMachine):
    """Whatever editors do, undoing everything after a restart gives back the starting content."""

    @initialize(with_content=st.booleans())
    def open(self, with_content: bool) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "work.isnad"
        projects.create(self.path)
        self.project = projects.open_project(self.path)
        if with_content:
            with operation(self.project, "start"):
                make_link(self.project, make_quote(self.project), make_claim(self.project))
        self.start = content(self.project)
        self.first = len(history_queries.entries(self.project))

    def teardown(self) -> None:
        if not hasattr(self, "project"):
            return
        self.project.close()
        with projects.open_project(self.path) as project:
            while history_queries.undoable(project) and self._steps_taken(project):
                history.undo(project)
            assert content(project) == self.start
        shutil.rmtree(self.folder)

    def _steps_taken(self, project: Project) -> bool:
        newest = history_queries.undoable(project)
        return newest is not None and newest.name != "start"

    def _try(self, act: Callable[[], object]) -> None:
        # A refusal is fine here, as long as it changes nothing; half-done work would break the end.
        before = content(self.project)
        try:
            act()
        except IsnadError:
            assert content(self.project) == before

    def _any(self, data: st.DataObject, entity: str) -> int:
        ids = [row[0] for row in content(self.project)[entity]]
        return data.draw(st.sampled_from(ids)) if ids else 999

    TEXT = st.text(min_size=0, max_size=12)
    DATE = st.sampled_from(["", "2016", "2016-02", "2016-02-05", "2016-21", "2015-12-31"])

    @rule(name=TEXT, alias=TEXT, title=TEXT)
    def add_speaker(self, name: str, alias: str, title: str) -> None:
        role = SpeakerRole(title=title)
        self._try(lambda: make_speaker(self.project, name) and None)
        self._try(
            lambda: speakers.add_role(self.project, replace(role, speaker_id=self._last("speaker")))
        )
        self._try(lambda: speakers.add_alias(self.project, self._last("speaker"), alias))

    def _last(self, entity: str) -> int:
        rows = content(self.project)[entity]
        return int(rows[-1][0]) if rows else 999

    @rule(text=TEXT, published_on=DATE)
    def add_source(self, text: str, published_on: str) -> None:
        self._try(lambda: make_source(self.project, text, published_on=published_on))

    @rule(data=st.data(), text=TEXT, said_on=DATE)
    def add_quote(self, data: st.DataObject, text: str, said_on: str) -> None:
        speaker, source = self._any(data, "speaker"), self._any(data, "source")
        source_id = None if source == 999 else source
        self._try(
            lambda: make_quote(self.project, speaker, text=text, said_on=said_on, source_id=source_id)
        )

    @rule(data=st.data())
    def quote_from_source(self, data: st.DataObject) -> None:
        speaker, source = self._any(data, "speaker"), self._any(data, "source")
        if source != 999:
            length = len(source_queries.get(self.project, source).text)
            start = data.draw(st.integers(0, max(0, length)))
            end = data.draw(st.integers(0, length + 1))
            self._try(
                lambda: make_quote(
                    self.project, speaker, text="", source_id=source, start=start, end=end
                )
            )

    @rule(text=TEXT)
    def add_claim(self, text: str) -> None:
        self._try(lambda: make_claim(self.project, text))

    @rule(data=st.data(), stance=st.sampled_from(Stance), note=TEXT)
    def link(self, data: st.DataObject, stance: Stance, note: str) -> None:
        quote, claim = self._any(data, "quote"), self._any(data, "claim")
        link = Link(quote_id=quote, claim_id=claim, stance=stance, note=note, focus_start=0, focus_end=1)
        self._try(lambda: links.link(self.project, link))

    @rule(data=st.data())
    def unlink(self, data: st.DataObject) -> None:
        quote, claim = self._any(data, "quote"), self._any(data, "claim")
        self._try(lambda: links.unlink(self.project, quote, claim))

    @rule(data=st.data(), status=st.sampled_from(QuoteStatus))
    def set_status(self, data: st.DataObject, status: QuoteStatus) -> None:
        quote = self._any(data, "quote")
        self._try(lambda: quotes.set_status(self.project, quote, status))

    @rule(data=st.data(), note=TEXT)
    def set_verdict(self, data: st.DataObject, note: str) -> None:
        claim, verdict = self._any(data, "claim"), self._any(data, "verdict")
        self._try(lambda: claims.set_verdict(self.project, claim, verdict, note=note))

    @rule(data=st.data(), name=TEXT)
    def rename(self, data: st.DataObject, name: str) -> None:
        speaker = self._any(data, "speaker")
        self._try(
            lambda: speakers.rename(self.project, speaker_queries.get(self.project, speaker), name)
        )

    @rule(data=st.data(), text=TEXT, published_on=DATE)
    def edit_source(self, data: st.DataObject, text: str, published_on: str) -> None:
        source = self._any(data, "source")
        self._try(
            lambda: sources.edit(
                self.project,
                replace(source_queries.get(self.project, source), text=text, published_on=published_on),
            )
        )

    @rule(data=st.data(), text=TEXT, said_on=DATE)
    def edit_quote(self, data: st.DataObject, text: str, said_on: str) -> None:
        quote = self._any(data, "quote")
        self._try(
            lambda: quotes.edit(
                self.project, replace(quote_queries.get(self.project, quote), text=text, said_on=said_on)
            )
        )

    @rule(data=st.data(), entity=st.sampled_from(["quote", "claim", "source", "speaker", "verdict"]))
    def trash(self, data: st.DataObject, entity: str) -> None:
        trash = {
            "quote": quotes.trash,
            "claim": claims.trash,
            "source": sources.trash,
            "speaker": speakers.trash,
            "verdict": verdicts.trash,
        }[entity]
        row_id = self._any(data, entity)
        self._try(lambda: trash(self.project, row_id))

    @rule(name=TEXT, search=TEXT)
    def save_filter(self, name: str, search: str) -> None:
        self._try(lambda: saved_filters.add(self.project, name, QuoteFilter(search=search)))

    @rule(name=TEXT)
    def add_verdict(self, name: str) -> None:
        verdict = Verdict(name_ar=name, name_en=name[::-1], colour="#123456")
        self._try(lambda: verdicts.add(self.project, verdict))

    @precondition(lambda self: self._steps_taken(self.project))
    @rule()
    def undo(self) -> None:
        history.undo(self.project)

    @rule()
    def redo(self) -> None:
        self._try(lambda: history.redo(self.project))

    @invariant()
    def trash_leaves_no_loose_ends(self) -> None:
        if not hasattr(self, "project"):
            return
        loose = """
            SELECT count(*) FROM link JOIN quote ON quote.id = quote_id JOIN claim ON claim.id = claim_id
            WHERE link.deleted_at IS NULL AND (quote.deleted_at IS NOT NULL OR claim.deleted_at IS NOT NULL)
        """
        assert self.project.database.execute_sql(loose).fetchone() == (0,)
        orphaned = """
            SELECT count(*) FROM quote JOIN speaker ON speaker.id = speaker_id
            WHERE quote.deleted_at IS NULL AND speaker.deleted_at IS NOT NULL
        """
        assert self.project.database.execute_sql(orphaned).fetchone() == (0,)


AnyWork.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnyWork = AnyWork.TestCase


def test_every_derived_column_is_as_if_made_anew(project: Project) -> None:
    """After edits, undo and redo, order keys still say the order of time, and links carry their quote's."""
    source_id = make_source(project, published_on="2016-05")
    first = make_quote(project, source_id=source_id)
    second = make_quote(project, text="آخر", said_on="2016-02-05")
    make_link(project, first, make_claim(project))
    source = source_queries.get(project, source_id)
    sources.edit(project, replace(source, published_on="2015"))
    rows = list(quote_queries.rows(project, QuoteFilter()))
    assert [row.quote.id for row in rows] == [first, second]
    assert rows[0].dated_by_source
    history.undo(project)
    assert [row.quote.id for row in quote_queries.rows(project, QuoteFilter())] == [second, first]
    same = "SELECT count(*) FROM link JOIN quote ON quote.id = quote_id WHERE link.order_key != quote.order_key"
    assert project.database.execute_sql(same).fetchone() == (0,)


def test_verdicts_are_set_with_date_and_name_and_taken_back(project: Project) -> None:
    projects.set_value(project, "editor", "هدى")
    claim_id = make_claim(project)
    misleading = verdict_queries.find(project, "مضلل")
    claims.set_verdict(project, claim_id, misleading.id, note="انظر الأرقام")
    claim = claim_queries.get(project, claim_id)
    assert (claim.verdict_id, claim.verdict_by, claim.verdict_note) == (misleading.id, "هدى", "انظر الأرقام")
    assert len(claim.verdict_on) == len("2016-02-05")
    claims.set_verdict(project, claim_id, None)
    claim = claim_queries.get(project, claim_id)
    assert (claim.verdict_id, claim.verdict_on, claim.verdict_by, claim.verdict_note) == (None, "", "", "")
