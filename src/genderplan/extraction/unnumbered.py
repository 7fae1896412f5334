"""Citations without a symbol in running text: bare digits, and laws by their name and date.

Decided: a kind of document with bare digits counts when nothing else has such a number ("Nghị
quyết 11 của Bộ Chính trị", but not "quyết định 5 nội dung"); a law counts when a day or a year
stands behind its name. A law by its name alone is a short form, which is resolved later.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from genderplan.documents.pinpoints import Pinpoint, read_pinpoint
from genderplan.documents.references import DocumentReference
from genderplan.extraction.citation_tails import tail_of
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Unreadable
from genderplan.extraction.times import FULL, LONG, read_date

__all__ = ["FoundCitation", "bare_citations", "dated_laws", "pinpoint_before"]

FoundCitation: TypeAlias = tuple[int, int, DocumentReference]

_PINPOINT: Final = re.compile(
    r"(?:(?:điểm|khoản|điều|mục|chương|phần|phụ lục)\s+(?:[0-9]{1,4}[a-zđ]?|[ivxlc]{1,6}"
    r"|[a-zđ])(?![^\W_])[,\s]{1,3}"
    r"(?:của\s+)?){1,6}\Z"
)


def pinpoint_before(clean: CleanText, start: int) -> Pinpoint | None:
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

# What can stand two places before the digits: the end of such a word, or more than one space.
_BARE_ENDS: Final = frozenset((*(word[-1] for word in _BARE_WORDS), "s", "S", " ", "\n", "\v"))

_BARE: Final = re.compile(
    r"(?P<digits>[0-9]{1,5}[a-zđ]?)(?:\s{0,2}/\s{0,2}(?P<year>(?:19|20)[0-9]{2}))?"
    r"(?![^\W_]|\s{0,3}[/%-]\s{0,3}[\w]|[.,][0-9])"
)

_NOT_COUNTED: Final = re.compile(
    r"\s{0,2}(?:[,.;:)(\]\"”]|\Z|\n|của|do|về|ngày|năm\s{0,2}(?:19|20)|ban hành|và|hoặc|cũng|thì"
    r"|đã|được|là|có|quy định|nêu)"
)


def bare_citations(clean: CleanText) -> Iterator[FoundCitation]:
    """Kinds with bare digits: "Quyết định số 23", "Nghị quyết 11 của Bộ Chính trị", "KH 38"."""
    low = clean.low
    for at, _ in clean.figures:
        if low[at - 2 : at - 1] not in _BARE_ENDS:
            continue
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


def _bare_reference(clean: CleanText, lead: re.Match[str], found: re.Match[str]) -> FoundCitation:
    words = clean.text[lead.start() : lead.end()].split()
    tail = tail_of(clean, found.end(), heading=False)
    value = tail.date.value if tail.date else None
    reference = DocumentReference(
        type=" ".join(word for word in words if word.lower().strip(":") != "số"),
        number_text="".join(clean.text[found.start() : found.end()].split()),
        date=None if isinstance(value, Unreadable) else value,  # type: ignore[arg-type]
        issuer=tail.issuer,
        note=tail.note,
        date_text=value.text if isinstance(value, Unreadable) else "",
        pinpoint=pinpoint_before(clean, lead.start()),
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


def dated_laws(clean: CleanText) -> Iterator[FoundCitation]:
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


def _law(clean: CleanText, found: re.Match[str]) -> FoundCitation | None:
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
        pinpoint=pinpoint_before(clean, start),
    )
    return start, found.end("date"), reference
