"""Looking at jobs and acting on them: Sidekiq's data API, thin over `Store`.

::

    Queue("mailers").size          # the seed's Sidekiq::Queue.size('mailers')
    Queue("mailers").jobs()        # Sidekiq::Queue.jobs('mailers')
    Queue("mailers").clear()       # Sidekiq::Queue.clear('mailers')
    Queue.clear_all()              # Sidekiq::Queue.clear
    for entry in DeadSet():        # newest first, page by page
        entry.retry()
    RetrySet().retry_all("class:Mail* error:timeout")

Nothing is lost by deleting here: it goes to the trash, from where `Store.restore` gets it.
"""

from kickboard.inspection.entry import Entry
from kickboard.inspection.processes import Process, ProcessSet
from kickboard.inspection.queues import Queue
from kickboard.inspection.sets import DeadSet, JobSet, RetrySet, ScheduledSet
from kickboard.inspection.stats import History, Stats

__all__ = [
    "DeadSet",
    "Entry",
    "History",
    "JobSet",
    "Process",
    "ProcessSet",
    "Queue",
    "RetrySet",
    "ScheduledSet",
    "Stats",
]
