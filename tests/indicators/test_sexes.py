"""By sex: parts and totals, unknown sex, parity."""

from fractions import Fraction

import pytest

from genderplan.indicators import Observation, by_sex, parity_index, sex_ratio_at_birth
from genderplan.periods import Period
from genderplan.quantities import BySex, Count, Ratio


def cells(**people: int | Count) -> list[Observation]:
    """The audience of phường Bạch Đằng by sex, _T as ``total``."""
    codes = {"women": "F", "men": "M", "unknown": "_U", "total": "_T"}
    return [
        Observation(
            indicator="audience",
            unit="00271",
            period=Period.of_year(2023),
            value=number,
            breakdown={"sex": codes[name]},
        )
        for name, number in people.items()
    ]


def test_parts_make_the_whole() -> None:
    """42 men and 55 women are 97 people, 55/97 women."""
    table = by_sex(cells(women=55, men=42))

    assert [BySex(women=55, men=42)] == list(table.cells.values())
    assert [Ratio(55, 97)] == [people.women_share for people in table.cells.values()]


def test_unknown_sex_makes_a_range() -> None:
    """With 10 people of unknown sex among 100 the women's share lies between two values."""
    (people,) = by_sex(cells(women=30, men=60, unknown=10)).cells.values()

    assert (Ratio(30, 100), Ratio(40, 100)) == people.women_share_range


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ({"women": 55, "men": 42, "total": 100}, "GP351"),
        ({"women": 55, "total": 50}, "GP352"),
    ],
)
def test_parts_that_do_not_match_the_total_are_found(people: dict[str, int], code: str) -> None:
    """Both figures stand in the finding."""
    assert (code,) == by_sex(cells(**people)).issues.codes


def test_total_without_a_category_is_the_total() -> None:
    """A figure without a breakdown by sex is that of everybody."""
    seen = Observation(indicator="audience", unit="1", period=Period.of_year(2023), value=40)

    assert [Count(40)] == [people.total for people in by_sex([seen]).cells.values()]


def test_unknown_category_is_found() -> None:
    """Sex "X" is in no table, and a finding says so."""
    seen = Observation(
        indicator="a", unit="1", period=Period.of_year(2023), value=1, breakdown={"sex": "X"}
    )

    assert ({}, ("GP353",)) == (by_sex([seen]).cells, by_sex([seen]).issues.codes)


def test_parity_and_births() -> None:
    """Parity is women's rate over men's; births are boys to 100 girls."""
    assert Fraction(9, 10) == parity_index(Ratio(45, 100), Ratio(50, 100))
    assert parity_index(Ratio(1, 2), Ratio(0, 5)) is None
    assert Fraction(556, 5) == sex_ratio_at_birth(1112, 1000).per(100)
