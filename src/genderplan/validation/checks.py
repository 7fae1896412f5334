"""Checks of plans, reports and tables alike: figures, units, bodies, documents, signatures, times.

A check is a plain function of the object and a :class:`Context` that yields findings; it knows
nothing of the other checks, and the list of checks is a tuple that nobody changes. What a roll-up
leaves out of its totals is found here under the same codes, before anything is added up.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeAlias

import attrs

from genderplan._messages import Message, mark, message
from genderplan._text import match_key
from genderplan.catalogs.packaged import measure_named
from genderplan.documents import DocumentReference, KnownDocuments
from genderplan.errors import InvalidValueError, NotFoundError, ParseError
from genderplan.formatting import format_money
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, Tree
from genderplan.hierarchy.organs import FIRST_DAY_WITHOUT_DISTRICTS, authority_after_labour
from genderplan.hierarchy.units import LEVEL_OF_WORD
from genderplan.indicators import Missing, Observation, check_observations
from genderplan.indicators.observations import UNSUITABLE
from genderplan.indicators.places import NATION
from genderplan.indicators.series import UNKNOWN_UNIT, most_final, possible
from genderplan.issues import (
    BODY_ENDED,
    NO_DISTRICTS,
    NO_LONGER_IN_FORCE,
    NOT_YET_IN_FORCE,
    SEXES_DIFFER,
    Issue,
    IssueKind,
    Severity,
)
from genderplan.periods import Period
from genderplan.plans import Activity, EventRow, Plan, Report, Result
from genderplan.quantities import Count, Percent, Ratio
from genderplan.serialization.strategies import packaged_strategy_names
from genderplan.stated_shares import compare_share

Paper: TypeAlias = Plan | Report


@attrs.frozen
class LooseRows:
    """Rows of tables without the paper that they belong to."""

    results: tuple[Result, ...] = ()
    activities: tuple[Activity, ...] = ()
    events: tuple[EventRow, ...] = ()
    observations: tuple[Observation, ...] = ()


@attrs.frozen
class Context:
    """The units and documents that names are held against, and the plan above, when at hand."""

    hierarchy: Hierarchy
    """The units and their days."""
    documents: KnownDocuments = attrs.field(factory=KnownDocuments)
    """The documents that are known."""
    parent: Plan | None = None
    """The plan above, when it is at hand."""


def tree_on(day: dt.date, hierarchy: Hierarchy) -> Tree | None:
    """The units of *day*; None for a day before those that *hierarchy* knows."""
    try:
        return hierarchy.at(day)
    except NotFoundError:
        return None


def level_in(text: str, tree: Tree | None) -> Level | None:
    """The level of the unit that *text* names, by the gazetteer, else by its first level word.

    None when neither tells: "thành phố" may be of two levels.

    >>> from genderplan import gazetteer
    >>> level_in("UBND huyện Hoàng Hóa", gazetteer().at("2024-02-23")).value  # misspelt
    'district'
    """
    try:
        return tree.find(text).level if text and tree is not None else _level_word(text)
    except (NotFoundError, ParseError):
        return _level_word(text)


def _level_word(text: str) -> Level | None:
    words = f" {match_key(text)} "
    keys = {f" {match_key(word)} ": level for word, level in LEVEL_OF_WORD.items()}
    places = {words.find(key): (-len(key), level) for key, level in keys.items() if key in words}
    if not places or " " + match_key("thành phố") + " " in words[: min(places) + 1]:
        return None
    return min((place, *rest) for place, rest in places.items())[2]


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
OUTSIDE_PERIOD: Final = IssueKind(
    "GP507", Severity.WARNING, mark("{time} lies outside the period of the document, {period}")
)
DEPUTY_ALONE: Final = IssueKind(
    "GP523",
    Severity.WARNING,
    mark("{office} signs without a line that says for whom"),
    mark("A deputy signs below a line such as KT. CHỦ TỊCH."),
)


def document_day(paper: Paper) -> dt.date | None:
    """The day on which names in *paper* are held: its own date, else the end of its period."""
    own = paper.date.last if isinstance(paper, Plan) and paper.date else None
    return own or paper.period.end


def activity_shares_follow_from_counts(paper: Paper | LooseRows, _: Context) -> Iterator[Issue]:
    """Each printed share of women or men is that of the participants counted, rounded half up."""
    for index, activity in enumerate(paper.activities):
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
            yield from compared_share(stated, share, f"{path}.{name}")


def compared_share(stated: Percent, ratio: Ratio, path: str) -> Iterator[Issue]:
    """The finding about a printed share that is not the rounded share of its counts."""
    other = Ratio(ratio.rest, ratio.denominator) if ratio.is_share else ratio
    issue = compare_share(stated, ratio, bases=[other]).issue(path)
    if issue is not None:
        yield issue


def parts_fit_into_their_total(paper: Paper | LooseRows, _: Context) -> Iterator[Issue]:
    """Women and men add up to the stated total."""
    counted = {f"activities[{n}]": row.participants for n, row in enumerate(paper.activities)}
    if not isinstance(paper, Plan):
        counted |= {f"events[{n}]": row.participants for n, row in enumerate(paper.events)}
    for path, people in counted.items():
        if people is not None and not people.parts_agree:
            summed = sum(people.parts[1:], start=people.parts[0])
            yield SEXES_DIFFER.at(
                f"{path}.participants",
                women=_shown(people.women),
                men=_shown(people.men),
                sum=_shown(summed),
                total=_shown(people.total),
            )


def _shown(count: Count | None) -> Decimal | str:
    """A count for a sentence: a number that the language writes, or with the words of its bound."""
    if count is None:
        return Decimal()
    return Decimal(count.value) if count.is_exact else str(count)


def costs_follow_from_unit_costs(paper: Paper | LooseRows, _: Context) -> Iterator[Issue]:
    """A stated cost is number times unit cost."""
    for index, activity in enumerate(paper.activities):
        stated, computed = activity.cost, activity.computed_cost
        if stated is not None and computed is not None and stated != computed:
            yield COST_DIFFERS.at(
                f"activities[{index}].cost",
                computed=format_money(computed),
                stated=format_money(stated),
            )


def unit_exists_on_the_date(paper: Paper, context: Context) -> Iterator[Issue]:
    """The unit bears its name on the document's day, and the code given is that name's."""
    day = document_day(paper)
    if day is None:
        return
    try:
        found = context.hierarchy.find(paper.unit, on=day)
    except (NotFoundError, ParseError) as error:
        yield UNIT_UNKNOWN.at("unit", date=day, reason=error.summary)
        return
    if paper.unit_code and paper.unit_code != found.code:
        reason = message(
            "{unit} has the code {code}, not {stated}",
            unit=paper.unit,
            code=found.code,
            stated=paper.unit_code,
        )
        yield UNIT_UNKNOWN.at("unit_code", date=day, reason=reason)


def activities_lie_in_the_period(paper: Paper, _: Context) -> Iterator[Issue]:
    """An activity takes place in the period of the document, as far as its days are known.

    Programmes that only touch the period (2019 to 2022 in a report on 2019) are no finding.
    """
    for index, activity in enumerate(paper.activities):
        day = activity.date.date if activity.date else None
        if day is not None and paper.period.contains(day) is False:
            yield _outside(paper, f"activities[{index}].date", day)
        span = activity.period
        if span is not None and paper.period.overlaps(span) is False:
            yield _outside(paper, f"activities[{index}].period", span)


def _outside(paper: Paper, path: str, time: dt.date | Period) -> Issue:
    return OUTSIDE_PERIOD.at(path, time=time, period=paper.period)


def documents_are_in_force(paper: Paper, context: Context) -> Iterator[Issue]:
    """What is cited is in force on the document's day, as far as the library knows it.

    A name that several documents have had (the two laws on domestic violence) means the one in
    force.
    """
    day = document_day(paper)
    if day is None:
        return
    for path, cited in _cited(paper):
        matching = context.documents.matching(cited)
        if not matching or matching.in_force(day):
            continue
        known = matching[-1]
        name, until, since = known.name, known.until, known.in_force
        if until is not None and until < day:
            yield NO_LONGER_IN_FORCE.at(path, document=name, date=day, until=until, successor="")
        elif since is not None and since > day:
            yield NOT_YET_IN_FORCE.at(path, document=name, date=day, since=since)


def _cited(paper: Paper) -> Iterator[tuple[str, DocumentReference]]:
    if isinstance(paper, Report):
        single, name, several, listed = paper.plan, "plan", paper.documents, "documents"
    else:
        single, name, several, listed = paper.parent, "parent", paper.legal_bases, "legal_bases"
    if single is not None:
        yield name, single
    for index, document in enumerate(several):
        yield f"{listed}[{index}]", document


def bodies_exist_on_the_date(paper: Paper, context: Context) -> Iterator[Issue]:
    """No body of a district is named after the districts ended, nor one of labour affairs after."""
    day = document_day(paper)
    if day is None:
        return
    tree = tree_on(day, context.hierarchy)
    for path, body in _bodies(paper):
        authority = authority_after_labour(body, day)
        if authority is not None:
            after = message("; gender equality is with {authority}", authority=authority)
            yield BODY_ENDED.at(path, written=body, date=day, after=after)
        # the day first: to ask a tree for its districts takes all units of the day
        elif (
            day >= FIRST_DAY_WITHOUT_DISTRICTS
            and tree is not None
            and level_in(body, tree) is Level.DISTRICT
            and not tree.units(Level.DISTRICT)
        ):
            yield NO_DISTRICTS.at(path, written=body, date=day)


def _bodies(paper: Paper) -> Iterator[tuple[str, str]]:
    for index, activity in enumerate(paper.activities):
        for place, organiser in enumerate(activity.organisers):
            yield f"activities[{index}].organisers[{place}]", organiser
    if isinstance(paper, Plan):
        for index, assignment in enumerate(paper.assignments):
            yield f"assignments[{index}].organ", assignment.organ
        for index, group in enumerate(paper.task_groups):
            for place, body in enumerate(group.responsible):
                yield f"task_groups[{index}].responsible[{place}]", body


def recipients_and_signature_have_their_form(paper: Paper, _: Context) -> Iterator[Issue]:
    """The recipients end with the file copy; a deputy signs for the head."""
    if paper.recipients is not None:
        yield from paper.recipients.check().under("recipients")
    if paper.signature is None:
        return
    yield from paper.signature.check().under("signature")
    office, authorities = paper.signature.office, [line.authority for line in paper.signature.lines]
    if match_key(office).startswith(match_key("PHÓ")) and not any(authorities):
        yield DEPUTY_ALONE.at("signature", office=office)


COMMON_CHECKS: Final = (
    activity_shares_follow_from_counts,
    parts_fit_into_their_total,
    costs_follow_from_unit_costs,
    unit_exists_on_the_date,
    activities_lie_in_the_period,
    documents_are_in_force,
    bodies_exist_on_the_date,
    recipients_and_signature_have_their_form,
)
"""What is checked of plans and reports alike."""


UNKNOWN_MEASURE: Final = IssueKind(
    "GP526", Severity.ERROR, mark("{follows} is not the id of a known measure: {reason}")
)


def shares_of_figures_follow(rows: LooseRows, _: Context) -> Iterator[Issue]:
    """What :func:`~genderplan.indicators.check_observations` says of each observation."""
    for index, seen in enumerate(rows.observations):
        for issue in check_observations([seen]):
            yield attrs.evolve(issue, path=f"observations[{index}].stated")


def units_of_figures_exist(rows: LooseRows, context: Context) -> Iterator[Issue]:
    """A unit has the code on the last day of the period, or on the day that is stated.

    Of days before the first list of units only codes that no unit ever had are told.
    """
    bearers: dict[str, AdministrativeUnit] = {}
    for index, seen in enumerate(rows.observations):
        tree = tree_on(seen.on, context.hierarchy) if seen.on else None
        if seen.unit == NATION.code or (tree is not None and seen.unit in tree):
            continue
        bearers = bearers or {unit.code: unit for unit in context.hierarchy.units}
        bearer = bearers.get(seen.unit)
        if tree is not None or bearer is None:
            issue = UNKNOWN_UNIT.at(
                f"observations[{index}].unit", unit=seen.unit, date=seen.on or seen.period
            )
            yield attrs.evolve(issue, advice=_advice(seen.unit, bearer, tree, context.hierarchy))


def _advice(
    code: str, bearer: AdministrativeUnit | None, tree: Tree | None, hierarchy: Hierarchy
) -> Message:
    """What to do about a *code* that no unit has on the day of *tree*."""
    if bearer is not None:
        return message(
            "On other days it is the code of {unit}: write the code of its successor, or in "
            "units_on (Danh mục ngày) the day on whose list the code stands.",
            unit=bearer.full_path(bearer.until),
        )
    day = None if tree is None else tree.date
    try:
        named = hierarchy.find(code, on=day)
        return message(
            "Write the code of {unit}: {code}.", unit=named.full_path(day), code=named.code
        )
    except (NotFoundError, ParseError):
        return message("Write the official code: five digits of a commune, two of a province.")


def measures_of_results_exist(paper: Report | LooseRows, _: Context) -> Iterator[Issue]:
    """The measure that a result can be held against is one of a strategy."""
    for index, result in enumerate(paper.results):
        yield from _unknown_measure(result.measure, f"results[{index}].measure")


def _unknown_measure(named: str, path: str) -> Iterator[Issue]:
    try:
        if named:
            measure_named(named)
    except NotFoundError as error:
        yield UNKNOWN_MEASURE.at(path, follows=named, reason=error.summary)


def figures_can_be(rows: LooseRows, _: Context) -> Iterator[Issue]:
    """A code that begins as a strategy does is that of a measure, which can have the figure.

    Any other code is an indicator of the writer's own; of those whose numerators are above their
    denominators only the first figure is told, for it may be a ratio, 112 boys to 100 girls.
    """
    strategies = packaged_strategy_names()
    others: dict[str, list[tuple[int, Observation]]] = {}
    for index, seen in enumerate(rows.observations):
        if seen.indicator.partition(".")[0].casefold() in strategies:
            yield from _of_a_measure(seen, f"observations[{index}]")
        else:
            others.setdefault(seen.indicator, []).append((index, seen))
    for group in others.values():
        doubts: list[Issue] = []
        possible([seen for _, seen in group], None, doubts.append)
        places = {seen.path: index for index, seen in reversed(group)}
        for issue in doubts:
            yield attrs.evolve(issue, path=f"observations[{places[issue.path]}].value")


def _of_a_measure(seen: Observation, path: str) -> Iterator[Issue]:
    unknown = list(_unknown_measure(seen.indicator, f"{path}.indicator"))
    yield from unknown
    if unknown or isinstance(seen.value, Missing):
        return
    measure = measure_named(seen.indicator)
    if isinstance(seen.value, Count) and measure.unit.is_count:
        return  # a bound too: "hơn 200" is a count, though nothing can be concluded from it
    try:
        measure.value_of(seen.value)
    except InvalidValueError as error:
        yield UNSUITABLE.at(f"{path}.value", reason=error.summary)


def figures_stand_once(rows: LooseRows, _: Context) -> Iterator[Issue]:
    """One unit has one figure of an indicator for a period."""
    alike: dict[object, list[Observation]] = {}
    places = {id(seen): index for index, seen in enumerate(rows.observations)}
    for seen in rows.observations:
        key = (seen.indicator, seen.unit, seen.on, seen.period, seen.breakdown)
        alike.setdefault(key, []).append(seen)
    for same in alike.values():
        for seen, issue in most_final(same)[1]:
            yield attrs.evolve(issue, path=f"observations[{places[id(seen)]}].value")


FIGURE_CHECKS: Final = (
    shares_of_figures_follow,
    units_of_figures_exist,
    figures_can_be,
    figures_stand_once,
)
"""What is checked of figures that stand in a table of their own."""
