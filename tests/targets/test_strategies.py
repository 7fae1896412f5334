"""The packaged strategies, figure by figure."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from genderplan.catalogs import strategies, strategy
from genderplan.catalogs.packaged import local_strategies
from genderplan.errors import NotFoundError
from genderplan.evidence import Evidence
from genderplan.targets import Measure, Milestone, Strategy

HERE = Path(__file__).parent
FACTS = HERE.parents[2] / "shared" / "facts" / "strategies.yaml"
KEYS = ("unit", "direction", "time", "comparator", "value", "basis", "evidence")


def told(measure: Measure, milestone: Milestone) -> tuple[str, ...]:
    """A milestone as the table of figures writes it."""
    value = milestone.value
    figure = "-".join(map(str, value)) if isinstance(value, tuple) else str(value).lower()
    time = "every year" if milestone.every_year else "throughout"
    if milestone.term:
        time = f"{milestone.term[0]}-{milestone.term[1]}"
    elif milestone.year:
        time = f"{milestone.year}{'+' if milestone.from_year else ''}"
    plain = (measure.unit, measure.direction, time, milestone.comparator, figure)
    return (*map(str, plain), str(milestone.basis), str(milestone.evidence))


def stated(each: Strategy) -> Iterator[tuple[Measure, Milestone]]:
    """Every measure with every milestone that its own decision states."""
    for measure in each.measures:
        for milestone in (*measure.milestones, *measure.replaced):
            if not milestone.document:
                yield measure, milestone
    for amendment in each.amendments:
        for measure in amendment.measures:
            for milestone in measure.milestones:
                yield measure, milestone


def packaged() -> set[tuple[str, ...]]:
    """Every packaged figure."""
    return {
        (each.id, measure.id, *told(measure, milestone))
        for each in strategies()
        for measure, milestone in stated(each)
    }


def test_every_figure_is_the_pinned_one() -> None:
    """The 103 figures of the four decisions, with comparator, basis and evidence."""
    with (HERE / "figures.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        pinned = {(row["strategy"], row["measure"], *(row[key] for key in KEYS)) for row in rows}

    assert 103 == len(pinned)
    assert pinned == packaged()


EVIDENCE = {"verified": "verified", "single_source": "single source", "unverified": "recalled"}
UNITS = {
    "ratio_times": "times",
    "qualitative": "yes or no",
    "percent_increase_vs_2025": "percent increase",
    "per_100000_live_births": "per 100,000 live births",
    "per_1000_women": "per 1,000 women",
}
DIRECTIONS = {"increase": "up", "decrease": "down", "maintain": "keep"}


def fact_rows(document: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The figures of one decision in the file of facts, as the table writes them."""
    later = [each for step in document.get("amendments", []) for each in step["measures"]]
    for measure in [*document["measures"], *later]:
        unit = UNITS.get(measure["unit"], measure["unit"].replace("_", " "))
        for step in measure["milestones"]:
            yield (
                document["id"],
                measure["id"],
                unit,
                DIRECTIONS.get(measure["direction"], measure["direction"]),
                fact_time(step),
                {"range": "between"}.get(step["op"], step["op"]),
                fact_value(step["value"]),
                step["op_basis"],
                EVIDENCE[step.get("status") or measure["status"]],
            )


def fact_time(step: dict[str, Any]) -> str:
    """When a step is due, as the table writes it."""
    plain = step.get("term") or step.get("year") or ("every year" if "every_year" in step else "")
    return f"{plain or 'throughout'}{'+' if step.get('from_year') else ''}"


def fact_value(value: Any) -> str:  # noqa: ANN401 - as the file has it
    """A figure as the table writes it."""
    if isinstance(value, list):
        return "-".join(map(str, value))
    if value is True:
        return "true"
    return str(int(value)) if float(value).is_integer() else str(value)


@pytest.mark.skipif(not FACTS.exists(), reason="the file of facts is not here")
def test_every_figure_is_that_of_the_facts() -> None:
    """The packaged figures equal the collected facts, where these are present."""
    yaml = pytest.importorskip("yaml")
    facts = yaml.safe_load(FACTS.read_text("utf-8"))

    assert {row for each in facts["documents"] for row in fact_rows(each)} == packaged()


SIZES = [
    ("nq28", 6, 20, 23, True),
    ("qd2351", 7, 22, 25, True),
    ("qd2232", 0, 2, 2, False),
    ("qd1790", 0, 5, 5, True),
]


@pytest.mark.parametrize(("id_", "objectives", "targets", "measures", "complete"), SIZES)
def test_how_much_a_strategy_holds(
    id_: str,
    objectives: int,
    targets: int,
    measures: int,
    complete: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Objectives, targets and measures as the decisions number them; gaps are admitted."""
    found = strategy(id_)

    assert (objectives, targets, measures) == (
        len(found.objectives),
        len(found.targets),
        len(found.measures),
    )
    assert complete is found.complete


DOCUMENTS = [
    ("nq28", "28/NQ-CP", "2021-03-03", "Chính phủ", (2021, 2030)),
    ("qd2351", "2351/QĐ-TTg", "2010-12-24", "Thủ tướng Chính phủ", (2011, 2020)),
    ("qd2232", "2232/QĐ-TTg", "2020-12-28", "Thủ tướng Chính phủ", (2021, 2025)),
    ("qd1790", "1790/QĐ-TTg", "2021-10-23", "Thủ tướng Chính phủ", (2021, 2030)),
]


@pytest.mark.parametrize(("id_", "number", "date", "issuer", "years"), DOCUMENTS)
def test_the_decision_of_a_strategy(
    id_: str, number: str, date: str, issuer: str, years: tuple[int, int]
) -> None:
    """Number, date, issuer and years."""
    found = strategy(id_)

    assert found.document is not None
    assert (number, date, issuer) == (
        found.document.number,
        str(found.document.date),
        found.document.issuer,
    )
    assert number == str(found.document.reference.number)
    assert years == (found.period.first_year, found.period.last_year)


def test_targets_per_objective() -> None:
    """Objective 1 of the strategy has one target, the others three or four."""
    assert [1, 3, 4, 4, 4, 4] == [len(each.targets) for each in strategy("nq28").objectives]


def test_two_measures_under_one_target() -> None:
    """Target 5.4 is about master's degrees and doctorates."""
    target = strategy("nq28").objectives[4].targets[3]

    assert "nq28.5.4" == target.id
    assert ["nq28.5.4a", "nq28.5.4b"] == [each.id for each in target.measures]


def labels(id_: str, on: str) -> list[str]:
    """The milestones of a measure of the older strategy on a day."""
    measure = strategy("qd2351").measure(id_)
    return [each.label("en", measure.unit) for each in measure.milestones_on(on)]


def test_an_amendment_changes_a_value_from_its_day() -> None:
    """Until 2018-07-01 85 % of perpetrators, from the next day 75 %."""
    assert ["at least 70% in 2015", "at least 85% in 2020"] == labels("qd2351.6.2b", "2018-07-01")
    assert ["at least 70% in 2015", "at least 75% in 2020"] == labels("qd2351.6.2b", "2018-07-02")


def test_an_amendment_replaces_a_measure_by_three() -> None:
    """Literacy is measured in three ways from 2018-07-02; what was due in 2015 stays."""
    older = strategy("qd2351")
    before, after = older.measures_on("2018-07-01"), older.measures_on("2018-07-02")
    new = {each.id for each in after} - {each.id for each in before}

    assert {"qd800.literacy.a", "qd800.literacy.b", "qd800.literacy.c", "qd800.grassroots"} == new
    assert {"qd2351.3.1"} == {each.id for each in before} - {each.id for each in after}
    assert ["at least 90% in 2015"] == labels("qd2351.3.1", "2018-07-02")
    assert (25, 28) == (len(before), len(after))


def test_measures_of_an_amendment_are_found_by_their_id() -> None:
    """The amendment keeps its own six measures."""
    older = strategy("qd2351")

    assert 6 == len(older.amendments[0].measures)
    assert dt.date(2018, 7, 2) == older.measure("qd800.perpetrators").milestones[0].since
    assert "800/QĐ-TTg" == older.measure("qd800.literacy.a").milestones[0].document


def test_what_is_recalled_says_so() -> None:
    """The measures of the strategy that no page confirmed."""
    recalled = [each.id for each in strategy("nq28").measures if each.evidence is Evidence.RECALLED]

    assert [
        "nq28.4.3",
        "nq28.5.2b",
        "nq28.5.3",
        "nq28.6.2",
        "nq28.6.3",
        "nq28.6.4",
    ] == recalled


def test_a_milestone_may_be_less_sure_than_its_measure() -> None:
    """The measure stands in one source, its value for 2020 is recalled."""
    measure = strategy("qd2351").measure("qd2351.7.1")

    assert Evidence.SINGLE_SOURCE is measure.evidence
    assert [Evidence.SINGLE_SOURCE, Evidence.RECALLED] == [m.evidence for m in measure.milestones]


def test_every_supported_value_names_a_source() -> None:
    """Whoever is not recalled has a source, and every source an address or part of one."""
    for each in (*strategies(), *local_strategies()):
        for measure in each.measures:
            assert measure.sources or measure.evidence is Evidence.RECALLED, measure.id
            assert all(source.where for source in measure.sources), measure.id


def test_every_measure_has_both_names() -> None:
    """Vietnamese and English."""
    named = [(m.name, m.name_vi) for each in strategies() for m in each.measures]

    assert all(name and name_vi for name, name_vi in named)


def test_who_answered_for_a_measure_changes_with_time() -> None:
    """The Ministry of Labour until February 2025, the Ministry of Home Affairs since; recalled."""
    measure = strategy("nq28").measure("nq28.6.2")
    before, after = measure.responsible_on("2025-02-28"), measure.responsible_on("2025-03-01")

    assert ["Bộ Lao động - Thương binh và Xã hội"] == [each.body for each in before]
    assert ["Bộ Nội vụ"] == [each.body for each in after]
    assert Evidence.RECALLED is after[0].evidence


def test_agencies_are_not_people() -> None:
    """The first measure counts agencies, and knows what it is mistaken for."""
    measure = strategy("nq28").measure("nq28.1.1")

    assert "agencies" == measure.counts
    assert ["leader.post_share"] == [each.indicator for each in measure.mistaken_for]


def test_a_threshold_travels_with_its_milestone() -> None:
    """100 % of communes, each with at least four items a quarter."""
    threshold = strategy("nq28").measure("nq28.6.3").milestones[0].threshold

    assert threshold is not None
    assert (4, "items", "quarter") == (threshold.value, threshold.what, threshold.per)


@pytest.mark.parametrize("wrong", ["nq82", "", "../nq28", "nq28.toml", "NQ28"])
def test_an_unknown_strategy_is_a_lookup_error_with_the_known_ones(wrong: str) -> None:
    """The error is a LookupError and lists what there is."""
    with pytest.raises(NotFoundError, match="nq28") as caught:
        strategy(wrong)

    assert isinstance(caught.value, LookupError)


def test_an_unknown_measure_is_a_lookup_error_with_the_nearest() -> None:
    """2.9 is no measure; 2.1 is near."""
    with pytest.raises(NotFoundError) as caught:
        strategy("nq28").measure("nq28.2.9")

    assert any(near.startswith("nq28.2.") for near in caught.value.suggestions)


def test_a_strategy_is_read_once() -> None:
    """Asking twice gives the same object."""
    assert strategy("nq28") is strategy("nq28")


def test_progress_begins_with_the_strategy_or_with_the_older_one() -> None:
    """A measure that was taken over keeps the year in which its progress began."""
    step = Milestone(value=60, comparator=">=", year=2025)
    own = Measure(id="a", unit="percent", direction="up", milestones=(step,))
    older = attrs.evolve(own, id="b", first_year=2011)
    held = Strategy(id="x", first_year=2021, last_year=2030, measures=(own, older))

    assert [2021, 2011] == [each.first_year for each in held.measures]
