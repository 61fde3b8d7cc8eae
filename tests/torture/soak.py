"""Everything at once for as long as one likes, with an engine killed once a minute.

``python -m tests.torture.soak --minutes 60 --seed 7`` prints one JSON line. One real window
(painted into memory) with its engine, a second engine without a window, both on one SQLite
file with the durability of user data, telemetry and history on; a producer; somebody who
walks through all pages and acts on all dead jobs; and a SIGKILL for the window's engine at a
moment of each minute that the seed chooses. The second engine is never killed: it is the one
whose memory can be watched.

At the end everything that was acknowledged must have been done or still be there, the file
must be whole, and no memory may have grown.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import secrets
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

import apsw
from tests.torture import soak_jobs
from tests.torture.footprint import Sample, look, summary
from tests.torture.kill_loop import quantile
from tests.torture.victim import PLACES, Ledger, read_ledgers

from kickboard import Client
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.sqlite import SQLiteStore

ROOT = Path(__file__).parents[2]
DEMO = "kickboard.demo"
#: Pushed a second; beside them, all at once at the beginning of each turn, for each of its
#: seconds; of the demo's mix, and every so many seconds.
RATE = 40
BURST_A_SECOND = 16
DEMO_JOBS, DEMO_EVERY = 20, 10.0
#: Seconds between two looks at the processes; share of the time until growth counts. By then
#: whatever is kept up to a bound is full: of an hour's, the 20,000 failures that the page
#: Errors groups take longest.
LOOK_EVERY = 5.0
WARM = 0.5
#: A process may grow by so many MB an hour. An hour here has 60 kills and 1,800 visits of
#: pages, months of what a person does, and what the allocator does not give back after a
#: peak is up to this much; an object leaked a tick or a job would be ten times more.
GROWTH_MB_H = 4.0
#: Shorter runs say nothing of growth: caches and charts are still filling.
LONG_ENOUGH = 20.0
#: Threads and open files that come and go with the moment: a reader, a connection.
SLACK = 4
#: Seconds that starting, and running what is left at the end, may take.
PATIENCE = 120.0


class Soak:
    """One run in a folder of its own. Times are seconds since it began."""

    def __init__(self, folder: Path, *, seconds: float, every: float, seed: int) -> None:
        self._folder = folder
        self._path = folder / "jobs.db"
        self._seconds = seconds
        self._every = every
        self._random = random.Random(seed)
        self._began = time.monotonic()
        self._stop = threading.Event()
        self._samples: dict[str, list[Sample]] = {"window": [], "engine": [], "worker": []}
        self._sizes: list[tuple[float, float]] = []  # MB of the file, of its log
        self._late: list[float] = []  # worst lateness of each second, ms
        self._loads: list[float] = []
        self._given_back: list[float] = []
        self._engine_back: list[float] = []
        self._said: dict[str, Any] = {}  # replaced by the listener, read by others
        self._store = SQLiteStore(self._path)
        self._tried = Ledger(folder / f"jobs.tried.{os.getpid()}")
        self._acknowledged = Ledger(folder / f"jobs.acknowledged.{os.getpid()}")

    # -- the run
    def run(self) -> dict[str, Any]:
        """Do all of it and return the account."""
        with self._started() as (window, worker):
            helpers = [
                threading.Thread(target=self._produce),
                threading.Thread(target=self._watch, args=(window.pid, worker.pid)),
            ]
            for helper in helpers:
                helper.start()
            try:
                self._kill_once_a_turn(worker.pid)
            finally:
                self._stop.set()
                for helper in helpers:
                    helper.join()
            drained = self._until(self._is_drained, PATIENCE)
            time.sleep(1.5)  # for the window's last word
            for process in (window, worker):
                process.terminate()
            codes = [process.wait(PATIENCE) for process in (window, worker)]
        return self._account(codes, drained=drained)

    @contextlib.contextmanager
    def _started(self) -> Iterator[tuple[subprocess.Popen[str], subprocess.Popen[bytes]]]:
        """Start the window first: one that finds an engine at work starts none itself."""
        environment = {
            **os.environ,
            soak_jobs.FOLDER: str(self._folder),
            "KICKBOARD_PROFILE": str(self._folder / "profile"),
        }
        modules = (soak_jobs.__name__, DEMO)
        queues = [f"--queue={name},1" for name in (*soak_jobs.QUEUES, "critical", "media")]
        queues.append("--queue=reports,1")
        window = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.soak_window", self._store.url, *modules, *queues],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        listener = threading.Thread(target=self._listen, args=(window,))
        listener.start()
        try:
            if not self._until(lambda: len(self._engines()) == 1, PATIENCE):
                raise RuntimeError("the window's engine did not start")
            required = [word for module in modules for word in ("-r", module)]
            command = [sys.executable, "-m", "kickboard", "worker", "--store", self._store.url]
            with open(self._folder / "worker.log", "wb") as log:
                worker = subprocess.Popen(
                    [*command, *required, *queues],
                    env=environment,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    cwd=ROOT,
                )
            try:
                yield window, worker
            finally:
                worker.kill()
                worker.wait()
        finally:
            window.kill()
            window.wait()
            listener.join()

    def _listen(self, window: subprocess.Popen[str]) -> None:
        assert window.stdout is not None
        with window.stdout:
            for line in window.stdout:
                if line.startswith("{"):
                    self._said = json.loads(line)
                    self._late.append(self._said["late_max_ms"])

    def _kill_once_a_turn(self, worker: int) -> None:
        """Kill the window's engine at a random moment of each turn, and time what follows."""
        for turn in range(round(self._seconds / self._every)):
            moment = self._began + (turn + self._random.uniform(0.3, 0.8)) * self._every
            self._stop.wait(moment - time.monotonic())
            engines = {pid: who for who, pid in self._engines().items() if pid != worker}
            for pid, identity in engines.items():
                self._kill(pid, identity, worker)
        self._stop.wait(self._began + self._seconds - time.monotonic())

    def _kill(self, pid: int, identity: str, worker: int) -> None:
        killed = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        if self._until(lambda: identity not in self._engines(), PATIENCE):
            self._given_back.append(time.monotonic() - killed)
        if self._until(lambda: set(self._engines().values()) > {worker}, PATIENCE):
            self._engine_back.append(time.monotonic() - killed)

    def _engines(self) -> dict[str, int]:
        """Return the process ids of all registered engines by identity."""
        processes = self._store.snapshot().processes
        return {process.info.identity: process.info.pid for process in processes}

    def _until(self, condition: Callable[[], bool], patience: float) -> bool:
        """Wait until *condition* holds; False if it did not within *patience* seconds."""
        deadline = time.monotonic() + patience
        while not condition():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True

    # -- the load
    def _produce(self) -> None:
        client = Client(self._store)
        demo_at = burst_at = self._began
        while not self._stop.wait(1 / RATE):
            self._push(client, 1)
            now = time.monotonic()
            if now >= burst_at:
                burst_at += self._every
                self._push(client, round(BURST_A_SECOND * self._every))
            if now >= demo_at:
                demo_at += DEMO_EVERY
                client.push({"class": "DemoMixJob", "args": [DEMO_JOBS], "queue": "critical"})

    def _push(self, client: Client, n: int) -> None:
        items = [{**self._item(), "jid": secrets.token_hex(12)} for _ in range(n)]
        jids = [item["jid"] for item in items]
        self._tried.write(*jids)
        client.push_bulk(items)
        self._acknowledged.write(*jids)

    def _item(self) -> dict[str, Any]:
        """Return a job as the raw hash that a client pushes: this process runs none."""
        chance = self._random.random()
        text = secrets.token_hex(4)
        if chance < 0.02:
            return {"class": "LongJob", "args": [self._random.uniform(1, 4)], "queue": "low"}
        if chance < 0.05:
            return {"class": "DoomedJob", "args": [text], "queue": "default", "retry": 1}
        if chance < 0.30:
            return {"class": "BumpyJob", "args": [text], "queue": "mailers", "retry": 20}
        item: dict[str, Any] = {"class": "QuickJob", "args": [text], "queue": "default"}
        if chance < 0.45:
            item["at"] = time.time() + self._random.uniform(1, min(45, self._seconds / 4))
        return item

    # -- what is watched
    def _watch(self, window: int, worker: int) -> None:
        """Note what the processes take, and write it down for who wants to draw it."""
        log = self._path.with_name(f"{self._path.name}-wal")
        with open(self._folder / "samples.jsonl", "w") as record:
            while not self._stop.wait(LOOK_EVERY):
                self._note("window", window, record)
                self._note("engine", self._said.get("engine"), record)
                self._note("worker", worker, record)
                self._sizes.append((_size_mb(self._path), _size_mb(log)))
                self._loads.append(os.getloadavg()[0])

    def _note(self, name: str, pid: int | None, record: TextIO) -> None:
        sample = look(pid, time.monotonic() - self._began) if pid else None
        if sample is not None:
            self._samples[name].append(sample)
            record.write(json.dumps({"process": name, "pid": pid, **asdict(sample)}) + "\n")
            record.flush()

    def _is_drained(self) -> bool:
        """Whether each job of ours is done, dead or in the trash; the demo's have weeks."""
        time.sleep(0.5)
        return not (self._open() - self._jids(JobState.DEAD, JobState.TRASH))

    def _open(self) -> set[str]:
        acknowledged = set(read_ledgers(self._path, "acknowledged"))
        return acknowledged - set(read_ledgers(self._path, "done"))

    def _jids(self, *states: JobState) -> set[str]:
        found: set[str] = set()
        for state in states:
            page = self._store.page(View(state=state), n=500)
            found |= {row.jid for row in page.rows}
            while page.after is not None:
                page = self._store.page(View(state=state), page.after, n=500)
                found |= {row.jid for row in page.rows}
        return found

    # -- the account
    def _account(self, codes: list[int], *, drained: bool) -> dict[str, Any]:
        tried = set(read_ledgers(self._path, "tried"))
        acknowledged = set(read_ledgers(self._path, "acknowledged"))
        done = Counter(read_ledgers(self._path, "done"))
        present = self._jids(*PLACES)
        said, account = self._said, self._store.account()
        wrong_counts = self._store.check_counts()
        self._store.close()
        warm = self._seconds * WARM
        account_of = {name: summary(samples, warm) for name, samples in self._samples.items()}
        first_jobs = [one["first"] for one in said["incidents"] if one["first"] is not None]
        return {
            "seconds": round(time.monotonic() - self._began, 1),
            "kills": len(self._given_back),
            "acknowledged": len(acknowledged),
            "done": len(done),
            "lost": len(acknowledged - done.keys() - present),
            "missing": account.missing,
            "pushed": account.pushed,
            "unexpected": len(done.keys() - tried),
            "duplicates": done.total() - len(done),
            "drained": drained,
            "given_back_s": _spread(self._given_back),
            "engine_back_s": _spread(self._engine_back),
            "first_job_s": _spread(first_jobs),
            "window_kills": len(said["incidents"]),
            "window_lost": said["lost"],
            "ran_twice": said["ran_twice"],
            "visits": said["visits"],
            "bulk_actions": said["bulk_actions"],
            "failures": said["failures"],
            "late_in_a_second_ms": _spread(self._late),
            **account_of,
            "file_mb": [self._sizes[0][0], self._sizes[-1][0]] if self._sizes else [],
            "log_max_mb": max((log for _, log in self._sizes), default=0.0),
            "load": round(statistics.median(self._loads), 2) if self._loads else None,
            "wrong_counts": wrong_counts,
            "integrity": _integrity(self._path),
            "exit_codes": codes,
        }


def _size_mb(path: Path) -> float:
    return round(path.stat().st_size / 1e6, 2) if path.exists() else 0.0


def _spread(values: list[float]) -> dict[str, float | None]:
    ordered = sorted(values)
    return {f"p{q * 100:g}": quantile(ordered, q) for q in (0.5, 0.99, 1.0)}


def _integrity(path: Path) -> str:
    connection = apsw.Connection(str(path))
    answer = str(connection.execute("PRAGMA integrity_check").get)
    connection.close()
    return answer


def faults(account: dict[str, Any]) -> list[str]:
    """Return what is wrong with an account; nothing if the run held."""
    zero = ("lost", "missing", "unexpected", "window_lost", "failures", "wrong_counts")
    wrong = [f"{name}: {account[name]}" for name in zero if account[name]]
    wrong += [f"{name}: not so" for name in ("drained", "kills") if not account[name]]
    if account["integrity"] != "ok":
        wrong.append(f"integrity: {account['integrity']}")
    if account["window_kills"] != account["kills"]:
        wrong.append(f"the window saw {account['window_kills']} of {account['kills']} kills")
    if any(account["exit_codes"]):
        wrong.append(f"exit codes of window and worker: {account['exit_codes']}")
    if account["minutes"] >= LONG_ENOUGH:
        wrong += _growing(account)
    return wrong


def _growing(account: dict[str, Any]) -> list[str]:
    wrong = []
    for name in ("window", "engine", "worker"):
        figures = account[name]
        if figures["growth_mb_h"] > GROWTH_MB_H:
            wrong.append(f"the {name} grows by {figures['growth_mb_h']} MB an hour")
        for what in ("threads", "files"):
            first, last = figures[f"{what}_first"], figures[f"{what}_last"]
            if last > first + SLACK:
                wrong.append(f"the {name} had {first} {what} and has {last}")
    return wrong


def soak(minutes: float, *, every: float, seed: int, keep: Path | None = None) -> dict[str, Any]:
    """Run for so many *minutes*, a kill *every* so many seconds; return the account.

    Args:
        minutes: Without the start and the end, when what is left is run.
        every: Seconds of a turn; the kill comes at a moment of it that the seed chooses.
        seed: Of load and kills.
        keep: A folder to work in and leave; by default one that is removed if all held.
    """
    folder = keep or Path(tempfile.mkdtemp(prefix="kickboard-soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    run = Soak(folder, seconds=minutes * 60, every=every, seed=seed)
    account = {"case": "soak", "minutes": minutes, "every_s": every, "seed": seed, **run.run()}
    if keep is None and not faults(account):
        shutil.rmtree(folder)
    else:
        account["evidence"] = str(folder)
    return account


def main() -> int:
    """Run what the command line asks for; 1 if something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--every", type=float, default=60.0, help="seconds from kill to kill")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it")
    chosen = parser.parse_args()
    account = soak(chosen.minutes, every=chosen.every, seed=chosen.seed, keep=chosen.keep)
    account["faults"] = faults(account)
    print(json.dumps(account), flush=True)  # noqa: T201 - a command line
    return 1 if account["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
