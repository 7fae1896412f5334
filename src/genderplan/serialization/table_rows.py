"""The rows of a table as people fill it in: headings found, totals and notes left out.

Decided: the headings may stand in up to three rows below titles, merged or not, in any order; what
cannot be a row (totals, group titles, numbers of columns, "Người lập biểu") is passed over. A
column with figures under a heading that nobody knows is an error, because its figures would be
lost.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, TypeAlias

import attrs

from genderplan._messages import Message, message
from genderplan._text import ascii_key, match_key
from genderplan.errors import InvalidValueError
from genderplan.formatting import format_number
from genderplan.issues import Issue
from genderplan.serialization.cell_forms import NONE_WORDS, is_blank, plain_cell
from genderplan.serialization.cells import Cell, Grid, cell_name, place
from genderplan.serialization.faults import BAD_CELL, UNKNOWN_HEADING, printable
from genderplan.serialization.table_forms import Column, TableForm, heading_key

__all__ = [
    "Headings",
    "Place",
    "TableRow",
    "TableRows",
    "cell_issue",
    "find_headings",
    "put",
    "read_rows",
    "unknown_heading",
]

_DEEPEST_TOP: Final = 40
_TALLEST: Final = 3
_FEWEST: Final = 2
_MOST_ISSUES: Final = 1000
_FEWEST_NUMBERS: Final = 3
_LONGEST_HEADING: Final = 60
_IGNORED: Final = frozenset({"stt", "tt", "số tt", "số thứ tự", "no", "ghi chú"})
_TOTAL: Final = re.compile(r"(?:tổng(?: cộng| số)?|cộng(?: chung)?|total)\b[ :.()ivx+\d]*")
_NUMERAL: Final = re.compile(r"[IVX]+\.?|[A-Z]\.?")
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,2}|[a-z])\)?")
_FOOTER: Final = re.compile(
    r"(?:ghi chú|lưu ý|nơi nhận)\s*(?::.*)?|(?:tm|kt|tl|tuq|q)\..*|\(ký.*"
    r"|người lập(?: biểu| bảng)?|(?:phó )?chủ tịch|thủ trưởng(?: đơn vị)?|xác nhận.{0,40}"
    r"|.{0,60}ngày .{1,12} tháng .{1,12} năm .{0,12}",
    re.DOTALL,
)
_FOOTER_CELLS: Final = 2
_FOOTER_LENGTH: Final = 150


Place: TypeAlias = tuple[str, str]


@attrs.frozen
class Headings:
    """Where the headings of a table were found: the columns by position, the first row below."""

    columns: Mapping[int, Column]
    texts: Mapping[int, str]
    ignored: tuple[int, ...]
    row: int

    @property
    def below(self) -> int:
        """The first row of the table itself."""
        return self.row + 1

    def filled(self, cells: tuple[Cell, ...]) -> dict[int, Cell]:
        """The cells of a row that say something, but for its number and remarks."""
        return {
            position: cell
            for position, cell in enumerate(cells)
            if not is_blank(cell) and position not in self.ignored
        }

    def figures(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row has any figure in a column of figures."""
        return any(
            position in self.columns and self.columns[position].form.is_figure and _is_figure(cell)
            for position, cell in self.filled(cells).items()
        )


@attrs.frozen
class TableRow:
    """A row as plain data, and from where it came.

    ``columns`` are those of its table, by position; ``cells`` are the places of keys that came from
    elsewhere, such as the rows of an inner table.
    """

    plain: dict[str, Any]
    sheet: str
    index: int = 0
    columns: Mapping[int, Column] = attrs.Factory(dict)
    cells: dict[str, Place] = attrs.Factory(dict)

    def cell(self, path: str) -> Place:
        """Sheet and cell behind *path* or the nearest key above or below it, else of the row."""
        for known, place_of in self.cells.items():
            if _related(known, path):
                return place_of
        for position, column in self.columns.items():
            known = "value" if column.path in _COUNTS else column.path
            if _related(known, path):
                return self.sheet, cell_name(self.index, position)
        first = cell_name(self.index, min(self.columns)) if self.columns else ""
        return self.sheet, first


_COUNTS: Final = ("numerator", "denominator")


def _related(one: str, other: str) -> bool:
    """Whether one of two paths lies above the other, or both are the same."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


@attrs.frozen
class TableRows:
    """What a table says: its rows, whether it says "Không", and what cannot be read."""

    rows: tuple[TableRow, ...]
    says_none: bool
    issues: tuple[Issue, ...]


def cell_issue(sheet: str, cell: str, reason: Message) -> Issue:
    """The finding that *cell* of *sheet* holds what cannot be used."""
    path = f"{sheet}!{cell}" if sheet else cell
    return BAD_CELL.at(path, place=place(sheet, cell), reason=reason)


def find_headings(grid: Grid, form: TableForm) -> Headings | None:
    """The headings of the table *form* in *grid*; None when its needed columns are not there."""
    best: Headings | None = None
    for top in range(min(_DEEPEST_TOP, len(grid.rows))):
        for height in range(1, _TALLEST + 1):
            found = _headings_at(grid, form, top, height)
            if found and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _headings_at(grid: Grid, form: TableForm, top: int, height: int) -> Headings | None:
    block = grid.rows[top : top + height]
    if len(block) < height or not any(isinstance(cell, str) for cell in block[-1]):
        return None
    columns: dict[int, Column] = {}
    texts: dict[int, str] = {}
    ignored: list[int] = []
    for position, names in _heading_texts(block):
        keys = [heading_key(name) for name in names]
        column = next(filter(None, map(form.column, keys)), None)
        if column is not None and column not in columns.values():
            columns[position] = column
        elif column is None and keys[-1] in _IGNORED:
            ignored.append(position)
        else:
            texts[position] = names[-1]
    paths = {column.path for column in columns.values()}
    if len(columns) < min(_FEWEST, len(form.columns)) or not paths.issuperset(form.needed):
        return None
    return Headings(columns, texts, tuple(ignored), top + height - 1)


def _heading_texts(block: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[int, list[str]]]:
    """Each column's position with its heading: as joined with the one above, and alone."""
    for position in range(max(map(len, block))):
        texts = [_text_at(row, position) for row in block]
        deepest = next((level for level in reversed(range(len(texts))) if texts[level]), None)
        if deepest is None:
            continue
        above = [_merged(block[level], position) for level in range(deepest)]
        joined = [f"{over} {texts[deepest]}" for over in above if over]
        yield position, [*joined, texts[deepest]]


def _text_at(row: tuple[Cell, ...], position: int) -> str:
    cell = row[position] if position < len(row) else None
    return cell if isinstance(cell, str) else ""


def _merged(row: tuple[Cell, ...], position: int) -> str:
    """The text over a column: its own, or that of the merged cell that begins further left."""
    for left in range(min(position, len(row) - 1), -1, -1):
        if isinstance(row[left], str):
            return _text_at(row, left)
    return ""


def read_rows(grid: Grid, form: TableForm, headings: Headings) -> TableRows:
    """The rows of the table *form* below its *headings* in *grid*."""
    rows: list[TableRow] = []
    issues: list[Issue] = []
    lost: dict[int, str] = {}
    says_none = ended = False
    for index in range(headings.below, len(grid.rows)):
        if len(issues) >= _MOST_ISSUES:
            break
        cells = grid.rows[index]
        ended = ended or _is_footer(cells, headings)
        if _is_passed_over(cells, index, headings) or (ended and not headings.figures(cells)):
            continue
        if _says_none(cells, headings):
            says_none = True
            continue
        for position in headings.filled(cells).keys() - headings.columns.keys():
            lost.setdefault(position, cell_name(index, position))
        row, wrong = _row(cells, index, grid.name, headings)
        wrong = wrong or list(_gaps(row, index, grid.name, form, headings))
        issues += wrong
        if not wrong:
            rows.append(row)
    return TableRows(tuple(rows), says_none, (*_lost(lost, grid, form, headings), *issues))


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, or a text with digits that is no place and day."""
    if not isinstance(cell, str):
        return True
    return any(map(str.isdigit, cell)) and not _FOOTER.fullmatch(_small(cell[:_FOOTER_LENGTH]))


def _small(text: str) -> str:
    """*text* in small letters with single spaces, for the patterns above."""
    return " ".join(text.casefold().split())


def _is_footer(cells: tuple[Cell, ...], headings: Headings) -> bool:
    """Whether a row begins what stands below a table: notes, place and day, signatures."""
    filled = headings.filled(cells)
    if not 0 < len(filled) <= _FOOTER_CELLS or headings.figures(cells):
        return False
    texts = [_small(cell[:_FOOTER_LENGTH]) for cell in filled.values() if isinstance(cell, str)]
    return any(_FOOTER.fullmatch(text) for text in texts)


def _is_passed_over(cells: tuple[Cell, ...], index: int, headings: Headings) -> bool:
    """Whether a row is blank, a total, a group's title or the numbers of the columns."""
    filled = headings.filled(cells)
    first = next((cell for cell in cells if isinstance(cell, str) and not is_blank(cell)), "")
    if not filled or _TOTAL.fullmatch(_small(first[:_LONGEST_HEADING])):
        return True
    shown = [_small(str(cell)[:_LONGEST_HEADING]) for cell in filled.values()]
    is_first = index == headings.below and len(shown) >= _FEWEST_NUMBERS
    if is_first and all(map(_COLUMN_NUMBER.fullmatch, shown)):
        return True
    numbers = [cells[at] for at in headings.ignored if at < len(cells)]
    is_group = any(isinstance(cell, str) and _NUMERAL.fullmatch(cell) for cell in numbers)
    return is_group and len(filled) == 1


def _says_none(cells: tuple[Cell, ...], headings: Headings) -> bool:
    """Whether a row says "Không" (and perhaps 0), and nothing else."""
    filled = [cell for cell in headings.filled(cells).values() if cell != 0]
    texts = [cell[:_LONGEST_HEADING] for cell in filled if isinstance(cell, str)]
    keys = {match_key(text).rstrip(" .") for text in texts}
    return bool(texts) and len(texts) == len(filled) and keys <= NONE_WORDS


def _row(
    cells: tuple[Cell, ...], index: int, sheet: str, headings: Headings
) -> tuple[TableRow, list[Issue]]:
    row = TableRow({}, sheet, index, headings.columns)
    issues: list[Issue] = []
    for position, column in headings.columns.items():
        cell = cells[position] if position < len(cells) else None
        try:
            value = plain_cell(cell, column.form, column.choices)
        except InvalidValueError as error:
            issues.append(cell_issue(sheet, cell_name(index, position), error.summary))
            continue
        if value is not None:
            put(row.plain, column.path, value)
    return row, [*issues, *_join_counts(row)]


def _join_counts(row: TableRow) -> Iterator[Issue]:
    """Make one value of the counts in two columns; a finding when that cannot be."""
    counts = [row.plain.pop(part) for part in _COUNTS if part in row.plain]
    if not counts:
        return
    name = row.cell("value")
    if len(counts) == 1:
        yield cell_issue(*name, message("one of the two counts is missing; a share needs both"))
    elif "value" in row.plain:
        yield cell_issue(*name, message("a value and its counts are both given; keep the counts"))
    else:
        row.plain["value"] = "/".join(map(format_number, counts))


def _gaps(
    row: TableRow, index: int, sheet: str, form: TableForm, headings: Headings
) -> Iterator[Issue]:
    """The cells of a row that are empty and must not be."""
    for position, column in headings.columns.items():
        path = "value" if column.path in _COUNTS else column.path
        if column.path in form.needed and path not in row.plain:
            reason = message(
                "the cell is empty; {heading} is needed", heading=f'"{column.heading}"'
            )
            yield cell_issue(sheet, cell_name(index, position), reason)


def put(plain: dict[str, Any], path: str, value: object) -> None:
    """Set the key at the dotted *path* of *plain*.

    >>> plain: dict[str, Any] = {}
    >>> put(plain, "participants.women", 55)
    >>> plain
    {'participants': {'women': 55}}
    """
    *steps, last = path.split(".")
    for step in steps:
        plain = plain.setdefault(step, {})
    plain[last] = value


def _lost(
    lost: Mapping[int, str], grid: Grid, form: TableForm, headings: Headings
) -> Iterator[Issue]:
    """Columns with something in them under a heading that is not known, or under none."""
    for position, cell in lost.items():
        if position not in headings.texts:
            yield cell_issue(grid.name, cell, message("the column has no heading"))
            continue
        name = cell_name(headings.row, position)
        yield unknown_heading(grid.name, name, headings.texts[position], form)


def unknown_heading(sheet: str, cell: str, text: str, form: TableForm) -> Issue:
    """The finding that nobody knows the heading *text* in *cell*."""
    known = [column.heading for column in form.columns if not column.rare]
    near = [name for name in known if ascii_key(name) == ascii_key(text[:_LONGEST_HEADING])]
    near += get_close_matches(text[:_LONGEST_HEADING], known, n=1)
    return UNKNOWN_HEADING.at(
        f"{sheet}!{cell}" if sheet else cell,
        place=place(sheet, cell),
        heading=f'"{printable(text, _LONGEST_HEADING)}"',
        nearest=message(" (did you mean {key}?)", key=near[0]) if near else "",
        known=", ".join(known),
    )
