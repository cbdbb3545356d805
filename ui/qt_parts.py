"""Loads Qt without having its Python parts compiled anew.

The library beneath PySide6 carries the source of some modules (signatures, hints) inside itself, and
compiles them whenever it is loaded: a sixth of the time that an empty window takes. Here what was compiled
is kept together with the source it was made of, and serves only for the very same.
"""

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker import kept

Compile = Callable[..., Any]


class Memory:
    """A `compile` that remembers. `known` holds source and code by file name."""

    def __init__(self, compile_anew: Compile, known: dict[str, tuple[bytes, Any]]) -> None:
        self._compile = compile_anew
        self.known = known
        self.has_grown = False

    def __call__(self, source: Any, filename: Any, mode: str, *others: Any, **named: Any) -> Any:
        """As the built-in one, which gets what is not a whole module in bytes."""
        if others or named or mode != "exec" or not isinstance(source, bytes) or type(filename) is not str:
            return self._compile(source, filename, mode, *others, **named)
        known_source, code = self.known.get(filename, (b"", None))
        if code is None or known_source != source:
            code = self._compile(source, filename, mode)
            self.known[filename] = (source, code)
            self.has_grown = True
        return code


def load() -> None:
    """Load the part of PySide6 that brings the others."""
    place = kept.place(Path(__file__).parent, "pyside6_parts")
    known = kept.read(place)
    built_in = builtins.compile
    memory = Memory(built_in, known if isinstance(known, dict) else {})
    builtins.compile = memory  # for the length of this import
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = built_in
    if memory.has_grown:
        kept.keep(place, memory.known)
