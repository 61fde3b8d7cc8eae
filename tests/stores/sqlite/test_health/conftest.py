"""A store to look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kickboard.stores.sqlite import SQLiteStore, files


@pytest.fixture(autouse=True)
def on_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the tests' folder is: what it is on is no matter of these tests."""
    monkeypatch.setattr(files, "file_system", lambda _path: "ext4")


@pytest.fixture
def store(path: Path) -> Iterator[SQLiteStore]:
    """A store on the machine's own time."""
    opened = SQLiteStore(path)
    yield opened
    opened.close()
