"""Consolidated tables: what many units' reports add up to, and what became of each report.

Each cell keeps the figures that it was made of; each table says on which period it is, which units
were expected, which gave figures, which said "Không" and which said nothing about it. The account
has an entry for every file, or every report of a list: nothing is left out without a word.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any, Final, TypeAlias, overload

import attrs

from genderplan._choices import WordedChoice
from genderplan._messages import Language, mark, message
from genderplan._notebook import InNotebooks, html_table
from genderplan.errors import NotFoundError
from genderplan.hierarchy import AdministrativeUnit
from genderplan.indicators.places import NATION
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.plans import ReportTable
from genderplan.plans.reports import value_cells
from genderplan.quantities import BySex, Count, Money, Ratio

CellValue: TypeAlias = Count | BySex | Ratio | Money
"""What stands in a cell: a number, a head-count by sex, a share as its counts, an amount."""


def total(values: Iterable[CellValue]) -> CellValue:
    """All *values* together; ratios as sums of numerators over sums of denominators."""
    return reduce(add, values)


@attrs.frozen
class CellKey:
    """Where a cell stands: table, row and column."""

    table: str
    """"events", "broadcasts", "products", "activities", "tallies" or "results"."""
    row: str
    """A name, a kind of activity, an item or an indicator."""
    column: str
    """What is counted: "sessions", "participants", "number", "reach", "cost" or "share"."""

    @property
    def path(self) -> str:
        """Where findings say that the cell stands.

        >>> CellKey("events", "Tọa đàm", "sessions").path
        'events/Tọa đàm/sessions'
        """
        return f"{self.table}/{self.row}/{self.column}"


@attrs.frozen
class Contribution:
    """What one unit's report adds to a cell."""

    unit: AdministrativeUnit
    """The unit that reported."""
    value: CellValue
    """Its figure."""


@attrs.frozen
class Cell:
    """A figure of a consolidated table with the figures it was made of."""

    key: CellKey
    """Where the cell stands."""
    contributions: tuple[Contribution, ...]
    """The figures, unit by unit."""

    @property
    def value(self) -> CellValue:
        """All contributions together."""
        return total(part.value for part in self.contributions)

    @property
    def units(self) -> tuple[AdministrativeUnit, ...]:
        """The units whose figures are in the cell."""
        return tuple(part.unit for part in self.contributions)


class Outcome(WordedChoice):
    """What became of a file or a report that was to be consolidated."""

    TAKEN = "taken", mark("taken")
    OTHER_PERIOD = "other_period", mark("of another period")
    DUPLICATE = "duplicate", mark("a duplicate, not counted")
    NOT_PLACED = "not_placed", mark("its unit could not be determined")
    REFUSED = "refused", mark("has errors and was not read")
    NO_REPORT = "no_report", mark("holds no report")
    NOT_READ = "not_read", mark("of a kind that is not read")
    LOCK_FILE = "lock_file", mark("lock file of an open document")


@attrs.frozen(kw_only=True)
class Entry:
    """What became of one file, or of one unit's figures in a file of several units."""

    name: str
    """The name of the file; of a report in a list its place, "[0]"."""
    outcome: Outcome
    """What became of it."""
    unit: AdministrativeUnit | None = None
    """The unit that reports, where it is known."""
    period: Period | None = None
    """The period that is reported on, where it is known."""
    received: dt.date | None = None
    """The day on which it arrived, where the report says so."""
    late: bool | None = None
    """Whether it arrived after the deadline; None without a deadline or a day of arrival."""
    issues: Issues = attrs.field(factory=Issues)
    """What is wrong or doubtful in it, and why it was left out."""
    units_on: dt.date | None = None
    """The day of the list of units in which its unit was found."""


@attrs.frozen(kw_only=True)
class Consolidation:
    """The tables of one unit on one period."""

    unit: AdministrativeUnit | None
    """The unit that the tables are of; None for the whole country."""
    period: Period
    """The period that its reports are of."""
    expected: tuple[AdministrativeUnit, ...] = attrs.field(repr=False)
    """The units below it that should have reported, those of the level that reports."""
    reported: tuple[AdministrativeUnit, ...] = attrs.field(repr=False)
    """The units that did report."""
    cells: Mapping[CellKey, Cell] = attrs.field(repr=False)
    """The figures, in the order in which they were first reported."""
    said_none: Mapping[str, tuple[AdministrativeUnit, ...]] = attrs.field(repr=False)
    """The units that said "Không", by table."""
    units_on: dt.date | None = None
    """The day of the list of units that the tables follow: the last one of the period, or that of
    the tree that was given. Units have the names of that day."""

    def name(self, unit: AdministrativeUnit, language: Language = "vi") -> str:
        """The kind and name of a unit on the day of the tables: "xã Hoằng Phượng"."""
        return unit.full_name(self.units_on, language)

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
        name = table.value if isinstance(table, ReportTable) else table
        return tuple(cell for key, cell in self.cells.items() if key.table == name)

    def total(self, table: ReportTable | str, column: str) -> CellValue | None:
        """A column of a table added up over its rows; None when nobody gave a figure."""
        values = [cell.value for cell in self.table(table) if cell.key.column == column]
        return total(values) if values else None

    def to_rows(self) -> list[dict[str, Any]]:
        """Every figure as a row of plain values; see :meth:`Consolidations.to_rows`."""
        return [_row(self, cell) for cell in self.cells.values()]

    def silent(self, table: ReportTable | str) -> tuple[AdministrativeUnit, ...]:
        """The units that reported, but neither filled in this table nor said "Không"."""
        name = table.value if isinstance(table, ReportTable) else table
        heard = {unit for cell in self.table(name) for unit in cell.units}
        heard.update(self.said_none.get(name, ()))
        return tuple(unit for unit in self.reported if unit not in heard)


@attrs.frozen(repr=False)
class Consolidations(InNotebooks, Sequence[Consolidation]):
    """The consolidated tables of each period and unit, and what became of every report.

    A sequence, the earliest period first; by a unit's code it also gives that unit's only tables.
    """

    items: tuple[Consolidation, ...]
    """The tables."""
    account: tuple[Entry, ...] = ()
    """What became of each file or report, in order."""
    disagreements: Issues = attrs.field(factory=Issues)
    """Where a unit and the units inside it report different figures."""

    @property
    def issues(self) -> Issues:
        """Everything that was found: in the reports and their files, and between them."""
        each = (issue for entry in self.account for issue in entry.issues)
        return Issues((*each, *self.disagreements))

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

    def to_rows(self) -> list[dict[str, Any]]:
        """Every figure of every table as a row of plain values, with codes and names.

        A head-count has its ``women``, ``men`` and ``unknown``; a share its ``numerator`` and
        ``denominator``; any other figure its ``value``. ``bound`` is "exact", or what a number in
        words ("hơn 200") bounds; ``units`` is how many units are behind the figure, ``expected``
        how many should be.
        """
        return [row for each in self.items for row in each.to_rows()]

    def html(self, language: Language = "vi") -> str:
        """The tables with how many reported, and the account, as a table of HTML."""
        rows = [
            (
                each.period.text(language),
                unit_path(each.unit, language, each.units_on),
                f"{each.coverage.numerator}/{each.coverage.denominator}",
            )
            for each in self.items
        ]
        return html_table(self._summary(language), _HEAD, rows, language)

    def _summary(self, language: Language) -> str:
        outcomes = [entry.outcome for entry in self.account]
        counted = (
            f"{outcomes.count(each)} {each.label(language)}" for each in Outcome if each in outcomes
        )
        told = ", ".join(counted)
        return message("{count} reports: {told}", count=len(outcomes), told=told).text(language)

    def __repr__(self) -> str:
        return f"<Consolidations: tables {len(self)}; {self._summary('en')}>"


_HEAD: Final = (mark("Period"), mark("Unit"), mark("Reports received"))


def unit_path(
    unit: AdministrativeUnit | None, language: Language, on: dt.date | None = None
) -> str:
    """The unit with those above it, as they were called on a day; the country for None."""
    if unit is None:
        return NATION.full_name(language=language)
    return unit.full_path(on, language)


def _row(table: Consolidation, cell: Cell) -> dict[str, Any]:
    return {
        "period": str(table.period),
        "unit": NATION.code if table.unit is None else table.unit.code,
        "unit_name": unit_path(table.unit, "vi", table.units_on),
        **attrs.asdict(cell.key),
        **value_cells(cell.value),
        "units": len(cell.contributions),
        "expected": len(table.expected),
    }
