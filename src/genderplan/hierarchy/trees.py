"""The tree of one day: which units exist, and which belongs to which.

What is the same on many days is worked out once for the whole span between two days of change and
shared. Every unit given to a tree is checked to exist on its day.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

import attrs

from genderplan._messages import Message, message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.finding import Finder, Lexicon, Match
from genderplan.hierarchy.tables import UnitTable
from genderplan.hierarchy.units import AdministrativeUnit, Level, UnitKind
from genderplan.periods.calendar import is_between

UnitLike: TypeAlias = AdministrativeUnit | str


@attrs.frozen(repr=False)
class Edition:
    """The units between two days of change, with their indexes."""

    since: dt.date
    table: UnitTable = attrs.field(hash=False)
    lexicon: Lexicon = attrs.field(eq=False)
    _below: dict[str, tuple[AdministrativeUnit, ...]] = attrs.field(
        factory=dict, init=False, eq=False
    )

    def get(self, code: str) -> AdministrativeUnit | None:
        """The unit with this *code*."""
        unit = self.table.on(code, self.since)
        return unit and unit.as_on(self.since)

    @cached_property
    def units(self) -> tuple[AdministrativeUnit, ...]:
        """All units: provinces, districts, communes, each by code."""
        first = self.since
        return tuple(
            unit.as_on(first)
            for unit in self.table.units
            if is_between(unit.since, first, unit.until)
        )

    @cached_property
    def by_level(self) -> Mapping[Level, tuple[AdministrativeUnit, ...]]:
        """The units of each level, in the order of the list."""
        levels: dict[Level, list[AdministrativeUnit]] = {level: [] for level in Level}
        for unit in self.units:
            levels[unit.kind.level].append(unit)
        return {level: tuple(units) for level, units in levels.items()}

    @cached_property
    def children(self) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
        """The units directly below each code; provinces stand below ``""``."""
        below: dict[str, list[AdministrativeUnit]] = {}
        for unit in self.units:
            below.setdefault(_code_above(unit, self.since), []).append(unit)
        return {above: tuple(units) for above, units in below.items()}

    def below(self, unit: AdministrativeUnit) -> tuple[AdministrativeUnit, ...]:
        """The units directly below one unit, without making all units of the day."""
        if unit.kind.level is Level.COMMUNE:
            return ()
        found = self._below.get(unit.code)
        if found is None:
            units = filter(None, map(self.get, self.table.codes_below(unit.code)))
            here = [each for each in units if _code_above(each, self.since) == unit.code]
            found = tuple(sorted(here, key=lambda each: each.kind.level.rank))
            self._below[unit.code] = found
        return found

    @cached_property
    def finder(self) -> Finder:
        """What finds these units by their names."""
        return Finder(self.lexicon, self.since)


def _code_above(unit: AdministrativeUnit, day: dt.date) -> str:
    """The code of the unit above on a day; empty for a province."""
    above = unit.parent_on(day) if unit.former else unit.parent
    return above.code if above else ""


@attrs.frozen(repr=False)
class Tree:
    """Every unit on one day.

    >>> from genderplan import gazetteer
    >>> tree = gazetteer().at("2024-02-01")
    >>> tree["194"], tree.parent("194"), len(tree.children("194"))
    (<thành phố Móng Cái 194, until 2025-06-30>, <tỉnh Quảng Ninh 22, until 2025-06-30>, 17)
    >>> tree
    Tree(date=2024-02-01, provinces=63, districts=705, communes=10597)
    """

    date: dt.date
    """The day of the tree."""
    edition: Edition
    """The units of the days around, which hold the indexes."""

    def __getitem__(self, code: str) -> AdministrativeUnit:
        given: object = code
        unit = self.edition.get(code) if isinstance(given, str) else None
        if unit is None:
            raise self._unknown(code)
        return unit

    def __contains__(self, unit: object) -> bool:
        if isinstance(unit, AdministrativeUnit):
            return self.edition.get(unit.code) == unit
        return isinstance(unit, str) and self.edition.get(unit) is not None

    def __iter__(self) -> Iterator[AdministrativeUnit]:
        return iter(self.edition.units)

    def __len__(self) -> int:
        return len(self.edition.units)

    def _unknown(self, code: object) -> Exception:
        if not isinstance(code, str):
            return InvalidValueError(
                message(
                    "{value} is no code; codes are text with their leading zeros, such as '00194'",
                    value=repr(code),
                ),
                value=code,
                path="code",
            )
        near = tuple(
            unit.full_path(self.date)
            for padded in dict.fromkeys((code.zfill(2), code.zfill(3), code.zfill(5)))
            if (unit := self.edition.get(padded))
        )
        return NotFoundError(
            message(
                "no unit has the code {code} on {date}; {near}",
                code=repr(code[:40]),
                date=self.date,
                near=_nearness(near),
            ),
            query=code,
            suggestions=near,
        )

    def unit(self, unit: UnitLike, level: Level | str | None = None) -> AdministrativeUnit:
        """The unit with this code, or the unit itself, checked to exist on this day.

        Raises :class:`~genderplan.errors.NotFoundError` for a unit of another edition.
        """
        if not isinstance(unit, AdministrativeUnit):
            found = self[unit]
        else:
            known = self.edition.get(unit.code)
            if known is not unit and known != unit:
                raise self._of_another_day(unit)
            found = unit.as_on(self.date)
        if level is not None and found.kind.level != level:
            raise self._of_another_level(found, Level(level))
        return found

    def _of_another_day(self, unit: AdministrativeUnit) -> NotFoundError:
        since = str(unit.since) if unit.since else "?"
        until = str(unit.until) if unit.until else "?"
        return NotFoundError(
            message(
                "{unit} ({code}, {since} to {until}) does not exist on {date}; "
                "ask the hierarchy for its successors or predecessors",
                unit=unit.full_name(),
                code=unit.code,
                since=since,
                until=until,
                date=self.date,
            ),
            query=unit,
        )

    def _of_another_level(self, unit: AdministrativeUnit, level: Level) -> NotFoundError:
        return NotFoundError(
            message(
                "{code} is {unit} on {date}, which is not at the {level}",
                code=unit.code,
                unit=unit.full_name(self.date),
                date=self.date,
                level=level.words(),
            ),
            query=unit.code,
            candidates=(unit,),
        )

    @property
    def provinces(self) -> tuple[AdministrativeUnit, ...]:
        """All provinces and centrally run cities, by code."""
        return self.edition.by_level[Level.PROVINCE]

    def units(self, level: Level | str | None = None) -> tuple[AdministrativeUnit, ...]:
        """All units, or those of one level, by code."""
        if level is None:
            return self.edition.units
        return self.edition.by_level[Level(level)]

    def counts(self) -> dict[Level, int]:
        """How many units each level has.

        >>> from genderplan import gazetteer
        >>> [count for count in gazetteer().at("2025-07-01").counts().values()]
        [34, 0, 3321]
        """
        return {level: len(units) for level, units in self.edition.by_level.items()}

    def counts_by_kind(self) -> dict[UnitKind, int]:
        """How many units there are of each kind that occurs on this day."""
        kinds = [unit.kind_on(self.date) for unit in self]
        return {kind: kinds.count(kind) for kind in UnitKind if kind in kinds}

    def parent(self, unit: UnitLike) -> AdministrativeUnit | None:
        """The unit directly above; ``None`` for a province."""
        return self.unit(unit).parent_on(self.date)

    def children(self, unit: UnitLike) -> tuple[AdministrativeUnit, ...]:
        """The units directly below, by code."""
        return self.edition.below(self.unit(unit))

    def siblings(self, unit: UnitLike) -> tuple[AdministrativeUnit, ...]:
        """The other units with the same parent."""
        found = self.unit(unit)
        above = found.parent_on(self.date)
        beside = self.edition.children[above.code if above else ""]
        return tuple(other for other in beside if other != found)

    def path(self, unit: UnitLike) -> tuple[AdministrativeUnit, ...]:
        """The units from the province down to this one."""
        path = self.unit(unit).path_on(self.date)
        return tuple(each.as_on(self.date) for each in path)

    def ancestor(self, unit: UnitLike, level: Level | str) -> AdministrativeUnit:
        """The unit itself or the one above it that stands at *level*.

        Raises :class:`~genderplan.errors.NotFoundError` where there is none: a province has no
        district, and since 2025-07-01 no commune has.
        """
        found: AdministrativeUnit | None = self.unit(unit)
        while found is not None and found.kind.level != level:
            found = found.parent_on(self.date)
        if found is None:
            raise self._no_ancestor(self.unit(unit), Level(level))
        return found

    def _no_ancestor(self, unit: AdministrativeUnit, level: Level) -> NotFoundError:
        return NotFoundError(
            message(
                "{unit} ({code}) has no unit at the {level} above it on {date}",
                unit=unit.full_name(self.date),
                code=unit.code,
                level=level.words(),
                date=self.date,
            ),
            query=unit,
        )

    def descendants(
        self, unit: UnitLike, level: Level | str | None = None
    ) -> tuple[AdministrativeUnit, ...]:
        """All units below this one, or those at *level*."""
        wanted = None if level is None else Level(level)
        found: list[AdministrativeUnit] = []
        waiting = list(self.children(unit))
        while waiting:
            found += waiting
            waiting = [below for above in waiting for below in self.edition.below(above)]
        return tuple(below for below in found if wanted is None or below.kind.level is wanted)

    def find(self, text: str, *, level: Level | str | None = None) -> AdministrativeUnit:
        """The one unit that *text* names, in full or in part; see :meth:`Hierarchy.find`."""
        wanted = None if level is None else Level(level)
        return self.edition.finder.find(text, self.date, wanted).as_on(self.date)

    def search(self, text: str, *, limit: int = 10) -> tuple[Match, ...]:
        """The units that *text* may name, best first; see :meth:`Hierarchy.search`."""
        return self.edition.finder.search(text, limit)

    def __repr__(self) -> str:
        provinces, districts, communes = self.counts().values()
        return (
            f"Tree(date={self.date}, provinces={provinces}, districts={districts}, "
            f"communes={communes})"
        )


def _nearness(near: tuple[str, ...]) -> Message:
    if near:
        return message("did you mean {near}?", near="; ".join(near))
    return message("a province's code has 2 digits, a district's 3, a commune's 5")
