"""The commands that judge: link a quote to a claim, set a status, set a verdict."""

from argparse import Namespace
from enum import StrEnum
from typing import TypeVar

from tracker.cli import cautions, output, values
from tracker.db import Project
from tracker.errors import InputRefused
from tracker.queries import links as link_queries
from tracker.queries import quotes as quote_queries
from tracker.queries import verdicts as verdict_queries
from tracker.records import ClaimStatus, Link, QuoteStatus
from tracker.services import claims, links, project, quotes
from tracker.text import anchors
from tracker.text.fold import fold
from tracker.wording import Wording

Member = TypeVar("Member", bound=StrEnum)

NO_VERDICT = ("-", "none")


def link(arguments: Namespace, wording: Wording) -> None:
    """Link a quote to a claim. Linked already, they get the new stance, and say what it was."""
    with project.open_project(arguments.file) as opened:
        before = _link_before(opened, arguments.quote, arguments.claim)
        start, end = _focus(opened, arguments, before)
        wanted = Link(
            quote_id=arguments.quote,
            claim_id=arguments.claim,
            stance=arguments.stance,
            focus_start=start,
            focus_end=end,
            note=before.note if arguments.note is None else arguments.note,
        )
        changes = links.link(opened, wanted)
    names = {"quote": arguments.quote, "claim": arguments.claim, "stance": arguments.stance}
    if not before.id:
        output.say(wording.sentence("messages.linked", **names))
    elif before.stance is not arguments.stance:
        output.say(wording.sentence("messages.stance_changed", before=before.stance, **names))
    else:
        key = "messages.link_changed" if changes else "messages.link_unchanged"
        output.say(wording.sentence(key, **names))


def _link_before(opened: Project, quote_id: int, claim_id: int) -> Link:
    """The link that stands between the two, or an empty one; what is not given anew is kept from it."""
    found = (each for each in link_queries.of_quote(opened, quote_id) if each.claim_id == claim_id)
    return next(found, Link())


def _focus(opened: Project, arguments: Namespace, before: Link) -> tuple[int | None, int | None]:
    """Where in the quote the words stand that bear on the claim.

    Raises `InputRefused`: "focus_not_in_quote", "focus_in_several_places".
    """
    words: str | None = arguments.focus
    if words is None:
        return before.focus_start, before.focus_end
    if not words:
        return None, None
    places = anchors.occurrences(words, quote_queries.get(opened, arguments.quote).text)
    if not places:
        raise InputRefused("focus_not_in_quote", words=words, quote=arguments.quote)
    if len(places) > 1:
        raise InputRefused("focus_in_several_places", words=words, quote=arguments.quote, places=len(places))
    return places[0], places[0] + len(words)


def set_status(arguments: Namespace, wording: Wording) -> None:
    """Say where the work on a quote or a claim stands."""
    status: StrEnum
    with project.open_project(arguments.file) as opened:
        if arguments.entity == "quote":
            changes = quotes.set_status(opened, arguments.id, status := _status(QuoteStatus, arguments))
        else:
            changes = claims.set_status(opened, arguments.id, status := _status(ClaimStatus, arguments))
        entity = wording.entity(arguments.entity)
        key = "messages.status_set" if changes else "messages.status_unchanged"
        output.say(wording.sentence(key, status=status, entity=entity, id=arguments.id))
        if arguments.entity == "quote":
            cautions.of_confirmed(opened, quote_queries.get(opened, arguments.id), wording)


def _status(kind: type[Member], arguments: Namespace) -> Member:
    """The status that was typed; `InputRefused` with those there are if it is none of this entity."""
    try:
        return values.member(kind, arguments.status)
    except values.Unfit as error:
        raise InputRefused(
            "wrong_kind_of_status", status=arguments.status, entity=arguments.entity, choices=tuple(kind)
        ) from error


def set_verdict(arguments: Namespace, wording: Wording) -> None:
    """Say what was found on a claim, or take it back («-»)."""
    with project.open_project(arguments.file) as opened:
        verdict = (
            None if fold(arguments.verdict) in NO_VERDICT else verdict_queries.find(opened, arguments.verdict)
        )
        changes = claims.set_verdict(
            opened, arguments.claim, verdict.id if verdict else None, note=arguments.note
        )
    if not changes:
        output.say(wording.sentence("messages.unchanged"))
    elif verdict is None:
        output.say(wording.sentence("messages.verdict_removed", claim=arguments.claim))
    else:
        name = verdict.name_ar if wording.language == "ar" else verdict.name_en
        output.say(wording.sentence("messages.verdict_set", claim=arguments.claim, verdict=name))
