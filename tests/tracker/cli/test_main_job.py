"""The main job from end to end: a text with two sides comes in, one speaker's report goes out."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask
from tracker.queries import sources
from tracker.services import project as projects

ARTICLE = """\
سد الياسمين بين لجنتين

أصدرت لجنة السدود بيانًا الأربعاء قالت فيه: "نعمل ليل نهار في سد الياسمين، ولا نخشى الشتاء". ومن نقاط البيان:

1- أعمال الترميم تمضي بزخم وأثرها ظاهر في كل القرى.

2- نطلب من السكان الصبر حتى الربيع.

وقال عضو لجنة المياه إسكندر وتوت: "نعرف قدرة اللجنة ومعداتها، وما أنجزته لا يرى بالعين المجردة".

وتابع وتوت "في قرية النارنج عاد الماء إلى البيوت بسبب الترميم، وهذا حق يقال".
"""

POINT = "أعمال الترميم تمضي بزخم وأثرها ظاهر في كل القرى."
AGAINST = "نعرف قدرة اللجنة ومعداتها، وما أنجزته لا يرى بالعين المجردة"
FOR = "في قرية النارنج عاد الماء إلى البيوت بسبب الترميم، وهذا حق يقال"


@pytest.fixture
def dam(ask: Ask, tmp_path: Path) -> Path:
    """A project in which a claim has both sides, and one speaker stands on both."""
    path, article, communique = tmp_path / "سد.isnad", tmp_path / "خبر.txt", tmp_path / "بيان.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    communique.touch()
    ask("new", path)
    ask("add-source", path, article, "--published-on", "5/2/2016", "--outlet", "صحيفة الياسمين")
    ask("add-source", path, communique, "--title", "بيان لجنة السدود", "--kind", "بيان")
    ask("add-speaker", path, "لجنة السدود", "--kind", "group", "--role", "الجهة المنفذة")
    ask("add-speaker", path, "إسكندر وتوت", "--latin", "Iskandar Witwit", "--alias", "أبو سلام الوتوت",
        "--role", "عضو لجنة المياه", "--organization", "مجلس المحافظة")  # fmt: skip
    ask("add-quote", path, "--speaker", 1, "--source", 1, "--origin", 2, "--text", POINT, "--kind", "بند",
        "--said-on", "الأربعاء")  # fmt: skip
    ask("add-quote", path, "--speaker", "اسكندر وتوت", "--source", 1, "--text", AGAINST)
    ask("add-quote", path, "--speaker", 2, "--source", "سد الياسمين", "--text", FOR)
    ask("add-claim", path, "لترميم سد الياسمين أثر ظاهر", "--topic", "السدود")
    ask("link", path, 1, 1, "--stance", "supports", "--focus", "تمضي بزخم وأثرها ظاهر")
    ask("link", path, 2, 1, "--stance", "يخالف", "--note", "عن اللجنة كلها")
    ask("link", path, 3, 1, "--stance", "supports")
    ask("set-status", path, "quote", 2, "confirmed")
    ask("set-status", path, "quote", 3, "قيد المراجعة")
    ask("set-status", path, "claim", 1, "in_review")
    ask("set-verdict", path, 1, "متنازع عليه")
    return path


def read_back(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", ["اسكندر وتوت", "Witwit", "ابو سلام الوتوت", "وتوت", "2"])
def test_report_of_a_speaker_holds_exactly_his_rows(dam: Path, ask: Ask, tmp_path: Path, name: str) -> None:
    out = tmp_path / "report.csv"
    ask("export", dam, out, "--speaker", name)
    rows = read_back(out)
    assert [row["quote"] for row in rows] == [AGAINST, FOR]
    assert [ARTICLE[int(row["start"]) : int(row["end"])] for row in rows] == [AGAINST, FOR]
    assert {row["speaker"] for row in rows} == {"إسكندر وتوت"}
    assert {row["role"] for row in rows} == {"عضو لجنة المياه"}
    assert [row["stance"] for row in rows] == ["disputes", "supports"]
    assert [row["status"] for row in rows] == ["confirmed", "in_review"]
    assert {(row["verdict"], row["claim_status"]) for row in rows} == {("Disputed", "in_review")}
    assert [row["link_note"] for row in rows] == ["عن اللجنة كلها", ""]


def test_json_lists_what_the_csv_holds(dam: Path, ask: Ask, tmp_path: Path) -> None:
    ask("export", dam, tmp_path / "all.csv")
    numbers = {"quote_id", "start", "end", "claim_id"}
    expected = [
        {code: int(cell) if cell and code in numbers else cell or None for code, cell in row.items()}
        for row in read_back(tmp_path / "all.csv")
    ]
    assert json.loads(ask("quotes", dam, "--format", "json")) == expected
    assert len(expected) == 3


def test_a_source_is_stored_with_the_fingerprint_of_its_file(dam: Path) -> None:
    with projects.open_project(dam, writable=False) as opened:
        source = sources.get(opened, 1)
    assert source.text == ARTICLE
    assert source.title == "سد الياسمين بين لجنتين"
    assert source.language == "ar"
    assert source.file_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()


def test_the_communique_is_found_through_what_reports_it(dam: Path, ask: Ask) -> None:
    (quote,) = json.loads(ask("quotes", dam, "--source", "بيان لجنة السدود", "--format", "json"))
    assert (quote["quote"], quote["said_on"], quote["kind"]) == (POINT, "2016-02-03", "point")


def test_only_the_links_that_fit_are_shown(dam: Path, ask: Ask) -> None:
    found = json.loads(
        ask("quotes", dam, "--stance", "supports", "--verdict", "Disputed", "--format", "json")
    )
    assert [quote["quote_id"] for quote in found] == [1, 3]
    assert json.loads(ask("quotes", dam, "--verdict", "صحيح", "--format", "json")) == []


def test_claim_shows_both_sides(dam: Path, ask: Ask) -> None:
    (claim,) = json.loads(ask("claims", dam, "--format", "json"))
    assert (claim["supports_quotes"], claim["supports_speakers"]) == (2, 2)
    assert (claim["disputes_quotes"], claim["disputes_speakers"]) == (1, 1)


def test_undo_and_redo_go_back_and_forth(dam: Path, ask: Ask) -> None:
    ask("undo", dam)
    (claim,) = json.loads(ask("claims", dam, "--format", "json"))
    assert claim["verdict"] is None
    ask("redo", dam)
    (claim,) = json.loads(ask("claims", dam, "--format", "json"))
    assert claim["verdict"] == "Disputed"


def test_backup_is_a_project_with_the_same_quotes(dam: Path, ask: Ask, tmp_path: Path) -> None:
    copy = ask("backup", dam, tmp_path / "نسخ")
    assert ask("quotes", copy, "--format", "json") == ask("quotes", dam, "--format", "json")
