"""Bodies in running text: committees, councils, unions, ministries, departments, Party committees.

Decided: a body is its title and the words for its place ("UBND xã Hoằng Kim", "Công an tỉnh"). The
kinds that :mod:`genderplan.hierarchy` knows are resolved to an organ when the unit and the day are
known; every other title is kept as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, NamedOrgan
from genderplan.extraction.places import Gazette
from genderplan.hierarchy import AdministrativeUnit, Organ, OrganKind, organ_of

__all__ = ["find_organs"]

_FIELDS: Final = (
    r"lao\sđộng(?:\s?[-,]\s?|\s)(?:thương\sbinh|tb)(?:\svà\s|\s?[-,&]\s?)xã\shội|lao\sđộng\s?-\s?tbxh|lao\sđộng\s?-\s?tb\s?&\s?xh|lđ\s?-?\s?t[bđ]\s?(?:&|-|và)?\s?xh"
    r"|nội\svụ|y\stế|tư\spháp|giáo\sdục\svà\sđào\stạo|gd\s?&?\s?-?đt|văn\sh[óo][aá],?\sthể\sthao\s(?:và|,)\sdu\slịch|vhtt\s?&?\s?dl|văn\sh[óo][aá]\s(?:và|-|&)\sthông\stin|vh\s?(?:-|&)\s?tt|vhtt"
    r"|văn\sh[óo][aá]\s?-\s?xã\shội|vh\s?-\s?xh|kế\shoạch\svà\sđầu\stư|kh\s?&?\s?đt|kế\shoạch\s?-\s?tài\schính|tài\schính\s?-\s?kế\shoạch|tài\schính|thông\stin\svà\struyền\sthông|tt\s?&\s?tt"
    r"|nông\snghiệp\svà\sphát\striển\snông\sthôn|nn\s?&\s?ptnt|nông\snghiệp\svà\smôi\strường|công\sthương|xây\sdựng|tài\snguyên\svà\smôi\strường|tn\s?&\s?mt|khoa\shọc\svà\scông\snghệ"
    r"|ngoại\svụ|ngoại\sgiao|quốc\sphòng|công\san|dân\stộc(?:\svà\stôn\sgiáo)?|giao\sthông(?:\svận\stải|\scông\schính)?|kinh\stế(?:,\shạ\stầng\svà\sđô\sthị|\svà\shạ\stầng)?|chính\ssách\sxã\shội|du\slịch|quản\slý\sđô\sthị"
)
_TITLES: Final = (
    r"(?P<committee>u[ỷỉ]\sban\snhân\sdân|ủy\sban\snhân\sdân|ubnd)"
    r"|(?P<council>hội\sđồng\snhân\sdân|hđnd)"
    r"|(?P<front>(?:u[ỷỉ]|ủy)\sban\s(?:mặt\strận\stổ\squốc|mttq)(?:\sviệt\snam|\svn)?|ubmttq(?:\sviệt\snam|\svn)?|mặt\strận\stổ\squốc(?:\sviệt\snam)?|mttq(?:\sviệt\snam)?)"
    r"|(?P<union>hội\s(?:liên\shiệp\sphụ\snữ|lhpn|phụ\snữ)(?:\sviệt\snam)?)"
    r"|(?P<advancement>ban\s(?:vì\ssự\stiến\sbộ\s(?:của\s)?phụ\snữ|vstbpn|vstb\s?c?pn))"
    r"|(?P<party>(?:tỉnh|huyện|thành|quận|thị|đảng)\s(?:ủy|uỷ)(?!\sviên))"
    rf"|(?P<department>(?:sở|phòng)\s(?:{_FIELDS}))"
    rf"|(?P<ministry>bộ\s(?:{_FIELDS}))"
    r"|(?P<central>thủ\stướng\schính\sphủ|chính\sphủ|quốc\shội|(?:ủy|uỷ)\sban\sthường\svụ\squốc\shội|bộ\schính\strị|ban\sbí\sthư(?:\strung\sương\sđảng)?|ban\schấp\shành\strung\sương(?:\sđảng)?|trung\sương\sđảng|văn\sphòng\s(?:chính\sphủ|quốc\shội)|tổng\scục\sthống\skê)"
    r"|(?P<other>công\san(?=\s(?:tỉnh|huyện|xã|phường|quận|thành|thị))|(?:tòa|toà)\sán\snhân\sdân|viện\skiểm\ssát(?:\snhân\sdân)?|hội\s(?:nông\sdân|cựu\schiến\sbinh|chữ\sthập\sđỏ|người\scao\stuổi|luật\sgia)(?:\sviệt\snam)?"
    r"|đoàn\s(?:thanh\sniên(?:\scộng\ssản\shồ\schí\sminh)?|tncs\shồ\schí\sminh|tncshcm)|(?:huyện|tỉnh|thành|quận)\sđoàn(?!\sviên)|liên\sđoàn\slao\sđộng|lđlđ|ban\sdân\stộc|ban\sthường\svụ(?=\s(?:tỉnh|huyện|thành|quận|thị|đảng)\s)"
    r"|trung\stâm\sy\stế|(?:chi\s)?cục\s(?:thống\skê|dân\ssố)|ban\stuyên\sgiáo|ban\stổ\schức(?=\s(?:tỉnh|huyện|thành|quận|thị|trung))|bộ\schỉ\shuy\squân\ssự|bộ\sđội\sbiên\sphòng)"
)
_ORGAN: Final = re.compile(
    rf"(?:{_TITLES})(?![^\W\d_])(?P<place>[ ]{{1,2}}(?:xã|phường|thị\strấn|huyện|quận|thị\sxã|thành\sphố|tỉnh|tp\.?|cấp\s(?:xã|huyện|tỉnh)|quận|các\scấp)(?![^\W_]))?"
)
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
_JOINTS: Final = ("/", "-", ".", "&")  # inside the number of a document


def find_organs(
    clean: CleanText, units: Sequence[Mention], gazette: Gazette | None
) -> Iterator[Mention]:
    """The bodies of *clean*, in order; *units* are the units already found in it."""
    low, text = clean.low, clean.text
    by_start = {unit.span[0]: unit for unit in units}
    last = 0
    for found in _ORGAN.finditer(low):
        start, end = found.span()
        group = found.lastgroup if found.lastgroup != "place" else _group(found)
        before = low[start - 1 : start]
        if start < last or before.isalnum() or before in _JOINTS or group is None:
            continue
        title_end = found.end(group)
        if not any(char.isupper() for char in text[start:title_end]) and group in {
            "other",
            "department",
            "ministry",
        }:
            continue
        unit, end = _unit_after(clean, found, by_start, title_end, end)
        title = " ".join(text[start:title_end].split())
        kind = _kind(group, low[start:title_end])
        value = NamedOrgan(
            title=title,
            place=" ".join(text[title_end:end].split()),
            kind=kind,
            organ=_organ(unit, kind, gazette) if unit is not None and kind is not None else None,
        )
        yield clean.mention(MentionKind.ORGAN, start, end, value)
        last = end


def _group(found: re.Match[str]) -> str | None:
    return next(
        (name for name, value in found.groupdict().items() if value and name != "place"), None
    )


def _kind(group: str, title: str) -> OrganKind | None:
    """The kind of body, where the hierarchy knows it: departments only for labour and home affairs."""
    kind = _KIND_OF.get(group)
    if group not in {"department", "ministry"}:
        return kind
    return kind if re.search(r"lao\sđộng|lđ|nội\svụ", title) else None


def _unit_after(
    clean: CleanText, found: re.Match[str], by_start: dict[int, Mention], title_end: int, end: int
) -> tuple[AdministrativeUnit | None, int]:
    """The unit named right after the title, and where the body's name ends."""
    for start in (found.start("place"), title_end, found.start()):
        if start < 0:
            continue
        while start < len(clean.low) and clean.low[start] == " ":
            start += 1
        given = clean.offsets[start] if clean.moved else start
        mention = by_start.get(given)
        if mention is None:
            continue
        stop = mention.span[1]
        if clean.moved:
            stop = next(
                (
                    at
                    for at in range(start, min(start + 80, len(clean.offsets)))
                    if clean.offsets[at] >= stop
                ),
                end,
            )
        return mention.value, max(stop, end)
    return None, end


@lru_cache(maxsize=4096)
def _organ_on(unit: AdministrativeUnit, kind: OrganKind, on: object) -> Organ | None:
    try:
        return organ_of(unit, kind, on)  # type: ignore[arg-type]
    except GenderplanError:
        return None


def _organ(unit: AdministrativeUnit, kind: OrganKind, gazette: Gazette | None) -> Organ | None:
    if gazette is None or gazette.on is None:
        return None
    return _organ_on(unit, kind, gazette.on)
