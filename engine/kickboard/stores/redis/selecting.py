"""Which jobs a query or a selection means, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    link: Connections, selection: Selection, limit: int, now: float
) -> tuple[list[Found], bool]:
    """Return up to *limit* jobs that an operation may touch, and whether more match."""
    view = selection.view
    if view.state not in MOVABLE:
        return [], False
    candidates = _candidates(link, selection)
    if selection.upto is not None:
        upto = selection.upto
        candidates = (one for one in candidates if payloads.key(payloads.head(one.payload)) <= upto)
    rows = list(islice(matching(link, view, now, candidates), limit + 1))
    return rows[:limit], len(rows) > limit


def _candidates(link: Connections, selection: Selection) -> Iterator[Found]:
    line = lines.line(link, selection.view.state)
    if selection.jids is None:
        return lines.walk(line, lines.needles(selection.view.query))
    wanted = set(selection.jids)
    texts = tuple(wanted) if len(wanted) == 1 and next(iter(wanted)).isalnum() else ()
    return _with_jids(lines.walk(line, texts), wanted)


def _with_jids(found: Iterator[Found], wanted: set[str]) -> Iterator[Found]:
    """Yield the jobs of some jids; a jid that is there twice names both."""
    return (one for one in found if payloads.head(one.payload).id in wanted)


def find(link: Connections, jid: str) -> Found | None:
    """Return where a job waits, in whatever state that is."""
    texts = (jid,) if jid.isalnum() and jid.isascii() else ()
    for state in (JobState.RETRY, JobState.DEAD, JobState.SCHEDULED, JobState.TRASH):
        for one in _with_jids(lines.walk(lines.line(link, state), texts), {jid}):
            return one
    for one in _with_jids(lines.walk(lines.line(link, JobState.ENQUEUED), texts), {jid}):
        return one
    return None
