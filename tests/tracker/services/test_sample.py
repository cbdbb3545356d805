"""The sample shows every kind of record at least once, and its quotes stand where they say they stand."""

import re
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from tracker.db import Project
from tracker.errors import InputRefused, StorageFailed
from tracker.queries import claims, history, quotes, sources, speakers, verdicts
from tracker.records import (
    Anchor,
    ClaimFilter,
    ClaimStatus,
    QuoteFilter,
    QuoteKind,
    QuoteRow,
    QuoteStatus,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    Stance,
)
from tracker.services import project, sample
from tracker.services.sample import create_sample
from tracker.text import dates

QUOTES = 41
MISSION_SPEAKERS = ("إسكندر وتوت", "المجموعة المصغرة للتحالف الدولي")

HARAKAT_BUT_TANWIN = re.compile(r"[\u0640\u064c-\u0652\u0670]")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = tmp_path_factory.mktemp("sample") / "مثال.isnad"
    create_sample(path)
    with project.open_project(path, writable=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def all_quotes(opened: Project) -> list[QuoteRow]:
    return list(quotes.rows(opened, QuoteFilter()))


@pytest.fixture(scope="module")
def all_sources(opened: Project) -> dict[int, Source]:
    ids = [row.source.id for row in sources.rows(opened)]
    return {source_id: sources.get(opened, source_id) for source_id in ids}


@pytest.fixture(scope="module")
def all_speakers(opened: Project) -> dict[int, Speaker]:
    return {row.speaker.id: row.speaker for row in speakers.rows(opened)}


def sides(rows: list[QuoteRow], claim: str) -> dict[str, dict[Stance, list[QuoteRow]]]:
    """Who stands where on the claim, with which quotes."""
    found: dict[str, dict[Stance, list[QuoteRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for link in row.links:
            if link.claim == claim:
                found[row.speaker][link.stance].append(row)
    return found


def on_both_sides(rows: list[QuoteRow], claim: str) -> dict[str, tuple[set[str], set[str]]]:
    """The speakers who both support and dispute the claim, with the dates of either."""
    return {
        speaker: (
            {row.quote.said_on for row in stances[Stance.SUPPORTS]},
            {row.quote.said_on for row in stances[Stance.DISPUTES]},
        )
        for speaker, stances in sides(rows, claim).items()
        if stances[Stance.SUPPORTS] and stances[Stance.DISPUTES]
    }


def test_sample_holds_what_the_screens_are_drawn_for(opened: Project, all_quotes: list[QuoteRow]) -> None:
    assert len(list(sources.rows(opened))) == 8
    assert len(list(speakers.rows(opened))) == 15
    assert len(list(claims.rows(opened, ClaimFilter()))) == 12
    assert len(all_quotes) == QUOTES


def test_project_is_marked_as_sample_and_its_content_is_one_step(opened: Project) -> None:
    assert project.value(opened, "sample") == "1"
    (entry,) = history.entries(opened)
    assert entry.action.name == "create_sample"


def test_every_word_of_every_enumeration_is_in_use(
    opened: Project,
    all_quotes: list[QuoteRow],
    all_sources: dict[int, Source],
    all_speakers: dict[int, Speaker],
) -> None:
    in_use: dict[type[StrEnum], set[StrEnum]] = {
        SourceKind: {source.kind for source in all_sources.values()},
        SpeakerKind: {speaker.kind for speaker in all_speakers.values()},
        QuoteKind: {row.quote.kind for row in all_quotes},
        QuoteStatus: {row.quote.status for row in all_quotes},
        ClaimStatus: {row.claim.status for row in claims.rows(opened, ClaimFilter())},
        Stance: {link.stance for row in all_quotes for link in row.links},
    }
    for enumeration, members in in_use.items():
        assert members == set(enumeration)


def test_every_numbered_verdict_some_others_and_none_are_in_use(opened: Project) -> None:
    values = {verdict.name_en: verdict.value for verdict in verdicts.all_verdicts(opened)}
    given = [row.verdict_en for row in claims.rows(opened, ClaimFilter())]
    numbers = [values[name] for name in given if name]
    assert {1, 2, 3, 4, 5} <= set(numbers)
    assert numbers.count(None) >= 2
    assert "" in given


def test_each_anchored_quote_is_its_slice_of_the_source(
    all_quotes: list[QuoteRow], all_sources: dict[int, Source]
) -> None:
    held = [row.quote for row in all_quotes if row.quote.anchor is Anchor.HELD]
    for quote in held:
        assert quote.source_id is not None
        text = all_sources[quote.source_id].text
        assert text[quote.start : quote.end] == quote.text
        assert text.count(quote.text) == 1
    assert len(held) == QUOTES - 2


def test_only_words_of_a_source_without_text_are_unanchored(
    all_quotes: list[QuoteRow], all_sources: dict[int, Source]
) -> None:
    loose = [row.quote for row in all_quotes if row.quote.anchor is not Anchor.HELD]
    assert {quote.anchor for quote in loose} == {Anchor.NONE}
    for quote in loose:
        assert quote.source_id is not None
        assert all_sources[quote.source_id].kind is SourceKind.BROADCAST
        assert all_sources[quote.source_id].text == ""


def test_reported_speech_never_stands_inside_quotation_marks(
    all_quotes: list[QuoteRow], all_sources: dict[int, Source]
) -> None:
    reported = [row.quote for row in all_quotes if row.quote.kind is QuoteKind.INDIRECT]
    assert reported
    for quote in reported:
        assert quote.source_id is not None
        before = all_sources[quote.source_id].text[: quote.start]
        assert before.count("«") == before.count("»")
        assert before.count('"') % 2 == 0
        assert not set('«»"') & set(quote.text)


def test_direct_and_partial_quotes_stand_inside_marks_unless_someone_just_speaks(
    all_quotes: list[QuoteRow], all_sources: dict[int, Source]
) -> None:
    spoken = {SourceKind.INTERVIEW, SourceKind.SPEECH}
    for row in all_quotes:
        quote = row.quote
        assert quote.source_id is not None
        source = all_sources[quote.source_id]
        literal = quote.kind in {QuoteKind.DIRECT, QuoteKind.PARTIAL}
        if literal and source.text and source.kind not in spoken:
            before = source.text[: quote.start]
            inside = before.count("«") > before.count("»") or before.count('"') % 2 == 1
            assert inside, quote.text


def test_points_are_whole_numbered_lines_of_a_statement_that_the_article_reports(
    all_quotes: list[QuoteRow], all_sources: dict[int, Source]
) -> None:
    points = [row.quote for row in all_quotes if row.quote.kind is QuoteKind.POINT]
    assert len(points) >= 2
    for point in points:
        assert point.source_id is not None
        assert point.origin_id is not None
        lines = [line.partition("- ") for line in all_sources[point.source_id].text.splitlines()]
        assert point.text in {words for number, _, words in lines if number.isdecimal()}
        assert all_sources[point.origin_id].kind is SourceKind.STATEMENT


def test_the_statement_is_known_only_through_the_article(
    all_quotes: list[QuoteRow], all_sources: dict[int, Source]
) -> None:
    (statement,) = (source for source in all_sources.values() if source.kind is SourceKind.STATEMENT)
    assert statement.text == ""
    assert not [row for row in all_quotes if row.quote.source_id == statement.id]
    assert len([row for row in all_quotes if row.quote.origin_id == statement.id]) >= 2


def test_source_titles_say_that_they_are_examples(all_sources: dict[int, Source]) -> None:
    for source in all_sources.values():
        assert source.title.startswith("[مثال] ")


def test_source_texts_are_arabic_english_and_mixed(all_sources: dict[int, Source]) -> None:
    assert {source.language for source in all_sources.values()} == {"ar", "en", "mul"}
    (mixed,) = (source.text for source in all_sources.values() if source.language == "mul")
    assert re.search(r"[a-z]{4}", mixed)
    assert re.search(r"[\u0621-\u064a]{4}", mixed)


def test_texts_end_their_lines_with_lf_and_carry_no_vowel_marks_but_tanwin(
    all_sources: dict[int, Source],
) -> None:
    for source in all_sources.values():
        assert "\r" not in source.text
        assert not HARAKAT_BUT_TANWIN.search(source.text)
        assert "اً" not in source.text


def test_unnamed_speakers_of_the_same_words_stay_two(all_speakers: dict[int, Speaker]) -> None:
    unnamed = [speaker for speaker in all_speakers.values() if speaker.kind is SpeakerKind.UNNAMED]
    assert [speaker.name for speaker in unnamed] == ["مصدر محلي", "مصدر محلي"]
    assert len({speaker.source_id for speaker in unnamed} - {None}) == 2


def test_every_speaker_says_something_and_every_claim_is_spoken_of(opened: Project) -> None:
    assert all(row.quotes for row in speakers.rows(opened))
    for row in claims.rows(opened, ClaimFilter()):
        assert row.balance.supports_quotes or row.balance.disputes_quotes


def test_a_claim_that_nobody_disputes_is_there(opened: Project) -> None:
    assert any(not row.balance.disputes_quotes for row in claims.rows(opened, ClaimFilter()))


def test_a_minister_disputes_as_governor_what_he_supported(
    opened: Project, all_quotes: list[QuoteRow]
) -> None:
    claim = claims.find(opened, "تعمل محطة السمندل بكامل طاقتها").text
    assert on_both_sides(all_quotes, claim) == {"مراد السنبلي": ({"2024-05-15"}, {"2025-01-23"})}
    mine = sides(all_quotes, claim)["مراد السنبلي"]
    assert {row.quote.role for row in mine[Stance.SUPPORTS]} == {"وزير المياه"}
    assert {row.quote.role for row in mine[Stance.DISPUTES]} == {"محافظ ياسمران"}


def test_a_witness_takes_back_what_he_said(opened: Project, all_quotes: list[QuoteRow]) -> None:
    claim = claims.find(opened, "أغلق قسم الطوارئ").text
    assert on_both_sides(all_quotes, claim) == {"جابر النواعيري": ({"2025-02"}, {"2025-03"})}


def test_a_clipped_sentence_puts_its_speaker_on_both_sides_on_one_day(
    opened: Project, all_quotes: list[QuoteRow]
) -> None:
    claim = claims.find(opened, "نصف بطاقات الاقتراع").text
    assert on_both_sides(all_quotes, claim) == {"رانية الطواحيني": ({"2025-02-15"}, {"2025-02-15"})}
    (clipped,) = sides(all_quotes, claim)["رانية الطواحيني"][Stance.SUPPORTS]
    assert clipped.quote.status is QuoteStatus.WITHDRAWN


def test_the_real_pair_is_reported_in_our_words_only(all_quotes: list[QuoteRow]) -> None:
    theirs = [row for row in all_quotes if row.speaker in MISSION_SPEAKERS]
    assert len(theirs) == 3
    assert {row.quote.kind for row in theirs} == {QuoteKind.INDIRECT}
    assert len({row.quote.source_id for row in theirs}) == 1


def test_the_real_pair_stands_on_both_sides_and_no_verdict_is_passed(
    opened: Project, all_quotes: list[QuoteRow]
) -> None:
    (row,) = (row for row in claims.rows(opened, ClaimFilter()) if "التحالف" in row.claim.text)
    assert row.claim.verdict_id is None
    assert not row.claim.verdict_note + row.claim.verdict_on + row.claim.verdict_by + row.claim.note
    assert row.claim.status is not ClaimStatus.DONE
    assert on_both_sides(all_quotes, row.claim.text) == {"إسكندر وتوت": ({"2016-02"}, {"2016-02"})}
    assert (row.balance.supports_speakers, row.balance.disputes_speakers) == (2, 1)
    claimed = {link.claim for each in all_quotes if each.speaker in MISSION_SPEAKERS for link in each.links}
    assert claimed == {row.claim.text}


def test_focus_is_whole_words_of_the_quote(all_quotes: list[QuoteRow]) -> None:
    focused = [
        (row.quote.text, link) for row in all_quotes for link in row.links if link.focus_start is not None
    ]
    assert len(focused) >= 10
    for text, link in focused:
        words = text[link.focus_start : link.focus_end]
        assert words == words.strip()
        assert re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)


def test_links_bear_notes_and_some_quotes_bear_no_link(all_quotes: list[QuoteRow]) -> None:
    assert [link for row in all_quotes for link in row.links if link.note]
    assert [row for row in all_quotes if not row.links]
    assert [row for row in all_quotes if len(row.links) > 1]


def test_dates_of_every_precision_are_there(all_quotes: list[QuoteRow]) -> None:
    said = {row.quote.said_on for row in all_quotes}
    assert "" in said
    for precision in (r"\d{4}", r"\d{4}-(0\d|1[0-2])", r"\d{4}-2[1-4]", r"\d{4}-\d\d-\d\d"):
        assert any(re.fullmatch(precision, iso) for iso in said)
    assert [row for row in all_quotes if row.quote.said_on_text]


def test_each_quote_names_an_office_its_speaker_held_that_day(
    opened: Project, all_quotes: list[QuoteRow], all_speakers: dict[int, Speaker]
) -> None:
    for row in all_quotes:
        named = all_speakers[row.quote.speaker_id].kind is SpeakerKind.PERSON
        if not named:
            continue
        said = dates.interval(row.quote.said_on or row.published_on)
        held = {
            role.title
            for role in speakers.roles(opened, row.quote.speaker_id)
            if (not role.from_on or dates.interval(role.from_on).first_day <= said.last_day)
            and (not role.until_on or dates.interval(role.until_on).last_day >= said.first_day)
        }
        assert row.quote.role in held, row.quote.text


def test_existing_file_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "work.isnad"
    path.write_bytes(b"someone's work")
    with pytest.raises(StorageFailed, match="file_exists"):
        create_sample(path)
    assert path.read_bytes() == b"someone's work"
    assert [file.name for file in tmp_path.iterdir()] == ["work.isnad"]


def test_failure_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = sample.read_entries()
    entries["quote"][-1]["text"] = "كلام لا يقوله النص"
    monkeypatch.setattr(sample, "read_entries", lambda: entries)
    with pytest.raises(InputRefused, match="quote_not_in_source"):
        create_sample(tmp_path / "sample.isnad")
    assert list(tmp_path.iterdir()) == []
