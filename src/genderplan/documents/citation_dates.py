"""The date, the note and the issuer beside a document's number in running text.

Decided: the place of a date is found here, its meaning is read by :class:`~genderplan.PartialDate`,
which never swaps day and month. A date that cannot be is kept as it is written. What comes after a
word that opens the title ("về", "phê duyệt") no longer belongs to the number.
"""

import re
from typing import Final, NamedTuple

from genderplan.errors import ParseError
from genderplan.periods import PartialDate

__all__ = [
    "FoundDate",
    "date_after",
    "follows_issuer",
    "issuer_after",
    "last_date",
    "note_after",
    "opens_title",
    "tidy",
    "year_after",
]

_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_GAP: Final = r"[\s._…]{0,40}"
_DAY_EN: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_MONTH_EN: Final = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_FORMS: Final = (
    # 23/02/2024, 11-11-2009, 1.12.2009, 25/10/202
    r"(?<![0-9/.-])[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,4}(?![0-9/])",
    # 05 tháng 01 năm 2020
    r"(?<![0-9])[0-9]{1,2}\s{0,3},?\s{0,3}tháng\s{0,3}[0-9]{1,2}\s{0,3},?\s{0,3}năm\s{0,3}[0-9]{1,4}(?![0-9])",
    # ngày … tháng 02 năm 2024, ngày … tháng … năm …
    rf"(?<=ngày){_GAP}tháng{_GAP}(?:[0-9]{{1,2}}{_GAP})?năm{_GAP}(?:{'[0-9]{4}(?![0-9])'})?",
    # ngày …/02/2024, ngày …/…/2025, ngày  / 2025
    rf"(?<=ngày){_GAP}/{_GAP}(?:(?:[0-9]{{1,2}}{_GAP})?/{_GAP})?[0-9]{{4}}(?![0-9])",
    # tháng 5/2010, tháng 02 năm 2024
    r"(?<![^\W_])tháng\s{0,3}[0-9]{1,2}\s{0,3}(?:/|năm)\s{0,3}[0-9]{4}(?![0-9])",
    # ngày 10 tháng 12, ngày 10/12: the year not given
    r"(?<=ngày)\s{0,5}[0-9]{1,2}\s{0,3}tháng\s{0,3}[0-9]{1,2}(?!\s{0,3},?\s{0,3}năm|[0-9])",
    r"(?<=ngày)\s{0,5}[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,2}(?!\s{0,2}[0-9./-])",
    # October 23, 2021
    rf"(?<![^\W_]){_MONTH_EN}\s{{1,3}}{_DAY_EN}\s{{0,3}},?\s{{1,3}}[0-9]{{4}}(?![0-9])",
    # the 7th of November 1994
    rf"(?<![^\W_]){_DAY_EN}\s{{1,3}}(?:of\s{{1,3}})?{_MONTH_EN}\s{{0,3}},?\s{{1,3}}[0-9]{{4}}(?![0-9])",
)
_DATE: Final = re.compile(
    r"(?:(?P<word>(?<![^\W_])(?:ngày|dated?|on|of))\s{0,5}(?:the\s{1,3})?)?"
    rf"(?P<date>{'|'.join(_FORMS)})",
    re.IGNORECASE,
)
_YEAR_ONLY: Final = re.compile(
    r"(?:[\s,|(]{0,5}|\s?/\s?)(?:năm\s{0,3})?((?:19|20)[0-9]{2})\)?(?![0-9]|\s{0,2}[-./]\s{0,2}[0-9])",
    re.IGNORECASE,
)
_JOINTS: Final = re.compile(r"\s*[./-]\s*")
_NUMERIC: Final = re.compile(r"\s*[0-9][0-9\s./-]+")
_NO_MONTH: Final = re.compile(rf"{_GAP}/{_GAP}/{_GAP}([0-9]{{4}})")
_NOTE: Final = re.compile(r"\s{0,5}\(([^()\n]{1,80})\)")
_BY: Final = re.compile(
    r"[\s,|)]{0,10}(?:(?:đã|được)\s{1,3})?(?:ban\s{1,3}hành\s{1,3})?"
    r"(?:(?:của|do)\s{1,5}|(?:by|of)\s{1,5}(?:the\s{1,3})?)",
    re.IGNORECASE,
)
_TITLE_WORDS: Final = (
    r"[Vv]ề(?:\s+việc)?|[Vv]/[Vv]|ban\s{1,3}hành(?!\s{1,3}ngày)|phê\s+duyệt|quy\s+định|hướng\s+dẫn"
    r"|sửa\s+đổi|bổ\s+sung|nhằm|trong\s+đó|trên\s+địa\s+bàn|có\s+hiệu\s+lực|thì|là|theo"
    r"|approving|promulgating|regarding|concerning|issued|on(?=\s+(?!the\s+[0-9]|[0-9]))"
)
_CLAUSE_WORDS: Final = (
    r"(?<![Bb]an\s)(?:tổ\s+chức|chỉ\s+đạo)|triển\s+khai|thực\s+hiện|xây\s+dựng|yêu\s+cầu|đề\s+nghị"
    r"|phối\s+hợp|báo\s+cáo|đã|sẽ|được|gửi|giao|kính|xin|cần"
)
_STOP: Final = re.compile(
    rf"(?<=[\s,;)])(?:{_TITLE_WORDS}|(?P<clause>{_CLAUSE_WORDS}))(?![^\W_])"
    r"|,\s{1,3}(?=(?:đến|từ|trong|để|năm|tại|với|sau|khi|qua|nhờ|hiện|thời)\s)"
    r"|[;”\"“«»]|\(sau\s+đây|(?<!TP)(?<!Tp)(?<!TX)(?<!TT)(?<![QPHX.…\s])\.(?=\s|$)"
)
_OPENING: Final = re.compile(rf"(?:{_TITLE_WORDS}|{_CLAUSE_WORDS})(?![^\W_])")
_TITLE: Final = re.compile(rf"(?:{_TITLE_WORDS})(?![^\W_])")
# What follows a comma in the name of a body ("Bộ Văn hóa, Thể thao và Du lịch") is none of these.
_SUBJECT: Final = re.compile(
    r",\s{1,3}(?=(?:UBND|HĐND|UB|Ủy|Uỷ|Hội|Sở|Bộ|Phòng|Ban|Đảng|Chi|Công|Tỉnh|Thành|Huyện|Đoàn|Liên|Trường"
    r"|tỉnh|thành|huyện|quận|xã|phường|trường|phòng|sở|ban|các|Các|hội|đơn|cơ|toàn)(?![^\W_]))"
)
_EDGES: Final = ' ,;:|.-–"“”«»'
_BESIDE: Final = " ,|()-–\n"


class FoundDate(NamedTuple):
    """A date in a text: its value, or what is written where it cannot be read."""

    value: PartialDate | None
    text: str
    start: int
    end: int


def tidy(text: str) -> str:
    """The words of *text* without the punctuation at its edges or a bracket that has no pair."""
    words = " ".join(text.split()).strip(_EDGES)
    if words.count(")") > words.count("("):
        words = words.removesuffix(")")
    if words.count("(") > words.count(")"):
        words = words.removesuffix("(")
    return words.strip(_EDGES)


def date_after(text: str, position: int) -> FoundDate | None:
    """The date that belongs to what stands before *position*: before any other matter begins."""
    stop = _STOP.search(text, position)
    found = _DATE.search(text, position, stop.start() if stop else len(text))
    if found is None:
        return None
    if not found["word"] and text[position : found.start()].strip(_BESIDE):
        return None
    closing = text[found.end() : found.end() + 1] == ")"
    return _read(found, found.end() + closing)


def last_date(text: str, start: int, end: int) -> FoundDate | None:
    """The last date before *end* that a word announces ("ngày", "tháng", "on")."""
    announced = ("tháng", "Tháng", "THÁNG")
    found = [
        match
        for match in _DATE.finditer(text, start, end)
        if match["word"] or match["date"].startswith(announced)
    ]
    return _read(found[-1], found[-1].end()) if found else None


def _read(found: re.Match[str], end: int) -> FoundDate:
    words = found["date"]
    if _NUMERIC.fullmatch(words):  # separators are mixed by mistake: 28/12.2020
        words = _JOINTS.sub("/", words)
    blank = _NO_MONTH.fullmatch(words)
    if blank:
        words = blank[1]
    elif (found["word"] or "").casefold() == "ngày":
        words = f"ngày {words}"
    try:
        return FoundDate(PartialDate.parse(words), "", found.start(), end)
    except ParseError:
        written = tidy(found["date"]) if any(char.isdigit() for char in words) else ""
        return FoundDate(None, written, found.start(), end)


def year_after(text: str, position: int) -> FoundDate | None:
    """A year alone right after *position*: "năm 2021", "2021"."""
    found = _YEAR_ONLY.match(text, position)
    if found is None:
        return None
    return FoundDate(PartialDate(int(found[1])), "", found.start(1), found.end())


def note_after(text: str, position: int) -> tuple[str, int]:
    """What stands in brackets right after *position*, unless it is a date; and where it ends."""
    found = _NOTE.match(text, position)
    if found is None or found[1].startswith("sau đây"):
        return "", position
    if _DATE.fullmatch(found[1].strip()) or _YEAR_ONLY.fullmatch(found[1]):
        return "", position
    return tidy(found[1]), found.end()


def issuer_after(text: str, position: int, end: int) -> tuple[str, int]:
    """The body named after "của", "do" or "of" at *position*, and where its name ends."""
    found = _BY.match(text, position, end)
    if found is None:
        return "", position
    stop = _STOP.search(text, found.end(), end)
    last = stop.start() if stop else end
    if stop and stop["clause"]:  # what does something is named before its verb: another body
        last = max(
            (one.start() for one in _SUBJECT.finditer(text, found.end(), last)), default=last
        )
    issuer = tidy(text[found.end() : last])
    return (issuer, last) if issuer else ("", position)


def opens_title(text: str) -> bool:
    """Whether *text* begins with a word that opens the title of a document ("về", "phê duyệt")."""
    return _TITLE.match(text) is not None


def follows_issuer(title: str) -> bool:
    """Whether *title* can stand after the issuer; else it stands between kind and number."""
    return _OPENING.match(title) is not None
