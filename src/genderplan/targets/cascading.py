"""A strategy held against the one above it, measure by measure and milestone by milestone.

Two measures are compared only where they measure the same: same unit, same whole, same scope. Steps
of the parent that fall after the child's years are left out, unless none falls within them: then
the next one is what the child works towards.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final, Protocol, overload

import attrs

from genderplan._choices import WordedText
from genderplan._fields import demand
from genderplan._messages import Language, Message, mark, message
from genderplan._notebook import InNotebooks, html_table
from genderplan._text import match_key
from genderplan.indicators import Direction
from genderplan.issues import BilingualText, IssueKind, Issues, Severity
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date
from genderplan.quantities import Ratio
from genderplan.quantities.ratios import Exact
from genderplan.targets.measures import Measure
from genderplan.targets.milestones import Milestone, Threshold
from genderplan.targets.strategies import Strategy


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


_V = CascadeVerdict
_GOOD: Final = frozenset({_V.EQUAL, _V.STRONGER})


def _first(found: Collection[CascadeVerdict], *order: CascadeVerdict) -> CascadeVerdict:
    """The first verdict of *order* that was *found*; equal when none was."""
    return next((verdict for verdict in order if verdict in found), _V.EQUAL)


def compare_strength(child: Milestone, parent: Milestone, aim: Direction | str) -> CascadeVerdict:
    """Whether the figure of *child* asks for more than that of *parent*, their times aside.

    >>> sixty = Milestone(value=60, comparator=">=", year=2030)
    >>> about = Milestone(value=60, comparator="about", year=2030)
    >>> compare_strength(sixty, about, "up").value, compare_strength(about, sixty, "up").value
    ('stronger', 'weaker')
    """
    figures = _figures(child, parent, Direction(aim))
    thresholds = _thresholds(child.threshold, parent.threshold)
    return _first({figures, thresholds}, _V.NOT_COMPARABLE, _V.WEAKER, _V.STRONGER)


def _figures(child: Milestone, parent: Milestone, aim: Direction) -> CascadeVerdict:
    if isinstance(child.value, bool) or isinstance(parent.value, bool):
        return _V.EQUAL if child.value == parent.value else _V.NOT_COMPARABLE
    if aim is Direction.BAND:
        return _bands(child, parent)
    lower = aim.is_lower_better or parent.comparator.is_ceiling
    own, above = (each.bounds[1 if lower else 0] for each in (child, parent))
    if own is None or above is None:
        return _V.NOT_COMPARABLE
    stricter = child.comparator.is_strict - parent.comparator.is_strict
    return _ordered(own, above, lower=lower, stricter=stricter)


def _ordered(own: Exact, above: Exact, *, lower: bool, stricter: int = 0) -> CascadeVerdict:
    """Of equal figures the one that is not enough itself asks for more: *stricter* is then 1."""
    more = Fraction(own) - Fraction(above)
    more = (-more if lower else more) or Fraction(stricter)
    if not more:
        return _V.EQUAL
    return _V.STRONGER if more > 0 else _V.WEAKER


def _bands(child: Milestone, parent: Milestone) -> CascadeVerdict:
    inner, outer = _span(child), _span(parent)
    if inner == outer:
        return _V.EQUAL
    if outer[0] <= inner[0] and inner[1] <= outer[1]:
        return _V.STRONGER
    if inner[0] <= outer[0] and outer[1] <= inner[1]:
        return _V.WEAKER
    return _V.NOT_COMPARABLE


def _span(milestone: Milestone) -> tuple[Exact | float, Exact | float]:
    low, high = milestone.bounds
    return (float("-inf") if low is None else low), (float("inf") if high is None else high)


def _thresholds(own: Threshold | None, above: Threshold | None) -> CascadeVerdict:
    if above is None:
        return _V.EQUAL if own is None else _V.STRONGER
    if own is None or (own.per, own.comparator) != (above.per, above.comparator):
        return _V.NOT_COMPARABLE
    return _ordered(own.value, above.value, lower=own.comparator.is_ceiling)


@attrs.frozen
class CascadeStep:
    """One milestone of the parent, what the child has for it, and how the two compare."""

    parent: Milestone
    """The milestone above."""
    child: Milestone | None
    """What the child has for it; None for nothing."""
    verdict: CascadeVerdict
    """How the two compare."""
    reason: Message
    """Both in words."""

    def because(self, verdict: CascadeVerdict, template: str) -> "CascadeStep":
        """The step with this *verdict*, and its reason inside the sentence *template*."""
        return attrs.evolve(self, verdict=verdict, reason=message(template, reason=self.reason))


def relevant_milestones(milestones: Sequence[Milestone], years: range) -> list[Milestone]:
    """Those of *milestones* that concern a strategy of these *years*.

    What is due within them or must be held in them; without any, the next one due afterwards.
    """

    def concerns(each: Milestone) -> bool:
        if each.due is None or each.due.year in years:
            return True
        return each.from_year and each.due.year < years.start

    later = [each for each in milestones if each.due is not None and each.due.year >= years.stop]
    return [each for each in milestones if concerns(each)] or later[:1]


def _below_what_was_due(
    theirs: Sequence[Milestone], own: Sequence[Milestone], child: Measure, years: range
) -> Iterator[CascadeStep]:
    """The milestones *own* that ask for less than the last one above due before *years*.

    45% in 2026 is no step towards a national strategy that asked for 50% by 2025.
    """
    past = [each for each in theirs if each.due is not None and each.due.year < years.start]
    if not past or past[-1].from_year:  # what must be held is compared with the other steps
        return
    for each in own:
        step = _compared(past[-1], each, child)
        if step.verdict is _V.WEAKER:
            yield step.because(_V.WEAKER, mark("{reason}, which was due before"))


def compared_step(
    above: Milestone, own: Sequence[Milestone], child: Measure, years: range
) -> CascadeStep:
    """What the milestones *own* of the measure *child* have for the milestone *above* them."""
    same = [each for each in own if _time(each) == _time(above)]
    if same:
        return _same_time(above, same[0], own, child, years)
    until = above.due or dt.date.min
    held = [each for each in own if each.is_held and (each.due is None or each.due <= until)]
    if held:
        return _compared(above, held[-1], child, sooner=True)
    undated = [each for each in own if each.undated]
    if undated:
        step = _compared(above, undated[0], child)
        return step.because(step.verdict, mark("{reason}; no year is stated"))
    dated = sorted((each for each in own if each.due is not None), key=_due)
    before = [each for each in dated if above.due is not None and _due(each) < above.due]
    if before:
        return _earlier(above, before[-1], child)
    return _later(above, dated, child)


def _due(milestone: Milestone) -> dt.date:
    return milestone.due or dt.date.max


def _time(milestone: Milestone) -> object:
    return milestone.due or (milestone.every_year, milestone.continuous)


def _compared(
    above: Milestone, own: Milestone, child: Measure, *, sooner: bool = False
) -> CascadeStep:
    verdict = compare_strength(own, above, child.direction)
    if sooner and verdict is _V.EQUAL:
        verdict = _V.STRONGER
    template = mark("{child} against {parent}")
    reason = message(template, child=own.told(child.unit), parent=above.told(child.unit))
    return CascadeStep(above, own, verdict, reason)


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
    return step.because(_V.WEAKER, mark("{reason}, which need not be held afterwards"))


def _earlier(above: Milestone, own: Milestone, child: Measure) -> CascadeStep:
    step = _compared(above, own, child, sooner=True)
    if step.verdict is not _V.WEAKER:
        return step
    template = mark("{reason}: another year, and an earlier and weaker step says nothing of it")
    return step.because(_V.NOT_COMPARABLE, template)


def _later(above: Milestone, dated: Sequence[Milestone], child: Measure) -> CascadeStep:
    if not dated:
        reason = message("no milestone for {parent}", parent=above.told(child.unit))
        return CascadeStep(above, None, _V.MISSING, reason)
    template = mark("no step for {parent}; the next is {child}")
    reason = message(template, parent=above.told(child.unit), child=dated[0].told(child.unit))
    return CascadeStep(above, dated[0], _V.WEAKER, reason)


WEAKER_TARGET: Final = IssueKind(
    "GP421",
    Severity.WARNING,
    mark("{id} is weaker than in {parent}: {reason}"),
    mark("Raise the figure, or say in the plan why it stays below."),
)
MISSING_TARGET: Final = IssueKind(
    "GP422",
    Severity.NOTE,
    mark("{id} of {parent} has no counterpart: {name}"),
    mark("Add a target for it, or name it among those left out."),
)
NOT_COMPARABLE_TARGET: Final = IssueKind(
    "GP423",
    Severity.NOTE,
    mark("{id} cannot be compared with {parent}: {reason}"),
)


@attrs.frozen(kw_only=True, repr=False)
class CascadeRow:
    """One measure: the parent's, the child's, or both, with the verdict and its reason."""

    id: str
    """The id of the parent's measure, or of the child's own."""
    verdict: CascadeVerdict
    """How the child stands to it."""
    reason: Message
    """Why."""
    parent: Measure | None = None
    """The measure above; None for the child's own."""
    child: Measure | None = None
    """The child's measure; None where it has none."""
    steps: tuple[CascadeStep, ...] = ()
    """The milestones, one by one."""

    def __repr__(self) -> str:
        return f"CascadeRow(id={self.id!r}, verdict={self.verdict.value!r})"

    @property
    def name(self) -> Message:
        """The name of the measure, told in the language in which it is shown."""
        measure = self.parent or self.child
        if measure is None:
            return BilingualText(self.id)
        return BilingualText(measure.label("en"), vi=measure.label("vi"))

    def explain(self, language: Language = "vi") -> str:
        """The row in one sentence.

        >>> from genderplan.catalogs import strategy
        >>> row = cascade(strategy("ninh-thuan"), strategy("nq28"))["nq28.6.1"]
        >>> row.explain("en")
        'nq28.6.1: stronger; at least 90% in 2025 against at least 60% in 2025'
        """
        template = mark("{id}: {verdict}; {reason}")
        words = self.verdict.label(language)
        return message(template, id=self.id, verdict=words, reason=self.reason).text(language)


@attrs.frozen(repr=False)
class Cascade(InNotebooks, Sequence[CascadeRow]):
    """A row for each measure of the parent, in its order, then the child's own."""

    child: Strategy
    """The strategy below, or the targets of a plan as one."""
    parent: Strategy
    """The strategy above."""
    rows: tuple[CascadeRow, ...]
    """A row for each measure."""

    @overload
    def __getitem__(self, key: int | str) -> CascadeRow: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[CascadeRow, ...]: ...
    def __getitem__(self, key: int | str | slice) -> CascadeRow | tuple[CascadeRow, ...]:
        if isinstance(key, str):
            return {row.id: row for row in reversed(self.rows)}[key]
        return self.rows[key]

    def __len__(self) -> int:
        return len(self.rows)

    def where(self, verdict: CascadeVerdict | str) -> tuple[CascadeRow, ...]:
        """The rows with this verdict."""
        wanted = CascadeVerdict(verdict)
        return tuple(row for row in self.rows if row.verdict is wanted)

    @property
    def equal_or_stronger(self) -> Ratio:
        """The measures that equal or exceed the parent's, among those that follow one of them.

        "100% of our targets equal or exceed the province's" holds when both parts are the same.
        Measures that cannot be compared count in the whole only; missing and own ones not at all.
        """
        good = len(self.where(_V.EQUAL)) + len(self.where(_V.STRONGER))
        rest = len(self.where(_V.WEAKER)) + len(self.where(_V.NOT_COMPARABLE))
        return Ratio(good, good + rest)

    @property
    def issues(self) -> Issues:
        """What is weaker, missing or not comparable, as findings.

        Nothing is called missing from a list that is not complete.
        """
        kinds = {_V.WEAKER: WEAKER_TARGET, _V.NOT_COMPARABLE: NOT_COMPARABLE_TARGET}
        parent, found = self.parent.id, []
        for row in self.rows:
            if row.verdict in kinds:
                kind = kinds[row.verdict]
                found.append(kind.at(row.id, id=row.id, parent=parent, reason=row.reason))
            elif row.verdict is _V.MISSING and self.child.complete:
                found.append(MISSING_TARGET.at(row.id, id=row.id, parent=parent, name=row.name))
        return Issues(found)

    def to_rows(self) -> list[dict[str, object]]:
        """A row of plain values for each measure, as dataframe libraries take them.

        >>> from genderplan.catalogs import strategy
        >>> row = cascade(strategy("ca-mau"), strategy("nq28")).to_rows()[0]
        >>> row["measure"], row["verdict"], row["parent_milestones"]
        ('nq28.1.1', 'missing', 'at least 60% in 2025; at least 75% in 2030')
        """
        return [
            {
                "measure": row.id,
                "name": row.name.text("en"),
                "name_vi": row.name.text("vi"),
                "verdict": row.verdict.value,
                "reason": row.reason.text("en"),
                "child": self.child.id,
                "child_measure": row.child.id if row.child else None,
                "child_milestones": _steps(row.child),
                "parent": self.parent.id,
                "parent_milestones": _steps(row.parent),
            }
            for row in self.rows
        ]

    def text(self, language: Language = "vi") -> str:
        """A line for each measure."""
        return "\n".join(row.explain(language) for row in self.rows)

    def html(self, language: Language = "vi") -> str:
        """The rows as a table of HTML, every text escaped."""
        rows = [
            [row.id, *(each.text(language) for each in (row.name, row.verdict.words(), row.reason))]
            for row in self.rows
        ]
        head = (mark("Measure"), mark("Name"), mark("Compared"), mark("Reason"))
        child, parent = self.child.label(language), self.parent.label(language)
        names = message("{child} against {parent}", child=child, parent=parent)
        return html_table(names.text(language), head, rows, language)

    def __repr__(self) -> str:
        return f"Cascade(child={self.child.id!r}, parent={self.parent.id!r}, measures={len(self)})"

    def __str__(self) -> str:
        return self.text("en")


def _steps(measure: Measure | None) -> str:
    if measure is None:
        return ""
    return "; ".join(each.label("en", measure.unit) for each in measure.milestones)


class HasTargets(Protocol):
    """What sets targets of its own and is no strategy, such as a plan."""

    def targets_under(self, above: Strategy) -> Strategy:
        """The targets as a strategy under the one *above*."""


def cascade(child: Strategy | HasTargets, parent: Strategy, on: DateLike | None = None) -> Cascade:
    """See :func:`genderplan.catalogs.cascade`, which takes ids as well."""
    if not hasattr(child, "targets_under"):
        demand(child, Strategy, "child", "strategy('ca-mau')")
    demand(parent, Strategy, "parent", "strategy('nq28')")
    child = child if isinstance(child, Strategy) else child.targets_under(parent)
    day = None if on is None else as_date(on)
    years = range(child.first_year, child.last_year + 1)
    rows: list[CascadeRow] = []
    measures = parent.measures if day is None else parent.measures_on(day)
    for above in measures:
        own = [each for each in child.measures if above.id in {each.id, each.follows}]
        rows += [_row(each, above, years, day) for each in own] or [_missing(child, above)]
    known = {above.id for above in measures}
    for each in child.measures:
        if not {each.id, each.follows} & known:
            reason = message("the strategy above has no such measure")
            rows.append(CascadeRow(id=each.id, verdict=_V.OWN, reason=reason, child=each))
    return Cascade(child, parent, tuple(rows))


def _missing(child: Strategy, above: Measure) -> CascadeRow:
    reason = message("there is no measure for it")
    if not child.complete:
        reason = message("there is no measure for it in the list, which is not complete")
    return CascadeRow(id=above.id, verdict=_V.MISSING, reason=reason, parent=above)


def _row(child: Measure, above: Measure, years: range, day: dt.date | None) -> CascadeRow:
    obstacle = _obstacle(child, above)
    if obstacle is not None:
        return CascadeRow(
            id=above.id, verdict=_V.NOT_COMPARABLE, reason=obstacle, parent=above, child=child
        )
    own, theirs = (
        each.milestones if day is None else each.milestones_on(day) for each in (child, above)
    )
    steps = (
        *_below_what_was_due(theirs, own, child, years),
        *(compared_step(each, own, child, years) for each in relevant_milestones(theirs, years)),
    )
    found = {_V.WEAKER if step.verdict is _V.MISSING else step.verdict for step in steps}
    worst = _first(found, _V.WEAKER, _V.NOT_COMPARABLE, _V.STRONGER)
    verdict = worst if found else _V.NOT_COMPARABLE
    reason = next(
        (step.reason for step in steps if step.verdict is verdict),
        message("the strategy above has no milestone for these years"),
    )
    return CascadeRow(
        id=above.id, verdict=verdict, reason=reason, parent=above, child=child, steps=steps
    )


_DEFINING: Final = {
    "unit": mark("other unit: '{child}' against '{parent}'"),
    "direction": mark("other direction: '{child}' against '{parent}'"),
    "scope": mark("other scope: '{child}' against '{parent}'"),
    "denominator": mark("other whole: '{child}' against '{parent}'"),
    "numerator": mark("other things counted: '{child}' against '{parent}'"),
}


def _obstacle(child: Measure, above: Measure) -> Message | None:
    """Why the two do not measure the same; None when they do."""
    for field, template in _DEFINING.items():
        first, second = str(getattr(child, field)), str(getattr(above, field))
        if field in {"denominator", "numerator"}:  # what one does not say is what the other says
            first, second = first or second, second or first
        if match_key(first) != match_key(second):
            return message(template, child=first or "-", parent=second or "-")
    return None
