"""The targets that the sentences and tables of a plan set: name, direction, share, year of each.

Of several percentages in a sentence the target is the unit's own of the time to come: 25% in "từ
22% lên 25%", "hiện nay 22%, phấn đấu 25%" and "tỉnh giao 20%, xã phấn đấu 25%". Tables have a
column for each year, or one for the year of the plan.
"""

import re
from typing import Final

import attrs

from genderplan._messages import message
from genderplan.auditing.results import LESS_IS_BETTER
from genderplan.catalogs import strategy
from genderplan.errors import GenderplanError
from genderplan.extraction import MentionKind, find_mentions
from genderplan.extraction.texts import TextTable
from genderplan.formatting.counts import BOUND_WORDS
from genderplan.formatting.shares import format_stated
from genderplan.papers.drafts import (
    INFERRED,
    NOT_UNDERSTOOD,
    FigureInLine,
    Reading,
    cell_span,
    gaps,
)
from genderplan.papers.other_times import begins_change
from genderplan.papers.outlines import Line, bare, capital
from genderplan.plans import LocalTarget
from genderplan.quantities import Bound, Percent
from genderplan.serialization.cells import small
from genderplan.serialization.table_forms import NUMBER_HEADINGS, UNIT_HEADINGS, heading_key
from genderplan.targets import Comparator

# In which direction a percentage with a bound is a target.
_DIRECTIONS: Final = {
    Bound.AT_LEAST: Comparator.AT_LEAST,
    Bound.AT_MOST: Comparator.AT_MOST,
    Bound.MORE_THAN: Comparator.MORE_THAN,
    Bound.LESS_THAN: Comparator.LESS_THAN,
    Bound.ABOUT: Comparator.ABOUT,
}
# What must not be makes the other direction: "không để … dưới 20%" is no less than it.
_OPPOSITES: Final = {
    Comparator.MORE_THAN: Comparator.AT_MOST,
    Comparator.LESS_THAN: Comparator.AT_LEAST,
}
# Right before a share, that it is passed: "vượt quá", "quá"; not "vượt kế hoạch".
_PASSED: Final = re.compile(
    r"\b(?P<reached>đạt (?:và|hoặc) )?"
    r"(?:vượt(?: quá| mức| trên| ngưỡng)?|quá|cao hơn|trên mức)\s*\Z"
)
_UNDER: Final = re.compile(r"\b(?:dưới|thấp hơn) mức\s*\Z")  # "dưới mức 1%": less than it
# "không để tỷ lệ tảo hôn …" or, right before, "không có" and "không được"; not "hộ không có bạo lực
# đạt trên", nor across a comma.
_NOT: Final = re.compile(
    r"\b(?:(?:không|tránh) (?:để|cho)|không được để)\b[^,;]*\Z"
    r"|\bkhông (?:(?:được|có|bị|tăng)\s){0,2}\Z"
)
_BOUND: Final = re.compile(rf"(?<!\w)(?:{BOUND_WORDS})\s+(?:là\s+)?\Z")
_REACHED: Final = re.compile(r"\b(?:từ|đạt)\s*\Z")  # "đạt 60%": no less than it
# What is to become less: "giảm tỷ lệ tảo hôn", "kiềm chế", "hạ"; not across a comma, and not
# "giảm nghèo, nữ có việc làm", nor "khắc phục hạn chế, nữ cấp ủy".
_FALLS: Final = re.compile(
    r"\b(?:giảm(?! nghèo)|hạ|kiềm chế|kìm chế|kiểm soát|khống chế|hạn chế|ngăn chặn|xuống)\b"
    r"[^,;]*\Z|\b(?:giảm|hạ|kiềm chế|kìm chế|khống chế|hạn chế)\b[^;]*\bmức\s*\Z|\bcòn\s*\Z"
)
# How much more or less, and no figure to reach: "giảm tỷ lệ tảo hôn 2% mỗi năm".
_CHANGE: Final = re.compile(r"\b(?:tăng|giảm|hạ)\b(?![^,;]*\b(?:lên|xuống|còn|đạt|mức)\b)[^,;]*\Z")
_EACH_YEAR: Final = re.compile(r"\s*(?:/|mỗi |một |h[ằà]ng )năm\b|\s*so với (?:năm|cùng kỳ)\b")
# That a figure is one of the past: "hiện nay", "đầu năm", "năm trước"; not "thực hiện".
_PAST: Final = re.compile(
    r"(?<!thực )(?<!phát )(?<!thể )\bhiện(?: nay| tại| có| đạt| là| mới|\s*\Z)"
    r"|(?<!từ )\b(?:đến )?nay\b|\bđầu (?:năm|kỳ|nhiệm kỳ)\b|\bcùng kỳ\b"
    r"|\b(?:năm|kỳ|nhiệm kỳ|khóa) (?:trước|qua)\b"
    r"|\b(?:trước đây|trước đó|đã (?:đạt|tăng|giảm|có))\b"
    r"|(?<!đến )(?<!hết )(?<!cuối )(?<!với )(?<!từ )(?<!bầu )\bnăm (?P<year>20\d\d)\b(?!\s?[-–/])"
)
# The same right behind a figure: "22% hiện nay", "22% (năm 2025)"; not "25% (năm 2025: 22%)".
_PAST_BEHIND: Final = re.compile(
    r"\A\s*(?:\((?:[^\W\d_]+\s){0,2}?(?:hiện(?: nay| tại)?|năm (?P<year>20\d\d))\)"
    r"|(?:của )?(?:hiện nay|hiện tại|năm (?P<bare>20\d\d))\b(?!\s*(?:là|đạt|có|:)))"
)
# That a figure is one to come, also behind words of the past: "trên cơ sở hiện nay, phấn đấu".
_GOAL: Final = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|nâng|tăng|đưa|giảm|hạ|bảo đảm|đảm bảo|duy trì|giữ|đăng ký"
    r"|ít nhất|tối thiểu|hướng tới)\b"
)
_KEPT: Final = re.compile(r"\b(?:duy trì|giữ)\b")  # what is now is kept: a target
# Figures of a level above: "Tỉnh giao", "theo Chiến lược quốc gia là", "bình quân cả nước".
_ABOVE: Final = re.compile(
    r"\b(?P<word>tỉnh|thành phố|huyện|trung ương|cấp trên|chính phủ|quốc gia|cả nước|toàn quốc)\b"
    r"[^,;]*\Z|\b(?:chiến lược|nghị quyết|chương trình|quyết định|kế hoạch|quy định)\b[^,;]*"
    r"\b(?:là|giao|đề ra|đặt ra|yêu cầu|quy định|xác định)\b[^,;]*\Z|\bđược giao\b[^,;]*\Z"
)
# What leads from the name of a target to its figure: "đạt ít nhất", "giảm xuống dưới".
_BEFORE_SHARE: Final = re.compile(
    r"\s*\b(?:(?:phấn đấu|đăng ký|đạt|có|là|lên|xuống|giảm|tăng|còn|duy trì|ở mức|mức|và|vượt"
    r"|không|được)(?:\s+|$))*"
    rf"(?:(?:{BOUND_WORDS}|từ|quá|cao hơn|thấp hơn|tăng|mức|[≥≤<>]=?)\s*)*$",
    re.IGNORECASE,
)
# What a target opens with and its name does not need: "Phấn đấu đến hết năm 2024 có", "Không để".
_LEAD: Final = re.compile(
    r"^(?:phấn đấu|trong năm|chỉ tiêu\s*\d*\s*:|\W|đến|hết|cuối|năm|\d{4}|có|đạt|không để"
    r"|không có|(?:toàn )?(?:xã|phường)(?= (?:phấn đấu|đăng ký|đạt)\b)|đăng ký)+(?!\w)\s*",
    re.IGNORECASE,
)
# The words before the first of several figures that do not name it: "Hiện nay", "Tỉnh giao".
_NO_NAME: Final = re.compile(
    r"^\W*(?:(?:hiện(?: nay| tại)?|đến nay|nay|đầu năm|năm trước|cùng kỳ|(?:tính )?đến"
    r"|(?:trong )?năm \d{4}|(?:theo [^,;]{3,60}?|tỉnh|huyện|thành phố|trung ương|cấp trên|kế hoạch)"
    r"(?:,|\s(?:giao|là|đề ra))),?\s*)+"
    r"|(?:\W+thực hiện)?\W+(?:hiện(?: nay| tại)?|nay|năm \d{4})(?:\s(?:là|đạt|có))*\s*$",
    re.IGNORECASE,
)
# The counts before a share in brackets: "8/25 đại biểu (32%)".
_COUNTED: Final = re.compile(r"\s*(?:\d[\d.]*/\d[\d.]*[^\d(]{0,30})?\($")
_OPEN: Final = re.compile(r"\s*\([^()]*\Z")  # "(toàn tỉnh", a bracket about another figure
# What semicolons part; each may set a target.
_CLAUSE: Final = re.compile(r"[^;\s][^;]*")
# The year of a target: "đến hết năm 2025", "năm 2025"; not "nhiệm kỳ 2021-2026", "so với năm 2024".
_YEAR: Final = re.compile(
    r"(?:đến|trong|vào)?\s*(?:hết|cuối)?\s*(?<!so với )(?<!với )năm\s+(?P<year>20\d\d)"
)
# "(theo chỉ tiêu 2.1 Nghị quyết 28/NQ-CP)" behind a target: the measure that it follows.
_FOLLOWED: Final = re.compile(r"\(theo chỉ tiêu (?P<code>[\d.]+[a-z]?) (?P<strategy>[^()]+)\)")
_LEAST_NAME: Final = 3  # words


@attrs.frozen
class Percentage(FigureInLine):
    """A percentage of a clause, of which one may be a target."""

    @property
    def value(self) -> Percent:
        """The percentage."""
        return self.mention.value  # type: ignore[no-any-return]  # only percentages are taken

    @property
    def is_start(self) -> bool:
        """Whether it is where a change begins: the 22% of "từ 22% lên 25%"."""
        return begins_change(self.before, self.after)

    @property
    def is_change(self) -> bool:
        """Whether it is how much something is to rise or fall: "giảm 2% mỗi năm"."""
        return bool(_EACH_YEAR.match(self.after) and _CHANGE.search(self.before.casefold()))

    def is_past(self, first: int) -> bool:
        """Whether it tells how things are, or were before the year *first*."""
        before = self.before.casefold()
        told = [
            found.end()
            for found in _PAST.finditer(before)
            if found["year"] is None or int(found["year"]) < first
        ]
        goals = [found.start() for found in _GOAL.finditer(before)]
        if told and told[-1] > max(goals, default=-1) and not _KEPT.search(before):
            return True
        behind = _PAST_BEHIND.match(self.after.casefold())
        year = behind and (behind["year"] or behind["bare"])
        return behind is not None and (year is None or int(year) < first)

    def is_of_above(self, unit: str) -> bool:
        """Whether a level above sets it, for a *unit* that is not of that level itself."""
        found = _ABOVE.search(self.before.casefold())
        return found is not None and not (found["word"] and unit.startswith(found["word"]))

    def direction(self, start: "Percentage | None") -> Comparator | None:
        """The direction that the words give it; *start* is where its change begins."""
        before = self.before.casefold()
        stated = _DIRECTIONS.get(self.mention.bound)
        passed = _PASSED.search(before)
        if passed and stated is None:
            stated = Comparator.AT_LEAST if passed["reached"] else Comparator.MORE_THAN
        if _UNDER.search(before):
            stated = Comparator.LESS_THAN
        if stated is not None:
            lead = before[: passed.start()] if passed else _BOUND.sub("", before)
            return _OPPOSITES.get(stated, stated) if _NOT.search(lead) else stated
        if start is not None:
            falls = self.value.value < start.value.value
            return Comparator.AT_MOST if falls else Comparator.AT_LEAST
        if _REACHED.search(before) or "trở lên" in self.after[:12]:
            return Comparator.AT_LEAST
        is_most = "trở xuống" in self.after[:12] or _FALLS.search(before)
        return Comparator.AT_MOST if is_most else None


def read_target(reading: Reading, line: Line) -> bool:
    """The targets in a line, one a clause; False where the line has none."""
    found = False
    for clause in _CLAUSE.finditer(line.text):
        part = Line(clause[0], line.start + clause.start())
        shares = _shares(reading, part)
        if shares:
            _put_target(reading, part, shares)
            reading.used.add(line.start)
            found = True
        elif found:
            reading.tell(NOT_UNDERSTOOD, part.span, text=part.text[:60], part=message("target"))
    return found


def _shares(reading: Reading, line: Line) -> list[Percentage]:
    """The percentages of a clause."""
    found = [
        each
        for each in reading.mentions(line, MentionKind.PERCENTAGE)
        if isinstance(each.value, Percent)
    ]
    words = gaps(line, found)
    # What stands behind a figure, "22% hiện nay lên 25%", is not before the next.
    befores = [words[0], *(_PAST_BEHIND.sub("", gap, count=1) for gap in words[1:-1])]
    return list(map(Percentage, found, befores, words[1:]))


def _put_target(reading: Reading, line: Line, shares: list[Percentage]) -> None:
    """The target that a clause sets with one of its *shares*; the others are told."""
    first, unit = reading.first_year, str(reading.values.get("unit", "")).casefold()
    to_come = [
        each for each in shares if not (each.is_start or each.is_change or each.is_past(first))
    ]
    own = [each for each in to_come if not each.is_of_above(unit)]
    share = next(iter((*own, *to_come)), None)
    for other in shares:
        if other is not share:
            text = other.mention.text
            reading.tell(NOT_UNDERSTOOD, other.mention.span, text=text, part=message("target"))
    if share is None:
        return
    at = shares.index(share)
    start = shares[at - 1] if at and shares[at - 1].is_start else None
    direction, year = share.direction(start), _year_of(share, shares, first)
    try:
        target = LocalTarget(
            name=_target_name(share, shares, start),
            comparator=direction or Comparator.AT_LEAST,
            value=share.value,
            year=year or (reading.end.year if reading.end else 0),
            follows=followed("".join(each.after for each in shares[at:])),
        )
    except GenderplanError:  # no name or year is known, or it can be no target
        mention = share.mention
        reading.tell(NOT_UNDERSTOOD, mention.span, text=mention.text, part=message("target"))
        return
    is_sure = direction is not None and year is not None
    add_target(reading, target, line.span, is_sure=is_sure)


def add_target(
    reading: Reading, target: LocalTarget, span: tuple[int, int], *, is_sure: bool
) -> None:
    """Put a target into the draft; where it is not sure, its direction or year is inferred."""
    if not is_sure:
        told = message(
            "{comparator} {percent} in {year}",
            comparator=target.comparator.label("vi"),
            percent=format_stated(target.value),
            year=str(target.year),
        )
        reading.tell(INFERRED, span, part=message("direction or year of a target"), value=told)
    reading.add("targets", target, span)


def _year_of(share: Percentage, shares: list[Percentage], first: int) -> int | None:
    """The year of a target: the nearest before it, else behind it, else elsewhere in the clause.

    Years before *first* are those of other figures where there are several.
    """
    found = [
        *reversed(list(_YEAR.finditer(share.before.casefold()))),
        *_YEAR.finditer(share.after.casefold()),
        *_YEAR.finditer(shares[0].before.casefold()),
        *(year for each in shares for year in _YEAR.finditer(each.after.casefold())),
    ]
    years = [int(each["year"]) for each in found]
    return next((year for year in years if year >= first or len(shares) == 1), None)


def followed(text: str) -> str:
    """The id of the measure that a target says it follows; empty where no packaged one is named."""
    found = _FOLLOWED.search(text)
    if found is None:
        return ""
    try:
        return strategy(found["strategy"].split()[-1]).measure(found["code"]).id
    except GenderplanError:
        return ""


def _target_name(share: Percentage, shares: list[Percentage], start: Percentage | None) -> str:
    """What a target is about: what stands before its share, or behind it, or before all shares.

    Nothing where no words say it: "Năm 2025 đạt 24%, năm 2026 phấn đấu đạt 26%".
    """
    after = _FOLLOWED.sub("", share.after)
    is_last = share is shares[-1]
    behind = after if is_last else _BEFORE_SHARE.sub("", _OPEN.sub("", after))
    behind = _without_year(re.sub(r"^\s*trở (?:lên|xuống)", "", behind))
    lead = _lead(_FOLLOWED.sub("", share.before))
    first = _lead(_NO_NAME.sub("", shares[0].before)) if share is not shares[0] else ""
    last = "" if is_last else _without_year(shares[-1].after)
    named = [each for each in (lead, first if start else "") if len(each.split()) >= _LEAST_NAME]
    return capital(next(filter(None, (*named, behind, first, last)), ""))


def plain_name(words: str) -> str:
    """The name of a target without what leads to its figure, and without the measure it follows."""
    name = _lead(_FOLLOWED.sub("", words)) or bare(words)
    return capital(name)


def _lead(before: str) -> str:
    """The name in the words before a share."""
    lead = _LEAD.sub("", _BEFORE_SHARE.sub("", _COUNTED.sub("", bare(before))))
    return _without_year(lead)


def _without_year(words: str) -> str:
    return " ".join(_YEAR.sub("", bare(words)).split()).strip(" ,:()")


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
    years = {at: year for at in columns if (year := _year_of_column(reading, plain[at]))}
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
            direction = share.direction(None) if share else None
            target = _target_of(cells[name], share.value, direction, years[at]) if share else None
            span = cell_span(table, row, at)
            if target is None:
                text = f"{bare(cells[name])}: {cells[at]}"[:80]
                reading.tell(NOT_UNDERSTOOD, span, text=text, part=message("target"))
            else:
                is_sure = is_stated and direction is not None
                add_target(reading, target, span, is_sure=is_sure)
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


def _year_of_column(reading: Reading, heading: str) -> int:
    """The year of a column of figures to be reached; 0 for another column."""
    found = _VALUE_COLUMN.fullmatch(heading)
    last = reading.end.year if reading.end else 0
    if found is None or not (found["words"] or found["year"]):
        return 0
    year = int(found["year"] or last)
    return year if year >= reading.first_year else 0


def _share_in(cell: str, measured: str, heading: str, name: str) -> Percentage | None:
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
    return Percentage(shares[0], f"{name} {found['before']}", behind)


def _target_of(
    name: str, share: Percent, direction: Comparator | None, year: int
) -> LocalTarget | None:
    """The target in a cell; None where more may be worse and the cell does not say which."""
    if direction is None and LESS_IS_BETTER.search(name.casefold()):
        return None
    try:
        return LocalTarget(
            name=plain_name(_PER_CENT.sub("", bare(name))),
            comparator=direction or Comparator.AT_LEAST,
            value=share,
            year=year,
            follows=followed(name),
        )
    except GenderplanError:
        return None
