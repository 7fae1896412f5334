"""The forms of values as the page on file formats states them: read, or refused."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from genderplan import Count, DocumentNumber, Money, PartialDate, Percent, Period, Points, Ratio
from genderplan.errors import GenderplanError
from genderplan.serialization.cell_readers import as_area, refuse_two_readings
from genderplan.serialization.converter import file_converter

READ = [
    (Count, 22126, Count(22126)),
    (Count, "hơn 200", Count(200, "more_than")),
    (Count, "gần 400", Count(400, "nearly")),
    (Count, "khoảng 1.000", Count(1000, "about")),
    (Count, "ít nhất 3", Count(3, "at_least")),
    (Ratio, "2/11", Ratio(2, 11)),
    (Ratio, "679/2.696", Ratio(679, 2696)),
    (Percent, "18,2%", Percent(Decimal("18.2"))),
    (Points, "3,37 điểm phần trăm", Points(Decimal("3.37"))),
    (Money, 1_000_000, Money(1_000_000)),
    (Money, "1.000.000 đồng", Money(1_000_000)),
    (Money, "1,2 tỷ đồng", Money(1_200_000_000)),
    (Period, "6 tháng đầu năm 2024", Period.of_half(2024, 1)),
    (PartialDate, dt.date(2023, 11, 15), PartialDate(2023, 11, 15)),
    (PartialDate, "2023-11", PartialDate(2023, 11)),
    (PartialDate, "2023", PartialDate(2023)),
    (DocumentNumber, "/KH-UBND", DocumentNumber.parse("/KH-UBND")),
    (Decimal, 3, Decimal(3)),
]
REFUSED = [
    (Count, -1),
    (Count, Decimal("1.5")),
    (Count, "nhiều"),
    (Count, True),
    (Ratio, "18,2%"),
    (Ratio, Decimal("0.182")),
    (Percent, Decimal("18.2")),
    (Percent, "18,2"),
    (Points, "3,37%"),
    (Money, "5,000 đồng"),
    (Money, False),
    (Period, "quý V/2023"),
    (Period, 2023),
    (PartialDate, "15/11"),
    (PartialDate, "2023-13"),
    (PartialDate, "99999-01"),
    (PartialDate, dt.datetime(2023, 11, 15)),  # noqa: DTZ001 - as TOML may have it
    (str, 7),
    (int, True),
    (bool, 1),
    (Decimal, "3"),
]


@pytest.mark.parametrize(("kind", "written", "value"), READ, ids=lambda each: repr(each)[:40])
def test_a_form_that_is_read(kind: type, written: object, value: object) -> None:
    """Each form that the page names is read, and what is written for it is read back."""
    converter: Any = file_converter()

    assert value == converter.structure(written, kind)
    assert value == converter.structure(converter.unstructure(value), kind)


@pytest.mark.parametrize(("kind", "written"), REFUSED, ids=lambda each: repr(each)[:40])
def test_a_form_that_is_refused(kind: type, written: object) -> None:
    """What has another meaning or several is refused."""
    converter: Any = file_converter()

    with pytest.raises(GenderplanError):
        converter.structure(written, kind)


@pytest.mark.parametrize(
    ("number", "answer"),
    [("1.000", "two"), ("-1.234", "two"), ("12.345", "two"), ("0.999", "one"), ("1.0", "one")],
)
def test_a_figure_with_three_decimals_has_two_readings(number: str, answer: str) -> None:
    """1.000 may be 1000; below one, or with other decimals, it can only be a decimal number."""
    try:
        refuse_two_readings(Decimal(number))
    except GenderplanError:
        assert "two" == answer
    else:
        assert "one" == answer


@pytest.mark.parametrize(
    ("cell", "area"), [("1520 ha", "15.2"), ("15,2 km2", "15.2"), (Decimal("15.2"), "15.2")]
)
def test_hectares_are_reckoned_over_to_square_kilometres(cell: Any, area: str) -> None:  # noqa: ANN401 - any cell
    """A hundred hectares are one square kilometre."""
    assert Decimal(area) == as_area(cell)
