"""A strategy held against the one above it, measure by measure and milestone by milestone.

Two measures are compared only where they measure the same: same unit, same whole, same scope. Steps
of the parent that fall after the child's years are left out, unless none falls within them: then
the next one is what the child works towards.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, Protocol, overload

import attrs

from genderplan._fields import demand
from genderplan._messages import Language, Message, mark, message
from genderplan._notebook import html_table
from genderplan._text import match_key
from genderplan.issues import BilingualText, IssueKind, Issues, Severity
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date
from genderplan.quantities import Ratio
from genderplan.targets.measures import Measure
from genderplan.targets.milestones import Milestone
from genderplan.targets.strategies import Strategy
from genderplan.targets.strength import CascadeVerdict, compare_strength

__all__ = [
    "MISSING_TARGET",
    "NOT_COMPARABLE_TARGET",
    "WEAKER_TARGET",
    "Cascade",
    "CascadeRow",
    "CascadeStep",
    "cascade",
]


_V = CascadeVerdict
_GOOD = frozenset({_V.EQUAL, _V.STRONGER})


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


def relevant_milestones(milestones: Sequence[Milestone], years: range) -> list[Milestone]:
    """Those of *milestones* that concern a strategy of these *years*.

    What is due within them or must be held in them; without any, the next one due afterwards.
    """
    found = [each for each in milestones if _concerns(each, years)]
    later = [each for each in milestones if each.due is not None and each.due.year >= years.stop]
    return found or later[:1]


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
            template = mark("{reason}, which was due before")
            yield attrs.evolve(step, reason=message(template, reason=step.reason))


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
class Cascade(Sequence[CascadeRow]):
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

    def __iter__(self) -> Iterator[CascadeRow]:
        return iter(self.rows)

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
            (
                row.id,
                row.name.text(language),
                row.verdict.label(language),
                row.reason.text(language),
            )
            for row in self.rows
        ]
        head = (mark("Measure"), mark("Name"), mark("Compared"), mark("Reason"))
        names = message(
            mark("{child} against {parent}"),
            child=self.child.label(language),
            parent=self.parent.label(language),
        )
        return html_table(names.text(language), head, rows, language)

    def _repr_html_(self) -> str:
        return self.html()

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
    template = (
        mark("there is no measure for it")
        if child.complete
        else mark("there is no measure for it in the list, which is not complete")
    )
    reason = message(template)
    return CascadeRow(id=above.id, verdict=_V.MISSING, reason=reason, parent=above)


def _row(child: Measure, above: Measure, years: range, day: dt.date | None) -> CascadeRow:
    obstacle = _obstacle(child, above)
    if obstacle is not None:
        return CascadeRow(
            id=above.id, verdict=_V.NOT_COMPARABLE, reason=obstacle, parent=above, child=child
        )
    own, theirs = _milestones(child, day), _milestones(above, day)
    steps = (
        *_below_what_was_due(theirs, own, child, years),
        *(compared_step(each, own, child, years) for each in relevant_milestones(theirs, years)),
    )
    verdict = _overall(step.verdict for step in steps)
    reason = next(
        (step.reason for step in steps if step.verdict is verdict),
        message("the strategy above has no milestone for these years"),
    )
    return CascadeRow(
        id=above.id, verdict=verdict, reason=reason, parent=above, child=child, steps=steps
    )


def _overall(verdicts: Iterator[CascadeVerdict]) -> CascadeVerdict:
    found = {_V.WEAKER if verdict is _V.MISSING else verdict for verdict in verdicts}
    for verdict in (_V.WEAKER, _V.NOT_COMPARABLE, _V.STRONGER):
        if verdict in found:
            return verdict
    return _V.EQUAL if found else _V.NOT_COMPARABLE


def _milestones(measure: Measure, day: dt.date | None) -> tuple[Milestone, ...]:
    return measure.milestones if day is None else measure.milestones_on(day)


def _obstacle(child: Measure, above: Measure) -> Message | None:
    """Why the two do not measure the same; None when they do."""
    compared = (
        (mark("other unit: '{child}' against '{parent}'"), child.unit.value, above.unit.value),
        (
            mark("other direction: '{child}' against '{parent}'"),
            child.direction.value,
            above.direction.value,
        ),
        (mark("other scope: '{child}' against '{parent}'"), child.scope, above.scope),
        (mark("other whole: '{child}' against '{parent}'"), *_said(child, above, "denominator")),
        (
            mark("other things counted: '{child}' against '{parent}'"),
            *_said(child, above, "numerator"),
        ),
    )
    for template, first, second in compared:
        if match_key(first) != match_key(second):
            return message(template, child=first or "-", parent=second or "-")
    return None


def _said(child: Measure, above: Measure, field: str) -> tuple[str, str]:
    """Both definitions; what the child does not say is the parent's."""
    first, second = getattr(child, field), getattr(above, field)
    return (first or second), second or first
