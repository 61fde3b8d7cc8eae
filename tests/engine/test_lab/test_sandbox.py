"""Sandboxes: a store whose clock all its processes share, and that cleans up after itself."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kickboard import sandbox_clock
from kickboard.client import configure
from kickboard.clock import ManualClock, SystemClock
from kickboard.errors import ConfigError, StoreCorruptError, StoreError
from kickboard.lab import backoff as lab
from kickboard.lab.sandbox import TemporarySandbox, default_root, sweep
from kickboard.sandbox_clock import ClockRow, SandboxClock, outside
from kickboard.stores import open_store
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite import sandbox as sandboxes
from kickboard.stores.sqlite.sandbox import Sandbox

START = 1_700_000_000.0
#: Real seconds between two looks at two clocks, at most, on a busy machine.
GAP = 5.0

WORKER = (sys.executable, "-m", "kickboard", "worker", "--telemetry")
SHOW_TIME = """
import sys
from kickboard.stores import open_store
store = open_store(sys.argv[1])
store.changed()
for _ in sys.stdin:
    store.changed()
    print(repr(store.clock.now()), store.sandbox.clock.rate, flush=True)
store.close()
"""


class Neighbour:
    """Another process that has the same file open and tells its time."""

    def __init__(self, url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SHOW_TIME, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self) -> tuple[float, float]:
        """Return its time and speed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        now, rate = self._process.stdout.readline().split()
        return float(now), float(rate)

    def close(self) -> None:
        self._process.communicate(timeout=10)


def opened(url: str) -> tuple[SQLiteStore, Sandbox]:
    store = open_store(url)
    assert isinstance(store, SQLiteStore)
    assert store.sandbox is not None
    return store, store.sandbox


def test_a_new_sandbox_stands_still_and_syncs_no_commit(made: TemporarySandbox) -> None:
    store, box = opened(made.url)

    assert store.clock is box.clock
    assert isinstance(store.clock, SandboxClock)
    assert store.clock.now() == START
    assert store.snapshot().at == START
    assert store.durability == "normal"
    store.close()


@pytest.fixture
def neighbour(made: TemporarySandbox) -> Iterator[Neighbour]:
    """Another process on the sandbox, which looks for changes whenever it is asked."""
    other = Neighbour(made.url)
    other.tell()
    yield other
    other.close()


@pytest.mark.slow
def test_two_processes_share_the_clock_through_every_change(
    made: TemporarySandbox, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lead is longer than usual: a busy machine may not hold up a neighbour beyond it."""
    monkeypatch.setattr(sandbox_clock, "LEAD", 0.5)
    store, box = opened(made.url)

    for rate in (60.0, 3_600.0, 0.0, 60.0):
        box.set_rate(rate)
        neighbour.tell()  # an engine looks as often: see `Watch`
        box.clock.wait_outside(box.clock.signal(), 0.5)  # a speed holds a moment later
        before = store.clock.now()
        theirs, their_rate = neighbour.tell()
        after = store.clock.now()

        assert their_rate == rate
        assert before <= theirs <= after
    box.leap(after + 86_400.0)
    theirs, _ = neighbour.tell()
    assert after + 86_400.0 <= theirs <= store.clock.now()
    store.close()


def test_another_speed_holds_a_moment_later_and_time_goes_on_from_there(
    made: TemporarySandbox,
) -> None:
    store, box = opened(made.url)

    row = box.set_rate(60.0)
    other, theirs = opened(made.url)

    assert row.monotonic0 > outside()
    assert row.virtual0 == START
    assert theirs.clock.row == row == box.clock.row
    store.close()
    other.close()


def test_who_has_it_open_notices_by_looking_for_changes(made: TemporarySandbox) -> None:
    store, box = opened(made.url)
    other, theirs = opened(made.url)

    row = box.set_rate(3_600.0, longest=0.5)

    assert theirs.clock.row != row
    assert other.changed()
    assert theirs.clock.row == row
    store.close()
    other.close()


def test_a_viewer_that_may_not_write_runs_on_the_same_clock(made: TemporarySandbox) -> None:
    viewer = open_store(made.url, read_only=True)

    assert viewer.clock.now() == START
    viewer.close()


def test_a_clock_that_was_given_wins(made: TemporarySandbox) -> None:
    clock = ManualClock()

    store = open_store(made.url, clock=clock)

    assert store.clock is clock
    store.close()


def test_a_users_store_never_has_another_clock(tmp_path: Path, made: TemporarySandbox) -> None:
    ordinary = open_store(str(tmp_path / "jobs.db"))
    assert isinstance(ordinary.clock, SystemClock)
    ordinary.close()


def test_a_copy_of_a_sandbox_is_a_store_on_real_time(
    tmp_path: Path, made: TemporarySandbox, caplog: pytest.LogCaptureFixture
) -> None:
    copied = tmp_path / "jobs.db"
    shutil.copy(made.path, copied)
    copied.chmod(0o600)

    store = open_store(str(copied))

    assert isinstance(store.clock, SystemClock)
    assert "was a sandbox elsewhere" in caplog.text
    store.close()


def test_a_file_that_is_there_does_not_become_a_sandbox(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    open_store(str(path)).close()

    with pytest.raises(StoreError, match="is there already"):
        sandboxes.make(path, ClockRow(virtual0=START, monotonic0=0.0, rate=0.0))


@pytest.mark.parametrize(
    "clock", ["", "null", '{"virtual0": 1}', '{"virtual0":1,"monotonic0":1,"rate":-5}']
)
def test_a_clock_that_cannot_be_read_is_said_to_be_damaged(
    made: TemporarySandbox, clock: str
) -> None:
    store = open_store(made.url, clock=SystemClock())
    assert isinstance(store, SQLiteStore)
    store._write(lambda tx: tx.execute("UPDATE meta SET v = ? WHERE k = 'clock'", (clock,)))
    store.close()

    with pytest.raises(StoreCorruptError, match="the clock of sandbox"):
        open_store(made.url)


@pytest.mark.slow
def test_a_worker_runs_on_the_sandboxs_clock_without_being_told(made: TemporarySandbox) -> None:
    store, box = opened(made.url)
    box.set_rate(3_600.0)
    worker = subprocess.Popen(
        [*WORKER, "--store", made.url, "-r", "kickboard.lab.backoff", "-q", "lab"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None

    hello = json.loads(worker.stdout.readline())
    tick = json.loads(worker.stdout.readline())

    assert hello["clock"]["rate"] == 3_600.0
    assert hello["durability"] == "normal"
    assert [known["name"] for known in hello["classes"]] == ["BackoffJob"]
    assert abs(tick["at"] - store.clock.now()) < 3_600.0 * GAP
    worker.communicate(timeout=20)
    assert worker.returncode == 0
    store.close()


def test_the_labs_jobs_refuse_a_store_that_is_no_sandbox(
    tmp_path: Path, default_client: None
) -> None:
    configure(str(tmp_path / "jobs.db"))

    with pytest.raises(ConfigError, match="runs in a sandbox only"):
        lab.setup()


# -- what is left behind


def test_a_closed_sandbox_leaves_nothing(tmp_path: Path) -> None:
    sandbox = TemporarySandbox.make(tmp_path)
    open_store(sandbox.url).close()

    sandbox.close()
    sandbox.close()

    assert list(tmp_path.iterdir()) == []


def test_a_live_one_is_not_swept(tmp_path: Path) -> None:
    with TemporarySandbox.make(tmp_path) as sandbox:
        assert sweep(tmp_path) == 0
        with TemporarySandbox.make(tmp_path) as second:
            assert sandbox.path.exists()
            assert second.path != sandbox.path


MAKE_ONE = """
import sys
from pathlib import Path
from kickboard.lab.sandbox import TemporarySandbox
made = TemporarySandbox.make(Path(sys.argv[1]))
print(made.path, flush=True)
sys.stdin.read()
"""


def test_one_whose_owner_was_killed_is_swept_by_the_next(tmp_path: Path) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", MAKE_ONE, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    left = Path(owner.stdout.readline().strip())
    assert sweep(tmp_path) == 0
    owner.kill()
    owner.communicate()

    with TemporarySandbox.make(tmp_path) as mine:
        assert not left.parent.exists()
        names = {path.name for path in tmp_path.iterdir()}
        assert names == {mine.path.parent.name} | {n for n in names if ".owner-" in n}
        assert len(names) == 2


def test_what_is_not_a_sandbox_is_never_swept(tmp_path: Path) -> None:
    mine = tmp_path / "notes"
    mine.mkdir()
    (tmp_path / "sandbox.txt").touch()

    assert sweep(tmp_path) == 0

    assert mine.exists()
    assert (tmp_path / "sandbox.txt").exists()


def test_threads_that_make_and_sweep_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def live() -> None:
        try:
            for _ in range(3):
                with TemporarySandbox.make(tmp_path) as sandbox:
                    open_store(sandbox.url).close()
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=live) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert failed == []
    assert list(tmp_path.iterdir()) == []


def test_sandboxes_lie_where_what_is_disposable_lies() -> None:
    assert default_root().name == "sandboxes"
    assert "kickboard" in default_root().parts
