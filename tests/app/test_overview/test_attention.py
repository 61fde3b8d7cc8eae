"""What the overview says needs attention, and what it offers to do about it."""

from dataclasses import replace

from tests.app.fakes.listed import job
from tests.app.fakes.played import START, PlayedSession
from tests.app.fakes.shell import Shell

from kickboard.payload.record import JobState
from kickboard.stores.query import parse
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.rows.attention import ErrorGroup, Facts, grouped, notices
from kickboard_desktop.telemetry import ClassInfo, ClockInfo, EngineEvent, Hello, ProcessorRow
from kickboard_desktop.views.overview.lists import OverviewLists


def lists(shown: Shell) -> OverviewLists:
    """Return the lists, which are there once the page was painted."""
    assert shown.overview.lists is not None
    return shown.overview.lists


def facts(session: PlayedSession, **others: object) -> Facts:
    session.poll()
    return replace(Facts(engine=EngineState.RUNNING, snapshot=session.snapshot), **others)  # type: ignore[arg-type]


def test_a_calm_store_needs_no_attention(session: PlayedSession) -> None:
    assert notices(facts(session)) == []


def test_the_worst_comes_first(session: PlayedSession) -> None:
    session.paused = frozenset({"mailers"})
    found = notices(
        facts(
            session,
            trouble="disk is full",
            engine=EngineState.CRASHED,
            unknown=("EmailJob",),
            processors=(ProcessorRow("p1", "stuck", "9f", "ReportJob", "q", 5.0),),
            mono=725.0,
            errors=(ErrorGroup(JobState.DEAD, "app.Timeout", "EmailJob", 12, "read timed out"),),
        )
    )

    assert [n.key.partition(" ")[0] for n in found] == [
        "store", "engine", "unknown", "stuck", "dead", "paused",
    ]  # fmt: skip
    assert all(notice.act for notice in found)
    assert found[3].detail.replace("\N{NO-BREAK SPACE}", " ") == "ReportJob 12 min 00 s"
    assert found[4].title == "12 EmailJob dead: Timeout"


def test_errors_are_grouped_by_class_and_error() -> None:
    rows = [job(n, job_class="A", error_class="E", error_message=f"m{n}") for n in range(3)]
    rows += [job(9, job_class="B", error_class="E")]

    groups = grouped(JobState.DEAD, rows)

    assert [(g.job_class, g.count) for g in groups] == [("A", 3), ("B", 1)]
    assert groups[0].message == "m0"


def test_the_query_of_an_error_group_can_be_read(session: PlayedSession) -> None:
    group = ErrorGroup(JobState.DEAD, 'Odd "Error" \\ here', "Shop::EmailJob", 1, "")
    (notice,) = notices(facts(session, errors=(group,)))

    parse(notice.query)
    assert notice.page == "errors"


def test_a_paused_queue_is_resumed_from_its_line(shown: Shell) -> None:
    shown.session.paused = frozenset({"mailers"})
    shown.session.poll()
    shown.overview._show_lists()
    notice = next(n for n in lists(shown).attention.notices if n.queue)

    lists(shown).attention.acted.emit(notice)

    assert notice.title == "mailers is paused"
    assert shown.switch.calls == [("mailers", False)]


def test_what_died_is_reviewed_among_the_errors_of_its_kind(shown: Shell) -> None:
    shown.overview._show_lists()
    notice = next(n for n in lists(shown).attention.notices if n.page == "errors")

    lists(shown).attention.acted.emit(notice)

    assert shown.window.current_page() is shown.bare("errors")
    assert shown.bare("errors").notes[-1] == "class:WebhookJob error_class:ConnectionError"


def test_an_unknown_class_is_told_until_the_engine_knows_it(shown: Shell) -> None:
    event = EngineEvent(
        kind="UnknownClass", at=START, fields={"job_class": "EmailJob", "queue": "q"}
    )
    shown.session.event_received.emit(event)
    shown.overview._show_lists()
    titles = [n.title for n in lists(shown).attention.notices]
    assert "No processor here knows EmailJob" in titles

    clock = ClockInfo(now=START, monotonic=0.0)
    hello = Hello(
        version="0", pid=1, identity="a", store="", started_at=START, clock=clock, concurrency=5,
        classes=(ClassInfo(name="EmailJob"),),
    )  # fmt: skip
    shown.session.hello_received.emit(hello)
    shown.overview._show_lists()
    titles = [n.title for n in lists(shown).attention.notices]
    assert "No processor here knows EmailJob" not in titles


def test_what_does_not_fit_is_counted(shown: Shell) -> None:
    many = tuple(
        ErrorGroup(JobState.DEAD, f"Error{n}", "EmailJob", 1, "message") for n in range(40)
    )
    panel = lists(shown).attention
    panel.show_notices(notices(facts(shown.session, errors=many)))

    visible = [row for row in panel._rows if not row.isHidden()]
    assert 1 <= len(visible) <= 6
    assert panel._more.text() == f"and {40 - len(visible)} more"


def test_an_engine_that_did_not_even_start_has_not_died() -> None:
    (told,) = notices(
        Facts(engine=EngineState.GIVEN_UP, refused=True, reason="shop.py, line 3: KeyError: 'tea'")
    )

    assert told.title == "The engine cannot start"
    assert (told.detail, told.action) == ("shop.py, line 3: KeyError: 'tea'", "start_engine")
