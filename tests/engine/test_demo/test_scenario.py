"""The demo's traffic: a lively mix, the same for the same seed."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from kickboard import open_store
from kickboard.client import Client, engine_client
from kickboard.demo import DemoFolderJob, DemoMixJob, FirstMinuteJob, scenario
from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, View

from .conftest import Perform


def rows(client: Client, state: JobState) -> list[JobRow]:
    return list(client.store.page(View(state=state), n=5000).rows)


def classes(found: list[JobRow]) -> Counter[str]:
    return Counter(row.job_class for row in found)


def test_first_minute_is_a_lively_mix(client: Client) -> None:
    now = client.now()

    jids = scenario.first_minute(client, random.Random(1))

    at_once, later = rows(client, JobState.ENQUEUED), rows(client, JobState.SCHEDULED)
    assert len(jids) == len(set(jids)) == len(at_once) + len(later)
    assert 60 <= len(at_once) <= 75
    assert len(classes(at_once + later)) >= 14
    assert all(2 <= row.at - now <= 151 for row in later)


def test_traffic_of_the_first_minute_comes_in_waves(client: Client) -> None:
    now = client.now()
    scenario.first_minute(client, random.Random(1))

    a_second = Counter(int(row.at - now) for row in rows(client, JobState.SCHEDULED))
    busy = [a_second[second] for second in range(2, 150)]
    assert 6 <= sum(busy) / len(busy) <= 10
    assert min(busy) <= 3
    assert max(busy) >= 14


def test_only_the_one_time_bug_is_meant_to_die_at_once(client: Client) -> None:
    scenario.first_minute(client, random.Random(1))

    found = classes(rows(client, JobState.ENQUEUED) + rows(client, JobState.SCHEDULED))
    assert found["OneTimeBugJob"] == 1
    assert not {"KillerJob", "HangingJob"} & found.keys()
    first = next(row for row in rows(client, JobState.ENQUEUED) if row.queue == "critical")
    assert first.job_class == "OneTimeBugJob"


def test_webhooks_are_down_from_5_to_25_seconds(client: Client) -> None:
    now = client.now()
    scenario.first_minute(client, random.Random(1))

    later = rows(client, JobState.SCHEDULED)
    switches = [row for row in later if row.job_class == "WebhookSwitchJob"]
    times = [(round(row.at - now), wire.decode(row.head)["args"]) for row in switches]
    assert sorted(times) == [(5, [False]), (25, [True])]
    during = [row for row in later if row.job_class == "WebhookJob" and 5 < row.at - now < 25]
    assert len(during) == 10


def test_the_same_seed_pushes_once(client: Client) -> None:
    for _ in range(2):
        scenario.enqueue_mix(client, 50, random.Random(9))
    assert len(rows(client, JobState.ENQUEUED)) == 50

    scenario.enqueue_mix(client, 50)
    assert len(rows(client, JobState.ENQUEUED)) == 100


def test_mix_has_every_kind_and_no_popup(client: Client) -> None:
    scenario.enqueue_mix(client, 900, random.Random(2))

    found = classes(rows(client, JobState.ENQUEUED))
    assert len(found) == len(scenario._MIX)
    assert "NotificationJob" not in found


def test_starter_pushes_the_first_minute_once(client: Client, perform: Perform) -> None:
    perform(FirstMinuteJob)
    perform(FirstMinuteJob)

    assert len(rows(client, JobState.SCHEDULED)) > 40
    assert client.pushed == len(rows(client, JobState.SCHEDULED) + rows(client, JobState.ENQUEUED))


def test_starter_pushes_as_many_as_it_is_told(client: Client, perform: Perform) -> None:
    perform(DemoMixJob, 7)

    assert len(rows(client, JobState.ENQUEUED)) == 7
    for count in (0, 100_001):
        with pytest.raises(ValueError, match="1 to 100,000"):
            perform(DemoMixJob, count)


def test_starter_takes_a_folder(client: Client, perform: Perform, tmp_path: Path) -> None:
    folder = tmp_path / "picked"
    folder.mkdir()
    for name in ("a.png", "b.txt"):
        (folder / name).write_text("x", "utf-8")

    perform(DemoFolderJob, str(folder))

    found = [
        (row.job_class, wire.decode(row.head)["args"]) for row in rows(client, JobState.ENQUEUED)
    ]
    assert found == [
        ("ChecksumJob", [str(folder / "a.png")]),
        ("ThumbnailJob", [str(folder / "a.png"), 256]),
        ("ChecksumJob", [str(folder / "b.txt")]),
    ]


def test_folder_that_is_not_there_fails_at_once(perform: Perform) -> None:
    with pytest.raises(FileNotFoundError):
        perform(DemoFolderJob, "/no/such/folder")


@pytest.mark.parametrize(("name", "kept"), [("demo.db", False), ("jobs.db", True)])
def test_the_demo_starts_afresh_in_its_own_store_only(
    tmp_path: Path, perform: Perform, monkeypatch: pytest.MonkeyPatch, name: str, kept: bool
) -> None:
    store = open_store(f"sqlite:///{tmp_path / name}", durability="normal")
    client = Client(store)
    old = client.push({"class": "Left", "args": [], "at": client.now() + 1000})
    token = engine_client.set(client)
    try:
        perform(FirstMinuteJob)
    finally:
        engine_client.reset(token)

    assert old is not None
    assert (store.get(old) is not None) is kept
    assert len(rows(client, JobState.SCHEDULED)) > 40
    store.close()
