"""A sandbox, and an engine in it whose time leaps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.test_lab.bench import Bench

from kickboard.lab.sandbox import TemporarySandbox


@pytest.fixture
def made(tmp_path: Path) -> Iterator[TemporarySandbox]:
    """A sandbox that begins at a round moment."""
    with TemporarySandbox.make(tmp_path / "sandboxes", start=1_700_000_000.0) as sandbox:
        yield sandbox


@pytest.fixture
def bench(made: TemporarySandbox) -> Iterator[Bench]:
    """An engine in that sandbox, and a way to run the lab's jobs on it."""
    built = Bench(made.url)
    yield built
    built.close()
