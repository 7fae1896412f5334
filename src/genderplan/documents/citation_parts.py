"""The parts of a citation: the table of their forms, and what stands behind a number.

``PARTS`` holds the pattern of each part in small letters, with an example of what it finds and of
what it must not find. Date, issuer, note and title stand behind the number.
"""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeAlias

from genderplan._forms import Form, lazy, spaced, spelled
from genderplan._text import CAPITALS
from genderplan.documents.issuers import TITLE_WORDS, issuer_end
from genderplan.documents.types import MOTTO, kind_name
from genderplan.errors import ParseError
from genderplan.periods import PartialDate
from genderplan.periods.dates import DATE_FORMS

Span: TypeAlias = tuple[int, int]


# The forms of a date are those of periods; here the marks may differ, too: 28/12.2020.
_FIGURES: Final = (
    r"[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,2}\s{0,2}[./-]\s{0,2}[0-9]{1,4}(?![0-9/]|[-.][0-9])"
)
_IN_WORDS: Final = ("words, month in words", "words, day in words", "mùng in words")
_WORDS: Final = DATE_FORMS.embedded("words", *_IN_WORDS)
_WHOLE_DAY: Final = rf"(?:ngày\s{{0,5}}{_FIGURES}|(?=ngày){_WORDS})"
_ENGLISH: Final = DATE_FORMS.embedded("English, month first", "English, day first", "iso")
_ISSUED: Final = r"(?:(?:được )?(?:ký )?(?:ban hành|phát hành|ký|issued) )"
_BLANK_DAYS: Final = ("blank day", "blank day in figures")
_DATE: Final = (
    rf"(?:ngày\s{{0,5}})?{_FIGURES}|{_WORDS}"
    rf"|{DATE_FORMS.embedded('iso', 'figures and the year', *_BLANK_DAYS)}"
    r"|ngày~[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}(?![0-9/])"
    rf"|(?:dated?|on|of|issued on) (?:the )?{_ENGLISH}"
    rf"|{DATE_FORMS.embedded('month')}(?<=[0-9]{{4}})"
)
_LAW: Final = r"(?:bộ luật|luật|pháp lệnh|hiến pháp)(?![^\W_])"
# What a body does in a document.
_ACTS: Final = (
    r"(?:(?:đã|cũng) )?(?:phê duyệt|ban hành|quy định|yêu cầu|đề ra|chỉ đạo|công bố|thông qua"
    r"|thống nhất)(?!\w)"
)
# Whose duty or right "quy định" tells of, so that no title begins: "quy định cơ quan thuế cấp tỉnh
# thực hiện"; not "quy định mức chi", "quy định về cán bộ".
_DUTY: Final = (
    r"(?:cơ quan|ubnd|ủy ban nhân dân|người|đơn vị|doanh nghiệp|cá nhân)(?!\w)[^.,;\n]{0,80} "
    r"(?:thực hiện|có trách nhiệm|chịu trách nhiệm|phải|được)(?!\w)"
)
# A body behind a title and what it does: "các bộ, ngành đã", "chính phủ bổ sung"; not "các sở trong
# thực hiện", "chính phủ giao", which may end the title.
_DOING: Final = (
    r"(?:các (?:bộ|sở|ban|ngành|địa phương|tỉnh|xã|phường)|chính phủ|quốc hội|ban bí thư"
    r"|bộ (?:chính trị|công an|nội vụ|tài chính|y tế|tư pháp))(?!\w)"
    r"(?:,? (?!(?:trong|của|về|với|để|do|mà) )[^\s.,;]{1,9}){0,5}?"
    r" (?:đã|đang|sẽ|phải|cần|tiếp tục|tập trung|bổ sung|yêu cầu)(?!\w)"
)
_FORMS: Final = (
    Form(
        "note",
        r"\s{0,5}\((?!ngày|(?:sau|tại|theo|(?:các )?(?:điểm|khoản|điều)) )"
        r"(?P<note>[^()/\n]{1,40})\)",
        " (khóa x)",
        " (ngày 5/3/2024)",
    ),
    Form(
        "date",
        # "ngay", as keyboards without marks write the word for the day
        rf"[\s,|(]{{0,12}}{_ISSUED}?(?:ngay (?=[0-9]))?(?P<date>{_DATE})",
        " ngày 05 tháng 3 năm 2024",
        " trước ngày 05/3/2024",
    ),
    # in a heading the place stands before the date, perhaps below a rule and the nation's motto
    Form(
        "heading date",
        rf"[\s,|(_–-]{{0,80}}(?:{MOTTO}[\W_]{{1,20}}hạnh phúc[\s_–-]{{1,60}})?(?:tp\.\s?)?"
        rf"[^\W\d_]{{1,9}}(?:(?:\s|\s?-\s?)[^\W\d_]{{1,9}}){{0,4}},~(?=ngày)(?P<date>{_DATE})",
        " | bạc liêu, ngày 29 tháng 4 năm 2021",
        " bạc liêu ngày 29/4/2021",
    ),
    Form(
        "year",
        r"(?:[\s,|(]{0,5}|\s?/\s?)(?P<date>(?:năm~)?@)(?!\s{0,2}[-./]\s{0,2}[0-9])",
        " năm 2024",
        " 2021-2025",
    ),
    # between an issuer and its date: "của UBND tỉnh ban hành ngày 5/3/2024"
    Form(
        "later date",
        rf"(?: (?:ký )?(?:ban hành|phát hành|ký))?[\s,]{{1,3}}(?P<date>{_WHOLE_DAY})",
        " ban hành ngày 23/10/2021",
        " ban hành kế hoạch ngày 5/3/2024",
    ),
    # in the sentence before the number
    Form(
        "earlier date",
        rf"{_WHOLE_DAY}|(?:on|dated) (?:the )?{_ENGLISH}|tháng~[0-9]{{1,2}}~(?:/|năm)~[0-9]{{4}}",
        "ngày 20/01/2018",
        "20/01/2018",
    ),
    Form(
        "by",
        r"[\s,|)]{0,10}(?:(?:đã|được) )?(?:ban hành )?"
        r"(?:của\s{0,5}|do\s{1,5}|(?:by|of)\s{1,5}(?:the )?|(?<=\s)(?=hội nghị (?:lần )?thứ ))",
        ", của ",
        " cho ",
    ),
    # somebody issues what is named behind it
    Form(
        "issued",
        r"(?:(?<=[\s,.;:)])|\A)(?:(?:đã|vừa) )?(?:(?:kịp thời|chủ động|tiếp tục) )?"
        r"(?:(?:ký )?ban hành|có|ký|ra|gửi|xây dựng|(?:họp )?thông qua|issued|promulgated|signed)"
        r"(?: (?:các|văn bản))?[\s:\"“]{0,10}\Z",
        "đã ban hành ",
        "thực hiện ",
    ),
    # what somebody says in the document named behind it
    Form(
        "said",
        r"(?:(?:đề nghị|kiến nghị|ý kiến|chỉ đạo|báo cáo) của|(?<!\w)(?:do|được)) "
        r"(?P<by>[^;.\d]{4,90}?)(?: (?:ban hành|phê duyệt|ký)| \([^()]{3,60}\))? tại(?: các)? \Z",
        "theo đề nghị của sở nội vụ tại ",
        "cuộc họp của sở nội vụ tại ",
    ),
    # what somebody did in the document behind "tại"
    Form(
        "acted",
        rf"\s{_ACTS}(?=(?:[^.;\n]*(?<!quy\sđịnh)(?<!\snêu))?\stại(?: các)? \Z)",
        " đã phê duyệt đề án tại ",
        " đã phê duyệt đề án. Quy định tại ",
    ),
    # at the end of a title: who issued the document, and when
    Form(
        "issued at the end",
        rf" do (?P<by>[^;.\d]{{4,90}}?) ban hành(?: (?P<date>{_WHOLE_DAY}))?(?=[,;]|\Z)",
        " do bộ y tế ban hành ngày 5/3/2024",
        " do bộ y tế ban hành kèm theo",
    ),
    # behind a document that was named with "tại": who said what in it
    Form(
        "acting",
        rf", (?P<by>[^;,.\d]{{4,90}}?) {_ACTS}",
        ", thủ tướng chính phủ đã phê duyệt",
        ", mức hỗ trợ là",
    ),
    Form(
        "title",
        rf"\s{{1,4}}(?!quy định {_DUTY})(?:{TITLE_WORDS})(?![^\W_])(?= \w)"
        r"(?! (?:này|như|tại|nêu|rõ|kèm|theo)(?!\w))",
        " quy định mức chi",
        " quy định cơ quan thuế thực hiện",
    ),
    Form(
        "quoted title", r"[\s,]{1,3}(?P<title>[“\"][^”\"]{1,400}[”\"])", " “chế độ báo cáo”", " báo"
    ),
    # where a title ends; a comma ends it only before other matter, a line break before a new line
    Form(
        "title end",
        r"[;|\v\]]| \((?:sau đây|dưới đây|viết tắt|gọi (?:tắt|là))|\.(?=[\s\]]|\Z)|\n"
        r"| (?:đã |không )?(?:hết |có |còn )(?:hiệu lực|áp dụng)"
        r"| (?:thì|(?:nêu|chỉ|quy định|xác định) rõ)(?!\w)"
        r"|,? (?:đã )?được (?:sửa đổi|bổ sung|thay thế|ban hành|hợp nhất)"
        r"|, (?=[0-9]|(?:phó )?(?:thủ tướng|chủ tịch|giám đốc|bộ trưởng)|(?:đến"
        r"|trong(?!\sđó)|để|nhằm|năm|tại|sau|khi|qua|hiện nay|thời gian|đơn vị|cơ quan"
        r"|đồng chí|nay|mức|toàn (?:tỉnh|huyện|xã)|ubnd|hđnd|ủy ban|uỷ ban|sở(?! hữu))"
        rf"(?![^\W_])|{_DOING})",
        "; ",
        ", các bộ, ngành",
    ),
    # digits alone behind a kind: the number of a document, and not how many things
    Form(
        "bare",
        r"(?P<digits>[0-9]{1,6}[a-zđ]?)(?:\s{0,2}/\s{0,2}(?P<year>(?:19|20)[0-9]{2}))?"
        r"(?![^\W_]|~[/%-]~[\w]|[.,][0-9])",
        "48/2009",
        "15/42",
    ),
    Form(
        "not counted",
        r"~(?:[,.;:)(\]\"”]|\Z|\n|của|do|về|ngày|năm~(?:19|20)|ban hành|và|hoặc|cũng|thì|đã|được|là"
        r"|có|quy định|nêu|theo|cho|đến|để|nhằm|áp dụng|giai đoạn)",
        " của bộ chính trị",
        " nội dung",
    ),
    Form("law", _LAW, "bộ luật", "điều luật"),
    # a law by its name and its day or year
    Form(
        "dated law",
        rf"{_LAW}(?P<title>(?:,? [^\W\d_]{{1,9}}(?:&[^\W\d_]{{1,9}})?){{0,30}}?)"
        rf"(?: \(sửa đổi[^()]{{0,30}}\))?,? (?:\((?:(?:được )?(?:ban hành|thông qua) )?)?"
        rf"(?P<date>{_WHOLE_DAY}|(?<=\(){_FIGURES}(?=\))|năm~(?:19|20)[0-9]{{2}}"
        r"|(?:19|20)[0-9]{2})(?![0-9/-])",
        "luật trẻ em năm 2016",
        "luật trẻ em quy định",
    ),
    # words that no law has in its name
    Form(
        "no law's title",
        r"(?<!\w)(?:trong|tại|trên|đến|cho|đã|được|từ|này|đó|vào|thi hành luật|có hiệu lực"
        r"|thông qua|tháng|quý)(?!\w)",
        " được ",
        "hoạt động giám sát của quốc hội",
    ),
    # words behind "Luật" that begin no name, where small letters leave it open
    Form(
        "no law's first word",
        r"(?:ban hành(?! văn bản)|mới|cũ|hiện hành|quy định|sửa|có|ra đời|áp dụng|là|và|của|về|theo"
        r"|khác|trên|nêu|chuyên ngành|liên quan|thay|hết|sẽ|các|nói|định|pháp|sư|gia)(?!\w)",
        "ban hành",
        "bình đẳng giới",
    ),
    # what stands between items of a list that share a kind
    Form("list", r"\s*\)?(?:[,;&]|và|hoặc|cùng|[,;]\s*(?:và|các))?\s*", " và ", " theo "),
    Form("list of issuers", r"[^.\n0-9]{0,90}(?:[,;]|và)\s*", " của ubnd tỉnh và ", ". "),
)
PARTS: Final = {form.name: form._replace(pattern=spelled(form.pattern)) for form in _FORMS}


@cache
def form(name: str) -> re.Pattern[str]:
    """The pattern of a part, made when it is first needed."""
    return re.compile(PARTS[name].pattern)


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


class Day(NamedTuple):
    """A date beside a number: what it says, or how it is written where it cannot be read."""

    value: dt.date | PartialDate | None
    text: str
    span: Span


# Figures between marks of any sort: "28/12.2020"; not "28 tháng 12".
_NUMERIC: Final = lazy(r"[0-9][0-9\s./-]+")
_JOINTS: Final = lazy(r"\s*[./-]\s*")


@lru_cache(maxsize=32768)
def read_date(written: str) -> tuple[dt.date | PartialDate | None, str]:
    """What a date in small letters says, or its words where it says nothing that can be."""
    announced = written.startswith("ngày")
    words = written.removeprefix("ngày").strip() if announced else written
    for lead in ("issued on", "dated", "date", "on", "of"):
        words = words.removeprefix(f"{lead} ").removeprefix("the ").strip()
    shown = words
    if _NUMERIC.fullmatch(words):  # separators are mixed by mistake: 28/12.2020
        words = _JOINTS.sub("/", words)
    if announced:
        words = f"ngày {words}"
    try:
        partial = PartialDate.parse(words)
    except ParseError:
        return None, tidy(shown) if any(char.isdigit() for char in words) else ""
    return partial.date or partial, ""


def day_of(at: Text, found: re.Match[str]) -> Day:
    """The date that a form found, with the bracket that closes behind it."""
    start, end = found.span("date")
    read = read_date(" ".join(found["date"].split()))
    if "(" in at.text[found.start() : start] and at.text[end : end + 1] == ")":
        end += 1
    return Day(*read, (start, end))


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
    if title is None and issuer is None and date is not None and not titled:
        title = _listed_title(at, end)
    subject = heading and day is None and title and at.low.startswith("v/v", title[0])
    if subject and title and not _CITES.search(at.text, *title):
        date = form("heading date").match(at.low, title[1])  # the place stands below the subject
        day = day_of(at, date) if date else None
    late = None
    if title and issuer is None and at.low.find(" do ", *title) > 0:
        late = form("issued at the end").search(at.low, *title)
    if title and late and is_issuer(at, late):
        issuer, title = late.span("by"), (title[0], late.start())
        day = day or (day_of(at, late) if late["date"] else None)
    return Tail(day, issuer, note, title, quoted)


# To the words "do X ban hành" in one line: "năm 2021 Chiến lược quốc gia do Chính phủ ban hành".
_LISTED_TITLE: Final = lazy(
    rf"[ ](?=[{CAPITALS}])[^\n;.]{{8,300}}?[ ]do[ ][^\n;.,]{{4,60}}?[ ]ban[ ]hành\b"
)


def _listed_title(at: Text, end: int) -> Span | None:
    """The title as lists of documents give it: right behind the year, before "do ... ban hành"."""
    listed = _LISTED_TITLE.match(at.text, end)
    return (end + 1, listed.end()) if listed else None


def is_issuer(at: Text, found: re.Match[str]) -> bool:
    """Whether all that stands between the words of a form is the name of a body."""
    first, last = found.span("by")
    return issuer_end(at.text, at.low, first) == last


# The name of a person between an office and the date: " Trần Văn An" before " ngày"; not " Nội vụ".
_PERSON: Final = spaced(rf"(?: [{CAPITALS}][^\W\d_]{{0,7}}){{2,4}}(?=,? (?:ký|ban|ngày))")


def note_after(at: Text, end: int) -> tuple[Span | None, int]:
    """The bracket at *end* that says more of a document, "(khóa X)", and where it ends."""
    if "(" not in at.low[end : end + 3]:
        return None, end
    found = form("note").match(at.low, end)
    if found is None or read_date(found["note"])[0] is not None:
        return None, end
    start = found.end() - len(found[0].lstrip())
    return (start, found.end()), found.end()


def issuer_after(at: Text, end: int, *, joint: bool) -> tuple[Span | None, int]:
    """The body named after "của" or "do" at *end*, and where its name ends."""
    by = form("by").match(at.low, end)
    if by is None or "\n\n" in by[0]:
        return None, end
    if at.low.startswith("về ", by.end()):  # "của  về việc": the name was left out
        return None, end
    last = issuer_end(at.text, at.low, by.end(), joint=joint)
    return ((by.end(), last), last) if last > by.end() else (None, end)


def opens_title(text: str) -> bool:
    """Whether *text* begins with words that open the title of a document ("về", "phê duyệt")."""
    return form("title").match(f" {text.lower()}") is not None


_MOST_TITLE: Final = 400
# Between a title and the next document of a list: ", ", "; ", " và "; not "-".
_NEXT_DOCUMENT: Final = spaced(r"(?:,|;| và| cùng) (?=[^\W\d_])")


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
    last = _balanced(at.text, start, _before_next(at, start, last))
    return (start, start + len(at.text[start:last].rstrip(" ,:|-–\n."))), False


# A line break before a new paragraph, an item, "1.", "- ", or a date; not one inside a sentence.
_NEW_LINE: Final = spaced(
    r"\n\s*(?:\n|[-+•*] [^\W\d]|[0-9]+[.)] |[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|\Z)"
)
# The last words of a line that cannot end a title.
_UNFINISHED: Final = spaced(
    r"(?<!\w)(?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã|của|và|về|tại|các|cho|đến|trong|với"
    r"|theo|thuộc|giữa|từ|năm|đoạn|số|Luật|Nghị định|-),?\s?\Z"
)

_FAR_IN: Final = 300  # characters by which a line may be indented where columns are kept


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a title goes on behind the line break at *end*: no new paragraph, item or heading."""
    if _NEW_LINE.match(text, end):
        return False
    if _UNFINISHED.search(text, start, end):
        return True  # "trên địa bàn tỉnh\nThanh Hóa": a name that is cut, not a new paragraph
    words = text[end : end + _FAR_IN].split(None, 1)
    following = words[0] if words else "-"
    if not (following[0].isalnum() or following[0] in '(“"'):
        return False
    if text[start:end].isupper():
        return following.isupper()
    return not following[0].isupper()


def _before_next(at: Text, start: int, last: int) -> int:
    """Where the next document of a list begins; "và" adds to one that the title cites."""
    for joint in _NEXT_DOCUMENT.finditer(at.low, start, last):
        kind = kind_name().match(at.low, joint.end())
        if kind is None or not (_IS_CITED.match(at.text, kind.end()) or _is_law(at.text, kind)):
            continue
        if joint[0][0] in ",;" or not _CITES.search(at.text, start, joint.start()):
            return joint.start()
    return last


# Behind a kind: the number or the issuer of one document, "số 12/...", "của UBND tỉnh".
_IS_CITED: Final = spaced(rf" (?:[Ss]ố |[0-9]|của (?=[{CAPITALS}]))")
# A document that is cited by its number, or a law by its name.
_CITES: Final = spaced(rf"[0-9]\s?[/-]\s?[0-9]{{0,4}}/?[A-ZĐ]|Luật [{CAPITALS}]")


def _is_law(text: str, kind: re.Match[str]) -> bool:
    """Whether a law is named by what follows the word for it: "Luật Trẻ em"."""
    capitals = text[kind.start()].isupper() and text[kind.end() + 1 : kind.end() + 2].isupper()
    return capitals and form("law").fullmatch(kind[0]) is not None


# Brackets and quotation marks that have a pair; the sign '"' is the same at both ends.
_PAIRED: Final = lazy("[(“)”]")


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
