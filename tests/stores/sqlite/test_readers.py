"""The connections that read: kept for the next reader, but no more than that, and none for long."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from kickboard.errors import StoreError
from kickboard.stores import open_store
from kickboard.stores.sqlite.connection import _IDLE_READERS, Readers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that nobody has open."""
    path = tmp_path / "jobs.db"
    open_store(str(path)).close()
    return path


def test_no_more_connections_are_kept_than_a_few(path: Path) -> None:
    readers = Readers(path)
    with ExitStack() as many:
        for _ in range(_IDLE_READERS + 2):
            many.enter_context(readers.read())

    assert len(readers._idle) == _IDLE_READERS
    readers.close()


def test_one_that_is_lent_while_all_are_closed_is_closed_when_it_comes_back(path: Path) -> None:
    readers = Readers(path)
    with readers.read() as connection:
        readers.close()
        assert connection.execute("SELECT count(*) FROM jobs").get == 0

    assert readers._idle == []
    with pytest.raises(StoreError, match="is closed"), readers.read():
        pass
