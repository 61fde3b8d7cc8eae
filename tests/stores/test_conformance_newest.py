"""What came after a moment can be left out of what is done to all."""

from __future__ import annotations

from tests.stores.kit import Kit

from kickboard import JobState
from kickboard.stores.base import Selection, View


def test_what_came_after_a_snapshot_can_be_left_out_of_an_operation(kit: Kit) -> None:
    kit.push("a", "b")
    kit.clock.advance(10)
    seen = kit.store.snapshot().newest
    kit.clock.advance(10)
    kit.push("c")

    everything = Selection(view=View(state=JobState.ENQUEUED), upto=seen)
    assert kit.store.delete(everything).moved == 2

    [left] = kit.store.page(View(state=JobState.ENQUEUED)).rows
    assert left.jid == "c"
    assert left.key > seen
