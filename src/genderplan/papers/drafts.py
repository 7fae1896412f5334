"""Drafts of plans and reports from Word and PDF papers and texts.

A draft holds what the paper says, in its words. Where a value follows from something else, a
finding marks it as inferred. What is missing, was not understood or is not in the draft is a
finding with its place.
"""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

import attrs

from genderplan._messages import Language, Message, Value, mark, message
from genderplan.auditing.reading import AuditContext
from genderplan.errors import NotFoundError
from genderplan.extraction import DocumentText, Mention, MentionKind
from genderplan.extraction.texts import TextTable
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.papers.outlines import Line, Outline, Section, bare
from genderplan.periods import Period
from genderplan.plans import Plan, Report, ReportTable
from genderplan.serialization.answers import ANSWERABLE
from genderplan.serialization.cells import Grid, cell_position
from genderplan.serialization.faults import file_error
from genderplan.serialization.objects import table_rows
from genderplan.serialization.rows import FoundTable
from genderplan.serialization.tables import tables_in
from genderplan.serialization.text_files import read_text

MISSING: Final = IssueKind(
    "GP531",
    Severity.WARNING,
    mark("the text does not say: {part}"),
    mark("Put it into the draft before you use it."),
)
INFERRED: Final = IssueKind(
    "GP532",
    Severity.NOTE,
    mark("{part} is inferred: {value}"),
    mark("Compare it with the document."),
)
NOT_UNDERSTOOD: Final = IssueKind(
    "GP533",
    Severity.WARNING,
    mark("{text} was not understood as {part}"),
    mark("Write it into the draft yourself."),
)
LEFT_OUT: Final = IssueKind(
    "GP534",
    Severity.NOTE,
    mark("paragraphs that are not in the draft: {count}; the first begins: {text}"),
    mark("Look whether they say something that the draft should have."),
)
FIGURE: Final = IssueKind(
    "GP535",
    Severity.NOTE,
    mark("the figure {text} is not in the draft"),
    mark("Add it where it belongs: to a result, an activity or a table."),
)

_SHOWN: Final = 60  # letters of what is left out
# What only closes a paper or leads to its annex: "Trên đây là báo cáo …", "UBND phường trân trọng
# báo cáo./.", "Số liệu theo các biểu tổng hợp tại Phụ lục kèm theo".
_CLOSING: Final = re.compile(r"^Trên đây là\b|\./\.$|\btại [Pp]hụ lục (?:\w{1,4} )?kèm theo\W*$")
Paper = TypeVar("Paper", Plan, Report)


@attrs.frozen(kw_only=True)
class Draft(Generic[Paper]):
    """A plan or report that was read out of a document."""

    paper: Paper
    """The plan or report, in the words of the document."""
    document: DocumentText = attrs.field(repr=False)
    """The text that it was read from."""
    issues: Issues
    """What is missing, inferred, not understood or left out, with the place."""
    spans: Mapping[str, tuple[int, int]] = attrs.field(repr=False)
    """Where in the document each part of the paper was found, by its path."""

    def left_over(self) -> Message | None:
        """How much of the document is not in the paper; None where all was read."""
        kinds = {kind: self.issues.with_code(kind.code) for kind in (FIGURE, NOT_UNDERSTOOD)}
        paragraphs = sum(
            int(str(dict(each.summary.values)["count"]))
            for each in self.issues.with_code(LEFT_OUT.code)
        )
        if not paragraphs and not any(kinds.values()):
            return None
        return message(
            "not taken over from the document: figures {figures}, places that were not "
            "understood {places}, paragraphs {paragraphs}",
            figures=len(kinds[FIGURE]),
            places=len(kinds[NOT_UNDERSTOOD]),
            paragraphs=paragraphs,
        )

    def placed(self, issues: Iterable[Issue]) -> Issues:
        """Findings about the paper, each with its place in the document instead of its path."""
        return Issues(
            attrs.evolve(each, path="", place=self.document.described(self.spans[known]))
            if (known := self._known(each.path))
            else each
            for each in issues
        )

    def _known(self, path: str) -> str:
        """The path of what was found by itself and holds the part at *path*; "" for none."""
        while path and path not in self.spans:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return path

    def place(self, path: str, language: Language = "vi") -> str:
        """Where the part at *path* ("number", "events[0].participants.women") stands.

        What was not found by itself has the place of what holds it.

        Raises :class:`~genderplan.errors.NotFoundError` for a part that is not from the document.
        """
        known = self._known(path)
        if not known:
            summary = message("{path} was not read out of the document", path=path)
            raise NotFoundError(summary, path)
        return self.document.place(self.spans[known], language)


@attrs.frozen
class FigureInLine:
    """A figure in a line with the words before it and behind it, up to its neighbours."""

    mention: Mention
    before: str
    after: str


def gaps(line: Line, found: Sequence[Mention]) -> list[str]:
    """What stands before the mentions of a line, between them, and behind them."""
    starts = [each.start - line.start for each in found]
    ends = [each.end - line.start for each in found]
    return [line.text[end:start] for end, start in zip([0, *ends], [*starts, None], strict=True)]


def found_at(
    document: DocumentText, finding: IssueKind, span: tuple[int, int] | None, **values: Value
) -> Issue:
    """A finding with its place in *document*."""
    issue = finding.at(span=span, **values)  # type: ignore[arg-type]  # no option is among them
    return attrs.evolve(issue, place=document.described(span) if span else None)


def known_tables(table: TextTable) -> list[FoundTable]:
    """The standard tables, and tables of results and activities, that a table of a paper holds."""
    cells = [[text or None for text in row] for row in table.rows]
    return tables_in(attrs.evolve(Grid.of(str(table.number), cells), merged=table.merged))


def cell_span(table: TextTable, row: int, position: int) -> tuple[int, int]:
    """Where the text of a cell stands in its document."""
    start = table.starts[row][position]
    return start, start + len(table.rows[row][position])


def _row_of(issue: Issue) -> int:
    """The row of a table that a finding about a cell is of; -1 for one about the whole table."""
    name = issue.path.partition("!")[2]  # "2!C7" is a cell, "2" the table
    return cell_position(name)[0] if name else -1


class Reading:
    """What is read out of a document so far: values by their paths, places, findings."""

    def __init__(self, source: str | os.PathLike[str] | DocumentText) -> None:
        document = source if isinstance(source, DocumentText) else read_text(source)
        self.document = document
        self.outline = Outline.of(document)
        self.context = AuditContext.of(document.text, None, None, None)
        self.values: dict[str, Any] = {}
        self.spans: dict[str, tuple[int, int]] = {}
        self.issues: list[Issue] = list(document.issues)
        self.used: set[int] = set()

    @property
    def end(self) -> dt.date | None:
        """The last day of the period of the paper."""
        period = self.values.get("period")
        return None if period is None else period.end

    @property
    def first_year(self) -> int:
        """The first year of the period of the paper; 0 where it is not known."""
        period = self.values.get("period")
        return period.first_year if isinstance(period, Period) else 0

    def put(self, path: str, value: object, *lines: Line) -> None:
        """Keep a value, and that *lines* say it."""
        self.values[path] = value
        for line in lines:
            self.spans.setdefault(path, line.span)
            self.used.add(line.start)

    def add(self, path: str, value: object, span: tuple[int, int]) -> None:
        """Put a value behind those of the list at *path*; *span* is where it stands."""
        before = self.values.get(path, ())
        self.spans[f"{path}[{len(before)}]"] = span
        self.values[path] = (*before, value)

    def tell(self, kind: IssueKind, span: tuple[int, int] | None = None, **values: Value) -> None:
        """A finding about the draft at a place of the document."""
        self.issues.append(found_at(self.document, kind, span, **values))

    def tell_table(self, table: TextTable, said: Iterable[str], part: Message) -> None:
        """That a table, of which *said* is shown, was not understood as *part*."""
        first = table.starts[0][0]
        self.tell(NOT_UNDERSTOOD, (first, first), text=" | ".join(said)[:80], part=part)

    def take_table(self, table: TextTable, found: FoundTable) -> None:
        """Put the rows of a table behind those of its kind, with the places of cells and faults."""
        name, (rows, issues) = found.form.name, table_rows(found)
        heads = {
            at
            for row in found.rows.rows
            if row.headings
            for at in range(row.headings.top, row.headings.below)
        }
        if any(_row_of(issue) in heads for issue in issues):
            rows = ()  # which columns count is not known
        before = self.values.get(name, ())
        self.values[name] = (*before, *rows)
        for at, row in enumerate(found.rows.rows[: len(rows)]):
            path = f"{name}[{len(before) + at}]"
            self.spans[path] = cell_span(table, row.index, 0)
            for position, column in (row.headings.columns if row.headings else {}).items():
                self.spans[f"{path}.{column.path}"] = cell_span(table, row.index, position)
        self.issues += [self._in_table(table, each) for each in (*issues, *found.rows.notes)]
        if found.rows.says_none and not rows and name in ANSWERABLE:
            self.add("none_reported", ReportTable(name), cell_span(table, 0, 0))

    def _in_table(self, table: TextTable, issue: Issue) -> Issue:
        """A finding about a cell with its place in the document."""
        name = issue.path.partition("!")[2]  # "2!C7" is a cell, "2" the table
        if not name:
            return issue
        row, column = cell_position(name)
        row = min(row, len(table.rows) - 1)
        span = cell_span(table, row, min(column, len(table.rows[row]) - 1))
        place = self.document.described(span)
        told = dict(issue.summary.values) | {"place": place}
        only = issue.summary.template == "{place}: {reason}"  # the finding itself tells the place
        summary = message("{reason}" if only else issue.summary.template, **told)
        return attrs.evolve(issue, path="", span=span, place=place, summary=summary)

    def items(self, path: str, lines: Iterable[Line], *, first: int = 0) -> tuple[str, ...]:
        """What *lines* list, with the places of those at *path* from the number *first* on.

        What stands behind a plus belongs to the item above.
        """
        found: list[str] = []
        for line in lines:
            self.used.add(line.start)
            is_annex = "hụ lục" in line.text
            if _CLOSING.search(line.text) and (is_annex or not line.is_item):
                continue
            text = bare(line.text)
            if found and not line.is_item and text[:1].islower():
                found[-1] = f"{found[-1]} {text}"  # the end of a page parts a paragraph
            elif line.is_sub_item and found:
                found[-1] = f"{found[-1].rstrip(':')}; {text}"
            elif text:
                self.spans[f"{path}[{first + len(found)}]"] = line.span
                found.append(text)
        return tuple(found)

    def add_items(self, path: str, lines: Iterable[Line]) -> None:
        """Put what *lines* list behind what is at *path* already."""
        before = self.values[path]
        self.values[path] = (*before, *self.items(path, lines, first=len(before)))

    def citations(self) -> Iterator[Mention]:
        """The documents that the text cites; "Kế hoạch 2026" over a column is none."""
        rows = [row for table in self.document.tables for row in table.starts[: table.heads]]
        headings = [(row[0], self.document.text.find("\n", row[0])) for row in rows]
        for mention in self.context.by_kind[MentionKind.CITATION]:
            if not any(start <= mention.start < end for start, end in headings):
                yield mention

    def mentions(self, line: Line, kind: MentionKind) -> tuple[Mention, ...]:
        """The mentions of *kind* in a line."""
        return self.context.between(kind, *line.span)

    def _is_used(self, line: Line) -> bool:
        """Whether a line, or something in it, is in the draft, or only closes the paper."""
        start, end = line.span
        taken = any(start <= place < end for place, _ in self.spans.values())
        return taken or line.start in self.used or _CLOSING.search(line.text) is not None

    def _items(self, sections: Iterable[Section]) -> Iterator[Line]:
        """The numbered lines that are no titles: sentences, or with nothing below, not a table."""
        tables = {table.starts[0][0] for table in self.document.tables}
        for section in sections:
            end = section.line.span[1]
            behind = len(self.document.text) - len(self.document.text[end:].lstrip())
            text = section.line.text
            has_more = section.lines or section.sections or behind in tables
            if not text.isupper() and (not has_more or text.endswith((".", ";"))):
                yield section.line

    def _tell_what_is_left(self) -> None:
        """Findings for the lines of the head and of each section that are not in the draft."""
        every = [(self.outline.head, self.outline.sections)]
        every += [(section.lines, section.sections) for section in self.outline.every()]
        for lines, sections in every:
            left = [line for line in (*lines, *self._items(sections)) if not self._is_used(line)]
            if left:
                text = left[0].text[:_SHOWN]
                self.tell(LEFT_OUT, left[0].span, count=len(left), text=text)

    def finished(self, kind: type[Paper]) -> Draft[Paper]:
        """The draft, with findings for all that it does not hold."""
        self._tell_what_is_left()
        needed = ("title", "unit", "period")
        if not all(self.values.get(path) for path in needed):
            wrong = (
                issue
                for issue in self.issues
                if issue.code == MISSING.code
                or dict(issue.summary.values).get("part") == message("period")
            )
            raise file_error(self.document.source or "text", Issues(wrong))
        paper = kind(**self.values)
        return Draft(
            paper=paper, document=self.document, issues=Issues(self.issues), spans=self.spans
        )
