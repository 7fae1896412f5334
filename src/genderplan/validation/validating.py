"""What a plan must have, what a report must have, and the running of all checks over one of them.

A check finds what a careful reader would mark in the margin. What a draft may still leave open (a
blank number) is no finding in a draft; what only the plan of a state body needs is not asked of
guidance or of a programme.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import pairwise
from textwrap import shorten
from typing import Any, Final, TypeAlias

import attrs

from genderplan._messages import mark, message
from genderplan._text import match_key
from genderplan.catalogs import cascade, gazetteer, known_documents, strategy
from genderplan.documents import DocumentReference
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Level
from genderplan.indicators import Observation, Observations
from genderplan.issues import LATER_THAN_THE_TEXT, Issue, IssueKind, Issues, Severity
from genderplan.periods import Period, PeriodKind
from genderplan.plans import (
    Activity,
    BroadcastRow,
    EventRow,
    LocalTarget,
    Plan,
    PlanForm,
    ProductRow,
    Report,
    ReportForm,
    Result,
)
from genderplan.targets import CascadeRow, CascadeVerdict, Measure, Strategy
from genderplan.targets.cascading import WEAKER_TARGET
from genderplan.targets.strategies import order_problems
from genderplan.validation.checks import (
    COMMON_CHECKS,
    FIGURE_CHECKS,
    OUTSIDE_PERIOD,
    UNKNOWN_MEASURE,
    Context,
    LooseRows,
    activity_shares_follow_from_counts,
    compared_share,
    costs_follow_from_unit_costs,
    document_day,
    level_in,
    measures_of_results_exist,
    parts_fit_into_their_total,
    tree_on,
)

PlanCheck: TypeAlias = Callable[[Plan, Context], Iterator[Issue]]

NO_BASIS: Final = IssueKind(
    "GP510",
    Severity.ERROR,
    mark("the plan names no document that it rests on"),
    mark("Name the strategy, the plan of the level above, or the law."),
)
NO_PARENT: Final = IssueKind(
    "GP513",
    Severity.WARNING,
    mark("the plan does not say which plan of the level above it carries out"),
    mark("Name that plan with its number and date."),
)
PARENT_LEVEL: Final = IssueKind(
    "GP514",
    Severity.WARNING,
    mark("the plan above is of {parent}, which is not above {own}"),
)
OUTSIDE_PARENT: Final = IssueKind(
    "GP515", Severity.WARNING, mark("{period} is not inside {parent}, the period of the plan above")
)
NO_ACTION_MONTH: Final = IssueKind(
    "GP516",
    Severity.WARNING,
    mark("no activity covers the Action Month, 15/11 to 15/12/{year}"),
    mark("Quyết định 1790/QĐ-TTg asks every locality to plan and run it."),
)
NO_CARRIER: Final = IssueKind(
    "GP517", Severity.WARNING, mark("no body is named for task group {number}, {title}")
)
NUMBER_GAP: Final = IssueKind(
    "GP519",
    Severity.WARNING,
    mark("the numbering goes from {before} to {after}"),
    mark("A part may have been lost in copying, or the numbers not adjusted."),
)
NO_REPORTING: Final = IssueKind(
    "GP520", Severity.WARNING, mark("the plan does not say when its results are to be reported")
)
NO_FUNDING: Final = IssueKind(
    "GP521", Severity.WARNING, mark("the plan does not say where the money comes from")
)
BLANKS_LEFT: Final = IssueKind(
    "GP525",
    Severity.ERROR,
    mark("the plan is issued, but its {part} is not filled in"),
)


def _of_plans_proper(check: PlanCheck) -> PlanCheck:
    """The check for plans only: guidance and programmes need not have what it looks for."""

    @wraps(check)
    def checked(plan: Plan, context: Context) -> Iterator[Issue]:
        if plan.form is PlanForm.PLAN:
            yield from check(plan, context)

    return checked


def plan_rests_on_something(plan: Plan, _: Context) -> Iterator[Issue]:
    """A plan names at least one document as its ground, the plan above included."""
    if plan.parent is None and not plan.legal_bases:
        yield NO_BASIS.at("legal_bases")


def bases_are_older_than_the_plan(plan: Plan, _: Context) -> Iterator[Issue]:
    """No ground, nor the plan above, is dated after the plan itself."""
    latest = plan.date.last if plan.date else None
    if latest is None:
        return
    bases = {f"legal_bases[{index}]": basis for index, basis in enumerate(plan.legal_bases)}
    if plan.parent is not None:
        bases["parent"] = plan.parent
    for path, basis in bases.items():
        if isinstance(basis.date, dt.date) and basis.date > latest:
            yield LATER_THAN_THE_TEXT.at(path, cited=basis.date, date=latest)


@_of_plans_proper
def parent_plan_is_of_a_level_above(plan: Plan, context: Context) -> Iterator[Issue]:
    """The plan that is carried out is named, and comes from a level above the unit's own."""
    day = document_day(plan) or dt.date.max
    tree = tree_on(day, context.hierarchy)
    own = level_in(plan.unit, tree)
    if plan.parent is None:
        if own is not Level.PROVINCE or not any(map(_is_strategy, plan.legal_bases)):
            yield NO_PARENT.at("parent")
        return
    above = level_in(plan.parent.issuer, tree)
    if own is not None and above is own and _is_organ(plan.issuer):
        return  # a Sở carries out the plan of its province's People's Committee
    if own is not None and above is not None and above.rank >= own.rank:
        yield PARENT_LEVEL.at("parent", parent=above.words(), own=own.words())


def _is_organ(issuer: str) -> bool:
    """Whether an issuer is an organ below the People's Committee: a Sở or a Phòng."""
    key = match_key(issuer)
    return any(key.startswith(match_key(f"{each} ")) for each in ("Sở", "Phòng", "Văn phòng"))


def _is_strategy(cited: DocumentReference) -> bool:
    """Whether a document is, or issues, a strategy or programme: what a province carries out."""
    words = match_key(f"{cited.type} {cited.title}")
    return any(match_key(each) in words for each in ("Chiến lược", "Chương trình"))


def period_lies_in_that_of_the_parent(plan: Plan, context: Context) -> Iterator[Issue]:
    """The period lies inside that of the plan above, when that plan is at hand."""
    above = context.parent
    if above is not None and above.period.contains(plan.period) is False:
        yield OUTSIDE_PARENT.at("period", period=plan.period, parent=above.period)


_MONTH: Final = match_key("tháng hành động")


@_of_plans_proper
def action_month_is_covered(plan: Plan, _: Context) -> Iterator[Issue]:
    """A yearly plan has an activity that covers 15 November to 15 December.

    One that names the Action Month, or a task that does, is of these days if it states no others.
    """
    if plan.period.kind is not PeriodKind.YEAR:
        return
    year = plan.period.first_year
    month = Period.of_days(dt.date(year, 11, 15), dt.date(year, 12, 15))
    covering = (each.period for each in plan.activities if each.period is not None)
    whole_year = PeriodKind.YEAR
    undated = [each.name for each in plan.activities if each.period is None and each.date is None]
    tasks = [text for group in plan.task_groups for text in (group.title, *group.actions)]
    if any(_MONTH in match_key(text) for text in (*undated, *tasks)):
        return
    if not any(each.kind is not whole_year and each.contains(month) for each in covering):
        yield NO_ACTION_MONTH.at("activities", year=str(year))


@_of_plans_proper
def task_groups_have_carriers(plan: Plan, _: Context) -> Iterator[Issue]:
    """Each task group has a body that carries it, its own or through an assignment.

    A body that is charged without the numbers of groups may carry any of them.
    """
    if any(not each.groups for each in plan.assignments):
        return
    for number, group in enumerate(plan.task_groups, start=1):
        if not plan.carriers(number):
            yield NO_CARRIER.at(f"task_groups[{number - 1}]", number=number, title=group.title)


def numbering_has_no_gaps(plan: Plan, _: Context) -> Iterator[Issue]:
    """The numbers of the assignments follow one another from 1."""
    numbers = [0, *(each.number for each in plan.assignments)]
    for index, (before, after) in enumerate(pairwise(numbers)):
        if after != before + 1:
            yield NUMBER_GAP.at(f"assignments[{index}].number", before=before, after=after)


@_of_plans_proper
def reporting_and_funding_are_named(plan: Plan, _: Context) -> Iterator[Issue]:
    """The plan says how often its results are to be reported, and names a source of money."""
    if not plan.reporting:
        yield NO_REPORTING.at("reporting")
    if not plan.funding:
        yield NO_FUNDING.at("funding")


def targets_are_no_weaker_than_above(plan: Plan, _: Context) -> Iterator[Issue]:
    """A target that follows a measure of a strategy asks for no less than that measure."""
    for index, target in enumerate(plan.targets):
        if target.follows:
            yield from _against_measure(plan, target, f"targets[{index}]")


def _against_measure(plan: Plan, target: LocalTarget, path: str) -> Iterator[Issue]:
    try:
        row = target_row(plan, target)
    except NotFoundError as error:
        yield UNKNOWN_MEASURE.at(path, follows=target.follows, reason=error.summary)
    except InvalidValueError as error:
        yield from (attrs.evolve(issue, path=path) for issue in error.issues)
    else:
        if row.verdict is CascadeVerdict.WEAKER:
            yield WEAKER_TARGET.at(path, id=target.name, parent=row.id, reason=row.reason)


def target_row(plan: Plan, target: LocalTarget) -> CascadeRow:
    """The *target* of *plan* against the measure that it follows.

    Raises :class:`~genderplan.errors.NotFoundError` when there is no such measure, and
    :class:`~genderplan.errors.InvalidValueError` for a target that cannot be.
    """
    above = strategy(target.follows.partition(".")[0])
    measure = above.measure(target.follows)
    return cascade(attrs.evolve(plan, targets=(target,)), above)[measure.id]


def milestones_go_on(subject: Strategy, _: Context) -> Iterator[Issue]:
    """A later milestone of a measure asks for no less than an earlier one.

    A strategy of its own cannot be otherwise; one that takes milestones over from the strategy
    above and puts its own between them can.
    """
    for index, measure in enumerate(subject.measures):
        for issue in order_problems(measure, f"measures[{index}]"):
            yield attrs.evolve(issue, severity=Severity.WARNING)


def plan_is_older_than_its_end(plan: Plan, _: Context) -> Iterator[Issue]:
    """A plan is not dated after its period, and no target is due before that begins."""
    period, latest = plan.period, plan.date.last if plan.date else None
    if latest is not None and period.end is not None and latest > period.end:
        yield OUTSIDE_PERIOD.at("date", time=latest, period=period)
    for index, target in enumerate(plan.targets):
        if period.start is not None and target.year < period.start.year:
            year = Period.of_year(target.year)
            yield OUTSIDE_PERIOD.at(f"targets[{index}].year", time=year, period=period)


def issued_plan_has_no_blanks(plan: Plan, _: Context) -> Iterator[Issue]:
    """An issued plan has a number and a full date."""
    if not plan.issued:
        return
    if plan.number is None or plan.number.is_draft:
        yield BLANKS_LEFT.at("number", part=message("number"))
    if plan.date is None or not plan.date.is_complete:
        yield BLANKS_LEFT.at("date", part=message("date"))


PLAN_CHECKS: Final = (
    plan_rests_on_something,
    bases_are_older_than_the_plan,
    parent_plan_is_of_a_level_above,
    period_lies_in_that_of_the_parent,
    action_month_is_covered,
    task_groups_have_carriers,
    numbering_has_no_gaps,
    reporting_and_funding_are_named,
    targets_are_no_weaker_than_above,
    plan_is_older_than_its_end,
    issued_plan_has_no_blanks,
)
"""What is checked of plans besides."""


PLAN_MISSING: Final = IssueKind(
    "GP506",
    Severity.NOTE,
    mark("the report names no plan that it reports on"),
    mark("Add the plan with its number and date."),
)
PART_TOO_GREAT: Final = IssueKind(
    "GP508", Severity.ERROR, mark("{part} of them are named, but there are only {whole}")
)


def shares_follow_from_counts(report: Report | LooseRows, _: Context) -> Iterator[Issue]:
    """Each printed share is the share of the counts beside it, rounded half up."""
    for index, result in enumerate(report.results):
        if result.stated is not None:
            yield from compared_share(result.stated, result.value, f"results[{index}].stated")


def named_parts_fit_into_the_number(report: Report | LooseRows, _: Context) -> Iterator[Issue]:
    """What is named "among them" is no more than the number itself."""
    for index, result in enumerate(report.results):
        for place, part in enumerate(result.parts):
            if part.count.low > result.value.numerator:
                path, whole = f"results[{index}].parts[{place}]", str(result.value.numerator)
                yield PART_TOO_GREAT.at(path, part=str(part.count), whole=whole)


def report_names_its_plan(report: Report, _: Context) -> Iterator[Issue]:
    """A report says which plan it reports on, or cites one."""
    proper = report.form is ReportForm.REPORT
    cited = any(match_key(each.type) == match_key("Kế hoạch") for each in report.documents)
    if proper and report.plan is None and report.attached_to is None and not cited:
        yield PLAN_MISSING.at("plan")


REPORT_CHECKS: Final = (
    shares_follow_from_counts,
    named_parts_fit_into_the_number,
    measures_of_results_exist,
    report_names_its_plan,
)
"""What is checked of reports besides."""


_STRATEGY_CHECKS: Final = (milestones_go_on,)


_ROW_CHECKS: Final = (
    *FIGURE_CHECKS,
    shares_follow_from_counts,
    named_parts_fit_into_the_number,
    measures_of_results_exist,
    activity_shares_follow_from_counts,
    parts_fit_into_their_total,
    costs_follow_from_unit_costs,
)
_WITHOUT_CHECKS: Final = (BroadcastRow, ProductRow, Measure)
_ROWS: Final = {
    Result: "results", Activity: "activities", EventRow: "events", Observation: "observations",
}  # fmt: skip

Check: TypeAlias = Callable[[Any, Context], Iterable[Issue]]


def checks_for(subject: object) -> tuple[Check, ...]:
    """The checks that the library has for objects like *subject*.

    Raises :class:`~genderplan.errors.InvalidValueError` when it has none for that type.
    """
    if isinstance(subject, Report):
        return REPORT_CHECKS + COMMON_CHECKS
    if isinstance(subject, Plan):
        return PLAN_CHECKS + COMMON_CHECKS
    if isinstance(subject, Strategy):
        return _STRATEGY_CHECKS
    if isinstance(subject, LooseRows):
        return _ROW_CHECKS
    template = mark(
        "{type} cannot be checked; a Plan, a Report, a Strategy or the rows of a table are expected"
    )
    summary = message(template, type=type(subject).__name__)
    raise InvalidValueError(summary, subject)


def validate(
    subject: object,
    checks: Iterable[Check] = (),
    *,
    own_only: bool = False,
    context: Context | None = None,
) -> Issues:
    """What is wrong or doubtful in *subject*: errors first, then warnings, then notes.

    *subject* is a :class:`~genderplan.plans.Plan`, a :class:`~genderplan.plans.Report`, a
    :class:`~genderplan.targets.Strategy`, or the rows of a table that stands alone, as ``load``
    gives them.

    ``checks`` are the caller's own: plain functions of the object and a :class:`Context` that yield
    :class:`~genderplan.Issue` objects. With ``own_only`` they run alone, on an object of any type.
    ``context`` replaces the packaged gazetteer and list of documents. Findings of one severity
    stand in the order of the checks, the caller's last. Nothing is changed, and nothing is raised
    for a bad figure.

    Raises :class:`~genderplan.errors.InvalidValueError` for a check that is no function of two
    arguments, and for one that gives anything but findings.

    >>> from genderplan import sample
    >>> validate(sample("mong-cai-2023"))
    Issues([])
    """
    own = _checked(checks)
    surroundings = context or Context(gazetteer(), known_documents())
    held = _rows(subject)
    run = () if own_only else checks_for(held)
    found = [issue for check in run for issue in check(held, surroundings)]
    found += (issue for check in own for issue in _findings(check, subject, surroundings))
    return Issues(found).by_severity()


def _rows(subject: object) -> object:
    """Rows of tables as such; any other *subject* as it is."""
    if not isinstance(subject, tuple | list | Observations):
        return subject
    each = tuple(subject)
    if not all(isinstance(row, (*_ROWS, *_WITHOUT_CHECKS)) for row in each):
        return subject
    tables: dict[str, Any] = {
        table: tuple(row for row in each if isinstance(row, kind)) for kind, table in _ROWS.items()
    }
    return LooseRows(**tables)


def _checked(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The caller's own checks, each a function of the object and a context."""
    given: object = checks
    own = None if isinstance(given, str) or not isinstance(given, Iterable) else tuple(checks)
    if own is None or not all(map(callable, own)):
        summary = message(
            "checks is {value}; a list of functions is expected, such as [my_check]",
            value=shorten(repr(checks), 80, placeholder=" ..."),
        )
        raise InvalidValueError(summary, checks, "checks")
    for check in own:
        try:
            inspect.signature(check).bind(None, None)
        except TypeError:
            summary = message(
                "the check {name} does not take two arguments, the object and a Context",
                name=_name(check),
            )
            raise InvalidValueError(summary, check, "checks") from None
        except ValueError:  # a built-in function does not say what it takes
            continue
    return own


def _findings(check: Check, subject: object, context: Context) -> Iterator[Issue]:
    """What one of the caller's own checks yields, each a finding."""
    given: object = check(subject, context)
    for each in given if isinstance(given, Iterable) and not isinstance(given, str) else [given]:
        if isinstance(each, Issue) and each is not given:
            yield each
            continue
        summary = message(
            "the check {name} gave {value}, of type {type}; it must yield findings, such as "
            "yield KIND.at(path)",
            name=_name(check),
            value=shorten(repr(each), 80, placeholder=" ..."),
            type=type(each).__name__,
        )
        raise InvalidValueError(summary, each, "checks")


def _name(check: Check) -> str:
    return getattr(check, "__qualname__", repr(check))
