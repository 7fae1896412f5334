"""Rules about figures that must follow from each other: shares, parts by sex, sums, points.

Decided: a percentage beside its counts is compared at its own precision. Where it does not follow,
the finding says what would: the share rounded, or another total in the same paragraph. Parts are
added up only where the text says that they are all ("gồm"), sexes where both are given.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from genderplan._messages import mark
from genderplan.auditing.contexts import AuditContext
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind, PercentRange, Sex
from genderplan.formatting import format_points
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Points, Ratio
from genderplan.stated_shares import ShareAgreement, StatedShare, compare_share

__all__ = ["SHARE_RULES"]

SHARE_WRONG: Final = IssueKind(
    "GP601",
    Severity.ERROR,
    mark("{relation}"),
    mark("Check both counts and the percentage against the source."),
)
SHARE_CUT: Final = IssueKind(
    "GP602", Severity.NOTE, mark("{relation}"), mark("Percentages are rounded half up.")
)
SHARE_OF_OTHERS: Final = IssueKind(
    "GP603",
    Severity.WARNING,
    mark("{relation}"),
    mark("Say of which total it is the share."),
)
SEXES_DIFFER: Final = IssueKind(
    "GP604",
    Severity.ERROR,
    mark("{women} women and {men} men are {sum}, but the total is stated as {total}"),
    mark("Mend the figure that is wrong, or say whose sex is unknown."),
)
PART_ABOVE_TOTAL: Final = IssueKind(
    "GP605",
    Severity.ERROR,
    mark("the part, {part}, is greater than the whole, {total}"),
    mark("Check both figures."),
)
PARTS_DIFFER: Final = IssueKind(
    "GP606",
    Severity.WARNING,
    mark("the parts add up to {sum}, but {total} is stated"),
    mark("Check the parts and the total."),
)
ABOVE_HUNDRED: Final = IssueKind(
    "GP607",
    Severity.ERROR,
    mark("{percent} is more than a share can be"),
    mark("A part is at most 100 % of its whole."),
)
POINTS_AS_PERCENT: Final = IssueKind(
    "GP608",
    Severity.NOTE,
    mark("a difference between two shares is written {written}"),
    mark("Write {right}: per cent of a percentage is something else."),
)

_NEARBY: Final = 400
_WHOLE: Final = 100


def _totals_near(context: AuditContext, mention: Mention) -> Iterator[int]:
    """Other totals in the neighbourhood of a ratio."""
    for other in context.by_kind[MentionKind.COUNT]:
        if abs(other.start - mention.start) < _NEARBY and other.value.is_exact:
            yield other.value.value
    for other in context.by_kind[MentionKind.RATIO]:
        if other is not mention and abs(other.start - mention.start) < _NEARBY:
            yield other.value.denominator


def shares_follow_from_their_counts(context: AuditContext) -> Iterator[Issue]:
    """A percentage that stands beside its counts follows from them."""
    for mention in context.by_kind[MentionKind.RATIO]:
        value = mention.value
        if value.stated is None or (value.numerator > value.denominator and _is_part(mention)):
            continue
        bases = [
            Ratio(value.numerator, total)
            for total in dict.fromkeys(_totals_near(context, mention))
            if total > value.numerator and total != value.denominator
        ]
        issue = _share_issue(value.compared(bases), mention)
        if issue is not None:
            yield issue


def _share_issue(share: StatedShare, mention: Mention) -> Issue | None:
    if share.agreement is ShareAgreement.TRUNCATED:
        replacement = _with_percent(mention.text, share.computed)
        return SHARE_CUT.at(span=mention.span, relation=share.summary, replacement=replacement)
    if share.agreement is ShareAgreement.OTHER_BASE:
        return SHARE_OF_OTHERS.at(span=mention.span, relation=share.summary)
    if share.agreement is ShareAgreement.WRONG:
        replacement = _with_percent(mention.text, share.computed)
        return SHARE_WRONG.at(span=mention.span, relation=share.summary, replacement=replacement)
    return None


_PERCENT: Final = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?(?=\s?%)")


def _with_percent(text: str, computed: Decimal | None) -> str | None:
    """The words of a ratio with the percentage that follows from the counts."""
    found = _PERCENT.search(text)
    if found is None or computed is None:
        return None
    return text[: found.start()] + str(computed).replace(".", ",") + text[found.end() :]


_AMONG: Final = re.compile(r"[,(;:\s]{0,4}trong\s(?:đó|số\sđó)[^.;0-9]{0,40}\Z", re.IGNORECASE)
_SHARE_AFTER: Final = re.compile(
    r"[^.;0-9%]{0,30}?(?:chiếm|đạt|tỷ\slệ|tỉ\slệ|tương\sđương|bằng|\()[^.;0-9%]{0,20}\Z",
    re.IGNORECASE,
)


def shares_of_counts_follow(context: AuditContext) -> Iterator[Issue]:
    """In "N people, among them M women, that is P %" the percentage follows from both counts."""
    counts = context.by_kind[MentionKind.COUNT]
    percents = context.by_kind[MentionKind.PERCENTAGE]
    for total, part in pairwise(counts):
        if not (total.value.is_exact and part.value.is_exact):
            continue
        if not _AMONG.search(context.text[total.end : part.start]):
            continue
        stated = next((each for each in percents if each.start >= part.end), None)
        if stated is None or isinstance(stated.value, PercentRange):
            continue
        if not _SHARE_AFTER.fullmatch(context.text[part.end : stated.start]):
            continue
        if 0 < part.value.value <= total.value.value:
            share = compare_share(stated.value, Ratio(part.value.value, total.value.value))
            issue = _share_issue(share, stated)
            if issue is not None:
                yield issue


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
        if not ("(" in between or "trong" in between or "gồm" in between or ":" in between):
            continue
        yield from _sex_issues(context, total, first, counts[at + 2 : at + 3])


def _sex_issues(
    context: AuditContext, total: Mention, first: Mention, rest: Sequence[Mention]
) -> Iterator[Issue]:
    whole = total.value.value
    span = (total.start, first.end)
    second = next((each for each in rest if _is_other_sex(context, first, each)), None)
    if second is not None:
        by_sex = {first.sex: first.value.value, second.sex: second.value.value}
        women, men = by_sex[Sex.WOMEN], by_sex[Sex.MEN]
        if women + men != whole:
            span = (total.start, second.end)
            yield SEXES_DIFFER.at(span=span, women=women, men=men, sum=women + men, total=whole)
        return
    if first.value.value > whole:
        yield PART_ABOVE_TOTAL.at(span=span, part=first.value.value, total=whole)


def _is_other_sex(context: AuditContext, first: Mention, second: Mention) -> bool:
    """Whether *second* counts the other sex of the same people, right after *first*."""
    apart = _BETWEEN.fullmatch(context.text[first.end : second.start])
    return bool(apart) and second.value.is_exact and second.sex not in {None, first.sex}


def rows_add_up(context: AuditContext) -> Iterator[Issue]:
    """In a table, the columns for men and women add up to the column for the total."""
    columns: dict[str, int] = {}
    position = 0
    for line in context.text.splitlines(keepends=True) if "\t" in context.text else ():
        cells = [cell.strip() for cell in line.split("\t")]
        heads = {
            _HEADS[cell.lower()]: at for at, cell in enumerate(cells) if cell.lower() in _HEADS
        }
        if "women" in heads and "men" in heads:
            columns = heads
        elif len(cells) > max(columns.values(), default=len(cells)):
            yield from _row_issues(cells, columns, (position, position + len(line.rstrip())))
        position += len(line)


_HEADS: Final = {"nam": "men", "nữ": "women", "tổng": "total", "tổng số": "total", "cộng": "total"}


def _row_issues(
    cells: list[str], columns: dict[str, int], span: tuple[int, int]
) -> Iterator[Issue]:
    figures = {name: cells[at].replace(".", "") for name, at in columns.items()}
    if len(figures) < len(set(_HEADS.values())) or not all(map(_is_number, figures.values())):
        return
    men, women, total = (int(figures[name]) for name in ("men", "women", "total"))
    if men + women != total:
        yield SEXES_DIFFER.at(span=span, women=women, men=men, sum=men + women, total=total)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10  # noqa: PLR2004 - digits of a count


_ALL_PARTS: Final = re.compile(r"[\s,:;(]{0,4}(?:bao\s)?gồm(?:\scó)?[\s:]{0,4}\Z", re.IGNORECASE)
_NEXT_PART: Final = re.compile(r"(?:[^.;:0-9\n]{0,60}[,;\s]|;\s)\Z")


def listed_parts_add_up(context: AuditContext) -> Iterator[Issue]:
    """In "10 buổi, gồm 4 buổi …, 6 buổi …" the parts add up to the total."""
    counts = context.by_kind[MentionKind.COUNT]
    for at, total in enumerate(counts[:-2]):
        noun = _noun(total)
        first = counts[at + 1]
        if not total.value.is_exact or not _ALL_PARTS.fullmatch(
            context.text[total.end : first.start]
        ):
            continue
        parts = [first]
        for other in counts[at + 2 :]:
            if not _NEXT_PART.fullmatch(context.text[parts[-1].end : other.start]):
                break
            parts.append(other)
        same = all(_noun(part) == noun and part.value.is_exact for part in parts)
        added = sum(part.value.value for part in parts)
        if same and len(parts) > 1 and added != total.value.value:
            span = (total.start, parts[-1].end)
            yield PARTS_DIFFER.at(span=span, sum=added, total=total.value.value)


def _noun(count: Mention) -> str:
    words = [word for word in count.text.lower().split() if word[0].isalpha()]
    return words[0] if words else ""


_SHARE_WORDS: Final = re.compile(r"(?<!\w)(?:chiếm|tỷ\slệ|tỉ\slệ|tỷ\strọng)(?!\w)", re.IGNORECASE)
_MAY_EXCEED: Final = re.compile(
    r"(?<!\w)(?:kế\shoạch|chỉ\stiêu|so\svới|vượt|bằng|gdp|dự\stoán|mục\stiêu|tăng|cùng\skỳ"
    r"|nhập\shọc)(?!\w)",
    re.IGNORECASE,
)


def shares_are_at_most_hundred(context: AuditContext) -> Iterator[Issue]:
    """No share is above 100 %."""
    for mention in context.by_kind[MentionKind.PERCENTAGE]:
        value = mention.value.high if isinstance(mention.value, PercentRange) else mention.value
        if value.value <= _WHOLE:
            continue
        start, end = context.sentence(mention.start)
        before = context.text[max(start, mention.start - 60) : mention.start]
        sentence = context.text[start:end]
        if _SHARE_WORDS.search(before) and not _MAY_EXCEED.search(sentence):
            yield ABOVE_HUNDRED.at(span=mention.span, percent=mention.text)


def _is_part(mention: Mention) -> bool:
    return _SHARE_WORDS.search(mention.text) is not None


def parts_are_at_most_their_whole(context: AuditContext) -> Iterator[Issue]:
    """Where counts are said to be a share, the first is at most the second."""
    for mention in context.by_kind[MentionKind.RATIO]:
        value = mention.value
        if value.numerator > value.denominator and _is_part(mention):
            yield PART_ABOVE_TOTAL.at(
                span=mention.span, part=value.numerator, total=value.denominator
            )


def differences_of_shares_are_points(context: AuditContext) -> Iterator[Issue]:
    """A difference between two shares is written in points, "điểm phần trăm"."""
    for mention in context.by_kind[MentionKind.POINTS]:
        if "điểm" in mention.text.lower():
            continue
        word = mention.text.split()[0]
        try:
            size = format_points(Points(abs(mention.value.value)))
        except GenderplanError:
            continue
        right = f"{word} {size}" if not word[0].isdigit() else size
        written = " ".join(mention.text.split())
        yield POINTS_AS_PERCENT.at(
            span=mention.span, written=written, right=right, replacement=right
        )


SHARE_RULES: Final = (
    shares_follow_from_their_counts,
    shares_of_counts_follow,
    sexes_add_up,
    rows_add_up,
    listed_parts_add_up,
    shares_are_at_most_hundred,
    parts_are_at_most_their_whole,
    differences_of_shares_are_points,
)
