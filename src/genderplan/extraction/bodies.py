"""Bodies in running text: committees, councils, unions, ministries, departments, Party committees.

Decided: a body is its title and the words for its place ("UBND xã Hoằng Kim", "Công an tỉnh"). The
kinds that :mod:`genderplan.hierarchy` knows are resolved to an organ when the unit and the day are
known; every other title is kept as it is written.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, NamedOrgan
from genderplan.hierarchy import AdministrativeUnit, Organ, OrganKind, organ_of

__all__ = ["FIRST_WORDS", "find_organs"]

# What the name of a body begins with, and what must follow; in small letters.
FIRST_WORDS: Final[Mapping[str, str]] = {
    "ủy": r"\sban\s",
    "uỷ": r"\sban\s",
    "ubnd": "",
    "ubnđ": "",
    "ubmttq": "",
    "bảo": r"\shiểm\sxã\shội",
    "bhxh": "",
    "hội": r"\s(?:đồng|liên|lhpn|phụ|nông|cựu|chữ|người|luật)",
    "hđnd": "",
    "mặt": r"\strận",
    "mttq": "",
    "ban": r"\s(?:vì|vstb|bí|chấp|dân|thường|tổ|tuyên|văn|pháp|kinh|nội)",
    "đảng": r"\s(?:ủy|uỷ|bộ)",
    "sở": r"\s(?!hữu|tại)",
    "phòng": r"\s(?!ngừa|chống|trào)",
    "bộ": r"\s(?!phận|nhân|máy|tài(?!\schính))",
    "thủ": r"\stướng",
    "chính": r"\sphủ",
    "quốc": r"\shội",
    "trung": r"\s(?:ương|tâm)",
    "văn": r"\sphòng",
    "tổng": r"\s(?:cục|lđlđ|liên)",
    "công": r"\s(?:an|đoàn)",
    "thường": r"\strực",
    "tand": "",
    "vksnd": "",
    "tòa": r"\sán",
    "toà": r"\sán",
    "viện": r"\skiểm",
    "đoàn": r"\s(?:chủ\stịch|thanh|tncs|đbqh|đại\sbiểu)",
    "liên": r"\sđoàn",
    "lđlđ": "",
    "chi": r"\scục",
    "cục": r"\sthống",
}


_OF_PLACE: Final = r"\s(?:tỉnh|huyện|xã|phường|quận|thành|thị)"
_FIELDS: Final = (
    r"lao\sđộng(?:\s?[-,]\s?|\s)(?:thương\sbinh|tb)(?:\svà\s|\s?[-,&]\s?)xã\shội"
    r"|lao\sđộng\s?-\s?tbxh|lao\sđộng\s?-\s?tb\s?(?:&|và)\s?xh|lđ\s?-?\s?t[bđ]\s?(?:&|-|và)?\s?xh"
    r"|nội\svụ|y\stế|tư\spháp|giáo\sdục\svà\sđào\stạo|gd\s?&?\s?-?đt"
    r"|văn\sh[óo][aá](?:,|\s-)?\sthể\sthao(?:\s(?:và|,|-)\sdu\slịch)?|vhtt\s?&?\s?dl|văn\sh[óo][aá]\s(?:và|-"
    r"|&)\sthông\stin|vh\s?(?:-|&)\s?tt|vhtt"
    r"|văn\sh[óo][aá]\s?-\s?xã\shội|vh\s?-\s?xh|kế\shoạch\svà\sđầu\stư|kh\s?&?\s?đt"
    r"|kế\shoạch\s?-\s?tài\schính|tài\schính\s?-\s?kế\shoạch|tài\schính"
    r"|thông\stin\svà\struyền\sthông|tt\s?&\s?tt"
    r"|nông\snghiệp\svà\sphát\striển\snông\sthôn|nn\s?&\s?ptnt|nông\snghiệp\svà\smôi\strường"
    r"|công\sthương|xây\sdựng|tài\snguyên\svà\smôi\strường|tn\s?&\s?mt|khoa\shọc\svà\scông\snghệ"
    r"|ngoại\svụ|ngoại\sgiao|quốc\sphòng|công\san|dân\stộc(?:\svà\stôn\sgiáo)?"
    r"|giao\sthông(?:\svận\stải|\scông\schính)?|kinh\stế(?:,\shạ\stầng\svà\sđô\sthị"
    r"|\svà\shạ\stầng)?|chính\ssách\sxã\shội|du\slịch|quản\slý\sđô\sthị"
)
_POPULATION: Final = r"dân\ssố(?:(?:\s?-\s?|\svà\s)(?:kế\shoạch\sh(?:óa|oá)\sgia\sđình|khhgđ))?"
_OF_PARTY: Final = r"(?:(?:tỉnh|huyện|thành|quận|thị|đảng)\s(?:ủy|uỷ)|trung\sương)"
_OF_COUNCIL: Final = (
    r"(?:văn\sh[óo][aá]\s-\sxã\shội|pháp\schế|kinh\stế\s-\sngân\ssách)"
    r"\s(?:hđnd|hội\sđồng\snhân\sdân)"
)
_UNIONS: Final = (
    r"(?:hội\s(?:lhpn|liên\shiệp\sphụ\snữ)|(?:tổng\s)?(?:lđlđ|liên\sđoàn\slao\sđộng))"
    r"(?:\sviệt\snam)?"
)
_VN: Final = r"(?:\sviệt\snam|\svn)?"
_COMMITTEES: Final = (
    r"(?:nhân\sdân(?P<committee>)"
    rf"|(?:(?:trung\sương|tw)\s)?(?:mặt\strận\stổ\squốc|mttq){_VN}(?P<front>)"
    r"|thường\svụ\squốc\shội(?P<central>)"
    r"|(?:bầu\scử|dân\stộc|kiểm\stra|quốc\sgia\svì\ssự\stiến\sbộ\scủa\sphụ\snữ(?:\sviệt\snam)?"
    r"|(?:văn\sh[óo][aá]\svà\s|về\scác\svấn\sđề\s)?xã\shội"
    r"|dân\ssố(?:\s-\skhhgđ|,\sgia\sđình\svà\strẻ\sem)?)(?P<other>))"
)
# A pattern for each first word: a search for fixed letters is the fastest there is. The empty
# group that takes part says what kind of body it is.
_TITLES: Final = (
    rf"ủy\sban\s{_COMMITTEES}",
    rf"uỷ\sban\s{_COMMITTEES}",
    r"ubnd(?P<committee>)",
    r"ubnđ(?P<committee>)",  # as scanners read it
    rf"ubmttq{_VN}(?P<front>)",
    (
        r"hội\s(?:đồng\s(?:nhân\sdân(?P<council>)|bầu\scử(?:\squốc\sgia)?(?P<elections>))"
        rf"|(?:liên\shiệp\sphụ\snữ|lhpn|phụ\snữ){_VN}(?P<union>)"
        r"|(?:nông\sdân|cựu\schiến\sbinh|chữ\sthập\sđỏ|người\scao\stuổi"
        rf"|luật\sgia){_VN}(?P<other>))"
    ),
    r"hđnd(?P<council>)",
    rf"mặt\strận\stổ\squốc{_VN}(?P<front>)",
    rf"mttq{_VN}(?P<front>)",
    (
        r"ban\s(?:(?:vì\ssự\stiến\sbộ\s(?:của\s)?phụ\snữ|vstbpn|vstb\s?c?pn)(?P<advancement>)"
        r"|(?:bí\sthư(?:\strung\sương\sđảng)?|chấp\shành\strung\sương(?:\sđảng)?)(?P<central>)"
        rf"|(?:{_OF_COUNCIL}|thường\strực\s(?:ủy|uỷ)\sban\smttq{_VN}|dân\stộc(?:\shđnd)?"
        rf"|(?:thường\svụ|chấp\shành)\s(?:đảng\sbộ(?={_OF_PLACE})|{_UNIONS})"
        rf"|(?:thường\svụ|tổ\schức|tuyên\sgiáo|dân\svận|nội\schính)\s{_OF_PARTY})"
        r"(?P<other>))"
    ),
    *(
        rf"{word}\s(?:(?:ủy|uỷ)(?!\sviên)(?P<party>)|đoàn(?!\sviên|\skết|\sthể)(?P<other>))"
        for word in ("tỉnh", "huyện", "thành", "quận", "thị")
    ),
    rf"thường\strực\s(?:{_OF_PARTY}|hđnd|hội\sđồng\snhân\sdân)(?P<other>)",
    r"tand(?:\stối\scao)?(?P<other>)",
    r"vksnd(?:\stối\scao)?(?P<other>)",
    rf"đảng\s(?:(?:ủy|uỷ)(?!\sviên)(?P<party>)|bộ(?={_OF_PLACE})(?P<other>))",
    rf"sở\s(?:{_FIELDS})(?P<department>)",
    rf"phòng\s(?:{_FIELDS})(?P<department>)",
    (
        rf"bộ\s(?:chính\strị(?P<central>)|(?:chỉ\shuy\squân\ssự|đội\sbiên\sphòng)(?P<other>)"
        rf"|(?:{_FIELDS})(?P<ministry>))"
    ),
    r"thủ\stướng\schính\sphủ(?P<central>)",
    r"chính\sphủ(?P<central>)",
    r"quốc\shội(?P<central>)",
    (
        r"trung\s(?:ương\sđảng(?P<central>)|(?:ương\shội\s(?:liên\shiệp\sphụ\snữ"
        rf"|lhpn|nông\sdân|cựu\schiến\sbinh){_VN}|tâm\sy\stế)(?P<other>))"
    ),
    (
        r"văn\sphòng\s(?:(?:chính\sphủ|quốc\shội)(?P<central>)"
        r"|(?:(?:hđnd|hội\sđồng\snhân\sdân)\s(?:và|-|&)\s)?(?:ubnd|ủy\sban\snhân\sdân"
        r"|uỷ\sban\snhân\sdân)(?P<other>))"
    ),
    (
        rf"tổng\s(?:cục\s(?:thống\skê|{_POPULATION})(?P<central>)"
        r"|(?:lđlđ|liên\sđoàn\slao\sđộng)\sviệt\snam(?P<other>))"
    ),
    rf"công\s(?:an|đoàn(?:\s(?:giáo\sdục|viên\schức))?)(?={_OF_PLACE})(?P<other>)",
    r"tòa\sán\snhân\sdân(?:\stối\scao)?(?P<other>)",
    r"toà\sán\snhân\sdân(?:\stối\scao)?(?P<other>)",
    r"viện\skiểm\ssát(?:\snhân\sdân(?:\stối\scao)?)?(?P<other>)",
    rf"bảo\shiểm\sxã\shội{_VN}(?P<other>)",
    rf"bhxh{_VN}(?P<other>)",
    (
        r"đoàn\s(?:chủ\stịch\s(?:trung\sương|tw)\shội\s(?:lhpn|liên\shiệp\sphụ\snữ)(?:\sviệt\snam)?"
        r"|đbqh|đại\sbiểu\squốc\shội|thanh\sniên(?:\scộng\ssản\shồ\schí\sminh)?"
        r"|tncs\shồ\schí\sminh|tncshcm)(?P<other>)"
    ),
    r"liên\sđoàn\slao\sđộng(?P<other>)",
    r"lđlđ(?P<other>)",
    rf"chi\scục\s(?:thống\skê|{_POPULATION})(?P<other>)",
    r"cục\sthống\skê(?P<other>)",
)
_PLACE: Final = (
    r"(?![^\W\d_])(?P<place>(?:[ ]{1,2}|[ ]?\n)"
    r"(?:xã|phường|thị\strấn|huyện|quận|thị\sxã|thành\sphố|tỉnh|tp\.?"
    r"|cấp\s(?:xã|huyện|tỉnh)|các\scấp)(?![^\W_]))?"
)
_PATTERNS: Final = {
    re.split(r"\W", form)[0]: re.compile(f"(?P<title>{form}){_PLACE}") for form in _TITLES
}
_KIND_OF: Final = {
    "committee": OrganKind.PEOPLES_COMMITTEE,
    "council": OrganKind.PEOPLES_COUNCIL,
    "front": OrganKind.FATHERLAND_FRONT,
    "union": OrganKind.WOMENS_UNION,
    "advancement": OrganKind.ADVANCEMENT_COMMITTEE,
    "party": OrganKind.PARTY_COMMITTEE,
    "department": OrganKind.DEPARTMENT,
    "ministry": OrganKind.DEPARTMENT,
}
_LOWERED: Final = frozenset(("other", "department", "ministry"))  # common words, too
_JOINTS: Final = ("/", "-", ".", "&")  # inside the number of a document
_GAP: Final = re.compile(r"[ ]{1,3}\n?[ ]{0,2}(?=\S)|\n[ ]{0,2}(?=\S)")
_IN_NUMBER: Final = re.compile(r"/\s?[A-ZĐ]{1,8}\s?-\s{1,2}\Z")


def find_organs(
    clean: CleanText, units: Sequence[Mention], on: dt.date | None
) -> Iterator[Mention]:
    """The bodies of *clean*, in order; *units* are the units already found in it."""
    by_start = {unit.span[0]: unit for unit in units}
    matches = [
        found
        for word, pattern in _PATTERNS.items()
        for at in clean.anchors.get(word, ())
        if (found := pattern.match(clean.low, at))
    ]
    matches.sort(key=_order)
    last = 0
    for match in matches:
        start = match.start()
        if start < last or not _is_title(clean, match):
            continue
        title_end = match.end("title")
        unit, last = _unit_after(clean, match, by_start)
        title = clean.text[start:title_end]
        kind = _kind(match["title"])
        organ = _organ_on(unit, kind, on) if unit is not None and kind is not None and on else None
        place = clean.text[title_end:last].strip()
        yield clean.mention(MentionKind.ORGAN, start, last, _named(title, place, kind, organ))


def _order(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


@lru_cache(maxsize=4096)
def _named(title: str, place: str, kind: OrganKind | None, organ: Organ | None) -> NamedOrgan:
    words, of = " ".join(title.split()), " ".join(place.split())
    return NamedOrgan(title=words, place=of, kind=kind, organ=organ)


@lru_cache(maxsize=4096)
def _group_of(title: str) -> str:
    """The kind of body: the name of the one empty group that takes part in its title."""
    pattern = _PATTERNS[re.split(r"\W", title, maxsplit=1)[0]]
    match = pattern.match(f"{title} tỉnh ủy")
    groups = match.groupdict() if match else {}
    return next((name for name, value in groups.items() if value == ""), "other")


def _is_title(clean: CleanText, match: re.Match[str]) -> bool:
    start = match.start()
    if clean.low[start - 1 : start] in _JOINTS or _in_number(clean, start):
        return False
    if clean.text[start].isupper():
        return True
    if _group_of(match["title"]) not in _LOWERED:  # "các đảng ủy" names none
        return match["place"] is not None or not clean.low.endswith("các ", 0, start)
    return any(map(str.isupper, clean.text[start : match.end("title")]))


def _in_number(clean: CleanText, start: int) -> bool:
    """Whether what begins at *start* is the issuer in a number with a space: "31 / KH - UBND"."""
    if not clean.low[start - 1 : start].isspace():
        return False
    return _IN_NUMBER.search(clean.text, max(0, start - 14), start) is not None


@lru_cache(maxsize=4096)
def _kind(title: str) -> OrganKind | None:
    """The kind of body, where it is known: departments only for labour and home affairs."""
    group = _group_of(title)
    kind = _KIND_OF.get(group)
    if group not in {"department", "ministry"}:
        return kind
    return kind if re.search(r"lao\sđộng|lđ|nội\svụ", title) else None


def _unit_after(
    clean: CleanText, match: re.Match[str], by_start: dict[int, Mention]
) -> tuple[AdministrativeUnit | None, int]:
    """The unit named right after the title, and where the body's name ends."""
    end, start = match.end(), match.end("title")
    gap = _GAP.match(clean.low, start)
    if gap is None:
        return None, end
    # A line may break before the place; but in capitals only the head of a paper goes on.
    new_line = "\n" in gap[0] and clean.text[gap.end()].isupper()
    if new_line and not clean.text[match.start() : start].isupper():
        return None, start
    start = gap.end()
    mention = by_start.get(clean.offsets.at(start))
    if mention is None:
        return None, end
    return mention.value, max(clean.position(mention.span[1], start), end)


@lru_cache(maxsize=4096)
def _organ_on(unit: AdministrativeUnit, kind: OrganKind, on: object) -> Organ | None:
    try:
        return organ_of(unit, kind, on)  # type: ignore[arg-type]
    except GenderplanError:
        return None
