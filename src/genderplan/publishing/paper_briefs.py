"""Plans and reports as briefs: what they say, what follows from it and what checks find.

Every figure is computed from the counts; what the paper itself prints stands beside it. A target is
shown beside the measure that it follows, with the verdict and its reason. A share of persons is
never held against a measure that counts agencies.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from genderplan._messages import Language, Message, in_language, mark, message, translate
from genderplan.catalogs import gazetteer
from genderplan.catalogs.packaged import measure_named
from genderplan.documents import DocumentReference
from genderplan.errors import NotFoundError
from genderplan.formatting import (
    format_count,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_points,
    format_ratio,
)
from genderplan.formatting.shares import format_stated
from genderplan.issues import Issues
from genderplan.plans import (
    Activity,
    Assignment,
    BroadcastRow,
    EventRow,
    LocalTarget,
    Plan,
    ProductRow,
    Profile,
    Report,
    ReportTable,
    Result,
    Tally,
)
from genderplan.publishing.briefs import (
    NOTHING,
    Brief,
    Section,
    count_text,
    facts,
    section,
    sexes,
    tally_text,
    target_text,
    time_text,
    titles,
    unit_on,
)
from genderplan.quantities import Ratio
from genderplan.stated_shares import compare_share
from genderplan.validation.checks import document_day
from genderplan.validation.validating import target_row, validate


def plan_brief(plan: Plan, language: Language = "vi") -> Brief:
    """The brief of *plan* with what its checks find.

    >>> from genderplan import sample
    >>> brief = plan_brief(sample("hoang-kim-plan-2024"), "en")
    >>> brief.sections[0].rows[0][:2]
    ('Women in wage employment', 'at least 60% in 2024')
    """
    sections = (
        _plan_targets(plan, language),
        _task_groups(plan, language),
        _assignments(plan.assignments, language),
        _activities(plan.activities, language),
        _documents((plan.parent, *plan.legal_bases), language),
        _findings(plan, mark("Nothing was found."), language),
    )
    known = (
        *_unit_facts(plan.unit, document_day(plan), language),
        *_plan_facts(plan, language),
    )
    title = in_language(language, plan.title, plan.title_en)
    return Brief(title, known, tuple(each for each in sections if each.has_content))


def _plan_facts(plan: Plan, language: Language) -> tuple[tuple[str, str], ...]:
    return facts(
        language,
        (mark("Kind"), plan.form.label(language)),
        (mark("Time of the plan"), plan.period.text(language)),
        (mark("Number and date"), _issued(plan, language)),
        (mark("Plan of the level above"), str(plan.parent or "")),
        (mark("Funding"), "; ".join(plan.funding)),
        (mark("Reports"), "; ".join(duty.frequency.label(language) for duty in plan.reporting)),
        (mark("Source"), in_language(language, plan.source, plan.source_en)),
    )


def _issued(plan: Plan, language: Language) -> str:
    if plan.number is None and plan.date is None:
        return ""
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
    name = in_language(language, target.name, target.name_en)
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


def report_brief(report: Report, language: Language = "vi") -> Brief:
    """The brief of *report* with what its checks find.

    The unit is looked up on the last day of the report's period.

    >>> from genderplan import sample
    >>> brief = report_brief(sample("mong-cai-2023"), "en")
    >>> brief.sections[0].rows[0][:4]
    ('Standing Committee of the city Party Committee', '02/11', '18.2%', '18.2%')
    """
    told = (
        (mark("Also stated"), report.statements),
        (mark("Limits"), report.limits),
        (mark("Causes"), report.causes),
        (mark("Proposals"), report.proposals),
    )
    sections = (
        _results(report.results, language),
        _activities(report.activities, language),
        _tallies(report.activities, language),
        *_tables(report, language),
        _measures(report, language),
        *(section(language, title, notes=lines) for title, lines in told),
        _documents((report.plan, report.attached_to, *report.documents), language),
        _findings(report, mark("Every share that was read follows from its counts."), language),
    )
    known = (
        *_unit_facts(report.unit, report.period.end, language),
        *_report_facts(report, language),
    )
    title = in_language(language, report.title, report.title_en)
    return Brief(title, known, tuple(each for each in sections if each.has_content))


def _report_facts(report: Report, language: Language) -> tuple[tuple[str, str], ...]:
    claim = report.cascade_claim
    said = ""
    if claim is not None and claim.equal_or_stronger is not None:
        said = message(
            "{percent} of the targets equal or exceed those of {parent}",
            percent=format_percent(claim.equal_or_stronger, locale=language),
            parent=claim.parent,
        ).text(language)
    return facts(
        language,
        (mark("Period"), report.period.text(language)),
        (mark("Plan"), str(report.plan or "")),
        *_profile_facts(report.profile or Profile(), language),
        (mark("Stated in the report"), said),
        (mark("Own targets"), "; ".join(claim.own_targets) if claim else ""),
        (mark("Source"), in_language(language, report.source, report.source_en)),
    )


def _profile_facts(profile: Profile, language: Language) -> Iterator[tuple[str, str]]:
    if profile.area_km2 is not None:
        yield mark("Area"), f"{format_number(profile.area_km2, locale=language)} km²"
    counted = (
        (mark("Population"), profile.population),
        (mark("Households"), profile.households),
        (mark("Neighbourhoods"), profile.neighbourhoods),
    )
    for label, count in counted:
        yield label, "" if count is None else format_count(count, locale=language)
    share = profile.staff.women_share if profile.staff else None
    if share is not None:
        yield mark("Women among the staff"), format_ratio(share, locale=language)


def _tables(report: Report, language: Language) -> Iterator[Section]:
    """The three standard tables; one in which the report says "Không" says so."""
    for table, columns in _TABLE_COLUMNS.items():
        rows = tuple(
            (row.name, *_figures(row, language), "; ".join(row.organisers))
            for row in getattr(report, table.value)
        )
        said_none = table in report.none_reported
        notes = (translate(mark("The report says: none."), language),) if said_none else ()
        headings = (mark("Content"), *columns, mark("Carried out by")) if rows else ()
        yield Section(table.label(language), titles(language, *headings), rows, notes)


_PEOPLE: Final = mark("Men"), mark("Women"), mark("Participants")
_TABLE_COLUMNS: Final = {
    ReportTable.EVENTS: (mark("Times held"), *_PEOPLE),
    ReportTable.BROADCASTS: (mark("Number"), mark("Length")),
    ReportTable.PRODUCTS: (mark("Number"), mark("People reached")),
}


def _figures(row: EventRow | BroadcastRow | ProductRow, language: Language) -> tuple[str, ...]:
    """What a row of a standard table says between its name and its organisers."""
    match row:
        case EventRow():
            return count_text(row.sessions, language), *sexes(row.participants, language)
        case BroadcastRow():
            length = row.channels
            if row.minutes is not None:
                length = message("{minutes} minutes each", minutes=row.minutes).text(language)
            return count_text(row.number, language, row.per), length
        case ProductRow():
            return count_text(row.number, language), count_text(row.reach, language)


def _results(results: Sequence[Result], language: Language) -> Section:
    columns = mark("Body"), mark("Women/all"), mark("Share"), mark("Stated"), mark("Check")
    rows = (_result_row(result, language) for result in results)
    notes = (note for result in results for note in _result_notes(result, language))
    return section(language, mark("Women in leadership"), columns, rows, notes)


def _result_row(result: Result, language: Language) -> tuple[str, ...]:
    stated, check = NOTHING, NOTHING
    if result.stated is not None:
        stated = format_stated(result.stated, locale=language)
        check = compare_share(result.stated, result.value).agreement.label(language)
    name = in_language(language, result.name, result.name_en)
    counts = _counts(result.value, language)
    return name, counts, format_percent(result.value, locale=language), stated, check


def _counts(ratio: Ratio, language: Language) -> str:
    """The counts of a ratio as prose writes them: 02/11."""
    parts = (ratio.numerator, ratio.denominator)
    return "/".join(format_number(part, pad=True, locale=language) for part in parts)


def _result_notes(result: Result, language: Language) -> Iterator[str]:
    name = in_language(language, result.name, result.name_en)
    if result.parts:
        parts = ", ".join(
            f"{format_count(part.count, locale=language)} "
            f"{in_language(language, part.name, part.name_en)}"
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
            name=in_language(language, result.name, result.name_en),
            counts=_counts(result.value, language),
        ).text(language)
        for result in compared
        if result.counts_as == "agency"
    )
    return section(language, mark("National targets"), columns, rows, notes)


def _measure_row(result: Result, report: Report, language: Language) -> tuple[str, ...]:
    value = format_ratio(result.compared_value, locale=language)
    try:
        measure = measure_named(result.measure)
    except NotFoundError as error:
        return error.text(language), value, "–"
    day = report.period.end
    milestones = measure.milestones if day is None else measure.milestones_on(day)
    return (
        f"{measure.id} {measure.label(language)}",
        value,
        "; ".join(milestone.label(language, measure.unit) for milestone in milestones),
    )


# --- What plans and reports have in common ------------------------------------------------------


def _unit_facts(name: str, day: dt.date | None, language: Language) -> Iterator[tuple[str, str]]:
    """The unit with its code and path on *day*, and what became of it since."""
    label = translate(mark("Administrative unit"), language)
    unit = unit_on(name, day)
    if unit is None:
        yield label, name
        return
    shown = message("{name} (code {code})", name=unit.full_path(day, language), code=unit.code)
    yield label, shown.text(language)
    heirs = gazetteer().successors(unit)
    if heirs:
        since = format_date(heirs[0].on, style="short", locale=language)
        names = ", ".join(heir.unit.full_name(heir.on, language) for heir in heirs)
        yield message("Since {date}", date=since).text(language), names


def _activities(activities: Iterable[Activity], language: Language) -> Section:
    """What was done or is planned, with the people counted by sex."""
    done = tuple(activities)
    columns = (mark("Kind"), mark("Activity"), mark("Time"), mark("Times held"), *_PEOPLE)
    rows = (_activity_row(each, language) for each in done)
    notes = (note for each in done for note in _activity_notes(each, language))
    return section(language, mark("Activities"), columns, rows, notes)


def _activity_row(activity: Activity, language: Language) -> tuple[str, ...]:
    return (
        activity.kind.label(language),
        in_language(language, activity.name, activity.name_en),
        time_text(activity, language),
        count_text(activity.sessions, language),
        *sexes(activity.participants, language),
    )


def _activity_notes(activity: Activity, language: Language) -> Iterator[str]:
    name = in_language(language, activity.name, activity.name_en)
    if activity.places:
        yield f"{name}: {', '.join(activity.places)}"
    cost = activity.total_cost
    if cost is not None:
        yield f"{name}: {format_money(cost, locale=language)}"


def _tallies(activities: Iterable[Activity], language: Language) -> Section:
    """What the activities count beside people: clubs, members, talks, gifts."""
    columns = mark("What"), mark("As stated"), mark("In all"), mark("Adds up as")
    rows = (_tally_row(tally, each, language) for each in activities for tally in each.tallies)
    return section(language, mark("Models, clubs and products"), columns, rows)


def _tally_row(tally: Tally, activity: Activity, language: Language) -> tuple[str, ...]:
    total = NOTHING if tally.per else format_count(tally.total, locale=language)
    kind = translate(_STOCK if tally.item.is_stock else _FLOW, language)
    return tally.item.label(language), tally_text(tally, activity, language), total, kind


_STOCK: Final = mark("stock (the last figure counts)")
_FLOW: Final = mark("flow (figures add up)")


def _documents(documents: Iterable[DocumentReference | None], language: Language) -> Section:
    """The documents cited, each once, in the official form."""
    notes = dict.fromkeys(str(document) for document in documents if document is not None)
    return section(language, mark("Documents cited"), notes=notes)


def _findings(paper: Plan | Report, none: str, language: Language) -> Section:
    """What the checks find, the worst first; where it is nothing, the sentence *none*."""
    named = (attrs.evolve(each, place=_part(each.path), path="") for each in validate(paper))
    told = [issue.text(language) for issue in Issues(named).by_severity()]
    return section(language, mark("Findings"), notes=told or (translate(none, language),))


_PARTS: Final = {
    "results": mark("result {number}"),
    "events": mark("row {number} of the events"),
    "broadcasts": mark("row {number} of the broadcasts"),
    "products": mark("row {number} of the products"),
    "activities": mark("activity {number}"),
    "targets": mark("target {number}"),
    "task_groups": mark("task group {number}"),
    "assignments": mark("assignment {number}"),
    "legal_bases": mark("legal basis {number}"),
    "documents": mark("cited document {number}"),
}


def _part(path: str) -> Message | None:
    """The numbered part of a paper that a path leads to: "events[2].participants" is row 3.

    What is there once only is named by the finding itself.
    """
    found = re.match(r"(?P<list>\w+)\[(?P<index>\d+)\]", path)
    if found is None or found["list"] not in _PARTS:
        return None
    return message(_PARTS[found["list"]], number=int(found["index"]) + 1)
