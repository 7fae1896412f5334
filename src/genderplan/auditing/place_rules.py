"""Rules about units and bodies: names that exist, on the day of the text, at the level of the unit.

Decided: an unknown name is a misspelling when a unit near by is called the same without the marks,
and that unit is suggested. A unit that ended is found with what became of it, but not where the
text tells of a merger or of what was before. What a cited document was issued by is judged on the
day of that document. Wording of a higher level is found only in a unit's own paper, and not where
the level's unit is named.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from genderplan._messages import mark
from genderplan._text import ascii_key
from genderplan.auditing.contexts import AuditContext
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.gazettes import Gazette, name_key
from genderplan.extraction.places import kinds_of
from genderplan.formatting import format_date
from genderplan.hierarchy import (
    AdministrativeUnit,
    Hierarchy,
    Level,
    OrganKind,
    UnitKind,
    gender_equality_authority,
)
from genderplan.issues import Issue, IssueKind, Severity

__all__ = ["PLACE_RULES"]

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
    mark("{written} does not exist on {date}: {days}"),
    mark("What became of it: {successors}"),
)
NO_DISTRICTS: Final = IssueKind(
    "GP624",
    Severity.WARNING,
    mark("{written} names the district level, which ended on 30/6/2025; the text is of {date}"),
    mark("Name the commune or the province that has taken over."),
)
BODY_ENDED: Final = IssueKind(
    "GP625",
    Severity.WARNING,
    mark("{written} does not exist on {date}; gender equality is with {authority}"),
    mark("Name the body that has taken over."),
)
OTHER_LEVEL: Final = IssueKind(
    "GP626",
    Severity.WARNING,
    mark("{written} is wording of the {level} in a paper of {unit}"),
    mark("Write {right}, unless the whole {level} is meant."),
)

_FIRST_DAY_WITHOUT_DISTRICTS: Final = dt.date(2025, 7, 1)
_ISSUED_BY: Final = re.compile(r"[\s,)]{0,4}(?:của|do)\s[^.;\n]{0,60}", re.IGNORECASE)
_CHANGE: Final = re.compile(
    r"(?<!\w)(?:sáp\snhập|hợp\snhất|hợp\slại|nhập\slại|gộp|chia\stách|giải\sthể|cũ|tiền\sthân"
    r"|nguyên\slà|trước\sđây|(?:thành\slập|hình\sthành)\s(?:mới\s)?(?:từ|trên\scơ\ssở"
    r"|sau))(?!\w)"
)
_FAR: Final = 300  # characters in which that is told
_ISSUER_NEAR: Final = 70
_MOST_NEAR: Final = 3
_WORD_SIZES: Final = (10, 9, 8, 7, 6, 5, 4, 3, 2)  # letters of "thành phố" to "xã"


@lru_cache(maxsize=64)
def _gazette(hierarchy: Hierarchy, on: dt.date | None) -> Gazette:
    return Gazette.of(hierarchy, on)


@lru_cache(maxsize=8)
def _by_plain_name(
    hierarchy: Hierarchy, since: dt.date
) -> dict[str, tuple[AdministrativeUnit, ...]]:
    """The units of one era by their names without marks."""
    found: dict[str, list[AdministrativeUnit]] = {}
    for unit in hierarchy.at(since):
        found.setdefault(ascii_key(unit.name_on(since)), []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


def _short(day: dt.date) -> str:
    return format_date(day, style="short")


def _day_of(context: AuditContext, mention: Mention) -> dt.date | None:
    """The day on which *mention* is held: that of a cited document for its issuer."""
    for citation in context.by_kind[MentionKind.CITATION]:
        if not citation.end <= mention.start <= citation.end + _ISSUER_NEAR:
            continue
        date = citation.value.date
        between = context.text[citation.end : mention.start]
        if _ISSUED_BY.fullmatch(between) and isinstance(date, dt.date):
            return date
    return context.on


def _split(context: AuditContext, mention: Mention) -> tuple[str, tuple[UnitKind, ...], str]:
    """The words of a unit: the word for the kind, the kinds, the name.

    A further name of a list ("các xã A, B") has the kinds of the name before it.
    """
    text = " ".join(mention.text.split())
    for size in _WORD_SIZES:
        word = text[:size]
        kinds = kinds_of(word)
        if kinds and len(text) > size and (text[size] in " :" or word.endswith(".")):
            return word, kinds, text[size:].lstrip(" :")
    before = [each for each in context.by_kind[MentionKind.UNIT] if each.end < mention.start]
    if before and not context.text[before[-1].end : mention.start].strip(" ,;và"):
        return "", _split(context, before[-1])[1], text
    return "", (), text


def names_of_units_exist(context: AuditContext) -> Iterator[Issue]:
    """A unit is called as it is written, on the day of the text."""
    if context.tree is None:
        return
    for mention in context.by_kind[MentionKind.UNIT]:
        word, kinds, name = _split(context, mention)
        if mention.value is None and not mention.candidates and kinds:
            yield from _unknown(context, mention, (word, kinds, name))
        elif mention.value is not None and kinds:
            yield from _elsewhere(context, mention, (word, kinds, name))


_Words = tuple[str, tuple[UnitKind, ...], str]


def _unknown(context: AuditContext, mention: Mention, words: _Words) -> Iterator[Issue]:
    word, kinds, name = words
    day = _day_of(context, mention)
    if day is None or not _is_listed(context.hierarchy, day):
        return
    ever = _gazette(context.hierarchy, None).units(name, kinds)
    if ever and any(unit.exists_on(day) for unit in ever):
        return
    if ever:
        if not _tells_of_change(context, mention):
            yield _ended(context, mention, ever, day)
        return
    near = _near(context, name, kinds, day)
    if len(near) == 1:
        yield _misspelt(context, mention, word, near[0])
        return
    listed = "; ".join(unit.full_path(day) for unit in near[:_MOST_NEAR]) or "–"
    yield UNKNOWN_NAME.at(
        span=mention.span,
        # Of the days before the list began some units are missing that ended then.
        severity=Severity.NOTE if context.hierarchy.at(day).is_snapshot else None,
        written=mention.text,
        date=_short(day),
        near=listed,
    )


def _tells_of_change(context: AuditContext, mention: Mention) -> bool:
    """Whether the sentence tells what a unit was made of, and so names units that ended."""
    start, end = context.sentence(mention.start)
    near = context.low[max(start, mention.start - _FAR) : min(end, mention.end + _FAR)]
    return _CHANGE.search(near) is not None


def _is_listed(hierarchy: Hierarchy, day: dt.date) -> bool:
    """Whether the units of a day are known: a document may be older than the list."""
    try:
        hierarchy.at(day)
    except GenderplanError:
        return False
    return True


def _near(
    context: AuditContext, name: str, kinds: Sequence[UnitKind], day: dt.date
) -> tuple[AdministrativeUnit, ...]:
    """The units whose names are the same without marks, those of the province first."""
    plain = ascii_key(name)
    own = [unit for unit in context.neighbours.get(plain, ()) if unit.kind_on(day) in kinds]
    if own:
        return tuple(own)
    everywhere = _by_plain_name(context.hierarchy, context.hierarchy.at(day).era.since)
    found = tuple(unit for unit in everywhere.get(plain, ()) if unit.kind_on(day) in kinds)
    if found or len(name) < 5:  # noqa: PLR2004 - one letter of a short name is a quarter of it
        return found
    try:
        matches = context.hierarchy.search(f"{kinds[0].word} {name}", on=day, limit=20)
    except GenderplanError:
        return ()
    likely = tuple(match.unit for match in matches if match.unit.kind_on(day) in kinds)
    known = {unit.value for unit in context.by_kind[MentionKind.UNIT] if unit.value is not None}
    near = tuple(unit for unit in likely if known & set(unit.path_on(day)))
    return near or likely


def _misspelt(
    context: AuditContext, mention: Mention, word: str, unit: AdministrativeUnit
) -> Issue:
    right = unit.name_on(context.on) if context.on else unit.name
    shouted = mention.text.isupper()
    glue = "" if word.endswith(".") and f"{word} " not in mention.text else " "
    full = f"{word}{glue}{right}".strip()
    written = " ".join(mention.text.split())
    replacement = full.upper() if shouted else full
    return MISSPELT_NAME.at(
        span=mention.span,
        written=written,
        right=unit.full_name(context.on),
        replacement=replacement,
    )


def _ended(
    context: AuditContext, mention: Mention, units: Sequence[AdministrativeUnit], day: dt.date
) -> Issue:
    unit = _likeliest(context, units)
    first, last = (_short(end) if end else "…" for end in (unit.since, unit.until))
    steps = context.hierarchy.successors(unit)[:_MOST_NEAR]
    successors = ", ".join(step.unit.full_name() for step in steps)
    if len(units) > 1 and not _is_near(context, unit):
        successors = ""
    written = " ".join(mention.text.split())
    return UNIT_OF_ANOTHER_DAY.at(
        span=mention.span,
        written=written,
        date=_short(day),
        days=f"{first} – {last}",
        successors=successors or "–",
    )


def _likeliest(context: AuditContext, units: Sequence[AdministrativeUnit]) -> AdministrativeUnit:
    return next((unit for unit in units if _is_near(context, unit)), units[0])


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
    if unit not in near and len(near) == 1 and near[0] != unit and not _is_placed(context, mention):
        yield _misspelt(context, mention, word, near[0])


def _is_placed(context: AuditContext, mention: Mention) -> bool:
    """Whether the text says itself in which other unit the place lies."""
    path = set(mention.value.path_on(context.on)[:-1])
    for other in context.by_kind[MentionKind.UNIT]:
        if other.value in path and 0 < other.start - mention.end < 4:  # noqa: PLR2004 - a comma
            return True
    return False


_PLACE_DATE: Final = re.compile(
    r"^\W{0,4}(?P<place>[^\W\d_][^\n,|]{1,40}),\s{0,3}ngày", re.MULTILINE
)


def the_place_of_the_date_is_the_own_unit(context: AuditContext) -> Iterator[Issue]:
    """The line with place and date spells the name of the unit whose paper it is."""
    if context.unit is None or not context.is_own_paper:
        return
    found = _PLACE_DATE.search(context.text[:1000])
    right = context.unit.name_on(context.on) if context.on else context.unit.name
    if found is None or name_key(found["place"]) == name_key(right):
        return
    if ascii_key(found["place"]) == ascii_key(right):
        yield MISSPELT_NAME.at(
            span=found.span("place"),
            written=found["place"],
            right=context.unit.full_name(context.on),
            replacement=right,
        )


_DISTRICT_TITLES: Final = re.compile(r"(?:huyện|quận|thị|thành)\s(?:ủy|uỷ|đoàn)", re.IGNORECASE)
_DISTRICT_PLACE: Final = re.compile(r"(?:cấp\s)?(?:huyện|quận|thị\sxã)\Z", re.IGNORECASE)


def bodies_exist(context: AuditContext) -> Iterator[Issue]:
    """No body of a district is named after the districts ended, none of labour after March 2025."""
    for mention in context.by_kind[MentionKind.ORGAN]:
        day = _day_of(context, mention)
        if day is None:
            continue
        value = mention.value
        written = " ".join(mention.text.split())
        of_district = _DISTRICT_PLACE.fullmatch(value.place) or _DISTRICT_TITLES.match(value.title)
        if day >= _FIRST_DAY_WITHOUT_DISTRICTS and (
            of_district or value.title.lower().startswith("phòng lao")
        ):
            yield NO_DISTRICTS.at(span=mention.span, written=written, date=_short(day))
            continue
        labour = value.kind is OrganKind.DEPARTMENT and "nội" not in value.title.lower()
        authority = gender_equality_authority(day) if labour else None
        if authority is not None and authority.title.endswith("Nội vụ"):
            home = "Sở Nội vụ" if value.title.lower().startswith("sở") else authority.title
            yield BODY_ENDED.at(
                span=mention.span, written=written, date=_short(day), authority=home
            )


_LEVEL_WORDS: Final = {
    Level.PROVINCE: ("tỉnh",),
    Level.DISTRICT: ("huyện", "quận", "thị xã"),
    Level.COMMUNE: ("xã", "phường", "thị trấn"),
}
_AREA: Final = re.compile(
    r"(?<!\w)(?:trên\s(?:địa\sbàn|phạm\svi)\s(?:toàn\s)?|(?:trong\s)?phạm\svi\stoàn\s"
    r"|(?<!cấp\s)toàn\s)"
    r"(?P<word>tỉnh|huyện|quận|thị\sxã|xã|phường|thị\strấn)(?!\w)(?!\s(?:hội|viên))",
    re.IGNORECASE,
)


def wording_is_of_the_own_level(context: AuditContext) -> Iterator[Issue]:
    """A unit's own paper speaks of its own area: no "trên địa bàn huyện" in a commune's plan."""
    unit, day = context.unit, context.on
    if unit is None or not context.is_own_paper:
        return
    level = unit.kind_on(day).level if day else unit.level
    own = unit.kind_on(day).word if day else unit.kind.word
    for found in _AREA.finditer(context.text):
        meant = next(each for each, words in _LEVEL_WORDS.items() if _word(found) in words)
        named = re.match(r"\s{1,2}[^\W\d_a-z]", context.text[found.end() : found.end() + 3])
        if meant.rank >= level.rank or (named and context.text[found.end() + 1].isupper()):
            continue
        if _is_title(context, found.start()):
            continue
        right = context.text[found.start() : found.start("word")] + own
        yield OTHER_LEVEL.at(
            span=found.span(),
            written=" ".join(found[0].split()),
            level=meant.words,
            unit=unit.full_name(day),
            right=right,
            replacement=right,
        )


def _word(found: re.Match[str]) -> str:
    return " ".join(found["word"].lower().split())


def _is_title(context: AuditContext, position: int) -> bool:
    """Whether the words belong to the title of a document that another unit issued."""
    for citation in context.by_kind[MentionKind.CITATION]:
        if 0 < position - citation.end < 220:  # noqa: PLR2004 - the length of a title
            between = context.text[citation.end : position]
            if re.search(r"(?:về|v/v|ban\shành|phê\sduyệt)", between) and not re.search(
                r"[;\n]|\.\s", between
            ):
                return True
    return False


def no_districts_are_left(context: AuditContext) -> Iterator[Issue]:
    """After the districts ended, nothing is planned for "cấp huyện" or "trên địa bàn huyện"."""
    day = context.on
    if day is None or day < _FIRST_DAY_WITHOUT_DISTRICTS:
        return
    for found in _DISTRICT_WORDING.finditer(context.text):
        yield NO_DISTRICTS.at(
            span=found.span(), written=" ".join(found[0].split()), date=_short(day)
        )


_DISTRICT_WORDING: Final = re.compile(
    r"(?<!\w)(?:cấp\shuyện|trên\sđịa\sbàn\s(?:huyện|quận)|toàn\shuyện"
    r"|các\shuyện)(?!\w)(?!\s(?-i:[A-ZĐ]))",
    re.IGNORECASE,
)


PLACE_RULES: Final = (
    names_of_units_exist,
    the_place_of_the_date_is_the_own_unit,
    bodies_exist,
    wording_is_of_the_own_level,
    no_districts_are_left,
)
