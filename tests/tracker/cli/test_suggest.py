"""The reader from the command line: suggestions as JSON, and accepting them as quotes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask, Run

TEXT = (
    "وقال بيان للبلدية صدر الأحد «سنفتح الجسر الجديد قبل نهاية الشهر».\r\n"
    "وقال مدير الجسور لطفي الخياط لموقع (أصوات البحر) «لن تغلق الطرق في المساء».\r\n"
    "وأكد الخياط أن العمل في الجسر ينتهي قبل الشتاء."
)

TextFile = Callable[[str | bytes], Path]


def test_suggestions_are_json_and_count_in_the_file_as_it_is(ask: Ask, text_file: TextFile) -> None:
    found = json.loads(ask("suggest", text_file(TEXT)))["suggestions"]
    assert [each["kind"] for each in found] == ["direct", "direct", "indirect"]
    assert list(found[0]) == (
        ["start", "end", "text", "kind", "speaker", "role", "mention", "cue", "venue", "confidence"]
    )
    for each in found:
        assert TEXT[each["start"] : each["end"]] == each["text"]
    assert (found[1]["speaker"], found[1]["role"]) == ("لطفي الخياط", "مدير الجسور")
    assert found[1]["venue"] == "موقع (أصوات البحر)"
    start, end = found[1]["mention"]
    assert TEXT[start:end] == "مدير الجسور لطفي الخياط"


def test_a_byte_order_mark_counts_as_a_character_of_the_file(ask: Ask, text_file: TextFile) -> None:
    data = ("\ufeff" + TEXT).encode()
    text = data.decode("utf-8")
    for each in json.loads(ask("suggest", text_file(data)))["suggestions"]:
        assert text[each["start"] : each["end"]] == each["text"]


def test_a_text_without_quotes_has_no_suggestions(ask: Ask, text_file: TextFile) -> None:
    assert json.loads(ask("suggest", text_file("هطل المطر في المساء."))) == {"suggestions": []}
    assert json.loads(ask("suggest", text_file(""))) == {"suggestions": []}


def test_the_projects_speakers_help(ask: Ask, path: Path, text_file: TextFile) -> None:
    ask("add-speaker", path, "لطفي عبدالله الخياط", "--alias", "لطفي الخياط", "--role", "مدير عام")
    found = json.loads(ask("suggest", text_file(TEXT), "--project", path))["suggestions"]
    assert found[1]["speaker"] == "لطفي عبدالله الخياط"


def test_files_that_are_no_text_are_refused(run: Run, text_file: TextFile, tmp_path: Path) -> None:
    assert run("suggest", text_file(b"\xe4\xff")).code == 1
    assert run("suggest", tmp_path / "missing.txt").code == 1


@pytest.fixture
def source(ask: Ask, path: Path, text_file: TextFile) -> Path:
    ask("add-source", path, text_file(TEXT), "--title", "الجسر")
    return path


def test_accepting_prints_the_quotes_and_says_how_many(run: Run, ask: Ask, source: Path) -> None:
    done = run("accept", source, 1)
    assert (done.code, done.out) == (0, "1\n2\n")
    assert "اقتباسان" in done.err
    rows = json.loads(ask("quotes", source, "--format", "json"))
    assert [row["speaker"] for row in rows] == ["بيان للبلدية", "لطفي الخياط"]
    assert [row["role"] for row in rows] == [None, "مدير الجسور"]
    again = run("accept", source, 1)
    assert (again.code, again.out) == (0, "")
    assert "اقتراحان" in again.err


def test_accepting_is_one_step_of_the_history(ask: Ask, source: Path) -> None:
    ask("accept", source, 1)
    ask("undo", source)
    assert json.loads(ask("quotes", source, "--format", "json")) == []
    assert json.loads(ask("speakers", source, "--format", "json")) == []


def test_the_least_confidence_can_be_said(ask: Ask, source: Path) -> None:
    assert ask("accept", source, 1, "--min-confidence", "0.4") == "1\n2\n3"


@pytest.mark.parametrize("confidence", ["2", "-1", "nan", "high"])
def test_a_confidence_is_a_share_of_one(run: Run, source: Path, confidence: str) -> None:
    assert run("accept", source, 1, "--min-confidence", confidence).code == 2


def test_a_source_that_is_not_there_is_refused(run: Run, source: Path) -> None:
    done = run("accept", source, 7, "--language", "en")
    assert (done.code, done.out) == (1, "")
