"""The forms of the parts of a citation, in one table.

``PARTS`` holds the pattern of each part in small letters, with an example of what it finds and of
what it must not find.
"""

import re
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from genderplan.documents.issuers import TITLE_WORDS

__all__ = ["PARTS", "Part", "Span", "Text", "form", "tidy"]

Span: TypeAlias = tuple[int, int]


class Part(NamedTuple):
    """The form of one part of a citation, in small letters, with what it is and what it is not."""

    form: str
    example: str
    no_example: str


_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_GAP: Final = r"[\s._…]{0,40}"
# The forms of a date, wide enough for cut and impossible ones; PartialDate says what they mean.
_FIGURES: Final = (
    r"[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,4}(?![0-9/]|[-.][0-9])"
)
_WORDS: Final = (
    r"[0-9]{1,2}\s{0,3},?\s{0,3}tháng\s{0,3}[0-9]{1,2}(?![0-9])"
    r"(?:\s{0,3}[,/-]?\s{0,3}năm\s{0,3}[0-9]{1,4}(?![0-9])|\s{0,3}[,/-]\s{0,3}[0-9]{4}(?![0-9]))?"
)
_BLANK: Final = (
    rf"(?:{_GAP}tháng{_GAP}(?:[0-9]{{1,2}}{_GAP})?năm{_GAP}(?:[0-9]{{4}}(?![0-9]))?"
    rf"|{_GAP}/{_GAP}(?:(?:[0-9]{{1,2}}{_GAP})?/{_GAP})?[0-9]{{4}}(?![0-9]))"
)
_ENGLISH: Final = (
    rf"(?:{_MONTH}\s{{1,3}}{_DAY}\s{{0,3}},?\s{{1,3}}[0-9]{{4}}(?![0-9])"
    rf"|{_DAY}\s{{1,3}}(?:of\s{{1,3}})?{_MONTH}\s{{0,3}},?\s{{1,3}}[0-9]{{4}}(?![0-9]))"
)
_ISSUED: Final = r"(?:(?:được\s)?(?:ký\s{1,3})?(?:ban\s{1,3}hành|phát\s{1,3}hành|ký|issued)\s{1,3})"
_DATE: Final = (
    rf"ngày\s{{0,5}}(?:{_FIGURES}|{_WORDS}|{_BLANK})"
    r"|ngày\s{0,3}[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}(?![0-9/])"
    rf"|{_FIGURES}|[0-9]{{1,2}}\s{{0,3}}tháng\s{{0,3}}[0-9]{{1,2}}\s{{0,3}}năm\s{{0,3}}[0-9]{{4}}"
    rf"|(?:dated?|on|of|issued\son)\s{{1,3}}(?:the\s{{1,3}})?{_ENGLISH}"
    r"|tháng\s{0,3}[0-9]{1,2}\s{0,3}(?:/|năm)\s{0,3}[0-9]{4}"
)
_BY: Final = (
    r"[\s,|)]{0,10}(?:(?:đã|được)\s{1,3})?(?:ban\s{1,3}hành\s{1,3})?"
    r"(?:của\s{0,5}|do\s{1,5}|(?:by|of)\s{1,5}(?:the\s{1,3})?)"
)
_LAW: Final = r"(?:bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh|hiến\s{1,2}pháp)(?![^\W_])"
_TITLE: Final = rf"\s{{1,4}}(?:{TITLE_WORDS})(?![^\W_])(?!\s{{1,3}}(?:này|như|tại|nêu|rõ)(?!\w))"

PARTS: Final = {
    "note": Part(
        r"\s{0,5}\((?!ngày|sau\s|tại\s|theo\s|(?:các\s)?(?:điểm|khoản|điều)\s)"
        r"(?P<note>[^()/\n]{1,40})\)",
        " (khóa x)",
        " (ngày 5/3/2024)",
    ),
    "date": Part(
        rf"[\s,|(]{{0,12}}{_ISSUED}?(?P<date>{_DATE})",
        " ngày 05 tháng 3 năm 2024",
        " trước ngày 05/3/2024",
    ),
    # in a heading the place stands before the date
    "heading date": Part(
        r"[\s,|(]{0,40}[^\W\d_]{1,9}(?:\s[^\W\d_]{1,9}){0,4},\s{0,3}(?=ngày)"
        rf"(?P<date>{_DATE})",
        " | bạc liêu, ngày 29 tháng 4 năm 2021",
        " bạc liêu ngày 29/4/2021",
    ),
    "year": Part(
        r"(?:[\s,|(]{0,5}|\s?/\s?)(?P<date>(?:năm\s{0,3})?(?:19|20)[0-9]{2})"
        r"(?![0-9]|\s{0,2}[-./]\s{0,2}[0-9])",
        " năm 2024",
        " 2021-2025",
    ),
    # between an issuer and its date: "của UBND tỉnh ban hành ngày 5/3/2024"
    "later date": Part(
        r"(?:\s{1,3}(?:ký\s{1,3})?(?:ban\s{1,3}hành|phát\s{1,3}hành|ký))?[\s,]{1,3}"
        rf"(?P<date>ngày\s{{0,5}}(?:{_FIGURES}|{_WORDS}))",
        " ban hành ngày 23/10/2021",
        " ban hành kế hoạch ngày 5/3/2024",
    ),
    # in the sentence before the number
    "earlier date": Part(
        rf"(?:ngày\s{{0,5}}(?:{_FIGURES}|{_WORDS})|(?:on|dated)\s(?:the\s)?{_ENGLISH}"
        r"|tháng\s{0,3}[0-9]{1,2}\s{0,3}(?:/|năm)\s{0,3}[0-9]{4})",
        "ngày 20/01/2018",
        "20/01/2018",
    ),
    "by": Part(_BY, ", của ", " cho "),
    # somebody issues what is named behind it
    "issued": Part(
        r"(?:(?<=[\s,.;:)])|\A)(?:(?:đã|vừa)\s{1,3})?(?:(?:kịp\s{1,3}thời|chủ\s{1,3}động"
        r"|tiếp\s{1,3}tục)\s{1,3})?(?:ký\s{1,3}ban\s{1,3}hành|ban\s{1,3}hành|có|ký|ra|gửi"
        r"|xây\s{1,3}dựng|issued|promulgated|signed)(?:\s{1,3}(?:các|văn\s{1,3}bản))?[\s:\"“]{0,10}\Z",
        "đã ban hành ",
        "thực hiện ",
    ),
    "title": Part(_TITLE, " quy định mức chi", " quy định này"),
    "quoted title": Part(
        r"[\s,]{1,3}(?P<title>[“\"][^”\"]{1,400}[”\"])", " “chế độ báo cáo”", " báo"
    ),
    # where a title ends; a comma ends it only before other matter, a line break before a new line
    "title end": Part(
        r"[;|\v\]]|\.(?=[\s\]]|\Z)|\n|\s(?:đã\s+|không\s+)?(?:hết\s+|có\s+|còn\s+)(?:hiệu\s+lực|áp\s+dụng)"
        r"|,?\s{1,3}(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|ban\s+hành|hợp\s+nhất)"
        r"|,\s{1,3}(?=[0-9]|(?:phó\s+)?(?:thủ\s+tướng|chủ\s+tịch|giám\s+đốc|bộ\s+trưởng)|(?:đến|trong|để|nhằm|năm|tại|sau|khi|qua|hiện\s+nay|thời\s+gian|đơn\s+vị|cơ\s+quan|đồng\s+chí"
        r"|nay|mức|toàn\s+(?:tỉnh|huyện|xã)|ubnd|hđnd|ủy\s+ban|uỷ\s+ban|sở)(?![^\W_]))",
        "; ",
        ", hướng dẫn",
    ),
    # digits alone behind a kind: the number of a document, and not how many things
    "bare": Part(
        r"(?P<digits>[0-9]{1,6}[a-zđ]?)(?:\s{0,2}/\s{0,2}(?P<year>(?:19|20)[0-9]{2}))?"
        r"(?![^\W_]|\s{0,3}[/%-]\s{0,3}[\w]|[.,][0-9])",
        "48/2009",
        "15/42",
    ),
    "not counted": Part(
        r"\s{0,2}(?:[,.;:)(\]\"”]|\Z|\n|của|do|về|ngày|năm\s{0,2}(?:19|20)|ban hành|và|hoặc|cũng"
        r"|thì|đã|được|là|có|quy định|nêu)",
        " của bộ chính trị",
        " nội dung",
    ),
    "law": Part(_LAW, "bộ luật", "điều luật"),
    # a law by its name and its day or year
    "dated law": Part(
        rf"{_LAW}(?P<title>(?:,?\s{{1,3}}[^\W\d_]{{1,9}}){{0,30}}?),?\s{{1,3}}"
        rf"\(?(?P<date>ngày\s{{0,5}}(?:{_FIGURES}|{_WORDS})|năm\s{{0,3}}(?:19|20)[0-9]{{2}}"
        r"|(?:19|20)[0-9]{2})(?![0-9/-])",
        "luật trẻ em năm 2016",
        "luật trẻ em quy định",
    ),
    # words that no law has in its name
    "no law's title": Part(
        r"(?<!\w)(?:trong|tại|trên|đến|cho|đã|được|từ|này|đó|vào|thi\shành\sluật|có\shiệu\slực"
        r"|thông\squa|tháng|quý)(?!\w)",
        " được ",
        "hoạt động giám sát của quốc hội",
    ),
    # what stands between items of a list that share a kind
    "list": Part(r"\s*\)?(?:[,;&]|và|hoặc|cùng|[,;]\s*(?:và|các))?\s*", " và ", " theo "),
    "list of issuers": Part(r"[^.\n0-9]{0,90}(?:[,;]|và)\s*", " của ubnd tỉnh và ", ". "),
}


@cache
def form(name: str) -> re.Pattern[str]:
    """The pattern of a part, made when it is first needed."""
    return re.compile(PARTS[name].form)


class Text(NamedTuple):
    """A text, and the same in small letters."""

    text: str
    low: str


_EDGES: Final = ' ,;:|.-–"“”«»'


def tidy(text: str) -> str:
    """The words of *text* without the punctuation at its edges or a bracket that has no pair."""
    words = " ".join(text.split()).strip(_EDGES)
    if words.count(")") != words.count("("):
        words = words.strip("()")
    return words.strip(_EDGES)
