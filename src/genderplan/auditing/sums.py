"""Rules about totals and their parts, and about amounts of money.

Parts are added up where the text says that they are all, or where they come to nearly the total.
An amount is the same in figures and in words, and that of several things their number times that of
each.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan.auditing.figures import (
    MORE_OF_NUMBER,
    NUMBER,
    OF_ELSE,
    are_near,
    bases_near,
    part_above_total,
    plain_number,
    sexes_differ,
    share_issues,
    shares_of_one_base,
)
from genderplan.auditing.reading import AuditContext
from genderplan.extraction import Mention, MentionKind, Sex, find_mentions
from genderplan.extraction.mentions import PercentRange
from genderplan.extraction.nouns import GROUPS, counts_people
from genderplan.formatting import format_money
from genderplan.hierarchy.units import KIND_WORDS
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Bound, Money, Ratio
from genderplan.stated_shares import ShareAgreement, compare_share

PARTS_DIFFER: Final = IssueKind(
    "GP606",
    Severity.WARNING,
    mark("the parts add up to {sum}, but {total} is stated"),
    mark("Check the parts and the total."),
)
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

# A sign of a clause, or the end of a line within it: "thành phố\nLạng Sơn".
_WORD: Final = r"(?:[^.,;:()0-9%\n/]|\n[^\S\n]*(?=(?!n(?:ữ|am)\s?:)[^\W\d_]))"
# Between a total and the first of its parts: ", gồm ", " (", " lượt người dự, trong đó có: nữ ",
# ":\n- Nữ "; "; nữ " and a line "Nữ: " go on with one of the sexes.
_JOINT: Final = spaced(
    r"(?: [^\W\d_]{1,9}){0,6}?(?:,? với [^;:()]{0,40}?[0-9][0-9.,]*\s?[^\W\d_]{1,3}(?!\w))?"
    r"[\s,.;(]{0,3}(?:\(|:|(?P<sure>(?:bao )?gồm|chia ra|cụ thể)"
    r"|(?P<some>trong (?:đó|số đó)|[;,] (?=(?:[^\W\d_]{1,9} ){0,3}(?:nữ|nam)[\s:])|\n(?=(?:nữ"
    rf"|nam)\s?:)))(?:{_WORD}|[,:]|\n\s{{0,4}}[-+•]){{0,60}}\s{{0,20}}"
)
# Between two parts, and behind the last: "; ngân sách huyện ", " và ", " + ". Not "/xã, ".
_NEXT: Final = spaced(
    rf"{_WORD}{{0,60}}\)?\s?(?:[.,;]?\s?\n\s{{0,4}}(?:[-+•]|(?=n(?:ữ|am)\s?:))|[,;+&-]"
    rf"|(?<=\s)và )(?:{_WORD}|[,:]){{0,60}}(?:\n[^\S\n]{{0,20}})?"
)
_SEX_FIRST: Final = spaced(r"(?:nữ|nam)[ :]")
_ITEM_MARK: Final = lazy(r"\n\s*([-+•])")
_CLOSED: Final = lazy(rf"{_WORD}{{0,60}}(?:\)|[.;\n]|\Z)")
# Between a part and its share: "nữ, chiếm ". Not "nữ đạt loại giỏi trong học kỳ ".
_ITS_SHARE: Final = spaced(
    r"[^.;)0-9%]{0,30}?(?:chiếm|đạt|t[ỷỉ] lệ|tương đương|bằng|\()\s{0,2}(?:t[ỷỉ] lệ )?(?:(?:khoảng"
    r"|hơn|gần) )?"
)
OVERLAPPING: Final = r"dân tộc|tuổi|đảng|tôn giáo|tái cử|trình độ|nữ|trẻ"
"""Kinds of people that are not apart: somebody may be young and a Party member."""
_OVERLAP: Final = spaced(rf"(?<!\w)(?:{OVERLAPPING})(?!\w)")
_SHARE_SIZE: Final = 60  # characters behind a part in which its share stands
_LEAST_PARTS, _MOST_PARTS = 2, 20


@attrs.frozen
class _Division:
    """A total with its parts and the shares that are said of them.

    ``is_whole`` when the parts are listed as all that there are; ``is_sure`` when a word says so.
    """

    total: Mention
    parts: tuple[Mention, ...]
    shares: tuple[Mention | None, ...]
    is_whole: bool
    is_sure: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.total.start, self.parts[-1].end


def _divisions(context: AuditContext, mentions: Sequence[Mention]) -> Iterator[_Division]:
    """The totals among *mentions* that are divided into those behind them."""
    for at, total in enumerate(mentions[:-1]):
        first = mentions[at + 1]
        # "40 học viên, nữ 24, nam 18": the word for the sex belongs to the first part.
        sex_word = _SEX_FIRST.match(context.low, first.start, first.end)
        end = sex_word.end() if sex_word else first.start
        joint = _JOINT.fullmatch(_IN_WORDS.sub("", context.low[total.end : end]))
        if joint is None or total.sex is not None:
            continue
        # In "50 đại biểu, đại biểu nữ 16 người" the same are meant; not in "120 người, cán bộ nữ".
        if (joint["some"] or " ")[0] in ",;":
            names = ("nữ", "nam", total.subject.lower() or "nữ")
            if not joint[0].strip(" ,;").startswith(names):
                continue
        parts: list[Mention] = []
        shares: list[Mention | None] = []
        end, marks = total.end, set(_ITEM_MARK.findall(joint[0]))
        for part in mentions[at + 1 : at + 1 + _MOST_PARTS]:
            between = context.low[end : part.start]
            goes_on = _NEXT.fullmatch(between) and "trong đó" not in between
            # The next item of another list is no part: "- Cát 4: mới 2, cũ 2\n- Đất".
            goes_on = goes_on and set(_ITEM_MARK.findall(between)) <= marks
            if parts and not (goes_on and _is_of(total, part)):
                break
            share = _share_of(context, part)
            parts.append(part)
            shares.append(share)
            end = (share or part).end
        is_whole = _CLOSED.match(context.text, end) is not None and not joint["some"]
        yield _Division(total, tuple(parts), tuple(shares), is_whole, bool(joint["sure"]))


def _share_of(context: AuditContext, part: Mention) -> Mention | None:
    """The percentage that is said of *part* right behind it."""
    near = context.between(MentionKind.PERCENTAGE, part.end, part.end + _SHARE_SIZE)[:1]
    fits = near and _ITS_SHARE.fullmatch(context.low, part.end, near[0].start)
    return near[0] if fits and not OF_ELSE.match(context.low, near[0].end) else None


def parts_fit_their_total(context: AuditContext) -> Iterator[Issue]:
    """The parts of a total add up to it, none is more than it, and their shares follow."""
    found = list(_of_divisions(context))
    told = {issue.span for issue in found}
    yield from (*found, *(each for each in shares_of_one_base(context) if each.span not in told))


def _of_divisions(context: AuditContext) -> Iterator[Issue]:
    counts = [each for each in context.by_kind[MentionKind.COUNT] if each.value.is_exact]
    for division in _divisions(context, counts):
        total, first = division.total, division.parts[0]
        if first.sex is not None and not _counts_persons(context, total):
            continue
        by_sex = {part.sex: part.value.value for part in division.parts[:2]}
        whole, added = total.value.value, sum(part.value.value for part in division.parts)
        if by_sex.keys() == {Sex.WOMEN, Sex.MEN}:
            women, men = by_sex[Sex.WOMEN], by_sex[Sex.MEN]
            if women + men != whole and not _is_in_part(context, division, whole - women - men):
                yield sexes_differ(women, men, whole, (total.start, division.parts[1].end))
                continue
        elif first.sex is not None and first.value.value > whole:
            yield part_above_total(first.value.value, whole, (total.start, first.end))
            continue
        elif all(part.sex is None and _is_of(total, part) for part in division.parts) and (
            not _OVERLAP.search(context.low, *division.span)
        ):
            told = division.is_whole and (are_near(added, whole) or division.is_sure)
            if told and added != whole and len(division.parts) >= _LEAST_PARTS:
                yield PARTS_DIFFER.at(span=division.span, sum=Decimal(added), total=Decimal(whole))
        yield from _share_issues(context, division)


# Behind women or men, words that single some of them out: " là đảng viên", " giáo viên dạy giỏi".
_SINGLED_OUT: Final = spaced(
    r" (?!(?:người|đồng chí|đại biểu|và|còn|cùng|tham (?:gia|dự)|dự)(?!\w))[^\W\d_]"
)
# A third group of people: "và 5 người không khai giới tính", "5 chưa rõ"; not "5 phiên họp".
_OTHERS: Final = spaced(
    r"(?<![0-9.,/])([0-9]{1,3}(?:\.[0-9]{3})*) (?:người|đồng chí|đại biểu|cán bộ|khách|(?:hội|giáo"
    r"|thành) viên|học sinh|phụ nữ|em|trẻ|khác|không|chưa|giới|lgbt)(?!\w)"
)
_REST_SIZE: Final = 45  # characters behind women and men in which all others are counted


def _is_in_part(context: AuditContext, division: _Division, rest: int) -> bool:
    """Whether the women and men of a division are not all that it counts, but for a *rest*.

    A third group makes up the rest, "và 5 người không khai giới tính", or only some of the women
    and men are counted, "65 nữ là đảng viên".
    """
    if rest <= 0:
        return False
    women_and_men = division.parts[:2]
    end = women_and_men[-1].end
    behind = context.low[end : context.sentence(end - 1, _REST_SIZE + 1)[1]]
    if any(plain_number(number) == rest for number in _OTHERS.findall(behind)):
        return True
    singled = (_SINGLED_OUT.match(context.low, part.end) for part in women_and_men)
    return not division.is_sure and any(singled)


# What is counted by the group: "mỗi nhóm 10 người", "bình quân 4 người".
_OF_EACH: Final = spaced(r"(?<!\w)(?:mỗi|từng|bình quân|trung bình)(?: [^\W\d_]{1,9}){0,4} \Z")


def _counts_persons(context: AuditContext, total: Mention) -> bool:
    """Whether women and men can be its parts: those of "3 lớp", "50 hộ" and "15 vụ" are not."""
    subject = total.subject.lower()
    if _OF_EACH.search(context.low, max(0, total.start - 40), total.start):
        return False
    return not subject or (subject.partition(" ")[0] not in GROUPS and counts_people(subject))


_OF_ALL: Final = spaced(r"[0-9] [^.;0-9]{1,60}(?<!\w)(?:trên|trong) (?:tổng )?(?:số )?\Z")
_OF_ALL_SIZE: Final = 90


def _share_issues(context: AuditContext, division: _Division) -> Iterator[Issue]:
    """The findings about the shares of the parts: an error where a sex is named."""
    total = division.total.value.value
    for part, stated in zip(division.parts, division.shares, strict=True):
        count = part.value.value
        if stated is None or isinstance(stated.value, PercentRange) or not 0 < count <= total:
            continue
        if not _is_of(division.total, part):
            continue
        counts = Ratio(count, total)
        share = compare_share(stated.value, counts, bases=bases_near(context, part, counts))
        # The other total may be told before, or be the part before.
        is_doubtful = part is not division.parts[0] or "." in context.text[slice(*division.span)]
        # "85 đại biểu trên tổng số 144 ứng cử, trong đó, 18 nữ" speaks of two totals.
        is_doubtful |= context.before(_OF_ALL, division.total.start, _OF_ALL_SIZE) is not None
        if not (is_doubtful and share.agreement is ShareAgreement.OTHER_BASE):
            severity = None if part.sex else Severity.WARNING
            yield from share_issues(share, stated.span, severity, stated.text)


def _is_of(total: Mention, part: Mention) -> bool:
    """Whether what is counted in *part* is, or is a kind of, what is counted in *total*."""
    first, other = (each.subject.lower() for each in (total, part))
    if part.sex is not None or part.kind is MentionKind.MONEY:
        return True
    if not first or not other:
        return False
    if first.split()[0] == other.split()[0]:
        return True
    if first.startswith(("đơn vị hành chính", "đvhc")):
        return other in KIND_WORDS
    return counts_people(first) and counts_people(other)


def parts_of_amounts_add_up(context: AuditContext) -> Iterator[Issue]:
    """The parts into which an amount of money is divided add up to it.

    Parts that come to less may leave a rest that is not named; parts that come to more cannot.
    """
    amounts = [each for each in _amounts_in(context) if each.bound is Bound.EXACT]
    for division in _divisions(context, amounts):
        added = Money(sum(part.value.amount for part in division.parts))
        total: Money = division.total.value
        wrong = added.amount > total.amount or (division.is_sure and added != total)
        readable = not context.is_scanned or are_near(added.amount, total.amount)
        if len(division.parts) >= _LEAST_PARTS and wrong and readable:
            yield PARTS_DIFFER.at(
                span=division.span, sum=format_money(added), total=format_money(total)
            )


# The amount once more in words: "(Bốn mươi lăm triệu đồng)", "(bằng chữ: …)".
_IN_WORDS: Final = lazy(r"\s?\([^()0-9]{0,90}đồng[^()0-9]{0,9}\)")


def _amounts_in(context: AuditContext) -> list[Mention]:
    """The amounts of a text, without those that only repeat one before in words."""
    return [
        each
        for each in context.by_kind[MentionKind.MONEY]
        if isinstance(each.value, Money) and any(map(str.isdigit, each.text))
    ]


_WORDS: Final = r"(?: [^\W\d_]{1,9}){0,4}"
# A sum that the text writes out: "15 triệu đồng = 10 + 6", "97 người: 42 nam + 55 nữ".
# Not "y = 2 + x", "3 + 4 = 7", nor the time of a signature, "10:37:48 +07:00".
_WRITTEN_SUM: Final = lazy(
    rf"(?P<total>[0-9](?<![\w.,/:].){MORE_OF_NUMBER}){_WORDS}\s?[=:(]\s?"
    rf"(?P<parts>{NUMBER}{_WORDS}(?:\s?\+\s?{NUMBER}(?![\w.,]*%){_WORDS})+)(?!\s?[-*/x%:]|[0-9])"
)


def written_sums_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "15 = 10 + 6" both sides are equal."""
    for found in _WRITTEN_SUM.finditer(context.text) if "+" in context.text else ():
        total = plain_number(found["total"])
        parts = [plain_number(part) for part in re.findall(NUMBER, found["parts"])]
        added = sum(parts, Decimal())
        # "7 = 8+9+10" above a table says how its columns are made.
        in_order = parts == [parts[0] + step for step in range(len(parts))]
        is_bare = "=" in found[0] and not any(map(str.isalpha, found[0]))
        is_columns = is_bare and in_order and total in {parts[0] - 1, parts[-1] + 1}
        if added != total and not is_columns:
            yield PARTS_DIFFER.at(span=found.span(), sum=added, total=total)


# The words of an amount behind it and what it is for: " (Bằng chữ: sáu trăm nghìn đồng)", "/học
# viên (sáu trăm nghìn đồng)", ". Bằng chữ: Sáu trăm nghìn đồng".
_SAID_AGAIN: Final = lazy(
    r"(?:\s?/\s?[^\W\d_]{1,9}(?:\s[^\W\d_]{1,9})?){0,2}[\s,.;]{0,3}"
    r"(?:\(\s{0,3}(?:(?:số\stiền\s)?(?:viết\s)?bằng\schữ\s?:?\s{0,3})?"
    r"|(?:số\stiền\s)?(?:viết\s)?bằng\schữ\s?:?\s{0,3})(?P<words>[^()0-9.;/]{8,160}?đồng)(?!\w)"
)


def amounts_in_words_are_the_same(context: AuditContext) -> Iterator[Issue]:
    """An amount that stands in figures and behind them in words is one amount."""
    for figures in _amounts_in(context):
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
    for total in _amounts_in(context):
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
        differs = added != total.value and are_near(added.amount, total.value.amount)
        if len(parts) >= _LEAST_PARTS and differs:
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
_EACH_AFTER: Final = spaced(r"\s?/\s?(?:01 |một )?[^\W\d_]+| (?:mỗi|một) ")
_TOTAL_BEFORE: Final = spaced(
    r"(?<!\w)(?:tổng(?: (?:trị giá|giá trị|kinh phí|số tiền|cộng))?"
    r"|trị giá (?:là )?tổng)[^.;0-9]{0,40}\Z"
)
_FAR: Final = 160  # characters in which number, amount for each and total stand


def products_are_right(context: AuditContext) -> Iterator[Issue]:
    """In "20 gifts of 500.000 đồng each, 10 million in all" the total is the product.

    The number must be of what the amount is for: "mỗi suất" behind "20 suất quà".
    """
    for each, total in pairwise(_amounts_in(context)):
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


SUM_RULES: Final = (
    parts_fit_their_total,
    parts_of_amounts_add_up,
    written_sums_are_right,
    amounts_in_words_are_the_same,
    totals_above_their_lists_add_up,
    products_are_right,
)
