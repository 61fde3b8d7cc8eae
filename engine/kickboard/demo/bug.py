"""The one dead job of the first minute: it fails for a reason, and then the reason is gone."""

from __future__ import annotations

from pathlib import Path

from kickboard import private
from kickboard.demo import shop
from kickboard.demo.base import DemoJob
from kickboard.demo.errors import CustomerWithoutEmailError
from kickboard.demo.folder import demo_folder
from kickboard.demo.letters import deliver, letter


class OneTimeBugJob(DemoJob, queue="critical", retry=0):
    """Send an invoice to a customer whose record lacks the e-mail address.

    The first run fails, and as the job has no retries it is dead at once. Its trace shows
    where and why. The failure leaves a note in ``demo/repairs``, which plays the colleague
    who adds the address meanwhile: press Retry, and the second run succeeds.
    """

    group = "teaching"

    def perform(self, customer_id: int = 17) -> None:
        """Send the invoice.

        Args:
            customer_id: Number of the customer; 17 is the one without an address.
        """
        customer = self._customer(customer_id)
        try:
            self._send_invoice(customer_id, customer)
        except CustomerWithoutEmailError:
            asked = f"customer {customer_id}: address asked for\n"
            private.write(self._repair(), asked.encode())
            raise

    def _send_invoice(self, customer_id: int, customer: shop.Customer) -> None:
        to = (customer["name"], shop.email_of(customer_id, customer))
        paragraphs = (
            f"Dear {customer['name']},",
            "Your order is paid and on its way; you owe us nothing.",
        )
        key = self.key
        deliver(letter(to, "Your invoice", paragraphs, key=key, at=self.now()), key)
        self.log.info("sent customer %d the invoice", customer_id)

    def _customer(self, customer_id: int) -> shop.Customer:
        """Return the record, with the address once somebody has added it."""
        customer = shop.customers()[customer_id]
        if self._repair().exists():
            address = customer["name"].lower().replace(" ", ".") + "@example.com"
            customer = {"email": address, **customer}
        return customer

    def _repair(self) -> Path:
        """Return the note of this very job: each new one fails once, too."""
        return demo_folder("repairs") / f"{self.key}.txt"
