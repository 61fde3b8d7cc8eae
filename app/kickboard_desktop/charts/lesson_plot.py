"""What the chart of a lesson shows at a moment of its replay."""

from __future__ import annotations

from collections.abc import Sequence

from kickboard.lab.lessons.lesson import Chart, Lesson
from kickboard_desktop.charts.lesson_chart import LessonCurve, LessonPlot
from kickboard_desktop.models.lessons.clock import Playback
from kickboard_desktop.models.lessons.replay import Replay
from kickboard_desktop.models.lessons.run import RETRY, THEORY, TIME, LessonRun

#: Colours of the measured curves in turn: of one run, and of several that are compared.
ALONE = ("accent", "warn", "violet", "good")
COMPARED = ("bad", "accent", "good", "violet")
#: A series that is counted anew while it is replayed.
HISTOGRAM = "histogram"


def plotted(
    lesson: Lesson, run: LessonRun | None, ghost: LessonRun | None, playback: Playback
) -> LessonPlot:
    """Return the plot of *run* as far as *playback* has come, the former run behind it."""
    chart, words = lesson.chart, lesson.text
    if run is None:
        return LessonPlot()
    curves = [*_curves(lesson, ghost, playback, is_ghost=True)] if ghost is not None else []
    curves += _curves(lesson, run, playback, is_ghost=False)
    shown = [curve for curve in curves if curve.points]
    return LessonPlot(
        curves=(*shown, *_patterns(lesson, run)) if shown else (),
        band=_band(curves),
        x=words.axes.get(chart.x, chart.x),
        y=words.axes.get(chart.y, chart.y),
        log_x=chart.log_x,
        log_y=chart.log_y,
        time=chart.x == TIME,
        dot=_dot(chart, run, playback),
        ghost_dot=_dot(chart, ghost, None) if ghost is not None else None,
    )


def seen_until(lesson: Lesson, playback: Playback) -> float | None:
    """Return the x up to which measured curves are seen; None: all of it."""
    if playback.is_at_end:
        return None
    if lesson.chart.x == TIME:
        return playback.position
    if lesson.chart.x == RETRY:
        return max((r.tries() for r in playback.replays), default=0) - 1 + 0.2
    return None


def _curves(
    lesson: Lesson, run: LessonRun, playback: Playback, *, is_ghost: bool
) -> list[LessonCurve]:
    found = []
    several = len([name for name in lesson.chart.series if name not in THEORY]) > 1
    for number, variant in enumerate(run.variants):
        measured = 0
        for name in lesson.chart.series:
            theory = name in THEORY
            if theory and (is_ghost or number):
                continue
            by_run = len(run.variants) > 1 and not several
            turns, turn = (COMPARED, number) if by_run else (ALONE, measured)
            label = _label(lesson, variant, name) if by_run else _label(lesson, "", name)
            whole = f"{_label(lesson, variant, name)}: {label}" if variant and not by_run else ""
            found.append(
                LessonCurve(
                    name="" if theory else whole,
                    label="" if is_ghost or (number and not by_run) else label,
                    points=_points(lesson, run, variant, name, playback, is_ghost=is_ghost),
                    kind=lesson.chart.kinds.get(name, lesson.chart.kind),
                    token=turns[turn % len(turns)],
                    theory=theory,
                    ghost=is_ghost,
                    dashes=0 if by_run else number,
                )
            )
            measured += not theory
    return found


def _label(lesson: Lesson, variant: str, name: str) -> str:
    words = lesson.text
    if variant and name not in THEORY:
        return words.variants.get(variant, variant)
    return words.series.get(name, name)


def _patterns(lesson: Lesson, run: LessonRun) -> list[LessonCurve]:
    """Return what the dashes mean, for the legend, where colours say something else."""
    measured = [name for name in lesson.chart.series if name not in THEORY]
    if len(run.variants) < 2 or len(measured) < 2:
        return []
    return [
        LessonCurve(lesson.text.variants.get(variant, variant), (), token="muted", dashes=number)
        for number, variant in enumerate(run.variants)
    ]


def _points(
    lesson: Lesson,
    run: LessonRun,
    variant: str,
    name: str,
    playback: Playback,
    *,
    is_ghost: bool,
) -> Sequence[tuple[float, float]]:
    series = run.series(name, variant)
    if series is None:
        return ()
    if is_ghost or name in THEORY or lesson.chart.x in (TIME, RETRY) or playback.is_at_end:
        return series.points
    if name == HISTOGRAM and len(series.points) > 1:
        return _counted(run.replays[variant], series.points)
    return ()


def _counted(
    replay: Replay, points: Sequence[tuple[float, float]]
) -> Sequence[tuple[float, float]]:
    """Return the histogram *points* as it is by now."""
    width = points[1][0] - points[0][0]
    counts = replay.histogram(width, len(points))
    return [(x, float(n)) for (x, _), n in zip(points, counts, strict=True)]


def _band(curves: Sequence[LessonCurve]) -> tuple[LessonCurve, LessonCurve] | None:
    """Return the two curves between which everything should lie."""
    theory = [curve for curve in curves if curve.theory and curve.points]
    return (theory[0], theory[1]) if len(theory) == 2 else None


def _dot(chart: Chart, run: LessonRun, playback: Playback | None) -> tuple[float, float] | None:
    """Return where the run is: on its way by the mean wait so far, at its end by its numbers."""
    if chart.dot is None:
        return None
    for variant, outcome in run.outcomes.items():
        x, y = outcome.numbers.get(chart.dot.x), outcome.numbers.get(chart.dot.y)
        if x is None or y is None:
            return None
        replay = run.replays[variant]
        if playback is None or playback.is_at_end:
            return x, y
        whole, scene = replay.whole_mean_wait, replay.scene
        if "wait" not in chart.dot.y or not whole or not scene.waits:
            return None
        return x, y * scene.mean_wait / whole
    return None
