"""A job as the model of a store has it, and what the machine plays with."""

from dataclasses import dataclass

from kickboard.payload.record import JobState

QUEUES = ("a", "b")
DEAD_MAX = 4
TARGETS = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)
MOVABLE = (*TARGETS, JobState.TRASH)


@dataclass(frozen=True)
class Modelled:
    """A job as the model has it; *line* is what its state is sorted by."""

    jid: str
    state: JobState
    queue: str
    priority: int
    at: float
    line: float
    key: int
    retry_count: int | None = None
    fence: tuple[int, int] | None = None
    owner: int = 0
    op: int = 0

    @property
    def sorted_by(self) -> tuple[object, ...]:
        if self.state is JobState.ENQUEUED:
            return (self.queue, self.priority, self.line)
        return (self.at, self.key)
