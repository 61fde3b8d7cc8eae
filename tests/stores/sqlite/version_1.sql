-- The tables of schema 1, as its release made them: what migration has to cope with.
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
CREATE INDEX jobs_timed ON jobs(state, at) WHERE state IN (1, 2, 4, 5);
CREATE INDEX jobs_class ON jobs(state, class, at) WHERE state IN (1, 2, 4, 5);
CREATE INDEX jobs_error ON jobs(state, err_class, at) WHERE state IN (2, 4);
CREATE TABLE owners(
  id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL, info TEXT NOT NULL, beat_at REAL NOT NULL,
  busy INTEGER NOT NULL DEFAULT 0, concurrency INTEGER NOT NULL,
  quiet INTEGER NOT NULL DEFAULT 0, rss_kb INTEGER NOT NULL DEFAULT 0,
  asked TEXT NOT NULL DEFAULT '');
CREATE TABLE attempts(
  id INTEGER PRIMARY KEY, job INTEGER NOT NULL, jid TEXT NOT NULL, class TEXT NOT NULL,
  q INTEGER NOT NULL, head BLOB NOT NULL, size INTEGER NOT NULL, started REAL NOT NULL,
  wait REAL NOT NULL, run REAL NOT NULL, outcome INTEGER NOT NULL, prio INTEGER NOT NULL,
  attempt INTEGER, err_class TEXT, err_msg TEXT, trace BLOB);
CREATE INDEX attempts_job ON attempts(job);
CREATE INDEX attempts_completed ON attempts(outcome) WHERE outcome = 0;
CREATE TABLE operations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, kind TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 0);
CREATE TABLE undo(
  op INTEGER NOT NULL, job INTEGER NOT NULL, state INTEGER NOT NULL, q INTEGER NOT NULL,
  pos INTEGER NOT NULL, at REAL NOT NULL, enq_at REAL, attempt INTEGER, prior_op INTEGER,
  PRIMARY KEY(op, job)) WITHOUT ROWID;
CREATE TABLE counts(q INTEGER NOT NULL, k NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(q, k))
  WITHOUT ROWID;
CREATE TABLE meta(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
PRAGMA application_id = 1265197931;
PRAGMA user_version = 1;
