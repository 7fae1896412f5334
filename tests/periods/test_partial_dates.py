"""Dates known in part, and the reading of dates as texts write them."""

import datetime as dt
import pickle
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, NotExactError, ParseError
from genderplan.periods import PartialDate
from genderplan.periods.calendar import as_date

WHOLE: list[tuple[str, tuple[int | None, int | None, int | None]]] = [
    ("ngày 05 tháng 01 năm 2020", (2020, 1, 5)),
    ("Ngày 29 tháng 6 năm 2019", (2019, 6, 29)),
    ("ngày 08 tháng 07 năm 2021", (2021, 7, 8)),
    ("ngày  02  tháng 03 năm 2023", (2023, 3, 2)),
    ("ngày\n19/5/2009", (2009, 5, 19)),
    ("NGÀY 15/02/2025", (2025, 2, 15)),
    ("13 tháng 5 năm 2021", (2021, 5, 13)),
    ("ngày 15 tháng 11/2024", (2024, 11, 15)),
    ("04/6/2008", (2008, 6, 4)),
    ("5/7/2023", (2023, 7, 5)),
    ("09/09/2025", (2025, 9, 9)),
    ("11-11-2009", (2009, 11, 11)),
    ("1.12.2009", (2009, 12, 1)),
    ("09 - 03 - 2022", (2022, 3, 9)),
    ("Đăng ngày 09 - 03 - 2022", (2022, 3, 9)),
    ("Thứ Hai, 13/11/2017, 19:21 [GMT+7]", (2017, 11, 13)),
    ("Thứ năm - 28/10/2021 13:52", (2021, 10, 28)),
    ("Thứ hai, 12 Tháng 5 2025 07:11", (2025, 5, 12)),
    ("thứ Hai, ngày 23 tháng 10 năm 2023", (2023, 10, 23)),
    ("Chủ nhật, 5/1/2020", (2020, 1, 5)),
    ("06-03-2024 9:02 Sáng", (2024, 3, 6)),
    ("17/08/2022 7:34 SA", (2022, 8, 17)),
    ("09/09/2022 1:56 CH", (2022, 9, 9)),
    ("October 23, 2021", (2021, 10, 23)),
    ("the 7th of November 1994", (1994, 11, 7)),
    ("23 Oct 2021", (2021, 10, 23)),
    ("Saturday, October 23, 2021", (2021, 10, 23)),
    ("2024-02-23", (2024, 2, 23)),
    ("2024-02-23T08:05:00", (2024, 2, 23)),
    ("2024-02-23T08:05:00+07:00", (2024, 2, 23)),
    ("2024-02-23T08:05:00.250Z", (2024, 2, 23)),
    # of a time with its zone the day in Viet Nam
    ("2024-06-05T22:00:00Z", (2024, 6, 6)),
    ("2024-06-05T16:59:59.999Z", (2024, 6, 5)),
    ("2024-06-05T17:00:00Z", (2024, 6, 6)),
    ("2024-06-05T01:05:00+09:00", (2024, 6, 4)),
    ("2024-06-05T23:30:00-0500", (2024, 6, 6)),
    ("2024-06-05T22:00:00+05:30", (2024, 6, 5)),
    ("2024-06-05T22:30:00+05:30", (2024, 6, 6)),
    ("2024-02-29T20:00:00Z", (2024, 3, 1)),
    ("2024-06-05T22:00:00", (2024, 6, 5)),
    ("13/11/2017 9:02 CH [GMT+0]", (2017, 11, 14)),
    ("13/11/2017, 19:21 GMT 7", (2017, 11, 13)),
    ("05/6/2024, 22:00 [GMT+0] (thứ Tư)", (2024, 6, 6)),
    ("Lúc 14:30 - 05/6/2024", (2024, 6, 5)),
    ("ngày 08 tháng Ba năm 2024", (2024, 3, 8)),
    ("ngày 5 tháng Năm năm 2024", (2024, 5, 5)),
    ("ngày 5 tháng Mười hai/2023", (2023, 12, 5)),
    ("ngày 2 tháng Chín, năm 1945", (1945, 9, 2)),
    ("Ngày 20 THÁNG MƯỜI MỘT 2024", (2024, 11, 20)),
    ("mồng tám tháng ba năm 2024", (2024, 3, 8)),
    ("ngày năm tháng năm năm 2024", (2024, 5, 5)),
    ("ngày ba mươi mốt tháng 12 năm 2024", (2024, 12, 31)),
    ("08/3/2024, thứ Sáu", (2024, 3, 8)),
    ("14 giờ 30 phút, ngày 08/3/2024", (2024, 3, 8)),
    ("Lúc 14h00 ngày 08/3/2024", (2024, 3, 8)),
    ("08:30 25 thg 11, 2024", (2024, 11, 25)),
    ("09\u201303\u20132022", (2022, 3, 9)),
    ("05\u204401\u20442020", (2020, 1, 5)),
    ("\u200bngày\u00a005 tháng\u00a001 năm\u00a02020", (2020, 1, 5)),
]
PARTIAL: list[tuple[str, tuple[int | None, int | None, int | None]]] = [
    ("ngày 22/5", (None, 5, 22)),
    ("Ngày 14/11", (None, 11, 14)),
    ("8/3", (None, 3, 8)),
    ("tháng Hai năm 2023", (2023, 2, None)),
    ("tháng Mười một/2023", (2023, 11, None)),
    ("tháng Ba", (None, 3, None)),
    ("ngày 30 tháng Tư", (None, 4, 30)),
    ("20-10", (None, 10, 20)),
    ("Sáng 7.3", (None, 3, 7)),
    ("ngày 20 tháng 10", (None, 10, 20)),
    ("29/2", (None, 2, 29)),
    ("tháng 5/2010", (2010, 5, None)),
    ("tháng 02 năm 2024", (2024, 2, None)),
    ("5/2010", (2010, 5, None)),
    ("October 2021", (2021, 10, None)),
    ("October 23", (None, 10, 23)),
    ("năm 2016", (2016, None, None)),
    ("2016", (2016, None, None)),
    ("ngày 05", (None, None, 5)),
    ("tháng 02", (None, 2, None)),
    ("ngày … tháng 5 năm 2024", (2024, 5, None)),
    ("ngày …… tháng …… năm 2024", (2024, None, None)),
    ("ngày     tháng     năm 2024", (2024, None, None)),
    ("ngày 05 tháng … năm 2024", (2024, None, 5)),
    ("ngày ... tháng 5 năm 2024", (2024, 5, None)),
    ("ngày  / 2025", (2025, None, None)),
    ("ngày   /5/2024", (2024, 5, None)),
]
REFUSED = [
    ("15/20/2010", "month", "20"),
    ("10/23/2021", "month", "23"),
    ("25/10/202", "year", "202"),
    ("25/10/20", "year", "20"),
    ("25/10/20211", "year", "20211"),
    ("31/4/2020", "day", "31"),
    ("29/2/2023", "day", "29"),
    ("30/2", "day", "30"),
    ("00/5/2020", "day", "00"),
    ("5/0/2020", "month", "0"),
    ("123/5/2020", "day", "123"),
    ("ngày 32 tháng 5 năm 2020", "day", "32"),
    ("tháng 13/2020", "month", "13"),
    ("thứ Ba, 13/11/2017", "weekday", "thứ Ba"),
    ("13/11/2017, thứ Ba", "weekday", "thứ Ba"),
    ("ngày ba mươi mốt tháng tư năm 2024", "day", "ba mươi mốt"),
    ("mùng một tháng giêng năm 2024", "date", "mùng một tháng giêng năm 2024"),
    ("ngày hai tháng năm 2023", "date", "ngày hai tháng năm 2023"),
    ("3: 5/3/2024", "date", "3: 5/3/2024"),
    ("abc 5 x 1 y 2020", "date", "abc 5 x 1 y 2020"),
    ("5/1-2020", "date", "5/1-2020"),
    ("05/01/2020.", "date", "05/01/2020."),
    ("từ 5/1/2020 đến 6/1/2020", "date", "từ 5/1/2020 đến 6/1/2020"),
    ("١٥/٠٥/٢٠٢٠", "date", "١٥/٠٥/٢٠٢٠"),
]
partial_dates = st.one_of(
    st.dates(min_value=dt.date(1000, 1, 1)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1000, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1000, 9999)),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28)),
    st.builds(PartialDate, st.none(), st.integers(1, 12)),
    st.builds(PartialDate, st.none(), st.none(), st.integers(1, 31)),
    st.builds(PartialDate, st.integers(1000, 9999), st.none(), st.integers(1, 31)),
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "parts"), WHOLE + PARTIAL)
def test_written_dates_are_read(
    text: str, parts: tuple[int | None, int | None, int | None], form: str
) -> None:
    """Dates as real texts write them give the parts that they name, composed or not."""
    read = PartialDate.parse(unicodedata.normalize(form, text))  # type: ignore[arg-type]

    assert attrs.astuple(read) == parts


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "part", "at"), REFUSED)
def test_wrong_dates_are_refused_with_the_part(text: str, part: str, at: str, form: str) -> None:
    """An impossible, cut or unknown date names the part that fails and where it stands."""
    given = unicodedata.normalize(form, f"  {text} ")  # type: ignore[arg-type]

    with pytest.raises(ParseError) as caught:
        PartialDate.parse(given)

    start, end = caught.value.span
    assert (caught.value.part, caught.value.value) == (part, given)
    assert given[start:end] == unicodedata.normalize(form, at)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["", "   ", "\u200b", None, 20200105, b"05/01/2020", "9" * 301])
def test_what_is_no_date_text_is_a_parse_error(given: object) -> None:
    """Empty, foreign and overlong arguments are refused as unreadable dates."""
    with pytest.raises(ParseError) as caught:
        PartialDate.parse(given)  # type: ignore[arg-type]

    assert caught.value.part == "date"


@given(partial_dates)
def test_the_code_is_read_back(date: PartialDate) -> None:
    """Law: parse(str(date)) == date."""
    assert PartialDate.parse(str(date)) == date


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"year": 2023, "month": 2, "day": 29}, "day"),
        ({"month": 2, "day": 30}, "day"),
        ({"day": 32}, "day"),
        ({"month": 13}, "month"),
        ({"year": 0}, "year"),
        ({"year": 10_000}, "year"),
        ({}, "year"),
    ],
)
def test_impossible_dates_do_not_exist(parts: dict[str, int], path: str) -> None:
    """What no calendar has is refused with the name of the part."""
    with pytest.raises(InvalidValueError) as caught:
        PartialDate(**parts)

    assert caught.value.path == path


@pytest.mark.parametrize("month", ["5", 5.0, True])
def test_parts_are_whole_numbers(month: object) -> None:
    """A text, a float or a bool is no month."""
    with pytest.raises(NotExactError):
        PartialDate(2020, month)  # type: ignore[arg-type]


def test_a_date_is_given_only_when_all_is_known() -> None:
    """The date of a partial date is None as long as a part is missing."""
    assert PartialDate(2010, 5).date is None
    assert PartialDate(2010, 5, 1).date == dt.date(2010, 5, 1)
    assert [False, True] == [PartialDate(2010, 5).is_complete, PartialDate(2010, 5, 1).is_complete]


def test_partial_dates_are_values() -> None:
    """They compare, hash and pickle; they have no order."""
    date = PartialDate(2010, 5)

    assert {date} == {PartialDate(2010, 5)}
    assert pickle.loads(pickle.dumps(date)) == date
    with pytest.raises(TypeError):
        sorted([date, PartialDate(2011)])


@pytest.mark.parametrize(
    "value",
    ["2024-02-23", dt.date(2024, 2, 23), dt.datetime(2024, 2, 23, 8, 5, tzinfo=dt.UTC)],
)
def test_dates_are_taken_as_dates_or_iso_text(value: dt.date | str) -> None:
    """ISO text is read and a time dropped."""
    date = as_date(value)

    assert (date, type(date)) == (dt.date(2024, 2, 23), dt.date)


@pytest.mark.parametrize("value", ["23/02/2024", "2024-02-30", "", 20240223, None])
def test_nothing_else_is_taken_as_a_date(value: object) -> None:
    """The error names the argument."""
    with pytest.raises(InvalidValueError) as caught:
        as_date(value, "start")  # type: ignore[arg-type]

    assert (caught.value.path, caught.value.value) == ("start", value)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2024-06-05T22:00:00+20:00", "date"),
        ("9999-12-31T22:00:00Z", "date"),
        ("0001-01-01T01:00:00+09:00", "date"),
        ("ngày mùng 1 tháng Giêng năm 2024", "day"),
        ("mùng 8 tháng Chạp", "day"),
        ("ngày 23 tháng Chạp năm 2023", "day"),
        ("ngày 10 tháng Giêng năm 2024", "day"),
        ("tháng năm 2014", "date"),  # the month is blank
        ("tháng mười ba năm 2023", "date"),
    ],
)
def test_no_day_of_viet_nam(text: str, part: str) -> None:
    """Zones that there are not, days beyond the calendar, and months of the lunar year."""
    with pytest.raises(ParseError) as caught:
        PartialDate.parse(text)

    assert part == caught.value.part


def test_times_with_zones_are_days_in_viet_nam() -> None:
    """A moment of a program is the day on which it was in Viet Nam; without a zone its own day."""
    moment = dt.datetime(2024, 6, 5, 22, tzinfo=dt.UTC)

    assert dt.date(2024, 6, 6) == as_date(moment)
    assert dt.date(2024, 6, 5) == as_date(moment.replace(tzinfo=None))
