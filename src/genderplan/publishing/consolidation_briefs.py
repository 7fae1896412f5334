"""Consolidated tables as a brief and as a record, one for each unit of the level above.

Decided: a figure is never shown without how many of the expected units stand behind it.
"""

from collections.abc import Iterator
from typing import Any, Final

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan.consolidation import Cell, CellValue, Consolidation
from genderplan.formatting import format_count, format_money, format_number, format_ratio
from genderplan.hierarchy import AdministrativeUnit
from genderplan.plans import ActivityKind, Item, ReportTable
from genderplan.publishing.briefs import Brief, Section
from genderplan.publishing.paper_sections import count_text, titles
from genderplan.quantities import BySex, Count, Money, Ratio

__all__ = ["consolidation_brief", "consolidation_record"]

_TABLES: Final = {
    "activities": mark("Activities"),
    "tallies": mark("Models, clubs and products"),
    "results": mark("Women in leadership"),
}
_COLUMNS: Final = {
    "sessions": mark("Times held"),
    "participants": mark("Participants"),
    "number": mark("Number"),
    "number a day": mark("Number a day"),
    "number a week": mark("Number a week"),
    "number a month": mark("Number a month"),
    "number a quarter": mark("Number a quarter"),
    "number a year": mark("Number a year"),
    "reach": mark("People reached"),
    "cost": mark("Cost"),
    "share": mark("Share"),
}
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
    ('Participants', '97 (55 women, 42 men)', '1')
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
    for name in (*(table.value for table in ReportTable), *_TABLES):
        rows = tuple(_row(cell, language) for cell in tables.table(name))
        notes = tuple(_notes(tables, name, language))
        if rows or notes:
            yield Section(_title(name, language), columns if rows else (), rows, notes)


def _title(name: str, language: Language) -> str:
    if name in _TABLES:
        return translate(_TABLES[name], language)
    return ReportTable(name).label(language)


def _row(cell: Cell, language: Language) -> tuple[str, ...]:
    table, row, column = cell.key.table, cell.key.row, cell.key.column
    shown = {
        "activities": lambda: ActivityKind(row).label(language),
        "tallies": lambda: Item(row).label(language),
    }.get(table, lambda: row)()
    behind = format_count(len(cell.units), locale=language)
    return shown, translate(_COLUMNS[column], language), _value(cell.value, language), behind


def _value(value: CellValue, language: Language) -> str:
    if isinstance(value, Ratio):
        return format_ratio(value, locale=language)
    if isinstance(value, Money):
        return format_money(value, locale=language)
    if isinstance(value, Count):
        return count_text(value, language)
    parts = (
        (mark("{count} women"), value.women),
        (mark("{count} men"), value.men),
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


def consolidation_record(tables: Consolidation) -> dict[str, Any]:
    """The consolidated tables of one unit in dicts, lists, texts and numbers, sources included."""
    return {
        "unit": _unit(tables.unit),
        "period": str(tables.period),
        "expected": len(tables.expected),
        "reported": [_unit(unit) for unit in tables.reported],
        "missing": [_unit(unit) for unit in tables.missing],
        "said_none": {
            name: [_unit(unit) for unit in units] for name, units in tables.said_none.items()
        },
        "cells": [_cell(cell) for cell in tables.cells.values()],
    }


def _unit(unit: AdministrativeUnit | None) -> dict[str, str] | None:
    if unit is None:
        return None
    return {"code": unit.code, "level": unit.level.value, "name": unit.name}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **attrs.asdict(cell.key),
        "value": _plain(cell.value),
        "sources": [
            {"unit": part.unit.code, "value": _plain(part.value)} for part in cell.contributions
        ],
    }


def _plain(value: CellValue) -> dict[str, Any] | None:
    if isinstance(value, Ratio):
        return {"numerator": value.numerator, "denominator": value.denominator}
    if isinstance(value, Money):
        return {"amount": value.amount}
    if isinstance(value, BySex):
        parts = {"women": value.women, "men": value.men, "unknown": value.unknown}
        return {
            name: None if count is None else _plain(count)
            for name, count in (*parts.items(), ("total", value.whole))
        }
    return {"value": value.value, "bound": value.bound.value}
