"""The trash: what lies there, who put it there, and how it comes back."""

from collections.abc import Callable

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import trash as trash_queries
from tracker.records import Speaker, SpeakerKind, SpeakerRole
from tracker.services import bulk, claims, history, links, quotes, sources, speakers, trash
from tracker.services import project as projects
from tracker.services.operation import operation

TEXT = "قال مصدر إن الجسر آمن، وقال الوزير إن الجسر مغلق."


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(InputRefused) as refused:
        act()
    return refused.value.code


def listed(project: Project) -> dict[str, list[str]]:
    return {
        entity: [each.words for each in trash_queries.page(project, entity, limit=10)]
        for entity in trash_queries.counts(project)
    }


def test_it_names_who_put_a_record_there_and_with_which_step(project: Project) -> None:
    projects.set_value(project, "editor", "هدى")
    quote_id = make_quote(project, text="كلام")
    quotes.trash(project, quote_id)
    (trashed,) = trash_queries.page(project, "quote", limit=10)
    assert (trashed.id, trashed.words, trashed.owner) == (quote_id, "كلام", None)
    assert trashed.step is not None
    assert (trashed.step.actor, trashed.step.name) == ("هدى", "trash_quote")
    assert trashed.deleted_at <= trashed.step.at


def test_pages_follow_each_other_without_gap_or_repetition(project: Project) -> None:
    with operation(project, "many"):
        ids = [make_claim(project, f"ادعاء {n}") for n in range(7)]
        for claim_id in ids:
            claims.trash(project, claim_id)
    found: list[int] = []
    last = None
    while part := trash_queries.page(project, "claim", limit=3, below=last):
        found += [each.id for each in part]
        last = part[-1]
    assert found == ids[::-1]


def test_what_went_with_its_owner_is_not_listed_beside_it(project: Project) -> None:
    speaker_id = speakers.add(project, Speaker(name="سلمى"), aliases=("أم علي",)).new_id("speaker")
    speakers.add_role(project, SpeakerRole(speaker_id=speaker_id, title="نائبة"))
    make_link(project, make_quote(project, text="كلام"), make_claim(project))
    quotes.trash(project, 1)
    speakers.trash(project, speaker_id)
    assert listed(project) == {"quote": ["كلام"], "speaker": ["سلمى"]}


def test_a_quote_comes_back_with_its_links(project: Project) -> None:
    quote_id, claim_id = make_quote(project), make_claim(project)
    make_link(project, quote_id, claim_id, note="مهم")
    before = content(project)
    quotes.trash(project, quote_id)
    changes = trash.restore(project, "quote", quote_id)
    assert content(project) == before
    assert changes.name == "restore_trashed"
    history.undo(project)
    assert listed(project) == {"quote": ["الجسر آمن"]}
    history.redo(project)
    assert content(project) == before


def test_a_link_that_was_taken_away_before_stays_away(project: Project) -> None:
    quote_id = make_quote(project)
    kept, taken = make_claim(project), make_claim(project, "ادعاء آخر")
    for claim_id in (kept, taken):
        make_link(project, quote_id, claim_id)
    links.unlink(project, quote_id, taken)
    before = content(project)
    quotes.trash(project, quote_id)
    trash.restore(project, "quote", quote_id)
    assert content(project) == before
    assert listed(project) == {"link": ["ادعاء آخر: الجسر آمن"]}


def test_a_link_waits_for_both_its_ends(project: Project) -> None:
    quote_id, claim_id = make_quote(project), make_claim(project)
    make_link(project, quote_id, claim_id)
    before = content(project)
    quotes.trash(project, quote_id)
    claims.trash(project, claim_id)
    trash.restore(project, "quote", quote_id)
    assert content(project)["link"] == []
    assert "link" not in listed(project)
    trash.restore(project, "claim", claim_id)
    (link,) = trash_queries.page(project, "link", limit=10)
    trash.restore(project, "link", link.id)
    assert content(project) == before


def test_a_source_comes_back_with_its_quotes_their_links_and_its_unnamed_speakers(project: Project) -> None:
    source_id = make_source(project, TEXT)
    unnamed = make_speaker(project, "مصدر", kind=SpeakerKind.UNNAMED, source_id=source_id)
    quote_id = make_quote(project, unnamed, text="الجسر آمن", source_id=source_id, start=TEXT.index("الجسر"))
    make_link(project, quote_id, make_claim(project))
    alone = make_quote(project, text="الجسر مغلق", source_id=source_id, start=TEXT.rindex("الجسر"))
    quotes.trash(project, alone)
    before = content(project)
    sources.trash(project, source_id)
    (first, second) = trash_queries.page(project, "quote", limit=10)
    assert {first.owner, second.owner} == {("source", source_id)}
    trash.restore(project, "source", source_id)
    assert content(project) == before


def test_a_quote_of_a_trashed_source_waits_for_it(project: Project) -> None:
    source_id = make_source(project, TEXT)
    quote_id = make_quote(project, text="الجسر آمن", source_id=source_id)
    sources.trash(project, source_id)
    before = content(project)
    assert refusal(lambda: trash.restore(project, "quote", quote_id)) == "record_trashed"
    assert content(project) == before


def test_a_quote_whose_speaker_is_in_the_trash_stays_there_when_its_source_comes_back(
    project: Project,
) -> None:
    source_id, speaker_id = make_source(project, TEXT), make_speaker(project)
    make_quote(project, speaker_id, text="الجسر آمن", source_id=source_id)
    sources.trash(project, source_id)
    speakers.trash(project, speaker_id)
    trash.restore(project, "source", source_id)
    assert listed(project) == {"quote": ["الجسر آمن"], "speaker": ["سلمى الحداد"]}


def test_a_name_that_was_given_again_meanwhile_is_refused(project: Project) -> None:
    speaker_id = make_speaker(project)
    alias_id = speakers.add_alias(project, speaker_id, "أم علي").new_id("speaker_alias")
    speakers.trash_alias(project, alias_id)
    speakers.add_alias(project, speaker_id, "أم علي")
    assert refusal(lambda: trash.restore(project, "speaker_alias", alias_id)) == "duplicate_alias"


def test_what_is_not_in_the_trash_is_refused(project: Project) -> None:
    claim_id = make_claim(project)
    assert refusal(lambda: trash.restore(project, "claim", claim_id)) == "not_in_trash"


def test_what_went_together_with_others_comes_back_alone_with_its_own_link(project: Project) -> None:
    ids = [make_quote(project, 1 if number else None, text=f"كلام {number}") for number in range(3)]
    claim_id = make_claim(project)
    for quote_id in ids:
        make_link(project, quote_id, claim_id)
    bulk.trash(project, ids)
    trash.restore(project, "quote", ids[1])
    assert [row[0] for row in content(project)["quote"]] == [ids[1]]
    assert len(content(project)["link"]) == 1
    assert listed(project) == {"quote": ["كلام 2", "كلام 0"]}
    trash.restore_all(project, [("quote", ids[0]), ("quote", ids[2])])
    assert len(content(project)["link"]) == 3
