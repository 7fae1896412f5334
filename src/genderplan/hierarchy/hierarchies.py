"""Every unit on every day, and what became of it.

One object holds all states of all units and the steps between them. It is read-only and knows no
clock: every question names its day, and days before the first are refused.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Final

import attrs

from genderplan._fields import demand
from genderplan._messages import Message, joined, message
from genderplan._text import normalise_with_offsets
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.finding import Finder, Lexicon, Match, not_one
from genderplan.hierarchy.history import Descent, Succession, merged
from genderplan.hierarchy.tables import StepTable, UnitTable
from genderplan.hierarchy.trees import Edition, Tree
from genderplan.hierarchy.units import AdministrativeUnit, Level, UnitState
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

# What stands behind the name of a unit that has ended: "xã A (cũ)", "xã A (huyện cũ)", "huyện B
# trước đây". Not "phố Cũ Kỹ".
_FORMER: Final = re.compile(
    r"(?:\s*[(\[]\s*(?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) )?|\s)"
    r"(?:cũ|trước đây|trước (?:khi )?(?:sáp nhập|sắp xếp))\s*[)\]]?\s*(?=,|$)",
    re.IGNORECASE,
)
_DAY: Final = dt.timedelta(days=1)
_MOST_EDITIONS: Final = 32  # trees kept at a time
_MOST_SHOWN: Final = 3


@attrs.frozen(eq=False, repr=False)
class Hierarchy:
    """All administrative units with their days, and the steps from old units to new ones.

    >>> from genderplan import gazetteer
    >>> vn = gazetteer()
    >>> kim = vn.find("xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", on="2024-02-01")
    >>> vn.at("2024-02-01").path(kim)[0].full_name()
    'tỉnh Thanh Hóa'
    >>> vn.successors(kim)
    (Succession(share=whole, unit=xã Hoằng Phú, on=2025-07-01),)
    """

    table: UnitTable = attrs.field(alias="units")
    """The rows of all units, with their days."""
    steps: StepTable = attrs.field(factory=lambda: StepTable(""))
    """The rows of what became of them."""
    since: dt.date = dt.date.min
    """The first day that can be asked for."""
    until: dt.date | None = None
    """The day on which the data were looked up; what changed later is not in them."""
    spellings: tuple[tuple[str, str, str], ...] = ()
    """Other spellings of names, each with the code and kind that it stands for."""
    names: str | None = None
    """The index of names, packed; made when it is not given."""

    def __attrs_post_init__(self) -> None:
        demand(self.table, UnitTable, "units", "gazetteer().table; from_rows takes your own rows")

    def __iter__(self) -> Iterator[AdministrativeUnit]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)

    def __repr__(self) -> str:
        return f"Hierarchy(since={self.since}, units={len(self)})"

    @property
    def units(self) -> tuple[AdministrativeUnit, ...]:
        """Every unit of every day: provinces, districts, communes, each by code and day."""
        return self.table.units

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every name and spelling of every day."""
        return Lexicon(self.table, self.spellings, self.names)

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """Other spellings and names of units that texts use, by code; read-only."""
        found: dict[str, tuple[str, ...]] = {}
        for code, text, _ in self.spellings:
            found[code] = (*found.get(code, ()), text)
        return MappingProxyType(found)

    @cached_property
    def _starts(self) -> list[dt.date]:
        return [self.since, *(day for day in self.table.days if day > self.since)]

    @cached_property
    def _edition(self) -> Callable[[int], Edition]:
        def edition(at: int) -> Edition:
            return Edition(self._starts[at], self.table, self.lexicon)

        return lru_cache(maxsize=_MOST_EDITIONS)(edition)

    def at(self, date: DateLike) -> Tree:
        """The tree of one day.

        Raises :class:`~genderplan.errors.NotFoundError` for a day before ``since``.
        """
        day = as_date(date)
        if day < self.since:
            raise NotFoundError(
                message(
                    "no units are known on {date}; the data begin on {since}",
                    date=day,
                    since=self.since,
                ),
                query=day,
            )
        return Tree(day, self._edition(bisect_right(self._starts, day) - 1))

    def history(self, unit: AdministrativeUnit) -> tuple[UnitState, ...]:
        """What *unit* was from its first day to its last, each state with its basis and evidence.

        >>> from genderplan import gazetteer
        >>> vn = gazetteer()
        >>> bac_ninh = vn.at("2026-09-20")["24"]
        >>> [(str(state.since), state.kind.word, state.basis) for state in vn.history(bac_ninh)]
        [('2025-07-01', 'tỉnh', '202/2025/QH15'), ('2026-09-20', 'thành phố', '39/2026/QH16')]
        """
        self._known(unit)
        return unit.states

    def find(
        self, text: str, *, on: DateLike | None = None, level: Level | str | None = None
    ) -> AdministrativeUnit:
        """The one unit that *text* names on a day, or on any day when none is given.

        The text may be a full or partial path in either order, with or without kinds, marks or
        commas, with the body that acts for the unit before it ("UBND xã Hoằng Kim"). With "cũ"
        behind a name, "xã Hoằng Kim (cũ)", it is a unit that had ended before the day, else one
        that was something else before.

        Raises :class:`~genderplan.errors.NotFoundError` (a ``LookupError``) when there is no such
        unit, with what is near in ``suggestions``, or when there are several, with all of them in
        ``candidates``; a name of other days is told with those days and with what it is now.
        :class:`~genderplan.errors.InvalidValueError` is raised for a text that is empty or too long
        to be a place.

        >>> from genderplan import gazetteer
        >>> gazetteer().find("P. Bạch Đằng, Q. Hai Bà Trưng, HN", on="2023-10-23")
        <phường Bạch Đằng 00244, until 2025-06-30>
        >>> mistyped = "xã Hoàng Kim, huyện Hoàng Hóa"
        >>> gazetteer().find(mistyped, on="2024-02-01")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
            ...
        genderplan.errors.NotFoundError: ... did you mean xã Hoằng Kim, huyện Hoằng Hóa, ...?
        """
        wanted = None if level is None else Level(level)
        given: object = text  # what is no text is refused by the finder
        if isinstance(given, str):
            written = " ".join(normalise_with_offsets(given)[0].split())
            if (name := _FORMER.sub("", written)) != written:
                return self._find_former(name, None if on is None else as_date(on), wanted)
        if on is not None:
            tree = self.at(on)
            try:
                return tree.find(text, level=wanted)
            except NotFoundError as error:
                raise self._with_other_days(error, text, tree, wanted) from None
        return self._ever.find(text, None, wanted)

    def _find_former(
        self, text: str, on: dt.date | None, level: Level | None
    ) -> AdministrativeUnit:
        """The one unit with this name that had ended on the day; else one that goes on, changed."""
        named = self._ever.matches(text, level)
        ended = tuple(each for each in named if each.until and (on is None or each.until < on))
        changed = tuple(each for each in named if each.until is None and each.former)
        for found in filter(None, (ended, changed)):
            if len(found) > 1:
                raise not_one(text, None, found)
            return found[0]
        near = tuple(unit.full_path() for unit in self._ever.near(text)[:_MOST_SHOWN])
        summary = message("{text} names no unit that had ended", text=repr(text))
        if on is not None:
            summary = message(
                "{text} names no unit that had ended before {date}", text=repr(text), date=on
            )
        raise NotFoundError(summary, query=text, suggestions=near)

    @cached_property
    def _ever(self) -> Finder:
        return Finder(self.lexicon)

    def _with_other_days(
        self, error: NotFoundError, text: str, tree: Tree, level: Level | None
    ) -> NotFoundError:
        """The error itself, or one that names the units known by *text* on other days."""
        if error.candidates:
            return error
        elsewhere = self._ever.matches(text, level)
        each = (self._told(unit, text, tree.date) for unit in elsewhere)
        told = list(islice(filter(None, each), _MOST_SHOWN))
        if not told:
            return self._of_mixed_days(error, text, tree, level)
        now = dict.fromkeys(unit for _, units in told for unit in units)
        paths = tuple(unit.full_path(tree.date) for unit in now)
        near = joined((words for words, _ in told), "; ")
        summary: Message = message(
            "{text} names no unit on {date}, but on other days it names {near}",
            text=repr(text),
            date=tree.date,
            near=near,
        )
        if paths:
            summary = message(
                "{text} names no unit on {date}, but on other days it names {near}; "
                "on {date} it is or belongs to {now}",
                text=repr(text),
                date=tree.date,
                near=near,
                now="; ".join(paths[:_MOST_SHOWN]),
            )
        others = (words.text("en") for words, _ in told)
        return NotFoundError(summary, query=text, suggestions=(*paths, *others))

    def _told(
        self, unit: AdministrativeUnit, text: str, day: dt.date
    ) -> tuple[Message, Sequence[AdministrativeUnit]] | None:
        """A unit with the days on which *text* named it, and what it is on *day*.

        None where the words are those of no one day: the unit's own, and an older name above it.
        """
        spans: list[tuple[dt.date, dt.date | None]] = []
        for first, last in self._spans(unit):
            if unit in self.at(first).edition.finder.matches(text):
                if spans and spans[-1][1] == first - _DAY:
                    first = spans.pop()[0]  # noqa: PLW2901 - the span before goes on
                spans.append((first, last))
        if not spans:
            return None
        days = joined(joined((first, last or "…"), " – ") for first, last in spans)
        last_named = spans[-1][1] or spans[-1][0]
        path = unit.full_path(last_named)
        words = message("{path} ({days})", path=path, days=days)
        return words, self._now(unit, last_named, day)

    def _now(
        self, unit: AdministrativeUnit, named: dt.date, day: dt.date
    ) -> Sequence[AdministrativeUnit]:
        """What *unit*, as it was on the day *named*, is on another *day*, the main heirs first."""
        if unit.exists_on(day):
            return (unit,)
        heirs = sorted(self._descent.heirs(unit, named, day), key=lambda step: not step.main)
        return tuple(step.unit for step in heirs if step.unit.exists_on(day))

    def _of_mixed_days(
        self, error: NotFoundError, text: str, tree: Tree, level: Level | None
    ) -> NotFoundError:
        """The error itself, or one for an old commune in a new province or the other way round."""
        found = Finder(self.lexicon, kin=self._kin).matches(text, level)
        now = dict.fromkeys(
            one for unit in found for one in self._now(unit, unit.until or tree.date, tree.date)
        )
        if not now:
            return error
        paths = tuple(unit.full_path(tree.date) for unit in now)
        summary = message(
            "{text} names no unit on {date}; it mixes names of different days and may mean {near}",
            text=repr(text),
            date=tree.date,
            near="; ".join(paths[:_MOST_SHOWN]),
        )
        return NotFoundError(summary, query=text, suggestions=paths)

    def _spans(self, unit: AdministrativeUnit) -> Iterator[tuple[dt.date, dt.date | None]]:
        """The spans of a unit's life between changes of itself and of the units above it."""
        first = unit.since or self.since
        begun = {first}
        for above in unit.states:
            path = above.parent.path_on(above.until) if above.parent else ()
            for one in (unit, *path):
                begun |= {
                    state.since for state in one.states if state.since and state.since > first
                }
        starts = sorted(day for day in begun if unit.until is None or day <= unit.until)
        ends = [*(day - _DAY for day in starts[1:]), unit.until]
        return zip(starts, ends, strict=True)

    def _kin(self, unit: AdministrativeUnit) -> Iterator[AdministrativeUnit]:
        yield from (step.unit for step in self.successors(unit))
        yield from (step.unit for step in self.predecessors(unit))

    def search(
        self, text: str, *, on: DateLike | None = None, limit: int = 10
    ) -> tuple[Match, ...]:
        """The units that *text* may name, best first, on a day or on any.

        The beginning of a word of the name is enough. Without a day, units that still exist come
        before those that ended.

        >>> from genderplan import gazetteer
        >>> gazetteer().search("Hoàng Kim, Hoàng Hóa", on="2024-02-01", limit=1)
        (Match(unit=<xã Hoằng Kim 15889, until 2025-06-30>, score=0.8),)
        """
        if on is not None:
            return self.at(on).search(text, limit=limit)
        return self._ever.search(text, limit)

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """Every step, from the old unit to the new one, by the code of the old unit and day."""
        return self._descent.steps()

    @cached_property
    def _descent(self) -> Descent:
        return Descent(self.table, self.steps, self._communes)

    def _communes(self, unit: AdministrativeUnit, day: dt.date) -> tuple[AdministrativeUnit, ...]:
        return self.at(day).descendants(unit, Level.COMMUNE)

    def successors(
        self,
        unit: AdministrativeUnit,
        *,
        on: DateLike | None = None,
        level: Level | str | None = None,
        since: DateLike | None = None,
    ) -> tuple[Succession, ...]:
        """What became of *unit*: the units that took it over, followed to a day or to the last.

        Empty for a unit that goes on. A district's successors are those of its communes, with the
        number of its communes that went whole. With *level*, the units of that level that the
        successors belong to: ``level="province"`` of a district is one province, whole. With
        *since*, what became of the unit as it was on that day: parts that it gave to new units
        later, while it went on, count too, and it may be among its own successors.

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
        named = (unit.until or dt.date.max) if since is None else as_date(since)
        steps = self._descent.heirs(unit, named, day)
        if level is None:
            return steps
        return self._lifted(unit, steps, Level(level), named, day)

    def _lifted(
        self,
        unit: AdministrativeUnit,
        steps: tuple[Succession, ...],
        level: Level,
        named: dt.date,
        day: dt.date | None,
    ) -> tuple[Succession, ...]:
        if all(step.unit.level is level for step in steps):
            return steps
        if any(step.unit.level.rank < level.rank for step in steps):
            return self._descent.gathered(unit, named, day)
        lifted = (
            attrs.evolve(step, unit=self.at(step.on).ancestor(step.unit, level), communes=None)
            for step in steps
        )
        return merged(tuple(lifted))

    def predecessors(
        self,
        unit: AdministrativeUnit,
        *,
        on: DateLike | None = None,
        level: Level | str | None = None,
    ) -> tuple[Succession, ...]:
        """Which units *unit* was made of; ``share`` says how much of each old unit it took.

        These are the units that went into it when it began or later, the latest first; with *on*,
        the units of that day that have gone into it since, through however many changes. Empty for
        a unit that none went into. With *level*, the units of that level that these belonged to:
        ``level="district"`` of a commune.

        >>> from genderplan import gazetteer
        >>> vn = gazetteer()
        >>> [str(step.unit) for step in vn.predecessors(vn.at("2025-07-01")["06712"])][:2]
        ['phường Trần Phú', 'phường Trà Cổ']
        """
        self._known(unit)
        steps = self._descent.into(unit)
        if on is not None:
            steps = self._descent.traced(unit, as_date(on))
        if level is None:
            return steps
        olds: dict[AdministrativeUnit, dt.date] = {}
        for step in steps:
            last = step.on - _DAY if on is None else as_date(on)
            old = self.at(last).ancestor(step.unit, level)
            olds[old] = max(step.on, olds.get(old, step.on))
        return tuple(
            forward.reversed()
            for old, joined in olds.items()
            for forward in self.successors(old, on=joined, level=unit.level)
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
        if self.table.on(unit.code, max(day, self.since)) != unit:
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
        from genderplan.hierarchy.checks import checked_rows
        from genderplan.hierarchy.rows import tables_of

        rows = checked_rows(units, successions, changes)
        return cls(*tables_of(rows), since=as_date(since))

    def unit_rows(self) -> tuple[dict[str, str], ...]:
        """Every unit as a row for a table, as :meth:`from_rows` takes it."""
        from genderplan.hierarchy.rows import unit_row

        return tuple(map(unit_row, self.units))

    def succession_rows(self) -> tuple[dict[str, str], ...]:
        """Every step as a row for a table, as :meth:`from_rows` takes it."""
        from genderplan.hierarchy.rows import succession_row

        return tuple(map(succession_row, self.successions))

    def change_rows(self) -> tuple[dict[str, str], ...]:
        """Every change of a unit that goes on as a row, as :meth:`from_rows` takes it."""
        from genderplan.hierarchy.rows import change_rows

        return tuple(row for unit in self.units for row in change_rows(unit))
