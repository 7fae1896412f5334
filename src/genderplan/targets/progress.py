"""Progress of a measure: status, method, inputs, arithmetic and reason, and the methods compared.

A measure is held against the milestones that have been due, the next one by date, and everything
that must be held already. Figures from after the day asked for are not seen, and a figure older
than three years says nothing about the day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from genderplan._choices import none_of
from genderplan._fields import demand
from genderplan._messages import Language, Message, Value, mark, message, translate
from genderplan._notebook import InNotebooks, html_table
from genderplan._package import named_in_hints
from genderplan.evidence import Evidence
from genderplan.indicators import ObservationStatus
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date
from genderplan.quantities.ratios import Exact
from genderplan.targets.figures import (
    Case,
    Figure,
    Inputs,
    MilestoneOutcome,
    Point,
    PointValue,
    Series,
    Verdict,
    listed_figures,
    observed_series,
    years_between,
)
from genderplan.targets.measures import Measure, ReportedResult, Status, series_name
from genderplan.targets.methods import DEFAULT_METHOD, METHODS, judge, rounded
from genderplan.targets.milestones import MeasureUnit, Milestone, rounded_text

STALE_AFTER_YEARS: Final = 3
"""A figure older than this says nothing about the day, unless figures come even less often."""


@named_in_hints
@attrs.frozen(kw_only=True, repr=False)
class Progress(InNotebooks):
    """How a measure stands on a day, with everything that this rests on."""

    measure: Measure
    """The measure."""
    on: dt.date
    """The day that is judged."""
    method: str
    """The method, by its name."""
    status: Status
    """How it stands."""
    reason: Message
    """Why."""
    milestone: Milestone | None = None
    """The milestone that counts; None where none stood."""
    series: str = ""
    """The series of the figures; empty for the measure as a whole."""
    inputs: Inputs | None = None
    """What the status was worked out from; None without a figure."""
    needed_per_year: Fraction | None = None
    """The change a year that would reach the milestone in time; None when there is no time."""
    met_in: int | None = None
    """The year in which it would be met at the pace so far; None when never."""
    past: tuple[MilestoneOutcome, ...] = ()
    """The milestones that have been due."""
    cautions: tuple[Message, ...] = ()
    """What to keep in mind."""
    outlook: "Progress | None" = None
    """Where a milestone was not met: how it stands against the next one."""
    parts: tuple["Progress", ...] = ()
    """Where the figures are of several series: each of them. The measure itself then has no figure,
    and a status only when all share it."""

    def __repr__(self) -> str:
        return f"Progress(measure={self.measure.id!r}, on={self.on}, status={self.status.value!r})"

    @property
    def value(self) -> "Exact | bool | None":
        """The latest figure, in the unit of the measure."""
        return self.inputs.current.value if self.inputs else None

    @property
    def value_on(self) -> dt.date | None:
        """The day for which the latest figure stands."""
        return self.inputs.current.on if self.inputs else None

    @property
    def result(self) -> ReportedResult | None:
        """The latest figure as it was reported; None for a total, and where nobody reported one."""
        found = self.inputs.current.observation if self.inputs else None
        return found if isinstance(found, ReportedResult) else None

    @property
    def evidence(self) -> Evidence:
        """How well the target is supported: that of the milestone, else of the measure."""
        return self.milestone.evidence if self.milestone else self.measure.evidence

    def explain(self, language: Language = "vi") -> str:
        """Status, milestone, figures, arithmetic and cautions, a line each."""
        return "\n".join(line.text(language) for line in self._lines(language))

    def to_rows(self) -> list[dict[str, object]]:
        """The progress as a row of plain values, then a row for each series, for a dataframe.

        Figures are Decimals of at most six decimals, 1 and 0 for done and not done; texts are in
        English.
        """
        measure, result = self.measure, self.result
        row: dict[str, object] = {
            "measure": measure.id,
            "series": self.series,
            "name": measure.name,
            "name_vi": measure.name_vi,
            "unit": measure.unit.value,
            "value": _decimal(self.value),
            "value_on": self.value_on,
            "milestone": self.milestone.label("en", measure.unit) if self.milestone else "–",
            "due": self.milestone.due if self.milestone else None,
            "status": self.status.value,
            "outlook": self.outlook.status.value if self.outlook else None,
            "method": self.method,
            "reason": self.reason.text("en"),
            "cautions": "; ".join(each.text("en") for each in self.cautions),
            "needed_per_year": _decimal(self.needed_per_year),
            "met_in": self.met_in,
            "target_evidence": self.evidence.value,
            "result_evidence": result.evidence.value if result else None,
            "sources": ", ".join(source.id for source in result.sources) if result else "",
        }
        return [row, *(each for part in self.parts for each in part.to_rows())]

    def html(self, language: Language = "vi") -> str:
        """What :meth:`explain` says as a table of HTML, every text escaped."""
        lines = [(each,) for each in self.explain(language).splitlines()]
        return html_table(
            self.measure.label(language), (mark("How it was judged"),), lines, language
        )

    def _lines(self, language: Language) -> list[Message]:
        lines = [
            message(
                "{id} on {date}: {status}; {reason} (method: {method}).",
                id=self._name,
                date=self.on,
                status=self.status.label(language),
                method=translate(self.method, language),
                reason=self.reason,
            )
        ]
        if self.milestone is not None:
            template = mark("Milestone: {milestone} ({evidence}).")
            shown = self.milestone.label(language, self.measure.unit)
            evidence = self.evidence.label(language)
            lines.append(message(template, milestone=shown, evidence=evidence))
        lines += self._arithmetic(language)
        lines += [_outcome(each, self.measure, language) for each in self.past]
        lines += [message("Note: {caution}.", caution=each) for each in self.cautions]
        if self.outlook is not None:
            lines += self.outlook._lines(language)  # noqa: SLF001 - of its own kind
        for part in self.parts:
            lines += part._lines(language)  # noqa: SLF001 - of its own kind
        return lines

    @property
    def _name(self) -> Message:
        if not self.series or self.parts:
            return message("{id}", id=self.measure.id)
        return message("{id} ({series})", id=self.measure.id, series=series_name(self.series))

    def _arithmetic(self, language: Language) -> list[Message]:
        if self.inputs is None or self.measure.is_qualitative:
            return []
        base, now = self.inputs.base, self.inputs.current

        def shown(point: Point) -> str:
            return rounded_text(point.value, language) + after

        after = "%" if self.measure.unit is MeasureUnit.PERCENT else ""
        lines = [
            message(
                "Figures: {base} ({base_on}), {now} ({now_on}).",
                base=shown(base),
                base_on=base.on,
                now=shown(now),
                now_on=now.on,
            )
            if base != now
            else message("Figure: {now} ({now_on}).", now=shown(now), now_on=now.on)
        ]
        if self.needed_per_year is not None:
            lines.append(_needed(self.needed_per_year, self.measure.unit))
        if self.met_in is not None:
            lines.append(message("At the pace so far it would be met in {year}.", year=self.met_in))
        return lines


def _needed(change: Fraction, unit: MeasureUnit) -> Message:
    """How much the figure has to rise or fall each year."""
    size: Value = rounded(abs(change))
    if unit is MeasureUnit.PERCENT:
        size = message("{count} percentage points", count=size)
    if change < 0:
        return message("Needed after that: a fall of {change} a year.", change=size)
    return message("Needed after that: a rise of {change} a year.", change=size)


def _decimal(value: PointValue | None) -> Decimal | None:
    if value is None:
        return None
    return Decimal(int(value)) if isinstance(value, bool) else rounded(value, 6)


def _outcome(outcome: MilestoneOutcome, measure: Measure, language: Language) -> Message:
    template = {
        True: mark("{milestone}: met."),
        False: mark("{milestone}: missed."),
        None: mark("{milestone}: no figure says whether it was met."),
    }[outcome.met]
    return message(template, milestone=outcome.milestone.label(language, measure.unit))


def assess(
    measure: Measure,
    observations: Iterable[Figure],
    on: DateLike | None = None,
    method: str = DEFAULT_METHOD,
) -> Progress:
    """See :func:`genderplan.catalogs.assess`, which takes an id as well."""
    if method not in METHODS:
        raise none_of(method, "method", METHODS)
    demand(measure, Measure, "measure", "strategy('nq28').measure('nq28.2.1')")
    given = listed_figures(observations)
    day = None if on is None else as_date(on)
    all_series = observed_series(measure, given, day)
    day = day or _last_day(measure, all_series)
    parts = tuple(_assess_series(measure, series, day, method) for series in all_series)
    return parts[0] if len(parts) == 1 else _together(parts)


def _last_day(measure: Measure, all_series: Iterable[Series]) -> dt.date:
    """The day of the latest figure; without one that on which the first milestone is due."""
    seen = [series.points[-1].on for series in all_series if series.points]
    due = [milestone.due for milestone in measure.milestones if milestone.due is not None]
    return max(seen) if seen else min(due, default=dt.date(measure.first_year or 1, 1, 1))


def _together(parts: tuple[Progress, ...]) -> Progress:
    """The measure of which each series is judged: no figure of its own, a status all share."""
    first, count = parts[0], len(parts)
    alike = all(part.status is first.status for part in parts)
    template = mark("its {count} series stand differently, and none is the whole")
    return Progress(
        measure=first.measure,
        on=first.on,
        method=first.method,
        status=first.status if alike else Status.NOT_ASSESSABLE,
        reason=message(mark("so stand all {count} series") if alike else template, count=count),
        milestone=first.milestone,
        parts=parts,
    )


def _assess_series(measure: Measure, series: Series, day: dt.date, method: str) -> Progress:
    milestones = measure.milestones_on(day)
    active = _active(milestones, day)
    bare = Progress(
        measure=measure,
        on=day,
        method=method,
        status=Status.NOT_ASSESSABLE,
        reason=series.fault or message("no milestone stood on that day"),
        milestone=active[0] if active else None,
        series=series.name,
    )
    if series.fault is not None or not active:
        return attrs.evolve(bare, inputs=_shown(series.points))
    points = _from_start(measure, series.points)
    bare = attrs.evolve(bare, past=_outcomes(bare, series.points, milestones))

    def judged(milestones_: Iterable[Milestone]) -> Iterator[Progress]:
        for each in milestones_:
            case = Case(measure=measure, milestone=each, points=points, on=day)
            yield _told(bare, _verdict(case, method), case, series)

    standing = list(judged(active))
    worst = Status.of_all(each.status for each in standing)
    outlook = next(each for each in standing if each.status is worst)
    # The last of which the figures say something: of one just due they may say nothing yet.
    past = judged(_past(milestones, day))
    last = next((each for each in past if each.status is not Status.NOT_ASSESSABLE), outlook)
    if last.status is not Status.NOT_MET or last.milestone == outlook.milestone:
        return outlook
    return attrs.evolve(last, outlook=attrs.evolve(outlook, past=()))


def _past(milestones: Sequence[Milestone], day: dt.date) -> list[Milestone]:
    """What was to be reached before *day*, the last first."""
    past = [m for m in milestones if m.due is not None and m.due < day and not m.is_held]
    return past[::-1]


def _shown(points: tuple[Point, ...]) -> Inputs | None:
    """The latest figure, to be shown where nothing is concluded from it."""
    if not points:
        return None
    last = points[-1]
    return Inputs(base=last, current=last, target=None, due=None, points=points)


def _verdict(case: Case, method: str) -> Verdict:
    ambiguity = case.measure.ambiguity
    if ambiguity is not None:
        reason = message("the text can be read in two ways: {ambiguity}", ambiguity=ambiguity)
        return Verdict(Status.NOT_ASSESSABLE, reason)
    if _is_stale(case):
        reason = message(
            "the latest figure is of {date}, more than {years} years before",
            date=case.now.on,
            years=_oldest(case),
        )
        return Verdict(Status.NOT_ASSESSABLE, reason)
    return judge(case, method)


def _is_stale(case: Case) -> bool:
    return years_between(case.now.on, case.on) > _oldest(case)


def _oldest(case: Case) -> int:
    return max(STALE_AFTER_YEARS, case.measure.every)


def _told(bare: Progress, verdict: Verdict, case: Case, series: Series) -> Progress:
    inputs = Inputs(
        base=case.base,
        current=case.now,
        target=None if case.measure.is_qualitative else case.target,
        due=case.due,
        points=case.points,
        figures=verdict.figures,
    )
    stale = _is_stale(case)
    return attrs.evolve(
        bare,
        status=verdict.status,
        reason=verdict.reason,
        milestone=case.milestone,
        inputs=inputs,
        needed_per_year=None if stale else case.needed_per_year,
        met_in=None if stale else case.met_in,
        cautions=(*series.left_out, *_cautions(case, series.name, verdict.status)),
    )


def _active(milestones: Sequence[Milestone], day: dt.date) -> list[Milestone]:
    """What counts on *day*: all that must be held, and the next to be reached (or the last)."""
    duties = [m for m in milestones if m.is_held and (m.due is None or m.due <= day)]
    coming = [m for m in milestones if m.due is not None and m.due >= day and m not in duties]
    undated = [m for m in milestones if m.undated]
    found = [*coming[:1], *duties, *undated]
    return found or list(milestones[-1:])


def _from_start(measure: Measure, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """From the last figure before the strategy began, where there is one."""
    if measure.first_year is None:
        return points
    before = [point for point in points if point.on.year < measure.first_year]
    return points[max(len(before) - 1, 0) :]


def _outcomes(
    bare: Progress, points: Sequence[Point], milestones: Sequence[Milestone]
) -> tuple[MilestoneOutcome, ...]:
    found = []
    for each in milestones:
        due = each.due
        if due is None or due > bare.on:
            continue
        then = [point for point in points if point.on <= due and point.on.year == due.year]
        if then:
            met = each.met_by(then[-1].value, bare.measure.direction)
            found.append(MilestoneOutcome(each, met, then[-1]))
        elif due < bare.on:
            found.append(MilestoneOutcome(each, None))
    return tuple(found)


_EVIDENCE_CAUTIONS: Final = {
    Evidence.RECALLED: mark("the figure of the target is recalled, not confirmed"),
    Evidence.INFERRED: mark("the figure of the target is inferred from other facts"),
    Evidence.SINGLE_SOURCE: mark("the figure of the target stands in one source only"),
}


def _cautions(case: Case, series: str, status: Status) -> list[Message]:
    found = []
    if case.milestone.evidence in _EVIDENCE_CAUTIONS:
        found.append(message(_EVIDENCE_CAUTIONS[case.milestone.evidence]))
    if series not in {"", case.measure.series}:
        found.append(message("the figures are of {series} only", series=series_name(series)))
    if not case.measure.is_qualitative and len(case.points) > 1:
        if case.gain(case.points[-2], case.now) < 0:
            found.append(message("the latest change was away from the target"))
        if status in {Status.ON_TRACK, Status.ACCELERATION_NEEDED} and len(case.points) == 2:  # noqa: PLR2004
            found.append(message("the pace rests on two figures"))
    age = years_between(case.now.on, case.on)
    if age > STALE_AFTER_YEARS:
        found.append(message("the latest figure is of {year}", year=case.now.on.year))
    if case.now.caution is not None:
        found.append(case.now.caution)
    if case.base is not case.now and case.base.caution is not None:
        year = case.base.on.year
        found.append(message("for {year}, {caution}", year=year, caution=case.base.caution))
    observation = case.now.observation
    if observation is not None and observation.status is not ObservationStatus.FINAL:
        found.append(message("the latest figure is not final"))
    return found
