"""Damaged project files, made at random: none crashes Isnad, and no changed word goes unnoticed."""

import random
from pathlib import Path

import pytest

from tests.benchmarks import generate
from tests.conftest import RecordProperty
from tracker.errors import IsnadError
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import checking
from tracker.services import project as projects
from tracker.services.project import PAGE_SIZE

SECTOR = 512


KINDS = ("cut", "noise", "blank", "swap", "bit")


def damaged(whole: bytes, kind: str, chance: random.Random) -> bytes:
    """The file cut short, overwritten, with two pages changed over, or with one bit turned over."""
    data = bytearray(whole)
    match kind:
        case "cut":
            del data[chance.randrange(len(data)) :]
        case "noise":
            place = chance.randrange(len(data))
            length = min(chance.randrange(1, 2000), len(data) - place)
            data[place : place + length] = chance.randbytes(length)
        case "blank":
            place = chance.randrange(len(data) // SECTOR) * SECTOR
            data[place : place + SECTOR] = bytes(SECTOR)
        case "swap":
            pages = [data[at : at + PAGE_SIZE] for at in range(0, len(data), PAGE_SIZE)]
            chosen = chance.sample(range(len(pages)), 2)
            pages[chosen[0]], pages[chosen[1]] = pages[chosen[1]], pages[chosen[0]]
            data = bytearray(b"".join(pages))
        case _:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def is_silent(path: Path, before: list[object]) -> bool:
    """True if the file passes for sound and its quotes are others than before."""
    try:
        with projects.open_project(path, writable=False) as project:
            return (
                checking.check(project).is_sound
                and list(quote_queries.rows(project, QuoteFilter())) != before
            )
    except IsnadError:
        return False  # refused by name


@pytest.mark.parametrize("number", [60, pytest.param(2000, marks=pytest.mark.soak)])
@pytest.mark.timeout(7200)
def test_no_damaged_file_crashes_or_passes_for_sound_with_other_words(
    tmp_path: Path, number: int, record_property: RecordProperty
) -> None:
    path = tmp_path / "سليم.isnad"
    generate.make(path, 100)
    with projects.open_project(path) as project:
        before: list[object] = list(quote_queries.rows(project, QuoteFilter()))
    whole, chance = path.read_bytes(), random.Random(number)
    silent = []
    for case in range(number):
        kind = KINDS[case % len(KINDS)]
        mutant = tmp_path / f"{case}.isnad"
        mutant.write_bytes(damaged(whole, kind, chance))
        if is_silent(mutant, before):
            silent.append((case, kind))
        for left in tmp_path.glob(f"{case}.isnad*"):
            left.unlink()
    assert silent == []
    record_property("damaged files", f"{number}: {', '.join(KINDS)} in equal numbers")
