"""Your own jobs: ``kickboard examples/shop.py`` runs them and opens the window on them."""

from kickboard import Job, job


class EmailJob(Job, queue="mailers", retry=5):
    def perform(self, to: str, subject: str = "Welcome") -> None:
        print(f"sending {subject!r} to {to}")


@job(queue="reports", retry=3)
def monthly_report(user_id: int, month: str = "2026-11") -> None:
    print(f"writing the report of {month} for user {user_id}")
