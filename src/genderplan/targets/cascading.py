"""A strategy held against the one above it, measure by measure.

Decided: two measures are compared only where they measure the same: same unit, same whole, same
scope. Years matter: an earlier and as strong step is stronger, an earlier and weaker one says
nothing, a later one is weaker. Steps of the parent that fall after the child's years are left out,
unless none falls within them: then the next one is what the child works towards.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, overload

import attrs

from genderplan._messages import Language, Message, mark, message
from genderplan._text import match_key
from genderplan.issues import IssueKind, Issues, Severity
from genderplan.periods import DateLike, as_date
from genderplan.quantities import Ratio
from genderplan.targets.measures import Measure
from genderplan.targets.milestones import Milestone
from genderplan.targets.steps import CascadeStep, compared_step, relevant_milestones
from genderplan.targets.strategies import Strategy
from genderplan.targets.strengths import CascadeVerdict
from genderplan.targets.wording import BilingualText

__all__ = [
    "MISSING_TARGET",
    "NOT_COMPARABLE_TARGET",
    "WEAKER_TARGET",
    "Cascade",
    "CascadeRow",
    "cascade",
]

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

_V = CascadeVerdict


@attrs.frozen(kw_only=True)
class CascadeRow:
    """One measure: the parent's, the child's, or both, with the verdict and its reason."""

    id: str
    verdict: CascadeVerdict
    reason: Message
    parent: Measure | None = None
    child: Measure | None = None
    steps: tuple[CascadeStep, ...] = ()

    @property
    def name(self) -> Message:
        """The name of the measure, told in the language in which it is shown."""
        measure = self.parent or self.child
        if measure is None:
            return BilingualText(self.id)
        return BilingualText(measure.label("en"), vi=measure.label("vi"))

    def explain(self, language: Language = "en") -> str:
        """The row in one sentence.

        >>> from genderplan.catalogs import strategy
        >>> row = cascade(strategy("ninh-thuan"), strategy("nq28"))["nq28.6.1"]
        >>> row.explain()
        'nq28.6.1: stronger; at least 90% in 2025 against at least 60% in 2025'
        """
        template = mark("{id}: {verdict}; {reason}")
        words = self.verdict.label(language)
        return message(template, id=self.id, verdict=words, reason=self.reason).text(language)


@attrs.frozen
class Cascade(Sequence[CascadeRow]):
    """A row for each measure of the parent, in its order, then the child's own."""

    child: Strategy
    parent: Strategy
    rows: tuple[CascadeRow, ...]

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

        "100 % of our targets equal or exceed the province's" holds when both parts are the same.
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
        kinds = {
            _V.WEAKER: WEAKER_TARGET,
            _V.MISSING: MISSING_TARGET,
            _V.NOT_COMPARABLE: NOT_COMPARABLE_TARGET,
        }
        return Issues(
            kinds[row.verdict].at(
                row.id, id=row.id, parent=self.parent.id, reason=row.reason, name=row.name
            )
            for row in self.rows
            if row.verdict in kinds and (self.child.complete or row.verdict is not _V.MISSING)
        )

    def text(self, language: Language = "en") -> str:
        """A line for each measure."""
        return "\n".join(row.explain(language) for row in self.rows)

    def __str__(self) -> str:
        return self.text()


def cascade(child: Strategy, parent: Strategy, on: DateLike | None = None) -> Cascade:
    """How *child* follows *parent*: a row for each measure of either.

    A measure of the child follows the one with the same id, or the one that it names in
    ``follows``. With *on* the milestones of that day are compared.

    >>> from genderplan.catalogs import strategy
    >>> [row.id for row in cascade(strategy("ca-mau"), strategy("nq28")).where("stronger")]
    ['nq28.6.1']
    """
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
    steps = tuple(
        compared_step(each, own, child, years) for each in relevant_milestones(theirs, years)
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
