"""Dates as documents write them (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, ParseError
from genderplan.formatting import (
    format_date,
    format_date_range,
    format_place_date,
    format_weekday,
    parse_date,
    parse_partial_date,
)
from genderplan.formatting.dates import DateLine, place_in_date_line
from genderplan.periods import PartialDate, Period

dates = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("date", "long", "short"),
    [
        ("2020-01-05", "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        ("2019-06-29", "ngày 29 tháng 6 năm 2019", "29/6/2019"),
        ("2021-03-05", "ngày 05 tháng 3 năm 2021", "05/3/2021"),
        ("2023-02-07", "ngày 07 tháng 02 năm 2023", "07/02/2023"),
        ("2021-09-06", "ngày 06 tháng 9 năm 2021", "06/9/2021"),
        ("2008-06-04", "ngày 04 tháng 6 năm 2008", "04/6/2008"),
        ("2023-10-23", "ngày 23 tháng 10 năm 2023", "23/10/2023"),
        ("2023-12-10", "ngày 10 tháng 12 năm 2023", "10/12/2023"),
    ],
)
def test_zero_before_days_below_ten_and_months_one_and_two(
    date: str, long: str, short: str
) -> None:
    """Only days below 10 and the months 1 and 2 have a zero before them."""
    assert (format_date(date), format_date(date, "short")) == (long, short)


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month(month: int) -> None:
    """January and February are written with a zero, the other months as they are."""
    written = {1: "01", 2: "02"}.get(month, str(month))

    assert format_date(dt.date(2024, month, 15)) == f"ngày 15 tháng {written} năm 2024"


@pytest.mark.parametrize(
    ("date", "long", "short", "english"),
    [
        (PartialDate(2010, 5), "tháng 5 năm 2010", "5/2010", "May 2010"),
        (PartialDate(2024, 2), "tháng 02 năm 2024", "02/2024", "February 2024"),
        (PartialDate(None, 10, 20), "ngày 20 tháng 10", "20/10", "October 20"),
        (PartialDate(None, 3, 8), "ngày 08 tháng 3", "08/3", "March 8"),
        (PartialDate(2016), "năm 2016", "năm 2016", "2016"),
        (PartialDate(None, 2), "tháng 02", "tháng 02", "February"),
        (PartialDate(None, None, 5), "ngày 05", "ngày 05", "---05"),
        (
            PartialDate(2020, None, 5),
            "ngày 05 tháng … năm 2020",
            "ngày 05 tháng … năm 2020",
            "2020---05",
        ),
        (PartialDate(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020", "January 5, 2020"),
    ],
)
def test_partial_dates_are_written_as_far_as_they_are_known(
    date: PartialDate, long: str, short: str, english: str
) -> None:
    """Nothing is filled in for what is not known."""
    assert format_date(date) == long
    assert format_date(date, "short") == short
    assert format_date(date, locale="en") == english


def test_weekdays_have_their_capital_on_the_number() -> None:
    """Thứ Hai to thứ Bảy, and Chủ nhật (Phụ lục II)."""
    monday = dt.date(2023, 10, 23)
    week = [format_weekday(monday + dt.timedelta(days=day)) for day in range(7)]

    assert week == "thứ Hai,thứ Ba,thứ Tư,thứ Năm,thứ Sáu,thứ Bảy,Chủ nhật".split(",")  # noqa: SIM905 - read as a sentence
    assert format_date(monday, "weekday") == "thứ Hai, ngày 23 tháng 10 năm 2023"
    assert format_date(monday, "weekday", locale="en") == "Monday, October 23, 2023"


@pytest.mark.parametrize(
    ("place", "date", "line"),
    [
        ("Hoằng Kim", "2024-02-23", "Hoằng Kim, ngày 23 tháng 02 năm 2024"),
        ("Hà Nội", "2020-01-05", "Hà Nội, ngày 05 tháng 01 năm 2020"),
        (
            " Thành phố  Hồ Chí Minh ",
            dt.date(2019, 6, 29),
            "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019",
        ),
        ("Quận 1", PartialDate(2019, 6), "Quận 1, tháng 6 năm 2019"),
    ],
)
def test_the_place_and_date_line(place: str, date: dt.date | str | PartialDate, line: str) -> None:
    """Place, comma, date in the long form."""
    assert format_place_date(place, date) == line


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-11-15", "2024-12-15", "từ ngày 15/11 đến ngày 15/12/2024"),
        ("2022-03-09", "2022-03-11", "từ ngày 09 đến ngày 11/3/2022"),
        ("2023-11-15", "2024-01-05", "từ ngày 15/11/2023 đến ngày 05/01/2024"),
        ("2024-02-23", "2024-02-23", "ngày 23/02/2024"),
    ],
)
def test_ranges_name_a_shared_month_and_year_once(start: str, end: str, text: str) -> None:
    """What both days share is written with the second."""
    assert format_date_range(start, end) == text
    assert Period.parse(text) == Period.of_days(start, end)


@given(dates, st.sampled_from(["long", "short", "weekday", "iso"]))
def test_written_dates_are_read_back(date: dt.date, style: str) -> None:
    """Law: parse(format(date)) == date, in both languages."""
    assert parse_date(format_date(date, style)) == date  # type: ignore[arg-type]
    assert parse_date(format_date(date, style, locale="en")) == date  # type: ignore[arg-type]


@given(
    st.tuples(
        st.none() | st.integers(1000, 9999),
        st.none() | st.integers(1, 12),
        st.none() | st.integers(1, 28),
    ).filter(any),
    st.sampled_from(["long", "short", "iso"]),
)
def test_written_partial_dates_are_read_back(
    parts: tuple[int | None, int | None, int | None], style: str
) -> None:
    """Law: the same for dates known in part, whatever the part, in both languages."""
    date = PartialDate(*parts)

    assert parse_partial_date(format_date(date, style)) == date  # type: ignore[arg-type]
    assert parse_partial_date(format_date(date, style, locale="en")) == date  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "part"), [("ngày 22/5", "year"), ("tháng 5/2010", "day"), ("năm 2016", "month")]
)
def test_a_whole_date_needs_all_its_parts(text: str, part: str) -> None:
    """The error names the part that is missing."""
    with pytest.raises(ParseError) as caught:
        parse_date(text)

    assert (caught.value.part, caught.value.span) == (part, (len(text), len(text)))


def test_a_time_is_dropped() -> None:
    """A datetime is written as its date."""
    assert format_date(dt.datetime(2024, 2, 23, 8, 5, tzinfo=dt.UTC)) == (
        "ngày 23 tháng 02 năm 2024"
    )


@pytest.mark.parametrize(
    ("date", "style", "locale", "path"),
    [
        ("23/02/2024", "long", "vi", "date"),
        (20240223, "long", "vi", "date"),
        ("2024-02-23", "full", "vi", "style"),
        ("2024-02-23", "long", "fr", "locale"),
        (PartialDate(2010, 5), "weekday", "vi", "date"),
    ],
)
def test_wrong_arguments_are_refused(date: object, style: str, locale: str, path: str) -> None:
    """The error names the argument."""
    with pytest.raises(InvalidValueError) as caught:
        format_date(date, style, locale=locale)  # type: ignore[arg-type]

    assert caught.value.path == path


def test_a_line_needs_its_place_and_a_weekday_its_date() -> None:
    """An empty place and a date known in part are refused."""
    with pytest.raises(InvalidValueError, match="place is"):
        format_place_date("  ", "2024-02-23")
    with pytest.raises(InvalidValueError, match="place is None"):
        format_place_date(None, "2024-02-23")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="known only in part"):
        format_weekday(PartialDate(2010, 5))


def test_a_missing_date_is_refused() -> None:
    """What pandas writes for a missing date is none, whether it is read or written."""
    nat = pytest.importorskip("pandas").NaT

    for value in (nat, float("nan"), None, "NaT", "nan"):
        with pytest.raises(ParseError):
            parse_date(value)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError):
            format_date(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "place", "date", "codes"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2020", "Hà Nội", "2020-01-05", ()),
        (
            "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019",
            "Thành phố Hồ Chí Minh",
            "2019-06-29",
            (),
        ),
        ("Phan Rang-Tháp Chàm, ngày 05 tháng 3 năm 2007", "Phan Rang-Tháp Chàm", "2007-03-05", ()),
        ("Bình Định, ngày 08 tháng 07 năm 2021", "Bình Định", "2021-07-08", ()),
        ("Vinh, ngày 26 tháng 2 năm 2021", "Vinh", "2021-02-26", ("GP121",)),
        ("Phước Lý, ngày  02  tháng 03 năm 2023", "Phước Lý", "2023-03-02", ()),
        ("Hoằng Kim, ngày      tháng 02 năm 2024", "Hoằng Kim", "2024-02", ("GP122",)),
        ("Hoằng Kim, ngày ... tháng … năm 2024", "Hoằng Kim", "2024", ("GP122",)),
        ("Hồ Chí Minh, ngày 29 tháng 6 năm 2019", "Hồ Chí Minh", "2019-06-29", ("GP123",)),
        ("1, ngày 29 tháng 6 năm 2019", "1", "2019-06-29", ("GP123",)),
        ("HÀ NỘI, NGÀY 05 THÁNG 01 NĂM 2020", "HÀ NỘI", "2020-01-05", ()),
        ("Hà Nội, Ngày 08 tháng 07 năm 2021", "Hà Nội", "2021-07-08", ()),
    ],
)
def test_a_date_line_is_read_and_checked(
    text: str, place: str, date: str, codes: tuple[str, ...]
) -> None:
    """Place and date as they stand; zeros and place names by NĐ 30/2020, Phụ lục I, II.4."""
    line = DateLine.parse(text)

    assert (place, date) == (line.place, str(line.date))
    assert codes == line.check().codes
    assert line == DateLine.parse(str(line))


def test_a_date_line_all_blank_is_a_draft() -> None:
    """A template has a place and no date."""
    line = DateLine.parse("Hà Nội, ngày … tháng … năm …")

    assert line.date is None
    assert line.is_draft
    assert "Hà Nội, ngày … tháng … năm …" == str(line)


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        ("Hà Nội", "date line", "Hà Nội"),
        ("Hà Nội, 5/1/2020", "date line", "Hà Nội, 5/1/2020"),
        ("Hà Nội, ngày 31 tháng 6 năm 2019", "day", "31"),
        ("Hà Nội, ngày 05 tháng 13 năm 2020", "month", "13"),
        ("Hà Nội, ngày 5 5 tháng 01 năm 2020", "day", "5 5"),
        ("Hà Nội, ngày 05 tháng 01 năm 202", "year", "202"),
    ],
)
def test_a_date_line_that_cannot_be_read_names_the_part(text: str, part: str, place: str) -> None:
    """Impossible and cut dates are refused with the part that fails, and where it stands."""
    with pytest.raises(ParseError) as caught:
        DateLine.parse(text)

    start, end = caught.value.span
    assert (part, place) == (caught.value.part, text[start:end])


def test_a_date_line_is_written_by_the_rule() -> None:
    """Zeros where the rule wants them, dots for what is blank."""
    assert "Hoằng Kim, ngày 07 tháng 02 năm 2023" == str(DateLine("Hoằng Kim", dt.date(2023, 2, 7)))
    assert "Hoằng Kim, ngày … tháng 9 năm 2023" == str(DateLine("Hoằng Kim", PartialDate(2023, 9)))
    with pytest.raises(InvalidValueError):
        DateLine("  ")


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("xã", "Hoằng Kim", "Hoằng Kim"),
        ("quận", "1", "Quận 1"),
        ("phường", "Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("thành phố", "Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_a_place_named_after_somebody_keeps_its_kind(kind: str, name: str, expected: str) -> None:
    """Person, number, event: the full name; else the name alone."""
    assert expected == place_in_date_line(kind, name)
