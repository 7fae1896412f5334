"""The linter of tables of units, successions and changes: rules that every such table must meet.

The rules are public, because the official conversion table of July 2025 breaks five of them and
packages that copied it carry its errors. Each rule is a plain function of the rows; a rule reports
every row that breaks it, with its place.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from genderplan._messages import Message, mark, message
from genderplan._text import match_key
from genderplan.errors import FileError, InvalidValueError
from genderplan.hierarchy.history import Share
from genderplan.hierarchy.rows import BAD_CELL, Change, Rows, SuccessionRow, UnitRow, read_rows
from genderplan.hierarchy.units import Level, UnitKind, kind_from_word
from genderplan.issues import Issue, IssueKind, Issues, Severity

Rule: TypeAlias = Callable[[Rows], Iterator[Issue]]
_DAY: Final = dt.timedelta(days=1)
SAME_CODE: Final = IssueKind(
    "GP204",
    Severity.ERROR,
    mark("the code {code} stands for {first} and for {second} on the same days"),
    mark("A code stands for one unit on any day."),
)
NO_PARENT: Final = IssueKind(
    "GP205",
    Severity.ERROR,
    mark("{unit} belongs to {parent}, which is no higher unit on the same days"),
    mark("Correct the code of the parent or the days."),
)
PARENT_OF_PROVINCE: Final = IssueKind(
    "GP206",
    Severity.ERROR,
    mark("{unit} has the parent {parent}; a province has none, any other unit has one"),
    mark("Correct the level or the parent."),
)
UNKNOWN_OLD: Final = IssueKind(
    "GP207",
    Severity.ERROR,
    mark("no unit has the old code {code} on {day}"),
    mark("Correct the code, or add the unit."),
)
UNKNOWN_NEW: Final = IssueKind(
    "GP208",
    Severity.ERROR,
    mark("no unit has the new code {code} on {day}"),
    mark("Correct the code, or add the unit."),
)
SAME_STEP: Final = IssueKind(
    "GP209",
    Severity.ERROR,
    mark("the step from {old} to {new} stands twice"),
    mark("Remove one of the rows."),
)
WHOLE_TWICE: Final = IssueKind(
    "GP210",
    Severity.ERROR,
    mark("{old} went whole to {new}, but has {count} successors"),
    mark("A whole unit has one successor: one of the rows carries another unit's code."),
)
PART_ALONE: Final = IssueKind(
    "GP211",
    Severity.ERROR,
    mark("{old} went in part to {new}, but has no other successor"),
    mark("Add the other successors, or write that the whole unit went."),
)
MAIN: Final = IssueKind(
    "GP212",
    Severity.ERROR,
    mark("{old} has {count} main successors; exactly one is expected"),
    mark("Mark the one that carries the unit on."),
)
NO_SUCCESSOR: Final = IssueKind(
    "GP213",
    Severity.ERROR,
    mark("{unit} ends on {day} and has no successor"),
    mark("Add what became of it."),
)
NO_PREDECESSOR: Final = IssueKind(
    "GP214",
    Severity.ERROR,
    mark("{unit} begins on {day} and has no predecessor"),
    mark("Add what it was made of."),
)
OTHER_PROVINCE: Final = IssueKind(
    "GP215",
    Severity.ERROR,
    mark("{old} went to {new} in {found}, but its province went to {expected}"),
    mark("One of the codes is another unit's."),
)
OTHER_NAME: Final = IssueKind(
    "GP216",
    Severity.ERROR,
    mark("the table calls {code} {stated}; in the list of units it is {listed}"),
    mark("Find the unit that the name means and take its code."),
)
OTHER_OLD_PROVINCE: Final = IssueKind(
    "GP217",
    Severity.ERROR,
    mark("the table puts {unit} in {stated}; in the list of units it belongs to {listed}"),
    mark("Correct the province."),
)
DAYS: Final = IssueKind(
    "GP218",
    Severity.ERROR,
    mark("{unit} begins on {since} and ends on {until}, before it begins"),
    mark("Correct the days."),
)
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


def _name(row: UnitRow) -> str:
    return f"{row.kind.word} {row.name} ({row.code})"


def _overlap(one: UnitRow, other: UnitRow) -> bool:
    first = max(one.since or dt.date.min, other.since or dt.date.min)
    return first <= min(one.until or dt.date.max, other.until or dt.date.max)


def days_in_order(rows: Rows) -> Iterator[Issue]:
    """A unit ends on or after the day on which it begins."""
    for row in rows.units:
        if row.since and row.until and row.until < row.since:
            yield DAYS.at(row.path, unit=_name(row), since=row.since, until=row.until)


def one_unit_for_a_code(rows: Rows) -> Iterator[Issue]:
    """A code stands for one unit on any day."""
    for same in rows.by_code.values():
        for at, row in enumerate(same):
            for earlier in same[:at]:
                if _overlap(earlier, row):
                    yield SAME_CODE.at(
                        f"{row.path}.code", code=row.code, first=_name(earlier), second=_name(row)
                    )


def parents_exist(rows: Rows) -> Iterator[Issue]:
    """Every unit but a province belongs to a higher unit that exists on all its days."""
    for row in rows.units:
        if (row.kind.level is Level.PROVINCE) == bool(row.parent):
            yield PARENT_OF_PROVINCE.at(
                f"{row.path}.parent", unit=_name(row), parent=repr(row.parent)
            )
        elif row.parent and not any(
            _holds(above, row, rows.changes_of(row)) for above in rows.by_code.get(row.parent, ())
        ):
            yield NO_PARENT.at(f"{row.path}.parent", unit=_name(row), parent=row.parent)


def _holds(above: UnitRow, row: UnitRow, changes: list[Change]) -> bool:
    """Whether *above* exists on all days on which *row* belongs to it as its row states."""
    moves = [change for change in changes if change.attribute == "parent"]
    first, last = row.since or above.since or dt.date.min, row.until or dt.date.max
    if moves and row.parent == moves[-1].after:
        first = moves[-1].date
    elif moves:
        last = moves[0].date - _DAY
    lower = above.kind.level.rank < row.kind.level.rank
    return lower and above.covers(first) and above.covers(last)


def steps_join_units(rows: Rows) -> Iterator[Issue]:
    """Every step leads from a unit that ends the day before, or gives a part, to one of the day."""
    for row in rows.successions:
        before = row.on - _DAY
        old, new = rows.unit(row.old_code, before), rows.unit(row.new_code, row.on)
        if old is None or (old.until != before and row.share is Share.WHOLE):
            yield UNKNOWN_OLD.at(f"{row.path}.old_code", code=row.old_code, day=before)
        if new is None or new is old:
            yield UNKNOWN_NEW.at(f"{row.path}.new_code", code=row.new_code, day=row.on)


def _by_old(rows: Rows, *, ended: bool = False) -> Iterator[tuple[str, list[SuccessionRow]]]:
    """The steps of each old unit on each day; with *ended* only of those that ended."""
    ordered = sorted(rows.successions, key=lambda row: (row.on, row.old_code))
    for (_, code), group in groupby(ordered, key=lambda row: (row.on, row.old_code)):
        steps = list(group)
        goes_on = (old := rows.unit(code, steps[0].on - _DAY)) and old.covers(steps[0].on)
        if not (ended and goes_on):
            yield code, steps


def steps_stand_once(rows: Rows) -> Iterator[Issue]:
    """No step is stated twice."""
    for old, group in _by_old(rows):
        seen: set[str] = set()
        for row in group:
            if row.new_code in seen:
                yield SAME_STEP.at(row.path, old=old, new=row.new_code)
            seen.add(row.new_code)


def shares_fit(rows: Rows) -> Iterator[Issue]:
    """A unit that went whole has one successor, one that went in part has two or more."""
    for old, group in _by_old(rows, ended=True):
        for row in group:
            if row.share is Share.WHOLE and len(group) > 1:
                yield WHOLE_TWICE.at(
                    f"{row.path}.share", old=old, new=row.new_code, count=len(group)
                )
            if row.share not in {Share.WHOLE, Share.UNKNOWN} and len(group) == 1:
                yield PART_ALONE.at(f"{row.path}.share", old=old, new=row.new_code)


def one_main_successor(rows: Rows) -> Iterator[Issue]:
    """Every old unit has exactly one main successor."""
    for old, group in _by_old(rows, ended=True):
        count = sum(row.main for row in group)
        if count != 1:
            yield MAIN.at(f"{group[0].path}.main", old=old, count=count)


def nobody_is_lost(rows: Rows) -> Iterator[Issue]:
    """Where a day has steps, all units that end before it and all that begin on it have one.

    A unit with units below it (a district) may leave the step to them.
    """
    parents = {(row.parent, row.until) for row in rows.units}
    for on in sorted({row.on for row in rows.successions}):
        steps = [row for row in rows.successions if row.on == on]
        old, new = {row.old_code for row in steps}, {row.new_code for row in steps}
        last = on - _DAY
        for row in rows.units:
            if row.until == last and row.code not in old and (row.code, last) not in parents:
                yield NO_SUCCESSOR.at(row.path, unit=_name(row), day=last)
            if row.since == on and row.code not in new:
                yield NO_PREDECESSOR.at(row.path, unit=_name(row), day=on)


def _province(rows: Rows, row: UnitRow | None, day: dt.date) -> UnitRow | None:
    for _ in Level:
        if row is None or row.kind.level is Level.PROVINCE:
            return row
        row = rows.unit(row.parent, day)
    return None


def provinces_agree(rows: Rows) -> Iterator[Issue]:
    """A unit goes where its province went: no commune crosses into another new province."""
    target: dict[tuple[dt.date, str], str] = {
        (row.on, row.old_code): row.new_code
        for row in rows.successions
        if (old := rows.unit(row.old_code, row.on - _DAY)) and old.kind.level is Level.PROVINCE
    }
    for row in rows.successions:
        old = _province(rows, rows.unit(row.old_code, row.on - _DAY), row.on - _DAY)
        new = _province(rows, rows.unit(row.new_code, row.on), row.on)
        expected = target.get((row.on, old.code)) if old else None
        if new and expected and expected != new.code:
            yield OTHER_PROVINCE.at(
                row.path, old=row.old_code, new=row.new_code, found=new.code, expected=expected
            )


def names_are_those_of_the_list(rows: Rows) -> Iterator[Issue]:
    """Where a table of successions prints names and provinces, they are those of the list."""
    for row in rows.successions:
        sides = (
            ("old", row.old_code, row.old_name, row.old_province, row.on - _DAY),
            ("new", row.new_code, row.new_name, row.new_province, row.on),
        )
        for side, code, name, province, day in sides:
            unit = rows.unit(code, day)
            listed = _province(rows, unit, day)
            if name and unit and not _same_name(name, unit):
                path = f"{row.path}.{side}_name"
                yield OTHER_NAME.at(path, code=code, stated=name, listed=_name(unit))
            if province and unit and listed and not _same_name(province, listed):
                path, named = f"{row.path}.{side}_province", _name(listed)
                yield OTHER_OLD_PROVINCE.at(path, unit=_name(unit), stated=province, listed=named)


def _same_name(stated: str, unit: UnitRow) -> bool:
    names = (unit.name, f"{unit.kind.word} {unit.name}")
    return match_key(stated) in {match_key(name) for name in names}


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
            return message("the codes of higher units on {day}", day=day)
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
        date=change.date,
        before=change.before,
        attribute=change.attribute,
        code=change.code,
        found=found,
    )


RULES: Final[tuple[Rule, ...]] = (
    days_in_order,
    one_unit_for_a_code,
    parents_exist,
    steps_join_units,
    steps_stand_once,
    shares_fit,
    one_main_successor,
    nobody_is_lost,
    provinces_agree,
    names_are_those_of_the_list,
    changes_name_units,
    changes_follow_each_other,
)


def check_rows(
    units: Iterable[Mapping[str, object]],
    successions: Iterable[Mapping[str, object]] = (),
    changes: Iterable[Mapping[str, object]] = (),
) -> Issues:
    """Everything that is wrong with a table of units and what became of them.

    The columns are those of :meth:`Hierarchy.from_rows`. A table of successions may also print
    ``old_name``, ``new_name``, ``old_province`` and ``new_province``; they are compared with the
    list of units, which finds a row that carries another unit's code.

    >>> units = [{"code": "90001", "level": "commune", "kind": "xã", "name": "Thử", "parent": "90"}]
    >>> print(check_rows(units))  # doctest: +ELLIPSIS
    GP205 error at units[0].parent: xã Thử (90001) belongs to 90, which is no higher unit ...
    """
    rows, issues = read_rows(units, successions, changes)
    return Issues([*issues, *findings(rows)])


def findings(rows: Rows) -> Iterator[Issue]:
    """What the rules find in rows that can be read."""
    return (issue for rule in RULES for issue in rule(rows))


def checked_rows(
    units: Iterable[Mapping[str, object]],
    successions: Iterable[Mapping[str, object]],
    changes: Iterable[Mapping[str, object]],
) -> Rows:
    """The rows, when nothing is wrong with them.

    Raises :class:`~genderplan.errors.FileError` with every finding when anything is.
    """
    rows, issues = read_rows(units, successions, changes)
    issues += findings(rows)
    if issues:
        first = issues[0]
        summary = message("the rows have {count} errors:", count=len(issues))
        if len(issues) == 1:
            summary = message("{path}: {sentence}", path=first.path, sentence=first.summary)
        raise FileError(summary, path=issues[0].path, issues=Issues(issues))
    return rows
