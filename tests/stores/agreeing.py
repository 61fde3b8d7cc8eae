"""The model beside a store: what jobs there are, by the model, and what always holds of the two."""

from dataclasses import replace

from hypothesis.stateful import RuleBasedStateMachine, invariant
from tests.stores.kit import PLACES, Kit
from tests.stores.modelled import Modelled
from tests.stores.worlds import Kind, World

from kickboard.payload.record import JobState
from kickboard.stores.base import Store


class Agreeing(RuleBasedStateMachine):
    """A store and its model; the rules of a life come from who inherits.

    Attributes:
        jobs: Each job as the model has it, by its jid.
        undo: By operation, the jobs as they were before it.
        made: By operation, the job that came in another's place.
    """

    kind: Kind

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.kind, self._agree)
        self.clock = self.world.clock
        self.jobs: dict[str, Modelled] = {}
        self.undo: dict[int, list[Modelled]] = {}
        self.made: dict[int, str] = {}
        self.paused: set[str | None] = set()
        self.processed = self.failed = self.keys = 0
        self.back = 0.0

    def teardown(self) -> None:
        try:
            self.kit.check()
        finally:
            self.world.close()

    @property
    def store(self) -> Store:
        return self.world.store

    @property
    def kit(self) -> Kit:
        return self.world.kit

    def _agree(self) -> None:
        self.every_job_is_where_the_model_has_it()
        self.totals_are_what_happened()

    def _in(self, state: JobState) -> list[Modelled]:
        found = [item for item in self.jobs.values() if item.state is state]
        return sorted(found, key=lambda item: item.sorted_by)

    def _enqueued(self, item: Modelled, at: float | None = None, op: int = 0) -> Modelled:
        self.back += 1
        return replace(
            item,
            state=JobState.ENQUEUED,
            at=self.clock.now() if at is None else at,
            line=self.back,
            fence=None,
            op=op,
        )

    # -- what always holds

    @invariant()
    def every_job_is_where_the_model_has_it(self) -> None:
        for state in PLACES:
            found = self.kit.jids(state)
            expected = [item.jid for item in self._in(state)]
            if state is JobState.BUSY:
                assert sorted(found) == sorted(expected)
            else:
                assert found == expected

    @invariant()
    def totals_are_what_happened(self) -> None:
        snapshot = self.store.snapshot()
        assert (snapshot.processed, snapshot.failed) == (self.processed, self.failed)
        assert {s: snapshot.counts[s] for s in PLACES} == {s: len(self._in(s)) for s in PLACES}
        assert self.store.paused() == (None in self.paused, frozenset(self.paused) - {None})
