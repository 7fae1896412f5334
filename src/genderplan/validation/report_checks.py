"""Checks of a report alone: its results, and the plan that it reports on."""

from collections.abc import Iterator
from typing import Final

from genderplan._messages import mark
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.plans import Report, ReportForm
from genderplan.validation.common_checks import Context, compared_share

__all__ = [
    "REPORT_CHECKS",
    "named_parts_fit_into_the_number",
    "report_names_its_plan",
    "shares_follow_from_counts",
]

PLAN_MISSING: Final = IssueKind(
    "GP506",
    Severity.NOTE,
    mark("the report names no plan that it reports on"),
    mark("Add the plan with its number and date."),
)
PART_TOO_GREAT: Final = IssueKind(
    "GP508", Severity.ERROR, mark("{part} of them are named, but there are only {whole}")
)


def shares_follow_from_counts(report: Report, _: Context) -> Iterator[Issue]:
    """Each printed share is the share of the counts beside it, rounded half up."""
    for index, result in enumerate(report.results):
        if result.stated is not None:
            yield from compared_share(result.stated, result.value, f"results[{index}].stated")


def named_parts_fit_into_the_number(report: Report, _: Context) -> Iterator[Issue]:
    """What is named "among them" is no more than the number itself."""
    for index, result in enumerate(report.results):
        for place, part in enumerate(result.parts):
            if part.count.low > result.value.numerator:
                path, whole = f"results[{index}].parts[{place}]", str(result.value.numerator)
                yield PART_TOO_GREAT.at(path, part=str(part.count), whole=whole)


def report_names_its_plan(report: Report, _: Context) -> Iterator[Issue]:
    """A report says which plan it reports on."""
    proper = report.form is ReportForm.REPORT
    if proper and report.plan is None and report.attached_to is None:
        yield PLAN_MISSING.at("plan")


REPORT_CHECKS: Final = (
    shares_follow_from_counts,
    named_parts_fit_into_the_number,
    report_names_its_plan,
)
