"""A report as a brief: its results, activities, documents, measures and findings, in one language.

Decided: every figure shown is computed from the counts; what the report itself prints stands
beside it, with what it is of them. A share of persons is never held against a measure that counts
agencies.
"""

from collections.abc import Iterable, Iterator

from genderplan._messages import Language, mark, message, translate
from genderplan.catalogs import strategy
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
from genderplan.hierarchy import Hierarchy
from genderplan.issues import Issues
from genderplan.plans import Activity, Report, Result, Tally
from genderplan.publishing.briefs import Brief, Section
from genderplan.quantities import Count, Ratio
from genderplan.stated_shares import compare_share

__all__ = ["report_brief"]

_NOTHING = "–"


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
        _activities(report.activities, language),
        _tallies(report.activities, language),
        _measures(report, language),
        _documents(report, language),
        _findings(findings, language),
    )
    facts = (*_unit_facts(report, hierarchy, language), *_report_facts(report, language))
    title = _one_of(report.title, report.title_en, language)
    return Brief(title, facts, tuple(section for section in sections if section.has_content))


def _one_of(vietnamese: str, english: str, language: Language) -> str:
    return english if language == "en" and english else vietnamese


def _titles(language: Language, *templates: str) -> tuple[str, ...]:
    return tuple(translate(template, language) for template in templates)


def _unit_facts(
    report: Report, hierarchy: Hierarchy, language: Language
) -> Iterator[tuple[str, str]]:
    label = translate(mark("Administrative unit"), language)
    day = report.period.end
    try:
        unit = hierarchy.find(report.unit, on=day) if day else None
    except NotFoundError:
        unit = None
    if unit is None:
        yield label, report.unit
        return
    shown = message("{name} (code {code})", name=unit.full_path(day, language), code=unit.code)
    yield label, shown.text(language)
    heirs = hierarchy.successors(unit)
    if heirs:
        since = format_date(heirs[0].on, style="short", locale=language)
        names = ", ".join(heir.unit.full_name(heir.on, language) for heir in heirs)
        yield message("Since {date}", date=since).text(language), names


def _report_facts(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    yield translate(mark("Period"), language), report.period.text(language)
    if report.plan is not None:
        yield translate(mark("Plan"), language), str(report.plan)
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
    source = _one_of(report.source, report.source_en, language)
    if source:
        yield translate(mark("Source"), language), source


def _results(results: Iterable[Result], language: Language) -> Section:
    columns = _titles(
        language, mark("Body"), mark("Women/all"), mark("Share"), mark("Stated"), mark("Check")
    )
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for result in results:
        rows.append(_result_row(result, language))
        notes.extend(_result_notes(result, language))
    title = translate(mark("Women in leadership"), language)
    return Section(title, columns, tuple(rows), tuple(notes))


def _result_row(result: Result, language: Language) -> tuple[str, ...]:
    stated, check = _NOTHING, _NOTHING
    if result.stated is not None:
        stated = format_percent(result.stated, locale=language)
        check = compare_share(result.stated, result.value).agreement.label(language)
    name = _one_of(result.name, result.name_en, language)
    counts = _counts(result.value, language)
    return name, counts, format_percent(result.value, locale=language), stated, check


def _counts(ratio: Ratio, language: Language) -> str:
    parts = (ratio.numerator, ratio.denominator)
    return "/".join(format_number(part, pad=True, locale=language) for part in parts)


def _result_notes(result: Result, language: Language) -> Iterator[str]:
    name = _one_of(result.name, result.name_en, language)
    if result.parts:
        parts = ", ".join(
            f"{format_count(part.count, locale=language)} "
            f"{_one_of(part.name, part.name_en, language)}"
            for part in result.parts
        )
        yield message("{name}: among them {parts}", name=name, parts=parts).text(language)
    if result.change is not None and result.previous is not None:
        change = message(
            "{name}: {change} against the term before ({previous})",
            name=name,
            change=format_points(result.change, locale=language),
            previous=format_percent(result.previous, digits=2, locale=language),
        )
        yield change.text(language)


def _activities(activities: Iterable[Activity], language: Language) -> Section:
    columns = _titles(
        language,
        mark("Kind"),
        mark("Activity"),
        mark("Time"),
        mark("Times held"),
        mark("Women"),
        mark("Men"),
        mark("Participants"),
    )
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for activity in activities:
        rows.append(_activity_row(activity, language))
        notes.extend(_activity_notes(activity, language))
    return Section(translate(mark("Activities"), language), columns, tuple(rows), tuple(notes))


def _activity_row(activity: Activity, language: Language) -> tuple[str, ...]:
    people = activity.participants
    women = men = None
    if people is not None and not (people.women is None and people.men is None):
        full = people.complete()
        women, men = full.women, full.men
    return (
        activity.kind.label(language),
        _one_of(activity.name, activity.name_en, language),
        _when(activity, language),
        _shown(activity.sessions, language),
        _shown(women, language),
        _shown(men, language),
        _shown(people.whole if people else None, language),
    )


def _when(activity: Activity, language: Language) -> str:
    if activity.date is not None:
        return format_date(activity.date, style="short", locale=language)
    if activity.period is not None:
        return activity.period.text(language)
    if activity.since is not None:
        since = format_date(activity.since, style="short", locale=language)
        return message("since {date}", date=since).text(language)
    return _NOTHING


def _shown(count: Count | None, language: Language) -> str:
    return _NOTHING if count is None else format_count(count, locale=language)


def _activity_notes(activity: Activity, language: Language) -> Iterator[str]:
    name = _one_of(activity.name, activity.name_en, language)
    if activity.places:
        yield f"{name}: {', '.join(activity.places)}"
    cost = activity.total_cost
    if cost is not None:
        yield f"{name}: {format_money(cost, locale=language)}"


def _tallies(activities: Iterable[Activity], language: Language) -> Section:
    columns = _titles(language, mark("What"), mark("As stated"), mark("In all"), mark("Adds up as"))
    rows = tuple(
        _tally_row(tally, language) for activity in activities for tally in activity.tallies
    )
    return Section(translate(mark("Models, clubs and products"), language), columns, rows)


def _tally_row(tally: Tally, language: Language) -> tuple[str, ...]:
    stated = format_count(tally.count, locale=language)
    if tally.each_of > 1:
        each = message("{number} in each of {groups}", number=stated, groups=tally.each_of)
        stated = each.text(language)
    if tally.per:
        stated = f"{stated} {translate(_PER[tally.per], language)}"
    total = _NOTHING if tally.per else format_count(tally.total, locale=language)
    kind = translate(_STOCK if tally.item.is_stock else _FLOW, language)
    return tally.item.label(language), stated, total, kind


_STOCK = mark("stock (the last figure counts)")
_FLOW = mark("flow (figures add up)")
_PER = {
    "day": mark("a day"),
    "week": mark("a week"),
    "month": mark("a month"),
    "quarter": mark("a quarter"),
    "year": mark("a year"),
}


def _measures(report: Report, language: Language) -> Section:
    columns = _titles(
        language, mark("National measure"), mark("Value held against it"), mark("Milestones")
    )
    compared = [result for result in report.results if result.measure]
    rows = tuple(_measure_row(result, report, language) for result in compared)
    notes = tuple(
        message(
            "{measure} counts agencies, not persons: {name} has {counts} women among its leaders",
            measure=result.measure,
            name=_one_of(result.name, result.name_en, language),
            counts=_counts(result.value, language),
        ).text(language)
        for result in compared
        if result.counts_as == "agency"
    )
    return Section(translate(mark("National targets"), language), columns, rows, notes)


def _measure_row(result: Result, report: Report, language: Language) -> tuple[str, ...]:
    measure = strategy(result.measure.partition(".")[0]).measure(result.measure)
    day = report.period.end
    milestones = measure.milestones if day is None else measure.milestones_on(day)
    return (
        f"{measure.id} {measure.label(language)}",
        format_ratio(result.compared_value, locale=language),
        "; ".join(milestone.label(language, measure.unit) for milestone in milestones),
    )


def _documents(report: Report, language: Language) -> Section:
    named = [report.plan, report.attached_to, *report.documents]
    notes = tuple(str(document) for document in named if document is not None)
    return Section(translate(mark("Documents cited"), language), notes=notes)


def _findings(findings: Issues, language: Language) -> Section:
    title = translate(mark("Findings"), language)
    if not findings:
        none = mark("None: every stated figure follows from its counts.")
        return Section(title, notes=(translate(none, language),))
    return Section(title, notes=tuple(issue.text(language) for issue in findings.by_severity()))
