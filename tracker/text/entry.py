"""Takes text in at every door: one kind of line end, nothing that storage or screens would lose."""

import codecs
import re
from functools import partial

from tracker.errors import InputRefused

_REFUSED = re.compile("[\0\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|\n")
# The longer marks first: UTF-32 LE begins like UTF-16 LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def clean(text: str, field: str = "text") -> str:
    """`text` as it is stored: line ends are LF.

    Everything else is kept, invisible direction marks included; cleaning what is clean changes nothing.
    Raises InputRefused `nul_character` or `lone_surrogate` with `field`, `line` and `column` (from 1, in
    code points) of the first one met.
    """
    if text.isprintable():  # none of what is changed or refused here can be printed
        return text
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n")
    if refused := _REFUSED.search(cleaned):
        code = "nul_character" if refused[0] == "\0" else "lone_surrogate"
        line, column = _place(cleaned[: refused.start()])
        raise InputRefused(code, field=field, line=line, column=column)
    return cleaned


def decode(data: bytes) -> str:
    """The text of a file: after its byte order mark (UTF-8, 16, 32; taken off) if it has one, else UTF-8.

    Line ends are untouched. Raises InputRefused `not_utf8`, or `broken_encoding` with `encoding` where a
    mark promised UTF-16 or 32, both with `line` and `column` (from 1, in code points) and the `byte` there.
    """
    mark, encoding = next((pair for pair in _BYTE_ORDER_MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _place(body[: error.start].decode(encoding))
        refused = partial(InputRefused, line=line, column=column, byte=f"0x{body[error.start]:02X}")
        if encoding == "utf-8":
            raise refused("not_utf8") from error
        raise refused("broken_encoding", encoding=encoding[:6].upper()) from error


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what stands right behind `before`."""
    line = 1
    line_start = 0
    for line_end in _LINE_END.finditer(before):
        line += 1
        line_start = line_end.end()
    return line, len(before) - line_start + 1
