"""What several callers push at the same moment goes in together; each gets its own answer."""

from tests.stores.kit import Kit, job

from kickboard.stores.base import PushResult
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.pushing import Pushing
from kickboard.stores.sqlite.transaction import Transaction, run_all


def test_of_two_callers_with_the_same_job_the_first_has_stored_it(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    store.push([job("old")])
    pushes = [Pushing([job("a")]), Pushing([job("b"), job("a")]), Pushing([job("old")])]

    results = store._write(lambda transaction: Pushing.together(transaction, pushes))

    assert results == [PushResult(1), PushResult(1, ("a",)), PushResult(0, ("old",))]
    assert [found.jid for found in store.claim([("default", 9)], 9)] == ["old", "a", "b"]
    assert store.account().missing == 0


def test_who_comes_between_two_pushes_keeps_his_place(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    before: list[int] = []

    def look(transaction: Transaction) -> None:
        before.append(transaction.execute("SELECT count(*) FROM jobs").get)

    def everything(transaction: Transaction) -> list[object]:
        one, two, three = (Pushing([job(jid)]) for jid in "abc")
        return run_all(transaction, (one, two, look, three))

    results = store._write(everything)

    assert results == [PushResult(1), PushResult(1), None, PushResult(1)]
    assert before == [2]
