"""The pages of rows that a table keeps: which are fresh, and which go first."""

from tests.app.fakes.listed import job

from kickboard_desktop.models.lists.columns import Row
from kickboard_desktop.models.lists.pages import PAGE, Pages


def page(number: int, length: int = PAGE) -> tuple[Row, ...]:
    jobs = (job(n) for n in range(number * PAGE, number * PAGE + length))
    return tuple(Row(one.jid, ("cell",), one) for one in jobs)


def test_a_row_is_found_by_its_number() -> None:
    pages = Pages()
    pages.put({3: page(3, 10)})

    assert pages.row(3 * PAGE + 9) == page(3)[9]
    assert pages.row(3 * PAGE + 10) is None
    assert pages.row(0) is None
    assert pages.row(-1) is None


def test_the_page_longest_unseen_goes_first() -> None:
    pages = Pages(most=2)
    pages.put({0: page(0)})
    pages.put({1: page(1)})
    pages.touch(range(1))
    pages.put({2: page(2)})

    assert 0 in pages
    assert 1 not in pages
    assert len(pages) == 2


def test_a_stale_page_is_shown_and_wanted() -> None:
    pages = Pages()
    pages.put({0: page(0)})
    pages.expire()
    pages.put({1: page(1)})

    assert pages.row(0) is not None
    assert pages.wanted(range(3)) == [0, 2]
    assert pages.missing(range(3)) == [2]


def test_where_a_fresh_page_says_otherwise_it_wins() -> None:
    pages = Pages()
    pages.put({0: page(0), 1: page(1)})
    pages.expire()
    pages.put({1: page(0)})  # everything moved down by a page

    assert pages.where()[page(0)[5].jid] == PAGE + 5


def test_pages_agree_when_the_same_jobs_stand_in_the_same_rows() -> None:
    pages = Pages()
    pages.put({0: page(0)})
    other_cells = tuple(row._replace(cells=("changed",)) for row in page(0))

    assert pages.agree({0: other_cells, 5: page(5)})
    assert not pages.agree({0: page(0)[1:]})
    assert not pages.agree({0: page(1)})
