"""Rules about tables: rows and columns add up, and shares follow.

The cells of a table in a text are parted by tabs or, as in Markdown, by strokes. A column is known
by its heading. The rows add up across (men and women to the total), the columns downwards to a last
line "Tổng cộng", and a column of shares follows from the counts or the figures beside it. Where the
rows are numbered like an outline, "Tổng số" is the sum of the groups "I", "II", or of the rows "1",
"2" where there are no groups, and a group that of its rows. That is told only where the numbers
leave no row out, and of groups only where most of them are the sums of their rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan._text import roman
from genderplan.auditing.figures import (
    are_near,
    part_above_total,
    sexes_differ,
    share_issues,
)
from genderplan.auditing.reading import AuditContext
from genderplan.auditing.sums import OVERLAPPING
from genderplan.errors import GenderplanError
from genderplan.formatting import parse_number
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Percent, Ratio
from genderplan.stated_shares import ShareAgreement, compare_share

COLUMN_DIFFERS: Final = IssueKind(
    "GP610",
    Severity.WARNING,
    mark("the column {column} adds up to {sum}, but {total} stands in the line {line}"),
    mark("Check the figures of the column and the total."),
)
# Headings of columns, in small letters and without what stands in brackets.
_HEADS: Final = {
    "men": spaced(r"(?:số )?nam(?: giới)?"),
    "women": spaced(r"(?:(?:số|trong đó|trong đó:) )?(?:phụ )?nữ(?: giới)?"),
    "total": spaced(r"tổng(?: số| cộng)?(?: (?:người|cán bộ|đại biểu|lượt))?|cộng|chung"),
    "share": spaced(r"(?:tỷ|tỉ) (?:lệ|trọng)(?: nữ)?(?:\s?%)?|nữ chiếm|%(?: nữ)?"),
}
# Below "Nữ": how many they are.
_AMOUNT: Final = spaced(r"(?:số )?(?:lượng|người)|sl")
# Over several columns: no more than that they are counted, or parts of what stands beside them.
_ADDS_NOTHING: Final = spaced(
    r"|trong đó:?|chia ra|số (?:lượng|người)(?: tham (?:gia|dự))?|số liệu|kết quả(?: thực hiện)?"
    r"|thực hiện|(?:chia )?theo giới(?: tính)?"
)
_RUNNING: Final = lazy(r"(?:s?tt|số tt)\.?", re.IGNORECASE)  # heads the numbers of rows
# The first words of a line that holds the sums of the columns above it.
_SUM_LINE: Final = spaced(r"(?:tổng(?: (?:cộng|số|chung))?|cộng)(?!\w)", re.IGNORECASE)
_RULE_LINE: Final = lazy(r"[\s|:+-]{3,}")
_BRACKET: Final = lazy(r"\s*\([^)]*\)|\*")
_LEAST_ROWS: Final = 2
_TALLEST: Final = 3  # rows of headings
_SEXES: Final = ("men", "women")
_SEX_COLUMNS: Final = ("men", "women", "total")  # of one group when they stand side by side
_DONE_COLUMNS: Final = ("planned", "done", "share")
_LONGEST_NUMBER: Final = 20


class Row(NamedTuple):
    """A line of a table with its cells and its place in the text."""

    cells: tuple[str, ...]
    span: tuple[int, int]


def tables_in(text: str) -> Iterator[list[Row]]:
    """The tables of a text: lines with cells that follow each other."""
    rows: list[Row] = []
    position = 0
    for line in text.splitlines(keepends=True) if "\t" in text or "|" in text else ():
        bare = line.strip("\r\n")
        if "\t" in bare or bare.count("|") >= _LEAST_ROWS:
            joint = "\t" if "\t" in bare else "|"
            inner = bare.strip().removeprefix("|").removesuffix("|") if joint == "|" else bare
            if not _RULE_LINE.fullmatch(bare):
                span = (position, position + len(bare.rstrip()))
                rows.append(Row(tuple(cell.strip(" *") for cell in inner.split(joint)), span))
        elif rows:
            yield _filled(rows)
            rows = []
        position += len(line)
    if rows:
        yield _filled(rows)


def _filled(rows: list[Row]) -> list[Row]:
    """The rows of a table, with the blanks of a line of sums whose first cells were merged.

    So they are below the running numbers of rows, where the line has none.
    """
    width = len(rows[0].cells)
    if not _RUNNING.fullmatch(rows[0].cells[0]):
        return rows
    return [
        row._replace(cells=(row.cells[0], *[""] * (width - len(row.cells)), *row.cells[1:]))
        if _LEAST_ROWS <= len(row.cells) < width and _SUM_LINE.match(row.cells[0])
        else row
        for row in rows
    ]


def _columns(cells: Sequence[str]) -> Mapping[str, int]:
    """What each column of a line of headings holds, and where it stands."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if name := _held_below(cell):
            found.setdefault(name, at)
    return found


def _bare(heading: str) -> str:
    """A heading in small letters, without what stands in brackets."""
    return " ".join(_BRACKET.sub("", heading.lower()).split())


def _held_below(heading: str) -> str:
    """What a column with that heading holds; empty where it is none of people or their share."""
    words = _bare(heading)
    return next((name for name, form in _HEADS.items() if form.fullmatch(words)), "")


def _groups(heads: Sequence[Row]) -> Iterator[tuple[Mapping[str, int], bool]]:
    """The columns that belong together (a total, women and men, a share); if the share says women.

    They stand below one heading, "Năm 2024", or below none; "Trong đó" adds nothing to what stands
    beside it. A second column of a kind begins another group.
    """
    group: dict[str, int] = {}
    known, of_women = "", False
    for at in range(max(len(row.cells) for row in heads)):
        *above, words = _headings_down_to(heads, at)
        name = _held_below(words)
        sex = _held_below(above[-1]) if above else ""
        if name in {"", "share"} and sex in _SEXES:  # "Số lượng", "Tỷ lệ" below "Nữ"
            name = sex if _AMOUNT.fullmatch(words) else name if sex == "women" else ""
            words = f"{above.pop()} {words}"
        over = " ".join(above)
        if name and (name in group or over != known):
            yield group, of_women
            group, known, of_women = {}, over, False
        if name:
            group[name] = at
            of_women = of_women or (name == "share" and "nữ" in words)
    yield group, of_women


def _headings_down_to(heads: Sequence[Row], at: int) -> list[str]:
    """The headings over a column that say something of it, and its own, the lowest."""
    level = max((i for i, row in enumerate(heads) if any(row.cells[at : at + 1])), default=0)
    own, *above = (_bare(_heading_over(row, at)) for row in reversed(heads[: level + 1]))
    return [*(each for each in reversed(above) if each != own and _says_of_what(each)), own]


def _says_of_what(heading: str) -> bool:
    return _ADDS_NOTHING.fullmatch(heading) is None


def number_in(cell: str) -> int | Decimal | None:
    """The number that alone stands in a cell."""
    try:
        return parse_number(cell.removesuffix("%").strip()) if len(cell) < _LONGEST_NUMBER else None
    except GenderplanError:
        return None


def tables_add_up(context: AuditContext) -> Iterator[Issue]:
    """Rows, columns and shares of a table agree with its total lines and total columns."""
    for rows in tables_in(context.text):
        at = next((at for at, row in enumerate(rows) if _is_heads(row)), None)
        if at is not None:
            yield from _people_issues(rows, at)
        yield from _column_issues(rows[: (at or 0) + 1], rows[(at or 0) + 1 :])
        heads, body = headings(rows)
        yield from _counted_shares(heads, body)
        yield from _done_shares(heads, body)


def _is_heads(row: Row) -> bool:
    return not _has_figures(row) and len(_columns(row.cells)) >= _LEAST_ROWS


def _has_figures(row: Row) -> bool:
    return any(number_in(cell) is not None for cell in row.cells)


def _people_issues(rows: Sequence[Row], at: int) -> Iterator[Issue]:
    """People and their shares, below headings of which those at *at* name two columns or more."""
    below = at + 1
    # A row of headings below begins with an empty cell, that of the numbers or names of rows.
    while below < len(rows) and not rows[below].cells[0] and not _has_figures(rows[below]):
        below += 1
    heads = [_aligned(row, rows[below - 1]) for row in rows[max(below - _TALLEST, 0) : below]]
    for columns, of_women in _groups(heads):
        for row in rows[below:]:
            if not _is_numbering(row):
                yield from _row_issues(row, columns, of_women=of_women)


def _aligned(row: Row, below: Row) -> Row:
    """A row of headings up to what is known to stand in its place.

    Where a table was pasted, a heading over several columns is one cell, and the cells behind it
    do not stand above their own.
    """
    if len(row.cells) >= len(below.cells):
        return row
    first = next((at for at, cell in enumerate(below.cells) if cell), 0)
    return row._replace(cells=row.cells[: first + 1])


def _is_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: "1 | 2 | 3", "A | B | (1) | (2) | (3=2/1)"."""
    cells = [cell.strip("()").partition("=")[0].strip() for cell in row.cells if cell]
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    letters = len(cells) - len(numbers)
    is_row = len(numbers) >= _LEAST_ROWS and all(len(cell) == 1 for cell in cells[:letters])
    return is_row and numbers == [*range(numbers[0], numbers[0] + len(numbers))]


def _row_issues(row: Row, columns: Mapping[str, int], *, of_women: bool) -> Iterator[Issue]:
    held = {
        name: value
        for name, at in columns.items()
        if at < len(row.cells) and (value := number_in(row.cells[at])) is not None
    }
    whole = {name: value for name, value in held.items() if isinstance(value, int)}
    places = [columns[name] for name in _SEX_COLUMNS if name in whole]
    if {"women", "total"} <= set(whole) and max(places) - min(places) < len(_SEX_COLUMNS):
        women, total = whole["women"], whole["total"]
        men = whole.get("men", total - women)
        if men < 0:
            above = part_above_total(women, total, row.span)
            yield attrs.evolve(above, severity=Severity.WARNING)
            return
        if men + women != total:
            yield sexes_differ(women, men, total, row.span)
            return
    # Without a column of all or of men it is not known what the women are a share of.
    total = whole.get("total") or (whole.get("women", 0) + whole["men"] if "men" in whole else 0)
    if "share" not in held or "women" not in whole or total < max(whole["women"], 1):
        return
    share = compare_share(Percent(held["share"]), Ratio(whole["women"], total))
    # In a column headed only "Tỷ lệ" the share may be that of the men.
    if of_women or share.agreement is not ShareAgreement.OTHER_BASE:
        wrong = share.agreement is ShareAgreement.WRONG
        severity = Severity.WARNING if wrong and not of_women else None
        yield from share_issues(share, row.span, severity)


# The mark of a group of rows, or of a part of one, whose figures stand twice: "I", "A", "1.2".
_GROUP: Final = lazy(r"[IVX]{1,4}|[A-HĐ]|[0-9]{1,2}\.[0-9]{1,2}|-")
# A row that is a part of the row above it: "Trong đó: nữ".
_PART: Final = spaced(r"(?:trong đó|[-+])(?!\w)", re.IGNORECASE)
# Columns whose figures are no amounts: shares, means, years, codes; not "Vốn năm 2023".
_NO_AMOUNTS: Final = spaced(r"%|lệ|bình quân|trung bình|năm(?! [12])|tt|mã|đơn giá", re.IGNORECASE)
_RATES: Final = lazy(r"%|lệ|bình quân|trung bình", re.IGNORECASE)


def _column_issues(above: Sequence[Row], body: Sequence[Row]) -> Iterator[Issue]:
    """A last line "Tổng cộng" holds the sum of each column of figures above it.

    The headings *above* end with the one right over the figures.
    """
    heads = above[-1]
    if len(body) <= _LEAST_ROWS or not any(map(_SUM_LINE.match, body[-1].cells[:2])):
        return
    *lines, last = body
    numbered = _RUNNING.fullmatch(heads.cells[0])
    if any(
        _SUM_LINE.match(row.cells[0])
        or (numbered and _GROUP.fullmatch(row.cells[0]))
        or any(map(_PART.match, row.cells[:2]))
        for row in lines
    ):
        return  # some lines are sums of others
    if any(len(row.cells) != len(heads.cells) for row in body):
        return  # cells are joined, so that it is not known which stands under which
    line = next(cell for cell in last.cells[:2] if _SUM_LINE.match(cell))
    for at, head in enumerate(heads.cells[1:], start=1):
        total, summed = number_in(last.cells[at]), _summed([row.cells[at] for row in lines])
        if None in (total, summed) or total == summed:
            continue
        if _NO_AMOUNTS.search(head) or any(_RATES.search(_heading_over(row, at)) for row in above):
            continue
        yield COLUMN_DIFFERS.at(
            span=last.span, column=head, sum=summed, total=Decimal(total or 0), line=line
        )


def _heading_over(row: Row, at: int) -> str:
    """The heading over a column; of a merged one, the cells behind the first are blank."""
    return next((cell for cell in reversed(row.cells[: at + 1]) if cell), "")


def _summed(cells: Sequence[str]) -> Decimal | None:
    """The sum of a column; None where a cell holds anything but a figure or a blank."""
    figures = [number_in(cell) for cell in cells if cell not in {"", "-", "–"}]
    known = [Decimal(each) for each in figures if each is not None]
    return sum(known, Decimal()) if len(known) == len(figures) >= _LEAST_ROWS else None


# Counts that fill a cell: "712/2.850". Not "9/33 (27,3%)", "15/11/2025".
_COUNTS: Final = lazy(r"(?P<part>[0-9][0-9.]{0,10})\s?/\s?(?P<whole>[0-9][0-9.]{0,10})")
# A column of shares: "Tỷ lệ (%)", "Tỷ lệ % so KH", "Đạt (%)"; of changes: "Tăng, giảm (%)", "So với
# năm 2024 (%)"; of a plan: "% so với kế hoạch", "Đạt tỷ lệ so KH (%)".
_SHARES: Final = spaced(r"%|(?<!\w)(?:tỷ|tỉ) (?:lệ|trọng)(?!\w)")
_CHANGES: Final = spaced(r"(?<!\w)(?:tăng|giảm|cùng kỳ|so với (?!kh|kế|ct|chỉ))")
_OF_PLAN: Final = spaced(
    r"(?<!\w)(?:so (?:với )?|đạt.{0,12} |thực hiện )(?:kh|kế hoạch|ct|chỉ tiêu)(?!\w)"
)
PLANNED: Final = spaced(
    r"(?:(?:số|mức|chỉ tiêu|mục tiêu) )?(?:kế hoạch|kh|chỉ tiêu|mục tiêu|được giao)(?: (?:giao"
    r"|đề ra|phấn đấu|được giao|năm|cả năm))*(?: 20[0-9]{2})?"
)
DONE: Final = spaced(
    r"(?:kết quả|thực hiện|th|đã thực hiện|đạt được)(?: (?:thực hiện|đạt được|đạt|năm"
    r"|[0-9]{1,2} tháng|đầu năm|cả năm))*(?: 20[0-9]{2})?"
)


def headings(rows: Sequence[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """The headings of a table in small letters, each with those above it, and the rows below them.

    A heading over several columns is written over the first, the others are blank. Rows of another
    width are left out.
    """
    size = next((at for at, row in enumerate(rows) if any(map(_is_figure, row.cells))), len(rows))
    width = len(rows[0].cells)
    above = [row.cells for row in rows[:size] if len(row.cells) == width]
    heads = tuple(" ".join(" ".join(each).lower().split()) for each in zip(*above, strict=True))
    return heads, [row for row in rows[size:] if len(row.cells) == len(heads)]


def _is_figure(cell: str) -> bool:
    return number_in(cell) is not None or _COUNTS.fullmatch(cell) is not None


def _counted_shares(heads: Sequence[str], body: Sequence[Row]) -> Iterator[Issue]:
    """A share follows from the counts in the cell before it: "712/2.850", "25,0"."""
    for at, head in enumerate(heads[1:], start=1):
        if not _SHARES.search(head) or _CHANGES.search(head) or _OF_PLAN.search(head):
            continue
        for row in body:
            counts, stated = _COUNTS.fullmatch(row.cells[at - 1]), number_in(row.cells[at])
            if counts is None or stated is None:
                continue
            part, whole = number_in(counts["part"]), number_in(counts["whole"])
            if isinstance(part, int) and isinstance(whole, int) and 0 < part <= whole:
                share = compare_share(Percent(stated), Ratio(part, whole))
                yield from share_issues(share, row.span)


def _done_shares(heads: Sequence[str], body: Sequence[Row]) -> Iterator[Issue]:
    """In "Kế hoạch", "Thực hiện", "Tỷ lệ %" the share is what was done of what was planned.

    A heading that does not say so ("Tỷ lệ %") is believed where another row agrees, or in a table
    of one row.
    """
    bare = [" ".join(_BRACKET.sub("", head).split()) for head in heads]
    planned = [at for at, head in enumerate(bare) if PLANNED.fullmatch(head)][-1:]
    done = [at for at, head in enumerate(bare) if DONE.fullmatch(head)]
    if len(done) != 1 or planned != [done[0] - 1] or done[0] + 1 >= len(heads):
        return
    head = heads[done[0] + 1]
    if not _SHARES.search(head) or _CHANGES.search(head):
        return
    shares = []
    for row in body:
        cells = map(number_in, row.cells[planned[0] : done[0] + 2])
        figures = [figure for figure in cells if figure is not None]
        if len(figures) == len(_DONE_COLUMNS) and figures[0] > 0:
            plan, result, stated = figures
            shares.append((row, compare_share(Percent(stated), Ratio(result, plan))))
    agree = any(share.agreement is ShareAgreement.ROUNDED for _, share in shares)
    sure = _OF_PLAN.search(head) is not None or agree
    for row, share in shares if sure or len(shares) == 1 else ():
        if share.agreement in {ShareAgreement.WRONG, ShareAgreement.OTHER_BASE}:
            wrong = attrs.evolve(share, agreement=ShareAgreement.WRONG)
            yield from share_issues(wrong, row.span, None if sure else Severity.WARNING)


_ROMAN: Final = tuple(map(roman, range(1, 40)))
_NUMBER: Final = lazy(r"[0-9]{1,3}")
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
        whole = [each for each in sums if _SUM_LINE.match(_name(each.row))]
        groups = [each for each in sums if each not in whole]
        adding = sum(each.added == each.total for each in groups)
        told = whole if adding < _LEAST_ADDING * len(groups) else sums
        for each in told:
            if (
                each.added != each.total
                and are_near(each.added, each.total)
                and not _is_divided_otherwise(each)
            ):
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
    if _SUM_LINE.match(mark) or (not mark and _SUM_LINE.match(_name(row))):
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
    return [row for row, _ in parts] if in_order and len(parts) >= _LEAST_ROWS else []


def _sums(heads: Row, row: Row, parts: Sequence[Row]) -> Iterator[_Sum]:
    for at, head in enumerate(heads.cells[1:], start=1):
        total, added = number_in(row.cells[at]), _summed([each.cells[at] for each in parts])
        if total is not None and added is not None and not _NO_AMOUNTS.search(head):
            yield _Sum(row, parts, head, Decimal(total), added)


def _is_divided_otherwise(each: _Sum) -> bool:
    """Whether the rows may overlap, or the figures of the column are none that add up."""
    cells = (cell for row in each.parts for cell in row.cells)
    overlap = not _OF_MONEY.search(each.head) and any(map(_OVERLAP.search, cells))
    return overlap or _NOT_ADDED.search(each.head) is not None


TABLE_RULES: Final = (tables_add_up, totals_above_their_parts_add_up)
