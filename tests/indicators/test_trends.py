"""Figures over time: points and per cent, flows and stocks."""

from decimal import Decimal
from typing import Any

import pytest

from genderplan.errors import InvalidValueError
from genderplan.indicators import (
    Indicator,
    Missing,
    Observation,
    change_between,
    change_by_points,
    combine_periods,
)
from genderplan.indicators.sums import Addable
from genderplan.periods import Period
from genderplan.quantities import Count, Money, Percent, Points, Ratio
from genderplan.stated_shares import round_half_up

TALKS = Indicator("talks", kind="count", time_rule="sum")
CLUBS = Indicator("clubs", kind="count", time_rule="last")
SHARE = Indicator("share", kind="share")


def quarter(number: int, value: Any, indicator: str = "talks") -> Observation:  # noqa: ANN401
    """A figure of one quarter of 2023."""
    period = Period.of_quarter(2023, number)
    return Observation(indicator=indicator, unit="194", period=period, value=value)


@pytest.mark.parametrize(
    ("now", "points", "before"),
    [
        (Ratio(20, 49), "3.37", "37.45"),
        (Ratio(71, 241), "2.07", "27.39"),
        (Ratio(679, 2696), "3.24", "21.95"),
    ],
)
def test_share_of_the_term_before_follows_from_points(now: Ratio, points: str, before: str) -> None:
    """Bắc Kạn's women deputies: the shares of the term before 2016-2021."""
    change = change_by_points(now, Points(Decimal(points)))

    assert isinstance(change.before, Percent)
    assert Decimal(before) == round_half_up(change.before.value, 2)
    assert Points(Decimal(points)) == change.points


def test_points_are_not_per_cent() -> None:
    """From 40 % to 50 % is 10 points and 25 %."""
    change = change_between(Ratio(40, 100), Ratio(50, 100))

    assert (Points(10), Percent(25)) == (change.points, change.relative)
    assert "10.00 percentage points, which is 25.00%" in change.explain("en")


@pytest.mark.parametrize(
    ("before", "after", "difference", "relative"),
    [
        (Count(100), Count(110), 10, Percent(10)),
        (Count(0), Count(5), 5, None),
        (Money(20), Money(10), -10, Percent(-50)),
        (Count(200, "more_than"), Count(210), None, None),
    ],
)
def test_counts_differ_in_numbers(
    before: Addable,
    after: Addable,
    difference: int | None,
    relative: Percent | None,
) -> None:
    """Counts change by a number and a percentage; from 0 there is none, of bounds neither."""
    change = change_between(before, after)

    assert (difference, relative, None) == (change.difference, change.relative, change.points)


def test_flows_are_summed() -> None:
    """Talks of four quarters are the talks of the year; "Không" is 0."""
    values = [5, Missing.NONE, 7, 8]

    combined = combine_periods([quarter(n, v) for n, v in enumerate(values, start=1)], [TALKS])

    assert [(Count(20), Period.of_year(2023))] == [
        (seen.value, seen.period) for seen in combined.observations
    ]
    assert () == combined.issues.codes


def test_stocks_and_shares_take_the_last() -> None:
    """Clubs are not added up over quarters, and shares are never averaged."""
    figures = [quarter(n, v, "clubs") for n, v in [(2, 4), (1, 3), (3, Missing.NOT_COLLECTED)]]
    figures += [quarter(n, Ratio(1, n), "share") for n in (1, 2, 4)]

    combined = combine_periods(figures, [CLUBS, SHARE])

    assert [Count(4), Ratio(1, 4)] == [seen.value for seen in combined.observations]


def test_what_was_told_once_keeps_its_period() -> None:
    """The talks of the only quarter told are those of that quarter."""
    figures = [quarter(2, 4), quarter(3, Missing.NOT_COLLECTED)]

    (combined,) = combine_periods(figures, [TALKS]).observations

    assert Period.of_quarter(2023, 2) == combined.period


def test_overlapping_periods_and_gaps_are_found() -> None:
    """A quarter inside a half year would count twice; a quarter without figures is left out."""
    half = Observation(indicator="talks", unit="194", period=Period.of_half(2023, 1), value=9)

    assert ("GP342",) == combine_periods([quarter(1, 4), half], [TALKS]).issues.codes
    assert ("GP343",) == combine_periods([quarter(1, 4), quarter(3, 4)], [TALKS]).issues.codes


def test_without_a_rule_nothing_is_put_together() -> None:
    """Nobody has said whether members are a flow or a stock."""
    members = Indicator("talks", kind="count")

    combined = combine_periods([quarter(1, 4), quarter(2, 4)], [members])

    assert ((), ("GP341",)) == (combined.observations, combined.issues.codes)


def test_percentages_are_in_no_sum() -> None:
    """A bare percentage among flows is left out with a finding."""
    share = Indicator(TALKS.code, kind="share", time_rule="sum")

    combined = combine_periods([quarter(1, Ratio(1, 4)), quarter(2, Percent(3))], [share])

    assert (Ratio(1, 4), ("GP344",)) == (combined.observations[0].value, combined.issues.codes)


def test_periods_outside_are_left_out() -> None:
    """Only the quarters of the half year asked for are summed."""
    figures = [quarter(n, 1) for n in (1, 2, 3, 4)]

    combined = combine_periods(figures, [TALKS], within=Period.of_half(2023, 2))

    assert Count(2) == combined.observations[0].value


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Count(0), Count(5), "from 0 to 5: 5"),
        (Ratio(0, 40), Ratio(2, 40), "from 0/40 (0.0%) to 2/40 (5.0%): 5.00 percentage points"),
        (Ratio(0, 0), Ratio(1, 2), "from 0/0 to 1/2 (50.0%): the change cannot be told"),
    ],
)
def test_a_change_without_a_percentage_does_not_show_one(
    before: Count | Ratio, after: Count | Ratio, words: str
) -> None:
    """From zero there is a difference and no change in per cent."""
    assert words == change_between(before, after).explain("en")


def test_a_count_is_not_compared_with_a_share() -> None:
    """The difference of 1 person and one half is no number of anything."""
    with pytest.raises(InvalidValueError, match="two figures of one kind"):
        change_between(Count(1), Ratio(1, 2))
