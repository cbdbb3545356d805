"""However a source's text is edited, each of its quotes stands at its one right place, or is detached.

The oracle gives every character of the text a number of its own and carries the numbers through the edits;
what is cut and pasted keeps them. The right place of a quote is where its own characters stand. If an edit
took them away, it is where they were typed anew together with what stood before or behind them; with both,
it is the place even if the old words are still somewhere, out of their context. Once the place was lost, it
is where an edit made the whole passage stand again that was lost.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.queries import anchors as anchor_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Quote
from tracker.services import history, quotes, sources
from tracker.services import project as projects
from tracker.text.anchors import context

Numbered = list[tuple[int, str]]

SAID = ("الجسر آمن", "نعم", "لا", "الجسر قديم لكنه آمن، وقد فُحص مرارًا", "😀 فعّالةٌ", "ا")
LEADS = (
    "وقالت المديرة في حديث إلى صحيفة الضفاف يوم الثلاثاء: ",
    "س: هل توافقون على قرار إغلاق الجسر أمام الشاحنات؟ ج: ",
    "وقال: ",
    "",
)
TAILS = ("، مضيفةً أن الفحص الأخير جرى قبل شهرين على يد لجنة مستقلة.", ".", " أوافق", "")
PARAGRAPHS = st.builds(
    lambda lead, said, tail: f"{lead}{said}{tail}",
    st.sampled_from(LEADS),
    st.sampled_from(SAID),
    st.sampled_from(TAILS),
)
PHRASES = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS.map(lambda text: f"{text}\n"),
    st.sampled_from([*SAID, *LEADS, *TAILS]),
    st.text(alphabet="اب ن\n\u064b😀", min_size=1, max_size=6),
)


class AnyEdit(RuleBasedStateMachine):
    """Random edits of one text with quotes in it, on a real project file."""

    @initialize(paragraphs=st.lists(PARAGRAPHS, min_size=2, max_size=6), data=st.data())
    def open(self, paragraphs: list[str], data: st.DataObject) -> None:
        self.folder = Path(tempfile.mkdtemp())
        projects.create(self.folder / "work.isnad")
        self.project = projects.open_project(self.folder / "work.isnad")
        self.last_number = 0
        self.text = self._numbered("\n".join(paragraphs))
        self.source_id = make_source(self.project, _plain(self.text))
        self.speaker_id, self.claim_id = make_speaker(self.project), make_claim(self.project)
        self.own: dict[int, Numbered] = {}
        for _ in range(data.draw(st.integers(1, 3))):
            self._add_quote(data)
        self.versions = [(self.text, self.own)]
        self.undone: list[tuple[Numbered, dict[int, Numbered]]] = []

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            shutil.rmtree(self.folder)

    def _numbered(self, text: str) -> Numbered:
        numbers = range(self.last_number, self.last_number + len(text))
        self.last_number += len(text)
        return list(zip(numbers, text, strict=True))

    def _add_quote(self, data: st.DataObject) -> None:
        plain = _plain(self.text)
        known = [said for said in SAID if said in plain]
        takes_known = bool(data.draw(st.sampled_from([0, 1])))
        if known and takes_known:
            said: str = data.draw(st.sampled_from(known))
            starts = [n for n in range(len(plain)) if plain.startswith(said, n)]
            start = data.draw(st.sampled_from(starts))
            end = start + len(said)
        else:
            start = data.draw(st.integers(0, len(plain) - 1))
            end = data.draw(st.integers(start + 1, min(len(plain), start + 60)))
        if not plain[start:end].strip():
            return
        quote_id = make_quote(
            self.project, self.speaker_id, source_id=self.source_id, text="", start=start, end=end
        )
        focus = data.draw(st.integers(0, end - start - 1))
        make_link(self.project, quote_id, self.claim_id, focus_start=focus, focus_end=end - start)
        self.own[quote_id] = self.text[start:end]

    # What editors do

    @rule(data=st.data(), inserted=PHRASES)
    def insert(self, data: st.DataObject, inserted: str) -> None:
        place = data.draw(st.integers(0, len(self.text)))
        self._save([*self.text[:place], *self._numbered(inserted), *self.text[place:]])

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        start, end = self._stretch(data)
        self._save([*self.text[:start], *self.text[end:]])

    @rule(data=st.data(), inserted=PHRASES)
    def replace(self, data: st.DataObject, inserted: str) -> None:
        start, end = self._stretch(data)
        self._save([*self.text[:start], *self._numbered(inserted), *self.text[end:]])

    @rule(data=st.data())
    def move_paragraph(self, data: st.DataObject) -> None:
        paragraphs = _paragraphs(self.text)
        moved = paragraphs.pop(data.draw(st.integers(0, len(paragraphs) - 1)))
        paragraphs.insert(data.draw(st.integers(0, len(paragraphs))), moved)
        self._save([character for paragraph in paragraphs for character in paragraph])

    @rule(data=st.data())
    def delete_paragraph(self, data: st.DataObject) -> None:
        paragraphs = _paragraphs(self.text)
        del paragraphs[data.draw(st.integers(0, len(paragraphs) - 1))]
        self._save([character for paragraph in paragraphs for character in paragraph])

    @rule(data=st.data())
    def repeat_paragraph(self, data: st.DataObject) -> None:
        paragraphs = _paragraphs(self.text)
        repeated = data.draw(st.sampled_from(paragraphs))
        paragraphs.insert(data.draw(st.integers(0, len(paragraphs))), self._numbered(_plain(repeated)))
        self._save([character for paragraph in paragraphs for character in paragraph])

    @rule(data=st.data(), inserted=PHRASES)
    def edit_two_stretches(self, data: st.DataObject, inserted: str) -> None:
        start, end = self._stretch(data)
        text = [*self.text[:start], *self._numbered(inserted), *self.text[end:]]
        place = data.draw(st.integers(0, len(text)))
        self._save([*text[:place], *self._numbered(inserted[::-1]), *text[place:]])

    @rule(data=st.data())
    def back_to_an_earlier_text(self, data: st.DataObject) -> None:
        self._save(data.draw(st.sampled_from(self.versions))[0])

    def _stretch(self, data: st.DataObject) -> tuple[int, int]:
        start = data.draw(st.integers(0, max(0, len(self.text) - 1)))
        return start, data.draw(st.integers(start, min(len(self.text), start + 80)))

    def _save(self, text: Numbered) -> None:
        plain = _plain(text)
        if len(plain) > 2000 or not plain or plain == _plain(self.text):
            return
        before = {quote_id: quote_queries.get(self.project, quote_id) for quote_id in self.own}
        foretold = anchor_queries.lost_by_edit(self.project, self.source_id, plain)
        source = source_queries.get(self.project, self.source_id)
        sources.edit(self.project, replace(source, text=plain))
        old, self.text = _plain(self.text), text
        lost = []
        for quote_id, was in before.items():
            now = quote_queries.get(self.project, quote_id)
            if now.start is not None:
                self._judge(was, now.start, old)
            elif was.start is not None and not was.deleted_at:
                lost.append(quote_id)
        assert foretold == tuple(lost), "what the form foretold came true"
        self._remember()

    def _judge(self, was: Quote, start: int, old: str) -> None:
        """A place that an edit left or gave to a quote is right; its characters there are now its own."""
        own, plain = self.own[was.id], _plain(self.text)
        stands = self.text[start : start + len(own)]
        if stands != own:
            if was.start is None or was.end is None:
                passage = was.prefix + was.text + was.suffix
                assert plain.find(passage) == start - len(was.prefix), "its passage stands there again"
                assert plain.count(passage) == 1
                assert passage not in old
            else:
                prefix, suffix = context(old, was.start, was.end)
                sides = plain[:start].endswith(prefix), plain[start + len(own) :].startswith(suffix)
                assert any(sides), "typed anew in its place"
                if not all(sides):
                    elsewhere = [n for n in range(len(plain)) if self.text[n : n + len(own)] == own]
                    assert not elsewhere, "its own characters stand there"
            self.own = {**self.own, was.id: stands}

    def _remember(self) -> None:
        self.versions.append((self.text, self.own))
        self.undone = []

    @rule(data=st.data())
    def trash_a_quote(self, data: st.DataObject) -> None:
        live = [each for each in self.own if not quote_queries.get(self.project, each).deleted_at]
        if live:
            quotes.trash(self.project, data.draw(st.sampled_from(live)))
            self._remember()

    @precondition(lambda self: len(self.versions) > 1)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.versions.pop())
        history.undo(self.project)
        self.text, self.own = self.versions[-1]

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        self.versions.append(self.undone.pop())
        history.redo(self.project)
        self.text, self.own = self.versions[-1]

    # What is always true

    @invariant()
    def every_quote_stands_where_its_own_characters_do_or_is_detached(self) -> None:
        if not hasattr(self, "project"):
            return
        text = source_queries.get(self.project, self.source_id).text
        assert text == _plain(self.text)
        for quote_id, own in self.own.items():
            quote = quote_queries.get(self.project, quote_id)
            assert quote.text == _plain(own)
            if quote.anchor is Anchor.DETACHED:
                assert (quote.start, quote.end) == (None, None)
            else:
                assert quote.start is not None
                assert text[quote.start : quote.end] == quote.text
                assert self.text[quote.start : quote.end] == own

    @invariant()
    def focus_lies_within_the_words(self) -> None:
        for quote_id in getattr(self, "own", {}):
            for link in link_queries.of_quote(self.project, quote_id):
                assert link.focus_end == len(quote_queries.get(self.project, quote_id).text)


def _plain(text: Numbered) -> str:
    return "".join(character for _, character in text)


def _paragraphs(text: Numbered) -> list[Numbered]:
    """The paragraphs, each with its line end."""
    found: list[Numbered] = [[]]
    for character in text:
        found[-1].append(character)
        if character[1] == "\n":
            found.append([])
    return [paragraph for paragraph in found if paragraph] or [[]]


TestAnyEdit = AnyEdit.TestCase
TestAnyEdit.settings = settings(max_examples=20, stateful_step_count=10, deadline=None)
