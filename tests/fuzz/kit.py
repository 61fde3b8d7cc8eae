"""Nonsense by the thousand, each piece made from its own seed, so that one number repeats it.

``KICKBOARD_FUZZ=100000`` sets how many cases each test tries; a few without it.
"""

import json
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

#: Cases of each test.
CASES = int(os.environ.get("KICKBOARD_FUZZ", "2000"))

#: What has broken a parser somewhere before.
TOKENS = (
    *("NaN", "Infinity", "-Infinity", "1e999", "-0", "0.1e-400", "1e15", "1", "-1", "0.5", "2**63"),
    *("9" * 30, "-" + "9" * 400, "9" * 5000, "1" * 19, "1764000000.5"),
    *(
        "null",
        "true",
        "True",
        "nul",
        "{}",
        "[]",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        '"',
        "'",
        "/*",
        "//",
    ),
    *('"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"\\x"', "\\", "\x00", "\x1b[31m", "\u202e"),
    *("\ufeff", "\u2028", "é", "😀", "＝", "\t", "\n", "\r", " "),
    *("[" * 120, "]" * 120, "[" * 5000, '{"a":' * 60, "}" * 60, '{"a":' * 3000),
    *('"class"', '"args"', '"jid"', '"queue"', '"retry"', '"at"', '"tags"', '"created_at"'),
    *('"password"', '"__class__"'),
)
#: Bytes that are no UTF-8, or look like another encoding.
NOISE = (b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\x00", b"\xf4\x90\x80\x80")


def seeds(name: str, cases: int = CASES) -> Iterator[tuple[str, random.Random]]:
    """Yield (what repeats the case, its source of chance)."""
    for number in range(cases):
        case = f"{name}:{number}"
        yield case, random.Random(case)


def survives(
    case: str,
    step: Callable[..., Any],
    *arguments: Any,
    allowed: type[Exception] | tuple[()] = (),
    **options: Any,
) -> Any:
    """Return what *step* returns, None when it raises what is *allowed*.

    Raises:
        AssertionError: it raised anything else; the message repeats the case.
    """
    try:
        return step(*arguments, **options)
    except allowed:
        return None
    except BaseException as error:
        raise AssertionError(f"{case}: {type(error).__name__}: {error!s:.300}") from error


def value(rng: random.Random, depth: int = 3) -> Any:
    """Return any JSON value."""
    kind = rng.randrange(9 if depth else 6)
    if kind == 0:
        return rng.choice((None, True, False, 0, -1, 1, 2**63, -(2**63) - 1, 10**40))
    if kind == 1:
        return rng.choice((0.0, -0.0, 1e-9, 1.5, 1e300, rng.random(), rng.uniform(-1e12, 1e12)))
    if kind < 6:
        return text(rng, 3)
    if kind == 6:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return {text(rng, 1): value(rng, depth - 1) for _ in range(rng.randrange(4))}


def text(rng: random.Random, most: int = 8) -> str:
    """Return a text of up to so many odd pieces."""
    return "".join(_piece(rng) for _ in range(rng.randrange(most + 1)))


def _piece(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return rng.choice(TOKENS)
    letters = "abAB012._-*?:<>=()[]{}\"' \\/\n\0éß\u202e\ud83d"
    return "".join(rng.choice(letters) for _ in range(rng.randrange(1, 6)))


def payload(rng: random.Random) -> bytes:
    """Return bytes that are, were, or nearly are a job's payload."""
    if rng.random() < 0.1:
        return rng.randbytes(rng.randrange(200))
    if rng.random() < 0.15:
        return text(rng, 12).encode("utf-8", "surrogatepass")
    fields = ("class", "args", "jid", "queue", "retry", "at", "created_at", "enqueued_at", "tags",
              "retry_count", "failed_at", "error_class", "error_message", "password", "priority",
              "retry_for", "backtrace")  # fmt: skip
    item: dict[str, Any] = {"class": "EmailJob", "args": ["a@b.example", 1], "jid": "0" * 24}
    for name in rng.sample(fields, rng.randrange(len(fields))):
        item[name] = value(rng)
    made = json.dumps(item, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    for _ in range(rng.choice((0, 0, 1, 1, 2, 5))):
        made = mutated(rng, made)
    return made


def mutated(rng: random.Random, content: bytes) -> bytes:
    """Return *content* with one thing wrong."""
    at, to = sorted((rng.randrange(len(content) + 1), rng.randrange(len(content) + 1)))
    kind = rng.randrange(6)
    if kind == 0 and content:
        changed = bytearray(content)
        changed[at % len(content)] ^= 1 << rng.randrange(8)
        return bytes(changed)
    if kind == 1:
        return content[:at]
    if kind == 2:
        return content[:at] + content[to:]
    if kind == 3:
        return content[:to] + content[at:to] + content[to:]
    if kind == 4:
        return content[:at] + rng.choice(NOISE) + content[at:]
    return content[:at] + rng.choice(TOKENS).encode("utf-8", "surrogatepass") + content[at:]


#: Of the query language; strung together at random.
WORDS = (
    *("class:", "queue:", "error:", "error_class:", "jid:", "tag:", "state:", "nosuch:", ":", "="),
    *("args:", "args[0]:", "args.user.id:", "args[999999]:", "args[1000000]:", ">", "<"),
    *("attempt", "attempt>=", "at:", "age>", "size>", "created<", "priority<=", "retry:"),
    *("failed:", "enqueued>", "retried:"),
    *("AND", "OR", "NOT", "-", "(", ")", '"', '"a b"', '"\\"', "*", "?", "**?*", "a*b", "*:*"),
    *("today", "now-1h", "now", "now+", "yesterday", "2026", "2026-11", "2026-02-30", "9999-12-31"),
    *("2026-11-24T10:30", "2026-11-24T10:30:00+99:99", "1h30m", "5m", "10k", "2M", "1e9", "1e99"),
    *("-1", "0", "none", "any", "true", "false", "null", "dead", "retry", "EmailJob", "1e400"),
    *("1" * 40, "9" * 20),
)


def query(rng: random.Random) -> str:
    """Return something that might be a query."""
    parts = []
    for _ in range(rng.randrange(12)):
        parts.append(rng.choice(WORDS) if rng.random() < 0.8 else text(rng, 2))
        parts.append(rng.choice(("", "", " ", " ", "\t")))
    return "".join(parts)[:2100]
