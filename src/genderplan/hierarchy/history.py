"""What became of a unit: which units took it over, and how much of it each took.

A share is kept in the words of the National Statistics Office's conversion table of July 2025 and
never turned into a number, because the table states none. Of most units that ended before 2025 it
is not known how much went where, and their shares say so.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from genderplan._choices import WordedText
from genderplan._messages import mark
from genderplan.evidence import Evidence
from genderplan.hierarchy.tables import StepTable, UnitTable
from genderplan.hierarchy.units import AdministrativeUnit, Level
from genderplan.quantities import Ratio


class Share(WordedText):
    """How much of an old unit went to a new one.

    ``PART`` is some area and some population, shares unknown. ``UNKNOWN`` is anything from a small
    part to the whole: the sources name the heir, and there may be others that they do not name.
    ``PART_AREA_WHOLE_POPULATION`` is the
    lucky case of a split: head-counts have exactly one successor.

    >>> Share.PART_AREA_WHOLE_POPULATION.moves_all_people
    True
    >>> Share.PART.label("vi")
    'một phần diện tích và dân số'
    """

    WHOLE = "whole", mark("the whole unit")
    PART = "part", mark("part of the area and population")
    PART_AREA = "part_area", mark("part of the area")
    PART_AREA_WHOLE_POPULATION = (
        "part_area_whole_population",
        mark("part of the area, the whole population"),
    )
    PART_POPULATION = "part_population", mark("part of the population")
    WHOLE_AREA = "whole_area", mark("the whole area, part of the population")
    UNKNOWN = "unknown", mark("how much is not known")

    @property
    def moves_all_people(self) -> bool:
        """Whether every inhabitant of the old unit is one of the new unit."""
        return self in {Share.WHOLE, Share.PART_AREA_WHOLE_POPULATION}


SHARES: Final = {  # by the letter of a packed step
    "w": Share.WHOLE,
    "p": Share.PART,
    "a": Share.PART_AREA,
    "r": Share.PART_AREA_WHOLE_POPULATION,
    "n": Share.PART_POPULATION,
    "t": Share.WHOLE_AREA,
    "u": Share.UNKNOWN,
}


@attrs.frozen(kw_only=True, repr=False)
class Succession:
    """One step from a unit to another: how much of the old unit went to the new one, and when.

    ``share`` always says how much of the *old* unit went to the new one. ``main`` marks the one
    successor that carries the unit on: by its whole share, else by where its seat lies.
    """

    share: Share
    """How much of the old unit went to the new one, in the words of the decision."""
    unit: AdministrativeUnit
    """The unit that the step leads to: a successor, or a predecessor."""
    on: dt.date
    """The first day of the new unit."""
    main: bool = True
    """Whether this successor carries the unit on."""
    basis: str = ""
    """The number of the decision; of a step over several changes, of each."""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    """How well the step is supported."""
    of: AdministrativeUnit
    """The unit that was asked about."""
    communes: Ratio | None = None
    """Of a district's step: the communes that went whole, of all of them."""
    back: bool = False
    """Whether the step was asked for from the new unit."""

    @property
    def old(self) -> AdministrativeUnit:
        """The unit that ended or gave a part, whichever way the step was asked for."""
        return self.unit if self.back else self.of

    @property
    def new(self) -> AdministrativeUnit:
        """The unit that took over, whichever way the step was asked for."""
        return self.of if self.back else self.unit

    def reversed(self) -> "Succession":
        """The same step seen from the other unit."""
        return attrs.evolve(self, of=self.unit, unit=self.of, back=not self.back)

    def __repr__(self) -> str:
        main = "" if self.main else ", main=False"
        communes = f", communes={self.communes}" if self.communes else ""
        return f"Succession(share={self.share}, unit={self.unit}, on={self.on}{main}{communes})"


def chained(first: Succession, then: Succession) -> Succession:
    """Two steps, one after the other, as one: a part of a part is a part.

    What is unknown once stays unknown.
    """
    share = Share.UNKNOWN if Share.UNKNOWN in {first.share, then.share} else Share.PART
    if Share.WHOLE in {first.share, then.share}:
        share = then.share if first.share is Share.WHOLE else first.share
    elif first.share.moves_all_people and then.share.moves_all_people:
        share = Share.PART_AREA_WHOLE_POPULATION
    return Succession(
        of=first.of,
        unit=then.unit,
        share=share,
        main=first.main and then.main,
        on=max(first.on, then.on),
        basis="; ".join(dict.fromkeys(filter(None, (first.basis, then.basis)))),
        evidence=max(first.evidence, then.evidence, key=list(Evidence).index),
    )


def merged(steps: Sequence[Succession]) -> tuple[Succession, ...]:
    """Steps that lead to the same unit put together; one that took every part took the whole."""
    groups: dict[AdministrativeUnit, list[Succession]] = {}
    for step in steps:
        groups.setdefault(step.unit, []).append(step)
    if all(len(group) == 1 for group in groups.values()):
        return tuple(steps)
    return tuple(_one(group, alone=len(groups) == 1) for group in groups.values())


def _one(group: Sequence[Succession], *, alone: bool) -> Succession:
    if len(group) == 1:
        return group[0]
    share = _together(group, alone=alone)
    return attrs.evolve(group[0], share=share, main=any(step.main for step in group))


def _together(steps: Iterable[Succession], *, alone: bool) -> Share:
    """The share of all *steps* to one unit, which is the only heir when *alone*."""
    shares = {step.share for step in steps}
    known = not alone and not shares.isdisjoint({Share.WHOLE, Share.PART})  # some, and not all
    if Share.UNKNOWN in shares and not known:
        return Share.UNKNOWN
    return Share.WHOLE if alone else Share.PART


def gathered(
    of: AdministrativeUnit, communes: int, steps: Iterable[Succession]
) -> tuple[Succession, ...]:
    """The successors of *of*, put together from the *steps* of its *communes*, fullest first.

    The main one took most communes whole, then most communes, then has the lowest code.
    """
    groups: dict[AdministrativeUnit, list[Succession]] = {}
    for step in steps:
        groups.setdefault(step.unit, []).append(step)
    whole = {
        unit: sum(step.share is Share.WHOLE for step in group) for unit, group in groups.items()
    }
    ranked = sorted(groups, key=lambda unit: (-whole[unit], -len(groups[unit]), unit.code))
    alone = len(groups) == 1
    return tuple(
        attrs.evolve(
            groups[unit][0],
            of=of,
            share=_together(groups[unit], alone=alone),
            main=unit is ranked[0],
            communes=Ratio(whole[unit], communes),
        )
        for unit in ranked
    )


@attrs.frozen(eq=False, repr=False)
class Descent:
    """What became of the units of a table: the steps between them, followed from day to day.

    ``communes`` tells the communes of a unit on a day, for districts, which left their steps to
    them.
    """

    units: UnitTable
    step_rows: StepTable
    communes: Callable[[AdministrativeUnit, dt.date], Sequence[AdministrativeUnit]]
    _from: dict[str, tuple[Succession, ...]] = attrs.field(factory=dict, init=False)
    _into: dict[str, tuple[Succession, ...]] = attrs.field(factory=dict, init=False)

    def steps(self) -> tuple[Succession, ...]:
        """Every step, from the old unit to the new one, by the code of the old unit and day."""
        return tuple(filter(None, (self._step(row.split("\t")) for row in self.step_rows.rows)))

    def _step(self, cells: Sequence[str]) -> Succession | None:
        """The step of one row; None where it says that no successor is known."""
        old_code, new_code, at, share = cells
        event = self.units.events[int(at)]
        day, before = event.day, event.day_before
        if not new_code or day is None or before is None:
            return None
        old, new = self.units.on(old_code, before), self.units.on(new_code, day)
        assert old is not None and new is not None  # noqa: S101, PT018 - checked when it was made
        return Succession(
            of=old,
            unit=new,
            share=SHARES[share.lower()],
            main=share.isupper(),
            on=day,
            basis=event.basis,
            evidence=event.evidence,
        )

    def from_unit(
        self, unit: AdministrativeUnit, since: dt.date, day: dt.date | None
    ) -> tuple[Succession, ...]:
        """The steps from *unit* after the day *since* up to *day*: parts that it gave, its end."""
        steps = self._from.get(unit.code)
        if steps is None:
            rows = self.step_rows.from_old(unit.code)
            steps = self._from[unit.code] = tuple(filter(None, map(self._step, rows)))
        return tuple(
            step
            for step in steps
            if step.old == unit and since < step.on and (day is None or step.on <= day)
        )

    def into(self, unit: AdministrativeUnit) -> tuple[Succession, ...]:
        """The steps into *unit*, at its beginning and later, latest first."""
        steps = self._into.get(unit.code)
        if steps is None:
            made = filter(None, map(self._step, self.step_rows.into(unit.code)))
            latest_first = sorted(made, key=lambda step: step.on, reverse=True)
            steps = self._into[unit.code] = tuple(step.reversed() for step in latest_first)
        return tuple(step for step in steps if step.new == unit)

    def heirs(
        self, unit: AdministrativeUnit, named: dt.date, day: dt.date | None
    ) -> tuple[Succession, ...]:
        """The steps from *unit* as it was on the day *named*.

        Where they end at a district that ended, they are those of its communes of that day.
        """
        steps = self._followed(unit, named, day)
        last = [step.unit for step in steps] or [unit]
        ended = any(one.until and (day is None or one.until < day) for one in last)
        if ended and unit.level is Level.DISTRICT:
            return self.gathered(unit, named, day)
        return steps

    def _followed(
        self, unit: AdministrativeUnit, since: dt.date, day: dt.date | None
    ) -> tuple[Succession, ...]:
        """The steps from *unit*, as it was on the day *since*, each followed to *day*."""
        steps = self.from_unit(unit, since, day)
        parted = [step for step in steps if unit.until is None or step.on <= unit.until]
        stays = None
        if parted:  # what is left stays in the unit, to its end
            stays = attrs.evolve(parted[0], unit=unit, share=Share.PART, main=True)
        found: list[Succession] = []
        for step in steps:
            first = step if stays is None or step in parted else chained(stays, step)
            further = self._followed(step.unit, step.on, day)
            found += [chained(first, then) for then in further] or [first]
        if stays and (unit.until is None or (day is not None and day <= unit.until)):
            found.insert(0, stays)
        return merged(found)

    def gathered(
        self, unit: AdministrativeUnit, named: dt.date, day: dt.date | None
    ) -> tuple[Succession, ...]:
        """The steps of the communes that *unit* had on the day *named*, put together."""
        communes = self.communes(unit, named)
        steps = [step for below in communes for step in self._followed(below, named, day)]
        return gathered(unit, len(communes), steps)

    def traced(self, unit: AdministrativeUnit, day: dt.date) -> tuple[Succession, ...]:
        """The units of *day* that went into *unit* after that day."""
        olds: dict[AdministrativeUnit, dt.date] = {}
        waiting = [(unit, dt.date.min)]
        while waiting:
            new, joined = waiting.pop()
            for step in self.into(new):
                if day < step.on:
                    last = max(joined, step.on)
                    if step.unit.exists_on(day):
                        olds[step.unit] = max(last, olds.get(step.unit, last))
                    waiting.append((step.unit, last))
        return tuple(
            step.reversed()
            for old, joined in olds.items()
            for step in self.heirs(old, day, joined)
            if step.unit == unit
        )
