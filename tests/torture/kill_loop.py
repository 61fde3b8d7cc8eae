"""Kill processes at random moments and account for every job afterwards.

``python -m tests.torture.kill_loop --kills 30 --processes 2 --durability full --seed 7``
prints one JSON document; with ``--redis`` the store is in a Redis, and with ``--servers``
every third kill is the server's. The classes are those of Jepsen's total-queue checker: every
acknowledged job must have run (else it is *lost*), nothing may run that nobody pushed
(*unexpected*); running twice is allowed after a kill, and counted: each such run belongs to
the death that it was not acknowledged before (*duplicates_max* is the worst kill, which
*allowed_a_kill* bounds), or to none (*unexplained*). *recovery* is from the kill to the commit
that gave the dead process's jobs back, by whoever did it first.
"""

import argparse
import json
import math
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.torture.subjects import File, Redis, Subject
from tests.torture.victim import MOST_TWICE, PLACES, ledgers_by_process, read_ledgers

#: Seconds between two kills: least and most.
PAUSE = (0.25, 0.8)
DRAIN_SECONDS = 120
#: Every so many kills come while somebody may still be starting and recovering.
IMPATIENT_KILL = 4


class KillLoop:
    """One run in a folder of its own."""

    def __init__(self, path: Path, subject: Subject, *, processes: int, seed: int) -> None:
        self._path = path  # the ledgers stand beside it
        self._subject = subject
        self._random = random.Random(seed)
        self._killed: dict[int, float] = {}  # moment of death by process number
        self._rest: dict[str, Any] = {}
        self._running = [self._start() for _ in range(processes)]

    def _start(self, *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.torture.victim", str(self._path)]
        options = [str(self._random.randrange(2**32)), *self._subject.options(), *more]
        return subprocess.Popen([*command, *options], stdout=subprocess.PIPE)

    def kill(self, times: int) -> None:
        """Kill one process after the other, each replaced at once."""
        for turn in range(times):
            if turn % IMPATIENT_KILL != IMPATIENT_KILL - 1:
                self._wait_until_all_work()
            time.sleep(self._random.uniform(*PAUSE))
            if self._subject.hurt(turn):
                continue
            victim = self._random.randrange(len(self._running))
            self._kill(self._running[victim])
            self._running[victim] = self._start()
        self._wait_until_all_work()
        time.sleep(PAUSE[0])
        for process in self._running:
            self._kill(process)
        self._rest = self._subject.rest()

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a process that must still be alive, and note when."""
        self._killed[process.pid] = time.monotonic()
        process.send_signal(signal.SIGKILL)
        with process:
            code = process.wait()
        if code != -signal.SIGKILL:
            raise RuntimeError(f"a process ended by itself, with {code}")

    def _wait_until_all_work(self) -> None:
        for process in self._running:
            assert process.stdout is not None
            if not process.stdout.closed:
                process.stdout.readline()
                process.stdout.close()

    def drain(self) -> None:
        """Have everything that is left run to its end."""
        with self._start("drain") as drainer:
            try:
                code = drainer.wait(DRAIN_SECONDS)
            except subprocess.TimeoutExpired:
                drainer.kill()
                raise
        if code != 0:
            raise RuntimeError(f"the last process ended with {code}")

    def close(self) -> None:
        """Leave no process behind, whatever went wrong."""
        for process in self._running:
            process.kill()
            process.wait()

    def account(self) -> dict[str, object]:
        """Return what became of every job, and whether the file is sound."""
        tried = set(read_ledgers(self._path, "tried"))
        acknowledged = set(read_ledgers(self._path, "acknowledged"))
        ran = Counter(read_ledgers(self._path, "ran"))
        notes = [json.loads(line) for line in read_ledgers(self._path, "notes")]
        store = self._subject.open()
        snapshot = store.snapshot()
        store.close()
        recovery = self._recovery_times(notes)
        twice = self._twice()
        return {
            "acknowledged": len(acknowledged),
            "ran": len(ran),
            "lost": len(acknowledged - ran.keys()),
            "left": sum(snapshot.counts[state] for state in PLACES),
            "lost_jids": sorted(acknowledged - ran.keys())[:5],
            "unexpected": len(ran.keys() - tried),
            "duplicates": ran.total() - len(ran),
            "duplicates_max": max(twice.values(), default=0),
            "unexplained": ran.total() - len(ran) - twice.total(),
            "ran_unacknowledged": len(ran.keys() - acknowledged),
            "recovered": sum(note[0] for note in notes),
            "poisoned": sum(note[1] for note in notes),
            "recoveries": len(recovery),
            "recovery_p50": quantile(recovery, 0.5),
            "recovery_p99": quantile(recovery, 0.99),
            "recovery_max": quantile(recovery, 1.0),
            "processed": snapshot.processed,
            **self._rest,
            **self._subject.examine(),
        }

    def _twice(self) -> Counter[int]:
        """Return by killed process how many jobs had run there and ran again later.

        A job goes to another only after its process has died, so of those that ran it all but
        the one that lived longest ran it in vain.
        """
        ran_by: dict[str, list[int]] = {}
        for pid, jids in ledgers_by_process(self._path, "ran"):
            for jid in set(jids):
                ran_by.setdefault(jid, []).append(pid)
        vain: Counter[int] = Counter()
        for pids in ran_by.values():
            pids.sort(key=lambda pid: self._killed.get(pid, math.inf))
            vain.update(pids[:-1])
        return vain

    def _recovery_times(self, notes: list[list[Any]]) -> list[float]:
        """Return seconds from each kill to the recovery, shortest first.

        One that was killed before it had registered left nothing to recover.
        """
        found: dict[int, float] = {}
        for _, _, identities, _, moment in notes:
            for identity in identities:
                pid = int(identity.split(":")[1])
                found[pid] = min(moment, found.get(pid, moment))
        return sorted(found[pid] - at for pid, at in self._killed.items() if pid in found)


def quantile(sorted_values: list[float], q: float) -> float | None:
    """Return the smallest value that *q* of all do not exceed, to the millisecond."""
    if not sorted_values:
        return None
    return round(sorted_values[math.ceil(q * len(sorted_values)) - 1], 3)


def is_sound(account: dict[str, object]) -> bool:
    """Return whether nothing was lost, invented, left over or too often run, the file whole."""
    wrong = ("lost", "unexpected", "unexplained", "left", "wrong_counts", "lock_files")
    assert isinstance(account["duplicates_max"], int)
    bounded = account["duplicates_max"] <= MOST_TWICE
    return account["integrity"] == "ok" and bounded and not any(account[name] for name in wrong)


def kill_loop(
    kills: int,
    *,
    processes: int,
    durability: str = "full",
    seed: int,
    redis: bool = False,
    servers: bool = False,
) -> dict[str, object]:
    """Run the loop and return its account; see the module."""
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-torture-"))
    path = folder / "jobs.db"
    subject: Subject = File(path, durability)
    if redis:
        subject = Redis(kill_server=servers, seed=seed)
        durability = "redis"
    loop = KillLoop(path, subject, processes=processes, seed=seed)
    try:
        loop.kill(kills)
        loop.drain()
        account = loop.account()
    finally:
        loop.close()
        subject.close()
    if not is_sound(account):
        account["evidence"] = str(folder)
    else:
        shutil.rmtree(folder)
    total = kills + processes
    duplicates = account["duplicates"]
    assert isinstance(duplicates, int)
    return {
        "kills": total,
        "processes": processes,
        "durability": durability,
        "seed": seed,
        "allowed_a_kill": MOST_TWICE,
        **account,
        "duplicates_per_kill": round(duplicates / total, 2),
        "seconds": round(time.monotonic() - began, 1),
    }


def main() -> int:
    """Run what the command line asks for; 1 if a job was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--durability", choices=("full", "normal"), default="full")
    parser.add_argument("--redis", action="store_true", help="a Redis instead of a file")
    parser.add_argument("--servers", action="store_true", help="kill the Redis server, too")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    chosen = parser.parse_args()
    account = kill_loop(
        chosen.kills,
        processes=chosen.processes,
        durability=chosen.durability,
        seed=chosen.seed,
        redis=chosen.redis or chosen.servers,
        servers=chosen.servers,
    )
    print(json.dumps(account, indent=2))  # noqa: T201 - a command line
    return 0 if is_sound(account) else 1


if __name__ == "__main__":
    sys.exit(main())
