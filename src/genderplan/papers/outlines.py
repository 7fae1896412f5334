"""The outline of a paper: its head, its numbered sections, its recipients and its signature.

A heading is a line with a number: a capital or Roman, then Arabic, then a letter; where none has a
capital or Roman number, also the title of a section in capitals; in a paper without numbers, a
short line below the opening. What stands above the first is the head; the end begins with "Nơi
nhận". Lines of tables and those without a letter or figure belong to no section.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from genderplan._text import CAPITALS, match_key
from genderplan.documents.layout import AUTHORITIES
from genderplan.extraction.texts import HEADING, RECIPIENTS, DocumentText

# A bracket below the title that says with what the paper was sent.
ATTACHED: Final = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo\s", re.IGNORECASE)
DAY_AND_BLANKS: Final = r"ngày[\s._…\d]*tháng[\s._…\d]*năm[\s._…\d]*"
"""A pattern of the day in the head of a paper or a draft: "ngày    tháng 02 năm 2024"."""
# A dash or another sign before an item, or a number in brackets: "- Một", "(1) Một", "ii) Một".
_BULLET: Final = re.compile(r"\A(?:[-–+•*]|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)|[ivx]{2,4}\))\s*")
# What parts the two sides of the head and of the end: tabs, or spaces before what begins the right
# side; not the blanks of a draft, "ngày      tháng".
_GAP: Final = re.compile(
    r"(?<=\S)(?:\t+|\s{3,}(?=CỘNG H|Độc lập|[^\W\d_][^,\n]{1,30}, ngày"
    rf"|(?:{AUTHORITIES})\s?\.|(?:PHÓ )?CHỦ TỊCH))"
)
# What opens an annex: "PHỤ LỤC", "Phụ lục II. Các sự kiện", "PHỤ LỤC CHỈ TIÊU"; not "Phụ lục kèm
# theo Kế hoạch này nêu rõ …".
_ANNEX: Final = re.compile(
    rf"(?i:phụ lục)(?:\s+(?i:số\s+)?[IVX\d]{{1,4}})?\s*(?:[.:–-].*)?|PHỤ LỤC [{CAPITALS}\W\d]*"
)
_HIGHEST: Final = -3  # the depth of annexes, above that of parts
_LETTER: Final = 9  # the depth of a), which may stand below 1., 1.1. and 1.1.1.
# What opens the body: "UBND xã Yên Mỹ ban hành kế hoạch:", "báo cáo kết quả như sau:".
_OPENS: Final = re.compile(r".*\b(?:kế hoạch|báo cáo|như sau|cụ thể|sau đây)\b.*:", re.IGNORECASE)
# The title of a section in capitals, without a number: "NHIỆM VỤ, GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN";
# not "KẾT QUẢ CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2025".
_SECTION: Final = re.compile(
    r"(?:MỤC (?:ĐÍCH|TIÊU)|YÊU CẦU|CHỈ TIÊU|NHIỆM VỤ|NỘI DUNG|GIẢI PHÁP|KINH PHÍ|PHÂN CÔNG"
    r"|TỔ CHỨC THỰC HIỆN|TRÁCH NHIỆM|KẾT QUẢ|ĐẶC ĐIỂM|TỒN TẠI|HẠN CHẾ|KHÓ KHĂN|NGUYÊN NHÂN"
    rf"|KIẾN NGHỊ|ĐỀ XUẤT|PHƯƠNG HƯỚNG)(?:[{CAPITALS} ,-]{{0,40}})"
)
# A heading without a number: "Nhiệm vụ trọng tâm"; no sentence, no item, nothing with a figure.
_PLAIN: Final = re.compile(rf"[{CAPITALS}][^\d.;:!?\t]{{2,60}}[^\W\d_]")


@attrs.frozen
class Line:
    """A paragraph or a line of the text, and where it stands."""

    text: str
    start: int

    @property
    def span(self) -> tuple[int, int]:
        """Its first character, and the one behind its last."""
        return self.start, self.start + len(self.text)

    @property
    def is_item(self) -> bool:
        """Whether it begins with a dash or another bullet."""
        return _BULLET.match(self.text) is not None

    @property
    def is_sub_item(self) -> bool:
        """Whether it begins with a plus, as what stands below a dash does."""
        return self.text.startswith("+")


def bare(text: str) -> str:
    """*text* without its bullet and without what ends an item or the paper.

    >>> bare("- Tổ chức Tháng hành động;"), bare("Giao các ngành thực hiện./.")
    ('Tổ chức Tháng hành động', 'Giao các ngành thực hiện')
    """
    return " ".join(_BULLET.sub("", text).split()).rstrip(" ;./")


def capital(text: str) -> str:
    """*text* with a capital at the beginning."""
    return f"{text[:1].upper()}{text[1:]}"


@attrs.frozen
class Section:
    """A numbered part of a paper: its number, the line behind it, its lines, what is below it."""

    label: str
    line: Line
    lines: tuple[Line, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def title(self) -> str:
        """The line behind the number, without what ends it."""
        return self.line.text.strip(" :.")

    def says(self, *words: str) -> bool:
        """Whether the title has one of *words*, whatever their letters."""
        key = match_key(self.title)
        return any(match_key(word) in key for word in words)

    def all_lines(self) -> list[Line]:
        """Its lines and those of all below it, with their titles."""
        below = [line for each in self.sections for line in (each.line, *each.all_lines())]
        return [*self.lines, *below]

    def whole(self) -> Iterator["Section"]:
        """The section and all below it, in the order of the text."""
        yield self
        for section in self.sections:
            yield from section.whole()


@attrs.frozen
class Outline:
    """A paper in its parts."""

    head: tuple[Line, ...]
    sections: tuple[Section, ...]
    end: tuple[Line, ...]

    @classmethod
    def of(cls, document: DocumentText) -> "Outline":
        r"""The outline of a document.

        >>> text = "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n- Một.\n\nNơi nhận:\n- Lưu: VT."
        >>> outline = Outline.of(DocumentText(text=text))
        >>> [section.title for section in outline.sections], len(outline.end)
        (['MỤC ĐÍCH'], 2)
        """
        lines = tuple(_lines(document))
        starts = [at for at, line in enumerate(lines) if RECIPIENTS.match(line.text)]
        last = starts[-1] if starts else len(lines)
        depths = _depths(lines[:last])
        first = min(depths, default=last)
        head = tuple(part for line in lines[:first] for part in _side_by_side(line))
        end = tuple(part for line in lines[last:] for part in _side_by_side(line))
        return cls(head, _sections(lines, depths, first, last), end)

    def every(self) -> Iterator[Section]:
        """All sections, in the order of the text."""
        for section in self.sections:
            yield from section.whole()

    def body(self) -> Iterator[Line]:
        """The lines of all sections and their titles; of a text without any, all but its first."""
        if not self.sections:
            yield from self.head[1:]
        for section in self.every():
            yield from (section.line, *section.lines)


def _lines(document: DocumentText) -> Iterator[Line]:
    """The lines that say something, but for those of tables."""
    text = document.text
    blocks = []
    for table in document.tables:
        first, last = table.starts[0][0], table.starts[-1][-1]
        end = text.find("\n", last)
        blocks.append((text.rfind("\n", 0, first) + 1, len(text) if end < 0 else end))
    for found in re.finditer(r"[^\n]*[^\W_][^\n]*", text):
        at = bisect_right(blocks, (found.start(), len(text))) - 1
        if at < 0 or blocks[at][1] <= found.start():
            indent = len(found[0]) - len(found[0].lstrip())
            yield Line(found[0].strip(), found.start() + indent)


def _side_by_side(line: Line) -> Iterator[Line]:
    """What stands in one line on both sides of a page, apart."""
    position = 0
    for gap in _GAP.finditer(line.text):
        yield Line(line.text[position : gap.start()].rstrip(), line.start + position)
        position = gap.end()
    yield Line(line.text[position:], line.start + position)


def _depths(lines: Sequence[Line]) -> dict[int, int]:
    """How deep each heading among *lines* stands, by its place.

    Annexes are highest, then parts, then A. and I., of which the first in the paper is the higher;
    1 is for 1., 2 for 1.1.; a) is the deepest.
    """
    headings = {at: found for at, line in enumerate(lines) if (found := HEADING.match(line.text))}
    tops = [found for found in headings.values() if found["capital"] or found["roman"]]
    is_lettered = bool(tops) and tops[0]["capital"] is not None
    depths: dict[int, int] = {}
    for at, found in headings.items():
        if found["arabic"]:
            depths[at] = 1 + found["arabic"].count(".")
        elif found["letter"]:
            depths[at] = _LETTER
        else:
            is_first = (found["capital"] is not None) == is_lettered
            depths[at] = -2 if found["part"] else -1 if is_first else 0
    if not tops:
        depths |= dict.fromkeys(_in_capitals(lines), 0)
    depths = depths or _unnumbered(lines)
    # In the head "PHỤ LỤC" is the kind of paper.
    behind = range(min(depths, default=len(lines)), len(lines))
    annexes = (at for at in behind if _ANNEX.fullmatch(lines[at].text))
    return dict(sorted((depths | dict.fromkeys(annexes, _HIGHEST)).items()))


def _in_capitals(lines: Sequence[Line]) -> Iterator[int]:
    """The titles of sections in capitals where no others are numbered; not the title of a paper."""
    for at, line in enumerate(lines):
        is_title = at > 0 and lines[at - 1].text.isupper()  # "BÁO CÁO", and what it is about
        if _SECTION.fullmatch(line.text) and not is_title:
            yield at


def _unnumbered(lines: Sequence[Line]) -> dict[int, int]:
    """The headings of a paper without numbers: short lines below its opening, each with a text."""
    opening = next((at for at, line in enumerate(lines) if _OPENS.fullmatch(line.text)), len(lines))
    short = [_PLAIN.fullmatch(line.text) is not None for line in lines]
    # A title and a name below it are two short lines: "CHỦ TỊCH", "Nguyễn Văn A".
    places = range(opening + 1, len(lines) - 1)
    return {at: 0 for at in places if short[at] and not short[at + 1]}


def _sections(
    lines: Sequence[Line], depths: dict[int, int], first: int, last: int
) -> tuple[Section, ...]:
    """The sections from *first* to *last*: each heading with what stands below it."""
    inside = [at for at in depths if first <= at < last]
    if not inside:
        return ()
    top = min(depths[at] for at in inside)
    starts = [at for at in inside if depths[at] == top]
    built = list(_sections(lines, depths, first, starts[0]))  # what is deeper than the first
    for at, end in zip(starts, [*starts[1:], last], strict=True):
        inner = next((place for place in inside if at < place < end), end)
        text, start = lines[at].text, lines[at].start
        found = HEADING.match(text)
        behind = found.end() if found else 0
        line, body = Line(text[behind:], start + behind), lines[at + 1 : inner]
        if not line.text and body:  # "Phần thứ nhất", and its title in the next line
            line, body = body[0], body[1:]
        label = text[:behind].strip(" .):/–-")
        below = _sections(lines, depths, inner, end)
        built.append(Section(label, line, tuple(body), below))
    return tuple(built)
