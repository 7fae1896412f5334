"""The methods side by side."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from genderplan.catalogs import results, strategy
from genderplan.indicators import Observation
from genderplan.periods import Period
from genderplan.targets import Measure, Milestone, compare_methods
from genderplan.targets.methods import METHODS

with (Path(__file__).parent / "vectors.tsv").open(encoding="utf-8") as file:
    VECTORS = list(csv.DictReader(file, delimiter="\t"))

EXPECTED = {
    "share_up_moderate": ("acceleration needed", "acceleration needed", "acceleration needed"),
    "share_up_limited": ("limited progress", "limited progress", "limited progress"),
    "share_up_deterioration": ("deteriorating", "deteriorating", "deteriorating"),
    "rate_down_on_track": ("on track", "on track", "on track"),
    "achieved_up": ("achieved", "achieved", "achieved"),
    "achieved_exact": ("achieved", "achieved", "achieved"),
    "achieved_down": ("achieved", "achieved", "achieved"),
    "target_zero": ("acceleration needed", "limited progress", "acceleration needed"),
    "base_above_target_still_met": ("achieved", "achieved", "achieved"),
    "base_above_target_now_failed": ("deteriorating", "deteriorating", "deteriorating"),
    "flat": ("limited progress", "limited progress", "limited progress"),
    "just_below_95": ("acceleration needed", "on track", "on track"),
}


def case(row: dict[str, str]) -> tuple[Measure, list[Observation]]:
    """The measure and the two figures of a vector."""
    up = row["direction"] == "1"
    milestone = Milestone(
        value=Decimal(row["target"]),
        comparator=">=" if up else "<=",
        year=int(row["target_year"]),
    )
    measure = Measure(
        id="m", unit="times", direction="up" if up else "down", milestones=(milestone,)
    )
    figures = [
        Observation(
            indicator="m",
            unit="VN",
            period=Period.of_year(int(row[f"{name}_year"])),
            value=Decimal(row[name]),
        )
        for name in ("base", "current")
    ]
    return measure, figures


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["case"])
def test_the_vectors_judged_by_three_methods(row: dict[str, str]) -> None:
    """Linear, Open SDG and UN 2023 on the same two figures; the fall below is never on track."""
    compared = compare_methods(*case(row), on="2025-12-31")

    assert EXPECTED[row["case"]] == tuple(
        compared[name].status.value for name in ("linear", "statcan", "unsd2023")
    )


STATCAN = {
    "target_achieved": "achieved",
    "substantial": "on track",
    "moderate": "acceleration needed",
    "limited": "limited progress",
    "deterioration": "deteriorating",
}


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["case"])
def test_open_sdg_says_what_it_publishes(row: dict[str, str]) -> None:
    """The status of the vectors is that of the published method."""
    compared = compare_methods(*case(row), on="2025-12-31")

    assert STATCAN[row["statcan_status"]] == compared["statcan"].status.value


def test_agreement_needs_two_voices() -> None:
    """One figure: nobody can judge. Two figures: three methods can, and agree or do not."""
    measure, figures = case(VECTORS[0])
    zero, zero_figures = case(next(row for row in VECTORS if row["case"] == "target_zero"))

    assert [None, True, False] == [
        compare_methods(measure, figures[1:], "2025-12-31").agree,
        compare_methods(measure, figures, "2025-12-31").agree,
        compare_methods(zero, zero_figures, "2025-12-31").agree,
    ]


def test_the_comparison_names_every_method() -> None:
    """A line for each method, and whether they agree."""
    compared = compare_methods(strategy("nq28").measure("nq28.4.2"), results("nq28"), "2025-12-31")
    text = compared.text("en")

    assert all(name in text for name in METHODS)
    assert text.endswith("the methods agree")
    assert "\n" in compared.text("vi")
