"""The rules of the house that no other tool checks. Each test lists what breaks the rule, and where."""

import ast
import re
import shutil
import string
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tracker import errors

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "en")
MOST_LINES = 400

# Put together here, so that this file keeps its own rule.
REGISTRY_HOSTS = [
    rf"\b{name}\.{end}\b"
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("(deb|security|snapshot)[.]debian", "org"),
        ("archive[.]ubuntu", "com"),
        ("registry[.]npmjs", "org"),
    )
]
MACHINE_PATHS = [
    rf"(?<![\w.])/{folder}"
    for folder in (r"home/\w", r"Users/\w", r"root\b", r"work\b", r"opt\b", r"tmp/isnad", r"shared\b")
] + [r"[A-Z]:\\Users", r"[.]{2}/" + "shared"]


@cache
def project_files() -> list[Path]:
    """Every file that is in the project or is about to be: tracked, or new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return [ROOT / name for name in sorted(set(listed.split("\0"))) if name and (ROOT / name).is_file()]


@cache
def parsed(*folders: str) -> dict[str, ast.Module]:
    """The Python files in these folders by their path, read as syntax trees."""
    return {
        name: ast.parse(file.read_text(encoding="utf-8"), name)
        for file in project_files()
        if file.suffix == ".py" and (name := file.relative_to(ROOT).as_posix()).startswith(folders)
    }


def places(node_fits: Callable[[ast.AST], bool], *folders: str, besides: tuple[str, ...] = ()) -> list[str]:
    """Where in these folders a node fits, as "path:line"; files that start with `besides` may."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in parsed(*folders).items()
        if not name.startswith(besides)
        for node in ast.walk(tree)
        if node_fits(node) and isinstance(node, ast.stmt | ast.expr)
    ]


def test_import_contracts_are_kept() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("pattern", REGISTRY_HOSTS + MACHINE_PATHS)
def test_no_file_names_a_registry_or_a_path_of_one_machine(pattern: str) -> None:
    forbidden = re.compile(pattern.encode())
    found = [file.relative_to(ROOT) for file in project_files() if forbidden.search(file.read_bytes())]
    assert found == []


def test_no_file_of_code_is_too_long() -> None:
    lengths = {
        file.relative_to(ROOT): len(file.read_text(encoding="utf-8").splitlines())
        for file in project_files()
        if file.suffix == ".py"
    }
    assert {file: lines for file, lines in lengths.items() if lines > MOST_LINES} == {}


def test_the_database_driver_is_chosen_in_one_place() -> None:
    # Two copies of SQLite in one process break each other's locks.
    drivers = {"sqlite3", "pysqlite3", "_sqlite3"}

    def imports_a_driver(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return any(alias.name.split(".")[0] in drivers for alias in node.names)
        return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in drivers

    assert places(imports_a_driver, "tracker/", "ui/", besides=("tracker/sqlite.py",)) == []


def test_only_the_database_module_runs_statements_past_peewee() -> None:
    # A statement on the bare connection escapes the check for a lost transaction.
    def is_connection(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("connection", "cursor")
        )

    def takes_it(node: ast.AST) -> bool:
        # As `connection().execute(…)`, or first put by under a name.
        if isinstance(node, ast.Attribute):
            return node.attr.startswith("execute") and is_connection(node.value)
        return isinstance(node, ast.Assign | ast.NamedExpr) and is_connection(node.value)

    assert places(takes_it, "tracker/", "ui/", besides=("tracker/db.py",)) == []


def test_only_the_command_line_and_the_start_of_the_window_print() -> None:
    def prints(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"

    assert places(prints, "tracker/", "ui/", besides=("tracker/cli/", "ui/app.py")) == []


# ── Errors and their sentences


@dataclass(frozen=True)
class Raised:
    """One place that names an error: its code, and the fields given with it (None if not to be seen)."""

    code: str
    fields: frozenset[str] | None
    file: str
    line: int

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line} {self.code}"


ERROR_NAMES = frozenset(
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.IsnadError)
)


@cache
def raised() -> list[Raised]:
    """Every error code of the core and the window.

    Codes stand as words where the error is made, where a function with a parameter `code` is called
    or defined, or as values of a table that is called …_CODES.
    """
    return [
        Raised(literal.value, fields, name, node.lineno)
        for name, tree in parsed("tracker/", "ui/").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.expr)
        for literal, fields in codes_in(node)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
    ]


def codes_in(node: ast.AST) -> Iterator[tuple[ast.expr, frozenset[str] | None]]:
    if isinstance(node, ast.Call):
        if called_name(node) in ERROR_NAMES:
            names = [keyword.arg for keyword in node.keywords]
            # Without a code it is one of the errors that know theirs.
            code = node.args[0] if node.args else ast.Constant(vars(errors)[called_name(node)]().code)
            yield code, None if None in names else frozenset(filter(None, names))
        elif called_name(node) in takers_of_codes():
            position = takers_of_codes()[called_name(node)]
            yield from ((argument, None) for argument in node.args[position:][:1])
            yield from ((keyword.value, None) for keyword in node.keywords if keyword.arg == "code")
    elif isinstance(node, ast.FunctionDef):
        defaults = zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)
        yield from ((default, None) for argument, default in defaults if argument.arg == "code")
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and is_table_of_codes(node):
        yield from ((value, None) for value in node.value.values)


def is_table_of_codes(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id.endswith("_CODES") for target in node.targets)


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


@cache
def takers_of_codes() -> dict[str, int]:
    """Functions with a parameter `code`, and its position."""
    return {
        node.name: names.index("code")
        for tree in parsed("tracker/", "ui/").values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and "code" in (names := [argument.arg for argument in node.args.args])
        and names[0] != "self"
    }


@cache
def fields_added_in(file: str) -> frozenset[str]:
    """What a file adds to errors that it has caught, as in `InputRefused(e.code, **{…, "value": text})`."""
    return frozenset(
        str(key.value)
        for call in ast.walk(parsed("tracker/", "ui/")[file])
        if isinstance(call, ast.Call) and called_name(call) in ERROR_NAMES
        for keyword in call.keywords
        if keyword.arg is None and isinstance(keyword.value, ast.Dict)
        for key in keyword.value.keys
        if isinstance(key, ast.Constant)
    )


@cache
def wording(language: str) -> dict[str, Any]:
    file = ROOT / "resources" / "wording" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def sentences(table: dict[str, Any], path: str = "") -> dict[str, str]:
    """The sentences of a wording file by their dotted key; the forms of one sentence are joined.

    Languages differ in their plural forms, so a counted noun is one sentence too.
    """
    found = {}
    for key, value in table.items():
        if isinstance(value, str):
            found[path + key] = value
        elif path == "counts." or value.keys() <= {"zero", "other"}:
            found[path + key] = " ".join(sentences(value).values())
        else:
            found |= sentences(value, f"{path}{key}.")
    return found


def named_places(sentence: str) -> set[str]:
    """The places of a sentence; {the_entity} is filled from the same field as {entity}."""
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    return {name.removeprefix("the_") for name in names}


def test_every_error_can_be_told() -> None:
    told = wording("ar")["errors"].keys() & wording("en")["errors"].keys()
    assert raised()
    assert [error.where for error in raised() if error.code not in told] == []


def test_every_sentence_for_an_error_is_used() -> None:
    words = {
        node.value
        for tree in parsed("tracker/", "ui/").values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    assert {code for language in LANGUAGES for code in wording(language)["errors"]} - words == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_brings_what_its_sentence_names(language: str) -> None:
    told = sentences(wording(language)["errors"])
    lacking = {
        error.where: lacks
        for error in raised()
        if error.fields is not None
        and (lacks := named_places(told.get(error.code, "")) - error.fields - fields_added_in(error.file))
    }
    assert lacking == {}


def test_both_languages_have_the_same_sentences_with_the_same_places() -> None:
    # What argparse says in English needs no wording of ours.
    arabic, english = (
        {
            key: named_places(sentence)
            for key, sentence in sentences(wording(language)).items()
            if not key.startswith("cli.argparse.")
        }
        for language in LANGUAGES
    )
    assert arabic == english
