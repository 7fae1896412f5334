"""A strategy built in Python is refused for the reasons, and in the words, of one in a file."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import pytest

from genderplan.catalogs import cascade
from genderplan.errors import FileError, InvalidValueError
from genderplan.serialization import from_dict, to_dict
from genderplan.serialization.strategies import packaged_strategy, structure_strategy
from genderplan.targets import Measure, Milestone, Strategy
from genderplan.targets.strategies import Heading

STEP = {"year": 2024, "comparator": ">=", "value": 60}
MEASURE = {"id": "xa.1", "unit": "percent", "direction": "up", "milestones": [STEP]}
BROKEN: list[tuple[str, dict[str, Any], list[dict[str, Any]], list[str]]] = [
    ("years the wrong way round", {"first_year": 2030, "last_year": 2021}, [MEASURE], ["GP412"]),
    ("a year that is none", {"first_year": 24}, [MEASURE], ["GP415"]),
    ("one id twice", {}, [MEASURE, MEASURE], ["GP401"]),
    ("no milestone", {}, [MEASURE | {"milestones": []}], ["GP413"]),
    ("outside the years", {}, [MEASURE | {"milestones": [STEP | {"year": 2031}]}], ["GP402"]),
    ("two for one year", {}, [MEASURE | {"milestones": [STEP, STEP | {"value": 61}]}], ["GP403"]),
    ("150 %", {}, [MEASURE | {"milestones": [STEP | {"value": 150}]}], ["GP411"]),
    ("against the direction", {}, [MEASURE | {"direction": "down"}], ["GP409"]),
    (
        "the wrong way from one year to the next",
        {},
        [MEASURE | {"milestones": [STEP, STEP | {"year": 2025, "value": 50}]}],
        ["GP410"],
    ),
    (
        "an objective that is not listed",
        {"objectives": [{"number": 1}]},
        [MEASURE | {"objective": 5}],
        ["GP405"],
    ),
    (
        "several at once",
        {"first_year": 2025},
        [MEASURE, MEASURE | {"direction": "down"}],
        ["GP402", "GP401", "GP402", "GP409"],
    ),
]


def built(head: Mapping[str, Any], measures: Sequence[Mapping[str, Any]]) -> Strategy:
    """The strategy as a program builds it."""
    fields = dict(head)
    headings = tuple(Heading(each["number"]) for each in fields.pop("objectives", ()))
    made = [
        Measure(**{**each, "milestones": tuple(Milestone(**step) for step in each["milestones"])})
        for each in measures
    ]
    return Strategy(headings=headings, measures=tuple(made), **fields)


@pytest.mark.parametrize(
    ("_case", "change", "measures", "codes"), BROKEN, ids=[case[0] for case in BROKEN]
)
def test_the_constructor_refuses_what_the_file_does(
    _case: str, change: dict[str, Any], measures: list[dict[str, Any]], codes: list[str]
) -> None:
    """Codes, paths and sentences of both are the same, and all faults are told at once."""
    head = {"id": "xa", "first_year": 2024, "last_year": 2025, **change}
    with pytest.raises(FileError) as in_file:
        structure_strategy(
            {"kind": "strategy", **head, "measures": measures},
            "xa.toml",
            packaged_strategy,
        )
    with pytest.raises(InvalidValueError) as in_python:
        built(head, measures)

    told = sorted((each.code, each.path, each.message) for each in in_python.value.issues)
    assert sorted(codes) == [code for code, _, _ in told]
    assert told == sorted((each.code, each.path, each.message) for each in in_file.value.issues)


def test_the_sound_one_is_the_same_in_both() -> None:
    """What the broken ones are made from is read and built alike."""
    head = {"id": "xa", "first_year": 2024, "last_year": 2025}
    in_file = structure_strategy(
        {"kind": "strategy", **head, "measures": [MEASURE]}, "xa.toml", packaged_strategy
    )

    assert in_file == built(head, [MEASURE])


NQ28 = packaged_strategy("nq28")


def test_a_strategy_of_python_takes_over_the_measures_above() -> None:
    """All but those it omits; its own, with the id of one above, stands in the place of that."""
    above = NQ28.measure("2.1")
    steps = (above.milestones[0], Milestone(value=65, comparator=">=", year=2030))
    wage = attrs.evolve(above, milestones=steps)
    new = Measure(
        id="xa.1",
        unit="percent",
        direction="up",
        milestones=(Milestone(value=5, comparator=">=", year=2024),),
    )
    own = Strategy(
        id="xa",
        first_year=2021,
        last_year=2030,
        extends=NQ28,
        omits=("nq28.6.4",),
        measures=(wage, new),
    )

    assert ("nq28", 23, 6) == (own.extends, len(own.measures), len(own.headings))
    assert [each.id for each in NQ28.measures[:-1]] == [each.id for each in own.measures[:-1]]
    assert [50, 65] == [each.value for each in own.measure("nq28.2.1").milestones]
    assert own == from_dict(to_dict(own), Strategy)
    assert ["nq28.2.1"] == [row.id for row in cascade(own, NQ28).where("stronger")]


def test_a_strategy_of_python_has_what_its_file_has() -> None:
    """Nothing but "extends" brings all 23 measures through either door."""
    head = {"id": "xa", "first_year": 2021, "last_year": 2030}
    read = structure_strategy({**head, "extends": "nq28"}, "xa.toml", packaged_strategy)

    assert read.measures == Strategy(**head, extends=NQ28).measures  # type: ignore[arg-type]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"id": ""}, "id"),
    ({"id": "xa 1"}, "id"),
    ({"every": 0}, "every"),
    ({"milestones": [STEP | {"year": 0}]}, "milestones[0].year"),
    ({"milestones": [STEP | {"year": 24}]}, "milestones[0].year"),
    ({"milestones": [{"term": "0016-0020", "comparator": ">=", "value": 5}]}, "milestones[0].term"),
]


@pytest.mark.parametrize(("change", "place"), WRONG, ids=[str(change) for change, _ in WRONG])
def test_what_a_measure_cannot_be_has_its_place_in_the_file(
    change: dict[str, Any], place: str
) -> None:
    """What the constructor of a measure or a milestone refuses is an error of the file."""
    head = {"id": "xa", "first_year": 2021, "last_year": 2030}
    with pytest.raises(FileError) as caught:
        structure_strategy({**head, "measures": [MEASURE | change]}, "xa.toml", packaged_strategy)

    assert f"measures[0].{place}" in {issue.path for issue in caught.value.issues}


@pytest.mark.parametrize(
    "fields",
    [{"year": 0}, {"year": 24}, {"year": 3000}, {"term": (16, 20)}, {"term": (2016, 20)}],
    ids=str,
)
def test_a_milestone_is_of_a_year_that_people_write(fields: dict[str, Any]) -> None:
    """No year 0 and no year 24: the constructor refuses both."""
    with pytest.raises(InvalidValueError, match=r"is not a year from 1900 to 2999"):
        Milestone(value=5, comparator=">=", **fields)


def test_what_no_strategy_can_extend() -> None:
    """A number is no strategy to extend, and none an id of a measure."""
    with pytest.raises(InvalidValueError, match=r"extends is 28.*strategy\('nq28'\)"):
        Strategy(id="xa", first_year=2021, last_year=2030, extends=28)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"id is 2, of type int"):
        NQ28.measure(2)  # type: ignore[arg-type]
