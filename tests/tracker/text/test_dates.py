from calendar import monthrange
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.errors import InputRefused
from tracker.text.date_words import date_words
from tracker.text.dates import PartialDate, alone, in_cell, in_words, interval, parse
from tracker.text.fold import fold
from tracker.text.words import word_lists

FRIDAY = date(2016, 2, 12)

years = st.integers(1000, 2999).map(str)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
iso_dates = st.one_of(years, months, seasons, days)
names_of_words = ["months", "seasons", "weekdays", "days_back", "numbers", "fillers"]
date_like = st.lists(
    st.one_of(
        st.sampled_from(sorted({word for name in names_of_words for word in getattr(date_words(), name)})),
        st.sampled_from(
            [
                "قبل",
                "أيام",
                "الماضي",
                "last",
                "days ago",
                "أواخر",
                "هـ",
                "/",
                "-",
                ".",
                "،",
                "(",
                ")",
                "2016",
                "٥",
            ]
        ),
        st.integers(-1, 10**10).map(str),
    ),
    max_size=6,
)
references = st.one_of(st.none(), st.dates())


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2016", "2016"),
        ("2016-02", "2016-02"),
        ("2016-02-05", "2016-02-05"),
        ("2016-2-5", "2016-02-05"),
        *((f"2016-{season}", f"2016-{season}") for season in range(21, 25)),
        ("5/2/2016", "2016-02-05"),
        ("5-2-2016", "2016-02-05"),
        ("5.2.2016.", "2016-02-05"),
        ("5 / 2 / 2016", "2016-02-05"),
        ("2/2016", "2016-02"),
        ("2016/02/05", "2016-02-05"),
        ("٥/٢/٢٠١٦", "2016-02-05"),
        ("۵/۲/۲۰۱۶", "2016-02-05"),
        ("\u202b٥‏/٢‏/٢٠١٦\u202c", "2016-02-05"),
        ("كانون الثاني/يناير 2016", "2016-01"),
        ("5 شباط/فبراير 2016", "2016-02-05"),
        ("شباط (فبراير) 2016", "2016-02"),
        ("5 شباط - فبراير 2016م", "2016-02-05"),
        ("٥ آذار ٢٠١٦", "2016-03-05"),
        ("5 أبريل 2016", "2016-04-05"),
        ("تشرين الأول 2016", "2016-10"),
        ("تشرين ثاني 2016", "2016-11"),
        ("5 جانفي 2016", "2016-01-05"),
        ("غشت 2016", "2016-08"),
        ("5 February 2016", "2016-02-05"),
        ("Feb. 5, 2016", "2016-02-05"),
        ("5th of Sept 2016", "2016-09-05"),
        ("الجمعة 5/2/2016", "2016-02-05"),
        ("الجمعة، 5 شباط 2016", "2016-02-05"),
        ("يوم الجمعة الموافق 5/2/2016م", "2016-02-05"),
        ("الثلاثاء 2 شباط 2016", "2016-02-02"),
        ("Friday, 5 February 2016", "2016-02-05"),
        ("في 5 شباط 2016", "2016-02-05"),
        ("عام 2016", "2016"),
        ("في سنة ٢٠١٦", "2016"),
        ("2016 م", "2016"),
        ("شباط من عام 2016", "2016-02"),
        ("ربيع 2016", "2016-21"),
        ("شتاء عام 2016", "2016-24"),
        ("أواخر ربيع 2016", "2016-21"),
        ("late spring 2016", "2016-21"),
        ("fall 2016", "2016-23"),
        ("أوائل شباط 2016", "2016-02"),
        ("منتصف شباط/فبراير 2016", "2016-02"),
        ("أواخر شباط 2016", "2016-02"),
        ("mid-February 2016", "2016-02"),
        ("late 2016", "2016"),
    ],
)
def test_written_date_needs_no_reference(text: str, iso: str) -> None:
    assert parse(text) == interval(iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5 فبراير", "2016-02-05"),
        ("20 كانون الأول", "2015-12-20"),
        ("الجمعة 5 شباط", "2016-02-05"),
        ("29 February", "2016-02-29"),
        ("تموز", "2016-07"),
        ("أواخر كانون الأول", "2015-12"),
        ("شتاء", "2015-24"),
        ("اليوم", "2016-02-12"),
        ("أمس", "2016-02-11"),
        ("يوم أمس", "2016-02-11"),
        ("أمس الخميس", "2016-02-11"),
        ("اليوم، الجمعة", "2016-02-12"),
        ("أول أمس", "2016-02-10"),
        ("أول من أمس", "2016-02-10"),
        ("أمس الأول", "2016-02-10"),
        ("الخميس", "2016-02-11"),
        ("يوم الخميس", "2016-02-11"),
        ("الجمعة", "2016-02-12"),
        ("الجمعة الماضي", "2016-02-05"),
        ("الخميس الماضي", "2016-02-11"),
        ("قبل يوم", "2016-02-11"),
        ("قبل يومين", "2016-02-10"),
        ("قبل 3 أيام", "2016-02-09"),
        ("قبل ثلاثة أيام", "2016-02-09"),
        ("قبل ١٢ يومًا", "2016-01-31"),
        ("today", "2016-02-12"),
        ("Yesterday", "2016-02-11"),
        ("the day before yesterday", "2016-02-10"),
        ("Thursday", "2016-02-11"),
        ("on Friday", "2016-02-12"),
        ("last Friday", "2016-02-05"),
        ("two days ago", "2016-02-10"),
        ("3 days ago", "2016-02-09"),
    ],
)
def test_relative_date_is_resolved_against_the_reference_and_refused_without(text: str, iso: str) -> None:
    assert parse(text, FRIDAY) == interval(iso)
    assert refusal(text) == ("date_needs_reference", {"value": text})


@pytest.mark.parametrize(
    ("reference", "iso"),
    [
        (date(2016, 2, 5), "2016-02-05"),
        (date(2016, 8, 6), "2016-02-05"),  # as far from the one as from the other
        (date(2016, 8, 7), "2017-02-05"),
        (date(2015, 12, 31), "2016-02-05"),
    ],
)
def test_date_without_year_is_the_nearest_one_and_of_two_the_earlier(reference: date, iso: str) -> None:
    assert parse("5 شباط", reference).iso == iso


@pytest.mark.parametrize("reference", [date(1898, 2, 28), date(1900, 2, 1), date(1899, 12, 31)])
def test_leap_day_is_found_across_1900_which_has_none(reference: date) -> None:
    assert parse("29 شباط", reference).iso == "1896-02-29"


@pytest.mark.parametrize(
    ("text", "code", "fields"),
    [
        ("", "empty_date", {}),
        (" \u200f", "empty_date", {}),
        ("31/2/2016", "no_such_day", {}),
        ("2016-02-30", "no_such_day", {}),
        ("0/2/2016", "no_such_day", {}),
        ("31 شباط", "no_such_day", {}),
        ("13/2016", "no_such_month", {"month": 13}),
        ("2/15/2016", "no_such_month", {"month": 15}),
        ("2016-25", "no_such_month", {"month": 25}),
        ("2016/21", "no_such_month", {"month": 21}),
        ("الخميس 5/2/2016", "weekday_differs", {"said": 4, "is_really": 5}),
        ("أمس الجمعة", "weekday_differs", {"said": 5, "is_really": 4}),
        ("شباط/آذار 2016", "months_differ", {}),
        ("26 ربيع الآخر 1437", "hijri_date", {}),
        ("رمضان", "hijri_date", {}),
        ("1437هـ", "hijri_date", {}),
        ("5/5/1437 AH", "hijri_date", {}),
        ("999", "year_out_of_range", {}),
        ("02016", "year_out_of_range", {}),
        ("5/2/3000", "year_out_of_range", {}),
        ("قبل 999999 يومًا", "year_out_of_range", {}),
        ("5/2/16", "two_digit_year", {}),
        ("شباط 16", "two_digit_year", {}),
        ("16", "two_digit_year", {}),
        ("الخميس شباط 2016", "date_not_understood", {}),
        ("أواخر 5 شباط 2016", "date_not_understood", {}),
        ("5/2-2016", "date_not_understood", {}),
        ("5/2", "date_not_understood", {}),
        ("غدًا", "date_not_understood", {}),
        ("في", "date_not_understood", {}),
        ("9" * 5000, "date_not_understood", {}),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, code: str, fields: dict[str, int]) -> None:
    assert refusal(text, FRIDAY) == (code, {"value": text, **fields})


@pytest.mark.parametrize("reference", [date.min, date(1, 1, 7), date(990, 3, 1), date(3010, 1, 1), date.max])
@pytest.mark.parametrize("text", ["أمس", "الخميس الماضي", "5 شباط", "29 شباط", "شباط", "شتاء"])
def test_day_counted_from_a_reference_beyond_the_years_is_refused(reference: date, text: str) -> None:
    assert refusal(text, reference)[0] == "year_out_of_range"


@given(st.one_of(st.text(), date_like.map(" ".join), date_like.map("".join)), references)
@example("قبل 3 أيام", date.min)
@example("31 شباط", date.max)
def test_any_text_is_a_date_or_refused(text: str, reference: date | None) -> None:
    try:
        found = parse(text, reference)
    except InputRefused as reason:
        refused = reason
    else:
        assert interval(found.iso) == found
        return
    assert refused.fields["value"] == text


@given(iso_dates)
def test_interval_keeps_its_text_and_runs_over_days_that_exist(iso: str) -> None:
    found = interval(iso)
    assert found.iso == iso
    assert date.fromisoformat(found.first_day) <= date.fromisoformat(found.last_day)


@given(months)
def test_month_ends_on_its_last_day(iso: str) -> None:
    year, month = map(int, iso.split("-"))
    assert interval(iso) == PartialDate(iso, f"{iso}-01", f"{iso}-{monthrange(year, month)[1]}")


@given(st.integers(1000, 2998), st.integers(21, 24))
def test_seasons_follow_one_another_without_gap(year: int, season: int) -> None:
    following = f"{year}-{season + 1}" if season < 24 else f"{year + 1}-21"
    day_after = date.fromisoformat(interval(f"{year}-{season}").last_day) + timedelta(1)
    assert interval(following).first_day == day_after.isoformat()


def test_winter_reaches_into_the_next_year() -> None:
    assert interval("2015-24") == PartialDate("2015-24", "2015-12-01", "2016-02-29")


@pytest.mark.parametrize(
    "iso", ["", "16", "2016-2", "5/2/2016", "2016-02-05T00:00", "٢٠١٦", "0999", "2016-21-01"]
)
def test_only_stored_form_has_an_interval(iso: str) -> None:
    with pytest.raises(InputRefused) as refused:
        interval(iso)
    assert refused.value.fields["value"] == iso


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("2016-02-05", "5 شباط/فبراير 2016", "on 5 February 2016"),
        ("2016-01", "كانون الثاني/يناير 2016", "in January 2016"),
        ("2016-21", "ربيع 2016", "in spring 2016"),
        ("2016-24", "شتاء 2016", "in winter 2016"),
        ("2016", "2016", "in 2016"),
    ],
)
def test_dates_are_worded_for_readers(iso: str, arabic: str, english: str) -> None:
    assert in_words(iso, "ar") == arabic
    assert in_words(iso, "en") == english


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("2016-02-05", "5 شباط/فبراير 2016", "5 February 2016 AD"),
        ("2016-01", "كانون الثاني/يناير 2016", "January 2016 AD"),
        ("2016-21", "ربيع 2016", "spring 2016 AD"),
        ("2016", "2016", "2016 AD"),
    ],
)
def test_dates_in_cells_are_no_sentence_and_no_date_of_the_spreadsheets_own(
    iso: str, arabic: str, english: str
) -> None:
    assert in_cell(iso, "ar") == alone(iso, "ar") == arabic
    assert in_cell(iso, "en") == english == f"{alone(iso, 'en')} AD"


@given(iso_dates, st.sampled_from(["ar", "en"]))
def test_worded_date_is_understood_again(iso: str, language: str) -> None:
    assert parse(in_words(iso, language)).iso == iso
    assert parse(in_cell(iso, language)).iso == iso
    assert parse(iso).iso == iso


@pytest.mark.parametrize("table", ["month", "season", "weekday", "days_back"])
def test_no_name_stands_for_two_things(table: str) -> None:
    meant: dict[str, int] = {}
    for number, lists in enumerate(word_lists("dates")[table]):
        for name in chain(*lists.values()):
            assert meant.setdefault(fold(name), number) == number, name


def refusal(text: str, reference: date | None = None) -> tuple[str, dict[str, object]]:
    with pytest.raises(InputRefused) as refused:
        parse(text, reference)
    return refused.value.code, refused.value.fields
