"""What differs between two errors, by sign and not by colour alone."""

from __future__ import annotations

from kickboard_desktop.models.job.compare import MOST_LINES, difference

OLD = "Traceback\n  line 4\n    call()\nError: after 1 s"
NEW = "Traceback\n  line 5\n    call()\nError: after 2 s"


def test_each_line_has_the_sign_of_where_it_is() -> None:
    made = difference(OLD, NEW)

    assert made.lines == (
        " Traceback",
        "-  line 4",
        "+  line 5",
        "     call()",
        "-Error: after 1 s",
        "+Error: after 2 s",
    )
    assert (made.same, made.gone, made.come) == (2, 2, 2)


def test_equal_errors_have_nothing_gone_or_come() -> None:
    made = difference(OLD, OLD)

    assert (made.same, made.gone, made.come) == (4, 0, 0)


def test_of_endless_traces_the_ends_are_compared() -> None:
    old = "\n".join(f"frame {n}" for n in range(20_000))

    made = difference(old, f"{old}\nError")

    assert made.come == 1
    assert len(made.lines) <= 2 * MOST_LINES


def test_an_error_without_text_is_all_new() -> None:
    assert difference("", "Error").lines == ("+Error",)
