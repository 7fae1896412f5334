"""The published formulas against worked examples."""

import csv
import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from genderplan.targets.figures import years_between
from genderplan.targets.methods import (
    dns_miss,
    growth,
    linear_pace,
    statcan_ratio,
    statcan_score,
    unsd2023_ratio,
    unsd2023_score,
)

with (Path(__file__).parent / "vectors.tsv").open(encoding="utf-8") as file:
    VECTORS = list(csv.DictReader(file, delimiter="\t"))


def inputs(row: dict[str, str]) -> tuple[Decimal, Decimal, Decimal, int, int]:
    """Base, present value, target, years gone and years to the target."""
    first, now, last = (int(row[f"{name}_year"]) for name in ("base", "current", "target"))
    base, current, target = (Decimal(row[name]) for name in ("base", "current", "target"))
    return base, current, target, now - first, last - first


def test_there_are_twelve_vectors() -> None:
    """The table is whole."""
    assert 12 == len(VECTORS)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["case"])
def test_open_sdg_ratio(row: dict[str, str]) -> None:
    """R to six decimals; the score, unless the target is achieved."""
    base, now, target, years, span = inputs(row)
    ratio = statcan_ratio(base, now, target, years=years, span=span, up=row["direction"] == "1")

    assert ratio is not None
    assert Decimal(row["statcan_R"]) == round(ratio, 6)
    if row["statcan_status"] != "target_achieved":
        assert Decimal(row["statcan_score"]) == round(statcan_score(ratio), 4)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["case"])
def test_un_2023_ratio(row: dict[str, str]) -> None:
    """The ratio to four decimals, and its score."""
    base, now, target, years, span = inputs(row)
    ratio = unsd2023_ratio(base, now, target, years=years, span=span)

    assert ratio is not None
    assert round(Decimal(row["unsd23_ratio"]), 4) == round(ratio, 4)
    assert int(row["unsd23_score"]) == unsd2023_score(ratio)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["case"])
def test_linear_pace(row: dict[str, str]) -> None:
    """The part of the way done and the part of the time gone."""
    base, now, target, years, span = inputs(row)
    paced = linear_pace(base, now, target, years=years, span=span)

    assert paced is not None
    assert abs(Fraction(row["linear_pct"]) - paced[0] * 100) < Fraction(1, 1000)
    assert Fraction(row["linear_on_schedule_pct"]) == paced[1] * 100


def test_where_a_formula_has_no_answer_it_says_so() -> None:
    """Target equal to base, growth from zero or across zero, no time: None, never an exception."""
    assert [None] * 7 == [
        statcan_ratio(50, 50, 50, years=5, span=10, up=True),
        unsd2023_ratio(50, 50, 50, years=5, span=10),
        linear_pace(50, 50, 50, years=5, span=10),
        dns_miss(50, 50, change=1, years_left=5),
        unsd2023_ratio(0, 5, 10, years=5, span=10),
        growth(-5, 5, 3),
        growth(5, 5, 0),
    ]


def test_a_past_target_year_is_judged_at_the_present_value() -> None:
    """Half of the way, two years after the target year, is a ratio of one half."""
    assert Decimal("0.5") == unsd2023_ratio(50, 55, 60, years=12, span=10)


YEARS = [
    ("2020-12-31", "2025-12-31", Fraction(5)),
    ("2020-12-31", "2020-12-31", Fraction(0)),
    ("2020-06-30", "2021-12-31", 1 + Fraction(184, 365)),
    ("2019-12-31", "2020-12-30", Fraction(1)),
    ("2020-02-29", "2024-02-29", 4 + Fraction(1, 365)),
    ("2025-12-31", "2020-12-31", Fraction(-5)),
]


@pytest.mark.parametrize(("start", "end", "years"), YEARS)
def test_time_in_years(start: str, end: str, years: Fraction) -> None:
    """Whole years are whole, whatever leap days lie between."""
    assert years == years_between(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def test_a_figure_that_stays_at_zero_does_not_fall() -> None:
    """Zero after zero is no growth, although the base is replaced by a number above zero."""
    assert 0 == statcan_ratio(0, 0, 50, years=2, span=4, up=True)
