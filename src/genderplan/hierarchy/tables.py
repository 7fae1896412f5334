"""Tables of units and successions as text, turned into objects.

Decided: the packaged tables are read without checks, because the same checks ran on them in the
tests; rows that somebody brings are always checked first (:func:`check_rows`). A unit's level
follows from the length of its official code: 2 digits, 3 or 5.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import attrs

from genderplan.hierarchy.evidence import Evidence
from genderplan.hierarchy.kinds import Level, UnitKind, kind_from_word
from genderplan.hierarchy.succession import SuccessionTable
from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = ["Change", "read_aliases", "read_changes", "read_successions", "read_units"]

_LEVELS: Final = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}
_KINDS: Final = {
    (length, kind.word): kind
    for length, level in _LEVELS.items()
    for kind in UnitKind
    if kind.level is level
}
_DAY: Final = dt.timedelta(days=1)


@attrs.frozen
class Change:
    """A change of name or kind of a unit that goes on: what it was before a day, and why."""

    code: str
    date: dt.date
    attribute: str
    before: str
    after: str
    basis: str
    evidence: Evidence


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
    """Other names of units by code, from a table ``code, alias``."""
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
) -> list[AdministrativeUnit]:
    """The units of one edition: a table ``code, kind, name, parent``, parents before children.

    >>> table = "code\\tkind\\tname\\tparent\\n90\\ttỉnh\\tVí Dụ\\t\\n90001\\txã\\tThử\\t90\\n"
    >>> read_units(table, None, None)
    [<tỉnh Ví Dụ 90>, <xã Thử 90001>]
    """
    units: dict[str, AdministrativeUnit] = {}
    unit, kinds, above = AdministrativeUnit, _KINDS, units.get
    history = _by_code(changes, since, until)
    for line in _lines(text):
        code, word, name, parent = line.split("\t")
        kind = kinds[len(code), word]
        if code in history:
            former, kind, name = _states(kind, name, history[code])
            units[code] = unit(code, kind, name, above(parent), since, until, former)
        else:
            units[code] = unit(code, kind, name, above(parent), since, until)
    return list(units.values())


def _by_code(
    changes: Iterable[Change], since: dt.date | None, until: dt.date | None
) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda change: change.date):
        if (since is None or since <= change.date) and (until is None or change.date <= until):
            found.setdefault(change.code, []).append(change)
    return found


def _states(
    kind: UnitKind, name: str, changes: Sequence[Change]
) -> tuple[tuple[FormerState, ...], UnitKind, str]:
    """The states before each change, and the kind and name after the last.

    The list may show a unit before or after its changes; both are told by the changes themselves.
    """
    now = {"kind": kind.word, "name": name}
    for change in reversed(changes):
        now[change.attribute] = change.before
    states: list[FormerState] = []
    for date, group in groupby(changes, key=lambda change: change.date):
        made = tuple(group)
        before = kind_from_word(kind.level, now["kind"])
        states.append(
            FormerState(
                until=date - _DAY,
                kind=before,
                name=now["name"],
                basis=made[0].basis,
                evidence=made[0].evidence,
            )
        )
        now |= {change.attribute: change.after for change in made}
    return tuple(states), kind_from_word(kind.level, now["kind"]), now["name"]


def read_successions(text: str, on: dt.date) -> SuccessionTable:
    """The steps of one day: a table ``old_code, new_code, share, main, sources``."""
    return SuccessionTable(on, _lines(text))
