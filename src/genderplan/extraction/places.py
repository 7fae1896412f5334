"""Administrative units in running text, found by a word for their kind and a name, and resolved.

Decided: the words say where a name stands; the hierarchy that the caller gives says which unit it
is, on a day when one is given. The longest known name wins. A name that several units have is
settled by the units around it ("xã Vĩnh Trung" beside "thành phố Móng Cái"), and otherwise all of
them are candidates; a name that none has is a mention without a value, for it may be misspelt.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.gazettes import Gazette
from genderplan.extraction.mentions import Mention, MentionKind
from genderplan.extraction.scanning import letter_tree
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, UnitKind

__all__ = ["FIRST_WORDS", "find_units", "kinds_of", "name_tokens"]

# The words before the name of a unit, or of a Party committee, and what must follow.
FIRST_WORDS: Final[Mapping[str, str]] = {
    "xã": r"(?!\s(?:hội|viên|đã|,))",
    "phường": "",
    "thị": r"\s(?:trấn|xã|ủy|uỷ)",
    "huyện": "",
    "quận": "",
    "thành": r"\s(?:phố|ủy|uỷ|đoàn)",
    "tỉnh": "",
    "đặc": r"\skhu",
    "tp": "",
    "tx": "",
    "tt": r"\.",
    "p": r"\.",
    "q": r"\.",
    "h": r"\.",
    "x": r"\.",
    "f": r"\.",
}


_KINDS: Final = {
    "xã": (UnitKind.COMMUNE,),
    "x.": (UnitKind.COMMUNE,),
    "phường": (UnitKind.WARD,),
    "p.": (UnitKind.WARD,),
    "f.": (UnitKind.WARD,),
    "thị trấn": (UnitKind.TOWNSHIP,),
    "tt.": (UnitKind.TOWNSHIP,),
    "đặc khu": (UnitKind.SPECIAL_ZONE,),
    "huyện": (UnitKind.RURAL_DISTRICT,),
    "h.": (UnitKind.RURAL_DISTRICT,),
    "quận": (UnitKind.URBAN_DISTRICT,),
    "q.": (UnitKind.URBAN_DISTRICT,),
    "thị xã": (UnitKind.TOWN,),
    "tx.": (UnitKind.TOWN,),
    "tx": (UnitKind.TOWN,),
    "thành phố": (UnitKind.CITY, UnitKind.CENTRAL_CITY),
    "tp.": (UnitKind.CITY, UnitKind.CENTRAL_CITY),
    "tp": (UnitKind.CITY, UnitKind.CENTRAL_CITY),
    "tỉnh": (UnitKind.PROVINCE,),
    "huyện uỷ": (UnitKind.RURAL_DISTRICT,),
    "huyện ủy": (UnitKind.RURAL_DISTRICT,),
    "quận uỷ": (UnitKind.URBAN_DISTRICT,),
    "quận ủy": (UnitKind.URBAN_DISTRICT,),
    "thị uỷ": (UnitKind.TOWN,),
    "thị ủy": (UnitKind.TOWN,),
    "thành uỷ": (UnitKind.CITY, UnitKind.CENTRAL_CITY),
    "thành ủy": (UnitKind.CITY, UnitKind.CENTRAL_CITY),
    "tỉnh uỷ": (UnitKind.PROVINCE,),
    "tỉnh ủy": (UnitKind.PROVINCE,),
}
_GAP: Final = r"(?:[ ]?:)?[ ]{0,3}(?:\n(?! *\n))?[ ]{0,3}(?=\w)"
_KIND_FORMS: Final = {
    "xã": "xã",
    "phường": "phường",
    "thị": r"thị\s(?:trấn|xã)",
    "huyện": "huyện",
    "quận": "quận",
    "thành": r"thành\sphố",
    "tỉnh": "tỉnh",
    "đặc": r"đặc\skhu",
    "tp": r"tp\.?",
    "tx": r"tx\.?",
    **{letter: rf"{letter}\." for letter in ("tt", "p", "q", "h", "x", "f")},
}
_KIND: Final = {word: re.compile(form + _GAP) for word, form in _KIND_FORMS.items()}
_PARTY: Final = {
    word: re.compile(rf"{word}\s(?:uỷ|ủy)[ ]{{1,2}}(?=\w)")
    for word in ("huyện", "quận", "thị", "thành", "tỉnh")
}
_NAME_WORD: Final = r"([^\W\d_]+(?:['’][^\W\d_]+)?)"
_JOINT: Final = r"(?:[ ]?\n?[ ]?-[ ]?|[ ]{1,2}\n?[ ]?|\n[ ]?)"
# In capitals every word looks like one of a name: a name that is not known needs an end.
_ENDS_NAME: Final = re.compile(
    r"\s{0,2}(?:[-.,;:()\n|]|\Z|(?:năm|giai đoạn|nhiệm kỳ|ngày|tỉnh|huyện|quận|thành phố|thị xã)\s)"
)
_BEFORE_NAMES: Final = frozenset(
    {
        "tại",
        "ở",
        "riêng",
        "còn",
        "nhưng",
        "khi",
        "sau",
        "ngoài",
        "cả",
        "từ",
        "đến",
        "tới",
        "do",
        "vì",
    }
    | {"hiện", "nay", "như", "với", "trong", "theo", "các", "những", "của", "và", "thuộc", "trên"}
)
# The name of a school or a firm that ends with a province: "Trường Đại học Sư phạm Hà Nội".
_NAMED_AFTER: Final = re.compile(
    r"(?:Đại học|Trường|Bệnh viện|Công ty|Học viện|Nhà máy)"
    r"(?:\s[A-ZĐÂÔƯ][^\W\d_]{0,6}(?:\s[^\W\d_A-Z]{1,6})?){1,3}\s\Z"
)
_LONGEST: Final = 5
_TOKENS: Final = re.compile(
    _NAME_WORD + f"(?:{_JOINT}{_NAME_WORD}" * (_LONGEST - 1) + ")?" * (_LONGEST - 1)
)
_NUMBER: Final = re.compile(r"(?:số\s)?([0-9]{1,2})(?![0-9]|[.,/%][0-9]|\s?%)")
_COUNTED_NEXT: Final = re.compile(r"\s(?:xã|phường|người|đồng chí|hội|cơ quan)")
_NEXT: Final = re.compile(r"\s{0,2}(?:,|;|và|\+)\s{1,2}")
_CHAIN: Final = re.compile(r"\s{0,2}(?:[,(-]|thuộc|của)?\s{0,2}(?:thuộc\s|của\s)?")
_NOT_NAMES: Final = frozenset(
    [
        "đoàn",
        "ủy",
        "uỷ",
        "hội",
        "khóa",
        "khoá",
        "nhiệm",
        "ban",
        "đảng",
        "mặt",
        "công",
        "ubnd",
        "hđnd",
        "bộ",
        "sở",
        "phòng",
        "luật",
        "nghị",
        "quyết",
        "kế",
        "chương",
        "đề",
        "tháng",
        "năm",
        "số",
        "về",
        "căn",
        "theo",
        "việt",
        "chủ",
        "bí",
        "phó",
        "thường",
        "trung",
        "tuyên",
        "tổ",
        "các",
        "những",
        "và",
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "nơi",
        "nông",
        "với",
        "trong",
        "tại",
        "hành",
        "là",
        "được",
        "đã",
        "phụ",
        "nữ",
        "nam",
        "hướng",
        "thực",
        "tăng",
        "triển",
        "khai",
        "tập",
    ]
)
_MOST_LISTED: Final = 60


class _Place(NamedTuple):
    """A place where a unit is named: its span, where the name begins, its kinds."""

    start: int
    end: int
    name: str
    kinds: tuple[UnitKind, ...]
    units: tuple[AdministrativeUnit, ...]


@lru_cache(maxsize=512)
def kinds_of(words: str) -> tuple[UnitKind, ...]:
    """The kinds of unit that *words* ("TP.", "Thị xã") stand for.

    >>> [kind.value for kind in kinds_of("TX.")]
    ['town']
    """
    return _KINDS.get(" ".join(words.lower().rstrip(" :\n").split()), ())


def name_tokens(text: str, start: int) -> list[tuple[int, int]]:
    """The spans of the words from *start* on that may make a name: the first has a capital."""
    if not text[start : start + 1].isupper():
        return []
    words = _TOKENS.match(text, start)
    return [words.span(at) for at in range(1, (words.lastindex or 0) + 1)] if words else []


def find_units(
    clean: CleanText, gazette: Gazette | None, home: AdministrativeUnit | None
) -> Iterator[Mention]:
    """The units of *clean*, in order; *home* is the unit whose document it is."""
    places = sorted(_places(clean, gazette), key=lambda place: (place.start, -place.end))
    kept: list[_Place] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    resolved = _resolved(clean, kept, gazette, home)
    for place, units in zip(kept, resolved, strict=True):
        value = units[0] if len(units) == 1 else None
        candidates = units if len(units) > 1 else ()
        yield clean.mention(MentionKind.UNIT, place.start, place.end, value, candidates=candidates)


def _places(clean: CleanText, gazette: Gazette | None) -> Iterator[_Place]:
    for patterns in (_KIND, _PARTY):
        for word, pattern in patterns.items():
            for at in clean.anchors.get(word, ()):
                found = pattern.match(clean.low, at)
                place = _place(clean, found, gazette) if found else None
                if found is None or place is None:
                    continue
                if patterns is _PARTY:
                    yield place._replace(start=found.end())
                    continue
                yield place
                if gazette is not None:
                    yield from _listed(clean, place, gazette)
    if gazette is not None:
        yield from _bare_provinces(clean, gazette)


def _place(clean: CleanText, found: re.Match[str], gazette: Gazette | None) -> _Place | None:
    start, name_start = found.span()
    first = clean.text[name_start]
    if first.isupper():
        kinds = kinds_of(found[0])
        tokens = name_tokens(clean.text, name_start)
        known = _known(clean.text, tokens, kinds, gazette) if gazette and tokens else None
        if known is not None:
            return known._replace(start=start)
        # Behind a colon stands a figure or a list.
        return None if ":" in found[0] else _unknown(clean, start, tokens, kinds)
    if not first.isdigit() or "\n" in found[0]:
        return None
    return _numbered(clean, found, gazette)


def _numbered(clean: CleanText, found: re.Match[str], gazette: Gazette | None) -> _Place | None:
    """A ward or district whose name is a number: "Phường 4", "Q. 8"."""
    kinds = kinds_of(found[0])
    number = _NUMBER.match(clean.low, found.end())
    if number is None or not {UnitKind.WARD, UnitKind.URBAN_DISTRICT} & set(kinds):
        return None
    if _COUNTED_NEXT.match(clean.low, number.end()):
        return None
    name = number[1].lstrip("0")
    units = gazette.units(name, kinds) if gazette else ()
    return _Place(found.start(), number.end(), name, kinds, units)


def _unknown(
    clean: CleanText, start: int, tokens: list[tuple[int, int]], kinds: tuple[UnitKind, ...]
) -> _Place | None:
    """A name that no unit of the kind has: its words with capitals, up to another kind."""
    text = clean.text
    words: list[tuple[int, int]] = []
    for first, last in tokens:
        word = text[first:last]
        if not word[0].isupper() or (
            words and word.lower() in {"xã", "phường", "huyện", "quận", "tỉnh", "thành", "thị"}
        ):
            break
        words.append((first, last))
    shouted = text[start : start + 2].isupper() and all(text[a:b].isupper() for a, b in words)
    words = words[: 2 if shouted else 4]
    if shouted and words and not _ENDS_NAME.match(clean.low, words[-1][1]):
        return None
    if not words or text[words[0][0] : words[0][1]].lower() in _NOT_NAMES:
        return None
    if len(words) == 1 and (len(tokens) > 1 or words[0][1] - words[0][0] < 3):  # noqa: PLR2004 - letters of a word
        return None
    return _Place(start, words[-1][1], text[words[0][0] : words[-1][1]], kinds, ())


def _listed(clean: CleanText, place: _Place, gazette: Gazette) -> Iterator[_Place]:
    """Further names behind one word for the kind: "các xã Mỹ Phương, Yến Dương".

    A name that is not known counts only when a known one follows it in the list.
    """
    end, waiting = place.end, list[_Place]()
    for _ in range(_MOST_LISTED):
        step = _NEXT.match(clean.low, end)
        tokens = name_tokens(clean.text, step.end()) if step else []
        if not tokens:
            return
        found = _known(clean.text, tokens, place.kinds, gazette)
        if found is not None:
            yield from (*waiting, found)
            waiting.clear()
            end = found.end
            continue
        former = _known(clean.text, tokens, place.kinds, gazette.ever())
        if former is not None:  # no longer, or not yet, on the day
            yield from (*waiting, former._replace(units=()))
            waiting.clear()
            end = former.end
            continue
        found = _unknown(clean, tokens[0][0], tokens, place.kinds)
        if found is None or " " not in found.name or not _NEXT.match(clean.low, found.end):
            return
        waiting.append(found)
        end = found.end


def _known(
    text: str, tokens: list[tuple[int, int]], kinds: tuple[UnitKind, ...], gazette: Gazette
) -> _Place | None:
    """The longest beginning of *tokens* that is the name of a unit of *kinds*."""
    for size in range(len(tokens), 0, -1):
        name = text[tokens[0][0] : tokens[size - 1][1]]
        units = gazette.units(name, kinds)
        sure = size > 1 or len(name) > 3 or name.isupper()  # noqa: PLR2004 - "Ba" begins many
        if units and sure:
            return _Place(tokens[0][0], tokens[size - 1][1], name, kinds, units)
    return None


_LONGER: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+\s?\Z")
_OTHER_THING: Final = re.compile(
    r"(?:đường|phố|trường|thpt|thcs|đại học|cao đẳng|báo|sông|chợ|công ty|khách sạn|núi|cầu|hồ|đài"
    r"|vịnh|ga|sân bay|câu lạc bộ|thôn|bản|ấp|khu|làng|đảo|ông|bà|chị|anh|đồng chí)\s\Z"
)


@lru_cache(maxsize=8)
def _province_names(hierarchy: Hierarchy) -> re.Pattern[str]:
    names = {unit.name for unit in hierarchy.units if unit.level is Level.PROVINCE}
    both = names | {name.replace("òa", "oà").replace("óa", "oá") for name in names}
    return re.compile(rf"(?:{letter_tree(dict.fromkeys(both, ''))})(?!\w)")


def _bare_provinces(clean: CleanText, gazette: Gazette) -> Iterator[_Place]:
    text = clean.text
    for found in _province_names(gazette.hierarchy).finditer(text):
        start, end = found.span()
        if text[start - 1 : start].isalnum() or (
            re.match(r"\s[^\W\d_]", text[end : end + 2]) and text[end + 1].isupper()
        ):
            continue
        before = text[max(0, start - 14) : start]
        longer = _LONGER.search(before)
        if longer and before.endswith(" ") and _is_of_name(longer[0].strip(), found[0]):
            continue
        if _OTHER_THING.search(before.lower()) or _NAMED_AFTER.search(
            text, max(0, start - 40), start
        ):
            continue
        units = tuple(unit for unit in gazette.units(found[0]) if unit.level is Level.PROVINCE)
        if units:
            yield _Place(start, end, found[0], (UnitKind.PROVINCE, UnitKind.CENTRAL_CITY), units)


def _is_of_name(word: str, name: str) -> bool:
    """Whether *word*, right before *name*, makes a longer name with it; "KH-UBND" does not."""
    abbreviation = len(word) > 1 and word.isupper() and not name.isupper()
    return word[0].isupper() and not abbreviation and word.lower() not in _BEFORE_NAMES


def _resolved(
    clean: CleanText, places: list[_Place], gazette: Gazette | None, home: AdministrativeUnit | None
) -> list[tuple[AdministrativeUnit, ...]]:
    """The units each place can mean, narrowed by what else the text says."""
    if gazette is None:
        return [() for _ in places]
    found = [place.units for place in places]
    for at in range(len(places) - 2, -1, -1):
        between = clean.low[places[at].end : places[at + 1].start]
        if len(found[at]) > 1 and found[at + 1] and _CHAIN.fullmatch(between):
            above = set(found[at + 1])
            narrowed = tuple(unit for unit in found[at] if above & set(gazette.path(unit)[:-1]))
            found[at] = narrowed or found[at]
    for at in range(1, len(places)):
        between = clean.low[places[at - 1].end : places[at].start]
        if len(found[at]) > 1 and len(found[at - 1]) == 1 and _CHAIN.fullmatch(between):
            path = set(gazette.path(found[at - 1][0])[:-1])
            found[at] = tuple(unit for unit in found[at] if unit in path) or found[at]
    known = {units[0] for units in found if len(units) == 1}
    if home is not None:
        known |= set(gazette.path(home))
    return [_narrowed(units, known, gazette) for units in found]


def _narrowed(
    units: tuple[AdministrativeUnit, ...], known: set[AdministrativeUnit], gazette: Gazette
) -> tuple[AdministrativeUnit, ...]:
    if len(units) < 2 or not known:  # noqa: PLR2004 - one is no choice
        return units
    same = tuple(unit for unit in units if unit in known)
    if len(same) == 1:
        return same
    for depth in (1, 0):  # a district that the text names says more than its province
        near = tuple(
            unit
            for unit in units
            if any(
                above in known and above.level.rank >= depth for above in gazette.path(unit)[:-1]
            )
        )
        if len(near) == 1:
            return near
    return units
