"""What a written form costs beside the bare call that writes, or reads, the same text."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal
from babel.numbers import format_percent as babel_percent

from genderplan.formatting import format_date, format_number, format_percent, parse_date
from genderplan.quantities import Ratio

pytestmark = pytest.mark.benchmark
DATE = dt.date(2021, 10, 23)
AMOUNT = Decimal("1234567.89")
SHARE = Ratio(52, 203)
QUOTIENT = Decimal(52) / 203

WRITERS: dict[str, Callable[[], str]] = {
    "date en, genderplan": lambda: format_date(DATE, locale="en"),
    "date en, Babel": lambda: babel_date(DATE, "long", locale="en"),
    "date vi, genderplan": lambda: format_date(DATE),
    "date vi, Babel": lambda: babel_date(DATE, "'ngày' dd 'tháng' M 'năm' y", locale="vi"),
    "number en, genderplan": lambda: format_number(AMOUNT, locale="en"),
    "number en, Babel": lambda: format_decimal(AMOUNT, locale="en", decimal_quantization=False),
    "number vi, genderplan": lambda: format_number(AMOUNT),
    "number vi, Babel": lambda: format_decimal(AMOUNT, locale="vi", decimal_quantization=False),
    "percent en, genderplan": lambda: format_percent(SHARE, locale="en"),
    "percent en, Babel": lambda: babel_percent(QUOTIENT, "#,##0.0%", locale="en"),
    "percent vi, genderplan": lambda: format_percent(SHARE),
    "percent vi, Babel": lambda: babel_percent(QUOTIENT, "#,##0.0%", locale="vi"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_writing(name: str, benchmark: Callable[[Callable[[], str]], str]) -> None:
    """Ours and Babel's, in one run."""
    assert benchmark(WRITERS[name])


READERS: dict[str, Callable[[], dt.date]] = {
    "short date, genderplan": lambda: parse_date("23/10/2021"),
    "short date, strptime": lambda: dt.datetime.strptime("23/10/2021", "%d/%m/%Y").date(),  # noqa: DTZ007 - a date has no zone
    "long date, genderplan": lambda: parse_date("ngày 23 tháng 10 năm 2021"),
    "long date, strptime": lambda: dt.datetime.strptime(  # noqa: DTZ007 - as above
        "ngày 23 tháng 10 năm 2021", "ngày %d tháng %m năm %Y"
    ).date(),
}


@pytest.mark.parametrize("name", READERS)
def test_reading(name: str, benchmark: Callable[[Callable[[], dt.date]], dt.date]) -> None:
    """Ours and the standard library's, in one run."""
    assert benchmark(READERS[name]) == DATE
