"""Rules for tables of changes of units that go on: names, kinds and parents that fit together.

Decided: the row of a unit may state what it was before its changes or what it is after them, for
lists of both sorts exist; what it states must be one of the two.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from genderplan._messages import Message, mark, message
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.changes import Change
from genderplan.hierarchy.kinds import UnitKind, kind_from_word
from genderplan.hierarchy.rows import BAD_CELL, Rows, UnitRow
from genderplan.issues import Issue, IssueKind, Severity

__all__ = ["changes_follow_each_other", "changes_name_units"]

_DAY: Final = dt.timedelta(days=1)

NO_UNIT: Final = IssueKind(
    "GP219",
    Severity.ERROR,
    mark("no unit has the code {code} on {before} and still on {date}"),
    mark("Correct the code or the day; a unit that ends has successors and no change."),
)
OTHER_VALUE: Final = IssueKind(
    "GP220",
    Severity.ERROR,
    mark("the change of {date} starts from {before}, but the {attribute} of {code} was {found}"),
    mark("Correct the change, or the row of the unit."),
)


def changes_name_units(rows: Rows) -> Iterator[Issue]:
    """Every change is one of a unit that goes on, to a kind of its level or a unit above it."""
    for change in rows.changes:
        unit = _unit(rows, change)
        if unit is None:
            before, date = str(change.date - _DAY), str(change.date)
            yield NO_UNIT.at(f"{change.path}.code", code=change.code, before=before, date=date)
            continue
        sides = (
            ("from", change.before, change.date - _DAY),
            ("to", change.after, change.date),
        )
        for column, value, day in sides:
            if expected := _misfit(rows, unit, change.attribute, value, day):
                yield BAD_CELL.at(
                    f"{change.path}.{column}", column=column, value=repr(value), expected=expected
                )


def _unit(rows: Rows, change: Change) -> UnitRow | None:
    unit = rows.unit(change.code, change.date)
    return unit if unit is not None and unit.covers(change.date - _DAY) else None


def _misfit(
    rows: Rows, unit: UnitRow, attribute: str, value: str, day: dt.date
) -> str | Message | None:
    """What is expected in place of *value*; None when it fits."""
    if attribute == "kind":
        try:
            kind_from_word(unit.kind.level, value)
        except InvalidValueError:
            return ", ".join(kind.word for kind in UnitKind if kind.level is unit.kind.level)
    if attribute == "parent":
        above = rows.unit(value, day)
        if above is None or above.kind.level.rank >= unit.kind.level.rank:
            return message("the codes of higher units on {day}", day=str(day))
    return None


def changes_follow_each_other(rows: Rows) -> Iterator[Issue]:
    """A change starts from what the change before it, or the row of the unit, has stated."""
    ordered = sorted(rows.changes, key=lambda one: (one.code, one.attribute, one.date))
    for _, group in groupby(ordered, key=lambda one: (one.code, one.attribute)):
        changes = [change for change in group if _unit(rows, change) is not None]
        for earlier, change in pairwise(changes):
            if _unit(rows, earlier) == _unit(rows, change) and change.before != earlier.after:
                yield _other(change, earlier.after)
        for _, same in groupby(changes, key=lambda one: _unit(rows, one)):
            yield from _row_fits(rows, list(same))


def _row_fits(rows: Rows, changes: list[Change]) -> Iterator[Issue]:
    unit = _unit(rows, changes[0])
    if unit is None:
        return
    stated = {"kind": unit.kind.word, "name": unit.name, "parent": unit.parent}
    value = stated[changes[0].attribute]
    if value not in {changes[0].before, changes[-1].after}:
        yield _other(changes[0], value)


def _other(change: Change, found: str) -> Issue:
    return OTHER_VALUE.at(
        f"{change.path}.from",
        date=str(change.date),
        before=change.before,
        attribute=change.attribute,
        code=change.code,
        found=found,
    )
