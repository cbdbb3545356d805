"""Rows are sorted whether they fit in memory or not."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.exchange import sorting

KEYS = st.tuples(st.integers(0, 1), st.sampled_from(["ا", "ب", "\u2028", "\U0001f600", ""]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(KEYS, max_size=40), run=st.integers(1, 50))
def test_any_number_of_rows_comes_back_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[tuple[int, str]], run: int
) -> None:
    monkeypatch.setattr(sorting, "RUN", run)
    rows: list[sorting.Keyed] = [(key, (number, key[1], None)) for number, key in enumerate(keys)]
    expected = [row for _, row in sorted(rows, key=lambda keyed: keyed[0])]
    assert list(sorting.in_order(rows, tmp_path)) == expected
    assert list(tmp_path.iterdir()) == []


def test_what_is_set_aside_is_gone_when_the_reader_leaves_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "RUN", 2)
    rows = sorting.in_order([((number,), (number,)) for number in range(9, 0, -1)], tmp_path)
    assert next(rows) == (1,)
    rows.close()
    assert list(tmp_path.iterdir()) == []


def test_no_more_rows_are_in_memory_than_a_few_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "RUN", 200)
    tracemalloc.start()
    rows = (((number % 7, number), (f"{number}" * 300,)) for number in range(10_000))
    number = sum(1 for _ in sorting.in_order(rows, tmp_path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == 10_000
    assert peak < 6_000_000  # all of them are more than 11 MB
