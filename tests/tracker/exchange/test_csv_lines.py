"""CSV lines that SQLite makes are to the byte those that are written row by row."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker.db import Project
from tracker.errors import ProjectRefused
from tracker.exchange import csv_lines
from tracker.exchange.export import export
from tracker.exchange.spreadsheet_cells import MAY_BEGIN, guard
from tracker.exchange.tables import table
from tracker.queries import quote_lines
from tracker.records import Exported, QuoteFilter, QuoteKind, QuoteSort, QuoteStatus, Stance
from tracker.services import claims, quotes
from tracker.services.operation import operation
from tracker.sqlite import sqlite3

SCALAR = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
NASTY = st.sampled_from("\"',;|\t\r\n =+-@*?[]^%\u200f\u202e\ufeff\u2800＝ق1\U000e0041\x7f")
TEXT = st.text(SCALAR, max_size=6) | st.text(NASTY, max_size=8)
WORDS = TEXT.filter(lambda text: bool(text.strip())).map(lambda text: f"{text}ق")
DELIMITERS = st.sampled_from(",;\t|'= ،*?[]^-1ade%&s")
IDS = st.lists(st.integers(1, 6), max_size=3).map(tuple)
FILTERS = st.builds(
    QuoteFilter,
    speakers=IDS,
    claims=IDS,
    verdicts=IDS,
    sources=IDS,
    stances=st.lists(st.sampled_from(Stance), max_size=2).map(tuple),
    statuses=st.lists(st.sampled_from(QuoteStatus), max_size=3).map(tuple),
    sort=st.sampled_from(QuoteSort),
    descending=st.booleans(),
    limit=st.none() | st.integers(0, 9),
)
OPTIONS = st.fixed_dictionaries(
    {
        "what": st.sampled_from(["quotes", "links"]),
        "headers": st.sampled_from(["code", "ar", "en"]),
        "delimiter": DELIMITERS,
        "exact": st.booleans(),
    }
)


# The project grows from example to example: there is nothing to shrink.
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_lines_made_in_sql_are_equal_to_those_written_row_by_row(
    project: Project, tmp_path: Path, data: st.DataObject
) -> None:
    add_something(project, data)
    wanted = data.draw(st.just(QuoteFilter()) | FILTERS)
    options = data.draw(OPTIONS)
    codes = table(str(options["what"])).codes
    chosen = data.draw(st.none() | st.lists(st.sampled_from(codes), min_size=1, unique=True).map(tuple))
    options["columns"] = chosen or "full"
    block = data.draw(st.sampled_from([1, 2, 1000]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quote_lines, "BLOCK", block)
        fast, counted = written(project, tmp_path / "fast.csv", wanted, options)
        patch.setattr(csv_lines, "can_write", lambda _table: False)
        slow, counted_slowly = written(project, tmp_path / "slow.csv", wanted, options)
    assert fast == slow
    assert (counted.records, counted.rows) == (counted_slowly.records, counted_slowly.rows)


def test_every_character_that_a_guard_looks_at_is_looked_at_in_sql() -> None:
    connection = sqlite3.connect(":memory:")
    scalars = [chr(code) for code in range(1, 0x110000) if not 0xD800 <= code <= 0xDFFF]
    connection.execute("CREATE TABLE scalar (c TEXT)")
    connection.executemany("INSERT INTO scalar VALUES (?)", ((each,) for each in scalars))
    found = {c for (c,) in connection.execute("SELECT c FROM scalar WHERE c GLOB ?", (MAY_BEGIN,))}
    connection.close()
    assert found == {each for each in scalars if guard(each) != each or guard(f"{each}=") != f"{each}="}


def add_something(project: Project, data: st.DataObject) -> None:
    with operation(project, "import"):
        speaker = make_speaker(project, data.draw(WORDS))
        source = make_source(
            project,
            data.draw(TEXT),
            title=data.draw(WORDS),
            outlet=data.draw(TEXT),
            published_on=data.draw(st.sampled_from(["", "2016", "2016-02-05"])),
        )
        made = [
            make_quote(
                project,
                speaker,
                text=data.draw(WORDS),
                note=data.draw(TEXT),
                venue=data.draw(TEXT),
                role=data.draw(TEXT),
                source_id=data.draw(st.sampled_from([None, source])),
                kind=data.draw(st.sampled_from(QuoteKind)),
            )
            for _ in range(2)
        ]
        said = [make_claim(project, data.draw(WORDS)) for _ in range(2)]
        if data.draw(st.booleans()):
            claims.set_verdict(project, said[0], data.draw(st.integers(1, 4)))
        for claim in data.draw(st.permutations(said)):
            make_link(project, made[0], claim, data.draw(st.sampled_from(Stance)), note=data.draw(TEXT))
        if data.draw(st.booleans()):
            quotes.trash(project, made[1])


def written(
    project: Project, path: Path, wanted: QuoteFilter, options: dict[str, object]
) -> tuple[bytes, Exported]:
    done = export(project, path, wanted, **options)  # type: ignore[arg-type]  # hypothesis fits them
    return path.read_bytes(), done


@pytest.mark.parametrize("what", ["quotes", "links"])
@pytest.mark.parametrize("damage", ["00", "ff", "d9"])
@pytest.mark.parametrize(("entity", "column"), [("quote", "text"), ("speaker", "name"), ("claim", "text")])
def test_a_damaged_text_is_told_instead_of_being_cut_or_passed_on(
    project: Project, tmp_path: Path, what: str, damage: str, entity: str, column: str
) -> None:
    make_link(project, make_quote(project), make_claim(project))
    path = project.path
    damaged = f"CAST(unhex(hex(\"{column}\") || ? || '62') AS TEXT)"
    with sqlite3.connect(path) as connection:
        connection.execute(f'UPDATE {entity} SET revision = revision + 1, "{column}" = {damaged}', (damage,))
    connection.close()
    out = tmp_path / "out.csv"
    with pytest.raises(ProjectRefused, match="project_damaged"):
        export(project, out, QuoteFilter(), what=what)
    assert not out.exists()


def test_an_older_sqlite_puts_the_very_same_lines_together(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quote(project, text='قال: "الجسر، آمن"', speaker_id=make_speaker(project, name="ليلى"))
    export(project, tmp_path / "new.csv", QuoteFilter())
    monkeypatch.setattr(csv_lines, "HAS_CONCAT", (99,))
    export(project, tmp_path / "old.csv", QuoteFilter())
    assert (tmp_path / "old.csv").read_bytes() == (tmp_path / "new.csv").read_bytes()
