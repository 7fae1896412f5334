"""Tables of units, successions and changes as people bring them, and back into such tables.

A row is a mapping of columns to text, as ``csv.DictReader`` gives it. It is read leniently, and
everything wrong with a cell becomes a finding with the row's place, so that a whole table is judged
at once. Columns that mean nothing here are findings too: a misspelled column must not lose its
contents.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeVar

import attrs

from genderplan._messages import mark, message
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.history import SHARES, Share, Succession
from genderplan.hierarchy.tables import KIND_LETTERS, Event, StepTable, UnitTable, code_order
from genderplan.hierarchy.units import (
    AdministrativeUnit,
    Level,
    UnitKind,
    UnitState,
    kind_from_word,
)
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods.calendar import as_date, is_between

MISSING_CELL: Final = IssueKind(
    "GP201", Severity.ERROR, mark("the column {column} is empty"), mark("Fill it in.")
)
BAD_CELL: Final = IssueKind(
    "GP202",
    Severity.ERROR,
    mark("the column {column} holds {value}, which is not one of {expected}"),
    mark("Correct the cell."),
)
UNKNOWN_COLUMN: Final = IssueKind(
    "GP203",
    Severity.ERROR,
    mark("the column {column} is not known"),
    mark("Known columns: {expected}."),
)
_UNIT_COLUMNS: Final = ("code", "level", "kind", "name", "parent", "since", "until")
_SUCCESSION_COLUMNS: Final = (
    *("old_code", "new_code", "share", "on", "main", "basis"),
    *("old_name", "new_name", "old_province", "new_province"),
)
_CHANGE_COLUMNS: Final = ("code", "date", "change", "from", "to", "basis")
_ATTRIBUTES: Final = ("kind", "name", "parent")
_Row = TypeVar("_Row")
_FIRST_YEAR: Final = 1800
_NO_END: Final = str(dt.date.max)  # tables write 9999-12-31 for "until now"
_YES: Final = frozenset({"1", "true", "yes", "x", "có"})


@attrs.frozen(kw_only=True)
class UnitRow:
    """One row of a table of units, and where it stood."""

    path: str
    code: str
    kind: UnitKind
    name: str
    parent: str
    since: dt.date | None
    until: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the unit exists on *day*."""
        return is_between(self.since, day, self.until)


@attrs.frozen(kw_only=True)
class SuccessionRow:
    """One row of a table of successions, and where it stood.

    The names and provinces are those that the table itself prints beside the codes, if any.
    """

    path: str
    old_code: str
    new_code: str
    share: Share
    on: dt.date
    main: bool
    basis: str
    old_name: str
    new_name: str
    old_province: str
    new_province: str


@attrs.frozen
class Change:
    """One change of a unit that goes on: kind, name or parent became ``after`` on ``date``."""

    code: str
    date: dt.date
    attribute: str
    before: str
    after: str
    basis: str = ""
    path: str = attrs.field(default="", eq=False, repr=False)  # where its row stood


_Coded = TypeVar("_Coded", UnitRow, Change)


@attrs.frozen
class Rows:
    """A whole table: units, successions and changes, found by code and day."""

    units: tuple[UnitRow, ...]
    successions: tuple[SuccessionRow, ...]
    changes: tuple[Change, ...]
    by_code: Mapping[str, Sequence[UnitRow]]
    changed: Mapping[str, Sequence[Change]]

    def unit(self, code: str, day: dt.date) -> UnitRow | None:
        """The row of the unit that has this *code* on *day*."""
        return next((row for row in self.by_code.get(code, ()) if row.covers(day)), None)

    def changes_of(self, unit: UnitRow) -> list[Change]:
        """The changes of *unit*, in order of time."""
        own = (change for change in self.changed.get(unit.code, ()) if unit.covers(change.date))
        return sorted(own, key=lambda change: change.date)


class _Cells:
    """The cells of one row as text, and what is found wrong with them."""

    def __init__(self, row: Mapping[str, object], path: str, columns: tuple[str, ...]) -> None:
        self.path = path
        self.columns = columns
        self.row = row
        self.issues = [
            UNKNOWN_COLUMN.at(path, column=repr(name), expected=", ".join(columns))
            for name in row
            if name not in columns
        ]

    def text(self, column: str, *, needed: bool = False) -> str:
        value = self.row.get(column)
        text = "" if value is None else nfc(str(value)).strip()
        if needed and not text:
            self.issues.append(MISSING_CELL.at(f"{self.path}.{column}", column=column))
        return text

    def bad(self, column: str, value: str, expected: str) -> None:
        self.issues.append(
            BAD_CELL.at(
                f"{self.path}.{column}", column=column, value=repr(value), expected=expected
            )
        )

    def choice(self, column: str, known: tuple[str, ...]) -> str:
        text = self.text(column, needed=True)
        if text and text not in known:
            self.bad(column, text, ", ".join(known))
            return ""
        return text

    def day(self, column: str, *, needed: bool = False) -> dt.date | None:
        text = self.text(column, needed=needed)
        if not text or text == _NO_END:
            return None
        try:
            day = as_date(text)
        except InvalidValueError:
            day = dt.date.min
        if day.year < _FIRST_YEAR:  # "0205-07-01" is a slip of the hand
            self.bad(column, text, "2025-07-01, ...")
            return None
        return day


def _unit(cells: _Cells) -> UnitRow | None:
    code, name = cells.text("code", needed=True), cells.text("name", needed=True)
    level = cells.choice("level", tuple(Level))
    word = cells.text("kind", needed=True)
    since, until = cells.day("since"), cells.day("until")
    if cells.issues:
        return None
    try:
        kind = kind_from_word(Level(level), word)
    except InvalidValueError:
        known = (kind.word for kind in UnitKind if kind.level == level)
        cells.bad("kind", word, ", ".join(known))
        return None
    parent = cells.text("parent")
    return UnitRow(
        path=cells.path, code=code, kind=kind, name=name, parent=parent, since=since, until=until
    )


def _succession(cells: _Cells) -> SuccessionRow | None:
    share = cells.choice("share", tuple(Share))
    on = cells.day("on", needed=True)
    texts = {name: cells.text(name) for name in _SUCCESSION_COLUMNS[5:]}
    old, new = cells.text("old_code", needed=True), cells.text("new_code", needed=True)
    main = cells.text("main").casefold()
    if cells.issues or on is None:
        return None
    return SuccessionRow(
        path=cells.path,
        old_code=old,
        new_code=new,
        share=Share(share),
        on=on,
        main=main in _YES if main else share == Share.WHOLE,
        **texts,
    )


def _change(cells: _Cells) -> Change | None:
    code, date = cells.text("code", needed=True), cells.day("date", needed=True)
    what = cells.choice("change", _ATTRIBUTES)
    before, after = cells.text("from", needed=True), cells.text("to", needed=True)
    if cells.issues or date is None:
        return None
    return Change(code, date, what, before, after, cells.text("basis"), path=cells.path)


def _cells(
    rows: Iterable[Mapping[str, object]], name: str, columns: tuple[str, ...]
) -> Iterator[_Cells]:
    for at, row in enumerate(rows):
        given: object = row
        if not isinstance(given, Mapping):
            summary = message("{value} is no row; give cells by column", value=repr(given)[:80])
            raise InvalidValueError(summary, given, f"{name}[{at}]")
        yield _Cells(row, f"{name}[{at}]", columns)


def read_rows(
    units: Iterable[Mapping[str, object]],
    successions: Iterable[Mapping[str, object]] = (),
    changes: Iterable[Mapping[str, object]] = (),
) -> tuple[Rows, list[Issue]]:
    """The rows that can be read, and a finding for every cell that cannot."""
    issues: list[Issue] = []
    unit_rows = tuple(_read(_cells(units, "units", _UNIT_COLUMNS), _unit, issues))
    steps = tuple(
        _read(_cells(successions, "successions", _SUCCESSION_COLUMNS), _succession, issues)
    )
    changed = tuple(_read(_cells(changes, "changes", _CHANGE_COLUMNS), _change, issues))
    return Rows(unit_rows, steps, changed, _by_code(unit_rows), _by_code(changed)), issues


def _by_code(rows: Iterable[_Coded]) -> dict[str, list[_Coded]]:
    found: dict[str, list[_Coded]] = {}
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return found


def _read(
    rows: Iterable[_Cells], read: Callable[[_Cells], _Row | None], issues: list[Issue]
) -> Iterator[_Row]:
    for cells in rows:
        row = read(cells)
        issues += cells.issues
        if row is not None:
            yield row


SHARE_LETTERS: Final = {share: letter for letter, share in SHARES.items()}


def tables_of(rows: Rows) -> tuple[UnitTable, StepTable]:
    """The rows, which must have been checked, as the tables of a hierarchy."""
    events: dict[Event, int] = {}
    lines = [line for row in rows.units for line in _unit_lines(row, rows.changes_of(row), events)]
    steps = []
    for step in rows.successions:
        at = events.setdefault(Event(step.on, step.basis), len(events))
        letter = SHARE_LETTERS[step.share]
        share = letter.upper() if step.main else letter
        steps.append(f"{step.old_code}\t{step.new_code}\t{at}\t{share}")
    tables = ("\n".join(sorted(each, key=_order)) for each in (lines, steps))
    return UnitTable(next(tables), tuple(events)), StepTable(next(tables))


def _order(line: str) -> tuple[int, str]:
    return code_order(line.partition("\t")[0])


def _unit_lines(row: UnitRow, changes: Sequence[Change], events: dict[Event, int]) -> Iterator[str]:
    """A line for each state of a unit, from what it was before its first change."""
    now = {"kind": row.kind.word, "name": row.name, "parent": row.parent}
    for change in reversed(changes):  # the row may state what holds before the changes or after
        now[change.attribute] = change.before
    groups = [(day, list(same)) for day, same in groupby(changes, key=lambda one: one.date)]
    begun = [Event(row.since), *(Event(day, same[0].basis) for day, same in groups)]
    ended = ""
    if row.until is not None:
        ended = str(events.setdefault(Event(row.until + dt.timedelta(days=1)), len(events)))
    for at, event in enumerate(begun):
        if at:
            now |= {change.attribute: change.after for change in groups[at - 1][1]}
        kind = KIND_LETTERS[kind_from_word(row.kind.level, now["kind"])]
        number = events.setdefault(event, len(events))
        last = ended if event is begun[-1] else ""
        yield f"{row.code}\t{kind}\t{now['name']}\t{now['parent']}\t{number}\t{last}"


def unit_row(unit: AdministrativeUnit) -> dict[str, str]:
    """One unit as it is known last, as a row of a table."""
    return {
        "code": unit.code,
        "level": unit.level.value,
        **_cells_of(unit),
        "since": str(unit.since or ""),
        "until": str(unit.until or ""),
    }


def _cells_of(state: AdministrativeUnit | UnitState) -> dict[str, str]:
    parent = state.parent.code if state.parent else ""
    return {"kind": state.kind.word, "name": state.name, "parent": parent}


def succession_row(step: Succession) -> dict[str, str]:
    """One step from an old unit to a new one, as a row of a table."""
    return {
        "old_code": step.old.code,
        "new_code": step.new.code,
        "share": step.share.value,
        "on": str(step.on),
        "main": "1" if step.main else "0",
        "basis": step.basis,
    }


def change_rows(unit: AdministrativeUnit) -> Iterator[dict[str, str]]:
    """What changed of *unit* while it went on, a row for each attribute."""
    for before, after in pairwise(unit.states):
        now = _cells_of(after)
        for attribute, value in _cells_of(before).items():
            if value != now[attribute]:
                yield {
                    "code": unit.code,
                    "date": str(after.since),
                    "change": attribute,
                    "from": value,
                    "to": now[attribute],
                    "basis": after.basis,
                }
