"""The order in which the suite is dealt out to processes, and what is dealt together."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

dealing = pytest.importorskip("tests.dealing", reason="pytest-xdist is not here")
ROOT = Path(__file__).parents[2]


def items(*files: str) -> list[Any]:
    return [SimpleNamespace(nodeid=f"{file}::test_{at}") for at, file in enumerate(files)]


def test_the_files_it_names_are_there() -> None:
    named = [*dealing.SINGLY, *dealing.LONG]

    assert [file for file in named if not (ROOT / file).is_file()] == []
    assert len(set(named)) == len(named)


def test_long_files_come_first_then_those_of_many_tests_and_each_keeps_its_order() -> None:
    first, second = dealing.SINGLY[0], dealing.LONG[0]
    made = items("small.py", "large.py", "large.py", second, first, first)

    dealing.put_long_ones_first(made)

    assert [item.nodeid for item in made] == [
        f"{first}::test_4", f"{first}::test_5", f"{second}::test_3",
        "large.py::test_1", "large.py::test_2", "small.py::test_0",
    ]  # fmt: skip


def test_a_file_stays_together_but_for_those_of_a_few_long_tests(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xdist.scheduler.loadscope.parse_tx_spec_config", lambda _: ["popen"])
    made = dealing.LongestFirst(pytestconfig)

    for file in dealing.SINGLY:
        assert made._split_scope(f"{file}::test[a::b]") == f"{file}::test[a::b]"
    for file in (*dealing.LONG, "small.py"):
        assert made._split_scope(f"{file}::test[a::b]") == file
