"""Saved web pages: the article without what stands around it, and what the page tells of itself."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree, html

from tracker.errors import InputRefused
from tracker.exchange.texts.model import ReadText
from tracker.exchange.texts.web_head import told_by

LARGEST_PAGE = 10_000_000
"""Characters of a page, scripts included: fifty times those of a long one."""

SHORTEST_ARTICLE = 40
"""Characters that are still taken for an article found in a page."""

# Elements of trafilatura's tree, and of a page, that begin and end a line.
_LINES = frozenset(
    ("p", "head", "item", "quote", "row", "code", "list", "table", "div", "li", "tr", "ul", "ol", "section")
) | {f"h{level}" for level in range(1, 7)}
_NO_WORDS = frozenset(("script", "style", "noscript", "template", "head", "title", "svg", "graphic"))
# trafilatura turns some no-break spaces into plain ones; what is not sure is not kept half.
_SPACES = re.compile("[ \t\r\n\f\u00a0]+")


def read(text: str, path: Path) -> ReadText:
    """The article of a page: paragraphs, headings, list items with their marks, rows of tables as lines.

    Runs of spaces are one, as browsers show them, no-break spaces among them; every other character is the
    page's own. A long paragraph that stands there twice in a row is taken once. A page in which
    no article is to be told gives all its words. Raises `InputRefused` with `path`: file_too_large,
    file_without_words.
    """
    if len(text) > LARGEST_PAGE:
        raise InputRefused("file_too_large", path=str(path), limit=LARGEST_PAGE // 1_000_000)
    if not text.strip():
        raise InputRefused("file_without_words", path=str(path))
    # Read as bytes: lxml takes no text that declares an encoding.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as error:
        raise InputRefused("file_without_words", path=str(path)) from error
    head = told_by(page, text)
    return ReadText(text=_article(page) or "\n".join(_lines(page)), **head)


def _article(page: Any) -> str:
    import trafilatura  # takes a quarter of a second to load
    from trafilatura.settings import Document, use_config

    config = use_config()
    # Below it all the words of the page are run together into one paragraph: a short item is no less a text.
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(SHORTEST_ARTICLE)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, config=config)
    return "\n".join(_lines(found.body)) if isinstance(found, Document) else ""


def _lines(block: Any) -> Iterator[str]:
    """The lines of an element, empty ones left out."""
    flat = "".join(_pieces(block, in_cell=False))
    lines = (re.sub(" *\t *", "\t", re.sub(" {2,}", " ", line)).strip(" ") for line in flat.split("\n"))
    yield from (line for line in lines if line.strip())


def _pieces(node: Any, *, in_cell: bool) -> Iterator[str]:
    """The words of an element, between them LF where a line ends and TAB where a cell does."""
    tag = node.tag if isinstance(node.tag, str) else "script"  # a comment has no words either
    if tag in _NO_WORDS and not _is_heading(node):
        return
    line_end = " " if in_cell else "\n"
    if tag == "lb" or tag == "br" or tag in _LINES:
        yield line_end
    if tag in ("item", "li") and not in_cell:
        yield _mark(node)
    if tag in ("cell", "td", "th") and node.getprevious() is not None:
        yield "\t"
    yield _SPACES.sub(" ", node.text or "")
    inner = in_cell or tag in ("cell", "td", "th")
    yield from chain.from_iterable(_with_tail(child, in_cell=inner) for child in node)
    if tag in _LINES:
        yield line_end


def _with_tail(child: Any, *, in_cell: bool) -> Iterator[str]:
    yield from _pieces(child, in_cell=in_cell)
    yield _SPACES.sub(" ", child.tail or "")


def _is_heading(node: Any) -> bool:
    """True for what trafilatura calls head, a heading in the text: not the head of the page."""
    return node.tag == "head" and node.get("rend") is not None


def _mark(item: Any) -> str:
    """What a browser shows before an item: its number, or a dash for the dot."""
    block = item.getparent()
    if block is None or (block.get("rend") or block.tag) != "ol":
        return "- "
    return f"{1 + len(list(item.itersiblings(item.tag, preceding=True)))}. "
