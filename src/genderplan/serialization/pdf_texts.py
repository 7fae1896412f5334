"""PDF files as text: lines joined to paragraphs, tables by their rules, two columns side by side.

A PDF holds letters at places and no paragraphs. A paragraph begins where a line is indented, where
the line before had room for more, and below a gap; a heading or an item begins one as well. Numbers
of pages are passed over. A page that is only a picture is told.
"""

import io
import logging
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby, pairwise
from statistics import median
from typing import Any, Final, TypeAlias

import attrs

from genderplan._extras import require
from genderplan._messages import mark, message
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan.extraction.texts import DocumentText, TextBuilder
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.serialization.faults import BAD_FILE, MAX_UNPACKED_BYTES, PROTECTED, file_error

SCANNED: Final = IssueKind(
    "GP933",
    Severity.WARNING,
    mark("page {page} is a picture without text and was not read"),
    mark("Ask for the Word document, or have the text recognised (OCR) and look it over."),
)
NOT_ALL: Final = IssueKind(
    "GP934",
    Severity.WARNING,
    mark("only the first {count} pages were read"),
    mark("Split the file and read the parts."),
)

_MOST_PAGES: Final = 300  # a longer file is read up to here, and that is told
_MOST_LETTERS: Final = 20_000  # of a page; a page of a paper has 3,000
# Where the bytes of an object begin; they are measured before they are unpacked.
_STREAM: Final = re.compile(rb"stream\r?\n")
_INDENT: Final = 8  # points from the margin to the first line of a paragraph
_BLANK: Final = 6  # points: a space, and what a line may be spread by
_GAP: Final = 1.22  # of the usual distance between lines; more stands between paragraphs
_WIDE: Final = 1.3  # of the height of the letters: the gap between two columns
_SLOPE: Final = 0.4  # of the height of the letters: how far words of one line may be apart
_CLEAR: Final = 20  # points that a centred line keeps from the margin
_HANGING: Final = 4  # points by which the second line of an item hangs
_ALIGNED: Final = 30  # points between the middles of lines that are centred below each other
# A word that numbers an item: "-", "II.", "1.2", "a)"; a wide gap behind it parts no columns.
_LABEL: Final = re.compile(r"[-–+•*]|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ]\)")
_EDGE: Final = 75  # points from the edge of a page, in which its number stands
# "2", "- 2 -", "Trang 2/5"; not "2023" and not a line with words.
_PAGE_NUMBER: Final = re.compile(r"(?:[Tt]rang\s*)?\W{0,3}\d{1,3}\W{0,3}(?:/\s*\d{1,3})?")
# What begins an item or a heading: "- ", "+ ", "II. ", "1. ", "a) "; not "2023 của".
_MARKED: Final = re.compile(
    r"[-–+•*]\s|[IVX]{1,5}\.\s|\d{1,2}(?:\.\d{1,2})*[.)]\s?\D|[a-zđ]\)\s|Điều\s\d"
)
# What follows a title and is none of it, though its first line may stand in the middle as well.
_GROUND: Final = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Kính gửi)\b|\(")
_CENTRED: Final = 12  # points between the middle of a line and that of the page


@attrs.frozen
class _Line:
    """A line of letters: its text, its edges, its page and row, and how wide its first word is."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int
    row: int
    first: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@attrs.frozen
class _Table:
    """A table on a page: its rows as texts, the page of each row, the left edges of its columns."""

    rows: list[list[str]]
    pages: list[int]
    edges: list[float]

    def spread(self, edges: list[float]) -> list[list[str]]:
        """Its rows in the columns that begin at *edges*, of which a merged cell takes several."""
        if len(edges) == len(self.edges):
            return self.rows
        places = [min(range(len(edges)), key=lambda at: abs(edges[at] - own)) for own in self.edges]
        wide = [dict(zip(places, row, strict=True)) for row in self.rows]
        return [[row.get(at, "") for at in range(len(edges))] for row in wide]


@attrs.define
class _Paragraph:
    """A paragraph that lines are added to; *gap* stands before it in the text."""

    gap: str
    lines: list[_Line]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@attrs.frozen
class _Margins:
    """The edges of the text of a document, and the usual distance from line to line."""

    left: float
    right: float
    step: float

    @classmethod
    def of(cls, pages: Sequence[Sequence[_Line]]) -> "_Margins":
        lines = [line for page in pages for line in page]
        lefts = sorted(line.left for line in lines) or [0.0]
        rights = sorted(line.right for line in lines) or [0.0]
        steps = [
            below.top - line.top
            for page in pages
            for line, below in pairwise(page)
            if below.row == line.row + 1
        ]
        # A line of ten may stand further out than the margin, such as a stamp or a note; of lines
        # that are not spread, few reach the right one.
        left, right = lefts[len(lefts) // 10], rights[len(rights) * 19 // 20]
        return cls(left, right, median(steps or [0.0]))

    def is_last(self, line: _Line, below: _Line) -> bool:
        """Whether a line ends its paragraph: the first word of the one below had room in it."""
        return line.right + below.first + _BLANK < self.right

    def is_central(self, line: _Line) -> bool:
        """Whether a line is as far from the left edge as from the right, as full lines are too."""
        return abs(line.middle - (self.left + self.right) / 2) < _CENTRED

    def is_centred(self, line: _Line) -> bool:
        """Whether a line stands in the middle, clear of both edges, and is no item or ground."""
        is_clear = self.is_central(line) and line.left > self.left + _CLEAR
        return is_clear and not (_GROUND.match(line.text) or _MARKED.match(line.text))


def read_pdf(content: bytes, source: str) -> DocumentText:
    """The text of the PDF file *content*.

    Raises :class:`~genderplan.errors.FileError` for what is damaged, protected, too large or has no
    text at all, and :class:`~genderplan.errors.MissingExtraError` without the extra.
    """
    pdfplumber = require("pdfplumber", extra="pdf")
    try:
        _check_streams(content)
        with _quiet(), pdfplumber.open(io.BytesIO(content)) as file:
            text = _read(file, source)
    except InvalidValueError as error:
        reason = error.summary
    except Exception as error:  # noqa: BLE001 - pdfminer meets broken files with errors of any kind
        reason = message("the PDF file is damaged ({kind})", kind=type(error).__name__)
        if b"/Encrypt" in content:
            reason = message(PROTECTED)
    else:
        if text.text.strip():
            return text
        reason = message(
            "it is a scan: its pages are pictures without text; ask for the Word document, or have "
            "the text recognised (OCR)"
        )
    raise file_error(source, [BAD_FILE.at(reason=reason)])


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pdfminer from telling on the screen what it makes of a broken font."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _check_streams(content: bytes) -> None:
    """Refuse a file whose texts unpack to very much; pictures are never unpacked."""
    left = MAX_UNPACKED_BYTES // 2
    for found in _STREAM.finditer(content):
        head = content[max(0, found.start() - 400) : found.start()].rpartition(b"obj")[2]
        if b"/Image" in head or b"Fl" not in head:
            continue
        if head.count(b"FlateDecode") > 1:
            raise InvalidValueError(message("it is packed more than once"))
        unpacker = zlib.decompressobj()
        end = content.find(b"endstream", found.end())
        try:
            left -= len(unpacker.decompress(content[found.end() : end], left + 1))
        except zlib.error:
            continue  # not packed so, or damaged: that is told when the page is read
        if left < 0:
            limit = MAX_UNPACKED_BYTES // 2 // 1024**2
            raise InvalidValueError(message("it unpacks to more than {limit} MB", limit=limit))


def _read(file: Any, source: str) -> DocumentText:  # noqa: ANN401 - pdfplumber's
    issues: list[Issue] = []
    if len(file.pages) > _MOST_PAGES:
        issues.append(NOT_ALL.at(count=_MOST_PAGES))
    pages: list[_Page] = []
    for number, page in enumerate(file.pages[:_MOST_PAGES], start=1):
        letters = len(page.chars)
        if letters > _MOST_LETTERS:
            summary = message("page {page} has {count} letters", page=number, count=letters)
            raise InvalidValueError(summary)
        if not letters and page.images:
            issues.append(SCANNED.at(page=number))
        pages.append(_Page.of(page, number))
        page.close()
    margins = {  # of upright pages and of those that lie
        width: _Margins.of([page.lines for page in pages if page.width == width])
        for width in {page.width for page in pages}
    }
    blocks: list[_Paragraph | _Table] = []
    for each in pages:
        for block in each.blocks(margins[each.width]):
            _append(blocks, block)
    return _built(blocks, source, issues)


def _built(
    blocks: Iterable["_Paragraph | _Table"], source: str, issues: Iterable[Issue]
) -> DocumentText:
    builder = TextBuilder()
    for block in blocks:
        if isinstance(block, _Table):
            builder.table(block.rows, block.pages)
        else:
            builder.paragraph(block.text, gap=block.gap, pages=list(_pages(block)))
    return builder.built(source, issues)


def _pages(paragraph: _Paragraph) -> Iterator[tuple[int, int]]:
    """Where in its text a paragraph goes on to another page, and which."""
    position = page = 0
    for line in paragraph.lines:
        if line.page != page:
            page = line.page
            yield position, page
        position += len(line.text) + 1


def _append(blocks: list[_Paragraph | _Table], block: _Paragraph | _Table) -> None:
    """Add a block, or join it to the last where that goes on over the end of a page."""
    last = blocks[-1] if blocks else None
    if isinstance(last, _Table) and isinstance(block, _Table):
        is_next = block.pages[0] > last.pages[-1]
        if is_next and abs(block.edges[0] - last.edges[0]) < _INDENT:
            edges = max(last.edges, block.edges, key=len)
            rows, more = last.spread(edges), block.spread(edges)
            again = rows[0] == more[0]
            pages = [*last.pages, *block.pages[again:]]
            blocks[-1] = _Table([*rows, *more[again:]], pages, edges)
            return
    elif isinstance(last, _Paragraph) and isinstance(block, _Paragraph):
        before, first = last.lines[-1], block.lines[0]
        goes_on = first.text[:1].islower() and not last.text.endswith((".", ":", ";", "!", "?"))
        if first.page > before.page and goes_on:
            last.lines.extend(block.lines)
            return
    blocks.append(block)


@attrs.frozen
class _Page:
    """A page: its width, its tables from the top down with their upper edges, its other lines."""

    width: int
    tables: list[tuple[float, _Table]]
    lines: list[_Line]

    @classmethod
    def of(cls, page: Any, number: int) -> "_Page":  # noqa: ANN401 - pdfplumber's
        # A single cell is a frame.
        ruled = [table for table in page.find_tables() if len(table.cells) > 1]
        tables = []
        for table in sorted(ruled, key=lambda each: float(each.bbox[1])):
            rows = [[_tidy(cell or "") for cell in row] for row in table.extract()]
            edges = sorted({float(cell[0]) for cell in table.cells})
            tables.append((float(table.bbox[1]), _Table(rows, [number] * len(rows), edges)))
        return cls(round(page.width), tables, _lines(page, number, [each.bbox for each in ruled]))

    def blocks(self, margins: _Margins) -> Iterator[_Paragraph | _Table]:
        """The paragraphs and tables from the top down."""
        position = 0.0
        for top, table in self.tables:
            above = [line for line in self.lines if position <= line.top < top]
            yield from _paragraphs(above, margins)
            yield table
            position = top
        yield from _paragraphs([line for line in self.lines if line.top >= position], margins)


def _tidy(text: str) -> str:
    return " ".join(nfc(text).split())


def _lines(page: Any, number: int, boxes: Sequence[Any]) -> list[_Line]:  # noqa: ANN401 - pdfplumber's
    """The lines outside of *boxes*, those of two columns apart, without the number of the page."""
    words = [
        word
        for word in page.extract_words()
        if not any(
            left <= (word["x0"] + word["x1"]) / 2 <= right
            and top <= (word["top"] + word["bottom"]) / 2 <= bottom
            for left, top, right, bottom in boxes
        )
    ]
    found = []
    for row, whole in enumerate(_rows(words)):
        for part in _parts(whole):
            line = _Line(
                text=nfc(" ".join(word["text"] for word in part)),
                left=float(part[0]["x0"]),
                right=float(part[-1]["x1"]),
                top=float(min(word["top"] for word in part)),
                bottom=float(max(word["bottom"] for word in part)),
                page=number,
                row=row,
                first=float(part[0]["x1"] - part[0]["x0"]),
            )
            is_edge = line.bottom < _EDGE or line.top > page.height - _EDGE
            if not (is_edge and _PAGE_NUMBER.fullmatch(line.text)):
                found.append(line)
    return found


_Words: TypeAlias = list[dict[str, Any]]


def _rows(words: Iterable[dict[str, Any]]) -> Iterator[_Words]:
    """The words that stand on one line, from left to right."""
    row: _Words = []
    for word in sorted(words, key=lambda each: (each["bottom"], each["x0"])):
        if row and word["bottom"] - row[0]["bottom"] > _height(word) * _SLOPE:
            yield sorted(row, key=lambda each: each["x0"])
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda each: each["x0"])


def _height(word: dict[str, Any]) -> float:
    return float(word["bottom"] - word["top"])


def _parts(row: _Words) -> Iterator[_Words]:
    """A line cut where the gap between two words is that between two columns."""
    part = [row[0]]
    for before, word in pairwise(row):
        is_label = len(part) == 1 and _LABEL.fullmatch(before["text"])
        if word["x0"] - before["x1"] > _WIDE * _height(word) and not is_label:
            yield part
            part = []
        part.append(word)
    yield part


@attrs.frozen
class _Columns:
    """Lines side by side: the head of a paper, or its recipients and its signature."""

    between: float
    left: list[_Line] = attrs.field(factory=list)
    right: list[_Line] = attrs.field(factory=list)

    @classmethod
    def begun(cls, row: Sequence[_Line]) -> "_Columns":
        """The columns on both sides of the widest gap in *row*."""
        before, after = max(pairwise(row), key=lambda pair: pair[1].left - pair[0].right)
        return cls((before.right + after.left) / 2)

    def add(self, row: Sequence[_Line]) -> None:
        """Take a row of two parts or more; blanks of a draft part a line of a column as well."""
        for column, is_right in ((self.left, False), (self.right, True)):
            parts = [part for part in row if (part.middle > self.between) is is_right]
            if parts:
                text = "  ".join(part.text for part in parts)
                column.append(attrs.evolve(parts[0], text=text, right=parts[-1].right))

    def takes(self, line: _Line) -> bool:
        """Take a line that stands alone below, if it belongs to one of the columns."""
        edge = min(each.left for each in self.right)
        middle = median(each.middle for each in self.right)
        is_centred = abs(line.middle - middle) < _ALIGNED
        if is_centred and line.left > max(self.left[0].left, edge - _CLEAR):
            self.right.append(line)
            return True
        first = self.left[0]
        is_left = abs(line.left - first.left) < _INDENT or abs(line.middle - first.middle) < _INDENT
        if is_left and line.right < middle:
            self.left.append(line)
            return True
        return False

    def paragraphs(self) -> Iterator[_Paragraph]:
        """The lines of the left column, then those of the right; an item may have several."""
        for column in (self.left, self.right):
            yield from _grouped(column, _begins_in_column, gap="\n")


def _grouped(
    lines: Iterable[_Line], begins: Callable[[_Line, _Paragraph], bool], *, gap: str = "\n\n"
) -> Iterator[_Paragraph]:
    """The paragraphs that lines make: one *begins* in a line, or the line goes on with the last.

    *gap* stands before all but the first.
    """
    last: _Paragraph | None = None
    for line in lines:
        if last is not None and not begins(line, last):
            last.lines.append(line)
            continue
        if last is not None:
            yield last
        last = _Paragraph("\n\n" if last is None else gap, [line])
    if last is not None:
        yield last


def _begins_in_column(line: _Line, last: _Paragraph) -> bool:
    """Whether *line* is one of its own; an item of a list, such as a recipient, may go on in it."""
    is_open = last.text.startswith(("-", "–", "+")) and not last.text.endswith((";", "."))
    return not is_open or _MARKED.match(line.text) is not None


def _paragraphs(lines: Sequence[_Line], margins: _Margins) -> Iterator[_Paragraph]:
    """The paragraphs that lines make; two columns side by side come one after the other."""
    begins = partial(_begins, margins=margins)
    plain: list[_Line] = []
    block: _Columns | None = None
    for _, group in groupby(lines, key=lambda line: line.row):
        row = list(group)
        if len(row) > 1 and block is None:
            yield from _grouped(plain, begins)
            plain, block = [], _Columns.begun(row)
        if len(row) > 1 and block is not None:
            block.add(row)
        elif block is None or not block.takes(row[0]):
            if block is not None:
                yield from block.paragraphs()
                block = None
            plain.append(row[0])
    yield from block.paragraphs() if block else ()
    yield from _grouped(plain, begins)


def _begins(line: _Line, last: _Paragraph, margins: _Margins) -> bool:
    """Whether *line* begins a paragraph and does not go on with the *last*."""
    first, before = last.lines[0], last.lines[-1]
    if line.top - before.top > _GAP * margins.step:
        return True
    if margins.is_centred(line) and margins.is_central(before):
        return line.text.isupper() != before.text.isupper()
    if line.text[0].islower() and not before.text.endswith((".", ";", ":", "!", "?")):
        return False
    if margins.is_last(before, line) or margins.is_centred(before):
        return True
    is_indented = line.left > margins.left + _INDENT
    is_marked = _MARKED.match(line.text) is not None
    if is_indented and _MARKED.match(first.text) and line.left > first.left + _HANGING:
        return is_marked  # the lines of an item may hang to the right of its dash
    # A dash at the margin below an indented line is one of the sentence: "kinh tế - xã hội".
    return is_indented or (is_marked and first.left <= margins.left + _INDENT)
