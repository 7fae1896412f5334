"""Which of two milestones asks for more."""

from fractions import Fraction
from typing import Final

from genderplan._choices import WordedText
from genderplan._messages import mark
from genderplan.indicators import Direction
from genderplan.quantities.ratios import Exact
from genderplan.targets.milestones import Comparator, Milestone

__all__ = ["CascadeVerdict", "compare_strength"]


class CascadeVerdict(WordedText):
    """How a measure stands to the one above.

    >>> CascadeVerdict.STRONGER.label("vi")
    'cao hơn'
    """

    EQUAL = "equal", mark("equal")
    STRONGER = "stronger", mark("stronger")
    WEAKER = "weaker", mark("weaker")
    MISSING = "missing", mark("missing")
    OWN = "own", mark("own")
    NOT_COMPARABLE = "not comparable", mark("not comparable")


def compare_strength(child: Milestone, parent: Milestone, aim: Direction | str) -> CascadeVerdict:
    """Whether the figure of *child* asks for more than that of *parent*, their times aside.

    >>> sixty = Milestone(value=60, comparator=">=", year=2030)
    >>> about = Milestone(value=60, comparator="about", year=2030)
    >>> compare_strength(sixty, about, "up").value, compare_strength(about, sixty, "up").value
    ('stronger', 'weaker')
    """
    figures = _figures(child, parent, Direction(aim))
    thresholds = _thresholds(child, parent)
    found = {figures, thresholds} - {CascadeVerdict.EQUAL}
    for verdict in (CascadeVerdict.NOT_COMPARABLE, CascadeVerdict.WEAKER):
        if verdict in found:
            return verdict
    return found.pop() if found else CascadeVerdict.EQUAL


def _figures(child: Milestone, parent: Milestone, aim: Direction) -> CascadeVerdict:
    if isinstance(child.value, bool) or isinstance(parent.value, bool):
        same = child.value == parent.value
        return CascadeVerdict.EQUAL if same else CascadeVerdict.NOT_COMPARABLE
    if aim is Direction.BAND:
        return _bands(child, parent)
    lower = aim.is_lower_better or parent.comparator in _CEILINGS
    first, second = (_demand(each, lower=lower) for each in (child, parent))
    if first is None or second is None:
        return CascadeVerdict.NOT_COMPARABLE
    return _ordered(first, second)


def _ordered(first: object, second: object) -> CascadeVerdict:
    if first == second:
        return CascadeVerdict.EQUAL
    higher = first > second  # type: ignore[operator]
    return CascadeVerdict.STRONGER if higher else CascadeVerdict.WEAKER


def _demand(milestone: Milestone, *, lower: bool) -> tuple[Fraction, bool] | None:
    """What is asked for as something to be exceeded: the greater, the stronger."""
    low, high = milestone.bounds
    bound = high if lower else low
    if bound is None:
        return None
    return (-Fraction(bound) if lower else Fraction(bound)), milestone.comparator.is_strict


_CEILINGS: Final = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


def _bands(child: Milestone, parent: Milestone) -> CascadeVerdict:
    inner, outer = _span(child), _span(parent)
    if inner == outer:
        return CascadeVerdict.EQUAL
    if outer[0] <= inner[0] and inner[1] <= outer[1]:
        return CascadeVerdict.STRONGER
    if inner[0] <= outer[0] and outer[1] <= inner[1]:
        return CascadeVerdict.WEAKER
    return CascadeVerdict.NOT_COMPARABLE


def _span(milestone: Milestone) -> tuple[Exact | float, Exact | float]:
    low, high = milestone.bounds
    return (float("-inf") if low is None else low), (float("inf") if high is None else high)


def _thresholds(child: Milestone, parent: Milestone) -> CascadeVerdict:
    own, above = child.threshold, parent.threshold
    if own is None and above is None:
        return CascadeVerdict.EQUAL
    if above is None:
        return CascadeVerdict.STRONGER
    if own is None or (own.per, own.comparator) != (above.per, above.comparator):
        return CascadeVerdict.NOT_COMPARABLE
    lower = own.comparator in _CEILINGS
    first, second = Fraction(own.value), Fraction(above.value)
    return _ordered(-first, -second) if lower else _ordered(first, second)
