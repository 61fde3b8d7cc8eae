"""Says whether we became slower: ``python tests/benchmarks/guard.py [--record]``.

A few seconds of the figures that matter most, as ratios to the last ones that were recorded on
the same kind of machine. It informs and never fails: machines of one kind differ, too, and
other work on them differs more.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.measure import machine  # noqa: E402 - this file is run as a script

RECORD = Path(__file__).with_name("recorded.json")
ROUNDS = 3
#: Name -> arguments of `engine_case`, and the figure that is compared.
CASES = {
    "no-op, memory": ("noop --jobs 50000", "cpu_us_per_job"),
    "no-op, sqlite full": ("noop --store full --jobs 30000", "cpu_us_per_job"),
    "failing, sqlite full": ("fail --store full --jobs 10000", "cpu_us_per_job"),
    "1 ms sleeps, memory, 50 threads": ("io --threads 50 --jobs 30000", "cpu_us_per_job"),
    "one push, sqlite normal": ("enqueue --store normal --jobs 3000", "p50_us"),
}


def main() -> None:
    """Measure, and compare or record."""
    kind = _kind()
    recorded: dict[str, dict[str, float]] = json.loads(RECORD.read_text())
    found = {name: measure(*case) for name, case in CASES.items()}
    if "--record" in sys.argv:
        RECORD.write_text(json.dumps(recorded | {kind: found}, indent=1, sort_keys=True) + "\n")
        return
    print(report(found, recorded.get(kind, {}), kind), flush=True)


def measure(arguments: str, figure: str) -> float:
    """Return the best of some rounds, in microseconds: what disturbs only ever adds."""
    command = [sys.executable, "-m", "tests.benchmarks.engine_case", *arguments.split()]
    values = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
        )
        values.append(float(json.loads(done.stdout.splitlines()[-1])[figure]))
    return min(values)


def report(found: dict[str, float], before: dict[str, float], kind: str) -> str:
    """Return a line for each figure, and one for all of them."""
    lines = [f"speed against the last record ({kind}):"]
    ratios = []
    for name, value in found.items():
        if name in before:
            ratios.append(value / before[name])
            told = f"{ratios[-1]:.2f} times the last"
        else:
            told = "not recorded yet"
        lines.append(f"  {name:31} {value:8.1f} µs   {told}")
    if ratios:
        lines.append(f"  in the mean {statistics.geometric_mean(ratios):.2f} times the last")
    return "\n".join(lines)


def _kind() -> str:
    facts: dict[str, Any] = machine()
    python = ".".join(facts["python"].split(".")[:2])
    return f"{facts['cores']} cores, {facts['cpu'] or 'unknown'}, Python {python}"


if __name__ == "__main__":
    main()
