"""Checks of a report: what it states against what follows from its own figures.

Decided: a check is a plain function of the object and a :class:`Context` that yields findings; it
knows nothing of the other checks, and the list of checks is a tuple that nobody changes.
"""

from collections.abc import Iterator
from typing import Final

from genderplan._messages import mark, message
from genderplan.errors import NotFoundError
from genderplan.formatting import format_money
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.plans import Activity, Report
from genderplan.quantities import Percent, Ratio
from genderplan.stated_shares import ShareAgreement, compare_share
from genderplan.validation.contexts import Context

__all__ = [
    "REPORT_CHECKS",
    "activities_lie_in_the_period",
    "costs_follow_from_unit_costs",
    "parts_fit_into_their_total",
    "report_names_its_plan",
    "shares_follow_from_counts",
    "unit_exists_on_the_date",
]

SHARE_WRONG: Final = IssueKind(
    "GP501",
    Severity.ERROR,
    mark("{relation}"),
    mark("Check both counts and the printed share against the source."),
)
SHARE_CUT: Final = IssueKind(
    "GP502", Severity.NOTE, mark("{relation}"), mark("Official figures are rounded half up.")
)
PARTS_DIFFER: Final = IssueKind(
    "GP503",
    Severity.ERROR,
    mark("women and men add up to {parts}, but the stated total is {total}"),
    mark("Say whose sex is unknown, or mend the figure that is wrong."),
)
COST_DIFFERS: Final = IssueKind(
    "GP504",
    Severity.ERROR,
    mark("number times unit cost is {computed}, but the stated cost is {stated}"),
)
UNIT_UNKNOWN: Final = IssueKind(
    "GP505",
    Severity.WARNING,
    mark("the unit cannot be placed on {date}: {reason}"),
    mark("Write the unit as it was called on that date, with district and province."),
)
PLAN_MISSING: Final = IssueKind(
    "GP506",
    Severity.NOTE,
    mark("the report names no plan that it reports on"),
    mark("Add the plan with its number and date."),
)
OUTSIDE_PERIOD: Final = IssueKind(
    "GP507", Severity.WARNING, mark("{date} lies outside the period of the report, {period}")
)
PART_TOO_GREAT: Final = IssueKind(
    "GP508", Severity.ERROR, mark("{part} of them are named, but there are only {whole}")
)


def shares_follow_from_counts(report: Report, _: Context) -> Iterator[Issue]:
    """Each printed share is the share of the counts beside it, rounded half up."""
    for index, result in enumerate(report.results):
        if result.stated is not None:
            yield from _compared(result.stated, result.value, f"results[{index}].stated")
    for index, activity in enumerate(report.activities):
        yield from _shares_of_sexes(activity, f"activities[{index}]")


def _shares_of_sexes(activity: Activity, path: str) -> Iterator[Issue]:
    people = activity.participants
    if people is None or people.whole is None:
        return
    for name, part, stated in (
        ("stated_men", people.men, activity.stated_men),
        ("stated_women", people.women, activity.stated_women),
    ):
        if stated is not None and part is not None:
            # With a bound the written number is what the writer divided by: 62 of "hơn 200".
            share = Ratio(part.value, people.whole.value)
            yield from _compared(stated, share, f"{path}.{name}")


def _compared(stated: Percent, ratio: Ratio, path: str) -> Iterator[Issue]:
    other = Ratio(ratio.rest, ratio.denominator) if ratio.is_share else ratio
    relation = compare_share(stated, ratio, bases=[other])
    if relation.agreement is ShareAgreement.TRUNCATED:
        yield SHARE_CUT.at(path, relation=relation.summary)
    elif not relation.agrees:
        yield SHARE_WRONG.at(path, relation=relation.summary)


def parts_fit_into_their_total(report: Report, _: Context) -> Iterator[Issue]:
    """Women and men add up to the stated total; "among them" is no more than the number itself."""
    for index, activity in enumerate(report.activities):
        people = activity.participants
        if people is not None and not people.parts_agree:
            summed = sum(people.parts[1:], start=people.parts[0])
            yield PARTS_DIFFER.at(
                f"activities[{index}].participants", parts=str(summed), total=str(people.total)
            )
    for index, result in enumerate(report.results):
        for place, part in enumerate(result.parts):
            if part.count.low > result.value.numerator:
                path = f"results[{index}].parts[{place}]"
                yield PART_TOO_GREAT.at(
                    path, part=str(part.count), whole=str(result.value.numerator)
                )


def costs_follow_from_unit_costs(report: Report, _: Context) -> Iterator[Issue]:
    """A stated cost is number times unit cost."""
    for index, activity in enumerate(report.activities):
        stated, computed = activity.cost, activity.computed_cost
        if stated is not None and computed is not None and stated != computed:
            yield COST_DIFFERS.at(
                f"activities[{index}].cost",
                computed=format_money(computed),
                stated=format_money(stated),
            )


def unit_exists_on_the_date(report: Report, context: Context) -> Iterator[Issue]:
    """The unit bears its name on the last day of the period, and its code is that name's."""
    date = report.period.end
    if date is None:
        return
    try:
        found = context.hierarchy.find(report.unit, on=date)
    except NotFoundError as error:
        yield UNIT_UNKNOWN.at("unit", date=date.isoformat(), reason=error.summary)
        return
    if report.unit_code and report.unit_code != found.code:
        reason = message(
            "{unit} has the code {code}, not {stated}",
            unit=report.unit,
            code=found.code,
            stated=report.unit_code,
        )
        yield UNIT_UNKNOWN.at("unit_code", date=date.isoformat(), reason=reason)


def report_names_its_plan(report: Report, _: Context) -> Iterator[Issue]:
    """A report says which plan it reports on."""
    if report.plan is None and report.attached_to is None:
        yield PLAN_MISSING.at("plan")


def activities_lie_in_the_period(report: Report, _: Context) -> Iterator[Issue]:
    """An activity with a full date took place in the period of the report."""
    period = report.period
    for index, activity in enumerate(report.activities):
        day = activity.date.date if activity.date else None
        if day is not None and period.contains(day) is False:
            path = f"activities[{index}].date"
            yield OUTSIDE_PERIOD.at(path, date=day.isoformat(), period=period.text("vi"))


REPORT_CHECKS: Final = (
    shares_follow_from_counts,
    parts_fit_into_their_total,
    costs_follow_from_unit_costs,
    unit_exists_on_the_date,
    report_names_its_plan,
    activities_lie_in_the_period,
)
