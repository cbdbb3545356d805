"""The commands for what is one: likely pairs of speakers, and merging speakers and claims."""

from argparse import Namespace

from tracker.cli import output, reading
from tracker.queries import claims as claim_queries
from tracker.queries import duplicates as duplicate_queries
from tracker.queries import speakers as speaker_queries
from tracker.services import claims, project, speakers
from tracker.wording import Wording


def duplicates(arguments: Namespace, wording: Wording) -> None:
    """List pairs of speakers who may be one, the likeliest first, without those that were rejected."""
    with reading.opened(arguments.file, wording) as opened, opened.reading():
        found = duplicate_queries.pairs(opened, arguments.limit)
        names = {
            speaker_id: speaker_queries.get(opened, speaker_id).name
            for pair in found
            for speaker_id in (pair.speaker_id, pair.other_id)
        }
    if arguments.format == "json":
        output.json_array(
            {
                "speaker_id": pair.speaker_id,
                "speaker": names[pair.speaker_id],
                "other_id": pair.other_id,
                "other": names[pair.other_id],
                "score": round(pair.score, 2),
                "sure": pair.is_sure,
                "difference": pair.reason.value,
            }
            for pair in found
        )
        return
    rows = (
        [str(pair.speaker_id), names[pair.speaker_id], str(pair.other_id), names[pair.other_id], word]
        for pair in found
        for word in [wording.word(pair.reason)]
    )
    speaker, difference = wording.entity("speaker"), wording.sentence("messages.difference")
    output.table(["#", speaker, "#", speaker, difference], rows, output.terminal_width())
    output.flush()
    output.say(wording.count("pairs", len(found)))


def merge_speakers(arguments: Namespace, wording: Wording) -> None:
    """Make two speakers one: the first gets all that the second has."""
    with project.open_project(arguments.file) as opened:
        keep, other = (speaker_queries.find(opened, each) for each in (arguments.keep, arguments.other))
        speakers.merge(opened, keep.id, other.id)
    output.say(wording.sentence("messages.merged", other=other.name, keep=keep.name, id=keep.id))


def reject_pair(arguments: Namespace, wording: Wording) -> None:
    """Say that two speakers are two, so that they are not listed as a pair again."""
    with project.open_project(arguments.file) as opened:
        one, other = (speaker_queries.find(opened, each) for each in (arguments.keep, arguments.other))
        changes = speakers.reject_pair(opened, one.id, other.id)
    told = wording.sentence("messages.pair_rejected", one=one.name, other=other.name)
    output.say(told if changes else wording.sentence("messages.unchanged"))


def merge_claims(arguments: Namespace, wording: Wording) -> None:
    """Make two claims one: the first gets the links of the second, reversed if it is the contrary."""
    with project.open_project(arguments.file) as opened:
        keep, other = (claim_queries.find(opened, each) for each in (arguments.keep, arguments.other))
        claims.merge(opened, keep.id, other.id, arguments.reversed, dict(arguments.choose))
    output.say(wording.sentence("messages.merged", other=other.text, keep=keep.text, id=keep.id))
