"""Consolidating: many units' reports into the tables of the units above.

Figures are put together by unit, period and row: reports on different periods never meet in one
table. Rows are the same when their names are the same words, whatever their case, spelling of
tones, number before and mark behind. Of two reports of one unit on one period the one whose
document is dated later counts; where the dates do not tell, the later in the list. Where a unit and
units inside it both report, the roll-up decides row by row: the figures from inside count once all
units there gave one, otherwise the unit's own.
"""

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from operator import itemgetter
from typing import Final, TypeAlias, cast

import attrs

from genderplan._fields import demand
from genderplan._messages import mark, message
from genderplan._text import composed_with_offsets
from genderplan.consolidation.folders import (
    HOW_TO_REPORT,
    Folder,
    Paper,
    ReadFile,
    papers_of,
    told_in,
)
from genderplan.consolidation.tables import (
    Cell,
    CellKey,
    CellValue,
    Consolidation,
    Consolidations,
    Contribution,
    Entry,
    Outcome,
)
from genderplan.errors import InvalidValueError, NotFoundError, ParseError
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, Tree
from genderplan.hierarchy.bodies import name_key
from genderplan.hierarchy.units import member
from genderplan.indicators import Missing, Observation, roll_up
from genderplan.indicators.observations import ObservedValue
from genderplan.indicators.places import NATION, most_usual
from genderplan.indicators.sums import Addable, nothing
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike, Period
from genderplan.periods.calendar import as_date
from genderplan.plans import Report
from genderplan.plans.reports import table_title
from genderplan.quantities import Bound, BySex, Count
from genderplan.serialization.lines import NUMBERED

UNIT_NOT_PLACED: Final = IssueKind(
    "GP540",
    Severity.ERROR,
    mark("the report is left out, because its unit cannot be placed: {reason}"),
    mark("Write the unit as it was called on that date, with the units above it."),
)
REPORTED_TWICE: Final = IssueKind(
    "GP541",
    Severity.ERROR,
    mark("{unit} reports twice on {period}, in {left_out} and {kept}; only {kept} counts: {rule}"),
    mark("Take one of the two reports out."),
)
TABLES_LOST: Final = IssueKind(
    "GP547",
    Severity.ERROR,
    mark("it alone has the tables {tables}, which are therefore in no total"),
    mark("Put them into the report that counts."),
)
NOT_BELOW: Final = IssueKind(
    "GP542",
    Severity.ERROR,
    mark("the report is left out, because {unit} is not below the {level}"),
)
OTHER_PERIOD: Final = IssueKind(
    "GP543",
    Severity.WARNING,
    mark("the report is left out, because it is on {period}, not on {wanted}"),
    mark("Consolidate the reports on each period by themselves."),
)
OUTSIDE: Final = IssueKind(
    "GP544",
    Severity.ERROR,
    mark("the report is left out, because {unit} is not in {within}"),
)
NO_LAST_DAY: Final = IssueKind(
    "GP545",
    Severity.ERROR,
    mark("the report is left out, because it is not known on which day {period} ends"),
    mark("Write the period with its days, or give the day of the list of units."),
)
LATE: Final = IssueKind(
    "GP546", Severity.NOTE, mark("the report arrived on {received}, after the deadline, {deadline}")
)

_Given: TypeAlias = "Report | tuple[str, Report] | ReadFile"


def consolidate(  # noqa: PLR0913 - each is a choice of the caller
    reports: Iterable[_Given] | str | os.PathLike[str],
    tree: Tree | Hierarchy,
    to: Level | str | None = None,
    *,
    period: Period | str | None = None,
    within: AdministrativeUnit | str | None = None,
    deadline: DateLike | None = None,
) -> Consolidations:
    """The tables of every unit of the level *to*, one for each period that is reported on.

    *reports* is a folder, whose files are read one at a time, or the reports themselves, each
    alone or with the name of its file. *tree* is that of the day on which the reporting units are
    looked up, by ``unit_code`` or else by name; of a hierarchy, each period has the tree of its
    last day. *to* is "district", "province" or "nation"; without it the level of *within*, or else
    the level above the communes on that day. With *period* only the reports on that period are
    taken. *within* is the unit whose reports these are, by name or code: "UBND xã Trung Sơn" is
    then the one in it. A report that arrived (``received``) after the *deadline* counts, and is
    told as late.

    Every report is checked (:func:`~genderplan.validate`), and every file or report has its entry
    in ``.account``: what became of it, and what is wrong or doubtful in it.

    Raises :class:`~genderplan.errors.NotFoundError` for a *within* that the tree does not have,
    :class:`~genderplan.errors.InvalidValueError` for a level that it does not have, or that is
    above *within*, and for a folder that is none or holds no report.

    >>> from genderplan import gazetteer, sample
    >>> found = consolidate([sample("bach-dang-report-2023")], gazetteer(), to="district")
    >>> tables = found["007"]
    >>> tables.total("events", "participants")
    BySex(women=Count(55), men=Count(42), unknown=Count(0))
    >>> tables.coverage, tables.said_none["products"][0].name
    (Ratio(1, 18), 'Bạch Đằng')
    """
    demand(tree, (Tree, Hierarchy), "tree", "gazetteer()")
    if isinstance(reports, str | os.PathLike):
        reports = Folder(reports)
    demand(reports, Iterable, "reports", HOW_TO_REPORT)
    work = _Work(
        tree,
        to,
        within,
        Period.parse(period) if isinstance(period, str) else period,
        None if deadline is None else as_date(deadline, "deadline"),
    )
    if isinstance(tree, Tree):
        work.area(tree)  # a level or a unit that it does not have is told at once
    for index, given in enumerate(reports):
        if isinstance(given, ReadFile) and given.outcome is not Outcome.TAKEN:
            entry = Entry(name=given.name, outcome=given.outcome, issues=given.issues)
            work.account.append(entry)
        for name, paper in papers_of(given, index):
            work.take(name, paper)
    found = tuple(work.tables())
    return Consolidations(
        tuple(tables for tables, _ in found),
        tuple(work.account),
        Issues(issue for _, issues in found for issue in issues),
    )


@attrs.frozen
class _Area:
    """The units of a day, the one whose reports these are, and the level of the tables.

    The level None is the whole country.
    """

    tree: Tree
    around: AdministrativeUnit | None
    level: Level | None
    find: Callable[[str], AdministrativeUnit]

    def holds(self, unit: object) -> bool:
        """Whether *unit* is the one around or inside it."""
        if not isinstance(unit, AdministrativeUnit) or unit not in self.tree:
            return False
        return self.around is None or self.around in self.tree.path(unit)

    def place(self, paper: Paper) -> AdministrativeUnit | Issue:
        """The unit that reports, or why it is not placed."""
        try:
            named = bool(paper.unit_code)
            unit = self.tree[paper.unit_code] if named else self.find(paper.unit)
        except (NotFoundError, ParseError, InvalidValueError) as error:
            inside = [each for each in getattr(error, "candidates", ()) if self.holds(each)]
            if self.around is None or len(inside) != 1:
                return UNIT_NOT_PLACED.at(reason=error.summary)
            (unit,) = inside
        if self.around is not None and not self.holds(unit):
            within = self.around.full_name(self.tree.date)
            return OUTSIDE.at(unit=unit.full_path(self.tree.date), within=within)
        if self.level is not None and unit.level.rank <= self.level.rank:
            return NOT_BELOW.at(unit=unit.full_name(self.tree.date), level=self.level.words())
        return unit


_Days: TypeAlias = "Period | tuple[dt.date, dt.date]"


def _days(period: Period) -> _Days:
    """What tells periods apart: the days, because a year may be written as 1/1 to 31/12 as well."""
    return period.days or period


@attrs.define
class _Work:
    """Papers as they come in: the account of them, and those that count by period and unit."""

    given: Tree | Hierarchy
    to: Level | str | None
    within: AdministrativeUnit | str | None
    period: Period | None
    deadline: dt.date | None
    account: list[Entry] = attrs.field(factory=list)
    _taken: dict[_Days, dict[AdministrativeUnit, tuple[tuple[int, ...], Paper]]] = attrs.field(
        factory=dict
    )
    _areas: dict[dt.date, _Area] = attrs.field(factory=dict)

    def area(self, tree: Tree) -> _Area:
        """The area of a day, found once."""
        if tree.date not in self._areas:
            around, find = None, tree.find
            if isinstance(self.given, Hierarchy):  # which knows the names of other days, too
                find = partial(self.given.find, on=tree.date)
            if self.within is not None:
                is_name = isinstance(self.within, str) and self.within not in tree
                around = find(str(self.within)) if is_name else tree.unit(self.within)
            self._areas[tree.date] = _Area(tree, around, _level(self.to, tree, around), find)
        return self._areas[tree.date]

    def _area_of(self, period: Period) -> _Area | None:
        if isinstance(self.given, Tree):
            return self.area(self.given)
        return None if period.end is None else self.area(self.given.at(period.end))

    def take(self, name: str, paper: Paper) -> None:
        """Count a paper, or say why not; either way it has its entry."""
        received, deadline = paper.received, self.deadline
        entry = Entry(
            name=name,
            outcome=Outcome.TAKEN,
            period=paper.period,
            received=received,
            late=received > deadline if received and deadline else None,
            issues=paper.issues,
        )
        if entry.late:
            entry = _with(entry, LATE.at(received=received, deadline=deadline))
        if self.period is not None and _days(paper.period) != _days(self.period):
            told = OTHER_PERIOD.at(period=paper.period.text("vi"), wanted=self.period.text("vi"))
            self.account.append(_with(entry, told, Outcome.OTHER_PERIOD))
            return
        area = self._area_of(paper.period)
        unit = area.place(paper) if area else NO_LAST_DAY.at(period=paper.period.text("vi"))
        if isinstance(unit, Issue):
            self.account.append(_with(entry, unit, Outcome.NOT_PLACED))
            return
        day = area.tree.date if area else None
        self.account.append(attrs.evolve(entry, unit=unit, units_on=day))
        self._keep(unit, len(self.account) - 1, paper)

    def _keep(self, unit: AdministrativeUnit, index: int, paper: Paper) -> None:
        """Count a paper beside one of the same unit with other tables, or the later of the two."""
        same_period = self._taken.setdefault(_days(paper.period), {})
        old = same_period.get(unit)
        new: tuple[tuple[int, ...], Paper] = (index,), paper
        if old is None or _tables(old[1]).isdisjoint(_tables(paper)):
            same_period[unit] = new if old is None else ((*old[0], index), _together(old[1], paper))
            return
        kept, left_out, rule = new, old, message("it is the later one")
        if old[1].dated and paper.dated and old[1].dated != paper.dated:
            rule = message("its document is dated later")
            if old[1].dated > paper.dated:
                kept, left_out = left_out, kept
        same_period[unit] = kept
        lost = _tables(left_out[1]) - _tables(kept[1])
        for at in left_out[0]:
            entry = self.account[at]
            told = REPORTED_TWICE.at(
                unit=unit.full_path(entry.units_on),
                period=paper.period.text("vi"),
                left_out=entry.name,
                kept=", ".join(self.account[each].name for each in kept[0]),
                rule=rule,
            )
            entry = _with(entry, told, Outcome.DUPLICATE)
            if lost:
                titles = ", ".join(sorted(table_title(name, "vi") for name in lost))
                entry = _with(entry, TABLES_LOST.at(tables=titles))
            self.account[at] = entry

    def tables(self) -> Iterator[tuple[Consolidation, Issues]]:
        """The tables of each period, the earliest first, and what disagrees in them."""
        taken = [
            {unit: paper for unit, (_, paper) in each.items()} for each in self._taken.values()
        ]
        periods = [next(iter(papers.values())).period for papers in taken]
        for period, papers in sorted(zip(periods, taken, strict=True), key=itemgetter(0)):
            area = self._area_of(period)
            assert area is not None  # noqa: S101 - papers without an area were left out
            yield from _tables_of(period, papers, area)


def _tables(paper: Paper) -> set[str]:
    """The tables that a paper has figures of, or says to be empty."""
    return {key.table for key in paper.figures} | paper.none


def _together(first: Paper, second: Paper) -> Paper:
    """Two papers of one unit and period that have different tables."""
    dated = max(filter(None, (first.dated, second.dated)), default=None)
    return attrs.evolve(
        first,
        figures={**first.figures, **second.figures},
        none=first.none | second.none,
        issues=Issues((*first.issues, *second.issues)),
        dated=dated,
    )


def _with(entry: Entry, issue: Issue, outcome: Outcome | None = None) -> Entry:
    """The entry with one finding more, which says where it belongs."""
    told = Issues((*entry.issues, *told_in([issue], entry.name)))
    return attrs.evolve(entry, outcome=outcome or entry.outcome, issues=told)


def _level(to: Level | str | None, tree: Tree, around: AdministrativeUnit | None) -> Level | None:
    """The level of the tables; None is the whole country."""
    if to is None and around is not None:
        return around.level
    if to is None:
        return Level.DISTRICT if tree.units(Level.DISTRICT) else Level.PROVINCE
    level = None if to == NATION.level else member(Level, to, "to")
    if level is not None and not tree.units(level):
        summary = message(
            "no unit at the {level} exists on {date}", level=level.words(), date=tree.date
        )
        raise InvalidValueError(summary, to, "to")
    if around is not None and (level is None or level.rank < around.level.rank):
        summary = message(
            "no table for {to} can be made of the reports of {within} alone; take its own "
            "level or one below it",
            to=str(to),
            within=around.full_name(tree.date),
        )
        raise InvalidValueError(summary, to, "to")
    return level


def _tables_of(
    period: Period, papers: Mapping[AdministrativeUnit, Paper], area: _Area
) -> Iterator[tuple[Consolidation, Issues]]:
    """The tables of one period: which figures count, and for which unit, is the roll-up's."""
    units: dict[AdministrativeUnit | None, list[AdministrativeUnit]] = {}
    for unit in papers:
        top = None if area.level is None else area.tree.ancestor(unit, area.level)
        units.setdefault(top, []).append(unit)
    reporting = most_usual(Counter(unit.level for unit in papers))
    to = [NATION.level if top is None else top.code for top in units]
    rows = _rows(papers)
    observations = [
        Observation(
            indicator=key.path,
            unit=unit.code,
            period=period,
            value=_people(value) if isinstance(value, BySex) else value,
            units_on=area.tree.date,
        )
        for key, given in rows.items()
        for unit, value in given.items()
    ]
    totals = roll_up(observations, area.tree, to=to, reporting=reporting)
    keys = {key.path: key for key in rows}
    cells: dict[str, dict[CellKey, Cell]] = {}
    for each in totals:
        key = keys[each.indicator]
        parts = (area.tree[seen.unit] for seen in each.observations)
        found = tuple(Contribution(unit, _counted(rows[key][unit], each.value)) for unit in parts)
        if found:
            cells.setdefault(each.unit.code, {})[key] = Cell(key, found)
    disagreements = totals.issues
    for top, reported in units.items():
        yield (
            Consolidation(
                unit=top,
                period=period,
                expected=area.tree.descendants(top, reporting)
                if top
                else area.tree.units(reporting),
                reported=tuple(reported),
                cells=cells.get(NATION.code if top is None else top.code, {}),
                said_none=_said_none(papers, reported),
                units_on=area.tree.date,
            ),
            disagreements,
        )
        disagreements = Issues()  # told once for all tables of the period


_Figures: TypeAlias = "dict[AdministrativeUnit, CellValue | ObservedValue]"


def _rows(papers: Mapping[AdministrativeUnit, Paper]) -> dict[CellKey, _Figures]:
    """The figures of each row, under the name by which it was first reported."""
    names: dict[CellKey, CellKey] = {}
    rows: dict[CellKey, _Figures] = {}
    for unit, paper in papers.items():
        for key, value in paper.figures.items():
            bare = attrs.evolve(key, row=_bare(key.row))
            same = names.setdefault(attrs.evolve(key, row=name_key(bare.row)), bare)
            figures = rows.setdefault(same, {})
            # Two rows of one report are two, "1. Phó Chủ tịch" and "2. Phó Chủ tịch".
            if unit in figures:
                figures = rows.setdefault(key, {})
            figures[unit] = value
    return rows


# The number or dash before a name, "1. Nữ", "a) Nữ", "- Nữ"; not the dash inside "Nữ - trẻ".
_LEADING: Final = re.compile(rf"(?:[-+*•–—]\s*|{NUMBERED.pattern})+")


def _bare(name: str) -> str:
    """A name without its number or dash, the marks behind it and signs that nobody sees.

    >>> _bare("1. Nữ cấp ủy xã:")
    'Nữ cấp ủy xã'
    """
    visible = " ".join(composed_with_offsets(name)[0].split())
    led = _LEADING.match(visible)
    return visible[led.end() if led else 0 :].rstrip(" :;.,-–") or visible


def _people(people: BySex) -> Count:
    """How many people a head-count is of, as far as it tells."""
    if people.whole is not None:
        return people.whole
    parts = sum(people.parts, start=Count(0))
    return Count(parts.value, Bound.AT_LEAST)


def _counted(value: CellValue | ObservedValue, whole: Addable | None) -> CellValue:
    """A figure as the total counts it: "none" is a zero of the kind of the others."""
    if isinstance(value, Missing):
        return nothing(type(whole) if whole is not None else Count)
    return cast("CellValue", value)


def _said_none(
    papers: Mapping[AdministrativeUnit, Paper], reported: Iterable[AdministrativeUnit]
) -> dict[str, tuple[AdministrativeUnit, ...]]:
    found: dict[str, tuple[AdministrativeUnit, ...]] = {}
    for unit in reported:
        for table in sorted(papers[unit].none):
            found[table] = (*found.get(table, ()), unit)
    return found
