"""An iterable job whose engine is killed as by the kernel: the next one goes on where it was."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, until
from tests.stores.redis_server import empty_url, needs_redis

from kickboard import open_store
from kickboard.client import Client

JOBS = """
from pathlib import Path
from kickboard import IterableJob
from kickboard.jobs import iterable

iterable.KEEP_SECONDS = 0.0
HERE = Path(__file__).parent

class Count(IterableJob):
    def build_enumerator(self, to, *, cursor):
        return self.array_enumerator(range(to), cursor=cursor)

    def each_iteration(self, item, to):
        with (HERE / "ran").open("a") as file:
            print(item, file=file)
        while item == 3 and not (HERE / "go").exists():
            self.sleep(0.01)
"""


@pytest.fixture(params=["sqlite", pytest.param("redis", marks=(pytest.mark.redis, needs_redis))])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store that outlives an engine."""
    return empty_url() if request.param == "redis" else f"sqlite:///{tmp_path / 'jobs.db'}"


def test_a_job_goes_on_where_it_was_when_its_engine_was_killed(url: str, tmp_path: Path) -> None:
    (tmp_path / "counting.py").write_text(JOBS)
    ran = tmp_path / "ran"
    command = [
        sys.executable,
        "-P",
        "-m",
        "kickboard",
        "worker",
        "-r",
        str(tmp_path / "counting.py"),
    ]
    store = open_store(url)
    jid = Client(store).push({"class": "Count", "args": [6]})
    assert jid is not None

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen([*command, "--store", url], stderr=subprocess.DEVNULL)

    with start() as first:
        until(lambda: ran.exists() and ran.read_text() == "0\n1\n2\n3\n")
        first.kill()
    (tmp_path / "go").touch()
    with start() as second:
        until(lambda: store.snapshot().processed == 1)
        second.terminate()
        assert second.wait(PATIENCE) == 0

    assert ran.read_text() == "0\n1\n2\n3\n3\n4\n5\n"
    assert store.iterations([jid]) == {}
    store.close()
