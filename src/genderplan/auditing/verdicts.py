"""The rule about verdicts: "đạt" stands only beside a result that meets its target.

A verdict is read in a table with the columns target, result and verdict, and in a passage "Chỉ
tiêu: … Kết quả: …, đạt chỉ tiêu". One target and one result are wanted, of the same kind; the way
in which a target is met is that of its words ("trở lên", "dưới"), of the thing measured, or upwards
for a share. Where that leaves a doubt, nothing is said.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from genderplan._messages import mark
from genderplan.auditing.reading import AuditContext
from genderplan.auditing.tables import DONE, PLANNED, headings, tables_in
from genderplan.issues import Issue, IssueKind, Severity

__all__ = ["verdicts_follow_from_results"]

SAID_TO_BE_MET: Final = IssueKind(
    "GP653",
    Severity.WARNING,
    mark("the target {target} is said to be met, but the result is {result}"),
    mark("Check the target, the result and what is said of it."),
)

# A figure with what it counts: "27,3%", "115,2 bé trai", "1.245". Not the "100" of "/100 bé gái".
_FIGURE: Final = re.compile(
    r"(?<![\w.,/-])(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}(?:,[0-9]{1,3})?)(?![.,]?[0-9])"
    r"\s?(?P<unit>%|(?:bé|trẻ|cháu)\s(?:em\s)?trai|bé\snam)(?:\s?/\s?100(?:\s(?:bé|trẻ|cháu)\s(?:em\s)?gái)?)?"
)
_AT_LEAST: Final = re.compile(
    r"(?:≥|>=|>|(?<!\w)(?:trên|hơn|ít\snhất|tối\sthiểu|lên|từ))\s?(?:đạt\s)?\Z|\A\s?trở\slên"
)
_AT_MOST: Final = re.compile(
    r"(?:≤|<=|<|(?<!\w)(?:dưới|không\s(?:vượt\s)?quá|tối\sđa|xuống(?:\scòn)?|còn))\s?\Z"
    r"|\A\s?trở\sxuống"
)
_ABOUT: Final = re.compile(r"(?<!\w)(?:khoảng|gần|xấp\sxỉ)\Z")
# What is better the less there is of it, or may be: its bare figures say no way.
_LESS: Final = re.compile(
    r"(?<!\w)(?:giảm|bạo\slực|tử\svong|nghèo|tảo\shôn|bỏ\shọc|suy\sdinh|thất\snghiệp|khoảng\scách"
    r"|tỷ\ssuất|sinh\scon|vi\sphạm|mua\sbán|vô\ssinh|phá\sthai|mù\schữ|nông\snghiệp)(?!\w)"
)
_MET: Final = re.compile(
    r"(?:đã\s)?(?:đạt|vượt|hoàn\sthành)(?:\s(?:và\svượt|vượt|100%))?(?:\s(?:chỉ\stiêu|mục\stiêu|kế\shoạch"
    r"|yêu\scầu|so\svới\s(?:chỉ\stiêu|kế\shoạch)))?(?:\s(?:đề\sra|được\sgiao|năm))?\W{0,3}"
)
_VERDICT_HEAD: Final = re.compile(
    r"(?:tự\s)?đánh\sgiá(?:\s(?:kết\squả|mức\sđộ.{0,30}|chung))?|kết\sluận|mức\sđộ.{0,30}|kết\squả\sđánh\sgiá"
)
# Target, result, verdict: "Chỉ tiêu 2: … 111 bé trai. Kết quả: 115,2 …; đạt chỉ tiêu". Not one
# that says "chưa đạt chỉ tiêu", nor two targets before one result.
_PASSAGE: Final = re.compile(
    r"(?<!\w)(?:chỉ|mục)\stiêu(?:\s[0-9.]{1,4})?\s?:\s(?P<target>[^\n]{5,300}?)[.;,]\s{0,2}"
    r"kết\squả(?:\s(?:thực\shiện|đạt\sđược|năm\s[0-9]{4}))*\s?:?\s(?P<result>[^\n]{2,200}?)[,;(.–-]\s?\(?"
    r"(?:đã\s|như\svậy\s)?(?:đạt|vượt|hoàn\sthành)(?:\svà\svượt)?\s(?:chỉ\stiêu|mục\stiêu|kế\shoạch"
    r"|yêu\scầu)(?!\w)"
)
_DENIED: Final = re.compile(r"(?<!\w)(?:chưa|không|khó)\s(?:đạt|hoàn\sthành|vượt)(?!\w)")


class _Aim(NamedTuple):
    """A figure, what it counts, and whether more of it is better; None where that is open."""

    value: Decimal
    unit: str
    is_upwards: bool | None
    words: str


def verdicts_follow_from_results(context: AuditContext) -> Iterator[Issue]:
    """A target that is said to be met is met by the result beside it."""
    yield from _in_tables(context)
    for found in _PASSAGE.finditer(context.low):
        target, result = found["target"], found["result"]
        if _DENIED.search(result) or "kết quả:" in target:
            continue
        yield from _unmet(_aim(target, target), _aim(result, target), found.span())


def _in_tables(context: AuditContext) -> Iterator[Issue]:
    for rows in tables_in(context.low) if _VERDICT_HEAD.search(context.low) else ():
        heads, _ = headings(rows)
        columns = [
            [at for at, head in enumerate(heads) if form.fullmatch(head)]
            for form in (PLANNED, DONE, _VERDICT_HEAD)
        ]
        if any(not each for each in columns):
            continue
        target_at, result_at, verdict_at = (each[-1] for each in columns)
        for row in rows[1:]:
            if len(row.cells) != len(heads) or not _MET.fullmatch(row.cells[verdict_at]):
                continue
            name = " ".join(row.cells[:target_at])
            target = _aim(row.cells[target_at], f"{name} {row.cells[target_at]}")
            yield from _unmet(target, _aim(row.cells[result_at], name), row.span)


def _aim(words: str, thing: str) -> _Aim | None:
    """The one figure in *words* about a *thing*; None where there is none or there are several."""
    figures = list(_FIGURE.finditer(words))
    if len(figures) != 1:
        return None
    figure = figures[0]
    before, after = words[: figure.start()].rstrip(), words[figure.end() :]
    unit = "%" if figure["unit"] == "%" else "boys"
    value = Decimal(figure["number"].replace(".", "").replace(",", "."))
    upwards: bool | None = None
    if _ABOUT.search(before):
        return None
    if _AT_MOST.search(before) or _AT_MOST.search(after) or unit == "boys":
        upwards = False
    elif _AT_LEAST.search(before) or _AT_LEAST.search(after) or not _LESS.search(thing):
        upwards = True
    return _Aim(value, unit, upwards, " ".join(figure[0].split()))


def _unmet(target: _Aim | None, result: _Aim | None, span: tuple[int, int]) -> Iterator[Issue]:
    """The finding that a result does not meet a target, both of which are known."""
    if target is None or result is None or target.unit != result.unit:
        return
    if target.is_upwards is None or result.value == target.value:
        return
    if (result.value > target.value) is not target.is_upwards:
        yield SAID_TO_BE_MET.at(span=span, target=target.words, result=result.words)
