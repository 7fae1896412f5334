"""What became of a unit: which units took it over, and how much of it each took.

A share is kept in the words of the National Statistics Office's conversion table of July 2025 and
never turned into a number, because the table states none. Of most units that ended before 2025 it
is not known how much went where, and their shares say so.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

import attrs

from genderplan._messages import Language, mark, translate
from genderplan.evidence import Evidence
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.quantities import Ratio

__all__ = ["SHARES", "Share", "Succession", "chained", "gathered", "merged"]


class Share(StrEnum):
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

    WHOLE = "whole"
    PART = "part"
    PART_AREA = "part_area"
    PART_AREA_WHOLE_POPULATION = "part_area_whole_population"
    PART_POPULATION = "part_population"
    WHOLE_AREA = "whole_area"
    UNKNOWN = "unknown"

    @property
    def moves_all_people(self) -> bool:
        """Whether every inhabitant of the old unit is one of the new unit."""
        return self in {Share.WHOLE, Share.PART_AREA_WHOLE_POPULATION}

    def label(self, language: Language = "en") -> str:
        """The words for this share in *language*."""
        return translate(_LABELS[self], language)


_LABELS: Final = {
    Share.WHOLE: mark("the whole unit"),
    Share.PART: mark("part of the area and population"),
    Share.PART_AREA: mark("part of the area"),
    Share.PART_AREA_WHOLE_POPULATION: mark("part of the area, the whole population"),
    Share.PART_POPULATION: mark("part of the population"),
    Share.WHOLE_AREA: mark("the whole area, part of the population"),
    Share.UNKNOWN: mark("how much is not known"),
}
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

    ``of`` is the unit asked about and ``unit`` the one it leads to: a successor, or a predecessor.
    ``share`` always says how much of the *old* unit went to the new one. ``main`` marks the one
    successor that carries the unit on: by its whole share, else by where its seat lies.
    ``communes`` is set where the step is put together from communes (a district's successors):
    those that went whole, of all communes of the old unit. ``back`` is true for a predecessor.
    ``basis`` is the number of the decision; of a step over several changes, of each.
    """

    share: Share
    unit: AdministrativeUnit
    on: dt.date
    main: bool = True
    basis: str = ""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    of: AdministrativeUnit
    communes: Ratio | None = None
    back: bool = False

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
    if any(step.share is Share.UNKNOWN for step in steps):
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
