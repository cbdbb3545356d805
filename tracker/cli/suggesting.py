"""The commands of the reader: what a text seems to quote, and keeping that as quotes."""

import codecs
import dataclasses
from argparse import Namespace

from tracker.cli import output, reading
from tracker.cli.entry import decoded
from tracker.exchange.texts import read_bytes
from tracker.queries import sources
from tracker.services import project
from tracker.services.accepting import accept as accept_suggestions
from tracker.services.accepting import known_speakers
from tracker.suggest import KnownSpeaker
from tracker.suggest import suggest as suggestions_of
from tracker.suggest.scoring import LEAST_CONFIDENCE
from tracker.wording import Wording


def suggest(arguments: Namespace, wording: Wording) -> None:
    """Print the suggestions for a text file as JSON; offsets count in the file as it is, decoded as UTF-8."""
    data = read_bytes(arguments.text_file)
    text = decoded(data, arguments.text_file)
    if data.startswith(codecs.BOM_UTF8):
        text = "\ufeff" + text  # taken off by the decoder, but a character of the file
    known: tuple[KnownSpeaker, ...] = ()
    if arguments.project is not None:
        with reading.opened(arguments.project, wording) as opened:
            known = known_speakers(opened)
    output.result('{"suggestions": ')
    output.json_array(dataclasses.asdict(suggestion) for suggestion in suggestions_of(text, known))
    output.result("}\n")


def _least(arguments: Namespace) -> float:
    return LEAST_CONFIDENCE if arguments.min_confidence is None else float(arguments.min_confidence)


def accept(arguments: Namespace, wording: Wording) -> None:
    """Keep the suggestions of a source that are sure enough; print the ids of the quotes, one a line."""
    with project.open_project(arguments.file) as opened:
        title = sources.get(opened, arguments.source_id).title
        accepted = accept_suggestions(opened, arguments.source_id, min_confidence=_least(arguments))
    for quote_id in accepted.quote_ids:
        output.result(f"{quote_id}\n")
    quotes = wording.count("quotes", len(accepted.quote_ids))
    output.say(wording.sentence("messages.accepted", quotes=quotes, source=title))
    for sentence, number in (("stored", accepted.stored), ("unattributed", accepted.unattributed)):
        if number:
            left = wording.count("suggestions", number)
            output.say(wording.sentence(f"messages.suggestions_{sentence}", suggestions=left))
