"""A filter in words: what heads a report, so that whoever reads it knows what it leaves out."""

from collections.abc import Iterator

from tracker.db import Project
from tracker.exchange.words import Words
from tracker.queries import claims, sources, speakers, verdicts
from tracker.records import QuoteFilter
from tracker.wording import Wording


def described(project: Project, wanted: QuoteFilter, wording: Wording) -> Iterator[tuple[str, str]]:
    """Each condition as its label and its values, as they are called in the project; none for no filter.

    Raises `InputRefused` if the filter names a record that the project does not have.
    """
    separator = str(wording.sentence("lists.separator"))
    for name, values in (*_records(project, wanted, wording), *_words(wanted, wording)):
        if values:
            yield str(wording.sentence(f"filter_words.{name}")), separator.join(values)


def _records(
    project: Project, wanted: QuoteFilter, wording: Wording
) -> Iterator[tuple[str, tuple[str, ...]]]:
    words = Words(wording.language)
    called = {each.id: words.verdict(each.name_ar, each.name_en) for each in verdicts.all_verdicts(project)}
    yield "speakers", tuple(speakers.get(project, each).name for each in wanted.speakers)
    yield "claims", tuple(claims.get(project, each).text for each in wanted.claims)
    yield "verdicts", tuple(called[each] for each in wanted.verdicts if each in called)
    yield "sources", tuple(sources.get(project, each).title for each in wanted.sources)


def _words(wanted: QuoteFilter, wording: Wording) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "stances", tuple(map(wording.word, wanted.stances))
    yield "statuses", tuple(map(wording.word, wanted.statuses))
    yield "kinds", tuple(map(wording.word, wanted.kinds))
    yield "outlets", wanted.outlets
    yield "topics", wanted.topics
    words = Words(wording.language)
    yield "after_verdict", (str(wording.sentence("filter_words.yes")),) if wanted.after_verdict else ()
    for name in ("role", "organization", "search"):
        value = getattr(wanted, name)
        yield name, (value,) if value else ()
    for name in ("first_day", "last_day"):
        day = getattr(wanted, name)
        yield name, (words.date_in_text(day),) if day else ()
