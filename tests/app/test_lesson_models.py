"""A lesson's trace replayed forwards, back and at any speed; progress and sheet."""

import random
from pathlib import Path

import msgspec
import pytest

from kickboard.lab.lessons import library
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.proving import Proved
from kickboard.lab.lessons.reading import experiments
from kickboard.lab.lessons.running import Watch, run
from kickboard.lab.lessons.telling import Attempts, Began, Outcome, Told
from kickboard.lab.lessons.tracing import Attempt
from kickboard_desktop.models.lessons import progress as lesson_progress
from kickboard_desktop.models.lessons import sheet as lesson_sheet
from kickboard_desktop.models.lessons.clock import LONGEST, Playback
from kickboard_desktop.models.lessons.progress import Mark, Progress
from kickboard_desktop.models.lessons.replay import COPY_EVERY, NEVER, Replay
from kickboard_desktop.models.lessons.run import LessonRun, amount, sentence


def attempt(
    number: int,
    started: float,
    ended: float,
    *,
    pushed: float = 0.0,
    retry: int = 0,
    ok: bool = True,
    queue: str = "default",
) -> Attempt:
    return Attempt(started, number, retry, queue, pushed, ended, ok)


def random_trace(seed: int, jobs: int) -> list[Attempt]:
    """Return jobs that wait, run on two processors, and fail now and then."""
    rng, free, now, rows = random.Random(seed), [0.0, 0.0], 0.0, []
    for number in range(jobs):
        now += rng.expovariate(1.0)
        free.sort()
        begins = max(now, free[0])
        free[0] = begins + rng.expovariate(0.6)
        rows.append(attempt(number, begins, free[0], pushed=now, ok=rng.random() < 0.9))
    return rows


# -- what holds at a moment


def test_a_job_waits_runs_and_is_done() -> None:
    replay = Replay()
    replay.add([attempt(1, 2.0, 5.0, pushed=1.0)])

    replay.move_to(1.5)
    assert list(replay.scene.waiting["default"]) == [1]
    replay.move_to(3.0)
    assert replay.scene.waiting_count == 0
    assert replay.scene.running[0].number == 1
    assert replay.scene.mean_wait == 1.0
    replay.move_to(5.0)
    assert (replay.scene.running, replay.scene.done, replay.scene.failed) == ({}, 1, 0)


def test_a_failed_job_waits_for_its_retry_until_it_is_dead() -> None:
    replay = Replay(retries=1)
    replay.add([attempt(1, 0.0, 1.0, ok=False), attempt(1, 9.0, 10.0, retry=1, ok=False)])
    replay.complete()

    replay.move_to(4.0)
    assert (replay.scene.retrying[1].since, replay.scene.retrying[1].until) == (1.0, 9.0)
    replay.move_to(10.0)
    assert (replay.scene.retrying, replay.scene.dead, replay.scene.failed) == ({}, 1, 2)


def test_what_has_no_next_attempt_may_still_get_one_before_the_end_of_the_run() -> None:
    replay = Replay(retries=0)
    replay.add([attempt(1, 0.0, 1.0, ok=False)])
    replay.move_to(1.0)
    assert replay.scene.retrying[1].until == NEVER

    replay.complete()

    assert (replay.scene.retrying, replay.scene.dead) == ({}, 1)


def test_a_job_that_never_began_waits_to_the_end() -> None:
    replay = Replay()
    replay.add([attempt(1, 1.0, 9.0), attempt(2, -1.0, -1.0, pushed=2.0, queue="low")])

    replay.move_to(9.0)

    assert list(replay.scene.waiting["low"]) == [2]
    assert replay.queues == ["default", "low"]


def test_attempts_without_length_hold_no_processor() -> None:
    replay = Replay(retries=0)
    replay.add([attempt(n, 3.0, 3.0, ok=False) for n in range(500)])
    replay.complete()

    passed = replay.move_to(3.0)

    assert (replay.scene.dead, replay.most_slots) == (500, 1)
    assert 0 < len(passed) < 500  # no more than can be seen


def test_a_queue_with_processors_of_its_own_uses_no_other() -> None:
    replay = Replay(pools={"fast": range(2), "slow": range(2, 9)})
    replay.add([attempt(1, 0.0, 9.0, queue="slow"), attempt(2, 1.0, 2.0, queue="fast")])

    replay.move_to(1.5)

    assert {slot: row.number for slot, row in replay.scene.running.items()} == {2: 1, 0: 2}


@pytest.mark.parametrize("seed", range(4))
def test_going_back_and_forth_comes_to_the_same_as_going_straight(seed: int) -> None:
    rows, rng = random_trace(seed, COPY_EVERY), random.Random(seed)
    wandering = Replay()
    wandering.add(rows)
    for _ in range(40):
        at = rng.uniform(0.0, wandering.horizon)
        wandering.move_to(at)
        straight = Replay()
        straight.add(rows)
        straight.move_to(at)
        assert wandering.scene == straight.scene


def test_attempts_that_come_late_and_in_any_order_are_put_where_they_belong() -> None:
    rows = random_trace(7, 300)
    whole, piecewise = Replay(), Replay()
    whole.add(rows)
    whole.move_to(150.0)
    piecewise.move_to(150.0)
    random.Random(1).shuffle(rows)
    for i in range(0, 300, 30):
        piecewise.add(rows[i : i + 30])

    assert piecewise.scene == whole.scene
    assert piecewise.histogram(0.5, 10) == whole.histogram(0.5, 10)


def test_events_are_counted_by_parts_of_the_time() -> None:
    replay = Replay()
    replay.add([attempt(1, 1.0, 9.0), attempt(2, 1.5, 1.7)])

    assert replay.profile(2, 10.0) == [5, 1]


# -- the clock


def playing(rows: list[Attempt], speed: float, *, leaps: bool) -> Playback:
    replay, playback = Replay(), Playback(speed, leaps=leaps)
    replay.add(rows)
    replay.complete()
    playback.show([replay])
    playback.is_playing = True
    return playback


def test_time_runs_at_its_speed_and_stops_at_the_end() -> None:
    playback = playing([attempt(1, 10.0, 30.0)], 10.0, leaps=False)

    playback.advance(0.5)
    assert playback.position == pytest.approx(5.0)
    playback.advance(100.0)
    assert (playback.position, playback.is_playing, playback.is_at_end) == (30.0, False, True)


def test_a_long_wait_is_leapt_over_in_a_moment() -> None:
    playback = playing([attempt(1, 86_400.0, 86_401.0)], 10.0, leaps=True)

    playback.advance(LONGEST / 2)
    assert playback.position == pytest.approx(43_200.0)
    playback.advance(LONGEST / 2 + 0.05)
    assert playback.position == pytest.approx(86_400.5)


def test_steps_go_from_event_to_event_and_back() -> None:
    playback = playing([attempt(1, 10.0, 30.0)], 10.0, leaps=False)
    seen = []
    for direction in (1, 1, 1, -1, -1, -1):
        playback.step(direction)
        seen.append(playback.position)

    assert seen == [10.0, 30.0, 30.0, 10.0, 0.0, 0.0]


def test_time_waits_for_what_is_not_known_yet() -> None:
    replay, playback = Replay(), Playback(10.0)
    replay.add([attempt(1, 1.0, 2.0)])
    playback.show([replay])
    playback.is_playing = True

    playback.advance(9.0)

    assert (playback.position, playback.is_playing, playback.is_at_end) == (2.0, True, False)


# -- a run


@pytest.fixture(scope="module")
def first() -> Lesson:
    return library.find("1")


@pytest.fixture(scope="module")
def finished(first: Lesson) -> LessonRun:
    """Return the first lesson's run, by the real engine."""
    told: list[Told] = []
    made = LessonRun(first, 1)

    class Noting(Watch):
        def attempt(self, attempt: Attempt) -> None:
            super().attempt(attempt)
            told.append(Attempts(variant=self.variant, rows=[attempt], now=attempt.ended))

    run(experiments(first), seed=1, tell=told.append, watch=Noting(), lesson=first)
    for one in sorted(told, key=lambda t: not isinstance(t, Began)):
        made.take(one)
    return made


def test_a_run_knows_its_curves_numbers_and_proofs(finished: LessonRun, first: Lesson) -> None:
    (replay,) = finished.replays.values()

    assert finished.attempts == replay.known > 20
    assert [proved.id for proved in finished.proofs] == [proof.id for proof in first.proofs]
    assert all(finished.series(name) for name in first.chart.series)
    assert finished.series("no such") is None
    playback = Playback(10_000.0)
    playback.show([replay])
    playback.seek(playback.length)
    assert playback.is_at_end
    assert replay.scene.dead == finished.number("dead")


def test_numbers_are_put_into_the_sentence_of_a_proof() -> None:
    proved = Proved(id="x", measured=0.5, expected=None, low=None, high=1.0, holds=True, unit="%")

    said = sentence("{measured} is at most {expected}", proved)

    assert said.replace("\N{NO-BREAK SPACE}", " ") == "50 % is at most 100 %"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(3.0, "", "3"), (4.052, "", "4.05"), (0.0123, "", "0.0123"), (None, "s", "–")],
)
def test_amounts_are_short(value: float | None, unit: str, said: str) -> None:
    assert amount(value, unit) == said


def test_the_sheet_is_one_file_that_says_everything(finished: LessonRun, first: Lesson) -> None:
    page = lesson_sheet.sheet(finished, answer=0)

    assert first.text.title in page
    assert page.count("<polyline") == len(first.chart.series)
    assert page.count("<tr>") == len(first.proofs)
    assert "http" not in page
    assert "<script" not in page


def test_markup_in_a_lesson_is_text_on_its_sheet(finished: LessonRun, first: Lesson) -> None:
    text = msgspec.structs.replace(first.text, title="<script>alert(1)</script>")
    evil = LessonRun(msgspec.structs.replace(first, text=text), 1)

    assert "<script" not in lesson_sheet.sheet(evil)
    assert "&lt;script" in lesson_sheet.sheet(evil)
    assert isinstance(next(iter(finished.outcomes.values())), Outcome)


# -- progress


def test_progress_is_kept_as_a_line_and_a_broken_one_is_none(tmp_path: Path) -> None:
    progress = Progress(last="hockey-stick")
    progress.set_mark("hockey-stick", Mark(answer=2, done=True))

    again = lesson_progress.read(lesson_progress.write(progress))

    assert again.mark("hockey-stick") == Mark(answer=2, done=True)
    assert again.last == "hockey-stick"
    assert lesson_progress.read('{"marks": 3').marks == {}
