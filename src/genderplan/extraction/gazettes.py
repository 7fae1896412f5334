"""The names of a hierarchy's units, ready for looking up in a running text.

Decided: one table of names for each span of days without change, and one for all days; it is made
once and kept. A name has the key that :mod:`genderplan.hierarchy` gives it.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import lru_cache

import attrs

from genderplan.errors import GenderplanError
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, UnitKind
from genderplan.hierarchy.names import words_of

__all__ = ["Gazette", "name_key"]


@attrs.frozen(eq=False)
class Gazette:
    """The names of a hierarchy's units, on one day or on all, ready for looking up."""

    hierarchy: Hierarchy
    on: dt.date | None
    by_name: dict[str, tuple[AdministrativeUnit, ...]]

    @classmethod
    def of(cls, hierarchy: Hierarchy, on: dt.date | None = None) -> "Gazette":
        """The names of *hierarchy*, made once for each span of days without change."""
        if on is None:
            return _gazette(hierarchy, None)
        try:
            era = hierarchy.at(on).era
        except GenderplanError:
            return _gazette(hierarchy, None)
        return attrs.evolve(_gazette(hierarchy, era.since), on=on)

    def ever(self) -> "Gazette":
        """The names of the same hierarchy on all days."""
        return _gazette(self.hierarchy, None)

    def units(
        self, name: str, kinds: Collection[UnitKind] | None = None
    ) -> tuple[AdministrativeUnit, ...]:
        """The units with this name; only those of *kinds* when they are given."""
        found = self.by_name.get(name_key(name), ())
        if kinds is None or not found:
            return found
        return tuple(
            unit for unit in found if self.kind(unit) in kinds or _was_of(unit, kinds, self.on)
        )

    def kind(self, unit: AdministrativeUnit) -> UnitKind:
        """The kind of *unit* on the day."""
        return unit.kind if self.on is None else unit.kind_on(self.on)

    def path(self, unit: AdministrativeUnit) -> tuple[AdministrativeUnit, ...]:
        """The units from the province to *unit*, on the day or as last known."""
        return unit.path_on(self.on)


def _was_of(unit: AdministrativeUnit, kinds: Collection[UnitKind], on: dt.date | None) -> bool:
    return on is None and any(state.kind in kinds for state in unit.former)


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """A key equal for spellings of one name.

    >>> name_key("Hoà Bình") == name_key("HÒA  BÌNH")
    True
    """
    return " ".join(word.exact for word in words_of(name))


@lru_cache(maxsize=16)
def _gazette(hierarchy: Hierarchy, since: dt.date | None) -> Gazette:
    names: dict[str, list[AdministrativeUnit]] = {}
    units: Iterable[AdministrativeUnit] = hierarchy.units if since is None else hierarchy.at(since)
    for unit in units:
        spelled = {
            unit.name,
            *(state.name for state in unit.former),
            *hierarchy.aliases.get(unit.code, ()),
        }
        for name in spelled:
            names.setdefault(name_key(name), []).append(unit)
    return Gazette(hierarchy, since, {name: tuple(found) for name, found in names.items()})
