"""Targets of a plan in tables with a column for each year, or with one for the year of the plan."""

import re
from typing import Final, NamedTuple

from genderplan._messages import message
from genderplan.auditing.tables import LESS_IS_BETTER
from genderplan.errors import GenderplanError
from genderplan.extraction import MentionKind, find_mentions
from genderplan.extraction.texts import TextTable
from genderplan.formatting.counts import BOUND_WORDS
from genderplan.papers.drafts import NOT_UNDERSTOOD, Reading, cell_span
from genderplan.papers.outlines import bare
from genderplan.papers.targets import Share, add_target, followed, plain_name
from genderplan.periods import Period
from genderplan.plans import LocalTarget
from genderplan.quantities import Percent
from genderplan.serialization.cells import small
from genderplan.serialization.table_forms import NUMBER_HEADINGS, UNIT_HEADINGS, heading_key
from genderplan.targets import Comparator

# The column that names targets: "Chỉ tiêu", "Nội dung mục tiêu", "Tên chỉ số"; not "Chỉ tiêu năm
# 2025", "Chỉ tiêu giao", nor "Nội dung" alone, unless the line above the table speaks of targets.
_NAME_COLUMN: Final = re.compile(
    r"(?:(?:nội dung|các|tên|mục tiêu)[ ,/]*)*(?:mục tiêu|chỉ tiêu|chỉ số)"
    r"(?: (?:về )?bình đẳng giới| chủ yếu| cụ thể)?"
)
_CONTENT_COLUMN: Final = re.compile(r"nội dung|tiêu chí")
_ON_TARGETS: Final = re.compile(r"\b(?:mục tiêu|chỉ tiêu)\b")
# A column of what is to be reached: "Năm 2025", "2030", "Chỉ tiêu năm 2025", "Mục tiêu đến hết năm
# 2030", "Kế hoạch giao", "Chỉ tiêu Năm 2025"; not "Hiện trạng 2023", "Thực hiện năm 2024".
_VALUE_COLUMN: Final = re.compile(
    r"(?P<words>(?:(?:chỉ tiêu|mục tiêu|kế hoạch|kh|ct|mức|lộ trình|phấn đấu|cần|đạt|giao|được giao"
    r"|đề ra|thực hiện (?=mục|chỉ)|các năm|giai đoạn(?! \d))[ :,/]*)*)"
    r"(?:(?:(?:đến|cuối|hết) ?)*(?:năm )?(?P<year>20\d\d))?"
)
_UNIT_HEADINGS: Final = UNIT_HEADINGS | {heading_key("Đơn vị")}
# A share that fills a cell: "25", "≥ 25%", "từ 30% trở lên", "dưới 2"; not "25-30", "4 cuộc".
_SHARE_CELL: Final = re.compile(
    rf"(?P<before>(?:(?:{BOUND_WORDS}|từ|đạt|phấn đấu|[≥≤<>]=?)\s*)*)"
    r"(?P<figure>\d[\d.,]*)\s*%?(?P<behind>\s*trở (?:lên|xuống))?",
    re.IGNORECASE,
)
_SHARE_NAME: Final = re.compile(r"\b(?:tỷ|tỉ) (?:lệ|trọng)\b|%|phần trăm")
_PER_CENT: Final = re.compile(r"\s*[(\[]?%[)\]]?$")  # at the end of a name
_BRACKETED: Final = re.compile(r"\s*\([^)]*\)")


def read_target_table(reading: Reading, table: TextTable) -> list[str] | None:
    """The targets of a table with a column for each year, and what of the table is left.

    None for a table without a column of targets and one of figures to be reached. Figures of an
    earlier day ("Hiện trạng") are left, as a target of a plan has no baseline; so are targets that
    are no shares.
    """
    heads = [_heading(table, at) for at in range(len(table.rows[0]))]
    plain = [_BRACKETED.sub("", head).strip() for head in heads]
    forms = [_NAME_COLUMN, *([_CONTENT_COLUMN] if _ON_TARGETS.search(small(table.title)) else [])]
    name = next((at for form in forms for at, head in enumerate(plain) if form.fullmatch(head)), -1)
    columns = range(name + 1, len(heads))
    years = {at: year for at in columns if (year := _year_of(reading, plain[at]))}
    if name < 0 or not years:
        return None
    keys = [*map(heading_key, plain)]
    unit = next((at for at, key in enumerate(keys) if key in _UNIT_HEADINGS), -1)
    used = {name, unit, *years, *(at for at, key in enumerate(keys) if key in NUMBER_HEADINGS)}
    left = [table.column(at) for at, head in enumerate(heads) if head and at not in used]
    for row in range(table.heads, len(table.rows)):
        cells = [*table.rows[row], *[""] * (len(heads) - len(table.rows[row]))]
        measured = cells[unit].strip() if unit >= 0 else ""
        filled = [at for at in years if cells[at].strip(" -–")]
        if not filled or not bare(cells[name]):
            left += [cell for cell in cells if bare(cell)][:2]  # "I | Mục tiêu 1: …"
            continue
        for at in filled:
            is_stated = str(years[at]) in heads[at]
            share = _share_in(cells[at], measured, heads[at], cells[name])
            target = share and _target_of(cells[name], share, years[at])
            span = cell_span(table, row, at)
            if target is None:
                text = f"{bare(cells[name])}: {cells[at]}"[:80]
                reading.tell(NOT_UNDERSTOOD, span, text=text, part=message("target"))
            else:
                add_target(
                    reading, target, span, is_sure=is_stated and bool(share and share.direction)
                )
    return left


def _heading(table: TextTable, at: int) -> str:
    """All words over a column, in small letters, those over its neighbours as well."""
    levels = [row for row in range(table.heads) if at < len(table.rows[row])]
    lowest = max((row for row in levels if table.rows[row][at].strip()), default=-1)
    texts = []
    for row in range(lowest + 1):
        over = [cell for cell in table.rows[row][: at + 1] if cell.strip()]
        own = table.rows[row][at].strip()
        texts += [own or over[-1]] if own or over else []
    return small(" ".join(dict.fromkeys(texts)))


def _year_of(reading: Reading, heading: str) -> int:
    """The year of a column of figures to be reached; 0 for another column."""
    found = _VALUE_COLUMN.fullmatch(heading)
    last = reading.end.year if reading.end else 0
    if found is None or not (found["words"] or found["year"]):
        return 0
    period = reading.values.get("period")
    first = period.first_year if isinstance(period, Period) else 0
    year = int(found["year"] or last)
    return year if year >= first else 0


class _Reached(NamedTuple):
    """A share to be reached, and in which direction, where the cell or the name says so."""

    value: Percent
    direction: Comparator | None


def _share_in(cell: str, measured: str, heading: str, name: str) -> _Reached | None:
    """The share in a cell *measured* in a unit; None for another figure, or several.

    A figure without a unit is a share where its *heading* or its *name* makes it one.
    """
    found = _SHARE_CELL.fullmatch(cell.strip())
    said = f"{heading} {name}".casefold()
    is_share = "%" in f"{cell} {measured}" or (not measured and _SHARE_NAME.search(said))
    if found is None or not is_share:
        return None
    behind = found["behind"] or ""
    shares = find_mentions(
        f"{found['before']}{found['figure']}%{behind}", kinds=(MentionKind.PERCENTAGE,)
    )
    if len(shares) != 1 or not isinstance(shares[0].value, Percent):
        return None
    share = Share(shares[0], f"{name} {found['before']}", behind)
    return _Reached(share.value, share.direction(None))


def _target_of(name: str, share: _Reached, year: int) -> LocalTarget | None:
    """The target in a cell; None where more may be worse and the cell does not say which."""
    if share.direction is None and LESS_IS_BETTER.search(name.casefold()):
        return None
    try:
        return LocalTarget(
            name=plain_name(_PER_CENT.sub("", bare(name))),
            comparator=share.direction or Comparator.AT_LEAST,
            value=share.value,
            year=year,
            follows=followed(name),
        )
    except GenderplanError:
        return None
