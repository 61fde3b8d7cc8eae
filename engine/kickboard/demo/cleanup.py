"""Deleting what is too old, in batches."""

from __future__ import annotations

from kickboard.demo import shop
from kickboard.demo.base import DemoJob

_DELETE = """
DELETE FROM page_views WHERE id IN (SELECT id FROM page_views WHERE at < ? ORDER BY at LIMIT ?)
"""


class CleanupJob(DemoJob, queue="low", retry=1):
    """Delete old page views from the shop's database.

    In batches, each a transaction of its own: others get at the database in between, and
    what is done stays done when the job is stopped. Doing it twice does no harm.
    """

    def perform(self, days: int = 30, batch: int = 500) -> None:
        """Delete.

        Args:
            days: How old a page view may become.
            batch: Rows deleted at a time.
        """
        if days < 0 or batch < 1:
            raise ValueError("days must be 0 or more, and batch 1 or more")
        now = self.now()
        deleted = 0
        with shop.database(now) as database:
            while not self.stopping:
                count = database.execute(_DELETE, (now - days * shop.DAY, batch)).rowcount
                deleted += count
                if count < batch:
                    break
        self.log.info("deleted %d page views older than %d days", deleted, days)
