"""The outline of a paper: its head, its numbered sections, its recipients and its signature.

A heading is a line with a number: Roman, then Arabic, then a letter. What stands above the first is
the head; the end begins with "Nơi nhận". Lines of tables belong to no section.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from genderplan._text import match_key
from genderplan.extraction.texts import HEADING, RECIPIENTS, DocumentText

__all__ = ["ATTACHED", "Line", "Outline", "Section", "bare"]

# A bracket below the title that says with what the paper was sent.
ATTACHED: Final = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo\s", re.IGNORECASE)
_BULLET: Final = re.compile(r"\A[-–+•*]\s*")
# What parts the two sides of the head and of the end: tabs, or spaces before what begins the right
# side; not the blanks of a draft, "ngày      tháng".
_GAP: Final = re.compile(
    r"(?<=\S)(?:\t+|\s{3,}(?=CỘNG H|Độc lập|[^\W\d_][^,\n]{1,30}, ngày|(?:TM|KT|TL|TUQ|Q)\s?\."
    r"|(?:PHÓ )?CHỦ TỊCH))"
)
_LETTER: Final = 9  # the depth of a), which may stand below 1., 1.1. and 1.1.1.


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


@attrs.frozen
class Section:
    """A numbered part of a paper: its number, its title, its lines, and the sections below it."""

    label: str
    title: str
    line: Line
    lines: tuple[Line, ...] = ()
    sections: tuple["Section", ...] = ()

    def says(self, *words: str) -> bool:
        """Whether the title has one of *words*, whatever their letters."""
        key = match_key(self.title)
        return any(match_key(word) in key for word in words)

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
        first = next((at for at, line in enumerate(lines) if _depth(line) is not None), last)
        first = min(first, last)
        head = tuple(part for line in lines[:first] for part in _side_by_side(line))
        end = tuple(part for line in lines[last:] for part in _side_by_side(line))
        return cls(head, _sections(lines[first:last]), end)

    def every(self) -> Iterator[Section]:
        """All sections, in the order of the text."""
        for section in self.sections:
            yield from section.whole()

    def titled(self, *words: str) -> tuple[Section, ...]:
        """The sections whose title has one of *words*."""
        return tuple(section for section in self.every() if section.says(*words))


def _lines(document: DocumentText) -> Iterator[Line]:
    """The lines that say something, but for those of tables."""
    text = document.text
    blocks = []
    for table in document.tables:
        first, last = table.starts[0][0], table.starts[-1][-1]
        end = text.find("\n", last)
        blocks.append((text.rfind("\n", 0, first) + 1, len(text) if end < 0 else end))
    for found in re.finditer(r"[^\n]*\S[^\n]*", text):
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


def _depth(line: Line) -> int | None:
    """How deep a heading stands: 0 for Roman, 1 for 1., 2 for 1.1.; None for what is none."""
    found = HEADING.match(line.text)
    if found is None:
        return None
    if found["arabic"]:
        return 1 + found["arabic"].count(".")
    return 0 if found["roman"] else _LETTER


def _sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections that lines make: each heading with what stands below it."""
    depths = {at: depth for at, line in enumerate(lines) if (depth := _depth(line)) is not None}
    if not depths:
        return ()
    top = min(depths.values())
    starts = [at for at, depth in depths.items() if depth == top]
    built = list(_sections(lines[: starts[0]]))  # what is deeper than the first of its kind
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        inner = next((place for place in depths if at < place < end), end)
        found = HEADING.match(lines[at].text)
        label = lines[at].text[: found.end()].strip(" .)") if found else ""
        title = lines[at].text[found.end() :].strip(" :.") if found else lines[at].text
        below = _sections(lines[inner:end])
        built.append(Section(label, title, lines[at], tuple(lines[at + 1 : inner]), below))
    return tuple(built)
