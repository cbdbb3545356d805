"""Likely pairs, and merging speakers and claims, from the command line."""

import json
from pathlib import Path

import pytest

from tests.tracker.cli.conftest import Ask, Run
from tracker.queries import links
from tracker.services import project as projects


@pytest.fixture
def pair(ask: Ask, path: Path) -> Path:
    """A project with one speaker under two names."""
    ask("add-speaker", path, "سلمى الحداد")
    ask("add-speaker", path, "Salma Haddad")
    return path


def test_a_likely_pair_is_listed_until_it_is_rejected_or_merged(run: Run, ask: Ask, pair: Path) -> None:
    (found,) = json.loads(ask("duplicates", pair, "--format", "json"))
    assert (found["speaker_id"], found["other_id"], found["other"]) == (1, 2, "Salma Haddad")
    assert (found["sure"], found["difference"]) == (False, "script")
    listed = run("duplicates", pair)
    assert "بحروف أخرى" in listed.out
    assert listed.err == "زوج واحد\n"
    assert "فُرِّق بين" in run("reject-pair", pair, 1, 2).err
    assert run("reject-pair", pair, 2, 1).err == "لم يتغيّر شيء.\n"
    assert ask("duplicates", pair, "--format", "json") == "[]"
    assert "ليس هو نفسه" in ask("history", pair)
    ask("undo", pair)
    assert "دُمج «Salma Haddad» في «سلمى الحداد» (رقم 1)." in run("merge-speakers", pair, 1, 2).err
    assert ask("duplicates", pair, "--format", "json") == "[]"
    assert run("merge-speakers", pair, 1, 1).code == 1


def test_claims_are_merged_reversed_and_a_clash_is_decided(run: Run, ask: Ask, pair: Path) -> None:
    for words in ("الجسر آمن", "الجسر خطر"):
        ask("add-claim", pair, words)
    ask("add-quote", pair, "--speaker", 1, "--text", "الجسر آمن")
    for claim in (1, 2):
        ask("link", pair, 1, claim, "--stance", "supports")
    refused = run("merge-claims", pair, 1, 2, "--reversed")
    assert refused.code == 1
    assert "بمواقف مختلفة: 1" in refused.err
    assert run("merge-claims", pair, 1, 2, "--reversed", "--choose", "1").code == 2
    assert "دُمج" in run("merge-claims", pair, 1, 2, "--reversed", "--choose", "1=supports").err
    with projects.open_project(pair, writable=False) as opened:
        (link,) = links.of_quote(opened, 1)
    assert (link.claim_id, link.stance) == (1, "supports")
