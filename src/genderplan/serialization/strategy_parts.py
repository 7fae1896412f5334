"""The parts of a strategy, built from what stands in its file.

Decided: nothing here collects faults; what cannot be built raises, and whoever reads the file notes
where. Milestones are merged by the time for which they stand, and an amendment ends a milestone on
the eve of its own day instead of overwriting it.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Final

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.serialization.strategy_entries import (
    BreakEntry,
    LookalikeEntry,
    MeasureEntry,
    MilestoneEntry,
)
from genderplan.targets import (
    Amendment,
    BilingualText,
    Lookalike,
    Measure,
    Milestone,
    Responsible,
    SeriesBreak,
    Threshold,
)

__all__ = [
    "amended_measure",
    "built_milestone",
    "dated_milestones",
    "merged_milestones",
    "plain_fields",
    "remarks",
]

_TERM: Final = re.compile(r"(\d{4})-(\d{4})")
_PLAIN: Final = (
    "objective",
    "target",
    "part",
    "name",
    "name_vi",
    "unit",
    "direction",
    "numerator",
    "denominator",
    "counts",
    "series",
    "scope",
    "both_sexes",
    "every",
    "follows",
    "evidence",
    "checked_on",
    "note",
)


def plain_fields(entry: MeasureEntry) -> dict[str, Any]:
    """What the measure's table says in single values, left-out keys left out."""
    given = {name: getattr(entry, name) for name in _PLAIN}
    return {name: value for name, value in given.items() if value is not None}


def remarks(entry: MeasureEntry) -> dict[str, Any]:
    """Responsible bodies, breaks, look-alikes and ambiguity, where the table has them."""
    fields: dict[str, Any] = {}
    if entry.responsible:
        fields["responsible"] = tuple(
            Responsible(
                body=each.body,
                since=each.since,
                until=each.until,
                evidence=each.evidence or Evidence.UNSTATED,
            )
            for each in entry.responsible
        )
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


def dated_milestones(
    milestones: Iterable[Milestone], *, since: dt.date, number: str
) -> tuple[Milestone, ...]:
    """Milestones that the document *number* states, in force since its day."""
    return tuple(attrs.evolve(each, since=since, document=number) for each in milestones)


def built_milestone(entry: MilestoneEntry, evidence: Evidence) -> Milestone:
    """The milestone of a line; *evidence* is that of its measure.

    Raises :class:`~genderplan.errors.InvalidValueError` for what cannot be a milestone.
    """
    fields = attrs.asdict(entry, recurse=False)
    fields["evidence"] = entry.evidence or evidence
    fields["term"] = _term(entry.term) if entry.term else None
    if entry.threshold is not None:
        fields["threshold"] = Threshold(**attrs.asdict(entry.threshold))
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
