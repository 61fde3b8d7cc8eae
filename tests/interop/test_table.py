"""`README.md` here: every statement has its row and its state, every test it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (Path(__file__).parent / "README.md").read_text("utf-8")
STATEMENTS = 60
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if re.match(r"\| \d+ \|", line)
]
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", TEXT)))
#: What a state can be, and whether tests must show it.
STATES = {"holds: ": True, "differs: ": False, "not shown: ": False}
PROGRAMS = ("6.4.1 live", "7.3 golden", "8.1 golden")
NEWER = ("7.3 live", "8.1 live")
#: Where a test must stand whose row says that the real program takes part.
WITH_RUBY = ("test_crossing", "test_failing_crossing", "test_web", "test_asking", "test_sharing")
WITH_NEWER = ("test_newer", "test_newer_iterating")
WITH_GOLDEN = ("test_golden_reading", "test_golden_writing")


@cache
def functions_of(path: str) -> frozenset[str]:
    """Return the names of the test functions of a module."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))


def test_no_statement_is_missing() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, STATEMENTS + 1))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"statement {row[0]}")
def test_a_row_says_what_shows_it(row: list[str]) -> None:
    assert len(row) == 4
    assert all(row)
    _, _, tests, state = row

    [needs_tests] = [needs for word, needs in STATES.items() if state.startswith(word)]
    assert "::test_" in tests or not needs_tests
    live = any(f"tests/interop/{name}.py" in tests for name in WITH_RUBY)
    golden = any(f"tests/interop/{name}.py" in tests for name in WITH_GOLDEN)
    assert live or PROGRAMS[0] not in state
    newer = any(f"tests/interop/{name}.py" in tests for name in WITH_NEWER)
    assert newer or not any(program in state for program in NEWER)
    assert golden or not any(program in state for program in PROGRAMS[1:])


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_exists(name: str) -> None:
    path, _, test = name.partition("::")

    assert (ROOT / path).is_file()
    assert not test or test in functions_of(path)
