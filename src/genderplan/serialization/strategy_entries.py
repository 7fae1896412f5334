"""What may stand in a strategy file: one class for each kind of table, and how it is built.

The keys of a file are the fields of these classes. They are not the models, because a file may
leave out what it inherits ("extends") and a model may not. Tables are read one by one, so that no
fault hides another. Milestones are merged by the time for which they stand; an amendment ends a
milestone on the eve of its own day.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar, cast

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.indicators import Direction, Responsible
from genderplan.indicators.observations import ObservedValue
from genderplan.issues import BilingualText, Issue
from genderplan.periods import Period
from genderplan.quantities import Count, Percent, Ratio
from genderplan.serialization.converter import ENTRIES, structured
from genderplan.serialization.faults import BAD_VALUE, as_written
from genderplan.targets import (
    Amendment,
    Baseline,
    Comparator,
    Measure,
    MeasureUnit,
    Milestone,
    ReportedResult,
    Source,
    StrategyDocument,
)
from genderplan.targets.measures import SERIES, Lookalike, SeriesBreak
from genderplan.targets.milestones import Basis, Threshold
from genderplan.targets.strategies import Heading


def _entries(kind: type) -> tuple[Any, ...]:
    """A list of tables of this *kind*, which are read one by one."""
    field: tuple[Any, ...] = attrs.field(default=(), metadata={ENTRIES: tuple[kind, ...]})  # type: ignore[valid-type]
    return field


@attrs.frozen(kw_only=True)
class MilestoneEntry:
    """One line of ``milestones``."""

    value: Any
    comparator: Comparator
    year: int | None = None
    by: dt.date | None = None
    term: str = ""
    from_year: bool = False
    every_year: bool = False
    continuous: bool = False
    undated: bool = False
    per: str = ""
    mode: str = ""
    threshold: Threshold | None = None
    basis: Basis = Basis.LITERAL
    evidence: Evidence | None = None


@attrs.frozen(kw_only=True)
class DataSourceEntry:
    """``data_source``: the survey, census, forms or register that the official figures are of."""

    name: str
    name_vi: str = ""
    evidence: Evidence = Evidence.UNSTATED
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class BreakEntry:
    """One line of ``breaks``."""

    on: dt.date
    because: str
    because_vi: str = ""
    series: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LookalikeEntry:
    """One line of ``mistaken_for``."""

    indicator: str
    because: str
    because_vi: str = ""


@attrs.frozen(kw_only=True)
class MeasureEntry:
    """``[[measures]]``: a measure of its own, or what differs from the one with this id above."""

    id: str
    name: str | None = None
    name_vi: str | None = None
    unit: MeasureUnit | None = None
    direction: Direction | None = None
    milestones: tuple[MilestoneEntry, ...] = ()
    drops: tuple[int, ...] = ()
    objective: int | None = None
    target: int | None = None
    part: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    counts: str | None = None
    data_source: DataSourceEntry | None = None
    series: str | None = None
    scope: str | None = None
    both_sexes: bool | None = None
    every: int | None = None
    follows: str | None = None
    amends: str | None = None
    replaces: str | None = None
    baseline: Baseline | None = None
    responsible: tuple[Responsible, ...] = ()
    breaks: tuple[BreakEntry, ...] = ()
    mistaken_for: tuple[LookalikeEntry, ...] = ()
    ambiguity: str | None = None
    ambiguity_vi: str = ""
    evidence: Evidence | None = None
    checked_on: dt.date | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class AmendmentEntry:
    """``[[amendments]]``: a later decision; its measures stand in ``[[amendments.measures]]``."""

    number: str
    date: dt.date
    issuer: str = ""
    type: str = ""
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    measures: tuple[Any, ...] = _entries(MeasureEntry)


@attrs.frozen(kw_only=True)
class StrategyEntry:
    """A whole strategy file, without its first line ``kind = "strategy"``."""

    id: str
    name: str = ""
    name_vi: str = ""
    first_year: int
    last_year: int
    extends: str = ""
    omits: tuple[str, ...] = ()
    only_listed: bool = False
    unit: str = ""
    complete: bool | None = None
    evidence: Evidence = Evidence.UNSTATED
    checked_on: dt.date | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    document: StrategyDocument | None = None
    where: dict[str, str] = attrs.Factory(dict)
    objectives: tuple[Heading, ...] = ()
    measures: tuple[Any, ...] = _entries(MeasureEntry)
    amendments: tuple[AmendmentEntry, ...] = ()


@attrs.frozen(kw_only=True)
class ResultEntry:
    """``[[results]]``: a figure as it was reported, of a measure and a year."""

    measure: str
    year: int
    value: Any
    stated: Any = None
    series: str = ""
    unit: str = "VN"
    evidence: Evidence = Evidence.SINGLE_SOURCE
    sources: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True)
class ResultsEntry:
    """A whole results file, without its first line ``kind = "results"``."""

    strategy: str
    where: dict[str, str] = attrs.Factory(dict)
    results: tuple[Any, ...] = _entries(ResultEntry)
    note: str = ""


# The years of a term, "2016-2020"; not "2016 - 2020".
_TERM: Final = re.compile(r"(\d{4})-(\d{4})")
# What a measure has in the same words: all that may be left out, but for what is read by itself.
_READ_APART: Final = {"ambiguity", "amends", "data_source", "replaces"}
_PLAIN: Final = tuple(
    field.name
    for field in attrs.fields(MeasureEntry)
    if field.default is None and field.name not in _READ_APART
)


def stated_fields(entry: MeasureEntry) -> dict[str, Any]:
    """What the measure's table says and the strategy above has no part in."""
    given = {name: getattr(entry, name) for name in _PLAIN}
    fields: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if entry.responsible:
        fields["responsible"] = entry.responsible
    if entry.ambiguity is not None:
        fields["ambiguity"] = BilingualText(entry.ambiguity, vi=entry.ambiguity_vi)
    if entry.mistaken_for:
        fields["mistaken_for"] = tuple(
            Lookalike(indicator=each.indicator, because=_remark(each))
            for each in entry.mistaken_for
        )
    if entry.breaks:
        fields["breaks"] = tuple(
            SeriesBreak(on=each.on, because=_remark(each), series=each.series)
            for each in entry.breaks
        )
    return fields


def _remark(entry: BreakEntry | LookalikeEntry) -> BilingualText:
    return BilingualText(entry.because, vi=entry.because_vi)


def built_milestone(entry: MilestoneEntry, evidence: Evidence) -> Milestone:
    """The milestone of a line; *evidence* is that of its measure.

    Raises :class:`~genderplan.errors.InvalidValueError` for what cannot be a milestone.
    """
    fields = attrs.asdict(entry, recurse=False)
    fields["evidence"] = entry.evidence or evidence
    fields["term"] = _term(entry.term) if entry.term else None
    return Milestone(**fields)


def _term(text: str) -> tuple[int, int]:
    found = _TERM.fullmatch(text)
    if found is None:
        summary = message('term is "{text}"; two years such as "2016-2020" are expected', text=text)
        raise InvalidValueError(summary, text, "term")
    return int(found[1]), int(found[2])


def _time(milestone: Milestone) -> object:
    return milestone.due or (milestone.every_year, milestone.continuous, milestone.undated)


def merged_milestones(
    above: tuple[Milestone, ...], own: tuple[Milestone, ...], drops: tuple[int, ...]
) -> tuple[Milestone, ...]:
    """The milestones *above*, with those of the child in the place of those of the same time."""
    said = {_time(each) for each in own}
    kept = [each for each in above if _time(each) not in said and each.year not in drops]
    return tuple(sorted((*kept, *own), key=lambda each: str(each.due or "9999")))


def amended_measure(measure: Measure, amendments: list[Amendment]) -> Measure:
    """*measure* with what the amendments say of it: ended steps kept apart, new ones put in."""
    for amendment in amendments:
        new = {old: amendment_id for amendment_id, old in amendment.amends}.get(measure.id)
        gone = {old for _, old in amendment.replaces}
        if new is None and measure.id not in gone:
            continue
        stated = [each for each in amendment.measures if each.id == new]
        steps = tuple(step for each in stated for step in each.milestones)
        measure = _with_steps(measure, steps, amendment)
    return measure


def _with_steps(measure: Measure, steps: tuple[Milestone, ...], amendment: Amendment) -> Measure:
    day = amendment.document.date
    if day is None:  # the file format demands it
        return measure
    ended = [
        each
        for each in measure.milestones
        if each.due is not None
        and each.due >= day
        and (not steps or _time(each) in map(_time, steps))
    ]
    eve = day.fromordinal(day.toordinal() - 1)
    return attrs.evolve(
        measure,
        milestones=(*(each for each in measure.milestones if each not in ended), *steps),
        replaced=(*measure.replaced, *(attrs.evolve(each, until=eve) for each in ended)),
    )


T = TypeVar("T")


def structure_table(given: object, kind: type[T], path: str, issues: list[Issue]) -> T | None:
    """*given* as a *kind*; None when it is not one, and the reasons are added to *issues*."""
    built, wrong = structured(given, kind)
    issues += [issue.under(path) if path else issue for issue in wrong]
    return cast("T | None", built)


def structure_tables(
    given: object, kind: type[T], path: str, issues: list[Issue]
) -> list[tuple[str, T]]:
    """Each of the tables *given* as a *kind* with its path; faults are added to *issues*."""
    if not isinstance(given, list):
        issues.append(BAD_VALUE.at(path, reason=message("a list of tables is expected")))
        return []
    places = [(f"{path}[{position}]", each) for position, each in enumerate(given)]
    built = [(here, structure_table(each, kind, here, issues)) for here, each in places]
    return [(here, each) for here, each in built if each is not None]


# Two counts, "13/22"; not "13 / 22" nor "13/22 huyện".
_COUNTS: Final = re.compile(r"(\d{1,12})/(\d{1,12})")


def reported_result(
    entry: ResultEntry, measure: Measure, where: Mapping[str, str], period: Period
) -> ReportedResult:
    """The figure of *measure* in a *period* that an entry reports; *where* has its sources.

    Raises :class:`~genderplan.errors.InvalidValueError` for a value that the measure cannot have.
    """
    value = _value(entry.value, measure)
    measure.value_of(value)
    return ReportedResult(
        indicator=entry.measure,
        unit=entry.unit,
        period=period,
        value=value,
        stated=entry.stated,
        breakdown={SERIES: entry.series} if entry.series else {},
        source=", ".join(entry.sources),
        evidence=entry.evidence,
        sources=tuple(Source(name, where.get(name, "")) for name in entry.sources),
        note=entry.note,
    )


def _value(given: Any, measure: Measure) -> ObservedValue:  # noqa: ANN401 - as the file has it
    if isinstance(given, bool) and measure.is_qualitative:
        return Count(int(given))
    counts = _COUNTS.fullmatch(given) if isinstance(given, str) else None
    if counts is not None:
        return Ratio(int(counts[1]), int(counts[2]))
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        summary = message(
            'value is {value}; counts such as "13/22" or a number are expected',
            value=as_written(given),
        )
        raise InvalidValueError(summary, given, "value")
    if measure.unit.is_percentage:
        return Percent(given)
    return Count(int(given)) if measure.unit.is_count else Decimal(given)
