"""A store, and commands on it that are given as somebody at a shell would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.test_cli.asking import Run

from kickboard.cli import main
from kickboard.stores import open_store
from kickboard.stores.base import Store


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Where the commands work: a store that the first of them makes."""
    return f"sqlite:///{tmp_path / 'jobs.db'}"


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a command; get its exit code, standard output and standard error."""
    monkeypatch.setenv("KICKBOARD_STORE", url)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Their store, for a look past them."""
    opened = open_store(url)
    yield opened
    opened.close()
