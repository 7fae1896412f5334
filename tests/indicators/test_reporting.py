"""Reporting rates: complete, partial, missing, on time."""

import pytest

from genderplan.hierarchy import Hierarchy
from genderplan.indicators import Missing, Observation, reporting_rates
from genderplan.periods import Period
from genderplan.quantities import Ratio


@pytest.fixture
def reports() -> list[Observation]:
    """Two indicators: one commune sends both in time, one late, one only one of them."""
    rows: list[tuple[str, str, int | Missing, str]] = [
        ("talks", "90001", 3, "2024-01-05"),
        ("clubs", "90001", Missing.NONE, "2024-01-05"),
        ("talks", "90002", 3, "2024-01-05"),
        ("clubs", "90002", 3, "2024-02-05"),
        ("talks", "90003", 3, "2024-01-05"),
        ("clubs", "90003", Missing.NOT_COLLECTED, "2024-01-05"),
    ]
    return [
        Observation(
            indicator=indicator,
            unit=unit,
            period=Period.of_year(2023),
            value=value,
            received=received,
        )
        for indicator, unit, value, received in rows
    ]


def test_complete_partial_missing_and_on_time(
    country: Hierarchy, reports: list[Observation]
) -> None:
    """A unit is complete with all indicators, and on time when all of them were."""
    east, west = reporting_rates(reports, country.at("2023-12-31"), deadline="2024-01-15")

    assert ["90001", "90002"] == [unit.code for unit in east.complete]
    assert ["90003"] == [unit.code for unit in east.partial]
    assert ["90004"] == [unit.code for unit in east.missing]
    assert (Ratio(2, 4), Ratio(1, 4)) == (east.rate, east.rate_on_time)
    assert Ratio(0, 2) == west.rate


def test_without_a_deadline_nothing_is_on_time(
    country: Hierarchy, reports: list[Observation]
) -> None:
    """Nobody is on time for a deadline that does not exist; chosen indicators may be due."""
    (nation,) = reporting_rates(reports, country.at("2023-12-31"), "nation", indicators=["talks"])

    assert (Ratio(3, 6), Ratio(0, 6)) == (nation.rate, nation.rate_on_time)
