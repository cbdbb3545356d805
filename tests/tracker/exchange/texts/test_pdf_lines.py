"""Lines with their boxes become paragraphs."""

from tracker.exchange.texts.pdf_lines import Line, paragraphs


def line(text: str, height: float, left: float = 50, right: float = 450) -> Line:
    return Line(text, left, right, height, height + 10)


def test_pieces_of_one_row_come_together_as_they_are_read() -> None:
    arabic = [line("اليمنى من السطر", 700, 200, 450), line("واليسرى", 700, 50, 198)]
    english = [line("half.", 700, 252, 450), line("The left", 700, 50, 250)]
    for pieces in (arabic, arabic[::-1]):
        assert paragraphs(pieces) == ["اليمنى من السطر واليسرى"]
    assert paragraphs(english) == ["The left half."]


def test_a_row_that_was_given_late_goes_back_above_the_next() -> None:
    rows = [line("السطر الأول", 700), line("السطر الثالث", 672), line("السطر الثاني", 686)]
    assert paragraphs(rows) == ["السطر الأول السطر الثاني السطر الثالث"]


def test_columns_stay_one_after_the_other() -> None:
    right = [line("العمود الأول سطر", height, 260, 450) for height in (700, 686, 672, 658, 644)]
    left = [line("العمود الثاني سطر", height, 50, 240) for height in (700, 686, 672, 658, 644)]
    joined = " ".join(paragraphs([*right, *left]))
    assert joined.count("العمود الأول سطر العمود الأول") >= 2
    assert joined.index("الثاني") > joined.rindex("الأول")


def test_vowel_signs_go_back_to_their_letters_and_signs_to_the_end() -> None:
    assert paragraphs([line("ق ّررت المجموعة عقد ذلك قدم ًا .2016", 700)]) == [
        "قرّرت المجموعة عقد ذلك قدماً 2016."
    ]
    assert paragraphs([line("-2 لقد تيقنا من ذلك", 700)]) == ["2- لقد تيقنا من ذلك"]


def test_a_word_hyphenated_at_the_margin_is_whole_again() -> None:
    assert paragraphs([line("The stati\x02", 700), line("on opened", 686, 50, 200)]) == ["The station opened"]


def test_a_page_without_lines_has_no_paragraphs() -> None:
    assert paragraphs([]) == []
    assert paragraphs([line("12", 40)]) == []
