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
            inner = bare.strip().removeprefix("|").removesuffix("|") if joint == "|" else bare
            if not _RULE_LINE.fullmatch(bare):
                span = (position, position + len(bare.rstrip()))
                rows.append(_Row(tuple(cell.strip(" *") for cell in inner.split(joint)), span))
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
        of_women = "share" in columns and "nữ" in rows[heads].cells[columns["share"]].lower()
        for row in body:
            yield from _row_issues(row, columns, of_women=of_women)
        yield from _column_issues(rows[heads], body)


def _is_heads(row: _Row) -> bool:
    known = _columns(row.cells)
    figures = sum(_number(cell) is not None for cell in row.cells)
    return len(known) >= _LEAST_ROWS and figures == 0


def _row_issues(row: _Row, columns: Mapping[str, int], *, of_women: bool) -> Iterator[Issue]:
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
            return
    total = whole.get("total") or whole.get("men", 0) + whole.get("women", 0)
    if "share" not in held or "women" not in whole or total < max(whole["women"], 1):
        return
    share = compare_share(Percent(held["share"]), Ratio(whole["women"], total))
    wrong = share.agreement is ShareAgreement.WRONG
    issue = share.issue(
        span=row.span, severity=Severity.WARNING if wrong and not of_women else None
    )
    # In a column headed only "Tỷ lệ" the share may be that of the men.
    if issue is not None and (of_women or share.agreement is not ShareAgreement.OTHER_BASE):
        yield issue


# The mark of a group of rows, which may hold the sum of those below it: "I", "A".
_GROUP: Final = re.compile(r"[IVX]{1,4}|[A-HĐ]")


def _column_issues(heads: _Row, body: Sequence[_Row]) -> Iterator[Issue]:
    """A last line "Tổng cộng" holds the sum of each column of whole numbers above it."""
    if len(body) <= _LEAST_ROWS or not any(map(_SUM_LINE.match, body[-1].cells[:2])):
        return
    *lines, last = body
    if any(_GROUP.fullmatch(row.cells[0]) or _SUM_LINE.match(row.cells[0]) for row in lines):
        return
    for at, head in enumerate(heads.cells):
        total, summed = _whole_at(last, at), _summed(lines, at)
        if at == 0 or total is None or summed is None or total == summed:
            continue
        if "%" not in head and "lệ" not in head.lower():
            yield COLUMN_DIFFERS.at(
                span=last.span,
                column=head,
                sum=Decimal(summed),
                total=Decimal(total),
                line=next(cell for cell in last.cells[:2] if _SUM_LINE.match(cell)),
            )


def _whole_at(row: _Row, at: int) -> int | None:
    value = _number(row.cells[at]) if at < len(row.cells) else None
    return value if isinstance(value, int) else None


def _summed(rows: Sequence[_Row], at: int) -> int | None:
    """The sum of a column; None where a cell holds anything but a whole number or a blank."""
    cells = [row.cells[at] if at < len(row.cells) else "" for row in rows]
    figures = [_number(cell) for cell in cells if cell not in {"", "-", "–"}]
    whole = [each for each in figures if isinstance(each, int)]
    return sum(whole) if len(whole) == len(figures) >= _LEAST_ROWS else None


TABLE_RULES: Final = (tables_add_up,)
