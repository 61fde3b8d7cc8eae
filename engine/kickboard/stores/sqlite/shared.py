"""A transaction that a caller shares with the store: jobs and own rows, both or neither.

The caller leads the writer's line for as long as the block lasts, so everybody else who
writes waits. SQLite itself is asked about every statement before it runs: what belongs to
the store may be read, and is never changed past the store's own counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import apsw

from kickboard.errors import StoreError
from kickboard.stores.base import NewJob, PushResult, Store
from kickboard.stores.sqlite import pushing
from kickboard.stores.sqlite.schema import TABLES
from kickboard.stores.sqlite.transaction import Transaction

if TYPE_CHECKING:
    from kickboard.client import Client

#: Tables that only the store's own code may change.
OURS = frozenset(re.findall(r"CREATE TABLE (\w+)", TABLES))
_READING = frozenset(
    (apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_FUNCTION, apsw.SQLITE_RECURSIVE)
)
_FORBIDDEN = frozenset(
    (apsw.SQLITE_TRANSACTION, apsw.SQLITE_ATTACH, apsw.SQLITE_DETACH, apsw.SQLITE_PRAGMA)
)


class SharedTransaction:
    """What ``with store.transaction() as tx`` gives; valid inside the block, on its thread."""

    def __init__(self, transaction: Transaction, store: Store) -> None:
        self.pushed = 0
        self._transaction: Transaction | None = transaction
        self._store = store
        self._client: Client | None = None
        self._fault: BaseException | None = None

    @property
    def client(self) -> Client:
        """A client that pushes into this transaction, through the usual middleware."""
        from kickboard.client import within  # noqa: PLC0415 - it needs the stores, too

        if self._client is None:
            self._client = within(self._store, self)
        return self._client

    def execute(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[tuple[Any, ...]]:
        """Run statements of the caller's and return all their rows.

        Raises:
            StoreError: they would change a table of the store, or end the transaction.
            apsw.Error: SQLite refuses them: a constraint, a mistake. The transaction goes
                on, without what the statement did.
        """
        connection = self._get().connection
        connection.authorizer = _authorize
        try:
            return list(connection.execute(sql, values))
        except apsw.AuthError as error:
            raise StoreError(
                "Inside a shared transaction the store's own tables can only be read, and the "
                f"transaction is ended by its block alone ({error}).",
                self._store.url,
            ) from error
        finally:
            connection.authorizer = None

    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store *jobs* when, and only when, the block's end is committed.

        A jid that is there already is skipped and reported.
        """
        transaction = self._get()
        if not jobs:
            return PushResult(0)
        try:
            result = pushing.push(transaction, jobs)
        except BaseException as error:
            self._fault = error  # rows and counts may differ now: nothing of it may stay
            raise
        self.pushed += result.added
        return result

    def close(self) -> None:
        """End the block: refuse what comes later, and the commit if something failed half-way.

        Raises:
            StoreError: nothing may be kept.
        """
        self._get()
        self._transaction = None

    def note_committed(self) -> None:
        """Have the jobs counted where pushes are."""
        from kickboard.client import note_committed  # noqa: PLC0415 - as above

        if self._client is not None:
            note_committed(self._client)

    def _get(self) -> Transaction:
        transaction = self._transaction
        if transaction is None:
            raise StoreError("The transaction is over; begin another one.", self._store.url)
        if self._fault is not None or not transaction.connection.in_transaction:
            raise StoreError(
                "Something failed in this transaction, and all of it was undone.", self._store.url
            ) from self._fault
        return transaction


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None
) -> int:
    """Say whether a statement may do *action* to the things named."""
    if action in _READING:
        return apsw.SQLITE_OK
    if action == apsw.SQLITE_UPDATE:
        second = None  # a column, which may be called anything
    if action in _FORBIDDEN or first in OURS or second in OURS:
        return apsw.SQLITE_DENY
    return apsw.SQLITE_OK
