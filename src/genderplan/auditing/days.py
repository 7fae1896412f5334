"""Rules about days and periods: that they exist, and that they are those of what is named.

Days that are kept each year, the terms of the councils and the last day of a paper's figures are
compared with what is known of them. A deadline is judged only where the sentence charges somebody.
How the dates of documents and the name of the Action Month are written is looked at here too.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from genderplan._forms import any_of, lazy, spaced
from genderplan._messages import Message, mark, message
from genderplan._package import packaged_rows
from genderplan.auditing.reading import AuditContext
from genderplan.documents.references import NO_SUCH_DATE
from genderplan.evidence import Evidence
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.mentions import Unreadable
from genderplan.formatting import format_weekday
from genderplan.formatting.dates import DAY_MONTH_YEAR, ZERO_RULE, with_zeros
from genderplan.issues import BilingualText, Issue, IssueKind, Severity
from genderplan.periods import Period
from genderplan.periods.dates import first_day
from genderplan.periods.kinds import PeriodKind

WRONG_WEEKDAY: Final = IssueKind(
    "GP620",
    Severity.WARNING,
    mark("{date} falls on {right}, but the text says {written}"),
    mark("Check the day of the week and the date."),
)
DEADLINE_PAST: Final = IssueKind(
    "GP627",
    Severity.WARNING,
    mark("something is due by {due}, before the day of the text, {date}"),
    mark("Check the deadline and the date of the text."),
)
FIGURES_LATER: Final = IssueKind(
    "GP628",
    Severity.WARNING,
    mark("the figures are said to be of {day}, after the day of the text, {date}"),
    mark("Give the day up to which the figures were counted, or say that they are estimates."),
)
OTHER_DAY: Final = IssueKind(
    "GP629",
    Severity.WARNING,
    mark("{name} is {right}, but the text says {written}"),
    mark("Check the day; source: {source}."),
)
OTHER_YEAR: Final = IssueKind(
    "GP655",
    Severity.WARNING,
    mark("the paper is of {title} by its title, but calls itself that of {written}"),
    mark("Write the same year in both, or say what the other year stands for."),
)
OTHER_TERM: Final = IssueKind(
    "GP630",
    Severity.WARNING,
    mark("the term of the councils is {right}, but the text says {written}"),
    mark("Write the term for which the council is elected."),
)
OTHER_AGE: Final = IssueKind(
    "GP657",
    Severity.WARNING,
    mark("from {first} to {last} are {years} years, but the text says {written}"),
    mark("Check the number of years and both days."),
)
MONTH_NAME: Final = IssueKind(
    "GP633",
    Severity.NOTE,
    mark("the Action Month is called {written}; its official name says {right}"),
    mark("Write {right}, as Quyết định 1790/QĐ-TTg does."),
)


def weekdays_fit_their_dates(context: AuditContext) -> Iterator[Issue]:
    """A day of the week beside a date is that of the date."""
    for mention in context.by_kind[MentionKind.DATE]:
        value = mention.value
        if isinstance(value, Unreadable) and value.part == "weekday":
            told = dict(value.reason.values)
            date = dt.date.fromisoformat(str(told["date"]))
            yield WRONG_WEEKDAY.at(
                span=mention.span,
                date=date,
                right=format_weekday(date),
                written=str(told["written"]),
            )


# A span with its last year cut short, as the press writes it: "2021-30".
_SHORT_SPAN: Final = lazy(r"[0-9]{4}\s?[-–/]\s?[0-9]{2}\Z")
_YEAR: Final = lazy(r"(?:19|20)[0-9]{2}")
# Slips that are no date and nothing else: "ngày 08/6/20210", "ngày 14 ngày 8 năm 2012". Not
# "ngày 08/6/20211", where the mark of a footnote may be glued to the year; not "ngày 3, ngày 4".
_SLIP: Final = spaced(
    r"ngày (?:[0-9]{1,2}/[0-9]{1,2}/(?P<year>(?:19|20)[0-9]{2}0)(?![0-9/])"
    r"|[0-9]{1,2} ngày [0-9]{1,2} năm [0-9]{4})(?![0-9])"
)
# A whole date, as none has it that was torn or left open: "31/02/2023", "31 tháng 4 năm 2024". Not
# "00/5/2024", "31/11", "ngày 5/9/20....".
_NOT_ZERO: Final = r"(?<![0-9])(?:0?[1-9]|[1-9][0-9])"
_WHOLE: Final = lazy(
    rf"{_NOT_ZERO}\s?(?:[/.-]|\s?tháng)\s{{0,3}}{_NOT_ZERO}\s?(?:[/.-]|,?\s?năm)\s{{0,3}}"
    r"(?:19|20)[0-9]{2}(?![0-9])"
)
# What is left of a date where a page ends within it, a stray blank parts its figures, or a form
# leaves them open: "năm 2⏎2025", "năm 20⏎- 4 -⏎25", "05/9/20....", ".../9/20", "ngày 00/5/2024".
# Not "31/9.⏎2. Nội dung", "30/02⏎2. Nội dung", "31/4. 2 đại biểu".
_TORN_OFF: Final = lazy(
    r"\s{0,3}/\s{0,9}[0-9]"
    r"|(?:\s{1,9}[-–]\s?[0-9]{1,3}\s?[-–])?\s{0,20}(?![0-9]{1,2}(?:[.)](?:[\s0-9]|\Z)|/\s))"
    r"(?:(?:19|20)[0-9]{2}|0?[0-9]{1,2})(?![0-9])"
    r"|\s{0,9}(?:[._]{2}|…)"
)
_OPEN_BEFORE: Final = lazy(r"(?:[._]{2}|…)[\s/]{0,3}\Z")
_ZERO: Final = lazy(r"(?<![0-9])00?(?![0-9])")
# A year to which the mark of a footnote is glued: "203016".
_GLUED: Final = lazy(r"(?:19|20)[0-9]{2}[1-9][0-9]?\Z")


def dates_exist(context: AuditContext) -> Iterator[Issue]:
    """Every date and every period is one of the calendar, written in full.

    It is an error only where the date is whole, so that nothing of it can have been torn off.
    """
    for found in _SLIP.finditer(context.low):
        reason = message("“ngày” stands twice, and no “tháng” before the month")
        if digits := found["year"]:
            reason = message(
                "the year is written {digits}; four digits are expected", digits=digits
            )
        severity = Severity.WARNING if digits else None
        written = context.words(found.span())
        yield NO_SUCH_DATE.at(span=found.span(), severity=severity, written=written, reason=reason)
    for mention in (*context.by_kind[MentionKind.DATE], *context.by_kind[MentionKind.PERIOD]):
        value = mention.value
        if not isinstance(value, Unreadable) or value.part == "weekday":
            continue
        # "từ 1/3 đến 1/2" may be parts of a line, "từ 20/12 đến 10/01/2024" is of two years.
        years = 2 if value.part == "start" else 1
        is_bare = mention.kind is MentionKind.PERIOD and len(_YEAR.findall(mention.text)) < years
        if not (is_bare or _SHORT_SPAN.search(mention.text)):
            yield from _no_such_date(context, mention, value)


def _no_such_date(context: AuditContext, mention: Mention, value: Unreadable) -> Iterator[Issue]:
    ends = 2 if mention.kind is MentionKind.PERIOD else 1
    is_whole = len(_WHOLE.findall(context.low, *mention.span)) >= ends
    torn = (
        # The text may be a passage that was cut within the year.
        (value.part == "year" and not context.text[mention.end :].strip())
        or _TORN_OFF.match(context.text, mention.end)
        or _OPEN_BEFORE.search(context.text, max(0, mention.start - 9), mention.start)
        or _ZERO.search(mention.text)
        or _GLUED.search(mention.text)
    )
    is_sure = not context.is_scanned and (is_whole or value.part == "quarter")
    if is_whole or not torn:
        yield NO_SUCH_DATE.at(
            span=mention.span,
            severity=None if is_sure else Severity.WARNING,
            written=context.words(mention.span),
            reason=value.reason,
        )


# Right before the day by which something is due: "gửi về Sở trước ngày ". Not "trước đây, ngày ".
_DUE: Final = spaced(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong trong|hạn (?:cuối|chót|nộp|gửi))(?: (?:là|vào|đến"
    r"|hết|trước))?[\s:,]{1,2}\(?\Z"
)
# What charges somebody with work: "đề nghị … gửi", "báo cáo về Sở". Not "đã gửi".
_CHARGES: Final = spaced(
    r"(?<!\w)(?:đề nghị|yêu cầu|giao|gửi [^.;]{0,80}(?:về|cho|qua)|tổng hợp,? báo cáo"
    r"|báo cáo (?:[^.;]{0,40}(?:về|ubnd|sở|bộ)|kết quả)|chịu trách nhiệm|phải)(?!\w)"
)
_DONE: Final = spaced(
    r"(?<!\w)(?:đã|được|trước đây|kết quả là|vừa|theo (?:yêu cầu|đề nghị)|căn cứ"
    r"|thực hiện (?:công văn|kế hoạch|chỉ đạo))(?!\w)"
)
_SAID_BEFORE: Final = 200  # characters in which that is said


def deadlines_come_after_the_text(context: AuditContext) -> Iterator[Issue]:
    """What somebody is charged with is due after the day of the paper that charges."""
    for mention, date in _days(context):
        due, charged, done = (
            context.before(words, mention.start, _SAID_BEFORE) for words in (_DUE, _CHARGES, _DONE)
        )
        if date < (first_day(context.date) or date) and due and charged and not done:
            yield _past(context, mention, date)


def _past(context: AuditContext, mention: Mention, due: dt.date) -> Issue:
    return DEADLINE_PAST.at(span=mention.span, due=due, date=context.shown(context.on or due))


# The label of the days of an activity in a plan: "Thời gian thực hiện: từ ngày …"; the days of the
# Action Month: "Tháng hành động vì bình đẳng giới (từ ngày …".
_SCHEDULED: Final = spaced(
    r"(?:^|\n)\W{0,9}(?:thời gian|thời điểm)(?: (?:thực hiện|tổ chức|triển khai|hoàn thành"
    r"|dự kiến))?\s?: [^\n.;]{0,40}\Z|\n\W{0,9}đợt [0-9]{1,2}\s?: [^\n;]{0,120}\Z"
    r"|tháng hành động[^\n.;]{0,80}\Z"
)
_BEGINS: Final = spaced(r"(?<!\w)(?:từ|sau|bắt đầu)(?: từ)?\s{0,2}\Z")
# The lines of a title under the name of the kind of paper, up to the grounds or the first part.
_TITLE: Final = spaced(
    r"\s*[^\n]+(?:\n(?!\s*(?:\n|căn cứ|thực hiện|theo |xét |kính gửi|trên đây|phần"
    r"|[i1]\.))[^\n]+){0,3}"
)
# The paper on itself: "Trên đây là Kế hoạch …", up to the end of the sentence.
_ITSELF: Final = spaced(r"trên đây là (?:toàn (?:văn|bộ) )?(?:nội dung )?[^.;\n]{5,300}")


# The line of a plan, also of one that a decision issues: "KẾ HOẠCH". Not "Căn cứ Kế hoạch".
_PLAN_LINE: Final = spaced(r"^\W{0,9}KẾ HOẠCH\b", re.MULTILINE)


def plans_are_made_before_what_they_plan(context: AuditContext) -> Iterator[Issue]:
    """The days that a plan sets for an activity come after its own."""
    first = first_day(context.date)
    if first is None or not _PLAN_LINE.search(context.text, 0, context.opening):
        return
    for mention in (*context.by_kind[MentionKind.PERIOD], *context.by_kind[MentionKind.DATE]):
        last = getattr(mention.value, "end", mention.value)
        before = context.low[max(0, mention.start - 90) : mention.start]
        # "Từ 01/7/2025" is the day on which something began, and it may go on.
        begins = mention.kind is MentionKind.DATE and _BEGINS.search(before)
        is_past = isinstance(last, dt.date) and last < first and not begins
        if is_past and _SCHEDULED.search(before) and not _DONE.search(before):
            yield _past(context, mention, last)


def the_paper_is_of_one_year(context: AuditContext) -> Iterator[Issue]:
    """The sentence "Trên đây là …" that ends a paper gives it the year of its title."""
    kind, itself = context.title_line, _ITSELF.search(context.low)
    title = _TITLE.match(context.low, kind.end()) if kind else None
    if title is None or itself is None:
        return
    said, told = (
        [each for each in context.between(MentionKind.PERIOD, *place.span()) if _years(each)]
        for place in (title, itself)
    )
    own = {year for each in said for year in _years(each)}
    if own and told and all(own.isdisjoint(_years(each)) for each in told):
        yield OTHER_YEAR.at(
            span=told[0].span,
            title=context.words(said[0].span),
            written=context.words(told[0].span),
        )


def _years(mention: Mention) -> Sequence[int]:
    period = mention.value
    is_known = isinstance(period, Period)
    return range(period.first_year, period.last_year + 1) if is_known else ()


# Right before the last day of figures: "số liệu tính đến hết ngày ". Not "ước tính đến ngày ".
_COUNTED_TO: Final = spaced(
    r"(?<!ước\s)(?<!dự\s)(?<!\w)(?:số liệu )?(?:tính|thống kê|cập nhật) đến (?:hết )?\Z"
)
_EXPECTED: Final = spaced(
    r"(?<!\w)(?:ước|dự kiến|phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|sẽ|đề nghị|yêu cầu"
    r"|báo cáo (?:số liệu|kết quả)|nếu)(?!\w)"
)


_LINE: Final = lazy(r"\n\s*(?=(?P<first>\S))")  # in small letters one goes on


def figures_are_not_of_the_future(context: AuditContext) -> Iterator[Issue]:
    """Figures that were counted up to a day were counted before the paper was written."""
    for mention, date in _days(context):
        start, end = context.sentence(mention.start)
        lines = _LINE.finditer(context.text, start, mention.start)
        start = max((each.end() for each in lines if not each["first"].islower()), default=start)
        counted = _COUNTED_TO.search(context.low, start, mention.start)
        is_later = context.is_own_paper and date > (context.on or date)
        if is_later and counted and not _EXPECTED.search(context.low, start, end):
            shown = context.shown(context.on or date)
            yield FIGURES_LATER.at(span=mention.span, day=date, date=shown)


def _days(context: AuditContext) -> Iterator[tuple[Mention, dt.date]]:
    """The whole dates of a paper itself, where its day is known; none of a cited document."""
    if context.on is None or not context.is_official:
        return
    for mention in context.by_kind[MentionKind.DATE]:
        if isinstance(mention.value, dt.date) and context.cited_at(mention.start) is None:
            yield mention, mention.value


# "Kỷ niệm 80 năm … (06/01/1946 - 06/01/2026)": the day, and the same day so many years later.
_ANNIVERSARY: Final = spaced(
    r"(?<!\w)k[ỷỉ] niệm (?:lần thứ )?(?P<years>[0-9]{1,3}) năm [^().;]{0,120}"
    r"\(\s?(?P<day>[0-9]{1,2}\s?/\s?[0-9]{1,2})"
    r"\s?/\s?(?P<first>[12][0-9]{3})\s?[-–]\s?(?P=day)\s?/\s?(?P<last>[12][0-9]{3})\s?\)"
)


def anniversaries_are_counted_rightly(context: AuditContext) -> Iterator[Issue]:
    """Between the two days of an anniversary lie the years that are named."""
    for found in _ANNIVERSARY.finditer(context.low):
        years, written = int(found["last"]) - int(found["first"]), int(found["years"])
        if years != written:
            first, last = f"{found['day']}/{found['first']}", f"{found['day']}/{found['last']}"
            yield OTHER_AGE.at(
                span=found.span(), years=years, written=written, first=first, last=last
            )


class _Kept(NamedTuple):
    """A day that is kept each year, with the source that fixes it and how sure that is."""

    name: str
    day: int
    month: int
    source: Message


@cache
def _kept_days() -> Mapping[str, _Kept]:
    """The days that are kept each year by their names in small letters."""
    found: dict[str, _Kept] = {}
    for row in packaged_rows("words", "observances.tsv"):
        said: Message = BilingualText(row["source_en"], vi=row["source"])
        if Evidence(row["evidence"]) is Evidence.RECALLED:
            said = message("{source}, not looked up", source=said)
        day, month = map(int, row["date"].split("/"))
        kept = _Kept(row["name"], day, month, said)
        for name in (row["name"], *filter(None, row["others"].split("; "))):
            found |= dict.fromkeys((name.lower(), name.lower().replace("xóa", "xoá")), kept)
    return found


@cache
def _kept_names() -> re.Pattern[str]:
    """A name of a day with its day right behind: "Ngày Phụ nữ Việt Nam (20/10)", "Ngày … 8/3".

    Not with a year, when the day may be that of a meeting.
    """
    return spaced(
        rf"(?<!\w)(?P<name>{any_of(_kept_days())})\s{{0,2}}(?:\(\s?(?:ngày )?|,?\s?ngày )?"
        r"(?P<date>(?P<day>[0-3]?[0-9])\s?[/-]\s?(?P<month>[01]?[0-9]))"
        r"(?![0-9/-]|\s?[/-]\s?[0-9]|\s?%| và [0-9]|\s?,\s?[0-9])"
    )


def days_that_are_kept_are_right(context: AuditContext) -> Iterator[Issue]:
    """A day that is kept each year has its own date."""
    for found in _kept_names().finditer(context.low):
        kept = _kept_days()[" ".join(found["name"].split())]
        if (int(found["day"]), int(found["month"])) != (kept.day, kept.month):
            right = f"{kept.day:02}/{kept.month}"
            yield OTHER_DAY.at(
                span=found.span("date"),
                name=kept.name,
                right=right,
                written=found["date"],
                source=kept.source,
            )


_MONTH_NAME: Final = spaced(r"tháng hành động(?: (?:quốc gia )?vì bình đẳng giới)?[^.;\n]{0,140}\Z")
_MONTH_DAYS: Final = ((15, 11), (15, 12))
_MONTH_REACH: Final = 220  # characters before the days in which the month is named
_DAY_AND_MONTH: Final = spaced(r"([0-9]{1,2})\s?[/-]\s?([0-9]{1,2})(?![0-9])")  # "15/11"


def the_action_month_has_its_days(context: AuditContext) -> Iterator[Issue]:
    """The Action Month is from 15 November to 15 December.

    An activity in it may have days of its own: only where one end is the month's own is the other
    taken for a slip.
    """
    for mention in context.by_kind[MentionKind.PERIOD]:
        days = [(int(day), int(month)) for day, month in _DAY_AND_MONTH.findall(mention.text)]
        if len(days) != len(_MONTH_DAYS) or not isinstance(mention.value, Period | None):
            continue
        same = [one == other for one, other in zip(days, _MONTH_DAYS, strict=True)]
        months = [month for _, month in days] == [month for _, month in _MONTH_DAYS]
        named = context.before(_MONTH_NAME, mention.start, _MONTH_REACH)
        if named and same.count(True) == 1 and months:
            yield OTHER_DAY.at(
                span=mention.span,
                name="Tháng hành động vì bình đẳng giới",
                right="15/11 - 15/12",
                written=context.words(mention.span),
                source=message("kept so every year since 2016"),
            )


# The terms of the National Assembly and the People's Councils, from election to election.
_TERMS: Final = ((2004, 2011), (2011, 2016), (2016, 2021), (2021, 2026), (2026, 2031))
# A council right before its term: "HĐND các cấp, ". Not "HĐND và cấp ủy ", "Đại hội ".
_COUNCIL: Final = spaced(
    r"(?<!\w)(?:hđnd|hội đồng nhân dân)(?: (?!đảng|cấp ủy|cấp uỷ|đại|và|ban |hội "
    r"|mặt)\w{1,12}){0,7},?\s{0,2}\(?\Z"
)
# Behind its term: " của HĐND xã".
_OF_COUNCIL: Final = spaced(r" (?:của )?(?:hđnd|hội đồng nhân dân)(?!\w)")


def councils_have_their_term(context: AuditContext) -> Iterator[Issue]:
    """The term of a People's Council is one for which councils were elected.

    Only a term of which one year is that of an election is taken for a slip.
    """
    for mention in context.by_kind[MentionKind.PERIOD]:
        value = mention.value
        if not isinstance(value, Period) or value.kind is not PeriodKind.TERM:
            continue
        first, last = value.first_year, value.last_year
        near = [term for term in _TERMS if first == term[0] or last == term[1]]
        before = context.low[max(0, mention.start - 90) : mention.start]
        council = _COUNCIL.search(before) or _OF_COUNCIL.match(context.low, mention.end)
        if near and (first, last) not in _TERMS and council:
            right = f"{near[0][0]}-{near[0][1]}"
            yield OTHER_TERM.at(span=mention.span, right=right, written=f"{first}-{last}")


_ISSUED: Final = spaced(r"(?:ban hành|ký) (?:ngày )?\Z")
_DECREE_ON_RECORDS: Final = dt.date(2020, 3, 5)  # Nghị định 30/2020/NĐ-CP


def dates_of_documents_have_their_zeros(context: AuditContext) -> Iterator[Issue]:
    """The date of a document has a zero before days below 10 and before the months 1 and 2.

    So Nghị định 30/2020/NĐ-CP writes it. The decree forbids no zero, and other dates it leaves
    alone: "01/07/2007" is right.
    """
    if not context.is_official:
        return  # the decree binds offices, not the press
    before_decree = context.on is not None and context.on < _DECREE_ON_RECORDS
    head = context.date_line
    for mention in context.by_kind[MentionKind.DATE]:
        if not isinstance(mention.value, dt.date) or context.is_left_alone(mention.start):
            continue
        if context.low.endswith("thứ ", 0, mention.start):
            continue  # "ngày thứ 7 tháng 8": the day was lost, and 7 is one of the week
        issued = _ISSUED.search(context.low, max(0, mention.start - 14), mention.start)
        in_head = head is not None and head.start() <= mention.start < head.end()
        if not (issued or in_head or context.cited_at(mention.start)):
            continue
        found = DAY_MONTH_YEAR.search(context.text, mention.start, mention.end)
        if found is None:
            continue
        # Before the decree only a date that has one of its zeros and lacks the other is told.
        if before_decree and not in_head and "0" not in {found["day"][0], found["month"][0]}:
            continue
        if (right := with_zeros(found)) != found[0]:
            yield context.respelt(ZERO_RULE, found.span(), right)


# "Tháng hành động về bình đẳng giới", "tháng hành động bình đẳng giới". Not "… vì bình đẳng giới".
_ACTION_MONTH: Final = spaced(
    r"(?P<month>tháng hành động )(?:về )?(?P<equality>bình đẳng giới)", re.IGNORECASE
)


def the_action_month_has_its_name(context: AuditContext) -> Iterator[Issue]:
    """The Action Month is "vì bình đẳng giới", not "về"."""
    for found in _ACTION_MONTH.finditer(context.text):
        joint = "VÌ " if found[0].isupper() else "vì "
        right = f"{found['month']}{joint}{found['equality']}"
        yield context.respelt(MONTH_NAME, found.span(), right)


DAY_RULES: Final = (
    anniversaries_are_counted_rightly,
    dates_exist,
    weekdays_fit_their_dates,
    deadlines_come_after_the_text,
    plans_are_made_before_what_they_plan,
    the_paper_is_of_one_year,
    figures_are_not_of_the_future,
    days_that_are_kept_are_right,
    the_action_month_has_its_days,
    councils_have_their_term,
    dates_of_documents_have_their_zeros,
    the_action_month_has_its_name,
)
