"""A strategy at a glance: every measure with its latest figure, milestone, status and evidence.

Every measure has a row, also where nothing is known, because what nobody reports must be
seen. Two marks tell how well the target and the figure are supported; a figure that was recalled
never looks like a verified one.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

import attrs

from genderplan._fields import demand
from genderplan._messages import Language, Message, mark, message, translate
from genderplan._notebook import InNotebooks, html_table
from genderplan.evidence import Evidence
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date
from genderplan.targets.figures import Figure, day_of, listed_figures
from genderplan.targets.measures import Measure, Status, series_name
from genderplan.targets.methods import DEFAULT_METHOD, METHODS
from genderplan.targets.milestones import rounded_text
from genderplan.targets.progress import Progress, assess
from genderplan.targets.strategies import Strategy

EVIDENCE_MARKS: Final = {
    Evidence.VERIFIED: "●",
    Evidence.SINGLE_SOURCE: "○",
    Evidence.INFERRED: "◇",
    Evidence.RECALLED: "?",
    Evidence.UNSTATED: "–",
}
"""The marks for evidence: two sources or more, one source, inferred, recalled, not stated."""

_NOTHING: Final = "–"
_HEADINGS: Final = (
    mark("Measure"),
    mark("Name"),
    mark("Figure"),
    mark("Milestone"),
    mark("Status"),
    mark("Evidence"),
)
_NAME_WIDTH: Final = 48


@attrs.frozen(repr=False)
class ScorecardRow:
    """One measure on the scorecard, or one series of a measure that has several."""

    progress: Progress
    """The progress that it shows."""
    is_part: bool = False
    """Whether it is one series of a measure."""

    def __repr__(self) -> str:
        said = f"figure={self.figure('en')!r}, status={self.status.value!r}"
        return f"ScorecardRow(measure={self.measure_id!r}, {said})"

    @property
    def measure_id(self) -> str:
        """The id of the measure."""
        return self.progress.measure.id

    @property
    def status(self) -> Status:
        """The status of the measure."""
        return self.progress.status

    @property
    def target_evidence(self) -> Evidence:
        """How well the figure of the target is supported."""
        return self.progress.evidence

    @property
    def result_evidence(self) -> Evidence | None:
        """How well the latest figure is supported; None where nobody has said."""
        result = self.progress.result
        return result.evidence if result else None

    def figure(self, language: Language = "vi") -> str:
        """The latest figure with its unit and year; a dash where there is none."""
        value, on = self.progress.value, self.progress.value_on
        if value is None or on is None:
            return _NOTHING
        if isinstance(value, bool):
            shown = translate(mark("done") if value else mark("not done"), language)
        else:
            after = self.progress.measure.unit.label(language)
            shown = rounded_text(value, language) + after
        series = "" if self.is_part else self.progress.series
        which = f", {series_name(series).text(language)}" if series else ""
        return f"{shown} ({on.year}{which})"

    @property
    def parts(self) -> tuple["ScorecardRow", ...]:
        """A row for each series, where the figures are of several; empty otherwise."""
        return tuple(ScorecardRow(part, is_part=True) for part in self.progress.parts)

    def told_status(self, language: Language = "vi") -> str:
        """The status in words, with that of the next milestone where one was not met."""
        after = self.progress.outlook
        words = self.status.label(language)
        if after is None or after.milestone is None:
            return words
        return message(
            "{status}; {when}: {next}",
            status=words,
            when=after.milestone.when(language),
            next=after.status.label(language),
        ).text(language)

    def milestone(self, language: Language = "vi") -> str:
        """The milestone that counts, in words; a dash where none stood."""
        milestone = self.progress.milestone
        return milestone.label(language, self.progress.measure.unit) if milestone else _NOTHING

    def marks(self) -> str:
        """The marks for the evidence of target and figure."""
        result = self.result_evidence
        return EVIDENCE_MARKS[self.target_evidence] + (EVIDENCE_MARKS[result] if result else "")

    def cells(self, language: Language = "vi") -> tuple[str, ...]:
        """The row as texts, in the order of the table's columns."""
        progress = self.progress
        series = f"– {series_name(progress.series).text(language)}"
        return (
            "" if self.is_part else self.measure_id,
            series if self.is_part else progress.measure.label(language),
            self.figure(language),
            self.milestone(language),
            self.told_status(language),
            self.marks(),
        )


@attrs.frozen(repr=False)
class Scorecard(InNotebooks):
    """A row for each measure of a strategy on a day; prints itself and shows in a notebook.

    Where the figures of a measure are of several series, ``lines`` has a row for each below it.
    """

    strategy: Strategy
    """The strategy."""
    on: dt.date | None
    """The day that is judged; None where neither it nor a figure is given."""
    entries: tuple[ScorecardRow, ...]
    """A row for each measure, in the order of the strategy."""
    unused: tuple[str, ...] = ()
    """The indicators of the figures that are of no measure of the strategy, in order."""
    untaken: tuple[Message, ...] = ()
    """Of each measure whose figures are of no use, its id and why."""

    def __iter__(self) -> Iterator[ScorecardRow]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, measure_id: str) -> ScorecardRow:
        """The row of a measure, by its id.

        Raises ``KeyError`` for a measure that the strategy does not have.
        """
        return {row.measure_id: row for row in self.entries}[measure_id]

    @property
    def lines(self) -> tuple[ScorecardRow, ...]:
        """The rows of the measures, each followed by those of its series."""
        return tuple(line for row in self.entries for line in (row, *row.parts))

    def to_rows(self) -> list[dict[str, object]]:
        """The lines as plain values, as dataframe libraries take them.

        >>> from genderplan.catalogs import results, strategy
        >>> card = scorecard(strategy("nq28"), results("nq28"), on="2025-12-31")
        >>> [row["status"] for row in card.to_rows() if row["measure"] == "nq28.2.2"]
        ['achieved']
        """
        return [line for row in self.entries for line in row.progress.to_rows()]

    @property
    def counts(self) -> dict[Status, int]:
        """How many measures have each status, best first."""
        counted = Counter(row.status for row in self.entries)
        return {status: counted[status] for status in Status}

    def heading(self, language: Language = "vi") -> str:
        """The name of the strategy and the day."""
        template = mark("{name} on {date}")
        name = self.strategy.label(language)
        return message(template, name=name, date=self.on).text(language)

    def columns(self, language: Language = "vi") -> tuple[str, ...]:
        """The headings of the columns, in the order of :meth:`ScorecardRow.cells`."""
        return tuple(translate(each, language) for each in _HEADINGS)

    def notes(self, language: Language = "vi") -> tuple[str, ...]:
        """What is said below the table: counts, coverage of totals, and what the marks mean."""
        counted = ", ".join(
            f"{status.label(language)}: {count}" for status, count in self.counts.items() if count
        )
        summary = message("{count} measures: {counted}", count=len(self), counted=counted)
        found = [summary, *self.untaken, *self._coverage()]
        if self.unused:
            template = mark(
                "Figures that are of no measure of this strategy were left out: {codes}"
            )
            found.append(message(template, codes=", ".join(self.unused)))
        if not self.strategy.complete:
            found.append(message("The list of this strategy's measures is not complete."))
        marks = ", ".join(f"{sign} {each.label(language)}" for each, sign in EVIDENCE_MARKS.items())
        template = mark("Evidence of the target, then of the figure: {marks}")
        found.append(message(template, marks=marks))
        return tuple(line.text(language) for line in found)

    def _coverage(self) -> Iterator[Message]:
        """Of each total that not all units are in, how many reported."""
        for line in self.lines:
            inputs = line.progress.inputs
            if inputs is not None and inputs.current.caution is not None:
                caution = inputs.current.caution
                yield message("{id}: {caution}", id=line.measure_id, caution=caution)

    def text(self, language: Language = "vi") -> str:
        """The scorecard as a table of plain text."""
        head = self.columns(language)
        body = [_shortened(row.cells(language)) for row in self.lines]
        widths = [max(len(cells[i]) for cells in (head, *body)) for i in range(len(head))]
        lines = [
            "  ".join(map(str.ljust, cells, widths)).rstrip()
            for cells in (head, ["-" * width for width in widths], *body)
        ]
        return "\n".join([self.heading(language), "", *lines, "", *self.notes(language)])

    def markdown(self, language: Language = "vi") -> str:
        """The scorecard as a Markdown table."""
        head = self.columns(language)
        body = [[_piped(cell) for cell in row.cells(language)] for row in self.lines]
        rule = ("---",) * len(head)
        lines = ["| " + " | ".join(cells) + " |" for cells in (head, rule, *body)]
        notes = [f"- {_piped(note)}" for note in self.notes(language)]
        return "\n".join([f"### {_piped(self.heading(language))}", "", *lines, "", *notes])

    def html(self, language: Language = "vi") -> str:
        """The scorecard as an HTML table with its notes, every text escaped."""
        rows = [row.cells(language) for row in self.lines]
        table = html_table(self.heading(language), _HEADINGS, rows, language)
        notes = "<br>".join(escape(note) for note in self.notes(language))
        return f'<div lang="{language}">{table}<p>{notes}</p></div>'

    def __repr__(self) -> str:
        return f"Scorecard(strategy={self.strategy.id!r}, on={self.on}, measures={len(self)})"

    def __str__(self) -> str:
        return self.text("en")


def _shortened(cells: tuple[str, ...]) -> list[str]:
    identifier, name, *rest = cells
    short = name if len(name) <= _NAME_WIDTH else f"{name[: _NAME_WIDTH - 1]}…"
    return [identifier, short, *rest]


def _piped(cell: str) -> str:
    return escape(cell, quote=False).replace("|", "\\|").replace("\n", " ")


def scorecard(
    strategy: Strategy,
    observations: Iterable[Figure],
    on: DateLike | None = None,
    method: str = DEFAULT_METHOD,
) -> Scorecard:
    """See :func:`genderplan.catalogs.scorecard`, which takes an id as well."""
    demand(strategy, Strategy, "strategy", "strategy('nq28')")
    given = listed_figures(observations)
    ends = [day_of(each) for each in given]
    day = as_date(on) if on is not None else max(ends, default=strategy.period.end)
    shown = strategy.measures if day is None else strategy.measures_on(day)
    rows = tuple(ScorecardRow(assess(each, given, day, method)) for each in shown)
    known = {each.id for each in (*strategy.measures, *shown)}
    known.update(other.indicator for each in shown for other in each.mistaken_for)
    codes = {each.indicator for each in given}
    return Scorecard(strategy, day, rows, tuple(sorted(codes - known)), _untaken(rows, codes))


def _untaken(rows: Iterable[ScorecardRow], codes: set[str]) -> tuple[Message, ...]:
    """Why there is no figure of a measure, where there are some under its id or one like it."""
    without = (row.progress for row in rows if row.progress.value is None and not row.parts)
    return tuple(
        message("{id}: {caution}", id=each.measure.id, caution=each.reason)
        for each in without
        if not codes.isdisjoint(
            {each.measure.id, *(other.indicator for other in each.measure.mistaken_for)}
        )
    )


@attrs.frozen(repr=False)
class MethodComparison:
    """What each method says of the same figures: a :class:`~genderplan.targets.Progress` each."""

    rows: tuple[Progress, ...]
    """What each method says."""

    @property
    def agree(self) -> bool | None:
        """Whether all methods that can judge say the same; None when fewer than two can."""
        said = [row.status for row in self.rows if row.status is not Status.NOT_ASSESSABLE]
        return None if len(said) < 2 else len(set(said)) == 1  # noqa: PLR2004 - two to agree

    def __iter__(self) -> Iterator[Progress]:
        return iter(self.rows)

    def __getitem__(self, method: str) -> Progress:
        """What *method* says.

        Raises ``KeyError`` for a method that was not asked.
        """
        return {row.method: row for row in self.rows}[method]

    def to_rows(self) -> list[dict[str, object]]:
        """A row for each method, as :meth:`Progress.to_rows` has it."""
        return [line for row in self.rows for line in row.to_rows()]

    def __repr__(self) -> str:
        said = ", ".join(f"{row.method}={row.status.value!r}" for row in self.rows)
        return f"MethodComparison({said})"

    def text(self, language: Language = "vi") -> str:
        """A line for each method: its name, its status and its reason."""
        lines = [
            f"{row.method:<9} {row.status.label(language)}: {row.reason.text(language)}"
            for row in self.rows
        ]
        verdict = {
            True: mark("the methods agree"),
            False: mark("the methods disagree"),
            None: mark("fewer than two methods can judge"),
        }[self.agree]
        return "\n".join([*lines, translate(verdict, language)])

    def __str__(self) -> str:
        return self.text("en")


def compare_methods(
    measure: Measure, observations: Iterable[Figure], on: DateLike | None = None
) -> MethodComparison:
    """What each method says of *measure* on a day, from the same *observations*.

    >>> from genderplan.catalogs import results, strategy
    >>> compared = compare_methods(
    ...     strategy("nq28").measure("nq28.4.2"), results("nq28"), on="2024-12-31")
    >>> [(row.method, row.status.value) for row in compared][:2], compared.agree
    ([('linear', 'acceleration needed'), ('statcan', 'acceleration needed')], True)
    """
    given = tuple(observations)
    return MethodComparison(tuple(assess(measure, given, on, name) for name in METHODS))
