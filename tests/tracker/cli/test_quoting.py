"""Entering a quote: who said it, where it stands, when, and in which role."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask, Run
from tracker.queries import history, quotes
from tracker.services import project as projects

TEXT = "قال المدير خالد سعد: «العمل يسير». ثم كرر: «العمل يسير»، وأضاف أنّ الأمرَ مُحَيِّر."


@pytest.fixture
def news(ask: Ask, path: Path, text_file: Callable[[str], Path]) -> Path:
    """A project with one source, of 5 February 2016."""
    ask("add-source", path, text_file(TEXT), "--title", "خبر", "--published-on", "2016-02-05")
    return path


def stored(path: Path, quote_id: int = 1) -> dict[str, object]:
    with projects.open_project(path, writable=False) as opened:
        quote = quotes.get(opened, quote_id)
    return {
        name: getattr(quote, name) for name in ("text", "start", "end", "said_on", "said_on_text", "role")
    }


def test_the_place_is_looked_for(ask: Ask, news: Path) -> None:
    ask("add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "المدير خالد سعد")
    assert (stored(news)["start"], stored(news)["end"]) == (4, 19)


def test_words_that_stand_twice_need_a_place(run: Run, ask: Ask, news: Path) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "العمل يسير"]
    refused = run(*given)
    first, second = TEXT.index("العمل"), TEXT.rindex("العمل")
    assert refused.code == 1
    assert f"{first}، {second}" in refused.err
    ask(*given, "--start", second)
    assert (stored(news)["start"], stored(news)["end"]) == (second, second + 10)


def test_words_spelt_otherwise_are_refused_with_the_words_of_the_source(run: Run, news: Path) -> None:
    done = run("add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "ان الامر محير")
    start = TEXT.index("أنّ")
    assert done.code == 1
    assert "أنّ الأمرَ مُحَيِّر" in done.err
    assert f"{start} " in done.err
    assert f"{start + len('أنّ الأمرَ مُحَيِّر')} " in done.err


def test_words_that_are_not_there_are_stored_only_on_demand(run: Run, news: Path) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "كلام آخر"]
    assert run(*given).code == 1
    done = run(*given, "--unanchored")
    assert (done.code, done.out) == (0, "1\n")
    assert "بلا موضع" in done.err
    assert stored(news)["start"] is None


def test_a_place_with_other_words_is_refused(run: Run, news: Path) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "المدير"]
    assert run(*given, "--start", 5).code == 1
    assert run(*given, "--start", 4, "--end", 9).code == 1
    assert run(*given, "--start", 4, "--end", 10).code == 0


def test_a_quote_and_its_new_speaker_are_one_step(run: Run, ask: Ask, news: Path) -> None:
    done = run("add-quote", news, "--speaker", "خالد سعد", "--text", "قول")
    assert "أُضيف قائل جديد: خالد سعد (رقم 1)" in done.err
    with projects.open_project(news, writable=False) as opened:
        assert [entry.action.name for entry in history.entries(opened)] == ["add_quote", "add_source"]
    ask("undo", news)
    assert ask("speakers", news, "--format", "json") == ask("quotes", news, "--format", "json") == "[]"


def test_a_refused_quote_leaves_no_speaker(run: Run, ask: Ask, news: Path) -> None:
    assert (
        run("add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "العمل", "--start", 999).code
        == 1
    )
    assert ask("speakers", news, "--format", "json") == "[]"


def test_a_name_that_several_bear_is_refused_with_the_list(run: Run, ask: Ask, news: Path) -> None:
    ask("add-speaker", news, "خالد سعد")
    ask("add-speaker", news, "خالد السعد", "--alias", "خالد سعد")
    done = run("add-quote", news, "--speaker", "خالد سعد", "--text", "قول")
    assert done.code == 1
    assert "خالد سعد (1)" in done.err
    assert "خالد السعد (2)" in done.err
    ask("add-quote", news, "--speaker", 2, "--text", "قول")


def test_a_name_but_for_its_title_makes_a_new_speaker_and_says_so(run: Run, ask: Ask, news: Path) -> None:
    ask("add-speaker", news, "خالد سعد")
    done = run("add-quote", news, "--speaker", "النائب خالد سعد", "--text", "قول")
    assert done.code == 0
    assert "خالد سعد (1)" in done.err
    assert len(json.loads(ask("speakers", news, "--format", "json"))) == 2


@pytest.mark.parametrize("speaker", ["7", "99999999999999999999"])
def test_an_id_that_nobody_has_is_refused(run: Run, news: Path, speaker: str) -> None:
    assert run("add-quote", news, "--speaker", speaker, "--text", "قول").code == 1


@pytest.mark.parametrize(
    ("typed", "said_on", "as_printed"),
    [
        ("الخميس", "2016-02-04", "الخميس"),
        ("٥ شباط", "2016-02-05", "٥ شباط"),
        ("2016-02-05", "2016-02-05", ""),
        ("", "", ""),
    ],
)
def test_a_date_is_counted_from_the_source_and_kept_as_printed(
    ask: Ask, news: Path, typed: str, said_on: str, as_printed: str
) -> None:
    ask("add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "المدير", "--said-on", typed)
    assert (stored(news)["said_on"], stored(news)["said_on_text"]) == (said_on, as_printed)


def test_without_a_day_to_count_from_yesterday_is_refused(run: Run, news: Path) -> None:
    done = run("add-quote", news, "--speaker", "خالد", "--text", "قول", "--said-on", "أمس")
    assert (done.code, "«أمس»" in done.err) == (1, True)


def test_the_role_of_the_day_is_proposed(ask: Ask, news: Path) -> None:
    ask("add-speaker", news, "خالد سعد", "--role", "مدير المحطة")
    given = ["add-quote", news, "--speaker", "خالد سعد", "--source", 1, "--text", "المدير"]
    ask(*given)
    ask(*given, "--role", "شاهد")
    ask(*given, "--role", "")
    assert [stored(news, quote_id)["role"] for quote_id in (1, 2, 3)] == ["مدير المحطة", "شاهد", ""]
