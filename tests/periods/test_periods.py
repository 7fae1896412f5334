"""Periods: the forms in which texts name them, their days, order and neighbours."""

import datetime as dt
import pickle
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, ParseError
from genderplan.extraction import find_mentions
from genderplan.periods import PartialDate, Period, PeriodKind

FORMS = [
    ("năm 2023", "2023"),
    ("cả năm 2023", "2023"),
    ("trong năm 2023", "2023"),
    ("giai đoạn từ năm 2021 đến năm 2030", "2021/2030"),
    ("2023", "2023"),
    ("quý II/2024", "2024-Q2"),
    ("Quý 1 năm 2026", "2026-Q1"),
    ("QUÝ IV NĂM 2023", "2023-Q4"),
    ("quý III-2020", "2020-Q3"),
    ("6 tháng đầu năm 2017", "2017-H1"),
    ("06 tháng đầu năm 2017", "2017-H1"),
    ("Sáu tháng đầu năm 2017", "2017-H1"),
    ("6 tháng cuối năm 2025", "2025-H2"),
    ("9 tháng đầu năm 2024", "2024-01/2024-09"),
    ("chín tháng đầu năm 2024", "2024-01/2024-09"),
    ("năm tháng đầu năm 2024", "2024-01/2024-05"),
    ("mười một tháng đầu năm 2024", "2024-01/2024-11"),
    ("tháng 5/2010", "2010-05"),
    ("tháng 02 năm 2024", "2024-02"),
    ("5/2010", "2010-05"),
    ("giai đoạn 2021-2030", "2021/2030"),
    ("giai đoạn 2021 - 2030", "2021/2030"),
    ("giai đoạn 2006 -2010", "2006/2010"),
    ("giai đoạn 2011 – 2015", "2011/2015"),
    ("(2021–2025)", "2021/2025"),
    ("2021-2025", "2021/2025"),
    ("từ năm 2021 đến năm 2030", "2021/2030"),
    ("nhiệm kỳ 2021-2026", "term 2021/2026"),
    ("nhiệm kỳ 2021- 2026", "term 2021/2026"),
    ("Nhiệm kỳ 2016- 2021", "term 2016/2021"),
    ("NK 2026- 2031", "term 2026/2031"),
    (
        "nhiệm kỳ 2021-2026 (từ ngày 23/5/2021 đến ngày 15/3/2026)",
        "term 2021/2026 (2021-05-23/2026-03-15)",
    ),
    ("năm học 2017-2018", "school year 2017/2018"),
    ("năm học 2026 - 2027", "school year 2026/2027"),
    ("18-19/11/2021", "2021-11-18/2021-11-19"),
    ("trong 02 ngày 18-19/11/2021", "2021-11-18/2021-11-19"),
    ("trong hai ngày 26-27.5.2009", "2009-05-26/2009-05-27"),
    ("từ ngày 09 đến ngày 11/3/2022", "2022-03-09/2022-03-11"),
    ("từ 15/11/2023 đến ngày 15/12/2023", "2023-11-15/2023-12-15"),
    ("từ ngày 15/11 đến ngày 15/12/2024", "2024-11-15/2024-12-15"),
    ("từ ngày 5 - 6/3/2024", "2024-03-05/2024-03-06"),
    ("ngày 07/02/2023", "2023-02-07"),
    ("đến năm 2030", "../2030-12-31"),
    ("đến hết năm 2030", "../2030-12-31"),
    ("đến ngày 30/6/2025", "../2025-06-30"),
    ("nửa đầu năm 2024", "2024-H1"),
    ("nửa cuối năm 2024", "2024-H2"),
    ("ngày 07 tháng 02 năm 2023", "2023-02-07"),
    ("ngày 07 tháng 02, năm 2023", "2023-02-07"),
    ("từ ngày 15 tháng 11 đến ngày 15 tháng 12 năm 2024", "2024-11-15/2024-12-15"),
    ("từ ngày 01 tháng 01 năm 2024 đến ngày 30 tháng 6 năm 2024", "2024-01-01/2024-06-30"),
    ("từ tháng 3 đến tháng 6 năm 2024", "2024-03-01/2024-06-30"),
    ("từ tháng 11/2023 đến hết tháng 02/2024", "2023-11-01/2024-02-29"),
    ("đến 2030", "../2030-12-31"),
    ("đến tháng 6 năm 2025", "../2025-06-30"),
    ("đến ngày 30 tháng 6 năm 2025", "../2025-06-30"),
    ("first half of 2024", "2024-H1"),
    ("Q3 2024", "2024-Q3"),
    ("November 2024", "2024-11"),
    ("by 2030", "../2030-12-31"),
    ("the year 2024", "2024"),
]
REFUSED = [
    ("quý I", "year", ""),
    ("9 tháng đầu năm", "year", ""),
    ("trong hai ngày 26-27.5", "year", ""),
    ("từ tháng 11 đến tháng 02/2024", "start", "11"),
    ("từ tháng 13 đến tháng 14/2024", "month", "13"),
    ("đến tháng 6", "year", ""),
    ("ngày 23 tháng 02 tháng 2024", "period", "ngày 23 tháng 02 tháng 2024"),
    ("quý V/2024", "quarter", "V"),
    ("quý 0/2024", "quarter", "0"),
    ("tháng 13/2024", "month", "13"),
    ("12 tháng đầu năm 2024", "months", "12"),
    ("giai đoạn 2030-2021", "last year", "2021"),
    ("giai đoạn 2021-25", "last year", "25"),
    ("giai đoạn 202-2025", "first year", "202"),
    ("năm học 2017-2019", "last year", "2019"),
    ("năm 202", "year", "202"),
    ("từ ngày 31/2 đến ngày 5/3/2024", "day", "31"),
    ("từ ngày 15/12 đến ngày 15/1/2025", "start", "15"),
    ("trong 03 ngày 18-19/11/2021", "days", "03"),
    ("nhiệm kỳ 2021-2021", "last year", "nhiệm kỳ 2021-2021"),
    (
        "NK 2021-2026 (từ ngày 23/5/2021 đến ngày 15/3/2025)",
        "own days",
        "NK 2021-2026 (từ ngày 23/5/2021 đến ngày 15/3/2025)",
    ),
    ("quý I, quý II/2024", "period", "quý I, quý II/2024"),
    ("giai đoạn 2021", "period", "giai đoạn 2021"),
    ("cuối năm", "days", "cuối"),
]


def years() -> st.SearchStrategy[int]:
    """Years that have neighbours on both sides in the calendar."""
    return st.integers(1900, 2100)


@st.composite
def day_pairs(draw: st.DrawFn) -> tuple[dt.date, dt.date]:
    """Two days in order."""
    dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
    first, last = sorted((draw(dates), draw(dates)))
    return first, last


known = st.one_of(
    st.builds(Period.of_year, years()),
    st.builds(Period.of_half, years(), st.integers(1, 2)),
    st.builds(Period.of_quarter, years(), st.integers(1, 4)),
    st.builds(Period.of_month, years(), st.integers(1, 12)),
    st.builds(Period.of_first_months, years(), st.integers(1, 11)),
    st.builds(
        lambda first, more: Period.of_years(first, first + more), years(), st.integers(0, 30)
    ),
    day_pairs().map(lambda pair: Period.of_days(*pair)),
    day_pairs()
    .filter(lambda pair: pair[0].year < pair[1].year)
    .map(lambda pair: Period.of_term(pair[0].year, pair[1].year, pair)),
)
periods = st.one_of(
    known,
    st.builds(lambda first, more: Period.of_term(first, first + more), years(), st.integers(1, 6)),
    st.builds(Period.of_school_year, years()),
    st.builds(Period.until, years()),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(Period.until),
)
with_neighbours = periods.filter(lambda period: period.kind is not PeriodKind.DEADLINE)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "code"), FORMS)
def test_written_periods_are_read(text: str, code: str, form: str) -> None:
    """Periods as real texts name them are read to one code each, composed or not."""
    assert code == str(Period.parse(unicodedata.normalize(form, text)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "part", "at"), REFUSED)
def test_wrong_periods_are_refused_with_the_part(text: str, part: str, at: str) -> None:
    """The error names the part that fails and where it stands."""
    with pytest.raises(ParseError) as caught:
        Period.parse(text)

    start, end = caught.value.span
    assert (caught.value.part, text[start:end]) == (part, at)


def test_the_year_may_come_from_the_text_around() -> None:
    """A period without its year takes the one that is given, and only then."""
    assert Period.parse("quý I", year=2024) == Period.of_quarter(2024, 1)
    assert Period.parse("9 tháng đầu năm", year=2024) == Period.of_first_months(2024, 9)
    assert Period.parse("26-27.5", year=2009) == Period.of_days("2009-05-26", "2009-05-27")
    assert Period.parse("quý I/2023", year=2024) == Period.of_quarter(2023, 1)


@given(periods)
def test_vietnamese_english_and_code_are_read_back(period: Period) -> None:
    """Law: each of the three texts of a period is read back as the same period."""
    assert Period.parse(period.text("vi")) == period
    assert Period.parse(period.text("en")) == period
    assert Period.parse(str(period)) == period
    assert eval(repr(period)) == period  # noqa: S307 - our own repr
    assert pickle.loads(pickle.dumps(period)) == period


@given(known)
def test_a_period_contains_its_own_days(period: Period) -> None:
    """Law: the first and last day lie in a period, the days beside them do not."""
    day = dt.timedelta(days=1)
    assert period.days is not None
    first, last = period.days

    assert first in period
    assert last in period
    assert first - day not in period
    assert last + day not in period


@given(periods, periods)
def test_containing_is_overlapping(first: Period, second: Period) -> None:
    """Law: overlap has two sides, and what is contained overlaps."""
    assert first.overlaps(second) == second.overlaps(first)
    if first.contains(second):
        assert first.overlaps(second) is not False


@given(periods, periods)
def test_order_is_total(first: Period, second: Period) -> None:
    """Law: of two periods exactly one comes first, unless they are equal."""
    assert [first < second, first == second, first > second].count(True) == 1


@given(with_neighbours)
def test_next_and_previous_undo_each_other(period: Period) -> None:
    """Law: the period before the one after is the period itself, its own days forgotten."""
    assume(period.own_days is None or period.kind is PeriodKind.DAYS)

    assert period.next().previous() == period
    assert period.previous().next() == period
    assert period.previous() < period < period.next()


@given(known)
def test_the_parts_of_a_period_fill_it(period: Period) -> None:
    """Law: months follow one another without a gap, inside the period."""
    assume(period.kind is not PeriodKind.TERM)
    months = period.months()

    assert all(month in period for month in months)
    assert all(one.next() == other for one, other in pairwise(months))
    if period.kind is not PeriodKind.DAYS:
        assert (months[0].start, months[-1].end) == period.days


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("năm 2023", "năm 2024"),
        ("quý IV/2023", "quý I/2024"),
        ("6 tháng cuối năm 2023", "6 tháng đầu năm 2024"),
        ("tháng 12 năm 2023", "tháng 01 năm 2024"),
        ("9 tháng đầu năm 2023", "9 tháng đầu năm 2024"),
        ("giai đoạn 2011 - 2020", "giai đoạn 2021 - 2030"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2026 - 2030"),
        ("nhiệm kỳ 2016 - 2021", "nhiệm kỳ 2021 - 2026"),
        ("năm học 2017 - 2018", "năm học 2018 - 2019"),
        ("từ ngày 26 đến ngày 27/5/2009", "từ ngày 28 đến ngày 29/5/2009"),
    ],
)
def test_what_comes_next(text: str, following: str) -> None:
    """The next period is of the same kind; terms share the year in which they change."""
    assert following == Period.parse(text).next().text("vi")


def test_a_term_says_that_it_does_not_know_its_days() -> None:
    """Only the years of a bare term are known; what depends on its days is answered None."""
    term = Period.parse("nhiệm kỳ 2021-2026")

    assert (term.knows_days, term.start, term.end) == (False, None, None)
    assert term.contains("2023-01-01") is True
    assert term.contains("2021-03-01") is None
    assert term.contains("2020-12-31") is False
    assert term.overlaps(Period.of_year(2026)) is True
    assert term.overlaps(Period.of_month(2026, 12)) is None
    with pytest.raises(InvalidValueError, match="term 2021–2026") as refused:
        term.months()
    assert "nhiệm kỳ 2021 - 2026" in refused.value.text("vi")


def test_a_term_with_days_knows_them() -> None:
    """The days of a term or school year can be given, and are kept in its text."""
    term = Period.of_term(2021, 2026, ("2021-05-23", "2026-03-15"))

    assert term.contains("2021-05-22") is False
    assert term.text("vi") == "nhiệm kỳ 2021 - 2026 (từ ngày 23/5/2021 đến ngày 15/3/2026)"


def test_a_deadline_has_no_first_day_and_no_next() -> None:
    """All days up to the deadline are in it; nothing follows it."""
    deadline = Period.parse("đến năm 2030")

    assert (deadline.start, deadline.end) == (None, dt.date(2030, 12, 31))
    assert dt.date(1990, 1, 1) in deadline
    with pytest.raises(InvalidValueError):
        deadline.next()


def test_the_same_period_of_another_year() -> None:
    """Cùng kỳ: the same part of the year before; 29 February becomes the 28th."""
    assert Period.of_quarter(2024, 1).years_later(-1) == Period.of_quarter(2023, 1)
    assert Period.of_days("2024-02-29").years_later(-1) == Period.of_days("2023-02-28")
    assert Period.until(2025).years_later(5) == Period.until(2030)


def test_the_last_year_of_the_calendar_ends_the_iteration() -> None:
    """Nothing comes after December 9999."""
    assert len(Period.of_year(9999).months()) == 12
    assert len(Period.of_years(9990, 9999).years()) == 10


@pytest.mark.parametrize(
    "period",
    [
        Period.of_year(9999),
        Period.of_month(9999, 12),
        Period.of_days("9999-12-31"),
        Period.of_term(9990, 9999, ("9990-01-01", "9999-12-31")),
    ],
    ids=str,
)
def test_nothing_follows_the_last_year(period: Period) -> None:
    """The library's error, not Python's, says that the calendar ends."""
    with pytest.raises(InvalidValueError):
        period.next()
    with pytest.raises(InvalidValueError):
        period.years_later(1)


def test_a_deadline_is_a_year_or_a_day() -> None:
    """A year that no calendar has, and a written date, are refused."""
    for end in (0, 10_000, "31/12/2030"):
        with pytest.raises(InvalidValueError):
            Period.until(end)


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ((PeriodKind.QUARTER, 2024, 2024, 5), "number"),
        ((PeriodKind.QUARTER, 2024, 2024), "number"),
        ((PeriodKind.FIRST_MONTHS, 2024, 2024, 6), "number"),
        ((PeriodKind.YEAR, 2024, 2024, 1), "number"),
        ((PeriodKind.SPAN, 2030, 2021), "last_year"),
        ((PeriodKind.YEAR, 0, 0), "first_year"),
        ((PeriodKind.YEAR, "2024", 2024), "first_year"),
        ((PeriodKind.SCHOOL_YEAR, 2017, 2019), "last_year"),
        ((PeriodKind.YEAR, 2017, 2019), "last_year"),
        ((PeriodKind.DAYS, 2017, 2017), "own_days"),
        ((PeriodKind.TERM, 2021, 2026, 0, ("2026-01-01", "2021-01-01")), "own_days"),
        ((PeriodKind.TERM, 2021, 2026, 0, ("2020-05-23", "2026-01-01")), "own_days"),
        ((PeriodKind.YEAR, 2021, 2021, 0, ("2021-05-23", "2021-06-01")), "own_days"),
        ((PeriodKind.TERM, 2021, 2021), "last_year"),
    ],
)
def test_impossible_periods_do_not_exist(parts: tuple[object, ...], path: str) -> None:
    """A fifth quarter, years that run backwards, days without their days are refused."""
    with pytest.raises(InvalidValueError) as caught:
        Period(*parts)  # type: ignore[arg-type]

    assert caught.value.path == path


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ("Một",)), (2, ("Hai",)), (3, ("Ba",)), (4, ("Tư", "Bốn")), (5, ("Năm",)),
        (6, ("Sáu",)), (7, ("Bảy", "Bẩy")), (8, ("Tám",)), (9, ("Chín",)), (10, ("Mười",)),
        (11, ("Mười một",)), (12, ("Mười hai",)),
    ],
)  # fmt: skip
def test_months_in_words(number: int, words: tuple[str, ...]) -> None:
    """All twelve, in capitals or small letters, with the year behind "năm" or a slash."""
    for word in words:
        for text in (
            f"tháng {word} năm 2023",
            f"Tháng {word.lower()}, năm 2023",
            f"THÁNG {word.upper()}/2023",
        ):
            assert Period.of_month(2023, number) == Period.parse(text)
            (found,) = find_mentions(f"Trong {text} xã có 2 lớp.", kinds=["date"])
            assert PartialDate(2023, number) == found.value


@pytest.mark.parametrize(
    "text", ["tháng năm 2023", "tháng mười ba năm 2023", "hai tháng năm 2023", "tháng Ba năm nào"]
)
def test_no_month_in_words(text: str) -> None:
    """A blank month, a thirteenth, so many months: refused."""
    with pytest.raises(ParseError):
        Period.parse(text)
