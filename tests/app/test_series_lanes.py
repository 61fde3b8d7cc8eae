"""What the lanes of processors keep of the jobs that ran."""

from tests.app.fakes.ticks import T0

from kickboard_desktop.charts.lanes import Lanes
from kickboard_desktop.telemetry import ProcessorRow


def row(jid: str | None, since: float | None = None, state: str = "") -> ProcessorRow:
    return ProcessorRow("p1", state or ("busy" if jid else "idle"), jid, "A", "q", since)


def played(*samples: tuple[float, ProcessorRow]) -> Lanes:
    lanes = Lanes()
    for at, sample in samples:
        lanes.add([sample], at=T0 + at, mono=at)
    return lanes


def test_a_lane_has_a_segment_for_each_job() -> None:
    lanes = played(
        (1.0, row("a", 0.5)), (2.0, row("a", 0.5)), (3.0, row("b", 2.5)), (4.0, row(None))
    )

    shown = [(s.kind, s.jid, s.start - T0, (s.end or 0) - T0) for s in lanes.segments("p1")]
    assert shown == [("done", "a", 0.5, 2.5), ("done", "b", 2.5, 4.0)]


def test_the_job_that_runs_has_no_end() -> None:
    (segment,) = played((1.0, row("a", 0.5))).segments("p1")

    assert (segment.kind, segment.end) == ("running", None)


def test_a_failure_may_be_told_before_or_after_the_job_is_gone() -> None:
    lanes = played((1.0, row("a", 0.5)))
    lanes.failed("a")
    lanes.add([row("a", 0.5)], at=T0 + 2, mono=2)
    lanes.add([row("b", 2.5)], at=T0 + 3, mono=3)
    lanes.add([row(None)], at=T0 + 4, mono=4)
    lanes.failed("b")

    assert [s.kind for s in lanes.segments("p1")] == ["failed", "failed"]
    assert all(s.end is not None for s in lanes.segments("p1"))


def test_a_pause_is_seen() -> None:
    lanes = played((1.0, row("a", 0.5)), (2.0, row(None, state="paused")), (3.0, row(None)))

    assert [s.kind for s in lanes.segments("p1")] == ["done", "paused"]


def test_a_lane_forgets_after_a_minute_and_goes_with_its_processor() -> None:
    lanes = played((0.0, row("a", 0.0)), (1.0, row(None)), (100.0, row(None)))
    assert lanes.segments("p1") == []

    lanes.add([], at=T0 + 200, mono=200)
    assert lanes.names() == []
