"""Administrative units in running text: a kind with a name, or the name of a province alone.

A name ends where the longest name ends that a unit of the kind has ever had, and the text is not
cut by its capitals. Whether the unit exists on the day of the text is not asked here: a unit of
another day is found, too, and whoever reads the mention can tell by its dates.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from genderplan._forms import lazy, spaced
from genderplan._text import CAPITALS
from genderplan.documents.citation_parts import opens_title
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.lexicon import (
    DISTRICTS,
    KINDS,
    PROVINCES,
    Kinds,
    Place,
    Units,
    above_ever,
    before_comma,
    behind_comma,
    in_brackets,
    in_date_lines,
    kinds_of,
    most_words,
    named_again,
    narrowed,
    nearly_a_province,
    provinces_alone,
    resembling,
    said_to_be_units,
    units_beside,
    units_named,
)
from genderplan.extraction.mentions import Mention, MentionKind
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, UnitKind
from genderplan.hierarchy.units import KIND_PATTERN

# Committees and unions named after a unit without a word for its kind: "Thành ủy Hải Phòng".
_TITLES: Final = {
    f"{word.split()[0]} {body}": KINDS[word]
    for word in ("tỉnh", "thành phố", "huyện", "quận", "thị xã")
    for body in ("ủy", "uỷ", "đoàn")
}


def _by_first_word(words: Iterable[str]) -> dict[str, str]:
    """For each first word the pattern of what may follow it in *words*, the longest first."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        first = re.split(r"\W", word, maxsplit=1)[0]
        rest = re.escape(word[len(first) :]).replace(r"\ ", r"\s{1,2}")
        rests.setdefault(first, []).append(rest)
    return {first: f"(?:{'|'.join(found)})" for first, found in rests.items()}


FIRST_WORDS: Final = _by_first_word((*KINDS, *_TITLES))
# What stands between such words and a name: "xã Thử", "TP.Thử", "huyện: Thử", "6 huyện (Thử", a
# line end; not an empty line, nor what opens a bracket with a figure, "3 phường (5 tổ dân phố)".
_BEFORE_NAME: Final = r"(?P<colon>[ ]?:|[ ]?\((?![ ]?[0-9]))?[ ]{0,3}(?:\n(?! *\n))?[ ]{0,3}(?=\w)"
_KIND: Final = {
    word: re.compile(f"(?P<kind>{word}{rest}){_BEFORE_NAME}") for word, rest in FIRST_WORDS.items()
}
# A word of a name: "Ea", "H'Leo"; its words are parted by spaces, hyphens or the end of a line.
_NAME_WORD: Final = r"([^\W\d_]+(?:['’][^\W\d_]+)?)"
_JOINT: Final = r"(?:[ ]?\n?[ ]?-[ ]?|[ ]{1,2}\n?[ ]?|\n[ ]?)"
_MOST_WORDS: Final = 7
_TOKENS: Final = lazy(
    _NAME_WORD + f"(?:{_JOINT}{_NAME_WORD}" * (_MOST_WORDS - 1) + ")?" * (_MOST_WORDS - 1)
)
# "Phường 4", "quận 09"; not "phường 4,5 ha", "quận 8%", "phường 4 xã".
_NUMBER: Final = spaced(
    r"(?:số )?(?P<number>[0-9]{1,2})(?![0-9]|[.,/%][0-9]|\s?%|[^\W\d_]| (?:xã|phường|người"
    r"|đồng chí|hội|cơ quan|đơn vị|tháng (?:đầu|cuối|qua))\b)"
)
# The number with which a name ends, "xã Tân Phước 2"; not the 2 of "xã Tân Phước 2 người".
_NUMBER_BEHIND: Final = lazy(rf"[ ]{{1,2}}{_NUMBER.pattern}")
# What may stand between the names of a list; "hoặc" and "đến" part names, too.
_NEXT: Final = spaced(r"(?:\s?\([^()\n]{3,40}\))?\s{0,2}(?:,|;|\+|(?:, )?(?:và|hoặc|đến)(?= )) ")
_NEXT_NUMBER: Final = spaced(r"(?P<number>[0-9]{1,2})(?=\s{0,2}(?:[,;.)\n]|và |\Z))")
_ABOVE: Final = spaced(
    r"\s{0,2}(?:,|\(|-|thuộc|của)\s{0,2}(?:huyện|quận|thị xã|thành phố|tp|tỉnh)[\s.]"
)
_BRACKET: Final = lazy(r"\s?\((?=[^\W\d_])")  # "xã A (B)"
_MOST_LISTED: Final = 60
_REACH: Final = 40  # characters in which words that tell of a name stand
_LONGEST_KIND: Final = 12
_USUAL_WORDS: Final = (2, 3)  # of a name


def find_units(
    clean: CleanText, hierarchy: Hierarchy, on: dt.date | None, home: AdministrativeUnit | None
) -> Iterator[tuple[Place, Mention]]:
    """The units of *clean*, in order; *home* is the unit whose document it is.

    A mention's value is the unit when the name, the day *on* and the text around leave one; several
    are ``candidates``. A name that is misspelt, or that no unit has, is a mention without a value.
    """
    places, told = _all_places(clean, hierarchy)
    for place, units in zip(places, narrowed(clean, places, on, home), strict=True):
        value = units[0] if len(units) == 1 else None
        candidates = units if len(units) > 1 else ()
        kinds = place.kinds if place[:2] in told else ()
        start, end = place.start, place.end
        yield (
            place,
            clean.mention(MentionKind.UNIT, start, end, value, candidates=candidates, kinds=kinds),
        )


def _all_places(clean: CleanText, hierarchy: Hierarchy) -> tuple[list[Place], set[tuple[int, int]]]:
    """All places, and where those are whose kind a word before them or their list tells."""
    by_start = {place.start: place for place in _with_kind(clean, hierarchy)}
    listed = [
        each for place in by_start.values() for each in _listed(clean, place, hierarchy, by_start)
    ]
    kept: list[Place] = []
    named = [*by_start.values(), *listed]
    provinces = list(provinces_alone(clean, hierarchy))
    alone = itertools.chain(
        named_again(clean, named),
        in_date_lines(clean, hierarchy),
        in_brackets(clean, hierarchy),
        said_to_be_units(clean, hierarchy),
    )
    beside = [_in_bracket(clean, place, hierarchy) for place in by_start.values()]
    commas = [place for place in by_start.values() if clean.text.startswith(",", place.end)]
    beside += [behind_comma(clean, place, hierarchy) for place in commas]
    beside += [before_comma(clean, place, hierarchy) for place in (*by_start.values(), *provinces)]
    every = [*named, *provinces, *alone, *filter(None, beside)]
    for place in sorted(every, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    told = {place[:2] for place in named}
    persons = [at for at, place in enumerate(kept) if place[:2] not in told]
    persons = [at for at in persons if _is_the_person(clean, kept, at)]
    return [place for at, place in enumerate(kept) if at not in persons], told


def _in_bracket(clean: CleanText, place: Place, hierarchy: Hierarchy) -> Place | None:
    """The district in brackets behind a commune, without a word for its kind: "xã A (B)"."""
    opened = _BRACKET.match(clean.low, place.end)
    if opened is None or not place.units:
        return None
    tokens = _name_tokens(clean.text, opened.end())
    found = _longest(clean.text, tokens, DISTRICTS, hierarchy)
    if found is None or clean.low[found.end : found.end + 1] not in {")", ","}:
        return None
    over = frozenset[AdministrativeUnit]().union(*map(above_ever, place.units))
    units = tuple(each for each in found.units if each in over)
    return found._replace(units=units) if units else None


# What speaks of the city whose name is a person's: "tại Hồ Chí Minh", "Hồ Chí Minh, ngày 5/3".
_AT_CITY: Final = spaced(r"(?<!\w)(?:tại|ở|từ|đến|về|vào|ubnd|hđnd|địa bàn|thành) \Z")
_CITY_HEAD: Final = spaced(r",\s{0,2}ngày ")


def _is_the_person(clean: CleanText, places: list[Place], at: int) -> bool:
    """Whether "Hồ Chí Minh" alone is the person; among names of a list it is the city."""
    place = places[at]
    if place.name.lower() != "hồ chí minh" or place.start != place.end - len(place.name):
        return False
    low, start, end = clean.low, place.start, place.end
    if _AT_CITY.search(low, max(0, start - 10), start) or _CITY_HEAD.match(low, end):
        return False
    gaps = [low[places[at - 1].end : start]] if at else []
    gaps += [low[end : places[at + 1].start]] if at + 1 < len(places) else []
    return not any(_NEXT.fullmatch(gap) or gap == " - " for gap in gaps)


# Other kinds right before the last of a list: "huyện, " before "thị xã (Đắk Mil, Gia Nghĩa)".
_KIND_BEFORE: Final = spaced(rf"(?<!\w)(?:{KIND_PATTERN})(?=(?:,|/| và)\s?\Z)")
_COUNTED: Final = ("các ", *(f"{digit} " for digit in range(10)))
# What describes counted units before their names: " vùng cao (" behind "01 huyện", " là " behind
# "5 xã"; not " Ba Bể (".
_DESCRIBED: Final = spaced(
    rf"(?:\s?:|(?: (?!(?:đạt|có|đã|được) )[^\W\d_{CAPITALS}]+){{0,4}}(?:\s?\("
    rf"| (?:là|gồm)(?: các)?:?| sau:))\s?(?=[{CAPITALS}])"
)


def _with_kind(clean: CleanText, hierarchy: Hierarchy) -> Iterator[Place]:
    """The names behind a word for the kind; behind the title of a body the name alone."""
    for at, word in clean.anchors.items():
        found = _KIND[word].match(clean.low, at) if word in _KIND else None
        if found is None or (word == "xã" and clean.low.endswith("thị ", 0, at)):
            continue
        words = " ".join(found["kind"].split())
        kinds = KINDS.get(words) or _TITLES[words]
        # A name behind a title stands on its line: below "TM. HUYỆN ỦY" stands who signs.
        if words in _TITLES and clean.low[found.end("kind") : found.end()] not in {" ", "  "}:
            continue
        several, before = _heading(clean, at, kinds)
        # One list has all kinds: "huyện, thị xã: A, B"; not "các huyện, thị xã A".
        of_provinces = UnitKind.PROVINCE in several and clean.low.endswith("các ", 0, before)
        headed = before < at and (found["colon"] is not None or of_provinces)
        place = _named(clean, found, several if headed else kinds, hierarchy)
        if place is not None:
            yield place if words in _TITLES or headed else place._replace(start=at)
        elif words in KINDS and clean.low.endswith(_COUNTED, 0, before):
            opened = _DESCRIBED.match(clean.text, found.end("kind"))
            tokens = _name_tokens(clean.text, opened.end()) if opened else []
            yield from filter(None, [_longest(clean.text, tokens, several, hierarchy)])


def _heading(clean: CleanText, at: int, kinds: Kinds) -> tuple[Kinds, int]:
    """All kinds of a list that ends with the word at *at*, and where it begins: "tỉnh, thành phố".

    "thị xã A, xã" is none: a name stands between the two.
    """
    if clean.low[max(0, at - 2) : at].strip()[-1:] not in {",", "/", "à"}:
        return kinds, at
    while other := _KIND_BEFORE.search(clean.low, max(0, at - _REACH), at):
        kinds, at = (*kinds, *kinds_of(other[0])), other.start()
    return kinds, at


def _named(
    clean: CleanText, found: re.Match[str], kinds: Kinds, hierarchy: Hierarchy
) -> Place | None:
    """The unit whose name begins behind *found*, known or misspelt."""
    start = found.end()
    first = clean.text[start]
    if first.isdigit():
        number = _NUMBER.match(clean.low, start)
        if number is None or "\n" in found[0]:
            return None
        tokens = [number.span("number"), *_name_tokens(clean.text, number.end() + 1)]
        longer = _longest(clean.text, tokens, kinds, hierarchy)  # "phường 1 Bảo Lộc"
        numbered = _numbered(number, kinds, hierarchy)
        return longer if longer and (numbered is None or longer.end > numbered.end) else numbered
    if not first.isupper():
        return None
    tokens = _name_tokens(clean.text, start)
    known = _longest(clean.text, tokens, kinds, hierarchy)
    if known is not None or "(" in (found["colon"] or ""):
        return known
    return _misspelt(clean, tokens, kinds, hierarchy)


def _numbered(number: re.Match[str], kinds: Kinds, hierarchy: Hierarchy) -> Place | None:
    """A ward or district whose name is a number: "Phường 4", "Q. 8"."""
    if not {UnitKind.WARD, UnitKind.URBAN_DISTRICT} & set(kinds):
        return None
    name = number["number"].lstrip("0")
    return Place(*number.span(), name, kinds, units_named(hierarchy, name, kinds))


def _name_tokens(text: str, start: int) -> list[tuple[int, int]]:
    """The spans of the words from *start* on that may make a name, and of a number behind them."""
    words = _TOKENS.match(text, start)
    if words is None:
        return []
    number = _NUMBER_BEHIND.match(text, words.end())
    spans = [words.span(at) for at in range(1, (words.lastindex or 0) + 1)]
    return [*spans, number.span("number")] if number else spans


def _longest(
    text: str, tokens: list[tuple[int, int]], kinds: Kinds, hierarchy: Hierarchy
) -> Place | None:
    """The longest beginning of *tokens* that is a name which a unit of *kinds* has ever had."""
    if not tokens:
        return None
    start, first_end = tokens[0]
    most = most_words(hierarchy, text[start:first_end])
    for size in range(min(len(tokens), most), 0, -1):
        end = tokens[size - 1][1]
        units = units_named(hierarchy, text[start:end], kinds)
        if units and (size > 1 or _stands_alone(text, tokens, units)):
            return Place(start, end, text[start:end], kinds, units)
    return None


def _stands_alone(text: str, tokens: list[tuple[int, int]], units: Units) -> bool:
    """Whether a name of one word is no beginning of another: "xã Ba", but not in "xã Ba Văn Tý"."""
    if len(tokens) == 1 or not text[tokens[1][0]].isupper() or text[slice(*tokens[0])].isupper():
        return True
    if "\n" in text[tokens[0][1] : tokens[1][0]]:
        return True  # "xã Hiếu", and a new line that begins with a capital
    return any(unit.level is not Level.COMMUNE for unit in units)


# An office before the unit where it is held, behind which a person's name may follow at once.
_OFFICE: Final = spaced(
    r"(?:chủ tịch|bí thư|trưởng|giám đốc) (?:ubnd|hđnd"
    r"|hội \w+)?\s?[^\W\d_]{1,6}(?: [^\W\d_]{1,6})? \Z"
)
_PERSON: Final = 3  # words; a name of so many behind an office is more likely a person's


def _misspelt(
    clean: CleanText, tokens: list[tuple[int, int]], kinds: Kinds, hierarchy: Hierarchy
) -> Place | None:
    """A name that no unit has, but near to a known one, or one of which the text says where.

    Near is a known one but for its marks, and a province but for a letter.
    "xã Hoang Kim" has the letters of Hoằng Kim; "xã Thử Mới, huyện Hoằng Hóa" says where it lies.
    Other words in capitals behind a kind are no name of a unit: "thành phố Trần Văn Minh".
    """
    text = clean.text
    capitals = list(itertools.takewhile(lambda token: text[token[0]].isupper(), tokens))
    # "xã Hoàng Kim Ban hành": the last word opens a title
    if len(capitals) > 1 and opens_title(text[capitals[-1][0] : capitals[-1][0] + _REACH]):
        capitals.pop()
    # One word with a capital is no name that can be told, but for "M'Drak".
    if len(capitals) < 2 and not {"'", "’"} & set(text[slice(*tokens[0])]):  # noqa: PLR2004
        return None
    # In a text all of capitals the name may be followed by other words.
    shouted = all(text[first:last].isupper() for first, last in capitals)
    if not shouted and any(text[first:last].isupper() for first, last in capitals):
        return None  # "Trường THCS Ngọc Sơn"
    most = len(capitals)
    office = _OFFICE.search(clean.low, max(0, tokens[0][0] - _REACH), tokens[0][0])
    for size in range(most, min(1, most - 1), -1):
        start, end = tokens[0][0], tokens[size - 1][1]
        whole = shouted or size == most
        # Behind less than all of it the name of a person follows, of two words or more.
        name = text[start:end]
        known = (shouted or most - size != 1) and (
            resembling(hierarchy, name, kinds) or nearly_a_province(hierarchy, name, kinds)
        )
        if known and office and size >= _PERSON:
            return None  # "Chủ tịch UBND xã Phạm Văn Hải"
        below = kinds[0].level is not Level.PROVINCE
        if known or (whole and below and _ABOVE.match(clean.low, end)):
            return Place(start, end, text[start:end], kinds, ())
    return None


def _listed(
    clean: CleanText, place: Place, hierarchy: Hierarchy, by_start: Mapping[int, Place]
) -> Iterator[Place]:
    """Further names behind one word for the kind: "các xã Mỹ Phương, Yến Dương", "phường 4, 5".

    A name with a kind of its own, and a province's name among other kinds, is passed over.
    """
    end = place.end
    for _ in range(_MOST_LISTED):
        step = _NEXT.match(clean.low, end)
        if step is None:
            return
        own = by_start.get(step.end())
        found = (
            own
            or _next_name(clean, step.end(), place, hierarchy)
            or _unknown(clean, step.end(), place)
        )
        if found is None:
            return
        if own is None:
            yield found
        end = found.end


def _unknown(clean: CleanText, start: int, place: Place) -> Place | None:
    """A name that no unit has, behind the kind of the list it is in: "xã A, xã Hoằn Đông"."""
    word = clean.low[start : start + _LONGEST_KIND].split(" ", 1)[0].split("\n", 1)[0]
    pattern = _KIND.get(word)
    found = pattern.match(clean.low, start) if pattern else None
    if found is None or kinds_of(found["kind"]) != place.kinds:
        return None
    tokens = _name_tokens(clean.text, found.end())
    capitals = list(itertools.takewhile(lambda token: clean.text[token[0]].isupper(), tokens))
    if len(capitals) not in _USUAL_WORDS or clean.text[slice(*capitals[0])].isupper():
        return None
    end = capitals[-1][1]
    return Place(start, end, clean.text[found.end() : end], place.kinds, ())


def _next_name(clean: CleanText, start: int, place: Place, hierarchy: Hierarchy) -> Place | None:
    number = _NEXT_NUMBER.match(clean.low, start) if place.name.isdigit() else None
    if number:
        return _numbered(number, place.kinds, hierarchy)
    if not clean.text[start : start + 1].isupper():
        return None
    if place.name.isdigit():  # "quận 5, Bình Thạnh"
        known = _longest(clean.text, _name_tokens(clean.text, start), place.kinds, hierarchy)
        near = units_beside(place, known.units) if known and " " in known.name else ()
        return known._replace(units=near) if known and near else None
    # "các tỉnh A, B", "thành phố Hải Phòng, Quảng Ninh": provinces and cities stand in one list
    of_provinces = any(unit.level is Level.PROVINCE for unit in place.units)
    kinds = place.kinds
    if of_provinces or UnitKind.PROVINCE in kinds:  # "thành phố" are of both levels
        kinds = (*PROVINCES, *(kind for kind in kinds if kind is UnitKind.CITY))
    tokens = _name_tokens(clean.text, start)
    known = _longest(clean.text, tokens, kinds, hierarchy)
    return known or _misspelt(clean, tokens, kinds, hierarchy)
