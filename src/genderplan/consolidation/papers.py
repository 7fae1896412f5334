"""What one unit says on one period: the figures of a report, or those of a long table."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias, cast

import attrs

from genderplan.consolidation.tables import CellKey, CellValue, total
from genderplan.indicators import Observation, check_observations
from genderplan.indicators.observations import ObservedValue
from genderplan.issues import Issue, Issues, Severity
from genderplan.periods import Period
from genderplan.plans import Activity, Report
from genderplan.quantities import Count, Money, Ratio
from genderplan.validation import validate

__all__ = ["Paper", "of_report", "of_rows"]


@attrs.frozen
class Paper:
    """What one unit says on one period.

    ``dated`` is the day of the document, ``received`` that of its arrival; ``none`` names the
    tables in which it says "Không"; ``issues`` is what is wrong or doubtful in it.
    """

    unit: str
    unit_code: str
    period: Period
    figures: Mapping[CellKey, CellValue | ObservedValue]
    issues: Issues
    dated: dt.date | None = None
    received: dt.date | None = None
    none: frozenset[str] = frozenset()


Placed: TypeAlias = Callable[[Iterable[Issue]], Issues]


def of_report(report: Report, name: str, placed: Placed = Issues) -> Paper:
    """The figures of *report*, checked; *name* is that of its file or its place in a list.

    *placed* says where in the file the findings stand.
    """
    figures: dict[CellKey, CellValue | ObservedValue] = {}
    for key, value in _figures(report):
        known = figures.get(key)
        figures[key] = value if known is None else total([cast("CellValue", known), value])
    dated = report.number.date if report.number is not None else None
    # Whether its unit exists is told where the report is placed.
    doubts = (
        each
        for each in validate(report)
        if each.severity is not Severity.NOTE and each.path != "unit"
    )
    return Paper(
        unit=report.unit,
        unit_code=report.unit_code,
        period=report.period,
        figures=figures,
        issues=_told_in(placed(doubts), name),
        dated=dated if isinstance(dated, dt.date) else None,
        received=report.received,
        none=frozenset(each.value for each in report.none_reported),
    )


def of_rows(rows: Iterable[Observation], name: str, placed: Placed = Issues) -> Iterator[Paper]:
    """The figures of a long table, unit by unit and period by period."""
    columns: dict[str, str] = {}
    groups: dict[tuple[str, Period], list[Observation]] = {}
    for seen in rows:
        groups.setdefault((seen.unit, seen.period), []).append(seen)
        if type(seen.value) in _COLUMNS:
            columns.setdefault(seen.indicator, _COLUMNS[type(seen.value)])
    for (unit, period), group in groups.items():
        arrived = [seen.received for seen in group if seen.received is not None]
        yield Paper(
            unit="",
            unit_code=unit,
            period=period,
            figures={_key(seen, columns): seen.value for seen in group},
            issues=_told_in(placed(check_observations(group)), name),
            received=max(arrived, default=None),
        )


_COLUMNS: Final[Mapping[type, str]] = {Count: "number", Ratio: "share", Money: "cost"}


def _key(seen: Observation, columns: Mapping[str, str]) -> CellKey:
    cells = "".join(f", {dimension}={category}" for dimension, category in seen.breakdown)
    return CellKey("results", seen.indicator + cells, columns.get(seen.indicator, "share"))


def _told_in(issues: Iterable[Issue], name: str) -> Issues:
    """Findings with the name of their file, or with their place in the list of reports."""
    if name.startswith("["):
        return Issues(attrs.evolve(each, path=f"{name}.{each.path}") for each in issues)
    return Issues(attrs.evolve(each, source=name) for each in issues)


def _figures(report: Report) -> Iterator[tuple[CellKey, CellValue]]:
    for event in report.events:
        yield from _row("events", event.name, event.sessions, "sessions")
        if event.participants is not None:
            key = CellKey("events", event.name, "participants")
            yield key, event.participants.complete()
    for broadcast in report.broadcasts:
        yield from _row("broadcasts", broadcast.name, broadcast.number, _number_of(broadcast.per))
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
        yield CellKey("tallies", tally.item.value, _number_of(tally.per)), tally.total


def _number_of(per: str) -> str:
    """The column of a number, which goes by the time in which it recurs."""
    return f"number a {per}" if per else "number"
