"""What became of a unit: which units took it over, and how much of it each took.

Decided: a share is kept in the words of the National Statistics Office's conversion table of July
2025 and never turned into a number, because the table states none. Rows stay text until somebody
asks for a unit's own, so that loading ten thousand of them costs a few milliseconds.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final

import attrs

from genderplan._messages import Language, mark, translate
from genderplan.evidence import Evidence
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.quantities import Ratio

__all__ = ["Share", "Succession", "SuccessionTable"]


class Share(StrEnum):
    """How much of an old unit went to a new one.

    ``PART`` is some area and some population, shares unknown. ``PART_AREA_WHOLE_POPULATION`` is the
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
}
_VERIFIED: Final = "nso+vau"
_BASES: Final = {
    _VERIFIED: "National Statistics Office, conversion table of July 2025",
    "nso": "National Statistics Office, conversion table of July 2025",
}
_BASIS_EVIDENCE: Final = {_VERIFIED: Evidence.VERIFIED}


@attrs.frozen(kw_only=True, repr=False)
class Succession:
    """One step from a unit to another: how much of the old unit went to the new one, and when.

    ``of`` is the unit asked about and ``unit`` the one it leads to: a successor, or a predecessor.
    ``share`` always says how much of the *old* unit went to the new one. ``main`` marks the one
    successor that carries the unit on: by its whole share, else by where its seat lies.
    ``communes`` is set where the step is put together from communes (a district's successors):
    those that went whole, of all communes of the old unit.
    """

    share: Share
    unit: AdministrativeUnit
    on: dt.date
    main: bool = True
    basis: str = ""
    evidence: Evidence = Evidence.SINGLE_SOURCE
    of: AdministrativeUnit
    communes: Ratio | None = None

    @property
    def old(self) -> AdministrativeUnit:
        """The unit that ended, whichever way the step was asked for."""
        ended = self.of.until is not None and self.of.until < self.on
        return self.of if ended else self.unit

    @property
    def new(self) -> AdministrativeUnit:
        """The unit that took over, whichever way the step was asked for."""
        return self.unit if self.old is self.of else self.of

    def reversed(self) -> "Succession":
        """The same step seen from the other unit."""
        return attrs.evolve(self, of=self.unit, unit=self.of)

    def __repr__(self) -> str:
        main = "" if self.main else ", main=False"
        communes = f", communes={self.communes}" if self.communes else ""
        return f"Succession(share={self.share}, unit={self.unit}, on={self.on}{main}{communes})"


@attrs.frozen(eq=False)
class SuccessionTable:
    r"""All steps of one day, as rows ``old code, new code, share, main, basis`` split by tabs.

    >>> table = SuccessionTable(dt.date(2025, 7, 1), ("15889\t16012\twhole\t1\tnso+vau",))
    >>> table.from_old("15889"), table.from_old("194")
    (('15889\t16012\twhole\t1\tnso+vau',), ())
    """

    on: dt.date
    rows: Sequence[str] = attrs.field(repr=False)

    @property
    def last_day(self) -> dt.date:
        """The last day of the old units."""
        return self.on - dt.timedelta(days=1)

    @cached_property
    def _by_old(self) -> dict[str, tuple[str, ...]]:
        return _grouped((row.partition("\t")[0], row) for row in self.rows)

    @cached_property
    def _by_new(self) -> dict[str, tuple[str, ...]]:
        return _grouped((row.split("\t", 2)[1], row) for row in self.rows)

    def from_old(self, code: str) -> tuple[str, ...]:
        """The rows of the old unit with this *code*."""
        return self._by_old.get(code, ())

    def from_new(self, code: str) -> tuple[str, ...]:
        """The rows of the new unit with this *code*."""
        return self._by_new.get(code, ())


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for code, row in pairs:
        groups[code] = (*groups[code], row) if code in groups else (row,)
    return groups


def read_step(row: str, old: AdministrativeUnit, new: AdministrativeUnit) -> Succession:
    """The step from *old* to *new* that *row* states."""
    _, _, share, main, sources = row.split("\t")
    assert new.since is not None  # noqa: S101 - a successor's first day is the day of its table
    return Succession(
        of=old,
        unit=new,
        share=Share(share),
        main=main == "1",
        on=new.since,
        basis=_BASES.get(sources, sources),
        evidence=_BASIS_EVIDENCE.get(sources, Evidence.SINGLE_SOURCE),
    )


def chained(first: Succession, then: Succession) -> Succession:
    """Two steps, one after the other, as one: a part of a part is a part."""
    share = Share.PART
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
    share = Share.WHOLE if alone else Share.PART
    return attrs.evolve(group[0], share=share, main=any(step.main for step in group))


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
    share = Share.WHOLE if len(groups) == 1 else Share.PART
    return tuple(
        attrs.evolve(
            groups[unit][0],
            of=of,
            share=share,
            main=unit is ranked[0],
            communes=Ratio(whole[unit], communes),
        )
        for unit in ranked
    )
