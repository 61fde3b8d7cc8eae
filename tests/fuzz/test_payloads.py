"""Payloads: whatever stands in a store, reading, showing and pushing it fails in words."""

import pytest
from tests.fuzz import kit

from kickboard.client import Client
from kickboard.errors import PayloadError
from kickboard.payload import shown, wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.memory import MemoryStore

pytestmark = pytest.mark.timeout(3600)  # a hundred thousand cases take a while


def test_a_payload_is_read_or_refused_and_what_is_read_can_be_written() -> None:
    read = 0
    for case, rng in kit.seeds("decode"):
        payload = kit.payload(rng)

        item = kit.survives(case, wire.decode, payload, allowed=PayloadError)
        if item is None:
            continue
        read += 1
        assert type(item) is dict, case
        again = kit.survives(case, wire.decode, kit.survives(case, wire.encode, item))
        assert repr(again) == repr(item), case

    assert 0.1 * kit.CASES < read < 0.9 * kit.CASES  # neither all nonsense nor none


def test_any_payload_has_a_record_and_a_text_without_secrets() -> None:
    for case, rng in kit.seeds("record"):
        payload = kit.payload(rng)

        record = kit.survives(case, wire.record, payload, state=JobState.DEAD, at=0.0, queue="q")
        assert isinstance(record, JobRecord), case
        assert record.payload == payload, case
        kit.survives(case, shown.masked, record.args)
        kit.survives(case, shown.masked_payload, payload, ("a", "password"))
        cut = payload[: rng.randrange(len(payload) + 1)]
        kit.survives(case, shown.arguments, cut, names=("password",))


def test_a_raw_item_is_pushed_or_refused() -> None:
    store = MemoryStore()
    client = Client(store)
    pushed = 0
    for case, rng in kit.seeds("push"):
        item = {
            "class": rng.choice(("A", kit.value(rng, 1))),
            "args": rng.choice(([], kit.value(rng))),
            **{kit.text(rng, 1): kit.value(rng, 1) for _ in range(rng.randrange(2))},
        }
        for name in ("queue", "retry", "at", "tags", "jid", "priority", "retry_for"):
            if rng.random() < 0.15:
                item[name] = kit.value(rng, 1)

        jid = kit.survives(case, client.push, item, allowed=PayloadError)
        if jid is not None:
            pushed += 1
            detail = kit.survives(case, store.get, jid)
            assert detail is not None, case
            kit.survives(case, wire.decode, detail.record.payload)

    assert pushed > 0.05 * kit.CASES
