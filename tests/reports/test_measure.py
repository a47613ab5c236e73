"""The gauge and the paper agree, and the size that keeps a paper to one sheet is found."""

from __future__ import annotations

from typing import Never

import pytest

from app.reports.document import Document, HeaderBlock, Heading, Paragraph
from app.reports.measure import Measure, fullness, set_to_one_page
from app.reports.pdf import write_pdf
from tests.reports.papers import EVERY_BLOCK, document


def lines(count: int, size_pt: float = 11) -> Document:
    return document(
        HeaderBlock(title="T"), Paragraph(text="\n".join(["line"] * count)), size_pt=size_pt
    )


def test_the_gauge_counts_the_sheets_that_are_printed() -> None:
    for count in (0, 1, 20, 42, 44, 45, 46, 47, 48, 90, 200):
        assert fullness(lines(count)).pages == write_pdf(lines(count)).pages


def test_the_gauge_never_falls_while_words_are_added() -> None:
    shares = [fullness(lines(count)).share for count in range(1, 120)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.15
    assert shares[-1] > 2


def test_one_just_full_sheet_is_one() -> None:
    on_one = [fullness(lines(count)) for count in range(1, 100)]
    fullest = max(f.share for f in on_one if f.pages == 1)
    assert 0.97 < fullest <= 1.0


def test_a_measure_that_is_kept_says_what_a_new_one_says() -> None:
    kept = Measure()
    for text in ("", "a", "a b", "long " * 400, "short"):
        changed = document(*EVERY_BLOCK[:5], Paragraph(text=text), *EVERY_BLOCK[5:])
        assert kept.fullness(changed) == fullness(changed)


def test_the_footer_takes_its_room_from_the_gauge() -> None:
    kept = Measure()
    first = kept.fullness(lines(30))
    second = kept.fullness(document(*lines(30).blocks, size_pt=11, draft="Draft"))
    assert second.share > first.share


def test_signs_that_cannot_be_printed_are_listed_by_the_gauge() -> None:
    assert fullness(document(Heading(text="a ❤️"), Paragraph(text="王 ❤️"))).missing == ("❤️", "王")


def test_a_paper_that_fits_keeps_the_largest_size() -> None:
    assert set_to_one_page(lambda s: lines(30, s), 11, 10).size_pt == 11


def test_a_paper_that_nearly_fits_is_set_just_so_much_smaller() -> None:
    needed = next(n for n in range(1, 200) if fullness(lines(n, 11)).pages == 2)
    found = set_to_one_page(lambda s: lines(needed, s), 11, 10)
    assert 10 <= found.size_pt < 11
    assert fullness(found).pages == 1
    assert fullness(lines(needed, found.size_pt + 0.25)).pages == 2


@pytest.mark.parametrize(("count", "settings"), [(30, 1), (49, 3), (75, 1), (400, 1)])
def test_a_paper_is_set_no_more_often_than_can_help(count: int, settings: int) -> None:
    sizes: list[float] = []

    def compose(size: float) -> Document:
        sizes.append(size)
        return lines(count, size)

    assert set_to_one_page(compose, 11, 10).size_pt in sizes
    assert len(sizes) <= settings


def test_a_long_paper_is_not_set_to_find_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reports.measure.set_block", _not_to_be_called)
    ten_sheets = document(Paragraph(text="A long answer. " * 3000), size_pt=11)
    assert set_to_one_page(lambda _: ten_sheets, 11, 10) is ten_sheets


def test_what_only_just_fits_in_the_smallest_size_is_found() -> None:
    most = max(n for n in range(1, 100) if fullness(lines(n, 10)).pages == 1)
    assert fullness(set_to_one_page(lambda s: lines(most, s), 11, 10)).pages == 1
    assert set_to_one_page(lambda s: lines(most + 1, s), 11, 10).size_pt == 11


def _not_to_be_called(*_: object) -> Never:
    raise AssertionError("a long paper was set to be measured")


def test_a_paper_that_cannot_fit_goes_on_in_the_largest_size() -> None:
    assert set_to_one_page(lambda s: lines(60, s), 11, 10).size_pt == 11
    assert fullness(lines(60)).pages == 2
