"""Entry by hand: everything that a form holds is one step, and what it proposes is sound."""

from dataclasses import replace

import pytest

from tests.factories import make_claim, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import history as history_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import (
    ClaimFilter,
    Quote,
    QuoteFilter,
    QuoteKind,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    Stance,
)
from tracker.services import entry, history

TEXT = "قالت الوزارة إن الجسر آمن. وأضاف النائب: «الجسر قديم». ورأى أن «لا خوف» منه."


def live_rows(project: Project) -> tuple[int, int, int]:
    """How many speakers, quotes and claims there are."""
    return (
        len(list(speaker_queries.rows(project))),
        quote_queries.count(project, QuoteFilter()),
        len(list(claim_queries.rows(project, ClaimFilter()))),
    )


def test_speaker_quote_claim_and_link_are_one_step(project: Project) -> None:
    source_id = make_source(project, TEXT)
    quote = Quote(source_id=source_id, text="الجسر قديم")
    changes = entry.save_quote(
        project, quote, new_speaker=Speaker(name="رانيا السيد"), new_claim="الجسر آمن", stance=Stance.DISPUTES
    )
    assert changes.name == "add_quote"
    stored = quote_queries.get(project, changes.new_id("quote"))
    assert stored.speaker_id == changes.new_id("speaker")
    (link,) = link_queries.of_quote(project, stored.id)
    assert (link.claim_id, link.stance) == (changes.new_id("claim"), Stance.DISPUTES)
    assert live_rows(project) == (1, 1, 1)
    history.undo(project)
    assert live_rows(project) == (0, 0, 0)
    history.redo(project)
    assert live_rows(project) == (1, 1, 1)


def test_source_and_origin_can_be_new_too(project: Project) -> None:
    changes = entry.save_quote(
        project,
        Quote(text="الغارات مؤثرة"),
        new_speaker=Speaker(name="مصدر أمني", kind=SpeakerKind.UNNAMED),
        new_source=Source(title="خبر عن الغارات"),
        new_origin=Source(title="بيان التحالف", kind=SourceKind.STATEMENT),
    )
    (row,) = quote_queries.rows(project, QuoteFilter())
    assert (row.source, row.origin) == ("خبر عن الغارات", "بيان التحالف")
    speaker = speaker_queries.get(project, changes.new_id("speaker"))
    assert speaker.source_id == row.quote.source_id


def test_a_refusal_leaves_nothing_of_it(project: Project) -> None:
    before = live_rows(project), history_queries.undoable(project)
    with pytest.raises(InputRefused, match="empty_claim"):
        entry.save_quote(
            project,
            Quote(text="قول"),
            new_speaker=Speaker(name="رانيا"),
            new_claim=" ",
            stance=Stance.MENTIONS,
        )
    assert (live_rows(project), history_queries.undoable(project)) == before


def test_a_quote_alone_is_an_ordinary_quote(project: Project) -> None:
    speaker_id = make_speaker(project)
    changes = entry.save_quote(project, Quote(speaker_id=speaker_id, text="قول"))
    assert changes.created == (("quote", changes.new_id("quote")),)


def test_an_edited_quote_can_be_linked_in_the_same_step(project: Project) -> None:
    quote = quote_queries.get(project, make_quote(project))
    claim_id = make_claim(project)
    changes = entry.save_quote(
        project, replace(quote, role="نائبة"), claim_id=claim_id, stance=Stance.SUPPORTS
    )
    assert changes.name == "edit_quote"
    assert quote_queries.get(project, quote.id).role == "نائبة"
    assert [link.claim_id for link in link_queries.of_quote(project, quote.id)] == [claim_id]


def test_an_edit_that_lost_a_race_takes_its_new_speaker_along(project: Project) -> None:
    quote = quote_queries.get(project, make_quote(project))
    entry.save_quote(project, replace(quote, note="سبقتك"))
    before = live_rows(project)
    with pytest.raises(Conflict, match="record_changed"):
        entry.save_quote(project, replace(quote, note="تأخرت"), new_speaker=Speaker(name="رانيا"))
    assert live_rows(project) == before


def test_nothing_edited_is_no_step(project: Project) -> None:
    quote = quote_queries.get(project, make_quote(project))
    assert not entry.save_quote(project, quote)


def test_a_link_without_stance_is_a_mistake_of_the_caller(project: Project) -> None:
    with pytest.raises(TypeError, match="stance"):
        entry.save_quote(project, Quote(text="قول"), new_claim="الجسر آمن")


def test_two_unnamed_speakers_of_two_sources_are_two(project: Project) -> None:
    unnamed = Speaker(name="مصدر أمني", kind=SpeakerKind.UNNAMED)
    made = []
    for title in ("خبر الأنبار", "خبر البصرة"):
        source_id = make_source(project, title=title)
        changes = entry.save_quote(project, Quote(source_id=source_id, text="قول"), new_speaker=unnamed)
        made.append(speaker_queries.get(project, changes.new_id("speaker")))
        assert made[-1].source_id == source_id
    assert made[0].id != made[1].id


def test_an_unnamed_speaker_needs_a_source(project: Project) -> None:
    with pytest.raises(InputRefused, match="unnamed_needs_source"):
        entry.save_quote(
            project, Quote(text="قول"), new_speaker=Speaker(name="مصدر", kind=SpeakerKind.UNNAMED)
        )
    assert live_rows(project) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("مصدر أمني", SpeakerKind.UNNAMED),
        ("مسؤول حكومي", SpeakerKind.UNNAMED),
        ("Sources close to the minister", SpeakerKind.UNNAMED),
        ("وزارة المياه", SpeakerKind.ORGANIZATION),
        ("التحالف الدولي", SpeakerKind.ORGANIZATION),
        ("أهالي الحي", SpeakerKind.GROUP),
        ("إسكندر وتوت", SpeakerKind.PERSON),
        ("", SpeakerKind.PERSON),
    ],
)
def test_the_kind_that_a_name_sounds_like(name: str, kind: SpeakerKind) -> None:
    assert entry.proposed_speaker_kind(name) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("الجسر آمن", QuoteKind.INDIRECT),
        ("الجسر قديم", QuoteKind.DIRECT),
        ("«الجسر قديم»", QuoteKind.DIRECT),
        ("لا خوف", QuoteKind.DIRECT),
        ("ورأى أن", QuoteKind.INDIRECT),
    ],
)
def test_in_an_article_only_what_stands_in_marks_is_direct(words: str, kind: QuoteKind) -> None:
    source = Source(kind=SourceKind.ARTICLE, text=TEXT)
    start = TEXT.index(words)
    assert entry.proposed_quote_kind(source, start, start + len(words)) is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1. وقف إطلاق النار", QuoteKind.POINT),
        ("٢) وقف إطلاق النار", QuoteKind.POINT),
        ("- وقف إطلاق النار", QuoteKind.POINT),
        ("ندعو إلى وقف إطلاق النار", QuoteKind.DIRECT),
        ("وقف إطلاق النار", QuoteKind.DIRECT),
    ],
)
def test_in_a_statement_the_items_of_a_list_are_points(line: str, kind: QuoteKind) -> None:
    source = Source(kind=SourceKind.STATEMENT, text=f"بيان\n{line}\n")
    start = source.text.index("وقف")
    assert entry.proposed_quote_kind(source, start, start + len("وقف إطلاق النار")) is kind
