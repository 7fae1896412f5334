"""Official papers as Word documents in the form of Nghị định 30/2020/NĐ-CP (extra ``docx``).

Page, margins, fonts and sizes are those of :func:`genderplan.documents.layout.paper_form`. Each
part of a paper has a style of its own, under the name that the decree gives it, so that an office
changes one style and not a hundred paragraphs.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from genderplan._text import roman
from genderplan.documents.layout import PartForm, paper_form
from genderplan.publishing.annexes import Annex, Block, Heading, Table
from genderplan.publishing.papers import BLANK, Paper
from genderplan.publishing.texts import without_controls
from genderplan.serialization.table_forms import AnnexColumn

_HEAD: Final = (Decimal("0.39"), Decimal("0.61"))  # what the two blocks of the head have of a line
_TABLE_SIZE: Final = 12  # of the text in tables, which the decree leaves open
_LONGEST_TITLE: Final = 255  # letters of a property
_BELOW_TABLE: Final = 1  # point; more would push a blank page behind a full one
_SIGNATURE_SPACE: Final = 4  # lines for signature and seal
_WIDTHS: Final = {"upper": Decimal("0.72"), "bold": Decimal("0.5"), "plain": Decimal("0.45")}
"""The usual width of a letter of Times New Roman, for the size of its font."""


def docx_bytes(paper: Paper) -> bytes:
    """*paper* as the bytes of a .docx file."""
    document = docx.Document()
    _styles(document)
    _page(document.sections[0])
    if paper.attached_to:
        _title(document, paper)
        _attached(document, paper.attached_to)
    else:
        _head(document, paper)
        _title(document, paper)
    for place, ground in enumerate(paper.grounds, start=1):
        _add(document, ground + (";" if place < len(paper.grounds) else "."), "grounds")
    _blocks(document, paper.blocks)
    _foot(document, paper)
    for number, annex in enumerate(paper.annexes, start=1):
        _annex(document, paper, annex, number if len(paper.annexes) > 1 else 0)
    properties = document.core_properties
    properties.author, properties.language = "", "vi-VN"
    properties.title = _words(f"{paper.kind.capitalize()} {paper.subject}")[:_LONGEST_TITLE]
    properties.comments = ""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


# --- Page and styles ----------------------------------------------------------------------------


def _page(section: Section, *, landscape: bool = False) -> None:
    """The page of the decree, with the page number at the top from the second page on."""
    form = paper_form()
    section.page_width, section.page_height = Mm(int(form.width)), Mm(int(form.height))
    section.orientation = WD_ORIENT.PORTRAIT
    if landscape:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = _mm(form.top.used), _mm(form.bottom.used)
    section.left_margin, section.right_margin = _mm(form.left.used), _mm(form.right.used)
    section.header_distance = Pt(_SPACE_ABOVE_NUMBER)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.style = _named("page_number")
    _add_page_number(number)
    numbering = _element("w:pgNumType", start="1")
    _insert(section._sectPr, numbering)  # noqa: SLF001 - python-docx has no call for it


_SPACE_ABOVE_NUMBER: Final = 28  # points from the edge of the page


def _mm(length: Decimal) -> Length:
    return Mm(float(length))


def _styles(document: Document) -> None:
    """The styles of the paper: one for each part, those of headings under Word's own names."""
    form = paper_form()
    normal = document.styles["Normal"]
    _font(normal, form.part("body"))
    paragraph = normal.paragraph_format
    paragraph.space_after, paragraph.space_before = Pt(0), Pt(0)
    for part in form.parts:
        name = _named(part.name)
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = document.styles[name]
        style.base_style = None if name == "Normal" else normal
        style.next_paragraph_style = normal
        _font(style, part)
        _paragraphs(style, part)


_HEADINGS: Final = {"section": "Heading 1", "heading": "Heading 2"}


def _named(part: str) -> str:
    """The style of a part."""
    return _HEADINGS.get(part) or paper_form().part(part).vi


def _font(style: ParagraphStyle, part: PartForm) -> None:
    form = paper_form()
    style.font.name, style.font.size = form.font, Pt(float(part.size.used))
    style.font.bold, style.font.italic, style.font.all_caps = part.bold, part.italic, part.upper
    style.font.color.rgb = RGBColor.from_string(form.colour)
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):  # a font of the theme would go before the one that is named
        del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), form.font)
    _insert(style.element.rPr, _element("w:lang", val="vi-VN", eastAsia="vi-VN"))


def _paragraphs(style: ParagraphStyle, part: PartForm) -> None:
    form = paper_form()
    paragraph = style.paragraph_format
    paragraph.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "centre": WD_ALIGN_PARAGRAPH.CENTER,
        "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[part.align]
    text = part.align == "both"
    paragraph.first_line_indent = _mm(form.first_line.used) if text else 0
    paragraph.line_spacing = float(form.line_spacing.used) if text else 1.0
    paragraph.space_before = Pt(0)
    paragraph.space_after = Pt(float(form.space.used)) if text else Pt(0)
    paragraph.widow_control = True
    paragraph.keep_with_next = part.name in _HEADINGS


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


_BEFORE: Final = {
    "pgNumType": ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "docGrid"),
    "pBdr": (
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "rPr",
    ),
    "tblCellMar": ("tblLook", "tblCaption", "tblDescription"),
    "lang": ("eastAsianLayout", "specVanish"),
}
"""What may stand after an element in its parent: Word goes by the order of its schema."""


def _insert(parent: BaseOxmlElement, child: BaseOxmlElement) -> None:
    """Put *child* where the schema has it."""
    after = _BEFORE[child.tag.rpartition("}")[2]]
    parent.insert_element_before(child, *(f"w:{name}" for name in after))


def _add_page_number(paragraph: Paragraph) -> None:
    """A field that Word works out: the number of the page."""
    for kind in ("begin", "", "end"):
        run = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no call for fields
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            run.append(_element("w:instrText"))
            run[-1].text = "PAGE"


# --- Parts --------------------------------------------------------------------------------------


def _add(container: Document | _Cell, text: str, part: str) -> Paragraph:
    """A paragraph in the style of a part; capitals are written as such where the part has them."""
    words = text.upper() if paper_form().part(part).upper else text
    return container.add_paragraph(_words(words), style=_named(part))


def _words(text: str) -> str:
    """*text* without what XML has no place for; the blanks of drafts stay."""
    return "".join(
        char if char == "\N{NO-BREAK SPACE}" else without_controls(char) for char in text
    )


def _rule(container: Document | _Cell, text: str, part: str, available: Decimal) -> None:
    """The line below a part: as long as its words, or some of that. *available* is in mm."""
    form = paper_form().part(part)
    letter = _WIDTHS["upper" if form.upper else "bold" if form.bold else "plain"]
    words = min(len(text) * letter * form.size.used * _MM_A_POINT, available)
    length = words if form.line == "whole" else words * _PART
    paragraph = container.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = _mm((available - length) / 2)
    shape.first_line_indent, shape.line_spacing = 0, Pt(2)
    shape.space_before, shape.space_after = Pt(4), Pt(6)
    border = _element("w:pBdr")
    border.append(_element("w:top", val="single", sz="6", space="1", color=paper_form().colour))
    _insert(paragraph._p.get_or_add_pPr(), border)  # noqa: SLF001 - python-docx has no borders


_MM_A_POINT: Final = Decimal("0.3528")  # millimetres
_PART: Final = Decimal("0.42")  # between a third and a half


def _text_width(*, landscape: bool = False) -> Decimal:
    form = paper_form()
    across = form.height if landscape else form.width
    return across - form.left.used - form.right.used


def _side_by_side(document: Document, rows: int) -> WordTable:
    """Two blocks beside each other: a table without lines."""
    table: WordTable = document.add_table(rows=rows, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, _block_widths(), strict=True):
        column.width = _mm(width)
        for cell in column.cells:  # LibreOffice goes by the columns, Word by the cells
            cell.width = _mm(width)
    _margins(table, 0)
    return table


def _block_widths() -> list[Decimal]:
    return [_text_width() * share for share in _HEAD]


def _margins(table: WordTable, width: int) -> None:
    """The room at the sides of each cell, in twentieths of a point."""
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    _insert(table._tbl.tblPr, margins)  # noqa: SLF001 - python-docx has no call for it


def _head(document: Document, paper: Paper) -> None:
    form = paper_form()
    (left, right), below = (row.cells for row in _side_by_side(document, rows=2).rows)
    organ, country = _block_widths()
    above = [(paper.superior, "parent_body")] if paper.superior else []
    _fill(left, [*above, *((line, "issuing_body") for line in paper.organ)])
    _rule(left, max(paper.organ, key=len), "issuing_body", organ)
    motto = form.part("motto").text
    _fill(right, [(form.part("country").text, "country"), (motto, "motto")])
    _rule(right, motto, "motto", country)
    _fill(below[0], [(paper.number, "number")])
    _fill(below[1], [(paper.place_date, "place_and_date")])
    for cell in below:
        cell.paragraphs[0].paragraph_format.space_before = Pt(4)
    document.add_paragraph()


def _fill(cell: _Cell, lines: Iterable[tuple[str, str]]) -> None:
    """Paragraphs in an empty cell, which already has one."""
    first = cell.paragraphs[0]
    for text, part in lines:
        _add(cell, text, part)
    first._p.getparent().remove(first._p)  # noqa: SLF001 - python-docx has no call for it


def _title(document: Document, paper: Paper) -> None:
    _add(document, paper.kind, "kind")
    _add(document, paper.subject, "subject")
    if not paper.attached_to:
        _rule(document, paper.subject, "subject", _text_width())


def _blocks(document: Document, blocks: Iterable[Block], *, landscape: bool = False) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            _add(document, block.text, "section" if block.level == 1 else "heading")
        elif isinstance(block, Table):
            _table(document, block, _text_width(landscape=landscape))
        else:
            _add(document, block, "body")


def _foot(document: Document, paper: Paper) -> None:
    """Recipients to the left, who signs to the right; both on one page with the last paragraph."""
    for last in document.paragraphs[-1:]:
        last.paragraph_format.keep_with_next = True
    row = _side_by_side(document, rows=1).rows[0]
    left, right = row.cells
    listed = str(paper.recipients).splitlines()[1:]
    word = paper_form().part("recipients_word").text
    _fill(left, [(word, "recipients_word"), *((line, "recipients") for line in listed)])
    signed = [(line, "signer") for line in str(paper.signature).splitlines()]
    _fill(right, [*signed, *[("", "signer_name")] * _SIGNATURE_SPACE])
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 - python-docx has no call for it


def _annex(document: Document, paper: Paper, annex: Annex, number: int) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, landscape=annex.landscape)
    _add(document, f"Phụ lục {roman(number)}".strip(), "annex_word")
    _add(document, annex.title, "annex_title")
    reference = paper.attached_to or _reference(paper)
    _attached(document, reference)
    _blocks(document, annex.blocks, landscape=annex.landscape)


def _attached(document: Document, reference: str) -> None:
    paragraph = _add(document, f"(Kèm theo {reference})", "annex_reference")
    paragraph.paragraph_format.space_after = Pt(12)


def _reference(paper: Paper) -> str:
    """The paper as its annexes name it."""
    number = paper.number.removeprefix("Số:").strip("\N{NO-BREAK SPACE} ")
    blank = "" if paper.number.startswith("Số: ") else BLANK
    date = paper.place_date.partition(", ")[2]
    organ = " ".join(paper.organ)
    kind = paper.kind.capitalize()
    return f"{kind} số {blank}{number} {date} của {organ}"


# --- Tables -------------------------------------------------------------------------------------


def _table(document: Document, table: Table, width: Decimal) -> None:
    """A table with lines, its heading rows repeated on every page and no row cut in two."""
    if table.caption:
        _add(document, table.caption, "heading").paragraph_format.space_before = Pt(12)
    columns = table.columns
    grouped = any(column.group for column in columns)
    heads = 2 if grouped else 1
    drawn = document.add_table(rows=heads + len(table.rows), cols=len(columns), style="Table Grid")
    drawn.autofit = False
    _margins(drawn, 60)
    whole = sum(column.width for column in columns)
    widths = [_mm(width * column.width / whole) for column in columns]
    for across, shape in zip(widths, drawn.columns, strict=True):
        shape.width = across
    cells = drawn._cells  # noqa: SLF001 - drawn.cell(r, c) lists all cells each time
    count = len(columns)
    for place, cell in enumerate(cells):  # LibreOffice goes by the columns, Word by the cells
        cell.width = widths[place % count]
    _headings([cells[row * count : (row + 1) * count] for row in range(heads)], columns)
    for number, row in enumerate(table.rows, start=heads):
        for column, cell, text in zip(
            columns, cells[number * count : (number + 1) * count], row, strict=True
        ):
            _set(cell, text, centred=column.centred)
    for number, line in enumerate(drawn.rows):
        properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for it
        properties.append(_element("w:cantSplit"))
        if number < heads:
            properties.append(_element("w:tblHeader"))
    document.add_paragraph().paragraph_format.line_spacing = Pt(_BELOW_TABLE)


def _headings(rows: Sequence[Sequence[_Cell]], columns: Sequence[AnnexColumn]) -> None:
    """One heading row, or two with the columns of a group under its heading."""
    top, bottom = rows[0], rows[-1]
    start = 0
    while start < len(columns):
        group = columns[start].group
        end = start + 1
        while group and end < len(columns) and columns[end].group == group:
            end += 1
        if group:
            top[start].merge(top[end - 1])
            _set(top[start], group, centred=True, bold=True)
            for place in range(start, end):
                _set(bottom[place], columns[place].title, centred=True, bold=True)
        else:
            if len(rows) > 1:
                top[start].merge(bottom[start])
            _set(top[start], columns[start].title, centred=True, bold=True)
        start = end


def _set(cell: _Cell, text: str, *, centred: bool, bold: bool = False) -> None:
    """The text of a cell, in the size of tables."""
    for extra in cell.paragraphs[1:]:  # of cells that were merged
        extra._p.getparent().remove(extra._p)  # noqa: SLF001 - python-docx has no call for it
    paragraph = cell.paragraphs[0]
    shape = paragraph.paragraph_format
    shape.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    shape.first_line_indent, shape.line_spacing = 0, 1.0
    shape.space_before = shape.space_after = Pt(2)
    run = paragraph.add_run(_words(text))
    run.bold, run.font.size = bold, Pt(_TABLE_SIZE)
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
