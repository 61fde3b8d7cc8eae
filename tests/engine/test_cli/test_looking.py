"""The commands that look: numbers, lists and one job, for people and as JSON."""

from tests.engine.test_cli.asking import Run, document, fail, push

from kickboard.stores.base import Beat, JobProgress, Store


def test_the_stats_are_readable_and_exact(run: Run, store: Store) -> None:
    push(run, "EmailJob", "--count", "1204", "--queue", "mailers")
    [jid] = push(run, "EmailJob")
    fail(store, jid)

    code, out, _ = run("stats")
    numbers = document(run, "stats")

    assert code == 0
    assert "Enqueued   1,204" in out
    assert "0 % succeeded" in out
    assert "next in " in out
    assert (numbers["enqueued"], numbers["failed"], numbers["retry"]) == (1204, 1, 1)
    assert [queue["name"] for queue in numbers["queues"]] == ["default", "mailers"]


def test_queues_show_how_full_and_whether_paused(run: Run) -> None:
    push(run, "EmailJob", "--queue", "mailers")
    run("pause", "mailers")

    _, out, _ = run("queues")

    [title, line] = out.splitlines()
    assert title.split() == ["QUEUE", "SIZE", "BUSY", "LATENCY", "STATE"]
    assert line.split()[:3] == ["mailers", "1", "0"]
    assert line.endswith("paused")


def test_jobs_of_a_state_are_listed_and_counted(run: Run) -> None:
    push(run, "EmailJob", "--args", '["a\\u001b[31m"]', "--count", "25")
    [odd] = push(run, "OddJob", "--args", f'["{"x" * 3000}"]')

    _, out, _ = run("jobs", "enqueued")
    _, chosen, _ = run("jobs", "enqueued", "class:Odd*", "--exact")
    found = document(run, "jobs", "enqueued", "class:Odd*")

    assert "20 of 26 jobs" in out
    assert "\x1b" not in out
    assert odd in chosen
    assert chosen.splitlines()[1].split()[1].endswith("Z")
    assert (found["total"], found["jobs"][0]["jid"]) == (1, odd)
    assert found["jobs"][0]["args"] == ["x" * 3000]


def test_failed_jobs_are_listed_with_their_failures_and_error(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid)

    _, out, _ = run("jobs", "retry")

    [title, line] = out.splitlines()
    assert title.split() == ["JID", "DUE", "QUEUE", "CLASS", "ARGUMENTS", "FAILURES", "ERROR"]
    assert line.split()[-4:] == ["[]", "1", "TimeoutError:", "read"]


def test_that_there_is_nothing_is_said(run: Run, store: Store) -> None:
    assert run("jobs", "dead")[1] == "No dead jobs.\n"
    assert run("jobs", "dead", "class:A")[1] == "No dead job matches.\n"
    assert run("queues")[1].startswith("No queues yet")
    assert run("kill", "retry", "class:A")[1] == "Killed no job: none is retry and fits.\n"


def test_a_long_list_is_read_page_by_page(run: Run) -> None:
    jids = push(run, "EmailJob", "--count", "1100")

    found = document(run, "jobs", "enqueued", "--limit", "1050")

    assert [job["jid"] for job in found["jobs"]] == jids[:1050]
    assert (
        document(run, "jobs", "enqueued", "--limit", "1", "--reverse")["jobs"][0]["jid"] == jids[-1]
    )


def test_a_wrong_query_is_underlined(run: Run, store: Store) -> None:
    code, out, err = run("jobs", "dead", "class:a clas:b")

    assert (code, out) == (2, "")
    assert err.splitlines()[1:] == ["  class:a clas:b", "          ^^^^"]


def test_everything_about_a_job_is_shown(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob", "--args", '["ada", 3]', "--tag", "nightly")
    fail(store, jid)

    _, out, _ = run("job", jid)
    found = document(run, "job", jid)

    for part in (
        "EmailJob",
        jid,
        "retry",
        '"ada"',
        "TimeoutError",
        "timed out",
        "nightly",
        "250 ms",
    ):
        assert part in out
    assert found["error_message"] == "read\ntimed out"
    assert found["attempts"][0]["outcome"] == "retry"


def test_an_unknown_job_is_a_failure(run: Run, store: Store) -> None:
    assert run("job", "nobody")[0] == 1


def test_processes_are_listed(run: Run, store: Store) -> None:
    assert "kickboard worker" in run("processes")[1]
    [jid] = push(run, "EmailJob")
    fail(store, jid)

    _, out, _ = run("processes")
    [process] = document(run, "processes")

    assert "host:1:abc" in out
    assert "low,2" in out
    assert (process["identity"], process["concurrency"]) == ("host:1:abc", 5)
    assert process["progress"] == []
    assert "PROGRESS" not in out


def test_running_jobs_that_say_so_are_listed_with_how_far_they_are(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid)
    far = (JobProgress("9f3c", 0.4, "page 4\x1b[2J"), JobProgress("77aa", 1.0))
    store.heartbeat(Beat(identity="host:1:abc", busy=2, concurrency=5, quiet=False, progress=far))

    _, out, _ = run("processes")
    [process] = document(run, "processes")

    assert "\x1b" not in out
    assert [line.split() for line in out.splitlines()[-2:]] == [
        ["9f3c", "40.0", "%", "page", "4\\x1b[2J", "host:1:abc"],
        ["77aa", "100", "%", "host:1:abc"],
    ]
    assert process["progress"][0] == {"jid": "9f3c", "share": 0.4, "note": "page 4\x1b[2J"}


def test_a_failed_attempt_tells_its_delay_and_how_far_it_was(run: Run, store: Store) -> None:
    [jid] = push(run, "EmailJob")
    fail(store, jid, retry_in=31.0, progress=0.4, note="row 400")

    _, out, _ = run("job", jid)

    line = next(line for line in out.splitlines() if "TimeoutError" in line and "retry" in line)
    assert "retry at 40.0 %: row 400" in line
    assert "31 s" in line


def test_jobs_are_printed_as_csv_with_their_secrets_masked(run: Run) -> None:
    push(run, "MailJob", "--args", '["=1+1", {"token": "hush"}]', "--count", "3")

    code, out, err = run("jobs", "enqueued", "--csv", "--limit", "2")
    assert (code, err) == (0, "")
    head, *lines = out.splitlines()
    assert head.startswith("jid,state,class,args,")
    assert len(lines) == 2
    assert "hush" not in out
    assert "hush" in run("jobs", "enqueued", "--csv", "--reveal")[1]


def test_all_jobs_are_listed_however_many(run: Run) -> None:
    push(run, "MailJob", "--count", "30")

    assert len(run("jobs", "enqueued", "--csv", "--all")[1].splitlines()) == 31
    assert len(run("jobs", "enqueued", "--markdown")[1].splitlines()) == 22
    assert len(document(run, "jobs", "enqueued", "--all")["jobs"]) == 30
