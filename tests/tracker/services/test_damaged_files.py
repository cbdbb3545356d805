"""Files damaged in five ways: opening and checking never crash, and no change of content is silent."""

import random
from pathlib import Path

import pytest

from tests.benchmarks import generate
from tracker.errors import IsnadError
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter, QuoteRow
from tracker.services import checking
from tracker.services import project as projects
from tracker.services.project import PAGE_SIZE

SECTOR = 512


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("damaged") / "سليم.isnad"
    generate.make(path, 300)
    return path


def quotes(path: Path) -> list[QuoteRow]:
    with projects.open_project(path, writable=False) as project:
        return list(quote_queries.rows(project, QuoteFilter()))


def damaged(whole: bytes, dice: random.Random) -> bytes:
    """A copy that was cut short, overwritten, has an empty sector, two pages swapped or one bit turned."""
    data = bytearray(whole)
    at = dice.randrange(len(data))
    match dice.choice(("cut", "noise", "sector", "pages", "bit")):
        case "cut":
            del data[at:]
        case "noise":
            length = min(dice.randrange(1, 2000), len(data) - at)
            data[at : at + length] = dice.randbytes(length)
        case "sector":
            at = at // SECTOR * SECTOR
            data[at : at + SECTOR] = bytes(SECTOR)
        case "pages":
            first, second = (dice.randrange(len(data) // PAGE_SIZE) * PAGE_SIZE for _ in range(2))
            data[first : first + PAGE_SIZE] = whole[second : second + PAGE_SIZE]
            data[second : second + PAGE_SIZE] = whole[first : first + PAGE_SIZE]
        case _:
            data[at] ^= 1 << dice.randrange(8)
    return bytes(data)


@pytest.mark.parametrize("number", [60, pytest.param(2000, marks=pytest.mark.soak)])
def test_no_damage_crashes_and_none_is_silent(sound: Path, tmp_path: Path, number: int) -> None:
    whole, before, dice = sound.read_bytes(), quotes(sound), random.Random(1)
    for each in range(number):
        path = tmp_path / f"{each}.isnad"
        path.write_bytes(damaged(whole, dice))
        try:
            with projects.open_project(path, writable=False) as project:
                is_sound = checking.check(project).is_sound
                after = list(quote_queries.rows(project, QuoteFilter())) if is_sound else None
        except IsnadError:
            after = None  # refused by name
        assert after in (None, before), each
        for left in tmp_path.iterdir():
            left.unlink()
