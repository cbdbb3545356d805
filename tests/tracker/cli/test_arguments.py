"""In which language the command line speaks, and what it takes for wrong usage."""

import argparse
import re
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask, Run
from tracker.cli import arguments
from tracker.cli.parser import COMMANDS


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "ar"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "ar"),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "ar"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "ar_IQ"}, "en"),
    ],
)
def test_the_locale_decides_the_language(environment: dict[str, str], expected: str) -> None:
    assert arguments.language(["quotes"], environment) == (expected, ["quotes"])


@pytest.mark.parametrize(
    "given",
    [
        ["--language", "en", "backup", "FILE", "DIR"],
        ["backup", "FILE", "--language", "en", "DIR"],
        ["backup", "FILE", "DIR", "--language=en"],
    ],
)
def test_the_language_may_stand_anywhere(given: list[str]) -> None:
    assert arguments.language(given, {}) == ("en", ["backup", "FILE", "DIR"])


def test_what_follows_two_dashes_is_no_option() -> None:
    given = ["add-claim", "FILE", "--", "--language"]
    assert arguments.language(given, {"LANG": "ar"}) == ("ar", given)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize(("language", "heading"), [("ar", "الخيارات"), ("en", "options")])
def test_every_command_explains_itself(run: Run, command: str, language: str, heading: str) -> None:
    done = run(*filter(None, [command]), "--help", "--language", language)
    assert (done.code, done.err) == (0, "")
    assert heading in done.out
    assert "None" not in done.out
    assert "\u2068" not in done.out, "isolates are for terminals"


def test_argparse_speaks_english_again_afterwards(run: Run) -> None:
    run("--help")
    assert "options" in argparse.ArgumentParser().format_help()


def test_version_is_printed(run: Run) -> None:
    done = run("--version")
    assert done.code == 0
    assert done.out.startswith("isnad-cli ")


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["fly"],
        ["quotes"],
        ["quotes", "FILE", "--language", "fr"],
        ["quotes", "FILE", "--sort", "-beauty"],
        ["quotes", "FILE", "--limit", "-1"],
        ["quotes", "FILE", "--limit", "99999999999999999999"],
        ["quotes", "FILE", "--stance", "foo"],
        ["quotes", "FILE", "--stanc", "supports"],
        ["add-quote", "FILE", "--text", "x"],
        ["add-quote", "FILE", "--speaker", "x", "--text", "x", "--end", "3"],
        ["add-quote", "FILE", "--speaker", "x", "--text", "x", "--start", "3", "--unanchored"],
        ["link", "FILE", "one", "1", "--stance", "supports"],
        ["set-status", "FILE", "speaker", "1", "done"],
        ["export", "FILE", "out.csv", "--what", "claims", "--columns", "report"],
        ["export", "FILE", "out.csv", "--what", "speakers", "--sort", "date"],
        ["export", "FILE", "out.csv", "--what", "sources", "--limit", "1"],
        ["history", "FILE", "quote"],
    ],
)
def test_wrong_usage_ends_with_2_and_creates_nothing(
    run: Run, given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*given)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("الاستعمال: ")
    assert "خطأ: " in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "arabic", "english"),
    [
        (["quotes", "F", "--status", "x"], "confirmed (ثابت النسبة)", "in_review, needs_info"),
        (["claims", "F", "--status", "confirmed"], "done (مكتمل)", "second_review, done"),
        (["add-source", "F", "T", "--kind", "x"], "interview (مقابلة)", "interview, speech"),
        (["quotes", "F", "--sort", "-x"], "speaker (القائل)", "date, speaker"),
        (["export", "F", "o.csv", "--what", "x"], "quotes، claims", "quotes, claims"),
        (["link", "F", "كلام", "1", "--stance", "يؤيد"], "رقم اقتباس، لا كلام؛", "isnad-cli quotes"),
        (["set-verdict", "F", "كلام", "رأي"], "isnad-cli claims", "number of a claim"),
        (["accept", "F", "x"], "isnad-cli sources", "number of a source"),
        (["accept", "F", "1", "--min-confidence", "x"], "من 0 إلى 1", "from 0 to 1"),
        (["quotes", "F", "--limit", "x"], "عددًا صحيحًا", "whole number"),
        (["fly"], "new, sample, add-source", "new, sample, add-source"),
    ],
)
def test_wrong_usage_says_in_three_lines_what_was_expected(
    run: Run, given: list[str], arabic: str, english: str
) -> None:
    for language, said in (("ar", arabic), ("en", english)):
        done = run(*given, "--language", language)
        assert (done.code, len(done.err.splitlines())) == (2, 3)
        assert said in done.err
        assert "'" not in done.err
        assert done.err.rstrip().endswith("--help")


def test_labels_are_values_too(ask: Ask, path: Path) -> None:
    ask("add-quote", path, "--speaker", "سلمى", "--text", "قول", "--kind", "بالمعنى", "--status", "In review")
    ask("add-claim", path, "ادعاء")
    ask("link", path, 1, 1, "--stance", "يؤيّد")
    ask("set-status", path, "اقتباس", 1, "ثابت النسبة")
    ask("set-verdict", path, 1, "راي")
    listed = ask("quotes", path, "--stance", "يؤيد", "--status", "ثابت النسبه", "--sort", "التاريخ")
    assert "سلمى" in listed
    assert "اقتباس رقم 1" in ask("history", path, "اقتباس", 1)


@pytest.mark.parametrize(
    "given",
    [
        ["quotes", "--speaker", "سلمى"],
        ["quotes", "--from", "2016-13"],
        ["claims", "--claim", "x"],
        ["export", "out.csv", "--speaker", "x"],
        ["history", "quote", "7"],
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_who_only_reads_is_not_told_that_nothing_was_changed(
    run: Run, path: Path, given: list[str], language: str
) -> None:
    done = run(given[0], path, *given[1:], "--language", language)
    assert done.code in (0, 1)
    assert not re.search("لم يُحفظ|لم يتغيّر|Nothing was", done.err)


def test_who_writes_is_told_that_nothing_was_changed(run: Run, path: Path) -> None:
    assert "لم يتغيّر شيء" in run("add-quote", path, "--speaker", "7", "--text", "x").err


def test_a_status_of_another_entity_is_wrong_usage_and_lists_the_right_ones(run: Run, path: Path) -> None:
    done = run("quotes", path, "--status", "done", "--language", "en")
    assert done.code == 2
    assert "unreviewed, in_review, needs_info, confirmed" in done.err


def test_bytes_that_are_not_utf8_are_refused(run: Run, path: Path) -> None:
    done = run("add-claim", path, "\udcff\udcfe", "--language", "en")
    assert done.code == 1
    assert r"not UTF-8: \xff\xfe" in done.err


@pytest.mark.parametrize("given", [["--topic", "-سري"], ["--topic=-سري"]])
def test_a_value_may_begin_with_a_dash(ask: Ask, path: Path, given: list[str]) -> None:
    ask("add-claim", path, *given, "--", "-ادعاء")
    listed = ask("claims", path, "--format", "json")
    assert '"claim": "-ادعاء", "topic": "-سري"' in listed
