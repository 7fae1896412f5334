"""Programs that start from Python, from arrays and from files: values come through whole."""

from decimal import Decimal
from pathlib import Path

import attrs
import numpy as np
import pytest

import genderplan as gp
from genderplan.errors import InvalidValueError, NotExactError

FIGURE = gp.Observation(
    indicator="nq28.2.1", unit="15865", period="năm 2023", value=gp.Ratio(390, 800)
)


def test_a_measure_is_the_indicator_of_its_figures() -> None:
    """``roll_up`` and ``restate`` take a measure where they take an indicator."""
    measure = gp.strategy("nq28").measure("2.1")
    (total,) = gp.roll_up([FIGURE], gp.gazetteer().at("2023-12-31"), to="399", indicators=[measure])
    moved = gp.restate([FIGURE], gp.gazetteer(), "2025-07-01", indicators=[measure])

    assert (gp.Ratio(390, 800), measure.indicator) == (total.value, total.definition)
    assert [gp.Ratio(390, 800)] == [each.value for each in moved.observations]


@pytest.mark.parametrize("make", [gp.Count, lambda value: gp.Ratio(value, 11)])
@pytest.mark.parametrize("number", [np.float64(2), np.float64("nan"), np.bool_(1)])
def test_floats_of_numpy_are_refused_by_their_name(make: object, number: object) -> None:
    """The error says what came, and that an int, a Decimal or a Fraction is expected."""
    with pytest.raises(NotExactError, match="an int, a Decimal or a Fraction"):
        make(number)  # type: ignore[operator]


def test_whole_numbers_of_numpy_are_ints() -> None:
    """A count or a ratio made of a cell of an array holds Python's own ints."""
    ratio = gp.Ratio(np.int64(2), np.int32(11))  # type: ignore[arg-type]
    count = gp.Count(np.uint8(5))

    assert (gp.Ratio(2, 11), gp.Count(5)) == (ratio, count)
    numbers = (ratio.numerator, ratio.denominator, count.value)
    assert [int, int, int] == [type(each) for each in numbers]


def test_what_is_dumped_can_be_loaded(tmp_path: Path) -> None:
    """Thousandths of a đồng come back from both formats, line ends from a workbook."""
    small = gp.Money(Decimal("0.125"))
    report = attrs.evolve(gp.sample("mong-cai-2023"), title="một\r\nhai")
    gp.dump(report, tmp_path / "a.xlsx")
    read = gp.load(tmp_path / "a.xlsx")

    assert small == gp.loads(gp.dumps(small), gp.Money)
    assert small == gp.loads(gp.dumps(small, "toml"), gp.Money, format="toml")
    assert isinstance(read, gp.Report)
    assert "một\r\nhai" == read.title


def test_a_milestone_without_a_year_is_refused_at_once() -> None:
    """There is no year 0; the error says so where the milestone is made."""
    with pytest.raises(InvalidValueError, match="year"):
        gp.Milestone(year=0, comparator=">=", value=30)
