"""What weighs in a claim's balance, and what is only kept in sight."""

import pytest

from tests.factories import make_claim, make_link, make_quote, make_speaker
from tracker.db import Project
from tracker.queries import claims, speakers
from tracker.records import Balance, ClaimFilter, QuoteStatus, Stance
from tracker.services import quotes


@pytest.fixture
def claim_id(project: Project) -> int:
    return make_claim(project)


def balance(project: Project) -> Balance:
    (row,) = claims.rows(project, ClaimFilter())
    return row.balance


@pytest.mark.parametrize("status", QuoteStatus)
def test_only_wrongly_attributed_and_withdrawn_quotes_do_not_count(
    project: Project, claim_id: int, status: QuoteStatus
) -> None:
    speaker_id = make_speaker(project)
    quote_id = make_quote(project, speaker_id)
    make_link(project, quote_id, claim_id)
    quotes.set_status(project, quote_id, status)
    counted = status not in (QuoteStatus.MISATTRIBUTED, QuoteStatus.WITHDRAWN)
    assert balance(project) == (Balance(supports_speakers=1, supports_quotes=1) if counted else Balance())
    assert [row.claim.id for row in speakers.stances_of(project, speaker_id)] == [claim_id] * counted


def test_a_speaker_counts_as_long_as_one_of_their_quotes_does(project: Project, claim_id: int) -> None:
    speaker_id = make_speaker(project)
    for _ in range(2):
        quote_id = make_quote(project, speaker_id)
        make_link(project, quote_id, claim_id, Stance.DISPUTES)
    quotes.set_status(project, quote_id, QuoteStatus.WITHDRAWN)
    assert balance(project) == Balance(disputes_speakers=1, disputes_quotes=1)
