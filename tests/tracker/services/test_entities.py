"""Speakers, sources, claims, links and verdicts: what is taken, refused and trashed together."""

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Conflict, InputRefused
from tracker.queries import claims as claim_queries
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import saved_filters as saved_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.queries import verdicts as verdict_queries
from tracker.records import (
    ClaimFilter,
    Link,
    QuoteFilter,
    QuoteSort,
    QuoteStatus,
    Speaker,
    SpeakerKind,
    SpeakerRole,
    Stance,
    Verdict,
)
from tracker.services import claims, history, links, quotes, saved_filters, sources, speakers, verdicts


def test_a_speaker_comes_with_names_and_roles_in_one_step(project: Project) -> None:
    added = speakers.add(
        project,
        Speaker(name=" نادر الصافي ", latin_name="Nader Safi"),
        aliases=["أبو سامر"],
        roles=[SpeakerRole(title="وزير المياه", organization="الحكومة", from_on="2014", until_on="2016-03")],
    )
    (row,) = speaker_queries.rows(project)
    assert (row.speaker.name, row.aliases) == ("نادر الصافي", ("أبو سامر",))
    assert [role.title for role in row.roles] == ["وزير المياه"]
    history.undo(project)
    assert list(speaker_queries.rows(project)) == []
    assert added


@pytest.mark.parametrize("name", ["", "  "])
def test_a_speaker_needs_a_name(project: Project, name: str) -> None:
    with pytest.raises(InputRefused, match="empty_name"):
        make_speaker(project, name)


def test_an_alias_the_speaker_bears_already_is_refused_another_spelling_is_not(project: Project) -> None:
    speaker_id = make_speaker(project, "إسراء المؤمني")
    with pytest.raises(InputRefused, match="duplicate_alias"):
        speakers.add_alias(project, speaker_id, " إسراء المؤمني")
    speakers.add_alias(project, speaker_id, "اسراء المومني")
    with pytest.raises(InputRefused, match="duplicate_alias"):
        speakers.add_alias(project, speaker_id, "اسراء المومني")
    assert speaker_queries.find(project, "اسراء المومني").id == speaker_id


def test_a_role_needs_words_and_dates_in_order(project: Project) -> None:
    speaker_id = make_speaker(project)
    with pytest.raises(InputRefused, match="empty_role"):
        speakers.add_role(project, SpeakerRole(speaker_id=speaker_id))
    backwards = SpeakerRole(speaker_id=speaker_id, title="مديرة", from_on="2017", until_on="2016")
    with pytest.raises(InputRefused, match="date_order"):
        speakers.add_role(project, backwards)


def test_a_renamed_speaker_keeps_the_old_name_as_alias(project: Project) -> None:
    speaker_id = make_speaker(project, "سلمى حداد")
    speakers.rename(project, speaker_queries.get(project, speaker_id), "سلمى الخوري")
    assert speaker_queries.find(project, "سلمى حداد").name == "سلمى الخوري"
    speakers.rename(project, speaker_queries.get(project, speaker_id), "سلمى حداد")
    (row,) = speaker_queries.rows(project)
    assert (row.speaker.name, row.aliases) == ("سلمى حداد", ("سلمى الخوري",))


def test_a_speaker_with_quotes_is_not_trashed(project: Project) -> None:
    speaker_id = make_speaker(project)
    quote_id = make_quote(project, speaker_id)
    with pytest.raises(InputRefused) as caught:
        speakers.trash(project, speaker_id)
    assert caught.value.fields["quotes"] == 1
    quotes.trash(project, quote_id)
    speakers.trash(project, speaker_id)
    assert list(speaker_queries.rows(project)) == []


def test_only_an_unnamed_speaker_belongs_to_a_source(project: Project) -> None:
    source_id = make_source(project)
    with pytest.raises(InputRefused, match="named_speaker_with_source"):
        make_speaker(project, source_id=source_id)
    make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source_id)


def test_unnamed_speakers_never_resolve_by_name(project: Project) -> None:
    for title in ("خبر أول", "خبر ثان"):
        source_id = make_source(project, title=title)
        make_speaker(project, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source_id)
    assert speaker_queries.named(project, "مصدر أمني") == []
    with pytest.raises(InputRefused, match="no_such_speaker"):
        speaker_queries.find(project, "مصدر أمني")
    assert [row.source for row in speaker_queries.rows(project, "مصدر")] == ["خبر أول", "خبر ثان"]


def test_a_speaker_is_found_however_they_are_called(project: Project) -> None:
    speaker_id = make_speaker(project, "إلياس العطّار", latin_name="Elias Attar")
    speakers.add_alias(project, speaker_id, "أبو فادي")
    for name in ("الياس العطار", "النائب إلياس العطار", "Attar", "elias attar", "العطار", "ابو فادي"):
        assert speaker_queries.find(project, name).id == speaker_id, name
    assert speaker_queries.find(project, str(speaker_id)).id == speaker_id


def test_a_name_that_fits_several_is_refused_with_the_list(project: Project) -> None:
    first, second = make_speaker(project, "علي الحسن"), make_speaker(project, "علي ناصر")
    with pytest.raises(InputRefused) as caught:
        speaker_queries.find(project, "علي")
    assert caught.value.fields["speakers"] == (f"علي الحسن ({first})", f"علي ناصر ({second})")
    make_speaker(project, "علي")
    assert speaker_queries.find(project, "علي").name == "علي"


@pytest.mark.parametrize("name", ["", " ", "لا أحد", "999"])
def test_nobody_is_found_by_no_name(project: Project, name: str) -> None:
    make_speaker(project)
    with pytest.raises(InputRefused):
        speaker_queries.find(project, name)


def test_the_role_of_a_date_is_proposed(project: Project) -> None:
    speaker_id = make_speaker(project)
    for role in (
        SpeakerRole(title="وزير المياه", until_on="2015"),
        SpeakerRole(title="نائب", from_on="2016-02"),
    ):
        speakers.add_role(project, replace(role, speaker_id=speaker_id))
    roles = {day: speaker_queries.role_on(project, speaker_id, day) for day in ("2014-05", "2016-03-01", "")}
    assert roles == {"2014-05": "وزير المياه", "2016-03-01": "نائب", "": ""}


def test_a_trashed_source_takes_its_quotes_links_and_unnamed_speakers(project: Project) -> None:
    source_id = make_source(project)
    unnamed = make_speaker(project, "مصدر محلي", kind=SpeakerKind.UNNAMED, source_id=source_id)
    quote_id = make_quote(project, unnamed, source_id=source_id)
    claim_id = make_claim(project)
    make_link(project, quote_id, claim_id)
    sources.trash(project, source_id)
    assert list(source_queries.rows(project)) == []
    assert list(speaker_queries.rows(project)) == []
    assert quote_queries.count(project, QuoteFilter()) == 0
    assert link_queries.of_claim(project, claim_id) == []
    history.undo(project)
    assert quote_queries.count(project, QuoteFilter(sources=(source_id,))) == 1
    assert len(link_queries.of_claim(project, claim_id)) == 1


def test_a_source_that_other_texts_report_is_not_trashed(project: Project) -> None:
    statement, article = make_source(project, title="بيان"), make_source(project, title="خبر")
    make_quote(project, source_id=article, origin_id=statement)
    with pytest.raises(InputRefused) as caught:
        sources.trash(project, statement)
    assert (caught.value.code, caught.value.fields["quotes"]) == ("source_is_origin", 1)


def test_a_source_needs_a_title_and_a_date_as_stored(project: Project) -> None:
    with pytest.raises(InputRefused, match="empty_title"):
        make_source(project, title=" ")
    with pytest.raises(InputRefused):
        make_source(project, published_on="5/2/2016")


def test_a_claim_and_a_link_need_their_ends(project: Project) -> None:
    with pytest.raises(InputRefused, match="empty_claim"):
        make_claim(project, " ")
    quote_id, claim_id = make_quote(project), make_claim(project)
    with pytest.raises(InputRefused, match="no_such_record"):
        links.link(project, Link(quote_id=quote_id, claim_id=99))
    with pytest.raises(InputRefused, match="focus_out_of_range"):
        links.link(project, Link(quote_id=quote_id, claim_id=claim_id, focus_start=3, focus_end=99))
    with pytest.raises(InputRefused, match="not_linked"):
        links.unlink(project, quote_id, claim_id)


def test_linking_again_changes_the_stance_or_brings_the_link_back(project: Project) -> None:
    quote_id, claim_id = make_quote(project), make_claim(project)
    link_id = make_link(project, quote_id, claim_id, Stance.SUPPORTS)
    again = links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.DISPUTES))
    assert (again.name, again.created) == ("change_stance", ())
    links.unlink(project, quote_id, claim_id)
    assert link_queries.of_quote(project, quote_id) == []
    revived = links.link(project, Link(quote_id=quote_id, claim_id=claim_id, stance=Stance.MENTIONS))
    assert revived.ids("link") == (link_id,)
    (link,) = link_queries.of_quote(project, quote_id)
    assert (link.id, link.stance) == (link_id, Stance.MENTIONS)
    with pytest.raises(Conflict):
        links.edit(project, replace(link, stance=Stance.SUPPORTS, revision=1))


def test_a_claim_counts_speakers_and_quotes_on_each_side(project: Project) -> None:
    claim_id, speaker_id = make_claim(project), make_speaker(project, "ناجي")
    for stance in (Stance.SUPPORTS, Stance.SUPPORTS, Stance.DISPUTES):
        make_link(project, make_quote(project, speaker_id, text=f"قول {stance}"), claim_id, stance)
    make_link(project, make_quote(project, make_speaker(project, "هند")), claim_id, Stance.SUPPORTS)
    (row,) = claim_queries.rows(project, ClaimFilter())
    assert (row.balance.supports_speakers, row.balance.supports_quotes) == (2, 3)
    assert (row.balance.disputes_speakers, row.balance.disputes_quotes) == (1, 1)
    assert row.balance.mentions_quotes == 0


def test_a_trashed_claim_takes_its_links_and_leaves_the_quotes(project: Project) -> None:
    quote_id, claim_id = make_quote(project), make_claim(project)
    make_link(project, quote_id, claim_id)
    claims.trash(project, claim_id)
    assert link_queries.of_quote(project, quote_id) == []
    assert quote_queries.count(project, QuoteFilter()) == 1


def test_verdicts_in_use_and_double_names_are_refused(project: Project) -> None:
    true = verdict_queries.find(project, "true")
    claims.set_verdict(project, make_claim(project), true.id)
    with pytest.raises(InputRefused, match="verdict_in_use"):
        verdicts.trash(project, true.id)
    with pytest.raises(InputRefused, match="duplicate_verdict"):
        verdicts.add(project, Verdict(name_ar="مضلل", name_en="Deceptive", colour="#112233"))
    with pytest.raises(InputRefused, match="bad_colour"):
        verdicts.add(project, Verdict(name_ar="مفبرك", name_en="Fabricated", colour="red"))
    verdicts.add(project, Verdict(name_ar="مفبرك", name_en="Fabricated", colour="#112233", position=11))
    assert verdict_queries.find(project, "FABRICATED").name_ar == "مفبرك"
    with pytest.raises(InputRefused) as caught:
        verdict_queries.find(project, "ربما")
    assert len(caught.value.fields["verdicts"]) == 11


def test_a_saved_filter_is_read_back_as_it_was(project: Project) -> None:
    people = tuple(make_speaker(project, name) for name in ("هند", "ناجي"))
    wanted = QuoteFilter(
        speakers=people[::-1], stances=(Stance.DISPUTES,), statuses=(QuoteStatus.CONFIRMED,), role="نائب",
        first_day="2016-01-01", sort=QuoteSort.SPEAKER, descending=True, limit=7,
    )  # fmt: skip
    saved_filters.add(project, "أقوال النواب", wanted)
    (saved,) = saved_queries.all_saved(project)
    assert saved_queries.from_spec(project, saved.spec) == wanted
    with pytest.raises(InputRefused, match="duplicate_saved_filter"):
        saved_filters.add(project, "اقوال النواب", QuoteFilter())


def test_an_edited_link_names_its_step_by_what_was_changed(project: Project) -> None:
    make_link(project, make_quote(project), make_claim(project))

    def edited(**changed: Any) -> str:
        (link,) = link_queries.of_claim(project, 1)
        return links.edit(project, replace(link, **changed)).name

    assert edited(note="عن الشاحنات") == "edit_link_note"
    assert edited(focus_start=0, focus_end=5) == "mark_focus"
    assert edited(stance=Stance.DISPUTES, note="") == "change_stance"
    history.undo(project)
    (link,) = link_queries.of_claim(project, 1)
    assert (link.stance, link.note) == (Stance.SUPPORTS, "عن الشاحنات")
