"""What the window's code may not contain, since Qt would alter people's words or turn the page around."""

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "ui"

PAINTERS = {
    "widgets/chip.py": "paints into boxes whose side it has worked out itself",
    "direction.py": "says which side is the leading one",
    "widgets/row_delegate.py": "lays each text out in its own direction, aligned to the view's leading side",
}
"""The files that may say left and right, and why."""

TO_THE_LETTER = {"QPlainTextEdit", "toPlainText", "setHtml", "toHtml", "insertHtml"}
SIDES = {"AlignLeft", "AlignRight", "AlignAbsolute"}


@cache
def trees() -> dict[str, ast.Module]:
    return {
        file.relative_to(UI).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(UI.rglob("*.py"))
    }


def places(fits: Callable[[ast.AST], bool], besides: tuple[str, ...] = ()) -> list[str]:
    """Where a node fits, as "file:line"."""
    return [
        f"{file}:{node.lineno}"
        for file, tree in trees().items()
        if file not in besides
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.expr | ast.alias) and fits(node)
    ]


def names(node: ast.AST) -> set[str]:
    """The names that a node itself uses or imports."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.alias(name=name):
            return {name}
    return set()


def uses(*forbidden: str) -> Callable[[ast.AST], bool]:
    return lambda node: bool(names(node) & set(forbidden))


def says(pattern: str) -> Callable[[ast.AST], bool]:
    """True for a text in the code in which the pattern is found; docstrings are text too."""
    form = re.compile(pattern)
    return lambda node: (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(form.search(node.value))
    )


def test_the_letter_of_a_text_goes_through_no_door_that_alters_it() -> None:
    # On paper stands a page of our own making, in which every value has been escaped.
    assert places(uses(*TO_THE_LETTER), besides=("paper.py",)) == []


def test_leading_and_trailing_take_the_place_of_left_and_right() -> None:
    assert places(uses(*SIDES), besides=tuple(PAINTERS)) == []
    assert set(PAINTERS) <= trees().keys()


@pytest.mark.parametrize(
    "one_sided",
    [
        r"border-(left|right)\b",
        r"border-(top|bottom)-(left|right)",
        r"text-align\s*:",
        r"margin-(left|right)\s*:",
    ],
)
def test_style_sheets_have_no_sides(one_sided: str) -> None:
    assert places(says(one_sided)) == []


def test_colours_stand_in_the_theme_alone() -> None:
    assert places(says(r"^#[0-9A-Fa-f]{3,8}$|:\s*#[0-9A-Fa-f]{3,8}\b"), besides=("theme.py",)) == []
    assert places(uses("GlobalColor"), besides=("theme.py",)) == []


def test_nobody_turns_the_event_loop_by_hand() -> None:
    # What comes in between would find the window half-way through a step.
    assert places(uses("processEvents")) == []


def test_arabic_is_neither_slanted_nor_struck_through() -> None:
    assert places(uses("setItalic", "setStrikeOut", "setFontItalic")) == []
    assert places(says(r"font-style|line-through|</?i>")) == []
