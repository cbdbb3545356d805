"""Projects meet: what both have is one, what differs is told, and all of it is one step."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import content, make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import Cancelled, InputRefused
from tracker.exchange.content import Content
from tracker.exchange.export import export
from tracker.exchange.merging.model import Merged
from tracker.exchange.merging.reading import whole_of
from tracker.exchange.merging.run import merge, take_theirs
from tracker.exchange.whole_project import parts
from tracker.exchange.words import Words
from tracker.queries import claims as claim_queries
from tracker.queries import history as entries
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries import speakers as speaker_queries
from tracker.records import Anchor, QuoteFilter, QuoteKind, SpeakerKind, SpeakerRole, Stance
from tracker.services import backup, claims, history, quotes, sources, speakers
from tracker.services import project as projects
from tracker.services.checking import check

MIDDLE = "وكان الحاضرون قد خرجوا من القاعة قبل ذلك بساعة كاملة"
TEXT = f"قال الوزير: «الجسر آمن»، {MIDDLE}، ثم قال النائب: «ليس آمنًا»."


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    """An empty project beside the first one."""
    projects.create(tmp_path / "other.isnad")
    with projects.open_project(tmp_path / "other.isnad") as opened:
        yield opened


@pytest.fixture
def full(other: Project) -> Project:
    """The other project, with something of everything that travels."""
    source = make_source(other, TEXT, url="https://e.org/1", published_on="2016-02-06", outlet="وكالة")
    origin = make_source(other, title="بيان", kind="statement")
    minister = make_speaker(other, "الوزير", latin_name="The Minister", wikidata="Q1")
    speakers.add_alias(other, minister, "معاليه")
    speakers.add_role(
        other, SpeakerRole(speaker_id=minister, title="وزير", organization="الحكومة", from_on="2014")
    )
    unnamed = make_speaker(other, "مصدر أمني", kind=SpeakerKind.UNNAMED, source_id=source)
    safe = make_claim(other, "الجسر آمن", topic="جسور")
    claims.set_verdict(other, safe, 3, note="وثيقة")
    first = make_quote(
        other, minister, text="الجسر آمن", source_id=source, start=13, end=22, origin_id=origin
    )
    second = make_quote(
        other, unnamed, text="غير ذلك", source_id=source, kind=QuoteKind.INDIRECT, said_on="2016-02", note="؟"
    )
    make_link(other, first, safe, Stance.SUPPORTS, note="هنا", focus_start=0, focus_end=5)
    make_link(other, second, safe, Stance.DISPUTES)
    return other


def told(project: Project) -> dict[str, list[Any]]:
    """All that travels, by kind."""
    with project.reading():
        chosen = Content(
            project=project,
            quote_filter=QuoteFilter(),
            what="all",
            columns="full",
            words=Words("code"),
            folder=project.path.parent,
        )
        return {
            kind: sorted(({**each} for each in records), key=lambda fields: str(fields["uid"]))
            for kind, records in parts(chosen)
        }


def take_in(project: Project, path: Path, **options: Any) -> Merged:
    whole = whole_of(path)
    assert whole is not None
    return merge(project, whole, **options)


def as_json(project: Project, path: Path) -> Path:
    export(project, path, QuoteFilter(), what="all")
    return path


def by_words(project: Project, words: str) -> int:
    """The id of the quote with these words."""
    return next(row.quote.id for row in quote_queries.rows(project, QuoteFilter()) if row.quote.text == words)


def minister(project: Project) -> int:
    return speaker_queries.find(project, "الوزير").id


def article(project: Project) -> int:
    return source_queries.find(project, "خبر عن الجسر").source.id


def closed(project: Project) -> Path:
    project.close()
    return project.path


@pytest.mark.parametrize("way", ["json", "isnad"])
def test_everything_comes_whole_and_with_its_uids(
    project: Project, full: Project, tmp_path: Path, way: str
) -> None:
    wanted = told(full)
    path = as_json(full, tmp_path / "all.json") if way == "json" else closed(full)
    merged = take_in(project, path)
    assert told(project) == wanted
    assert merged.clash_number == 0
    assert [merged.counts[kind].created for kind in ("sources", "speakers", "claims", "quotes", "links")] == [
        2,
        2,
        1,
        2,
        2,
    ]
    assert check(project).is_sound


def test_the_same_twice_changes_nothing(project: Project, full: Project, tmp_path: Path) -> None:
    path = as_json(full, tmp_path / "all.json")
    take_in(project, path)
    before = len(list(entries.entries(project)))
    again = take_in(project, path, decide=take_theirs)
    assert (again.clash_number, sum(count.created + count.updated for count in again.counts.values())) == (
        0,
        0,
    )
    assert len(list(entries.entries(project))) == before


def test_a_merge_is_one_step_and_undo_takes_all_of_it_back(
    project: Project, full: Project, tmp_path: Path
) -> None:
    make_quote(project, text="قول من هنا")
    before = content(project)
    take_in(project, as_json(full, tmp_path / "all.json"))
    assert content(project) != before
    history.undo(project)
    assert content(project) == before
    history.redo(project)
    assert len(told(project)["quotes"]) == 3


def test_what_both_changed_stays_and_is_told_unless_theirs_is_taken(
    project: Project, full: Project, tmp_path: Path
) -> None:
    take_in(project, as_json(full, tmp_path / "first.json"))
    claims.edit(full, replace(claim_queries.get(full, 1), text="الجسر آمن للسيارات"))
    claims.edit(project, replace(claim_queries.get(project, 1), note="ملاحظتنا"))
    path = as_json(full, tmp_path / "second.json")
    merged = take_in(project, path)
    (clash,) = merged.clashes
    assert (clash.entity, clash.title) == ("claim", "الجسر آمن")
    assert set(clash.fields) == {("text", "الجسر آمن", "الجسر آمن للسيارات"), ("note", "ملاحظتنا", "")}
    assert claim_queries.get(project, 1).note == "ملاحظتنا"
    take_in(project, path, decide=take_theirs)
    assert claim_queries.get(project, 1).text == "الجسر آمن للسيارات"
    history.undo(project)
    assert claim_queries.get(project, 1).note == "ملاحظتنا"


def test_what_lies_in_the_trash_here_comes_out_only_if_theirs_is_taken(
    project: Project, full: Project, tmp_path: Path
) -> None:
    path = as_json(full, tmp_path / "all.json")
    take_in(project, path)
    quotes.trash(project, by_words(project, "الجسر آمن"))
    assert take_in(project, path).clashes[0].is_trashed
    assert [each["text"] for each in told(project)["quotes"]] == ["غير ذلك"]
    take_in(project, path, decide=take_theirs)
    assert told(project) == told(full)


def test_a_quote_of_a_text_that_differs_here_is_found_again_or_detached(
    project: Project, full: Project, tmp_path: Path
) -> None:
    take_in(project, as_json(full, tmp_path / "first.json"))
    here = source_queries.get(project, article(project))
    sources.edit(project, replace(here, text="مقدمة جديدة. " + here.text.replace("ليس آمنًا", "خطر")))
    for words in ("ليس آمنًا", "قد خرجوا من القاعة"):
        start = TEXT.index(words)
        make_quote(full, minister(full), text=words, source_id=1, start=start, end=start + len(words))
    take_in(project, as_json(full, tmp_path / "second.json"))
    theirs = QuoteFilter(sources=(article(project),))
    found = {row.quote.text: row.quote for row in quote_queries.rows(project, theirs)}
    text = source_queries.get(project, article(project)).text
    held = found["قد خرجوا من القاعة"]
    assert text[held.start : held.end] == "قد خرجوا من القاعة"
    lost = found["ليس آمنًا"]
    assert (lost.anchor, lost.start, lost.prefix.endswith("«")) == (Anchor.DETACHED, None, True)
    assert check(project).is_sound


@pytest.mark.parametrize(("words", "focus"), [("الجسر مغلق", (0, 5)), ("لا", (None, None))])
def test_the_focus_of_a_new_link_is_found_in_the_words_that_stay_here(
    project: Project, other: Project, tmp_path: Path, words: str, focus: tuple[int | None, int | None]
) -> None:
    make_quote(project, text="قال إن الجسر آمن")
    backup.copy_to(project, tmp_path / "colleague.isnad")
    quotes.edit(project, replace(quote_queries.get(project, 1), text=words))
    with projects.open_project(tmp_path / "colleague.isnad") as colleague:
        make_link(colleague, 1, make_claim(colleague), focus_start=7, focus_end=12)
    assert take_in(project, tmp_path / "colleague.isnad").clash_number == 1
    assert quote_queries.get(project, 1).text == words
    assert project.read("SELECT focus_start, focus_end FROM link") == [focus]


def test_a_focus_outside_the_words_is_refused(project: Project, full: Project, tmp_path: Path) -> None:
    found = json.loads(as_json(full, tmp_path / "all.json").read_text("utf-8"))
    linked = [link for each in found["quotes"] for link in each["links"] if link["focus_end"]]
    linked[0]["focus_end"] = 500
    (tmp_path / "all.json").write_text(json.dumps(found), "utf-8")
    with pytest.raises(InputRefused, match="merge_bad_record"):
        take_in(project, tmp_path / "all.json")
    assert told(project)["quotes"] == []


def test_a_quote_that_is_taken_finds_its_place_in_the_text_that_stays_here(
    project: Project, other: Project, tmp_path: Path
) -> None:
    source = make_source(project, TEXT)
    make_quote(project, text="الجسر آمن", source_id=source, start=13, end=22)
    backup.copy_to(project, tmp_path / "colleague.isnad")
    with projects.open_project(tmp_path / "colleague.isnad") as colleague:
        sources.edit(colleague, replace(source_queries.get(colleague, source), text=f"عاجل: {TEXT}"))
        quotes.edit(colleague, replace(quote_queries.get(colleague, 1), note="منهم"))
    take_in(
        project,
        tmp_path / "colleague.isnad",
        decide=lambda clash: "theirs" if clash.entity == "quote" else "mine",
    )
    taken = quote_queries.get(project, 1)
    assert (taken.start, taken.end, taken.note, taken.anchor) == (13, 22, "منهم", Anchor.HELD)


def test_a_speaker_who_is_another_one_here_speaks_as_that_one(
    project: Project, full: Project, tmp_path: Path
) -> None:
    take_in(project, as_json(full, tmp_path / "first.json"))
    other = make_speaker(project, "رئيس الحكومة")
    speakers.merge(project, other, minister(project))
    make_quote(full, minister(full), text="قول جديد")
    merged = take_in(project, as_json(full, tmp_path / "second.json"))
    (row,) = (row for row in quote_queries.rows(project, QuoteFilter()) if row.quote.text == "قول جديد")
    assert row.quote.speaker_id == other
    assert merged.clash_number == 0
    assert check(project).is_sound


def test_what_new_quotes_name_comes_out_of_the_trash_and_links_of_the_trashed_stay_there(
    project: Project, full: Project, tmp_path: Path
) -> None:
    take_in(project, as_json(full, tmp_path / "first.json"))
    sources.trash(project, article(project))
    lost = claim_queries.find(project, "الجسر آمن").id
    claims.trash(project, lost)
    speakers.trash(project, minister(project))
    new = make_quote(full, minister(full), text="قول جديد", source_id=1)
    make_link(full, new, 1, Stance.MENTIONS)
    take_in(project, as_json(full, tmp_path / "second.json"))
    (row,) = quote_queries.rows(project, QuoteFilter())
    assert (row.quote.text, row.speaker, row.source) == ("قول جديد", "الوزير", "خبر عن الجسر")
    assert row.links == ()
    assert check(project).is_sound


def test_names_and_roles_that_are_missing_are_added(project: Project, full: Project, tmp_path: Path) -> None:
    take_in(project, as_json(full, tmp_path / "first.json"))
    speakers.add_alias(full, minister(full), "أبو فلان")
    take_in(project, as_json(full, tmp_path / "second.json"))
    assert [each.name for each in speaker_queries.aliases(project, minister(project))] == [
        "معاليه",
        "أبو فلان",
    ]
    assert len(speaker_queries.roles(project, minister(project))) == 1


def test_trying_saves_nothing(project: Project, full: Project, tmp_path: Path) -> None:
    before = content(project)
    merged = take_in(project, as_json(full, tmp_path / "all.json"), dry_run=True)
    assert merged.counts["quotes"].created == 2
    assert content(project) == before
    assert list(entries.entries(project)) == []


def test_a_merge_that_is_stopped_leaves_nothing(project: Project, full: Project, tmp_path: Path) -> None:
    def stop(done: int) -> None:
        if done > 3:
            raise Cancelled

    before = content(project)
    with pytest.raises(Cancelled):
        take_in(project, as_json(full, tmp_path / "all.json"), progress=stop)
    assert content(project) == before


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("quotes", "speaker", "00000000-0000-4000-8000-000000000000"),
        ("quotes", "kind", "shouted"),
        ("quotes", "said_on", "2016-13"),
        ("quotes", "text", ""),
        ("quotes", "text", "نص\0"),
        ("quotes", "start", "13"),
        ("quotes", "start", 12),
        ("quotes", "links", "none"),
        ("quotes", "mood", "calm"),
        ("claims", "uid", "7"),
        ("speakers", "name", 7),
    ],
)
def test_a_record_that_is_none_is_refused_by_field_and_nothing_is_stored(
    project: Project, full: Project, tmp_path: Path, kind: str, field: str, value: Any
) -> None:
    path = as_json(full, tmp_path / "all.json")
    whole = json.loads(path.read_text(encoding="utf-8"))
    # The quote that stands in its text, where it is one that is spoilt.
    whole[kind][-1 if kind == "quotes" else 0][field] = value
    path.write_text(json.dumps(whole), encoding="utf-8")
    before = content(project)
    with pytest.raises(InputRefused) as refusal:
        take_in(project, path)
    assert (refusal.value.code, refusal.value.fields["field_name"]) == ("merge_bad_record", field)
    assert content(project) == before


def test_json_of_a_newer_isnad_is_refused(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "newer.json"
    path.write_text('{"isnad": 99}', encoding="utf-8")
    with pytest.raises(InputRefused) as refusal:
        take_in(project, path)
    assert refusal.value.code == "merge_newer"


WORDS = st.text(min_size=1, max_size=12).filter(
    lambda text: text.strip() and "\0" not in text and not any("\ud800" <= each <= "\udfff" for each in text)
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(WORDS, min_size=1, max_size=3),
    said=st.lists(st.tuples(WORDS, st.integers(0, 2), st.booleans()), max_size=5),
    claimed=st.lists(WORDS, min_size=1, max_size=3, unique=True),
)
def test_any_project_comes_whole(
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    said: list[tuple[str, int, bool]],
    claimed: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    projects.create(folder / "one.isnad")
    projects.create(folder / "two.isnad")
    with projects.open_project(folder / "one.isnad") as one:
        theirs = [make_speaker(one, name) for name in names]
        about = [make_claim(one, text) for text in claimed]
        for words, place, is_linked in said:
            quote = make_quote(one, theirs[place % len(theirs)], text=words)
            if is_linked:
                make_link(one, quote, about[place % len(about)], list(Stance)[place])
        wanted = told(one)
        as_json(one, folder / "one.json")
    for path in (folder / "one.json", folder / "one.isnad"):
        with projects.open_project(folder / "two.isnad") as two:
            take_in(two, path)
            assert told(two) == wanted
