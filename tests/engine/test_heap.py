"""What jobs free goes back to the system, from whatever thread."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from kickboard.cli.worker import worker
from kickboard.runtime import heap
from kickboard.runtime.manager import Manager


def _is_glibc() -> bool:
    try:
        return "glibc" in (os.confstr("CS_GNU_LIBC_VERSION") or "")
    except (AttributeError, ValueError):
        return False


glibc = pytest.mark.skipif(not _is_glibc(), reason="of glibc alone")

#: Eight threads take and free buffers of an image's size; glibc keeps them from the second time
#: on. Prints what `keep_small` answered, and the MB that stay.
PROGRAM = """
import sys, threading
from kickboard.runtime import heap
from kickboard.runtime.rss import rss_kb

print(heap.keep_small())
before = rss_kb()
turn = threading.Barrier(8)

def work():
    for _ in range(4):
        held = [bytearray(b"x") * (2 << 20) for _ in range(4)]
        keep.append(bytes(600))  # something small above them, as there always is
        turn.wait()
        del held
        turn.wait()

keep = []
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print((rss_kb() - before) / 1024)
"""


def _plain() -> dict[str, str]:
    """Return the environment without what others have set for glibc."""
    return {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}


def run(**environment: str) -> tuple[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**_plain(), **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answer, held = done.stdout.split()
    return answer, float(held)


@glibc
def test_what_threads_free_does_not_stay_with_the_process() -> None:
    answer, held = run()

    assert answer == "True"
    assert held < 16


@glibc
def test_who_set_the_heaps_by_hand_knows_better() -> None:
    """And it shows that the test above can fail."""
    answer, held = run(MALLOC_ARENA_MAX="8")

    assert answer == "False"
    assert held > 16


def test_a_worker_sees_to_it_before_anything_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def called() -> bool:
        raise InterruptedError

    monkeypatch.setattr(heap, "keep_small", called)
    monkeypatch.setattr(Manager, "__init__", lambda *_, **__: pytest.fail("it was not called"))

    done = CliRunner().invoke(worker, ["--store", "memory:"])

    assert isinstance(done.exception, InterruptedError)


#: Frees every other of many small pieces' neighbours: holes that only `trim` gives back.
HOLES = """
from ctypes import CDLL, c_size_t, c_void_p
from kickboard.runtime import heap
from kickboard.runtime.rss import rss_kb

c = CDLL(None)
c.malloc.restype, c.malloc.argtypes, c.free.argtypes = c_void_p, [c_size_t], [c_void_p]
pieces = [c.malloc(60_000 if i % 2 else 600) for i in range(2000)]
for piece, i in zip(pieces, range(2000)):
    c.memset(c_void_p(piece), 1, c_size_t(60_000 if i % 2 else 600))
for piece in pieces[1::2]:
    c.free(piece)
before = rss_kb()
print(heap.trim())
print((before - rss_kb()) / 1024)
"""


@glibc
def test_holes_between_what_is_used_go_back_when_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HOLES],
        env=_plain(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answer, freed = done.stdout.split()
    assert answer == "True"
    assert float(freed) > 40
