"""The names that the units of a hierarchy have on any day, for recognising them in running text.

A name is recognised whatever the day of the text; :meth:`Lexicon.meant` then says which of the
units that ever had it are meant on a day.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache

import attrs

from genderplan.hierarchy import AdministrativeUnit, Hierarchy, UnitKind
from genderplan.hierarchy.names import words_of

__all__ = ["Lexicon", "name_key"]

_PROVINCE_CODE = 2  # digits of the code of a province


@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """A key equal for all spellings of one name.

    >>> name_key("Hoà Bình") == name_key("HÒA  BÌNH")
    True
    """
    return " ".join([word.exact for word in words_of(name)])


@attrs.frozen(eq=False)
class Lexicon:
    """The units of a hierarchy by every name and spelling that they have had."""

    hierarchy: Hierarchy

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
        found = _named(self, name_key(name), _plain(name))
        return found if kinds is None else of_kinds(found, kinds)

    def resembling(self, name: str, kinds: Collection[UnitKind]) -> tuple[AdministrativeUnit, ...]:
        """The units of *kinds* whose name is *name* when all marks are left out."""
        return of_kinds(_named(self, None, _plain(name)), kinds)

    def most_words(self, first: str) -> int:
        """How many words the longest name has that begins with the word *first*."""
        return _longest(self).get(_plain(first), 0)

    def provinces(self) -> tuple[AdministrativeUnit, ...]:
        """The provinces of all days."""
        table = self.hierarchy.table
        codes = (code for code in table.codes if len(code) == _PROVINCE_CODE)
        return tuple(unit for code in codes for unit in table.of_code(code))


def _plain(name: str) -> str:
    return " ".join([word.plain for word in words_of(name)])


@lru_cache(maxsize=16384)
def _named(lexicon: Lexicon, exact: str | None, plain: str) -> tuple[AdministrativeUnit, ...]:
    """The units with a name that has these keys, each once; *exact* None for any."""
    found = lexicon.hierarchy.lexicon.named(plain)
    units = [name.unit for name in found if exact in {None, name.exact}]
    return tuple({id(unit): unit for unit in units}.values())


@lru_cache(maxsize=4)
def _longest(lexicon: Lexicon) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for key in lexicon.hierarchy.lexicon.keys:
        first, _, rest = key.partition(" ")
        longest[first] = max(longest.get(first, 1), 1 + len(rest.split()))
    return longest


def of_kinds(
    units: tuple[AdministrativeUnit, ...], kinds: Collection[UnitKind]
) -> tuple[AdministrativeUnit, ...]:
    """The units that are, or once were, of one of *kinds*."""
    return tuple(
        unit
        for unit in units
        if unit.kind in kinds or any(state.kind in kinds for state in unit.former)
    )


@lru_cache(maxsize=4)
def _lexicon(hierarchy: Hierarchy) -> Lexicon:
    return Lexicon(hierarchy)
