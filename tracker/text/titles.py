"""A title for a text that has none: its first line, its first sentence, or its first words."""

import re

LONGEST = 120
"""Characters of a title at most."""

SHORTEST_SENTENCE = 30
"""A full stop before so many characters is one of an abbreviation rather than the end of a sentence."""

_SENTENCE_END = re.compile(r"[.!?؟](?=[»”\"')\]]*\s)")


def title_of(text: str) -> str:
    """The first line with a letter or figure; its first sentence, or first words and «…», if it is long.

    At most 120 characters; empty where no line has any. Spaces are single ones.
    """
    lines = (line for line in text[: LONGEST * 100].splitlines() if any(map(str.isalnum, line)))
    line = " ".join(next(lines, "").split())
    if len(line) <= LONGEST:
        return line
    end = _SENTENCE_END.search(line, SHORTEST_SENTENCE, LONGEST)
    if end:
        return line[: end.start()]
    cut = line[:LONGEST]
    words = cut.rpartition(" ")[0].rstrip("،؛:,;- ")
    return f"{words or cut[:-1]}…"
