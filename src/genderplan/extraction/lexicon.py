"""The words and names of units of all days, and which unit a name that stands in a text means.

A name is recognised whatever the day of the text. Which of the units that ever had it are meant
follows from the day, from the units beside it and from those that the text names elsewhere. The
name of a province is one wherever it stands alone; another name without a word for its kind, where
its kind is given elsewhere in the text, where the unit in which it lies stands behind it, or before
a date.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from genderplan._forms import lazy, spaced
from genderplan._text import CAPITALS, one_letter_apart
from genderplan.extraction.cleaning import CleanText, letter_tree
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, UnitKind
from genderplan.hierarchy.names import Piece, words_of
from genderplan.hierarchy.units import KIND_PATTERN

Units: TypeAlias = tuple[AdministrativeUnit, ...]
Kinds: TypeAlias = tuple[UnitKind, ...]

_PROVINCE_CODE: Final = 2  # digits of the code of a province
_LIKE: Final = 2  # first letters that spellings of one name share


# What texts write for an abbreviation: "TX Sơn Tây", "T.P Huế"; not "t. " or "p " of other words.
_SPELLED: Final = {"tp.": ("tp", "t.p", "t.p."), "tx.": ("tx", "t.x", "t.x.")}


def _kind_words() -> dict[str, Kinds]:
    """The words and abbreviations that stand before a name: "tx." and "tx" are towns."""
    found: dict[str, Kinds] = {"f.": (UnitKind.WARD,)}
    for kind in UnitKind:
        short = kind.abbreviation.lower()
        for word in (kind.word, short, *_SPELLED.get(short, ())):
            found[word] = (*found.get(word, ()), kind)
    return found


KINDS: Final = _kind_words()
_LONGEST_KIND: Final = max(map(len, KINDS))


@lru_cache(maxsize=512)
def kinds_of(words: str) -> Kinds:
    """The kinds of unit that *words* ("TP.", "Thị xã") stand for.

    >>> [kind.value for kind in kinds_of("TX.")]
    ['town']
    """
    return KINDS.get(" ".join(words.lower().split()), ())


def words_of_unit(text: str) -> tuple[str, Kinds, str]:
    """The words of a unit: the word for its kind, the kinds that it stands for, the name.

    >>> words_of_unit("TP. Móng Cái")[::2]
    ('TP.', 'Móng Cái')
    """
    words = " ".join(text.split())
    for size in range(_LONGEST_KIND, 1, -1):
        word = words[:size]
        kinds = kinds_of(word)
        if kinds and len(words) > size and (words[size] in " :" or word.endswith(".")):
            return word, kinds, words[size:].lstrip(" :")
    return "", (), words


@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """A key equal for all spellings of one name.

    >>> name_key("Hoà Bình") == name_key("HÒA  BÌNH")
    True
    """
    return Piece(words_of(name)).exact


@lru_cache(maxsize=32768)
def _plain(name: str) -> str:
    return Piece(words_of(name)).plain


@lru_cache(maxsize=16384)
def units_named(hierarchy: Hierarchy, name: str, kinds: Kinds | None = None) -> Units:
    """The units that have ever had this name; only those that were ever of one of *kinds*.

    Those that were so called while they were of that kind come before all others: "quận Thủ Đức" is
    not the city of this name, which was a district under another.

    >>> from genderplan import gazetteer
    >>> [str(unit) for unit in units_named(gazetteer(), "Hoằng Hoá")]
    ['huyện Hoằng Hóa', 'xã Hoằng Hóa']
    """
    key = name_key(name)
    named = hierarchy.lexicon.named(_plain(name))
    found = tuple(dict.fromkeys(each.unit for each in named if each.exact == key))
    if kinds is None or not found:
        return found
    so_called = (each for each in named if each.exact == name_key(each.state.name) == key)
    called = tuple(dict.fromkeys(each.unit for each in so_called if each.state.kind in kinds))
    return called or of_kinds(found, kinds)


def of_kinds(units: Iterable[AdministrativeUnit], kinds: Kinds) -> Units:
    """The units that are, or once were, of one of *kinds*, each once."""
    return tuple(
        unit
        for unit in dict.fromkeys(units)
        if unit.kind in kinds or any(state.kind in kinds for state in unit.former)
    )


def resembling(hierarchy: Hierarchy, name: str, kinds: Kinds) -> Units:
    """The units of *kinds* whose name is *name* when all marks are left out."""
    return of_kinds((each.unit for each in hierarchy.lexicon.named(_plain(name))), kinds)


def nearly_a_province(hierarchy: Hierarchy, name: str, kinds: Kinds) -> bool:
    """Whether one letter makes *name* that of a province: "Phú Yênh", "Đồng Nay"."""
    key = _plain(name)
    return UnitKind.PROVINCE in kinds and any(
        one_letter_apart(key, _plain(province)) for province in province_names(hierarchy)
    )


def most_words(hierarchy: Hierarchy, first: str) -> int:
    """How many words the longest name has that begins with the word *first*."""
    return _word_counts(hierarchy).get(_plain(first), 0)


@lru_cache(maxsize=4)
def _word_counts(hierarchy: Hierarchy) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for key in hierarchy.lexicon.keys:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 1), 1 + key.count(" "))
    return longest


@lru_cache(maxsize=4)
def province_names(hierarchy: Hierarchy) -> frozenset[str]:
    """The names of the provinces of all days, and other spellings of them: "Đăk Lăk".

    Abbreviations and other names ("HN", "Sài Gòn") need the word for the kind before them.
    """
    table = hierarchy.table
    own = {code: table.of_code(code) for code in table.codes if len(code) == _PROVINCE_CODE}
    names = {state.name for units in own.values() for unit in units for state in unit.states}
    for code, name, _ in hierarchy.lexicon.spellings:
        like = {_plain(unit.name)[:_LIKE] for unit in own.get(code, ())}
        if like and " " in name and _plain(name)[:_LIKE] in like:
            names.add(name)
    return frozenset(names)


class Place(NamedTuple):
    """A unit as it is named: its span, the words of the name, the kinds and units it can be."""

    start: int
    end: int
    name: str
    kinds: Kinds
    units: Units


# What stands between a unit and the one it lies in: "xã A, huyện B", "xã A (huyện B)".
_CHAIN: Final = spaced(r"\s{0,2}(?:[,(-]|thuộc|của)?\s{0,2}(?:thuộc |của )?")
# The same before a unit with a kind of its own; names of a list are parted by commas, too.
_INSIDE: Final = spaced(r"\s?[,(]\s?(?:thuộc )?| (?:thuộc|của) ")


def _meant(place: Place, on: dt.date | None) -> Units:
    """The units of *place* on the day: those so called then, else those that exist, else all."""
    if on is None:
        return place.units
    here = tuple(unit for unit in place.units if unit.exists_on(on))
    key = name_key(place.name)
    named = tuple(
        unit
        for unit in here
        if unit.kind_on(on) in place.kinds and name_key(unit.name_on(on)) == key
    )
    found = named or here or place.units
    if UnitKind.PROVINCE in place.kinds:  # in a list of provinces, "Cà Mau" is not the city
        found = tuple(unit for unit in found if unit.level is Level.PROVINCE) or found
    return found


def narrowed(
    clean: CleanText,
    places: list[Place],
    on: dt.date | None,
    home: AdministrativeUnit | None,
) -> list[Units]:
    """The units each place can mean, narrowed by the units beside it and in the whole text."""
    found = [_meant(place, on) for place in places]
    between = [clean.low[place.end : after.start] for place, after in itertools.pairwise(places)]
    apart = [
        at
        for at, words in enumerate(between)
        if _INSIDE.fullmatch(words)
        and places[at + 1].end - places[at + 1].start > len(places[at + 1].name)
        and _lie_elsewhere(found[at], places[at].units, found[at + 1], on)
    ]
    chained = [_CHAIN.fullmatch(words) is not None for words in between]
    over: dict[int, set[AdministrativeUnit]] = {}  # the units in which those of a list lie
    for at in range(len(places) - 2, -1, -1):  # "xã A, huyện B": B says which A
        listed = at + 1 in over and _is_list(places[at], places[at + 1], between[at])
        if found[at] and (listed or (found[at + 1] and chained[at])):
            above = over[at + 1] if listed else set(found[at + 1])
            # A name of another day says more than the same name of that day somewhere else.
            for units in (found[at], places[at].units):
                below = tuple(unit for unit in units if above & set(unit.path_on(on)[:-1]))
                if below:
                    found[at], over[at] = below, above
                    break
            else:
                if listed and not any(above & above_ever(unit) for unit in places[at].units):
                    apart.append(at)
                    over[at] = above
    for at in range(1, len(places)):  # and A, once known, says which B
        if len(found[at]) > 1 and len(found[at - 1]) == 1 and chained[at - 1]:
            path = set(found[at - 1][0].path_on(on)[:-1])
            found[at] = tuple(unit for unit in found[at] if unit in path) or found[at]
    for at in apart:
        found[at] = ()
    known = {units[0] for units in found if len(units) == 1}
    if home is not None:
        known |= set(home.path_on(on))
    return [_nearest(units, known, on) for units in found]


def _is_list(place: Place, after: Place, between: str) -> bool:
    """Whether two names stand in one list behind a word for their kind: "xã A, B"."""
    bare = after.end - after.start == len(after.name) and place.kinds == after.kinds
    return bare and between.strip() in {",", "và", ", và", ";"}


@lru_cache(maxsize=4096)
def above_ever(unit: AdministrativeUnit) -> frozenset[AdministrativeUnit]:
    """The units in which a unit lies or ever lay."""
    parents = {state.parent for state in unit.states} - {None}
    found = frozenset(parent for parent in parents if parent is not None)
    return found.union(*map(above_ever, found))


def _lie_elsewhere(units: Units, ever: Units, above: Units, on: dt.date | None) -> bool:
    """Whether *units*, or any that was so called *ever*, lie in others than *above*."""
    if not (units and above and all(on is None or unit.exists_on(on) for unit in units)):
        return False
    highest = min(unit.level.rank for unit in units)
    if any(unit.level.rank >= highest for unit in above):
        return False
    return not any(above_ever(unit) & set(above) for unit in ever)


def _nearest(units: Units, known: set[AdministrativeUnit], on: dt.date | None) -> Units:
    """The one of *units* that the text names elsewhere, or that lies in a unit which it names."""
    if len(units) < 2 or not known:  # noqa: PLR2004 - one is no choice
        return units
    same = tuple(unit for unit in units if unit in known)
    if len(same) == 1:
        return same
    for rank in (1, 0):  # a district that the text names says more than its province
        near = tuple(
            unit
            for unit in units
            if any(above in known and above.level.rank >= rank for above in unit.path_on(on)[:-1])
        )
        if len(near) == 1:
            return near
    return units


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
            yield _place(found, "name", units)
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


# The letters of a province behind a unit: "Q. Hai Bà Trưng, HN"; not ", UBND".
_LETTERS_BEHIND: Final = lazy(r",[ ](?P<name>T[Pp]\.?[ ]?HCM|[A-ZĐ]{2,3})(?!\w)")


def behind_comma(clean: CleanText, place: Place, hierarchy: Hierarchy) -> Place | None:
    """The province that is named by its letters behind a unit which lies in it: ", HN"."""
    found = _LETTERS_BEHIND.match(clean.text, place.end)
    units = units_named(hierarchy, found["name"], PROVINCES) if found and place.units else ()
    over = {above for unit in place.units for above in above_ever(unit)}
    units = tuple(unit for unit in units if unit in over)
    return _place(found, "name", units) if found and units else None


def units_beside(place: Place, units: Units) -> Units:
    """Those of *units* that lie or lay in a province in which the *place* can lie."""
    return _lying_in(
        tuple(frozenset[AdministrativeUnit]().union(*map(above_ever, place.units))), units
    )
