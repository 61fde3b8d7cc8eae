"""What stands where jobs should be and is none: told apart, shown raw, and deleted one by one."""

import pytest
from tests.stores.redis_server import empty_url, needs_redis, shared_server

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard.stores.redis import RedisStore

pytestmark = [pytest.mark.redis, needs_redis]

NO_JOBS = ("no json {{{", "other broken", '{"class":"A"}', "[1]", '{"jid":5,"class":"B"}')


@pytest.mark.parametrize("is_new", [False, True], ids=["seen", "not seen"])
def test_of_several_the_one_that_is_meant_is_shown_and_deleted(is_new: bool) -> None:
    url, server = empty_url(), shared_server()
    server.call("SADD", "queues", "q")
    server.call("LPUSH", "queue:q", *NO_JOBS)
    store = RedisStore(url)
    view = View(state=JobState.ENQUEUED)
    rows = {row.head: row for row in store.page(view).rows}
    assert len({row.jid for row in rows.values()}) == len(NO_JOBS)
    assert len({row.key for row in rows.values()}) == len(NO_JOBS)
    if is_new:
        store.close()
        store = RedisStore(url)

    meant = rows[b"other broken"]
    found = store.get(meant.jid)
    assert found is not None
    assert found.record.payload == b"other broken"
    moved = store.delete(Selection(view=view, jids=(meant.jid,)))

    assert moved.moved == 1
    left = server.call("LRANGE", "queue:q", "0", "-1")
    assert "other broken" not in left
    assert left.count("\n") == len(NO_JOBS) - 1
    assert store.restore(moved.op).restored == 1
    store.close()
