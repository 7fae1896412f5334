"""Which rows of a table are no data: totals, headings, parts of another row, comparisons, remarks.

A row is known by its name, by its number, by the sums of its figures, and by what it lacks: where
rows say who held an activity, when or where, one that does not is bare. A bare row whose figures
are the sums of others is their total or heading; bare rows whose sums are the figures of the row
above are its parts.
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import attrs

from genderplan._messages import Message, mark, message
from genderplan.serialization.lines import (
    DASH,
    LATER,
    OF_OTHERS,
    OF_YEAR,
    PART_OF,
    PLANS_OR_AIMS,
    REMARK,
    RESULTS,
    SHARE,
    Figures,
    Line,
    whole_of,
)

_HEADING: Final = mark("taken as the heading of the rows below")
_NO_SUM: Final = mark("taken as a heading, though its figures are not the sums of the rows")
_WRONG_TOTAL: Final = mark("taken as a total, though its figures are not the sums of the rows")
_ARABIC: Final = 2  # the level of 1, 2, 3
_FEWEST_SUMS: Final = 2  # rows; of one alone any equal row would be the sum
_FEWEST_SAME: Final = 2  # sums that a heading has where others are wrong
_LONGEST_PLACE: Final = 3  # words of a name that is but a place: "Tổ dân phố"
_MOST_PARTS: Final = 100  # rows; a longer list is no part of one row
_SURE: Final = 3  # rows, and figures, of which sums are not by chance
_FEWEST_DETAILED: Final = 2  # rows, and a third of them, that say who, when or where


@attrs.define
class _Sums:
    """The sums of the figures of rows, by column, while rows are added."""

    rows: int = 0
    sums: dict[int, int | Decimal] = attrs.Factory(dict)

    def add(self, figures: Figures) -> None:
        """Add a row."""
        self.rows += bool(figures)
        for at, figure in figures.items():
            self.sums[at] = self.sums.get(at, 0) + figure

    def are(self, figures: Figures, fewest: int) -> bool:
        """Whether *figures* are the sums of at least *fewest* rows, and not all are 0."""
        if self.rows < fewest or not any(figures.values()):
            return False
        return all(self.sums.get(at, 0) == figure for at, figure in figures.items())


@attrs.define
class Outline:
    """The rows of a table that are no data, each with the reason, and what is wrong with sums."""

    lines: Sequence[Line]
    reasons: dict[int, Message] = attrs.Factory(dict)
    faults: list[tuple[int, int, Message]] = attrs.Factory(list)
    """Row, column and what is wrong."""
    has_numbers: bool = False  # some rows are numbered
    has_figures: bool = False  # several rows have figures
    mostly_numbered: bool = False  # most rows with figures are numbered
    is_detailed: bool = False  # rows say who, when or where

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Outline":
        """The outline of the rows of a table, from the top down."""
        found = cls(lines, has_numbers=any(line.is_numbered for line in lines))
        counted = [line for line in lines if line.figures and not line.is_total]
        detailed = sum(line.has_details for line in counted)
        found.is_detailed = detailed >= max(_FEWEST_DETAILED, len(counted) / 3)
        found._refuse_years()
        found._mark(found._told_by_name())
        counted = [line for line in found._left() if line.figures and not line.is_total]
        found.has_figures = len(counted) > 1
        found.mostly_numbered = 2 * sum(line.is_numbered for line in counted) > len(counted)
        # Parts before headings: of both the sums are those of the rows below. Totals last, over the
        # rows that are left.
        for step in (
            found._planned,
            found._parts,
            found._groups,
            found._blocks,
            found._beside_totals,
            found._totals_and_headings,
        ):
            found._mark(step())
        return found

    def _mark(self, told: Iterator[tuple[Line, Message]]) -> None:
        self.reasons |= {line.index: reason for line, reason in told}

    def _left(self) -> list[Line]:
        """The rows that are data so far."""
        return [line for line in self.lines if line.index not in self.reasons]

    def _is_bare(self, line: Line) -> bool:
        """Whether a row lacks what others say: who, when or where."""
        return self.is_detailed and not line.has_details and not line.is_complete

    def _told_by_name(self) -> Iterator[tuple[Line, Message]]:
        """The rows that say something of other rows, by their names."""
        told = message("it tells a part of another row, or compares rows")
        in_parts = False
        owner: Line | None = None  # the row of which parts may be told
        for line in self.lines:
            tells_part = PART_OF.fullmatch(line.called) is not None
            # Below "Trong đó:" stand "+ Tại xã", "+ Tại thôn", in a numbered table without a mark
            # too; where all rows are marked, the next is one of them again.
            is_part = self.has_numbers or (line.is_marked and not (owner and owner.is_marked))
            is_below = not line.is_total and ((in_parts and is_part) or _leaves_out(line, owner))
            if self._is_own(line):
                in_parts, owner = False, line
            elif self._is_of_others(line) and not (tells_part and owner is None):
                # "Tổng số", and below it "Trong đó:", stand above the rows themselves.
                in_parts = tells_part and owner is not None and not owner.is_total
                yield line, told
            elif is_below:
                yield line, told
            else:
                in_parts, owner = False, line

    def _is_own(self, line: Line) -> bool:
        """Whether a row has a number, all that is needed, or says who, when or where."""
        if self.is_detailed and line.has_details:
            return True
        # "6. Tỷ lệ nữ (%)" is a share even with a number.
        is_share = "%" in line.called and SHARE.fullmatch(line.called) is not None
        if line.is_complete and line.level is None and PART_OF.fullmatch(line.called):
            return False  # "Trong đó: Thường trực" among results
        return (line.level not in {None, DASH} or line.is_complete) and not is_share

    def _is_of_others(self, line: Line) -> bool:
        """Whether the name of a row tells something of the others: a part, a plan, a share."""
        may_be_share = self._is_bare(line) or self.has_numbers
        is_share = may_be_share and SHARE.fullmatch(line.called) is not None
        return is_share or OF_OTHERS.fullmatch(line.called) is not None

    def _planned(self) -> Iterator[tuple[Line, Message]]:
        """The rows below a heading of what is planned, where another heads what was done."""
        heads = [(at, line) for at, line in enumerate(self.lines) if line.is_alone]
        has_results = any(RESULTS.search(line.name) for _, line in heads)
        ends = [*(at for at, _ in heads[1:]), *([len(self.lines)] if heads else ())]
        told = message("it stands below the heading of what was planned, not of what was done")
        for (at, line), end in zip(heads, ends, strict=True):
            is_plan = (
                PLANS_OR_AIMS.match(line.name) and not RESULTS.search(line.name) and has_results
            )
            is_later = LATER.match(line.name) and any(each.figures for each in self.lines[:at])
            if is_plan or is_later:
                yield from ((each, told) for each in self.lines[at:end])

    def _refuse_years(self) -> None:
        """Refuse the rows of several years, which would be added up."""
        years = [
            (line, found["year"])
            for line in self.lines
            if line.is_alone and (found := OF_YEAR.fullmatch(line.name))
        ]
        told = message("the rows below are of another year, and would be added up; keep one year")
        self.faults += [(line.index, 0, told) for line, year in years if year != years[0][1]]

    def _parts(self) -> Iterator[tuple[Line, Message]]:
        """The rows below another that are its parts: their sums are its figures.

        They lack who, when or where, or are named as parts are: "Thôn Đông", "Buổi 1", "Giáo viên".
        What is named so itself, or is a whole of units, heads its rows instead.
        """
        left = self._left()
        told = message("taken as a part of the row above, whose figures are the sums")
        for at, whole in enumerate(left):
            if not whole.figures or (not whole.has_details and self._is_place(whole)):
                continue
            parts: list[Line] = []
            sums = _Sums()
            for part in left[at + 1 : at + 1 + _MOST_PARTS]:
                lacks = whole.has_details and self._is_bare(part)
                is_part = lacks or (part.may_be_part and not part.has_details)
                if not is_part or not _is_deeper(part, whole):
                    break
                parts.append(part)
                sums.add(part.figures)
                # Parts may leave out the sessions.
                figures = {
                    column: figure
                    for column, figure in whole.figures.items()
                    if column in sums.sums
                }
                if len(figures) > 1 and sums.are(figures, _FEWEST_SUMS):
                    yield from ((each, told) for each in parts)
                    break

    @staticmethod
    def _is_place(line: Line) -> bool:
        """Whether a row is named by a unit or time alone: "Thôn Đông"; not "Lớp học làm cha"."""
        is_short = len(line.name.split()) <= _LONGEST_PLACE
        return (line.may_be_part and is_short) or whole_of(line.name) is not None

    def _groups(self) -> Iterator[tuple[Line, Message]]:
        """The lines above rows that are numbered deeper, whose sums they may have."""
        left = self._left()
        for at, line in enumerate(left):
            if line.level is None:
                continue
            below = list(_below(left, at))
            leaves = _leaves(below)
            # Below 1 may stand its parts, which have no number and are in the figures of 1.
            numbered = [row for row in leaves if row.level is not None]
            is_sum = bool(line.figures) and any(
                line.figures == _sums_of(rows, line.figures) for rows in (leaves, numbered)
            )
            is_title = not line.figures and line.cells == 1
            deeper = [row for row in below if row.level is not None and not row.may_be_total]
            is_short = any(row.figures for row in deeper) and not line.may_be_total
            if is_short and line.figures and not is_sum:
                reason = message(
                    "the line stands above rows that are numbered deeper, but its figures are "
                    "not their sums"
                )
                self.faults.append((line.index, min(line.figures), reason))
            # Rows without a number stand below a letter or a Roman number, not below 1, 2, 3.
            elif (deeper or (leaves and line.level < _ARABIC)) and (is_sum or is_title):
                yield line, message(_HEADING)

    def _blocks(self) -> Iterator[tuple[Line, Message]]:
        """The lines whose figures are the sums of the rows below, numbered in another way.

        However a form numbers its groups, "(I)", "Phần I", "*" or not at all: all of several
        figures are the sums of several rows, up to the next line that is numbered alike.
        """
        left = self._left()
        shapes = [
            line.shape or whole_of(line.name) or ("titled" if line.is_titled else "")
            for line in left
        ]
        heads: set[int] = set()
        for at in reversed(range(len(left))):  # communes before their district
            line = left[at]
            if not line.figures:
                continue
            is_sum = self._heads_detailed(left, at, heads) or _heads_alike(left, at, shapes, heads)
            if is_sum or self._nearly_heads(left, at, heads):
                heads.add(at)
                yield line, message(_HEADING if is_sum else _NO_SUM)

    def _heads_detailed(self, left: Sequence[Line], at: int, heads: Collection[int]) -> bool:
        """Whether a bare row has the sums of the rows below it that say who, when or where.

        Of one row alone only a heading by its look or its place has the figures.
        """
        line = left[at]
        fewest = 1 if line.is_titled or self._is_place(line) else _FEWEST_SUMS
        return any(sums.are(line.figures, fewest) for sums in self._detailed(left, at, heads))

    def _nearly_heads(self, left: Sequence[Line], at: int, heads: Collection[int]) -> bool:
        """Whether a bare row written as a heading has several of the sums of the rows below.

        One alone says nothing: "MÍT TINH" held once above a talk held once is an activity.
        """
        line = left[at]
        if not line.is_titled or line.is_total:
            return False
        *_, below = (_Sums(), *self._detailed(left, at, heads))
        same = [
            column
            for column, figure in line.figures.items()
            if figure and below.sums.get(column) == figure
        ]
        return len(same) >= _FEWEST_SAME

    def _detailed(self, left: Sequence[Line], at: int, heads: Collection[int]) -> Iterator[_Sums]:
        """The sums of the rows below a bare one, row by row, up to the next that is bare."""
        if not self._is_bare(left[at]) or _are_alike(left[at], left[at + 1 : at + 2]):
            return
        sums = _Sums()
        for later in range(at + 1, len(left)):
            if later in heads:
                continue
            if self._is_bare(left[later]):
                return
            sums.add(left[later].figures)
            yield sums

    def _beside_totals(self) -> Iterator[tuple[Line, Message]]:
        """The rows without which a total is the sum of the rows above, and with which not.

        They are the bare ones, or those that have the sums of rows below.
        """
        left = self._left()
        part = message("taken as a part of another row: without it the total is the sum")
        totals = [
            at for at, row in enumerate(left) if row.figures and (row.is_total or row.may_be_total)
        ]
        # Each total is of the rows since the one before; the last may be of all.
        windows = [(begin, at) for begin, at in pairwise([-1, *totals])]
        for begin, at in [*windows, *((-1, at) for at in totals[-1:])]:
            figures = left[at].figures
            rows = [row for row in left[begin + 1 : at] if row.figures and not row.is_total]
            if figures == _sums_of(rows, figures):
                continue
            bare = [row for row in rows if self._is_bare(row)]
            for apart, told in ((bare, part), (_wholes(rows), message(_HEADING))):
                without = {row.index for row in apart}
                rest = [row for row in rows if row.index not in without]
                if apart and figures == _sums_of(rest, figures):
                    yield from ((row, told) for row in apart)
                    break

    def _totals_and_headings(self) -> Iterator[tuple[Line, Message]]:
        """Totals below their rows, headings without figures, and remarks between the rows."""
        all_rows, since_total, numbered = _Sums(), _Sums(), _Sums()
        last = max((line.index for line in self.lines if line.figures), default=0)
        counted = sum(bool(line.figures) for line in self._left())
        behind_total = False
        for line in self._left():
            # A row that is named a total may be of a single row, as may "Cộng khối Đảng" without
            # a number among numbered rows; another needs several above.
            is_apart = line.may_be_total and self.mostly_numbered and not line.is_numbered
            fewest = 1 if line.is_total or is_apart else _FEWEST_SUMS
            is_sum = any(
                sums.are(line.figures, fewest) for sums in (all_rows, since_total, numbered)
            )
            # Three figures are not by chance the sums of three rows or more.
            is_sure = all_rows.are(line.figures, _SURE) and len({*line.figures.values()}) >= _SURE
            reason = self._reason(line, is_sum=is_sum, is_sure=is_sure)
            if reason is None and line.is_whole and line.figures and counted > _FEWEST_SUMS:
                wrong = message(
                    "it is named like the total of the rows, but its figures are not their sums; "
                    "correct it, or give it another name"
                )
                self.faults.append((line.index, min(line.figures), wrong))
            if line.is_alone and line.index > last and (reason is not None or behind_total):
                reason = message("taken as what stands below the table")
            if line.figures:
                behind_total = reason is not None
            if reason is not None:
                yield line, reason
                since_total = _Sums()  # behind a total the sums begin anew
                continue
            for sums in (all_rows, since_total, *((numbered,) if line.is_numbered else ())):
                sums.add(line.figures)

    def _reason(self, line: Line, *, is_sum: bool, is_sure: bool) -> Message | None:
        if not line.cells:
            return message("it has nothing but a number or a remark")
        if line.is_alone and REMARK.fullmatch(line.name):
            return message("taken as a remark between the rows")
        if line.is_alone and self._is_heading(line):
            return message("taken as the heading of the rows below, without figures")
        if line.is_total:
            is_right = is_sum or not line.figures
            return message("taken as a total") if is_right else message(_WRONG_TOTAL)
        # Among rows with numbers a total is the one without, whatever it is called; and a bare one
        # among rows that say who, when or where.
        is_apart = not line.texts or self.has_numbers or self._is_bare(line) or is_sure
        is_apart = is_apart and not (line.is_numbered or line.has_details)
        if is_sum and (line.may_be_total or is_apart):
            return message("taken as a total, because its figures are the sums of the rows")
        return None

    def _is_heading(self, line: Line) -> bool:
        """Whether a row without figures heads others: by the rows around it, or by its look.

        Among numbered rows it has no number, among those that say who, when or where it does not;
        else it is written as a heading, named as units and times are, or named by a total below.
        """
        if not self.has_figures:
            return False
        if self.mostly_numbered:
            return line.level is None
        looks = line.is_titled or line.may_be_part or self._is_bare(line)
        return looks or any(each.is_total and each.name.endswith(line.name) for each in self.lines)


def _are_alike(line: Line, after: Sequence[Line]) -> bool:
    """Whether the row after a numbered one stands as deep: it is no row below it."""
    return line.level not in {None, DASH} and any(row.level == line.level for row in after)


def _is_deeper(part: Line, whole: Line) -> bool:
    """Whether a row with figures may be a part of one above, by its number."""
    if not part.figures or part.is_total:
        return False
    return part.level is None or whole.level is None or part.level > whole.level


def _wholes(lines: Sequence[Line]) -> list[Line]:
    """The rows that have the sums of several rows right below them."""
    found = []
    for at, whole in enumerate(lines):
        sums = _Sums()
        for row in lines[at + 1 : at + 1 + _MOST_PARTS]:
            sums.add(row.figures)
            if any(sums.sums.get(column, 0) > figure for column, figure in whole.figures.items()):
                break
            if sums.are(whole.figures, _FEWEST_SUMS):
                found.append(whole)
                break
    return found


def _leaves_out(line: Line, owner: Line | None) -> bool:
    """Whether a row has some of the figures of a numbered row above it: "Nữ sinh", 20 women."""
    if owner is None or not owner.is_numbered:
        return False
    return bool(line.figures) and line.figures.keys() < owner.figures.keys()


def _below(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """The rows below one with a number, up to the next that does not stand deeper."""
    level = lines[at].level
    for later in range(at + 1, len(lines)):
        row = lines[later]
        if row.level is not None and level is not None and row.level <= level:
            return
        yield row


def _leaves(lines: Sequence[Line]) -> list[Line]:
    """The rows that are no totals and stand above none that is numbered deeper."""
    levels = [line.level for line in lines]
    heads = {
        at
        for at, (level, after) in enumerate(pairwise(levels))
        if level is not None and after is not None and after > level
    }
    return [line for at, line in enumerate(lines) if at not in heads and not line.is_total]


def _sums_of(lines: Sequence[Line], columns: Figures) -> Figures:
    return {at: sum(line.figures.get(at, 0) for line in lines) for at in columns}


def _heads_alike(
    left: Sequence[Line], at: int, shapes: Sequence[str], heads: Collection[int]
) -> bool:
    """Whether a row has the sums of those up to the next that is numbered, or named, alike."""
    after = range(at + 1, len(left))
    below = range(at + 1, next((row for row in after if shapes[row] == shapes[at]), len(left)))
    rows = [left[row] for row in below if row not in heads and not left[row].is_total]
    # Of one commune alone the figures of its district are the sums, too.
    is_level = shapes[at] in {"all", "district"} and all(
        shapes[row] or left[row].is_total for row in below
    )
    figures = left[at].figures
    several = (
        len(rows) >= (1 if is_level else _FEWEST_SUMS) and sum(map(bool, figures.values())) > 1
    )
    return several and figures == _sums_of(rows, figures)
