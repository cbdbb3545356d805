"""Loads Qt without having its Python parts compiled anew.

The library beneath PySide6 carries the source of some modules (signatures, hints) inside itself, and
compiles them whenever it is loaded: a sixth of the time that an empty window takes. Here what was compiled
is kept together with the source it was made of, and serves only for the very same.

It also puts an `import` of its own in the place of Python's, which reads the source of every module that is
loaded from then on, to see whether the module asks for PySide6's other spelling of names (`__feature__`),
and keeps it: none of Isnad's does, and it is a tenth of the start and 8 MB.
"""

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker import kept

Compile = Callable[..., Any]

FOR_ITS_MAKERS = ("shibokensupport/signature/lib/pyi_generator.py",)
"""Parts that write PySide6's own type stubs, and bring Python's parsers of options, logs and more along."""

WHEN_ASKED = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    del globals()["__getattr__"]
    exec(compile({source!r}, {filename!r}, "exec"), globals())
    return globals()[name]
"""
"""A module that becomes itself when something of it is first asked for."""


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
            later = filename.replace("\\", "/") in FOR_ITS_MAKERS
            made_of = WHEN_ASKED.format(source=source, filename=filename) if later else source
            code = self._compile(made_of, filename, mode)
            self.known[filename] = (source, code)
            self.has_grown = True
        return code


def load() -> None:
    """Load the part of PySide6 that brings the others, and leave `import` as it was."""
    place = kept.place(Path(__file__).parent, "pyside6_parts")
    known = kept.read(place)
    built_in, own_import = builtins.compile, builtins.__import__
    memory = Memory(built_in, known if isinstance(known, dict) else {})
    builtins.compile = memory  # for the length of this import
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = built_in
        builtins.__import__ = own_import
    if memory.has_grown:
        kept.keep(place, memory.known)
