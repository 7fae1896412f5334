"""Consolidating: many units' reports into the tables of the units above.

Figures are put together by unit, period and row: reports on different periods never meet in one
table. Rows are the same when their names are the same words, whatever their case and spelling of
tones. Of two reports of one unit on one period the one whose document is dated later counts; where
the dates do not tell, the later in the list.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from genderplan._fields import demand
from genderplan._messages import mark, message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError, NotFoundError, ParseError
from genderplan.hierarchy import AdministrativeUnit, Level, Tree
from genderplan.hierarchy.units import member
from genderplan.indicators import NATION
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
    mark("Write the unit as it was called on that date, with the units above it."),
)
REPORTED_TWICE: Final = IssueKind(
    "GP541",
    Severity.ERROR,
    mark("{unit} reports twice on {period}, in {left_out} and {kept}; only {kept} counts: {rule}"),
    mark("Take one of the two reports out."),
)
NOT_BELOW: Final = IssueKind(
    "GP542",
    Severity.ERROR,
    mark("the report is left out, because {unit} is not below the {level}"),
)
OTHER_PERIOD: Final = IssueKind(
    "GP543",
    Severity.WARNING,
    mark("the report is left out, because it is on {period}, not on {wanted}"),
    mark("Consolidate the reports on each period by themselves."),
)
OUTSIDE: Final = IssueKind(
    "GP544",
    Severity.ERROR,
    mark("the report is left out, because {unit} is not in {within}"),
)


@attrs.frozen
class _Return:
    """What one report says: its figures, and the tables in which it says "Không"."""

    name: str
    period: Period
    dated: dt.date | None
    figures: dict[CellKey, CellValue]
    none: frozenset[str]


@attrs.define
class _Gathered:
    """The cells of one unit of the level above, while reports come in."""

    contributions: dict[CellKey, list[Contribution]] = attrs.field(factory=dict)
    reported: list[AdministrativeUnit] = attrs.field(factory=list)
    none: dict[str, list[AdministrativeUnit]] = attrs.field(factory=dict)
    names: dict[CellKey, CellKey] = attrs.field(factory=dict)


_HOW_TO_REPORT: Final = "load('report.toml', Report)"


def consolidate(
    reports: Iterable[Report | tuple[str, Report]],
    tree: Tree,
    to: Level | str | None = None,
    *,
    period: Period | str | None = None,
    within: AdministrativeUnit | str | None = None,
) -> Consolidations:
    """The tables of every unit of the level *to*, one for each period that is reported on.

    *to* is "district", "province" or "nation"; without it the level of *within*, or else the level
    above the communes on that day. *tree* is that of the day on which the reporting units are
    looked up, by ``unit_code`` or else by name; *reports* are read once, in order, each by itself
    or with the name of its file. With *period* only the reports on that period are taken. *within*
    is the unit whose reports these are, by name or code: "UBND xã Trung Sơn" is then the one in it.

    Every report is in a table or named in ``.issues`` with the reason why not.

    Raises :class:`~genderplan.errors.NotFoundError` for a *within* that the tree does not have,
    :class:`~genderplan.errors.InvalidValueError` for a level that it does not have, or that is
    above *within*.

    >>> from genderplan import gazetteer, sample
    >>> tree = gazetteer().at("2023-12-31")
    >>> tables = consolidate([sample("bach-dang-report-2023")], tree, to="district")["007"]
    >>> tables.total("events", "participants").women
    Count(55)
    >>> tables.coverage, tables.said_none["products"][0].name
    (Ratio(1, 18), 'Bạch Đằng')
    """
    demand(tree, Tree, "tree", "gazetteer().at('2025-07-01')")
    demand(reports, Iterable, "reports", _HOW_TO_REPORT)
    around = _around(within, tree)
    level = _level(to, tree, around)
    wanted = Period.parse(period) if isinstance(period, str) else period
    returns: dict[_Days, dict[AdministrativeUnit, _Return]] = {}
    issues: list[Issue] = []
    for index, given in enumerate(reports):
        match given:
            case (str(name), report):
                pass
            case report:
                name = ""
        demand(report, Report, f"reports[{index}]", _HOW_TO_REPORT)
        path = "" if name else f"[{index}]"
        if wanted is not None and _days(report.period) != _days(wanted):
            issue = OTHER_PERIOD.at(path, period=report.period.text("vi"), wanted=wanted.text("vi"))
            issues.append(attrs.evolve(issue, source=name))
            continue
        unit = _placed(report, tree, level, around)
        if isinstance(unit, Issue):
            issues.append(attrs.evolve(unit, path=path, source=name))
            continue
        new = _return(report, name or path)
        same_period = returns.setdefault(_days(report.period), {})
        old = same_period.get(unit)
        same_period[unit] = new if old is None else _later(old, new)
        if old is not None:
            issues.append(_twice(unit, old, new, path, name))
    return Consolidations(tuple(_tables(returns, tree, level)), Issues(issues))


_Days: TypeAlias = "Period | tuple[dt.date, dt.date]"


def _days(period: Period) -> _Days:
    """What tells periods apart: the days, because a year may be written as 1/1 to 31/12 as well."""
    return period.days or period


def _around(within: AdministrativeUnit | str | None, tree: Tree) -> AdministrativeUnit | None:
    if within is None:
        return None
    return (
        tree.find(within) if isinstance(within, str) and within not in tree else tree.unit(within)
    )


def _level(to: Level | str | None, tree: Tree, around: AdministrativeUnit | None) -> Level | None:
    """The level of the tables; None is the whole country."""
    if to is None:
        has_districts = bool(tree.units(Level.DISTRICT))
        above_communes = Level.DISTRICT if has_districts else Level.PROVINCE
        return around.level if around is not None else above_communes
    level = None if to == NATION.level else member(Level, to, "to")
    if level is not None and not tree.units(level):
        summary = message(
            "no unit at the {level} exists on {date}",
            level=level.words,
            date=tree.date.isoformat(),
        )
        raise InvalidValueError(summary, to, "to")
    if around is not None and (level is None or level.rank < around.level.rank):
        summary = message(
            "no table for {to} can be made of the reports of {within} alone; take its own "
            "level or one below it",
            to=str(to),
            within=around.full_name(tree.date),
        )
        raise InvalidValueError(summary, to, "to")
    return level


def _placed(
    report: Report, tree: Tree, level: Level | None, around: AdministrativeUnit | None
) -> AdministrativeUnit | Issue:
    try:
        unit = tree[report.unit_code] if report.unit_code else tree.find(report.unit)
    except (NotFoundError, ParseError) as error:
        inside = [each for each in getattr(error, "candidates", ()) if _is_in(each, around, tree)]
        if around is None or len(inside) != 1:
            return UNIT_NOT_PLACED.at(reason=error.summary)
        (unit,) = inside
    if around is not None and not _is_in(unit, around, tree):
        return OUTSIDE.at(unit=unit.full_path(tree.date), within=around.full_name(tree.date))
    if level is not None and unit.level.rank <= level.rank:
        return NOT_BELOW.at(unit=unit.full_name(tree.date), level=level.words)
    return unit


def _is_in(unit: object, around: AdministrativeUnit | None, tree: Tree) -> bool:
    return isinstance(unit, AdministrativeUnit) and unit in tree and around in tree.path(unit)


def _later(old: _Return, new: _Return) -> _Return:
    """The one of two reports that counts: dated later, or else later in the list."""
    if old.dated and new.dated and old.dated > new.dated:
        return old
    return new


def _twice(unit: AdministrativeUnit, old: _Return, new: _Return, path: str, name: str) -> Issue:
    kept = _later(old, new)
    by_date = old.dated and new.dated and old.dated != new.dated
    issue = REPORTED_TWICE.at(
        path,
        unit=unit.full_path(),
        period=new.period.text("vi"),
        left_out=(old if kept is new else new).name,
        kept=kept.name,
        rule=message("its document is dated later") if by_date else message("it is the later one"),
    )
    return attrs.evolve(issue, source=name)


def _return(report: Report, name: str) -> _Return:
    figures: dict[CellKey, CellValue] = {}
    for key, value in _figures(report):
        known = figures.get(key)
        figures[key] = value if known is None else total([known, value])
    dated = report.number.date if report.number is not None else None
    return _Return(
        name,
        report.period,
        dated if isinstance(dated, dt.date) else None,
        figures,
        frozenset(each.value for each in report.none_reported),
    )


def _figures(report: Report) -> Iterator[tuple[CellKey, CellValue]]:
    for event in report.events:
        yield from _row("events", event.name, event.sessions, "sessions")
        if event.participants is not None:
            key = CellKey("events", event.name, "participants")
            yield key, event.participants.complete()
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
        yield key, result.value


def _row(
    table: str, name: str, value: Count | None, column: str
) -> Iterator[tuple[CellKey, CellValue]]:
    if value is not None:
        yield CellKey(table, name, column), value


def _activity(activity: Activity) -> Iterator[tuple[CellKey, CellValue]]:
    kind = activity.kind.value
    yield from _row("activities", kind, activity.sessions, "sessions")
    if activity.participants is not None:
        key = CellKey("activities", kind, "participants")
        yield key, activity.participants.complete()
    cost = activity.total_cost
    if cost is not None:
        yield CellKey("activities", kind, "cost"), cost
    for tally in activity.tallies:
        column = f"number a {tally.per}" if tally.per else "number"
        key = CellKey("tallies", tally.item.value, column)
        yield key, tally.total


def _tables(
    returns: dict[_Days, dict[AdministrativeUnit, _Return]], tree: Tree, level: Level | None
) -> Iterator[Consolidation]:
    """The tables of each period, the earliest first."""
    periods = {days: next(iter(each.values())).period for days, each in returns.items()}
    for days in sorted(periods, key=periods.__getitem__):
        gathered: dict[AdministrativeUnit | None, _Gathered] = {}
        levels = {unit.level for unit in returns[days]}
        for unit, each in returns[days].items():
            top = None if level is None else tree.ancestor(unit, level)
            _gather(gathered.setdefault(top, _Gathered()), unit, each)
        for top, cells in gathered.items():
            expected = tuple(
                unit
                for wanted in sorted(levels, key=lambda one: one.rank)
                for unit in (tree.units(wanted) if top is None else tree.descendants(top, wanted))
            )
            yield Consolidation(
                unit=top,
                period=periods[days],
                expected=expected,
                reported=tuple(cells.reported),
                cells={key: Cell(key, tuple(parts)) for key, parts in cells.contributions.items()},
                said_none={name: tuple(units) for name, units in cells.none.items()},
            )


def _gather(cells: _Gathered, unit: AdministrativeUnit, each: _Return) -> None:
    cells.reported.append(unit)
    for key, value in each.figures.items():
        same_words = key._replace(row=match_key(key.row))
        first = cells.names.setdefault(same_words, key)
        cells.contributions.setdefault(first, []).append(Contribution(unit, value))
    for name in each.none:
        cells.none.setdefault(name, []).append(unit)
