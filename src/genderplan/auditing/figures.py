"""Rules about shares and parts: they follow from their counts, and are written as what they are.

A percentage beside its counts is compared at its own precision, and a finding says what would
follow. Women and men are added up where both are given. An error needs two grounds: that the
figures do not agree, and words that say they belong together.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from genderplan._messages import mark
from genderplan.auditing.reading import AuditContext
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind, Sex
from genderplan.extraction.mentions import PercentRange
from genderplan.extraction.nouns import nouns
from genderplan.formatting import format_points
from genderplan.issues import SEXES_DIFFER, Issue, IssueKind, Severity
from genderplan.quantities import Points, Ratio
from genderplan.stated_shares import ShareAgreement, StatedShare, compare_share

__all__ = ["FIGURE_RULES", "sexes_differ"]

PART_ABOVE_TOTAL: Final = IssueKind(
    "GP605",
    Severity.ERROR,
    mark("the part, {part}, is greater than the whole, {total}"),
    mark("Check both figures."),
)
ABOVE_HUNDRED: Final = IssueKind(
    "GP607",
    Severity.WARNING,
    mark("{percent} is more than a share can be"),
    mark("A part is at most 100% of its whole."),
)
POINTS_AS_PERCENT: Final = IssueKind(
    "GP608",
    Severity.NOTE,
    mark("a difference between two shares is written {written}"),
    mark("Write {right}: per cent of a percentage is something else."),
)
_NEARBY: Final = 400
_WHOLE: Final = 100

# What may stand between counts and the share that is said of them: a few words for what is counted,
# then a word or mark that makes the share theirs: "/42 ủy viên, chiếm 35,7%", "/203 (25,6%)", "/21
# xã có Chủ tịch là nữ (14,3%)". Not
# "14/20 xã có tỷ lệ hộ dùng nước sạch đạt 100%": that share is one of the communes' own.
_THEIR_SHARE: Final = re.compile(
    r"\s?(?:(?!có\s|hoàn\sthành|tỷ\slệ|tỉ\slệ|triển\skhai|thực\shiện|được\s)[^\W\d_]{1,9}[\s,]{1,2}){0,7}"
    r"(?:có\s(?!t[ỷỉ]\slệ)(?:[^\W\d_]{1,9}\s){1,7}là\snữ\s?(?=\())?"
    r"\s?[,;:(=-]?\s{0,2}"
    r"(?:(?:chiếm|đạt|bằng|là|tỷ\slệ|tỉ\slệ|tương\s(?:đương|ứng)|khoảng|hơn|gần|=)\s{0,2}){0,4}"
    r"[0-9.,\s]{1,12}%?\s?\)?",
    re.IGNORECASE,
)
_COUNTS_IN_RATIO: Final = re.compile(
    r"[0-9.,]{1,12}[^0-9/]{0,40}(?:/|trong|trên)[^0-9]{0,20}[0-9.,]{1,12}"
)
_EQUALS: Final = re.compile(r"(?:\s[^\W\d_]{1,9}){0,4}\s?=")
_SEX_WORD: Final = re.compile(r"(?<!\w)(?:nữ|nam\sgiới)(?!\w)")
# Words before figures with a slash that count nothing: ranks, schooling, bounds of a fraction.
_NO_COUNTS: Final = re.compile(
    r"(?<!\w)(?:thứ|hạng|xếp|vị\strí|trình\sđộ|học\svấn|văn\sh[oó][áa]|lớp|ít\snhất|tối\sthiểu"
    r"|không\squá|tối\sđa|khoảng|ngày|quý|dịp|trước|sau|từ|đến)\s{1,2}(?:\w{1,6}\s)?\Z"
)
_SEX_REACH: Final = 60  # characters before counts in which women are named


def shares_follow_from_their_counts(context: AuditContext) -> Iterator[Issue]:
    """A percentage that stands beside its counts follows from them."""
    for mention in context.by_kind[MentionKind.RATIO]:
        value = mention.value
        if value.stated is None or (value.numerator > value.denominator and _is_part(mention)):
            continue
        bases = _bases_near(context, mention, value)
        issue = _share_issue(value.compared(bases), mention)
        if issue is not None and _is_their_share(context, mention):
            yield issue


def _bases_near(context: AuditContext, mention: Mention, share: Ratio) -> list[Ratio]:
    """The same part of other totals in the neighbourhood of *mention*."""
    first, last = mention.start - _NEARBY, mention.start + _NEARBY
    counts = context.between(MentionKind.COUNT, first, last)
    totals = [each.value.value for each in counts if each.value.is_exact]
    totals += [each.value.denominator for each in context.between(MentionKind.RATIO, first, last)]
    return [
        Ratio(share.numerator, total)
        for total in dict.fromkeys(totals)
        if total > share.numerator and total != share.denominator
    ]


def _is_their_share(context: AuditContext, mention: Mention) -> bool:
    """Whether words say that the share is that of the counts, and that something is counted.

    Without both the figures may be a day, a class or a scale, and the share one of something else.
    """
    counts = _COUNTS_IN_RATIO.search(mention.text)
    if counts is None or not _THEIR_SHARE.fullmatch(mention.text, counts.end()):
        return False
    at = mention.start + counts.start()
    start, _ = context.sentence(at)
    if _NO_COUNTS.search(context.low, max(start, at - 20), at):
        return False
    if _EQUALS.match(mention.text, counts.end()):  # "40/44 = 90,09%" is an equation
        return True
    if mention.subject or counts.start():  # in "chiếm 26% (52/203)" the brackets say so
        return True
    named = _SEX_WORD.search(context.low, max(start, at - _SEX_REACH), at)
    return named is not None and mention.value.numerator < mention.value.denominator


def _share_issue(share: StatedShare, mention: Mention) -> Issue | None:
    """The finding about a share, with the words that would follow from the counts."""
    replacement = None
    if share.agreement in {ShareAgreement.WRONG, ShareAgreement.TRUNCATED}:
        replacement = _with_percent(mention.text, share.computed)
    return share.issue(span=mention.span, replacement=replacement)


_PERCENT: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?(?=\s?%)")


def _with_percent(text: str, computed: Decimal | None) -> str | None:
    """The words of a ratio with the percentage that follows from the counts."""
    found = _PERCENT.search(text)
    if found is None or computed is None:
        return None
    return text[: found.start()] + str(computed).replace(".", ",") + text[found.end() :]


# "N người, trong đó …": a part is named.
_AMONG: Final = re.compile(r"[,(;:\s]{0,4}trong\s(?:đó|số\sđó)[^.;0-9]{0,40}\Z", re.IGNORECASE)
# Between the part and its share: "nữ, chiếm ". Not "nữ đạt loại giỏi trong học kỳ ".
_SHARE_AFTER: Final = re.compile(
    r"[^.;0-9%]{0,30}?(?:chiếm|đạt|tỷ\slệ|tỉ\slệ|tương\sđương|bằng|\()\s{0,2}(?:t[ỷỉ]\slệ\s)?"
    r"(?:(?:khoảng|hơn|gần)\s)?\Z",
    re.IGNORECASE,
)


def shares_of_counts_follow(context: AuditContext) -> Iterator[Issue]:
    """In "N people, among them M women, that is P %" the percentage follows from both counts."""
    percents = context.by_kind[MentionKind.PERCENTAGE]
    for total, part in pairwise(context.by_kind[MentionKind.COUNT]):
        if not (total.value.is_exact and part.value.is_exact):
            continue
        among = _AMONG.search(context.text, total.end, part.start)
        if among is None:
            continue
        near = context.between(MentionKind.PERCENTAGE, part.end, part.end + 60)
        if not near or not percents or isinstance(near[0].value, PercentRange):
            continue
        if not _SHARE_AFTER.fullmatch(context.text[part.end : near[0].start]):
            continue
        if 0 < part.value.value <= total.value.value and part.sex is not None:
            counts = Ratio(part.value.value, total.value.value)
            bases = _bases_near(context, part, counts)
            share = compare_share(near[0].value, counts, bases=bases)
            if (issue := _share_issue(share, near[0])) is not None:
                yield issue


# Between a total and the first of its sexes: ", trong đó có ", " (", ", gồm: ".
_TOGETHER: Final = re.compile(
    r"[\s,:;(]{0,4}(?:trong\sđó|gồm|bao\sgồm)?[\s,:;(]{0,4}(?:có\s)?[^.;0-9]{0,14}\Z", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"[\s,;&]{0,4}(?:và|,|;|-|\s)?[^.;0-9]{0,16}\Z", re.IGNORECASE)


def sexes_add_up(context: AuditContext) -> Iterator[Issue]:
    """Women and men together are the total before them; neither is more than it."""
    counts = context.by_kind[MentionKind.COUNT]
    for at, total in enumerate(counts[:-1]):
        if total.sex is not None or not total.value.is_exact:
            continue
        first = counts[at + 1]
        between = context.text[total.end : first.start]
        if first.sex is None or not first.value.is_exact or not _TOGETHER.fullmatch(between):
            continue
        told = "trong" in between or "gồm" in between
        if told or ("\n" not in between and ("(" in between or ":" in between)):
            yield from _sex_issues(context, total, first, counts[at + 2 : at + 3])


def _sex_issues(
    context: AuditContext, total: Mention, first: Mention, rest: Sequence[Mention]
) -> Iterator[Issue]:
    whole = total.value.value
    span = (total.start, first.end)
    second = next((each for each in rest if _is_other_sex(context, first, each)), None)
    if second is None:
        if first.value.value > whole:
            part, total_shown = Decimal(first.value.value), Decimal(whole)
            yield PART_ABOVE_TOTAL.at(span=span, part=part, total=total_shown)
        return
    by_sex = {first.sex: first.value.value, second.sex: second.value.value}
    women, men = by_sex[Sex.WOMEN], by_sex[Sex.MEN]
    if women + men != whole:
        yield sexes_differ(women, men, whole, (total.start, second.end))


def sexes_differ(women: int, men: int, total: int, span: tuple[int, int]) -> Issue:
    """The finding that *women* and *men* are not the *total*."""
    return SEXES_DIFFER.at(
        span=span,
        women=Decimal(women),
        men=Decimal(men),
        sum=Decimal(women + men),
        total=Decimal(total),
    )


def _is_other_sex(context: AuditContext, first: Mention, second: Mention) -> bool:
    """Whether *second* counts the other sex of the same people, right after *first*."""
    apart = _BETWEEN.fullmatch(context.text[first.end : second.start])
    return bool(apart) and second.value.is_exact and second.sex not in {None, first.sex}


# "chiếm (tỷ lệ) 135%", "tỷ lệ nữ đại biểu đạt 110%": a share is stated.
_TAKES_UP: Final = re.compile(
    r"(?<!\w)(?:chiếm(?:\s(?:tỷ|tỉ)\s(?:lệ|trọng))?\s(?:(?:khoảng|hơn|gần|trên|là)\s)?"
    r"|(?:tỷ|tỉ)\slệ\s(?:phụ\s)?nữ[^.;,0-9%]{0,40}\s)\Z",
    re.IGNORECASE,
)
_MAY_EXCEED: Final = re.compile(
    r"(?<!\w)(?:kế\shoạch|chỉ\stiêu|so\svới|vượt|bằng|gdp|dự\stoán|mục\stiêu|tăng|cùng\skỳ"
    r"|nhập\shọc)(?!\w)",
    re.IGNORECASE,
)


def shares_are_at_most_hundred(context: AuditContext) -> Iterator[Issue]:
    """No share is above 100%."""
    for mention in context.by_kind[MentionKind.PERCENTAGE]:
        value = mention.value.high if isinstance(mention.value, PercentRange) else mention.value
        if value.value <= _WHOLE:
            continue
        start, end = context.sentence(mention.start)
        before = context.text[max(start, mention.start - 40) : mention.start]
        if _TAKES_UP.search(before) and not _MAY_EXCEED.search(context.text, start, end):
            yield ABOVE_HUNDRED.at(span=mention.span, percent=mention.text)


_SHARE_WORDS: Final = re.compile(r"(?<!\w)(?:chiếm|tỷ\strọng)(?!\w)", re.IGNORECASE)


def _is_part(mention: Mention) -> bool:
    return _SHARE_WORDS.search(mention.text) is not None


def _are_women_of_people(context: AuditContext, mention: Mention) -> bool:
    """Whether two figures give the women among people: "Nữ cấp ủy viên: 31/27 người"."""
    start, end = context.sentence(mention.start)
    first = max(start, mention.start - _SEX_REACH)
    subject = mention.subject.lower()
    same = nouns().get(subject.partition(" ")[0], ())
    return (
        any(noun.text == subject and noun.people and noun.sex is None for noun in same)
        and _SEX_WORD.search(context.low, first, mention.start) is not None
        and _MAY_EXCEED.search(context.text, start, end) is None
    )


def parts_are_at_most_their_whole(context: AuditContext) -> Iterator[Issue]:
    """Where counts are said to be a share, the first is at most the second.

    A result that is more than its plan is said with the percentage that follows: "1.250/1.000".
    Of women among people, with no word for a share, it is a warning.
    """
    for mention in context.by_kind[MentionKind.RATIO]:
        value = mention.value
        if value.numerator <= value.denominator:
            continue
        part, total = Decimal(value.numerator), Decimal(value.denominator)
        if _is_part(mention) and value.fit != "rounded":
            yield PART_ABOVE_TOTAL.at(span=mention.span, part=part, total=total)
        elif _are_women_of_people(context, mention):
            yield PART_ABOVE_TOTAL.at(
                span=mention.span, severity=Severity.WARNING, part=part, total=total
            )


_FIGURES: Final = (
    *(MentionKind.RATIO, MentionKind.PERCENTAGE, MentionKind.MONEY, MentionKind.COUNT),
)
_SHARES: Final = frozenset({MentionKind.RATIO, MentionKind.PERCENTAGE})
# What names a share as the thing that grew: "Tỷ lệ hộ nghèo ". Not "số vụ", "doanh thu".
_A_SHARE: Final = re.compile(
    r"(?<!\w)(?:tỷ\slệ|tỉ\slệ|tỷ\strọng|tỉ\strọng|cơ\scấu)(?!\w)", re.IGNORECASE
)
_AN_AMOUNT: Final = re.compile(
    r"(?<!\w)(?:doanh\sthu|sản\slượng|thu\snhập|kinh\sphí|giá\strị|số\s(?:vụ|lượng|người|lượt|hộ|ca)"
    r"|tổng\s(?:số|thu|chi|vốn|mức)|kim\sngạch|năng\ssuất|diện\stích|vốn|quy\smô|dân\ssố)(?!\w)",
    re.IGNORECASE,
)
# Between a share and its rise: " đồng chí, ", " (". Not ", 6 tháng ": another figure's rise.
_RIGHT_BEHIND: Final = re.compile(r"(?:\s[^\W\d_]{1,9}){0,5}\)?[\s,;(]{0,3}")
# Percentages that are rates of growth or indexes, whose rise is no rise of a share.
_GROWTH: Final = re.compile(r"(?<!\w)(?:grdp|gdp|tăng\strưởng|cpi|lạm\sphát|chỉ\ssố|iip)(?!\w)")
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
        written = " ".join(mention.text.split())
        yield POINTS_AS_PERCENT.at(
            span=mention.span, written=written, right=right, replacement=right
        )


def _share_grew(context: AuditContext, mention: Mention) -> bool:
    """Whether what rose or fell is a share: the figure right before it, or the thing named."""
    if context.low.endswith(("tỷ lệ ", "tỉ lệ ", "tốc độ "), 0, mention.start):
        return False  # "giảm 6.714 đơn vị (tỷ lệ giảm 66,91%)" is a rate of the fall
    start = max(context.sentence(mention.start)[0], mention.start - _GREW_SIZE)
    figures = [each for kind in _FIGURES for each in context.between(kind, start, mention.start)]
    last = max(figures, key=lambda each: (each.end, -each.start), default=None)
    if last is not None and last.kind is MentionKind.PERCENTAGE:
        earlier = context.between(MentionKind.PERCENTAGE, start, last.start)
        if earlier and _is_relative(earlier[-1], last, mention):
            return False
    if last is not None:
        told = context.text[last.end : mention.start]
        if _AN_AMOUNT.search(told) or _GROWTH.search(context.low, start, mention.start):
            return False
        directly = last.kind in _SHARES and _RIGHT_BEHIND.fullmatch(told)
        return bool(directly or _A_SHARE.search(told))
    told = context.text[start : mention.start]
    named = [
        (each.start(), is_share)
        for form, is_share in ((_A_SHARE, True), (_AN_AMOUNT, False))
        for each in form.finditer(told)
    ]
    return max(named, default=(0, False))[1]


def _is_relative(first: Mention, second: Mention, change: Mention) -> bool:
    """Whether a change is said in per cent of the first share: "từ 12% xuống 9%, giảm 25%"."""
    shares = (first.value, second.value)
    if any(isinstance(each, PercentRange) or not each.value for each in shares):
        return False
    before, after = (Fraction(each.value) for each in shares)
    return abs((after / before - 1) * 100) == abs(Fraction(change.value.value))


FIGURE_RULES: Final = (
    shares_follow_from_their_counts,
    shares_of_counts_follow,
    sexes_add_up,
    shares_are_at_most_hundred,
    parts_are_at_most_their_whole,
    differences_of_shares_are_points,
)
