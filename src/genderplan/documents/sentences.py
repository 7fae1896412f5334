"""What the sentence around a citation says of it: a place in the document, who issued it and when.

A place is whole: "khoản 1 và khoản 3 Điều 5" keeps both clauses, and "khoản 1 Điều 5 và Điều 6" is
two places. Date and issuer may stand before the number: "Ngày 20/01/2018, Ban Bí thư đã ban hành
Chỉ thị số 21-CT/TW", "đề nghị của Sở Nội vụ tại Tờ trình số 5/TTr-SNV".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from genderplan._forms import Source, lazy, spaced
from genderplan._messages import mark, message
from genderplan._package import named_in_hints
from genderplan.documents.citation_parts import Day, Span, Text, form, is_issuer, read_date
from genderplan.documents.issuers import is_body, issuer_end
from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.types import kind_name
from genderplan.hierarchy.bodies import body_with_symbol

_ROMAN: Final = r"[IVXLC]{1,8}"
_ONE: Final = r"[0-9]{1,4}[a-zđ]?"
_NUMBERED: Final = rf"(?:{_ROMAN}(?![^\W_])|{_ONE})"
# Each level from small to large: the word that is written, and one value of it.
_LEVELS: Final = {
    "point": ("điểm", r"[a-zđ](?:[0-9]{1,2})?"),
    "clause": ("khoản", _ONE),
    "article": ("Điều", _ONE),
    "subsection": ("Tiểu mục", _ONE),
    "section": ("Mục", _NUMBERED),
    "chapter": ("Chương", _NUMBERED),
    "part": ("Phần", rf"(?:{_NUMBERED}|thứ\s+[^\W\d_]{{2,5}})"),
    "annex": ("Phụ lục", _NUMBERED),
}
_ENGLISH_LEVELS: Final = ("point", "clause", "article", "chapter")
_AND: Final = r"(?i:\s*,\s*(?:và\s+)?|\s+(?:và|đến|tới|hoặc|cùng|and|to)\s+|\s*[-–&]\s*)"


def _step(word: str, value: str, *, first: bool) -> re.Pattern[str]:
    """One level with all its values: "khoản 1, 2 và khoản 3"; not the "5" of "khoản 1 Điều 5".

    Only the *first* level of a place repeats its word: "khoản 1 Điều 5 và Điều 6" is two places.
    """
    spaced = r"\s+".join(word.split())
    form = rf"(?i:{spaced})"
    one = rf"(?:{value})(?![^\W_])"
    again = rf"(?i:\s*;\s*|\s+(?:đến|tới|to)\s+|\s*[-–]\s*){form}\s+"
    joint = rf"(?:{_AND}(?:{form}\s+)?|{again})" if first else rf"(?:{_AND}|{again})"
    return re.compile(
        rf"(?i:từ\s+|from\s+)?(?:các\s+)?{form}\s+(?:từ\s+)?({one}(?:{joint}{one}){{0,20}})"
    )


@cache
def _steps(*, first: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The levels, each in Vietnamese and in English."""
    words = [(level, word) for level, (word, _) in _LEVELS.items()]
    words += [(level, level) for level in _ENGLISH_LEVELS]
    return tuple((level, _step(word, _LEVELS[level][1], first=first)) for level, word in words)


# Between a level and the next larger one: "khoản 1 của Điều 5", "khoản 1, Điều 5".
_BETWEEN_LEVELS: Final = spaced(r"\s*,?\s*(?:(?:tại|của|theo|thuộc|of(?: the)?) )?")
# Between two places: "Điều 5 và Điều 6", "Điều 5, khoản 1", "Điều 5; Điều 6"; not "Điều 5 của".
_BETWEEN_PLACES: Final = spaced(r"(?i:\s*[,;]?\s*(?:và|cùng|and) |\s*[,;&]\s*)")
# A range: "5 - 8", "5 – Điều 8".
_RANGE: Final = spaced(r"\s*[-–]\s*| tới ")
_SIZES: Final = tuple(_LEVELS)


# The word of a level that a list repeats, "khoản " in "1, khoản 2", and what joins its values.
_AGAIN: Final = lazy(rf"(?i:(?:{'|'.join(word for word, _ in _LEVELS.values())})\s+)")
_JOINED: Final = lazy(r"\s*(?:[,;&]\s*(?:và\s+)?|(?<=\s)(?:và|cùng)\s+)")


def _listed(values: str) -> str:
    """Equal for one list of values however it is written: "1, khoản 2", "1 và 2"."""
    return _JOINED.sub(", ", _AGAIN.sub("", values))


@named_in_hints
@attrs.frozen(kw_only=True)
class Pinpoint:
    """A place inside a document, each level as written and empty where it is not named.

    "Khoản 1 Điều 5 và khoản 2 Điều 6" is two places, of which the second is in ``others``. Places
    are equal however their lists are written: "khoản 1, 2", "khoản 1 và khoản 2". Source of the
    order: Nghị định 30/2020/NĐ-CP, Phụ lục I.

    >>> place = Pinpoint.parse("điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I")
    >>> place.point, place.article, place.chapter
    ('a', '103', 'XII')
    >>> str(Pinpoint(clause="1", article="25"))
    'khoản 1 Điều 25'
    >>> str(Pinpoint.parse("từ Điều 5 đến Điều 8"))
    'từ Điều 5 đến Điều 8'
    """

    point: str = attrs.field(default="", eq=_listed)
    """Điểm, as written: "a"."""
    clause: str = attrs.field(default="", eq=_listed)
    """Khoản, as written: "1, 2 và 3"."""
    article: str = attrs.field(default="", eq=_listed)
    """Điều, as written: "25"."""
    subsection: str = attrs.field(default="", eq=_listed)
    """Tiểu mục, as written: "1"."""
    section: str = attrs.field(default="", eq=_listed)
    """Mục, as written: "II"."""
    chapter: str = attrs.field(default="", eq=_listed)
    """Chương, as written: "XII"."""
    part: str = attrs.field(default="", eq=_listed)
    """Phần, as written: "I"."""
    annex: str = attrs.field(default="", eq=_listed)
    """Phụ lục, as written: "I"."""
    others: "tuple[Pinpoint, ...]" = ()
    """Further places that are named with this one."""

    @classmethod
    def parse(cls, text: str) -> "Pinpoint":
        """The place that is the whole of *text*, written from small to large.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "pinpoint".

        >>> Pinpoint.parse("các khoản 1, 2 và 3 Điều 5").clause
        '1, 2 và 3'
        """
        source = Source.of(text, mark("pinpoint"))
        found, end = read_pinpoint(source.text)
        if found is None or source.text[end:].strip():
            summary = message(
                "{value} is no place in a document; write it like khoản 1 Điều 25", value=repr(text)
            )
            raise source.error(summary, "pinpoint", (end, len(source.text)))
        return found

    def __str__(self) -> str:
        every = (self, *self.others)
        behind = [*every[1:], None]
        places = [" ".join(_steps_of(*pair)) for pair in zip(every, behind, strict=True)]
        # with a comma, "khoản 1, Điều 5" would be read as one place
        return " và ".join(places)


def _steps_of(place: Pinpoint, following: Pinpoint | None) -> Iterator[str]:
    """The levels of a place, without those that are read from the place *following* it."""
    levels, then = ({x: getattr(each, x, "") for x in _LEVELS} for each in (place, following))
    levels, then = ({x: value for x, value in each.items() if value} for each in (levels, then))
    short = {x: value for x, value in levels.items() if _SIZES.index(x) < _SIZES.index("article")}
    # "khoản 1 và khoản 2 Điều 5" would be read as one place
    apart = len(short) > 1 or next(iter(short), None) != next(iter(then), None)
    if short and then and apart and short | _shared(short, then) == levels:
        levels = short
    for level, value in levels.items():
        yield f"{'từ ' if ' đến ' in value else ''}{_LEVELS[level][0]} {value}"


def read_pinpoint(text: str, start: int = 0) -> tuple[Pinpoint | None, int]:
    """The place named at *start* and where it ends; ``None`` and *start* where none is."""
    places: list[dict[str, str]] = []
    position = end = start
    while True:
        values, end_of_place = _place(text, position)
        if not values:
            break
        # "Điều 5, khoản 1" is one place, from large to small; "khoản 1 và Điều 6" is two.
        if places and "," in text[end:position] and _is_inside(values, places[-1]):
            places[-1] |= values
        else:
            places.append(values)
        end = end_of_place
        joint = _BETWEEN_PLACES.match(text, end)
        if joint is None:
            break
        position = joint.end()
    if not places:
        return None, start
    for at in range(len(places) - 2, -1, -1):
        places[at] |= _shared(places[at], places[at + 1])
    first, *others = (Pinpoint(**place) for place in places)  # type: ignore[arg-type]
    return attrs.evolve(first, others=tuple(others)), end


def _shared(place: dict[str, str], following: dict[str, str]) -> dict[str, str]:
    """The larger levels that a place has from the one behind it, where it names no article.

    In "khoản 1 và điểm e khoản 3, khoản 4 Điều 11" all are of Article 11.
    """
    largest = max(map(_SIZES.index, place))
    if largest >= _SIZES.index("article"):
        return {}
    above = max(largest, min(map(_SIZES.index, following)))
    return {level: value for level, value in following.items() if _SIZES.index(level) > above}


def _is_inside(values: dict[str, str], outer: dict[str, str]) -> bool:
    """Whether all levels of one place are smaller than those of the other."""
    return max(map(_SIZES.index, values)) < min(map(_SIZES.index, outer))


def _place(text: str, start: int) -> tuple[dict[str, str], int]:
    """The levels of one place, in either order, and where it ends."""
    values: dict[str, str] = {}
    end = position = start
    while text[position : position + 1].isspace():
        position += 1
    while True:
        steps = _steps(first=not values)
        tried = ((level, pattern.match(text, position)) for level, pattern in steps)
        level, found = next((step for step in tried if step[1]), ("", None))
        if found is None or level in values:
            return values, end
        larger = not values or _SIZES.index(level) > max(map(_SIZES.index, values))
        if not larger and "," in text[end:position]:
            return values, end
        values[level] = " ".join(_RANGE.sub(" đến ", found[1]).split())
        end = found.end()
        gap = _BETWEEN_LEVELS.match(text, end)
        position = gap.end() if gap else end


@cache
def _any_place() -> re.Pattern[str]:
    """The beginning of a place: a level and one value, in small letters."""
    words = "|".join(word.lower().replace(" ", r"\s+") for word, _ in _LEVELS.values())
    return re.compile(
        rf"(?<![^\W_])(?:từ\s+|các\s+)*(?:{words})\s+(?:từ\s+)?(?:[0-9]|[ivxlc]+\b|[a-zđ][0-9]{{0,2}}\b)"
    )


# What may stand between a place and its document: "Điều 5 của Luật"; not "Điều 5 quy định".
_LINK_AT_END: Final = spaced(r"\s*,?\s*(?:(?:của|tại|trong) )?\Z")
_LINKS: Final = frozenset(("của", "tại", "trong"))
# The value with which a place ends: "5", "5a", "xii", "đ"; not a word of two letters, "về".
_LAST_VALUE: Final = lazy(r"[0-9]{1,4}[a-zđ]?|[ivxlc]{1,5}|[a-zđ][0-9]?")
_LAST_WORDS: Final = frozenset(("nhất", "hai", "ba", "tư", "năm", "sáu"))  # Phần thứ hai
_LONGEST_VALUE: Final = 5
_LONGEST_PLACE: Final = 160
# Before a place behind the number: ", ", " (", " tại "; not a new sentence.
_BEFORE_PLACE: Final = lazy(r"[ ,(]{1,3}(?:(?:tại|theo)\s+)?")


def pinpoint_beside(
    at: Text, start: int, end: int, last: int
) -> tuple[Pinpoint | None, Span | None]:
    """The place named right before or right behind a citation, not before *last*, and its span."""
    tail = at.low[max(last, start - 16) : start].rsplit(None, 2)
    word = tail[-2] if len(tail) > 1 and tail[-1] in _LINKS else tail[-1] if tail else ""
    word = word.rstrip(",").rpartition("-")[2]  # "5-8"
    if len(word) <= _LONGEST_VALUE and (word in _LAST_WORDS or _LAST_VALUE.fullmatch(word)):
        for found in _any_place().finditer(at.low, max(last, start - _LONGEST_PLACE), start):
            begins = found.start()
            place, length = read_pinpoint(at.text[begins:start])
            if place is not None and _LINK_AT_END.match(at.text, begins + length, start):
                return place, (begins, begins + length)
    lead = _BEFORE_PLACE.match(at.text, end)
    if lead is None or not _any_place().match(at.low, lead.end()):
        return None, None
    place, stop = read_pinpoint(at.text, lead.end())
    if "(" in lead[0] and at.text.startswith(")", stop):
        stop += 1
    # "..., Điều 5 Luật Trẻ em": the place is in the next document
    if place is None or kind_name().match(at.low, stop + 1):
        return None, None
    return place, (end, stop)


_SENTENCE: Final = 200
_NOT_BETWEEN: Final = " ,:-–(\n"  # signs between a date and what it is the date of
# Between two sentences or items: ". ", ";"; not the dots of "28.12.2020".
_SENTENCE_END: Final = spaced(r"[;\n]|\. ")
# All up to the last mark or advice before a subject: "Ngày 5/3, " or "Sở Nội vụ tham mưu " before
# "UBND tỉnh"; not "(khóa X)".
_SUBJECT_START: Final = spaced(
    r".*(?:[,;:.\n]|\((?!kh(?:óa|oá) )| [-–] |\A| (?:tham mưu|trình|đề xuất|kiến nghị|đề nghị|được"
    r"|do)(?: cho| với)? )\s*",
    re.DOTALL | re.IGNORECASE,
)


# What may stand between the beginning of a sentence and its subject: "Sau khi ", "và ".
_SUBJECT_LEAD: Final = spaced(
    r"(?:sau khi|trước khi|khi|kể từ khi|trước đó|mới đây|vừa qua|đồng thời|và) "
)
# The last words of "đã ban hành", "có", "ký ban hành các": they stand before a citation.
_ISSUING: Final = frozenset(
    {"hành", "có", "ký", "ra", "gửi", "dựng", "qua"}
    | {"các", "bản", "issued", "promulgated", "signed"}
)


def sentence_before(
    at: Text, start: int, last: int, number: DocumentNumber | None
) -> tuple[Day | None, Span | None]:
    """Date and issuer in the sentence that says who issued what begins at *start*."""
    lowest = max(last, start - _SENTENCE)
    word = at.low[max(lowest, start - 16) : start].strip(' :"“\n').rpartition(" ")[2]
    if word == "tại" or at.low.endswith("tại các ", lowest, start):
        return None, _said(at, lowest, start, number)
    issued = None
    if word in _ISSUING:
        issued = form("issued").search(at.low, max(lowest, start - 40), start)
    elif not at.low[lowest:start].rstrip(_NOT_BETWEEN)[-1:].isdigit():  # no date right before it
        return None, None
    stop = issued.start() if issued else start
    day = None
    for date in [*form("earlier date").finditer(at.low, lowest, stop)][-1:]:
        beside = issued is not None or not at.low[date.end() : stop].strip(_NOT_BETWEEN)
        if beside and not _ends_between(at.text, date.end(), stop):
            day = Day(*read_date(" ".join(date[0].split())), date.span())
    if issued is None:
        return day, None
    return day, _subject(at, day.span[1] if day else lowest, stop, day, number)


def _ends_between(text: str, first: int, stop: int) -> bool:
    """Whether a sentence ends between two places; a line that goes on in small letters does not."""
    marks = _SENTENCE_END.finditer(text, first, stop)
    return any(mark[0] != "\n" or not text[mark.end()].islower() for mark in marks)


def _said(at: Text, lowest: int, start: int, number: DocumentNumber | None) -> Span | None:
    """The body in "đề nghị của Sở Nội vụ tại" and "Bộ Y tế đã phê duyệt Đề án tại"."""
    said = form("said").search(at.low, lowest, start)
    if said and is_issuer(at, said):
        return said.span("by")
    for acted in form("acted").finditer(at.low, lowest, start):
        by = _subject(at, lowest, acted.start(), None, number)
        if by and is_body(at.text, at.low, *by):
            return by
    return None


def acting_after(at: Text, end: int, number: DocumentNumber | None) -> Span | None:
    """The body that acts in a document: "tại Quyết định 12/QĐ-TTg, Thủ tướng đã phê duyệt"."""
    acting = form("acting").match(at.low, end)
    known = acting and is_issuer(at, acting) and can_issue(acting["by"], number)
    return acting.span("by") if acting and known else None


def _subject(
    at: Text, first: int, stop: int, day: Day | None, number: DocumentNumber | None
) -> Span | None:
    """The body that is the subject of a sentence: all between its beginning and its verb."""
    stop = first + len(at.text[first:stop].rstrip(" ,"))
    first = stop - len(at.text[first:stop].lstrip(" ,\n"))
    if day is None or first >= stop:
        boundary = _SUBJECT_START.match(at.text, first, stop)
        if first >= stop and day is not None:  # The Prime Minister on the 25th issued ...
            stop = day.span[0]
            first = max(0, stop - _SENTENCE)
            boundary = _SUBJECT_START.match(at.text, first, stop)
            stop = first + len(at.text[first:stop].rstrip(" "))
        first = boundary.end() if boundary else first
    lead = _SUBJECT_LEAD.match(at.low, first, stop)
    first = lead.end() if lead else first
    if first >= stop or issuer_end(at.text, at.low, first) < stop:
        return None
    return (first, stop) if can_issue(at.low[first:stop], number) else None


def can_issue(name: str, number: DocumentNumber | None) -> bool:
    """Whether the symbol of a number does not speak against this issuer."""
    body = body_with_symbol(number.body) if number is not None and number.body else None
    if body is None or not body.state or name.isascii():  # an English name is not in the table
        return True
    return any(each.lower() in name for each in body.names)
