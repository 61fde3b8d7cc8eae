"""Queries that were saved under a name, for each page; and as the text that is kept of them.

What is kept may have been written by hand, or half written: what can be read of it is used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

#: Views kept of a page, and characters of a name and of a query.
MOST, LONGEST_NAME, LONGEST_QUERY = 100, 60, 2000


class SavedView(NamedTuple):
    """A query and what it is called."""

    name: str
    query: str


def read(kept: str) -> tuple[SavedView, ...]:
    """Return the views that *kept* says; what cannot be read of it is left out."""
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return ()
    views: dict[str, SavedView] = {}
    for one in found if isinstance(found, list) else ():
        view = _read_one(one)
        if view is not None:
            views.setdefault(view.name, view)
    return tuple(views.values())[:MOST]


def _read_one(one: object) -> SavedView | None:
    if not isinstance(one, list) or len(one) != 2 or not all(isinstance(x, str) for x in one):
        return None
    name, query = cleaned(one[0]), one[1].strip()
    return SavedView(name, query) if name and 0 < len(query) <= LONGEST_QUERY else None


def write(views: Sequence[SavedView]) -> str:
    """Return the text to keep of *views*."""
    return json.dumps([list(view) for view in views], ensure_ascii=False)


def cleaned(name: str) -> str:
    """Return *name* as it can be shown: on one line and not too long."""
    line = " ".join(name.split())
    return "".join(char for char in line if char.isprintable())[:LONGEST_NAME]


def with_view(views: Sequence[SavedView], view: SavedView) -> tuple[SavedView, ...]:
    """Return *views* and *view*, in the place of the one with its name if there is one."""
    if any(one.name == view.name for one in views):
        return tuple(view if one.name == view.name else one for one in views)
    return (*views, view)[-MOST:]


def renamed(views: Sequence[SavedView], old: str, new: str) -> tuple[SavedView, ...]:
    """Return *views* with *old* called *new*; a name that is taken or empty changes nothing."""
    new = cleaned(new)
    if not new or any(one.name == new for one in views):
        return tuple(views)
    return tuple(one._replace(name=new) if one.name == old else one for one in views)
