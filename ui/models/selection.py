"""What is selected in a list: some records by their ids, or everything that its filter shows."""

from tracker.frozen import value


@value
class Selection:
    """Selected quotes: `ids` from the top, or, if it `is_everything`, all that the filter shows and no ids.

    `count` is how many that is, and as long as a long list is being counted, how many are known: then alone
    everything is as much as the filter shows when a step is taken.
    """

    ids: tuple[int, ...] = ()
    is_everything: bool = False
    count: int = 0

    def __bool__(self) -> bool:
        return self.count > 0
