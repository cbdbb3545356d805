"""What the core puts on a record by itself: its uid, the moment, and the digest of its content."""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime

# Made once: `json.dumps` would make one for each of a million records.
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def new_uid() -> bytes:
    """A new UUIDv7 (RFC 9562 §5.7) as 16 bytes: milliseconds since 1970, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value &= ~(0xF000 << 64) & ~(0xC000 << 48)
    return (value | (0x7000 << 64) | (0x8000 << 48)).to_bytes(16, "big")


def now() -> str:
    """This moment, UTC, ISO 8601 to the second, with Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """Today where the editor sits, as an ISO day."""
    return datetime.now().astimezone().date().isoformat()


def digest(uid: bytes, content: Mapping[str, object], deleted_at: str | None) -> bytes:
    """16 bytes over a record's content: any change that did not come through Isnad shows in it."""
    words = _ENCODE([uid.hex(), content, deleted_at])
    return hashlib.blake2b(words.encode(), digest_size=16).digest()
