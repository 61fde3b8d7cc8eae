"""A worker that speaks the telemetry protocol and misbehaves on request; standard library only.

It is started as the engine would be, with ``--telemetry --store URL``. The environment variable
``FAKE_WORKER`` names what it does after its hello:

====== =============================================================================
steady ticks ten times a second, answers commands, stops when asked
crash  says something on standard error and exits with 7
wrong  exits with 2 before its hello
closed exits with 3 before its hello
noise  prints garbage, half lines, a line of 100 kB and a kind nobody knows, then ticks
flood  writes 20,000 log lines at once, then ticks
deaf   ticks, and does not stop when asked
====== =============================================================================
"""

import json
import os
import sys
import threading
import time

CLASSES = [
    {
        "name": "EmailJob",
        "queue": "mailers",
        "retry": 5,
        "doc": "Send a letter.",
        "signature": "(to: str, copies: int = 1)",
        "params": [
            {"name": "to", "type": "str", "required": True, "default": None, "doc": "Address."},
            {"name": "copies", "type": "int", "required": False, "default": 1, "doc": ""},
        ],
        "module": "shop",
        "group": "demo",
    }
]

_lock = threading.Lock()
_stopping = threading.Event()


def say(message: dict[str, object]) -> None:
    """Write one line."""
    line = json.dumps({"v": 1, **message}) + "\n"
    with _lock:
        sys.stdout.write(line)
        sys.stdout.flush()


def raw(text: str) -> None:
    """Write *text* as it is."""
    with _lock:
        sys.stdout.write(text)
        sys.stdout.flush()


def given(option: str) -> list[str]:
    """Return the values of *option* on the command line."""
    return [sys.argv[i + 1] for i, word in enumerate(sys.argv) if word == option]


def hello(store: str) -> None:
    """Say who this is."""
    say(
        {
            "t": "hello",
            "version": "0.1.0",
            "pid": os.getpid(),
            "identity": f"fake:{os.getpid()}:1",
            "store": store,
            "started_at": time.time(),
            "clock": {"now": time.time(), "monotonic": time.perf_counter(), "rate": 1.0},
            "concurrency": 2,
            "queues": [[q.partition(",")[0], 1] for q in given("-q") or ["default"]],
            "recovered": {
                "returned": int(os.environ.get("FAKE_RECOVERED", "0")),
                "poisoned": 0,
                "processes": [],
            },
            "classes": CLASSES,
        }
    )


def tick(seq: int, state: str) -> None:
    """Say what happened."""
    busy = ["default/1", "busy", "a" * 24, "EmailJob", "mailers", time.perf_counter()]
    say(
        {
            "t": "tick",
            "seq": seq,
            "at": time.time(),
            "mono": time.perf_counter(),
            "dt": 0.1,
            "state": state,
            "concurrency": 2,
            "busy": 1,
            "done": seq,
            "totals": {"done": seq, "failed": 0, "lost": 0, "recovered": 0},
            "groups": [["mailers", "EmailJob", 1, 0, [[80, 1]], [[120, 1]]]],
            "processors": [busy, ["default/2", "idle", None, None, None, None]],
            "rss_kb": 20_000,
        }
    )


def misbehave(kind: str) -> None:
    """Do what *kind* says."""
    if kind == "crash":
        sys.stderr.write("Fatal: something broke\n")
        sys.stderr.flush()
        os._exit(7)
    if kind == "noise":
        raw("printed by a library\n")
        raw("x" * 100_000 + "\n")
        raw('{"v": 1, "t": "news", "of": "tomorrow"}\n')
        raw('{"v": 1, "t": "tick", "seq": "many"}\n')
        raw('{"v": 1, "t": "event", "kind": "JobDied", ')
        time.sleep(0.02)
        raw('"at": 1.0, "jid": "j1"}\n')
    if kind == "flood":
        line = json.dumps(
            {"v": 1, "t": "log", "at": 1.0, "level": "INFO", "logger": "x", "message": "flood"}
        )
        raw((line + "\n") * 20_000)


def obey(kind: str) -> None:
    """Read commands until the end of input or a stop."""
    for line in sys.stdin:
        command = json.loads(line)
        if command["cmd"] == "stop" and kind != "deaf":
            break
        if command["cmd"] == "dump":
            say({"t": "dump", "threads": [{"name": "default/1", "stack": ["perform", "sleep"]}]})
        if "id" in command:
            error = None if command["cmd"] != "nonsense" else "there is no such command"
            say({"t": "reply", "id": command["id"], "ok": error is None, "error": error, "n": 3})
    if kind != "deaf":
        _stopping.set()


def main() -> int:
    """Run until stopped."""
    kind = os.environ.get("FAKE_WORKER", "steady")
    if kind == "wrong":
        sys.stderr.write("Error: no such module\n")
        return 2
    if kind == "closed":
        sys.stderr.write("kickboard: the folder may not be written\n")
        return 3
    store = sys.argv[sys.argv.index("--store") + 1]
    hello(store)
    misbehave(kind)
    threading.Thread(target=obey, args=(kind,), daemon=True).start()
    seq = 0
    while not _stopping.wait(0.02):
        seq += 1
        tick(seq, "running")
    return 0


if __name__ == "__main__":
    sys.exit(main())
