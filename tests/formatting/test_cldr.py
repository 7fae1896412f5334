"""Where our forms are those of CLDR, they equal Babel's on ten thousand random values."""

import datetime as dt
import decimal
import random
from decimal import Decimal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal
from babel.numbers import format_percent as babel_percent

from genderplan.formatting import format_date, format_number, format_percent
from genderplan.quantities import Percent

VALUES = 10_000
VIETNAMESE = Locale("vi")
ENGLISH = Locale("en")


def random_decimals() -> list[Decimal]:
    """Numbers of many sizes, half of them in thousandths and exact halves among them."""
    chance = random.Random(30)  # noqa: S311 - a fixed sample
    return [
        Decimal(chance.randint(-(10 ** chance.randint(1, 15)), 10 ** chance.randint(1, 15)))
        / chance.choice([1, 2, 8, 1000])
        for _ in range(VALUES)
    ]


def test_numbers_are_those_of_babel() -> None:
    """The Vietnamese form and the English one give CLDR's text."""
    for value in random_decimals():
        vietnamese = format_decimal(value, locale=VIETNAMESE, decimal_quantization=False)
        english = format_decimal(value, locale=ENGLISH, decimal_quantization=False)

        assert (vietnamese, english) == (format_number(value), format_number(value, locale="en"))


def test_rounded_percentages_are_those_of_babel_rounding_half_up() -> None:
    """Babel follows the decimal context: with half up it rounds as we do, but for "-0"."""
    with decimal.localcontext(rounding=decimal.ROUND_HALF_UP, prec=60):
        for value in random_decimals():
            babel = babel_percent(value / 100, "#,##0.0%", locale=VIETNAMESE)
            expected = "0,0%" if babel == "-0,0%" else babel

            assert expected == format_percent(Percent(value), 1)


def test_dates_are_those_of_babel() -> None:
    """English dates are CLDR's; Vietnamese ones are its skeleton with the zeros of the decree."""
    chance = random.Random(2020)  # noqa: S311 - a fixed sample
    for _ in range(VALUES):
        date = dt.date.fromordinal(chance.randint(364_878, dt.date.max.toordinal()))
        month = "MM" if date.month < 3 else "M"
        official = f"'ngày' dd 'tháng' {month} 'năm' y"

        assert babel_date(date, "long", locale=ENGLISH) == format_date(date, locale="en")
        assert babel_date(date, official, locale=VIETNAMESE) == format_date(date)
        assert babel_date(date, f"dd/{month}/y", locale=VIETNAMESE) == format_date(date, "short")
