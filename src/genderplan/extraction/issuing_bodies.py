"""How far the name of an issuing body goes in running text: "của Chính phủ, mức phạt là …".

Decided: a name is read part by part - a head ("Sở", "UBND"), fields ("Lao động - Thương binh và Xã
hội"), a place with its name - and ends at the first word that can be none of these. A comma goes
on only to a further field or place, or to another body after which nothing follows. A text in
capitals tells no names from other words, so only what stands in the lists counts there.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from genderplan.documents.types import document_types

__all__ = ["leading_body"]

_HEADS: Final = (
    "thủ tướng chính phủ|thủ tướng|chính phủ|quốc hội|bộ chính trị|ban bí thư|ban chấp hành"
    "|ban thường vụ|ban tổ chức|ban tuyên giáo|ban dân vận|ban dân tộc|ban chỉ đạo|ban nội chính"
    "|ban vì sự tiến bộ của phụ nữ|ban vì sự tiến bộ phụ nữ|ban|bộ trưởng|bộ|sở|phòng|chi cục"
    "|tổng cục|cục|vụ|viện kiểm sát nhân dân|viện|trung tâm|trường|ủy ban nhân dân|uỷ ban nhân dân"
    "|ủy ban thường vụ quốc hội|uỷ ban thường vụ quốc hội|ủy ban mặt trận tổ quốc|ủy ban"
    "|uỷ ban mặt trận tổ quốc|uỷ ban|ubnd|ubmttq|ubtvqh|hđnd|hội đồng nhân dân|hội đồng|mttq"
    "|mặt trận tổ quốc|hội liên hiệp phụ nữ|hội lhpn|hội phụ nữ|hội nông dân|hội cựu chiến binh"
    "|hội chữ thập đỏ|hội người cao tuổi|hội|đoàn thanh niên|đoàn chủ tịch|đoàn đại biểu quốc hội"
    "|đoàn đbqh|đoàn|tổng liên đoàn lao động|liên đoàn lao động|tổng lđlđ|lđlđ|công đoàn|tỉnh ủy"
    "|tỉnh uỷ|tỉnh đoàn|huyện ủy|huyện uỷ|huyện đoàn|thành ủy|thành uỷ|thành đoàn|quận ủy|quận uỷ"
    "|thị ủy|thị uỷ|đảng ủy|đảng uỷ|đảng bộ|chi bộ|chủ tịch nước|chủ tịch|phó chủ tịch|giám đốc"
    "|chánh văn phòng|văn phòng|thủ trưởng|công an|tòa án nhân dân|toà án nhân dân|bảo hiểm xã hội"
    "|ngân hàng chính sách xã hội|thanh tra|quân ủy|quân uỷ|tổ công tác|liên minh hợp tác xã"
    "|hội đồng bầu cử quốc gia|hội đồng bầu cử|tòa án nhân dân tối cao|toà án nhân dân tối cao"
    "|viện kiểm sát nhân dân tối cao|bộ trưởng, chủ nhiệm|chủ nhiệm|hiệu trưởng|cục trưởng"
    "|vụ trưởng|tổng giám đốc|học viện|đại học|bệnh viện|quỹ|công ty"
    "|ban quản lý|trưởng ban|phó trưởng ban|trưởng phòng|viện trưởng"
)
_FIELDS: Final = (
    "lao động|thương binh|xã hội|nội vụ|y tế|tư pháp|giáo dục|đào tạo|văn hóa|văn hoá|thể thao"
    "|du lịch|thông tin|truyền thông|kế hoạch|đầu tư|tài chính|nông nghiệp|phát triển nông thôn"
    "|nông thôn|công thương|xây dựng|tài nguyên|môi trường|khoa học|công nghệ|quốc phòng"
    "|ngoại giao|ngoại vụ|giao thông vận tải|giao thông|vận tải|dân tộc|tôn giáo|kinh tế|hạ tầng"
    "|đô thị|chính sách|quản lý đô thị|thanh niên|thiếu nhi|thiếu niên|nhi đồng|trẻ em|gia đình"
    "|dân số|thống kê|phụ nữ|liên hiệp|nhân dân|trung ương đảng|trung ương đoàn|trung ương hội"
    "|trung ương|đảng|nhà nước|việt nam|cộng sản|hồ chí minh|tối cao|quân sự|biên phòng"
    "|quốc gia|tư lệnh|cảnh sát biển|kế hoạch hóa gia đình|vì sự tiến bộ của phụ nữ"
    "|vì sự tiến bộ phụ nữ|bộ đội biên phòng|kiểm tra|cựu chiến binh|nông dân"
    "|lđtbxh|lđ-tb&xh|lđ-tbxh|tb&xh|tbxh|vh&tt|vhtt|vhtt&dl|vhttdl|gd&đt|gd-đt|gdđt|kh&đt|khđt|tt&tt|nn&ptnt|tw|qh"
)
_PLACES: Final = (
    r"tỉnh|thành\sphố|tp\.?|thị\sxã|tx\.?|thị\strấn|tt\.|huyện|quận|phường|xã|đặc\skhu"
    r"|cấp\s(?:tỉnh|huyện|xã)"
)


def _any_of(words: str) -> str:
    spelled = sorted(words.split("|"), key=lambda word: -len(word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in spelled)


_HEAD: Final = re.compile(rf"(?:{_any_of(_HEADS)})(?!\w)(?<!ban(?=\shành))")
_FIELD: Final = re.compile(rf"(?:{_any_of(_FIELDS)})(?!\w)")
_PLACE: Final = re.compile(rf"(?<!\w)(?:{_PLACES})(?!\w)(?!\s(?:ủy|uỷ|đoàn|hội)(?!\w))")
_HIGHEST: Final = 3
_TERM: Final = re.compile(r"\(?kh(?:óa|oá)\s{1,2}[ivxlc]{1,6}(?!\w)\)?|\([a-zđ]{2,12}\)")
_NUMBER: Final = re.compile(r"[0-9]{1,2}(?![0-9/.,])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_JOINT: Final = re.compile(r"\s{0,2},\s{1,3}|\s?[-–&]\s?|\s{1,3}(?:và|cùng|&)\s{1,3}|\s{1,3}")
_IN_NAME: Final = re.compile(r"[ ]{1,2}|\s?-\s?|\n")
_CITED_PLAN: Final = re.compile(r"kế\shoạch\s{1,3}(?:số|[0-9]|của|này|về|hành)")
# Schools and the like may be called anything: "Trường Đại học Sư phạm Hà Nội".
_OPEN_NAMES: Final = re.compile(
    r".{0,30}?(?<!\w)(?:trường|học viện|bệnh viện|trung tâm|quỹ|công ty)(?!\w)"
)
_SECOND_SYLLABLE: Final = re.compile(r"\s[^\W\d_]{2,6}(?=\s[A-ZĐ]|\s?[,.;:()\n]|\Z)")
_LONGEST_NAME: Final = 4  # words
# Behind the last body of a list: an end, or the words that open a title.
_NOTHING_ELSE: Final = re.compile(r"\s*(?:[.;:)”\"]|\Z|(?:về|v/v)(?!\w))")
# Fields that are verbs, too, and the words behind which they are none ("Sở xây dựng").
_VERBS: Final = frozenset(
    {"xây dựng", "quản lý", "kiểm tra", "phát triển nông thôn", "đầu tư", "đào tạo", "giáo dục"}
    | {"truyền thông", "thông tin", "kế hoạch", "thống kê"}
)
_OPEN: Final = frozenset(("bộ", "sở", "phòng", "ban", "cục", "vụ", "viện", "tâm", "và", "-", "&"))
# Capitals that begin a sentence rather than a name.
_OPENERS: Final = frozenset(
    {"các", "những", "theo", "căn", "tại", "trong", "từ", "để", "việc", "khi", "nhằm", "về", "với"}
    | {"xét", "nay", "mục", "điều", "trên", "nơi", "ngày", "năm", "tháng", "số", "có", "đến"}
)
_OFFICES: Final = frozenset(("", "và", "cùng", "đốc", "trưởng", "tịch", "phó"))


class _Line(NamedTuple):
    """A text, the same in small letters, whether it is all in capitals, and whether it lists."""

    text: str
    low: str
    shouted: bool
    joint: bool


def leading_body(text: str, *, joint: bool = False) -> str:
    """The name of the body, or of the bodies, at the beginning of *text*; "" where none is known.

    A *joint* document has several, whatever stands behind them.

    >>> leading_body("Chính phủ, mức phạt là 2 triệu đồng")
    'Chính phủ'
    >>> leading_body("Bộ Văn hóa, Thể thao và Du lịch nêu trọng tâm")
    'Bộ Văn hóa, Thể thao và Du lịch'
    """
    line = _Line(text, text.lower(), text.isupper(), joint)
    known = any(words.match(line.low) for words in (_HEAD, _FIELD, _PLACE))
    end = _end(line, 0) if known and len(line.low) == len(text) else 0
    return " ".join(text[:end].split())


def _end(line: _Line, start: int) -> int:
    """Where the name that begins at *start* ends; *start* where none begins."""
    end = _part(line, start)
    while end > start:
        joint = _JOINT.match(line.low, end)
        if joint is None or (line.shouted and "\n" in joint[0]):
            break
        goes_on = _after_comma if "," in joint[0] else _known if "\n" in joint[0] else _part
        after = goes_on(line, joint.end())
        if after == joint.end():
            break
        end = after
    return end


def _part(line: _Line, start: int) -> int:
    """Where the head, field, place or name at *start* ends; *start* where there is none."""
    end = _known(line, start)
    if end > start:
        return end
    word = _WORD.match(line.text, start)
    if word is None or line.shouted or not word[0][0].isupper() or _opens_document(line, start):
        return start
    if word[0].lower() in _OPENERS:
        return start
    second = _SECOND_SYLLABLE.match(line.text, word.end())
    return second.end() if second and _OPEN_NAMES.match(line.low) else word.end()


def _known(line: _Line, start: int) -> int:
    """As :func:`_part`, but only what stands in the lists: a line may begin with anything."""
    place = _PLACE.match(line.low, start)
    if place is not None:
        return _name(line, place.end())
    for words in (_HEAD, _FIELD, _TERM):
        found = words.match(line.low, start)
        if found is not None and _belongs(line, found):
            named = found[0].endswith(("ủy", "uỷ"))
            return _name(line, found.end()) if named else found.end()
    return start


def _belongs(line: _Line, found: re.Match[str]) -> bool:
    """Whether a head or field in small letters is part of a name rather than a verb or noun."""
    if found.re is _FIELD and _CITED_PLAN.match(line.low, found.start()):
        return False
    if not line.text[found.start()].islower():
        return True
    before = line.low[: found.start()].split()
    last = before[-1] if before else ""
    if found[0] in _VERBS:
        return last in _OPEN
    apart = last in _OFFICES or last.endswith(",")
    return apart or " " in found[0] or found.re is not _HEAD


def _name(line: _Line, end: int) -> int:
    """Where the name behind a word for a place ends; *end* where it has none."""
    for count in range(2 if line.shouted else _LONGEST_NAME):
        gap = _IN_NAME.match(line.text, end)
        if gap is None or ("\n" in gap[0] and (line.shouted or count > 1)):
            break
        number = _NUMBER.match(line.text, gap.end())
        if number is not None and not line.shouted:
            return number.end()
        word = _WORD.match(line.text, gap.end())
        if word is None or not word[0][0].isupper() or word[0].lower() in _OPENERS:
            break
        if _HEAD.match(line.low, gap.end()):
            break
        end = word.end()
    return end


def _after_comma(line: _Line, start: int) -> int:
    """Where the part after a comma ends; *start* where other matter begins."""
    place = _PLACE.match(line.low, start)
    if place is not None:
        end = _name(line, place.end())
        named = end > place.end() and _rank(place[0]) > _last_rank(line.low[:start])
        return end if named else start
    if _CITED_PLAN.match(line.low, start):
        return start
    field = _FIELD.match(line.low, start)
    if field is not None and line.text[start].isupper() == line.text[:1].isupper():
        return field.end()
    if _HEAD.match(line.low, start) is None:
        return start
    end = _end(line, start)
    return end if line.joint or _NOTHING_ELSE.match(line.low, end) else start


def _rank(place: str) -> int:
    """How high the level of a word for a place is: a commune 1, a district 2, a province 3."""
    if place.startswith(("xã", "phường", "thị trấn", "tt", "đặc")):
        return 1
    return 3 if place.startswith("tỉnh") else 2


def _last_rank(low: str) -> int:
    """The level of the last place named in *low*; the highest where there is none."""
    places = _PLACE.findall(low)
    return _rank(places[-1]) if places else _HIGHEST


@cache
def _document_words() -> re.Pattern[str]:
    names = {kind.name.lower() for kind in document_types()}
    return re.compile(rf"(?:{_any_of('|'.join(names))})(?!\w)")


def _opens_document(line: _Line, start: int) -> bool:
    """Whether a kind of document is named at *start*."""
    return _document_words().match(line.low, start) is not None
