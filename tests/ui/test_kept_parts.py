"""What a start keeps for the next one: Qt's compiled parts, and the shapes of icons."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from tracker import kept
from ui import icons, qt_parts


def test_a_part_is_compiled_once_and_anew_when_it_is_another() -> None:
    compiled: list[object] = []

    def compile_anew(source: object, *others: object) -> object:
        compiled.append(source)
        return compile(source, *others)  # type: ignore[call-overload]  # whatever it is

    memory = qt_parts.Memory(compile_anew, {})
    code = memory(b"x = 1", "part.py", "exec")
    assert memory(b"x = 1", "part.py", "exec") is code
    assert memory.has_grown
    assert compiled == [b"x = 1"]
    assert memory(b"x = 2", "part.py", "exec") is not code
    again = qt_parts.Memory(compile_anew, memory.known)
    space: dict[str, object] = {}
    exec(again(b"x = 2", "part.py", "exec"), space)
    assert space["x"] == 2
    assert compiled == [b"x = 1", b"x = 2"]
    assert not again.has_grown


def test_what_is_not_a_module_in_bytes_is_passed_on() -> None:
    memory = qt_parts.Memory(compile, {})
    assert eval(memory("1 + 1", "sum", "eval")) == 2
    assert eval(memory("2 + 2", "sum", "eval", 0, dont_inherit=True)) == 4
    assert memory.known == {}


def test_parts_for_its_makers_are_loaded_when_they_are_asked_for() -> None:
    memory = qt_parts.Memory(compile, {})
    space: dict[str, object] = {}
    exec(memory(b"made = 1\nworth = made + 1", qt_parts.FOR_ITS_MAKERS[0], "exec"), space)
    assert "made" not in space
    ask = space["__getattr__"]
    assert callable(ask)
    with pytest.raises(AttributeError):
        ask("__path__")
    assert "made" not in space
    assert ask("worth") == 2
    assert space["made"] == 1
    assert "__getattr__" not in space


def test_qt_is_loaded_whole_and_import_stays_pythons_own() -> None:
    code = """
import builtins, sys
own = builtins.__import__
from ui import qt_parts
qt_parts.load()
assert builtins.__import__ is own
assert "argparse" not in sys.modules
from PySide6.QtWidgets import QApplication
from shibokensupport.signature.lib import pyi_generator
assert callable(pyi_generator.generate_pyi)
from shibokensupport.signature import get_signature
assert "context" in str(get_signature(QApplication.translate))
print("whole")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "whole", done.stderr


def test_an_icon_from_a_kept_shape_is_the_one_that_was_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(icons, "_KEPT", tmp_path / "shapes")

    def forget() -> None:
        for cached in (icons._shapes, icons._shape, icons._painted):
            cached.cache_clear()

    forget()
    drawn = icons.icon("scales").pixmap(QSize(16, 16)).toImage()
    icons.keep_shapes()
    assert kept.read(tmp_path / "shapes")
    forget()
    monkeypatch.setattr(icons, "_draw", lambda *_: pytest.fail("drawn again"))
    assert icons.icon("scales").pixmap(QSize(16, 16)).toImage() == drawn
    alphas = {drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16)}
    assert {0, 255} <= alphas  # a drawing on nothing
    forget()
