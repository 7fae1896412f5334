"""A hierarchy built from anybody's rows, checked first.

Decided: rows become the same editions, units and successions as the packaged data, so that
everything that works on Vietnam's list works on an invented district or a ministry's own list.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from genderplan._messages import message
from genderplan.errors import FileError
from genderplan.hierarchy.changes import Change, changes_by_code, history
from genderplan.hierarchy.checks import findings
from genderplan.hierarchy.editions import Edition
from genderplan.hierarchy.rows import Rows, SuccessionRow, UnitRow, read_rows
from genderplan.hierarchy.succession import SuccessionTable
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.issues import Issues

__all__ = ["checked_rows", "editions_of", "tables_of"]

_DAY: Final = dt.timedelta(days=1)


def checked_rows(
    units: Iterable[Mapping[str, object]],
    successions: Iterable[Mapping[str, object]],
    changes: Iterable[Mapping[str, object]],
) -> Rows:
    """The rows, when nothing is wrong with them; otherwise one error with every finding."""
    rows, issues = read_rows(units, successions, changes)
    issues += findings(rows)
    if issues:
        summary = message(
            "errors in the rows: {count}; the first: {first}",
            count=len(issues),
            first=issues[0].summary,
        )
        raise FileError(summary, path=issues[0].path, issues=Issues(issues))
    return rows


def editions_of(rows: Rows) -> tuple[Edition, ...]:
    """The units of *rows*, those with the same days together."""
    made: dict[str, AdministrativeUnit] = {}
    groups: dict[tuple[dt.date | None, dt.date | None], dict[str, AdministrativeUnit]] = {}
    moves: set[dt.date] = set()
    for row in sorted(rows.units, key=lambda row: (row.kind.level.rank, row.code)):
        changes = changes_by_code(rows.changes, row.since, row.until).get(row.code, [])
        moves |= {change.date for change in changes if change.attribute == "parent"}
        unit = _unit(row, changes, rows, made)
        made[row.path] = unit
        groups.setdefault((row.since, row.until), {})[row.code] = unit
    return tuple(
        Edition(since, until, units, tuple(sorted(moves)))
        for (since, until), units in groups.items()
    )


def _unit(
    row: UnitRow, changes: list[Change], rows: Rows, made: Mapping[str, AdministrativeUnit]
) -> AdministrativeUnit:
    first, last = row.since or dt.date.min, row.until or dt.date.max

    def above(code: str, *days: dt.date) -> AdministrativeUnit | None:
        found = (rows.unit(code, day) for day in (*days, first, last))
        parent = next(filter(None, found), None)
        return made[parent.path] if parent else None

    kind, name, parent, former = history(row.kind, row.name, row.parent, changes, above)
    return AdministrativeUnit(
        row.code, kind, name, above(parent, last), row.since, row.until, former
    )


def tables_of(rows: Rows) -> tuple[SuccessionTable, ...]:
    """The successions of *rows*, a table for each day."""
    days: dict[dt.date, list[str]] = {}
    for row in rows.successions:
        days.setdefault(row.on, []).append(_line(row))
    return tuple(SuccessionTable(day, tuple(days[day])) for day in sorted(days))


def _line(row: SuccessionRow) -> str:
    basis = row.basis.replace("\t", " ")
    return "\t".join((row.old_code, row.new_code, row.share, "1" if row.main else "0", basis))
