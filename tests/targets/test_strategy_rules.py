"""A strategy built in Python is refused for the reasons, and in the words, of one in a file."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from genderplan.errors import FileError, InvalidValueError
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
