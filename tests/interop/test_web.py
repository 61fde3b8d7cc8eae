"""Ruby's Web UI with our data in every set: each page answers, and shows what we wrote."""

import threading
from html import unescape
from typing import Any

import pytest
from tests.interop.conftest import StartEngine, rows
from tests.interop.peer import Console, until
from tests.stores.kit import these
from tests.stores.redis_server import RedisServer

from kickboard import Job
from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Target, View
from kickboard.stores.redis import RedisStore

ODD = ["é中文 <b>", {"a": [1.5, None]}, 10**22]


class Scene:
    """Jobs of ours in every place, one of them running, until it is let go."""

    def __init__(self, store: RedisStore, start: StartEngine) -> None:
        let_go, begun = threading.Event(), threading.Event()

        class LastingJob(Job, queue="long"):
            def perform(self, *args: Any) -> None:
                begun.set()
                let_go.wait(30)

        class BoomJob(Job, retry=5, backtrace=True, tags=["ü", "<i>"]):
            def perform(self, *args: Any) -> None:
                raise ValueError("no <answer> é")

        class DeadlyJob(Job, retry=0, backtrace=2):
            def perform(self, *args: Any) -> None:
                raise TimeoutError("never")

        self.let_go = let_go
        self.manager = start("default", "long", dialect=6, concurrency=3)
        client = Client(store)
        for job_class in (LastingJob, BoomJob, DeadlyJob):
            client.push({"class": job_class, "args": ODD})
        client.push({"class": "EchoJob", "args": ODD, "queue": "waits", "tags": ["t"]})
        client.push({"class": "EchoJob", "args": ODD, "queue": "waits", "at": 4_000_000_000.25})
        assert begun.wait(15)
        until(lambda: rows(store, JobState.RETRY) and rows(store, JobState.DEAD))


@pytest.fixture
def scene(ruby: Console, store: RedisStore, engine: StartEngine) -> Any:
    scene = Scene(store, engine)
    yield scene
    scene.let_go.set()


def key(ruby: Console, kind: str) -> str:
    """Return the key that Ruby's pages give the first entry of a set."""
    found: str = ruby(f"e = Sidekiq::{kind}.new.first; [e.score, e.jid].join('-')")
    return found


def test_every_page_answers_and_shows_what_we_wrote(
    scene: Scene, ruby: Console, store: RedisStore
) -> None:
    until(lambda: ruby("Sidekiq::Workers.new.size") == 1)
    pages = {
        "/": ("Dashboard",),
        "/busy": (
            f":{scene.manager.identity.split(':')[1]}",
            "LastingJob",
            "long",
            "ours",
            "é中文",
        ),
        "/queues": ("waits", "default", "long"),
        "/queues/waits": ("EchoJob", "é中文 <b>", "10000000000000000000000"),
        "/retries": ("BoomJob", "ValueError", "no <answer> é", "ü"),
        f"/retries/{key(ruby, 'RetrySet')}": ("BoomJob", "ValueError", "test_web.py"),
        "/scheduled": ("EchoJob",),
        f"/scheduled/{key(ruby, 'ScheduledSet')}": ("EchoJob", "é中文"),
        "/morgue": ("DeadlyJob", "TimeoutError", "never"),
        f"/morgue/{key(ruby, 'DeadSet')}": ("DeadlyJob", "TimeoutError", "test_web.py"),
        "/stats": ('"processed":2', '"failed":2', '"busy":1', '"dead":1', '"retries":1'),
        "/stats/queues": ('"waits":1',),
    }
    for path, words in pages.items():
        status, body = ruby.web(path)
        assert status == 200, path
        text = unescape(unescape(body))
        assert [word for word in words if word not in text] == [], path


def test_our_process_and_what_it_runs_are_in_rubys_api(scene: Scene, ruby: Console) -> None:
    until(lambda: ruby("Sidekiq::Workers.new.size") == 1)

    [told] = ruby(
        "Sidekiq::ProcessSet.new.map { |p| [p.identity, p.tag, p.labels, p.stopping?, "
        "p['concurrency'], p['busy'], p['queues'], p['rss'].to_i > 1000, p['pid'], p['quiet']] }"
    )
    [work] = ruby(
        "Sidekiq::Workers.new.map { |id, tid, w| "
        "[id, w['queue'], w['payload']['class'], w['payload']['args'], "
        "Time.now.to_i - w['run_at']] }"
    )

    identity = scene.manager.identity
    pid = int(identity.split(":")[1])
    assert told == [identity, "ours", [], False, 3, 1, ["default", "long"], True, pid, "false"]
    assert work[:4] == [identity, "long", "LastingJob", ODD]
    assert 0 <= work[4] < 60
    scene.let_go.set()
    until(lambda: ruby("Sidekiq::Workers.new.size") == 0)


def test_every_field_of_our_failures_is_right_in_ruby(
    scene: Scene, ruby: Console, store: RedisStore
) -> None:
    fields = "%w(class jid queue retry retry_count error_class error_message tags)"
    ask = (
        "j = Sidekiq::{kind}.new.first; [{fields}.map {{ |f| j[f] }}, j.error_backtrace, "
        "j['failed_at'], j['retried_at'], Time.now.to_f - j.created_at.to_f]"
    )
    for kind, state, words in (
        ("RetrySet", JobState.RETRY, ("BoomJob", 5, "ValueError", "no <answer> é", ["ü", "<i>"])),
        ("DeadSet", JobState.DEAD, ("DeadlyJob", 0, "TimeoutError", "never", None)),
    ):
        [row] = rows(store, state)
        told, trace, failed_at, retried_at, age = ruby(ask.format(kind=kind, fields=fields))
        name, retry, error, message, tags = words
        assert told == [name, row.jid, "default", retry, 0, error, message, tags]
        assert any("test_web.py" in line for line in trace)
        assert (failed_at, retried_at) == (row.failed_at, None)
        assert 0 <= age < 60
    detail = store.get(rows(store, JobState.DEAD)[0].jid)
    assert detail is not None


def test_what_rubys_pages_do_to_our_jobs_we_see(
    scene: Scene, ruby: Console, store: RedisStore
) -> None:
    scheduled, dead = key(ruby, "ScheduledSet"), key(ruby, "DeadSet")

    assert ruby.web(f"/scheduled/{scheduled}", {"add_to_queue": "1"})[0] == 302
    assert ruby.web(f"/morgue/{dead}", {"delete": "1"})[0] == 302
    assert ruby.web("/retries/all/kill", {})[0] == 302
    assert ruby.web("/queues/waits", {"delete": "1"})[0] == 302

    assert rows(store, JobState.SCHEDULED) == rows(store, JobState.RETRY) == []
    assert [row.job_class for row in rows(store, JobState.DEAD)] == ["BoomJob"]
    assert "waits" not in [queue.name for queue in store.snapshot().queues]


def test_what_we_do_rubys_pages_show(scene: Scene, ruby: Console, store: RedisStore) -> None:
    store.move(these(JobState.RETRY), Target(state=JobState.DEAD))
    store.delete(Selection(view=View(state=JobState.SCHEDULED)))

    assert ruby("Sidekiq::DeadSet.new.map(&:klass).sort") == ["BoomJob", "DeadlyJob"]
    assert ruby("[Sidekiq::RetrySet.new.size, Sidekiq::ScheduledSet.new.size]") == [0, 0]
    for path in ("/", "/morgue", "/retries", "/scheduled"):
        assert ruby.web(path)[0] == 200


def test_a_process_that_died_leaves_rubys_list_when_its_beat_ends(
    scene: Scene, ruby: Console, store: RedisStore, server: RedisServer
) -> None:
    identity = "elsewhere:7:abc"
    server.call("SADD", "processes", identity)
    server.call("HSET", identity, "info", "{}")
    assert 0 < int(server.call("TTL", scene.manager.identity)) <= 60
    running = f"{scene.manager.identity}:workers"
    assert 0 < until(lambda: max(0, int(server.call("TTL", running)))) <= 60

    server.call("DEL", identity)  # as when its 60 s are over
    server.call("DEL", "process_cleanup")

    assert ruby("Sidekiq::ProcessSet.new.map(&:identity)") == [scene.manager.identity]
