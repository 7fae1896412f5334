"""The packaged tables as text, turned into editions, changes, successions and aliases.

Decided: packaged tables are read without checks, because the checks ran on them in the tests; rows
that somebody brings are always checked (:meth:`Hierarchy.from_rows`). The level of a unit follows
from the length of its official code: 2 digits, 3 or 5.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs

from genderplan.evidence import Evidence
from genderplan.hierarchy.changes import Change, changes_by_code, history
from genderplan.hierarchy.editions import Edition, UnitRows
from genderplan.hierarchy.kinds import Level, UnitKind
from genderplan.hierarchy.succession import SuccessionTable
from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = ["read_aliases", "read_changes", "read_successions", "read_units"]

_LEVELS: Final = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}
_KINDS: Final = {
    (length, kind.word): kind
    for length, level in _LEVELS.items()
    for kind in UnitKind
    if kind.level is level
}


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")[1:]


def read_changes(text: str) -> tuple[Change, ...]:
    """The changes of a table ``code, date, change, from, to, basis, evidence``."""
    rows = (line.split("\t") for line in _lines(text))
    return tuple(
        Change(code, dt.date.fromisoformat(date), what, before, after, basis, Evidence(evidence))
        for code, date, what, before, after, basis, evidence in rows
    )


def read_aliases(text: str) -> dict[str, tuple[str, ...]]:
    r"""Other names of units by code, from a table ``code, alias``.

    >>> read_aliases("code\talias\n79\tHCM\n79\tSài Gòn\n")
    {'79': ('HCM', 'Sài Gòn')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines(text):
        code, alias = line.split("\t")
        found[code] = (*found.get(code, ()), alias)
    return found


def read_units(
    text: str,
    since: dt.date | None,
    until: dt.date | None,
    changes: Iterable[Change] = (),
) -> Edition:
    r"""One edition: a table ``code, kind, name, parent`` and the days between which it holds.

    >>> table = "code\tkind\tname\tparent\n90\ttỉnh\tVí Dụ\t\n90001\txã\tThử\t90\n"
    >>> read_units(table, None, None).units["90001"].full_path()
    'xã Thử, tỉnh Ví Dụ'
    """
    changed = changes_by_code(changes, since, until)
    rows = {line.partition("\t")[0]: line for line in _lines(text)}
    make = _RowReader(since, until, changed)
    return Edition(since, until, UnitRows(rows, make, frozenset(changed.keys() & rows.keys())))


@attrs.frozen
class _RowReader:
    """Makes a unit of a row; an object and no closure, so that a tree can be pickled."""

    since: dt.date | None
    until: dt.date | None
    changed: dict[str, list[Change]]

    def __call__(self, line: str, units: UnitRows) -> AdministrativeUnit:
        code, word, name, parent = line.split("\t")
        kind = _KINDS[len(code), word]
        former: tuple[FormerState, ...] = ()
        if code in self.changed:

            def above(code: str) -> AdministrativeUnit | None:
                return units[code] if code else None

            kind, name, parent, former = history(kind, name, parent, self.changed[code], above)
        unit_above = units[parent] if parent else None
        return AdministrativeUnit(code, kind, name, unit_above, self.since, self.until, former)


def read_successions(text: str, on: dt.date) -> SuccessionTable:
    """The steps of one day: a table ``old_code, new_code, share, main, sources``."""
    return SuccessionTable(on, _lines(text))
