"""The rows of a long list that are at hand: pages of 64, the least recently seen go first.

Pure bookkeeping, so that it can be tested without Qt. A page can be *stale*: read before the
list changed last; it may still be shown, and is read again when somebody looks at it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping

from kickboard_desktop.models.lists.columns import Row

PAGE = 64
#: Pages kept; about 4,000 rows.
MOST = 64


class Pages:
    """Pages by their number; page *k* holds the rows from ``64 * k`` on."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._stale: set[int] = set()

    def __contains__(self, number: int) -> bool:
        """Return whether page *number* is at hand."""
        return number in self._pages

    def __len__(self) -> int:
        """Return how many pages are at hand."""
        return len(self._pages)

    def row(self, row: int) -> Row | None:
        """Return a row by its number, None when it is not at hand."""
        page = self._pages.get(row // PAGE)
        if page is None or row < 0:
            return None
        at = row % PAGE
        return page[at] if at < len(page) else None

    def rows(self, numbers: Iterable[int]) -> Iterator[tuple[int, Row]]:
        """Go through the rows of the pages *numbers* that are at hand, with their numbers."""
        for number in numbers:
            yield from enumerate(self._pages.get(number, ()), number * PAGE)

    def where(self) -> dict[str, int]:
        """Return the row number of every job at hand; fresh pages win over stale ones."""
        found: dict[str, int] = {}
        for at, row in self.rows(sorted(self._pages, key=lambda n: n not in self._stale)):
            found[row.jid] = at
        return found

    def wanted(self, numbers: range) -> list[int]:
        """Return those of *numbers* that must be read: not there, or stale."""
        return [n for n in numbers if n not in self._pages or n in self._stale]

    def missing(self, numbers: range) -> list[int]:
        """Return those of *numbers* that are not there at all."""
        return [n for n in numbers if n not in self._pages]

    def agree(self, fresh: Mapping[int, tuple[Row, ...]]) -> bool:
        """Return whether *fresh* pages have the same jobs in the same rows as those at hand."""
        for number, page in fresh.items():
            old = self._pages.get(number)
            if old is not None and [row.jid for row in old] != [row.jid for row in page]:
                return False
        return True

    def put(self, fresh: Mapping[int, tuple[Row, ...]]) -> None:
        """Take in *fresh* pages; beyond the limit the least recently put go."""
        for number, page in fresh.items():
            self._pages[number] = page
            self._pages.move_to_end(number)
            self._stale.discard(number)
        while len(self._pages) > self._most:
            number, _ = self._pages.popitem(last=False)
            self._stale.discard(number)

    def replace(self, number: int, page: tuple[Row, ...]) -> None:
        """Put other cells into a page, without making it fresh."""
        self._pages[number] = page

    def page(self, number: int) -> tuple[Row, ...]:
        """Return a page, empty when it is not at hand."""
        return self._pages.get(number, ())

    def touch(self, numbers: range) -> None:
        """Note that somebody looks at these pages."""
        for number in numbers:
            if number in self._pages:
                self._pages.move_to_end(number)

    def expire(self) -> None:
        """Make every page stale."""
        self._stale = set(self._pages)

    def keep(self, numbers: range) -> None:
        """Forget all pages but these."""
        for number in [n for n in self._pages if n not in numbers]:
            del self._pages[number]
            self._stale.discard(number)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._stale.clear()
