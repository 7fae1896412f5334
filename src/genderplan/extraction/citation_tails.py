"""What stands around the number of a document in running text: its date, its issuer, a note.

Decided: the mention of a document ends with the date that belongs to it, wherever that stands
before other matter begins; the issuer is read by the grammar of documents. A date in the sentence
before the number counts where the sentence says that somebody issued it then.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from genderplan.documents.citation_dates import issuer_after
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.issuing_bodies import leading_body
from genderplan.extraction.mentions import Unreadable
from genderplan.extraction.times import BLANK, ENGLISH, FULL, LONG, read_date

__all__ = ["OTHER_MATTER", "FoundDate", "Tail", "date_before", "tail_of"]

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
    r"[\s,|)]{0,6}(?:(?:đã|được)\s{1,3})?(?:ban\s{1,3}hành\s{1,3})?(?:của\s{0,3}|(?:do|of)\s{1,3})",
    re.IGNORECASE,
)

_BY_THEN_DATE: Final = re.compile(
    rf"[^;:.\n0-9]{{0,90}}?[\s,]\s{{0,3}}(?P<date>ngày\s{{0,5}}(?:{FULL}|{LONG}))"
)

OTHER_MATTER: Final = re.compile(
    r"\s(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|sửa đổi|trong|từ|đến"
    r"|tại)\s"
)

_BEFORE: Final = re.compile(rf"ngày\s{{0,5}}(?P<date>{FULL}|{LONG})")

_ISSUED: Final = re.compile(
    r"(?:ban\s{1,3}hành|ký|có|ra|xây\s{1,3}dựng|gửi|phê\s{1,3}duyệt)(?:\s{1,3}(?:các"
    r"|văn\s{1,3}bản))?[\s:\"“]{0,5}\Z"
)

_SENTENCE: Final = 200
_SENTENCE_END: Final = re.compile(r"[;\n]|\.\s")
_HASTE: Final = re.compile(
    r"\s(?:đã|vừa|kịp thời|chủ động|tiếp tục)(?:\s(?:kịp thời|chủ động))?\s*\Z"
)
_OTHER_NUMBER: Final = re.compile(
    r"(?:,|\s(?:và|cùng))?\s(?:số\s{0,2}[0-9]|[0-9]{1,5}(?:/[0-9]{4})?/[A-ZĐ]|(?:Kế hoạch"
    r"|Quyết định|Nghị quyết"
    r"|Nghị định|Chỉ thị|Thông tư|Công văn|Hướng dẫn|(?:QĐ|KH|NQ|CV|TB|HD|CT|NĐ)(?=\s[0-9]))\s)"
)

_PARAGRAPH: Final = re.compile(r"\n\s*\n|\v")
_BRACKET: Final = re.compile(r"[()]")


class FoundDate(NamedTuple):
    """A date beside a number: what it says, how it is written, and where it stands."""

    value: object
    text: str
    start: int
    end: int


def _date(match: re.Match[str], clean: CleanText, group: str) -> FoundDate:
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
    return FoundDate(value, written, start, end)


class Tail(NamedTuple):
    """What follows a number: its date, its issuer, and where the mention ends."""

    end: int
    date: FoundDate | None = None
    issuer: str = ""
    note: str = ""


def tail_of(clean: CleanText, end: int, *, heading: bool, joint: bool = False) -> Tail:
    """What follows a number that ends at *end*.

    A *heading* may name a place before the date; a *joint* document has several issuers.
    """
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
        return Tail(last, date, "", note)
    later = None if date else _BY_THEN_DATE.match(low, by.end())
    if later and not OTHER_MATTER.search(low, by.end(), later.start("date")):
        date = _date(later, clean, "date")
        issuer = clean.text[by.end() : later.start("date")].strip(" ,\n\r\t")
        return Tail(date.end, date, " ".join(issuer.split()), note)
    return Tail(last, date, _issuer(_clause(clean.text, position), joint=joint), note)


def _clause(text: str, start: int) -> str:
    """What may still name the issuer: to the end of the paragraph or of the bracket around."""
    window = _PARAGRAPH.split(text[start : start + 140], maxsplit=1)[0]
    depth = 0
    for bracket in _BRACKET.finditer(window):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0 and window[: bracket.start()].strip(" ,|"):
            return window[: bracket.start()]
    return window


@lru_cache(maxsize=16384)
def _issuer(text: str, *, joint: bool) -> str:
    by = _BY.match(text)
    known = leading_body(text[by.end() :], joint=joint) if by else ""
    if known:
        return known
    issuer = issuer_after(text, 0, len(text))[0].partition(",")[0]
    other = _OTHER_NUMBER.search(issuer)
    return (issuer[: other.start()] if other else issuer).rstrip(" ,;.")


def date_before(clean: CleanText, start: int, last: int) -> tuple[FoundDate | None, str]:
    """The date, and the issuer, of a sentence that says who issued what begins at *start*.

    "Ngày 04/3/2022, UBND tỉnh ban hành Kế hoạch …"; nothing before *last* belongs to it.
    """
    lowest = max(last, start - _SENTENCE)
    if "ngày" not in clean.low[lowest:start]:
        return None, ""
    dates = list(_BEFORE.finditer(clean.low, lowest, start))
    if not dates:
        return None, ""
    first = dates[-1].end()
    between = clean.low[first:start]
    issued = _ISSUED.search(between)
    if between.strip(" ,:-\n") and (issued is None or _SENTENCE_END.search(between)):
        return None, ""
    issuer = clean.text[first : first + issued.start()] if issued else ""
    return _date(dates[-1], clean, "date"), " ".join(_HASTE.sub("", issuer).split()).strip(" ,")
