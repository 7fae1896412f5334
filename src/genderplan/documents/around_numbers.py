"""What stands around the number of a document: its kind before it, date, issuer and title behind.

The words for the kind stand right before the number, or before the title or the issuer that stands
between them. Date and issuer stand behind the number, or in the sentence before it ("Ngày
20/01/2018, Ban Bí thư đã ban hành Chỉ thị số 21-CT/TW").
"""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from genderplan._text import ascii_key
from genderplan.documents.citation_parts import Span, Text, form, tidy
from genderplan.documents.issuers import issuer_end
from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.numbers_in_text import FoundNumber
from genderplan.documents.types import (
    document_types,
    is_generic,
    kind_at_end,
    kind_name,
    names_by_letters,
    symbols_of,
    usual_names,
)
from genderplan.errors import ParseError
from genderplan.hierarchy.bodies import body_with_symbol
from genderplan.periods import PartialDate

__all__ = [
    "ABBREVIATION",
    "Day",
    "Kind",
    "Tail",
    "after_number",
    "begins_word",
    "day_of",
    "fits",
    "is_one_law",
    "issuer_after",
    "kind_before",
    "note_after",
    "opens_title",
    "sentence_before",
    "stands_between",
]


class Kind(NamedTuple):
    """The words for a kind of document, with what stands between them and the number."""

    words: str
    span: Span
    title: str = ""
    title_span: Span | None = None
    issuer: str = ""
    issuer_span: Span | None = None


_BETWEEN: Final = " \t\r\n|:(\"“'-,"
# Two or three short words at an end, "Quyêt đinh"; not a longer word such as "nghiệp-".
_LAST_WORDS: Final = re.compile(r"(?<![^\W_])[^\W\d_]{1,8}\s[^\W\d_]{1,8}(?:\s[^\W\d_]{1,8})?\Z")
# An abbreviation at an end, "KH", "TTr"; not "kh" or "A1".
ABBREVIATION: Final = re.compile(r"(?<![^\W_])[A-ZĐ][A-ZĐa-z]{1,4}\Z")
# Words that never stand between a kind of document and its number.
_NO_BETWEEN: Final = re.compile(
    r"(?<!\w)(?:này|trên|đó|đã|được|sẽ|theo|tại|thay|trong|có|là|kèm|như|từ|đến|ban\shành|gửi|nêu"
    r"|ngày|tháng|năm)(?!\w)|[^\w\s,&–-]|[0-9]"
)
_FAR: Final = 160
_NEAR: Final = 90
_LEGISLATURES: Final = ("QH", "UBTVQH", "HĐNN")


def kind_before(
    at: Text, end: int, last: int, number: FoundNumber, *, labelled: bool
) -> Kind | None:
    """The words for the kind before a number whose label begins at *end*, none before *last*."""
    stop = end
    lowest = max(last, end - 12)
    while stop > lowest and at.text[stop - 1] in _BETWEEN:
        stop -= 1
    kind = _adjacent(at, stop, last)
    law = number.value.type in {None, "L"} or number.value.issuer.startswith(_LEGISLATURES)
    if law and (kind is None or at.text[kind.span[0]].islower()):
        # "Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13": the last word is no kind
        kind = _law_before(at, stop, last) or kind
    if kind is not None and at.low.endswith("pháp ", 0, kind.span[0]):
        return None
    return kind or (_far(at, stop, last, number) if labelled else None)


def _adjacent(at: Text, stop: int, last: int) -> Kind | None:
    low = at.low
    space = low.rfind(" ", last, max(last, low.rfind(" ", last, stop)))
    if space >= 0 and low[space + 1 : stop] in usual_names():
        return Kind(at.text[space + 1 : stop], (space + 1, stop))
    found = kind_at_end().search(low, max(last, stop - 30), stop)
    if found and begins_word(at.text, found.start()):
        return Kind(" ".join(at.text[found.start() : stop].split()), (found.start(), stop))
    short = ABBREVIATION.search(at.text, max(last, stop - 6), stop)
    if short and short[0] == document_types().canonical_symbol(short[0]):
        return Kind(short[0], short.span())
    return _misspelt(at, stop, last)


def begins_word(text: str, start: int) -> bool:
    """Whether a word begins at *start*; one in capitals may be glued to the word before it."""
    before = text[start - 1 : start]
    return not before.isalnum() or (before.islower() and text[start].isupper())


def _misspelt(at: Text, stop: int, last: int) -> Kind | None:
    """The words right before *stop* when only marks are wrong in them: "Quyêt đinh"."""
    found = _LAST_WORDS.search(at.text, max(last, stop - 26), stop)
    if found is None:
        return None
    starts = [found.start() + word.start() for word in re.finditer(r"\S+", found[0])]
    for start in starts[:2]:
        name = names_by_letters().get(ascii_key(at.text[start:stop]))
        if name:
            return Kind(name, (start, stop))
    return None


def _law_before(at: Text, stop: int, last: int) -> Kind | None:
    """A law whose name ends at *stop*: the first with a capital and no other kind behind it."""
    for law in form("law").finditer(at.low, max(last, stop - _FAR), stop):
        if not at.text[law.start()].isupper() or at.text[law.start() - 1 : law.start()].isalnum():
            continue
        title = at.text[law.end() : stop]
        if not re.search(r"[;:.\n]|ngày|[0-9]{2}", title) and is_one_law(title):
            words = at.text[law.start() : law.end()]
            return Kind(words, law.span(), title.strip(" ,(\n"), (law.end(), stop))
    return None


def is_one_law(title: str) -> bool:
    """Whether no other document begins inside what may be the name of a law."""
    low = title.lower()
    if title.isupper() or low.lstrip().startswith(("sửa đổi", "bãi bỏ")):
        return True
    first = len(title) - len(title.lstrip())  # "Luật Luật sư": what begins there is its name
    places = (found.start() for found in kind_name().finditer(low))
    return not any(title[place].isupper() and place > first for place in places)


def _far(at: Text, stop: int, last: int, number: FoundNumber) -> Kind | None:
    """The kind before its issuer or its title: "Chương trình công tác số 02-CTr/TU"."""
    found = [
        match
        for match in kind_name().finditer(at.low, max(last, stop - _NEAR), stop)
        if fits(at.text[slice(*match.span())], number.value)
    ]
    for match in found:
        words, span = at.text[match.start() : match.end()], match.span()
        by = form("by").match(at.low, match.end())
        if by and by.end() < stop and issuer_end(at.text, at.low, by.end()) == stop:
            issuer = (by.end(), stop)
            return Kind(words, span, issuer=tidy(at.text[slice(*issuer)]), issuer_span=issuer)
        title = at.text[match.end() : stop]
        if not by and not _NO_BETWEEN.search(title.lower()):
            return Kind(words, span, tidy(title), (match.end(), stop))
    return None


def fits(words: str, number: DocumentNumber) -> bool:
    """Whether a number can be one of this kind."""
    symbols = symbols_of(words)
    if number.type is None or number.type in symbols:
        return number.type in symbols or is_generic(words)
    return any(symbol and number.type.startswith(symbol) for symbol in symbols)  # KHHĐ, KHPH


def stands_between(title: str, words: str, number: DocumentNumber) -> bool:
    """Whether a title can stand between kind and number: "Chương trình công tác số 02-CTr/TU"."""
    short = len(title) + len(words) < _NEAR and not title[:1].isupper()
    return short and fits(words, number) and not _NO_BETWEEN.search(title.lower())


class Day(NamedTuple):
    """A date beside a number: what it says, or how it is written where it cannot be read."""

    value: dt.date | PartialDate | None
    text: str
    span: Span


# Figures between marks of any sort: "28/12.2020"; not "28 tháng 12".
_NUMERIC: Final = re.compile(r"[0-9][0-9\s./-]+")
_JOINTS: Final = re.compile(r"\s*[./-]\s*")
# A date of which only the year is filled in: " / /2024"; not " /5/2024".
_NO_MONTH: Final = re.compile(r"[\s._…]*/[\s._…]*/[\s._…]*([0-9]{4})")


@lru_cache(maxsize=32768)
def _read_date(written: str) -> tuple[dt.date | PartialDate | None, str]:
    """What a date in small letters says, or its words where it says nothing that can be."""
    announced = written.startswith("ngày")
    words = written.removeprefix("ngày").strip() if announced else written
    for lead in ("issued on", "dated", "date", "on", "of"):
        words = words.removeprefix(f"{lead} ").removeprefix("the ").strip()
    shown = words
    if _NUMERIC.fullmatch(words):  # separators are mixed by mistake: 28/12.2020
        words = _JOINTS.sub("/", words)
    blank = _NO_MONTH.fullmatch(words)
    if blank:
        words = blank[1]
    elif announced:
        words = f"ngày {words}"
    try:
        partial = PartialDate.parse(words)
    except ParseError:
        return None, tidy(shown) if any(char.isdigit() for char in words) else ""
    return partial.date or partial, ""


def day_of(at: Text, found: re.Match[str]) -> Day:
    """The date that a form found, with the bracket that closes behind it."""
    start, end = found.span("date")
    value, text = _read_date(" ".join(found["date"].split()))
    if "(" in at.text[found.start() : start] and at.text[end : end + 1] == ")":
        end += 1
    return Day(value, text, (start, end))


class Tail(NamedTuple):
    """What follows a number."""

    day: Day | None = None
    issuer: Span | None = None
    note: Span | None = None
    title: Span | None = None
    quoted: bool = False


def after_number(at: Text, end: int, *, heading: bool, joint: bool, titled: bool) -> Tail:
    """Date, issuer, note and title behind a number that ends at *end*.

    A *heading* may name a place before the date; a *joint* document has several issuers; a
    document that is *titled* already, such as a law, has no title behind it.
    """
    note, end = note_after(at, end)
    date = form("date").match(at.low, end)
    if date is None and heading:
        date = form("heading date").match(at.low, end)
    date = date or form("year").match(at.low, end)
    day = day_of(at, date) if date else None
    end = day.span[1] if day else end
    if note is None and day:
        note, end = note_after(at, end)
    issuer, end = issuer_after(at, end, joint=joint)
    if issuer and day is None:
        person = _PERSON.match(at.text, end)  # "của Bộ trưởng Bộ Nội vụ Trần Văn An ngày 12/9/2024"
        later = form("later date").match(at.low, person.end() if person else end)
        day = day_of(at, later) if later else None
        end = day.span[1] if day else end
    if issuer and note is None:
        note, end = note_after(at, end)
    title, quoted = (None, False) if titled else _title(at, end)
    return Tail(day, issuer, note, title, quoted)


# The name of a person between an office and the date: " Trần Văn An" before " ngày"; not " Nội vụ".
_PERSON: Final = re.compile(r"(?:\s[A-ZÀ-ỸĐ][^\W\d_]{0,7}){2,4}(?=,?\s(?:ký|ban|ngày))")


def note_after(at: Text, end: int) -> tuple[Span | None, int]:
    """The bracket at *end* that says more of a document, "(khóa X)", and where it ends."""
    if "(" not in at.low[end : end + 3]:
        return None, end
    found = form("note").match(at.low, end)
    if found is None or _read_date(found["note"])[0] is not None:
        return None, end
    start = found.end() - len(found[0].lstrip())
    return (start, found.end()), found.end()


def issuer_after(at: Text, end: int, *, joint: bool) -> tuple[Span | None, int]:
    """The body named after "của" or "do" at *end*, and where its name ends."""
    by = form("by").match(at.low, end)
    if by is None or "\n\n" in by[0]:
        return None, end
    last = issuer_end(at.text, at.low, by.end(), joint=joint)
    return ((by.end(), last), last) if last > by.end() else (None, end)


def opens_title(text: str) -> bool:
    """Whether *text* begins with words that open the title of a document ("về", "phê duyệt")."""
    return form("title").match(f" {text.lower()}") is not None


_MOST_TITLE: Final = 400
# Between a title and the next document of a list: ", ", "; ", " và "; not "-".
_NEXT_DOCUMENT: Final = re.compile(r"(?:,|;|\svà|\scùng)\s+(?=[^\W\d_])")


def _title(at: Text, end: int) -> tuple[Span | None, bool]:
    """The title behind the issuer, to its end; and whether it stands in quotation marks."""
    if at.low.startswith((", về ", ", v/v "), end):
        end += 1
    opening = form("title").match(at.low, end)
    if opening is None:
        quoted = form("quoted title").match(at.low, end)
        return (quoted.span("title"), True) if quoted else (None, False)
    start = end + len(opening[0]) - len(opening[0].lstrip(" \n|"))
    if "\n" in at.text[end:start] and at.text[start].isupper() and at.low[start] != "v":
        return None, False  # a new line that begins with a verb is a sentence of its own
    last = min(len(at.text), start + _MOST_TITLE)
    for stop in form("title end").finditer(at.low, opening.end(), last):
        if stop[0] != "\n" or not _goes_on(at.text, start, stop.start()):
            last = stop.start()
            break
    last = _before_next(at, start, last)
    last = _balanced(at.text, start, last)
    while last > start and at.text[last - 1] in " ,:|-–\n.":
        last -= 1
    return (start, last), False


# A line break before a new paragraph, an item, "1.", "- ", or a date; not one inside a sentence.
_NEW_LINE: Final = re.compile(
    r"\n\s*(?:\n|[-+•*]\s+[^\W\d]|[0-9]+[.)]\s|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|\Z)"
)
# The last words of a line that cannot end a title.
_UNFINISHED: Final = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|xã|phường|quận|thành\sphố|thị\sxã|của|và|về|tại|các|cho|đến|trong|với|theo"
    r"|thuộc|giữa|từ|năm|đoạn|số|Luật|Nghị\sđịnh|-),?\s?\Z"
)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a title goes on behind the line break at *end*: no new paragraph, item or heading."""
    if _NEW_LINE.match(text, end):
        return False
    if _UNFINISHED.search(text, start, end):
        return True  # "trên địa bàn tỉnh\nThanh Hóa": a name that is cut, not a new paragraph
    following = text[end : end + 20].split(None, 1)[0]
    if not (following[0].isalnum() or following[0] in '(“"'):
        return False
    if text[start:end].isupper():
        return following.isupper()
    return not following[0].isupper()


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of the names of all kinds, and of their other spellings."""
    kinds = document_types()
    names = [name.lower() for kind in kinds for name in (kind.name, *kind.english_names)]
    return frozenset({name[:3] for name in names} | {"qui"})


def _before_next(at: Text, start: int, last: int) -> int:
    """Where the next document of a list begins; "và" adds to one that the title cites."""
    beginnings = _beginnings()
    for joint in _NEXT_DOCUMENT.finditer(at.low, start, last):
        begins = joint.end()
        if at.low[begins : begins + 3] not in beginnings:  # most words are no kind
            continue
        kind = kind_name().match(at.low, begins)
        if kind is None or not (_IS_CITED.match(at.text, kind.end()) or _is_law(at.text, kind)):
            continue
        if joint[0][0] in ",;" or not _CITES.search(at.text, start, joint.start()):
            return joint.start()
    return last


# Behind a kind: the number or the issuer of one document, "số 12/...", "của UBND tỉnh".
_IS_CITED: Final = re.compile(r"\s{1,3}(?:[Ss]ố\s|[0-9]|của\s(?=[A-ZĐỦ]))")
# A document that is cited by its number, or a law by its name.
_CITES: Final = re.compile(r"[0-9]\s?[/-]\s?[0-9]{0,4}/?[A-ZĐ]|Luật\s[A-ZĐ]")


def _is_law(text: str, kind: re.Match[str]) -> bool:
    """Whether a law is named by what follows the word for it: "Luật Trẻ em"."""
    capitals = text[kind.start()].isupper() and text[kind.end() + 1 : kind.end() + 2].isupper()
    return capitals and form("law").fullmatch(kind[0]) is not None


# Brackets and quotation marks that have a pair; the sign '"' is the same at both ends.
_PAIRED: Final = re.compile("[(“)”]")


def _balanced(text: str, start: int, last: int) -> int:
    """Where a bracket or a quotation mark closes that was opened before the title."""
    depth = 0
    for mark in _PAIRED.finditer(text, start, last):
        depth += 1 if mark[0] in "(“" else -1
        if depth < 0:
            return mark.start()
    if text.count('"', start, last) % 2:
        return text.find('"', start, last)
    return last


_SENTENCE: Final = 200
# Between two sentences or items: ". ", ";"; not the dots of "28.12.2020".
_SENTENCE_END: Final = re.compile(r"[;\n]|\.\s")
# All up to the last mark before a subject: "Ngày 5/3, " before "UBND tỉnh".
_SUBJECT_START: Final = re.compile(r".*(?:[,;:.(\n]|\s[-–]\s|\A)\s*", re.DOTALL)


# The last words of "đã ban hành", "có", "ký ban hành các": they end the sentence before a citation.
_ISSUING: Final = frozenset(
    ("hành", "có", "ký", "ra", "gửi", "dựng", "các", "bản", "issued", "promulgated", "signed")
)


def sentence_before(
    at: Text, start: int, last: int, number: DocumentNumber | None
) -> tuple[Day | None, Span | None]:
    """Date and issuer in the sentence that says who issued what begins at *start*."""
    lowest = max(last, start - _SENTENCE)
    word = at.low[max(lowest, start - 16) : start].strip(' :"“\n').rpartition(" ")[2]
    issued = None
    if word in _ISSUING:
        issued = form("issued").search(at.low, max(lowest, start - 40), start)
    elif not at.low[lowest:start].rstrip(" ,:-–(\n")[-1:].isdigit():  # no date right before it
        return None, None
    stop = issued.start() if issued else start
    dates = list(form("earlier date").finditer(at.low, lowest, stop))
    day = None
    if dates:
        first = dates[-1].end()
        between = at.low[first:stop]
        beside = issued is not None or not between.strip(" ,:-–(\n")
        if beside and not _SENTENCE_END.search(between):
            value, text = _read_date(" ".join(dates[-1][0].split()))
            day = Day(value, text, dates[-1].span())
    if issued is None:
        return day, None
    return day, _subject(at, day.span[1] if day else lowest, stop, day, number)


def _subject(
    at: Text, first: int, stop: int, day: Day | None, number: DocumentNumber | None
) -> Span | None:
    """The body that is the subject of a sentence: all between its beginning and its verb."""
    while stop > first and at.text[stop - 1] in " ,":
        stop -= 1
    while first < stop and at.text[first] in " ,\n":
        first += 1
    if day is None or first >= stop:
        boundary = _SUBJECT_START.match(at.text, first, stop)
        if first >= stop and day is not None:  # The Prime Minister on the 25th issued ...
            stop = day.span[0]
            first = max(0, stop - _SENTENCE)
            boundary = _SUBJECT_START.match(at.text, first, stop)
            while stop > first and at.text[stop - 1] == " ":
                stop -= 1
        first = boundary.end() if boundary else first
    if first >= stop or issuer_end(at.text, at.low, first) < stop:
        return None
    return (first, stop) if _can_issue(at.low[first:stop], number) else None


def _can_issue(name: str, number: DocumentNumber | None) -> bool:
    """Whether the symbol of a number does not speak against this issuer."""
    body = body_with_symbol(number.body) if number is not None and number.body else None
    if body is None or not body.state or name.isascii():  # an English name is not in the table
        return True
    return any(each.lower() in name for each in body.names)
