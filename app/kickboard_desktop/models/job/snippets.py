"""A job as text to paste elsewhere: Python, Ruby, a shell, Markdown, a link. No Qt.

Secrets among the arguments are masked unless they were revealed; a masked call runs, but
with the mask in their place.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from kickboard.payload import shown
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import JobDetail

#: What a link to a job begins with; its id follows.
LINK = "kickboard://job/"
#: Names that a program may call a class by as it stands.
_PYTHON_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*\Z")
_RUBY_NAME = re.compile(r"[A-Z][A-Za-z0-9_]*(::[A-Z][A-Za-z0-9_]*)*\Z")
_RUBY_ESCAPES = {'"': '\\"', "\\": "\\\\", "#": "\\#", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: Characters of an error's message, and of its trace, in Markdown.
MOST_MESSAGE, MOST_TRACE = 2_000, 8_000


def link(jid: str) -> str:
    """Return the link that opens the window on a job."""
    return f"{LINK}{jid}"


def linked_job(url: str) -> str | None:
    """Return the jid that a link names, None where it is no link to a job."""
    jid = url.strip()
    if not jid.lower().startswith(LINK):
        return None
    jid = jid[len(LINK) :].rstrip("/")
    return (
        jid if jid and jid.isascii() and jid.isprintable() and not set(jid) & set("/?# ") else None
    )


def arguments(record: JobRecord, names: Sequence[str], *, masked: bool) -> list[Any]:
    """Return the arguments, secrets hidden if *masked*; *names* are the parameters'."""
    return shown.masked(list(record.args), names) if masked else list(record.args)


# -- calls


def as_python(record: JobRecord, names: Sequence[str] = (), *, masked: bool = True) -> str:
    """Return the call that enqueues this job again from Python."""
    args = ", ".join(repr(value) for value in arguments(record, names, masked=masked))
    options = ", ".join(f"{name}={value!r}" for name, value in _options(record).items())
    if _PYTHON_NAME.match(record.job_class):
        setter = f".set({options})" if options else ""
        return f"{record.job_class}{setter}.perform_async({args})"
    item = {"class": record.job_class, "args": arguments(record, names, masked=masked)}
    return f"kickboard.default_client().push({ {**item, **_options(record)}!r})"


def as_ruby(record: JobRecord, names: Sequence[str] = (), *, masked: bool = True) -> str:
    """Return the call that enqueues this job from Ruby, with Sidekiq."""
    args = [_ruby(value) for value in arguments(record, names, masked=masked)]
    options = ", ".join(f"{name}: {_ruby(value)}" for name, value in _options(record).items())
    if _RUBY_NAME.match(record.job_class):
        setter = f".set({options})" if options else ""
        return f"{record.job_class}{setter}.perform_async({', '.join(args)})"
    item = f'"class" => {_ruby(record.job_class)}, "args" => [{", ".join(args)}]'
    more = "".join(f", {_ruby(name)} => {_ruby(value)}" for name, value in _options(record).items())
    return f"Sidekiq::Client.push({item}{more})"


def as_command(record: JobRecord, names: Sequence[str] = (), *, masked: bool = True) -> str:
    """Return the command line that enqueues this job again."""
    words: list[str] = []
    args = arguments(record, names, masked=masked)
    if args:
        words += ["--args", json.dumps(args, ensure_ascii=False, separators=(",", ":"))]
    for option, value in _options(record).items():
        if option == "tags":
            words += [word for tag in value for word in ("--tag", str(tag))]
        else:
            words += [f"--{option}", str(value).lower() if isinstance(value, bool) else str(value)]
    name = record.job_class
    named = [*words, "--", name] if name.startswith("-") else [name, *words]
    return shlex.join(["kickboard", "push", *named])


def _options(record: JobRecord) -> dict[str, Any]:
    """Return the options that are not what a job has anyway."""
    options: dict[str, Any] = {}
    if record.queue != "default":
        options["queue"] = record.queue
    if record.retry is not True and record.retry is not None:
        options["retry"] = record.retry
    if record.priority != 5:
        options["priority"] = record.priority
    if record.tags:
        options["tags"] = list(record.tags)
    return options


def _ruby(value: Any) -> str:
    """Return a JSON value as a Ruby literal; nothing in a text is interpolated."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(_ruby(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{_ruby(key)} => {_ruby(item)}" for key, item in value.items())
        return f"{{{pairs}}}"
    return f'"{"".join(_ruby_character(char) for char in str(value))}"'


def _ruby_character(char: str) -> str:
    if char in _RUBY_ESCAPES:
        return _RUBY_ESCAPES[char]
    return char if char.isprintable() else f"\\u{{{ord(char):x}}}"


# -- Markdown


def as_markdown(detail: JobDetail, names: Sequence[str] = (), *, masked: bool = True) -> str:
    """Return the job for an issue or a chat: what it is, its arguments, its latest error."""
    record = detail.record
    lines = [f"### {_plain(record.job_class)} `{_code(record.jid)}`", ""]
    lines += ["| | |", "|---|---|"]
    lines += [f"| {name} | {_cell(value)} |" for name, value in _facts(detail)]
    args = json.dumps(arguments(record, names, masked=masked), ensure_ascii=False, indent=2)
    lines += ["", "Arguments:", "", *_fenced(args, "json")]
    if record.error_class:
        message = (record.error_message or "")[:MOST_MESSAGE]
        traces = [one.backtrace for one in detail.attempts if one.backtrace]
        trace = traces[-1][-MOST_TRACE:] if traces else f"{record.error_class}: {message}"
        lines += ["", f"Error: {_plain(record.error_class)}: {_plain(message)}", ""]
        lines += _fenced(trace, "")
    return "\n".join(lines)


def _facts(detail: JobDetail) -> list[tuple[str, str]]:
    record = detail.record
    facts = [("State", str(record.state)), ("Queue", record.queue)]
    facts.append(("Attempts", str(len(detail.attempts))))
    when = {JobState.RETRY: "Next try", JobState.SCHEDULED: "Due", JobState.DEAD: "Died"}
    moments = [("Created", record.created_at), (when.get(record.state, "At"), record.at)]
    facts += [(name, _moment(at)) for name, at in moments if at is not None]
    if record.tags:
        facts.append(("Tags", ", ".join(record.tags)))
    return facts


def _moment(at: float) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(sep=" ", timespec="seconds")[:19] + " UTC"
    except (ValueError, OverflowError, OSError):
        return repr(at)


def _fenced(content: str, language: str) -> list[str]:
    """Return *content* between fences longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", content, fence]


def _plain(content: str) -> str:
    """Return *content* on one line, with what Markdown would obey escaped."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(content.split()))


def _cell(content: str) -> str:
    return _plain(content) or "–"


def _code(content: str) -> str:
    return content.replace("`", "'")


#: Each kind of text, by the name of its action.
CALLS: Mapping[str, Any] = {
    "copy_python": as_python,
    "copy_ruby": as_ruby,
    "copy_cli": as_command,
}
