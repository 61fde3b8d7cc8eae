"""Reads a scenario from TOML or JSON, and says of what is wrong where it stands.

Nothing is started before all of it was understood.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from kickboard.config import MAX_CONCURRENCY, check_name
from kickboard.errors import ConfigError, StoreError
from kickboard.jobs.registry import REGISTRY
from kickboard.lab.load import objectives
from kickboard.lab.load.scenario import MEMORY, SANDBOX, Change, Knee, Scenario, Work
from kickboard.lab.profile import ProfileError
from kickboard.stores import store_file
from kickboard.stores.urls import is_redis

#: Bytes of a scenario at most; a profile of a thousand points has a fiftieth of it.
MAX_BYTES = 1_000_000
#: Seconds a run may take, and arrivals it may make, at most.
MAX_SECONDS = 86_400.0
MAX_JOBS = 50_000_000
MAX_CLIENTS = 10_000
MAX_PROCESSES = 16

_PLACE = re.compile(r" - at `\$\.?(.*)`$")


class ScenarioError(ConfigError):
    """A scenario cannot be run; *place* is where it is wrong, such as ``arrivals.profile[3]``."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.place = place


def read(path: Path) -> Scenario:
    """Read the scenario in the file *path*: JSON when it is called so, else TOML.

    Raises:
        ScenarioError: it cannot be run.
        OSError: the file cannot be read.
    """
    with open(path, "rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ScenarioError(f"{path} has more than {MAX_BYTES // 1000:,} kB: no scenario has")
    return parse(content, is_json=path.suffix.lower() == ".json")


def parse(content: bytes, *, is_json: bool = False) -> Scenario:
    """Read a scenario.

    Raises:
        ScenarioError: it cannot be run.
    """
    try:
        if is_json:
            document = msgspec.json.decode(content)
        else:
            document = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ScenarioError(f"byte {error.start} is no UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise ScenarioError(f"not {'JSON' if is_json else 'TOML'}: {error}") from error
    return convert(document)


def convert(document: Any) -> Scenario:
    """Return the scenario that a decoded *document* describes, checked but for its classes.

    Raises:
        ScenarioError: it cannot be run.
    """
    for place, value in _numbers(document):
        if not math.isfinite(value):
            raise ScenarioError(f"{value} is no number to count with", place)
    try:
        scenario = msgspec.convert(document, Scenario)
    except msgspec.ValidationError as error:
        text = str(error)
        found = _PLACE.search(text)
        raise ScenarioError(
            _PLACE.sub("", text).replace("Object contains", "there is an"),
            found[1].replace("[...]", "[]") if found else "",
        ) from error
    check(scenario)
    return scenario


def _numbers(value: Any, place: str = "") -> Iterator[tuple[str, float]]:
    """Yield each float in a document, with its place."""
    if isinstance(value, float):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _numbers(inner, f"{place}[{i}]")


def check(scenario: Scenario) -> None:
    """See that *scenario* can be run.

    Raises:
        ScenarioError: it cannot.
    """
    _within("seconds", scenario.seconds, 0.1, MAX_SECONDS)
    _within("warm_up", scenario.warm_up, 0, MAX_SECONDS)
    _within("drain", scenario.drain, 0, MAX_SECONDS)
    _check_arrivals(scenario)
    if scenario.warm_up >= scenario.length:
        reason = f"{scenario.warm_up:g} s leave nothing of a run of {scenario.length:g} s"
        raise ScenarioError(reason, "warm_up")
    if not scenario.work or not sum(work.weight for work in scenario.work if work.weight > 0):
        raise ScenarioError("there is no job with a weight above 0", "work")
    for i, work in enumerate(scenario.work):
        _check_work(work, f"work[{i}]", is_simulated=scenario.simulate)
    _check_target(scenario)
    for i, change in enumerate(scenario.changes):
        _check_change(change, f"changes[{i}]", scenario.length)
    for i, text in enumerate(scenario.objectives):
        _at(f"objectives[{i}]", objectives.parse, text)


def check_classes(scenario: Scenario) -> None:
    """See that every class of the mix is known here; the modules must be loaded.

    Raises:
        ScenarioError: one is not.
    """
    for i, work in enumerate(scenario.work):
        if REGISTRY.get(work.job_class) is None:
            modules = ", ".join(scenario.target.modules)
            where = f"in {modules}" if modules else "here: name its file in target.modules"
            raise ScenarioError(f"there is no class {work.job_class!r} {where}", f"work[{i}].class")


def _check_arrivals(scenario: Scenario) -> None:
    arrivals, knee = scenario.arrivals, scenario.knee
    _within("arrivals.burst", arrivals.burst, 1, 100_000)
    _within("arrivals.clients", arrivals.clients, 1, MAX_CLIENTS)
    _within("arrivals.think", arrivals.think, 0, MAX_SECONDS)
    if knee is not None:
        if arrivals.model == "closed":
            raise ScenarioError('a closed model never breaks: take model = "open"', "knee")
        _check_knee(knee)
    if arrivals.model == "closed":
        return
    _check_profile(scenario)
    if scenario.profile.jobs > MAX_JOBS:
        raise ScenarioError(f"{scenario.profile.jobs:.3g} jobs are too many", "arrivals")


def _check_profile(scenario: Scenario) -> None:
    """Check the rate, or the points."""
    points = scenario.arrivals.profile
    place = "arrivals.profile" if points else "arrivals.rate"
    if scenario.knee is None and not points and scenario.arrivals.rate <= 0:
        raise ScenarioError(f"{scenario.arrivals.rate:g} a second; it must be above 0", place)
    try:
        profile = scenario.profile
    except ProfileError as error:
        at = "" if error.index is None else f"[{error.index}]"
        raise ScenarioError(str(error), f"{place}{at}") from error
    if points and scenario.knee is None and abs(profile.seconds - scenario.seconds) > 1e-6:
        raise ScenarioError(
            f"a gap: the points end at second {profile.seconds:g}, the run at {scenario.seconds:g}",
            f"{place}[{len(points) - 1}]",
        )


def _check_knee(knee: Knee) -> None:
    _within("knee.start", knee.start, 0.01, 1e6)
    _within("knee.step", knee.step, 0.01, 1e6)
    _within("knee.seconds", knee.seconds, 0.5, MAX_SECONDS)
    if knee.stop < knee.start + knee.step:
        raise ScenarioError("must be one step above start at least", "knee.stop")
    if len(knee.rates) > 200:
        raise ScenarioError(f"{len(knee.rates)} steps are too many", "knee.step")


def _check_work(work: Work, place: str, *, is_simulated: bool) -> None:
    _within(f"{place}.weight", work.weight, 0, 1e6)
    _within(f"{place}.failures", work.failures, 0, 1)
    _at(f"{place}.queue", check_name, work.queue)
    _at(f"{place}.class", lambda name: check_name(name, "class"), work.job_class)
    _at(f"{place}.service", lambda service: service.times(), work.service)
    service = work.service
    if service.kind == "measured" and not (service.of or service.sample):
        raise ScenarioError('of which class? of = "EmailJob"', f"{place}.service.of")
    if is_simulated and not work.is_ours:
        reason = "in leaping time only LoadJob can run: other jobs wait for the real world"
        raise ScenarioError(reason, f"{place}.class")
    if is_simulated and work.busy:
        raise ScenarioError("leaping time cannot wait for a busy CPU", f"{place}.busy")


def _check_target(scenario: Scenario) -> None:
    target = scenario.target
    _within("target.processors", target.processors, 1, MAX_CONCURRENCY)
    _within("target.processes", target.processes, 1, MAX_PROCESSES)
    inside = scenario.simulate or target.store == MEMORY
    if inside and target.processes != 1:
        raise ScenarioError("in memory there is one process", "target.processes")
    if scenario.simulate and target.store not in (SANDBOX, MEMORY):
        raise ScenarioError("leaping time has no business in a store of yours", "target.store")
    if target.is_own and not is_redis(target.store):
        _at("target.store", store_file, target.store)
    if inside and target.modules and scenario.simulate:
        raise ScenarioError("in leaping time only LoadJob can run", "target.modules")


def _check_change(change: Change, place: str, length: float) -> None:
    _within(f"{place}.at", change.at, 0, length)
    _within(f"{place}.seconds", change.seconds, 0, 600)
    _within(f"{place}.to", change.to, 1, MAX_CONCURRENCY)
    if change.do == "processes":
        _within(f"{place}.to", change.to, 1, MAX_PROCESSES)


def _within(place: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ScenarioError(f"{value:g}; it must be {low:g} to {high:,.0f}", place)


def _at(place: str, read_value: Callable[[Any], object], value: object) -> None:
    """Let *read_value* look at *value*; what it refuses is refused at *place*."""
    try:
        read_value(value)
    except (ConfigError, StoreError, OSError) as error:
        raise ScenarioError(str(error), place) from error
