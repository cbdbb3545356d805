"""What may be on a disk after the power went: what was flushed, and any part of what was not."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.tracker.faults.disk import Event

SECTOR = 512
"""In bytes: what a disk writes whole or not at all."""

FLUSH_THEIR_FOLDER = ("-wal", "-journal")
"""With the first flush of a new journal SQLite flushes its folder too, so that it can be found."""

State = Mapping[str, bytes]
"""The files of a folder by their names."""


@dataclass(slots=True)
class _File:
    flushed: bytes = b""
    waiting: list[Event] = field(default_factory=list)


@dataclass(slots=True)
class Platter:
    """Follows the events and knows at each moment what a power cut would leave.

    Writes that were not flushed may be lost, each by itself, or be there in part. Names that were made or
    taken away without a flush of the folder may be as before; later ones do not outlive earlier ones, as in
    a file system that keeps a journal.
    """

    flushed: dict[str, _File]
    waiting: list[tuple[str, _File | None]] = field(default_factory=list)
    now: dict[str, _File] = field(default_factory=dict)

    @classmethod
    def of(cls, *paths: Path) -> "Platter":
        """A disk with these files on it, flushed."""
        files = {path.name: _File(path.read_bytes()) for path in paths}
        return cls(files, now=dict(files))

    def follow(self, event: Event) -> None:
        """Do what the event says."""
        name = event.name
        if event.kind == "open" and name not in self.now:
            self.now[name] = _File()
            self.waiting.append((name, self.now[name]))
        elif event.kind in ("write", "cut"):
            self.now[name].waiting.append(event)
        elif event.kind == "sync":
            file = self.now[name]
            file.flushed, file.waiting = _after(file.flushed, file.waiting), []
            if name.endswith(FLUSH_THEIR_FOLDER) and (name, file) in self.waiting:
                self._flush_folder()
        elif event.kind == "delete":
            del self.now[name]
            self.waiting.append((name, None))
            if event.place:
                self._flush_folder()

    def states(self, chance: random.Random, number: int) -> Iterator[State]:
        """Some of what a power cut may leave now: nothing of what waits, all of it, and any part of it."""
        is_settled = not self.waiting and not any(file.waiting for file in self.flushed.values())
        yield self._state(0, chance, 0)
        if is_settled:
            return
        for names, share in ((len(self.waiting), 1.0), (len(self.waiting), 0.0), (0, 1.0)):
            yield self._state(names, chance, share)
        for _ in range(number - 4):
            yield self._state(chance.randint(0, len(self.waiting)), chance, chance.random())

    def _flush_folder(self) -> None:
        self.flushed, self.waiting = self._folder(len(self.waiting)), []

    def _folder(self, names: int) -> dict[str, _File]:
        folder = dict(self.flushed)
        for name, file in self.waiting[:names]:
            if file is None:
                folder.pop(name, None)
            else:
                folder[name] = file
        return folder

    def _state(self, names: int, chance: random.Random, share: float) -> State:
        return {
            name: _after(file.flushed, list(_part(file.waiting, chance, share)))
            for name, file in self._folder(names).items()
        }


def _part(events: list[Event], chance: random.Random, share: float) -> Iterator[Event]:
    """Each event with this probability; a write of several sectors may reach the disk in some of them."""
    for event in events:
        is_torn = 0 < share < 1 and len(event.data) > SECTOR and chance.random() < 0.3
        if is_torn:
            for at in range(0, len(event.data), SECTOR):
                if chance.random() < share:
                    yield Event("write", event.name, event.place + at, event.data[at : at + SECTOR])
        elif share == 1 or chance.random() < share:
            yield event


def _after(content: bytes, events: list[Event]) -> bytes:
    if not events:
        return content
    data = bytearray(content)
    for event in events:
        if event.kind == "cut":
            del data[event.place :]
        else:
            data.extend(bytes(max(0, event.place - len(data))))
            data[event.place : event.place + len(event.data)] = event.data
    return bytes(data)
