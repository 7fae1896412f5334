"""Rules about sums: parts of counts and of money, changes from one number to another.

Parts are added up where the text says that they are all, or come to more than the whole.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise
from typing import Final

from genderplan._messages import mark
from genderplan.auditing.reading import AuditContext
from genderplan.extraction import Mention, MentionKind
from genderplan.formatting import format_money
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Bound, Change, Money, Percent
from genderplan.stated_shares import round_half_up

__all__ = ["SUM_RULES"]

PARTS_DIFFER: Final = IssueKind(
    "GP606",
    Severity.WARNING,
    mark("the parts add up to {sum}, but {total} is stated"),
    mark("Check the parts and the total."),
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
PRODUCT_WRONG: Final = IssueKind(
    "GP647",
    Severity.WARNING,
    mark("{count} times {each} is {product}, but {total} is stated"),
    mark("Check the number, the amount for each and the total."),
)

# Between a total and its parts: ", gồm ", " (bao gồm: ".
_ALL_PARTS: Final = re.compile(r"[\s,:;(]{0,4}(?:bao\s)?gồm(?:\scó)?[\s:]{0,4}\Z", re.IGNORECASE)
_NEXT_PART: Final = re.compile(r"(?:[^.;:0-9\n]{0,60}[,;\s]|;\s)\Z")


def listed_parts_add_up(context: AuditContext) -> Iterator[Issue]:
    """In "10 buổi, gồm 4 buổi …, 6 buổi …" the parts add up to the total."""
    counts = context.by_kind[MentionKind.COUNT]
    for at, total in enumerate(counts[:-2]):
        between = context.text[total.end : counts[at + 1].start]
        if not total.value.is_exact or not _ALL_PARTS.fullmatch(between):
            continue
        parts = [counts[at + 1]]
        for other in counts[at + 2 :]:
            if not _NEXT_PART.fullmatch(context.text[parts[-1].end : other.start]):
                break
            parts.append(other)
        same = all(_noun(part) == _noun(total) and part.value.is_exact for part in parts)
        added = sum(part.value.value for part in parts)
        if same and len(parts) > 1 and added != total.value.value:
            span, total_shown = (total.start, parts[-1].end), Decimal(total.value.value)
            yield PARTS_DIFFER.at(span=span, sum=Decimal(added), total=total_shown)


def _noun(count: Mention) -> str:
    words = [word for word in count.text.lower().split() if word[0].isalpha()]
    return words[0] if words else ""


# Between an amount and its parts: ", trong đó: ngân sách xã ", " (gồm: ", " (ngân sách ".
_AMOUNT_OF: Final = re.compile(
    r"[\s,:;(.]{0,4}(?:trong\sđó|(?:bao\s)?gồm|cụ\sthể)[\s:,]{0,3}(?:có\s)?[^.;\n0-9%]{0,60}"
    r"|\s?\([^.;\n0-9%)]{0,40}",
    re.IGNORECASE,
)
# Between two parts: "; ngân sách huyện ", " và ", " + ".
_AMOUNT_NEXT: Final = re.compile(
    r"[^.0-9%\n)]{0,60}(?:[,;+&]|\svà\s)[^.0-9%\n)]{0,60}", re.IGNORECASE
)
_LEAST_PARTS: Final = 2


def parts_of_amounts_add_up(context: AuditContext) -> Iterator[Issue]:
    """The parts into which an amount of money is divided add up to it.

    Parts that come to less may leave a rest that is not named; parts that come to more cannot.
    """
    amounts = [each for each in _amounts(context) if each.bound is Bound.EXACT]
    for at, total in enumerate(amounts):
        parts = amounts[at + 1 : at + 2]
        between = context.text[total.end : parts[0].start] if parts else ""
        if not parts or not _AMOUNT_OF.fullmatch(_IN_WORDS.sub("", between)):
            continue
        for other in amounts[at + 2 :]:
            if not _AMOUNT_NEXT.fullmatch(context.text[parts[-1].end : other.start]):
                break
            parts.append(other)
        added = Money(sum(part.value.amount for part in parts))
        all_named = "gồm" in context.low[total.end : parts[0].start]
        wrong = added.amount > total.value.amount or (all_named and added != total.value)
        if len(parts) >= _LEAST_PARTS and wrong:
            span = (total.start, parts[-1].end)
            stated = format_money(total.value)
            yield PARTS_DIFFER.at(span=span, sum=format_money(added), total=stated)


# The amount once more in words: "(Bốn mươi lăm triệu đồng)", "(bằng chữ: …)".
_IN_WORDS: Final = re.compile(r"\s?\([^()0-9]{0,90}đồng[^()0-9]{0,9}\)", re.IGNORECASE)


def _amounts(context: AuditContext) -> list[Mention]:
    """The amounts of a text, without those that only repeat one before in words."""
    return [
        each
        for each in context.by_kind[MentionKind.MONEY]
        if isinstance(each.value, Money) and any(map(str.isdigit, each.text))
    ]


# "mỗi suất 500.000 đồng", "5 triệu đồng/đơn vị": what one thing costs.
_EACH_BEFORE: Final = re.compile(
    r"(?<!\w)(?:mỗi|mức|trị\sgiá|bình\squân)\s(?:một\s)?(?:[^\W\d_]{1,9}\s){0,4}\Z", re.IGNORECASE
)
_EACH_AFTER: Final = re.compile(
    r"\s?/\s?(?:01\s|một\s)?(?P<noun>[^\W\d_]+)|\s(?:mỗi|một)\s", re.IGNORECASE
)
_TOTAL_BEFORE: Final = re.compile(
    r"(?<!\w)(?:tổng(?:\s(?:trị\sgiá|giá\strị|kinh\sphí|số\stiền|cộng))?|trị\sgiá\s(?:là\s)?tổng)"
    r"[^.;0-9]{0,40}\Z",
    re.IGNORECASE,
)
_FAR: Final = 160  # characters in which number, amount for each and total stand


def products_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "20 gifts of 500.000 đồng each, 10 million in all" the total is the product.

    The number must be of what the amount is for: "mỗi suất" behind "20 suất quà".
    """
    for each, total in pairwise(_amounts(context)):
        if Bound.EXACT is not each.bound or Bound.EXACT is not total.bound:
            continue
        start = max(context.sentence(each.start)[0], each.start - _FAR)
        before, between = context.low[start : each.start], context.low[each.end : total.start]
        if len(between) > _FAR or "." in between or not _TOTAL_BEFORE.search(between):
            continue
        per = _EACH_AFTER.match(context.low, each.end)
        said = _EACH_BEFORE.search(before)
        if not (per or said):
            continue
        count = _counted(
            context, (start, total.end), f"{said[0] if said else ''} {per[0] if per else ''}"
        )
        if count is not None and count * each.value.amount != total.value.amount:
            yield PRODUCT_WRONG.at(
                span=(min(each.start, total.start), total.end),
                count=Decimal(count),
                each=format_money(each.value),
                product=format_money(Money(count * each.value.amount)),
                total=format_money(total.value),
            )


def _counted(context: AuditContext, span: tuple[int, int], words: str) -> int | None:
    """How many of the things named in *words* are counted; None where it is not one number."""
    named = set(words.replace("/", " ").split())
    counts = [
        count.value.value
        for count in context.between(MentionKind.COUNT, *span)
        if count.value.is_exact and count.subject and count.subject.lower().split()[0] in named
    ]
    return counts[0] if len(counts) == 1 else None


_NUMBER: Final = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})(?:,[0-9]{1,3})?"
_WORDS: Final = r"(?:\s[^\W\d_]{1,9}){0,4}"
# A sum that the text writes out: "15 triệu đồng = 10 + 6", "97 người = 42 nam + 55 nữ".
# Not "y = 2 + x", "3 + 4 = 7".
_WRITTEN_SUM: Final = re.compile(
    rf"(?<![\w.,/])(?P<total>{_NUMBER}){_WORDS}\s?=\s?"
    rf"(?P<parts>{_NUMBER}{_WORDS}(?:\s?\+\s?{_NUMBER}(?![\w.,]*%){_WORDS})+)(?!\s?[-*/x%])"
)
# "từ 12 vụ xuống (còn) 9 vụ, giảm": two numbers and by how much they differ. Not years or days:
# "từ năm 2020 đến năm 2025, tăng", "từ 12% xuống 9%, giảm".
_FROM_TO: Final = re.compile(
    rf"(?<!\w)từ\s(?:mức\s|con\ssố\s)?(?P<before>{_NUMBER})"
    rf"(?P<noun>(?:\s(?!xuống|lên|còn)[^\W\d_]{{1,9}}){{0,4}})\s(?:xuống|lên|còn)(?:\s(?:còn|chỉ|đến|tới|thành)){{0,2}}\s(?P<after>{_NUMBER})"
    rf"(?P<other>{_WORDS})\s?[,;(]\s?(?:tức\s|đã\s|tương\sđương\s)?\Z",
    re.IGNORECASE,
)
_FROM_SIZE: Final = 110  # characters before a change in which both numbers stand
_SCALES: Final = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000}


def _scaled(number: str, words: str, other: str = "") -> Fraction:
    """A number with the scale in the words behind it, or in those of the number beside it."""
    plain = Fraction(number.replace(".", "").replace(",", "."))
    told = (words.lower().split() or other.lower().split() or [""])[0]
    return plain * _SCALES.get(told, 1)


def written_sums_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "15 = 10 + 6" both sides are equal."""
    for found in _WRITTEN_SUM.finditer(context.text) if "+" in context.text else ():
        total = Fraction(found["total"].replace(".", "").replace(",", "."))
        numbers = re.findall(_NUMBER, found["parts"])
        added = sum(Fraction(each.replace(".", "").replace(",", ".")) for each in numbers)
        if added != total:
            shown = (Decimal(each.numerator) / each.denominator for each in (added, total))
            summed, stated = shown
            yield PARTS_DIFFER.at(span=found.span(), sum=summed, total=stated)


def changes_follow_from_both_counts(context: AuditContext) -> Iterator[Issue]:
    """In "from 12 to 9, down 25%" the percentage follows from both numbers."""
    for mention in context.by_kind[MentionKind.CHANGE]:
        first = max(0, mention.start - _FROM_SIZE)
        found = _FROM_TO.search(context.text, first, mention.start)
        if found is None or mention.bound is not Bound.EXACT:
            continue
        before = _scaled(found["before"], found["noun"], found["other"])
        after = _scaled(found["after"], found["other"], found["noun"])
        change: Change = mention.value
        stated = Decimal(str(change.amount.value))
        if not before or "điểm" in found["other"]:
            continue
        exact = abs(after / before - 1) * 100
        right = round_half_up(exact, max(0, -int(stated.as_tuple().exponent)))
        if right != abs(stated):
            yield CHANGE_DIFFERS.at(
                span=(found.start("before"), mention.end),
                before=" ".join((found["before"] + found["noun"]).split()),
                after=" ".join((found["after"] + found["other"]).split()),
                computed=right,
                stated=abs(stated),
            )


# Between two shares of which one became the other: " đầu nhiệm kỳ lên ".
_BECAME: Final = re.compile(
    r"[^.;%0-9]{0,50}(?<!\w)(?:lên|xuống|còn)(?:\s(?:còn|đến|tới))?\s(?:mức\s)?"
)
_THEN: Final = re.compile(r"\)?\s?[,;(]\s?(?:tức\s|đã\s)?(?:là\s)?")
_FROM: Final = re.compile(r"(?<!\w)từ\s(?:mức\s)?\Z")


def differences_in_points_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "from 28,6% to 34,3%, up 5,7 points" the points are the difference.

    One unit of the last place may be lost in rounding.
    """
    for mention in context.by_kind[MentionKind.POINTS]:
        first = max(0, mention.start - _FROM_SIZE)
        shares = context.between(MentionKind.PERCENTAGE, first, mention.start)[-2:]
        if len(shares) != _LEAST_PARTS or "điểm" not in mention.text.lower():
            continue
        before, after = shares
        if (
            not _FROM.search(context.low, max(0, before.start - 12), before.start)
            or not _BECAME.fullmatch(context.low, before.end, after.start)
            or not _THEN.fullmatch(context.low, after.end, mention.start)
            or not all(isinstance(each.value, Percent) for each in shares)
        ):
            continue
        stated, values = abs(mention.value.value), [Decimal(each.value.value) for each in shares]
        computed = abs(values[1] - values[0])
        place = min(-int(Decimal(each).as_tuple().exponent) for each in (stated, *values))
        if abs(computed - stated) > Decimal(1).scaleb(-max(place, 0)):
            yield DIFFERENCE_WRONG.at(
                span=mention.span,
                before=before.text,
                after=after.text,
                computed=computed,
                stated=stated,
            )


# Two numbers of the same things, and by how much they differ, in either order: "giảm 12 vụ so với
# năm 2022 (từ 85 vụ xuống còn 72 vụ)", "từ 85 vụ xuống 72 vụ, giảm 13 vụ". Not "(từ 12% xuống 9%)".
_BY: Final = (
    rf"(?:tăng|giảm)(?:\s(?:thêm|được))?\s(?P<by>{_NUMBER})\s(?P<unit>[^\W\d_]{{1,9}})(?!\w)"
)
_TWO: Final = (
    rf"từ\s(?P<before>{_NUMBER})(?P<noun>(?:\s(?!xuống|lên|còn)[^\W\d_]{{1,9}}){{0,4}})"
    rf"\s(?:xuống|lên|còn)(?:\s(?:còn|chỉ|đến|tới)){{0,2}}\s(?P<after>{_NUMBER})(?![.,]?[0-9]|\s?[%/])"
    r"(?:\s(?P<other>[^\W\d_]{1,9}))?"
)
_DIFFERENCES: Final = tuple(
    re.compile(rf"(?<!\w){form}", re.IGNORECASE)
    for form in (
        rf"{_BY}[^.;()0-9]{{0,30}}(?:năm\s[0-9]{{4}}\s?)?\({_TWO}",
        rf"{_TWO}(?:\s[^\W\d_]{{1,9}}){{0,3}}\s?[,(;]\s?{_BY}",
    )
)


def differences_of_counts_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "down 12 cases (from 85 to 72)" the number is the difference."""
    every = (form.finditer(context.text) for form in _DIFFERENCES if "từ" in context.low)
    for found in chain.from_iterable(every):
        by, before, after = (_scaled(found[name], "") for name in ("by", "before", "after"))
        unit, words = found["unit"].lower(), found["noun"].split() or [found["other"] or ""]
        if unit in {"điểm", "lần", *_SCALES} or words[0].lower() != unit:
            continue
        if abs(after - before) != by:
            computed, stated = (
                Decimal(each.numerator) / each.denominator for each in (abs(after - before), by)
            )
            yield DIFFERENCE_WRONG.at(
                span=found.span(),
                before=found["before"],
                after=found["after"],
                computed=computed,
                stated=stated,
            )


SUM_RULES: Final = (
    listed_parts_add_up,
    parts_of_amounts_add_up,
    written_sums_are_right,
    changes_follow_from_both_counts,
    differences_in_points_are_right,
    differences_of_counts_are_right,
    products_are_right,
)
