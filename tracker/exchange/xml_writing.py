"""XML with every value escaped, and without what no XML can hold."""

import io
from collections.abc import Mapping
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl


class Xml:
    """A document on its way into a file, element by element."""

    def __init__(self, lines: io.TextIOWrapper) -> None:
        self._xml = XMLGenerator(lines, encoding="utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def begin(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """Open an element."""
        told = {key: holdable(value) for key, value in (attributes or {}).items()}
        self._xml.startElement(name, AttributesImpl(told))

    def end(self, name: str) -> None:
        """Close the element; the next one stands on a line of its own."""
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def single(self, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> None:
        """An element that holds text or nothing."""
        self.begin(name, attributes)
        if text:
            self._xml.characters(holdable(text))
        self.end(name)

    def done(self) -> None:
        """End the document."""
        self._xml.endDocument()


def holdable(text: str) -> str:
    """The text without the control characters that no XML can hold, not even escaped (XML 1.0 §2.2)."""
    return "".join(each for each in text if each in "\t\n\r" or (each >= " " and each not in "\ufffe\uffff"))
