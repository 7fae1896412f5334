"""Tables of units and of steps between them, kept as text until somebody asks for a unit.

Three tables belong together. *Events* are the days on which something changes, each with its legal
basis and evidence. *Units* hold a row for each state of a unit: code, kind, name, parent, the event
that began the state, and the event that ended the unit (empty where the next row goes on with it).
*Steps* lead from an old unit to a new one at an event.

A look-up needs three or four of the 17,000 packaged rows, so lines are sorted by code and found by
bisection, and only asked-for lines become objects.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import attrs

from genderplan.evidence import Evidence
from genderplan.hierarchy.units import AdministrativeUnit, UnitKind, UnitState
from genderplan.periods.calendar import is_between

_DAY: Final = dt.timedelta(days=1)
KIND_LETTERS: Final = {
    UnitKind.PROVINCE: "t",
    UnitKind.CENTRAL_CITY: "tw",
    UnitKind.RURAL_DISTRICT: "h",
    UnitKind.URBAN_DISTRICT: "q",
    UnitKind.TOWN: "tx",
    UnitKind.CITY: "tp",
    UnitKind.COMMUNE: "x",
    UnitKind.WARD: "p",
    UnitKind.TOWNSHIP: "tt",
    UnitKind.SPECIAL_ZONE: "k",
}
_KINDS: Final = {letters: kind for kind, letters in KIND_LETTERS.items()}
EVIDENCE_LETTERS: Final = {evidence: evidence.value[0] for evidence in Evidence}
_EVIDENCE: Final = {letter: evidence for evidence, letter in EVIDENCE_LETTERS.items()}


@attrs.frozen
class Event:
    r"""A day of change, what it rests on, and how well that is known; no day: before the data.

    >>> event = Event.read("2025-07-01\t1671/NQ-UBTVQH15\tv")
    >>> event.day_before, event.basis, event.evidence.value
    (datetime.date(2025, 6, 30), '1671/NQ-UBTVQH15', 'verified')
    """

    day: dt.date | None
    basis: str = ""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    day_before: dt.date | None = attrs.field(init=False, eq=False, repr=False)

    @day_before.default
    def _before(self) -> dt.date | None:
        return self.day and self.day - _DAY

    @classmethod
    def read(cls, line: str) -> "Event":
        """The event of a line ``day, basis, evidence``."""
        day, basis, evidence = line.split("\t")
        return cls(dt.date.fromisoformat(day) if day else None, basis, _EVIDENCE[evidence])

    @property
    def line(self) -> str:
        """The event as a line of its table."""
        return f"{self.day or ''}\t{self.basis}\t{EVIDENCE_LETTERS[self.evidence]}"


def code_order(code: str) -> tuple[int, str]:
    """What codes are sorted by: their length, which tells the level, then their digits."""
    return len(code), code


def lines_with(text: str, cell: str, order: Callable[[str], Any]) -> Iterator[str]:
    r"""The lines of *text* with this first *cell*; the lines are sorted by the *order* of it.

    They are found by bisection in the text itself, so that no table is split for a look-up.

    >>> list(lines_with("01\ta\n01\tb\n00004\tc", "01", code_order))
    ['01\ta', '01\tb']
    """
    wanted = order(cell)
    low, high = 0, len(text)
    while low < high:
        start = max(low, text.rfind("\n", low, (low + high) // 2) + 1)
        if order(text[start : text.index("\t", start)]) < wanted:
            low = _end(text, start) + 1
        else:
            high = start
    while text.startswith(f"{cell}\t", low):
        end = _end(text, low)
        yield text[low:end]
        low = end + 1


def _end(text: str, start: int) -> int:
    """Where the line from *start* ends."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


@attrs.frozen(eq=False, repr=False)
class UnitTable:
    r"""All units of a hierarchy, by code and day.

    >>> text = "90\tt\tVí Dụ\t\t0\t\n90001\tx\tThử\t90\t0\t"
    >>> UnitTable(text, (Event(None),)).on("90001", dt.date(2020, 1, 1)).full_path()
    'xã Thử, tỉnh Ví Dụ'
    """

    text: str
    events: tuple[Event, ...]
    _made: dict[str, tuple[AdministrativeUnit, ...]] = attrs.field(factory=dict, init=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnitTable):
            return NotImplemented
        return self is other or (self.text == other.text and self.events == other.events)

    def __hash__(self) -> int:
        return hash(len(self.text))

    def __reduce__(self) -> tuple[type["UnitTable"], tuple[object, ...]]:
        return UnitTable, (self.text, self.events)  # without the units made so far

    def of_code(self, code: str) -> tuple[AdministrativeUnit, ...]:
        """The units that bear *code* one after the other."""
        units = self._made.get(code)
        if units is None:  # threads that meet here keep the units of the first
            made = tuple(map(self._unit, self._lives(code)))
            units = self._made.setdefault(code, made) if made else ()
        return units

    def on(self, code: str, day: dt.date) -> AdministrativeUnit | None:
        """The unit that bears *code* on *day*."""
        for unit in self.of_code(code):
            if is_between(unit.since, day, unit.until):
                return unit
        return None

    def codes_below(self, code: str) -> tuple[str, ...]:
        r"""The codes of all units that ever stood directly below *code*, in order.

        >>> UnitTable("90\tt\tA\t\t0\t\n90001\tx\tB\t90\t0\t", ()).codes_below("90")
        ('90001',)
        """
        found: dict[str, None] = {}
        place = self.text.find(f"\t{code}\t")
        while place >= 0:
            start = self.text.rfind("\n", 0, place) + 1
            cells = self.text[start : _end(self.text, place)].split("\t")
            if cells[3] == code:
                found[cells[0]] = None
            place = self.text.find(f"\t{code}\t", place + 1)
        return tuple(found)

    def _lives(self, code: str) -> Iterator[list[list[str]]]:
        """The rows of *code*, cut into those of one unit each."""
        life: list[list[str]] = []
        for row in lines_with(self.text, code, code_order):
            life.append(row.split("\t"))
            if life[-1][5]:
                yield life
                life = []
        if life:
            yield life

    def _unit(self, life: list[list[str]]) -> AdministrativeUnit:
        begun = [self.events[int(cells[4])] for cells in life]
        ended = life[-1][5]
        ends = [event.day_before for event in begun[1:]]
        ends.append(self.events[int(ended)].day_before if ended else None)
        former = tuple(
            UnitState(
                since=event.day,
                until=until,
                kind=_KINDS[kind],
                name=name,
                parent=self._above(parent, until),
                basis=event.basis,
                evidence=event.evidence,
            )
            for (_, kind, name, parent, *_), event, until in zip(
                life[:-1], begun[:-1], ends[:-1], strict=True
            )
        )
        code, kind, name, parent = life[-1][:4]
        until, last = ends[-1], begun[-1]
        return AdministrativeUnit(
            code,
            _KINDS[kind],
            name,
            self._above(parent, until),
            begun[0].day,
            until,
            former,
            last.basis,
            last.evidence,
        )

    def _above(self, code: str, until: dt.date | None) -> AdministrativeUnit | None:
        return self.on(code, until or dt.date.max) if code else None

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every code that a unit ever bore, in order."""
        return tuple(dict.fromkeys(row.partition("\t")[0] for row in self.text.split("\n")))

    @cached_property
    def units(self) -> tuple[AdministrativeUnit, ...]:
        """Every unit: provinces, districts, communes, each by code and day."""
        units = [unit for code in self.codes for unit in self.of_code(code)]
        return tuple(sorted(units, key=lambda unit: unit.kind.level.rank))

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days of change, in order."""
        return tuple(sorted({event.day for event in self.events if event.day}))


@attrs.frozen(eq=False, repr=False)
class StepTable:
    r"""All steps, as lines ``old code, new code, event, share``; a capital marks the main heir.

    >>> StepTable("15889\t16012\t1\tW").from_old("15889"), StepTable("").into("16012")
    ((('15889', '16012', '1', 'W'),), ())
    """

    text: str

    @cached_property
    def rows(self) -> Sequence[str]:
        """The lines, split when somebody first asks for a step."""
        return self.text.splitlines()

    def from_old(self, code: str) -> tuple[tuple[str, ...], ...]:
        """The steps from units with this *code*, of all days."""
        return tuple(tuple(row.split("\t")) for row in lines_with(self.text, code, code_order))

    def into(self, code: str) -> tuple[tuple[str, ...], ...]:
        """The steps into units with this *code*, of all days."""
        return tuple(self._by_new.get(code, ()))

    @cached_property
    def _by_new(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for row in self.rows:
            cells = tuple(row.split("\t"))
            found.setdefault(cells[1], []).append(cells)
        return found
