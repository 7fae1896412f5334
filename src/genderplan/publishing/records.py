"""Plans, reports and consolidated tables as records for other programs.

A record adds to the file's own data what the library computes from it, under names of its own.
Nothing is rounded; a share is written as numerator and denominator and as a decimal text.
"""

from typing import Any

import attrs

from genderplan._messages import LANGUAGES
from genderplan.consolidation import Cell, Consolidation
from genderplan.consolidation.tables import CellValue
from genderplan.hierarchy import AdministrativeUnit, Hierarchy
from genderplan.issues import Issue, Issues
from genderplan.plans import Activity, Plan, Report, Result
from genderplan.publishing.briefs import unit_on
from genderplan.quantities import BySex, Count, Money, Ratio
from genderplan.serialization.converter import file_converter
from genderplan.stated_shares import compare_share, round_half_up
from genderplan.validation.checks import document_day

__all__ = ["consolidation_record", "paper_record"]

_SHARE_DECIMALS = 4


def paper_record(paper: Plan | Report, findings: Issues, hierarchy: Hierarchy) -> dict[str, Any]:
    """A plan or report and what follows from it, in dicts, lists, texts and numbers.

    >>> from genderplan import gazetteer, sample
    >>> record = paper_record(sample("mong-cai-2023"), Issues(), gazetteer())
    >>> record["results"][0]["counts"]
    {'numerator': 2, 'denominator': 11, 'percent': '18.1818'}
    """
    record: dict[str, Any] = file_converter().unstructure(paper)
    record["unit_path"] = _unit_path(paper, hierarchy)
    results = paper.results if isinstance(paper, Report) else ()
    for plain, result in zip(record.get("results", ()), results, strict=True):
        plain.update(_computed_result(result))
    for plain, activity in zip(record.get("activities", ()), paper.activities, strict=True):
        plain.update(_computed_activity(activity))
    record["findings"] = [_finding(issue) for issue in findings]
    return {"kind": "report" if isinstance(paper, Report) else "plan", **record}


def _unit_path(paper: Plan | Report, hierarchy: Hierarchy) -> list[dict[str, str]]:
    day = document_day(paper)
    unit = unit_on(paper.unit, day, hierarchy)
    if unit is None or day is None:
        return []
    return [_unit(step) for step in hierarchy.at(day).path(unit)]


def _unit(unit: AdministrativeUnit) -> dict[str, str]:
    return {"code": unit.code, "level": unit.level.value, "name": unit.name}


def _computed_result(result: Result) -> dict[str, Any]:
    computed: dict[str, Any] = {"counts": _ratio(result.value)}
    if result.stated is not None:
        computed["agreement"] = compare_share(result.stated, result.value).agreement.value
    if result.measure:
        computed["held_against_measure"] = _ratio(result.compared_value)
    return computed


def _ratio(ratio: Ratio) -> dict[str, Any]:
    percent = ratio.percent
    return {
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "percent": None if percent is None else str(round_half_up(percent.value, _SHARE_DECIMALS)),
    }


def _computed_activity(activity: Activity) -> dict[str, Any]:
    computed: dict[str, Any] = {}
    people = activity.participants
    if people is not None:
        full = people.complete()
        computed["counted"] = {
            "women": _count(full.women),
            "men": _count(full.men),
            "unknown": _count(full.unknown),
            "total": _count(full.whole),
        }
    cost = activity.total_cost
    if cost is not None:
        computed["total_cost"] = cost.amount
    return computed


def _count(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"value": count.value, "bound": count.bound.value, "low": count.low, "high": count.high}


def _finding(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "path": issue.path,
        "message": {language: issue.summary.text(language) for language in LANGUAGES},
    }


def consolidation_record(tables: Consolidation) -> dict[str, Any]:
    """The consolidated tables of one unit in dicts, lists, texts and numbers, sources included."""
    return {
        "unit": _place(tables.unit),
        "period": str(tables.period),
        "expected": len(tables.expected),
        "reported": [_place(unit) for unit in tables.reported],
        "missing": [_place(unit) for unit in tables.missing],
        "said_none": {
            name: [_place(unit) for unit in units] for name, units in tables.said_none.items()
        },
        "cells": [_cell(cell) for cell in tables.cells.values()],
    }


def _place(unit: AdministrativeUnit | None) -> dict[str, str] | None:
    return None if unit is None else _unit(unit)


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
