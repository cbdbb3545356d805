"""The history, undo and redo."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import make_quote
from tests.tracker.cli.conftest import Ask, Run
from tracker.records import QuoteStatus
from tracker.services import bulk
from tracker.services import project as projects
from tracker.services.accepting import dismiss
from tracker.text.bidi import strip_marks

TextFile = Callable[[str | bytes], Path]


@pytest.fixture
def worked_on(ask: Ask, path: Path) -> Path:
    """A project with five steps."""
    ask("add-quote", path, "--speaker", "سلمى", "--text", "الجسر آمن")
    ask("add-claim", path, "ادعاء " * 40)
    ask("link", path, 1, 1, "--stance", "supports")
    ask("set-status", path, "quote", 1, "confirmed")
    ask("set-verdict", path, 1, "صحيح")
    return path


def test_steps_are_listed_newest_first_with_what_they_changed(run: Run, worked_on: Path) -> None:
    done = run("history", worked_on)
    heads = [line for line in done.out.splitlines() if not line.startswith("    ")]
    assert [head.split(" · ")[1] for head in heads] == [
        "تصنيف ادعاء",
        "تغيير حالة النسبة لاقتباس",
        "ربط اقتباس بادعاء",
        "إضافة ادعاء",
        "إضافة اقتباس",
    ]
    assert "    اقتباس رقم 1، حالة النسبة: من لم يُراجَع إلى ثابت النسبة" in done.out
    assert "    ادعاء رقم 1، التصنيف: من (فارغ) إلى صحيح" in done.out
    assert "    إضافة: قائل رقم 1" in done.out
    assert done.err == "5 خطوات\n"


def test_the_history_speaks_english_too(ask: Ask, worked_on: Path) -> None:
    told = ask("history", worked_on, "--limit", 2, "--language", "en")
    assert "Set claim's verdict" in told
    assert "claim 1, Verdict: from (empty) to True" in told
    assert "quote 1, Attribution: from Unreviewed to Confirmed" in told


def test_the_history_of_one_record_tells_nothing_else(ask: Ask, worked_on: Path) -> None:
    told = ask("history", worked_on, "quote", 1, "--language", "en")
    heads = [line for line in told.splitlines() if not line.startswith("    ")]
    assert [head.split(" · ")[1] for head in heads] == ["Change quote's attribution", "Add quote"]
    assert "speaker" not in told


def test_what_was_added_one_after_the_other_takes_one_line(ask: Ask, tmp_path: Path) -> None:
    ask("sample", tmp_path / "s.isnad")
    told = ask("history", tmp_path / "s.isnad", "--language", "en").splitlines()
    assert "    added: quote 1 to 41" in told
    assert len(told) < 12
    assert "added: quote 7" in ask("history", tmp_path / "s.isnad", "quote", 7, "--language", "en")


def test_what_was_undone_and_redone_together_takes_one_line_too(ask: Ask, tmp_path: Path) -> None:
    ask("sample", tmp_path / "s.isnad")
    ask("undo", tmp_path / "s.isnad")
    assert (
        "    deleted: quote 1 to 41" in ask("history", tmp_path / "s.isnad", "--language", "en").splitlines()
    )
    ask("redo", tmp_path / "s.isnad")
    assert "    استعادة: اقتباس، من رقم 1 إلى رقم 41" in ask("history", tmp_path / "s.isnad").splitlines()


def test_undo_names_the_step_and_stands_in_the_history(run: Run, ask: Ask, worked_on: Path) -> None:
    assert run("undo", worked_on).err == "أُلغيت الخطوة: تصنيف ادعاء\n"
    assert run("redo", worked_on).err == "أُعيدت الخطوة: تصنيف ادعاء\n"
    heads = [line for line in ask("history", worked_on).splitlines() if not line.startswith("    ")]
    assert [head.split(" · ")[1] for head in heads[:2]] == [
        "إعادة: تصنيف ادعاء",
        "تراجع عن: تصنيف ادعاء (أُلغيت)",
    ]


def test_trash_and_its_undo_are_told(ask: Ask, worked_on: Path) -> None:
    for _ in range(5):
        ask("undo", worked_on)
    told = ask("history", worked_on, "--limit", 1, "--language", "en")
    assert "deleted: quote 1" in told
    ask("redo", worked_on)
    assert "restored: quote 1" in ask("history", worked_on, "--limit", 1, "--language", "en")


def test_nothing_to_undo_is_refused(run: Run, path: Path) -> None:
    assert (run("undo", path).code, run("redo", path).code) == (1, 1)


def test_dismissed_suggestions_are_told_by_their_places(ask: Ask, path: Path, text_file: TextFile) -> None:
    ask("add-source", path, text_file("قال المدير: «سنفتح الجسر الجديد قبل نهاية الشهر»."))
    with projects.open_project(path) as opened:
        dismiss(opened, 1, (13, 47))
    told = ask("history", path, "--limit", 1, "--language", "en")
    assert "dismissed suggestions of source 1, Places: from (empty) to 13–47" in strip_marks(told)
    ask("undo", path)
    told = ask("history", path, "--limit", 1, "--language", "en")
    assert "Places: from 13–47 to (empty)" in strip_marks(told)


def test_a_step_over_many_takes_one_line(ask: Ask, path: Path) -> None:
    with projects.open_project(path) as opened:
        ids = [make_quote(opened, 1 if number else None, text=f"كلام {number}") for number in range(3)]
        bulk.set_status(opened, ids, QuoteStatus.CONFIRMED)
    told = ask("history", path, "--limit", 1, "--language", "en")
    assert "quote 1 to 3, Attribution: from Unreviewed to Confirmed" in told


def test_steps_bear_the_name_that_the_editor_gives(
    ask: Ask, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(path) as opened:
        projects.set_value(opened, "editor", "هدى")
    ask("add-claim", path, "أول")
    ask("add-claim", path, "ثانٍ", "--editor", " سلمى  الحداد ")
    monkeypatch.setenv("ISNAD_EDITOR", "ليلى")
    ask("add-claim", path, "ثالث")
    ask("add-claim", path, "رابع", "--editor", "سلمى")
    told = strip_marks(ask("history", path)).splitlines()
    actors = [line.rsplit(" · ", 1)[1] for line in told if not line.startswith("    ")]
    assert actors == ["سلمى", "ليلى", "سلمى الحداد", "هدى"]


def test_an_earlier_state_comes_back_as_a_new_step(run: Run, ask: Ask, worked_on: Path) -> None:
    done = run("restore-record", worked_on, "quote", 1, "--step", 1)
    assert (done.code, done.err) == (0, "عاد إلى حاله عند الخطوة 1: اقتباس رقم 1\n")
    told = ask("history", worked_on, "--limit", 1, "--language", "en")
    assert "Bring back an earlier state" in told
    assert "quote 1, Attribution: from Confirmed to Unreviewed" in told
    again = run("restore-record", worked_on, "quote", 1, "--step", 1, "--language", "en")
    assert (again.code, again.err) == (1, "Quote 1 is as it was at that step already. Nothing was changed.\n")


def test_what_was_undone_lies_in_the_trash_and_comes_back(run: Run, ask: Ask, worked_on: Path) -> None:
    for _ in range(3):
        ask("undo", worked_on, "--editor", "ليلى")
    ask("undo", worked_on)
    listed = run("trash", worked_on, "--language", "en")
    assert listed.out.splitlines()[1].startswith("claim 1")
    assert listed.err == "1 record\n"
    (found,) = json.loads(ask("trash", worked_on, "claim", "--format", "json"))
    assert (found["entity"], found["id"], found["words"]) == ("claim", 1, ("ادعاء " * 40))
    done = run("restore-record", worked_on, "claim", 1)
    assert done.err == "استُعيد من المحذوفات: ادعاء رقم 1\n"
    (left,) = json.loads(ask("trash", worked_on, "--format", "json"))
    assert (left["entity"], left["actor"]) == ("link", "ليلى")


def test_a_purge_is_asked_for_in_so_many_words_and_names_its_backup(
    run: Run, ask: Ask, worked_on: Path, tmp_path: Path
) -> None:
    for _ in range(4):
        ask("undo", worked_on)
    refused = run("purge", worked_on, "claim", 1, "--backups", tmp_path / "copies")
    assert refused.code == 2
    assert "--for-good" in refused.err
    assert not (tmp_path / "copies").exists()
    copy = Path(ask("purge", worked_on, "claim", 1, "--for-good", "--backups", tmp_path / "copies"))
    assert copy.parent == tmp_path / "copies"
    assert ask("trash", worked_on, "--format", "json") == "[]"
    told = ask("history", worked_on, "--limit", 1, "--language", "en")
    assert "Purge for good" in told
    assert "purged for good: claim (1)" in told
    assert run("undo", worked_on).code == 1
