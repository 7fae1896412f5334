"""Units named without a word for their kind: provinces, and others that the words around tell.

The name of a province is one wherever it stands alone; another name, where its kind is given
elsewhere in the text, where the unit in which it lies stands behind it, or before a date.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from genderplan._forms import lazy, spaced
from genderplan._text import CAPITALS
from genderplan.extraction.cleaning import CleanText, letter_tree
from genderplan.extraction.lexicon import (
    Kinds,
    Place,
    Units,
    above_ever,
    kinds_of,
    of_kinds,
    province_names,
    units_named,
)
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, UnitKind
from genderplan.hierarchy.units import KIND_PATTERN

PROVINCES: Final = (UnitKind.PROVINCE, UnitKind.CENTRAL_CITY)
DISTRICTS: Final = tuple(kind for kind in UnitKind if kind.level is Level.DISTRICT)
_COMMUNES: Final = tuple(kind for kind in UnitKind if kind.level is Level.COMMUNE)
_CAPITAL_WORD: Final = lazy(rf"[{CAPITALS}][^\W\d_]*")  # "Hà"; not "xã"
_REACH: Final = 40  # characters in which such a name stands


# Streets, schools, newspapers and people that bear the name of a province.
_OTHER_THING: Final = spaced(
    r"(?:đường|phố|trường|thpt|thcs|tiểu học|mầm non|mẫu giáo|bách khoa|đại học|cao đẳng|báo|sông"
    r"|chợ|công ty|khách sạn|(?<!miền\s)(?<!vùng\s)núi|(?:khu|cụm) công nghiệp|chiến (?:thắng|dịch)"
    r"|cầu|hồ|đài|vịnh|ga|sân bay|câu lạc bộ|thôn|bản|ấp|khu|làng|đảo|ông|bà|chị|anh|đồng chí) \Z"
)
# "Trường Đại học Sư phạm Hà Nội": the name of a school or a firm that ends with a province.
_NAMED_AFTER: Final = spaced(
    r"(?:Đại học|Trường|Bệnh viện|Công ty|Học viện|Nhà máy)"
    rf"(?: [{CAPITALS}][^\W\d_]{{0,6}}(?: [^\W\d_{CAPITALS}]{{1,6}})?){{1,3}} \Z"
)
_WORD_BEFORE: Final = spaced(r"(?P<break>[.!?;:\n\v]\s*|\A\s*)?(?<![^\W\d_])(?P<word>[^\W\d_]+) \Z")
_WORD_BEHIND: Final = spaced(r" (?P<word>[^\W\d_]+)")


@lru_cache(maxsize=4)
def _province_names(hierarchy: Hierarchy) -> re.Pattern[str]:
    """All names of provinces of all days, in both ways of placing the tone ("Thanh Hoá")."""
    names = letter_tree(dict.fromkeys(province_names(hierarchy), ""))
    for tone in ("òa|oà", "óa|oá"):
        names = re.sub(tone, f"(?:{tone})", names)
    spelled = names.replace(r"\ ", r"[ \n]{1,2}")
    # It begins with a letter and not with (?<!\w), so that a search passes over all other letters.
    return re.compile(rf"(?:{spelled})(?!\w)")


def provinces_alone(clean: CleanText, hierarchy: Hierarchy) -> Iterator[Place]:
    """The names of provinces without a word for the kind."""
    text = clean.text
    for found in _province_names(hierarchy).finditer(text):
        start, end = found.span()
        if _is_unit_alone(text, start, end):
            name = " ".join(found[0].split())
            yield Place(
                start, end, name, PROVINCES, of_kinds(units_named(hierarchy, name), PROVINCES)
            )


def named_again(clean: CleanText, places: Iterable[Place]) -> Iterator[Place]:
    """Names of two words or more that stand alone where their kind is given elsewhere."""
    text = clean.text
    # The first of a name says what it is: "thị xã A" begins before "xã A", which stands inside it.
    ordered = sorted(places, key=lambda place: -place.start)
    names = {place.name: place for place in ordered if place.units and " " in place.name}
    by_word: dict[str, list[Place]] = {}
    for place in names.values():
        if first := _CAPITAL_WORD.match(place.name):
            by_word.setdefault(first[0], []).append(place)
    for found in _CAPITAL_WORD.finditer(text) if by_word else ():
        start = found.start()
        for place in by_word.get(found[0], ()):
            end = start + len(place.name)
            apart = text.startswith(place.name, start) and not text[end : end + 1].isalnum()
            if apart and _is_unit_alone(text, start, end):
                yield place._replace(start=start, end=end)


# A name that begins a line and ends it before ", ngày": "Vị Thanh"; not "tại Vị Thanh".
_HEAD_PLACE: Final = lazy(rf"(?<![^\n|\v\t])[ ]*(?P<name>[{CAPITALS}][^,;:.\n|\v\t]*)\Z")


def in_date_lines(clean: CleanText, hierarchy: Hierarchy) -> Iterator[Place]:
    """The place in the head of a paper: the line "Vị Thanh, ngày 16"."""
    at = clean.text.find(", ngày")
    while at >= 0:
        found = _HEAD_PLACE.search(clean.text, max(0, at - _REACH), at)
        units = units_named(hierarchy, found["name"]) if found else ()
        if found and units:
            kinds = tuple({unit.kind: None for unit in units})
            yield Place(*found.span("name"), found["name"], kinds, units)
        at = clean.text.find(", ngày", at + 1)


def _is_unit_alone(text: str, start: int, end: int) -> bool:
    """Whether a name from *start* to *end* is a unit's and no part of another name."""
    behind = _WORD_BEHIND.match(text, end)
    word = behind["word"] if behind else ""
    goes_on = word[:1].isupper() and not word.isupper()  # "Hà Nam Ninh"
    before = text[max(0, start - 24) : start]
    return not (
        before[-1:].isalnum()
        or (goes_on and word not in {"Ban", "Quy", "Triển", "Về"})
        or _is_within_name(before, text[start:end])
        or _OTHER_THING.search(before.lower())
        or _NAMED_AFTER.search(text, max(0, start - 40), start)
    )


def _is_within_name(before: str, name: str) -> bool:
    """Whether the word before belongs to the name: "Chùa Hà Nội", but not "Tại Hà Nội"."""
    word = _WORD_BEFORE.search(before)
    if word is None or not word["word"][0].isupper() or word["break"] is not None:
        return False
    return name.isupper() or not (len(word["word"]) > 1 and word["word"].isupper())


_NAME: Final = rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{1,3}}"  # of two words or more
# Names in brackets: the commune of a village, "bản Đông (A)"; a commune and its district, "(A, B)".
_IN_BRACKET: Final = lazy(rf"\((?P<first>{_NAME})(?:, (?P<second>{_NAME}))?\)")
_VILLAGE_BEFORE: Final = lazy(
    rf"(?<!\w)(?:bản|thôn|ấp|làng|xóm|buôn|khóm)(?: [{CAPITALS}][^\W\d_]*){{1,4}} \Z"
)
# What a name is, said behind it: "Hàm Kiệm là một xã"; not "là xã đội trưởng".
_SAID_KIND: Final = spaced(
    rf"là (?:(?:một|1) )?(?P<kind>{KIND_PATTERN})(?!\w)(?! (?:đội|viên|ủy|đoàn)(?!\w))"
)
_NAME_AT_END: Final = lazy(rf"(?<!\w)(?P<name>{_NAME})\s\Z")


def in_brackets(clean: CleanText, hierarchy: Hierarchy) -> Iterator[Place]:
    """The commune in brackets behind a village, and "(A, B)" where A lies or lay in B."""
    for found in _IN_BRACKET.finditer(clean.text):
        units = units_named(hierarchy, found["first"])
        if found["second"]:
            districts = units_named(hierarchy, found["second"], DISTRICTS)
            units = _lying_in(districts, units)
            if units:
                yield _place(found, "second", districts)
        elif units:
            start = found.start()
            village = _VILLAGE_BEFORE.search(clean.text, max(0, start - _REACH), start)
            units = of_kinds(units, _COMMUNES) if village else ()
        if units:
            yield _place(found, "first", units)


def said_to_be_units(clean: CleanText, hierarchy: Hierarchy) -> Iterator[Place]:
    """Names of two words or more behind which the text says what they are."""
    for said in _SAID_KIND.finditer(clean.low):
        start = said.start()
        found = _NAME_AT_END.search(clean.text, max(0, start - _REACH), start)
        units = units_named(hierarchy, found["name"], kinds_of(said["kind"])) if found else ()
        if found and units:
            yield _place(found, "name", units)


def _place(found: re.Match[str], part: str, units: Units) -> Place:
    return Place(*found.span(part), found[part], _kinds_of(units), units)


def _lying_in(above: Units, units: Units) -> Units:
    """Those of *units* that lie or ever lay in one of *above*."""
    return tuple(unit for unit in units if set(above) & above_ever(unit))


def _kinds_of(units: Units) -> Kinds:
    return tuple({unit.kind: None for unit in units})


# Up to five words with capitals and a number before a comma: "chọn An Ngãi Tây, " before "huyện".
_NAME_BEFORE: Final = lazy(
    rf"(?<!\w)(?:[{CAPITALS}][\w’']*[ ]){{0,4}}[{CAPITALS}][\w’']*(?:[ ][0-9]{{1,2}})?(?=,[ ]\Z)"
)
# What says that a place is named: "tại ", "như ở ", an opened bracket.
_AT: Final = spaced(r"(?<!\w)(?:tại|ở|từ|về|đến|gồm|như) \Z|\(\Z")


def before_comma(clean: CleanText, place: Place, hierarchy: Hierarchy) -> Place | None:
    """The unit named by its name alone before the one it lies in: "A, huyện B", "tại A, Sơn La".

    Or before another of the same kind and province: "ở Tân Bình, quận 5".
    """
    text, start = clean.text, place.start
    if text[start - 2 : start] != ", " or place.kinds[0].level is Level.COMMUNE:
        return None
    found = _NAME_BEFORE.search(text, max(0, start - _REACH), start)
    if found is None or " " not in found[0]:  # one word alone can be anything
        return None
    at = _AT.search(clean.low, max(0, found.start() - _REACH), found.start()) is not None
    bare = place.end - start == len(place.name)
    units = () if bare and not at else _lying_in(place.units, units_named(hierarchy, found[0]))
    if not units and at and place.kinds[0].level is Level.DISTRICT:
        units = units_beside(place, units_named(hierarchy, found[0], place.kinds))
    other = _OTHER_THING.search(clean.low, max(0, found.start() - _REACH), found.start())
    return Place(*found.span(), found[0], _kinds_of(units), units) if units and not other else None


def units_beside(place: Place, units: Units) -> Units:
    """Those of *units* that lie or lay in a province in which the *place* can lie."""
    return _lying_in(
        tuple(frozenset[AdministrativeUnit]().union(*map(above_ever, place.units))), units
    )
