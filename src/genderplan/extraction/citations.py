"""Citations in running text: kind of document, number, date, with the place of each.

Decided: the number comes first, as in :mod:`genderplan.documents`; the words for the kind are read
before it, its date after it. Behind one word for the kind a list has one mention for each number.
The mention ends with the date that belongs to it; the issuer named after it is in the value. A law
counts when it is numbered or dated, a kind of document with bare digits when nothing else has such
a number.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import attrs

from genderplan.documents.citation_dates import issuer_after
from genderplan.documents.citation_numbers import types_named
from genderplan.documents.pinpoints import Pinpoint, read_pinpoint
from genderplan.documents.references import DocumentReference
from genderplan.documents.types import TypeFamily, document_types
from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.date_forms import BLANK, ENGLISH, FULL, LONG, read_date
from genderplan.extraction.mentions import Mention, MentionKind, Unreadable
from genderplan.extraction.symbols import FoundNumber, blank_numbers, digit_numbers, has_label

__all__ = ["find_citations"]

_GAP: Final = r"[\s,|()–-]{0,12}"
_AFTER: Final = re.compile(
    rf"(?:\s{{0,3}}\((?P<note>(?!ngày)[^()0-9\n]{{1,40}})\))?"
    r"(?:[\s,|(]{0,12}(?:(?:được\s)?(?:ban\s{1,3}hành|ký|phát\s{1,3}hành)\s{1,3})?"
    r"(?:\|?\s{0,3}(?P<place>[^\W\d_]{1,9}(?:\s[^\W\d_]{1,9}){0,4}),\s{0,3}(?=ngày))?"
    rf"(?P<date>ngày\s{{0,5}}(?:{FULL}|{LONG}|{BLANK})"
    rf"|ngày\s{{0,3}}[0-9]{{1,2}}\s?/\s?[0-9]{{1,2}}(?![0-9/])"
    rf"|{FULL}|[0-9]{{1,2}}\s{{0,3}}tháng\s{{0,3}}[0-9]{{1,2}}\s{{0,3}}năm\s{{0,3}}[0-9]{{4}}"
    rf"|(?:dated?|on|issued\son)\s{{1,3}}(?:the\s{{1,3}})?{ENGLISH}"
    r"|tháng\s{0,3}[0-9]{1,2}\s{0,3}(?:/|năm)\s{0,3}[0-9]{4})"
    r"|[\s,|(]{0,5}(?P<year>(?:năm\s{0,3})?(?:19|20)[0-9]{2})(?![0-9]|\s{0,2}[-./]\s{0,2}[0-9]))"
)
_BY: Final = re.compile(
    r"[\s,|)]{0,6}(?:(?:đã|được)\s{1,3})?(?:ban\s{1,3}hành\s{1,3})?(?:của|do|of)\s", re.IGNORECASE
)
_BY_THEN_DATE: Final = re.compile(
    rf"[^;:.\n0-9]{{0,90}}?[\s,]\s{{0,3}}(?P<date>ngày\s{{0,5}}(?:{FULL}|{LONG}))"
)
_OTHER_MATTER: Final = re.compile(
    r"\s(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|sửa đổi|trong|từ|đến"
    r"|tại)\s"
)
_BEFORE: Final = re.compile(rf"ngày\s{{0,5}}(?P<date>{FULL}|{LONG})")
_ISSUED: Final = re.compile(
    r"(?:ban\s{1,3}hành|ký|có|ra|xây\s{1,3}dựng|gửi|phê\s{1,3}duyệt)(?:\s{1,3}(?:các"
    r"|văn\s{1,3}bản))?[\s:\"“]{0,5}\Z"
)
_LIST_GAP: Final = re.compile(r"\s*\)?(?:[,;&]|và|hoặc|cùng|[,;]\s*(?:và|các))?\s*")
_OWN_LIST_GAP: Final = re.compile(r"[^.\n0-9]{0,90}(?:[,;]|và)\s*")
_OTHER_NUMBER: Final = re.compile(
    r"(?:,|\s(?:và|cùng))?\s(?:số\s{0,2}[0-9]|[0-9]{1,5}(?:/[0-9]{4})?/[A-ZĐ]|(?:Kế hoạch"
    r"|Quyết định|Nghị quyết"
    r"|Nghị định|Chỉ thị|Thông tư|Công văn|Hướng dẫn|(?:QĐ|KH|NQ|CV|TB|HD|CT|NĐ)(?=\s[0-9]))\s)"
)
_PARAGRAPH: Final = re.compile(r"\n\s*\n|\v")
_LAW: Final = re.compile(r"bộ luật|luật|pháp lệnh|hiến pháp")
_LAW_FAMILY: Final = frozenset(("luật", "bộ luật", "pháp lệnh", "hiến pháp"))


class _Words(NamedTuple):
    """The words for a kind of document, where they begin, and a law's title behind them."""

    text: str
    start: int
    title: str = ""
    issuer: str = ""


@cache
def _names() -> tuple[str, ...]:
    kinds = document_types()
    names = {name.lower() for kind in kinds for name in (kind.name, *kind.english_names)}
    spelled = {name.replace("ủy", "uỷ") for name in names} | {
        name.replace("thỏa", "thoả") for name in names
    }
    extra = {"qui định", "qui chế", "quyết địnhsố", "công văn hỏa tốc"}
    return tuple(sorted(names | spelled | extra, key=lambda name: (-len(name), name)))


@cache
def _name_at_end() -> re.Pattern[str]:
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in _names())
    return re.compile(rf"(?:{spelled})\Z")


@cache
def _name_before_issuer() -> re.Pattern[str]:
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in _names())
    return re.compile(
        rf"(?P<kind>{spelled})\s+(?:của|do)\s+(?P<issuer>[^,;:.()0-9\n]{{3,80}}?)\s*[,:]?\s*\Z"
    )


_SKIPPED: Final = " \t\r\n|:(\"“'-,"
_ABBREVIATION: Final = re.compile(r"(?<![^\W_])[A-ZĐ][A-ZĐa-z]{1,4}\Z")


def _skip_back(text: str, end: int) -> int:
    lowest = max(0, end - 12)
    while end > lowest and text[end - 1] in _SKIPPED:
        end -= 1
    return end


def _adjacent(clean: CleanText, end: int) -> _Words | None:
    """The words right before *end*."""
    stop = _skip_back(clean.text, end)
    found = _name_at_end().search(clean.low, max(0, stop - 30), stop)
    if found and (found.start() == 0 or not clean.low[found.start() - 1].isalnum()):
        return _Words(" ".join(clean.text[found.start() : stop].split()), found.start())
    short = _ABBREVIATION.search(clean.text, max(0, stop - 6), stop)
    if short and short[0] == document_types().canonical_symbol(short[0]):
        return _Words(short[0], short.start())
    return None


def _far(clean: CleanText, end: int, number: FoundNumber) -> _Words | None:
    """The words before a law's title, or before the issuer."""
    lowest = max(0, end - 160)
    if number.value.type in {None, "L"} or number.value.issuer.startswith(("QH", "UBTVQH")):
        laws = [
            law
            for law in _LAW.finditer(clean.low, lowest, end)
            if clean.text[law.start()].isupper()
        ]
        for law in laws:
            title = clean.text[law.end() : end]
            if not re.search(r"[;:.\n]|ngày|[0-9]{2}", title):
                return _Words(
                    clean.text[law.start() : law.end()], law.start(), " ".join(title.split())
                )
    found = _name_before_issuer().search(clean.low, lowest, end)
    if found is None or (found.start() and clean.low[found.start() - 1].isalnum()):
        return None
    if _OTHER_MATTER.search(f" {found['issuer']} "):
        return None
    words = clean.text[found.start("kind") : found.end("kind")]
    return _Words(words, found.start(), "", clean.text[found.start("issuer") : found.end("issuer")])


@lru_cache(maxsize=1024)
def _symbols_of(words: str) -> frozenset[str | None]:
    return frozenset(kind.symbol for kind in types_named(words))


class _Date(NamedTuple):
    value: object
    text: str
    start: int
    end: int


def _date(match: re.Match[str], clean: CleanText, group: str) -> _Date:
    start, end = match.span(group)
    written = clean.low[start:end]
    for lead in ("dated", "date", "on", "issued on"):
        if written.startswith(f"{lead} "):
            written = written[len(lead) :].strip()
    if end < len(clean.text) and clean.text[end] == ")" and "(" in match[0]:
        end += 1
    value = read_date(written)
    if isinstance(value, Unreadable):
        value = attrs.evolve(value, text=value.text.removeprefix("ngày").strip())
    return _Date(value, written, start, end)


class _Tail(NamedTuple):
    """What follows a number: its date, its issuer, and where the mention ends."""

    end: int
    date: _Date | None = None
    issuer: str = ""
    note: str = ""


def _tail(clean: CleanText, end: int, *, heading: bool) -> _Tail:
    low = clean.low
    after = _AFTER.match(low, end)
    if after and after["place"] and not heading:
        after = None
    date = None
    last = end
    if after and after["date"]:
        date = _date(after, clean, "date")
    elif after and after["year"]:
        date = _date(after, clean, "year")
    if date:
        last = date.end
    note = clean.text[after.start("note") : after.end("note")] if after and after["note"] else ""
    position = last
    if date is None and note and after:
        position = after.end()
    by = _BY.match(low, position)
    if by is None:
        return _Tail(last, date, "", note)
    later = None if date else _BY_THEN_DATE.match(low, by.end())
    if later and not _OTHER_MATTER.search(low, by.end(), later.start("date")):
        date = _date(later, clean, "date")
        issuer = clean.text[by.end() : later.start("date")].strip(" ,\n\r\t")
        return _Tail(date.end, date, " ".join(issuer.split()), note)
    return _Tail(last, date, _issuer(_clause(clean.text, position)), note)


def _clause(text: str, start: int) -> str:
    """What may still name the issuer: to the end of the paragraph or of the bracket around."""
    window = _PARAGRAPH.split(text[start : start + 140], maxsplit=1)[0]
    depth = 0
    for at, char in enumerate(window):
        depth += (char == "(") - (char == ")")
        if depth < 0 and window[:at].strip(" ,|"):
            return window[:at]
    return window


@lru_cache(maxsize=16384)
def _issuer(text: str) -> str:
    issuer = issuer_after(text, 0, len(text))[0]
    other = _OTHER_NUMBER.search(issuer)
    return issuer[: other.start()].rstrip(" ,;") if other else issuer


def _date_before(clean: CleanText, start: int) -> _Date | None:
    """The date of a sentence that says who issued what comes next: "Ngày 04/3/2022, … ban hành"."""
    lowest = max(0, start - 200)
    if "ngày" not in clean.low[lowest:start]:
        return None
    dates = list(_BEFORE.finditer(clean.low, lowest, start))
    if not dates:
        return None
    between = clean.low[dates[-1].end() : start]
    if not between.strip(" ,:-\n") or (
        _ISSUED.search(between) and not re.search(r"[;\n]|\.\s", between)
    ):
        return _date(dates[-1], clean, "date")
    return None


def find_citations(clean: CleanText) -> Iterator[Mention]:
    """The citations of *clean*, in order."""
    numbers = [*digit_numbers(clean.text, clean.figures), *blank_numbers(clean.text, clean.low)]
    numbers.sort(key=lambda number: number.start)
    found = [*_numbered(clean, numbers), *_bare(clean), *_dated(clean)]
    found.sort(key=lambda pair: (pair[0], -pair[1]))
    last = 0
    for start, end, reference in found:
        if start >= last:
            yield clean.mention(MentionKind.CITATION, start, end, reference)
            last = end


_Found = tuple[int, int, DocumentReference]


def _numbered(clean: CleanText, numbers: list[FoundNumber]) -> Iterator[_Found]:
    before: _Words | None = None
    last = 0
    for number in numbers:
        if number.start < last:
            continue
        label = has_label(clean.low, number.start, _name_at_end())
        words = _adjacent(clean, label)
        if words is None and label < number.start:
            words = _far(clean, label, number)
        own = words
        if words is None and before is not None and last:
            words = _inherited(clean, before, number, last, label)
        if not number.certain and words is None and label == number.start:
            continue
        start = own.start if own else label
        if start < last:
            start = label if label >= last else number.start
        heading = own is None and label < number.start
        tail = _tail(clean, number.end, heading=heading)
        reference = _reference(clean, number, words, tail, start)
        if reference is None:
            continue
        yield start, tail.end, reference
        before, last = words, tail.end


def _inherited(
    clean: CleanText, before: _Words, number: FoundNumber, last: int, label: int
) -> _Words | None:
    """The words for the kind from the item before in a list."""
    gap = clean.low[last:label]
    close = _LIST_GAP.fullmatch(gap) is not None
    own_issuer = (
        _OWN_LIST_GAP.fullmatch(gap) is not None and "số" in clean.low[label : number.start]
    )
    if not close and not own_issuer:
        return None
    symbols = _symbols_of(before.text)
    if number.value.type is None or number.value.type in symbols or _is_generic(before.text):
        return before._replace(title="", issuer="")
    return None


@lru_cache(maxsize=256)
def _is_generic(words: str) -> bool:
    return any(kind.family is TypeFamily.GENERIC for kind in types_named(words))


def _reference(
    clean: CleanText, number: FoundNumber, words: _Words | None, tail: _Tail, start: int
) -> DocumentReference | None:
    date = tail.date or _date_before(clean, start)
    value = date.value if date else None
    kept = None if isinstance(value, Unreadable) else value
    title = words.title if words else ""
    issuer = tail.issuer or (words.issuer if words else "")
    try:
        return DocumentReference(
            type=words.text if words else "",
            number=number.value,
            date=kept,  # type: ignore[arg-type]
            issuer=issuer,
            title=title,
            note=tail.note,
            pinpoint=_pinpoint(clean, words.start if words else start),
            date_text=value.text if isinstance(value, Unreadable) else "",
            written=" ".join(clean.text[number.start : number.end].split()),
        )
    except GenderplanError:
        return None


_PINPOINT: Final = re.compile(
    r"(?:(?:điểm|khoản|điều|mục|chương|phần|phụ lục)\s+(?:[0-9]{1,4}[a-zđ]?|[ivxlc]{1,6}"
    r"|[a-zđ])(?![^\W_])[,\s]{1,3}"
    r"(?:của\s+)?){1,6}\Z"
)


def _pinpoint(clean: CleanText, start: int) -> Pinpoint | None:
    """The place named right before a citation: "khoản 1 Điều 25 Luật …"."""
    before = clean.low[max(0, start - 14) : start]
    if not before or not any(char.isdigit() for char in before):
        return None
    found = _PINPOINT.search(clean.low, max(0, start - 80), start)
    return read_pinpoint(clean.text[found.start() : start])[0] if found else None


_BARE_LEAD: Final = re.compile(
    r"(?:(?P<strong>nghị\s{1,3}quyết|nghị\s{1,3}định|quyết\s{1,3}định|chỉ\s{1,3}thị"
    r"|thông\s{1,3}tư(?:\s{1,3}liên\s{1,3}tịch)?|kết\s{1,3}luận|hướng\s{1,3}dẫn|công\s{1,3}văn"
    r"|thông\s{1,3}báo|kế\s{1,3}hoạch|tờ\s{1,3}trình|công\s{1,3}điện)"
    r"\s{1,3}(?P<label>số\s{0,3}:?\s{0,3})?|(?P<short>(?:kh|qđ|nq|nđ|ct)\s(?:số\s{0,3})?))\Z"
)
_BARE_WORDS: Final = frozenset(
    [
        "quyết",
        "định",
        "thị",
        "tư",
        "tịch",
        "luận",
        "dẫn",
        "văn",
        "báo",
        "hoạch",
        "trình",
        "điện",
        "số",
        "số:",
        "kh",
        "qđ",
        "nq",
        "nđ",
        "ct",
    ]
)
_BARE: Final = re.compile(
    r"(?P<digits>[0-9]{1,5}[a-zđ]?)(?:\s{0,2}/\s{0,2}(?P<year>(?:19|20)[0-9]{2}))?"
    r"(?![^\W_]|\s{0,3}[/%-]\s{0,3}[\w]|[.,][0-9])"
)
_NOT_COUNTED: Final = re.compile(
    r"\s{0,2}(?:[,.;:)(\]\"”]|\Z|\n|của|do|về|ngày|năm\s{0,2}(?:19|20)|ban hành|và|hoặc|cũng|thì"
    r"|đã|được|là|có|quy định|nêu)"
)


def _bare(clean: CleanText) -> Iterator[_Found]:
    """Kinds with bare digits: "Quyết định số 23", "Nghị quyết 11 của Bộ Chính trị", "KH 38"."""
    low = clean.low
    for at, _ in clean.figures:
        before = low[max(0, at - 9) : at].rsplit(None, 1)
        if not before or before[-1] not in _BARE_WORDS:
            continue
        lead = _BARE_LEAD.search(low, max(0, at - 36), at)
        found = _BARE.match(low, at)
        if lead is None or found is None or not _is_bare(clean, lead, found):
            continue
        yield _bare_reference(clean, lead, found)


def _is_bare(clean: CleanText, lead: re.Match[str], found: re.Match[str]) -> bool:
    start = lead.start()
    if clean.low[start - 1 : start].isalnum() or not found["digits"].strip("0"):
        return False
    if lead["short"] and not clean.text[start : start + 2].isupper():
        return False
    if lead["label"]:
        return True
    planned = lead[0].startswith("kế") and clean.low.startswith(" năm", found.end())
    return not planned and _NOT_COUNTED.match(clean.low, found.end()) is not None


def _bare_reference(clean: CleanText, lead: re.Match[str], found: re.Match[str]) -> _Found:
    words = clean.text[lead.start() : lead.end()].split()
    tail = _tail(clean, found.end(), heading=False)
    value = tail.date.value if tail.date else None
    reference = DocumentReference(
        type=" ".join(word for word in words if word.lower().strip(":") != "số"),
        number_text="".join(clean.text[found.start() : found.end()].split()),
        date=None if isinstance(value, Unreadable) else value,  # type: ignore[arg-type]
        issuer=tail.issuer,
        note=tail.note,
        date_text=value.text if isinstance(value, Unreadable) else "",
        pinpoint=_pinpoint(clean, lead.start()),
    )
    return lead.start(), tail.end, reference


_AMENDING: Final = "sửa đổi"
_LONGEST_TITLE: Final = 15  # words
_LAW_WORDS: Final = ("luật", "pháp lệnh", "hiến pháp")
_DATED: Final = re.compile(
    r"(?P<kind>luật|pháp\slệnh|hiến\spháp)(?P<title>(?:,?\s{1,3}[^\W\d_]{1,9}){0,30}?)\s{1,3}"
    rf"\(?(?P<date>ngày\s{{0,5}}(?:{FULL}|{LONG})|năm\s{{0,3}}(?:19|20)[0-9]{{2}}|(?:19"
    rf"|20)[0-9]{{2}})(?![0-9/-])"
)
_NO_TITLE: Final = re.compile(
    r"(?<!\w)(?:trong|theo|tại|trên|đến|cho|đã|được|từ|các|nghị|kế|hoạch|quyết|tháng|hành|vào|của"
    r"|với|này|đó|thi hành)(?!\w)"
)


def _dated(clean: CleanText) -> Iterator[_Found]:
    """Laws by name with their date or year: "Luật Bình đẳng giới năm 2006"."""
    for word in _LAW_WORDS:
        at = clean.low.find(word)
        while at >= 0:
            after = at + len(word)
            amending = clean.low.startswith(_AMENDING, after + 1)
            if word == "hiến pháp" or amending or clean.text[after + 1 : after + 2].isupper():
                found = _DATED.match(clean.low, at)
                law = _law(clean, found) if found else None
                if law is not None:
                    yield law
            at = clean.low.find(word, after)


def _is_title(title: str, *, named: bool) -> bool:
    """Whether words can be the name of a law; only the constitution needs none."""
    if not title or title.lower().startswith(_AMENDING):
        return bool(title) or not named
    few = title.count(" ") < _LONGEST_TITLE
    plain = title.isupper() or not _NO_TITLE.search(title.lower())
    return title[0].isupper() and few and plain


def _law(clean: CleanText, found: re.Match[str]) -> _Found | None:
    start = found.start()
    if clean.low.endswith("bộ ", 0, start):
        start -= len("bộ ")
    title = clean.text[found.start("title") : found.end("title")].strip()
    if clean.low[start - 1 : start].isalnum() or clean.low.endswith("pháp ", 0, start):
        return None
    if not _is_title(title, named=found["kind"][0] != "h"):
        return None
    date = read_date(clean.text[found.start("date") : found.end("date")])
    reference = DocumentReference(
        type=" ".join(clean.text[start : found.end("kind")].split()),
        title=title,
        date=None if isinstance(date, Unreadable) else date,
        date_text=date.text if isinstance(date, Unreadable) else "",
        pinpoint=_pinpoint(clean, start),
    )
    return start, found.end("date"), reference
