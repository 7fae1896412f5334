"""Tables whose rows are numbered like an outline: a total or a group stands above its parts.

"Tổng số" is the sum of the groups "I", "II", or of the rows "1", "2" where there are no groups, and
a group that of its rows. It is told only in tables whose numbers leave no row out, and of groups
only where most of them are the sums of their rows.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._text import roman
from genderplan.auditing.reading import AuditContext
from genderplan.auditing.sums import OVERLAPPING
from genderplan.auditing.tables import (
    COLUMN_DIFFERS,
    NO_AMOUNTS,
    SUM_LINE,
    Row,
    number_in,
    tables_in,
)
from genderplan.issues import Issue

_ROMAN: Final = tuple(map(roman, range(1, 40)))
_NUMBER: Final = lazy(r"[0-9]{1,3}")
_NEARLY: Final = (Fraction(3, 4), Fraction(4, 3))  # sums that are meant to be the total
_LEAST_PARTS: Final = 2
_LEAST_ADDING: Final = Fraction(2, 3)  # of the groups, that are the sums of their rows
# The name of a row that counts some of those in another row again: "Nữ", "Đảng viên", "Hộ nghèo".
# Not that of an office: "Ban Dân tộc", "Hội Phụ nữ".
_OVERLAP: Final = spaced(
    r"\A(?!(?:sở|ban|bộ|phòng|hội|trường|đoàn|văn phòng|ủy ban|đảng (?:ủy|uỷ|bộ))(?!\w))[^\n]*?"
    rf"(?<!\w)(?:{OVERLAPPING}|nghèo|làm chủ|khuyết tật|trong đó)(?!\w)",
    re.IGNORECASE,
)
# A column of money, in which each row has its own: "Kinh phí", "Vốn năm 2024". Not "Số hộ".
_OF_MONEY: Final = spaced(r"(?<!\w)(?:kinh phí|vốn|dự toán|ngân sách|đồng)(?!\w)", re.IGNORECASE)
# A column whose figures do not add up: "Xếp hạng", "Độ tuổi", "Mật độ (người/km2)", "Điểm". Not
# "Dưới 30 tuổi", "Số điểm trường", "Công chức hạng II".
_NOT_ADDED: Final = spaced(
    r"\A(?:độ )?tuổi|(?:\A|xếp |thứ )hạng(?! mục)|mật độ|năng suất|thu nhập|bình quân|nhiệt độ"
    r"|(?<!địa\s)(?<!thời\s)(?<!\w)điểm(?! trường)|/\s?(?:người|ha|hộ|km|tháng)(?!\w)",
    re.IGNORECASE,
)


class _Sum(NamedTuple):
    """A figure of a row, and what the same column of the rows below it adds up to."""

    row: Row
    parts: Sequence[Row]
    head: str
    total: Decimal
    added: Decimal


def totals_above_their_parts_add_up(context: AuditContext) -> Iterator[Issue]:
    """A total or a group that stands above its parts holds the sum of each column of them."""
    for rows in tables_in(context.text):
        heads, *body = (row for row in rows if len(row.cells) == len(rows[0].cells))
        levels = [_level(row) for row in body]
        if len(body) < len(rows) - 1 or None in levels or any(map(number_in, heads.cells)):
            continue
        sums = [
            each
            for at, row in enumerate(body)
            for each in _sums(heads, row, _parts(body[at:], levels[at:]))
        ]
        whole = [each for each in sums if SUM_LINE.match(_name(each.row))]
        groups = [each for each in sums if each not in whole]
        adding = sum(each.added == each.total for each in groups)
        told = whole if adding < _LEAST_ADDING * len(groups) else sums
        for each in told:
            if each.added != each.total and _is_near(each) and not _is_divided_otherwise(each):
                yield COLUMN_DIFFERS.at(
                    span=each.row.span,
                    column=each.head,
                    sum=each.added,
                    total=each.total,
                    line=_name(each.row),
                )


def _level(row: Row) -> tuple[int, int] | None:
    """The level of a row and its number there: (0, 0) of a total, (1, 2) of "II", (2, 3) of "3"."""
    mark = row.cells[0].rstrip(".")
    if SUM_LINE.match(mark) or (not mark and SUM_LINE.match(_name(row))):
        return 0, 0
    if mark in _ROMAN:
        return 1, _ROMAN.index(mark) + 1
    return (2, int(mark)) if _NUMBER.fullmatch(mark) else None


def _name(row: Row) -> str:
    return next((cell for cell in row.cells if cell), "")


def _parts(rows: Sequence[Row], levels: Sequence["tuple[int, int] | None"]) -> list[Row]:
    """The rows right below the first that are its parts; none where their numbers leave one out."""
    own, parts, kind = levels[0], [], None
    for row, level in zip(rows[1:], levels[1:], strict=True):
        if own is None or level is None or level[0] <= own[0]:
            break
        kind = level[0] if kind is None else kind
        if level[0] == kind:
            parts.append((row, level[1]))
        elif level[0] < kind:
            return []  # the first rows belong to no group
    in_order = [number for _, number in parts] == [*range(1, len(parts) + 1)]
    return [row for row, _ in parts] if in_order and len(parts) >= _LEAST_PARTS else []


def _sums(heads: Row, row: Row, parts: Sequence[Row]) -> Iterator[_Sum]:
    for at, head in enumerate(heads.cells):
        total = number_in(row.cells[at])
        cells = [each.cells[at] for each in parts if each.cells[at] not in {"", "-", "–"}]
        figures = [Decimal(each) for each in map(number_in, cells) if each is not None]
        is_whole = len(figures) == len(cells) >= _LEAST_PARTS
        if at and total is not None and is_whole and not NO_AMOUNTS.search(head):
            yield _Sum(row, parts, head, Decimal(total), sum(figures, Decimal()))


def _is_divided_otherwise(each: _Sum) -> bool:
    """Whether the rows may overlap, or the figures of the column are none that add up."""
    cells = (cell for row in each.parts for cell in row.cells)
    overlap = not _OF_MONEY.search(each.head) and any(map(_OVERLAP.search, cells))
    return overlap or _NOT_ADDED.search(each.head) is not None


def _is_near(each: _Sum) -> bool:
    return _NEARLY[0] <= Fraction(each.added) / Fraction(each.total or 1) <= _NEARLY[1]
