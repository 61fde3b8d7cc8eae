"""The demo's shop: its orders, their export and the cleaning of old views."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kickboard.client import Client
from kickboard.demo import CleanupJob, ExportJob, shop
from kickboard.demo.export import COLUMNS

from .conftest import JID, Perform


def orders() -> list[tuple[str, ...]]:
    with shop.database(0) as database:
        rows = database.execute(f"SELECT {', '.join(COLUMNS)} FROM orders ORDER BY id").fetchall()
    return [tuple(map(str, row)) for row in rows]


def exported(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = [tuple(row) for row in csv.reader(file)]
    assert header == COLUMNS
    return rows


def test_shop_has_the_samples_orders_of_many_years(profile: Path) -> None:
    rows = orders()

    assert len(rows) == 50_000
    assert [int(row[0]) for row in rows] == list(range(1, 50_001))
    assert rows[-1][1] == "2026-06-30"
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)


def test_export_is_the_table(profile: Path, perform: Perform) -> None:
    perform(ExportJob, "all", 7000)

    exports = profile / "demo" / "exports"
    assert exported(exports / "all.csv") == orders()
    assert [path.name for path in exports.iterdir()] == ["all.csv"]


@pytest.mark.parametrize("torn", ["", "1235,2002-0"])
def test_export_goes_on_where_it_was(profile: Path, perform: Perform, torn: str) -> None:
    exports = profile / "demo" / "exports"
    exports.mkdir(parents=True)
    written = [COLUMNS, *orders()[:1234]]
    written[1] = ("1", "this line was written by the first run", "", "", "", "", "")
    part = exports / f".{JID}.part"
    part.write_text("".join(",".join(row) + "\n" for row in written) + torn, "utf-8")

    perform(ExportJob)

    rows = exported(exports / "orders.csv")
    assert rows[0][1] == "this line was written by the first run"
    assert rows[1:] == orders()[1:]
    assert not part.exists()


@pytest.mark.parametrize(
    "begun", ["", "id,order", "id,ordered_on,customer_id,product,quantity,cents,state\n"]
)
def test_export_that_had_hardly_begun_begins_again(
    profile: Path, perform: Perform, begun: str
) -> None:
    exports = profile / "demo" / "exports"
    exports.mkdir(parents=True)
    (exports / f".{JID}.part").write_text(begun, "utf-8")

    perform(ExportJob)

    assert len(exported(exports / "orders.csv")) == 50_000


def test_export_cannot_leave_its_folder(profile: Path, perform: Perform) -> None:
    with pytest.raises(ValueError, match="cannot be called"):
        perform(ExportJob, "../../orders")


def test_cleanup_deletes_exactly_the_old_views(client: Client, perform: Perform) -> None:
    now = client.now()
    with shop.database(now) as database:
        before = {row[0] for row in database.execute("SELECT at FROM page_views")}

    perform(CleanupJob, 30, 700)

    with shop.database(now) as database:
        after = {row[0] for row in database.execute("SELECT at FROM page_views")}
    assert len(before) == shop.VIEWS
    limit = now - 30 * 86_400
    kept = {at for at in before if at >= limit + 60}
    assert kept <= after <= {at for at in before if at >= limit}
    assert len(after) < len(before)


def test_cleanup_that_is_stopped_leaves_the_rest(client: Client, perform: Perform) -> None:
    perform(CleanupJob, 0, 700, stopping=True)

    with shop.database(client.now()) as database:
        assert database.execute("SELECT count(*) FROM page_views").fetchone() == (shop.VIEWS,)


@pytest.mark.parametrize(("days", "batch"), [(-1, 500), (30, 0)])
def test_senseless_cleanup_is_refused(days: int, batch: int, perform: Perform) -> None:
    with pytest.raises(ValueError, match="days must be 0 or more"):
        perform(CleanupJob, days, batch)


def test_database_that_failed_to_be_made_is_not_there(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("the sample cannot be read")

    monkeypatch.setattr(shop, "_orders", fail)
    with pytest.raises(OSError, match="cannot be read"), shop.database(0):
        pass

    assert list((profile / "demo").iterdir()) == []
