"""Opening a store and looking at it for the first time, on a background thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from kickboard_desktop.guarding import is_of_others

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot, Store


def opened(
    opener: Callable[..., Store],
    url: str,
    opening: Future[Store],
    *,
    read_only: bool,
    owned: bool,
) -> tuple[Snapshot, bool]:
    """Open the store at *url* into *opening*; return what it holds and whether it is of others.

    A store that opens and then does not answer is closed, if it is *owned*, and not open.
    """
    store = None
    try:
        store = opener(url, read_only=read_only)
        found = store.snapshot(), is_of_others(store)
    except BaseException as error:
        if store is not None and owned:
            store.close()
        opening.set_exception(error)
        raise
    opening.set_result(store)
    return found
