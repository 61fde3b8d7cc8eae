"""The invented swimming shop whose e-mails, exports and clean-ups the demo's jobs do.

Customers come from the samples. Orders and page views live in ``demo/shop.db``, made from
the samples when it is first asked for: it stands for the database of *your* application,
beside the job database, and so it is reached through the standard library's ``sqlite3``.
"""

from __future__ import annotations

import contextlib
import csv
import functools
import json
import os
import random
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from kickboard.demo.errors import CustomerWithoutEmailError
from kickboard.demo.folder import demo_folder, samples

DAY = 86_400.0
#: For so many years the shop has had the orders of the sample, every year anew.
YEARS = 25
#: Page views the shop starts with, spread over the last `VIEW_DAYS` days.
VIEWS = 20_000
VIEW_DAYS = 90

_PAGES = ("/", "/boards", "/boards/junior", "/goggles", "/basket", "/pool/hours", "/classes")

_SCHEMA = """
CREATE TABLE orders (
    id INTEGER PRIMARY KEY, ordered_on TEXT NOT NULL, customer_id INTEGER NOT NULL,
    product TEXT NOT NULL, quantity INTEGER NOT NULL, cents INTEGER NOT NULL, state TEXT NOT NULL);
CREATE TABLE page_views (id INTEGER PRIMARY KEY, at REAL NOT NULL, page TEXT NOT NULL);
CREATE INDEX page_views_at ON page_views (at);
CREATE INDEX orders_by_customer ON orders (customer_id, ordered_on);
"""

_making = threading.Lock()  # one thread at a time makes the database

Customer = dict[str, str]


@functools.cache
def customers() -> dict[int, Customer]:
    """Return all customers by their number; ``email`` is missing in a few records."""
    rows = json.loads(samples().joinpath("customers.json").read_text("utf-8"))
    return {row["id"]: {k: v for k, v in row.items() if k != "id"} for row in rows}


def email_of(customer_id: int, customer: Customer) -> str:
    """Return the customer's address.

    Raises:
        CustomerWithoutEmailError: the record has none.
    """
    try:
        return customer["email"]
    except KeyError as error:
        raise CustomerWithoutEmailError(customer_id, customer["name"]) from error


@contextlib.contextmanager
def database(now: float) -> Iterator[sqlite3.Connection]:
    """Open the shop's database, making it first if need be; every statement commits at once.

    Args:
        now: Epoch seconds; page views of a new database end here.
    """
    path = demo_folder() / "shop.db"
    with _making:
        if not path.exists():
            _make(path, now)
    connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _make(path: Path, now: float) -> None:
    """Build the database beside its place and move it there: a kill leaves no half of one."""
    fd, partial = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    os.close(fd)
    try:
        with contextlib.closing(sqlite3.connect(partial, isolation_level=None)) as connection:
            _fill(connection, now)
        os.replace(partial, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(partial)
        raise


def _fill(connection: sqlite3.Connection, now: float) -> None:
    """Make the tables of an empty database, with their rows."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?)", _orders())
    connection.executemany("INSERT INTO page_views (at, page) VALUES (?, ?)", _views(now))
    connection.execute("COMMIT")


def _orders() -> Iterator[tuple[object, ...]]:
    """Yield the sample's orders over and over, oldest first."""
    text = samples().joinpath("orders.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    number = 0
    for years_ago in range(YEARS - 1, -1, -1):
        for row in rows:
            number += 1
            day = date.fromisoformat(row["ordered_on"]) - timedelta(days=365 * years_ago)
            rest = (row["customer_id"], row["product"], row["quantity"], row["cents"], row["state"])
            yield (number, day.isoformat(), *rest)


def _views(now: float) -> Iterator[tuple[float, str]]:
    rng = random.Random(90)
    for at in sorted(now - rng.random() * VIEW_DAYS * DAY for _ in range(VIEWS)):
        yield at, rng.choice(_PAGES)
