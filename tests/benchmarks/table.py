"""Puts benchmark documents into the README: ``python tests/benchmarks/table.py FILE …``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

README = Path(__file__).parents[2] / "README.md"
START = "<!-- figures:"
END = "<!-- end of figures -->"

#: Figure, its unit, and how many digits it is worth.
UNITS = {
    "jobs_per_s": ("jobs/s", 0),
    "enqueue_per_s": ("pushes/s", 0),
    "bulk_enqueue_per_s": ("pushes/s, 1,000 a call", 0),
    "cpu_us_per_job": ("µs CPU a job", 1),
    "push_us": ("µs a push", 0),
    "timed_us": ("µs with a watch on it", 0),
    "payload_us": ("its payload", 0),
    "begin_us": ("`BEGIN`", 0),
    "insert_us": ("the row and its two index entries", 0),
    "counts_us": ("the counts", 0),
    "commit_us": ("`COMMIT`, four pages into the log", 0),
    "checkpoint_us": ("their share of the checkpoints", 0),
    "rest_us": ("Python around them", 0),
    "asked_us": ("µs until the store is asked", 0),
    "pushed_us": ("until the push is kept", 0),
    "claim_us": ("until the fetcher runs", 0),
    "claimed_us": ("until the claim is written", 0),
    "started_us": ("until the processor runs", 0),
    "bare_0": ("of the ideal, computing nothing", 2),
    "bare_4": ("with 4 µs a job", 2),
    "bare_6": ("with 6 µs", 2),
    "bare_8": ("with 8 µs", 2),
    "bare_us": ("µs from one to the next in bare threads", 1),
    "processors_us": ("with a job's way through a processor", 1),
    "engine_us": ("with the engine beside", 1),
    "server_us": ("µs of the server a job", 1),
    "engines_us": ("µs of the engines", 1),
    "most_ratio": ("times one process at most, both cores full of that", 2),
    "ratio": ("times reached", 2),
    "p50_us": ("µs p50", 0),
    "p99_us": ("µs p99", 0),
    "p50_ms": ("ms p50", 2),
    "p99_ms": ("ms p99", 2),
    "boot_ms": ("ms", 0),
    "bytes_per_job": ("bytes a waiting job", 0),
    "payload_bytes": ("bytes its payload as it was pushed", 0),
    "efficiency": ("of the ideal", 2),
    "commands_per_s": ("commands a second", 1),
    "first_hits_first_ms": ("ms first hits of a class", 1),
    "open_p50_ms": ("ms page opens", 1),
    "first_visit_ms": ("ms first visit of the page", 1),
    "visit_p50_ms": ("ms later visits", 1),
    "jump_p99_ms": ("ms jump anywhere, p99", 1),
    "jump_p50_ms": ("ms jump anywhere", 1),
    "jump_max_ms": ("ms at most", 1),
    "filter_by_class_p50_ms": ("ms filter by class", 1),
    "first_paint_ms": ("ms first paint", 0),
    "charts_ms": ("ms charts", 0),
    "first_job_ms": ("ms first demo job", 0),
    "fps": ("chart frames/s", 1),
    "late_p99_ms": ("ms heartbeat late, p99", 1),
    "cpu_percent": ("% of a core for the window", 1),
    "cpu_wait_percent": ("% of the time the window waited for a core", 1),
    "overview_cpu_percent": ("% of a core for the sliding Overview", 1),
    "table_cpu_percent": ("% of a core for a table", 1),
    "engine_cpu_percent": ("% of a core for the engine", 1),
}


def main() -> None:
    """Replace the figures between the two marks."""
    documents = [json.loads(Path(name).read_text()) for name in sys.argv[1:]]
    text = README.read_text()
    begin, end = text.index(START), text.index(END)
    mark = text[begin : text.index("\n", begin) + 1]
    README.write_text(text[:begin] + mark + table(documents) + text[end:])


def table(documents: Sequence[dict[str, Any]]) -> str:
    """Return the Markdown table of some documents: medians, with the least and the most.

    How cost grows is a picture (`growth`), not rows.
    """
    machine = documents[0]["machine"]
    lines = [
        (
            f"Medians (least–most); {machine['cores']} cores ({machine['cpu']}), "
            f"Python {machine['python']}. Every row is a process of its own, 10 threads unless "
            "said, two no-op middlewares, history on."
        ),
        "",
        "| | rounds | |",
        "|---|---|---|",
    ]
    results = [result for document in documents for result in document["results"]]
    for result in results:
        if result["group"] == "grow":
            continue
        figures = ", ".join(_figure(result[key], *UNITS[key]) for key in UNITS if key in result)
        name = f"{result['group']}: {result['name']}"
        lines.append(f"| {name} | {result['runs']} | {figures or 'not measured'} |")
    return "\n".join(lines) + "\n"


def _figure(values: dict[str, float], unit: str, digits: int) -> str:
    low, middle, high = (f"{values[key]:,.{digits}f}" for key in ("min", "median", "max"))
    return f"**{middle}** {unit} ({low}–{high})"


if __name__ == "__main__":
    main()
