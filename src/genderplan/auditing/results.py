"""Rules about results: by how much they rose or fell, and whether they meet their target.

Where a text gives both values and the change, the change follows from them. Of shares the
difference is meant, in points, unless the change is right in per cent of the first. "Đạt" stands
only beside a result that meets its target, in a table or in "Chỉ tiêu: … Kết quả: …, đạt chỉ tiêu":
one target and one result of the same kind are wanted, and where their words, the thing measured or
the kind leave open which way the target is met, nothing is said.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan.auditing.figures import (
    NUMBER,
    plain_number,
)
from genderplan.auditing.reading import AuditContext
from genderplan.auditing.tables import DONE, PLANNED, headings, tables_in
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind
from genderplan.formatting import format_points
from genderplan.formatting.counts import BEHIND, BOUND_SIGN, BOUND_WORDS, bound_of
from genderplan.formatting.money import READ_SCALES
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Bound, Points
from genderplan.stated_shares import round_half_up

POINTS_AS_PERCENT: Final = IssueKind(
    "GP608",
    Severity.NOTE,
    mark("a difference between two shares is written {written}"),
    mark("Write {right}: per cent of a percentage is something else."),
)
CHANGE_DIFFERS: Final = IssueKind(
    "GP609",
    Severity.WARNING,
    mark("from {before} to {after} is {computed}%, but {stated}% is stated"),
    mark("Check both figures and the percentage."),
)
DIFFERENCE_WRONG: Final = IssueKind(
    "GP646",
    Severity.WARNING,
    mark("between {before} and {after} is a difference of {computed}, but {stated} is stated"),
    mark("Check both figures and the difference."),
)

SAID_TO_BE_MET: Final = IssueKind(
    "GP653",
    Severity.WARNING,
    mark("the target {target} is said to be met, but the result is {result}"),
    mark("Check the target, the result and what is said of it."),
)

# When a figure was that: " đầu nhiệm kỳ", " (năm 2020)".
_TIME: Final = (
    r"(?: \(?(?:vào |của )?(?:năm|đầu|cuối|cùng kỳ|nhiệm kỳ|giai đoạn|quý|tháng)"
    r"[^.;,%()]{0,24}?\)?)?"
)


def _figure(name: str) -> str:
    """The pattern of a figure with what it counts: "12 vụ", "28,6%", "1,2 tỷ đồng"."""
    return (
        rf"(?P<{name}>(?P<{name}_number>{NUMBER})(?P<{name}_of>\s?%"
        r"|(?: (?!xuống|lên|còn|năm|cuối|đầu|nhiệm|so|vào|là|có)[^\W\d_]{1,9}){0,4}))"
        r"(?![.,]?[0-9]|[%/])"
    )


# By how much: "giảm 12 vụ", "tăng thêm 5,7 điểm phần trăm". Not "tăng hơn 10%", "tăng 2 lần".
_BY: Final = spaced(
    rf"(?<!\w)(?:tăng|giảm) (?:(?:thêm|được|là) )?(?P<by_number>{NUMBER})"
    r"(?P<by_of>\s?%| điểm(?:\s?%| phần trăm)?| (?!lần|điểm|so)[^\W\d_]{1,9})(?![.,]?[0-9]|/)"
)
_FROM: Final = (
    rf"(?<!\w)từ (?:mức |con số )?{_figure('before')}{_TIME}"
    rf" (?:xuống|lên|còn)(?: (?:còn|chỉ|đến|tới|thành|mức)){{0,2}} {_figure('after')}{_TIME}"
)
# Both values before the change, "từ 12 vụ năm 2022 xuống còn 9 vụ, (giảm", or behind it,
# "so với năm 2022 (từ 85 vụ xuống còn 72 vụ)".
_BOTH_BEFORE: Final = spaced(rf"{_FROM}\s?[,;(]\s?(?:tức |đã |tương đương )?(?:là )?\Z")
_BOTH_BEHIND: Final = spaced(rf"[^.;()0-9]{{0,30}}(?:năm [0-9]{{4}}\s?)?\({_FROM}")
# Both with their years: "Năm 2024 có 10 vụ, năm 2025 có 8 vụ, (giảm".
_BY_YEARS: Final = spaced(
    rf"năm (?P<first>[0-9]{{4}})[^.;,0-9]{{0,30}} {_figure('before')}[,;] (?:đến "
    rf"|sang )?năm (?P<last>[0-9]{{4}})[^.;,0-9]{{0,30}} {_figure('after')}\s?[,;(]\s?\Z"
)
# The later value before the change and the earlier behind it: "45 vụ, giảm 15 vụ so với năm 2022
# (60 vụ)", "7/27 (25,9%), tăng 3,7 điểm phần trăm so với nhiệm kỳ trước (22,2%)".
_AFTER: Final = lazy(rf"(?<![\w.,/]){_figure('after')}\)?\s?[,;(]\s?\Z")
_BEFORE: Final = spaced(rf" so với [^.;():%]{{3,60}}(?:\(|: )(?:là |đạt )?{_figure('before')}\)")
_REACH: Final = 130  # characters before a change in which both values stand


class _Value(NamedTuple):
    """A figure, the first word of what it counts, and where both stand."""

    number: Decimal
    unit: str
    span: tuple[int, int]

    @property
    def places(self) -> int:
        return max(0, -int(self.number.as_tuple().exponent))

    @classmethod
    def of(cls, found: re.Match[str], name: str) -> "_Value":
        words = found[f"{name}_of"].split() or [""]
        span = (found.start(f"{name}_number"), found.end(f"{name}_of"))
        return cls(plain_number(found[f"{name}_number"]), words[0], span)

    def scaled(self, other: "_Value") -> Decimal:
        """The number with its scale, or that of the *other*: "từ 100 lên 120 triệu"."""
        return self.number * READ_SCALES.get(self.unit or other.unit, 1)


def _values(text: str, by: re.Match[str]) -> tuple[_Value, _Value] | None:
    """The values before and after a change; None where the text does not give both."""
    start = max(0, by.start() - _REACH)
    both = _BOTH_BEFORE.search(text, start, by.start()) or _BOTH_BEHIND.match(text, by.end())
    years = _BY_YEARS.search(text, start, by.start())
    both = both or (years if years and years["first"] < years["last"] else None)
    before = both or _BEFORE.match(text, by.end())
    after = both or (before and _AFTER.search(text, start, by.start()))
    return (_Value.of(before, "before"), _Value.of(after, "after")) if before and after else None


def changes_follow_from_both_values(context: AuditContext) -> Iterator[Issue]:
    """In "from 12 to 9, down 25%" or "from 85 to 72, down 13" the change follows from both."""
    for found in _BY.finditer(context.low):
        values, by = _values(context.low, found), _Value.of(found, "by")
        wanted = _computed(by, *values) if values else None
        if values and wanted is not None:
            kind, computed = wanted
            places = [each.span for each in (*values, by)]
            shown = [context.words(each.span) for each in values]
            yield kind.at(
                span=(min(min(places)), max(end for _, end in places)),
                before=shown[0],
                after=shown[1],
                computed=computed,
                stated=by.number,
            )


def _computed(by: _Value, before: _Value, after: _Value) -> tuple[IssueKind, Decimal] | None:
    """The change that follows where another is stated, and what is wrong with that."""
    shares = [each.unit == "%" for each in (before, after)]
    if any(shares):
        difference = abs(after.number - before.number)
        place = Decimal(1).scaleb(-min(each.places for each in (by, before, after)))
        near = abs(difference - by.number) <= place  # one unit may be lost in rounding
        if near or not all(shares) or by.unit not in {"%", "điểm"}:
            return None
        is_relative = by.unit == "%" and _in_percent(by, before, after) == by.number
        return None if is_relative else (DIFFERENCE_WRONG, difference)
    if "điểm" in {before.unit, after.unit}:
        return None
    if by.unit == "%":
        relative = _in_percent(by, before, after)
        return None if relative in {None, by.number} else (CHANGE_DIFFERS, relative)
    if by.unit not in {before.unit or after.unit, after.unit or before.unit}:
        return None
    difference = abs(after.scaled(before) - before.scaled(after)) / READ_SCALES.get(by.unit, 1)
    return None if difference == by.number else (DIFFERENCE_WRONG, difference)


def _in_percent(by: _Value, before: _Value, after: _Value) -> Decimal | None:
    """The change in per cent of the value before, with as many decimals as are stated."""
    first, last = Fraction(before.scaled(after)), Fraction(after.scaled(before))
    return round_half_up(abs(last / first - 1) * 100, by.places) if first else None


def _is_relative(text: str, position: int) -> bool:
    """Whether the change is right in per cent of the first share: "từ 12% xuống 9%, giảm 25%"."""
    found = _BY.match(text, position)
    values = _values(text, found) if found else None
    if found is None or values is None:
        return False
    by = _Value.of(found, "by")
    return _in_percent(by, *values) == by.number


_SHARES: Final = (MentionKind.RATIO, MentionKind.PERCENTAGE)
_FIGURES: Final = (*_SHARES, MentionKind.MONEY, MentionKind.COUNT)
# What names a share as the thing that grew: "Tỷ lệ hộ nghèo ". Not "số vụ", "doanh thu".
_A_SHARE: Final = spaced(r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu)(?!\w)")
_AN_AMOUNT: Final = spaced(
    r"(?<!\w)(?:doanh thu|sản lượng|thu nhập|kinh phí|giá trị|số (?:vụ|lượng|người|lượt|hộ|ca)"
    r"|tổng (?:số|thu|chi|vốn|mức)|kim ngạch|năng suất|diện tích|vốn|quy mô|dân số)(?!\w)"
)
# Between a share and its rise: " đồng chí, ", " (". Not ", 6 tháng ": another figure's rise.
_RIGHT_BEHIND: Final = spaced(r"(?: [^\W\d_]{1,9}){0,5}\)?[\s,;(]{0,3}")
# Percentages that are rates of growth or indexes, whose rise is no rise of a share.
_GROWTH: Final = spaced(r"(?<!\w)(?:grdp|gdp|tăng trưởng|cpi|lạm phát|chỉ số|iip)(?!\w)")
# A share of what was planned, beside which an amount grew: "đạt 100% kế hoạch, tăng 11,75%".
_OF_A_PLAN: Final = spaced(
    r" (?:so (?:với )?)?(?:kế |kh(?!\w)|chỉ tiêu|dự toán|nghị quyết|cùng kỳ)"
)
_GREW_SIZE: Final = 160  # characters before a rise in which what grew is named


def differences_of_shares_are_points(context: AuditContext) -> Iterator[Issue]:
    """A difference between two shares is written in points, "điểm phần trăm"."""
    for mention in context.by_kind[MentionKind.POINTS]:
        if "điểm" in mention.text.lower() or not _share_grew(context, mention):
            continue
        word = mention.text.split()[0]
        try:
            size = format_points(Points(abs(mention.value.value)))
        except GenderplanError:
            continue
        right = size if word[0].isdigit() else f"{word} {size}"
        yield context.respelt(POINTS_AS_PERCENT, mention.span, right)


def _share_grew(context: AuditContext, mention: Mention) -> bool:
    """Whether what rose or fell is a share: the figure right before it, or the thing named."""
    if context.low.endswith(("tỷ lệ ", "tỉ lệ ", "tốc độ "), 0, mention.start):
        return False  # "giảm 6.714 đơn vị (tỷ lệ giảm 66,91%)" is a rate of the fall
    start, _ = context.sentence(mention.start, _GREW_SIZE)
    figures = [each for kind in _FIGURES for each in context.between(kind, start, mention.start)]
    last = max(figures, key=lambda each: (each.end, -each.start), default=None)
    if _is_relative(context.low, mention.start):
        return False
    if last is not None:
        told = context.low[last.end : mention.start]
        if _OF_A_PLAN.match(told):
            return False
        if _AN_AMOUNT.search(told) or _GROWTH.search(context.low, start, mention.start):
            return False
        directly = last.kind in _SHARES and _RIGHT_BEHIND.fullmatch(told)
        return bool(directly or _A_SHARE.search(told))
    told = context.low[start : mention.start]
    named = [
        (each.start(), is_share)
        for form, is_share in ((_A_SHARE, True), (_AN_AMOUNT, False))
        for each in form.finditer(told)
    ]
    return max(named, default=(0, False))[1]


# A figure with what it counts: "27,3%", "115,2 bé trai", "1.245". Not the "100" of "/100 bé gái".
_AIMED: Final = spaced(
    r"(?<![\w.,/-])(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+"
    r"|[0-9]{1,6}(?:,[0-9]{1,3})?)(?![.,]?[0-9])\s?(?P<unit>%|(?:bé|trẻ|cháu) (?:em )?trai"
    r"|bé nam)(?:\s?/\s?100(?: (?:bé|trẻ|cháu) (?:em )?gái)?)?"
)
# What stands before a figure and says which way it is met: "ít nhất", "≥", "lên", "xuống còn".
_WAY: Final = spaced(
    rf"(?:(?P<bound>{BOUND_SIGN}|(?<!\w){BOUND_WORDS})"
    r"|(?<!\w)(?:(?P<up>lên|từ)|(?P<down>xuống(?: còn)?|còn)))(?: đạt)?\Z"
)
_BEHIND: Final = lazy(BEHIND)
# What is better the less there is of it, or may be: its bare figures say no way.
LESS_IS_BETTER: Final = spaced(
    r"(?<!\w)(?:giảm|bạo lực|tử vong|nghèo|tảo hôn|bỏ học|suy dinh|thất nghiệp|khoảng cách|tỷ suất"
    r"|sinh con|vi phạm|mua bán|vô sinh|phá thai|mù chữ|nông nghiệp)(?!\w)"
)
_MET: Final = spaced(
    r"(?:đã )?(?:đạt|vượt|hoàn thành)(?: (?:và vượt|vượt|100%))?(?: (?:chỉ tiêu|mục tiêu|kế hoạch"
    r"|yêu cầu|so với (?:chỉ tiêu|kế hoạch)))?(?: (?:đề ra|được giao|năm))?\W{0,3}"
)
_VERDICT_HEAD: Final = spaced(
    r"(?:tự )?đánh giá(?: (?:kết quả|mức độ.{0,30}|chung))?|kết luận|mức độ.{0,30}|kết quả đánh giá"
)
# Target, result, verdict: "Chỉ tiêu 2: … 111 bé trai. Kết quả: 115,2 …; đạt chỉ tiêu". Not one
# that says "chưa đạt chỉ tiêu", nor two targets before one result.
_PASSAGE: Final = spaced(
    r"(?<!\w)(?:chỉ|mục) tiêu(?: [0-9.]{1,4})?\s?: (?P<target>[^\n]{5,300}?)[.;,]\s{0,2}"
    r"kết quả(?: (?:thực hiện|đạt được|năm [0-9]{4}))*\s?:? (?P<result>[^\n]{2,200}?)[,;(.–-]\s?\(?"
    r"(?:đã |như vậy )?(?:đạt|vượt|hoàn thành)(?: và vượt)? (?:chỉ tiêu|mục tiêu|kế hoạch"
    r"|yêu cầu)(?!\w)"
)
_DENIED: Final = spaced(r"(?<!\w)(?:chưa|không|khó) (?:đạt|hoàn thành|vượt)(?!\w)")


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
        heads, body = headings(rows)
        target_at, result_at, verdict_at = (
            next((at for at in reversed(range(len(heads))) if form.fullmatch(heads[at])), None)
            for form in (PLANNED, DONE, _VERDICT_HEAD)
        )
        if target_at is None or result_at is None or verdict_at is None:
            continue
        for row in body:
            if _MET.fullmatch(row.cells[verdict_at]):
                name = " ".join(row.cells[:target_at])
                target = _aim(row.cells[target_at], f"{name} {row.cells[target_at]}")
                yield from _unmet(target, _aim(row.cells[result_at], name), row.span)


def _aim(words: str, thing: str) -> _Aim | None:
    """The one figure in *words* about a *thing*; None where there is none or there are several."""
    figures = list(_AIMED.finditer(words))
    if len(figures) != 1:
        return None
    figure = figures[0]
    before, after = words[: figure.start()].rstrip(), words[figure.end() :]
    unit = "%" if figure["unit"] == "%" else "boys"
    value = plain_number(figure["number"])
    way, behind = _WAY.search(before), _BEHIND.match(after)
    said = behind["behind"] if behind else (way and way["bound"]) or ""
    # What is estimated, "ước đạt 30%", is a figure without a bound.
    bound = Bound.EXACT if said.startswith("ước") else bound_of(said)
    if bound in {Bound.ABOUT, Bound.NEARLY}:
        return None
    upwards: bool | None = None
    if unit == "boys" or not bound.is_lower or (way and way["down"]):
        upwards = False
    elif not bound.is_upper or (way and way["up"]) or not LESS_IS_BETTER.search(thing):
        upwards = True
    return _Aim(value, unit, upwards, " ".join(figure[0].split()))


def _unmet(target: _Aim | None, result: _Aim | None, span: tuple[int, int]) -> Iterator[Issue]:
    """The finding that a result does not meet a target, both of which are known."""
    if target is None or result is None or target.unit != result.unit:
        return
    is_met = (result.value > target.value) is target.is_upwards or result.value == target.value
    if target.is_upwards is not None and not is_met:
        yield SAID_TO_BE_MET.at(span=span, target=target.words, result=result.words)


RESULT_RULES: Final = (
    changes_follow_from_both_values,
    differences_of_shares_are_points,
    verdicts_follow_from_results,
)
