"""One measure over work that comes in parts, such as a backup and the step it stands before."""

from collections.abc import Callable

Progress = Callable[[int, int], None]

TOTAL = 1000
"""The whole of such work, in thousandths."""

BACKUP = 300
"""How far it is when a backup that stands before it is made."""


def share(progress: Progress | None, first: int, last: int) -> Progress:
    """Tells how far a part is as thousandths of the whole, of which it takes those from `first` to `last`.

    What `progress` raises, such as `Cancelled`, goes through to the part. A part that cannot say how much
    there is to do (a total of 0) stays at its beginning.
    """

    def told(done: int, total: int) -> None:
        if progress:
            progress(first + (last - first) * done // max(1, total) if total else first, TOTAL)

    return told
