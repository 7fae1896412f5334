"""Milestones: comparators, times, and what cannot be one."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from genderplan.errors import InvalidValueError, NotExactError
from genderplan.indicators import Direction
from genderplan.quantities import Percent
from genderplan.targets import Comparator, MeasureUnit, Milestone
from genderplan.targets.milestones import Figure, Threshold


def milestone(comparator: str, value: object, **when: object) -> Milestone:
    """A milestone of 2025 unless *when* says otherwise."""
    return Milestone(comparator=comparator, value=value, **(when or {"year": 2025}))  # type: ignore[arg-type]


MET = [
    (">=", 60, None, "59.99", False),
    (">=", 60, None, "60", True),
    (">", 95, None, "95", False),
    (">", 95, None, "95.01", True),
    ("<=", 42, None, "42", True),
    ("<=", 42, None, "42.1", False),
    ("<", 42, None, "42", False),
    ("<", 42, None, "41.9", True),
    ("=", 100, None, "100", True),
    ("=", 100, None, "99.99", False),
    ("about", 60, None, "59.5", True),
    ("about", 60, None, "59.49", False),
    ("about", 60, None, "60.5", True),
    ("about", 60, None, "61", False),
    ("about", 60, "up", "61", True),
    ("about", 60, "up", "59.49", False),
    ("about", 60, "down", "40", True),
    ("about", 60, "down", "61", False),
    ("about", Decimal("1.7"), None, "1.75", True),
    ("about", Decimal("1.7"), None, "1.76", False),
    ("between", (10, 15), None, "16", False),
    ("between", (10, 15), "up", "16", True),
    ("between", (10, 15), "up", "9", False),
    ("between", (10, 15), "band", "16", False),
    ("between", (10, 15), "band", "12", True),
    ("=", 50, "keep", "51", False),
]


@pytest.mark.parametrize(("comparator", "figure", "aim", "value", "met"), MET)
def test_a_milestone_is_met_as_its_comparator_says(
    comparator: str,
    figure: Figure,
    aim: str | None,
    value: str,
    met: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Each comparator has its own edge; "about" is what rounds to the figure."""
    assert met is milestone(comparator, figure).met_by(Decimal(value), aim)


def test_a_percentage_and_a_fraction_are_compared_exactly() -> None:
    """13/22 is 59.09... % and does not meet 60 %, nor does 59.99 %."""
    sixty = milestone(">=", 60)

    assert (False, False, True) == (
        sixty.met_by(Fraction(1300, 22)),
        sixty.met_by(Percent(Decimal("59.99"))),
        sixty.met_by(Percent(60)),
    )


def test_what_is_simply_done_is_met_by_yes() -> None:
    """A milestone of value True is met by True or 1 and by nothing else."""
    done = milestone("=", value=True)

    assert [True, True, False, False] == [done.met_by(v) for v in (True, 1, False, 0)]


DUE = [
    ({"year": 2025}, "2025-12-31", False),
    ({"year": 2025, "from_year": True}, "2025-12-31", True),
    ({"term": (2016, 2020)}, "2020-12-31", False),
    ({"every_year": True}, "None", True),
    ({"continuous": True}, "None", True),
    ({"undated": True}, "None", False),
]


@pytest.mark.parametrize(("when", "due", "held"), DUE)
def test_the_time_of_a_milestone(
    when: dict[str, object],
    due: str,
    held: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A year and a term end on 31 December; what is held all along has no due day."""
    found = milestone(">=", 1, **when)

    assert (due, held) == (str(found.due), found.is_held)


IMPOSSIBLE = [
    ({"comparator": ">=", "value": 60}, "year", "in exactly one way"),
    ({"comparator": ">=", "value": 60, "year": 2025, "every_year": True}, "year", "2 were given"),
    ({"comparator": "between", "value": 60, "year": 2025}, "value", "two numbers"),
    ({"comparator": ">=", "value": (1, 2), "year": 2025}, "value", "two numbers"),
    ({"comparator": "between", "value": (1, 2, 3), "year": 2025}, "value", "two numbers"),
    ({"comparator": "between", "value": (15, 10), "year": 2025}, "value", "ends below"),
    ({"comparator": ">=", "value": True, "year": 2025}, "comparator", 'only ever "="'),
    ({"comparator": ">=", "value": 1, "term": (2020, 2016)}, "term", "before it begins"),
    ({"comparator": ">=", "value": 1, "year": 10**6}, "year", "not a year"),
    ({"comparator": ">=", "value": 1, "every_year": True, "from_year": True}, "from_year", "no y"),
]


@pytest.mark.parametrize(("fields", "path", "words"), IMPOSSIBLE)
def test_what_cannot_be_a_milestone(fields: dict[str, object], path: str, words: str) -> None:
    """The error names the field and says what is expected."""
    with pytest.raises(InvalidValueError) as caught:
        Milestone(**fields)  # type: ignore[arg-type]

    assert path == caught.value.path
    assert words in str(caught.value)


def test_a_float_is_refused() -> None:
    """60.5 as a float is not exact."""
    with pytest.raises(NotExactError):
        milestone(">=", 60.5)


def test_an_amendment_ends_a_milestone_on_its_day() -> None:
    """What stands from 1 January 2016 until 31 December 2018 stands on both days."""
    replaced = milestone(
        ">=", 60, year=2020, since=dt.date(2016, 1, 1), until=dt.date(2018, 12, 31)
    )
    days = ["2015-12-31", "2016-01-01", "2017-06-30", "2018-12-31", "2019-01-01"]

    assert [False, True, True, True, False] == [
        replaced.in_force_on(dt.date.fromisoformat(day)) for day in days
    ]


def test_a_threshold_counts_what_each_unit_must_reach() -> None:
    """Four items a quarter are enough, three are not."""
    threshold = Threshold(">=", 4, what="items", per="quarter")

    assert [True, False] == [threshold.met_by(4), threshold.met_by(3)]


LABELS = [
    ({"comparator": ">=", "value": 60, "year": 2025}, "percent", "at least 60% in 2025"),
    ({"comparator": "about", "value": 60, "year": 2030}, "percent", "about 60% in 2030"),
    ({"comparator": ">=", "value": 100, "year": 2030}, "percent", "100% in 2030"),
    (
        {"comparator": "=", "value": 100, "year": 2025, "from_year": True},
        "percent",
        "100% from 2025 onwards",
    ),
    (
        {"comparator": "<=", "value": Decimal("1.7"), "year": 2025},
        "times",
        "not above 1.7 times in 2025",
    ),
    ({"comparator": ">=", "value": 2, "every_year": True}, "count per year", "at least 2 a year"),
    (
        {"comparator": "between", "value": (10, 15), "year": 2030},
        "percent increase",
        "from 10 to 15% in 2030",
    ),
    ({"comparator": "=", "value": True, "year": 2025}, "yes or no", "done in 2025"),
    (
        {"comparator": ">", "value": 35, "term": (2016, 2020)},
        "percent",
        "above 35% in the term 2016-2020",
    ),
    ({"comparator": "=", "value": 100, "continuous": True}, "percent", "100% throughout"),
]


@pytest.mark.parametrize(("fields", "unit", "words"), LABELS)
def test_a_milestone_in_words(fields: dict[str, object], unit: str, words: str) -> None:
    """Comparator, figure, unit and time make one phrase."""
    found = Milestone(**fields)  # type: ignore[arg-type]

    assert words == found.label("en", MeasureUnit(unit))


def test_every_word_list_has_labels_in_both_languages() -> None:
    """No label is empty but that of "equal", which is the bare figure."""
    members = [*Direction, *Comparator, *MeasureUnit]
    empty = [each for each in members for lang in ("vi", "en") if not each.label(lang)]

    assert [Comparator.EQUAL, Comparator.EQUAL] == empty


@pytest.mark.parametrize("year", [1900, 2999])
def test_the_first_and_the_last_year_of_a_milestone(year: int) -> None:
    """1900 and 2999 are years that a milestone may name."""
    assert year == Milestone(value=5, comparator=">=", year=year).year
