"""The text of a document with its tables, and the place of every stretch in a reader's words.

A Word or PDF document becomes one text: paragraphs with an empty line between them, the cells of a
table with tabs and its rows with line ends. What stands where in the document is kept beside it, so
that a finding about the text can say "bảng 2, hàng 3, cột Nữ" or "trang 2, mục II.1".
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from types import MappingProxyType
from typing import Final

import attrs

from genderplan._forms import lazy
from genderplan._messages import Language, Message, message
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue, Issues

# The number of a heading or an item: "Phần thứ nhất", "A. MỤC ĐÍCH", "II. NHIỆM VỤ", "I- KẾT QUẢ",
# and "1. Mục đích", "3.Sản xuất", "2.1. Truyền", "1.1 Nâng", "1- Hỗ trợ", "1/. Thăm", "a) Các"; no
# figures of "15 người", "12.5 triệu", "20.000 đồng", "15/11" and "15- 17 tuổi", not the initials of
# "V.I. Lê-nin", not "Phần hai bên đóng góp".
HEADING: Final = lazy(
    r"(?P<part>(?i:phần\s+(?:thứ\s+)?(?:một|nhất|hai|ba|bốn|tư|năm|[ivx]{1,4}|\d)))"
    r"(?=\s*(?:\Z|\n|[.:–-]))[\s.:–-]*"
    r"|(?P<roman>[IVX]{1,6})(?:(?:[.:)]|\s?[-–]|/\.?)\s+(?![A-Z]\.)(?=\S)|\.(?=[^\W\d_]{2}))"
    r"|(?P<capital>[A-HĐ])[.)]\s+(?!\w\.)(?=[^\W\d_])"
    r"|(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})"
    r"(?:[.)]\s+(?=\D)|\.(?=[^\W\d_])|(?:[-–]|/\.?)\s+(?=[^\W\d_])|/\.(?=[^\W\d_])"
    r"|(?<=\.\d)\s+(?=[^\W\d_]))"
    r"|(?P<letter>[a-zđ])\)\s+"
)
_CAPITALS: Final = frozenset("ABCDEFGHĐ")
_DEEPEST_HEADS: Final = 3
# The line that opens the end of a paper: its recipients, with a colon or alone on its side.
RECIPIENTS: Final = lazy(r"\W*nơi\s+nhận[^\S\n]*(?::|\t|\s{3}|$)", re.IGNORECASE)
# What ends the lines of a title: a ground, an addressee, a bracket; not "Tổ chức Tháng hành động".
BEHIND_TITLE: Final = lazy(
    r"\W*(?:căn cứ|thực hiện|theo|xét|kính gửi|kèm theo)\b|\(", re.IGNORECASE
)
_END: Final = "end"
_LONGEST_HEADING: Final = 60
_NOT_MERGED: Final[Mapping[tuple[int, int], tuple[int, int]]] = MappingProxyType({})
# A year over a column: "Năm 2025", "2030", "Đến năm 2030"; not "Quý II/2025".
_YEAR: Final = lazy(r"(?:(?:đến|hết|cuối)\s+)*(?:năm\s+)?20\d\d", re.IGNORECASE)
_FEWEST_HEADS: Final = 2  # cells with a text in a second row of headings; "Không" stands alone


@attrs.frozen
class Passage:
    """Where a stretch of a text begins, and where it stands in the document."""

    start: int
    place: Message


@attrs.frozen(kw_only=True)
class TextTable:
    """A table of a document: its number, the text above it, its rows as texts.

    ``heads`` is the number of rows with headings; ``starts`` says where each cell begins in the
    text of the document. A cell that is merged with the one above or to its left is empty;
    ``merged`` has by row and position, from 0, the first of the cells that it is merged with.
    """

    number: int
    title: str
    rows: tuple[tuple[str, ...], ...]
    heads: int
    starts: tuple[tuple[int, ...], ...] = attrs.field(repr=False)
    merged: Mapping[tuple[int, int], tuple[int, int]] = attrs.field(
        factory=dict, eq=False, repr=False
    )

    def column(self, position: int) -> str:
        """The heading of the column at *position*, the lowest; "" where it has none."""
        texts = [row[position] for row in self.rows[: self.heads] if position < len(row)]
        return next((" ".join(text.split()) for text in reversed(texts) if text.strip()), "")

    def filled(self) -> Iterator[tuple[int, int]]:
        """Row and position, from 0, of each cell that says something."""
        for index, row in enumerate(self.rows):
            yield from ((index, position) for position, text in enumerate(row) if text.strip())


@attrs.frozen(kw_only=True)
class DocumentText:
    r"""The text of a document, its tables, and what of the document was not read.

    >>> document = DocumentText(text="Kế hoạch năm 2024\nNữ 15/42", source="ke-hoach.txt")
    >>> document.place((18, 26)), document.place((18, 26), "en")
    ('dòng 2', 'line 2')
    """

    text: str
    """The text, from its first heading to its last line."""
    source: str = ""
    """The name of its file."""
    tables: tuple[TextTable, ...] = ()
    """The tables in the text, each with where it begins and ends."""
    issues: Issues = attrs.field(factory=Issues)
    """What was not read: pictures, deleted text, scanned pages."""
    passages: tuple[Passage, ...] = attrs.field(default=(), repr=False)
    """The stretches of the text with their places, in order."""

    def place(self, span: tuple[int, int], language: Language = "vi") -> str:
        """Where *span* (start and end, in characters) stands: heading, table and cell, or page."""
        return self.described(span).text(language)

    def described(self, span: tuple[int, int]) -> Message:
        """The place of *span* in no language yet.

        Raises :class:`~genderplan.errors.InvalidValueError` for a span outside of the text.
        """
        start, end = span
        if not 0 <= start <= end <= len(self.text):
            summary = message(
                "span is {span}; the text has places from 0 to {length}",
                span=str(span),
                length=len(self.text),
            )
            raise InvalidValueError(summary, span, "span")
        at = bisect_right(self.passages, start, key=lambda each: each.start) - 1
        if at < 0:
            return message("line {line}", line=self.text.count("\n", 0, start) + 1)
        return self.passages[at].place


def heading_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows of a table hold its headings.

    A second one begins with an empty cell, has no figure (but several years) and is more than the
    one word "Không".

    >>> heading_rows([["STT", "Số người", ""], ["", "Nam", "Nữ"], ["1", "42", "55"]])
    2
    """
    count = 1
    for row in rows[1:_DEEPEST_HEADS]:
        texts = [text for text in row if text.strip()]
        years = [text for text in texts if _YEAR.fullmatch(text.strip())]
        others = [] if len(years) >= _FEWEST_HEADS else years
        others += [text for text in texts if text not in years]
        figures = any(char.isdigit() for text in others for char in text)
        if row[0].strip() or figures or len(texts) < _FEWEST_HEADS:
            break
        count += 1
    return min(count, len(rows))


class TextBuilder:
    """Puts a :class:`DocumentText` together, paragraph by paragraph and table by table."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._passages: list[Passage] = []
        self._tables: list[TextTable] = []
        self._section: tuple[str, ...] = ()
        self._paragraph = 0
        self._last = ""

    def paragraph(
        self,
        text: str,
        *,
        gap: str = "\n\n",
        place: Message | None = None,
        pages: Sequence[tuple[int, int]] = (),
    ) -> int:
        """Add a paragraph and give the place where it begins.

        *place* is where it stands, for what stands in no section; *pages* are those on which it
        stands, each behind the place in *text* where it begins.
        """
        where = place or self._next_place(text)
        start = self._add(text, gap)
        for offset, page in pages or ((0, 0),):
            told = message("page {page}, {place}", page=page, place=where) if page else where
            self._passages.append(Passage(start + offset, told))
        self._last = text
        return start

    def table(
        self,
        rows: Iterable[Sequence[str]],
        pages: Sequence[int] = (),
        heads: int = 0,
        merged: Mapping[tuple[int, int], tuple[int, int]] = _NOT_MERGED,
    ) -> tuple[tuple[int, ...], ...]:
        """Add a table and give the places where its cells begin.

        *pages* are those on which its rows stand, *heads* the rows of headings that are marked,
        *merged* the cells that are merged with an earlier one, each with that one.
        """
        held = tuple(map(tuple, rows))
        starts: list[tuple[int, ...]] = []
        for row in held:
            line = "\t".join(text.replace("\n", " ") for text in row)
            begins = self._add(line, "\n" if starts else "\n\n")
            ends = accumulate((len(text) + 1 for text in row), initial=begins)
            starts.append(tuple(islice(ends, len(row))))
        number, heads = len(self._tables) + 1, max(heads, heading_rows(held))
        table = TextTable(
            number=number,
            title=self._last,
            rows=held,
            heads=heads,
            starts=tuple(starts),
            merged=merged,
        )
        self._tables.append(table)
        last = -1
        for index, position in table.filled():
            heading = table.column(position)[:_LONGEST_HEADING]
            place = message(
                "table {table}, row {row}, column {column}",
                table=number,
                row=index + 1,
                column=heading or position + 1,
            )
            if pages:
                place = message("page {page}, {place}", page=pages[index], place=place)
            # What stands before the first cell that says something is of its row.
            begin = starts[index][position if index == last else 0]
            self._passages.append(Passage(begin, place))
            last = index
        return table.starts

    def built(self, source: str, issues: Iterable[Issue] = ()) -> DocumentText:
        """The whole text."""
        return DocumentText(
            text="".join(self._parts),
            source=source,
            tables=tuple(self._tables),
            issues=Issues(issues),
            passages=tuple(self._passages),
        )

    def _add(self, text: str, gap: str) -> int:
        between = gap if self._parts else ""
        self._parts += [between, text]
        start = self._length + len(between)
        self._length = start + len(text)
        return start

    def _next_place(self, text: str) -> Message:
        """The place of the next paragraph: its section, and its number in the section."""
        if RECIPIENTS.match(text):
            self._section, self._paragraph = (_END,), 1
            return message("recipients and signature, line {number}", number=1)
        if opened := _section(text, self._section):
            self._section, self._paragraph = opened, 0
            return message("section {section}", section=".".join(opened))
        self._paragraph += 1
        section, number = ".".join(self._section), self._paragraph
        if section == _END:
            return message("recipients and signature, line {number}", number=number)
        if not section:
            return message("opening, paragraph {number}", number=number)
        return message("section {section}, paragraph {number}", section=section, number=number)


def _section(text: str, current: tuple[str, ...]) -> tuple[str, ...] | None:
    """The section that a paragraph opens, below those that are open; None where it opens none."""
    found = HEADING.match(text)
    if found is None:
        return None
    if found["part"]:
        return (found["part"],)
    top = tuple(label for label in current[:2] if label.isalpha() and label.isupper())
    upper = found["roman"] or found["capital"]
    if upper:  # I. stands below A., or A. below I., as the paper begins
        is_below = bool(top) and (top[0] in _CAPITALS) != (upper in _CAPITALS)
        return (top[0], upper) if is_below else (upper,)
    if found["arabic"]:
        return (*top, found["arabic"])
    above = (label for label in current if not (label.isalpha() and label.islower()))
    return (*above, found["letter"])
