"""What is consolidated: the files of a folder or a list of reports, and what each of them says.

Every file of a folder is read and checked, or named with the reason why not.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

import attrs

from genderplan._batches import in_order
from genderplan._fields import demand
from genderplan._messages import Message, mark, message
from genderplan.consolidation.tables import CellKey, CellValue, Outcome, total
from genderplan.errors import FileError, InvalidValueError, MissingExtraError
from genderplan.indicators import Observation
from genderplan.indicators.observations import ObservedValue, cells_text
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.papers import read_report
from genderplan.papers.drafts import FIGURE, LEFT_OUT, Draft
from genderplan.papers.heads import OTHER_PAPER
from genderplan.periods import Period
from genderplan.plans import Plan, Report
from genderplan.plans.reports import report_figures
from genderplan.quantities import BySex, Count, Money, Ratio
from genderplan.serialization import Account, load, read_account
from genderplan.serialization.plain_files import (
    OTHER_TABLES,
    TABLE_ENDINGS,
    WRITTEN_ENDINGS,
    is_lock_file,
)
from genderplan.validation import validate

NO_REPORT: Final = IssueKind(
    "GP920",
    Severity.ERROR,
    mark("the file holds no report and is left out: {reason}"),
)
NOT_READ: Final = IssueKind(
    "GP921",
    Severity.WARNING,
    mark("the file is not read, because its name does not end in {endings}"),
    mark("Save the report as one of these files."),
)
LOCK_FILE: Final = IssueKind(
    "GP922",
    Severity.NOTE,
    mark("the file is no report: Excel and Word keep one beside each document that is open"),
    mark("Close the document if its last changes are missing."),
)
NOT_AT_HAND: Final = IssueKind(
    "GP925",
    Severity.WARNING,
    mark("the file is not read: {reason}"),
    mark("Install the extra, or save the report as a workbook."),
)
NOT_LOOKED_INTO: Final = IssueKind(
    "GP923",
    Severity.WARNING,
    mark("the folder is not looked into; it holds {count} files or folders"),
    mark("Move the reports out of it, or consolidate it by itself."),
)
LEFT_OVER: Final = IssueKind(
    "GP926",
    Severity.WARNING,
    mark("{left_over}"),
    mark("Look through it with the command report, and add what belongs into the tables."),
)
_PAPERS: Final = (".docx", ".pdf")
HOW_TO_REPORT: Final = "load('report.toml', Report)"
ENDINGS: Final = tuple(sorted((*WRITTEN_ENDINGS, *OTHER_TABLES, *_PAPERS)))


@attrs.frozen
class ReadFile:
    """A file of a folder: the reports in it, or why there are none."""

    name: str
    """The name of the file, without its folder."""
    held: tuple[Report | Observation, ...] = ()
    """The report of the file, or the figures of its table."""
    outcome: Outcome = Outcome.TAKEN
    """What became of the file; of one that was read, the consolidation says more."""
    issues: Issues = attrs.field(factory=Issues)
    """What is wrong with the file, and what was not understood in a document."""
    account: Account | None = attrs.field(default=None, repr=False)
    """What became of the cells of a workbook or CSV file."""
    draft: Draft[Report] | None = attrs.field(default=None, repr=False)
    """What was read out of a Word document or PDF file."""

    def in_cells(self, issues: Iterable[Issue]) -> Issues:
        """Findings about what the file holds, each with its cell or its place in the document."""
        if self.draft is not None:
            return self.draft.placed(issues)
        return Issues(issues) if self.account is None else self.account.in_cells(issues)


class Folder(Sequence[ReadFile]):
    """The files of a folder in the order of their names, each read when it is asked for.

    A folder of thousands of files is never in memory as a whole. Only files are looked at: reading
    a pipe or a device may never end. Files of the system, whose names begin with a dot, are passed
    over. A folder inside is named, but not looked into.

    With *workers* above 1 so many processes read the files that are gone through in order.
    *written* is the file that the tables are written to, which is not read from the folder.

    Raises :class:`~genderplan.errors.InvalidValueError` for what is no folder, and for a folder
    without a file that can be read, or in which *written* is a report.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, workers: int = 1, written: Path | None = None
    ) -> None:
        self.path = Path(path)
        """Where the folder is."""
        self.workers = workers
        """How many processes read the files."""
        if not self.path.is_dir():
            summary = message(
                "{folder} is no folder; name the folder that holds the reports",
                folder=str(self.path),
            )
            raise InvalidValueError(summary, str(self.path))
        inside = written is not None and written.resolve().parent == self.path.resolve()
        if written is not None and inside and _is_readable(written) and _read(written).held:
            summary = message(
                "{file} is one of the reports; write the tables to another file", file=str(written)
            )
            raise InvalidValueError(summary, str(written))
        self._listed = sorted(
            each
            for each in self.path.iterdir()
            if not each.name.startswith(".")
            and (written is None or each.resolve() != written.resolve())
            and (each.is_file() or (each.is_dir() and any(each.iterdir())))
        )
        if not any(map(_is_readable, self._listed)):
            summary = message(
                "{folder} holds no report; files end in {endings}",
                folder=str(self.path),
                endings=", ".join(ENDINGS),
            )
            raise InvalidValueError(summary, str(self.path))

    def __len__(self) -> int:
        return len(self._listed)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a number or a slice
        if isinstance(index, slice):
            return tuple(map(_read, self._listed[index]))
        return _read(self._listed[index])

    def __iter__(self) -> Iterator[ReadFile]:
        return in_order(_read, self._listed, self.workers)


def _is_readable(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in ENDINGS and not is_lock_file(path.name)


def _read(path: Path) -> ReadFile:
    if is_lock_file(path.name):
        return _left_out(path, Outcome.LOCK_FILE, LOCK_FILE.at())
    if path.is_dir():
        count = sum(1 for _ in path.iterdir())
        return _left_out(path, Outcome.NOT_READ, NOT_LOOKED_INTO.at(count=count))
    if path.suffix.lower() not in ENDINGS:
        return _left_out(path, Outcome.NOT_READ, NOT_READ.at(endings=", ".join(ENDINGS)))
    return _loaded(path)


def _loaded(path: Path) -> ReadFile:
    if path.suffix.lower() in _PAPERS:
        return _drafted(path)
    account = None
    try:
        if path.suffix.lower() not in (*TABLE_ENDINGS, *OTHER_TABLES):
            held = load(path)
        else:
            account = read_account(path, as_report=True)
            held = account.held
    except FileError as error:
        return _left_out(path, Outcome.REFUSED, *error.issues)
    if account is not None and account.errors:
        return _left_out(path, Outcome.REFUSED, *account.errors)
    rows = held if isinstance(held, tuple) else (held,)
    if isinstance(held, Report) or (rows and all(isinstance(each, Observation) for each in rows)):
        return ReadFile(path.name, rows, account=account)
    return _left_out(path, Outcome.NO_REPORT, NO_REPORT.at(reason=_what_it_is(held)))


def _what_it_is(held: object) -> Message:
    """What a file holds that is no report."""
    if isinstance(held, Plan):
        return message("it is a plan")
    if isinstance(held, tuple):
        return message("no lines above its table say the unit and period of a report")
    return message("it holds something else")


def _drafted(path: Path) -> ReadFile:
    """The report in a Word document or PDF file, with what is missing, inferred or not understood.

    Of the words and figures that the report has no place for only the number is told.
    """
    try:
        draft = read_report(path)
    except FileError as error:
        is_other = OTHER_PAPER.code in error.issues.codes
        outcome = Outcome.NO_REPORT if is_other else Outcome.REFUSED
        return _left_out(path, outcome, *error.issues)
    except MissingExtraError as error:
        return _left_out(path, Outcome.NOT_READ, NOT_AT_HAND.at(reason=error.summary))
    told = [issue for issue in draft.issues if issue.code not in {LEFT_OUT.code, FIGURE.code}]
    left_over = draft.left_over()
    if left_over is not None:
        told.append(LEFT_OVER.at(left_over=left_over))
    named = (attrs.evolve(issue, source=path.name) for issue in told)
    return ReadFile(path.name, (draft.paper,), issues=Issues(named), draft=draft)


def _left_out(path: Path, outcome: Outcome, *issues: Issue) -> ReadFile:
    named = (attrs.evolve(issue, source=path.name) for issue in issues)
    return ReadFile(path.name, (), outcome, Issues(named))


@attrs.frozen
class Paper:
    """What one unit says on one period.

    ``dated`` is the day of the document, ``received`` that of its arrival; ``none`` names the
    tables in which it says "Không"; ``issues`` is what is wrong or doubtful in it.
    """

    unit: str
    unit_code: str
    period: Period
    figures: Mapping[CellKey, CellValue | ObservedValue]
    issues: Issues
    dated: dt.date | None = None
    received: dt.date | None = None
    none: frozenset[str] = frozenset()


Placed: TypeAlias = Callable[[Iterable[Issue]], Issues]


def papers_of(given: object, index: int) -> Iterator[tuple[str, Paper]]:
    """The papers in what was given at one place, each with the name of its entry."""
    name = f"[{index}]"
    rows: tuple[object, ...] = (given,)
    placed: Placed = Issues
    told = Issues()
    match given:
        case ReadFile():
            name, rows, placed, told = given.name, given.held, given.in_cells, given.issues
        case (str(file), report):
            name, rows = file or name, (report,)
    seen = [each for each in rows if isinstance(each, Observation)]
    for report in rows:
        if not isinstance(report, Observation):
            demand(report, Report, f"reports{name if name[0] == '[' else [index]}", HOW_TO_REPORT)
            paper = _of_report(cast("Report", report), name, placed)
            yield name, attrs.evolve(paper, issues=Issues((*told, *paper.issues)))
    yield from ((name, paper) for paper in _of_rows(seen, name, placed))


def _of_report(report: Report, name: str, placed: Placed) -> Paper:
    """The figures of *report*, checked; *name* is that of its file or its place in a list.

    *placed* says where in the file the findings stand.
    """
    figures: dict[CellKey, CellValue | ObservedValue] = {}
    for (table, code, row, _), column, value in report_figures(report):
        if value is not None:
            key = CellKey(table, code or row, column)
            figure = value.complete() if isinstance(value, BySex) else cast("CellValue", value)
            figures[key] = (
                total([cast("CellValue", figures[key]), figure]) if key in figures else figure
            )
    # An annex has the day of its own head, or that of the report to which it is attached.
    dated = next((each.date for each in (report.number, report.attached_to) if each), None)
    # Whether its unit exists is told where the report is placed.
    doubts = (
        each
        for each in validate(report)
        if each.severity is not Severity.NOTE and each.path != "unit"
    )
    return Paper(
        unit=report.unit,
        unit_code=report.unit_code,
        period=report.period,
        figures=figures,
        issues=told_in(placed(doubts), name),
        dated=dated if isinstance(dated, dt.date) else None,
        received=report.received,
        none=frozenset(each.value for each in report.none_reported),
    )


def _of_rows(rows: Iterable[Observation], name: str, placed: Placed) -> Iterator[Paper]:
    """The figures of a long table, unit by unit and period by period."""
    columns: dict[str, str] = {}
    groups: dict[tuple[str, Period], list[Observation]] = {}
    given = tuple(rows)
    for seen in given:
        groups.setdefault((seen.unit, seen.period), []).append(seen)
        if type(seen.value) in _COLUMNS:
            columns.setdefault(seen.indicator, _COLUMNS[type(seen.value)])
    # Whether a unit exists is told where its figures are placed.
    doubts = Issues(each for each in validate(given) if not each.path.endswith(".unit"))
    for (unit, period), group in groups.items():
        arrived = [seen.received for seen in group if seen.received is not None]
        yield Paper(
            unit="",
            unit_code=unit,
            period=period,
            figures={_key(seen, columns): seen.value for seen in group},
            issues=told_in(placed(doubts), name),
            received=max(arrived, default=None),
        )
        doubts = Issues()  # they are of the whole table, and told once


_COLUMNS: Final[Mapping[type, str]] = {Count: "number", Ratio: "share", Money: "cost"}


def _key(seen: Observation, columns: Mapping[str, str]) -> CellKey:
    row = seen.indicator + cells_text(seen.breakdown)
    return CellKey("results", row, columns.get(seen.indicator, "share"))


def told_in(issues: Iterable[Issue], name: str) -> Issues:
    """Findings with the name of their file, or with their place in the list of reports."""
    if name.startswith("["):
        paths = ((each, f"{name}.{each.path}".removesuffix(".")) for each in issues)
        return Issues(attrs.evolve(each, path=path) for each, path in paths)
    return Issues(attrs.evolve(each, source=name) for each in issues)
