"""Proposed file names say what the filter shows, and every system takes them."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_claim, make_source, make_speaker
from tracker.db import Project
from tracker.exchange.names import LONGEST_NAME, proposed_name, safe_name
from tracker.records import QuoteFilter
from tracker.services import project as projects


def test_name_says_speakers_claims_and_days(project: Project) -> None:
    wanted = QuoteFilter(
        speakers=(make_speaker(project, "سلمى الحداد"),),
        claims=(make_claim(project, "الجسر آمن للشاحنات الثقيلة في كل فصول السنة"),),
        first_day="2016-02-01",
        last_day="2016-02-05",
    )
    expected = "سلمى الحداد-الجسر آمن للشاحنات الثقيلة في كل-2016-02-01--2016-02-05.csv"
    assert proposed_name(project, wanted, ".csv") == expected


def test_name_says_sources_and_searched_words(project: Project) -> None:
    wanted = QuoteFilter(sources=(make_source(project, title="خبر"),), role="نائب", search="جسر")
    assert proposed_name(project, wanted, ".xlsx") == "خبر-نائب-جسر.xlsx"


@pytest.mark.parametrize(
    ("first_day", "last_day", "expected"),
    [
        ("2016-02-05", "2016-02-05", "2016-02-05.csv"),
        ("2016-02-05", "", "≥2016-02-05.csv"),
        ("", "2016-02-05", "≤2016-02-05.csv"),
    ],
)
def test_name_says_open_and_single_days(
    project: Project, first_day: str, last_day: str, expected: str
) -> None:
    assert proposed_name(project, QuoteFilter(first_day=first_day, last_day=last_day), ".csv") == expected


def test_filter_that_shows_all_takes_the_name_of_the_project(project: Project) -> None:
    assert proposed_name(project, QuoteFilter(), ".csv") == "مشروع.csv"


def test_sample_is_called_one(project: Project) -> None:
    projects.set_value(project, "sample", "1")
    assert proposed_name(project, QuoteFilter(), ".csv") == "مثال-مشروع.csv"
    long = QuoteFilter(search="كلمة " * 100)
    assert proposed_name(project, long, ".csv").startswith("مثال-كلمة")


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "LPT9", "aux.x", "PRN .y", "CONOUT$", "com²"])
def test_names_of_devices_are_told_apart(name: str) -> None:
    assert not DEVICES.match(safe_name(name, ".csv"))


@pytest.mark.parametrize("name", ["concord", "nullify", "com10", "قال con"])
def test_names_that_only_begin_like_a_device_stay(name: str) -> None:
    assert safe_name(name, ".csv") == f"{name}.csv"


@pytest.mark.parametrize("text", ["", "...", "///", "\u202e\u200f", "- ."])
def test_nothing_to_say_is_called_isnad(text: str) -> None:
    assert safe_name(text, ".csv") == "isnad.csv"


def test_long_text_is_cut_between_words() -> None:
    name = safe_name("كلمة " * 40, ".csv").removesuffix(".csv")
    assert set(name.split()) == {"كلمة"}
    assert len(name) > 50


def test_letter_is_not_cut_from_its_marks() -> None:
    # The room ends between the last letter and the marks on it.
    name = safe_name("ق" * 57 + "قَّ" * 10, ".csv").removesuffix(".csv")
    assert name == "ق" * 57


@given(st.text() | st.text(st.sampled_from('ق َ/\\:*?"<>|.- \n\u202e\u200fconul1'), max_size=200))
def test_every_system_takes_the_name(text: str) -> None:
    name = safe_name(text, ".csv")
    assert len(name.encode()) <= LONGEST_NAME
    assert not re.search(r'[<>:"/\\|?*]', name)
    assert not any(unicodedata.category(each) in ("Cc", "Cf", "Cs") for each in name)
    assert not DEVICES.match(name)
    stem = name.removesuffix(".csv")
    assert stem == stem.strip("-. ")
    assert stem


DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", re.IGNORECASE)
