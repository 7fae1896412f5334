"""Checks of figures: units and measures exist, values can be, and no figure stands twice.

What a roll-up leaves out of its totals is found here under the same codes, before anything is
added up.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from genderplan._messages import Message, mark, message
from genderplan.catalogs.packaged import measure_named
from genderplan.errors import InvalidValueError, NotFoundError, ParseError
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Tree
from genderplan.indicators import Missing, Observation, check_observations
from genderplan.indicators.observations import UNSUITABLE
from genderplan.indicators.places import NATION
from genderplan.indicators.series import UNKNOWN_UNIT, most_final, possible
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.plans import Report
from genderplan.quantities import Count
from genderplan.serialization.strategies import packaged_strategy_names
from genderplan.validation.checks import Context, LooseRows, tree_on

UNKNOWN_MEASURE: Final = IssueKind(
    "GP526", Severity.ERROR, mark("{follows} is not the id of a known measure: {reason}")
)


def shares_of_figures_follow(rows: LooseRows, _: Context) -> Iterator[Issue]:
    """What :func:`~genderplan.indicators.check_observations` says of each observation."""
    for index, seen in enumerate(rows.observations):
        for issue in check_observations([seen]):
            yield attrs.evolve(issue, path=f"observations[{index}].stated")


def units_of_figures_exist(rows: LooseRows, context: Context) -> Iterator[Issue]:
    """A unit has the code on the last day of the period, or on the day that is stated.

    Of days before the first list of units only codes that no unit ever had are told.
    """
    bearers: dict[str, AdministrativeUnit] = {}
    for index, seen in enumerate(rows.observations):
        tree = tree_on(seen.on, context.hierarchy) if seen.on else None
        if seen.unit == NATION.code or (tree is not None and seen.unit in tree):
            continue
        bearers = bearers or {unit.code: unit for unit in context.hierarchy.units}
        bearer = bearers.get(seen.unit)
        if tree is not None or bearer is None:
            issue = UNKNOWN_UNIT.at(
                f"observations[{index}].unit", unit=seen.unit, date=seen.on or seen.period
            )
            yield attrs.evolve(issue, advice=_advice(seen.unit, bearer, tree, context.hierarchy))


def _advice(
    code: str, bearer: AdministrativeUnit | None, tree: Tree | None, hierarchy: Hierarchy
) -> Message:
    """What to do about a *code* that no unit has on the day of *tree*."""
    if bearer is not None:
        return message(
            "On other days it is the code of {unit}: write the code of its successor, or in "
            "units_on (Danh mục ngày) the day on whose list the code stands.",
            unit=bearer.full_path(bearer.until),
        )
    day = None if tree is None else tree.date
    try:
        named = hierarchy.find(code, on=day)
        return message(
            "Write the code of {unit}: {code}.", unit=named.full_path(day), code=named.code
        )
    except (NotFoundError, ParseError):
        return message("Write the official code: five digits of a commune, two of a province.")


def measures_of_results_exist(paper: Report | LooseRows, _: Context) -> Iterator[Issue]:
    """The measure that a result can be held against is one of a strategy."""
    for index, result in enumerate(paper.results):
        yield from _unknown_measure(result.measure, f"results[{index}].measure")


def _unknown_measure(named: str, path: str) -> Iterator[Issue]:
    try:
        if named:
            measure_named(named)
    except NotFoundError as error:
        yield UNKNOWN_MEASURE.at(path, follows=named, reason=error.summary)


def figures_can_be(rows: LooseRows, _: Context) -> Iterator[Issue]:
    """A code that begins as a strategy does is that of a measure, which can have the figure.

    Any other code is an indicator of the writer's own; of those whose numerators are above their
    denominators only the first figure is told, for it may be a ratio, 112 boys to 100 girls.
    """
    strategies = packaged_strategy_names()
    others: dict[str, list[tuple[int, Observation]]] = {}
    for index, seen in enumerate(rows.observations):
        if seen.indicator.partition(".")[0].casefold() in strategies:
            yield from _of_a_measure(seen, f"observations[{index}]")
        else:
            others.setdefault(seen.indicator, []).append((index, seen))
    for group in others.values():
        doubts: list[Issue] = []
        possible([seen for _, seen in group], None, doubts.append)
        places = {seen.path: index for index, seen in reversed(group)}
        for issue in doubts:
            yield attrs.evolve(issue, path=f"observations[{places[issue.path]}].value")


def _of_a_measure(seen: Observation, path: str) -> Iterator[Issue]:
    unknown = list(_unknown_measure(seen.indicator, f"{path}.indicator"))
    yield from unknown
    if unknown or isinstance(seen.value, Missing):
        return
    measure = measure_named(seen.indicator)
    if isinstance(seen.value, Count) and measure.unit.is_count:
        return  # a bound too: "hơn 200" is a count, though nothing can be concluded from it
    try:
        measure.value_of(seen.value)
    except InvalidValueError as error:
        yield UNSUITABLE.at(f"{path}.value", reason=error.summary)


def figures_stand_once(rows: LooseRows, _: Context) -> Iterator[Issue]:
    """One unit has one figure of an indicator for a period."""
    alike: dict[object, list[Observation]] = {}
    places = {id(seen): index for index, seen in enumerate(rows.observations)}
    for seen in rows.observations:
        key = (seen.indicator, seen.unit, seen.on, seen.period, seen.breakdown)
        alike.setdefault(key, []).append(seen)
    for same in alike.values():
        for seen, issue in most_final(same)[1]:
            yield attrs.evolve(issue, path=f"observations[{places[id(seen)]}].value")


FIGURE_CHECKS: Final = (
    shares_of_figures_follow,
    units_of_figures_exist,
    figures_can_be,
    figures_stand_once,
)
"""What is checked of figures that stand in a table of their own."""
