"""Every character that Unicode has goes through everything that keeps words, and comes back as it was."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import make_quote, make_speaker
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.exchange.export import export
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.queries import past
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import backup, checking, drafts, history, quotes, restore
from tracker.services import project as projects

BLOCK = 0x1000
NUL, RETURN = "\0", "\r"


def blocks() -> Iterator[str]:
    """All scalars but NUL, which is refused, and CR, which becomes LF: in texts of some thousand of them."""
    for first in range(0, sys.maxunicode + 1, BLOCK):
        scalars = (chr(n) for n in range(first, first + BLOCK) if not 0xD800 <= n < 0xE000)
        text = "".join(scalars).replace(NUL, "").replace(RETURN, "")
        if text:
            yield f"«{text}»"


@pytest.fixture(scope="module")
def every_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a quote, and a note, for each of the texts."""
    path = tmp_path_factory.mktemp("scalars") / "مشروع.isnad"
    projects.create(path)
    with projects.open_project(path) as project:
        speaker_id = make_speaker(project)
        for text in blocks():
            make_quote(project, speaker_id, text=text, note=text)
    return path


@pytest.fixture
def every(every_path: Path) -> Iterator[Project]:
    with projects.open_project(every_path, writable=False) as project:
        yield project


def held(project: Project) -> list[str]:
    rows = list(quote_queries.rows(project, QuoteFilter()))
    assert sorted(row.quote.text for row in rows) == sorted(row.quote.note for row in rows)
    return sorted(row.quote.text for row in rows)


WANTED = sorted(blocks())


def test_that_is_all_there_are() -> None:
    assert len({character for text in WANTED for character in text}) == sys.maxunicode + 1 - 2048 - 2


def test_the_project_keeps_every_scalar_and_finds_itself_sound(every: Project) -> None:
    assert held(every) == WANTED
    assert checking.check(every).is_sound


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_an_export_that_is_read_back_has_every_scalar(
    every: Project, path: Path, tmp_path: Path, suffix: str
) -> None:
    table, options = tmp_path / f"جدول{suffix}", Options(what="quotes")
    export(every, table, QuoteFilter(), what="quotes")
    with projects.open_project(path) as project:
        import_table(project, read_table(table, options), table, options)
        assert held(project) == WANTED


def test_a_backup_and_what_is_restored_of_it_have_every_scalar(
    every: Project, every_path: Path, tmp_path: Path
) -> None:
    copy = backup.back_up(every, tmp_path / "نسخ")
    restored = restore.restore(every_path, copy, tmp_path / "مستعاد.isnad").path
    for path in (copy, restored):
        with projects.open_project(path, writable=False) as project:
            assert held(project) == WANTED


@pytest.mark.parametrize("every", [24, pytest.param(1, marks=pytest.mark.soak)])
def test_history_undo_and_drafts_have_every_scalar(project: Project, every: int) -> None:
    texts = WANTED[::every]
    quote_id = make_quote(project, text="قول")
    steps = []
    for text in texts:
        before = quote_queries.get(project, quote_id)
        steps.append(quotes.edit(project, replace(before, text=text, note=text)).action_id)
        assert quote_queries.get(project, quote_id).text == text
    for text, step in zip(texts, steps, strict=True):
        assert step is not None
        then = past.state_at(project, "quote", quote_id, step)
        assert then is not None
        assert (then["text"], then["note"]) == (text, text)
    for text in reversed(texts):
        assert quote_queries.get(project, quote_id).text == text
        drafts.keep(project, "quote", quote_id, {"text": text})
        history.undo(project)
    assert quote_queries.get(project, quote_id).text == "قول"
    history.redo(project)
    assert quote_queries.get(project, quote_id).text == texts[0]


def test_what_cannot_be_kept_is_refused_by_name(project: Project) -> None:
    speaker_id = make_speaker(project)
    for character, code in (
        (NUL, "nul_character"),
        ("\ud800", "lone_surrogate"),
        ("\udfff", "lone_surrogate"),
    ):
        with pytest.raises(InputRefused, match=code):
            make_quote(project, speaker_id, text=f"قول{character}")
    for number in range(0xD800, 0xE000):
        with pytest.raises(InputRefused, match="lone_surrogate"):
            make_quote(project, speaker_id, note=chr(number))
    assert quote_queries.count(project, QuoteFilter()) == 0


def test_line_ends_become_one_kind(project: Project) -> None:
    quote_id = make_quote(project, text="سطر\r\nثانٍ\rثالث\n")
    assert quote_queries.get(project, quote_id).text == "سطر\nثانٍ\nثالث\n"
