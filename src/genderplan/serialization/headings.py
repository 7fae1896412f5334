"""The headings of a table.

Headings may stand in up to three rows below titles, merged or not, in any order. A unit of measure
stands in the heading, in the merged heading above it, or in a line above the table.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple, TypeAlias

import attrs

from genderplan._messages import Message, mark, message
from genderplan._text import ascii_key, one_letter_apart
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue
from genderplan.plans.activities import ActivityKind, kind_named
from genderplan.serialization.cell_forms import MEASURES, CellForm, is_blank
from genderplan.serialization.cells import (
    Cell,
    Grid,
    HeadingUnit,
    Measure,
    Place,
    bracketed,
    cell_name,
    cells_in,
    line_unit,
    plain_heading,
    small,
    units_in,
    without_unit,
)
from genderplan.serialization.faults import printable
from genderplan.serialization.lines import (
    NUMBERED,
    OFFICE,
    RESTRICTS,
    TOTAL,
    Heading,
    heading_texts,
    names_year,
    number_columns,
    without_year,
    year_in,
)
from genderplan.serialization.table_forms import (
    NUMBER_HEADINGS,
    TABLES,
    Column,
    TableForm,
    heading_key,
)

_DEEPEST: Final = 3000  # the lowest row in which a table may begin
_DEEPEST_UNIT: Final = 40  # how far above a table its unit of measure may stand
_TALLEST: Final = 3  # rows of headings
_YEAR: Final = 4  # digits
_FEWEST: Final = 2  # columns that make a table
_LONGEST_SHOWN: Final = 60
_SHORT: Final = 5  # letters; with another one "ĐVT" is "Đợt"
_TOLD_BY: Final = 40  # rows that tell what a table is of
INTO_HEADINGS: Final = mark("write this unit into the headings of the columns that have it")
"""What to do with a unit that is said of single rows."""
# "triệu đồng/lớp" is what one costs; "triệu đồng/năm" may be the cost of the year.
_ONE_EACH: Final = re.compile(r"/(?!\s*năm)", re.IGNORECASE)
# What of several columns below one heading is the one that counts.
_DONE: Final = re.compile(
    r"(?:kết quả |đã |số )?thực hiện(?: được)?|kết quả|số lượng|tổng(?: số| cộng)?|cộng"
)
_REMARKS: Final = frozenset({heading_key("Ghi chú")})


@attrs.frozen
class Headings:
    """Where the headings of a table were found: the columns by position, the rows they take.

    ``texts`` are the headings that nobody knows, ``numbers`` and ``remarks`` the columns with the
    numbers of the rows and with remarks, ``units`` the units of measure of columns, ``issues`` what
    is wrong with the headings, ``names`` all headings as they are written. They are unsure where
    words above columns may say that these do not count.
    """

    columns: Mapping[int, Column]
    texts: Mapping[int, str]
    numbers: tuple[int, ...]
    remarks: tuple[int, ...]
    top: int
    row: int
    units: Mapping[int, HeadingUnit] = attrs.Factory(dict)
    issues: tuple[Issue, ...] = ()
    names: Mapping[int, str] = attrs.Factory(dict)
    is_unsure: bool = False

    def place(self, sheet: str, row: int, position: int) -> Place:
        """Where a cell below these headings stands, with the heading as it is written there."""
        heading = " ".join(self.names.get(position, "").split())[:_LONGEST_SHOWN]
        return Place(sheet, cell_name(row, position), printable(heading))

    @property
    def below(self) -> int:
        """The first row of the table itself."""
        return self.row + 1

    def filled(self, cells: tuple[Cell, ...]) -> dict[int, Cell]:
        """The cells of a row that say something, but for its number and remarks."""
        return {
            position: cell
            for position, cell in enumerate(cells)
            if not is_blank(cell) and position not in self.numbers and position not in self.remarks
        }

    def are_numbered_by(self, cells: Mapping[int, Cell]) -> bool:
        """Whether the cells of a row number the columns: (1), (2), (3), or A, B, 1, 2."""
        return set(self.columns) <= set(cells) and number_columns(cells.values())


Found: TypeAlias = tuple[TableForm, Headings]


def find_headings(grid: Grid, forms: Sequence[TableForm], year: str = "") -> Iterator[Found]:
    """The tables in *grid* with their headings, from the top down, in a paper of a *year*.

    Where a row could begin several tables, the one is taken that the sheet is named after, else the
    one of which most columns are there.
    """
    known = {key for form in forms for key in form.by_key}
    likely = [_has_heading(row, known) for row in grid.rows[:_DEEPEST]]
    top = above = 0
    while top < len(likely):
        is_likely = any(likely[top : top + _TALLEST])
        found = _best(grid, forms, top, (above, year)) if is_likely else None
        if found is None:
            top += 1
            continue
        yield found
        top = above = found[1].below


def _has_heading(row: tuple[Cell, ...], known: Container[str]) -> bool:
    return any(
        heading_key(each) in known or heading_key(without_unit(each)[0]) in known
        for cell in row
        if isinstance(cell, str)
        for each in (cell, without_year(cell)[0])
    )


def _best(
    grid: Grid, forms: Sequence[TableForm], top: int, within: tuple[int, str]
) -> Found | None:
    """The table whose headings begin at row *top* or, if they say more, within two rows below.

    *within* are the row below the table before, and the year of the paper.
    """
    blocks = list(_blocks(grid, top, within))
    if not any(_headings_in(grid, *each) for each in product(forms, blocks)):
        return None
    for first in range(top + 1, top + _TALLEST):
        if not any(map(_has_figures, grid.rows[top:first])):
            blocks += _blocks(grid, first, within)
    found = [
        (form, headings)
        for form, block in product(forms, blocks)
        if (headings := _headings_in(grid, form, block)) is not None
    ]
    form, headings = max(found, key=lambda each: _score(grid, *each))
    return form, _with_units(headings, grid, within[0])


class _Block(NamedTuple):
    """Rows that may be headings: the first, the last, and the heading of each column.

    ``year`` is that of the table; empty where nothing tells it.
    """

    top: int
    bottom: int
    headings: dict[int, Heading]
    year: str = ""


def _blocks(grid: Grid, top: int, within: tuple[int, str]) -> Iterator[_Block]:
    """The rows from *top* on that may be headings: one, two or three."""
    above, year = within
    lines = (str(cell) for row in grid.rows[above:top] for cell in row if cell is not None)
    year = year_in("\n".join(map(small, (grid.name, *lines)))) or year
    for height in range(1, _TALLEST + 1):
        rows = grid.rows[top : top + height]
        is_heading = len(rows) == height and any(isinstance(cell, str) for cell in rows[-1])
        if is_heading and (height == 1 or not any(map(_is_no_heading, rows))):
            yield _Block(top, top + height - 1, dict(heading_texts(rows)), year)


def _is_no_heading(row: tuple[Cell, ...]) -> bool:
    return not cells_in(row) or _has_figures(row)


def _score(
    grid: Grid, form: TableForm, headings: Headings
) -> tuple[bool, bool, bool, bool, int, float, int]:
    """How well headings fit a table: the name of the sheet goes before the number of columns.

    Offices are no events, and headings that go on in the next row are not whole. Of two forms
    with as many columns the one fits of which less is missing, of two heights the lower.
    """
    columns = len(headings.columns)
    usual = sum(not column.rare for column in form.columns)
    height = headings.below - headings.top
    is_whole = not _goes_on(grid, headings)
    fits = form.name != "events" or not _names_offices(grid, headings)
    return (
        is_titled(grid, form) or _is_captioned(grid, form, headings.top),
        fits,
        is_whole,
        not headings.is_unsure,
        columns - len(headings.texts),
        columns / usual,
        -height,
    )


def _is_captioned(grid: Grid, form: TableForm, top: int) -> bool:
    """Whether the line above the headings is the official title of a table: "1. Tổ chức …"."""
    texts = [cell for cell in grid.rows[top - 1] if isinstance(cell, str)] if top else []
    plain = NUMBERED.sub("", texts[0], count=1) if len(texts) == 1 else ""
    return bool(plain) and heading_key(plain) in set(map(heading_key, form.titles))


def _names_offices(grid: Grid, headings: Headings) -> bool:
    """Whether a table of names and people has offices in place of events: "Cấp ủy", "Chủ tịch"."""
    paths = {column.path.partition(".")[0]: at for at, column in headings.columns.items()}
    if set(paths) != {"name", "participants"}:
        return False
    rows = range(headings.below, min(headings.below + _TOLD_BY, len(grid.rows)))
    cells = [grid.at((row, paths["name"])) for row in rows]
    names = [cell for cell in cells if isinstance(cell, str) and not TOTAL.fullmatch(small(cell))]
    are_events = any(kind_named(name) is not ActivityKind.OTHER for name in names)
    offices = sum(OFFICE.match(small(name)) is not None for name in names)
    return not are_events and 2 * offices > len(names)


def _goes_on(grid: Grid, headings: Headings) -> bool:
    """Whether the row below has nothing but texts below empty headings and beside them."""
    if headings.below >= len(grid.rows):
        return False
    below, above = cells_in(grid.rows[headings.below]), cells_in(grid.rows[headings.row])
    named = {at for at, column in headings.columns.items() if column.path == "name"}
    is_texts = all(isinstance(cell, str) for cell in below.values())
    is_own = {at for at in below if below[at] != above.get(at)}
    is_more = not is_own.issubset(above) or all(map(names_year, below.values()))
    return is_texts and bool(is_own) and is_own.isdisjoint(named) and is_more


def _has_figures(row: tuple[Cell, ...]) -> bool:
    """Whether a row has figures that are no years, and so is none of headings."""
    figures = (str(cell).strip() for cell in row if isinstance(cell, str | int | Decimal))
    return any(figure.isdigit() and len(figure) != _YEAR for figure in figures)


def is_titled(grid: Grid, form: TableForm) -> bool:
    """Whether the sheet is named after the table *form*."""
    return heading_key(grid.name) in set(map(heading_key, form.titles))


def _headings_in(grid: Grid, form: TableForm, block: _Block) -> Headings | None:
    """The headings of the table *form* in these rows; None where they are not enough for it."""
    top, bottom, headings, _ = block
    columns, again = _columns(form, block)
    others = {at: heading for at, heading in headings.items() if at not in columns}
    if not _are_enough(form, columns):
        # What is known by itself, and not with the words above it.
        unsure = {at: known for at in others if (known := form.named(others[at].text))}
        again = {at: _of_what(headings[at].whole) for at in unsure} | again
        first = {column.path: at for at, column in reversed(unsure.items())}
        columns |= {at: unsure[at] for at in first.values()}
    if not _are_enough(form, columns):
        return None
    numbers = tuple(
        at for at, other in others.items() if heading_key(other.text) in NUMBER_HEADINGS
    )
    remarks = tuple(at for at, other in others.items() if heading_key(other.text) in _REMARKS)
    told = {*columns, *again, *numbers, *remarks}
    texts = {at: other.whole for at, other in others.items() if at not in told}
    issues = tuple(
        Place(grid.name, cell_name(bottom, at), headings[at].written[-1]).issue(reason)
        for at, reason in again.items()
    )
    is_unsure = any(len(headings[at].written) > 1 for at in again)
    return Headings(
        columns, texts, numbers, remarks, top, bottom, issues=issues, is_unsure=is_unsure
    )


def _columns(form: TableForm, block: _Block) -> tuple[dict[int, Column], dict[int, Message]]:
    """The columns that headings name, and what is wrong with those that name one again.

    A column of another year than the table is none of them, nor one beside another without year.
    """
    under = {at: _column_under(form, heading) for at, heading in block.headings.items()}
    known = {at: column for at, column in under.items() if column}
    years = {at: block.headings[at].year for at in known}
    plain = {column.path for at, column in known.items() if not years[at]}
    if "period" in form.needed:  # each row says of when it is
        plain |= {column.path for column in known.values()}
    named = {heading.year for heading in block.headings.values()} - {""}
    own = block.year or (named.pop() if len(named) == 1 else "")
    columns: dict[int, Column] = {}
    again: dict[int, Message] = {}
    first: dict[str, int] = {}
    for at, column in known.items():
        if years[at] not in {"", own} or (years[at] and column.path in plain):
            continue
        if first.setdefault(column.path, at) == at:
            columns[at] = column
        elif column.form.is_figure:  # which of two columns counts?
            again[at] = _again(cell_name(block.bottom, first[column.path]), column)
    return columns, again if own else again | _of_years(known, years, plain)


def _of_years(
    known: Mapping[int, Column], years: Mapping[int, str], plain: Container[str]
) -> dict[int, Message]:
    """What is wrong with columns of several years, of which nothing tells the one that counts."""
    several = [at for at, column in known.items() if years[at] and column.path not in plain]
    reason = message(
        "the columns are of the years {years}; keep those of one year, or write the year of the "
        "table above it",
        years=", ".join(sorted({years[at] for at in several})),
    )
    return dict.fromkeys(several if len({years[at] for at in several}) > 1 else (), reason)


def _are_enough(form: TableForm, columns: Mapping[int, Column]) -> bool:
    """Whether these columns make a table; one may be a word by chance."""
    paths = {column.path for column in columns.values()}
    return len(columns) >= min(_FEWEST, len(form.columns)) and form.has_needed(paths)


def _again(other: str, column: Column) -> Message:
    return message(
        "this column and that of {other} are both {heading}; keep the one that counts, and give "
        "the other a heading of its own",
        other=other,
        heading=f'"{column.heading}"',
    )


def _of_what(heading: str) -> Message:
    return message(
        "whether the figures below {heading} are those of the table is not known; leave out the "
        "words above the heading, or the column",
        heading=f'"{printable(heading, _LONGEST_SHOWN)}"',
    )


def _column_under(form: TableForm, heading: Heading) -> Column | None:
    """The column of a heading below others: known with them, or by itself if they add nothing.

    "Thực hiện" below "Số cuộc" are the sessions, and "Kế hoạch" beside it is no column.
    """
    own = form.named(heading.text)
    adds_nothing = [*map(_adds_nothing, heading.above)]
    of_men = own is not None and own.counted == "women" and any(map(_is_of_men, heading.above))
    is_figure = own is None or own.form.is_figure
    if of_men or (is_figure and _is_of_some(form, heading.text)):
        return None  # "Tỷ lệ" below "Nam"
    joined = (
        column
        for at, text in enumerate(heading.above)
        if all(adds_nothing[:at] + adds_nothing[at + 1 :])
        and (column := form.column(heading_key(f"{heading_key(text)} {heading.text}")))
    )
    if (column := next(joined, None)) is not None:
        return column
    if not heading.above:
        return own
    over = form.named(heading.above[-1])
    if over is not None and _DONE.fullmatch(small(heading.text)):
        return over
    if over is not None and over.form is CellForm.MONEY:
        return None  # "Ngân sách" beside "Tổng cộng" below "Kinh phí"
    is_share = over is not None and own is not None and own.form is CellForm.PERCENT
    return own if is_share or all(adds_nothing) else None


def _adds_nothing(above: str) -> bool:
    """Whether a heading over others says no more than they: "Số người tham gia", "Trong đó"."""
    return RESTRICTS.search(small(without_unit(above)[0]).replace(":", "")) is None


def _is_of_men(above: str) -> bool:
    """Whether a heading over others says that they are of men: "Nam", "Số nam"; not "Việt Nam"."""
    column = TABLES["activities"].named(above)
    return column is not None and column.counted == "men"


def _is_of_some(form: TableForm, text: str) -> bool:
    """Whether brackets say of whom or when figures are: "Nữ (DTTS)"; not "Kinh phí (dự kiến)"."""
    is_known = form.column(heading_key(re.sub(r"[()]", " ", plain_heading(text)))) is not None
    words = [small(each) for each in bracketed(text)]
    return not is_known and any(
        RESTRICTS.search(each) and not each.startswith("hộ") for each in words
    )


def _with_units(headings: Headings, grid: Grid, top: int) -> Headings:
    """*headings* with the units of their columns: of the heading, else of a line above."""
    units: dict[int, HeadingUnit] = {}
    issues: list[Issue] = []
    shown: dict[int, str] = {}
    above = list(_units_above(grid, top, headings.top, issues))
    for position, heading in heading_texts(grid.rows[headings.top : headings.below]):
        shown[position] = heading.written[-1]
        column = headings.columns.get(position)
        if column is None or not column.form.is_figure:
            continue
        try:
            unit = unit_of(column, (heading.text, *heading.above), above)
        except InvalidValueError as error:
            issues.append(grid.place(headings.row, position).issue(error.summary))
        else:
            units |= {position: unit} if unit else {}
    return attrs.evolve(headings, units=units, issues=(*headings.issues, *issues), names=shown)


def unit_of(
    column: Column, names: Sequence[str], above: Sequence[HeadingUnit]
) -> HeadingUnit | None:
    """The unit of a column of figures; an error where they cannot be in what its heading names."""
    own = [unit for text in names for unit in units_in(text)]
    # What stands in brackets is understood, or the column refused: "Nam (hộ)", "Kinh phí (yên)".
    said = (words for text in names for words in bracketed(text))
    other = next((words for words in said if not column.may_be_in(words)), None)
    own += above if column.form is CellForm.OBSERVED else ()
    unit = next((unit for unit in [*own, *above] if _suits(unit, column)), None)
    told = next((each for each in above if _suits(each, column)), None)
    if unit and told and column.form is CellForm.MONEY and told.factor != unit.factor:
        summary = message(
            'the heading says "{unit}" and a line above the table "{other}"; keep the right one',
            unit=unit.text[:60],
            other=told.text[:60],
        )
        raise InvalidValueError(summary, unit.text)
    if unit is not None and column.path == "cost" and _ONE_EACH.search(unit.text):
        other = other or unit.text
    if unit is None and own and own[0].measure is not Measure.COUNTED:
        other = other or own[0].text
    if other is None:
        return unit
    summary = message(
        'the figures of this column cannot be in "{unit}"; {heading} is something else',
        unit=other[:60],
        heading=f'"{column.heading}"',
    )
    raise InvalidValueError(summary, other)


def _suits(unit: HeadingUnit, column: Column) -> bool:
    if column.form is CellForm.OBSERVED:  # a share, or thousands of what is counted
        return unit.measure in {Measure.SHARE, Measure.COUNTED}
    measure = MEASURES.get(column.form)
    # "Kinh phí (triệu)": the scale alone is one of money where the column is.
    bare = unit.measure is Measure.COUNTED and unit.factor != 1 and column.form is CellForm.MONEY
    return measure is unit.measure or bare


def _units_above(grid: Grid, top: int, bottom: int, issues: list[Issue]) -> Iterator[HeadingUnit]:
    """The units in lines above the headings, the nearest first."""
    for index in reversed(range(max(top, bottom - _DEEPEST_UNIT), bottom)):
        texts = {at: cell for at, cell in enumerate(grid.rows[index]) if isinstance(cell, str)}
        place = grid.place(index, min(texts, default=0))
        try:  # the words and the unit may stand in two cells
            read = [line_unit(text) for text in (*texts.values(), " ".join(texts.values()))]
        except InvalidValueError as error:
            issues.append(place.issue(error.summary))
            continue
        unit = next(filter(None, read), None)
        if unit is not None and unit.measure is Measure.COUNTED and unit.factor != 1:
            issues.append(place.issue(message(INTO_HEADINGS)))
        elif unit is not None:
            yield unit


def is_misspelt(heading: str, form: TableForm, headings: Headings) -> bool:
    """Whether a heading is nearly that of a column which the table has not."""
    there = {column.path for column in headings.columns.values()}
    open_ = {
        ascii_key(name)
        for column in form.columns
        if column.path not in there
        for name in column.headings
    }
    key = ascii_key(heading_key(heading)).replace(" ", "")
    names = {name.replace(" ", "") for name in open_}
    is_like = any(len(key) > _SHORT and one_letter_apart(key, each) for each in names)
    return form.named(heading) is None and (key in names or is_like)
