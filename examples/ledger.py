"""Money moved once, however often the job runs: ``python examples/ledger.py [FILE]``.

A job may run twice after a crash, so a transfer writes its jid into a ledger, and moves the
money in the same transaction. The order and its job, too, are stored together or not at all.
"""

import sys

from kickboard import Client, Job, Manager, configure

TABLES = """
CREATE TABLE IF NOT EXISTS shop_accounts(name TEXT PRIMARY KEY, cents INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS shop_orders(id INTEGER PRIMARY KEY, buyer TEXT, cents INTEGER);
CREATE TABLE IF NOT EXISTS shop_ledger(jid TEXT PRIMARY KEY, order_id INTEGER NOT NULL);
INSERT OR IGNORE INTO shop_accounts VALUES ('ada', 10000), ('shop', 0);
"""
MOVE = "UPDATE shop_accounts SET cents = cents + ? WHERE name = ?"


class Transfer(Job, queue="money"):
    """Pay an order."""

    def perform(self, order_id: int) -> None:
        """Take the money from the buyer and give it to the shop, unless this job did it before."""
        with Client.transaction() as tx:
            written = tx.execute(
                "INSERT INTO shop_ledger VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING jid",
                (self.jid, order_id),
            )
            if not written:
                self.log.info("order %d is paid already", order_id)
                return
            sql = "SELECT buyer, cents FROM shop_orders WHERE id = ?"
            ((buyer, cents),) = tx.execute(sql, (order_id,))
            tx.execute(MOVE, (-cents, buyer))
            tx.execute(MOVE, (cents, "shop"))


def order(buyer: str, cents: int) -> str | None:
    """Store an order and the job that pays it, both or neither; return the job's jid."""
    with Client.transaction() as tx:
        sql = "INSERT INTO shop_orders(buyer, cents) VALUES (?, ?) RETURNING id"
        ((order_id,),) = tx.execute(sql, (buyer, cents))
        return Transfer.set(client=tx.client).perform_async(order_id)


def main() -> None:
    """Order, pay, and run the same job once more, as after a crash."""
    path = sys.argv[1] if len(sys.argv) > 1 else "shop.db"
    client = configure(f"sqlite:///{path}")
    with client.transaction() as tx:
        tx.execute(TABLES)
    jid = order("ada", 2500)
    for _ in range(2):
        with Manager(queues=["money"]) as manager:
            manager.wait_until_idle()
        # As if the engine had been killed before it could say that the job was done.
        client.push({"class": "Transfer", "args": [1], "jid": jid, "queue": "money"})
    with client.transaction() as tx:
        accounts = dict(tx.execute("SELECT name, cents FROM shop_accounts"))
        ledger = tx.execute("SELECT count(*) FROM shop_ledger")
    print(f"ada {accounts['ada']}, shop {accounts['shop']}, transfers {ledger[0][0]}")


if __name__ == "__main__":
    main()
