"""Fields of plans, reports and targets: what they take, and what they refuse by name."""

from decimal import Decimal
from typing import Any, Literal

import attrs
import pytest

from genderplan import sample
from genderplan.errors import InvalidValueError
from genderplan.indicators import Indicator
from genderplan.periods import Period
from genderplan.plans import Activity, ActivityKind, EventRow, Item, Plan, Report, Result, Tally
from genderplan.quantities import Count, Money, Percent, Ratio
from genderplan.targets import Milestone, Strategy

PAPER: dict[str, Any] = {"title": "Báo cáo", "unit": "xã Một", "period": Period.of_year(2023)}
TALK: dict[str, Any] = {"kind": ActivityKind.TALK, "name": "Tọa đàm"}
STEP: dict[str, Any] = {"value": 60, "comparator": ">=", "year": 2025}


@pytest.mark.parametrize(
    ("model", "facts", "field", "value"),
    [
        (Report, PAPER, "period", 2023),
        (Report, PAPER, "title", None),
        (Report, PAPER, "results", ("2/11",)),
        (Report, PAPER, "none_reported", ("gifts",)),
        (Report, PAPER, "plan", "Kế hoạch số 31/KH-UBND"),
        (Plan, PAPER, "date", "2024-02-23"),
        (Plan, PAPER, "issued", 1),
        (Activity, TALK, "kind", "chat"),
        (Activity, TALK, "sessions", 2.5),
        (Activity, TALK, "participants", 97),
        (Activity, TALK, "cost", 5.0),
        (Activity, TALK, "places", "xã Một"),
        (Tally, {"item": Item.CLUB, "count": Count(3)}, "each_of", 1.5),
        (Tally, {"item": Item.CLUB, "count": Count(3)}, "per", "century"),
        (Result, {"name": "UBND"}, "value", 0.18),
        (Milestone, STEP, "year", "2025"),
        (Strategy, {"id": "s", "last_year": 2030}, "first_year", "2021"),
        (Indicator, {"code": "a", "kind": "share"}, "breakdowns", "sex"),
        (Indicator, {"code": "a", "kind": "share"}, "name", 5),
    ],
)
def test_another_type_is_refused_by_field(
    model: type, facts: dict[str, Any], field: str, value: object
) -> None:
    """A value that would only fail later is refused when the object is made."""
    with pytest.raises(InvalidValueError) as refusal:
        model(**facts | {field: value})

    assert field == refusal.value.path


def test_what_means_the_same_is_taken() -> None:
    """A list, a whole number, the value of a choice and the text of a year say what they mean."""
    facts: dict[str, Any] = {"kind": "talk", "name": "a", "sessions": 2, "cost": 5, "places": ["b"]}
    facts["stated_men"] = 31
    talk = Activity(**facts)
    paper = Report(**PAPER | {"period": "2023", "activities": [talk]})

    assert Activity(
        kind=ActivityKind.TALK,
        name="a",
        sessions=Count(2),
        cost=Money(5),
        places=("b",),
        stated_men=Percent(31),
    ) == talk  # fmt: skip
    assert (Period.of_year(2023), (talk,)) == (paper.period, paper.activities)
    row: dict[str, Any] = {"name": "a", "sessions": 1}
    assert Count(1) == EventRow(**row).sessions


def test_a_truth_value_is_no_number() -> None:
    """True is 1 to Python, but no year."""
    with pytest.raises(InvalidValueError, match="year is True, of type bool"):
        Milestone(value=60, comparator=">=", year=True)


def test_what_is_shown_names_field_type_and_expectation() -> None:
    """The sentence says all that is needed to mend the call."""
    with pytest.raises(InvalidValueError, match=r"value is 0.18, of type float; Ratio is expected"):
        Result(name="UBND", value=0.18)  # type: ignore[arg-type]

    assert Ratio(1, 4) == Result(name="UBND", value=Ratio(1, 4)).value


@pytest.mark.parametrize(
    "value", [Ratio(Decimal("1.5"), 11), Ratio(2, Decimal("11.5")), Ratio(Decimal("0.5"), 1)]
)
@pytest.mark.parametrize("counts_as", ["person", "agency"])
def test_people_are_whole(value: Ratio, counts_as: Literal["person", "agency"]) -> None:
    """One and a half women are a slip of the pen; a figure of 2,0 is 2."""
    with pytest.raises(InvalidValueError, match="people and agencies are counted in whole numbers"):
        Result(name="HĐND", value=value, counts_as=counts_as)
    assert Result(name="HĐND", value=Ratio(Decimal("2.0"), 11)).value == Ratio(2, 11)


def test_figures_of_an_unknown_code_are_not_dropped() -> None:
    """A report without the code of its unit says so when its observations are asked for."""
    report = attrs.evolve(sample("mong-cai-2023"), unit_code="")

    with pytest.raises(InvalidValueError, match=r"no unit_code.*gazetteer\(\)\.find"):
        report.observations()
    assert () == attrs.evolve(report, results=()).observations()


@pytest.mark.parametrize("field", ["cost", "unit_cost"])
def test_a_cost_below_nothing_is_refused(field: str) -> None:
    """Totals would take it off what other activities cost."""
    cost: dict[str, Any] = {field: Money(-5)}

    with pytest.raises(InvalidValueError, match=f"{field} is -5; an amount of 0 or more"):
        Activity(kind=ActivityKind.TRAINING, name="Lớp", **cost)


@pytest.mark.parametrize("name", ["", "  "])
def test_what_has_no_name_is_refused(name: str) -> None:
    """Tables and totals know activities and results by their names."""
    for make in (
        lambda: Activity(kind=ActivityKind.TRAINING, name=name),
        lambda: EventRow(name=name),
        lambda: Result(name=name, value=Ratio(1, 2)),
    ):
        with pytest.raises(InvalidValueError, match="name is empty"):
            make()
