"""What makes two failures the same error."""

import pytest

from kickboard.stores.grouping import fingerprint, pattern, place

TRACE = """Traceback (most recent call last):
  File "/srv/app/releases/41/shop/jobs.py", line 12, in perform
    charge(order)
  File "/srv/app/releases/41/shop/pay.py", line 80, in charge
    return self.post(url)
  File "/srv/venv/lib/python3.12/site-packages/requests/api.py", line 59, in post
    return request(url)
requests.exceptions.Timeout: no answer
"""


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("", ""),
        ("no answer", "no answer"),
        ("read timed out after 3.5 s", "read timed out after # s"),
        ("order 4711 of user_42 is missing", "order # of # is missing"),
        ("KeyError: 'name' in 'row 7'", "KeyError: # in #"),
        ("can't open it, won't try", "can't open it, won't try"),
        ('no column "total" here', "no column # here"),
        ("id 7f9c1d2e-aaaa-bbbb-cccc-ddddeeeeffff is gone", "id # is gone"),
        ("bounced: ada.l+news@mail.example.org", "bounced: #"),
        ("object at 0x7f3a2c>", "object at #>"),
        ("10.0.0.1:5432 refused at 2026-11-24T10:30", "# refused at #"),
        ("GET /stock/Pull%20buoy answered 503", "GET /stock/# answered #"),
        ("50% of the disk is used", "#% of the disk is used"),
        ("one\n  two\tthree", "one two three"),
    ],
)
def test_what_differs_from_job_to_job_is_left_out_of_a_message(message: str, expected: str) -> None:
    assert pattern(message) == expected


def test_an_error_was_raised_in_the_innermost_frame_of_ones_own_code() -> None:
    assert place(TRACE) == "shop/pay.py:charge"


def test_where_all_frames_are_of_libraries_it_is_the_innermost_of_them() -> None:
    lines = TRACE.splitlines(keepends=True)
    assert place("".join([lines[0], *lines[5:]])) == "requests/api.py:post"
    assert place("no trace at all") == ""


def test_of_a_chain_of_errors_the_last_one_counts() -> None:
    because = "\nThe above exception was the direct cause of the following exception:\n\n"
    last = TRACE.replace("shop/pay.py", "shop/mail.py")
    assert place(TRACE + because + last) == "shop/mail.py:charge"


def test_a_line_that_moved_makes_no_other_error_but_another_function_does() -> None:
    known = fingerprint("Timeout", "after 3 s", TRACE)

    assert fingerprint("Timeout", "after 40 s", TRACE.replace("line 80", "line 95")) == known
    assert fingerprint("Timeout", "after 3 s", TRACE.replace("in charge", "in refund")) != known
    assert fingerprint("KeyError", "after 3 s", TRACE) != known
    assert fingerprint("Timeout", "before", TRACE) != known


def test_what_did_not_fail_has_no_fingerprint() -> None:
    assert fingerprint(None, None, TRACE) is None


def test_any_text_is_taken() -> None:
    for hostile in ("a" * 100_000, "'" * 100_000, "a.@" * 40_000, "1-" * 50_000, "\ud800" * 9):
        found = fingerprint("E", hostile, f'  File "{hostile}')
        assert found is not None
        assert len(found.pattern) <= 400
