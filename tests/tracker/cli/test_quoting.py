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
    assert f"من {start} إلى {start + len('أنّ الأمرَ مُحَيِّر')}: " in done.err
    assert "ان ← أنّ، الامر ← الأمرَ، محير ← مُحَيِّر" in done.err
    assert "الموضع" not in done.err, "none was given, so none is wrong"


def test_words_parted_otherwise_are_shown_as_the_source_has_them(run: Run, ask: Ask, path: Path) -> None:
    text = path.with_name("y.txt")
    text.write_text("قال إنه\tراضٍ تماما", encoding="utf-8")
    ask("add-source", path, text)
    done = run("add-quote", path, "--speaker", "خالد", "--source", 1, "--text", "انه راض  تمامًا")
    assert done.code == 1
    assert "راض ← راضٍ" in done.err


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


@pytest.mark.parametrize("name", ["هدى", "الحسن هدي"])
def test_part_of_somebodys_name_makes_no_speaker(run: Run, ask: Ask, news: Path, name: str) -> None:
    ask("add-speaker", news, "هدى سالم الحسن")
    ask("add-speaker", news, "أم ليث", "--alias", "هدى الحسن العلي")
    before = ask("quotes", news, "--format", "json")
    done = run("add-quote", news, "--speaker", name, "--text", "قول")
    assert done.code == 1
    assert "هدى سالم الحسن (1)" in done.err
    assert "أم ليث (2)" in done.err
    assert "add-speaker" in done.err
    assert ask("quotes", news, "--format", "json") == before
    assert (
        "هدى سالم الحسن (1)"
        in run("add-quote", news, "--speaker", name, "--text", "x", "--language", "en").err
    )


def test_part_of_a_name_is_taken_once_somebody_bears_it_whole(ask: Ask, news: Path) -> None:
    ask("add-speaker", news, "هدى سالم")
    ask("add-speaker", news, "هدى")
    ask("add-quote", news, "--speaker", "هدى", "--text", "قول")
    assert json.loads(ask("quotes", news, "--format", "json"))[0]["speaker"] == "هدى"


def test_a_whole_new_name_makes_a_speaker_beside_others_with_words_of_it(ask: Ask, news: Path) -> None:
    ask("add-speaker", news, "هدى")
    ask("add-quote", news, "--speaker", "هدى سالم", "--text", "قول")
    assert len(json.loads(ask("speakers", news, "--format", "json"))) == 2


def test_the_same_words_again_are_stored_and_told(run: Run, ask: Ask, news: Path) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--source", 1, "--text", "المدير"]
    ask(*given)
    again = run(*given)
    assert (again.code, again.out) == (0, "2\n")
    assert "حُفظ الاقتباس برقم 2، مع أن قول هذا القائل نفسه محفوظ من قبل، ورقمه: 1." in again.err
    other = run("add-quote", news, "--speaker", "خالد", "--text", "المدير")
    assert (other.code, other.err) == (0, ""), "it stands in no source"


def test_a_confirmed_quote_that_the_text_lacks_is_told(run: Run, ask: Ask, news: Path) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--source", 1]
    told = "لكن لم يُعثر على كلماته في نص «خبر»"
    assert told not in run(*given, "--text", "كلام آخر", "--unanchored").err
    ask(*given, "--text", "المدير")
    done = run("set-status", news, "quote", 1, "confirmed")
    assert (done.code, told in done.err.splitlines()[-1]) == (0, True)
    assert told not in run("set-status", news, "quote", 2, "confirmed").err
    assert told not in run("set-status", news, "quote", 1, "withdrawn").err
    assert told in run(*given, "--text", "غيره", "--unanchored", "--status", "confirmed").err


def test_a_list_and_a_report_mark_what_the_text_lacks(ask: Ask, news: Path, tmp_path: Path) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--source", 1]
    ask(*given, "--text", "كلام آخر", "--unanchored")
    ask(*given, "--text", "المدير")
    listed = ask("quotes", news, "--sort", "id")
    assert "[ليس في النص] «كلام آخر»" in listed
    assert listed.count("[ليس في النص]") == 1
    ask("export", news, tmp_path / "r.csv", "--columns", "report", "--headers", "ar")
    report = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ["(لم يُعثر على القول في نص المادة)" in row for row in report[1:]] == [True, False]
    ask("export", news, tmp_path / "full.csv")
    assert "لم يُعثر" not in (tmp_path / "full.csv").read_text(encoding="utf-8-sig")


def test_a_source_without_a_text_lacks_no_words(
    run: Run, ask: Ask, path: Path, text_file: Callable[[str], Path]
) -> None:
    ask("add-source", path, text_file(""), "--title", "خبر بلا نص")
    ask("add-quote", path, "--speaker", "خالد", "--source", 1, "--text", "قول", "--unanchored")
    assert "[ليس في النص]" not in ask("quotes", path)
    assert "لم يُعثر" not in run("set-status", path, "quote", 1, "confirmed").err


@pytest.mark.parametrize("typed", ["2024-13-45", "45/13/2024"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", "الشهور من 1 إلى 12، والشهر هنا 13"), ("en", "Months go from 1 to 12, and the month here is 13")],
)
def test_a_month_that_is_none_is_told(run: Run, news: Path, typed: str, language: str, said: str) -> None:
    given = ["add-quote", news, "--speaker", "خالد", "--text", "قول", "--said-on", typed]
    done = run(*given, "--language", language)
    assert (done.code, said in done.err) == (1, True)
    assert "2016-02-05" in done.err


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
