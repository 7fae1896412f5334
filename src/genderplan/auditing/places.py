"""The rule about the names of units: each is that of a unit on the day of the text.

A name is held on the day of the text, inside the title of a cited document on that document's day.
An unknown name is a misspelling when a unit near by is called the same but for the marks or one
letter. A unit that ended, or has another name or kind since, is found with what became of it, but
not where the text tells of what was before.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from genderplan._messages import Message, mark, message
from genderplan._text import ascii_key, one_letter_apart
from genderplan.auditing.reading import AuditContext, name_index, words_of_unit
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.lexicon import above_ever, name_key, units_named
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, UnitKind
from genderplan.hierarchy.organs import FIRST_DAY_WITHOUT_DISTRICTS
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.issues import Issue, IssueKind, Severity

__all__ = ["MISSPELT_NAME", "PLACE_RULES", "told_of_the_past"]

UNKNOWN_NAME: Final = IssueKind(
    "GP621",
    Severity.WARNING,
    mark("no unit is called {written} on {date}"),
    mark("Check the spelling; near are: {near}"),
)
MISSPELT_NAME: Final = IssueKind(
    "GP622",
    Severity.WARNING,
    mark("{written} is misspelt: the unit is called {right}"),
    mark("Write {right}."),
)
UNIT_OF_ANOTHER_DAY: Final = IssueKind(
    "GP623",
    Severity.ERROR,
    mark("{fact}; the text is of {date}"),
    mark("What became of it: {successors}"),
)

# "xã A (sau sáp nhập)" is the unit of today; "Sau sáp nhập, xã A …" tells of the past.
_NOT_OF_TODAY: Final = r"(?<!\(sau\s)(?<!\(sau\skhi\s)"
# Words of a sentence that tells of units as they were: of mergers, of former names and offices, of
# birthplaces; not "máy tính cũ", nor "trước khi trình".
_OF_THE_PAST: Final = re.compile(
    rf"(?<!\w)(?:{_NOT_OF_TODAY}(?:sáp|hợp)\snhập|hợp\snhất|hợp\slại|nhập\slại|nhập\svào|gộp|chia\stách|tách\sra|giải\sthể"
    rf"|(?:{KIND_PATTERN}|địa\sphương|đơn\svị)(?:(?:\s[^\W_]+){{1,4}},){{0,4}}(?:\s[^\W_]+){{0,4}}"
    rf"\s?[(\[]?\s?cũ|khi\scòn\s(?:là\s)?{KIND_PATTERN}|tiền\sthân"
    r"|nguyên\s(?:là|quán)|(?:nguyên|cựu)\s(?:phó\s)?(?:chủ\stịch|bí\sthư|giám\sđốc|trưởng|ủy\sviên"
    r"|đại\sbiểu|cán\sbộ|công\schức|lãnh\sđạo)"
    r"|trước\s(?:đây|(?:khi\s)?(?:thực\shiện\s)?(?:sắp|sáp|hợp|chia|tách|nhập)|thời\sđiểm"
    r"|(?:ngày\s)?0?1/0?7/2025)"
    rf"|{_NOT_OF_TODAY}sắp\sxếp|kết\sthúc\shoạt\sđộng|chấm\sdứt|không\s(?:còn\s)?tổ\schức|bãi\sbỏ|bỏ\scấp"
    r"|(?:thành\slập|hình\sthành)\s(?:mới\s)?(?:từ|trên\scơ\ssở|sau)|nay\s(?:là|thuộc)|từng\s(?:là|thuộc)"
    r"|bàn\sgiao|tiếp\snhận|chuyển\s(?:giao|tiếp|từ)|thay\s(?:thế|cho)|chính\squyền"
    r"\sđịa\sphương\s(?:02|2|hai)\scấp"
    r"|quê(?:\squán)?|sinh\s(?:năm|ngày|tại|ra)|thường\strú|hộ\skhẩu|cư\strú|trú\stại|địa\schỉ"
    r"|ví\sdụ|lịch\ssử|kháng\schiến|liệt\ssĩ)(?!\w)",
    re.IGNORECASE,
)
_YEAR_IN_BRACKET: Final = re.compile(r"\([^()]{0,30}(?<!\w)(?P<year>(?:19|20)[0-9]{2})\)")
_FAR: Final = 300  # characters in which that is told
# What charges a unit with work to be done: "giao UBND huyện …". Not "giao hàng tại huyện …".
_CHARGED_BEFORE: Final = re.compile(
    r"(?<!\w)(?:giao|yêu\scầu|đề\snghị|chỉ\sđạo)\s(?:cho\s)?"
    r"(?:(?!tại|ở|hàng|trên|thuộc)[^\W\d_]{1,9}[\s,]{1,2}){0,6}\Z",
    re.IGNORECASE,
)
_CHARGED_AFTER: Final = re.compile(
    r"[^.;\n]{0,20}(?<!\w)(?:có\strách\snhiệm|chủ\strì|phối\shợp|báo\scáo|tổ\schức\sthực\shiện"
    r"|chịu\strách\snhiệm|tham\smưu)(?!\w)",
    re.IGNORECASE,
)
_CHARGE_SIZE: Final = 60
# What stands before the name of a place: "tại xã …". Not "đoàn thể xã Chào mừng".
_INTRODUCED: Final = re.compile(
    r"(?<!\w)(?:tại|ở|thuộc|trên\sđịa\sbàn|ubnd|hđnd|nhân\sdân|của)\s{1,2}\Z", re.IGNORECASE
)
_LONGEST_YEAR: Final = dt.timedelta(days=366)
_MOST_NEAR: Final = 3
_MOST_FORMER: Final = 4  # units that ended, in a text that does not tell of their merging
_SHORT_NAME: Final = 5  # letters below which a difference of one is no misspelling


def told_of_the_past(context: AuditContext, position: int, until: dt.date | None = None) -> bool:
    """Whether the sentence tells of units as they were, or of a time when they were still so.

    That is one which began by *until*, their last day; one of a year before that of the text where
    their last day is not known.
    """
    near = context.sentence(position, _FAR)
    if _OF_THE_PAST.search(context.low, *near):
        return True
    if context.on is None:
        return False
    before = until or dt.date(context.on.year - 1, 12, 31)
    # The day of another document that the sentence cites is no time of which it tells.
    own = {None, context.cited_at(position)}
    return any(
        _began_by(each.value, before) and context.cited_at(each.start) in own
        for kind in (MentionKind.PERIOD, MentionKind.DATE)
        for each in context.between(kind, *near)
    ) or any(
        int(each["year"]) <= before.year for each in _YEAR_IN_BRACKET.finditer(context.low, *near)
    )


def _began_by(time: object, day: dt.date) -> bool:
    """Whether a day or a period began by *day*; one of several years must have ended by then.

    "giai đoạn 2021-2030" is the time of every plan, and tells nothing of a unit.
    """
    if isinstance(time, dt.date):
        return time <= day
    first, last = getattr(time, "start", None), getattr(time, "end", None)
    if not isinstance(first, dt.date) or first > day:
        return False
    return isinstance(last, dt.date) and (last <= day or last - first < _LONGEST_YEAR)


@attrs.frozen
class _Named:
    """A name of a unit in a text, with the *day* on which it is held.

    ``word`` is the word for its own kind, ``kinds`` are those that it or, in a list, the name
    before it tells, ``units`` those that are meant.
    """

    context: AuditContext
    mention: Mention
    word: str
    kinds: tuple[UnitKind, ...]
    name: str
    day: dt.date
    units: tuple[AdministrativeUnit, ...]

    @property
    def written(self) -> str:
        return self.context.words(self.mention.span)

    def at_home(self) -> list[AdministrativeUnit]:
        """The units of the home province that are of these kinds and so called, but for marks."""
        units = self.context.neighbours.get(ascii_key(self.name), ())
        return [unit for unit in units if unit.kind_on(self.context.on or self.day) in self.kinds]

    def is_name_of(self, unit: AdministrativeUnit) -> bool:
        """Whether the unit has one of the kinds and the name on the day."""
        name = unit.name_on(self.day)
        return unit.kind_on(self.day) in self.kinds and name_key(name) == name_key(self.name)


def names_of_units_exist(context: AuditContext) -> Iterator[Issue]:
    """A unit is called as it is written, on its day: that of the text or of a cited document.

    A text that names many units that ended tells of how they were merged, and only what it charges
    with work is a fault.
    """
    found = [issue for named in _names(context) for issue in _judged(named)]
    former = {issue.summary for issue in found if issue.code == UNIT_OF_ANOTHER_DAY.code}
    for issue in found:
        told = issue.code == UNIT_OF_ANOTHER_DAY.code and issue.severity is Severity.NOTE
        if not told or len(former) <= _MOST_FORMER:
            yield issue


def _names(context: AuditContext) -> Iterator[_Named]:
    """The names of units that are held on a day of which the units are known."""
    kinds: tuple[UnitKind, ...] = ()
    end = 0
    for mention in context.by_kind[MentionKind.UNIT] if context.tree else ():
        word, own, name = words_of_unit(mention.text)
        is_listed = not context.text[end : mention.start].strip(" ,;và")
        kinds, end = own or (kinds if is_listed else ()), mention.end
        day = context.day_at(mention.start)
        units = mention.candidates or ((mention.value,) if mention.value else ())
        if day is None or context.tree_of(day) is None:
            continue
        if units and day != context.on:  # on the day of a cited document others had the name
            units = units_named(context.hierarchy, name, kinds) or units
        yield _Named(context, mention, word, kinds, name, day, units)


def _judged(named: _Named) -> Iterator[Issue]:
    if not named.units:
        yield from _unknown(named) if named.kinds else ()
    elif not _exists(named.units, named.day) or not _is_so(named):
        yield from _of_another_day(named)
    elif named.mention.value is not None and named.word:
        yield from _elsewhere(named)


def _exists(units: Iterable[AdministrativeUnit], day: dt.date) -> bool:
    return any(unit.exists_on(day) for unit in units)


def _unknown(named: _Named) -> Iterator[Issue]:
    """The finding about a name that no unit of the kind has ever had: misspelt, or unknown."""
    context, mention, day = named.context, named.mention, named.day
    districts = all(kind.level is Level.DISTRICT for kind in named.kinds)
    if districts and day >= FIRST_DAY_WITHOUT_DISTRICTS:
        return  # a district that ended before the list of its day begins
    elsewhere = units_named(context.hierarchy, named.name, named.kinds)
    if elsewhere:  # the text says of another province that it lies there
        if not told_of_the_past(context, mention.start):
            yield from _misplaced(named, elsewhere)
        return
    near = _near(named)
    alike = [unit for unit in near if _is_alike(named.name, unit.name_on(day))]
    if not (named.word or any(_is_beside(named, unit) for unit in alike)):
        return
    if len(alike) == 1:
        yield from _misspelt(named, alike[0])
    elif _chained(context, mention) or (near and _is_introduced(context, mention)):
        yield _not_called(named, near)


def _is_alike(name: str, right: str) -> bool:
    """Whether a name differs by its marks alone, or by one letter."""
    return ascii_key(name) == ascii_key(right) or one_letter_apart(name.lower(), right.lower())


def _is_beside(named: _Named, unit: AdministrativeUnit) -> bool:
    """Whether *unit* is a province, lies in the own one, or with a unit that the text names."""
    context, day = named.context, named.day
    if unit.level is Level.PROVINCE or unit in context.neighbours.get(ascii_key(named.name), ()):
        return True
    above = set(unit.path_on(day)[:-1])
    return any(above & set(other.path_on(day)[:-1]) for other in context.named_units)


def _is_introduced(context: AuditContext, mention: Mention) -> bool:
    """Whether words say that a name is a unit's: those before it, or that it stands in a list."""
    before = context.between(MentionKind.UNIT, mention.start - 40, mention.start)[-1:]
    listed = any(context.text[each.end : mention.start].strip() in {",", "và"} for each in before)
    words = context.text[max(0, mention.start - 20) : mention.start]
    return listed or _INTRODUCED.search(words) is not None


def _misplaced(named: _Named, units: Sequence[AdministrativeUnit]) -> Iterator[Issue]:
    """The finding about a name that lies there on another day, or is one of another place."""
    above = _chained(named.context, named.mention)
    there = tuple(
        unit
        for unit in units
        if above and above.value.name in {each.name for each in above_ever(unit)}
    )
    if there and not _exists(there, named.day):
        yield from _of_another_day(attrs.evolve(named, units=there))
    else:
        yield _not_called(named, [each for each in units if each.exists_on(named.day)] or units)


def _not_called(named: _Named, near: Sequence[AdministrativeUnit]) -> Issue:
    context, mention = named.context, named.mention
    above = _chained(context, mention)
    return UNKNOWN_NAME.at(
        span=mention.span,
        severity=Severity.NOTE if above is None else None,
        written=context.words((mention.start, (above or mention).end)),
        date=context.shown(named.day),
        near="; ".join(unit.full_path(named.day) for unit in near[:_MOST_NEAR]) or "–",
    )


def _chained(context: AuditContext, mention: Mention) -> Mention | None:
    """The known unit of a higher level that follows: "xã Abc, huyện Hoằng Hóa"."""
    for other in context.between(MentionKind.UNIT, mention.end, mention.end + 12):
        between = context.text[mention.end : other.start].strip().lower()
        above = other.value is not None and other.value.level is not Level.COMMUNE
        return other if above and between in {",", "-", "(", "thuộc", "của", ", thuộc"} else None
    return None


def _near(named: _Named) -> Sequence[AdministrativeUnit]:
    """The units whose names are the same without marks, those of the province first."""
    context, day, kinds, plain = named.context, named.day, named.kinds, ascii_key(named.name)
    tree = context.hierarchy.at(day)
    if kinds[0].level is Level.PROVINCE:  # of so few, those that differ by a letter
        provinces = tree.units("province")
        alike = [
            each for each in provinces if one_letter_apart(plain, ascii_key(each.name_on(day)))
        ]
        if alike or all(kind.level is Level.PROVINCE for kind in kinds):  # a city may be of others
            return alike
    everywhere = name_index(context.hierarchy, tree.edition.since).get(plain, ())
    found = named.at_home() or [unit for unit in everywhere if unit.kind_on(day) in kinds]
    if found or len(named.name) < _SHORT_NAME:
        return found
    matches = tree.search(f"{kinds[0].word} {named.name}", limit=20)
    likely = [match.unit for match in matches if match.unit.kind_on(day) in kinds]
    known = {context.unit, *context.named_units}
    near = [unit for unit in likely if known & set(unit.path_on(day))]
    return near or (likely if len(likely) > 1 else ())


# A syllable of names from other languages that has several spellings: "Đắk", "Đăk", "Đắc".
_DAK: Final = re.compile(r"đ[aăắâ][ck]")


def _same_spelling(first: str, second: str) -> bool:
    """Whether two names differ only where both spellings are in use, as in "Mỹ" and "Mĩ"."""
    one, other = (name_key(_DAK.sub("đăk", name.lower())) for name in (first, second))
    return one == other


def _misspelt(named: _Named, unit: AdministrativeUnit) -> Iterator[Issue]:
    context, mention = named.context, named.mention
    right = unit.name_on(context.on or named.day)
    if _same_spelling(named.name, right):
        return
    glue = "" if named.word.endswith(".") and f"{named.word} " not in mention.text else " "
    full = f"{named.word}{glue}{right}".strip()
    yield MISSPELT_NAME.at(
        span=mention.span,
        written=named.written,
        right=unit.full_name(context.on),
        replacement=full.upper() if mention.text.isupper() else full,
    )


_ONE_DAY: Final = dt.timedelta(days=1)


def _is_so(named: _Named) -> bool:
    """Whether the only unit has one of the kinds and the name on a day.

    True also where nothing can be said: of several units, of a name without its kind, and of a kind
    that the unit never had, such as "huyện X" by a slip for "thị xã X".
    """
    if len(named.units) > 1 or not named.kinds:
        return True
    return named.is_name_of(named.units[0]) or not _days_so(named, named.units[0])


def _days_so(
    named: _Named, unit: AdministrativeUnit
) -> list[tuple[dt.date | None, dt.date | None]]:
    """The first and the last day of each time in which a unit was of the kinds and had the name."""
    key = name_key(named.name)
    return [
        (state.since, state.until)
        for state in unit.states
        if state.kind in named.kinds and name_key(state.name) == key
    ]


def _of_another_day(named: _Named) -> Iterator[Issue]:
    """The finding about a unit that on the day is none, or none so called.

    It is an error where the text charges the unit with work.
    """
    context, mention, units, day = named.context, named.mention, named.units, named.day
    if not _exists(units, day) and (meant := _meant_at_home(named)):
        yield from _misspelt(named, meant)
        return
    unit = next((each for each in units if _is_near(context, each)), units[0])
    fact, until = _fact(named, unit)
    if not named.kinds or told_of_the_past(context, mention.start, until):
        return
    behind = context.text[mention.end : mention.end + 3].lstrip()[:1]
    if not named.word and behind in {"-", "–"}:  # "Cành Nàng - xã Bá Thước" is a place in it
        return
    before = context.text[max(0, mention.start - _CHARGE_SIZE) : mention.start]
    after = _CHARGED_AFTER.match(context.text, mention.end, mention.end + _CHARGE_SIZE)
    known = len(units) == 1 or _is_near(context, unit)
    yield UNIT_OF_ANOTHER_DAY.at(
        span=mention.span,
        severity=None if after or _CHARGED_BEFORE.search(before) else Severity.NOTE,
        fact=fact,
        date=context.shown(day),
        successors=_successors(context.hierarchy, unit, day) if known else "–",
    )


def _meant_at_home(named: _Named) -> AdministrativeUnit | None:
    """The one unit of the home province that is so called, if those that ended lay in others."""
    found, day = named.at_home(), named.context.on
    codes = {unit.path_on(day)[0].code for unit in found}
    if len(found) != 1 or any(unit.path_on()[0].code in codes for unit in named.units):
        return None
    return found[0]


def _fact(named: _Named, unit: AdministrativeUnit) -> tuple[Message, dt.date | None]:
    """What is to be told of a unit, and the last day on which its written name was right.

    It has ended, has been renamed, or will exist only later.
    """
    written, day = named.written, named.day
    if unit.until is not None and unit.until < day:
        told = mark("{written} has ended: it is no unit since {day}")
        return message(told, written=written, day=unit.until + _ONE_DAY), unit.until
    days = _days_so(named, unit)
    last = max((until for _, until in days if until and until < day), default=None)
    if last is not None and unit.exists_on(day):
        since, told = last + _ONE_DAY, mark("{written} has been {name} since {day}")
        return message(told, written=written, name=unit.full_name(since), day=since), last
    first = min((since for since, _ in days if since and since > day), default=unit.since)
    return message("{written} is a unit only since {day}", written=written, day=first or "…"), None


def _successors(hierarchy: Hierarchy, unit: AdministrativeUnit, day: dt.date) -> Message | str:
    """The unit itself where it exists, else those that took over: three, and how many more."""
    if unit.exists_on(day):
        return unit.full_path(day)
    names = [step.unit.full_name() for step in hierarchy.successors(unit)]
    listed = ", ".join(names[:_MOST_NEAR]) or "–"
    if len(names) <= _MOST_NEAR:
        return listed
    return message("{names} and {count} more units", names=listed, count=len(names) - _MOST_NEAR)


def _is_near(context: AuditContext, unit: AdministrativeUnit) -> bool:
    """Whether a unit lies in the province of the text's own unit, by name."""
    if context.unit is None:
        return True
    home = name_key(context.unit.path_on(context.on)[0].name)
    return home == name_key(unit.path_on()[0].name)


def _elsewhere(named: _Named) -> Iterator[Issue]:
    """A name that a unit far away has, while the own province has a unit of nearly that name."""
    context, mention, near = named.context, named.mention, named.at_home()
    unit: AdministrativeUnit = mention.value
    if unit.level is Level.PROVINCE or unit in near or len(near) != 1:
        return
    # The text may say itself in which other unit the place lies.
    above = context.between(MentionKind.UNIT, mention.end + 1, mention.end + 4)
    if {each.value for each in above}.isdisjoint(unit.path_on(context.on)[:-1]):
        yield from _misspelt(named, near[0])


PLACE_RULES: Final = (names_of_units_exist,)
