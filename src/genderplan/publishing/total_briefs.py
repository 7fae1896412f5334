"""Totals as briefs: consolidated tables, scorecards of strategies, totals of a roll-up.

No figure is shown without how many of the expected units stand behind it.
"""

from collections.abc import Iterator
from typing import Final

from genderplan._messages import Language, mark, message, translate
from genderplan.consolidation import Cell, Consolidation
from genderplan.consolidation.tables import CellKey, CellValue
from genderplan.formatting import format_count, format_money, format_number, format_ratio
from genderplan.hierarchy import AdministrativeUnit
from genderplan.indicators import Aggregate, Aggregates
from genderplan.plans import ActivityKind, Item, ReportTable
from genderplan.plans.figures import COLUMNS, table_title
from genderplan.publishing.briefs import NOTHING, Brief, Section, count_text, titles
from genderplan.quantities import Count, Money, Ratio
from genderplan.targets import Scorecard

__all__ = [
    "aggregates_brief",
    "column_title",
    "consolidation_brief",
    "row_title",
    "scorecard_brief",
    "table_names",
    "table_title",
]

_TABLES: Final = ("activities", "tallies", "results")
_SHOWN_NAMES: Final = 8


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
    sections = tuple(_sections(tables, language))
    return Brief(_unit_name(tables.unit, language), tuple(_facts(tables, language)), sections)


def _unit_name(unit: AdministrativeUnit | None, language: Language) -> str:
    if unit is None:
        return translate(mark("the whole country"), language)
    return unit.full_path(language=language)


def _facts(tables: Consolidation, language: Language) -> Iterator[tuple[str, str]]:
    yield translate(mark("Period"), language), tables.period.text(language)
    yield (
        translate(mark("Reports received"), language),
        format_ratio(tables.coverage, locale=language),
    )
    if tables.missing:
        label = translate(mark("Without a report"), language)
        yield label, _listed(tables.missing, language)


def _listed(units: tuple[AdministrativeUnit, ...], language: Language) -> str:
    names = ", ".join(unit.full_name(language=language) for unit in units[:_SHOWN_NAMES])
    if len(units) <= _SHOWN_NAMES:
        return names
    rest = format_number(len(units) - _SHOWN_NAMES, locale=language)
    return message("{shown} and {count} more", shown=names, count=rest).text(language)


def _sections(tables: Consolidation, language: Language) -> Iterator[Section]:
    columns = titles(
        language, mark("Content"), mark("Column"), mark("In all"), mark("Units behind it")
    )
    for name in table_names():
        rows = tuple(_row(cell, language) for cell in tables.table(name))
        notes = tuple(_notes(tables, name, language))
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
    parts = (
        (mark("{count} men"), value.men),
        (mark("{count} women"), value.women),
        (mark("{count} of unknown sex"), value.unknown),
    )
    named = ", ".join(
        message(template, count=format_count(count, locale=language)).text(language)
        for template, count in parts
        if count is not None and (count.value > 0 or not count.is_exact)
    )
    whole = count_text(value.whole, language)
    return f"{whole} ({named})" if named else whole


def _notes(tables: Consolidation, name: str, language: Language) -> Iterator[str]:
    none = tables.said_none.get(name, ())
    if none:
        said = message("Said none: {units}", units=_listed(none, language))
        yield said.text(language)


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
    columns = titles(
        language,
        mark("Indicator"),
        mark("Unit"),
        mark("Period"),
        mark("Breakdown"),
        mark("Value"),
        mark("Units that reported"),
    )
    rows = tuple(_total_row(total, language) for total in totals)
    notes = tuple(issue.text(language) for issue in totals.issues)
    return Brief(translate(mark("Totals"), language), (), (Section("", columns, rows, notes),))


def _total_row(total: Aggregate, language: Language) -> tuple[str, ...]:
    value = NOTHING if total.value is None else _value(total.value, language)
    if total.value is None and total.low is not None and total.high is not None:
        value = f"{_value(total.low, language)} – {_value(total.high, language)}"
    return (
        total.definition.label(language) if total.definition else total.indicator,
        total.unit.full_name(),
        total.period.text(language),
        ", ".join(f"{dimension}: {category}" for dimension, category in total.breakdown),
        value,
        format_ratio(total.coverage, locale=language),
    )
