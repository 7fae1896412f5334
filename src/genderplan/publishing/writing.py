"""``publish``: an object as the file that its reader wants, by the ending of the name."""

import datetime as dt
import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from genderplan._extras import require
from genderplan._messages import LANGUAGES, Language, Message, message
from genderplan.catalogs import gazetteer
from genderplan.consolidation import Cell, Consolidation, Consolidations
from genderplan.consolidation.tables import CellValue
from genderplan.errors import InvalidValueError
from genderplan.hierarchy import AdministrativeUnit
from genderplan.indicators import Aggregates
from genderplan.issues import Issue
from genderplan.plans import Activity, Plan, Report, Result
from genderplan.publishing.briefs import (
    Brief,
    aggregates_brief,
    consolidation_brief,
    scorecard_brief,
    unit_on,
)
from genderplan.publishing.paper_briefs import plan_brief, report_brief
from genderplan.publishing.plots import charts_of
from genderplan.publishing.texts import html_page, markdown, plain_text
from genderplan.quantities import BySex, Count, Money, Ratio
from genderplan.serialization import to_dict
from genderplan.serialization.converter import file_converter
from genderplan.serialization.plain_files import write_bytes, write_text
from genderplan.stated_shares import compare_share, round_half_up
from genderplan.targets import Scorecard
from genderplan.validation import validate
from genderplan.validation.checks import document_day

Published: TypeAlias = "Plan | Report | Consolidation | Consolidations | Scorecard | Aggregates"
"""What can be published."""


def publish(
    obj: Published,
    path: str | os.PathLike[str],
    *,
    language: Language = "vi",
    replace: bool = False,
) -> None:
    """Write *obj* to *path* for people to read, in the form that its ending names.

    A plan, a report and the consolidated tables of one unit and period become an official paper in
    the form of Nghị định 30/2020/NĐ-CP with ``.docx`` (extra ``docx``); a scorecard, totals and
    consolidated tables a workbook with ``.xlsx`` (extra ``xlsx``). Of everything there is
    ``.html``, one page with tables and charts, ``.md`` and ``.txt``, the tables as text, and
    ``.json``, the figures as data.

    *language* is that of briefs and tables; an official paper is always Vietnamese. An existing
    file stays unless *replace*.

    Raises :class:`~genderplan.errors.InvalidValueError` for an ending that names no form of *obj*,
    :class:`~genderplan.errors.FileError` when the file exists or cannot be written, and
    :class:`~genderplan.errors.MissingExtraError` without the extra of the form.
    """
    content = rendered(obj, Path(path).suffix.lower(), language)
    if isinstance(content, bytes):
        write_bytes(path, content, replace=replace)
    else:
        write_text(path, content, replace=replace)


def rendered(obj: Published, ending: str, language: Language = "vi") -> str | bytes:
    """*obj* in the form that *ending* (".html") names.

    >>> from genderplan import sample
    >>> rendered(sample("mong-cai-2023"), ".md", "en").splitlines()[0]
    '# Gender-equality results of Móng Cái city in 2023'
    """
    forms = _forms(obj)
    if ending not in forms:
        summary = wrong_ending(ending, *forms)
        if ending == ".docx" and isinstance(obj, Consolidations):
            summary = message(
                "a Word paper is of one unit and one period, and these are {count} tables; name "
                "the unit (within, --within) and the period, or write .xlsx",
                count=len(obj),
            )
        raise InvalidValueError(summary, ending, "path")
    return forms[ending](obj, language)


def wrong_ending(ending: str, *endings: str) -> Message:
    """What is said of a file name with an *ending* that is none of *endings*."""
    return message(
        "{ending} is no form for this; give a name that ends in {endings}",
        ending=repr(ending),
        endings=", ".join(endings),
    )


_Writer: TypeAlias = "Callable[[Any, Language], str | bytes]"


def _forms(obj: Published) -> dict[str, _Writer]:
    """The endings that name a form of *obj*, each with what writes it."""
    is_paper = isinstance(obj, Plan | Report | Consolidation)
    if isinstance(obj, Consolidations):  # a paper is of one unit and one period
        is_paper = len(obj) == 1
    papers: dict[str, _Writer] = {".docx": _docx} if is_paper else {}
    if isinstance(obj, Plan | Report):
        return {**papers, **_TEXTS}
    if isinstance(obj, Consolidation | Consolidations | Scorecard | Aggregates):
        return {**papers, ".xlsx": _xlsx, **_TEXTS}
    if hasattr(obj, "paper"):  # a Draft, which is not imported: reading documents takes time
        summary = message("a draft cannot be published; look it through and publish draft.paper")
        raise InvalidValueError(summary, obj, "obj")
    summary = message(
        "{kind} cannot be published; give a plan, a report, consolidated tables, a scorecard or "
        "totals",
        kind=type(obj).__name__,
    )
    raise InvalidValueError(summary, obj, "obj")


def briefs_of(obj: Published, language: Language = "vi") -> tuple[Brief, ...]:
    """What a person reads about *obj*: a brief, or one for each of several tables."""
    match obj:
        case Report():
            return (report_brief(obj, language),)
        case Plan():
            return (plan_brief(obj, language),)
        case Consolidation():
            return (consolidation_brief(obj, language),)
        case Consolidations():
            return tuple(consolidation_brief(each, language) for each in obj)
        case Scorecard():
            return (scorecard_brief(obj, language),)
        case Aggregates():
            return (aggregates_brief(obj, language),)


def _text(write: Callable[[Brief], str]) -> _Writer:
    return lambda obj, language: "\n\n".join(map(write, briefs_of(obj, language))) + "\n"


def _html(obj: Published, language: Language) -> str:
    return html_page(briefs_of(obj, language), charts_of(obj, language), language)


def _docx(paper: Plan | Report | Consolidation | Consolidations, _: Language) -> bytes:
    require("docx", extra="docx")
    from genderplan.publishing.docx import docx_bytes
    from genderplan.publishing.papers import paper_of

    return docx_bytes(paper_of(paper[0] if isinstance(paper, Consolidations) else paper))


def _xlsx(
    obj: Consolidation | Consolidations | Scorecard | Aggregates, language: Language
) -> bytes:
    require("openpyxl", extra="xlsx")
    from genderplan.publishing.xlsx import xlsx_bytes

    return xlsx_bytes(obj, language)


def _json(obj: Published, _: Language) -> str:
    match obj:
        case Plan() | Report():
            return json_text(paper_record(obj))
        case Consolidation():
            return json_text(consolidation_record(obj))
        case Consolidations():
            return json_text([consolidation_record(each) for each in obj])
    return json_text(to_dict(obj))


_TEXTS: Final[dict[str, _Writer]] = {
    ".html": _html,
    ".md": _text(markdown),
    ".txt": _text(plain_text),
    ".json": _json,
}


def json_text(plain: object) -> str:
    """Plain data as JSON for other programs: letters as they are, decimals as exact texts."""
    return json.dumps(plain, ensure_ascii=False, indent=2, default=_exact) + "\n"


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    reason = f"{type(value).__name__} is not plain data"
    raise TypeError(reason)


# --- Records: figures as data, with what was computed -------------------------------------------


_SHARE_DECIMALS = 4


def paper_record(paper: Plan | Report) -> dict[str, Any]:
    """A plan or report and what follows from it, in dicts, lists, texts and numbers.

    >>> from genderplan import sample
    >>> record = paper_record(sample("mong-cai-2023"))
    >>> record["results"][0]["counts"]
    {'numerator': 2, 'denominator': 11, 'percent': '18.1818'}
    """
    record: dict[str, Any] = file_converter().unstructure(paper)
    record["unit_path"] = _unit_path(paper)
    results = paper.results if isinstance(paper, Report) else ()
    for plain, result in zip(record.get("results", ()), results, strict=True):
        plain.update(_computed_result(result))
    for plain, activity in zip(record.get("activities", ()), paper.activities, strict=True):
        plain.update(_computed_activity(activity))
    record["findings"] = [finding_record(issue) for issue in validate(paper)]
    return {"kind": "report" if isinstance(paper, Report) else "plan", **record}


def _unit_path(paper: Plan | Report) -> list[dict[str, str]]:
    day = document_day(paper)
    unit = unit_on(paper.unit, day)
    return [_unit(step, day) for step in gazetteer().at(day).path(unit)] if unit and day else []


def _unit(unit: AdministrativeUnit, day: dt.date | None) -> dict[str, str]:
    name = unit.name if day is None else unit.name_on(day)
    return {"code": unit.code, "level": unit.level.value, "name": name}


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
        computed["counted"] = _by_sex(people.complete(), _count)
    cost = activity.total_cost
    if cost is not None:
        computed["total_cost"] = cost.amount
    return computed


def _by_sex(people: BySex, write: Callable[[Count], Any]) -> dict[str, Any]:
    parts = {"women": people.women, "men": people.men, "unknown": people.unknown}
    each = (*parts.items(), ("total", people.whole))
    return {name: None if count is None else write(count) for name, count in each}


def _count(count: Count) -> dict[str, Any]:
    return {"value": count.value, "bound": count.bound.value, "low": count.low, "high": count.high}


def finding_record(issue: Issue) -> dict[str, Any]:
    """A finding with its sentence in both languages."""
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "path": issue.path,
        "message": {language: issue.summary.text(language) for language in LANGUAGES},
    }


def consolidation_record(tables: Consolidation) -> dict[str, Any]:
    """The consolidated tables of one unit in dicts, lists, texts and numbers, sources included."""
    return {
        "unit": _unit(tables.unit, tables.units_on) if tables.unit else None,
        "period": str(tables.period),
        "expected": len(tables.expected),
        "reported": [_unit(unit, tables.units_on) for unit in tables.reported],
        "missing": [_unit(unit, tables.units_on) for unit in tables.missing],
        "said_none": {
            name: [_unit(unit, tables.units_on) for unit in units]
            for name, units in tables.said_none.items()
        },
        "cells": [_cell(cell) for cell in tables.cells.values()],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **attrs.asdict(cell.key),
        "value": _plain(cell.value),
        "sources": [
            {"unit": part.unit.code, "value": _plain(part.value)} for part in cell.contributions
        ],
    }


def _plain(value: CellValue) -> dict[str, Any]:
    if isinstance(value, Ratio):
        return {"numerator": value.numerator, "denominator": value.denominator}
    if isinstance(value, Money):
        return {"amount": value.amount}
    if isinstance(value, BySex):
        return _by_sex(value, _plain)
    return {"value": value.value, "bound": value.bound.value}
