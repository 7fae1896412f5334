"""Plans and reports as briefs: what they say, what follows from it and what checks find.

Every figure is computed from the counts; what the paper itself prints stands beside it. A target is
shown beside the measure that it follows, with the verdict and its reason. A share of persons is
never held against a measure that counts agencies.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from genderplan._messages import Language, mark, message, translate
from genderplan.catalogs import strategy
from genderplan.formatting import (
    format_count,
    format_date,
    format_number,
    format_percent,
    format_points,
    format_ratio,
)
from genderplan.hierarchy import Hierarchy
from genderplan.issues import Issues
from genderplan.plans import (
    Assignment,
    LocalTarget,
    Plan,
    Profile,
    Report,
    ReportTable,
    Result,
)
from genderplan.publishing.briefs import (
    NOTHING,
    Brief,
    Section,
    activities_section,
    count_text,
    counts_text,
    documents_section,
    findings_section,
    one_of,
    section,
    sexes,
    tallies_section,
    target_text,
    titles,
    unit_facts,
)
from genderplan.stated_shares import compare_share
from genderplan.validation.checks import document_day
from genderplan.validation.validating import target_row

__all__ = ["plan_brief", "report_brief"]

_Row: TypeAlias = tuple[str, ...]


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
        _plan_targets(plan, language),
        _task_groups(plan, language),
        _assignments(plan.assignments, language),
        activities_section(plan.activities, language),
        documents_section((plan.parent, *plan.legal_bases), language),
        findings_section(findings, mark("Nothing was found."), language),
    )
    facts = (
        *unit_facts(plan.unit, document_day(plan), hierarchy, language),
        *_plan_facts(plan, language),
    )
    title = one_of(plan.title, plan.title_en, language)
    return Brief(title, facts, tuple(each for each in sections if each.has_content))


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
        duties = "; ".join(duty.frequency.label(language) for duty in plan.reporting)
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


def _plan_targets(plan: Plan, language: Language) -> Section:
    columns = mark("Target"), mark("Aimed at"), mark("Measure above"), mark("Compared")
    rows = (_plan_target(plan, target, language) for target in plan.targets)
    return section(language, mark("Targets"), columns, rows)


def _plan_target(plan: Plan, target: LocalTarget, language: Language) -> tuple[str, ...]:
    row = target_row(plan, target) if target.follows else None
    compared = row.explain(language) if row else NOTHING
    name = one_of(target.name, target.name_en, language)
    return name, target_text(target, language), target.follows or NOTHING, compared


def _task_groups(plan: Plan, language: Language) -> Section:
    columns = mark("No."), mark("Task group"), mark("Actions"), mark("Bodies")
    rows = (
        (str(number), group.title, str(len(group.actions)), "; ".join(plan.carriers(number)))
        for number, group in enumerate(plan.task_groups, start=1)
    )
    return section(language, mark("Tasks"), columns, rows)


def _assignments(assignments: tuple[Assignment, ...], language: Language) -> Section:
    columns = mark("No."), mark("Body"), mark("Ordered or asked"), mark("Duties")
    rows = (
        (
            str(each.number),
            each.organ,
            translate(mark("asked") if each.asked else mark("ordered"), language),
            "; ".join(each.duties),
        )
        for each in assignments
    )
    return section(language, mark("Assignments"), columns, rows)


def report_brief(
    report: Report, findings: Issues, hierarchy: Hierarchy, language: Language = "vi"
) -> Brief:
    """The brief of *report* with the *findings* of its checks.

    The unit is looked up in *hierarchy* on the last day of the report's period.

    >>> from genderplan import gazetteer, sample
    >>> brief = report_brief(sample("mong-cai-2023"), Issues(), gazetteer(), "en")
    >>> brief.sections[0].rows[0][:4]
    ('Standing Committee of the city Party Committee', '02/11', '18.2%', '18.2%')
    """
    sections = (
        _results(report.results, language),
        activities_section(report.activities, language),
        tallies_section(report.activities, language),
        *_tables(report, language),
        _measures(report, language),
        section(language, mark("Also stated"), notes=report.statements),
        section(language, mark("Limits"), notes=report.limits),
        section(language, mark("Causes"), notes=report.causes),
        section(language, mark("Proposals"), notes=report.proposals),
        documents_section((report.plan, report.attached_to, *report.documents), language),
        findings_section(
            findings, mark("Every share that was read follows from its counts."), language
        ),
    )
    facts = (
        *unit_facts(report.unit, report.period.end, hierarchy, language),
        *_report_facts(report, language),
    )
    title = one_of(report.title, report.title_en, language)
    return Brief(title, facts, tuple(each for each in sections if each.has_content))


def _report_facts(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    yield translate(mark("Period"), language), report.period.text(language)
    if report.plan is not None:
        yield translate(mark("Plan"), language), str(report.plan)
    if report.profile is not None:
        yield from _profile_facts(report.profile, language)
    claim = report.cascade_claim
    if claim is not None and claim.equal_or_stronger is not None:
        said = message(
            "{percent} of the targets equal or exceed those of {parent}",
            percent=format_percent(claim.equal_or_stronger, locale=language),
            parent=claim.parent,
        )
        yield translate(mark("Stated in the report"), language), said.text(language)
    if claim is not None and claim.own_targets:
        yield translate(mark("Own targets"), language), "; ".join(claim.own_targets)
    source = one_of(report.source, report.source_en, language)
    if source:
        yield translate(mark("Source"), language), source


def _profile_facts(profile: Profile, language: Language) -> Iterator[tuple[str, str]]:
    if profile.area_km2 is not None:
        area = format_number(profile.area_km2, locale=language)
        yield translate(mark("Area"), language), f"{area} km²"
    counted = (
        (mark("Population"), profile.population),
        (mark("Households"), profile.households),
        (mark("Neighbourhoods"), profile.neighbourhoods),
    )
    for label, count in counted:
        if count is not None:
            yield translate(label, language), format_count(count, locale=language)
    share = profile.staff.women_share if profile.staff else None
    if share is not None:
        yield (
            translate(mark("Women among the staff"), language),
            format_ratio(share, locale=language),
        )


def _tables(report: Report, language: Language) -> Iterator[Section]:
    """The three standard tables; one in which the report says "Không" says so."""
    drawn = {
        ReportTable.EVENTS: _events(report, language),
        ReportTable.BROADCASTS: _broadcasts(report, language),
        ReportTable.PRODUCTS: _products(report, language),
    }
    for table, (columns, rows) in drawn.items():
        said_none = table in report.none_reported
        notes = (translate(mark("The report says: none."), language),) if said_none else ()
        headings = titles(language, *columns, mark("Carried out by")) if rows else ()
        yield Section(table.label(language), headings, rows, notes)


def _events(report: Report, language: Language) -> tuple[_Row, tuple[_Row, ...]]:
    people = mark("Men"), mark("Women"), mark("Participants")
    rows = tuple(
        (
            row.name,
            count_text(row.sessions, language),
            *sexes(row.participants, language),
            "; ".join(row.organisers),
        )
        for row in report.events
    )
    return (mark("Content"), mark("Times held"), *people), rows


def _broadcasts(report: Report, language: Language) -> tuple[_Row, tuple[_Row, ...]]:
    rows = tuple(
        (
            row.name,
            count_text(row.number, language, row.per),
            _length(row.minutes, row.channels, language),
            "; ".join(row.organisers),
        )
        for row in report.broadcasts
    )
    return (mark("Content"), mark("Number"), mark("Length")), rows


def _products(report: Report, language: Language) -> tuple[_Row, tuple[_Row, ...]]:
    rows = tuple(
        (
            row.name,
            count_text(row.number, language),
            count_text(row.reach, language),
            "; ".join(row.organisers),
        )
        for row in report.products
    )
    return (mark("Content"), mark("Number"), mark("People reached")), rows


def _length(minutes: int | None, channels: str, language: Language) -> str:
    if minutes is None:
        return channels
    return message("{minutes} minutes each", minutes=minutes).text(language)


def _results(results: Sequence[Result], language: Language) -> Section:
    columns = mark("Body"), mark("Women/all"), mark("Share"), mark("Stated"), mark("Check")
    rows = (_result_row(result, language) for result in results)
    notes = (note for result in results for note in _result_notes(result, language))
    return section(language, mark("Women in leadership"), columns, rows, notes)


def _result_row(result: Result, language: Language) -> tuple[str, ...]:
    stated, check = NOTHING, NOTHING
    if result.stated is not None:
        stated = format_percent(result.stated, locale=language)
        check = compare_share(result.stated, result.value).agreement.label(language)
    name = one_of(result.name, result.name_en, language)
    counts = counts_text(result.value, language)
    return name, counts, format_percent(result.value, locale=language), stated, check


def _result_notes(result: Result, language: Language) -> Iterator[str]:
    name = one_of(result.name, result.name_en, language)
    if result.parts:
        parts = ", ".join(
            f"{format_count(part.count, locale=language)} "
            f"{one_of(part.name, part.name_en, language)}"
            for part in result.parts
        )
        yield message("{name}: among them {parts}", name=name, parts=parts).text(language)
    if result.change is not None and result.previous is not None:
        falls = result.change.value < 0
        template = mark("{name}: {change} less than in the term before ({previous})")
        if not falls:
            template = mark("{name}: {change} more than in the term before ({previous})")
        change = message(
            template,
            name=name,
            change=format_points(-result.change if falls else result.change, locale=language),
            previous=format_percent(result.previous, digits=2, locale=language),
        )
        yield change.text(language)


def _measures(report: Report, language: Language) -> Section:
    columns = mark("National measure"), mark("Value held against it"), mark("Milestones")
    compared = [result for result in report.results if result.measure]
    rows = (_measure_row(result, report, language) for result in compared)
    notes = (
        message(
            "{measure} counts agencies, not persons: {name} has {counts} women among its leaders",
            measure=result.measure,
            name=one_of(result.name, result.name_en, language),
            counts=counts_text(result.value, language),
        ).text(language)
        for result in compared
        if result.counts_as == "agency"
    )
    return section(language, mark("National targets"), columns, rows, notes)


def _measure_row(result: Result, report: Report, language: Language) -> tuple[str, ...]:
    measure = strategy(result.measure.partition(".")[0]).measure(result.measure)
    day = report.period.end
    milestones = measure.milestones if day is None else measure.milestones_on(day)
    return (
        f"{measure.id} {measure.label(language)}",
        format_ratio(result.compared_value, locale=language),
        "; ".join(milestone.label(language, measure.unit) for milestone in milestones),
    )
