"""A measure has an indicator: roll-ups and progress are about one and the same definition."""

import attrs
import pytest

from genderplan.catalogs import assess, scorecard, strategy
from genderplan.errors import InvalidValueError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import Indicator, IndicatorKind, Observation, PlaceRule, roll_up
from genderplan.periods import Period
from genderplan.quantities import Count, Ratio
from genderplan.targets import Measure, MeasureUnit

NQ28 = strategy("nq28")
WAGE = NQ28.measure("2.1")
UNITS = [{"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"}] + [
    {"code": code, "level": "commune", "kind": "xã", "name": name, "parent": "90"}
    for code, name in [("90001", "Một"), ("90002", "Hai")]
]
TREE = Hierarchy.from_rows(UNITS).at("2025-12-31")


def seen(value: object, unit: str = "90001", code: str = "nq28.2.1") -> Observation:
    """A figure of 2025."""
    return Observation(indicator=code, unit=unit, period=Period.of_year(2025), value=value)  # type: ignore[arg-type]


REPORTED = [seen(Ratio(60, 100)), seen(Ratio(30, 50), "90002")]


def test_the_indicator_says_what_the_measure_says() -> None:
    """Code, names, both parts, unit, direction, what is counted and who answers are the same."""
    indicator = WAGE.indicator

    assert (WAGE.id, WAGE.name, WAGE.name_vi) == (indicator.code, indicator.name, indicator.name_vi)
    assert (WAGE.numerator, WAGE.denominator) == (indicator.numerator, indicator.denominator)
    assert (WAGE.counts, WAGE.direction) == (indicator.counts, indicator.direction)
    assert ("%", 100, "Điều tra lao động việc làm") == (
        indicator.unit,
        indicator.factor,
        indicator.source,
    )
    assert WAGE.responsible == indicator.responsible
    assert tuple(each.indicator for each in NQ28.measures) == NQ28.indicators


GIVEN = [NQ28, [WAGE], (WAGE.indicator,), {"wage": WAGE}, iter([WAGE])]


@pytest.mark.parametrize("indicators", GIVEN, ids=["strategy", "measure", "own", "map", "iterator"])
def test_a_roll_up_takes_a_strategy_and_its_measures(indicators: object) -> None:
    """The total is told by the name of the measure, and its progress is judged from the total."""
    totals = roll_up(REPORTED, TREE, indicators=indicators)  # type: ignore[arg-type]
    progress = assess(WAGE, totals, on="2025-12-31")

    assert Ratio(90, 150) == totals["90"].value
    assert totals["90"].explain("vi").startswith("Tỷ lệ lao động nữ làm công hưởng lương, tỉnh Ví")
    assert ("achieved", 60) == (progress.status.value, progress.value)


@pytest.mark.parametrize("wrong", [[1], "nq28", REPORTED, [NQ28], [None], 5], ids=repr)
def test_what_has_no_indicator_is_refused(wrong: object) -> None:
    """A number, an id, observations, a strategy in a list: the error says what to give."""
    with pytest.raises(InvalidValueError, match=r"such as (nq28\.measure|strategy)"):
        roll_up(REPORTED, TREE, indicators=wrong)  # type: ignore[arg-type]


KINDS = {
    "percent": ("share", "ratio_of_sums"),
    "times": ("ratio", "none"),
    "boys per 100 girls": ("ratio", "ratio_of_sums"),
    "per 100 live births": ("rate", "ratio_of_sums"),
    "per 1,000 women": ("rate", "ratio_of_sums"),
    "per 100,000 live births": ("rate", "ratio_of_sums"),
    "index": ("mean", "none"),
    "count": ("count", "sum"),
    "count per month": ("count", "sum"),
    "count per year": ("count", "sum"),
    "percent reduction": ("mean", "none"),
    "percent increase": ("mean", "none"),
    "yes or no": ("flag", "sum"),
}


@pytest.mark.parametrize("unit", MeasureUnit)
def test_the_unit_says_how_figures_add_up(unit: MeasureUnit) -> None:
    """No index, change in per cent or multiple of two means is added over places."""
    indicator = Measure(id="m", unit=unit, direction="up").indicator

    assert KINDS[unit.value] == (indicator.kind.value, indicator.place_rule.value)
    assert (unit.factor or 1) == indicator.factor


def test_means_of_hours_are_in_no_total() -> None:
    """Averages of two communes do not make the average of both: the roll-up says so."""
    hours = [seen(Ratio(16, 8), code="nq28.3.1"), seen(Ratio(15, 9), "90002", "nq28.3.1")]
    totals = roll_up(hours, TREE, indicators=NQ28)

    assert ("GP323",) == totals.issues.codes
    assert 0 == len(totals)


def test_a_total_of_another_indicator_is_none_of_the_measure() -> None:
    """Progress goes by the code: a share that is called otherwise says nothing."""
    other = Indicator("women.wage", kind=IndicatorKind.SHARE)
    totals = roll_up([attrs.evolve(REPORTED[0], indicator="women.wage")], TREE, indicators=[other])

    assert "not assessable" == assess(WAGE, totals, on="2025-12-31").status.value


def test_a_count_where_a_share_is_due_is_told() -> None:
    """The definition of the measure holds in the roll-up too."""
    totals = roll_up([seen(Count(5))], TREE, indicators=[WAGE])

    assert totals.issues
    assert PlaceRule.RATIO_OF_SUMS is WAGE.indicator.place_rule


def test_every_measure_of_the_strategy_with_figures_names_their_source() -> None:
    """Where the official figures come from is known of 18 measures, with how well it is known."""
    named = [each for each in NQ28.measures if each.data_source]

    assert 18 == len(named)
    assert all(each.data_source.label("vi") for each in named if each.data_source)
    births = NQ28.measure("4.1").data_source
    assert births is not None
    assert ("verified", ("tt02-2025",)) == (
        births.evidence.value,
        tuple(each.id for each in births.sources),
    )


def test_a_scorecard_tells_how_many_units_are_in_a_total() -> None:
    """One commune of two meets the target: the scorecard says below that one of two reported."""
    card = scorecard(NQ28, roll_up(REPORTED[:1], TREE, indicators=NQ28), on="2025-12-31")
    row = next(row for row in card.to_rows() if row["measure"] == "nq28.2.1")

    assert ("achieved", "1 of 2 communes reported") == (row["status"], row["cautions"])
    assert "nq28.2.1: mới có 1/2 đơn vị cấp xã báo cáo" in card.notes("vi")
    assert "nq28.2.1: mới có 1/2 đơn vị cấp xã báo cáo" in card.html()
    whole = scorecard(NQ28, roll_up(REPORTED, TREE, indicators=NQ28), on="2025-12-31")
    assert not any("nq28.2.1: " in note for note in whole.notes("vi"))


def test_what_is_missing_from_the_first_total_is_told_too() -> None:
    """Of 2020 one of two communes reported, of 2025 both: the year stands beside it."""
    first = attrs.evolve(REPORTED[0], period=Period.of_year(2020), value=Ratio(30, 100))
    progress = assess(WAGE, roll_up([first, *REPORTED], TREE, indicators=[WAGE]), on="2025-12-31")

    assert "for 2020, 1 of 2 communes reported" in [each.text("en") for each in progress.cautions]
