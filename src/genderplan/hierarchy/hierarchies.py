"""Every unit on every day, and what became of it.

Decided: one object holds all editions of the list of units and the steps between them. It is
read-only and knows no clock: every question names its day. Days before the first are refused, and
days before the earliest list that is held are answered from that list and say so
(:attr:`Tree.is_snapshot`).
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.editions import Edition
from genderplan.hierarchy.kinds import Level, member
from genderplan.hierarchy.succession import (
    Succession,
    SuccessionTable,
    chained,
    gathered,
    merged,
    read_step,
)
from genderplan.hierarchy.trees import Era, Tree
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.periods import DateLike, as_date

if TYPE_CHECKING:  # names are read only when somebody looks for one
    from genderplan.hierarchy.matching import Match

__all__ = ["Hierarchy"]

_DAY = dt.timedelta(days=1)


@attrs.frozen(eq=False, repr=False)
class Hierarchy:
    """All administrative units with their days, and the steps from old units to new ones.

    ``since`` is the first day that can be asked for; ``exact_from`` the first day for which the
    list is known: on the days between, the tree is a snapshot.

    >>> from genderplan import gazetteer
    >>> vn = gazetteer()
    >>> kim = vn.find("xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", on="2024-02-01")
    >>> vn.at("2024-02-01").path(kim)[0].full_name()
    'tỉnh Thanh Hóa'
    >>> vn.successors(kim)
    (Succession(share=whole, unit=xã Hoằng Phú, on=2025-07-01),)
    """

    editions: tuple[Edition, ...]
    tables: tuple[SuccessionTable, ...] = ()
    since: dt.date = dt.date.min
    exact_from: dt.date = dt.date.min
    aliases: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    def __iter__(self) -> Iterator[AdministrativeUnit]:
        return iter(self.units)

    def __len__(self) -> int:
        return sum(len(edition.units) for edition in self.editions)

    def __repr__(self) -> str:
        return f"<Hierarchy of {len(self)} units since {self.since}>"

    @cached_property
    def units(self) -> tuple[AdministrativeUnit, ...]:
        """Every unit of every edition."""
        return tuple(unit for edition in self.editions for unit in edition.units.values())

    @cached_property
    def eras(self) -> tuple[Era, ...]:
        """The spans between days on which a unit begins, ends or changes its parent."""
        starts = {self.since}
        for edition in self.editions:
            starts |= {edition.since or self.since, *edition.moves}
            starts |= {edition.until + _DAY} if edition.until else set()
        days = sorted(start for start in starts if start >= self.since)
        ends = [*(day - _DAY for day in days[1:]), None]
        return tuple(
            Era(start, end, self._units_on(start), self.aliases)
            for start, end in zip(days, ends, strict=True)
        )

    def _units_on(self, day: dt.date) -> Mapping[str, AdministrativeUnit]:
        alive = [edition.units for edition in self.editions if edition.covers(day)]
        if len(alive) == 1:
            return alive[0]
        units = (unit for group in alive for unit in group.values())
        ordered = sorted(units, key=lambda unit: (unit.level.rank, unit.code))
        return {unit.code: unit for unit in ordered}

    @cached_property
    def _starts(self) -> list[dt.date]:
        return [era.since for era in self.eras]

    def at(self, date: DateLike) -> Tree:
        """The tree of one day.

        Raises :class:`~genderplan.errors.NotFoundError` for a day before ``since``.
        """
        day = as_date(date)
        if day < self.since:
            raise NotFoundError(
                message(
                    "no units are known on {date}; the data begin on {since}",
                    date=str(day),
                    since=str(self.since),
                ),
                query=day,
            )
        era = self.eras[bisect_right(self._starts, day) - 1]
        return Tree(day, era, is_snapshot=day < self.exact_from)

    def find(
        self, text: str, *, on: DateLike | None = None, level: Level | str | None = None
    ) -> AdministrativeUnit:
        """The one unit that *text* names on a day, or on any day when none is given.

        The text may be a full or partial path in either order, with or without kinds, marks or
        commas, with the body that acts for the unit before it ("UBND xã Hoằng Kim").

        Raises :class:`~genderplan.errors.NotFoundError` (a ``LookupError``) when there is no such
        unit, with what is near in ``suggestions``, or when there are several, with all of them in
        ``candidates``; :class:`~genderplan.errors.InvalidValueError` for a text that is empty or
        too long to be a place.

        >>> from genderplan import gazetteer
        >>> gazetteer().find("P. Bạch Đằng, Q. Hai Bà Trưng, HN", on="2023-10-23")
        <phường Bạch Đằng 00244, until 2025-06-30>
        >>> mistyped = "xã Hoàng Kim, huyện Hoàng Hóa"
        >>> gazetteer().find(mistyped, on="2024-02-01")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
            ...
        genderplan.errors.NotFoundError: ... did you mean xã Hoằng Kim, huyện Hoằng Hóa, ...?
        """
        if on is not None:
            tree = self.at(on)
            try:
                return tree.find(text, level=level)
            except NotFoundError as error:
                raise self._with_other_days(error, text, tree, level) from None
        return self._find_ever(text, None if level is None else member(Level, level, "level"))

    def _find_ever(self, text: str, level: Level | None) -> AdministrativeUnit:
        from genderplan.hierarchy.matching import none_named, not_one

        found = {unit: None for era in self.eras for unit in era.names.matches(text, level)}
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise not_one(text, None, tuple(found))
        near = {unit: None for era in self.eras for unit in era.names.near(text)}
        raise none_named(text, None, tuple(near))

    def _with_other_days(
        self, error: NotFoundError, text: str, tree: Tree, level: Level | str | None
    ) -> NotFoundError:
        """The error itself, or one that names the unit known by *text* on another day."""
        if error.candidates:
            return error
        wanted = None if level is None else member(Level, level, "level")
        elsewhere = [
            unit
            for era in self.eras
            if era is not tree.era
            for unit in era.names.matches(text, wanted)
        ]
        if not elsewhere:
            return error
        paths = tuple(
            f"{unit.full_path()} ({unit.since or '…'} – {unit.until or '…'})" for unit in elsewhere
        )
        return NotFoundError(
            message(
                "{text} names no unit on {date}, but on other days it names {near}",
                text=repr(text),
                date=str(tree.date),
                near="; ".join(paths[:3]),
            ),
            query=text,
            suggestions=(*paths, *error.suggestions),
        )

    def search(
        self, text: str, *, on: DateLike | None = None, limit: int = 10
    ) -> "tuple[Match, ...]":
        """The units that *text* may name, best first, on a day or on any.

        >>> from genderplan import gazetteer
        >>> gazetteer().search("Hoàng Kim, Hoàng Hóa", on="2024-02-01", limit=1)
        (Match(unit=<xã Hoằng Kim 15889, until 2025-06-30>, score=0.8),)
        """
        if on is not None:
            return self.at(on).search(text, limit=limit)
        found = {match.unit: match for era in self.eras for match in era.names.search(text, limit)}
        return tuple(sorted(found.values(), key=lambda match: -match.score)[:limit])

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """Every step of every table, from the old unit to the new one."""
        return tuple(
            step
            for table in self.tables
            for code in dict.fromkeys(row.partition("\t")[0] for row in table.rows)
            for step in self._steps(self.at(table.last_day)[code])
        )

    def _steps(self, unit: AdministrativeUnit) -> tuple[Succession, ...]:
        for table in self.tables:
            if unit.until == table.last_day:
                tree = self.at(table.on)
                return tuple(
                    read_step(row, unit, tree[row.split("\t", 2)[1]])
                    for row in table.from_old(unit.code)
                )
        return ()

    def _steps_back(self, unit: AdministrativeUnit) -> tuple[Succession, ...]:
        for table in self.tables:
            if unit.since == table.on:
                tree = self.at(table.last_day)
                return tuple(
                    read_step(row, tree[row.partition("\t")[0]], unit).reversed()
                    for row in table.from_new(unit.code)
                )
        return ()

    def successors(
        self,
        unit: AdministrativeUnit,
        *,
        on: DateLike | None = None,
        level: Level | str | None = None,
    ) -> tuple[Succession, ...]:
        """What became of *unit*: the units that took it over, followed to a day or to the last.

        Empty for a unit that goes on. A district's successors are those of its communes, with the
        number of its communes that went whole. With *level*, the units of that level that the
        successors belong to: ``level="province"`` of a district is one province, whole.

        >>> from genderplan import gazetteer
        >>> vn = gazetteer()
        >>> mong_cai = vn.at("2023-12-31")["194"]
        >>> [step.unit.full_name() for step in vn.successors(mong_cai)][:2]
        ['phường Móng Cái 1', 'phường Móng Cái 2']
        >>> vn.successors(mong_cai, level="province")[0].share
        <Share.WHOLE: 'whole'>
        """
        self._known(unit)
        day = None if on is None else as_date(on)
        steps = self._followed(unit, day)
        if not steps and unit.until is not None and (day is None or unit.until < day):
            below = self._followed_below(unit, day)
            steps = gathered(unit, *below)
        if level is None:
            return steps
        return self._lifted(unit, steps, member(Level, level, "level"), day)

    def _followed(self, unit: AdministrativeUnit, day: dt.date | None) -> tuple[Succession, ...]:
        if unit.until is None or (day is not None and day <= unit.until):
            return ()
        steps: list[Succession] = []
        for step in self._steps(unit):
            further = self._followed(step.unit, day)
            steps += [chained(step, then) for then in further] or [step]
        return merged(steps)

    def _followed_below(
        self, unit: AdministrativeUnit, day: dt.date | None
    ) -> tuple[int, list[Succession]]:
        assert unit.until is not None  # noqa: S101 - only asked for units that ended
        communes = self.at(unit.until).descendants(unit, Level.COMMUNE)
        return len(communes), [step for below in communes for step in self._followed(below, day)]

    def _lifted(
        self,
        unit: AdministrativeUnit,
        steps: tuple[Succession, ...],
        level: Level,
        day: dt.date | None,
    ) -> tuple[Succession, ...]:
        if all(step.unit.level is level for step in steps):
            return steps
        if any(step.unit.level.rank < level.rank for step in steps):
            return gathered(unit, *self._followed_below(unit, day))
        lifted = (
            attrs.evolve(step, unit=self.at(step.on).ancestor(step.unit, level), communes=None)
            for step in steps
        )
        return merged(tuple(lifted))

    def predecessors(
        self, unit: AdministrativeUnit, *, level: Level | str | None = None
    ) -> tuple[Succession, ...]:
        """Which units *unit* was made of; ``share`` says how much of each old unit it took.

        Empty for a unit of the first list. With *level*, the units of that level that these
        belonged to: ``level="district"`` of a commune.

        >>> from genderplan import gazetteer
        >>> vn = gazetteer()
        >>> [str(step.unit) for step in vn.predecessors(vn.at("2025-07-01")["06712"])][:2]
        ['phường Trần Phú', 'phường Trà Cổ']
        """
        self._known(unit)
        steps = self._steps_back(unit)
        if level is None:
            return steps
        return tuple(
            forward.reversed()
            for old in dict.fromkeys(
                self.at(step.on - _DAY).ancestor(step.unit, level) for step in steps
            )
            for forward in self.successors(old, on=unit.since, level=unit.level)
            if forward.unit == unit
        )

    def head_count_successor(
        self, unit: AdministrativeUnit, *, on: DateLike | None = None
    ) -> Succession | None:
        """The one step that took every inhabitant of *unit*; ``None`` where people were divided."""
        steps = self.successors(unit, on=on)
        return next((step for step in steps if step.share.moves_all_people), None)

    def _known(self, unit: AdministrativeUnit) -> None:
        given: object = unit
        if not isinstance(given, AdministrativeUnit):
            raise InvalidValueError(
                message(
                    "{value} is no unit; a code names different units on different days: "
                    "give at(date)[code]",
                    value=repr(given)[:80],
                ),
                value=given,
                path="unit",
            )
        day = unit.until or unit.since or self.since
        if unit not in self.at(max(day, self.since)):
            raise NotFoundError(
                message(
                    "{unit} ({code}) is no unit of this hierarchy", unit=str(unit), code=unit.code
                ),
                query=unit,
            )

    @classmethod
    def from_rows(
        cls,
        units: Iterable[Mapping[str, object]],
        successions: Iterable[Mapping[str, object]] = (),
        changes: Iterable[Mapping[str, object]] = (),
        *,
        since: DateLike = dt.date.min,
    ) -> "Hierarchy":
        """A hierarchy of your own, from rows of units, of successions and of changes.

        A unit has ``code``, ``level``, ``kind``, ``name``, ``parent`` (a code), and may have
        ``since`` and ``until``; a succession has ``old_code``, ``new_code``, ``share``, ``on``, and
        may have ``main`` and ``basis``; a change of ``kind``, ``name`` or ``parent`` of a unit that
        goes on has ``code``, ``date``, ``change``, ``from``, ``to``, and may have ``basis``. The
        rows are checked like the packaged ones (:func:`check_rows`).

        Raises :class:`~genderplan.errors.FileError` with everything that is wrong, at once.

        >>> rows = [
        ...     {"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"},
        ...     {"code": "90001", "level": "commune", "kind": "xã", "name": "Thử", "parent": "90"},
        ... ]
        >>> Hierarchy.from_rows(rows).find("Thử, Ví Dụ").full_path()
        'xã Thử, tỉnh Ví Dụ'
        """
        from genderplan.hierarchy.building import checked_rows, editions_of, tables_of

        rows = checked_rows(units, successions, changes)
        return cls(editions_of(rows), tables_of(rows), since=as_date(since))

    def unit_rows(self) -> tuple[dict[str, str], ...]:
        """Every unit as a row for a table, as :meth:`from_rows` takes it."""
        from genderplan.hierarchy.listing import unit_row

        return tuple(map(unit_row, self.units))

    def succession_rows(self) -> tuple[dict[str, str], ...]:
        """Every step as a row for a table, as :meth:`from_rows` takes it."""
        from genderplan.hierarchy.listing import succession_row

        return tuple(map(succession_row, self.successions))

    def change_rows(self) -> tuple[dict[str, str], ...]:
        """Every change of a unit that goes on as a row, as :meth:`from_rows` takes it."""
        from genderplan.hierarchy.listing import change_rows

        return tuple(row for unit in self.units for row in change_rows(unit))
