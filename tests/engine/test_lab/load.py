"""What the load test's tests share: short scenarios, and running them in leaping time."""

import threading
from pathlib import Path
from typing import Any

from kickboard.lab.load.result import Result
from kickboard.lab.load.run import LoadRun
from kickboard.lab.load.scenario import Arrivals, Scenario, Service, Target, Work
from kickboard.lab.sandbox import default_root


def scenario(
    *,
    seconds: float = 20.0,
    processors: int = 10,
    service: Service | None = None,
    arrivals: Arrivals | None = None,
    **values: Any,
) -> Scenario:
    """Return a scenario in leaping time, of one kind of job."""
    return Scenario(
        seconds=seconds,
        arrivals=arrivals or Arrivals(),
        work=(Work(service=service or Service(mean=0.1)),),
        target=Target(processors=processors),
        **{"simulate": True, "warm_up": 0.0, "drain": 1_000.0, **values},
    )


def run(made: Scenario) -> Result:
    """Run it to the end, on a thread of its own as a command does."""
    found: list[Result] = []
    thread = threading.Thread(target=lambda: found.append(LoadRun(made).run()))
    thread.start()
    thread.join(110)
    assert found, "it did not end"
    return found[0]


def sandboxes() -> set[Path]:
    """Return the sandboxes there are: those of tests that kill are swept by the next start."""
    return set(default_root().glob("sandbox-*"))
