"""Which jobs a query or a selection means, and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard.stores.query.nodes import And, Not, Or, Present, Word
from kickboard.stores.redis import history, keys, lines, payloads
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.lines import Found

#: States whose jobs can be acted on.
MOVABLE = frozenset((*lines.SETS, JobState.ENQUEUED))
#: Jobs whose places are remembered, and bytes of one of them.
MOST_SEEN = 20_000
_MOST_BYTES = 4096


def matching(link: Connections, view: View, now: float, found: Iterable[Found]) -> Iterator[Found]:
    """Yield those of *found* that fit a view's query."""
    query = view.query
    if query is None:
        yield from found
        return
    wants_traces = _asks_for_groups(query.root)
    rest = iter(found)
    while chunk := list(islice(rest, 500)):
        kept = traces(link, chunk) if wants_traces else {}
        for one in chunk:
            if query.matches(one.row(), one.payload, now, kept.get(one.member)):
                yield one


def _asks_for_groups(node: Any) -> bool:
    if isinstance(node, And | Or):
        return any(map(_asks_for_groups, node.parts))
    if isinstance(node, Not):
        return _asks_for_groups(node.part)
    return isinstance(node, Word | Present) and node.field == "group"


def traces(link: Connections, jobs: Sequence[Found]) -> dict[bytes, str | None]:
    """Return the traces of the latest failures of jobs, by member; where they are known."""
    ids = [payloads.head(one.payload).id for one in jobs]
    latest = link.all(("LRANGE", keys.attempts(jid), -1, -1) for jid in ids)
    wanted = [(one, told[0]) for one, told in zip(jobs, latest, strict=True) if told]
    entries = link.all(("XRANGE", keys.FAILURES, id_, id_) for _, id_ in wanted)
    return {
        one.member: history.attempt(history.fields(reply)[0][1]).backtrace
        for (one, _), reply in zip(wanted, entries, strict=True)
        if reply
    }


def select(
    link: Connections, selection: Selection, limit: int, now: float, seen: Seen
) -> tuple[list[Found], bool]:
    """Return up to *limit* jobs that an operation may touch, and whether more match."""
    view = selection.view
    if view.state not in MOVABLE:
        return [], False
    candidates = _candidates(link, selection, seen)
    if selection.upto is not None:
        upto = selection.upto
        candidates = (one for one in candidates if payloads.key(payloads.head(one.payload)) <= upto)
    rows = list(islice(matching(link, view, now, candidates), limit + 1))
    return rows[:limit], len(rows) > limit


def _candidates(link: Connections, selection: Selection, seen: Seen) -> Iterator[Found]:
    state, jids = selection.view.state, selection.jids
    if jids is None:
        line = lines.line(link, state)
        yield from lines.walk(line, lines.for_query(selection.view.query))
        return
    known = seen.find(link, state, jids)
    yield from known
    rest = set(jids) - {payloads.head(one.payload).id for one in known}
    if rest:
        yield from _with_jids(lines.walk(lines.line(link, state), lines.for_jids(rest)), rest)


def _with_jids(found: Iterator[Found], wanted: set[str]) -> Iterator[Found]:
    """Yield the jobs of some jids; a jid that is there twice names both."""
    return (one for one in found if payloads.head(one.payload).id in wanted)


def find(link: Connections, jid: str, seen: Seen) -> Found | None:
    """Return where a job waits, in whatever state that is."""
    states = (*lines.SETS, JobState.ENQUEUED)
    for state in states:
        for one in seen.find(link, state, (jid,)):
            return one
    for state in states:
        line = lines.line(link, state)
        for one in _with_jids(lines.walk(line, lines.for_jids((jid,))), {jid}):
            return one
    return None


class Seen:
    """Where jobs stood when somebody looked at them, so that they are found again at once.

    Redis has no index of jids. What is remembered is only a hint: it is asked whether the
    job still stands there. Thread-safe: a dict's single steps are.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[JobState, str], Found] = {}

    def note(self, jids: Iterable[str], found: Iterable[Found]) -> None:
        """Remember jobs, each with its jid."""
        if len(self._places) > MOST_SEEN:
            self._places = {}
        for jid, one in zip(jids, found, strict=True):
            if len(one.member) <= _MOST_BYTES:
                self._places[one.state, jid] = one

    def find(self, link: Connections, state: JobState, jids: Collection[str]) -> list[Found]:
        """Return those of *jids* that are still where they were seen."""
        known = [self._places[state, jid] for jid in jids if (state, jid) in self._places]
        if not known:
            return []
        if state is not JobState.ENQUEUED:
            scores = link.all(("ZSCORE", one.key, one.member) for one in known)
            return [
                one._replace(score=float(score))
                for one, score in zip(known, scores, strict=True)
                if score is not None
            ]
        there = link.all(
            command
            for one in known
            for command in (("LPOS", one.key, one.member, "RANK", -1), ("LLEN", one.key))
        )
        return [
            one._replace(ahead=int(size) - 1 - int(at))
            for one, at, size in zip(known, there[::2], there[1::2], strict=True)
            if at is not None
        ]
