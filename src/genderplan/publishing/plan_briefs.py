"""A plan as a brief: its grounds, targets against those above, tasks, bodies and findings.

Decided: a target is shown beside the measure that it follows, with the verdict and its reason, so
that "equal or stronger" can be seen and not only claimed.
"""

from collections.abc import Iterator

from genderplan._messages import Language, mark, message, translate
from genderplan.formatting import format_date, format_percent
from genderplan.hierarchy import Hierarchy
from genderplan.issues import Issues
from genderplan.plans import Assignment, LocalTarget, Plan, ReportingDuty
from genderplan.publishing.briefs import Brief, Section
from genderplan.publishing.paper_sections import (
    NOTHING,
    activities_section,
    documents_section,
    findings_section,
    one_of,
    titles,
    unit_facts,
)
from genderplan.validation import document_day, target_row

__all__ = ["plan_brief"]


def plan_brief(
    plan: Plan, findings: Issues, hierarchy: Hierarchy, language: Language = "vi"
) -> Brief:
    """The brief of *plan* with the *findings* of its checks.

    >>> from genderplan import gazetteer, sample
    >>> brief = plan_brief(sample("hoang-kim-plan-2024"), Issues(), gazetteer(), "en")
    >>> brief.sections[0].rows[0][:2]
    ('Women in wage employment', 'at least 60% in 2024')
    """
    sections = (
        _targets(plan, language),
        _task_groups(plan, language),
        _assignments(plan.assignments, language),
        activities_section(plan.activities, language),
        documents_section((plan.parent, *plan.legal_bases), language),
        findings_section(findings, language),
    )
    facts = (
        *unit_facts(plan.unit, document_day(plan), hierarchy, language),
        *_plan_facts(plan, language),
    )
    title = one_of(plan.title, plan.title_en, language)
    return Brief(title, facts, tuple(section for section in sections if section.has_content))


def _plan_facts(plan: Plan, language: Language) -> Iterator[tuple[str, str]]:
    yield translate(mark("Kind"), language), plan.form.label(language)
    yield translate(mark("Time of the plan"), language), plan.period.text(language)
    if plan.number is not None or plan.date is not None:
        yield translate(mark("Number and date"), language), _issued(plan, language)
    if plan.parent is not None:
        yield translate(mark("Plan of the level above"), language), str(plan.parent)
    if plan.funding:
        yield translate(mark("Funding"), language), "; ".join(plan.funding)
    if plan.reporting:
        duties = "; ".join(_duty(duty, language) for duty in plan.reporting)
        yield translate(mark("Reports"), language), duties
    source = one_of(plan.source, plan.source_en, language)
    if source:
        yield translate(mark("Source"), language), source


def _issued(plan: Plan, language: Language) -> str:
    state = mark("draft") if plan.is_draft else mark("complete number and date")
    number = str(plan.number) if plan.number is not None else NOTHING
    date = format_date(plan.date, locale=language) if plan.date is not None else NOTHING
    shown = message("{number}, {date} ({state})", number=number, date=date, state=message(state))
    return shown.text(language)


def _duty(duty: ReportingDuty, language: Language) -> str:
    return duty.frequency.label(language)


def _targets(plan: Plan, language: Language) -> Section:
    columns = titles(
        language, mark("Target"), mark("Aimed at"), mark("Measure above"), mark("Compared")
    )
    rows = tuple(_target(plan, target, language) for target in plan.targets)
    return Section(translate(mark("Targets"), language), columns, rows)


def _target(plan: Plan, target: LocalTarget, language: Language) -> tuple[str, ...]:
    figure = message(
        "{comparator} {percent} in {year}",
        comparator=target.comparator.label(language),
        percent=format_percent(target.value, locale=language),
        year=str(target.year),
    )
    row = target_row(plan, target) if target.follows else None
    compared = row.explain(language) if row else NOTHING
    name = one_of(target.name, target.name_en, language)
    return name, figure.text(language), target.follows or NOTHING, compared


def _task_groups(plan: Plan, language: Language) -> Section:
    columns = titles(language, mark("No."), mark("Task group"), mark("Actions"), mark("Bodies"))
    rows = tuple(
        (str(number), group.title, str(len(group.actions)), "; ".join(plan.carriers(number)))
        for number, group in enumerate(plan.task_groups, start=1)
    )
    return Section(translate(mark("Tasks"), language), columns, rows)


def _assignments(assignments: tuple[Assignment, ...], language: Language) -> Section:
    columns = titles(language, mark("No."), mark("Body"), mark("Ordered or asked"), mark("Duties"))
    rows = tuple(
        (
            str(each.number),
            each.organ,
            translate(mark("asked") if each.asked else mark("ordered"), language),
            "; ".join(each.duties),
        )
        for each in assignments
    )
    return Section(translate(mark("Assignments"), language), columns, rows)
