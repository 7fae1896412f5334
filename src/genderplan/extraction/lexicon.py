"""The names that the units of a hierarchy have on any day, for recognising them in running text.

A name is recognised whatever the day of the text; :meth:`Lexicon.meant` then says which of the
units that ever had it are meant on a day.
"""

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

import attrs

from genderplan._text import ascii_key
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, UnitKind
from genderplan.hierarchy.names import words_of

__all__ = ["Lexicon", "name_key"]


@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """A key equal for all spellings of one name.

    >>> name_key("Hoà Bình") == name_key("HÒA  BÌNH")
    True
    """
    return " ".join([word.exact for word in words_of(name)])


@attrs.frozen(eq=False)
class Lexicon:
    """The units of a hierarchy by every name and spelling that they have had.

    ``longest`` says for the first word of a name how many words the longest such name has.
    """

    hierarchy: Hierarchy
    by_name: dict[str, tuple[AdministrativeUnit, ...]]
    longest: dict[str, int]

    @classmethod
    def of(cls, hierarchy: Hierarchy) -> "Lexicon":
        """The lexicon of *hierarchy*, made at the first call and kept.

        >>> from genderplan import gazetteer
        >>> [str(unit) for unit in Lexicon.of(gazetteer()).units("Hoằng Hoá")]
        ['huyện Hoằng Hóa', 'xã Hoằng Hóa']
        """
        return _lexicon(hierarchy)

    def units(
        self, name: str, kinds: Collection[UnitKind] | None = None
    ) -> tuple[AdministrativeUnit, ...]:
        """The units that have ever had this name; only those that were ever of one of *kinds*."""
        found = self.by_name.get(name_key(name), ())
        return found if kinds is None else of_kinds(found, kinds)

    def resembling(self, name: str, kinds: Collection[UnitKind]) -> tuple[AdministrativeUnit, ...]:
        """The units of *kinds* whose name is *name* when all marks are left out."""
        return of_kinds(_plain_names(self.hierarchy).get(ascii_key(name), ()), kinds)


def of_kinds(
    units: tuple[AdministrativeUnit, ...], kinds: Collection[UnitKind]
) -> tuple[AdministrativeUnit, ...]:
    """The units that are, or once were, of one of *kinds*."""
    return tuple(
        unit
        for unit in units
        if unit.kind in kinds or any(state.kind in kinds for state in unit.former)
    )


def _names(hierarchy: Hierarchy) -> Iterator[tuple[str, AdministrativeUnit]]:
    for unit in hierarchy.units:
        spelled = {unit.name, *(state.name for state in unit.former)}
        for name in sorted(spelled | set(hierarchy.aliases.get(unit.code, ()))):
            yield name, unit


def _table(
    hierarchy: Hierarchy, key: Callable[[str], str]
) -> dict[str, tuple[AdministrativeUnit, ...]]:
    """The units of *hierarchy* by the *key* of each of their names."""
    found: dict[str, list[AdministrativeUnit]] = {}
    for name, unit in _names(hierarchy):
        units = found.setdefault(key(name), [])
        if unit not in units:
            units.append(unit)
    return {name: tuple(units) for name, units in found.items()}


@lru_cache(maxsize=4)
def _plain_names(hierarchy: Hierarchy) -> dict[str, tuple[AdministrativeUnit, ...]]:
    return _table(hierarchy, ascii_key)


@lru_cache(maxsize=4)
def _lexicon(hierarchy: Hierarchy) -> Lexicon:
    names = _table(hierarchy, name_key)
    longest: dict[str, int] = {}
    for key in names:
        first, _, rest = key.partition(" ")
        longest[first] = max(longest.get(first, 1), 1 + len(rest.split()))
    return Lexicon(hierarchy, names, longest)
