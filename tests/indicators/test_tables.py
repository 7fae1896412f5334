"""Long tables: every kind of figure there and back, and rows that are refused."""

from decimal import Decimal
from typing import Any

import pytest

from genderplan.indicators import Missing, Observation, from_rows, to_rows
from genderplan.indicators.tables import COLUMNS
from genderplan.periods import Period
from genderplan.quantities import Count, Money, Percent, Ratio

PERIODS = [Period.of_year(2023), Period.of_quarter(2024, 1), Period.of_half(2024, 2)]


@pytest.mark.parametrize(
    "value",
    [
        Count(97),
        Count(200, "more_than"),
        Ratio(15, 42),
        Ratio(Decimal("0.5"), 3),
        Money(20_000_000),
        Percent(Decimal("35.7")),
        Decimal("112.1"),
        *Missing,
    ],
)
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("as_text", [False, True])
def test_there_and_back(value: Any, period: Period, as_text: bool) -> None:  # noqa: ANN401, FBT001 - a parameter
    """An observation written as a row, or as a row of texts, is read as itself."""
    seen = Observation(
        indicator="x",
        unit="00271",
        period=period,
        value=value,
        breakdown={"sex": "F", "age": "15-24"},
        status="provisional" if not isinstance(value, Missing) else "final",
        source="150/KH-UBND",
        stated=Decimal("35.7"),
        units_on="2023-12-31",
        received="2024-01-05",
    )
    row = next(to_rows([seen]))
    if as_text:
        row = {name: "" if cell is None else str(cell) for name, cell in row.items()}

    read = from_rows([row])

    assert ((seen,), ()) == (tuple(read.observations), read.issues.codes)


def test_columns_are_stable() -> None:
    """Every row has the same columns, whatever the observations hold."""
    figures = [
        Observation(indicator="x", unit="1", period=PERIODS[0], value=1),
        Observation(
            indicator="x", unit="1", period=PERIODS[0], value=1, breakdown={"ethnicity": "Tày"}
        ),
    ]

    rows = list(to_rows(figures))

    assert [(*COLUMNS, "ethnicity")] * 2 == [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"numerator": "7,5"}, "GP361", "rows[0].numerator"),
        ({"numerator": "16", "denominator": "0"}, "GP361", "rows[0].numerator"),
        ({"numerator": "-1"}, "GP361", "rows[0].value"),
        ({"unit": ""}, "GP361", "rows[0].unit"),
        ({"numerator": ""}, "GP362", "rows[0]"),
        ({"bound": "roughly"}, "GP361", "rows[0].bound"),
        ({"units_on": "30/6/2025"}, "GP361", "rows[0].units_on"),
        ({"obs_status": "Z"}, "GP361", "rows[0].obs_status"),
    ],
)
def test_bad_rows_are_findings(change: dict[str, str], code: str, path: str) -> None:
    """A row that cannot be read is left out with its number and column."""
    good = {"unit": "194", "indicator": "x", "period": "2023", "numerator": "5"}

    read = from_rows([good | change])

    assert (0, (code,), path) == (
        len(read.observations),
        read.issues.codes,
        read.issues[0].path,
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "path"),
    [
        (1.5, 11, "numerator"),
        (3.0, None, "numerator"),
        (3, 11.0, "denominator"),
        (True, None, "numerator"),
        (Decimal("1.5"), 11, "numerator"),
        ("2.5", "11", "numerator"),
        (1, "11.5", "denominator"),
    ],
)
def test_floats_and_people_in_fractions_are_refused(
    numerator: Any,  # noqa: ANN401 - what a program may give
    denominator: Any,  # noqa: ANN401 - what a program may give
    path: str,
) -> None:
    """A row whose figures cannot be exact counts is left out and named."""
    facts = {"unit": "194", "indicator": "w", "period": "2023"}
    read = from_rows([{**facts, "numerator": numerator, "denominator": denominator}])

    assert () == read.observations
    assert [("GP361", f"rows[0].{path}")] == [(each.code, each.path) for each in read.issues]
