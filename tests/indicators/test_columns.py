"""Observations in columns: the same figures as objects, checked once for a column."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, NotExactError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import (
    Missing,
    Observation,
    Observations,
    from_rows,
    restate,
    roll_up,
    to_rows,
)
from genderplan.periods import Period
from genderplan.quantities import Count, Money, Percent, Ratio
from genderplan.serialization import dump, load, to_dict

COLUMNS: dict[str, Any] = {
    "unit": ["90001", "90002", "90003"],
    "indicator": "women",
    "period": "năm 2021",
    "numerator": [0, 30, 7],
    "denominator": [50, 50, 7],
}

values = st.one_of(
    st.builds(Count, st.integers(0, 99)),
    st.builds(Ratio, st.integers(0, 9), st.integers(9, 99)),
    st.builds(Ratio, st.fractions(0, 1), st.integers(1, 9)),
    st.builds(Count, st.integers(0, 99), st.just("more_than")),
    st.builds(Percent, st.integers(0, 100)),
    st.builds(Money, st.integers(0, 10**9)),
    st.sampled_from(Missing),
)
observations = st.lists(
    st.builds(
        Observation,
        indicator=st.sampled_from(["clubs", "women"]),
        unit=st.sampled_from(["90001", "90002", "90003", "90", "99999"]),
        period=st.sampled_from([Period.of_year(2021), Period.of_year(2022)]),
        value=values,
        breakdown=st.sampled_from([(), (("sex", "F"),), (("age", "16-30"), ("sex", "M"))]),
        status=st.sampled_from(["final", "provisional"]),
        source=st.sampled_from(["", "báo cáo"]),
        units_on=st.sampled_from([None, dt.date(2021, 6, 1)]),
    ),
    max_size=12,
)
plain = st.lists(
    st.builds(
        Observation,
        indicator=st.sampled_from(["clubs", "women"]),
        unit=st.sampled_from(["90001", "90002", "90003"]),
        period=st.sampled_from([Period.of_year(2021), Period.of_year(2022)]),
        value=st.builds(Ratio, st.integers(0, 9), st.integers(9, 99)),
        breakdown=st.sampled_from([{"sex": "F"}, {"sex": "M"}]),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def places() -> Hierarchy:
    """A province of three communes."""
    units = [{"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"}]
    units += [
        {"code": f"9000{number}", "level": "commune", "kind": "xã", "name": name, "parent": "90"}
        for number, name in enumerate(("Một", "Hai", "Ba"), start=1)
    ]
    return Hierarchy.from_rows(units)


@given(observations)
def test_columns_hold_the_same_figures(seen: list[Observation]) -> None:
    """As a sequence they are equal to the list that they were made of, in whole and in parts."""
    columns = Observations(seen)

    assert columns == seen
    assert columns[1:] == seen[1:]
    assert [columns[place] for place in range(len(seen))] == seen
    assert Observations(columns) == columns


@given(observations)
def test_columns_and_objects_add_up_alike(places: Hierarchy, seen: list[Observation]) -> None:
    """The roll-up of columns gives the values, coverage and findings of the roll-up of objects."""
    tree = places.at("2021-12-31")
    ours, theirs = (roll_up(each, tree, to=("nation", "90")) for each in (Observations(seen), seen))

    assert [(t.value, t.coverage, t.observations) for t in theirs] == [
        (t.value, t.coverage, t.observations) for t in ours
    ]
    assert theirs.issues == ours.issues


@given(observations)
def test_columns_and_objects_are_restated_alike(places: Hierarchy, seen: list[Observation]) -> None:
    """So does the restatement."""
    ours, theirs = (restate(each, places, onto="2023-01-01") for each in (Observations(seen), seen))

    assert theirs.observations == ours.observations
    assert theirs.issues == ours.issues


@given(plain)
def test_rows_in_bulk_are_rows_one_by_one(seen: list[Observation]) -> None:
    """Rows of numbers, and rows of texts as a CSV file has them, give the figures back."""
    rows = list(to_rows(seen))
    texts = [
        {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows
    ]
    one_by_one = [from_rows([row]).observations[0] for row in rows]

    assert seen == from_rows(rows).observations
    assert seen == from_rows(texts).observations
    assert seen == one_by_one


def test_one_value_for_all_rows() -> None:
    """An indicator, a period or a breakdown may be said once, the day of the units too."""
    made = Observations.from_columns(
        **COLUMNS, breakdown={"sex": "F", "age": ["a", "b", "c"]}, units_on="2021-06-01", source="x"
    )

    assert (
        Observation(
            indicator="women",
            unit="90002",
            period=Period.of_year(2021),
            value=Ratio(30, 50),
            breakdown={"age": "b", "sex": "F"},
            units_on="2021-06-01",
            source="x",
        )
        == made[1]
    )
    assert "Observations(figures=3, units=3, series=3)" == repr(made)


def test_exact_numbers_of_every_kind() -> None:
    """Decimals and fractions are kept as they are in a ratio."""
    made = Observations.from_columns(
        **COLUMNS | {"numerator": [Decimal("0.5"), Fraction(1, 3), 0], "denominator": [1, 1, 0]}
    )

    assert [Ratio(Decimal("0.5"), 1), Ratio(Fraction(1, 3), 1), Ratio(0, 0)] == [
        seen.value for seen in made
    ]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"numerator": [0, -1, 7]}, "numerator[1]"),
    ({"denominator": [50, 0, 7]}, "numerator[1]"),
    ({"numerator": [0, 0.5, 7]}, "numerator[1]"),
    ({"numerator": [0, True, 7]}, "numerator[1]"),
    ({"numerator": [0, None, 7]}, "numerator[1]"),
    ({"numerator": [0, Fraction(1, 2), 7], "denominator": None}, "numerator[1]"),
    ({"unit": ["90001", "", "90003"]}, "unit[1]"),
    ({"unit": ["90001", 90002, "90003"]}, "unit[1]"),
    ({"unit": ["90001", "90002"]}, "unit"),
    ({"period": ["2021", 2022, "2021"]}, "period[1]"),
    ({"denominator": [50, 50]}, "denominator"),
]


@pytest.mark.parametrize(("change", "path"), WRONG)
def test_a_wrong_cell_is_named(change: dict[str, Any], path: str) -> None:
    """The first cell that cannot be, by its column and row; a column of another length."""
    with pytest.raises((InvalidValueError, NotExactError)) as caught:
        Observations.from_columns(**COLUMNS | change)

    assert path == caught.value.path


def test_columns_of_other_libraries() -> None:
    """Columns of pandas, Polars and NumPy are those of lists."""
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    expected = Observations.from_columns(**COLUMNS)

    for column in (numpy.array, pandas.Series, polars.Series):
        names = ("unit", "numerator", "denominator")
        assert expected == Observations.from_columns(
            **COLUMNS | {name: column(COLUMNS[name]) for name in names}
        )


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_columns_are_written_like_a_list(tmp_path: Path, ending: str) -> None:
    """A file of columns is that of the same observations, and gives them back."""
    made = Observations.from_columns(**COLUMNS)
    dump(made, tmp_path / f"figures.{ending}")

    assert made == load(tmp_path / f"figures.{ending}")
    assert to_dict(list(made)) == to_dict(made)
