"""Consolidated tables: what many units' reports add up to, and who is behind each figure.

Each cell keeps the figures that it was made of; each table says on which period it is, which units
were expected, which gave figures, which said "Không" and which said nothing about it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import NamedTuple, TypeAlias, overload

import attrs

from genderplan._messages import message
from genderplan.errors import NotFoundError
from genderplan.hierarchy import AdministrativeUnit
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.plans.activities import ReportTable
from genderplan.quantities import BySex, Count, Money, Ratio

__all__ = [
    "Cell",
    "CellKey",
    "CellValue",
    "Consolidation",
    "Consolidations",
    "Contribution",
    "total",
]

CellValue: TypeAlias = Count | BySex | Ratio | Money


def total(values: Iterable[CellValue]) -> CellValue:
    """All *values* together; ratios as sums of numerators over sums of denominators."""
    return reduce(add, values)


class CellKey(NamedTuple):
    """Where a cell stands: table, row and column.

    Tables are "events", "broadcasts", "products", "activities", "tallies" and "results"; rows are
    names, kinds of activity, items or indicators.
    """

    table: str
    row: str
    column: str


@attrs.frozen
class Contribution:
    """What one unit's report adds to a cell."""

    unit: AdministrativeUnit
    value: CellValue


@attrs.frozen
class Cell:
    """A figure of a consolidated table with the figures it was made of."""

    key: CellKey
    contributions: tuple[Contribution, ...]

    @property
    def value(self) -> CellValue:
        """All contributions together."""
        return total(part.value for part in self.contributions)

    @property
    def units(self) -> tuple[AdministrativeUnit, ...]:
        """The units whose figures are in the cell."""
        return tuple(part.unit for part in self.contributions)


@attrs.frozen(kw_only=True)
class Consolidation:
    """The tables of one unit (of the whole country when ``unit`` is None) on one period.

    ``expected`` are the units below it that should have reported on that day, ``reported`` those
    that did, ``said_none`` those that said "Không", by table.
    """

    unit: AdministrativeUnit | None
    period: Period
    """The period that its reports are of."""
    expected: tuple[AdministrativeUnit, ...]
    reported: tuple[AdministrativeUnit, ...]
    cells: Mapping[CellKey, Cell] = attrs.field(repr=False)
    said_none: Mapping[str, tuple[AdministrativeUnit, ...]] = attrs.field(repr=False)

    @property
    def missing(self) -> tuple[AdministrativeUnit, ...]:
        """The expected units without a report."""
        here = frozenset(self.reported)
        return tuple(unit for unit in self.expected if unit not in here)

    @property
    def coverage(self) -> Ratio:
        """Expected units that reported, over all expected units."""
        return Ratio(len(self.expected) - len(self.missing), len(self.expected))

    def table(self, table: ReportTable | str) -> tuple[Cell, ...]:
        """The cells of one table, in the order in which they were first reported."""
        name = _name(table)
        return tuple(cell for key, cell in self.cells.items() if key.table == name)

    def total(self, table: ReportTable | str, column: str) -> CellValue | None:
        """A column of a table added up over its rows; None when nobody gave a figure."""
        values = [cell.value for cell in self.table(table) if cell.key.column == column]
        return total(values) if values else None

    def silent(self, table: ReportTable | str) -> tuple[AdministrativeUnit, ...]:
        """The units that reported, but neither filled in this table nor said "Không"."""
        name = _name(table)
        heard = {unit for cell in self.table(name) for unit in cell.units}
        heard.update(self.said_none.get(name, ()))
        return tuple(unit for unit in self.reported if unit not in heard)


def _name(table: ReportTable | str) -> str:
    return table.value if isinstance(table, ReportTable) else table


@attrs.frozen
class Consolidations(Sequence[Consolidation]):
    """The consolidated tables of each period and unit, and what was found on the way.

    A sequence, the earliest period first; by a unit's code it also gives that unit's only tables.
    """

    items: tuple[Consolidation, ...]
    issues: Issues = attrs.field(factory=Issues)

    @overload
    def __getitem__(self, key: int | str) -> Consolidation: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Consolidation, ...]: ...
    def __getitem__(self, key: int | str | slice) -> Consolidation | tuple[Consolidation, ...]:
        """The tables at an index, or the only ones of the unit with a code.

        Raises :class:`~genderplan.errors.NotFoundError` for a code with no tables, or with tables
        on several periods.
        """
        if not isinstance(key, str):
            return self.items[key]
        found = self.where(unit=key)
        if len(found) == 1:
            return found[0]
        if not found:
            summary = message("no unit with the code {code} is among those consolidated", code=key)
            raise NotFoundError(summary, key)
        summary = message(
            "the unit {code} has tables on {periods}; pick one with where(unit, period)",
            code=key,
            periods=", ".join(str(each.period) for each in found),
        )
        raise NotFoundError(summary, key, candidates=found)

    def where(
        self, unit: AdministrativeUnit | str | None = None, period: Period | str | None = None
    ) -> tuple[Consolidation, ...]:
        """The tables of a unit or its code, on a period, or both."""
        code = unit if unit is None or isinstance(unit, str) else unit.code
        when = Period.parse(period) if isinstance(period, str) else period
        return tuple(
            each
            for each in self.items
            if (code is None or (each.unit is not None and each.unit.code == code))
            and when in {None, each.period}
        )

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Consolidation]:
        return iter(self.items)
