"""Rules about totals and their parts: sums, and shares of the parts.

Parts are added up where the text says that they are all, or where they come to nearly the total.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan.auditing.figures import (
    MORE_OF_NUMBER,
    NUMBER,
    bases_near,
    part_above_total,
    plain_number,
    sexes_differ,
    share_issues,
)
from genderplan.auditing.reading import AuditContext
from genderplan.extraction import Mention, MentionKind, Sex
from genderplan.extraction.mentions import PercentRange
from genderplan.extraction.nouns import GROUPS, counts_people
from genderplan.formatting import format_money
from genderplan.hierarchy.units import KIND_WORDS
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Bound, Money, Percent, Ratio
from genderplan.stated_shares import ShareAgreement, compare_share

PARTS_DIFFER: Final = IssueKind(
    "GP606",
    Severity.WARNING,
    mark("the parts add up to {sum}, but {total} is stated"),
    mark("Check the parts and the total."),
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
_ITEM_MARK: Final = lazy(r"\n\s*([-+•])")
_CLOSED: Final = lazy(rf"{_WORD}{{0,60}}(?:\)|[.;\n]|\Z)")
# Between a part and its share: "nữ, chiếm ". Not "nữ đạt loại giỏi trong học kỳ ".
_ITS_SHARE: Final = spaced(
    r"[^.;)0-9%]{0,30}?(?:chiếm|đạt|t[ỷỉ] lệ|tương đương|bằng|\()\s{0,2}(?:t[ỷỉ] lệ )?(?:(?:khoảng"
    r"|hơn|gần) )?"
)
# A share of something that is named behind it: " số hộ nghèo", " kế hoạch", " hội viên".
_OF_ELSE: Final = spaced(r" (?!(?:và|đạt|tăng|giảm|cao|thấp|vượt|còn|trong đó)(?!\w))[^\W\d_]")
OVERLAPPING: Final = r"dân tộc|tuổi|đảng|tôn giáo|tái cử|trình độ|nữ|trẻ"
"""Kinds of people that are not apart: somebody may be young and a Party member."""
_OVERLAP: Final = spaced(rf"(?<!\w)(?:{OVERLAPPING})(?!\w)")
_SHARE_SIZE: Final = 60  # characters behind a part in which its share stands
_NEARLY: Final = (Fraction(3, 4), Fraction(4, 3))  # sums that are meant to be the total
LEAST_PARTS, _MOST_PARTS = 2, 20


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
        joint = _JOINT.fullmatch(_IN_WORDS.sub("", context.low[total.end : first.start]))
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
    return near[0] if fits and not _OF_ELSE.match(context.low, near[0].end) else None


def parts_fit_their_total(context: AuditContext) -> Iterator[Issue]:
    """The parts of a total add up to it, none is more than it, and their shares follow."""
    found = list(_of_divisions(context))
    told = {issue.span for issue in found}
    yield from (*found, *(each for each in _of_one_base(context) if each.span not in told))


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
            near = _NEARLY[0] <= Fraction(added, whole or 1) <= _NEARLY[1]
            told = division.is_whole and (near or division.is_sure)
            if told and added != whole and len(division.parts) >= LEAST_PARTS:
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


# A number with its share: "14 nữ, chiếm 25,93%", "số tái cử 10 (chiếm 73%)", "là 37 người, tỷ lệ
# 41,57%". Not "14/67 (20,9%)", "năm 2025 đạt 60%", "hơn 200 người (20%)".
_WITH_SHARE: Final = spaced(
    r"(?P<part>[0-9](?<![\w.,/%-].)(?<!năm\s.)(?<!hơn\s.)(?<!gần\s.)(?<!khoảng\s.)(?<!trên\s.)"
    rf"{MORE_OF_NUMBER})"
    r"(?: [^\W\d_]{1,9}){0,6},? (?:\(|\(?(?:(?:chiếm|đạt|t[ỷỉ] lệ"
    r"|tương đương) ){1,2})(?P<stated>(?P<share>[0-9]{1,2}(?:[.,][0-9]{1,2})?)\s?%)"
)
_WHOLE_NUMBER: Final = lazy(
    r"(?<![\w.,/-])[0-9]{1,3}(?:\.[0-9]{3})*(?![.,]?[0-9]|\s?%)"
    r"|(?<![\w.,/-])[0-9]{4,7}(?![.,]?[0-9])"
)
_LIST_GAP: Final = 250  # characters between the shares of one list
_LONGEST_LIST: Final = 40  # shares; a longer list is looked at in pieces
_BASE_REACH: Final = 600  # characters before a list of shares in which their base stands
_LEAST_FITTING: Final = (2, Fraction(3, 5))  # shares that are of one base, and of how many
_FITS: Final = frozenset({ShareAgreement.ROUNDED, ShareAgreement.TRUNCATED})


def _of_one_base(context: AuditContext) -> Iterator[Issue]:
    """The shares in a list that are not of the base of which most of the others are.

    The base is a number that stands in the list or before it; that the others are of it is the
    second ground.
    """
    for listed in _lists_of_shares(context.low):
        start, end = listed[0][0][0], listed[-1][0][1]
        around = context.text[max(0, start - _BASE_REACH) : end]
        numbers = {int(plain_number(each[0])) for each in _WHOLE_NUMBER.finditer(around)}
        base = _common_base(numbers, [(part, share) for _, part, share in listed])
        for span, part, share in listed if base else ():
            bases = [Ratio(part, each) for each in numbers if part < each != base]
            bases += [Ratio(each, part) for each in numbers if 0 < each < part]  # "27/73 (37%)"
            found = compare_share(share, Ratio(part, base or 1), bases=bases)
            wrong = found.agreement is ShareAgreement.WRONG
            if (wrong or found.agreement in _FITS) and not _OF_ELSE.match(context.low, span[1]):
                yield from share_issues(found, span, Severity.WARNING if wrong else None)


_Listed = list[tuple[tuple[int, int], int, Percent]]


def _lists_of_shares(text: str) -> Iterator[_Listed]:
    """The numbers with their shares that stand near each other, with the places of the shares."""
    listed: _Listed = []
    for found in _WITH_SHARE.finditer(text):
        far = listed and found.start() - listed[-1][0][1] > _LIST_GAP
        if far or len(listed) >= _LONGEST_LIST:
            yield listed
            listed = []
        share = Percent(plain_number(found["share"].replace(".", ",")))
        if "," not in found["part"]:
            listed.append((found.span("stated"), int(plain_number(found["part"])), share))
    if listed:
        yield listed


def _common_base(numbers: Iterable[int], listed: Sequence[tuple[int, Percent]]) -> int | None:
    """The one number of which most of the shares are; None for none or several."""
    fitting = {
        number: sum(
            compare_share(share, Ratio(part, number)).agreement in _FITS
            for part, share in listed
            if 0 < part < number
        )
        for number in numbers
    }
    most = max(fitting.values(), default=0)
    best = [number for number, count in fitting.items() if count == most]
    least, share_of_all = _LEAST_FITTING
    enough = most >= least and most >= share_of_all * len(listed)
    return best[0] if enough and len(best) == 1 else None


def parts_of_amounts_add_up(context: AuditContext) -> Iterator[Issue]:
    """The parts into which an amount of money is divided add up to it.

    Parts that come to less may leave a rest that is not named; parts that come to more cannot.
    """
    amounts = [each for each in amounts_in(context) if each.bound is Bound.EXACT]
    for division in _divisions(context, amounts):
        added = Money(sum(part.value.amount for part in division.parts))
        total: Money = division.total.value
        wrong = added.amount > total.amount or (division.is_sure and added != total)
        readable = not context.is_scanned or are_near(added, total)
        if len(division.parts) >= LEAST_PARTS and wrong and readable:
            yield PARTS_DIFFER.at(
                span=division.span, sum=format_money(added), total=format_money(total)
            )


def are_near(added: Money, total: Money) -> bool:
    """Whether a sum is nearly the total, so that it is meant to be it."""
    return _NEARLY[0] <= Fraction(added.amount) / Fraction(total.amount or 1) <= _NEARLY[1]


# The amount once more in words: "(Bốn mươi lăm triệu đồng)", "(bằng chữ: …)".
_IN_WORDS: Final = lazy(r"\s?\([^()0-9]{0,90}đồng[^()0-9]{0,9}\)")


def amounts_in(context: AuditContext) -> list[Mention]:
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


SUM_RULES: Final = (
    parts_fit_their_total,
    parts_of_amounts_add_up,
    written_sums_are_right,
)
