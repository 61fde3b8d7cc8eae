"""What is looked for in what was found, and how a store comes to be unwell."""

from pathlib import Path

import apsw

from kickboard.stores.sqlite.health import Finding


def one(found: list[Finding], check: str) -> Finding:
    """Return the finding of a check that must be there once."""
    [finding] = [finding for finding in found if finding.check == check]
    return finding


def raw(path: Path, sql: str) -> None:
    """Change a file behind the store's back."""
    connection = apsw.Connection(str(path))
    connection.execute(sql).fetchall()
    connection.close()
