"""The methods that turn figures into a status: the published formulas, and what goes before them.

Four methods: ours, which calls on track only what keeps pace with a straight line, and three that
are published, with the thresholds of their publications. Each formula is the arithmetic of one
publication on plain numbers. Powers are taken in ``Decimal`` at 34 digits, so no float is involved;
where a formula divides by zero or takes the root of a negative number the answer is None.

Sources: Open SDG's progress calculation, which follows Statistics Canada; the UN Statistics
Division's Progress Chart of 2023 as Eustat describes it; the status symbols of the German
Sustainable Development Strategy; ESCAP's current status index.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from genderplan._messages import Message, Value, mark, message
from genderplan.formatting.numbers import round_digits
from genderplan.indicators import Direction
from genderplan.quantities.ratios import Exact
from genderplan.targets.figures import Case, Figures, Point, Verdict, years_between
from genderplan.targets.measures import Status
from genderplan.targets.milestones import MeasureUnit

_ZERO: Final = Decimal("0.001")  # what Open SDG puts for a base or a target of zero
_DIGITS: Final = 34


def _decimal(value: Exact) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(value)


def growth(now: Exact, before: Exact, years: Exact) -> Decimal | None:
    """The compound annual growth rate from *before* to *now*; None where there is none.

    There is none over no time, from zero, or across zero.

    >>> round(growth(121, 100, 2), 6)
    Decimal('0.100000')
    """
    with localcontext() as context:
        context.prec = _DIGITS
        if years == 0 or before == 0:
            return None
        ratio = _decimal(now) / _decimal(before)
        if ratio < 0:
            return None
        if ratio == 0:
            return Decimal(-1)
        return +(ratio ** (1 / _decimal(years)) - 1)


def statcan_ratio(  # noqa: PLR0913 - the formula has six inputs
    base: Exact, now: Exact, target: Exact, *, years: Exact, span: Exact, up: bool
) -> Decimal | None:
    """Open SDG's ratio R of actual to required growth, *years* and *span* counted from the base.

    R = s·d·a / |r| with the growth rates a (to now) and r (to the target); zeros of base and target
    are replaced by 0.001, as there. None when base and target are equal: Open SDG divides by zero.
    A figure that stays at zero has not grown; there it falls from 0.001 to 0.

    >>> round(statcan_ratio(60, 66, 75, years=5, span=10, up=True), 6)
    Decimal('0.852857')
    """
    start, goal = base or _ZERO, target or _ZERO
    actual = growth(start if now == base else now, start, years)
    required = growth(goal, start, span)
    if actual is None or not required:
        return None
    sign = (1 if up else -1) * (-1 if start < 0 else 1)
    with localcontext() as context:
        context.prec = _DIGITS
        return sign * actual / abs(required)


def statcan_score(ratio: Decimal) -> Decimal:
    """Open SDG's score from -5 to 5 for a ratio; a target achieved scores 5.

    >>> statcan_score(Decimal("0.95"))
    Decimal('2.500055')
    """
    if ratio >= Decimal("0.6"):
        return min(Decimal("7.1429") * ratio - Decimal("4.2857"), Decimal(5))
    return max(Decimal("4.1667") * ratio - Decimal("2.5"), Decimal(-5))


def unsd2023_ratio(
    base: Exact, now: Exact, target: Exact, *, years: Exact, span: Exact
) -> Decimal | None:
    """The expected change by the target year over the required one (Progress Chart 2023).

    The value expected is the present one carried on at its growth rate since the base; a target
    year that has passed is judged at the present value.

    >>> round(unsd2023_ratio(60, 66, 75, years=5, span=10), 2)
    Decimal('0.84')
    """
    rate = growth(now, base, years)
    if rate is None or target == base:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        left = max(_decimal(span) - _decimal(years), Decimal(0))
        expected = _decimal(now) * (1 + rate) ** left if left else _decimal(now)
        return (expected - _decimal(base)) / (_decimal(target) - _decimal(base))


def unsd2023_score(ratio: Decimal) -> int:
    """3 (achieved or on track), 2 (fair, needs acceleration) or 1 (stagnation or regression)."""
    if ratio >= Decimal("0.95"):
        return 3
    return 2 if ratio >= Decimal("0.10") else 1


def linear_pace(
    base: Exact, now: Exact, target: Exact, *, years: Exact, span: Exact
) -> tuple[Fraction, Fraction] | None:
    """The part of the way done and the part of the time gone; None when there is no way to go.

    >>> linear_pace(60, 66, 75, years=5, span=10)
    (Fraction(2, 5), Fraction(1, 2))
    """
    way = Fraction(target) - Fraction(base)
    if way == 0:
        return None
    gone = Fraction(1) if span <= 0 else min(Fraction(years) / Fraction(span), Fraction(1))
    return (Fraction(now) - Fraction(base)) / way, gone


def dns_miss(now: Exact, target: Exact, *, change: Exact, years_left: Exact) -> Fraction | None:
    """The part of the way still to go that the mean annual *change* would leave undone.

    0 or less means that the target is reached; None when there is nothing left to go.

    >>> dns_miss(66, 75, change=Decimal("1.5"), years_left=5)
    Fraction(1, 6)
    """
    way = Fraction(target) - Fraction(now)
    if way == 0:
        return None
    left = max(Fraction(years_left), Fraction(0))
    return (way - Fraction(change) * left) / way


Method = Callable[[Case], Verdict]
DEFAULT_METHOD: Final = mark("linear")

_ON_TRACK: Final = Decimal("0.95")
_MODERATE: Final = Decimal("0.60")
_DNS_WINDOW: Final = 5
_DNS_POINTS: Final = 4
_DNS_SUN: Final = Fraction(5, 100)
_DNS_LIGHT_CLOUD: Final = Fraction(20, 100)


def rounded(value: Exact, most: int = 2) -> Decimal:
    """*value* with at most so many decimals, as a figure for a sentence."""
    return Decimal(round_digits(value, most=most).value)


def _figure(case: Case, value: Exact) -> Value:
    """*value* for a sentence, with the sign of the measure's unit."""
    if case.measure.unit is MeasureUnit.PERCENT:
        return message("{value}%", value=rounded(value))
    return rounded(value)


def _banded(ratio: Exact, on_track: Exact) -> Status:
    if ratio >= on_track:
        return Status.ON_TRACK
    if ratio >= _MODERATE:
        return Status.ACCELERATION_NEEDED
    return Status.LIMITED if ratio >= 0 else Status.DETERIORATING


def _linear(case: Case) -> Verdict:
    """Part of the way done against part of the time gone."""
    paced = linear_pace(
        case.level(case.base), case.level(case.now), case.target, years=case.years, span=case.span
    )
    if paced is None:
        return _no_figure(case)
    done, gone = paced
    pace = done / gone
    reason = message(
        "{done}% of the way from {base} to {target} was done in {gone}% of the time: pace {pace}",
        done=rounded(done * 100),
        gone=rounded(gone * 100),
        base=_figure(case, case.level(case.base)),
        target=_figure(case, case.target),
        pace=rounded(pace),
    )
    return Verdict(_banded(pace, 1), reason, (("done", done), ("time_gone", gone), ("pace", pace)))


def _statcan(case: Case) -> Verdict:
    """Open SDG: actual against required compound growth."""
    base, now = case.level(case.base), case.level(case.now)
    ratio = statcan_ratio(base, now, case.target, years=case.years, span=case.span, up=case.up)
    if ratio is None:
        return _no_figure(case)
    reason = message(
        "the growth rate is {ratio} times the one that the milestone requires",
        ratio=rounded(ratio, 3),
    )
    return Verdict(
        _banded(ratio, _ON_TRACK), reason, (("ratio", ratio), ("score", statcan_score(ratio)))
    )


def _unsd2023(case: Case) -> Verdict:
    """UN Statistics Division 2023: expected change by the target year against the required one."""
    base, now = case.level(case.base), case.level(case.now)
    if case.measure.unit is MeasureUnit.PERCENT and _at_the_end(now, case.target):
        reason = message("within one point of {target}%", target=rounded(case.target))
        return Verdict(Status.ACHIEVED, reason)
    ratio = unsd2023_ratio(base, now, case.target, years=case.years, span=case.span)
    if ratio is None:
        return _no_figure(case)
    score = unsd2023_score(ratio)
    status = {3: Status.ON_TRACK, 2: Status.ACCELERATION_NEEDED, 1: Status.LIMITED}[score]
    if ratio < 0:
        status = Status.DETERIORATING
    reason = message(
        "carried on at its growth rate, {ratio} of the required change would be reached in time",
        ratio=rounded(ratio, 3),
    )
    return Verdict(status, reason, (("ratio", ratio), ("score", score)))


def _at_the_end(now: Exact, target: Exact) -> bool:
    return target in {0, 100} and abs(Fraction(now) - Fraction(target)) <= 1


def _recent(case: Case) -> list[Point]:
    """The figures of the five years before the latest one, and that one."""
    return [each for each in case.points if years_between(each.on, case.now.on) <= _DNS_WINDOW]


def _dns(case: Case) -> Verdict:
    """Germany's weather symbols: the mean change of up to five years, carried on in a line."""
    recent = _recent(case)
    if len(recent) < _DNS_POINTS:
        reason = message(
            "this method needs {needed} figures within {years} years; there are {count}",
            needed=_DNS_POINTS,
            years=_DNS_WINDOW,
            count=len(recent),
        )
        return Verdict(Status.NOT_ASSESSABLE, reason)
    now = case.level(case.now)
    past = years_between(recent[0].on, case.now.on)
    change = (now - case.level(recent[0])) / past
    miss = dns_miss(now, case.target, change=change, years_left=case.years_left)
    if miss is None:
        return _no_figure(case)
    gain = change if case.up else -change
    status, symbol = _weather(miss, gain)
    reason = message(
        "{symbol}: at the mean change of {change} a year, {miss}% of the rest of the way would be "
        "left when the milestone is due",
        symbol=symbol,
        change=rounded(change),
        miss=rounded(max(miss, Fraction(0)) * 100),
    )
    return Verdict(status, reason, (("change", change), ("miss", miss)))


def _weather(miss: Fraction, gain: Fraction) -> tuple[Status, Message]:
    if gain < 0:
        return Status.DETERIORATING, message("storm")
    if miss < _DNS_SUN:
        return Status.ON_TRACK, message("sun")
    if miss <= _DNS_LIGHT_CLOUD:
        return Status.ACCELERATION_NEEDED, message("light cloud")
    return Status.LIMITED, message("cloud")


_NO_FIGURE: Final = mark(
    "the formula has no answer from {base} to {now} (growth from zero or across zero); "
    "the method 'linear' has one"
)


def _no_figure(case: Case) -> Verdict:
    base, now = rounded(case.level(case.base)), rounded(case.level(case.now))
    return Verdict(Status.NOT_ASSESSABLE, message(_NO_FIGURE, base=base, now=now))


METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {"linear": _linear, "statcan": _statcan, "unsd2023": _unsd2023, "dns": _dns}
)
"""The methods by name: linear pace (ours), Open SDG, UN 2023, German weather symbols."""


# What is decided before a method is asked, in this order, for every method alike:
# 1. Done or not: achieved when done, otherwise limited.
# 2. No date and no duty to hold: achieved when met, otherwise not assessable.
# 3. A ceiling on a rising figure, before it is due: only the trend says whether it will hold.
# 4. To be held and not met: getting nearer needs acceleration, standing still is limited, moving
#    away deteriorates; never on track.
# 5. Met: achieved.
# 6. Due, and not met by the figure of that day or later: not met. Due, and no figure since: not
#    assessable.
# 7. One figure, not met: not assessable.
# 8. Met once and lost: deteriorating; once it rises again, acceleration needed at best.
# 9. The base is the target itself and the milestone asks for more: no movement is limited, a
#    movement away deteriorates.
def judge(case: Case, method: str) -> Verdict:
    """The verdict on *case* by the *method* of that name."""
    now = case.now.on
    if case.measure.is_qualitative and case.is_met:
        return Verdict(Status.ACHIEVED, message("it was done by {date}", date=now))
    if case.measure.is_qualitative:
        return Verdict(Status.LIMITED, message("it was not done by {date}", date=now))
    reached = Verdict(Status.ACHIEVED, message("the latest figure, of {date}, meets it", date=now))
    if case.due is None and not case.milestone.is_held:
        reason = message("no date is known for it, and it is not met yet")
        return reached if case.is_met else Verdict(Status.NOT_ASSESSABLE, reason)
    if case.measure.direction is Direction.LIMIT and not case.is_over and not case.is_duty:
        return _ceiling(case)
    if case.is_duty:
        return _duty(case, method)
    return reached if case.is_met else _on_the_way(case, method)


def _ceiling(case: Case) -> Verdict:
    if not case.is_met:
        return _on_the_way(case, "linear")
    if not case.years:
        reason = message("one figure below a ceiling does not say whether it will hold")
        return Verdict(Status.NOT_ASSESSABLE, reason)
    change = case.change_per_year or Fraction(0)
    expected = case.level(case.now) + change * case.years_left
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
    if case.is_met and method == "dns" and trend is not None and trend < 0:
        status, told = Status.ACCELERATION_NEEDED, mark("light cloud: held on {date}, but falling")
    elif case.is_met:
        status, told = Status.ACHIEVED, mark("held on {date}")
    elif trend is None:
        status = Status.NOT_ASSESSABLE
        told = mark("not held on {date}, and one figure shows no trend")
    elif trend < 0:
        status, told = Status.DETERIORATING, mark("not held on {date}, and moving away")
    elif trend == 0:
        status, told = Status.LIMITED, mark("not held on {date}, and unchanged")
    else:
        status = Status.LIMITED if method == "dns" else Status.ACCELERATION_NEEDED
        told = mark("not held on {date}, but getting nearer")
    return Verdict(status, message(told, date=case.now.on))


def _trend(case: Case, method: str) -> Fraction | None:
    """Since the figure before; for the German symbols over up to five years."""
    if len(case.points) == 1:
        return None
    if method != "dns":
        return case.gain(case.points[-2], case.now)
    recent = _recent(case)
    return case.gain(recent[0], case.now) if len(recent) > 1 else None


def _on_the_way(case: Case, method: str) -> Verdict:
    """Not met, and to be reached by a day."""
    if case.is_over:
        return _missed(case, method)
    if case.due is not None and case.now.on < case.due < case.on:
        template = mark("it was due on {due}; the latest figure is of {date}")
        reason = message(template, due=case.due, date=case.now.on)
        return Verdict(Status.NOT_ASSESSABLE, reason)
    if len(case.points) == 1:
        reason = message("one figure, of {date}, does not show a pace", date=case.now.on)
        return Verdict(Status.NOT_ASSESSABLE, reason)
    if case.since_lost is not None:
        return _lost(case, case.since_lost, method)
    return _paced(case, method)


def _missed(case: Case, method: str) -> Verdict:
    template = mark("it was due on {due}; the figure of {date} does not meet it")
    reason = message(template, due=case.due or case.on, date=case.now.on)
    figures = _published(case, method) if len(case.points) > 1 else ()
    return Verdict(Status.NOT_MET, reason, figures)


def _published(case: Case, method: str) -> Figures:
    """The figures of a method whose word is not taken; none where there is no way to go."""
    if case.level(case.base) == case.target:
        return ()
    return METHODS[method](case).figures


def _paced(case: Case, method: str) -> Verdict:
    if case.level(case.base) == case.target:
        away = case.gain(case.base, case.now) < 0
        reason = message("the base is the figure itself, and more than the figure is asked for")
        return Verdict(Status.DETERIORATING if away else Status.LIMITED, reason)
    return METHODS[method](case)


def _lost(case: Case, since: Case, method: str) -> Verdict:
    """It was met and is not any more: the way starts anew, and is never called good."""
    figures = _published(case, method)
    if len(since.points) == 1:
        reason = message("it was met before and was lost by {date}", date=case.now.on)
        return Verdict(Status.DETERIORATING, reason, figures)
    verdict = _paced(since, method)
    reason = message("it was met before and lost; since then: {reason}", reason=verdict.reason)
    status = verdict.status.at_best(Status.ACCELERATION_NEEDED)
    return Verdict(status, reason, verdict.figures or figures)
