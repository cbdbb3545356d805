"""Web pages saved as one file (.mhtml): the page itself, as the browser put it into a message."""

import email
from dataclasses import replace
from email.message import Message
from pathlib import Path

from tracker.errors import InputRefused
from tracker.exchange.texts import web_page
from tracker.exchange.texts.encodings import decode_file, meant
from tracker.exchange.texts.model import ReadText


def read(data: bytes, path: Path) -> ReadText:
    """As `web_page.read`, with the address that the browser wrote down. `InputRefused` «file_damaged» if
    there is no page in the file."""
    message = email.message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(body, bytes):
        raise InputRefused("file_damaged", path=str(path))
    try:
        text, _ = decode_file(body, path, meant(page.get_content_charset("")), declares=True)
    except InputRefused as error:
        raise InputRefused("file_damaged", path=str(path)) from error
    found = web_page.read(text, path)
    return replace(found, url=found.url or _address(message, page))


def _address(message: Message, page: Message) -> str:
    told = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    return told if told.startswith("http") else ""
