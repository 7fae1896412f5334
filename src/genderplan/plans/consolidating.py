"""Consolidating: many units' reports into the tables of the units above.

Decided: rows are the same when their names are the same words, whatever their case and spelling of
tones. Of two reports of one unit whose periods overlap only the later in the list counts, and that
is a finding. Within one unit flows add up over time; stocks and shares are the last ones.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from genderplan._messages import mark
from genderplan._text import match_key
from genderplan.errors import NotFoundError, ParseError
from genderplan.hierarchy import AdministrativeUnit, Level, Tree
from genderplan.hierarchy.units import member
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import Period
from genderplan.plans.activities import Activity
from genderplan.plans.consolidations import (
    Cell,
    CellKey,
    CellValue,
    Consolidation,
    Consolidations,
    Contribution,
    total,
)
from genderplan.plans.reports import Report
from genderplan.quantities import Count

__all__ = ["consolidate"]

UNIT_NOT_PLACED: Final = IssueKind(
    "GP540",
    Severity.ERROR,
    mark("the report is left out, because its unit cannot be placed: {reason}"),
    mark("Write the unit as it was called on that date, with district and province."),
)
REPORTED_TWICE: Final = IssueKind(
    "GP541",
    Severity.ERROR,
    mark("{unit} reports twice on {period}; only the later report in the list counts"),
    mark("Take one of the two reports out."),
)
NOT_BELOW: Final = IssueKind(
    "GP542",
    Severity.ERROR,
    mark("the report is left out, because {unit} is not below the {level}"),
)


@attrs.frozen
class _Figure:
    """A value of one report; a stock is of the last period, a flow adds up over periods."""

    value: CellValue
    is_stock: bool = False


@attrs.frozen
class _Return:
    """What one report says: its period, its figures, and the tables in which it says "Không"."""

    period: Period
    figures: dict[CellKey, _Figure]
    none: frozenset[str]


@attrs.define
class _Gathered:
    """The cells of one unit of the level above, while reports come in."""

    contributions: dict[CellKey, list[Contribution]] = attrs.field(factory=dict)
    reported: list[AdministrativeUnit] = attrs.field(factory=list)
    none: dict[str, list[AdministrativeUnit]] = attrs.field(factory=dict)
    names: dict[CellKey, CellKey] = attrs.field(factory=dict)


def consolidate(
    reports: Iterable[Report], tree: Tree, to: Level | str = Level.DISTRICT
) -> Consolidations:
    """The tables of every unit of the level *to* ("district", "province" or "nation").

    *tree* is that of the day on which the reporting units are looked up, by ``unit_code`` or else
    by name; *reports* are read once, in order. A report that cannot be placed is left out and named
    in ``.issues``.

    >>> from genderplan import gazetteer, sample
    >>> tree = gazetteer().at("2023-12-31")
    >>> tables = consolidate([sample("bach-dang-report-2023")], tree, to="district")["007"]
    >>> tables.total("events", "participants").women
    Count(55)
    >>> tables.coverage, tables.said_none["products"][0].name
    (Ratio(1, 18), 'Bạch Đằng')
    """
    level = None if to == "nation" else member(Level, to, "to")
    returns: dict[AdministrativeUnit, list[_Return]] = {}
    issues: list[Issue] = []
    for index, report in enumerate(reports):
        unit = _placed(report, tree, level)
        if isinstance(unit, Issue):
            issues.append(attrs.evolve(unit, path=f"[{index}]"))
        else:
            earlier = returns.setdefault(unit, [])
            issues += _overlaps(earlier, report.period, unit, f"[{index}]")
            earlier.append(_return(report))
    return Consolidations(tuple(_tables(returns, tree, level)), Issues(issues))


def _placed(report: Report, tree: Tree, level: Level | None) -> AdministrativeUnit | Issue:
    try:
        unit = tree[report.unit_code] if report.unit_code else tree.find(report.unit)
    except (NotFoundError, ParseError) as error:
        return UNIT_NOT_PLACED.at(reason=error.summary)
    if level is not None and unit.level.rank <= level.rank:
        return NOT_BELOW.at(unit=unit.full_name(tree.date), level=level.words)
    return unit


def _overlaps(
    earlier: list[_Return], period: Period, unit: AdministrativeUnit, path: str
) -> Iterator[Issue]:
    """Name the earlier returns that *period* overlaps, and take them out."""
    for other in [each for each in earlier if each.period.overlaps(period) is not False]:
        earlier.remove(other)
        yield REPORTED_TWICE.at(path, unit=unit.full_path(), period=period.text("vi"))


def _return(report: Report) -> _Return:
    figures: dict[CellKey, _Figure] = {}
    for key, figure in _figures(report):
        known = figures.get(key)
        value = figure.value if known is None else total([known.value, figure.value])
        figures[key] = attrs.evolve(figure, value=value)
    return _Return(report.period, figures, frozenset(each.value for each in report.none_reported))


def _figures(report: Report) -> Iterator[tuple[CellKey, _Figure]]:
    for event in report.events:
        yield from _row("events", event.name, event.sessions, "sessions")
        if event.participants is not None:
            key = CellKey("events", event.name, "participants")
            yield key, _Figure(event.participants.complete())
    for broadcast in report.broadcasts:
        column = f"number a {broadcast.per}" if broadcast.per else "number"
        yield from _row("broadcasts", broadcast.name, broadcast.number, column)
    for product in report.products:
        yield from _row("products", product.name, product.number, "number")
        yield from _row("products", product.name, product.reach, "reach")
    for activity in report.activities:
        yield from _activity(activity)
    for result in report.results:
        key = CellKey("results", result.indicator or result.name, "share")
        yield key, _Figure(result.value, is_stock=True)


def _row(
    table: str, name: str, value: Count | None, column: str
) -> Iterator[tuple[CellKey, _Figure]]:
    if value is not None:
        yield CellKey(table, name, column), _Figure(value)


def _activity(activity: Activity) -> Iterator[tuple[CellKey, _Figure]]:
    kind = activity.kind.value
    yield from _row("activities", kind, activity.sessions, "sessions")
    if activity.participants is not None:
        key = CellKey("activities", kind, "participants")
        yield key, _Figure(activity.participants.complete())
    cost = activity.total_cost
    if cost is not None:
        yield CellKey("activities", kind, "cost"), _Figure(cost)
    for tally in activity.tallies:
        column = f"number a {tally.per}" if tally.per else "number"
        key = CellKey("tallies", tally.item.value, column)
        yield key, _Figure(tally.total, is_stock=tally.item.is_stock)


def _over_time(returns: list[_Return]) -> _Return:
    """One unit's returns as one: flows added, stocks of the last period."""
    ordered = sorted(returns, key=lambda each: each.period)
    figures: dict[CellKey, _Figure] = {}
    for each in ordered:
        for key, figure in each.figures.items():
            known = figures.get(key)
            adds = known is not None and not figure.is_stock
            value = total([known.value, figure.value]) if known and adds else figure.value
            figures[key] = attrs.evolve(figure, value=value)
    filled = {key.table for key in figures}
    none = frozenset().union(*(each.none for each in ordered)) - filled
    return _Return(ordered[-1].period, figures, none)


def _tables(
    returns: dict[AdministrativeUnit, list[_Return]], tree: Tree, level: Level | None
) -> Iterator[Consolidation]:
    gathered: dict[AdministrativeUnit | None, _Gathered] = {}
    levels = {unit.level for unit in returns}
    for unit, each in returns.items():
        top = None if level is None else tree.ancestor(unit, level)
        _gather(gathered.setdefault(top, _Gathered()), unit, _over_time(each))
    for top, cells in gathered.items():
        expected = tuple(
            unit
            for wanted in sorted(levels, key=lambda one: one.rank)
            for unit in (tree.units(wanted) if top is None else tree.descendants(top, wanted))
        )
        yield Consolidation(
            unit=top,
            expected=expected,
            reported=tuple(cells.reported),
            cells={key: Cell(key, tuple(parts)) for key, parts in cells.contributions.items()},
            said_none={name: tuple(units) for name, units in cells.none.items()},
        )


def _gather(cells: _Gathered, unit: AdministrativeUnit, summed: _Return) -> None:
    cells.reported.append(unit)
    for key, figure in summed.figures.items():
        same_words = key._replace(row=match_key(key.row))
        first = cells.names.setdefault(same_words, key)
        cells.contributions.setdefault(first, []).append(Contribution(unit, figure.value))
    for name in summed.none:
        cells.none.setdefault(name, []).append(unit)
