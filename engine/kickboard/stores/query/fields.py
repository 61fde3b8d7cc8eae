"""The fields a query may name, and what kind of value each takes."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """How the value of a field is read."""

    WORD = "word"
    CONTAINS = "contains"
    STATE = "state"
    NUMBER = "number"
    SIZE = "size"
    TIME = "time"
    AGE = "age"
    JSON = "json"


class Field(NamedTuple):
    """A field: its kind of value, and one line of help with an example."""

    name: str
    kind: Kind
    help: str


_FIELDS = (
    Field("class", Kind.WORD, "job class, whole and with its case: class:Mail*"),
    Field("queue", Kind.WORD, "queue: queue:mailers"),
    Field("state", Kind.STATE, "where the job is: state:retry"),
    Field("error", Kind.CONTAINS, "in the error's class or message: error:timeout"),
    Field("error_class", Kind.WORD, "the error's class, whole: error_class:TimeoutError"),
    Field("group", Kind.WORD, "group of errors, as the Errors page names it: group:9f3c*"),
    Field("attempt", Kind.NUMBER, "failures so far, 0 before the first: attempt>=3"),
    Field("tag", Kind.WORD, "one of its tags: tag:nightly"),
    Field("jid", Kind.WORD, "id: jid:9f3c*"),
    Field("args", Kind.JSON, "arguments: args:42, args[0]:x, args.user.id:42"),
    Field("age", Kind.AGE, "time in the queue, since creation or death: age>1h"),
    Field("at", Kind.TIME, "when it is due, was enqueued or died: at:today"),
    Field("created", Kind.TIME, "when it was created: created>2026-11-01"),
    Field("enqueued", Kind.TIME, "when it came into its queue: enqueued:today"),
    Field("failed", Kind.TIME, "when it first failed: failed:yesterday"),
    Field("retried", Kind.TIME, "when it last failed, from the second time on"),
    Field("priority", Kind.NUMBER, "0 (first) to 9 (last): priority<=2"),
    Field("retry", Kind.JSON, "its retry option: retry:false, retry>=3"),
    Field("size", Kind.SIZE, "bytes of the payload: size>10k"),
)
FIELDS: dict[str, Field] = {field.name: field for field in _FIELDS}
