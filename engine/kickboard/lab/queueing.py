"""What theory says of queues, to hold measurements against.

M/M/c: arrivals at random, exponential service times, *c* processors, first come first served.
"""

from __future__ import annotations


def utilisation(processors: int, rate: float, service: float) -> float:
    """Return the share of time that *processors* are busy; 1 and more: too few of them."""
    return rate * service / processors


def erlang_c(processors: int, rate: float, service: float) -> float:
    """Return the share of jobs that find every processor busy (Erlang's C formula).

    Args:
        processors: How many there are.
        rate: Arrivals a second.
        service: Mean seconds of a job.

    Raises:
        ValueError: the queue would grow for ever.
    """
    used = utilisation(processors, rate, service)
    if used >= 1:
        raise ValueError(f"{processors} processors at {used:.0%}: the queue grows for ever")
    lost = 1.0  # Erlang's B, by its recursion: factorials of a hundred processors overflow
    for n in range(1, processors + 1):
        offered = rate * service
        lost = offered * lost / (n + offered * lost)
    return lost / (1 - used * (1 - lost))


def mean_wait(processors: int, rate: float, service: float) -> float:
    """Return the mean seconds a job waits in an M/M/c queue; arguments as for `erlang_c`."""
    free = processors * (1 - utilisation(processors, rate, service))
    return erlang_c(processors, rate, service) * service / free


def little_error(number: float, rate: float, time: float) -> float:
    """Return how far Little's law is off: (L - λ·W) / L; 0 where nothing is there.

    Args:
        number: Mean number of jobs in the system (L).
        rate: Jobs a second (λ).
        time: Mean seconds of a job in the system (W).
    """
    return (number - rate * time) / number if number else 0.0
