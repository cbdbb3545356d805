"""The filters that the benchmarks ask for: each field alone, and twenty combinations."""

import random
from dataclasses import replace

from tests.benchmarks import generate
from tracker.db import Project
from tracker.records import QuoteFilter, QuoteKind, QuoteStatus, Stance


def single(project: Project, size: int) -> dict[str, QuoteFilter]:
    """Each field alone."""
    some = random.Random(5)
    speakers = [_speaker(project, some.randrange(1, size)) for _ in range(5)]
    (claim_id,) = project.read("SELECT claim_id FROM link LIMIT 1 OFFSET ?", (min(1000, size // 10),))[0]
    return {
        "all": QuoteFilter(),
        "a speaker": QuoteFilter(speakers=(speakers[0],)),
        "the busiest speaker": QuoteFilter(speakers=(_busiest(project),)),
        "five speakers": QuoteFilter(speakers=tuple(speakers)),
        "a claim": QuoteFilter(claims=(claim_id,)),
        "a stance": QuoteFilter(stances=(Stance.SUPPORTS,)),
        "a status": QuoteFilter(statuses=(QuoteStatus.CONFIRMED,)),
        "a rare status": QuoteFilter(statuses=(QuoteStatus.RETRACTED,)),
        "a source": QuoteFilter(sources=(max(1, size // 20),)),
        "a year": QuoteFilter(first_day="2018-03-01", last_day="2019-02-28"),
        "from a day on": QuoteFilter(first_day="2018-03-01"),
    }


def combined(project: Project, size: int) -> dict[str, QuoteFilter]:
    """Twenty combinations."""
    one, other = (_speaker(project, place) for place in (max(1, size // 3), max(1, size // 7)))
    busiest = _busiest(project)
    claim_id = project.read("SELECT claim_id FROM link GROUP BY claim_id ORDER BY count(*) DESC LIMIT 1")[0][
        0
    ]
    confirmed, retracted = (QuoteStatus.CONFIRMED,), (QuoteStatus.RETRACTED,)
    supports, disputes = (Stance.SUPPORTS,), (Stance.DISPUTES,)
    organization = project.read("SELECT organization FROM speaker_role LIMIT 1")[0][0].split()[0]
    return {
        "speaker, status": QuoteFilter(speakers=(one,), statuses=confirmed),
        "speaker, stance": QuoteFilter(speakers=(one,), stances=disputes),
        "speaker, year": _in_year(QuoteFilter(speakers=(one,))),
        "speaker, status, stance, year": _in_year(
            QuoteFilter(speakers=(one,), statuses=confirmed, stances=supports)
        ),
        "two speakers, stance": QuoteFilter(speakers=(one, other), stances=supports),
        "busiest speaker, status": QuoteFilter(speakers=(busiest,), statuses=retracted),
        "busiest speaker, stance": QuoteFilter(speakers=(busiest,), stances=disputes),
        "claim, stance": QuoteFilter(claims=(claim_id,), stances=disputes),
        "claim, busiest speaker": QuoteFilter(claims=(claim_id,), speakers=(busiest,)),
        "two stances": QuoteFilter(stances=(*supports, *disputes)),
        "stance, status": QuoteFilter(stances=supports, statuses=confirmed),
        "stance, rare status": QuoteFilter(stances=supports, statuses=retracted),
        "status, year": _in_year(QuoteFilter(statuses=confirmed)),
        "three statuses": QuoteFilter(statuses=(*confirmed, *retracted, QuoteStatus.IN_REVIEW)),
        "status, kind": QuoteFilter(statuses=confirmed, kinds=(QuoteKind.INDIRECT,)),
        "verdict, stance": QuoteFilter(verdicts=(1,), stances=supports),
        "two verdicts, year": _in_year(QuoteFilter(verdicts=(4, 5))),
        "organization, status": QuoteFilter(organization=organization, statuses=confirmed),
        "outlet, year": _in_year(QuoteFilter(outlets=(generate.OUTLETS[0],))),
        "role, stance": QuoteFilter(role=generate.ROLES[1], stances=supports),
    }


def _in_year(wanted: QuoteFilter) -> QuoteFilter:
    return replace(wanted, first_day="2018-03-01", last_day="2019-02-28")


def _speaker(project: Project, quote_id: int) -> int:
    return int(project.read("SELECT speaker_id FROM quote WHERE id = ?", (quote_id,))[0][0])


def _busiest(project: Project) -> int:
    sql = "SELECT speaker_id FROM quote GROUP BY speaker_id ORDER BY count(*) DESC LIMIT 1"
    return int(project.read(sql)[0][0])
