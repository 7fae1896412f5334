"""Rules about shares and parts: they follow from their counts, and are written as what they are.

A percentage beside its counts is compared at its own precision, and a finding says what would
follow. Women and men are added up where both are given. An error needs two grounds: that the
figures do not agree, and words that say they belong together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise
from typing import Final

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan.auditing.reading import AuditContext
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.mentions import PercentRange
from genderplan.extraction.nouns import nouns
from genderplan.issues import SEXES_DIFFER, Issue, IssueKind, Severity
from genderplan.quantities import Money, Percent, Ratio
from genderplan.quantities.ratios import Exact
from genderplan.stated_shares import ShareAgreement, StatedShare, compare_share

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
SHARES_OF_SEXES: Final = IssueKind(
    "GP649",
    Severity.WARNING,
    mark("the shares of women and men, {women} and {men}, add up to {sum}%"),
    mark("Together they are 100%: check both."),
)

# A number begins with its first digit, and what must not stand before it is asked for behind that:
# so a search passes over all other signs.
MORE_OF_NUMBER: Final = r"(?:[0-9]{0,2}(?:\.[0-9]{3})+|[0-9]{0,8})(?:,[0-9]{1,3})?"
NUMBER: Final = f"[0-9]{MORE_OF_NUMBER}"


def plain_number(written: str) -> Decimal:
    """The value of a figure in the official form: "1.234,5"."""
    return Decimal(written.replace(".", "").replace(",", "."))


_NEARBY: Final = 400
_WHOLE: Final = 100
# What may stand between counts and the share that is said of them: a few words for what is counted,
# then a word or mark that makes the share theirs: "/42 ủy viên, chiếm 35,7%", "/203 (25,6%)", "/21
# xã có Chủ tịch là nữ (14,3%)". Not
# "14/20 xã có tỷ lệ hộ dùng nước sạch đạt 100%": that share is one of the communes' own.
_THEIR_SHARE: Final = spaced(
    r"\s{0,2}(?:(?!có |hoàn thành|tỷ lệ|tỉ lệ|triển khai|thực hiện|được )[^\W\d_]{1,9}[23]?"
    r"[\s,]{1,2}){0,7}"
    r"(?:có (?!t[ỷỉ] lệ)(?:[^\W\d_]{1,9} ){1,7}là nữ\s?(?=\())?"
    r"\s?[,;:(=-]?\s{0,2}"
    r"(?:(?:chiếm|đạt|bằng|là|tỷ lệ|tỉ lệ|tương (?:đương|ứng)|khoảng|hơn|gần|=)\s{0,2}){0,4}"
    r"[0-9.,\s]{1,12}%?\s?\)?"
    r"|\s{0,2}(?:(?!có |t[ỷỉ] lệ)[^\W\d_]{1,9}[\s,]{1,2}){0,14}chiếm (?:t[ỷỉ] lệ )?[0-9.,]{1,6}\s?%"
)
# Behind more words, of which some say what those counted have, only a word for a share makes it
# theirs, and it is doubtful: "18/25 thôn có nữ trưởng thôn, chiếm 70%"; "12/20 vụ được xử lý (65%)"
# without "có".
_PERHAPS_THEIRS: Final = spaced(
    r"(?!.{0,60}(?:có|với) t[ỷỉ] (?:lệ|trọng))(?: [^\W\d_]{1,9}){1,12}(?:, (?:(?:chiếm"
    r"|đạt)(?: t[ỷỉ] lệ)?|t[ỷỉ] lệ(?: đạt)?) | \((?:t[ỷỉ] lệ|đạt"
    r"|chiếm)(?: t[ỷỉ] lệ)? )[0-9.,]{1,6}\s?%\)?"
    r"|(?: (?!có )[^\W\d_]{1,9}){1,9} \([0-9.,]{1,6}\s?%\)"
)
# The share before its counts: "85% kế hoạch (".
_SHARE_FIRST: Final = spaced(r"[0-9.,]{1,6}\s?%(?: [^\W\d_]{1,9}){0,3}\s?\(\s?")
# What is counted may stand before: "Số hộ tham gia ", "Số xã đạt chuẩn là ". Not "Số thứ tự ".
_NOUN_BEFORE: Final = spaced(
    r"(?<!\w)(?:tổng )?số (?P<word>[^\W\d_]+)(?: [^\W\d_]{1,9}){0,5}\s?:? \Z"
)
_COUNTS_IN_RATIO: Final = lazy(
    r"[0-9.,]{1,12}(?: [0-9]{3})*[^0-9/]{0,40}(?:/|trong|trên)"
    r"[^0-9]{0,20}[0-9.,]{1,12}(?: [0-9]{3})*"
)
_EQUALS: Final = spaced(r"(?: [^\W\d_]{1,9}){0,4}\s?=")
_SEX_WORD: Final = spaced(r"(?<!\w)(?:nữ|nam giới)(?!\w)")
# Words before figures with a slash that count nothing: ranks, schooling, bounds of a fraction.
_NO_COUNTS: Final = spaced(
    r"(?<!\w)(?:thứ|hạng|xếp|vị trí|trình độ|học vấn|văn h[oó][áa]|lớp|ít nhất|tối thiểu|không quá"
    r"|tối đa|khoảng|ngày|quý|dịp|trước|sau|từ|đến(?! nay)) (?:\w{1,6} )?\Z"
)
# Right before them a share of each is told: "8/10 xã có tỷ lệ nữ đạt 25%, 2/10 xã đạt 15%".
_THEIR_OWN: Final = spaced(r"(?<!\w)có t[ỷỉ] lệ [^.;%]{0,60}%(?! là )[^.;%0-9]{0,9}\Z")
_SEX_REACH: Final = 60  # characters before counts in which women are named


def shares_follow_from_their_counts(context: AuditContext) -> Iterator[Issue]:
    """A percentage that stands beside its counts follows from them."""
    for mention in context.by_kind[MentionKind.RATIO]:
        value = mention.value
        if value.stated is None or (
            value.numerator > value.denominator and _SHARE_WORDS.search(mention.text)
        ):
            continue
        share = value.compared(bases_near(context, mention, value))
        for issue in share_issues(share, mention.span, written=mention.text):
            if _is_their_share(context, mention, _THEIR_SHARE):
                yield issue
            elif _is_their_share(context, mention, _PERHAPS_THEIRS):
                yield attrs.evolve(issue, severity=Severity.WARNING)


_W: Final = r"[^\W\d_]{1,9}"
_NUMBER: Final = rf"(?P<part>[0-9](?<![\w.,/-].){MORE_OF_NUMBER})"
_PART: Final = rf"{_NUMBER}(?: (?P<unit>{_W})(?: {_W}){{0,4}})?"
_PLANNED: Final = rf"(?P<whole>{NUMBER}) (?P<other>{_W})(?: {_W}){{0,4}}"
_SHARE: Final = r"(?P<share>[0-9]{1,3}(?:,[0-9]{1,2})?)\s?%"
_IS_SHARE: Final = rf"(?:,? \(?(?:đạt|bằng|chiếm) (?:t[ỷỉ] lệ )?| \(){_SHARE}"
# Money of money: "12,5 tỷ/20 tỷ đồng (62,5%)", "156 tỷ đồng/tổng dư nợ 320 tỷ đồng, chiếm 48,8%".
_OF_AMOUNT: Final = spaced(rf"\s?/\s?(?:{_W} ){{0,4}}")
_SOME_PLAN: Final = r"(?= (?:kế hoạch|chỉ tiêu|kh|dự toán|vốn|so)(?!\w))"
_SHARE_BEHIND: Final = spaced(
    rf"(?:,? \(?(?:đạt|bằng|chiếm) (?:t[ỷỉ] lệ )?| \(){_SHARE}(?!{_SOME_PLAN})"
)
_MONEY: Final = (
    rf"(?:{_W} ){{0,4}}(?=[0-9.,]{{1,9}} (?:tỷ|tỉ|triệu) (?!lệ|suất|trọng|số)){_PLANNED}"
)
_A_PLAN: Final = r"(?:kế hoạch|chỉ tiêu|kh) (?:(?:là|giao|năm) )?"
# What was done of what was planned, with the share. Money: "45,5/60 tỷ đồng, đạt 65,8% kế hoạch";
# things: "3.250 người, đạt 108,3% kế hoạch
# (3.000 người)", "Kế hoạch 20 lớp, thực hiện 15 lớp, đạt 75%". Not "15/20 xã đạt 80% kế hoạch".
_OF_PLAN: Final = (
    spaced(rf"{_NUMBER}(?P<unit>)\s?/\s?{_MONEY}{_IS_SHARE}"),
    spaced(rf"{_PART}\s?/\s?{_MONEY}{_IS_SHARE}{_SOME_PLAN}"),
    spaced(
        rf"{_PART}{_IS_SHARE} (?:so với )?{_A_PLAN}(?:{_W} ){{0,3}}\((?:{_A_PLAN})?{_PLANNED}\)"
    ),
    spaced(rf"(?<!\w){_A_PLAN}{_PLANNED}[,;] (?:{_W} )?thực hiện (?:được )?{_PART}{_IS_SHARE}"),
)


def shares_of_a_plan_follow(context: AuditContext) -> Iterator[Issue]:
    """What was done or spent of what was planned is the share that is stated."""
    for found in chain.from_iterable(form.finditer(context.low) for form in _OF_PLAN):
        part, whole, stated = (plain_number(found[name]) for name in ("part", "whole", "share"))
        if whole and found["unit"] in {None, "", found["other"]}:
            yield from share_issues(compare_share(stated, Ratio(part, whole)), found.span())
    amounts = [each for each in context.by_kind[MentionKind.MONEY] if isinstance(each.value, Money)]
    for spent, planned in pairwise(amounts):
        behind = _SHARE_BEHIND.match(context.low, planned.end)
        is_part = _OF_AMOUNT.fullmatch(context.low, spent.end, planned.start)
        if behind and is_part and planned.value.amount:
            ratio = Ratio(spent.value.amount, planned.value.amount)
            share = compare_share(plain_number(behind["share"]), ratio)
            yield from share_issues(share, (spent.start, behind.end()))


def bases_near(context: AuditContext, mention: Mention, share: Ratio) -> list[Ratio]:
    """The same part of other totals in the neighbourhood of *mention*."""
    first, last = mention.start - _NEARBY, mention.start + _NEARBY
    counts = context.between(MentionKind.COUNT, first, last)
    totals = [each.value.value for each in counts if each.value.is_exact]
    totals += [each.value.denominator for each in context.between(MentionKind.RATIO, first, last)]
    others = dict.fromkeys(each for each in totals if each != share.denominator)
    return [Ratio(share.numerator, each) for each in others if each > share.numerator]


def _is_their_share(context: AuditContext, mention: Mention, words: re.Pattern[str]) -> bool:
    """Whether *words* say that the share is that of the counts, and that something is counted.

    Without both the figures may be a day, a class or a scale, and the share one of something else.
    """
    low = context.low[slice(*mention.span)]
    counts = _COUNTS_IN_RATIO.search(low)
    if counts is None or not (
        words.fullmatch(low, counts.end()) or _SHARE_FIRST.fullmatch(low, 0, counts.start())
    ):
        return False
    at = mention.start + counts.start()
    for denies, reach in ((_NO_COUNTS, 20), (_THEIR_OWN, 120)):
        if context.before(denies, at, reach):
            return False
    if _EQUALS.match(low, counts.end()):  # "40/44 = 90,09%" is an equation
        return True
    if mention.subject or counts.start():  # in "chiếm 26% (52/203)" the brackets say so
        return True
    noun = context.before(_NOUN_BEFORE, at, _SEX_REACH)
    if noun is not None and noun["word"] in nouns():
        return True
    named = context.before(_SEX_WORD, at, _SEX_REACH)
    return named is not None and mention.value.numerator < mention.value.denominator


_PERCENT: Final = lazy(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?(?=\s?%)")


def share_issues(
    share: StatedShare,
    span: tuple[int, int],
    severity: Severity | None = None,
    written: str = "",
) -> Iterator[Issue]:
    """The finding about a share that does not follow, with the one in *written* put right."""
    replacement = None
    percent = _PERCENT.search(written)
    if percent and share.agreement in {ShareAgreement.WRONG, ShareAgreement.TRUNCATED}:
        right = str(share.computed).replace(".", ",")
        replacement = written[: percent.start()] + right + written[percent.end() :]
    issue = share.issue(span=span, severity=severity, replacement=replacement)
    if issue is not None:
        yield issue


_NEARLY: Final = (Fraction(3, 4), Fraction(4, 3))


def are_near(added: Exact, total: Exact) -> bool:
    """Whether a sum is nearly the *total*, so that it is meant to be it."""
    return _NEARLY[0] <= Fraction(added) / Fraction(total or 1) <= _NEARLY[1]


def part_above_total(part: int | Decimal, total: int | Decimal, span: tuple[int, int]) -> Issue:
    """The finding that a *part* is more than its *total*."""
    return PART_ABOVE_TOTAL.at(span=span, part=Decimal(part), total=Decimal(total))


def sexes_differ(women: int, men: int, total: int, span: tuple[int, int]) -> Issue:
    """The finding that *women* and *men* are not the *total*."""
    return SEXES_DIFFER.at(
        span=span,
        women=Decimal(women),
        men=Decimal(men),
        sum=Decimal(women + men),
        total=Decimal(total),
    )


# "chiếm (tỷ lệ) 135%", "tỷ lệ nữ đại biểu đạt 110%": a share is stated.
_TAKES_UP: Final = spaced(
    r"(?<!\w)(?:chiếm(?: (?:tỷ|tỉ) (?:lệ|trọng))? (?:(?:khoảng|hơn|gần|trên|là) )?|(?:tỷ"
    r"|tỉ) lệ (?:phụ )?nữ[^.;,0-9%]{0,40} )\Z"
)
# "Ít nhất 185% người hưởng trợ cấp": a share of people. Not "ít nhất 120% mức lương".
_AT_LEAST: Final = spaced(r"(?<!\w)(?:ít nhất|tối thiểu|phấn đấu(?: có)?|có) \Z")
_PEOPLE: Final = spaced(
    r" (?:số )?(?:người|phụ nữ|trẻ em|học sinh|cán bộ|hội viên|đảng viên|hộ)(?!\w)"
)
_MAY_EXCEED: Final = spaced(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|so với|vượt|bằng|gdp|dự toán|mục tiêu|tăng|cùng kỳ"
    r"|nhập học)(?!\w)"
)


def shares_are_at_most_hundred(context: AuditContext) -> Iterator[Issue]:
    """No share is above 100%."""
    for mention in context.by_kind[MentionKind.PERCENTAGE]:
        value = mention.value.high if isinstance(mention.value, PercentRange) else mention.value
        if value.value <= _WHOLE:
            continue
        is_share = context.before(_TAKES_UP, mention.start, 40) or (
            context.before(_AT_LEAST, mention.start, 40) and _PEOPLE.match(context.low, mention.end)
        )
        if is_share and not _MAY_EXCEED.search(context.low, *context.sentence(mention.start)):
            yield ABOVE_HUNDRED.at(span=mention.span, percent=mention.text)


# "nữ chiếm 62,5%; nam chiếm ", "tỷ lệ nữ: 48%, nam: ": the shares of both sexes of the same people.
_BOTH_SEXES: Final = spaced(
    r"(?<!\w)(?:t[ỷỉ] lệ )?(?P<first>nữ|nam)(?: giới)?:? "
    r"(?:(?:là|có) [0-9.]{1,9} [^\W\d_]{1,9},? )?"
    r"(?:chiếm )?(?:t[ỷỉ] lệ )?(?P<one>[0-9]{1,2}(?:,[0-9]{1,2})?)\s?%\s?(?:[,;]|và|, còn) "
    r"(?!(?P=first))(?:nữ|nam)(?: giới)?:? (?:chiếm )?(?:t[ỷỉ] lệ )?"
    r"(?P<other>[0-9]{1,2}(?:,[0-9]{1,2})?)\s?%"
)
_ENDS: Final = lazy(r"\s*(?:[.;]|\n|\Z)")
_NEAR_WHOLE: Final = 10  # points between which both sexes of the same people are still a whole
_LOST_IN_ROUNDING: Final = Decimal("0.2")  # where both shares were rounded


def shares_of_both_sexes_are_a_hundred(context: AuditContext) -> Iterator[Issue]:
    """In "women take 62,5%, men 37,5%" both together are all."""
    for found in _BOTH_SEXES.finditer(context.low):
        shares = found["one"], found["other"]
        women, men = shares if found["first"] == "nữ" else shares[::-1]
        both = plain_number(women) + plain_number(men)
        # "Tỷ lệ nữ 15%, nam 20% tham gia" are rates, each of its own sex.
        is_whole = _ENDS.match(context.low, found.end()) and abs(both - _WHOLE) <= _NEAR_WHOLE
        if "chiếm" not in found[0] and not (found[0].startswith(("tỷ", "tỉ")) and is_whole):
            continue
        if abs(both - _WHOLE) > _LOST_IN_ROUNDING:
            yield SHARES_OF_SEXES.at(span=found.span(), women=f"{women}%", men=f"{men}%", sum=both)


_PERSONS: Final = r"(?: (?:người|đồng chí|đại biểu|học viên|học sinh|cán bộ|hội viên|em))?"
_SUM: Final = (
    rf"\s?[,;]? (?:tổng(?: cộng| số)?|cộng|tất cả)(?: là)?:? (?P<whole>{NUMBER}){_PERSONS}"
    r"(?: tham (?:gia|dự))?(?!\s?[\w%])"
)
# Both sexes and their sum: "Nam: 30, nữ: 40, tổng cộng: 80", "Nam 30 người, nữ 40 người, cộng 80",
# "42 nam, 55 nữ, tổng số 98 người"; not "cộng 12 trẻ em".
_SEXES_AND_SUM: Final = (
    spaced(
        r"(?<!\w)(?<!việt\s)(?<!miền\s)(?P<first>nữ|nam)(?: giới)?:? "
        rf"(?P<one>{NUMBER}){_PERSONS}\s?(?:[,;]|và) "
        rf"(?!(?P=first))(?:nữ|nam)(?: giới)?:? (?P<other>{NUMBER}){_PERSONS}{_SUM}"
    ),
    spaced(
        rf"(?P<one>[0-9](?<![\w.,/-].){MORE_OF_NUMBER}) (?P<first>nữ|nam)\s?(?:[,;]|và) "
        rf"(?P<other>{NUMBER}) (?!(?P=first))(?:nữ|nam){_SUM}"
    ),
)


def sexes_add_up_to_their_sum(context: AuditContext) -> Iterator[Issue]:
    """In "men: 30, women: 40, in all: 80" the last is the sum."""
    for found in chain.from_iterable(form.finditer(context.low) for form in _SEXES_AND_SUM):
        one, other, whole = (int(plain_number(found[name])) for name in ("one", "other", "whole"))
        women, men = (one, other) if found["first"] == "nữ" else (other, one)
        if women + men != whole:
            yield sexes_differ(women, men, whole, found.span())


_SHARE_WORDS: Final = spaced(r"(?<!\w)(?:chiếm|tỷ trọng)(?!\w)", re.IGNORECASE)


def _are_women_of_people(context: AuditContext, mention: Mention) -> bool:
    """Whether two figures give the women among people: "Nữ cấp ủy viên: 31/27 người"."""
    subject = mention.subject.lower()
    same = nouns().get(subject.partition(" ")[0], ())
    return (
        any(noun.text == subject and noun.people and noun.sex is None for noun in same)
        and context.before(_SEX_WORD, mention.start, _SEX_REACH) is not None
        and _MAY_EXCEED.search(context.low, *context.sentence(mention.start)) is None
    )


# Between a part and its whole, "35 nữ trong tổng số 30 đại biểu", or the other way round, "Trong 30
# đại biểu có 35 nữ".
_AMONG: Final = spaced(
    r"(?: [^\W\d_]{1,9}){0,4} (?:(?P<of>(?:trong|trên) (?:tổng (?:số )?|số ))|có )"
)
_TRONG: Final = spaced(r"(?<!\w)trong (?:tổng )?(?:số )?\Z")


def parts_are_at_most_their_whole(context: AuditContext) -> Iterator[Issue]:
    """Where counts are said to be a share, the first is at most the second.

    A result that is more than its plan is said with the percentage that follows: "1.250/1.000".
    Of women among people, with no word for a share, it is a warning.
    """
    for first, second in pairwise(context.by_kind[MentionKind.COUNT]):
        among = _AMONG.fullmatch(context.low, first.end, second.start)
        some, every = (first, second) if among and among["of"] else (second, first)
        told = among and (
            among["of"] or _TRONG.search(context.low, max(0, first.start - 20), first.start)
        )
        if told and some.sex and not every.sex and some.value.value > every.value.value:
            span = (first.start, second.end)
            yield part_above_total(some.value.value, every.value.value, span)
    for mention in context.by_kind[MentionKind.RATIO]:
        value = mention.value
        if value.numerator <= value.denominator:
            continue
        issue = part_above_total(value.numerator, value.denominator, mention.span)
        if _SHARE_WORDS.search(mention.text) and value.fit != "rounded":
            yield issue
        elif _are_women_of_people(context, mention):
            yield attrs.evolve(issue, severity=Severity.WARNING)


# A share of something that is named behind it: " số hộ nghèo", " kế hoạch", " hội viên".
OF_ELSE: Final = spaced(r" (?!(?:và|đạt|tăng|giảm|cao|thấp|vượt|còn|trong đó)(?!\w))[^\W\d_]")
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


def shares_of_one_base(context: AuditContext) -> Iterator[Issue]:
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
            if (wrong or found.agreement in _FITS) and not OF_ELSE.match(context.low, span[1]):
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


FIGURE_RULES: Final = (
    shares_follow_from_their_counts,
    shares_of_a_plan_follow,
    shares_are_at_most_hundred,
    shares_of_both_sexes_are_a_hundred,
    sexes_add_up_to_their_sum,
    parts_are_at_most_their_whole,
)
