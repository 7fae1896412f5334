"""The parts that the briefs of plans and of reports have in common.

Decided: every figure shown is computed from the counts; places are those of the document's own day,
with what became of the unit since.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from genderplan._messages import Language, mark, message, translate
from genderplan.documents import DocumentReference
from genderplan.errors import NotFoundError, ParseError
from genderplan.formatting import format_count, format_date, format_money, format_number
from genderplan.hierarchy import AdministrativeUnit, Hierarchy
from genderplan.issues import Issues
from genderplan.plans import Activity, Tally
from genderplan.publishing.briefs import Section
from genderplan.quantities import BySex, Count, Ratio

__all__ = [
    "NOTHING",
    "activities_section",
    "count_text",
    "counts_text",
    "documents_section",
    "findings_section",
    "one_of",
    "sexes",
    "tallies_section",
    "titles",
    "unit_facts",
    "unit_on",
]

NOTHING = "–"


def one_of(vietnamese: str, english: str, language: Language) -> str:
    """The English text where English is wanted and there is one, else the Vietnamese."""
    return english if language == "en" and english else vietnamese


def titles(language: Language, *templates: str) -> tuple[str, ...]:
    """Headings in *language*."""
    return tuple(translate(template, language) for template in templates)


def counts_text(ratio: Ratio, language: Language) -> str:
    """The counts of a ratio as prose writes them: 02/11."""
    parts = (ratio.numerator, ratio.denominator)
    return "/".join(format_number(part, pad=True, locale=language) for part in parts)


def unit_on(name: str, day: dt.date | None, hierarchy: Hierarchy) -> AdministrativeUnit | None:
    """The unit that *name* names on *day*; None where it names none or several."""
    try:
        return hierarchy.find(name, on=day) if day else None
    except (NotFoundError, ParseError):
        return None


def unit_facts(
    name: str, day: dt.date | None, hierarchy: Hierarchy, language: Language
) -> Iterator[tuple[str, str]]:
    """The unit with its code and path on *day*, and what became of it since."""
    label = translate(mark("Administrative unit"), language)
    unit = unit_on(name, day, hierarchy)
    if unit is None:
        yield label, name
        return
    shown = message("{name} (code {code})", name=unit.full_path(day, language), code=unit.code)
    yield label, shown.text(language)
    heirs = hierarchy.successors(unit)
    if heirs:
        since = format_date(heirs[0].on, style="short", locale=language)
        names = ", ".join(heir.unit.full_name(heir.on, language) for heir in heirs)
        yield message("Since {date}", date=since).text(language), names


def activities_section(activities: Iterable[Activity], language: Language) -> Section:
    """What was done or is planned, with the people counted by sex."""
    columns = titles(
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


def sexes(people: BySex | None, language: Language) -> tuple[str, str, str]:
    """Women, men and all: the missing one of two sexes is the rest, unknown ones stay blank."""
    if people is None:
        return NOTHING, NOTHING, NOTHING
    full = people.complete() if people.women or people.men else people
    return (
        count_text(full.women, language),
        count_text(full.men, language),
        count_text(people.whole, language),
    )


def _activity_row(activity: Activity, language: Language) -> tuple[str, ...]:
    return (
        activity.kind.label(language),
        one_of(activity.name, activity.name_en, language),
        _when(activity, language),
        count_text(activity.sessions, language),
        *sexes(activity.participants, language),
    )


def _when(activity: Activity, language: Language) -> str:
    if activity.date is not None:
        return format_date(activity.date, style="short", locale=language)
    if activity.period is not None:
        return activity.period.text(language)
    if activity.since is not None:
        since = format_date(activity.since, style="short", locale=language)
        return message("since {date}", date=since).text(language)
    return NOTHING


def count_text(count: Count | None, language: Language, per: str = "") -> str:
    """A count with its bound and the time in which it recurs; a dash where there is none."""
    if count is None:
        return NOTHING
    figures = format_count(count, locale=language)
    return f"{figures} {translate(_PER[per], language)}" if per else figures


def _activity_notes(activity: Activity, language: Language) -> Iterator[str]:
    name = one_of(activity.name, activity.name_en, language)
    if activity.places:
        yield f"{name}: {', '.join(activity.places)}"
    cost = activity.total_cost
    if cost is not None:
        yield f"{name}: {format_money(cost, locale=language)}"


def tallies_section(activities: Iterable[Activity], language: Language) -> Section:
    """What the activities count beside people: clubs, members, talks, gifts."""
    columns = titles(language, mark("What"), mark("As stated"), mark("In all"), mark("Adds up as"))
    rows = tuple(
        _tally_row(tally, language) for activity in activities for tally in activity.tallies
    )
    return Section(translate(mark("Models, clubs and products"), language), columns, rows)


def _tally_row(tally: Tally, language: Language) -> tuple[str, ...]:
    stated = count_text(tally.count, language)
    if tally.each_of > 1:
        each = message("{number} in each of {groups}", number=stated, groups=tally.each_of)
        stated = each.text(language)
    if tally.per:
        stated = f"{stated} {translate(_PER[tally.per], language)}"
    total = NOTHING if tally.per else format_count(tally.total, locale=language)
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


def documents_section(documents: Iterable[DocumentReference | None], language: Language) -> Section:
    """The documents cited, each once, in the official form."""
    notes = dict.fromkeys(str(document) for document in documents if document is not None)
    return Section(translate(mark("Documents cited"), language), notes=tuple(notes))


def findings_section(findings: Issues, language: Language) -> Section:
    """What the checks found, the worst first."""
    title = translate(mark("Findings"), language)
    if not findings:
        none = mark("None: every stated figure follows from its counts.")
        return Section(title, notes=(translate(none, language),))
    return Section(title, notes=tuple(issue.text(language) for issue in findings.by_severity()))
