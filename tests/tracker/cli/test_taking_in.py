"""Records whole on the command line: tried, taken in, clashes told, reviews validated."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask, Run
from tracker.queries import claims as claim_queries
from tracker.services import claims
from tracker.services import project as projects
from tracker.services.sample import create_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    create_sample(tmp_path / "sample.isnad")
    return tmp_path / "sample.isnad"


def test_a_project_is_tried_and_then_taken_in_behind_a_backup(
    path: Path, sample: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    ask("add-claim", path, "ادعاء من هنا")
    tried = run("import", path, sample, "--dry-run")
    assert "الاقتباسات: جديد 41" in tried.err
    assert "التصنيفات" not in tried.err  # both have the same ones from the beginning
    assert ask("quotes", path, "--format", "json") == "[]"
    assert not [*tmp_path.rglob("*-import*.isnad")]
    assert run("import", path, sample).code == 0
    assert len(json.loads(ask("quotes", path, "--format", "json"))) == 42
    assert len([*tmp_path.rglob("*-import*.isnad")]) == 1
    ask("undo", path)
    assert ask("quotes", path, "--format", "json") == "[]"


def test_what_differs_is_told_and_theirs_is_taken_only_if_asked(
    sample: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    ask("export", sample, tmp_path / "all.json", "--what", "all")
    with projects.open_project(sample) as opened:
        claims.edit(opened, replace(claim_queries.get(opened, 1), note="من هنا"))
    mine = run("import", sample, tmp_path / "all.json")
    assert "تختلف: 1" in mine.err
    assert "--prefer theirs" in mine.err
    theirs = run("import", sample, tmp_path / "all.json", "--prefer", "theirs")
    assert "أُخذ ما في الملف" in theirs.err
    with projects.open_project(sample) as opened:
        assert claim_queries.get(opened, 1).note != "من هنا"


def test_the_project_itself_and_a_bad_record_are_refused(sample: Path, run: Run, tmp_path: Path) -> None:
    assert run("import", sample, sample).code == 1
    bad = tmp_path / "bad.json"
    bad.write_text('{"isnad": 1, "claims": [{"uid": "7", "text": "x"}]}', encoding="utf-8")
    done = run("import", sample, bad)
    assert (done.code, "السجل 1" in done.err, "لم يُحفظ شيء" in done.err) == (1, True, True)


def test_reviews_are_validated(sample: Path, ask: Ask, run: Run, tmp_path: Path) -> None:
    ask("export", sample, tmp_path / "x.claimreview.json", "--headers", "ar")
    sound = run("validate", tmp_path / "x.claimreview.json")
    assert (sound.code, "المراجعات تامة: 9" in sound.err) == (0, True)
    bare = tmp_path / "bare.json"
    bare.write_text('{"@type": "ClaimReview", "claimReviewed": "ادعاء"}', encoding="utf-8")
    done = run("validate", bare)
    assert (done.code, "url" in done.out, "1 من 1" in done.err) == (1, True, True)
    assert run("validate", sample).code == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_dossier_speaks_the_language_of_the_messages(
    sample: Path, run: Run, tmp_path: Path, language: str
) -> None:
    for name, more in (("d.html", ()), ("d.txt", ("--format", "html"))):
        assert run("export", sample, tmp_path / name, "--language", language, *more).code == 0
        assert f'<html lang="{language}"' in (tmp_path / name).read_text(encoding="utf-8")
    assert run("export", sample, tmp_path / "c.csv", "--language", language).code == 0
    assert (tmp_path / "c.csv").read_text(encoding="utf-8-sig").partition(",")[0].isascii()


def test_a_dossier_is_counted_in_quotes(sample: Path, run: Run, tmp_path: Path) -> None:
    done = run("export", sample, tmp_path / "d.html", "--arranged-by", "speaker", "--headers", "ar")
    assert (done.code, "41 اقتباسًا" in done.err) == (0, True)
    assert run("export", sample, tmp_path / "d.html", "--what", "claims").code == 1
    assert run("export", sample, tmp_path / "c.csv", "--columns", "quote,weather").code == 1
