"""Bodies in running text: committees, councils, unions, ministries, departments, Party committees.

A body is one of the names of ``data/words/bodies.toml``, the parts that may stand before it, and
the words for its place ("Ban Thường vụ Hội Nông dân tỉnh Thanh Hóa"). It is resolved to an organ
when the unit and the day are known; its title is kept as it is written.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from genderplan._forms import lazy, spaced
from genderplan._text import CAPITALS, ascii_key, match_key
from genderplan.documents.issuers import Names, issuer_end
from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.lexicon import Place
from genderplan.extraction.mentions import Mention, MentionKind, NamedOrgan
from genderplan.extraction.nouns import label_before, noun_at
from genderplan.hierarchy import AdministrativeUnit, Organ, OrganKind
from genderplan.hierarchy.bodies import (
    Body,
    bodies,
    bodies_named,
    body_parts,
    departments,
    inner_bodies,
    institutions,
    misread_symbols,
    spellings,
)
from genderplan.hierarchy.organs import organ_of
from genderplan.hierarchy.units import KIND_PATTERN

# The words for a place without a name: "UBND tỉnh", "UBND các xã, phường", "HĐND tỉnh, cấp huyện",
# "HĐND các cấp", "KTNN khu vực XII", "Hội Nông dân cơ sở"; not "Sở tài chính", nor "Đoàn cơ sở vật
# chất", and only the first kind of "HĐND tỉnh và huyện Ba Tri".
_OF_LEVEL: Final = rf"(?i:(?:cấp\s|các\s)?(?:{KIND_PATTERN}|tp\.?))(?![^\W_])"
_PLACE: Final = lazy(
    r"(?:[ ]{1,2}|[ ]?\n)(?:(?i:các\scấp)(?![^\W_])|(?i:khu\svực\s)(?:[IVX]{1,5}|[0-9]{1,2})(?!\w)"
    r"|(?i:(?:cấp\s)?cơ\ssở)(?![^\W_]|\s(?:vật|hạ|sản|kinh|dữ|y|giáo|pháp|thờ|của|đào|cung|là)(?!\w))"
    rf"|{_OF_LEVEL}(?:(?:,|\s?/|\svà)\s?{_OF_LEVEL}(?!\s[{CAPITALS}]|\s(?:đoàn|ủy|uỷ)))"
    r"{0,5}(?:\strực\sthuộc\s(?:Trung\sương|trung\sương|TW))?)"
)
# The letters of a body between its name and its place: "Hội Nông dân (HND) tỉnh".
_LETTERS: Final = lazy(r"[ ]{0,2}\([A-ZĐ]{2,12}\)(?=\s{1,2}\w)")
_GAP: Final = lazy(r"(?:[ ]{1,3}\n?[ ]{0,2}|\n[ ]{0,2})(?:của (?=\w))?(?=\S)")
_FIRST: Final = lazy(r"\w+")
_OF_THE_COUNTRY: Final = spaced(r" (?:việt nam|vn)(?!\w)")
_JOINTS: Final = frozenset("-.&")  # before the symbol in the number of a document: "31/KH-UBND"
_IN_NUMBER: Final = spaced(r"/\s?[A-ZĐ]{1,8}\s?- \Z")  # "31 / KH - UBND"
# The figure before what it counts: "84 ", "12/15 "; not "12/4/2017 ".
_FIGURE_AT_END: Final = lazy(r"(?<![\w./-])[0-9.]+(?:/[0-9.]+)?\s{1,2}\Z")
# Before a body in the name of a law: "Luật Tổ chức Chính phủ"; not "Luật giao Chính phủ".
_IN_LAW: Final = spaced(
    r"(?:luật|pháp lệnh) (?:tổ chức |hoạt động giám sát của "
    r"|bầu cử đại biểu (?:quốc hội và đại biểu )?)?\Z"
)
_LAW_ENDS: Final = frozenset("thcauà")
_LONGEST_LAW: Final = 50
_PUNCTUATION: Final = spaced(r"\s*[-–,&]\s*| và | ")
_SHORTEST: Final = 4  # letters of an abbreviation: "CP" and "TW" stand for other things, too
_MOST_PARTS: Final = 4
_ORGANS: Final = {kind.value: kind for kind in OrganKind}


def _names() -> Iterator[str]:
    """All names by which a body is found, in no order."""
    for body in bodies():
        yield from (name for name in body.names if " " in name or len(name) >= _SHORTEST)
    yield from departments()
    yield from body_parts()
    yield from misread_symbols()


def _first_words() -> dict[str, str]:
    """The first words of all names, each with the second words that may follow it."""
    follows: dict[str, set[str]] = {}
    for name in (*_names(), *institutions()[0]):
        first, *rest = re.split(r"\W+", name.lower())
        for word in (first, first.replace("ủy", "uỷ"), first.replace("tòa", "toà")):
            follows.setdefault(word, set()).add(spellings(rest[0]) if rest else "")
    found = {word: rf"\W{{1,3}}(?:{'|'.join(sorted(rest))})" for word, rest in follows.items()}
    found |= {word: "" for word, rest in follows.items() if "" in rest}
    return found | {"báo": r"\W(?!cáo)"}  # "báo cáo" is frequent, and no newspaper


FIRST_WORDS: Final[Mapping[str, str]] = _first_words()


# Words behind "hội" and "đoàn" with which they are others: "hội nghị", "đoàn kết".
_GOES_ON: Final = (
    r"(?<=hội)\s(?:nghị|thảo|thi|trường|trại|chợ|diễn|họp|đàm)(?!\w)|(?<=đoàn)\s(?:kết|thể)(?!\w)"
)


@cache
def _all_names() -> Names:
    # "Tỉnh ủy viên" is a person, "Trung ương hội nghị" held a meeting
    return Names(_names(), rf"(?!\w|\sviên(?!\w)|{_GOES_ON})")


@lru_cache(maxsize=8192)
def _key(title: str) -> str:
    """A key equal for all spellings of one name, whatever stands between its words."""
    return match_key(_PUNCTUATION.sub(" ", title.lower()).strip())


@cache
def _by_key() -> Mapping[str, Body]:
    found: dict[str, Body] = {}
    for body in bodies():
        for name in body.names:
            found.setdefault(_key(name), body)
    for misread, symbol in misread_symbols().items():
        found |= {_key(misread): body for body in bodies_named(symbol)}
    return found


@cache
def _part_keys() -> tuple[frozenset[str], frozenset[str]]:
    """Parts never named alone ("Ban Pháp chế" is), and what may stand before a body."""
    parts, alone, inner = (
        frozenset(map(_key, names)) for names in (body_parts(), departments(), inner_bodies())
    )
    return parts - alone, parts | inner


def find_organs(
    clean: CleanText, units: Iterable[tuple[Place, Mention]], on: dt.date | None
) -> Iterator[Mention]:
    """The bodies of *clean*, in order; *units* are the units already found in it."""
    by_start = {place.start: (place.end, unit.value) for place, unit in units}
    parts, named = _part_keys()[0], _by_key()
    first = last = 0
    for start in [at for at, word in clean.anchors.items() if word in FIRST_WORDS]:
        if start < last or _in_number(clean, start) or _in_law(clean, start):
            continue
        title_end, name_start = _title(clean, start)
        proper = title_end > start
        # most places are no name: a sign or a letter tells what need not be looked at
        if not proper and (clean.text[start].isupper() or clean.low.startswith(_SMALL_TOO, start)):
            title_end, proper = _institution(clean, start)
        if title_end == start:
            continue
        if _NO_BODY.match(clean.low, start):
            # the body of a deputy is none; that of a standing secretary is named behind the word
            last = start + 1 if clean.low.startswith(("thường", "đoàn"), start) else title_end
            continue
        if _is_repeated(clean, (first, last), (start, title_end)):
            continue
        unit, place_start, end = _place_after(clean, start, title_end, by_start)
        name = _key(clean.low[name_start:title_end])
        body = named.get(name)
        has_place = end > title_end
        counted = _is_counted(clean, start)
        # "Trung tâm", "Ban Thường vụ", "84 chi hội": whose?
        if not has_place and (not proper or name in parts or counted):
            continue
        if counted and clean.low.endswith("cơ sở", start, end):
            continue
        # "Ban Chấp hành Công đoàn" needs no place, "cơ quan Trung ương" does
        told = has_place or " hành" in " ".join(clean.low[start:name_start].split())
        title, place = clean.words(start, title_end), clean.words(place_start, end)
        if not (_is_named(title, body, has_place=told) or _is_small_board(title, place)):
            continue
        kind = _ORGANS.get(body.organ) if body and name_start == start else None
        organ = _organ_on(unit, kind, on) if unit and kind and on else None
        value = NamedOrgan(title=title, place=place, kind=kind, organ=organ)
        yield clean.mention(MentionKind.ORGAN, start, end, value)
        first, last = start, end


def _is_counted(clean: CleanText, start: int) -> bool:
    """Whether a figure counts what begins at *start*: "84 chi hội phụ nữ"; not "3 Sở Y tế".

    Neither does a date or a year: "ngày 12/4/2017 Bộ Y tế", "năm 2024 Hội Phụ nữ".
    """
    if not clean.low[max(0, start - 2) : start].rstrip().isdigit():
        return False
    figure = _FIGURE_AT_END.search(clean.low, max(0, start - 14), start)
    if figure is None or label_before(clean.low, figure.start()):
        return False
    first = _FIRST.match(clean.low, start)
    return first is not None and noun_at(clean, start, first[0]) is not None


def _is_repeated(clean: CleanText, body: tuple[int, int], letters: tuple[int, int]) -> bool:
    """Whether the letters of the *body* before stand in brackets: "Ủy ban Bầu cử (UBBC)"."""
    start, end = letters
    if clean.text[start - 1 : start] != "(" or clean.text[end : end + 1] != ")":
        return False
    initials = "".join(word[0] for word in clean.low[slice(*body)].split())
    near = start - body[1] <= len(" (")
    return near and ascii_key(clean.low[start:end]) == ascii_key(initials)


def _title(clean: CleanText, start: int) -> tuple[int, int]:
    """Where the title at *start* ends, and where the name of the body behind its parts begins."""
    end = name = at = start
    for _ in range(_MOST_PARTS):
        found = _all_names().match(clean.low, at)
        if found is None:
            break
        end, name = found.end(), at
        gap = _GAP.match(clean.low, end) if _key(found[0]) in _part_keys()[1] else None
        if gap is None:
            break
        at = gap.end()
        centre = found[0] in _CENTRES and _UNION.match(clean.text, at)
        if (whose := centre.end() if centre else _owner(clean, at)) > at:
            return whose, at
        task = _TASK.match(clean.text, at) if found[0].startswith(_WITH_TASK) else None
        if task:
            return task.start() + len(task[0].rstrip()), start
    country = _OF_THE_COUNTRY.match(clean.low, end) if end > start else None
    return (country.end() if country else end), name


# The owner of a part that is named by its kind alone: "Đảng bộ Công ty", "Ban Chấp hành Hội"; not
# "Ban Chấp hành Hội Sinh vật", "Công đoàn Trường mầm non", nor "Đảng ủy Hội nghị".
_OWNER: Final = spaced(
    r"(?:Công ty|Tổng công ty|Tập đoàn|Nhà trường|Trường|Bệnh viện|Học viện|Hội)(?=\s?[,.;:)\n]|\Z"
    r"| (?:đã|đang|sẽ|là|gồm|có|và|được|trong|khóa|lần|phối|tổ|về|cho|nhiệm|với) )"
)
# The union whose centre is named, "Trung ương Hội"; not "Trung ương Hội Nông dân", "TW Đoàn kết".
_UNION: Final = lazy(rf"(?:Hội|Đoàn)(?!\w|\s[{CAPITALS}]|(?i:{_GOES_ON}))")
_CENTRES: Final = frozenset(("trung ương", "tw", "t.ư", "t.w"))


_WITH_TASK: Final = ("ban chỉ đạo", "bcđ")  # committees that are named by what they steer
# What such a committee steers, up to the words for its place: "Phòng, chống dịch Covid-19" before
# "tỉnh"; not "yêu cầu các" before "huyện", nor a sentence that begins behind the committee.
_TASK: Final = lazy(
    rf"(?:\([A-ZĐ]{{2,5}}\)\s)?(?=[{CAPITALS}0-9]"
    r"|(?:an|bầu|cải|chống|chương|công|cuộc|đề|đổi|phong|phòng|sắp|tổng|về|xây),?\s)"
    r"(?:(?i:quốc\sgia|trung\sương)(?!\w)"
    r"|(?:(?!(?:của|tại|(?<!nhà\s)ở|trên|đã|sẽ|là|có|cho|được|yêu|giao|do|theo|từ|đến"
    r"|(?<!mô\shình\s)tổ\schức(?!\sbộ\smáy)|các(?!\scấp)|trong|với|gồm|thống\snhất"
    r"|phân\scông|báo\scáo|họp|đề\snghị)\s|[ỦU][ỷyỶY]\sban|(?i:chủ\stịch))"
    r"(?:[\w“”&–-]+,?|\([A-ZĐ]{2,5}\))(?:[ ]{1,2}|[ ]?\n)){1,22}?"
    r"(?:(?=của\s(?:Chính\sphủ|Trung\sương|Quốc\shội)(?!\w))|(?i:quốc\sgia|trung\sương)(?!\w)"
    rf"|(?<=\s)(?=(?i:(?:cấp\s)?{KIND_PATTERN})(?!\w|\s(?:nông\sthôn|đạt)))))"
)


def _owner(clean: CleanText, start: int) -> int:
    """Where the institution ends to which a part before *start* belongs; *start* if none does."""
    end, proper = _institution(clean, start) if clean.text[start].isupper() else (start, False)
    if proper or (end > start and _PLACE.match(clean.text, end)):
        return end
    alone = _OWNER.match(clean.text, start)
    return alone.end() if alone else start


# Words before "báo" that make it no newspaper: "thông báo Phụ nữ", "nhà báo Lao động".
_NO_PAPER: Final = ("thông", "nhà", "họp", "cảnh", "dự", "tình", "điện", "quảng")
# What is no body by the words around: "Phó Thủ tướng", "Tổng Bí thư, Chủ tịch nước", "Bí thư Thường
# trực Tỉnh ủy", "Tổng cục", "Công ty", "Đại hội phụ nữ", "chi hội", "Cục Trưởng",
# "Chính phủ điện tử" (but "Chính phủ số 12"), "thị trấn Nông trường Phong Hải", and the hall where
# people met, "tại Nhà Văn hóa".
_NO_BODY: Final = lazy(
    r"(?:(?<=phó )|(?<=nguyên ))(?:thủ tướng|chủ tịch nước)"
    r"|(?<=tổng bí thư, )(?:thủ tướng|chủ tịch nước)(?!,)"
    r"|(?:cục|vụ|viện|khoa|phòng|ban)\s(?:trưởng|phó)(?!\w)|đảng\sbộ\scơ\ssở"
    r"|(?<!nghị quyết )(?<!của )đại\shội"
    rf"|(?:{'|'.join(f'(?<={word} )' for word in _NO_PAPER)})báo\s"
    r"|chính\sphủ\s(?:điện\stử|kiến\stạo|liêm\schính|số(?!\s?[0-9:]))"
    r"|(?:(?<=bí thư )|(?<=chủ tịch ))thường trực |(?<=tổng )cục |(?<=công )(?:ty|đoàn) "
    r"|(?:(?<=đại )|(?<=chi ))hội |(?<=thị trấn )nông trường"
    r"|(?:(?<=tại )|(?<=ở ))(?:nhà\s(?:văn\s(?:hóa|hoá)|hát|thi\sđấu)"
    r"|trung\stâm\s(?:hội\snghị|triển\slãm))"
)
# The office before the name of its body, "Cục trưởng Cục Thống kê": all of the name follows it.
_OFFICE: Final = lazy(
    r"(?<!\w)(?:(?:cục|vụ|viện|khoa|hiệu|chi\scục)\strưởng|trưởng\s(?:phòng|khoa)|(?<!ban\s)giám\sđốc"
    r"|chủ\snhiệm)[ ]\Z"
)
# A name to the semicolon or the end of its line: "Cục Kế hoạch và tài chính;"; not one with words
# of another matter, "Trường Đại học Việt Nhật theo quyết".
_TO_THE_MARK: Final = spaced(
    r"(?:(?! (?:theo|tại|về|được|đã|là|trong|cho|ký|từ|để|có) )[^;:.,()\n]){6,90}(?=[;,]?\s*(?:\n"
    r"|\Z)|;)"
)
# What is an institution in small letters, too: "trường THCS Minh Khai"; not "trung tâm Hà Nội".
_SMALL_TOO: Final = ("trường t", "trường m", "trường đ", "trường cấp", "bệnh viện", "học viện")
# Words that are proper names or verbs as often as institutions: "Vụ Bản", "Phòng Không", "Khoa";
# and those that open other words in a heading: "BÁO CÁO", "VIỆN TRỢ".
_DOUBTFUL: Final = frozenset(("vụ", "phòng", "khoa"))
_IN_HEADINGS: Final = _DOUBTFUL | {"báo", "viện", "quỹ", "điện lực"}
# Words inside names that say behind a name what is done: "Trường Mầm non Hoa Sen tổ chức".
_DOINGS: Final = frozenset(
    {"tổ chức", "hỗ trợ", "bảo vệ", "phát triển", "quản lý", "chăm sóc", "ứng phó", "nghiên cứu"}
    | {"tư vấn", "kiểm tra", "xây dựng", "thống kê", "đào tạo", "đầu tư", "truyền thông"}
    | {"thông tin", "kế hoạch", "giáo dục", "kiểm soát", "sản xuất", "bảo trợ", "quản trị"}
    | {"phục vụ", "kiểm định", "giám định", "xúc tiến", "ứng dụng", "kiểm nghiệm"}
)
_ABBREVIATION: Final = lazy(rf"[{CAPITALS}0-9&’']{{3,}}")  # "CTSV"; not "XÃ"
_AGENCIES: Final = frozenset(("cục", "chi cục"))  # of names in small letters but for the first
# A name that goes on with words which are not known: " Quân" of "Cục Quân y"; not " CSGT" before
# "chủ trì".
_CUT: Final = lazy(rf" (?!{_ABBREVIATION.pattern} )[{CAPITALS}]\w* [^\W\d_{CAPITALS}]")
# A word with a capital, or an abbreviation: "Hoa", "B’ri", "CSXH"; not a figure.
_CAPITAL: Final = lazy(rf"[{CAPITALS}][\w&]*(?:['’]\w+)?")


@cache
def _institutions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """First words of institutions, small words inside their names, and what joins two words."""
    heads, inside = (
        f"(?:{'|'.join(map(spellings, sorted(words, key=len, reverse=True)))})(?!\\w)"
        for words in institutions()
    )
    joint = rf"(?:\s?[-–&,]\s?|\svà\s)(?={inside})(?!{heads})|[ ]"
    return re.compile(heads), re.compile(inside), re.compile(joint)


def _institution(clean: CleanText, start: int) -> tuple[int, bool]:
    """Where the name of a school, a fund or the like ends, and whether it has more than its kind.

    It begins at *start* with one of their first words, else it ends there. It has words with
    capitals, and small ones that are listed, up to the next body or unit.
    """
    heads, inside, joint = _institutions()
    head = heads.match(clean.low, start)
    if head is None:
        return start, False
    doubtful = head[0] in _DOUBTFUL
    if head[0] in _IN_HEADINGS and clean.text[start + 1].isupper():
        return start, False
    if _OFFICE.search(clean.low, max(0, start - 16), start):
        whole = _TO_THE_MARK.match(clean.text, start)
        end = whole.end() if whole else issuer_end(clean.text, clean.low, start)
        end -= len(" và") if clean.low.endswith(" và", start, end) else 0
        return end, end > head.end()
    end, proper = head.end(), False
    while gap := joint.match(clean.low, end):
        at = gap.end()
        if gap[0] != " " and not proper:  # "Đại học và Cao đẳng"
            break
        word = inside.match(clean.low, at)
        if word and proper and word[0] in _DOINGS and clean.text[at].islower():
            break
        if word is None:
            word = _CAPITAL.match(clean.text, at)
            other = word and clean.anchors.get(at) == word[0].lower()
            if word is None or other:
                break
            if doubtful and not proper and not _ABBREVIATION.fullmatch(word[0]):
                break
        end, proper = word.end(), proper or clean.text[at].isupper()
    cut = head[0] in _AGENCIES and _CUT.match(clean.text, clean.text.rfind(" ", start, end))
    return (start, False) if cut else (end, proper)


def _is_named(title: str, body: Body | None, *, has_place: bool) -> bool:
    """Whether the words name a body: in capitals, or in small letters one that a place follows."""
    if (body is not None and body.needs_place and not has_place) or title.startswith("tư "):
        return False  # "thứ tư Hội Nông dân"
    if title[0].isupper():
        return True
    if body is not None and body.organ not in {"", OrganKind.DEPARTMENT.value}:
        return has_place or title.lower().endswith(" việt nam")
    return any(map(str.isupper, title))


# The beginning of a board in small letters; not "ban chỉ đạo", which is any.
_SMALL_BOARD: Final = lazy(r"(?:[uủ][ỷy] ban|ban(?! chỉ đạo| quản)) \w+ \w+|ban dân tộc")


def _is_small_board(title: str, place: str) -> bool:
    """Whether words in small letters are a board: "ban thường vụ huyện ủy".

    Its place must follow, "uỷ ban kiểm tra các cấp"; that of "ban chấp hành cấp huyện" is any.
    """
    told = title.endswith(("ủy", "uỷ")) or (place != "" and not place.startswith("cấp "))
    return told and _SMALL_BOARD.match(title) is not None


def _in_number(clean: CleanText, start: int) -> bool:
    """Whether what begins at *start* is the issuer in the number of a document."""
    before = clean.low[start - 1 : start]
    if before == "/" or (before in _JOINTS and clean.low[start - 2 : start - 1].isalnum()):
        return True
    return "-" in clean.low[start - 3 : start - 1] and (
        _IN_NUMBER.search(clean.text, max(0, start - 14), start) is not None
    )


def _in_law(clean: CleanText, start: int) -> bool:
    # the last letters of "luật", "lệnh", "chức", "của", "biểu" and "và" tell nearly all others
    return clean.low[start - 2 : start - 1] in _LAW_ENDS and (
        _IN_LAW.search(clean.low, max(0, start - _LONGEST_LAW), start) is not None
    )


def _place_after(
    clean: CleanText,
    start: int,
    end: int,
    by_start: Mapping[int, tuple[int, AdministrativeUnit | None]],
) -> tuple[AdministrativeUnit | None, int, int]:
    """The unit behind a title, perhaps behind its letters, "(HND)", and where it stands."""
    letters = _LETTERS.match(clean.text, end)
    title_end, end = end, letters.end() if letters else end
    nowhere = None, title_end, title_end
    generic = _PLACE.match(clean.text, end)
    without = (None, end, generic.end()) if generic else nowhere
    gap = _GAP.match(clean.low, end)
    if gap is None:
        return without
    # A line may break before the place; but in capitals only the head of a paper goes on.
    new_line = "\n" in gap[0] and clean.text[gap.end()].isupper()
    if new_line and not clean.text[start:end].isupper():
        return nowhere
    if gap.end() not in by_start:
        return without
    last, unit = by_start[gap.end()]
    if "(" in clean.text[gap.end() : last]:  # "UBND xã (An Ninh)"
        return without
    return unit, gap.end(), max(last, without[2])


@lru_cache(maxsize=4096)
def _organ_on(unit: AdministrativeUnit, kind: OrganKind, on: dt.date) -> Organ | None:
    try:
        return organ_of(unit, kind, on)
    except GenderplanError:
        return None
