"""Rules about units, their bodies and their levels: each is named as it is on the day of the text.

An unknown name is a misspelling when a unit near by is called the same but for the marks or one
letter. A unit that ended, or has another name or kind since, is found with what became of it, but
not where the text tells of what was before. After June 2025 no body of a district is left, and
nothing is planned for districts.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import Message, mark, message
from genderplan._text import CAPITALS, ascii_key, one_letter_apart
from genderplan.auditing.reading import AuditContext, last_day, lies_in, name_index
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.lexicon import above_ever, name_key, units_named, words_of_unit
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, OrganKind, UnitKind
from genderplan.hierarchy.bodies import bodies_named
from genderplan.hierarchy.organs import FIRST_DAY_WITHOUT_DISTRICTS, authority_after_labour
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.issues import BODY_ENDED, NO_DISTRICTS, Issue, IssueKind, Severity
from genderplan.periods.calendar import is_between

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

# What charges a unit with work to be done: "giao UBND huyện …". Not "giao hàng tại huyện …".
_CHARGED_BEFORE: Final = spaced(
    r"(?<!\w)(?:giao|yêu cầu|đề nghị|chỉ đạo) (?:cho )?(?:(?!tại|ở|hàng|trên"
    r"|thuộc)[^\W\d_]{1,9}[\s,]{1,2}){0,6}\Z"
)
_CHARGED_AFTER: Final = spaced(
    r"[^.;\n]{0,20}(?<!\w)(?:có trách nhiệm|chủ trì|phối hợp|báo cáo|tổ chức thực hiện"
    r"|chịu trách nhiệm|tham mưu)(?!\w)"
)
_CHARGE_SIZE: Final = 60
# What stands before the name of a place: "tại xã …". Not "đoàn thể xã Chào mừng".
_INTRODUCED: Final = spaced(r"(?<!\w)(?:tại|ở|thuộc|trên địa bàn|ubnd|hđnd|nhân dân|của) \Z")
_MOST_NEAR: Final = 3
_MOST_FORMER: Final = 4  # units that ended, in a text that does not tell of their merging
_SHORT_NAME: Final = 5  # letters below which a difference of one is no misspelling


@attrs.frozen
class _Named:
    """A name of a unit in a text, with the *day* on which it is held.

    ``word`` is the word for its own kind, ``kinds`` are those that it or the head of its list
    tells, ``units`` those that are meant.
    """

    context: AuditContext
    mention: Mention
    word: str
    kinds: tuple[UnitKind, ...]
    name: str
    day: dt.date
    units: tuple[AdministrativeUnit, ...]

    @property
    def exists(self) -> bool:
        """Whether one of the units exists on the day."""
        return any(unit.exists_on(self.day) for unit in self.units)

    def at_home(self) -> list[AdministrativeUnit]:
        """The units of the home province that are of these kinds and so called, but for marks."""
        units = self.context.neighbours.get(ascii_key(self.name), ())
        return [unit for unit in units if unit.kind_on(self.context.on or self.day) in self.kinds]

    def days_of(self, unit: AdministrativeUnit) -> list[tuple[dt.date | None, dt.date | None]]:
        """The first and last days between which a unit was of the kinds and had the name."""
        key = name_key(self.name)
        return [
            (state.since, state.until)
            for state in unit.states
            if state.kind in self.kinds and name_key(state.name) == key
        ]


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
    for mention in context.by_kind[MentionKind.UNIT] if context.tree else ():
        word, _, name = words_of_unit(mention.text)
        day = context.day_at(mention.start)
        units = mention.candidates or ((mention.value,) if mention.value else ())
        if day is None or context.tree_of(day) is None:
            continue
        if units and day != context.on:  # on the day of a cited document others had the name
            units = units_named(context.hierarchy, name, mention.kinds) or units
        yield _Named(context, mention, word, mention.kinds, name, day, units)


def _judged(named: _Named) -> Iterator[Issue]:
    if not named.units:
        yield from _unknown(named) if named.kinds else ()
    elif not named.exists or _is_of_another_day(named):
        yield from _of_another_day(named)
    elif named.mention.value is not None and named.word:
        yield from _elsewhere(named)


def _unknown(named: _Named) -> Iterator[Issue]:
    """The finding about a name that no unit of the kind has ever had: misspelt, or unknown."""
    context, mention, day = named.context, named.mention, named.day
    districts = all(kind.level is Level.DISTRICT for kind in named.kinds)
    if districts and day >= FIRST_DAY_WITHOUT_DISTRICTS:
        return  # a district that ended before the list of its day begins
    elsewhere = units_named(context.hierarchy, named.name, named.kinds)
    if elsewhere:  # the text says of another province that it lies there
        if not context.tells_of_the_past(mention.start):
            yield from _misplaced(named, elsewhere)
        return
    near = _near(named)
    # They differ by their marks alone, or by one letter.
    alike = [
        unit
        for unit in near
        if ascii_key(right := unit.name_on(day)) == ascii_key(named.name)
        or one_letter_apart(right.lower(), named.name.lower())
    ]
    if not (named.word or any(_is_beside(named, unit) for unit in alike)):
        return
    if len(alike) == 1:
        yield from _misspelt(named, alike[0])
    elif _chained(context, mention) or (near and _is_introduced(context, mention)):
        yield _not_called(named, near)


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
    words = context.low[max(0, mention.start - 20) : mention.start]
    return listed or _INTRODUCED.search(words) is not None


def _misplaced(named: _Named, units: Sequence[AdministrativeUnit]) -> Iterator[Issue]:
    """The finding about a name that lies there on another day, or is one of another place."""
    above = _chained(named.context, named.mention)
    name = above.value.name if above else None
    there = [each for each in units if name in {unit.name for unit in above_ever(each)}]
    if above is None and not any(each.exists_on(named.day) for each in units):
        there = list(units)  # "p. Cống Vị, Ba Đình": wherever it lay, it has ended
    moved = attrs.evolve(named, units=tuple(there))
    if there and not moved.exists:
        yield from _of_another_day(moved)
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
        alike = [one for one in provinces if one_letter_apart(plain, ascii_key(one.name_on(day)))]
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


# Syllables of names from other languages that have several spellings: "Đắk", "Đăk", "Đắc"; "Mù Cang
# Chải", "Mù Căng Chải".
_DAK: Final = lazy(r"đ[aăắâ][ck]|mù c[aă]ng")


def _misspelt(named: _Named, unit: AdministrativeUnit) -> Iterator[Issue]:
    context, mention = named.context, named.mention
    right = unit.name_on(context.on or named.day)
    # Both spellings are in use, as in "Mỹ" and "Mĩ".
    if len({name_key(_DAK.sub("đăk", name.lower())) for name in (named.name, right)}) == 1:
        return
    glue = "" if named.word.endswith(".") and f"{named.word} " not in mention.text else " "
    full = f"{named.word}{glue}{right}".strip()
    yield MISSPELT_NAME.at(
        span=mention.span,
        written=context.words(mention.span),
        right=unit.full_name(context.on),
        replacement=full.upper() if mention.text.isupper() else full,
    )


_ONE_DAY: Final = dt.timedelta(days=1)


def _is_of_another_day(named: _Named) -> bool:
    """Whether the only unit had one of the kinds and the name on other days alone.

    Nothing can be said of several units, of a name without its kind, and of a kind that the unit
    never had, such as "huyện X" by a slip for "thị xã X".
    """
    days = named.days_of(named.units[0]) if len(named.units) == 1 else []
    return bool(named.kinds and days) and not any(
        is_between(since, named.day, until) for since, until in days
    )


def _of_another_day(named: _Named) -> Iterator[Issue]:
    """The finding about a unit that on the day is none, or none so called.

    It is an error where the text charges the unit with work.
    """
    context, mention, units, day = named.context, named.mention, named.units, named.day
    meant = None if named.exists else _meant_at_home(named)
    if meant is not None:
        yield from _misspelt(named, meant)
        return
    unit = next((each for each in units if _is_near(context, each)), units[0])
    fact, until = _fact(named, unit)
    if not named.kinds or context.tells_of_the_past(mention.start, until):
        return
    behind = context.text[mention.end : mention.end + 3].lstrip()[:1]
    if not named.word and behind in {"-", "–"}:  # "Cành Nàng - xã Bá Thước" is a place in it
        return
    before = context.low[max(0, mention.start - _CHARGE_SIZE) : mention.start]
    after = _CHARGED_AFTER.match(context.low, mention.end, mention.end + _CHARGE_SIZE)
    known = len(units) == 1 or _is_near(context, unit)
    charged = after or _CHARGED_BEFORE.search(before)
    if not charged and (_is_of_an_older_paper(named, until) or _is_address(context, mention)):
        return
    yield UNIT_OF_ANOTHER_DAY.at(
        span=mention.span,
        severity=None if charged else Severity.NOTE,
        fact=fact,
        date=context.shown(day),
        successors=_successors(context.hierarchy, unit, day) if known else "–",
    )


def _is_of_an_older_paper(named: _Named, until: dt.date | None) -> bool:
    """Whether the sentence cites, before the name, a paper of a day when the unit still was one.

    The name is taken for a part of its title: "Quyết định số 74/2003/QĐ-UB … huyện Bù Đốp".
    """
    context, start = named.context, named.mention.start
    cited = context.between(MentionKind.CITATION, context.sentence(start)[0], start)
    day = last_day(cited[-1].value.date) if cited else None
    between = context.text[cited[-1].end : start] if cited else ";"
    if day is None or until is None:
        return False
    return day <= until and not _ENDS_TITLE.search(between)


# The next ground, or who acts on it: "; ", "\n\n", ", UBND ". Not ", hội thi trên địa bàn tỉnh ",
# nor a line that is wrapped.
_ENDS_TITLE: Final = lazy(r";|\n\s*\n|\n\s*[-+•*0-9]|,(?:\s+[^\W\d_]+){0,4}\s+\Z")
# A house number in brackets or behind a label, before a name in its address: "(204 Nơ Trang
# Long, ", "(số 208, ngõ 66, ". Not "(15 xã, ".
_ADDRESS: Final = spaced(
    rf"(?:\(|địa chỉ\W{{1,3}})(?:số (?:nhà )?[0-9]|[0-9][0-9a-z/-]{{0,9}} (?!{KIND_PATTERN}|đơn vị"
    r"|người)[^\W\d_])[^()\n;]{0,80}, \Z"
)
_ADDRESS_SIZE: Final = 120


def _is_address(context: AuditContext, mention: Mention) -> bool:
    """Whether a name stands in the address of a house, as firms write theirs for years."""
    start = max(0, mention.start - _ADDRESS_SIZE)
    return _ADDRESS.search(context.low[start : mention.start]) is not None


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
    written, day = named.context.words(named.mention.span), named.day
    if unit.until is not None and unit.until < day:
        told = mark("{written} has ended: it is no unit since {day}")
        return message(told, written=written, day=unit.until + _ONE_DAY), unit.until
    days = named.days_of(unit)
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
    listed, more = ", ".join(names[:_MOST_NEAR]) or "–", len(names) - _MOST_NEAR
    return (
        message("{names} and {count} more units", names=listed, count=more) if more > 0 else listed
    )


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


_LAST_DAY: Final = FIRST_DAY_WITHOUT_DISTRICTS - dt.timedelta(days=1)  # of the districts
# Bodies of districts alone. Not "thành ủy", "UBND thành phố": a city may be a province.
_DISTRICT_TITLES: Final = spaced(r"(?:huyện|quận|thị) (?:ủy|uỷ|đoàn)", re.IGNORECASE)
_CITY_TITLES: Final = spaced(r"thành (?:ủy|uỷ|đoàn)", re.IGNORECASE)
_DISTRICT_PLACE: Final = spaced(
    r"(?:cấp )?(?:huyện|quận|thị xã)|các (?:quận|huyện|thị xã)(?!\w).*", re.IGNORECASE
)


def bodies_exist(context: AuditContext) -> Iterator[Issue]:
    """No body of a district is named after the districts ended, none of labour after March 2025.

    Of other bodies that have ended, only those are told that the text lets act after their end.
    """
    for mention in context.by_kind[MentionKind.ORGAN]:
        day, title = context.day_at(mention.start), mention.value.title
        if day is None or context.is_left_alone(mention.start):
            continue
        named = [body for body in bodies_named(title) if body.levels == ("central",)]
        ended = named[0].until if len(named) == 1 else None
        acts = ended is not None and ended < day and _acts_after(context, mention, ended)
        labour = mention.value.kind is OrganKind.DEPARTMENT
        authority = authority_after_labour(title, day) if labour else None
        without_districts = day >= FIRST_DAY_WITHOUT_DISTRICTS and (
            _DISTRICT_PLACE.fullmatch(mention.value.place)
            or _DISTRICT_TITLES.match(title)
            or (_CITY_TITLES.match(title) and _is_of_a_district(context, mention))
        )
        told = authority or without_districts
        last = _LAST_DAY if without_districts else ended
        if not acts and (not told or context.tells_of_the_past(mention.start, last)):
            continue
        written, date = context.words(mention.span), context.shown(day)
        if without_districts and not authority:
            yield NO_DISTRICTS.at(span=mention.span, written=written, date=date)
        else:
            now = message("; gender equality is with {authority}", authority=authority)
            after = now if authority else ""
            yield BODY_ENDED.at(span=mention.span, written=written, date=date, after=after)


def _is_of_a_district(context: AuditContext, mention: Mention) -> bool:
    """Whether the city in the name of a body was one of a province: "Thành ủy Móng Cái"."""
    city = context.between(MentionKind.UNIT, mention.start, mention.end + 1)[:1]
    units = city[0].candidates or (city[0].value,) if city else ()
    return bool(units) and all(unit and unit.level is Level.DISTRICT for unit in units)


_ADDRESSED: Final = spaced(r"^\W{0,4}Kính gửi\s{0,2}:[^\n]{0,80}\Z", re.MULTILINE)
# What leads from a body to the day of its paper: " tại Công văn ". Not " và ".
_ITS_PAPER: Final = spaced(
    r"\A (?:tại|theo|ban hành|có|gửi) [^.;,]{0,40}(?:văn bản|công văn|quyết định|kế hoạch"
    r"|hướng dẫn|thông báo|thông tư)[^.;,]{0,20}\Z"
)
_SIZE_OF_ACT: Final = 60  # characters behind a body in which the day of its paper stands


def _acts_after(context: AuditContext, mention: Mention, ended: dt.date) -> bool:
    """Whether a letter goes to a body after it *ended*, or a paper of a later day is its."""
    cited = context.cited_at(mention.start)
    if cited is not None:
        return context.words(mention.span) == str(cited.value.issuer)
    start = max(0, mention.start - _SIZE_OF_ACT)
    if context.is_official and _ADDRESSED.search(context.text, start, mention.start):
        return True
    return any(
        isinstance(date.value, dt.date)
        and date.value > ended
        and _ITS_PAPER.search(context.low[mention.end : date.start])
        for date in context.between(MentionKind.DATE, mention.end, mention.end + _SIZE_OF_ACT)
    )


# Wording for all districts: "cấp huyện", "các quận, huyện". Not "các huyện Mê Linh, …".
_DISTRICT_WORDING: Final = spaced(
    r"(?<!\w)(?:cấp huyện|trên địa bàn (?:huyện|quận)|toàn huyện"
    rf"|các (?:huyện|quận|thị xã)(?:, (?:huyện|quận|thị xã)){{0,2}})(?!\w)(?! (?-i:[{CAPITALS}]))",
    re.IGNORECASE,
)


def no_districts_are_left(context: AuditContext) -> Iterator[Issue]:
    """After the districts ended, nothing is planned for "cấp huyện" or "trên địa bàn huyện"."""
    day = context.on
    if day is None or day < FIRST_DAY_WITHOUT_DISTRICTS:
        return
    organs = [mention.span for mention in context.by_kind[MentionKind.ORGAN]]
    for found in _DISTRICT_WORDING.finditer(context.text):
        is_of_now = not lies_in(organs, found.start()) and context.cited_at(found.start()) is None
        is_of_now = is_of_now and not context.is_left_alone(found.start())
        if is_of_now and not context.tells_of_the_past(found.start(), _LAST_DAY):
            written = context.words(found.span())
            yield NO_DISTRICTS.at(span=found.span(), written=written, date=context.shown(day))


PLACE_RULES: Final = (
    names_of_units_exist,
    bodies_exist,
    no_districts_are_left,
)
