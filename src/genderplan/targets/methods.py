"""The methods that turn figures into a status: one of ours, three that are published.

Decided: a method judges a case that has at least two figures, does not meet its milestone, and has
a way to go; everything else is decided beforehand, in the same way for all methods (see
``judgements``). The thresholds are those of the publications; ours calls on track only what keeps
pace, because a share that lags the line misses the milestone.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from genderplan._messages import Message, mark, message
from genderplan.formatting.digits import round_digits
from genderplan.quantities import Exact
from genderplan.targets.aims import MeasureUnit
from genderplan.targets.cases import Case, Verdict
from genderplan.targets.formulas import (
    dns_miss,
    linear_pace,
    statcan_ratio,
    statcan_score,
    unsd2023_ratio,
    unsd2023_score,
    years_between,
)
from genderplan.targets.statuses import Status

__all__ = ["DEFAULT_METHOD", "METHODS", "Method", "rounded"]

Method = Callable[[Case], Verdict]
DEFAULT_METHOD: Final = "linear"

_ON_TRACK: Final = Decimal("0.95")
_MODERATE: Final = Decimal("0.60")
_DNS_WINDOW: Final = 5
_DNS_POINTS: Final = 4
_DNS_SUN: Final = Fraction(5, 100)
_DNS_LIGHT_CLOUD: Final = Fraction(20, 100)


def rounded(value: Exact, most: int = 2) -> Decimal:
    """*value* with at most so many decimals, as a figure for a sentence."""
    return Decimal(round_digits(value, most=most).value)


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
        base=rounded(case.level(case.base)),
        target=rounded(case.target),
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


def _dns(case: Case) -> Verdict:
    """Germany's weather symbols: the mean change of up to five years, carried on in a line."""
    recent = [point for point in case.points if years_between(point.on, case.now.on) <= _DNS_WINDOW]
    if len(recent) < _DNS_POINTS:
        reason = message(
            "this method needs {needed} figures within {years} years; there are {count}",
            needed=_DNS_POINTS,
            years=_DNS_WINDOW,
            count=len(recent),
        )
        return Verdict(Status.NOT_ASSESSABLE, reason)
    change = (Fraction(case.level(case.now)) - Fraction(case.level(recent[0]))) / years_between(
        recent[0].on, case.now.on
    )
    miss = dns_miss(case.level(case.now), case.target, change=change, years_left=case.years_left)
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
    reason = message(
        _NO_FIGURE, base=rounded(case.level(case.base)), now=rounded(case.level(case.now))
    )
    return Verdict(Status.NOT_ASSESSABLE, reason)


METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {"linear": _linear, "statcan": _statcan, "unsd2023": _unsd2023, "dns": _dns}
)
"""The methods by name: linear pace (ours), Open SDG, UN 2023, German weather symbols."""
