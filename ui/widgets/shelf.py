"""Where forms put what was left without saving, to be come back to."""

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Shelf(Generic[Key, Thing]):
    """Things under keys, the newest on top; several may lie under one key."""

    def __init__(self) -> None:
        self._kept: list[tuple[Key, Thing]] = []

    def keep(self, key: Key, thing: Thing) -> None:
        """Put a thing on top."""
        self._kept.append((key, thing))

    def take(self, fits: Callable[[Key], bool]) -> Thing | None:
        """Take off the topmost thing whose key fits; None if there is none."""
        for place in reversed(range(len(self._kept))):
            if fits(self._kept[place][0]):
                return self._kept.pop(place)[1]
        return None
