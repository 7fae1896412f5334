"""Rules about amounts of money: in words, below a total in a list, for each of several things."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan.auditing.reading import AuditContext
from genderplan.auditing.sums import LEAST_PARTS, PARTS_DIFFER, amounts_in, are_near
from genderplan.extraction import Mention, MentionKind, find_mentions
from genderplan.formatting import format_money
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Bound, Money

WORDS_DIFFER: Final = IssueKind(
    "GP648",
    Severity.WARNING,
    mark("the amount is {amount} in figures, but {words} in words"),
    mark("Check which of the two is meant."),
)
PRODUCT_WRONG: Final = IssueKind(
    "GP647",
    Severity.WARNING,
    mark("{count} times {each} is {product}, but {total} is stated"),
    mark("Check the number, the amount for each and the total."),
)

# The words of an amount behind it and what it is for: " (Bằng chữ: sáu trăm nghìn đồng)", "/học
# viên (sáu trăm nghìn đồng)", ". Bằng chữ: Sáu trăm nghìn đồng".
_SAID_AGAIN: Final = lazy(
    r"(?:\s?/\s?[^\W\d_]{1,9}(?:\s[^\W\d_]{1,9})?){0,2}[\s,.;]{0,3}"
    r"(?:\(\s{0,3}(?:(?:số\stiền\s)?(?:viết\s)?bằng\schữ\s?:?\s{0,3})?"
    r"|(?:số\stiền\s)?(?:viết\s)?bằng\schữ\s?:?\s{0,3})(?P<words>[^()0-9.;/]{8,160}?đồng)(?!\w)"
)


def amounts_in_words_are_the_same(context: AuditContext) -> Iterator[Issue]:
    """An amount that stands in figures and behind them in words is one amount."""
    for figures in amounts_in(context):
        said = _SAID_AGAIN.match(context.low, figures.end)
        words = " ".join(said["words"].split()) if said else ""
        for amount in find_mentions(words, kinds=[MentionKind.MONEY]) if words else ():
            is_all = amount.text == words and isinstance(amount.value, Money)
            if said and is_all and amount.value != figures.value:
                yield WORDS_DIFFER.at(
                    span=(figures.start, said.end("words")),
                    amount=format_money(figures.value),
                    words=format_money(amount.value),
                )


# The beginning of the line of a total: "1. Tổng kinh phí thực hiện: ". Not "… trên tổng số ".
_TOTAL_LINE: Final = spaced(r"\W{0,9}(?:[0-9a-zđ]{1,3}[.)] )?tổng [^.;0-9\n]{0,70}")
# The rest of it, up to its parts: " (Bằng chữ: …), trong đó:", ". Cụ thể:".
_ABOVE_PARTS: Final = lazy(r"[^0-9\n]{0,160}\n{1,4}")
# An item of a list that begins with a mark, and ends with its sentence: "- Ngân sách xã: 5 triệu."
_PART_LINE: Final = lazy(r"[^\S\n]{0,20}(?P<mark>[-–+•*])[^\n]{3,200}(?:\n|\Z)")

# What an item without an amount may still add: "- Các nguồn huy động khác."
_SOURCE: Final = spaced(
    r"nguồn|ngân sách|vốn|xã hội|huy động|đóng góp|tài trợ|khác|lồng ghép|còn lại"
)
# The total of a side, and an item of the other: "Tổng thu ngân sách", "- Chi đầu tư", "- Còn lại".
# Not "- Thu từ chi nhánh".
_INCOME: Final = spaced(r"tổng (?:số |nguồn |cộng )?thu(?!\w)")
_OTHER_SIDE: Final = spaced(r"\W{0,9}(?:(?:tổng|đã|số) )?(?:chi|còn lại|kết dư)(?!\w)(?! nhánh)")


def totals_above_their_lists_add_up(context: AuditContext) -> Iterator[Issue]:
    """The amounts of a list below "Tổng kinh phí: …" add up to it, each item having one."""
    for total in amounts_in(context):
        start = context.low.rfind("\n", 0, total.start) + 1
        above = _ABOVE_PARTS.match(context.low, total.end)
        if total.bound is not Bound.EXACT or above is None:
            continue
        if not _TOTAL_LINE.fullmatch(context.low, start, total.start):
            continue
        parts, end = _listed_amounts(context, above.end())
        added = Money(sum(part.value.amount for part in parts))
        if _INCOME.search(context.low, start, total.start) and any(
            _OTHER_SIDE.match(context.low, context.low.rfind("\n", 0, part.start) + 1)
            for part in parts
        ):
            continue
        differs = added != total.value and are_near(added, total.value)
        if len(parts) >= LEAST_PARTS and differs:
            yield PARTS_DIFFER.at(
                span=(total.start, end), sum=format_money(added), total=format_money(total.value)
            )


def _listed_amounts(context: AuditContext, start: int) -> tuple[list[Mention], int]:
    """The amounts of the items of one list, and where it ends; none where an item has not one."""
    amounts: list[Mention] = []
    mark, end = "", start
    while line := _PART_LINE.match(context.text, end):
        found = context.between(MentionKind.MONEY, line.start(), line.end())
        if amounts and not found and not _SOURCE.search(line[0].lower()):
            break
        if (mark and line["mark"] != mark) or len(found) != 1 or found[0].bound is not Bound.EXACT:
            return [], end
        if _EACH_AFTER.match(context.low, found[0].end):
            return [], end  # "10 triệu đồng/xã" is what one costs
        amounts, mark, end = [*amounts, found[0]], line["mark"], line.end()
        while context.text.startswith("\n", end):  # items with blank lines between them
            end += 1
    is_ended = not amounts or context.text[:end].rstrip()[-1] in ".;)" or end == len(context.text)
    known = all(isinstance(each.value, Money) for each in amounts)
    return (amounts, amounts[-1].end) if amounts and is_ended and known else ([], end)


# "mỗi suất 500.000 đồng", "5 triệu đồng/đơn vị": what one thing costs.
_EACH_BEFORE: Final = spaced(
    r"(?<!\w)(?:mỗi|mức|trị giá|bình quân) (?:một )?(?:[^\W\d_]{1,9} ){0,4}\Z"
)
_EACH_AFTER: Final = spaced(r"\s?/\s?(?:01 |một )?(?P<noun>[^\W\d_]+)| (?:mỗi|một) ")
_TOTAL_BEFORE: Final = spaced(
    r"(?<!\w)(?:tổng(?: (?:trị giá|giá trị|kinh phí|số tiền|cộng))?"
    r"|trị giá (?:là )?tổng)[^.;0-9]{0,40}\Z"
)
_FAR: Final = 160  # characters in which number, amount for each and total stand


def products_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "20 gifts of 500.000 đồng each, 10 million in all" the total is the product.

    The number must be of what the amount is for: "mỗi suất" behind "20 suất quà".
    """
    for each, total in pairwise(amounts_in(context)):
        if Bound.EXACT is not each.bound or Bound.EXACT is not total.bound:
            continue
        start, _ = context.sentence(each.start, _FAR)
        before, between = context.low[start : each.start], context.low[each.end : total.start]
        if len(between) > _FAR or "." in between or not _TOTAL_BEFORE.search(between):
            continue
        per, said = _EACH_AFTER.match(context.low, each.end), _EACH_BEFORE.search(before)
        things = " ".join(found[0] for found in (said, per) if found)
        count = _counted(context, (start, total.end), things) if things else None
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


AMOUNT_RULES: Final = (
    amounts_in_words_are_the_same,
    totals_above_their_lists_add_up,
    products_are_right,
)
