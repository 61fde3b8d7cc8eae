"""Puts what kill loops and a soak printed into the README.

``python -m tests.torture.publish FILE…``: each file holds the JSON of one run. Loops with as many
processes and the same durability become one row.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

README = Path(__file__).parents[2] / "README.md"
START = "<!-- kills:"
END = "<!-- end of kills -->"

Account = dict[str, Any]


def main() -> None:
    """Replace what stands between the two marks."""
    accounts = [json.loads(Path(name).read_text()) for name in sys.argv[1:]]
    text = README.read_text()
    begin, end = text.index(START), text.index(END)
    mark = text[begin : text.index("\n", begin) + 1]
    README.write_text(text[:begin] + mark + section(accounts) + text[end:])


def section(accounts: list[Account]) -> str:
    """Return the Markdown of all runs: the loops' table, then a paragraph for each soak."""
    loops = [one for one in accounts if one.get("case") != "soak"]
    soaks = [one for one in accounts if one.get("case") == "soak"]
    parts = [loop_table(loops)] if loops else []
    return "\n".join([*parts, *(soak_table(one) for one in soaks)])


def loop_table(loops: list[Account]) -> str:
    """Return one row for each number of processes and durability."""
    rows: dict[tuple[int, str], list[Account]] = {}
    for one in loops:
        rows.setdefault((one["processes"], one["durability"]), []).append(one)
    most, seeds = (
        loops[0]["allowed_a_kill"],
        ", ".join(dict.fromkeys(str(one["seed"]) for one in loops)),
    )
    lines = [
        (
            "| processes on one file | durability | kills | acknowledged | lost "
            f"| ran twice, a kill | at most, of {most} allowed | recovery p50 | p99 | slowest |"
        ),
        "|---|---|---|---|---|---|---|---|---|---|",
        *(_row(*key, runs) for key, runs in sorted(rows.items())),
        "",
        (
            "`python -m tests.torture.kill_loop --kills 165 --processes N --durability D "
            f"--seed S`, with the seeds {seeds}."
        ),
    ]
    return "\n".join(lines) + "\n"


def _row(processes: int, durability: str, runs: list[Account]) -> str:
    kills = sum(one["kills"] for one in runs)
    twice = sum(one["duplicates"] for one in runs) / kills
    cells = [
        str(processes),
        durability,
        f"{kills:,}",
        f"{sum(one['acknowledged'] for one in runs):,}",
        f"**{sum(one['lost'] for one in runs)}**",
        f"{twice:.1f}",
        str(max(one["duplicates_max"] for one in runs)),
        *(_span([one[f"recovery_{name}"] for one in runs]) for name in ("p50", "p99")),
        f"{max(one['recovery_max'] for one in runs):.2f} s",
    ]
    return f"| {' | '.join(cells)} |"


def _span(seconds: list[float]) -> str:
    """Return what the runs took, the least and the most of them."""
    texts = list(dict.fromkeys(f"{one:.2f}" for one in (min(seconds), max(seconds))))
    return f"{'–'.join(texts)} s"


def soak_table(soak: Account) -> str:
    """Return what a soak found, with a row for each of its processes."""
    recovery, first, late = (
        soak[name] for name in ("given_back_s", "first_job_s", "late_in_a_second_ms")
    )
    file = soak["file_mb"]
    lines = [
        (
            f"`python -m tests.torture.soak --minutes {soak['minutes']:g} --seed {soak['seed']}`: "
            f"{soak['kills']} kills, {soak['acknowledged']:,} jobs acknowledged and in all "
            f"{soak['pushed']:,} pushed, lost **{soak['lost'] + soak['missing']}**, completed "
            f"twice {soak['duplicates']}. The dead engine's jobs "
            f"were back in their queues after {recovery['p50']:.2f} s (p50; p99 "
            f"{recovery['p99']:.2f}, slowest {recovery['p100']:.2f}), the new engine had done a "
            f"job after {first['p50']:.2f} s ({first['p99']:.2f}, {first['p100']:.2f}). The window "
            f"showed {soak['visits']:,} pages and acted {soak['bulk_actions']} times on all dead "
            f"jobs; its event loop was late by {late['p99']:.0f} ms in the worst second of a "
            f"hundred. Integrity: {soak['integrity']}; the file grew from {file[0]:.1f} to "
            f"{file[1]:.1f} MB by its history, its log was {soak['log_max_mb']:.1f} MB at most. "
            f"The machine's load meanwhile: {soak['load']:.1f}, as it did other work."
        ),
        "",
        "| | memory | at most | growth an hour | threads | open files |",
        "|---|---|---|---|---|---|",
        *(_process(title, soak[name]) for name, title in _TITLES.items()),
    ]
    return "\n".join(lines) + "\n"


_TITLES = {
    "window": "window",
    "engine": "its engine, killed once a minute",
    "worker": "a second engine, never killed",
}


def _process(title: str, figures: dict[str, Any]) -> str:
    cells = [
        title,
        f"{figures['rss_mb']:.0f} MB",
        f"{figures['rss_max_mb']:.0f} MB",
        f"{round(figures['growth_mb_h'], 1) + 0.0:+.1f} MB",  # no -0.0
        *(f"{figures[f'{name}_last']}" for name in ("threads", "files")),
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
