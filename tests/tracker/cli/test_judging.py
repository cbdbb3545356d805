"""Linking quotes to claims, statuses and verdicts."""

import json
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask, Run
from tracker.queries import links
from tracker.records import Link
from tracker.services import project as projects


@pytest.fixture
def pair(ask: Ask, path: Path) -> Path:
    """A project with one quote and one claim."""
    ask("add-quote", path, "--speaker", "سلمى", "--text", "الجسر آمن، نعم آمن للشاحنات")
    ask("add-claim", path, "الجسر آمن")
    return path


def link_of(path: Path) -> Link:
    with projects.open_project(path, writable=False) as opened:
        (link,) = links.of_quote(opened, 1)
    return link


def test_linking_again_says_what_the_stance_was(run: Run, pair: Path) -> None:
    assert "رُبط الاقتباس 1 بالادعاء 1. الموقف: يؤيد" in run("link", pair, 1, 1, "--stance", "supports").err
    changed = run("link", pair, 1, 1, "--stance", "disputes").err
    assert changed == "كان موقف الاقتباس 1 من الادعاء 1: يؤيد، وصار: يخالف\n"
    assert run("link", pair, 1, 1, "--stance", "disputes").err == (
        "لم يتغيّر شيء: الاقتباس 1 مرتبط بالادعاء 1 من قبل. الموقف: يخالف\n"
    )
    assert "الموقف كما كان" in run("link", pair, 1, 1, "--stance", "disputes", "--note", "x").err


def test_linking_again_keeps_what_is_not_given_anew(ask: Ask, pair: Path) -> None:
    ask("link", pair, 1, 1, "--stance", "supports", "--note", "بلا تحفظ", "--focus", "الجسر آمن")
    ask("link", pair, 1, 1, "--stance", "disputes")
    assert (link_of(pair).note, link_of(pair).focus_start, link_of(pair).focus_end) == ("بلا تحفظ", 0, 9)
    ask("link", pair, 1, 1, "--stance", "disputes", "--note", "", "--focus", "")
    assert (link_of(pair).note, link_of(pair).focus_start) == ("", None)


@pytest.mark.parametrize(("words", "said"), [("ليس آمنًا", "ليس آمنًا"), ("آمن", "موضعان")])
def test_the_focus_stands_in_one_place(run: Run, ask: Ask, pair: Path, words: str, said: str) -> None:
    done = run("link", pair, 1, 1, "--stance", "supports", "--focus", words)
    assert (done.code, said in done.err) == (1, True)
    assert ask("quotes", pair, "--claim", 1, "--format", "json") == "[]"


@pytest.mark.parametrize(("quote", "claim"), [(2, 1), (1, 2)])
def test_both_ends_of_a_link_must_be_there(run: Run, pair: Path, quote: int, claim: int) -> None:
    assert run("link", pair, quote, claim, "--stance", "supports").code == 1


@pytest.mark.parametrize(
    ("entity", "word", "status"),
    [
        ("quote", "confirmed", "confirmed"),
        ("quote", "ثابت النسبه", "confirmed"),
        ("quote", "In Review", "in_review"),
        ("claim", "second_review", "second_review"),
        ("claim", "مكتمل", "done"),
    ],
)
def test_a_status_is_known_by_word_and_label(
    ask: Ask, pair: Path, entity: str, word: str, status: str
) -> None:
    ask("set-status", pair, entity, 1, word)
    (row,) = json.loads(ask(f"{entity}s", pair, "--format", "json"))
    assert row["status" if entity == "quote" else "claim_status"] == status


def test_a_status_that_stands_already_is_named(run: Run, ask: Ask, pair: Path) -> None:
    ask("set-status", pair, "claim", 1, "done")
    again = run("set-status", pair, "claim", 1, "مكتمل")
    assert (again.code, again.err) == (0, "لم يتغيّر شيء: الحالة من قبل: مكتمل (ادعاء رقم 1)\n")


@pytest.mark.parametrize(("entity", "word"), [("quote", "done"), ("claim", "confirmed"), ("claim", "")])
def test_a_wrong_status_is_refused_with_the_right_ones(run: Run, pair: Path, entity: str, word: str) -> None:
    done = run("set-status", pair, entity, 1, word)
    assert done.code == 1
    assert "unreviewed (لم يُراجَع)، in_review (قيد المراجعة)، needs_info" in done.err


def test_a_verdict_is_given_by_either_name_and_taken_back(run: Run, ask: Ask, pair: Path) -> None:
    assert run("set-verdict", pair, 1, "صحيح جزئيا", "--note", "نصفه").code == 0
    (claim,) = json.loads(ask("claims", pair, "--format", "json"))
    assert (claim["verdict"], claim["verdict_note"]) == ("Partly true", "نصفه")
    assert "FALSE" not in run("set-verdict", pair, 1, "FALSE", "--language", "en").err
    assert len(json.loads(ask("claims", pair, "--verdict", "غير صحيح", "--format", "json"))) == 1
    assert run("set-verdict", pair, 1, "-").err == "بات الادعاء 1 بلا تصنيف.\n"
    assert run("set-verdict", pair, 1, "none").err == "لم يتغيّر شيء.\n"


def test_an_unknown_verdict_is_refused_with_the_list(run: Run, pair: Path) -> None:
    done = run("set-verdict", pair, 1, "نصف صحيح")
    assert (done.code, "مضلِّل / Misleading" in done.err) == (1, True)
