"""Measures: what a figure is in their unit."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from genderplan.errors import InvalidValueError
from genderplan.issues import BilingualText
from genderplan.quantities import Bound, Count, Money, Percent, Ratio
from genderplan.targets import Baseline, Measure, MeasureUnit
from genderplan.targets.measures import SeriesBreak


def measure(unit: str, direction: str = "up", **more: object) -> Measure:
    """A measure of a unit."""
    return Measure(id="m", unit=unit, direction=direction, **more)  # type: ignore[arg-type]


VALUES = [
    ("percent", Ratio(13, 22), Fraction(1300, 22)),
    ("percent", Percent(Decimal("44.56")), Decimal("44.56")),
    ("percent", Ratio(0, 5), Fraction(0)),
    ("percent", Ratio(0, 0), None),
    ("boys per 100 girls", Ratio(1107, 1000), Fraction(1107, 10)),
    ("boys per 100 girls", Decimal("110.7"), Decimal("110.7")),
    ("per 100,000 live births", Ratio(44, 100_000), Fraction(44)),
    ("times", Ratio(1613, 875), Fraction(1613, 875)),
    ("count per year", Count(2), 2),
    ("yes or no", Count(1), True),
    ("yes or no", Count(0), False),
]


@pytest.mark.parametrize(("unit", "observed", "value"), VALUES)
def test_a_figure_in_the_unit_of_the_measure(unit: str, observed: object, value: object) -> None:
    """Counts are multiplied by the factor; printed figures are taken as they are."""
    found = measure(unit).value_of(observed)

    assert (type(value), value) == (type(found), found)


UNSUITABLE = [
    ("percent", Count(5)),
    ("percent", Ratio(3, 2)),
    ("percent", Percent(101)),
    ("percent", Decimal(-1)),
    ("times", Percent(50)),
    ("count", Ratio(1, 2)),
    ("count", Decimal("1.5")),
    ("count", Count(200, Bound.MORE_THAN)),
    ("yes or no", Count(2)),
    ("yes or no", Percent(100)),
    ("count", Money(1000)),
    ("percent", "60"),
    ("percent", None),
]


@pytest.mark.parametrize(("unit", "observed"), UNSUITABLE)
def test_what_cannot_be_a_figure_of_the_measure(unit: str, observed: object) -> None:
    """The error names the measure and its unit."""
    with pytest.raises(InvalidValueError, match=f"m, .* '{unit}'"):
        measure(unit).value_of(observed)


def test_the_smaller_share_of_two_sexes() -> None:
    """70 % women are 30 % men."""
    assert 30 == measure("percent", both_sexes=True).value_of(Ratio(70, 100))


def test_factors() -> None:
    """What numerator over denominator is multiplied by."""
    assert {
        "percent": 100,
        "times": 1,
        "index": 1,
        "boys per 100 girls": 100,
        "per 100 live births": 100,
        "per 1,000 women": 1000,
        "per 100,000 live births": 100_000,
    } == {unit.value: unit.factor for unit in MeasureUnit if unit.factor}


def test_a_name_in_the_other_language_is_better_than_none() -> None:
    """Then the id."""
    assert ["Việc", "m"] == [
        measure("percent", name_vi="Việc").label("en"),
        measure("percent").label("en"),
    ]


def test_a_remark_in_both_languages() -> None:
    """Without a Vietnamese one the English one is shown."""
    both = SeriesBreak(on=dt.date(2025, 7, 1), because=BilingualText("merger", vi="sáp nhập"))
    one = SeriesBreak(on=dt.date(2025, 7, 1), because="merger")

    assert ["sáp nhập", "merger", "merger"] == [
        both.because.text("vi"),
        both.because.text("en"),
        one.because.text("vi"),
    ]


def test_a_base_is_exact() -> None:
    """A float or a text is no base."""
    for wrong in (45.5, "45"):
        with pytest.raises(InvalidValueError):
            Baseline(value=wrong)
