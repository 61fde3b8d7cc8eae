"""The keys: Sidekiq's as it names them, and ours, all of which begin with ``kb:``."""

from __future__ import annotations

# -- Sidekiq's

QUEUES = "queues"
SCHEDULE = "schedule"
RETRY = "retry"
DEAD = "dead"
PROCESSES = "processes"
PAUSED = "paused"
PROCESSED = "stat:processed"
FAILED = "stat:failed"
CLEANUP = "process_cleanup"

# -- ours

#: Exists once an engine of ours has met a process that is none.
PEERS = "kb:peers"
#: Identity -> where that engine runs (`lease`): who may hold jobs.
OWNERS = "kb:owners"
#: Jids that are taken: since the last turn, and before it. What is done leaves both.
JIDS = "kb:jids"
OLD_JIDS = "kb:jids:old"
#: Exists until the next turn.
JIDS_TURN = "kb:jids:turn"
#: The number of the latest claim, move or place of any kind.
NUMBER = "kb:number"
#: Payload -> its old place in line: what was given back to the front of a queue.
FRONT = "kb:front"
#: Payload -> number of the operation that put it where it is, until something else happens.
TOUCHED = "kb:touched"
#: When everything was paused; and queue -> when it was.
STOPPED = "kb:stopped"
PAUSED_AT = "kb:paused"
#: What was pushed, completed, discarded and purged.
ACCOUNT = "kb:account"
#: Streams of what succeeded (a sample) and of what failed.
DONE = "kb:done"
FAILURES = "kb:failures"
#: How often something was taken out of one of them: what was read of it is to be read anew.
FORGOTTEN = "kb:forgotten"
#: Jid -> what is known of a job whose process died: packed.
SUSPECTS = "kb:suspects"
#: Operations that can be undone, by number.
OPERATIONS = "kb:operations"
TRASH = "kb:trash"

DAY_SECONDS = 86_400
#: Sidekiq's daily counters live so long.
COUNTER_SECONDS = 5 * 365 * DAY_SECONDS


def queue(name: str) -> str:
    """Return the list of a queue; its right end is the next to run."""
    return f"queue:{name}"


def held(identity: str) -> str:
    """Return the hash of what an engine has claimed: place -> payload."""
    return f"kb:held:{identity}"


def settled(identity: str) -> str:
    """Return where an engine's latest settlement and its result are kept for a while."""
    return f"kb:settled:{identity}"


def attempts(jid: str) -> str:
    """Return the list of a job's failures: ids in the stream `FAILURES`."""
    return f"kb:attempts:{jid}"


def undo(op: int) -> str:
    """Return the hash of what an operation moved: number -> packed old and new place."""
    return f"kb:undo:{op}"


def work(identity: str) -> str:
    """Return the hash of the jobs that a process runs, as Sidekiq 6.5 and later name it."""
    return f"{identity}:work"


def workers(identity: str) -> str:
    """Return the same as Sidekiq up to 6.4.1 names it."""
    return f"{identity}:workers"


def signals(identity: str) -> str:
    """Return the list of what a process is asked to do."""
    return f"{identity}-signals"


def day(counter: str, date: str) -> str:
    """Return a counter of one UTC day (``2026-11-24``)."""
    return f"{counter}:{date}"


def progress(identity: str) -> str:
    """Return how far the jobs of a process are, as JSON."""
    return f"kb:progress:{identity}"
