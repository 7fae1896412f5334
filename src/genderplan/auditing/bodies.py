"""Rules about bodies and levels: bodies that exist, and wording of the level of the unit.

After June 2025 no body of a district is left, and nothing is planned for districts. Wording of a
higher level is found only in a unit's own paper, and not where the level's unit is named.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from genderplan._messages import mark, message
from genderplan._text import CAPITALS
from genderplan.auditing.places import told_of_the_past
from genderplan.auditing.reading import AuditContext
from genderplan.extraction import Mention, MentionKind
from genderplan.hierarchy import Level, OrganKind
from genderplan.hierarchy.bodies import bodies_named
from genderplan.hierarchy.organs import FIRST_DAY_WITHOUT_DISTRICTS, authority_after_labour
from genderplan.hierarchy.units import KIND_PATTERN, LEVEL_OF_WORD
from genderplan.issues import BODY_ENDED, NO_DISTRICTS, Issue, IssueKind, Severity

__all__ = ["BODY_RULES"]

OTHER_LEVEL: Final = IssueKind(
    "GP626",
    Severity.WARNING,
    mark("{written} is wording of the {level} in a paper of {unit}"),
    mark("Write {right}, unless the whole {level} is meant."),
)

_LAST_DAY: Final = FIRST_DAY_WITHOUT_DISTRICTS - dt.timedelta(days=1)  # of the districts

# Bodies of districts alone. Not "thành ủy", "UBND thành phố": a city may be a province.
_DISTRICT_TITLES: Final = re.compile(r"(?:huyện|quận|thị)\s(?:ủy|uỷ|đoàn)", re.IGNORECASE)
_CITY_TITLES: Final = re.compile(r"thành\s(?:ủy|uỷ|đoàn)", re.IGNORECASE)
_DISTRICT_PLACE: Final = re.compile(r"(?:cấp\s)?(?:huyện|quận|thị\sxã)\Z", re.IGNORECASE)


def bodies_exist(context: AuditContext) -> Iterator[Issue]:
    """No body of a district is named after the districts ended, none of labour after March 2025.

    Of other bodies that have ended, only those are told that the text lets act after their end.
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
        without_districts = day >= FIRST_DAY_WITHOUT_DISTRICTS and (
            _DISTRICT_PLACE.fullmatch(mention.value.place)
            or _DISTRICT_TITLES.match(title)
            or (_CITY_TITLES.match(title) and _is_of_a_district(context, mention))
        )
        told = authority or without_districts
        last = _LAST_DAY if without_districts else ended
        if not acts and (not told or told_of_the_past(context, mention.start, last)):
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
    if day is None or day < FIRST_DAY_WITHOUT_DISTRICTS:
        return
    organs = {mention.end for mention in context.by_kind[MentionKind.ORGAN]}
    for found in _DISTRICT_WORDING.finditer(context.text):
        of_older = context.cited_at(found.start()) is not None
        if found.end() in organs or of_older or told_of_the_past(context, found.start(), _LAST_DAY):
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


BODY_RULES: Final = (bodies_exist, no_districts_are_left, wording_is_of_the_own_level)
