"""`tests/FAULTS.md`: every row is filled, every test it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "tests" / "FAULTS.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if re.match(r"\| \d+ \|", line)
]
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", TEXT)))
STATES = ("holds", "later, with Redis", "later, with cron", "not testable here: ")


@cache
def functions_of(path: str) -> frozenset[str]:
    """Return the names of the test functions of a module."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))


def test_there_is_a_row_for_each_of_the_47_faults() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, 48))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row {row[0]}")
def test_no_row_is_empty(row: list[str]) -> None:
    assert len(row) == 5
    assert all(row)
    *_, tests, state = row

    assert state.startswith(STATES)
    assert ("::test_" in tests) is state.startswith("holds")


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_exists(name: str) -> None:
    path, _, test = name.partition("::")

    assert (ROOT / path).is_file()
    assert not test or test in functions_of(path)
