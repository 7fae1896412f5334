"""Numbers of documents in running text, and the words for the kind of document before them.

A candidate is digits, or a blank after "Số", joined to a group of letters. It is a number when the
groups are a known kind and an issuer, or when a label or a kind of document stands before it, or
before the title or the issuer between them. :class:`~genderplan.DocumentNumber` reads it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced, spelled
from genderplan._text import CAPITALS, ascii_key
from genderplan.documents.citation_parts import Span, Text, form, tidy
from genderplan.documents.issuers import issuer_end
from genderplan.documents.numbers import LABEL, DocumentNumber
from genderplan.documents.numbers import form as number_form
from genderplan.documents.types import (
    document_types,
    is_generic,
    kind_at_end,
    kind_name,
    names_by_letters,
    symbols_of,
)
from genderplan.errors import ParseError
from genderplan.hierarchy.bodies import body_with_symbol

# A place and a date glued to the symbol in a heading: UBND-NCLâm Đồng, ngày; not GDTrH.
_PLACE: Final = lazy(r"(?P<group>[A-ZĐ0-9&]{2,})[A-ZĐ][^\W\d_A-ZĐ]{1,6}\Z")
# A place and "ngày" behind it, as in a heading: "Lâm Đồng, ngày"; not "Lâm Đồng ngày".
_DATE_LINE: Final = lazy(rf"(?:[\s-][{CAPITALS}][^\W\d_]*){{0,4}},\s{{0,3}}ngày")
# The year of a date above a number that lost its digits: "năm 2025\n/2025/QĐ-UBND".
_DATE_ABOVE: Final = lazy(r"năm\s[0-9]{4}[ \t]*\n")
_DRAFT_YEAR: Final = lazy("(?:19|20)[0-9]{2}/")
# A word that lost its space behind a symbol: the "ngày" of "TTgngày"; none in "UBND".
_GLUED_WORDS: Final = lazy(r"(?i:ngày|của|về|năm|và|do|ban|đã|được|theo|trên|tại)\w*\Z")
# The unit behind a dot: the VP of HĐND.VP, NM1, "XDCQ,TG"; not "Theo".
_UNIT: Final = lazy(r"[A-ZĐ][A-ZĐ0-9]{0,5}(?:,\s?[A-ZĐ0-9]{2,9})*")
_SHORT_NAME: Final = lazy(r"[A-ZĐ](?:[a-zđ]?[A-ZĐ0-9]){1,14}[a-zđ]?")  # C06, VX, PA05
# The numbers of a list before the one with the symbol: "31, " before "32/KH-UBND"; not "1.234, ".
_LISTED: Final = r"[0-9]{1,5}(?:\.[1-9][0-9]?|[a-zđ])?"
_SHARED: Final = spaced(
    rf"(?<![0-9.])(?P<first>{_LISTED}(?:\s{{0,2}}[,;]\s{{0,2}}{_LISTED}){{0,20}})"
    r"\s{0,2}(?:[,;]\s{0,2}(?:và )?|và |&\s?)\s{0,2}\Z"
)
# What stands before the separator of a blank: a text without it has no blank number.
_BEFORE_BLANK: Final = lazy(r"[/-](?<=[ \n.:…_ốx\])].)")
_ANNOUNCING: Final = (
    *("số", "sô", " hoạch", " định", " quyết", " văn", " báo", " thị", " tư", " trình", " dẫn"),
)
# The date behind a symbol: " ngày 27/8"; not " ngày càng".
_DATED: Final = spaced(r" ngày [0-9]")
# A hyphen behind which the issuer was left out: "1699/QĐ-  ngày"; not "1699/QĐ - Về việc".
_NO_ISSUER: Final = lazy(r"\s?-[\s._…]{1,40}(?=(?:ngày|của)(?!\w))|\s?-(?=[;,)]|\s*\Z)")
# A label at an end: "số", "Số:", "số hiệu: ....", "No."; "s", but only right before the number. One
# that is glued to a word counts only behind a kind: "Kế hoạchsố".
_LABEL: Final = lazy(
    spelled(rf"(?:(?<![^\W_])(?:{LABEL}|s(?=.{{0,3}}\Z))|(?P<glued>số))[\s:….\_]*\Z"), re.DOTALL
)
# A code of a period, a house or a contract: "2024-Q1", "12-A1"; not "12/C06", "31-A1/TB".
_CODE: Final = lazy(r"[0-9]+-[A-ZĐ][1-9](?![^\W_]|[/-])")
_SHORT, _LOWER_SHORT, _LONGEST = 4, 8, 6  # letters of a group, small ones; digits


class FoundNumber(NamedTuple):
    """A number and its place, from the first digit (or the separator of a blank) on."""

    value: DocumentNumber
    start: int
    end: int
    certain: bool = True  # whether it is a number without any label before it


@lru_cache(maxsize=4096)
def _is_type(group: str) -> bool:
    return document_types().canonical_symbol(group.partition(".")[0]) is not None


@lru_cache(maxsize=4096)
def _is_issuer(group: str) -> bool:
    return body_with_symbol(group) is not None


def _is_known(group: str) -> bool:
    return _is_issuer(group) or _is_type(group)


@lru_cache(maxsize=4096)
def _trimmed(group: str) -> str:
    """A group without the word that lost its space before it (TTgngày, UBND.Theo)."""
    head, dot, rest = group.rpartition(".")
    unit = rest.isdigit() or _UNIT.fullmatch(rest)
    if dot and len(head) > 1 and not _is_type(head) and not unit:
        group = head
    if _is_known(group):
        return group
    glued = _GLUED_WORDS.search(group)
    if glued and glued.start() > 1:
        before = group[: glued.start()]
        if before.isupper() or _is_issuer(before):
            return before
    return group


def _without_place(text: str, group: str, end: int) -> str:
    """A group without the place of a date line that is glued to it."""
    found = None if _is_known(group) else _PLACE.match(group)
    return found["group"] if found and _DATE_LINE.match(text, end) else group


def _later_fits(group: str, first: str, count: int, *, spaced: bool, broken: bool) -> bool:
    known = _is_type(first) or (_is_issuer(first) and group.isupper())
    if group[0].isdigit():
        return False
    if spaced and not (count == 1 and known) and not (broken and group.isupper()):
        return False
    if _is_issuer(group):
        return True
    if first.islower() and group.islower():
        return len(group) <= _LOWER_SHORT
    if spaced:
        return group.isupper()
    return len(group) <= _SHORT or sum(map(str.isupper, group)) > 1


def _groups(text: str, first: str, end: int) -> tuple[list[str], int]:
    """The groups of the symbol whose *first* ends at *end*, and where the last of them ends."""
    groups = [first]
    while (later := number_form("later").match(text, end)) is not None:
        group = _without_place(text, _trimmed(later["group"]), later.end())
        broken = "\n" in later["late"] and not later["early"]
        spaced = bool(later["early"] or later["late"])
        if spaced and not later["early"] and _is_issuer(groups[-1]) and _is_issuer(group):
            spaced = not group.isupper()  # a blank behind the hyphen: "TTLT-BNV- BTC"
        dated = not later["early"] and _DATED.match(
            text, later.end()
        )  # "SGDĐT- GDTrH ngày 27/8/2014"
        if not (dated or _later_fits(group, groups[0], len(groups), spaced=spaced, broken=broken)):
            break
        groups.append(group)
        end = later.start("group") + len(group)
        if group != later["group"]:
            break
    lost = number_form("lost").match(text, end) if len(groups) == 1 and _is_type(first) else None
    if lost and _is_issuer(lost["group"]):
        return [first, lost["group"]], lost.end()
    return groups, end


@lru_cache(maxsize=16384)
def _read(written: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(written)
    except ParseError:
        return None


def numbers_in(text: str, low: str, figures: Sequence[tuple[int, int]]) -> list[FoundNumber]:
    """The numbers of *text* in order, given its small letters and the places of its figures.

    >>> [str(number.value) for number in numbers_in("số 31, 32/KH-UBND", "", [(3, 5), (7, 9)])]
    ['31/KH-UBND', '32/KH-UBND']
    """
    found = (*_with_digits(text, figures), *_blanks(text, low))
    return sorted(found, key=lambda number: number.start)


def _with_digits(text: str, figures: Sequence[tuple[int, int]]) -> Iterator[FoundNumber]:
    last = 0
    for start, stop in figures:
        if start < last:
            continue
        sign = text[stop : stop + 1]
        if sign in {" ", "\n"}:  # most figures have a word in small letters behind them
            sign = text[stop : stop + 4].lstrip()[:1]
            if sign.islower():
                continue
        if not (sign in {"/", "-"} or sign.isalpha()):
            continue
        found = None if _CODE.match(text, start) else number_form("digits").match(text, start)
        number = _number(text, found) if found else None
        if number is not None:
            yield from _sharing(text, last, number)
            last = number.end
            yield number


def _sharing(text: str, last: int, number: FoundNumber) -> Iterator[FoundNumber]:
    """The numbers of a list that leave their symbol to the last: "số 31, 32/KH-UBND"."""
    before = text[max(0, number.start - 6) : number.start]
    joined = before.endswith((" ", ",")) and before.rstrip().endswith((",", ";", "và", "&"))
    if number.value.is_draft or not joined:
        return
    listed = _SHARED.search(text, max(last, number.start - 60), number.start)
    if listed is None:
        return
    # "số" or a kind stands before the first: "5, 32/KH-UBND" is no list of numbers
    before = text[max(0, listed.start() - 12) : listed.start()].lower().rstrip(" :")
    if not before.endswith(_ANNOUNCING):
        return
    for digits in re.finditer(_LISTED, listed["first"]):
        value = _read(f"{digits[0]}{text[number.start : number.end].lstrip('0123456789.')}")
        if value is not None:
            start = listed.start() + digits.start()
            yield FoundNumber(value, start, start + len(digits[0]))


def _number(text: str, found: re.Match[str]) -> FoundNumber | None:
    start = found.start()
    if not _can_begin(text, start) or len(found["digits"].replace(".", "")) > _LONGEST:
        return None
    if found["group"] is None:  # 248KH-UBND, 11 NQ/TW: no separator before a kind that is known
        if not _is_type(found["glued"]):
            return None
        groups, end = _groups(text, found["glued"], found.end())
        return _found(text, start, end) if len(groups) > 1 else None
    first = _trimmed(found["group"])
    end = found.start("group") + len(first)
    # one group alone where other words are glued to it
    groups, end = _groups(text, first, end) if end == found.end("group") else ([first], end)
    certain = _is_certain(groups, dated=found["year"] is not None)
    number = None if certain is None else _found(text, start, end)
    if number is None:
        return None
    blank = _NO_ISSUER.match(text, end) if "-" in text[end : end + 2] else None
    return number._replace(end=blank.end() if blank else end, certain=certain is True)


def _found(text: str, start: int, end: int) -> FoundNumber | None:
    value = _read(text[start:end])
    return None if value is None else FoundNumber(value, start, end)


def _can_begin(text: str, start: int) -> bool:
    """Whether a number can begin at *start*: not inside a longer figure or a word."""
    before = text[start - 1 : start]
    if before == "/" and _DRAFT_YEAR.match(text, start) and text[start - 2].isspace():
        return False  # the year of a draft: "Số      /2024/NQ-HĐND"
    if before.isalnum():
        # glued to its label or its kind: "số31/KH-UBND", "NĐ30/2020/NĐ-CP"; not "C06/BCA"
        word = re.split(r"[^\w]", text[max(0, start - _LOWER_SHORT) : start])[-1]
        return word.lower().endswith("số") or (not word.islower() and _is_type(word))
    inside = before in {".", "/", "-", ":"} and text[start - 2 : start - 1].isdigit()
    return not inside and not _DATE_ABOVE.match(text, max(0, start - 4))


def _is_certain(groups: list[str], *, dated: bool) -> bool | None:
    """Whether these groups make a number by themselves; None when they make none at all."""
    first = groups[0]
    if first.islower():
        return True if _is_type(first) and len(groups) > 1 else None
    if _is_known(first):
        return len(groups) > 1 or dated
    return False if sum(map(str.isupper, first)) > 1 or _SHORT_NAME.fullmatch(first) else None


def _blanks(text: str, low: str) -> Iterator[FoundNumber]:
    """The numbers whose digits are still blank ("Số:      /KH-UBND", "Số:     /UBND-NC")."""
    if not _BEFORE_BLANK.search(low):
        return
    for found in number_form("blank").finditer(text):
        first = _trimmed(found["group"])
        dotted = found[0][0] not in "sS"
        known = _is_type(first) or (_is_issuer(first) and not dotted)
        if not known or first.islower() or text[found.start() - 1 : found.start()].isalnum():
            continue
        groups, end = _groups(text, first, found.start("group") + len(first))
        start = found.start("blank")
        number = _found(text, start, end) if len(groups) > 1 else None
        if number is not None:
            yield number._replace(start=found.start() if dotted else start)


def label_start(low: str, start: int) -> int:
    """Where the label ("số", "Số:", "số hiệu", "No.") before *start* begins; *start* when none.

    It may be glued to a kind of document: "Kế hoạchsố".
    """
    label = _LABEL.search(low, max(0, start - 60), start)
    if label is None:
        return start
    first = label.start()
    alone = not label["glued"] or kind_at_end(low, low, 0, first) is not None
    return first if alone else start


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
_LAST_WORDS: Final = spaced(r"(?<![^\W_])[^\W\d_]{1,8} [^\W\d_]{1,8}(?: [^\W\d_]{1,8})?\Z")
# An abbreviation at an end, "KH", "TTr"; not "kh" or "A1".
_KIND_SYMBOL: Final = lazy(r"(?<![^\W_])[A-ZĐ][A-ZĐa-z]{1,4}\Z")
# Words that never stand between a kind of document and its number.
_NO_BETWEEN: Final = spaced(
    r"(?<!\w)(?:này|trên|đó|đã|được|sẽ|theo|tại|thay|trong|có|là|kèm|như|từ|đến|ban hành|gửi|nêu"
    r"|ngày|tháng|năm)(?!\w)|[^\w\s,&–-]|[0-9]"
)
_FAR: Final = 160
_NEAR: Final = 90
_LEGISLATURES: Final = ("QH", "UBTVQH", "HĐNN")


def kind_before(at: Text, end: int, last: int, number: FoundNumber) -> Kind | None:
    """The words for the kind before a number whose label begins at *end*, none before *last*."""
    lowest = max(last, end - 12)
    stop = lowest + len(at.text[lowest:end].rstrip(_BETWEEN))
    kind = adjacent_kind(at, stop, last)
    law = number.value.type in {None, "L"} or number.value.issuer.startswith(_LEGISLATURES)
    # "Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13": the last word is no kind; in "Luật Quy
    # hoạch" the last two are its name
    no_kind = kind is not None and at.low.endswith("pháp ", 0, kind.span[0])
    named = kind is not None and at.low.endswith("luật ", 0, kind.span[0])
    if law and (kind is None or no_kind or named or at.text[kind.span[0]].islower()):
        longer = _law_before(at, stop, last)
        if longer is not None:
            return longer
    if no_kind or named:
        return None
    return kind or (_far(at, stop, last, number) if end < number.start else None)


def adjacent_kind(at: Text, stop: int, last: int) -> Kind | None:
    """The words for a kind that end at *stop*, in full, abbreviated or with wrong marks."""
    start = kind_at_end(*at, last, stop)
    if start is not None:
        return Kind(" ".join(at.text[start:stop].split()), (start, stop))
    short = _KIND_SYMBOL.search(at.text, max(last, stop - 6), stop)
    if short and short[0] == document_types().canonical_symbol(short[0]):
        return Kind(short[0], short.span())
    return _misspelt(at, stop, last)


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
        if not _NO_LAW.search(title) and is_one_law(title):
            words = at.text[law.start() : law.end()]
            named = " ".join(title.split()).strip(" ,(")
            return Kind(words, law.span(), named, (law.end(), stop))
    return None


# What no name of a law holds: a mark, a day, or a line break before anything but a small letter.
_NO_LAW: Final = lazy(rf"[;:.]|\n(?=\s*(?:[{CAPITALS}\W]|\Z))|\n\s*\n|ngày|[0-9]{{2}}")


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
    for match in kind_name().finditer(at.low, max(last, stop - _NEAR), stop):
        words, span = at.text[match.start() : match.end()], match.span()
        if not fits(words, number.value):
            continue
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
    if number.type in symbols or (number.type is None and is_generic(words)):
        return True
    group = number.type or number.body  # KHHĐ, KHPH; an unknown one such as BCTĐ is read as a body
    return any(symbol and group.startswith(symbol) and group != symbol for symbol in symbols)


def stands_between(title: str, words: str, number: DocumentNumber) -> bool:
    """Whether a title can stand between kind and number: "Chương trình công tác số 02-CTr/TU"."""
    short = len(title) + len(words) < _NEAR and not title[:1].isupper()
    return short and fits(words, number) and not _NO_BETWEEN.search(title.lower())
