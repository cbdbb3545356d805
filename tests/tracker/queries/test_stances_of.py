"""Where one speaker stands on each claim."""

from tests.factories import make_claim, make_link, make_quote, make_speaker
from tracker.db import Project
from tracker.queries.speakers import stances_of
from tracker.records import Balance, Stance
from tracker.services import links, quotes


def test_each_claim_stands_once_with_the_speakers_own_counts(project: Project) -> None:
    speaker, other = make_speaker(project), make_speaker(project, "غيرها")
    bridge, bread = make_claim(project, "الجسر آمن"), make_claim(project, "ارتفع سعر الخبز")
    for stance in (Stance.SUPPORTS, Stance.SUPPORTS, Stance.DISPUTES):
        make_link(project, make_quote(project, speaker), bridge, stance)
    make_link(project, make_quote(project, speaker), bread, Stance.MENTIONS)
    make_link(project, make_quote(project, other), bridge, Stance.DISPUTES)
    both, mentioned = (
        Balance(supports_speakers=1, supports_quotes=2, disputes_speakers=1, disputes_quotes=1),
        Balance(mentions_speakers=1, mentions_quotes=1),
    )
    found = stances_of(project, speaker)
    assert [(row.claim.id, row.balance) for row in found] == [(bread, mentioned), (bridge, both)]


def test_a_speaker_without_links_stands_nowhere(project: Project) -> None:
    speaker = make_speaker(project)
    make_claim(project)
    make_quote(project, speaker)
    assert stances_of(project, speaker) == []


def test_what_was_unlinked_or_trashed_is_not_counted(project: Project) -> None:
    speaker, claim_id = make_speaker(project), make_claim(project)
    unlinked, trashed = make_quote(project, speaker), make_quote(project, speaker)
    make_link(project, unlinked, claim_id)
    make_link(project, trashed, claim_id)
    links.unlink(project, unlinked, claim_id)
    quotes.trash(project, trashed)
    assert stances_of(project, speaker) == []
