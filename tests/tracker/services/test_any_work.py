"""Whatever editors do, undo after a restart gives back the start, and the history every state between."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import IsnadError
from tracker.models import ENTITIES
from tracker.queries import history as history_queries
from tracker.queries import past
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    Link,
    QuoteFilter,
    QuoteStatus,
    SpeakerRole,
    Stance,
    Verdict,
)
from tracker.search.drift import drift
from tracker.services import (
    accepting,
    bulk,
    claims,
    history,
    links,
    quotes,
    saved_filters,
    sources,
    speakers,
    verdicts,
)
from tracker.services import project as projects
from tracker.services.operation import operation

KEPT = "SELECT * FROM tally WHERE number <> 0 ORDER BY 1, 2"
COUNTED = """
    SELECT 'day', coalesce(first_day, ''), count(*) FROM quote WHERE deleted_at IS NULL GROUP BY 2
    UNION ALL SELECT 'kind', kind, count(*) FROM quote WHERE deleted_at IS NULL GROUP BY 2
    UNION ALL SELECT 'stance', stance, count(DISTINCT quote_id) FROM link WHERE deleted_at IS NULL GROUP BY 2
    UNION ALL SELECT 'status', status, count(*) FROM quote WHERE deleted_at IS NULL GROUP BY 2
    UNION ALL SELECT 'verdict', CAST(verdict_id AS TEXT), count(DISTINCT quote_id) FROM link
        WHERE deleted_at IS NULL AND verdict_id IS NOT NULL GROUP BY 2
    ORDER BY 1, 2
"""


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
        self.states = {self._newest(): past.content(self.project)}

    def _newest(self) -> int:
        newest = history_queries.newest(self.project)
        return newest.id if newest else 0

    def teardown(self) -> None:
        if not hasattr(self, "project"):
            return
        self.project.close()
        with projects.open_project(self.path) as project:
            self._walk_back(project)
            while history_queries.undoable(project) and self._steps_taken(project):
                history.undo(project)
            assert content(project) == self.start
            assert list(drift(project.database)) == []
        shutil.rmtree(self.folder)

    def _walk_back(self, project: Project) -> None:
        state = past.content(project)
        steps = [entry.action.id for entry in history_queries.entries(project)]
        for place, step_id in enumerate(past.walk_back(project, state)):
            before = (*steps, 0)[place + 1]
            assert step_id == steps[place]
            assert before not in self.states or state == self.states[before]
        for entity, row_id in past.content(project):
            if entity in ENTITIES:
                for step_id, seen in self.states.items():
                    assert past.state_at(project, entity, row_id, step_id) == seen.get((entity, row_id))

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
        self._try(lambda: speakers.add_role(self.project, replace(role, speaker_id=self._last("speaker"))))
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
        self._try(lambda: make_quote(self.project, speaker, text=text, said_on=said_on, source_id=source_id))

    @rule(data=st.data())
    def quote_from_source(self, data: st.DataObject) -> None:
        speaker, source = self._any(data, "speaker"), self._any(data, "source")
        if source != 999:
            length = len(source_queries.get(self.project, source).text)
            start = data.draw(st.integers(0, max(0, length)))
            end = data.draw(st.integers(0, length + 1))
            self._try(
                lambda: make_quote(self.project, speaker, text="", source_id=source, start=start, end=end)
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

    @rule(data=st.data(), status=st.sampled_from(QuoteStatus))
    def set_status_of_many(self, data: st.DataObject, status: QuoteStatus) -> None:
        chosen = self._many_quotes(data)
        self._try(lambda: bulk.set_status(self.project, chosen, status))

    @rule(data=st.data(), stance=st.sampled_from(Stance), change_stances=st.booleans())
    def link_many(self, data: st.DataObject, stance: Stance, change_stances: bool) -> None:
        chosen, claim = self._many_quotes(data), self._any(data, "claim")
        self._try(lambda: bulk.link(self.project, chosen, claim, stance, change_stances=change_stances))

    @rule(data=st.data())
    def trash_many(self, data: st.DataObject) -> None:
        chosen = self._many_quotes(data)
        self._try(lambda: bulk.trash(self.project, chosen))

    def _many_quotes(self, data: st.DataObject) -> list[int]:
        """Quotes that follow each other, as a rule: what befalls them alike is one entry of the history."""
        ids = [row[0] for row in content(self.project)["quote"]]
        first = data.draw(st.integers(0, len(ids)))
        return ids[first : first + data.draw(st.integers(0, 6))]

    @rule(data=st.data(), note=TEXT)
    def set_verdict(self, data: st.DataObject, note: str) -> None:
        claim, verdict = self._any(data, "claim"), self._any(data, "verdict")
        self._try(lambda: claims.set_verdict(self.project, claim, verdict, note=note))

    @rule(data=st.data(), name=TEXT)
    def rename(self, data: st.DataObject, name: str) -> None:
        speaker = self._any(data, "speaker")
        self._try(lambda: speakers.rename(self.project, speaker_queries.get(self.project, speaker), name))

    @rule(data=st.data(), text=TEXT, published_on=DATE)
    def edit_source(self, data: st.DataObject, text: str, published_on: str) -> None:
        source = self._any(data, "source")
        self._try(
            lambda: sources.edit(
                self.project,
                replace(source_queries.get(self.project, source), text=text, published_on=published_on),
            )
        )

    @rule(data=st.data())
    def dismiss_suggestion(self, data: st.DataObject) -> None:
        source = self._any(data, "source")
        if source != 999:
            length = len(source_queries.get(self.project, source).text)
            place = (data.draw(st.integers(0, length)), data.draw(st.integers(0, length)))
            self._try(lambda: accepting.dismiss(self.project, source, place))

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

    @rule(data=st.data())
    def merge_speakers(self, data: st.DataObject) -> None:
        keep, other = self._any(data, "speaker"), self._any(data, "speaker")
        self._try(lambda: speakers.merge(self.project, keep, other))

    @rule(data=st.data())
    def reject_pair(self, data: st.DataObject) -> None:
        one, other = self._any(data, "speaker"), self._any(data, "speaker")
        self._try(lambda: speakers.reject_pair(self.project, one, other))

    @rule(data=st.data(), reversed_stances=st.booleans(), stance=st.none() | st.sampled_from(Stance))
    def merge_claims(self, data: st.DataObject, reversed_stances: bool, stance: Stance | None) -> None:
        keep, other = self._any(data, "claim"), self._any(data, "claim")
        quote_ids = [row[0] for row in content(self.project)["quote"]]
        choose = {} if stance is None else dict.fromkeys(quote_ids, stance)
        self._try(lambda: claims.merge(self.project, keep, other, reversed_stances, choose))

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
    def states_are_remembered(self) -> None:
        if hasattr(self, "states"):
            self.states[self._newest()] = past.content(self.project)

    @invariant()
    def the_search_index_and_the_tallies_say_what_the_records_say(self) -> None:
        if not hasattr(self, "project"):
            return
        assert list(drift(self.project.database)) == []
        assert self.project.read(KEPT) == self.project.read(COUNTED)

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
        of_merged = """
            SELECT count(*) FROM speaker JOIN (
                SELECT speaker_id FROM quote WHERE deleted_at IS NULL
                UNION ALL SELECT speaker_id FROM speaker_alias WHERE deleted_at IS NULL
                UNION ALL SELECT speaker_id FROM speaker_role WHERE deleted_at IS NULL
            ) ON speaker.id = speaker_id WHERE merged_into_id IS NOT NULL
        """
        assert self.project.database.execute_sql(of_merged).fetchone() == (0,)


AnyWork.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnyWork = AnyWork.TestCase
