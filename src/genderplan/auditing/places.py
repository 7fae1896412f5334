"""The rule about the names of units: each is that of a unit on the day of the text.

A name is held on the day of the text, inside the title of a cited document on that document's day.
An unknown name is a misspelling when a unit near by is called the same but for the marks or one
letter. A unit that ended, or has another name or kind since, is found with what became of it, but
not where the text tells of what was before.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from genderplan._messages import Message, mark, message
from genderplan._text import ascii_key, one_letter_apart
from genderplan.auditing.reading import AuditContext, name_index, words_of_unit
from genderplan.errors import GenderplanError
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
    start, end = context.sentence(position)
    first, last = max(start, position - _FAR), min(end, position + _FAR)
    if _OF_THE_PAST.search(context.low, first, last):
        return True
    if context.on is None:
        return False
    before = until or dt.date(context.on.year - 1, 12, 31)
    times = [
        *context.between(MentionKind.PERIOD, first, last),
        *context.between(MentionKind.DATE, first, last),
    ]
    years = _YEAR_IN_BRACKET.finditer(context.low, first, last)
    # The day of another document that the sentence cites is no time of which it tells.
    own = context.cited_at(position)
    times = [each for each in times if context.cited_at(each.start) in {None, own}]
    return any(_began_by(each.value, before) for each in times) or any(
        int(each["year"]) <= before.year for each in years
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


def _kinds_told(
    context: AuditContext, at: int, words: tuple[str, tuple[UnitKind, ...], str]
) -> tuple[UnitKind, ...]:
    """The kinds of the unit at place *at*; a name of a list has those of the name before it."""
    mentions = context.by_kind[MentionKind.UNIT]
    while at and not words[1]:
        between = context.text[mentions[at - 1].end : mentions[at].start]
        if between.strip(" ,;và"):
            break
        at -= 1
        words = words_of_unit(mentions[at].text)
    return words[1]


def names_of_units_exist(context: AuditContext) -> Iterator[Issue]:
    """A unit is called as it is written, on its day: that of the text or of a cited document.

    A text that names many units that ended tells of how they were merged, and only what it charges
    with work is a fault.
    """
    found = [] if context.tree is None else list(_judged(context))
    former = {issue.summary for issue in found if issue.code == UNIT_OF_ANOTHER_DAY.code}
    for issue in found:
        told = issue.code == UNIT_OF_ANOTHER_DAY.code and issue.severity is Severity.NOTE
        if not told or len(former) <= _MOST_FORMER:
            yield issue


def _judged(context: AuditContext) -> Iterator[Issue]:
    for at, mention in enumerate(context.by_kind[MentionKind.UNIT]):
        words = words_of_unit(mention.text)
        kinds = _kinds_told(context, at, words)
        day = context.day_at(mention.start)
        units = mention.candidates or ((mention.value,) if mention.value else ())
        if day is None or context.tree_of(day) is None:
            continue
        if units and day != context.on:  # on the day of a cited document others had the name
            units = units_named(context.hierarchy, words[2], kinds) or units
        named = (words[0], kinds, words[2])
        exist = any(unit.exists_on(day) for unit in units)
        if not units and kinds:
            yield from _unknown(context, mention, named, day)
        elif units and not (exist and _is_so(units, named, day)):
            yield from _of_another_day(context, mention, named, units, day)
        elif mention.value is not None and words[1]:
            yield from _elsewhere(context, mention, words)


def _meant_at_home(
    context: AuditContext,
    name: str,
    kinds: Sequence[UnitKind],
    ended: Sequence[AdministrativeUnit],
) -> AdministrativeUnit | None:
    """The one unit of the home province called *name* but for marks, if *ended* lay in others."""
    home, day = context.neighbours.get(ascii_key(name), ()), context.on
    found = [unit for unit in home if day and unit.kind_on(day) in kinds]
    codes = {unit.path_on(day)[0].code for unit in found}
    if len(found) != 1 or any(unit.path_on()[0].code in codes for unit in ended):
        return None
    return found[0]


_Words = tuple[str, tuple[UnitKind, ...], str]


def _unknown(
    context: AuditContext, mention: Mention, words: _Words, day: dt.date
) -> Iterator[Issue]:
    """The finding about a name that no unit of the kind has ever had: misspelt, or unknown."""
    word, kinds, name = words
    districts = all(kind.level is Level.DISTRICT for kind in kinds)
    if districts and day >= FIRST_DAY_WITHOUT_DISTRICTS:
        return  # a district that ended before the list of its day begins
    elsewhere = units_named(context.hierarchy, name, kinds)
    if elsewhere:  # the text says of another province that it lies there
        if not told_of_the_past(context, mention.start):
            yield from _misplaced(context, mention, words, elsewhere, day)
        return
    near = _near(context, name, kinds, day)
    alike = [unit for unit in near if _is_alike(name, unit.name_on(day))]
    told = word or any(_is_beside(context, unit, name, day) for unit in alike)
    if told and len(alike) == 1:
        yield from _misspelt(context, mention, word, alike[0])
    elif told:
        yield from _unlisted(context, mention, near, day)


def _is_alike(name: str, right: str) -> bool:
    """Whether a name differs by its marks alone, or by one letter."""
    return ascii_key(name) == ascii_key(right) or one_letter_apart(name.lower(), right.lower())


def _is_beside(context: AuditContext, unit: AdministrativeUnit, name: str, day: dt.date) -> bool:
    """Whether *unit* is a province, lies in the own one, or with a unit that the text names."""
    if unit.level is Level.PROVINCE or unit in context.neighbours.get(ascii_key(name), ()):
        return True
    above = set(unit.path_on(day)[:-1])
    return any(above & set(named.path_on(day)[:-1]) for named in context.named_units)


def _misplaced(
    context: AuditContext,
    mention: Mention,
    words: _Words,
    units: Sequence[AdministrativeUnit],
    day: dt.date,
) -> Iterator[Issue]:
    """The finding about a name that lies there on another day, or is one of another place."""
    above = _chained(context, mention)
    there = [
        unit
        for unit in units
        if above and above.value.name in {each.name for each in above_ever(unit)}
    ]
    if there and not any(unit.exists_on(day) for unit in there):
        yield from _of_another_day(context, mention, words, there, day)
        return
    here = [unit for unit in units if unit.exists_on(day)]
    yield _not_called(context, mention, here or units, day)


def _unlisted(
    context: AuditContext, mention: Mention, near: Sequence[AdministrativeUnit], day: dt.date
) -> Iterator[Issue]:
    """The finding about a name in no list, where the words around it say that it is a unit's."""
    before = context.text[max(0, mention.start - 20) : mention.start]
    in_list = context.between(MentionKind.UNIT, mention.start - 40, mention.start)[-1:]
    listed = any(context.text[each.end : mention.start].strip() in {",", "và"} for each in in_list)
    if _chained(context, mention) or (near and (listed or _INTRODUCED.search(before))):
        yield _not_called(context, mention, near, day)


def _not_called(
    context: AuditContext, mention: Mention, near: Sequence[AdministrativeUnit], day: dt.date
) -> Issue:
    above = _chained(context, mention)
    return UNKNOWN_NAME.at(
        span=mention.span,
        severity=Severity.NOTE if above is None else None,
        written=" ".join(context.text[mention.start : above.end if above else mention.end].split()),
        date=context.shown(day),
        near="; ".join(unit.full_path(day) for unit in near[:_MOST_NEAR]) or "–",
    )


def _chained(context: AuditContext, mention: Mention) -> Mention | None:
    """The known unit of a higher level that follows: "xã Abc, huyện Hoằng Hóa"."""
    for other in context.between(MentionKind.UNIT, mention.end, mention.end + 12):
        between = context.text[mention.end : other.start].strip().lower()
        above = other.value is not None and other.value.level is not Level.COMMUNE
        return other if above and between in {",", "-", "(", "thuộc", "của", ", thuộc"} else None
    return None


def _near(
    context: AuditContext, name: str, kinds: Sequence[UnitKind], day: dt.date
) -> tuple[AdministrativeUnit, ...]:
    """The units whose names are the same without marks, those of the province first."""
    plain, tree = ascii_key(name), context.tree_of(day)
    if tree and kinds[0].level is Level.PROVINCE:  # of so few, those that differ by a letter
        alike = [
            unit
            for unit in tree.units("province")
            if one_letter_apart(plain, ascii_key(unit.name_on(day)))
        ]
        if alike or all(kind.level is Level.PROVINCE for kind in kinds):  # a city may be of others
            return tuple(alike)
    own = [unit for unit in context.neighbours.get(plain, ()) if unit.kind_on(day) in kinds]
    if own:
        return tuple(own)
    everywhere = name_index(context.hierarchy, context.hierarchy.at(day).edition.since)
    found = tuple(unit for unit in everywhere.get(plain, ()) if unit.kind_on(day) in kinds)
    if found or len(name) < _SHORT_NAME:
        return found
    try:
        matches = context.hierarchy.search(f"{kinds[0].word} {name}", on=day, limit=20)
    except GenderplanError:
        return ()
    likely = tuple(match.unit for match in matches if match.unit.kind_on(day) in kinds)
    named = {context.unit, *context.named_units}
    near = tuple(unit for unit in likely if named & set(unit.path_on(day)))
    return near or (likely if len(likely) > 1 else ())


# A syllable of names from other languages that has several spellings: "Đắk", "Đăk", "Đắc".
_DAK: Final = re.compile(r"đ[aăắâ][ck]")


def _same_spelling(first: str, second: str) -> bool:
    """Whether two names differ only where both spellings are in use, as in "Mỹ" and "Mĩ"."""
    one, other = (name_key(_DAK.sub("đăk", name.lower())) for name in (first, second))
    return one == other


def _misspelt(
    context: AuditContext, mention: Mention, word: str, unit: AdministrativeUnit
) -> Iterator[Issue]:
    right = unit.name_on(context.on) if context.on else unit.name
    if _same_spelling(words_of_unit(mention.text)[2], right):
        return
    glue = "" if word.endswith(".") and f"{word} " not in mention.text else " "
    full = f"{word}{glue}{right}".strip()
    yield MISSPELT_NAME.at(
        span=mention.span,
        written=" ".join(mention.text.split()),
        right=unit.full_name(context.on),
        replacement=full.upper() if mention.text.isupper() else full,
    )


_ONE_DAY: Final = dt.timedelta(days=1)


def _is_so(units: Sequence[AdministrativeUnit], words: _Words, day: dt.date) -> bool:
    """Whether the only unit has one of the kinds and the name on a day.

    True also where nothing can be said: of several units, of a name without its kind, and of a kind
    that the unit never had, such as "huyện X" by a slip for "thị xã X".
    """
    _, kinds, name = words
    if len(units) > 1 or not kinds:
        return True
    (unit,) = units
    if unit.kind_on(day) in kinds and name_key(unit.name_on(day)) == name_key(name):
        return True
    return not _days_so(unit, words)


def _days_so(
    unit: AdministrativeUnit, words: _Words
) -> list[tuple[dt.date | None, dt.date | None]]:
    """The first and the last day of each time in which a unit was of the kinds and had the name."""
    _, kinds, name = words
    key = name_key(name)
    last = max((state.until for state in unit.former if state.until), default=None)
    days = [
        (state.since, state.until)
        for state in unit.former
        if state.kind in kinds and name_key(state.name) == key
    ]
    if unit.kind in kinds and name_key(unit.name) == key:
        days.append((last + _ONE_DAY if last else unit.since, unit.until))
    return days


def _of_another_day(
    context: AuditContext,
    mention: Mention,
    words: _Words,
    units: Sequence[AdministrativeUnit],
    day: dt.date,
) -> Iterator[Issue]:
    """The finding about a unit that on *day* is none, or none so called.

    It is an error where the text charges the unit with work.
    """
    if not any(unit.exists_on(day) for unit in units) and (
        meant := _meant_at_home(context, words[2], words[1], units)
    ):
        yield from _misspelt(context, mention, words[0], meant)
        return
    behind = context.text[mention.end : mention.end + 3].lstrip()[:1]
    unit = next((each for each in units if _is_near(context, each)), units[0])
    fact, until = _fact(" ".join(mention.text.split()), unit, words, day)
    if not words[1] or told_of_the_past(context, mention.start, until):
        return
    if not words[0] and behind in {"-", "–"}:  # "Cành Nàng - xã Bá Thước" is a place in it
        return
    before = context.text[max(0, mention.start - _CHARGE_SIZE) : mention.start]
    after = _CHARGED_AFTER.match(context.text, mention.end, mention.end + _CHARGE_SIZE)
    charged = after or _CHARGED_BEFORE.search(before)
    known = len(units) == 1 or _is_near(context, unit)
    yield UNIT_OF_ANOTHER_DAY.at(
        span=mention.span,
        severity=None if charged else Severity.NOTE,
        fact=fact,
        date=context.shown(day),
        successors=_successors(context.hierarchy, unit, day) if known else "–",
    )


def _fact(
    written: str, unit: AdministrativeUnit, words: _Words, day: dt.date
) -> tuple[Message, dt.date | None]:
    """What is to be told of a unit, and the last day on which its written name was right.

    It has ended, has been renamed, or will exist only later.
    """
    if unit.until is not None and unit.until < day:
        since = unit.until + _ONE_DAY
        return message(
            "{written} has ended: it is no unit since {day}", written=written, day=since
        ), unit.until
    days = _days_so(unit, words)
    last = max((until for _, until in days if until and until < day), default=None)
    if last is not None and unit.exists_on(day):
        since, name = last + _ONE_DAY, unit.full_name(last + _ONE_DAY)
        fact = message(
            "{written} has been {name} since {day}", written=written, name=name, day=since
        )
        return fact, last
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


def _elsewhere(context: AuditContext, mention: Mention, words: _Words) -> Iterator[Issue]:
    """A name that a unit far away has, while the own province has a unit of nearly that name."""
    word, kinds, name = words
    unit: AdministrativeUnit = mention.value
    if not context.neighbours or unit.level is Level.PROVINCE or context.on is None:
        return
    units = context.neighbours.get(ascii_key(name), ())
    near = [each for each in units if each.kind_on(context.on) in kinds]
    if unit not in near and len(near) == 1 and not _is_placed(context, mention):
        yield from _misspelt(context, mention, word, near[0])


def _is_placed(context: AuditContext, mention: Mention) -> bool:
    """Whether the text says itself in which other unit the place lies."""
    path = set(mention.value.path_on(context.on)[:-1])
    after = context.between(MentionKind.UNIT, mention.end + 1, mention.end + 4)
    return any(other.value in path for other in after)


PLACE_RULES: Final = (names_of_units_exist,)
