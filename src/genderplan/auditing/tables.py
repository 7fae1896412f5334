"""Rules about tables in a text, the cells parted by tabs or, as in Markdown, by strokes.

A column is known by its heading. The rows add up across (men and women to the total), the columns
downwards to a last line "Tổng cộng", and a column of shares follows from the counts beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from genderplan._messages import mark
from genderplan.auditing.contexts import AuditContext
from genderplan.auditing.figures import sexes_differ
from genderplan.errors import GenderplanError
from genderplan.formatting import parse_number
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Percent, Ratio
from genderplan.stated_shares import ShareAgreement, compare_share

__all__ = ["TABLE_RULES"]

COLUMN_DIFFERS: Final = IssueKind(
    "GP610",
    Severity.WARNING,
    mark("the column {column} adds up to {sum}, but {total} stands in the line {line}"),
    mark("Check the figures of the column and the total."),
)

# Headings of columns, in small letters and without what stands in brackets.
_HEADS: Final = {
    "men": re.compile(r"(?:số\s)?nam(?:\sgiới)?"),
    "women": re.compile(r"(?:(?:số|trong đó|trong đó:)\s)?(?:phụ\s)?nữ(?:\sgiới)?"),
    "total": re.compile(r"tổng(?:\ssố|\scộng)?(?:\s(?:người|cán bộ|đại biểu|lượt))?|cộng|chung"),
    "share": re.compile(r"(?:tỷ|tỉ)\s(?:lệ|trọng)(?:\snữ)?|nữ\schiếm|%(?:\snữ)?"),
}
# The first words of a line that holds the sums of the columns above it.
_SUM_LINE: Final = re.compile(r"(?:tổng(?:\s(?:cộng|số|chung))?|cộng)(?!\w)", re.IGNORECASE)
_RULE_LINE: Final = re.compile(r"[\s|:+-]{3,}")
_BRACKET: Final = re.compile(r"\s*\([^)]*\)|\*")
_LEAST_ROWS: Final = 2
_LONGEST_NUMBER: Final = 20


class _Row(NamedTuple):
    """A line of a table with its cells and its place in the text."""

    cells: tuple[str, ...]
    span: tuple[int, int]


def _tables(text: str) -> Iterator[list[_Row]]:
    """The tables of a text: lines with cells that follow each other."""
    rows: list[_Row] = []
    position = 0
    for line in text.splitlines(keepends=True) if "\t" in text or "|" in text else ():
        bare = line.strip("\r\n")
        if "\t" in bare or bare.count("|") >= _LEAST_ROWS:
            joint = "\t" if "\t" in bare else "|"
            cells = bare.strip(" |").split("|") if joint == "|" else bare.split("\t")
            if not _RULE_LINE.fullmatch(bare):
                span = (position, position + len(bare.rstrip()))
                rows.append(_Row(tuple(cell.strip(" *") for cell in cells), span))
        elif rows:
            yield rows
            rows = []
        position += len(line)
    if rows:
        yield rows


def _columns(cells: Sequence[str]) -> Mapping[str, int]:
    """What each column of a line of headings holds, and where it stands."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        words = " ".join(_BRACKET.sub("", cell.lower()).split())
        name = next((each for each, form in _HEADS.items() if form.fullmatch(words)), None)
        if name is not None:
            found.setdefault(name, at)
    return found


def _number(cell: str) -> int | Decimal | None:
    """The number that alone stands in a cell."""
    try:
        return parse_number(cell.removesuffix("%").strip()) if len(cell) < _LONGEST_NUMBER else None
    except GenderplanError:
        return None


def tables_add_up(context: AuditContext) -> Iterator[Issue]:
    """Rows, columns and shares of a table with headings for men, women or a total agree."""
    for rows in _tables(context.text):
        heads = next((at for at, row in enumerate(rows) if _is_heads(row)), None)
        if heads is None:
            continue
        columns, body = _columns(rows[heads].cells), rows[heads + 1 :]
        for row in body:
            yield from _row_issues(row, columns)
        yield from _column_issues(rows[heads], body)


def _is_heads(row: _Row) -> bool:
    known = _columns(row.cells)
    figures = sum(_number(cell) is not None for cell in row.cells)
    return len(known) >= _LEAST_ROWS and figures == 0


def _row_issues(row: _Row, columns: Mapping[str, int]) -> Iterator[Issue]:
    held = {
        name: value
        for name, at in columns.items()
        if at < len(row.cells) and (value := _number(row.cells[at])) is not None
    }
    whole = {name: value for name, value in held.items() if isinstance(value, int)}
    if {"men", "women", "total"} <= set(whole):
        men, women, total = whole["men"], whole["women"], whole["total"]
        if men + women != total:
            yield sexes_differ(women, men, total, row.span)
    total = whole.get("total") or whole.get("men", 0) + whole.get("women", 0)
    if "share" not in held or "women" not in whole or total < max(whole["women"], 1):
        return
    share = compare_share(Percent(held["share"]), Ratio(whole["women"], total))
    of_men = "men" in whole and compare_share(Percent(held["share"]), Ratio(whole["men"], total))
    # The share of the other sex, or of what another column counts, is no fault of this row.
    agrees = of_men and of_men.agrees
    if share.agreement in {ShareAgreement.WRONG, ShareAgreement.TRUNCATED} and not agrees:
        issue = share.issue(span=row.span)
        if issue is not None:
            yield issue


def _column_issues(heads: _Row, body: Sequence[_Row]) -> Iterator[Issue]:
    """A last line "Tổng cộng" holds the sum of each column of whole numbers above it."""
    if len(body) <= _LEAST_ROWS or not any(map(_SUM_LINE.match, body[-1].cells[:2])):
        return
    last, lines = body[-1], body[:-1]
    shift = len(last.cells) - len(heads.cells)
    for at in range(1, len(heads.cells)):
        total = _number(last.cells[at + shift]) if 0 <= at + shift < len(last.cells) else None
        column = [_number(row.cells[at]) if at < len(row.cells) else None for row in lines]
        figures = [each for each in column if isinstance(each, int)]
        blank = all(
            each is not None or not row.cells[at : at + 1] or row.cells[at] in {"", "-", "0"}
            for each, row in zip(column, lines, strict=True)
        )
        if not isinstance(total, int) or len(figures) < _LEAST_ROWS or not blank:
            continue
        if "%" in heads.cells[at] or "lệ" in heads.cells[at].lower() or sum(figures) == total:
            continue
        yield COLUMN_DIFFERS.at(
            span=last.span,
            column=heads.cells[at],
            sum=Decimal(sum(figures)),
            total=Decimal(total),
            line=" ".join(" ".join(last.cells[:2]).split()),
        )


TABLE_RULES: Final = (tables_add_up,)
