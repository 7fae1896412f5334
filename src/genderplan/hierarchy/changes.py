"""Changes of a unit that goes on: another name, kind or parent from a day on.

Decided: a list may show such a unit before or after its changes; what it was on each day is told by
the changes themselves, worked backwards from the list and forwards again.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final, TypeAlias

import attrs

from genderplan.evidence import Evidence
from genderplan.hierarchy.kinds import UnitKind, kind_from_word
from genderplan.hierarchy.units import AdministrativeUnit, FormerState

__all__ = ["ATTRIBUTES", "Change", "changes_by_code", "history"]

ATTRIBUTES: Final = ("kind", "name", "parent")
Above: TypeAlias = Callable[[str], AdministrativeUnit | None]
_DAY: Final = dt.timedelta(days=1)


@attrs.frozen
class Change:
    """One change: ``attribute`` ("kind", "name" or "parent") became ``after`` on ``date``."""

    code: str
    date: dt.date
    attribute: str
    before: str
    after: str
    basis: str = ""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    path: str = attrs.field(default="", eq=False, repr=False)  # where its row stood


def changes_by_code(
    changes: Iterable[Change], since: dt.date | None, until: dt.date | None
) -> dict[str, list[Change]]:
    """The changes between two days, by the code of their unit, in order of time."""
    found: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda change: change.date):
        if (since is None or since <= change.date) and (until is None or change.date <= until):
            found.setdefault(change.code, []).append(change)
    return found


def history(
    kind: UnitKind, name: str, parent: str, changes: Sequence[Change], above: Above
) -> tuple[UnitKind, str, str, tuple[FormerState, ...]]:
    """Kind, name and parent after the last change, and the states before each."""
    now = {"kind": kind.word, "name": name, "parent": parent}
    for change in reversed(changes):
        now[change.attribute] = change.before
    states: list[FormerState] = []
    for date, group in groupby(changes, key=lambda change: change.date):
        made = tuple(group)
        states.append(
            FormerState(
                until=date - _DAY,
                kind=kind_from_word(kind.level, now["kind"]),
                name=now["name"],
                parent=above(now["parent"]),
                basis=made[0].basis,
                evidence=made[0].evidence,
            )
        )
        now |= {change.attribute: change.after for change in made}
    return kind_from_word(kind.level, now["kind"]), now["name"], now["parent"], tuple(states)
