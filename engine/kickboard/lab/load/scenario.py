"""What a load test is told: frozen values, read from a file by `reading`.

Times are seconds everywhere, rates jobs a second, shares 0 to 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from kickboard.lab.arrivals import arrivals
from kickboard.lab.load.jobs import QUEUE, LoadJob
from kickboard.lab.profile import Profile, constant, stairs
from kickboard.lab.service_times import ServiceTime

#: Store of its own, made for the run and gone with it.
SANDBOX = "sandbox"
MEMORY = "memory:"
#: Lengths an interval of the record may have, and how many a run is cut into, about.
_INTERVALS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
_PARTS = 80


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value read from a file: an unknown key is a mistake."""


class Service(_Part, frozen=True, kw_only=True):
    """How long a job takes; see `ServiceTime`.

    Attributes:
        of: For kind "measured": a class that ran in *store*, "" for the target's own or, of a
            sandbox, the profile's.
    """

    kind: Literal["constant", "exponential", "lognormal", "measured"] = "exponential"
    mean: float = 0.05
    cv: float = 2.0
    of: str = ""
    store: str = ""
    sample: tuple[float, ...] = ()

    def times(self) -> ServiceTime:
        """Return the distribution."""
        return ServiceTime(self.kind, self.mean, self.cv, self.sample)


class Work(_Part, frozen=True, kw_only=True):
    """A kind of job in the mix.

    Attributes:
        job_class: "LoadJob", which takes its time and fails as told, or a class of a module
            in `Target.modules`; *args* are for that.
        weight: Its share in the mix, against the others' weights.
        failures: Share of LoadJobs that raise.
        busy: They burn CPU instead of waiting for something.
    """

    job_class: str = msgspec.field(name="class", default=LoadJob.wire_name)
    weight: float = 1.0
    queue: str = QUEUE
    args: tuple[object, ...] = ()
    service: Service = Service()
    failures: float = 0.0
    busy: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether it is the load test's own job."""
        return self.job_class == LoadJob.wire_name


class Arrivals(_Part, frozen=True, kw_only=True):
    """How jobs come.

    Attributes:
        model: "open": at their moments, whatever becomes of the earlier ones; "closed":
            *clients* that each wait for their job, think for *think* seconds, and push again.
        profile: Points [second, rate]; without it *rate* all the time.
    """

    model: Literal["open", "closed"] = "open"
    pattern: Literal["constant", "poisson", "bursts"] = "poisson"
    rate: float = 100.0
    profile: tuple[tuple[float, float], ...] = ()
    burst: int = 10
    clients: int = 10
    think: float = 0.0


class Target(_Part, frozen=True, kw_only=True):
    """Where the jobs go and what runs them.

    Attributes:
        store: "sandbox", "memory:", or the URL of a store of the user's own.
        foreign: It may be a Redis that others than Kickboard work on, too.
        processors: In each of *processes* engine processes.
        modules: Files or modules with job classes.
    """

    store: str = SANDBOX
    foreign: bool = False
    durability: Literal["full", "normal"] = "normal"
    processors: int = 10
    processes: int = 1
    modules: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is a store of the user's own, of which nothing may be lost or left over."""
        return self.store not in (SANDBOX, MEMORY)


class Change(_Part, frozen=True, kw_only=True):
    """Something that happens during the run, *at* a second.

    "stall" holds up all processors for *seconds*; "processors" (in each process) and
    "processes" are *to* so many from then on.
    """

    at: float
    do: Literal["stall", "processors", "processes"]
    seconds: float = 2.0
    to: int = 1


class Knee(_Part, frozen=True, kw_only=True):
    """A search for the highest rate that can be sustained: *start* to *stop* by *step*.

    Each is held for *seconds*.
    """

    start: float
    stop: float
    step: float
    seconds: float = 10.0

    @property
    def rates(self) -> tuple[float, ...]:
        """The rates, in order."""
        n = int((self.stop - self.start) / self.step + 1e-9)
        return tuple(self.start + i * self.step for i in range(n + 1))


class Scenario(_Part, frozen=True, kw_only=True):
    """One load test.

    Attributes:
        seconds: How long jobs come.
        warm_up: Seconds at the start that count for nothing.
        simulate: In leaping time, in one process: minutes in a moment, no machine measured.
        drain: Seconds that what is left may take afterwards.
        objectives: Such as "p95 total < 200 ms"; see `objectives`.
    """

    name: str = "Load test"
    seconds: float = 20.0
    warm_up: float = 2.0
    seed: int = 1
    simulate: bool = False
    drain: float = 10.0
    arrivals: Arrivals = Arrivals()
    work: tuple[Work, ...] = (Work(),)
    target: Target = Target()
    changes: tuple[Change, ...] = ()
    objectives: tuple[str, ...] = ("p95 total < 200 ms",)
    knee: Knee | None = None

    @property
    def profile(self) -> Profile:
        """The rate over time of the open model."""
        if self.knee is not None:
            return stairs(self.knee.rates, self.knee.seconds)
        if self.arrivals.profile:
            return Profile(self.arrivals.profile)
        return constant(self.arrivals.rate, self.seconds)

    @property
    def length(self) -> float:
        """Seconds in which jobs come."""
        return self.knee.seconds * len(self.knee.rates) if self.knee else self.seconds

    @property
    def interval(self) -> float:
        """Seconds of an interval of the record."""
        return next((x for x in _INTERVALS if x >= self.length / _PARTS), _INTERVALS[-1])

    @property
    def queues(self) -> tuple[str, ...]:
        """The queues its jobs go to, each once."""
        return tuple(dict.fromkeys(work.queue for work in self.work))

    def moments(self) -> Iterator[float]:
        """Yield when jobs are to come, in seconds since the start. The open model."""
        made = self.arrivals
        return arrivals(self.profile, made.pattern, self.seed, burst=made.burst)
