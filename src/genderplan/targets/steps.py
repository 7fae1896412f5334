"""One milestone of a strategy, and what the strategy below has for it.

Decided: a step of the same time is compared by its figure. What is held from an earlier day, or
reached by one, is stronger when the figure is as strong; an earlier and weaker step says nothing of
the later one. A later step, or one that need not be held where the parent's must be, is weaker.
"""

import datetime as dt
from collections.abc import Sequence

import attrs

from genderplan._messages import Message, mark, message
from genderplan.targets.measures import Measure
from genderplan.targets.milestones import Milestone
from genderplan.targets.strengths import CascadeVerdict, compare_strength

__all__ = ["CascadeStep", "compared_step", "relevant_milestones"]

_V = CascadeVerdict
_GOOD = frozenset({_V.EQUAL, _V.STRONGER})


@attrs.frozen
class CascadeStep:
    """One milestone of the parent, what the child has for it, and how the two compare."""

    parent: Milestone
    child: Milestone | None
    verdict: CascadeVerdict
    reason: Message


def relevant_milestones(milestones: Sequence[Milestone], years: range) -> list[Milestone]:
    """Those of *milestones* that concern a strategy of these *years*.

    What is due within them or must be held in them; without any, the next one due afterwards.
    """
    found = [each for each in milestones if _concerns(each, years)]
    later = [each for each in milestones if each.due is not None and each.due.year >= years.stop]
    return found or later[:1]


def _concerns(milestone: Milestone, years: range) -> bool:
    if milestone.due is None or milestone.due.year in years:
        return True
    return milestone.from_year and milestone.due.year < years.start


def compared_step(
    above: Milestone, own: Sequence[Milestone], child: Measure, years: range
) -> CascadeStep:
    """What the milestones *own* of the measure *child* have for the milestone *above* them."""
    same = [each for each in own if _time(each) == _time(above)]
    if same:
        return _same_time(above, same[0], own, child, years)
    held = [each for each in own if each.is_held and _covers(each, above)]
    if held:
        return _compared(above, held[-1], child, sooner=True)
    undated = [each for each in own if each.undated]
    if undated:
        return _compared(above, undated[0], child, note=mark("{reason}; no year is stated"))
    dated = sorted((each for each in own if each.due is not None), key=_due)
    before = [each for each in dated if above.due is not None and _due(each) < above.due]
    if before:
        return _earlier(above, before[-1], child)
    return _later(above, dated, child)


def _due(milestone: Milestone) -> dt.date:
    return milestone.due or dt.date.max


def _time(milestone: Milestone) -> object:
    return milestone.due or (milestone.every_year, milestone.continuous)


def _covers(milestone: Milestone, above: Milestone) -> bool:
    if milestone.due is None:
        return True
    return above.due is not None and milestone.due <= above.due


def _compared(
    above: Milestone, own: Milestone, child: Measure, *, sooner: bool = False, note: str = ""
) -> CascadeStep:
    verdict = compare_strength(own, above, child.direction)
    if sooner and verdict is _V.EQUAL:
        verdict = _V.STRONGER
    template = mark("{child} against {parent}")
    reason = message(template, child=own.told(child.unit), parent=above.told(child.unit))
    return CascadeStep(above, own, verdict, message(note, reason=reason) if note else reason)


def _same_time(
    above: Milestone, own: Milestone, others: Sequence[Milestone], child: Measure, years: range
) -> CascadeStep:
    step = _compared(above, own, child)
    if not above.from_year or own.from_year or step.verdict not in _GOOD:
        return step
    if above.due is None or years[-1] <= above.due.year:
        return step
    last = max((each for each in others if each.due is not None), key=_due, default=own)
    if _due(last).year >= years[-1] and compare_strength(last, above, child.direction) in _GOOD:
        return step
    template = mark("{reason}, which need not be held afterwards")
    return attrs.evolve(step, verdict=_V.WEAKER, reason=message(template, reason=step.reason))


def _earlier(above: Milestone, own: Milestone, child: Measure) -> CascadeStep:
    step = _compared(above, own, child, sooner=True)
    if step.verdict is not _V.WEAKER:
        return step
    template = mark("{reason}: another year, and an earlier and weaker step says nothing of it")
    return attrs.evolve(
        step, verdict=_V.NOT_COMPARABLE, reason=message(template, reason=step.reason)
    )


def _later(above: Milestone, dated: Sequence[Milestone], child: Measure) -> CascadeStep:
    if not dated:
        reason = message("no milestone for {parent}", parent=above.told(child.unit))
        return CascadeStep(above, None, _V.MISSING, reason)
    template = mark("no step for {parent}; the next is {child}")
    reason = message(template, parent=above.told(child.unit), child=dated[0].told(child.unit))
    return CascadeStep(above, dated[0], _V.WEAKER, reason)
