"""What [Run the demo] and [Enqueue demo jobs] push: a lively mix over all the demo's classes.

The first minute, in seconds of the clock:

======== ==================================================================================
0        about 70 jobs at once: letters, thumbnails, checksums, API calls, webhooks, an
         export, a report, a clean-up, primes, some slow ones. `OneTimeBugJob` is in the
         first queue and dead within two seconds; Retry makes it succeed.
2 to 150 the shop's traffic: about eight quick jobs a second, in waves, as customers come
3 to 40  about 60 more come due, one after another, slower ones among them
5        the webhook receiver goes down: webhooks fail and count down to their next try
25       it is up again, and they get through
======== ==================================================================================

The switch is thrown by two scheduled jobs: whoever calls `first_minute`, the window or a
script, the receiver goes down in the process of the engine, where it lives. The window
knows no job class; it pushes one of `kickboard.demo.starter`, which push these from inside.

The jids come from *rng*, too. With the same seed they are the same, and a store takes a jid
once: what is pushed twice is there once.
"""

from __future__ import annotations

import functools
import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kickboard.client import Client
from kickboard.demo.bug import OneTimeBugJob
from kickboard.demo.calls import ApiCallJob
from kickboard.demo.checksums import ChecksumJob
from kickboard.demo.cleanup import CleanupJob
from kickboard.demo.export import ExportJob
from kickboard.demo.folder import input_files, is_image
from kickboard.demo.images import ThumbnailJob
from kickboard.demo.mail import DigestEmailJob, WelcomeEmailJob
from kickboard.demo.notification import NotificationJob
from kickboard.demo.primes import PrimeSearchJob
from kickboard.demo.report import ReportJob
from kickboard.demo.shop import customers
from kickboard.demo.teaching import FailingJob, FlakyJob, SlowJob
from kickboard.demo.webhooks import WebhookJob, WebhookSwitchJob
from kickboard.jobs.job import Job

#: Queues of the demo's jobs and their weights, for the engine that runs them.
QUEUES = (("critical", 5), ("default", 3), ("mailers", 3), ("media", 2), ("reports", 1), ("low", 1))

OUTAGE = (5.0, 25.0)
LATER = (3.0, 40.0)
TRAFFIC = (2.0, 150.0)
#: Jobs a second of the traffic on average; it swings by two thirds of that.
TRAFFIC_RATE = 8.0

Work = tuple[type[Job], list[Any]]
Maker = Callable[[random.Random], Work]

_PRODUCTS = ("Kickboard Classic", "Kickboard Junior", "Pull buoy", "Short fins", "Racing goggles")
_EVENTS = ("order.paid", "order.sent", "order.returned")


def enqueue_mix(client: Client, n: int, rng: random.Random | None = None) -> list[str | None]:
    """Push *n* jobs to run now, drawn at random over the demo's classes; return their jids."""
    rng = rng or random.Random()
    makers, weights = zip(*_MIX, strict=True)
    work = [maker(rng) for maker in rng.choices(makers, weights, k=n)]
    return client.push_bulk([_item(job, rng) for job in work])


def first_minute(client: Client, rng: random.Random | None = None) -> list[str | None]:
    """Push the first minute, as in the table above, and return the jids of its jobs.

    Args:
        client: Pushes into the store of the demo's engine, by that engine's time.
        rng: Source of what is random in it.
    """
    rng = rng or random.Random()
    now = client.now()
    items = [_item(work, rng) for work in _at_once(rng)]
    items += [_item(work, rng, at=now + delay) for delay, work in _later(rng)]
    return client.push_bulk(items)


def enqueue_folder(
    client: Client, folder: str = "", rng: random.Random | None = None
) -> list[str | None]:
    """Push a checksum for each file of *folder*, and a thumbnail for each picture.

    Args:
        client: Where to.
        folder: A folder the user picked; it is only read. Empty: the samples.
        rng: Source of the jids.

    Raises:
        OSError: the folder cannot be read.
    """
    rng = rng or random.Random()
    return client.push_bulk([_item(work, rng) for work in _folder_work(folder)])


def _item(work: Work, rng: random.Random, at: float | None = None) -> dict[str, Any]:
    job_class, args = work
    item: dict[str, Any] = {"class": job_class, "args": args, "jid": f"{rng.getrandbits(96):024x}"}
    return item if at is None else {**item, "at": at}


def _folder_work(folder: str) -> Iterator[Work]:
    for path in input_files(folder):
        yield ChecksumJob, [path]
        if is_image(path):
            yield ThumbnailJob, [path, 256]


def _at_once(rng: random.Random) -> list[Work]:
    work: list[Work] = [
        *_folder_work(""),
        *_many(14, _welcome, rng),
        *_many(6, _digest, rng),
        *_many(8, _api_call, rng),
        *_many(4, _webhook, rng),
        *_many(4, _slow, rng),
        *_many(3, _primes, rng),
        *_many(3, _flaky, rng),
        (FailingJob, ["this one fails every time; look at its trace"]),
        (ExportJob, ["orders"]),
        (CleanupJob, [75]),
        (ReportJob, [14]),
        (NotificationJob, ["Kickboard", "The demo is running"]),
    ]
    rng.shuffle(work)
    return [(OneTimeBugJob, [17]), *work]


def _later(rng: random.Random) -> list[tuple[float, Work]]:
    work: list[Work] = [
        *_many(10, _welcome, rng),
        *_many(6, _digest, rng),
        *_many(10, _api_call, rng),
        *_many(14, _slow, rng),
        *_many(5, _primes, rng),
        *_many(2, _flaky, rng),
        (CleanupJob, [60]),
        (ExportJob, ["orders-again"]),
    ]
    later = [(rng.uniform(*LATER), job) for job in work]
    # Early enough in the outage that each is tried again while somebody watches.
    down, up = OUTAGE
    later += [(rng.uniform(down + 0.5, up - 5), job) for job in _many(10, _webhook, rng)]
    later += [(down, (WebhookSwitchJob, [False])), (up, (WebhookSwitchJob, [True]))]
    later.append((LATER[1], (ReportJob, [14])))
    return [*later, *_traffic(rng)]


def _traffic(rng: random.Random) -> Iterator[tuple[float, Work]]:
    """Yield arrivals of a Poisson process whose rate swings, thinned from its highest rate."""
    makers, weights = zip(*_QUICK, strict=True)
    at, end = TRAFFIC
    highest = TRAFFIC_RATE * 5 / 3
    while (at := at + rng.expovariate(highest)) < end:
        rate = TRAFFIC_RATE * (1 + 2 / 3 * math.sin(at / 4))
        if rng.random() < rate / highest:
            [maker] = rng.choices(makers, weights)
            yield at, maker(rng)


def _many(n: int, maker: Maker, rng: random.Random) -> Iterable[Work]:
    return (maker(rng) for _ in range(n))


def _welcome(rng: random.Random) -> Work:
    return WelcomeEmailJob, [_customer(rng)]


def _digest(rng: random.Random) -> Work:
    return DigestEmailJob, [_customer(rng), rng.randint(3, 12)]


def _customer(rng: random.Random) -> int:
    return rng.choice([number for number, record in customers().items() if "email" in record])


def _thumbnail(rng: random.Random) -> Work:
    return ThumbnailJob, [
        rng.choice(list(filter(is_image, _samples()))),
        rng.choice((96, 160, 256, 400, 640)),
    ]


def _checksum(rng: random.Random) -> Work:
    return ChecksumJob, [rng.choice(_samples())]


@functools.cache
def _samples() -> list[str]:
    return input_files()


def _api_call(rng: random.Random) -> Work:
    return ApiCallJob, [rng.choice(_PRODUCTS)]


def _webhook(rng: random.Random) -> Work:
    return WebhookJob, [rng.choice(_EVENTS), rng.randint(1, 2000)]


def _slow(rng: random.Random) -> Work:
    return SlowJob, [round(rng.uniform(1, 4), 1)]


def _primes(rng: random.Random) -> Work:
    return PrimeSearchJob, [rng.randrange(100_000, 3_000_000), 20_000]


def _flaky(rng: random.Random) -> Work:
    return FlakyJob, [rng.choice((0.3, 0.5, 0.7))]


def _failing(rng: random.Random) -> Work:
    return FailingJob, [rng.choice(("disk quota exceeded", "certificate expired", "no route"))]


def _export(rng: random.Random) -> Work:
    return ExportJob, ["orders"]


def _cleanup(rng: random.Random) -> Work:
    return CleanupJob, [rng.choice((80, 70, 60, 50, 40, 30))]


def _report(rng: random.Random) -> Work:
    return ReportJob, [14]


#: The traffic of the first minute: what a shop does all day.
_QUICK: Sequence[tuple[Maker, int]] = (
    (_welcome, 10),
    (_digest, 4),
    (_thumbnail, 3),
    (_checksum, 4),
    (_api_call, 5),
    (_flaky, 1),
)

#: How often each kind is drawn. No desktop notification: a thousand jobs must not pop up.
_MIX: Sequence[tuple[Maker, int]] = (
    (_welcome, 22),
    (_digest, 10),
    (_thumbnail, 12),
    (_checksum, 14),
    (_api_call, 16),
    (_webhook, 12),
    (_slow, 3),
    (_primes, 3),
    (_flaky, 4),
    (_failing, 1),
    (_export, 1),
    (_cleanup, 1),
    (_report, 1),
)
