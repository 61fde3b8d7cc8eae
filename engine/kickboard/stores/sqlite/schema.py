"""The tables of a store file, and how a new file gets them.

What matters about an index here is what it costs on the way of every job (push, claim,
finish): all but ``jid`` are partial, so that a job pays only for the state it is in. The
ids come from a sequence of ours, never used twice, so that a key names one job for ever.
"""

from __future__ import annotations

import apsw

from kickboard.errors import StoreCorruptError, StoreVersionError

#: "Kick", in the header of every store file.
APPLICATION_ID = 0x4B69636B
#: Of the schema below; goes up with every change of it.
SCHEMA_VERSION = 3

#: The term a query must have so that the partial indexes on timed states serve it.
TIMED = "state IN (1, 2, 4, 5)"

FAILED = "state IN (2, 4)"

# States are the numbers of `where.STATES`: 0 enqueued, 1 scheduled, 2 retry, 3 busy,
# 4 dead, 5 trash. `at` is when a job is due (1, 2), died (4), was deleted (5), was
# claimed (3) or enqueued (0). (id, run) is the fence of a claim; `started`, `suspect`,
# `strikes` and `first_strike` are the poison rule's. `counts` holds the number of jobs by
# queue and state, and with q = 0 counters by name: one table, so one page a commit.
TABLES = f"""
CREATE TABLE queues(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  listed INTEGER NOT NULL DEFAULT 0, paused_at REAL);
CREATE TABLE jobs(
  id INTEGER PRIMARY KEY, jid TEXT NOT NULL UNIQUE, state INTEGER NOT NULL,
  q INTEGER NOT NULL, prio INTEGER NOT NULL, pos INTEGER NOT NULL, at REAL NOT NULL,
  class TEXT NOT NULL, owner INTEGER, run INTEGER, enq_at REAL, attempt INTEGER,
  failed_at REAL, retried_at REAL, err_class TEXT, err_msg TEXT,
  suspect INTEGER NOT NULL DEFAULT 0, started INTEGER NOT NULL DEFAULT 0,
  strikes INTEGER NOT NULL DEFAULT 0, first_strike REAL,
  op INTEGER, created REAL NOT NULL, payload BLOB NOT NULL);
CREATE INDEX jobs_ready ON jobs(q, prio, pos) WHERE state = 0;
CREATE INDEX jobs_busy ON jobs(owner) WHERE state = 3;
CREATE INDEX jobs_timed ON jobs(state, at) WHERE {TIMED};
CREATE INDEX jobs_class ON jobs(state, class, at) WHERE {TIMED};
CREATE INDEX jobs_error ON jobs(state, err_class, at) WHERE {FAILED};
CREATE TABLE owners(
  id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL, info TEXT NOT NULL, beat_at REAL NOT NULL,
  busy INTEGER NOT NULL DEFAULT 0, concurrency INTEGER NOT NULL,
  quiet INTEGER NOT NULL DEFAULT 0, rss_kb INTEGER NOT NULL DEFAULT 0,
  asked TEXT NOT NULL DEFAULT '', progress TEXT NOT NULL DEFAULT '[]');
CREATE TABLE attempts(
  id INTEGER PRIMARY KEY, job INTEGER NOT NULL, jid TEXT NOT NULL, class TEXT NOT NULL,
  q INTEGER NOT NULL, head BLOB NOT NULL, size INTEGER NOT NULL, started REAL NOT NULL,
  wait REAL NOT NULL, run REAL NOT NULL, outcome INTEGER NOT NULL, prio INTEGER NOT NULL,
  attempt INTEGER, err_class TEXT, err_msg TEXT, trace BLOB,
  retry_in REAL, progress REAL, note TEXT);
CREATE INDEX attempts_job ON attempts(job);
CREATE INDEX attempts_completed ON attempts(outcome) WHERE outcome = 0;
CREATE TABLE operations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, kind TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 0);
CREATE TABLE undo(
  op INTEGER NOT NULL, job INTEGER NOT NULL, state INTEGER NOT NULL, q INTEGER NOT NULL,
  pos INTEGER NOT NULL, at REAL NOT NULL, enq_at REAL, attempt INTEGER, prior_op INTEGER,
  PRIMARY KEY(op, job)) WITHOUT ROWID;
CREATE TABLE iterations(
  jid TEXT PRIMARY KEY, executions INTEGER NOT NULL DEFAULT 0, cursor BLOB,
  seconds REAL NOT NULL DEFAULT 0, cancelled REAL, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE counts(q INTEGER NOT NULL, k NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(q, k))
  WITHOUT ROWID;
CREATE TABLE meta(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
"""


def is_new(connection: apsw.Connection, path: str) -> bool:
    """Return whether the open file has no schema yet; it may be ours or empty, no other.

    Raises:
        StoreCorruptError: it is another program's database.
        StoreVersionError: a newer Kickboard wrote it.
    """
    application = connection.pragma("application_id")
    version = connection.pragma("user_version")
    if application != APPLICATION_ID:
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
        if application or version or tables:
            raise StoreCorruptError(
                f"{path} is a database of another program; it was left untouched. "
                "Name another file for the jobs.",
                path,
            )
        return True
    if version > SCHEMA_VERSION:
        raise StoreVersionError(
            f"{path} has schema {version}, this Kickboard knows {SCHEMA_VERSION}: "
            "use the newer Kickboard that wrote it.",
            path,
        )
    return False


def create(connection: apsw.Connection) -> None:
    """Write the schema, inside the caller's transaction."""
    connection.execute(TABLES).fetchall()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").fetchall()
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}").fetchall()
