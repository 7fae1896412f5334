"""What an audit knows of a text: its mentions, its day, the unit that wrote it, its lay-out.

Everything is found once, before the rules run. The day is the one the caller gives, else that of
the document, else that of the line with place and date in the text. The unit is the one the caller
gives, else the one that the head of the text names. Where either is not known, the rules that need
it say nothing. The rules stand apart, because the catalogs that they need take longer to load than
a text to read.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from operator import attrgetter
from typing import Final, TypeAlias, TypeVar

import attrs

from genderplan._batches import in_order
from genderplan._forms import lazy, spaced
from genderplan._messages import message, short_date
from genderplan._text import ascii_key, lower
from genderplan.catalogs.administrative_units import gazetteer
from genderplan.documents import DocumentReference
from genderplan.errors import GenderplanError, NotFoundError
from genderplan.extraction import DocumentText, Mention, MentionKind, find_mentions
from genderplan.extraction.lexicon import words_of_unit
from genderplan.extraction.mentions import AmountChange, CountRange, Unreadable
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Tree
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.issues import Issue, IssueKind
from genderplan.periods import DateLike, PartialDate

Rule: TypeAlias = Callable[["AuditContext"], Iterator[Issue]]
# The characters in which the head of a paper stands, a row of blanks or of underscores, by which
# columns are kept apart, for one.
_OPENING: Final = lazy(r"(?:[^\S\n]{2,}|[_.*-]{2,}|[\s\S]){0,700}")
_HEAD: Final = 6000  # characters that say whose paper it is
# A line that is the name of a kind of paper, in capitals: "KẾ HOẠCH". Not "Kế hoạch số 12".
_TITLE_LINE: Final = lazy(
    r"^[^\w\n]{0,60}(?:KẾ HOẠCH|BÁO CÁO|CHƯƠNG TRÌNH|QUYẾT ĐỊNH|NGHỊ QUYẾT|HƯỚNG DẪN|ĐỀ ÁN|CHỈ THỊ"
    r"|TỜ TRÌNH|THÔNG BÁO)[^\w\n]{0,60}$",
    re.MULTILINE,
)
# The line that opens the number, filled in or blank: "Số: 12/KH-UBND", "Số:      /UBND-NC".
_NUMBER_LINE: Final = lazy(r"^[^\w\n]{0,60}Số\s{0,2}:[^\n]{0,40}/", re.MULTILINE)
# The lines that name what a paper rests on: "Căn cứ Luật …", "Thực hiện Kế hoạch số …",
# "Theo Kế hoạch số …".
_GROUNDS: Final = spaced(
    r"^\W{0,4}(?:Căn cứ|CĂN CỨ|Thực hiện|THỰC HIỆN|Theo (?:đề nghị|(?:\w+ ){1,2}số)|Xét) ",
    re.MULTILINE,
)
_RECIPIENTS: Final = spaced(r"^\W{0,4}(?P<words>Nơi nhận\s{0,2}:)", re.MULTILINE | re.IGNORECASE)
# How a line begins that has the date of something else: "Căn cứ Luật Đất đai, ngày …".
_NO_PLACE: Final = (
    "Căn cứ|Theo |Thực hiện|Tại |Luật |Nghị (?:quyết|định)|Quyết định|Kế hoạch|Công văn|Chỉ thị"
    "|Thông (?:báo|tư)|Hôm|Ngày|Từ |Đến |Vào "
)
# The line with place and date: "Hoằng Kim, ngày 23 tháng 02 năm 2024", "Kbang, ngày 10/6/2026"; it
# may stand behind the number, "Số: 5/KH-UBND      Tp. Huế, ngày …", "Số: 5/KH-UBND, ngày …", and
# beside any words of the left column, if the line ends with it. Not "Hội nghị, ngày 5/3", "Tại
# Kbang, ngày 10/6/2026 họp".
_PLACE_DATE: Final = spaced(
    r"^(?:(?P<number>[^\w\n]{0,60}Số\s{0,2}:[^\n,|]{0,40}?/[^\s,|/]{1,30}[^\S\n]*[,|\t]?[^\S\n]*)"
    r"|(?P<beside>[^\n]{1,80}?(?:\t|[^\S\n]{3,}+))|[^\S\n]{0,60}(?:\W{1,4})?)"
    rf"(?:(?P<place>(?!{_NO_PLACE})(?:(?:T[Pp]|T\.P|T[Xx])\.?\s?)?[^\W\d_][^\n,|:.\t/]{{1,40}}),"
    r"|(?(number)|(?!)))\s{0,3}ngày"
    r"(?:[^\n]{0,40}năm\s{0,3}[0-9](?:\s?[0-9]){3}(?(beside)(?=[^\w\n]*$))"
    r"| [0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?=[^\S\n]*$))",
    re.MULTILINE,
)
# What a scan makes of letters, figures and marks: "3l", "I8 cas", "13/11⁄2024", "§. Khám".
_MISREAD: Final = lazy(r"[ˆŸ¡⁄§¬\\~‹›]|(?<!\w)[IlO]\d|\d[IlO](?!\w)|(?<=[a-z])[0-9](?=[a-z])")
_LEAST_MISREAD: Final = 2
_SENTENCE_SIZE: Final = 2000  # characters; a list without full stops is no longer one
# Not behind the kind of a place: "TP. Huế", "Q. 1".
_SENTENCE_END: Final = spaced(r"(?:(?<!\b[HQPhqp])(?<!\b[Tt][PpXx])\.|[;!?…]) |\n\s*\n|\n\s*[-+•]")
_QUOTED: Final = lazy(r"“[^”\n]{1,600}”|\"[^\"\n]{1,300}\"|«[^»\n]{1,300}»")
# Common English words; a sentence without Vietnamese letters that has two of them is English.
_ENGLISH: Final = lazy(
    r"(?<!\w)(?:the|of|and|in|for|to|with|is|are|was|were|by|from|on|women|men|people|percent"
    r"|report|rate|gender|total|million|usd)(?!\w)"
)
_LEAST_ENGLISH: Final = 2
# "xã A (sau sáp nhập)" is the unit of today; "Sau sáp nhập, xã A …" tells of the past.
_NOT_OF_TODAY: Final = r"(?<!\(sau\s)(?<!\(sau\skhi\s)"
# Words of a sentence that tells of units as they were: of mergers, of former names and offices, of
# birthplaces; not "máy tính cũ", nor "trước khi trình".
_OF_THE_PAST: Final = spaced(
    rf"(?<!\w)(?:{_NOT_OF_TODAY}(?:sáp|hợp) nhập|hợp nhất|hợp lại|nhập lại|nhập vào|gộp|chia tách"
    rf"|tách ra|giải thể|(?:{KIND_PATTERN}|địa phương|đơn vị|t[pxt](?=[\s.])|[hqpx](?=\.))"
    r"(?:\.?\s?[^\W_]+(?: [^\W_]+){0,3},){0,4}(?:\.?\s?[^\W_]+(?: [^\W_]+){0,3})?"
    r"\s?[(\[]?\s?cũ"
    rf"|khi còn (?:là )?{KIND_PATTERN}|tiền thân"
    r"|nguyên (?:là|quán)|(?:nguyên|cựu) (?:phó )?(?:chủ tịch|bí thư|giám đốc|trưởng|ủy viên"
    r"|đại biểu|cán bộ|công chức|lãnh đạo)|trước (?:đây|(?:khi )?(?:thực hiện )?(?:sắp|sáp|hợp"
    r"|chia|tách|nhập)|thời điểm|(?:ngày )?0?1/0?7/2025)"
    rf"|{_NOT_OF_TODAY}sắp xếp|kết thúc hoạt động|chấm dứt|không (?:còn )?tổ chức|bãi bỏ|bỏ cấp"
    r"|(?:thành lập|hình thành) (?:mới )?(?:từ|trên cơ sở|sau)|nay (?:là|thuộc)|từng (?:là|thuộc)"
    r"|có tên gọi|bàn giao|tiếp nhận(?! (?:hàng|quà|hồ sơ|đơn|tin|thông tin|phản ánh|hỗ trợ|nạn"
    r"|kinh phí)(?!\w))|chuyển (?:giao|tiếp|từ)|thay (?:thế|cho)"
    r"|chính quyền địa phương (?:02|2|hai) cấp"
    r"|quê(?: quán)?|sinh (?:năm|ngày|tại|ra)|thường trú|hộ khẩu|cư trú|trú tại|địa chỉ"
    r"|ví dụ|lịch sử|kháng chiến|liệt sĩ)(?!\w)"
)
_YEAR_IN_BRACKET: Final = lazy(r"\([^()]{0,30}(?<!\w)(?P<year>(?:19|20)[0-9]{2})\)")
_PAST_REACH: Final = 300  # characters in which that is told
_LONGEST_YEAR: Final = dt.timedelta(days=366)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_start: Final = attrgetter("start")


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """The values of each key, in order."""
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def lies_in(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether *position* is within one of *spans*, which follow each other."""
    at = bisect_right(spans, (position,)) - 1
    return at >= 0 and position < spans[at][1]


@attrs.frozen(kw_only=True, eq=False)
class AuditContext:
    """A text with its mentions, and what is known about it.

    ``on`` is the day of the text, ``date`` that day as far as it is filled in, ``unit`` the unit
    whose paper it is, ``hierarchy`` the units that exist.
    """

    text: str
    mentions: tuple[Mention, ...] = ()
    on: dt.date | None = None
    date: "dt.date | PartialDate | None" = None
    unit: AdministrativeUnit | None = None
    hierarchy: Hierarchy

    @classmethod
    def of(
        cls,
        text: str,
        on: dt.date | None,
        unit: AdministrativeUnit | str | None,
        document: DocumentReference | None,
        hierarchy: Hierarchy | None = None,
    ) -> "AuditContext":
        """The context of *text*; what is not given is taken from the document or the text.

        Raises :class:`~genderplan.errors.NotFoundError`, with the units that can be meant, when
        *unit* is a name that none or several have.
        """
        units = gazetteer() if hierarchy is None else hierarchy
        date = on or (document.date if document else None)
        read = cls(text=text, hierarchy=units)
        line = read.date_line
        if line and last_day(date) is None:
            dates = (each.value for each in find_mentions(line[0], kinds=[MentionKind.DATE]))
            date = next((each for each in dates if not isinstance(each, Unreadable)), None)
        read = attrs.evolve(read, date=date, on=last_day(date))
        own = unit if isinstance(unit, AdministrativeUnit) else _own_unit(read, unit)
        mentions = find_mentions(text, hierarchy=units, on=read.on, unit=own)
        return attrs.evolve(read, mentions=mentions, unit=own)

    @cached_property
    def by_kind(self) -> Mapping[MentionKind, tuple[Mention, ...]]:
        """The mentions of each kind, in order.

        Left out are ranges of counts, "10-15 người", and changes whose amount is a mention of its
        own, "tăng 15 người".
        """
        return dict.fromkeys(MentionKind, ()) | grouped(
            (each.kind, each)
            for each in self.mentions
            if not isinstance(each.value, CountRange | AmountChange)
        )

    def between(self, kind: MentionKind, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of *kind* that begin between *start* and *end*, in order."""
        mentions = self.by_kind[kind]
        first = bisect_left(mentions, start, key=_start)
        return mentions[first : bisect_left(mentions, end, lo=first, key=_start)]

    def words(self, span: tuple[int, int]) -> str:
        """What stands at *span*, on one line."""
        return " ".join(self.text[slice(*span)].split())

    def respelt(self, kind: IssueKind, span: tuple[int, int], right: str) -> Issue:
        """The finding that what stands at *span* is to be written as *right*."""
        shown = " ".join(right.split())
        return kind.at(span=span, written=self.words(span), right=shown, replacement=right)

    @cached_property
    def low(self) -> str:
        """The text in small letters, character for character."""
        return lower(self.text)

    @cached_property
    def tree(self) -> Tree | None:
        """The units of the day."""
        return None if self.on is None else self.tree_of(self.on)

    def tree_of(self, day: dt.date) -> Tree | None:
        """The units of *day*; None for a day before those that the hierarchy knows."""
        try:
            return self.hierarchy.at(day)
        except GenderplanError:
            return None

    @cached_property
    def opening(self) -> int:
        """Where the head of a paper ends at the latest."""
        found = _OPENING.match(self.text)
        return found.end() if found else 0

    @cached_property
    def title_line(self) -> re.Match[str] | None:
        """The line in the head that is the name of a kind of paper."""
        return _TITLE_LINE.search(self.text, 0, self.opening)

    @cached_property
    def date_line(self) -> re.Match[str] | None:
        """The line with place and date in the head."""
        return _PLACE_DATE.search(self.text, 0, self.opening)

    @property
    def is_own_paper(self) -> bool:
        """Whether the text is a paper of a unit itself rather than an account of one."""
        return self.title_line is not None

    @cached_property
    def _is_opened(self) -> bool:
        """Whether the head has the line of the number, or that of the place and date."""
        return bool(_NUMBER_LINE.search(self.text, 0, self.opening) or self.date_line)

    @cached_property
    def is_official(self) -> bool:
        """Whether the text is, or is of, an official paper: its head or its grounds say so."""
        return self.is_own_paper or self._is_opened or _GROUNDS.search(self.text) is not None

    @cached_property
    def recipients(self) -> re.Match[str] | None:
        """The line that opens the recipients of a whole document; None in a passage or a page.

        A text is whole when its head has the line of its number, or of its place and date.
        """
        return _RECIPIENTS.search(self.text) if self._is_opened else None

    @property
    def is_whole(self) -> bool:
        """Whether the text is a document from its head to its recipients; others lack nothing."""
        return self.recipients is not None

    @cached_property
    def is_scanned(self) -> bool:
        """Whether the text was read from a picture, so that its small marks are not the paper's."""
        return len(_MISREAD.findall(self.text)) >= _LEAST_MISREAD

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end.end() for end in _SENTENCE_END.finditer(self.text)]

    def sentence(self, position: int, reach: int = _SENTENCE_SIZE) -> tuple[int, int]:
        """Where the sentence around *position* begins and ends, at most *reach* away."""
        ends = self._sentence_ends
        at = bisect_right(ends, position)
        start = ends[at - 1] if at else 0
        end = ends[at] if at < len(ends) else len(self.text)
        return max(start, position - reach), min(end, position + reach)

    def before(
        self, words: re.Pattern[str], position: int, reach: int = _SENTENCE_SIZE
    ) -> re.Match[str] | None:
        """Where the sentence has *words* before *position*, at most *reach* away."""
        return words.search(self.low, self.sentence(position, reach)[0], position)

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return [found.span() for found in _QUOTED.finditer(self.text)]

    def is_left_alone(self, position: int) -> bool:
        """Whether the words at *position* are quoted or English, so that their form is a fact."""
        if lies_in(self._quotes, position):
            return True
        words = self.low[slice(*self.sentence(position, 200))]
        return words.isascii() and len(_ENGLISH.findall(words)) >= _LEAST_ENGLISH

    def cited_at(self, position: int) -> Mention | None:
        """The cited document to whose citation the words at *position* belong, title and all."""
        citations = self.by_kind[MentionKind.CITATION]
        at = bisect_right(citations, position, key=_start) - 1
        return citations[at] if at >= 0 and position < citations[at].end else None

    def day_at(self, position: int) -> dt.date | None:
        """The day on which the words at *position* are held: that of the document they belong to.

        None where they belong to a document whose day is not known.
        """
        cited = self.cited_at(position)
        return self.on if cited is None else last_day(cited.value.date)

    def tells_of_the_past(self, position: int, until: dt.date | None = None) -> bool:
        """Whether the sentence tells of units as they were, or of a time when they were still so.

        That is one which began by *until*, their last day; one of a year before that of the text
        where their last day is not known.
        """
        near = self.sentence(position, _PAST_REACH)
        if _OF_THE_PAST.search(self.low, *near):
            return True
        if self.on is None:
            return False
        before = until or dt.date(self.on.year - 1, 12, 31)
        # The day of another document that the sentence cites is no time of which it tells.
        own = {None, self.cited_at(position)}
        return any(
            _began_by(each.value, before) and self.cited_at(each.start) in own
            for kind in (MentionKind.PERIOD, MentionKind.DATE)
            for each in self.between(kind, *near)
        ) or any(
            int(each["year"]) <= before.year for each in _YEAR_IN_BRACKET.finditer(self.low, *near)
        )

    def shown(self, day: dt.date) -> dt.date | str:
        """*day* in figures; of the text's own day only what is filled in: "…/02/2026"."""
        date = self.date
        if day != self.on or date is None or isinstance(date, dt.date) or date.day is not None:
            return day
        blank = "…" if date.month else "…/…"
        return f"{blank}/{short_date(day).split('/', 2 - bool(date.month))[-1]}"

    @cached_property
    def named_units(self) -> frozenset[AdministrativeUnit]:
        """The units that the text names."""
        named = self.by_kind[MentionKind.UNIT]
        return frozenset(each.value for each in named if each.value is not None)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
        """The units of the home province by their names without marks."""
        if self.unit is None or self.tree is None or self.unit not in self.tree:
            return {}
        province = self.tree.path(self.unit)[0]
        return _named((province, *self.tree.descendants(province)), self.tree.date)


def _began_by(time: object, day: dt.date) -> bool:
    """Whether a day or a period began by *day*; one of several years must have ended by then.

    "giai đoạn 2021-2030" is the time of every plan, and tells nothing of a unit.
    """
    if isinstance(time, dt.date | PartialDate):  # a month must have ended by then
        last = last_day(time)
        return last is not None and last <= day
    first, end = getattr(time, "start", None), getattr(time, "end", None)
    if not isinstance(first, dt.date) or first > day:
        return False
    return isinstance(end, dt.date) and (end <= day or end - first < _LONGEST_YEAR)


def last_day(date: "dt.date | PartialDate | None") -> dt.date | None:
    """The day of a date; the last that it can be where the day is still blank."""
    return date if date is None or isinstance(date, dt.date) else date.last


@lru_cache(maxsize=8)
def name_index(
    hierarchy: Hierarchy, since: dt.date
) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
    """The units of one era by their names without marks."""
    return _named(hierarchy.at(since), since)


def _named(
    units: Iterable[AdministrativeUnit], day: dt.date
) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
    return grouped((ascii_key(unit.name_on(day)), unit) for unit in units)


def _own_unit(context: AuditContext, given: str | None) -> AdministrativeUnit | None:
    """The unit whose paper a text is: the one *given* by name, else the one that its head names."""
    tree, line = context.tree, context.date_line
    if given is not None:
        found = _named_unit(context.hierarchy, given, context.on)
        likely = [] if tree is None else _likely(context, tree, found.name_on(tree.date))
        if likely and found not in likely and found.kind in {each.kind for each in likely}:
            raise _other_unit(given, [*likely, found], tree)
        return found
    if tree is None or not (line and line["place"]) or not context.is_own_paper:
        return None
    likely = _likely(context, tree, words_of_unit(line["place"])[2])
    if len(likely) != 1 or not _is_issuer(context, tree, likely[0], line.start()):
        return None
    return likely[0]


def _is_issuer(context: AuditContext, tree: Tree, unit: AdministrativeUnit, end: int) -> bool:
    """Whether the head, up to *end*, names the unit where a paper of its province gives its name.

    The bodies of a province sit in its capital, which often has the name of the province.
    """
    name, kind = ascii_key(unit.name_on(tree.date)), unit.kind_on(tree.date)
    above = {ascii_key(each.name_on(tree.date)) for each in tree.path(unit)[:-1]}
    if name not in above and kind.word not in {"thành phố", "thị xã"}:
        return True
    head = find_mentions(
        context.text[:end], hierarchy=context.hierarchy, on=context.on, kinds=[MentionKind.UNIT]
    )
    named = [words_of_unit(each.text) for each in head]
    return any(kind in kinds and ascii_key(its) == name for _, kinds, its in named)


def _named_unit(units: Hierarchy, name: str, on: dt.date | None) -> AdministrativeUnit:
    """The unit called *name*; without a day, of several in the same place the one of today."""
    try:
        return units.find(name, on=on)
    except NotFoundError as error:
        several = [unit for unit in error.candidates if isinstance(unit, AdministrativeUnit)]
        now = [unit for unit in several if unit.until is None]
        if on is None and len(now) == 1 and len({unit.full_path() for unit in several}) == 1:
            return now[0]
        raise


def _likely(context: AuditContext, tree: Tree, name: str) -> list[AdministrativeUnit]:
    """The units called *name* but for marks of which the head names most of the units above."""
    units, head = context.hierarchy, context.text[:_HEAD]
    named = find_mentions(head, hierarchy=units, on=context.on, kinds=[MentionKind.UNIT])
    words = [words_of_unit(each.text) for each in named]
    told = {ascii_key(name) for _, _, name in words}
    # "HUYỆN CHỢ MỚI" in the head is no "thị trấn Chợ Mới", which lies in it.
    kinds = {kind for _, each, its in words if ascii_key(its) == ascii_key(name) for kind in each}
    votes = {
        unit: sum(ascii_key(above.name_on(tree.date)) in told for above in tree.path(unit)[:-1])
        for unit in name_index(units, tree.edition.since).get(ascii_key(name), ())
        if not kinds or unit.kind_on(tree.date) in kinds
    }
    most = max(votes.values(), default=0)
    return [unit for unit, count in votes.items() if count == most > 0]


def _other_unit(name: str, units: list[AdministrativeUnit], tree: Tree | None) -> NotFoundError:
    day = tree.date if tree else None
    summary = message(
        "{name} can be {names}; the text speaks of the first: give the name in full",
        name=repr(name),
        names="; ".join(each.full_path(day) for each in units),
    )
    return NotFoundError(summary, name, tuple(units))


def extract(
    text: str | DocumentText,
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
) -> tuple[Mention, ...]:
    """Everything in *text* that a model of the library can hold, in order.

    *text* may be that of a document (:func:`genderplan.read_text`), whose method ``place`` says
    where a mention stands. It is searched as :func:`~genderplan.extraction.find_mentions` does,
    with units resolved through the packaged gazetteer where no *hierarchy* is given.

    >>> found = extract("UBND xã Hoằng Kim, ngày 23/02/2024", on="2024-02-23", kinds=["unit"])
    >>> found[0].value, found[0].text
    (<xã Hoằng Kim 15889, until 2025-06-30>, 'xã Hoằng Kim')
    """
    units = gazetteer() if hierarchy is None else hierarchy
    words = text.text if isinstance(text, DocumentText) else text
    return find_mentions(words, hierarchy=units, on=on, unit=unit, kinds=kinds)


def extract_all(  # noqa: PLR0913 - as extract, and how many workers
    texts: Iterable[str | DocumentText],
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
    workers: int = 1,
) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each of *texts*, in order, each as :func:`extract` gives them.

    A text is read only when its mentions are asked for, so that any number can be looked through.
    With more *workers* than one the texts are read by so many processes; the results are the same.

    >>> texts = ["họp ngày 15/11/2025", "quý I/2024"]
    >>> [found[0].text for found in extract_all(texts, kinds=["date", "period"])]
    ['ngày 15/11/2025', 'quý I/2024']
    """
    wanted = None if kinds is None else tuple(kinds)
    work = partial(extract, on=on, unit=unit, kinds=wanted, hierarchy=hierarchy)
    return in_order(work, texts, workers)
