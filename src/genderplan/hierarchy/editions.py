"""An edition: the units that begin and end on the same days, by code.

Decided: a unit becomes an object when somebody asks for it. Of the 14,149 rows of the packaged
editions a look-up needs three or four, so rows stay text until then; asking for all units, or for
the children of one, makes them all, once.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import attrs

from genderplan.hierarchy.units import AdministrativeUnit

__all__ = ["Edition", "UnitRows", "names_of"]

_Make: TypeAlias = Callable[[str, "UnitRows"], AdministrativeUnit]


@attrs.frozen(eq=False, repr=False)
class UnitRows(Mapping[str, AdministrativeUnit]):
    """Units by code, in the order of their rows, each made from its row when first asked for."""

    rows: Mapping[str, str]
    make: _Make
    changed: frozenset[str] = frozenset()
    made: dict[str, AdministrativeUnit] = attrs.field(factory=dict, init=False)

    def __getitem__(self, code: str) -> AdministrativeUnit:
        unit = self.made.get(code)
        if unit is None:
            unit = self.made.setdefault(code, self.make(self.rows[code], self))
        return unit

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnitRows):
            return NotImplemented
        return self is other or (self.rows == other.rows and self.make == other.make)

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, code: object) -> bool:
        return code in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def names(self) -> Iterator[tuple[str, str]]:
        """Each code with its names, making only units that changed theirs."""
        for code, row in self.rows.items():
            yield code, row.split("\t", 3)[2]
        for code in self.changed:
            yield from _names(self[code])


@attrs.frozen(eq=False)
class Edition:
    """Units that exist on the same days; ``moves`` are days on which one changes its parent."""

    since: dt.date | None
    until: dt.date | None
    units: Mapping[str, AdministrativeUnit] = attrs.field(repr=False)
    moves: tuple[dt.date, ...] = ()

    def covers(self, day: dt.date) -> bool:
        """Whether the units of this edition exist on *day*."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


def names_of(units: Mapping[str, AdministrativeUnit]) -> Iterator[tuple[str, str]]:
    """Each code with every name of its unit, without making units that are still rows."""
    if isinstance(units, UnitRows):
        return units.names()
    return (pair for unit in units.values() for pair in _names(unit))


def _names(unit: AdministrativeUnit) -> Iterator[tuple[str, str]]:
    yield unit.code, unit.name
    for state in unit.former:
        yield unit.code, state.name
