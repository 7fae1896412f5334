"""A report as a plain record for other programs: numbers as numbers, shares with their counts.

Decided: a record adds to the file's own data what the library computes from it, under names of its
own; nothing is rounded, a share is written as numerator and denominator and as a decimal text.
"""

from typing import Any

from genderplan._messages import LANGUAGES
from genderplan.errors import NotFoundError
from genderplan.hierarchy import AdministrativeUnit, Hierarchy
from genderplan.issues import Issue, Issues
from genderplan.plans import Activity, Report, Result
from genderplan.quantities import Count, Ratio
from genderplan.serialization import file_converter
from genderplan.stated_shares import compare_share, round_half_up

__all__ = ["report_record"]

_SHARE_DECIMALS = 4


def report_record(report: Report, findings: Issues, hierarchy: Hierarchy) -> dict[str, Any]:
    """The report and what follows from it, in dicts, lists, texts and numbers.

    >>> from genderplan import gazetteer, sample
    >>> record = report_record(sample("mong-cai-2023"), Issues(), gazetteer())
    >>> record["results"][0]["counts"]
    {'numerator': 2, 'denominator': 11, 'percent': '18.1818'}
    """
    record: dict[str, Any] = file_converter().unstructure(report)
    record["unit_path"] = _unit_path(report, hierarchy)
    for plain, result in zip(record.get("results", ()), report.results, strict=True):
        plain.update(_computed_result(result))
    for plain, activity in zip(record.get("activities", ()), report.activities, strict=True):
        plain.update(_computed_activity(activity))
    record["findings"] = [_finding(issue) for issue in findings]
    return {"kind": "report", **record}


def _unit_path(report: Report, hierarchy: Hierarchy) -> list[dict[str, str]]:
    day = report.period.end
    if day is None:
        return []
    try:
        unit = hierarchy.find(report.unit, on=day)
    except NotFoundError:
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
