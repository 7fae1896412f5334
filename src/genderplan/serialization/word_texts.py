"""Word documents as text: paragraphs, tables, numbering, and what stands outside of the body.

A table without borders, or one with the head or the signature of a paper, is lay-out: its cells are
paragraphs. Inserted text of tracked changes is read and deleted text is not; numbers that Word
makes itself stand in the text. Footnotes, text boxes, headers and footers follow the body.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from genderplan._extras import require
from genderplan._messages import Message, mark, message
from genderplan._text import lower, nfc
from genderplan.documents.types import COUNTRY, MOTTO
from genderplan.errors import InvalidValueError
from genderplan.extraction.texts import DocumentText, TextBuilder
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.serialization.faults import BAD_FILE, check_archive, file_error
from genderplan.serialization.word_styles import Node, Numbering, W, number_of, tag_of, value_of

NOT_READ: Final = IssueKind(
    "GP931",
    Severity.NOTE,
    mark("{what}: not read"),
    mark("Look at it yourself; figures and tables that count are typed as text."),
)
TRACKED: Final = IssueKind(
    "GP932",
    Severity.NOTE,
    mark("the document has tracked changes: inserted text was read, deleted text was not"),
    mark("Accept or reject the changes before the document is signed."),
)

_TEXT: Final = f"{W}t"
# Signs that stand as elements of their own in a run.
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_DELETED: Final = {f"{W}del", f"{W}moveFrom"}
_INSERTED: Final = {f"{W}ins", f"{W}moveTo"}
_WITHOUT_TEXT: Final = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}softHyphen"}
_TABLE: Final = f"{W}tbl"
_PARAGRAPH: Final = f"{W}p"
_BOX: Final = f"{W}txbxContent"
# Elements around paragraphs, tables, rows and cells that are not seen on the page.
_TRANSPARENT: Final = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
# What a table of the lay-out holds and a table of data does not: the head or the end of a paper.
_LAYOUT: Final = re.compile(rf"{COUNTRY}|{MOTTO}|nơi nhận\s*:|\W*số\s*:.*/")
_LAYOUT_COLUMNS: Final = 3  # a table with more holds data
_LAYOUT_LETTERS: Final = 80  # at the beginning of a paragraph that are looked at
_NO_LINES: Final = {"none", "nil", ""}
_OUTSIDE: Final = {
    "header": mark("page header"),
    "footer": mark("page footer"),
    "footnotes": mark("footnote {number}"),
    "endnotes": mark("endnote {number}"),
}
_COUNTED: Final = {
    "picture": mark("{count} pictures"),
    "hidden": mark("{count} stretches of hidden text"),
    "equation": mark("{count} equations"),
    "object": mark("{count} embedded objects or files"),
    "comment": mark("{count} comments of readers"),
    "nested": mark("the rows of {count} tables that stand inside a cell (their text is read)"),
}


@attrs.frozen
class Stretch:
    """The letters of a text from *start* to *end*, and the element that holds them."""

    start: int
    end: int
    node: Node


@attrs.frozen
class WordText:
    """A Word document, its text, and which element of it each letter of the text came from."""

    document: Any
    text: DocumentText
    stretches: tuple[Stretch, ...]


def read_word(content: bytes, source: str) -> WordText:
    """The text of the Word document *content*.

    Raises :class:`~genderplan.errors.FileError` for what is no Word document or too large, and
    :class:`~genderplan.errors.MissingExtraError` without the extra.
    """
    docx = require("docx", extra="docx")
    try:
        check_archive(content)
        document = docx.Document(io.BytesIO(content))
        return _Reader(document, source).read()
    except InvalidValueError as error:
        reason = error.summary
    except Exception as error:  # noqa: BLE001 - python-docx meets broken XML with errors of any kind
        reason = message(
            "it is damaged or no Word document ({kind}); open it in Word and save it as .docx",
            kind=type(error).__name__,
        )
    raise file_error(source, [BAD_FILE.at(reason=reason)])


@attrs.frozen
class _Letters:
    """The text of a paragraph in pieces, each with the element that it came from, if it has one."""

    pieces: tuple[tuple[str, Node], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


class _Reader:
    """Walks through a document once."""

    def __init__(self, document: Any, source: str) -> None:  # noqa: ANN401 - python-docx's
        self.document = document
        self.source = source
        self.builder = TextBuilder()
        self.numbering = Numbering(document)
        self.stretches: list[Stretch] = []
        self.boxes: list[Node] = []
        self.boxed = 0
        self.tracked = False
        self.passed: Counter[str] = Counter()

    def read(self) -> WordText:
        """The whole document."""
        self._blocks(self.document.element.body)
        for relation in self.document.part.rels.values():
            self._outside(relation)
        text = self.builder.built(self.source, self._issues())
        return WordText(self.document, text, tuple(self.stretches))

    def _issues(self) -> Iterator[Issue]:
        if self.tracked:
            yield TRACKED.at()
        for kind, count in sorted((+self.passed).items()):
            yield NOT_READ.at(what=message(_COUNTED[kind], count=count))

    def _outside(self, relation: Any) -> None:  # noqa: ANN401 - python-docx's
        """Headers, footers and notes: what of them is no number of a page."""
        kind = str(relation.reltype).rpartition("/")[2]
        if relation.is_external or kind not in {*_OUTSIDE, "comments"}:
            return
        part = relation.target_part
        root = getattr(part, "element", None)
        if root is None:
            root = require("docx.oxml.parser", extra="docx").parse_xml(part.blob)
        if kind == "comments":
            self.passed.update(comment=len(root.findall(f"{W}comment")))
            return
        is_note = kind in {"footnotes", "endnotes"}
        notes = [note for note in root if note.get(f"{W}type") is None] if is_note else [root]
        for number, note in enumerate(notes, start=1):
            self._blocks(note, place=message(_OUTSIDE[kind], number=number), least=not is_note)

    def _blocks(
        self, parent: Node, *, gap: str = "\n\n", place: Message | None = None, least: bool = False
    ) -> None:
        """The paragraphs and tables in *parent*; with *least* only those that have a word."""
        first = True
        for child in _descended(parent, self._is_read):
            between = "\n\n" if first else gap
            if child.tag == _TABLE:
                self._table(child, place)
                first = False
            elif child.tag == _PARAGRAPH:
                letters = self._letters(child)
                label = self.numbering.label(child) if letters.text.strip() else ""
                if not least or any(map(str.isalpha, letters.text)):
                    first = not self._paragraph(letters, label, between, place) and first
                self._read_boxes()

    def _read_boxes(self) -> None:
        """What stands in the text boxes that the paragraph before holds."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.boxed += 1
            self._blocks(box, gap="\n", place=message("text box {number}", number=self.boxed))

    def _paragraph(self, letters: _Letters, label: str, gap: str, place: Message | None) -> bool:
        """Add a paragraph, if it says anything."""
        whole = letters.text
        if not whole.strip():
            return False
        start = self.builder.paragraph(f"{label}{whole.strip()}", gap=gap, place=place)
        self._keep(letters, start + len(label))
        return True

    def _keep(self, letters: _Letters, start: int) -> None:
        """Remember the elements of letters the first of which that is seen is at *start*."""
        start -= len(letters.text) - len(letters.text.lstrip())
        for text, node in letters.pieces:
            if node is not None and text:
                self.stretches.append(Stretch(start, start + len(text), node))
            start += len(text)

    def _letters(self, parent: Node) -> _Letters:
        return _Letters(tuple(self._pieces(parent)))

    def _pieces(self, parent: Node) -> Iterator[tuple[str, Node]]:
        """The text in *parent* with the elements that hold it."""
        for child in parent:
            tag = child.tag
            if tag == _TEXT:
                yield re.sub(r"[\t\r\n]", " ", child.text or ""), child
            elif tag in _SIGNS:
                yield _SIGNS[tag], None
            elif tag == f"{W}br":
                yield "" if child.get(f"{W}type") in {"page", "column"} else "\n", None
            elif self._is_read(child):
                yield from self._pieces(child)

    def _is_read(self, node: Node) -> bool:
        """Whether the text in *node* is read; what is passed over is counted."""
        tag = node.tag
        if not isinstance(tag, str) or tag in _WITHOUT_TEXT:
            return False
        self.tracked = self.tracked or tag in _DELETED or tag in _INSERTED
        if tag == f"{W}r" and node.find(f"{W}rPr/{W}vanish") is not None:
            self.passed["hidden"] += any(text.text for text in node.iter(_TEXT))
            return False
        if tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self._drawn(node)
            return False
        if tag in {tag_of("m:oMath"), tag_of("m:oMathPara")}:
            self.passed["equation"] += 1
            return False
        if tag == f"{W}altChunk":
            self.passed["object"] += 1
        # Of two forms of one drawing the first is the one that Word shows.
        return tag not in _DELETED and tag != tag_of("mc:Fallback")

    def _drawn(self, node: Node) -> None:
        """Keep the text boxes in a drawing for later, and count what is no text."""
        boxes = [box for box in node.iter(_BOX) if not _is_inside(box, tag_of("mc:Fallback"), node)]
        self.boxes += boxes
        if not boxes:
            kind = "object" if node.tag == f"{W}object" else "picture"
            shown = next(node.iter(tag_of("a:blip"), tag_of("v:imagedata")), None) is not None
            self.passed[kind] += shown or kind == "object"

    def _table(self, table: Node, place: Message | None) -> None:
        rows = [row for row in _descended(table, self._is_read) if row.tag == f"{W}tr"]
        rows = [row for row in rows if row.find(f"{W}trPr/{W}del") is None]
        if self._is_layout(table, rows):
            for row in rows:
                for cell in _cells(row):
                    self._blocks(cell, gap="\n", place=place)
            return
        read = [list(self._row(row)) for row in rows]
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        heads = next((at for at, is_head in enumerate(marked) if not is_head), len(marked))
        texts = [[letters.text.strip() for letters in row] for row in read]
        is_filled = any(map(any, texts))
        starts = self.builder.table(texts, heads=heads, merged=_merged(rows)) if is_filled else ()
        for row, begins in zip(read, starts, strict=False):
            for letters, start in zip(row, begins, strict=True):
                self._keep(letters, start)
        self._read_boxes()

    def _is_layout(self, table: Node, rows: Sequence[Node]) -> bool:
        """Whether a table only puts paragraphs side by side."""
        widest = max((sum(1 for _ in _cells(row)) for row in rows), default=0)
        if widest > _LAYOUT_COLUMNS:
            return False
        is_head = any(_LAYOUT.search(line) for line in _openings(rows))
        return is_head or widest <= 1 or not self._has_borders(table)

    def _has_borders(self, table: Node) -> bool:
        own = table.find(f"{W}tblPr/{W}tblBorders")
        holders = [*table.iter(f"{W}tcBorders")]
        if own is not None:
            holders.append(own)  # what a table says of its borders goes before its style
        else:
            style = table.find(f"{W}tblPr/{W}tblStyle")
            for each in self.numbering.styles.above("" if style is None else value_of(style)):
                holders += each.iter(f"{W}tblBorders", f"{W}tcBorders")
        return any(value_of(line) not in _NO_LINES for holder in holders for line in holder)

    def _row(self, row: Node) -> Iterator[_Letters]:
        """The cells of a row; a merged cell is empty but for its first place."""
        yield from [_Letters(())] * _columns_before(row)
        for cell in _cells(row):
            yield _Letters(()) if _goes_on(cell) else self._cell(cell)
            yield from [_Letters(())] * (_width(cell) - 1)

    def _cell(self, cell: Node) -> _Letters:
        """The paragraphs of a cell, a line each, and those of the tables in it."""
        self.passed["nested"] += sum(1 for _ in cell.iterfind(f".//{_TABLE}"))
        pieces: list[tuple[str, Node]] = []
        for paragraph in cell.iter(_PARAGRAPH):
            if _is_inside(paragraph, _BOX, cell):
                continue
            letters = self._letters(paragraph)
            if letters.text.strip():
                label = self.numbering.label(paragraph)
                pieces += [*([("\n", None)] if pieces else []), (label, None), *letters.pieces]
        return _Letters(tuple(pieces))


def _descended(parent: Node, is_read: Callable[[Node], bool]) -> Iterator[Node]:
    """The paragraphs, tables and rows in *parent*, also those in controls and marked stretches."""
    for child in parent:
        if child.tag in {_PARAGRAPH, _TABLE, f"{W}tr"}:
            yield child
        elif child.tag in _TRANSPARENT and is_read(child):
            yield from _descended(child, is_read)
        else:
            is_read(child)  # counts what is passed over


def _cells(row: Node) -> Iterator[Node]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _cells(child)


def _columns_before(row: Node) -> int:
    """How many columns of the table stand left of the first cell of a row."""
    return number_of(row.find(f"{W}trPr/{W}gridBefore"))


def _goes_on(cell: Node) -> bool:
    """Whether a cell is merged with the one above."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _width(cell: Node) -> int:
    """Over how many columns a cell goes."""
    return max(number_of(cell.find(f"{W}tcPr/{W}gridSpan")), 1)


def _merged(rows: Sequence[Node]) -> dict[tuple[int, int], tuple[int, int]]:
    """By row and column the cells that are merged with an earlier one, each with the first."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    above: dict[int, tuple[int, int]] = {}  # the first cell of what stands in each column
    for index, row in enumerate(rows):
        at = _columns_before(row)
        for cell in _cells(row):
            first = above.get(at, (index, at)) if _goes_on(cell) else (index, at)
            for column in range(at, at + _width(cell)):
                above[column] = first
                if (index, column) != first:
                    found[index, column] = first
            at += _width(cell)
    return found


def _openings(rows: Iterable[Node]) -> Iterator[str]:
    """How each paragraph of a table begins, in small letters."""
    for paragraph in (each for row in rows for each in row.iter(_PARAGRAPH)):
        line = "".join(text.text or "" for text in paragraph.iter(_TEXT))
        yield lower(nfc(line[:_LAYOUT_LETTERS]))


def _is_inside(node: Node, tag: str, top: Node) -> bool:
    """Whether *node* stands in an element called *tag* below *top*."""
    above = node.getparent()
    while above is not None and above is not top:
        if above.tag == tag:
            return True
        above = above.getparent()
    return False
