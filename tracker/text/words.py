"""Reads the word lists that editors may extend: `resources/words/*.toml`, each once."""

from functools import cache
from typing import Any

from tracker import toml_files


@cache
def word_lists(name: str) -> dict[str, Any]:
    """The content of `resources/words/NAME.toml`; its own comments say what it holds."""
    return toml_files.read("words", f"{name}.toml")
