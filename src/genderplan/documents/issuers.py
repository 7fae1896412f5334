"""How far the name of an issuing body goes in running text: "của Chính phủ, mức phạt là ...".

A name is read part by part: an office, a body of the table or a first word with its fields, a term
of office, and a place. The name of a place ends where the longest name ends that a unit ever had. A
name that is in no list goes to the next mark of punctuation or to the words that open a title;
capitals alone never tell where a name ends.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from genderplan._forms import lazy, spaced, spelled
from genderplan._package import read_text
from genderplan.documents.types import kind_name
from genderplan.hierarchy.bodies import TONE_PLACES, bodies, spellings, words_of_bodies
from genderplan.hierarchy.units import KIND_PATTERN

# Words that open the title of a document ("quy định mức chi"); "ban hành ngày" opens none.
TITLE_WORDS: Final = spelled(
    r"về(?: việc)?|v/v|việc|ban hành(?! ngày)|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung"
    r"|điều chỉnh|công bố|bãi bỏ|thay thế|triển khai|thực hiện|tổ chức|thành lập|kiện toàn"
    r"|tăng cường|đẩy mạnh|tổng kết|sơ kết|hợp nhất|thi hành(?! từ)|phát động|phối hợp|kết luận"
    r"|xử phạt|giao|approving|promulgating|regarding|concerning|on"
)
# Words that begin what a body does or what else is said: a name without end ends before them.
_OTHER_WORDS: Final = (
    r"nhằm|trong|trên\s+địa\s+bàn|có\s+hiệu\s+lực|thì|là|theo|chỉ\s+đạo|xây\s+dựng|yêu\s+cầu"
    r"|đề\s+nghị|báo\s+cáo|đã|sẽ|được|gửi|kính|xin|cần|nêu|đặt|có|từ|đến|tại|để|khi|issued|dated"
    r"|ngày|năm|tháng|số"
)
# Where a name without an end stops: at a mark, a title, a verb, "và"; not at "Ban ban hành".
_STOP: Final = spaced(
    rf"[,;:.()\n|”\"“]|(?<!ban\s)(?<![^\W_])(?:{TITLE_WORDS}|{_OTHER_WORDS})(?![^\W_])"
    r"|(?<![^\W_])(?:và|cùng)(?= )"
)
# A word of a name and what may stand between two: "Ea H'leo", "Bà Rịa - Vũng Tàu"; no figure.
_WORD: Final = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_IN_NAME: Final = lazy(r"\s?-\s?|[ ]{1,2}|[ ]?\n[ ]{0,2}")
_NOTHING: Final = lazy("")  # the gap in "TP.HCM" has no width
# The number of a unit: "Quận 8", "Q.1", "Phường 4."; not the 12 of "xã 12/2024" or of "xã 1.234".
_NUMBER: Final = lazy(r"(?:[ ]{1,2}|(?<=\.))[0-9]{1,2}(?![0-9/]|[.,][0-9])")
# The kind of a unit, "tỉnh", "tp."; not in "Tỉnh ủy", "Xã đoàn", which are bodies.
_UNIT: Final = spaced(
    rf"(?<!\w)(?:t\.?[pxt](?:\.|(?!\w))|[thqpx]\.|(?:{KIND_PATTERN}|cấp (?:tỉnh|huyện|xã))(?!\w))"
)
_PLACE: Final = spaced(rf"{_UNIT.pattern}(?! (?:ủy|uỷ|đoàn|hội)(?!\w))")
# A term: "khóa XII", "(khóa X)", "kỳ họp thứ 10", "lần thứ I", "(LHPN)"; not "khóa học".
_TERM: Final = spaced(
    r"\(?kh(?:óa|oá) [ivxlc0-9]{1,6}(?!\w)\)?|kỳ họp thứ [0-9a-zđ]{1,4}|\([a-zđ]{2,12}\)"
    r"|lần thứ [ivxlc0-9]{1,6}(?!\w)"
)
# Between two parts of a name: "Sở Lao động - Thương binh", "Ban, ngành", "Bộ và Sở"; not ". ".
_JOINT: Final = spaced(r"\s{0,2}, |\s?[-&]\s?| (?:và|cùng|&) | ")
# A plan that is cited, where "kế hoạch" is no field: "Sở Kế hoạch số 5".
_CITED_PLAN: Final = spaced(r"kế hoạch (?:số|[0-9]|của|này|về|hành)")
# Words that begin like a body: "Ban hành", "Phòng, chống", "Hội thi".
_NO_HEAD: Final = spaced(r"ban hành|phòng,? chống|hội (?:thi|nghị|thảo|diễn|trại|chợ)(?!\w)")
# The bodies that English texts name: "the Prime Minister", "People's Committee of Hue".
_BY_ENGLISH: Final = spaced(
    r"(?:the )?(?:prime minister|government|politburo|secretariat|national assembly|president"
    r"|ministry of(?: (?:[a-z]+,?|and))+|people's (?:committee|council)(?: of [^,;.()\n]+)?)"
)
# A name in quotation marks inside another; not one over a line break.
_QUOTED: Final = lazy(r"[“\"][^”\"\n]{3,80}[”\"]")
# A task that is part of a name: "Ban Chỉ đạo thực hiện Đề án 06"; not "triển khai" at an end.
_TASK: Final = spaced(r" (?:thực hiện|triển khai|xây dựng|tổ chức) ")
# A document of its own behind a name without end: "kế hoạch số 5", "quyết định 12/2020".
_CITED: Final = spaced(
    r"(?<!\w)(?:kế hoạch|quyết định|nghị quyết|công văn|chỉ thị|thông báo) (?:số|[0-9]+\s?/)"
)
# What the body behind it held: "Hội nghị lần thứ sáu Ban Chấp hành Trung ương".
_CONFERENCE: Final = spaced(
    r"hội nghị (?:lần )?thứ [\w]{1,5}(?: mươi| \w{1,4})??,? (?:của )?(?=ban chấp hành|bch)"
)
_OLD_TONES: Final = {new: old for old, new in TONE_PLACES.items()}
_LONGEST_NAME: Final = 6  # words
_UNKNOWN_NAME: Final = 4  # words
_LONGEST: Final = 140  # characters of a name
_WORD_SIZE: Final = 12  # characters in which the word before a head stands
_HIGHEST: Final = 3
# Fields that are verbs, too: a name goes on with them only behind these words ("Sở Xây dựng").
_VERBS: Final = frozenset(
    {"xây dựng", "quản lý", "kiểm tra", "phát triển nông thôn", "đầu tư", "đào tạo", "giáo dục"}
    | {"truyền thông", "thông tin", "kế hoạch", "thống kê"}
)
_BEFORE_VERBS: Final = frozenset(
    ("bộ", "sở", "phòng", "ban", "cục", "vụ", "viện", "tâm", "và", "-", "&")
)


_FIRST: Final = lazy(r"\w+")


class Names:
    """Names, of which the longest that stands at a place is found; a pattern for each first word.

    A pattern is made when its word is first seen, so that reading one citation makes a few.
    """

    def __init__(self, names: Iterable[str], end: str = r"(?!\w)") -> None:
        """*end* is the pattern of what must follow a name."""
        self._by_first: Final[dict[str, list[str]]] = {}
        for name in sorted({name.lower() for name in names}, key=lambda name: (-len(name), name)):
            self._by_first.setdefault(re.split(r"\W", name, maxsplit=1)[0], []).append(name)
        self._made: Final[dict[str, re.Pattern[str]]] = {}
        self._end: Final = end

    def match(self, low: str, start: int) -> re.Match[str] | None:
        """The longest name at *start* of a text in small letters."""
        word = _FIRST.match(low, start)
        if word is None:
            return None
        pattern = self._made.get(word[0])
        if pattern is None:
            names = self._by_first.get(_old_tones(word[0]))
            if names is None:
                return None
            pattern = re.compile(f"(?:{'|'.join(map(spellings, names))}){self._end}")
            self._made[word[0]] = pattern
        return pattern.match(low, start)


class _Lexicon(NamedTuple):
    name: Names  # names of the table
    office: Names
    head: Names
    open: Names
    field: Names


@cache
def _lexicon() -> _Lexicon:
    words: dict[str, Any] = words_of_bodies()
    names = [name for body in bodies() for name in body.names]
    forms = (names, words["offices"], words["heads"], words["open"], words["fields"])
    return _Lexicon(*map(Names, forms))


@cache
def _unit_names() -> frozenset[str]:
    """The names and spellings of all packaged units of all days, small, hyphens made spaces."""
    tables = (("units.tsv", 2), ("spellings.tsv", 1), ("aliases.tsv", 1))  # and the column
    names = {
        row.split("\t", column + 1)[column]
        for table, column in tables
        for row in read_text("gazetteer", table).lower().splitlines()
    }
    hyphened = {name for name in names if "-" in name}
    return frozenset(names | {" ".join(name.replace("-", " ").split()) for name in hyphened})


class _Line(NamedTuple):
    """A text, the same in small letters, whether several bodies are expected, and its end."""

    text: str
    low: str
    joint: bool
    end: int


def is_term(text: str) -> bool:
    """Whether *text* is a term of office or the like, which belongs to the name of a body.

    >>> is_term("(khóa X)"), is_term("(sửa đổi năm 2017)")
    (True, False)
    """
    return _TERM.fullmatch(text.lower()) is not None


def is_body(text: str, low: str, start: int, end: int) -> bool:
    """Whether a body of the table, with its office and place, is all between two places."""
    lexicon = _lexicon()
    opens = lexicon.name.match(low, start) or lexicon.office.match(low, start)
    return opens is not None and issuer_end(text, low, start) == end


def issuer_end(text: str, low: str, start: int, *, joint: bool = False) -> int:
    """Where the name of the body, or of the bodies, that begins at *start* ends; else *start*.

    *low* is *text* in small letters; a *joint* document has several bodies, whatever follows.

    >>> text = "của UBND tỉnh Thanh Hóa Ban hành Quy chế"
    >>> text[4 : issuer_end(text, text.lower(), 4)]
    'UBND tỉnh Thanh Hóa'
    """
    held = _CONFERENCE.match(low, start)
    start = held.end() if held else start
    line = _Line(text, low, joint, min(len(text), start + _LONGEST))
    english = _BY_ENGLISH.match(low, start)
    if english:
        return english.end()
    end = _name_end(line, start)
    if low.startswith(("sở ", "giám đốc sở "), start):
        end = _unit_end(line, end, known=True)  # "Sở Nội vụ Nghệ An"
    listed = _lexicon().name.match(low, start) is not None
    if end == start or (not listed and _is_unfinished(line, start, end)):
        return _unlisted(line, start, end)
    return end


def _name_end(line: _Line, start: int) -> int:
    end = _part(line, start)
    while end > start:
        joint = _JOINT.match(line.low, end)
        if joint is None or joint.end() >= line.end:
            break
        goes_on = _after_comma if "," in joint[0] else _part
        after = goes_on(line, joint.end())
        if after == joint.end() or ("\n" in joint[0] and not _same_paragraph(line, joint)):
            break
        end = after
    return end


def _same_paragraph(line: _Line, joint: re.Match[str]) -> bool:
    """Whether a name may go on behind a line break: no empty line, and not a heading's."""
    before = line.text[max(0, joint.start() - 8) : joint.start()]
    return joint[0].count("\n") == 1 and not before.isupper()


def _part(line: _Line, start: int) -> int:
    """Where the office, body, field, term or place at *start* ends; *start* where there is none."""
    place = _PLACE.match(line.low, start)
    if place is not None:
        return _unit_end(line, place.end())
    unit = _UNIT.match(line.low, start)  # "phường Đoàn Kết", where "Xã đoàn" is a body
    if unit is not None and (end := _unit_end(line, unit.end(), known=True)) > unit.end():
        return end
    lexicon = _lexicon()
    name, *heads = [words.match(line.low, start) for words in lexicon[:4]]
    longest = sorted(filter(None, heads), key=lambda head: -head.end())
    for head in filter(None, (name, *longest)):
        if _belongs(line, head):
            # the name alone of a place may follow: "Thành ủy Móng Cái"
            placed = head[0].endswith(("ủy", "uỷ", "đoàn"))
            return _unit_end(line, head.end(), known=True) if placed else head.end()
    found = lexicon.field.match(line.low, start)
    if found is not None and _is_field(line, found):
        return found.end()
    term = _TERM.match(line.low, start)
    return term.end() if term else start


def _belongs(line: _Line, found: re.Match[str]) -> bool:
    """Whether a head in small letters is part of a name: not the verb in "Chính phủ ban hành"."""
    start = found.start()
    if _NO_HEAD.match(line.low, start) or _CITED_PLAN.match(line.low, start):
        return False
    if not line.text[start].islower():
        return True
    before = line.low[max(0, start - _WORD_SIZE) : start].split()[-1:]
    listed = " " in found[0] or line.low[start - 2 : start] == ", "
    return listed or before in ([], ["của"], ["do"], ["và"], ["cùng"])


def _is_field(line: _Line, found: re.Match[str]) -> bool:
    if _CITED_PLAN.match(line.low, found.start()):
        return False
    if found[0] not in _VERBS:
        return True
    before = line.low[max(0, found.start() - 20) : found.start()].split()[-1:]
    return bool(before) and (
        before[0] in _BEFORE_VERBS or (before[0][-1] == "," and line.text[found.start()].isupper())
    )


def _unit_end(line: _Line, end: int, *, known: bool = False) -> int:
    """Where the name of a unit behind its kind ends; *end* where none stands there.

    The longest name of any day counts. A name that no unit had goes on as far as its capitals,
    unless it must be *known*.
    """
    number = None if known else _NUMBER.match(line.text, end)
    words: list[str] = [number[0].strip()] if number else []  # phường 1, phường 1 Bảo Lộc
    ends: list[int] = [number.end()] if number else []
    position = ends[-1] if number else end
    while len(words) < _LONGEST_NAME:
        gap = _IN_NAME.match(line.text, position)
        if gap is None and not words and line.text[position - 1] == ".":  # "TP.HCM"
            gap = _NOTHING.match(line.text, position)
        word = _WORD.match(line.text, gap.end()) if gap else None
        if gap is None or word is None or not (words or word[0][0].isupper()):
            break
        if "\n" in gap[0] and words and not line.text[position - 1].islower():
            break  # a heading in capitals ends with its line
        words.append(_old_tones(word[0].lower()))
        ends.append(word.end())
        position = word.end()
    behind = _NUMBER.match(line.text, position) if words else None
    if behind and " ".join([*words, behind[0].strip()]) in _unit_names():
        return behind.end()  # xã Cát Tiên 2
    for count in range(len(words), 0, -1):
        if " ".join(words[:count]) in _unit_names():
            return ends[count - 1]
    if known or number:
        return number.end() if number else end
    return _unlisted_unit(line, end, ends)


def _old_tones(word: str) -> str:
    """The spelling of the packaged names: hòa, thủy; the u of "quý" has no tone in any."""
    old = _OLD_TONES.get(word[-2:]) if word[-3:-2] != "q" else None
    return f"{word[:-2]}{old}" if old else word


def _unlisted_unit(line: _Line, end: int, ends: list[int]) -> int:
    """The end of a unit's name that no list has: its capitals, but none that opens other words."""
    stop = end
    for last in ends[:_UNKNOWN_NAME]:
        gap = _IN_NAME.match(line.text, stop)
        if gap is None or "\n" in gap[0]:
            break
        start = gap.end()
        opens = _STOP.match(line.low, start)
        # "Ban hành" and "Về" open a title; "Có" or "Giao" alone can be a syllable of the name
        opened = opens is not None and (len(opens[0].split()) > 1 or opens[0] in {"về", "v/v"})
        other = kind_name().match(line.low, start) or _lexicon().name.match(line.low, start)
        if opened or other or not line.text[start].isupper():
            break
        stop = last
    return stop


def _after_comma(line: _Line, start: int) -> int:
    """Where the part after a comma ends; *start* where other matter begins."""
    place = _PLACE.match(line.low, start)
    if place is not None:
        end = _unit_end(line, place.end())
        lower = _PLACE.findall(line.low, max(0, start - _LONGEST), start)
        higher = _rank(place[0]) > _rank(lower[-1] if lower else "tỉnh")
        return end if end > place.end() and higher else start
    lexicon = _lexicon()
    field = lexicon.field.match(line.low, start)
    if field is not None and line.text[start].isupper() and _is_field(line, field):
        body = lexicon.name.match(line.low, start)  # "Đảng ủy" is a body, "Đảng" a field
        if body is None or body.end() <= field.end():
            return field.end()
    term = _TERM.match(line.low, start)
    if term is not None:
        return term.end()
    if not any(words.match(line.low, start) for words in lexicon[:3]):
        return start
    end = _name_end(line, start)
    return end if line.joint or _NOTHING_ELSE.match(line.low, end) else start


# Behind the last body of a list: an end, or the words that open a title.
_NOTHING_ELSE: Final = lazy(r"\s*(?:[.;)”\"]|\Z|(?:về|v/v)(?!\w))")


def _rank(place: str) -> int:
    """How high the level of a word for a place is: a commune 1, a district 2, a province 3."""
    bare = place.replace(".", "")
    if bare in {"x", "p"} or bare.startswith(("xã", "phường", "thị trấn", "tt", "đặc")):
        return 1
    return _HIGHEST if bare in {"tỉnh", "t"} else 2


def _is_unfinished(line: _Line, start: int, end: int) -> bool:
    """Whether what was read is only the beginning of a name: "Trường", "Vụ", "Ban Quản lý"."""
    lexicon = _lexicon()
    office = lexicon.office.match(line.low, start)
    found = lexicon.open.match(line.low, start) or lexicon.head.match(line.low, start)
    if found is None and office is not None:
        found = lexicon.open.match(line.low, office.end() + 1)
    if found is None or line.low[end : end + 1] not in {" ", "\n"}:
        return False
    return found.end() == end or lexicon.open.match(line.low, found.start()) is not None


def _unlisted(line: _Line, start: int, end: int) -> int:
    """The end of a name that no list has: the next punctuation, or words of other matter."""
    if not line.text[start : start + 1].isalpha() or kind_name().match(line.low, start):
        return start  # "một số điều của Nghị định" names no body
    first = max(end, start + 1)
    task = _TASK.match(line.low, first)  # "Ban Chỉ đạo thực hiện Đề án 06": the verb is in the name
    last = line.end
    position = task.end() if task else first
    while (stop := _STOP.search(line.low, position, line.end)) is not None:
        quoted = _QUOTED.match(line.text, stop.start())
        if not quoted and not (
            stop[0] in {"và", "cùng"} and line.text[stop.end() + 1 : stop.end() + 2].isupper()
        ):
            last = stop.start()
            break
        position = quoted.end() if quoted else stop.end()
    kind = _CITED.search(line.low, first, last)
    last = kind.start() if kind else last
    return start + len(line.text[start:last].rstrip(" \n,"))
