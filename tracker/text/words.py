"""Reads the word lists that editors may extend: `resources/words/*.toml`, each once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_lists(name: str) -> dict[str, Any]:
    """The content of `resources/words/NAME.toml`; its own comments say what it holds."""
    lists = files("resources") / "words" / f"{name}.toml"
    return tomllib.loads(lists.read_text(encoding="utf-8"))
