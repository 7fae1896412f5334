"""A figure that its indicator cannot have is refused at every door, with the same sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from genderplan.errors import InvalidValueError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import (
    Indicator,
    Observation,
    Observations,
    change_by_points,
    check_observations,
    combine_periods,
    restate,
    roll_up,
)
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.quantities import Count, Money, Percent, Points, Ratio

YEAR = Period.of_year(2023)
Value = Count | Money | Percent | Ratio
RIGHT: dict[str, Value] = {"count": Count(3), "share": Ratio(1, 4), "flag": Count(1)}
WRONG: list[tuple[str, Value, str]] = [
    ("count", Ratio(1, 2), "x is a count and takes Count, Money"),
    ("count", Percent(20), "x is a count and takes Count, Money"),
    ("share", Count(5), "x is a share and takes Ratio, Percent"),
    ("share", Money(5), "x is a share and takes Ratio, Percent"),
    ("share", Ratio(16, 15), "the part is greater than the whole"),
    ("rate", Count(5), "x is a rate and takes Ratio, Decimal"),
    ("mean", Percent(5), "x is a mean and takes Ratio, Decimal"),
    ("ratio", Money(5), "x is a ratio and takes Ratio, Decimal"),
    ("flag", Ratio(1, 1), "x is a yes or no and takes Count"),
    ("flag", Count(2), "1 (yes) or 0 (no) is expected"),
]
DOORS: dict[str, Callable[[Any, Hierarchy, Indicator], Issues]] = {
    "check": lambda seen, _, x: check_observations(seen, [x]),
    "roll_up": lambda seen, vn, x: roll_up(seen, vn.at("2023-12-31"), indicators=[x]).issues,
    "roll_up of columns": lambda seen, vn, x: (
        roll_up(Observations(seen), vn.at("2023-12-31"), indicators=[x]).issues
    ),
    "restate": lambda seen, vn, x: restate(seen, vn, "2025-07-01", indicators=[x]).issues,
    "combine_periods": lambda seen, _, x: combine_periods(seen, [x]).issues,
}


def seen(value: Value, unit: str = "90001") -> Observation:
    """A figure of one commune for 2023."""
    return Observation(indicator="x", unit=unit, period=YEAR, value=value)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("kind", "value", "told"), WRONG, ids=repr)
def test_every_door_tells_what_is_expected(
    country: Hierarchy, door: str, kind: str, value: Value, told: str
) -> None:
    """One code and the sentence of the constructor, and nothing else is wrong with the figure."""
    indicator = Indicator("x", kind=kind, time_rule="sum")
    with pytest.raises(InvalidValueError) as refused:
        Observation(indicator=indicator, unit="90001", period=YEAR, value=value)
    (found,) = DOORS[door]([seen(value)], country, indicator).with_code("GP301")

    assert str(refused.value) == found.message
    assert told in found.message


@pytest.mark.parametrize("kind", RIGHT)
def test_what_cannot_be_is_in_no_total(country: Hierarchy, kind: str) -> None:
    """The right figures are summed without the wrong one, whose unit did not report."""
    wrong = next(value for other, value, _ in WRONG if other == kind)
    figures = [seen(RIGHT[kind]), seen(wrong, "90002")]
    tree = country.at("2023-12-31")

    totals = roll_up(figures, tree, to="901", indicators=[Indicator("x", kind=kind)])
    restated = restate(figures, country, "2025-07-01", indicators=[Indicator("x", kind=kind)])

    assert (RIGHT[kind], Ratio(1, 2)) == (totals["901"].value, totals["901"].coverage)
    assert ("GP301",) == totals.issues.codes
    assert RIGHT[kind] == restated["90001"].value
    assert [figures[1]] == list(restated.left_out)


def test_money_is_counted_too(country: Hierarchy) -> None:
    """A count indicator takes amounts of money; most of its figures decide, not the first."""
    figures = [seen(Count(1), "90003"), seen(Money(5)), seen(Money(6), "90002")]

    totals = roll_up(figures, country.at("2023-12-31"), indicators=[Indicator("x", kind="count")])

    assert Money(11) == totals["90"].value
    assert ("GP316",) == totals.issues.codes


def test_nothing_follows_from_a_share_of_nobody() -> None:
    """0/0 has no value, so that the share before is not 0 %."""
    with pytest.raises(InvalidValueError, match="after is 0/0, which has no value"):
        change_by_points(Ratio(0, 0), Points(3))
