"""A verb that is given another thing than it asks for says what it got and what to give."""

from collections.abc import Callable

import pytest

import genderplan as gp
from genderplan.errors import InvalidValueError

NQ28 = gp.strategy("nq28")
HIERARCHY = gp.gazetteer()
TREE = HIERARCHY.at("2026-01-01")
REPORT = gp.sample("mong-cai-2023")

MISTAKES: dict[str, tuple[Callable[..., object], tuple[object, ...], str]] = {
    "a hierarchy for a tree": (gp.roll_up, ([], HIERARCHY), "gazetteer().at("),
    "a dict for an observation": (gp.roll_up, ([{"a": 1}], TREE), "observations[0] is"),
    "a report for observations": (gp.roll_up, (REPORT, TREE), "report.observations()"),
    "a report among observations": (
        gp.roll_up,
        ([*REPORT.observations(), REPORT], TREE),
        f"observations[{len(REPORT.observations())}] is Report",
    ),
    "a tree for a hierarchy": (gp.restate, ([], TREE, "2025-07-01"), "gazetteer()"),
    "dicts to restate": (gp.restate, ([{}], HIERARCHY, "2025-07-01"), "observations[0] is {}"),
    "a report for a strategy": (gp.scorecard, (REPORT, []), "strategy('nq28')"),
    "a strategy for a measure": (gp.assess, (NQ28, []), ".measure('nq28.2.1')"),
    "dicts to assess": (gp.assess, (NQ28.measure("2.1"), [{}]), "observations[0] is {}"),
    "a measure for a strategy": (gp.cascade, (NQ28.measure("2.1"), NQ28), "strategy('ca-mau')"),
    "a report above": (gp.cascade, (NQ28, REPORT), "parent is Report"),
    "dicts to consolidate": (gp.consolidate, ([{}], TREE), "reports[0] is {}"),
    "one report to consolidate": (gp.consolidate, (REPORT, TREE), "reports is Report"),
    "no text for an id": (gp.strategy, (28,), "id is 28"),
    "a text for a ratio": (gp.Ratio, ("2/11",), "parse_ratio"),
    "a ratio without its whole": (gp.Ratio, (2,), "denominator is missing: Ratio(2, 11)"),
    "no parts of a ratio": (gp.Ratio, (), "numerator is missing: Ratio(2, 11)"),
    "a text for a period": (gp.Period, ("năm 2023",), "Period.parse"),
    "a period without years": (
        gp.Period,
        ("year",),
        'first_year is missing: Period("span"',
    ),
    "a period without its end": (gp.Period, ("span", 2021), "last_year is missing: Period("),
    "no parts of a period": (gp.Period, (), "kind is missing: Period("),
    "a text for a count": (gp.Count, ("5",), "parse_count"),
    "a text for a percentage": (gp.Percent, ("25,6%",), "parse_percent"),
    "a text for an amount": (gp.Money, ("5 triệu",), "parse_money"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_another_thing_is_refused_with_what_to_give(name: str) -> None:
    """The error names the argument and shows how the right one is got."""
    verb, given, told = MISTAKES[name]
    with pytest.raises(InvalidValueError) as caught:
        verb(*given)
    assert told in str(caught.value)


def test_a_national_strategy_is_found_by_the_number_of_its_document() -> None:
    """Numbers of local plans are given out anew by every province."""
    for strategy in gp.strategies():
        assert strategy.document is not None
        assert gp.strategy(strategy.document.number) is strategy
    with pytest.raises(gp.NotFoundError):
        gp.strategy("103/KH-UBND")


def test_ids_stand_for_packaged_strategies_and_measures() -> None:
    """assess, scorecard and cascade give the same for an id as for the model of that id."""
    seen = gp.results("nq28")
    assert gp.assess(NQ28.measure("2.1"), seen) == gp.assess("nq28.2.1", seen)
    assert gp.scorecard(NQ28, seen) == gp.scorecard("nq28", seen) == gp.scorecard("28/NQ-CP", seen)
    assert gp.cascade(gp.strategy("ca-mau"), NQ28) == gp.cascade("ca-mau", "nq28")
    plan = gp.sample("hoang-kim-plan-2024")
    assert gp.cascade(plan, NQ28) == gp.cascade(plan, "nq28")


UNKNOWN_IDS: dict[str, Callable[[], object]] = {
    "a measure that the strategy lacks": lambda: gp.assess("nq28.9.9", []),
    "a number without its strategy": lambda: gp.assess("2.1", []),
    "a strategy misspelt": lambda: gp.scorecard("nq82", []),
    "a child misspelt": lambda: gp.cascade("ca-mao", "nq28"),
    "a parent misspelt": lambda: gp.cascade("ca-mau", "nq82"),
}


@pytest.mark.parametrize("name", UNKNOWN_IDS)
def test_an_id_that_none_has_is_not_found(name: str) -> None:
    """The error has what is near to the id."""
    with pytest.raises(gp.NotFoundError) as caught:
        UNKNOWN_IDS[name]()
    assert "near are: " in str(caught.value)


def test_a_measure_is_found_by_its_number_within_its_strategy() -> None:
    """The number "2.1" is enough; the measure is the one that the strategy lists."""
    for strategy in gp.strategies():
        for measure in strategy.measures:
            assert strategy.measure(measure.id) is measure
    assert NQ28.measure("1.1") is NQ28.measure("nq28.1.1")
