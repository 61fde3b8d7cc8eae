from __future__ import annotations

from kickboard import JobState
from kickboard.stores.base import NewJob, Selection, Store, View


def job(number: int) -> NewJob:
    payload = f'{{"class":"A","args":[{number}],"jid":"{number:024x}"}}'.encode()
    return NewJob(f"{number:024x}", "A", "default", payload)


def test_what_came_after_a_snapshot_can_be_left_out_of_an_operation(store: Store) -> None:
    store.push([job(1), job(2)])
    seen = store.snapshot().newest
    store.push([job(3)])

    everything = Selection(view=View(state=JobState.ENQUEUED), upto=seen)
    assert store.delete(everything).moved == 2

    [left] = store.page(View(state=JobState.ENQUEUED)).rows
    assert left.jid == job(3).jid
    assert left.key > seen
