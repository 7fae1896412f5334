"""What is decided before any method: what is met, lost, over, or not answered by the figures.

Decided, in this order, for every method alike:

1. Done or not: achieved when done, otherwise limited.
2. No date and no duty to hold: achieved when met, otherwise not assessable.
3. A ceiling on a rising figure, before it is due: only the trend says whether it will hold.
4. Met: achieved; where it has to be held, the latest figure decides.
5. One figure, not met: not assessable.
6. To be held and not met: getting nearer needs acceleration, standing still is limited, moving
   away deteriorates; never on track.
7. Met once and lost: deteriorating; once it rises again, acceleration needed at best.
8. The base is the target itself and the milestone asks for more: no movement is limited, a
   movement away deteriorates.
9. Due, and not met: acceleration needed at best. Due, and no figure since: not assessable.
10. Otherwise the method decides.
"""

from fractions import Fraction

import attrs

from genderplan._messages import Message, message
from genderplan.targets.aims import Aim
from genderplan.targets.cases import Case, Verdict
from genderplan.targets.formulas import years_between
from genderplan.targets.methods import METHODS, rounded
from genderplan.targets.statuses import Status
from genderplan.targets.wording import told_day

__all__ = ["judge"]

_WINDOW = 5


def judge(case: Case, method: str) -> Verdict:
    """The verdict on *case* by the *method* of that name."""
    if case.measure.is_qualitative:
        return _done_or_not(case)
    if case.due is None and not case.milestone.is_held:
        return _undated(case)
    if case.measure.direction is Aim.LIMIT and not case.is_over and not case.is_duty:
        return _ceiling(case)
    if case.is_duty:
        return _duty(case, method)
    if case.is_met:
        return Verdict(Status.ACHIEVED, _reached(case))
    return _on_the_way(case, method)


def _done_or_not(case: Case) -> Verdict:
    if case.is_met:
        return Verdict(Status.ACHIEVED, message("it was done by {date}", date=_day(case)))
    return Verdict(Status.LIMITED, message("it was not done by {date}", date=_day(case)))


def _day(case: Case) -> Message:
    return told_day(case.now.on)


def _reached(case: Case) -> Message:
    return message("the latest figure, of {date}, meets it", date=_day(case))


def _undated(case: Case) -> Verdict:
    if case.is_met:
        return Verdict(Status.ACHIEVED, _reached(case))
    return Verdict(Status.NOT_ASSESSABLE, message("no date is known for it, and it is not met yet"))


def _ceiling(case: Case) -> Verdict:
    if not case.is_met:
        return _on_the_way(case, "linear")
    if not case.years:
        reason = message("one figure below a ceiling does not say whether it will hold")
        return Verdict(Status.NOT_ASSESSABLE, reason)
    change = case.change_per_year or Fraction(0)
    expected = Fraction(case.level(case.now)) + change * case.years_left
    keeps = case.milestone.met_by(expected, case.measure.direction)
    reason = message(
        "at the mean change of {change} a year it would stand at {expected} when it is due",
        change=rounded(change),
        expected=rounded(expected),
    )
    status = Status.ON_TRACK if keeps else Status.ACCELERATION_NEEDED
    return Verdict(status, reason, (("change", change), ("expected", expected)))


def _duty(case: Case, method: str) -> Verdict:
    """What must be held: the level decides, the trend only says how far off it is."""
    trend = _trend(case, method)
    if case.is_met:
        if method == "dns" and trend is not None and trend < 0:
            reason = message("light cloud: held on {date}, but falling", date=_day(case))
            return Verdict(Status.ACCELERATION_NEEDED, reason)
        return Verdict(Status.ACHIEVED, message("held on {date}", date=_day(case)))
    if trend is None:
        reason = message("not held on {date}, and one figure shows no trend", date=_day(case))
        return Verdict(Status.NOT_ASSESSABLE, reason)
    if trend < 0:
        reason = message("not held on {date}, and moving away", date=_day(case))
        return Verdict(Status.DETERIORATING, reason)
    if trend == 0:
        return Verdict(
            Status.LIMITED, message("not held on {date}, and unchanged", date=_day(case))
        )
    nearer = Status.LIMITED if method == "dns" else Status.ACCELERATION_NEEDED
    return Verdict(nearer, message("not held on {date}, but getting nearer", date=_day(case)))


def _trend(case: Case, method: str) -> Fraction | None:
    """Since the figure before; for the German symbols over up to five years."""
    if len(case.points) == 1:
        return None
    if method != "dns":
        return case.gain(case.points[-2], case.now)
    recent = [p for p in case.points if years_between(p.on, case.now.on) <= _WINDOW]
    return case.gain(recent[0], case.now) if len(recent) > 1 else None


def _on_the_way(case: Case, method: str) -> Verdict:
    """Not met, and to be reached by a day."""
    if case.due is not None and case.now.on < case.due < case.on:
        reason = message(
            "it was due on {due}; the latest figure is of {date}",
            due=told_day(case.due),
            date=_day(case),
        )
        return Verdict(Status.NOT_ASSESSABLE, reason)
    if len(case.points) == 1:
        reason = message("one figure, of {date}, does not show a pace", date=_day(case))
        return Verdict(Status.NOT_ASSESSABLE, reason)
    if case.since_lost is not None:
        return _lost(case, case.since_lost, method)
    return _paced(case, method)


def _paced(case: Case, method: str) -> Verdict:
    if case.level(case.base) == case.target:
        away = case.gain(case.base, case.now) < 0
        reason = message("the base is the figure itself, and more than the figure is asked for")
        return Verdict(Status.DETERIORATING if away else Status.LIMITED, reason)
    verdict = METHODS[method](case)
    if not case.is_over or not verdict.status.is_good:
        return verdict
    reason = message("it was due on {due} and is not met", due=told_day(case.due or case.on))
    return attrs.evolve(verdict, status=Status.ACCELERATION_NEEDED, reason=reason)


def _lost(case: Case, since: Case, method: str) -> Verdict:
    """It was met and is not any more: the way starts anew, and is never called good."""
    published = METHODS[method](case) if case.level(case.base) != case.target else None
    figures = published.figures if published else ()
    if len(since.points) == 1:
        reason = message("it was met before and was lost by {date}", date=_day(case))
        return Verdict(Status.DETERIORATING, reason, figures)
    verdict = _paced(since, method)
    reason = message("it was met before and lost; since then: {reason}", reason=verdict.reason)
    status = verdict.status.at_best(Status.ACCELERATION_NEEDED)
    return Verdict(status, reason, verdict.figures or figures)
