"""E-mails: written as real messages and delivered into the maildir ``demo/mail``."""

from __future__ import annotations

from kickboard.demo import shop
from kickboard.demo.base import DemoJob
from kickboard.demo.letters import deliver, euros, letter


class WelcomeEmailJob(DemoJob, queue="mailers", retry=5):
    """Greet a new customer by e-mail.

    Writes a message with a text and an HTML part into the maildir ``demo/mail``. The
    argument is the customer's number, not the customer: what a job looks up when it runs
    is up to date, what was pushed with it may not be.
    """

    def perform(self, customer_id: int = 1) -> None:
        """Send the letter.

        Args:
            customer_id: Number of the customer, 1 to 40.
        """
        customer = shop.customers()[customer_id]
        to = (customer["name"], shop.email_of(customer_id, customer))
        paragraphs = (
            f"Dear {customer['name']},",
            "Welcome to Lane Four. Your card works at the gate from tomorrow on.",
            f"The board you ordered waits for you at the pool in {customer['city']}.",
            "See you in the water.",
        )
        key = self.key
        deliver(letter(to, "Welcome to Lane Four", paragraphs, key=key, at=self.now()), key)
        self.log.info("welcomed customer %d", customer_id)


class DigestEmailJob(DemoJob, queue="mailers", retry=3):
    """Send a customer the list of the last orders.

    Reads the shop's database, makes a table of what it finds, and writes the message into
    the maildir ``demo/mail``.
    """

    def perform(self, customer_id: int = 1, orders: int = 5) -> None:
        """Send the letter.

        Args:
            customer_id: Number of the customer, 1 to 40.
            orders: How many orders to list, the latest first.
        """
        customer = shop.customers()[customer_id]
        to = (customer["name"], shop.email_of(customer_id, customer))
        with shop.database(self.now()) as database:
            found = database.execute(
                "SELECT ordered_on, quantity, product, cents FROM orders WHERE customer_id = ? "
                "ORDER BY ordered_on DESC, id DESC LIMIT ?",
                (customer_id, orders),
            ).fetchall()
        rows = [(day, f"{n} x {product}", euros(cents)) for day, n, product, cents in found]
        total = euros(sum(cents for *_, cents in found))
        paragraphs = (f"Dear {customer['name']},", f"Your latest orders came to {total}:")
        key = self.key
        message = letter(to, "Your orders", paragraphs, rows=rows, key=key, at=self.now())
        deliver(message, key)
        self.log.info("sent customer %d a digest of %d orders", customer_id, len(rows))
