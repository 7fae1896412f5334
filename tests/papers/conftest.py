"""Papers as offices make them: Word documents with a head in a table, and plain PDF files."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from docx.table import Table

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
IMAGE = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
FONT = "/Font << /F 3 0 R >>"
Rows = Sequence[Sequence[str]]


class OfficePaper:
    """A Word document that is written as offices write one; ``word`` is python-docx's document."""

    def __init__(self) -> None:
        self.word = docx.Document()
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin = section.bottom_margin = section.right_margin = Cm(2)
        section.left_margin = Cm(3)
        style: Any = self.word.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(14)

    def side_by_side(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two columns without borders, as for the head and for the signature."""
        table = self.word.add_table(rows=1, cols=2)
        table.autofit = False
        table.columns[0].width, table.columns[1].width = Cm(6.5), Cm(9.5)
        for cell, lines, width in zip(table.rows[0].cells, (left, right), (6.5, 9.5), strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                if lines[0] != "Nơi nhận:":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def head(self, organ: Sequence[str], number: str, place_date: str) -> None:
        """The organ with the number, beside the name of the state with place and date."""
        state = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        self.side_by_side([*organ, number], [*state, place_date])

    def titles(self, *lines: str) -> None:
        """Centred lines in bold."""
        for line in lines:
            paragraph = self.word.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(line).bold = True

    def lines(self, *lines: str) -> None:
        """Paragraphs of the body; a line is cut into runs at each full stop, as Word does."""
        for line in lines:
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Cm(1)
            for place, piece in enumerate(line.split(".")):
                paragraph.add_run(f".{piece}" if place else piece)

    def table(self, rows: Rows, merges: Iterable[tuple[int, int, int, int]] = ()) -> Table:
        """A table with lines; each of *merges* is the first and the last cell of a merged one."""
        table: Table = self.word.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        for top, left, bottom, right in merges:
            table.cell(top, left).merge(table.cell(bottom, right))
        return table

    def xml(self, inside: str, outside: str = "p") -> None:
        """An element of the body with *inside* as its XML."""
        body = self.word.element.body
        node = parse_xml(f'<w:{outside} xmlns:w="{MAIN}">{inside}</w:{outside}>')
        body.insert(len(body) - 1, node)

    def content(self) -> bytes:
        """The bytes of the file."""
        stream = io.BytesIO()
        self.word.save(stream)
        return stream.getvalue()

    def saved(self, path: Path) -> Path:
        """Write the document to *path*."""
        path.write_bytes(self.content())
        return path


@pytest.fixture
def paper() -> OfficePaper:
    """An empty paper."""
    return OfficePaper()


def changed_member(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one member changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            held = old.read(member)
            new.writestr(member, change(held) if member == name else held)
    return stream.getvalue()


@pytest.fixture
def change_member() -> Callable[[bytes, str, Callable[[bytes], bytes]], bytes]:
    """What changes one member of an archive."""
    return changed_member


def pdf_content(*pages: str, picture: bool = False) -> bytes:
    """A PDF file whose pages have these streams; with *picture* each has an image as well."""
    image = "/XObject << /I 4 0 R >>" if picture else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids ["
        + " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
        + "] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Type /XObject {IMAGE} /Length 1 >>\nstream\n0\nendstream",
    ]
    for at, stream in enumerate(pages):
        objects += [
            f"<< {PAGE} /Contents {6 + 2 * at} 0 R /Resources << {FONT} {image} >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    body, places = "%PDF-1.4\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{held}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    ending = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{ending}".encode("latin-1")


def shown(text: str, left: float, top: float, size: float = 14) -> str:
    """The operators that show *text* at a place, counted from the top left corner."""
    return f"BT /F {size} Tf {left} {842 - top} Td ({text}) Tj ET\n"


def ruled(lefts: Sequence[float], tops: Sequence[float]) -> str:
    """The operators that draw the lines of a table."""
    across = [f"{lefts[0]} {842 - top} m {lefts[-1]} {842 - top} l S\n" for top in tops]
    down = [f"{left} {842 - tops[0]} m {left} {842 - tops[-1]} l S\n" for left in lefts]
    return "".join([*across, *down])
