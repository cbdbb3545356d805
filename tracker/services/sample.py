"""The built-in sample project: read from `resources/sample/`, stored through the ordinary services."""

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from tracker.db import Project
from tracker.queries import verdicts
from tracker.records import (
    Claim,
    ClaimStatus,
    Link,
    Quote,
    QuoteKind,
    QuoteStatus,
    Record,
    Source,
    SourceKind,
    Speaker,
    SpeakerKind,
    SpeakerRole,
    Stance,
)
from tracker.services import claims, links, project, quotes, sources, speakers
from tracker.services.operation import operation
from tracker.text import anchors

Entry = dict[str, Any]
Ids = dict[str, int]

SomeRecord = TypeVar("SomeRecord", bound=Record)

FOLDER = resources.files("resources") / "sample"

# What an entry says beside the fields of its record, or by the name of another entry.
BESIDE_THE_FIELDS = {
    "key",
    "file",
    "speaker",
    "source",
    "origin",
    "claim",
    "verdict",
    "aliases",
    "roles",
    "links",
    "focus",
    "anchored",
}


def ensure_sample() -> Path:
    """The sample in the user's data folder, made if it is not there yet; else it is as people left it."""
    return project.ensure(project.sample_path(), create_sample)


def create_sample(path: Path) -> None:
    """Make a project that holds the sample and is marked as one; its content is one step of the history.

    An existing file is refused and kept, as by `project.create`. If anything fails, no file is left.
    """
    project.create(path, _fill)


def _fill(opened: Project) -> None:
    project.set_value(opened, "sample", "1")
    project.set_value(opened, "review_address", "https://example.org/reviews/")
    project.set_value(opened, "picture_address", "https://example.org/pictures/")
    with operation(opened, "create_sample"):
        _store(opened, read_entries())


def read_entries() -> dict[str, list[Entry]]:
    """The entries of `sample.toml` by table: source, speaker, claim, quote."""
    return tomllib.loads((FOLDER / "sample.toml").read_text(encoding="utf-8"))


def _store(opened: Project, entries: dict[str, list[Entry]]) -> None:
    verdict_ids = {verdict.name_en: verdict.id for verdict in verdicts.all_verdicts(opened)}
    source_ids = {entry["key"]: _add_source(opened, entry) for entry in entries["source"]}
    speaker_ids = {entry["key"]: _add_speaker(opened, entry, source_ids) for entry in entries["speaker"]}
    claim_ids = {entry["key"]: _add_claim(opened, entry, verdict_ids) for entry in entries["claim"]}
    for entry in entries["quote"]:
        quote = _quote(entry, speaker_ids, source_ids)
        if entry.get("anchored", True):
            quote = quotes.place(opened, quote)
        quote_id = quotes.add(opened, quote).new_id("quote")
        for link in entry.get("links", []):
            links.link(opened, _link(link, quote_id, claim_ids, quote.text))


def _add_source(opened: Project, entry: Entry) -> int:
    source = _record(Source, entry, kind=SourceKind(entry["kind"]), text=_text(entry))
    return sources.add(opened, source).new_id("source")


def _text(entry: Entry) -> str:
    if "file" not in entry:
        return ""
    text: str = (FOLDER / "sources" / entry["file"]).read_text(encoding="utf-8")
    return text.removesuffix("\n")


def _add_speaker(opened: Project, entry: Entry, source_ids: Ids) -> int:
    source_id = source_ids[entry["source"]] if "source" in entry else None
    speaker = _record(Speaker, entry, kind=SpeakerKind(entry["kind"]), source_id=source_id)
    roles = [_record(SpeakerRole, role) for role in entry.get("roles", [])]
    changes = speakers.add(opened, speaker, aliases=entry.get("aliases", []), roles=roles)
    return changes.new_id("speaker")


def _add_claim(opened: Project, entry: Entry, verdict_ids: Ids) -> int:
    verdict_id = verdict_ids[entry["verdict"]] if "verdict" in entry else None
    claim = _record(Claim, entry, status=ClaimStatus(entry["status"]), verdict_id=verdict_id)
    return claims.add(opened, claim).new_id("claim")


def _quote(entry: Entry, speaker_ids: Ids, source_ids: Ids) -> Quote:
    return _record(
        Quote,
        entry,
        speaker_id=speaker_ids[entry["speaker"]],
        source_id=source_ids[entry["source"]],
        origin_id=source_ids[entry["origin"]] if "origin" in entry else None,
        kind=QuoteKind(entry["kind"]),
        status=QuoteStatus(entry.get("status", QuoteStatus.UNREVIEWED)),
    )


def _link(entry: Entry, quote_id: int, claim_ids: Ids, text: str) -> Link:
    start, end = _focus(entry["focus"], text) if "focus" in entry else (None, None)
    return _record(
        Link,
        entry,
        quote_id=quote_id,
        claim_id=claim_ids[entry["claim"]],
        stance=Stance(entry["stance"]),
        focus_start=start,
        focus_end=end,
    )


def _focus(words: str, text: str) -> tuple[int, int]:
    (start,) = anchors.occurrences(words, text)
    return start, start + len(words)


def _record(record: type[SomeRecord], entry: Entry, /, **resolved: object) -> SomeRecord:
    """The record with the entry's fields as they are written, and those `resolved` from it.

    A misspelt field is no field of the record: `TypeError`.
    """
    written = {name: value for name, value in entry.items() if name not in BESIDE_THE_FIELDS}
    return record(**{**written, **resolved})
