"""Dates with what stands beside them, in all three sets of month names and both calendars."""

import pytest

from tracker.exchange.texts.printed_dates import PrintedDate, in_text, understood


@pytest.mark.parametrize(
    "words",
    [
        "الجمعة 5 شباط/فبراير 2016",
        "الجمعة، 05 فبراير 2016 - 14:30",
        "بغداد، 5 شباط 2016",
        "تاريخ النشر: ٥/٢/٢٠١٦",
        "5 فيفري 2016",
        "نُشر في 5 شباط 2016 الساعة 10:30 ص",
        "Fri, 05 Feb 2016 10:00:00 GMT",
        "Published on February 5, 2016",
        "2016/02/05 10:22",
    ],
)
def test_a_day_is_understood_with_what_stands_beside_it(words: str) -> None:
    assert understood(words) == PrintedDate("2016-02-05", words)
    assert in_text(f"عنوان طويل\n\n{words}\nقال المتحدث.") == understood(words)


@pytest.mark.parametrize("words", ["2016-02-05", "2016-02-05T22:30:00+03:00", "2016-02-05 22:30"])
def test_a_moment_counts_as_the_day_that_is_written(words: str) -> None:
    assert understood(words) == PrintedDate("2016-02-05", "")


def test_a_hijri_date_is_kept_as_printed_and_marked() -> None:
    words = "27 ربيع الآخر 1437 هـ"
    assert understood(words) == PrintedDate("", words, is_hijri=True)


def test_of_two_calendars_the_gregorian_counts_and_both_are_kept() -> None:
    for words in ("27 ربيع الآخر 1437هـ - 5 فبراير 2016م", "26 ربيع الآخر 1437 الموافق 5 شباط 2016"):
        assert understood(words) == PrintedDate("2016-02-05", words, is_hijri=True)


@pytest.mark.parametrize("text", ["", "عنوان\nقُتل 5 أشخاص في 2016", "2016\nنص", "شباط 2016\nنص", "أمس\nنص"])
def test_less_than_a_whole_day_on_a_line_of_its_own_is_no_date_of_a_text(text: str) -> None:
    assert in_text(text) is None


def test_a_date_further_down_is_not_the_text_s_date() -> None:
    assert in_text("سطر\n" * 8 + "5 شباط 2016") is None


def test_a_line_that_only_mentions_a_date_is_not_the_text_s_date() -> None:
    assert (
        in_text("عنوان\nتقرير اللجنة الوطنية لشؤون المياه، مجلس المدينة، وزارة المياه، 29 يونيو 2015.")
        is None
    )
