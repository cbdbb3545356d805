"""Lists and their filters."""

import json
from pathlib import Path

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tests.tracker.cli.conftest import Ask, Run
from tracker.cli import output
from tracker.services import project as projects


@pytest.fixture
def several(path: Path) -> Path:
    """Three quotes: of 2015, of spring 2016 (its source's date), and undated."""
    with projects.open_project(path) as opened:
        salma, nour = make_speaker(opened, "سلمى الحداد"), make_speaker(opened, "نور الحداد")
        source = make_source(opened, "يبدأ العمل غدًا", title="خبر الجسر", published_on="2016-21")
        make_quote(opened, salma, text="الأول", said_on="2015", role="وزيرة المياه")
        make_quote(opened, nour, source_id=source, text="العمل", start=5, end=10)
        make_quote(opened, salma, text="الثالث", kind="indirect")
        make_claim(opened, "الجسر آمن", topic="الجسور")
        make_claim(opened, "الهواء نقي", topic="الصحة")
        make_link(opened, 1, 1)
        make_link(opened, 1, 2)
    return path


def ids(listed: str) -> list[int]:
    return list(dict.fromkeys(quote["quote_id"] for quote in json.loads(listed)))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", [1, 2, 3]),
        ("--sort -date", [2, 1, 3]),
        ("--sort=-id", [3, 2, 1]),
        ("--sort speaker", [1, 3, 2]),
        ("--speaker سلمى", [1, 3]),
        ("--speaker سلمى --speaker 2", [1, 2, 3]),
        ("--source الجسر", [2]),
        ("--from 2016", [2]),
        ("--to 2015", [1]),
        ("--from أيار/2016 --to 31/5/2016", [2]),
        ("--from 1/6/2016", []),
        ("--role المياه", [1]),
        ("--search الاول", [1]),
        ("--claim 1 --claim الهواء", [1]),
        ("--status confirmed", []),
        ("--status confirmed --status unreviewed", [1, 2, 3]),
        ("--limit 2", [1, 2]),
        ("--limit 0", []),
    ],
)
def test_filters_choose_the_quotes(ask: Ask, several: Path, filters: str, expected: list[int]) -> None:
    assert ids(ask("quotes", several, *filters.split(), "--format", "json")) == expected


def test_the_limit_counts_quotes_and_not_links(ask: Ask, several: Path) -> None:
    found = json.loads(ask("quotes", several, "--limit", 1, "--format", "json"))
    assert [(row["quote_id"], row["claim_id"]) for row in found] == [(1, 1), (1, 2)]


def test_json_has_numbers_and_nulls(ask: Ask, several: Path) -> None:
    _, _, second, third = json.loads(ask("quotes", several, "--format", "json"))
    assert (second["quote_id"], second["start"], second["end"], second["claim_id"]) == (2, 5, 10, None)
    assert (third["start"], third["source"], third["said_on"], third["note"]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ("--speaker الحداد", "سلمى الحداد (1)، نور الحداد (2)"),
        ("--speaker غيرها", "غيرها"),
        ("--speaker سلما", "أسماء تشبهه: سلمى الحداد (1)"),
        ("--speaker سلمى-العلي", "سلمى الحداد (1)"),
        ("--claim x", "x"),
        ("--source x", "x"),
        ("--verdict x", "x"),
        ("--from 2017 --to 2016", "2017"),
        ("--from 31/2/2016", "31/2/2016"),
    ],
)
def test_filters_that_mean_nothing_are_refused(run: Run, several: Path, filters: str, said: str) -> None:
    done = run("quotes", several, *filters.split())
    assert (done.code, done.out) == (1, "")
    assert said in done.err


def test_the_table_shows_who_said_what_and_counts(run: Run, several: Path) -> None:
    done = run("quotes", several)
    header, first, second, third = done.out.splitlines()
    assert header.split()[0] == "#"
    assert "سلمى الحداد" in first
    assert "وزيرة المياه" in first
    assert "يؤيد 1 · يؤيد 2" in first
    assert "(2016-21)" in second
    assert "«العمل»" in second
    assert third.endswith("  الثالث")  # reported speech is never put between quotation marks
    assert done.err == "3 اقتباسات\n"


def test_a_narrow_terminal_gets_fewer_columns(
    run: Run, several: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "terminal_width", lambda: 80)
    lines = run("quotes", several, "--language", "en").out.splitlines()
    assert "Role" not in lines[0]
    assert max(map(output.columns, lines)) <= 80


def test_nothing_found_is_counted_too(run: Run, several: Path) -> None:
    done = run("quotes", several, "--search", "لا يرد", "--language", "en")
    assert (done.code, done.out, done.err) == (0, "", "0 quotes\n")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [("", [1, 2]), ("--topic الصحة", [2]), ("--search آمن", [1]), ("--status done", []), ("--limit 1", [1])],
)
def test_claims_are_filtered(ask: Ask, several: Path, filters: str, expected: list[int]) -> None:
    listed = json.loads(ask("claims", several, *filters.split(), "--format", "json"))
    assert [claim["claim_id"] for claim in listed] == expected


@pytest.mark.parametrize(
    ("command", "word", "count"),
    [("claims", "آمن", "ادعاء واحد"), ("speakers", "نور", "قائل واحد"), ("sources", "جسر", "مادة واحدة")],
)
def test_each_list_has_its_table(run: Run, several: Path, command: str, word: str, count: str) -> None:
    done = run(command, several, "--search", word)
    header, row = done.out.splitlines()
    assert header.startswith("#")
    assert word in row
    assert done.err == f"{count}\n"


@pytest.mark.parametrize("command", ["quotes", "claims", "speakers", "sources", "history", "undo", "backup"])
def test_a_file_that_is_no_project_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    other = tmp_path / "ملاحظات.isnad"
    other.write_text("مجرد ملاحظات", encoding="utf-8")
    assert run(command, other).code == 1
    assert run(command, tmp_path / "none.isnad").code == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ملاحظات.isnad"]
