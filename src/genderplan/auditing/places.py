"""Rules about units and bodies: names that exist, on the day of the text, at the level of the unit.

A name is held on the day of the text, inside the title of a cited document on that document's day.
An unknown name is a misspelling when a unit near by is called the same without the marks. A unit
that ended is found with what became of it, but not where the text tells of what was before. Wording
of a higher level is found only in a unit's own paper, and not where the level's unit is named.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from genderplan._messages import Message, mark, message
from genderplan._text import CAPITALS, ascii_key
from genderplan.auditing.reading import AuditContext, name_index, words_of_unit
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.lexicon import Lexicon, above_ever, name_key
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, OrganKind, UnitKind
from genderplan.hierarchy.bodies import bodies_named
from genderplan.hierarchy.organs import authority_after_labour
from genderplan.hierarchy.units import KIND_PATTERN, LEVEL_OF_WORD
from genderplan.issues import BODY_ENDED, NO_DISTRICTS, Issue, IssueKind, Severity

__all__ = ["MISSPELT_NAME", "PLACE_RULES"]

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
OTHER_LEVEL: Final = IssueKind(
    "GP626",
    Severity.WARNING,
    mark("{written} is wording of the {level} in a paper of {unit}"),
    mark("Write {right}, unless the whole {level} is meant."),
)

_FIRST_DAY_WITHOUT_DISTRICTS: Final = dt.date(2025, 7, 1)
# Words of a sentence that tells of units as they were: of mergers, of former names and offices, of
# birthplaces; not "máy tính cũ", nor "trước khi trình".
_OF_THE_PAST: Final = re.compile(
    r"(?<!\w)(?:sáp\snhập|hợp\snhất|hợp\slại|nhập\slại|nhập\svào|gộp|chia\stách|tách\sra|giải\sthể"
    rf"|(?:{KIND_PATTERN}|địa\sphương|đơn\svị)(?:(?:\s[^\W_]+){{1,4}},){{0,4}}(?:\s[^\W_]+){{0,4}}"
    rf"\s\(?cũ|khi\scòn\s(?:là\s)?{KIND_PATTERN}|tiền\sthân"
    r"|nguyên\s(?:là|quán)|(?:nguyên|cựu)\s(?:phó\s)?(?:chủ\stịch|bí\sthư|giám\sđốc|trưởng|ủy\sviên"
    r"|đại\sbiểu|cán\sbộ|công\schức|lãnh\sđạo)"
    r"|trước\s(?:đây|(?:khi\s)?(?:thực\shiện\s)?(?:sắp|sáp|hợp|chia|tách|nhập)|thời\sđiểm"
    r"|(?:ngày\s)?0?1/0?7/2025)"
    r"|sắp\sxếp|kết\sthúc\shoạt\sđộng|chấm\sdứt|không\s(?:còn\s)?tổ\schức|bãi\sbỏ|bỏ\scấp"
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
_MOST_NEAR: Final = 3
_MOST_FORMER: Final = 4  # units that ended, in a text that does not tell of their merging
_SHORT_NAME: Final = 5  # letters below which a difference of one is no misspelling


def _told_of_the_past(context: AuditContext, position: int) -> bool:
    """Whether the sentence tells of units as they were, or of a time before the district's end."""
    start, end = context.sentence(position)
    first, last = max(start, position - _FAR), min(end, position + _FAR)
    if _OF_THE_PAST.search(context.low, first, last):
        return True
    times = (
        *context.between(MentionKind.PERIOD, first, last),
        *context.between(MentionKind.DATE, first, last),
    )
    if any(_ends_before(each.value, context.on) for each in times):
        return True
    years = _YEAR_IN_BRACKET.finditer(context.low, first, last)
    return context.on is not None and any(int(each["year"]) < context.on.year for each in years)


def _ends_before(time: object, day: dt.date | None) -> bool:
    """Whether a day or a period lies in a year before that of the text."""
    last = time if isinstance(time, dt.date) else getattr(time, "end", None)
    return isinstance(last, dt.date) and day is not None and last.year < day.year


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
            units = Lexicon.of(context.hierarchy).units(words[2], kinds) or units
        if units and not any(unit.exists_on(day) for unit in units):
            yield from _of_the_past(context, mention, (words[0], kinds, words[2]), units, day)
        elif not units and kinds:
            yield from _unknown(context, mention, (words[0], kinds, words[2]), day)
        elif (was := _state_before(units, kinds, words[2], day)) is not None:
            yield from _changed(context, mention, *was, day)
        elif mention.value is not None and words[1]:
            yield from _elsewhere(context, mention, words)


def _of_the_past(
    context: AuditContext,
    mention: Mention,
    words: "_Words",
    units: Sequence[AdministrativeUnit],
    day: dt.date,
) -> Iterator[Issue]:
    """The finding about a name that on *day* no unit has, but once had."""
    word, kinds, name = words
    if meant := _meant_at_home(context, name, kinds, units):
        yield from _misspelt(context, mention, word, meant)
    elif kinds and not _told_of_the_past(context, mention.start):
        behind = context.text[mention.end : mention.end + 3].lstrip()[:1]
        if word or behind not in {"-", "–"}:  # "Cành Nàng - xã Bá Thước" is a place in it
            yield _ended(context, mention, units, day)


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
    if districts and day >= _FIRST_DAY_WITHOUT_DISTRICTS:
        return  # a district that ended before the list of its day begins
    elsewhere = Lexicon.of(context.hierarchy).units(name, kinds)
    if elsewhere:  # the text says of another province that it lies there
        if word and not _told_of_the_past(context, mention.start):
            yield _misplaced(context, mention, elsewhere, day)
        return
    near = _near(context, name, kinds, day)
    if len(near) == 1 and (word or _is_beside(context, near[0], name, day)):
        yield from _misspelt(context, mention, word, near[0])
    elif word:
        yield from _unlisted(context, mention, near, day)


def _is_beside(context: AuditContext, unit: AdministrativeUnit, name: str, day: dt.date) -> bool:
    """Whether *unit* lies in the own province, or with a unit that the text names."""
    if unit in context.neighbours.get(ascii_key(name), ()):
        return True
    above = set(unit.path_on(day)[:-1])
    return any(above & set(named.path_on(day)[:-1]) for named in context.named_units)


def _misplaced(
    context: AuditContext, mention: Mention, units: Sequence[AdministrativeUnit], day: dt.date
) -> Issue:
    """The finding about a name that lies there on another day, or is one of another place."""
    above = _chained(context, mention)
    there = [
        unit
        for unit in units
        if above and above.value.name in {each.name for each in above_ever(unit)}
    ]
    if there and not any(unit.exists_on(day) for unit in there):
        return _ended(context, mention, there, day)
    here = [unit for unit in units if unit.exists_on(day)]
    return _not_called(context, mention, here or units, day)


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
        known = other.value is not None and between in {",", "-", "(", "thuộc", "của", ", thuộc"}
        return other if known else None
    return None


def _near(
    context: AuditContext, name: str, kinds: Sequence[UnitKind], day: dt.date
) -> tuple[AdministrativeUnit, ...]:
    """The units whose names are the same without marks, those of the province first."""
    plain = ascii_key(name)
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
    one_of_few = kinds[0].level is Level.PROVINCE
    return near or (likely if len(likely) > 1 or one_of_few else ())


# Spellings of names from other languages that are used side by side: "Đắk", "Đăk"; "Mỹ", "Mĩ".
_ONE_SPELLING: Final = ((re.compile(r"đ[aăắâ][ck]"), "đăk"), (re.compile(r"y(?!\w)"), "i"))


def _same_spelling(first: str, second: str) -> bool:
    """Whether two names differ only where both spellings are in use."""
    keys = [name.lower().replace("-", " ") for name in (first, second)]
    for form, one in _ONE_SPELLING:
        keys = [form.sub(one, key) for key in keys]
    return keys[0] == keys[1]


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


def _ended(
    context: AuditContext, mention: Mention, units: Sequence[AdministrativeUnit], day: dt.date
) -> Issue:
    """The finding about a unit of another day."""
    unit = next((each for each in units if _is_near(context, each)), units[0])
    known = len(units) == 1 or _is_near(context, unit)
    successors = _successors(context.hierarchy, unit) if known else "–"
    written = " ".join(mention.text.split())
    if unit.until is not None and unit.until < day:
        ended = unit.until + _ONE_DAY
        fact = message("{written} has ended: it is no unit since {day}", written=written, day=ended)
    else:
        since = unit.since or "…"
        fact = message("{written} is a unit only since {day}", written=written, day=since)
    return _of_another_day(context, mention, day, fact, successors)


_ONE_DAY: Final = dt.timedelta(days=1)


def _state_before(
    units: Sequence[AdministrativeUnit], kinds: Sequence[UnitKind], name: str, day: dt.date
) -> tuple[AdministrativeUnit, dt.date] | None:
    """The one unit of *units* that was called so until another day, and that day.

    None where one of them is called so on the day, and where the kind is not written.
    """
    if len(units) != 1 or not kinds:
        return None
    (unit,), key = units, name_key(name)
    if unit.kind_on(day) in kinds and key == name_key(unit.name_on(day)):
        return None
    ends = [
        state.until
        for state in unit.former
        if state.until and state.until < day and state.kind in kinds and key == name_key(state.name)
    ]
    return (unit, max(ends)) if ends else None


def _changed(
    context: AuditContext,
    mention: Mention,
    unit: AdministrativeUnit,
    until: dt.date,
    day: dt.date,
) -> Iterator[Issue]:
    """The finding about a unit that has another name or kind since the day after *until*."""
    if _told_of_the_past(context, mention.start):
        return
    fact = message(
        "{written} has been {name} since {day}",
        written=" ".join(mention.text.split()),
        name=unit.full_name(until + _ONE_DAY),
        day=until + _ONE_DAY,
    )
    yield _of_another_day(context, mention, day, fact, unit.full_path(day))


def _of_another_day(
    context: AuditContext, mention: Mention, day: dt.date, fact: Message, successors: Message | str
) -> Issue:
    """The finding that a unit is none on *day*: an error where the text charges it with work."""
    before = context.text[max(0, mention.start - _CHARGE_SIZE) : mention.start]
    after = _CHARGED_AFTER.match(context.text, mention.end, mention.end + _CHARGE_SIZE)
    charged = after or _CHARGED_BEFORE.search(before)
    return UNIT_OF_ANOTHER_DAY.at(
        span=mention.span,
        severity=None if charged else Severity.NOTE,
        fact=fact,
        date=context.shown(day),
        successors=successors,
    )


def _successors(hierarchy: Hierarchy, unit: AdministrativeUnit) -> Message | str:
    """The names of the units that took over, the first three and how many more there are."""
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


# Bodies of districts alone. Not "thành ủy", "UBND thành phố": a city may be a province.
_DISTRICT_TITLES: Final = re.compile(r"(?:huyện|quận|thị)\s(?:ủy|uỷ|đoàn)", re.IGNORECASE)
_CITY_TITLES: Final = re.compile(r"thành\s(?:ủy|uỷ|đoàn)", re.IGNORECASE)
_DISTRICT_PLACE: Final = re.compile(r"(?:cấp\s)?(?:huyện|quận|thị\sxã)\Z", re.IGNORECASE)


def bodies_exist(context: AuditContext) -> Iterator[Issue]:
    """No body of a district is named after the districts ended, none of labour after March 2025.

    Of other bodies that ended only those are told that the text lets act afterwards.
    """
    for mention in context.by_kind[MentionKind.ORGAN]:
        day = context.day_at(mention.start)
        if day is None:
            continue
        title = mention.value.title
        named = [body for body in bodies_named(title) if body.levels == ("central",)]
        ended = named[0].until if len(named) == 1 else None
        acts = ended is not None and ended < day and _acts_after(context, mention, ended)
        labour = mention.value.kind is OrganKind.DEPARTMENT
        authority = authority_after_labour(title, day) if labour else None
        without_districts = day >= _FIRST_DAY_WITHOUT_DISTRICTS and (
            _DISTRICT_PLACE.fullmatch(mention.value.place)
            or _DISTRICT_TITLES.match(title)
            or (_CITY_TITLES.match(title) and _is_of_a_district(context, mention))
        )
        told = authority or without_districts
        if not acts and (not told or _told_of_the_past(context, mention.start)):
            continue
        written, span, date = " ".join(mention.text.split()), mention.span, context.shown(day)
        if without_districts and not authority:
            yield NO_DISTRICTS.at(span=span, written=written, date=date)
            continue
        after = message("; gender equality is with {authority}", authority=authority or "")
        yield BODY_ENDED.at(span=span, written=written, date=date, after=after if authority else "")


def _is_of_a_district(context: AuditContext, mention: Mention) -> bool:
    """Whether the city in the name of a body was one of a province: "Thành ủy Móng Cái"."""
    city = context.between(MentionKind.UNIT, mention.start, mention.end + 1)[:1]
    units = city[0].candidates or (city[0].value,) if city else ()
    return bool(units) and all(unit and unit.level is Level.DISTRICT for unit in units)


_ADDRESSED: Final = re.compile(r"^\W{0,4}Kính\s{1,2}gửi\s{0,2}:[^\n]{0,80}\Z", re.MULTILINE)
# What leads from a body to the day of its paper: " tại Công văn ". Not " và ".
_ITS_PAPER: Final = re.compile(
    r"\A\s(?:tại|theo|ban\shành|có|gửi)\s[^.;,]{0,40}(?:văn\sbản|công\svăn|quyết\sđịnh|kế\shoạch"
    r"|hướng\sdẫn|thông\sbáo|thông\stư)[^.;,]{0,20}\Z"
)
_SIZE_OF_ACT: Final = 60  # characters behind a body in which the day of its paper stands


def _acts_after(context: AuditContext, mention: Mention, ended: dt.date) -> bool:
    """Whether a letter goes to a body after it *ended*, or a paper of a later day is its."""
    cited = context.cited_at(mention.start)
    if cited is not None:
        return " ".join(mention.text.split()) == str(cited.value.issuer)
    start = max(0, mention.start - _SIZE_OF_ACT)
    if context.is_official and _ADDRESSED.search(context.text, start, mention.start):
        return True
    for date in context.between(MentionKind.DATE, mention.end, mention.end + _SIZE_OF_ACT):
        between = context.low[mention.end : date.start]
        late = isinstance(date.value, dt.date) and date.value > ended
        if late and _ITS_PAPER.search(between):
            return True
    return False


# Wording for all districts: "cấp huyện", "trên địa bàn huyện". Not "… huyện Mê Linh".
_DISTRICT_WORDING: Final = re.compile(
    r"(?<!\w)(?:cấp\shuyện|trên\sđịa\sbàn\s(?:huyện|quận)|toàn\shuyện"
    rf"|các\shuyện)(?!\w)(?!\s(?-i:[{CAPITALS}]))",
    re.IGNORECASE,
)


def no_districts_are_left(context: AuditContext) -> Iterator[Issue]:
    """After the districts ended, nothing is planned for "cấp huyện" or "trên địa bàn huyện"."""
    day = context.on
    if day is None or day < _FIRST_DAY_WITHOUT_DISTRICTS:
        return
    organs = {mention.end for mention in context.by_kind[MentionKind.ORGAN]}
    for found in _DISTRICT_WORDING.finditer(context.text):
        of_older = context.cited_at(found.start()) is not None
        if found.end() in organs or of_older or _told_of_the_past(context, found.start()):
            continue
        written = " ".join(found[0].split())
        yield NO_DISTRICTS.at(span=found.span(), written=written, date=context.shown(day))


# Wording for a whole area: "trên địa bàn tỉnh", "toàn huyện". Not "toàn xã hội", "cấp toàn tỉnh".
_AREA: Final = re.compile(
    r"(?<!\w)(?:trên\s(?:địa\sbàn|phạm\svi)\s(?:toàn\s)?|(?:trong\s)?phạm\svi\stoàn\s"
    r"|(?<!cấp\s)toàn\s)"
    rf"(?P<word>(?!thành)(?:{KIND_PATTERN}))(?!\w)(?!\s(?:hội|viên))",
    re.IGNORECASE,
)


def wording_is_of_the_own_level(context: AuditContext) -> Iterator[Issue]:
    """A unit's own paper speaks of its own area: no "trên địa bàn huyện" in a commune's plan."""
    unit, day = context.unit, context.on
    if unit is None or not context.is_own_paper:
        return
    kind = unit.kind_on(day) if day else unit.kind
    for found in _AREA.finditer(context.text):
        word = " ".join(found["word"].lower().split())
        meant = LEVEL_OF_WORD[word]
        named = re.match(r"\s{1,2}[^\W\d_a-z]", context.text[found.end() : found.end() + 3])
        if meant.rank >= kind.level.rank or (named and context.text[found.end() + 1].isupper()):
            continue
        if context.cited_at(found.start()) is not None:
            continue
        right = context.text[found.start() : found.start("word")] + kind.word
        yield OTHER_LEVEL.at(
            span=found.span(),
            written=" ".join(found[0].split()),
            level=meant.words(),
            unit=unit.full_name(day),
            right=right,
            replacement=right,
        )


PLACE_RULES: Final = (
    names_of_units_exist,
    bodies_exist,
    no_districts_are_left,
    wording_is_of_the_own_level,
)
