"""Webhooks: telling someone else's server what happened, until it has heard."""

from __future__ import annotations

import json

from kickboard.demo import server, settings, shop
from kickboard.demo.base import DemoJob
from kickboard.demo.calls import call


class WebhookJob(DemoJob, queue="critical", retry=10):
    """Tell another server of an order, signed so that it can trust the message.

    The body is signed with HMAC-SHA256 and carries the job's id: a receiver that was told
    twice knows. While the receiver is down the job is tried again after 6 s, then after
    twice as long each time, up to an hour: this class has a schedule of its own.
    """

    def perform(self, event: str = "order.paid", order_id: int = 1) -> None:
        """Send it.

        Args:
            event: What happened.
            order_id: Number of the order, from 1.
        """
        with shop.database(self.now()) as database:
            row = database.execute(
                "SELECT customer_id, product, quantity, cents FROM orders WHERE id = ?", (order_id,)
            ).fetchone()
        if row is None:
            raise LookupError(f"there is no order {order_id}")
        customer_id, product, quantity, cents = row
        order = {"id": order_id, "customer_id": customer_id, "product": product}
        order |= {"quantity": quantity, "cents": cents}
        body = json.dumps({"event": event, "order": order}).encode()
        headers = {
            "Content-Type": "application/json",
            server.DELIVERY_HEADER: self.key,
            server.SIGNATURE_HEADER: server.sign(server.current().secret, body),
        }
        answer = call("POST", "/webhooks", body=body, headers=headers)
        self.log.info(
            "%s of order %d %s", event, order_id, "told" if answer["new"] else "was known"
        )


@WebhookJob.retry_in
def _(count: int, error: Exception) -> float:
    return float(min(3600, 6 * 2**count))


class WebhookSwitchJob(DemoJob, queue="critical", retry=0):
    """Take the demo's webhook receiver down, or bring it up again.

    The first minute of the demo schedules two of these: one at 5 s, one at 25 s.
    """

    group = "teaching"

    def perform(self, up: bool = True) -> None:
        """Flip the switch.

        Args:
            up: Whether webhooks get through from now on.
        """
        settings.set(settings.WEBHOOK_DOWN, not up)
        self.log.info("the webhook receiver is %s", "up" if up else "down")
