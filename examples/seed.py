"""The seed's complete example, line for line in Python.

Run it with ``python examples/seed.py``; a number of seconds may follow (5 by default).
"""

import sys
import time

import kickboard
from kickboard import Manager, Worker

kickboard.configure(store="memory:")  # without this line jobs are kept in the profile's jobs.db


# Define workers
class NotificationWorker(Worker, queue="notifications", retry=5):
    """Notify a user."""

    def perform(self, user_id: int, message: str) -> None:
        """Send the notification."""
        print(f"Sending notification to user {user_id}: {message}")
        # Notification logic
        time.sleep(0.1)  # Simulate work


class DataExportWorker(Worker, queue="exports", retry=3):
    """Export a user's data."""

    def perform(self, export_type: str, user_id: int) -> None:
        """Write the export."""
        print(f"Exporting {export_type} data for user {user_id}")
        # Export logic
        time.sleep(0.5)  # Simulate work


# Enqueue immediate jobs
for i in range(10):
    NotificationWorker.perform_async(i, f"Message {i}")

# Schedule future jobs
DataExportWorker.perform_in(60, "csv", 123)  # 1 minute from now
DataExportWorker.perform_in(3600, "pdf", 456)  # 1 hour from now

# Start processing
manager = Manager(
    concurrency=3,
    queues=["notifications", "exports"],
)

manager.start()

# Let it run
time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 5)

# Check statistics
stats = manager.stats().as_dict()
print("\nStatistics:")
print(f"Processed: {stats['statistics']['processed']}")
print(f"Failed: {stats['statistics']['failed']}")
print(f"Scheduled: {stats['scheduled']}")

# Stop when done
manager.stop()
