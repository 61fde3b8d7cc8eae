"""Engines, and the demo's jobs with a profile of their own, as the other tests have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.engine.conftest import engines, forget_local_classes
from tests.engine.test_demo.conftest import client, perform, profile, shop_database

from kickboard.stores.memory import MemoryStore

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.security.window import Bench

__all__ = ["client", "engines", "forget_local_classes", "perform", "profile", "shop_database"]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Make windows; whatever still stands at the end is closed."""
    from tests.security.window import Bench, fill  # noqa: PLC0415 - the others run without Qt

    made: list[Bench] = []

    def build(text: str = "", args: list[object] | None = None, **options: object) -> Bench:
        store = MemoryStore()
        if text:
            fill(store, text, args if args is not None else [text])
        made.append(Bench(qtbot, tmp_path, store, **options))  # type: ignore[arg-type]
        return made[-1]

    yield build
    for bench in made:
        bench.close()
