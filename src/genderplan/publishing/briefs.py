"""Briefs: what a person reads about an object, as headed tables of text in one language.

A brief holds finished text and no layout; the terminal, Markdown and HTML draw the same brief, so
no figure is computed or rounded twice. The parts that several briefs have in common stand here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from genderplan._messages import Language, first_of, mark, message, translate
from genderplan.catalogs import gazetteer
from genderplan.consolidation import Cell, Consolidation
from genderplan.consolidation.tables import CellKey, CellValue, unit_path
from genderplan.errors import NotFoundError, ParseError
from genderplan.formatting import (
    format_count,
    format_date,
    format_money,
    format_ratio,
)
from genderplan.formatting.shares import format_stated
from genderplan.hierarchy import AdministrativeUnit
from genderplan.indicators import Aggregate, Aggregates
from genderplan.plans import Activity, ActivityKind, Item, LocalTarget, ReportTable, Tally
from genderplan.plans.reports import COLUMNS, people_text, table_title
from genderplan.quantities import BySex, Count, Money, Ratio
from genderplan.targets import Scorecard


@attrs.frozen
class Section:
    """A headed table with notes below it; without columns, a list of lines."""

    title: str  # empty where the table needs none
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()  # sentences below the table

    @property
    def has_content(self) -> bool:
        """Whether there is anything to show below the heading."""
        return bool(self.rows or self.notes)


@attrs.frozen
class Brief:
    """A title, facts as pairs of label and text, and sections."""

    title: str
    facts: tuple[tuple[str, str], ...]  # label and text, at the head
    sections: tuple[Section, ...]


NOTHING: Final = "–"


def titles(language: Language, *templates: str) -> tuple[str, ...]:
    """Headings in *language*."""
    return tuple(translate(template, language) for template in templates)


def facts(language: Language, *pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs of label and text for those that say anything; labels are of the catalog."""
    return tuple((translate(label, language), text) for label, text in pairs if text)


def section(
    language: Language,
    title: str,
    columns: Iterable[str] = (),
    rows: Iterable[tuple[str, ...]] = (),
    notes: Iterable[str] = (),
) -> Section:
    """A section whose title and headings are sentences of the catalog."""
    heads = titles(language, *columns)
    return Section(translate(title, language), heads, tuple(rows), tuple(notes))


def target_text(target: LocalTarget, language: Language) -> str:
    """What a local target asks for: "at least 60% in 2024"."""
    figure = message(
        "{comparator} {percent} in {year}",
        comparator=target.comparator.label(language),
        percent=format_stated(target.value, locale=language),
        year=str(target.year),
    )
    return figure.text(language)


def unit_on(name: str, day: dt.date | None) -> AdministrativeUnit | None:
    """The unit that *name* names on *day*; None where it names none or several."""
    try:
        return gazetteer().find(name, on=day) if day else None
    except (NotFoundError, ParseError):
        return None


def sexes(people: BySex | None, language: Language) -> tuple[str, str, str]:
    """Men, women and all, in the order of official forms.

    The missing one of two sexes is the rest; unknown ones stay blank.
    """
    if people is None:
        return NOTHING, NOTHING, NOTHING
    full = people.complete() if people.women or people.men else people
    return (
        count_text(full.men, language),
        count_text(full.women, language),
        count_text(people.whole, language),
    )


def time_text(activity: Activity, language: Language) -> str:
    """The day, the time or the beginning of an activity; a dash for none."""
    if activity.date is not None:
        return format_date(activity.date, style="short", locale=language)
    if activity.period is not None:
        return activity.period.text(language)
    if activity.since is not None:
        since = format_date(activity.since, style="short", locale=language)
        return message("since {date}", date=since).text(language)
    return NOTHING


def count_text(count: Count | None, language: Language, per: str = "", what: str = "") -> str:
    """A count with its bound, what is counted and the time in which it recurs; a dash for none.

    >>> count_text(Count(1), "vi", "quarter", "buổi sinh hoạt")
    '1 buổi sinh hoạt/quý'
    """
    if count is None:
        return NOTHING
    figures = " ".join(filter(None, (format_count(count, locale=language), what)))
    return message(_PER[per], number=figures).text(language) if per else figures


_PER: Final = {
    "day": mark("{number} a day"),
    "week": mark("{number} a week"),
    "month": mark("{number} a month"),
    "quarter": mark("{number} a quarter"),
    "year": mark("{number} a year"),
}


def tally_text(tally: Tally, activity: Activity, language: Language) -> str:
    """A tally as it is stated: "20 gifts", "30 members in each of 3 clubs".

    The groups are what the activity counts the same number of: its 3 clubs.
    """
    shown = count_text(tally.count, language, tally.per, tally.item.label(language))
    if tally.each_of == 1:
        return shown
    groups = next(
        (
            each.item.label(language)
            for each in activity.tallies
            if each.each_of == 1 and each.item in _GROUPS and each.count == Count(tally.each_of)
        ),
        translate(mark("places"), language),
    )
    each = message(
        "{number} in each of {count} {groups}", number=shown, count=tally.each_of, groups=groups
    )
    return each.text(language)


_GROUPS: Final = {Item.MODEL, Item.CLUB, Item.GROUP, Item.SHELTER, Item.TRUSTED_ADDRESS}
# --- Totals: consolidated tables, scorecards, roll-ups -------------------------------------------


_TABLES: Final = ("activities", "tallies", "results")
_SHOWN_NAMES: Final = 8  # units that are named; the others are counted


def consolidation_brief(tables: Consolidation, language: Language = "vi") -> Brief:
    """The consolidated tables of one unit, with who reported and who did not.

    >>> from genderplan import gazetteer, sample
    >>> from genderplan.consolidation import consolidate
    >>> tree = gazetteer().at("2023-12-31")
    >>> (tables,) = consolidate([sample("bach-dang-report-2023")], tree, to="district")
    >>> brief = consolidation_brief(tables, "en")
    >>> brief.facts[0], brief.facts[1]
    (('Period', '2023'), ('Reports received', '1/18 (5.6%)'))
    >>> brief.sections[0].rows[1][1:]
    ('Participants', '97 (42 men, 55 women)', '1')
    """
    known = facts(
        language,
        (mark("Period"), tables.period.text(language)),
        (mark("Reports received"), format_ratio(tables.coverage, locale=language)),
        (mark("Without a report"), _listed(tables, tables.missing, language)),
    )
    return Brief(
        unit_path(tables.unit, language, tables.units_on), known, tuple(_sections(tables, language))
    )


def _listed(
    tables: Consolidation, units: tuple[AdministrativeUnit, ...], language: Language
) -> str:
    names = (tables.name(unit, language) for unit in units)
    return first_of(names, len(units), _SHOWN_NAMES).text(language)


def _sections(tables: Consolidation, language: Language) -> Iterator[Section]:
    columns = titles(
        language, mark("Content"), mark("Column"), mark("In all"), mark("Units behind it")
    )
    for name in table_names():
        rows = tuple(_row(cell, language) for cell in tables.table(name))
        none = tables.said_none.get(name, ())
        said = message("Said none: {units}", units=_listed(tables, none, language))
        notes = (said.text(language),) if none else ()
        if rows or notes:
            yield Section(table_title(name, language), columns if rows else (), rows, notes)


def table_names() -> tuple[str, ...]:
    """The consolidated tables, those of the form first."""
    return (*(table.value for table in ReportTable), *_TABLES)


def row_title(key: CellKey, language: Language) -> str:
    """What a row of a consolidated table is of."""
    match key.table:
        case "activities":
            return ActivityKind(key.row).label(language)
        case "tallies":
            return Item(key.row).label(language)
    return key.row


def column_title(key: CellKey, language: Language) -> str:
    """What a column of a consolidated table counts."""
    return translate(COLUMNS[key.column], language)


def _row(cell: Cell, language: Language) -> tuple[str, ...]:
    return (
        row_title(cell.key, language),
        column_title(cell.key, language),
        _value(cell.value, language),
        format_count(len(cell.units), locale=language),
    )


def _value(value: CellValue, language: Language) -> str:
    if isinstance(value, Ratio):
        return format_ratio(value, locale=language)
    if isinstance(value, Money):
        return format_money(value, locale=language)
    if isinstance(value, Count):
        return count_text(value, language)
    return people_text(value, ("men", "women", "unknown"), language)


def scorecard_brief(card: Scorecard, language: Language = "vi") -> Brief:
    """A scorecard as a brief: a row for each measure and series, what the marks mean below.

    >>> from genderplan import results, scorecard, strategy
    >>> card = scorecard(strategy("nq28"), results("nq28"), on="2025-12-31")
    >>> scorecard_brief(card, "en").sections[0].columns[:3]
    ('Measure', 'Name', 'Figure')
    """
    rows = tuple(row.cells(language) for row in card.lines)
    table = Section("", card.columns(language), rows, card.notes(language))
    return Brief(card.heading(language), (), (table,))


def aggregates_brief(totals: Aggregates, language: Language = "vi") -> Brief:
    """The totals of a roll-up as a brief: a row for each, with how many units are in it."""
    named = mark("Indicator"), mark("Unit"), mark("Period"), mark("Breakdown")
    columns = titles(language, *named, mark("Value"), mark("Units that reported"))
    rows = tuple(_total_row(total, language) for total in totals)
    notes = tuple(issue.text(language) for issue in totals.issues)
    return Brief(translate(mark("Totals"), language), (), (Section("", columns, rows, notes),))


def _total_row(total: Aggregate, language: Language) -> tuple[str, ...]:
    return (
        total.label(language),
        total.unit_name,
        total.period.text(language),
        ", ".join(f"{dimension}: {category}" for dimension, category in total.breakdown),
        total.figure(language),
        format_ratio(total.coverage, locale=language),
    )
