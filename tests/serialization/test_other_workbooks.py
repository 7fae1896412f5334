"""Old Excel files and OpenDocument tables, read with the extra ``xls``."""

import base64
import io
import random
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path

import pytest

import genderplan as gp
from genderplan.errors import FileError
from genderplan.serialization import read_account

# A workbook of Excel 97 that xlwt wrote: the table of results below, one share formatted as 20%.
XLS = (
    "c-rk)OK1~O6g_W}=2QBa#I)EdLnySiwFu(IO&hJ%3Sy{MQAE(R2{tq&HEqGVv0Aef6jzFyU|qPWy77aGiVIx`t"
    "%`_(kl2L_7a}N%v>ETanbf2zG^mBjoZ;QMpLgHA^M3PYrY2pf<h9x~=AjK1WOOHNc{)MGnG;lyUDqX>yE~}pCY"
    "BVO4jM>X32v7^vCA=(<DG_rtJViZfwxrlV*vhGG~``Gv~vytA#-RYDsX``6{z8?+)R6!E@OIyYu;hHfi<U?wo="
    "`c*oR4<zj?hei}xyZY^#85_XhjCX3bhu;jx^>$4-lE-4bk!hXau%X3(r<7zYh#XDAwq2O=qWXk^FnS@!~;a!dH"
    "W*VHerUV!vp3-$Kj=pD4z&exw+tiUMrgS;XVs7A~xEq1XD_p~9ZeHg>IsLkLE@5b38{CK5>$rvPK6o+V*h;BU9"
    "yd-?k>=3)~LX&zg21)IdiZ5i1;1SVA)T4>#QeW8H+xLykn{Y`RpxW=W5u!&hjdBQ8BsoYA!g#0+6SoyAh3){Qx"
    "VzooQ7T^_yxph;+f6wy!!n{lR5I`4#i&y1GnYR;+uqaVJHVPzexU4&s9tsjbR3r+<XpiP?hSfApqV{ZGd;nru3"
    ")~FsfX&&y`ihhV782Los(>Bpg8Lo&wZ=%_(tLr?|0nP64SmW;wL)OM?DiSeM!{OU<JuvUSntxE#mw+iCezhT^O"
    "6z8>TfsZD0;XHFDRDw{0b6QOc}~X;zZGBjzN<=&P(`A;~f)SxK@QEen<lTNd21?5n$2&Y8Q|&xJKi2Up4#rMJR"
    "u7kVpP$Hv}nW7KS{b8}wO&+?0?7OrDAqFVC&s(EAY=2&ft8`otB+RT5T6ediVFk!-k2@@v%5P}bDFpg^3qq97Y"
    "*^U1?vs5zXZ<7BOI}xKxemQQYufZY2F;dk0sYZ#&wIvqlllxyNv4^6^(NABEGLQbE=P!MFi2UbSu%r6-mQb<rG"
    "sWcjkK=y_@B!<v"
)
CELL = (
    '<table:table-cell office:value-type="{kind}" {value}>'
    "<text:p>{text}</text:p></table:table-cell>"
)
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Kết quả">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(*rows: tuple[str | int | Decimal, ...]) -> bytes:
    """An OpenDocument table with these rows."""
    written = ""
    for row in rows:
        cells = ""
        for value in row:
            kind = "string" if isinstance(value, str) else "float"
            number = "" if isinstance(value, str) else f'office:value="{value}"'
            cells += CELL.format(kind=kind, value=number, text=value)
        written += f"<table:table-row>{cells}</table:table-row>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", PAGE.format(rows=written))
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return stream.getvalue()


ODS = ods(
    ("Nội dung", "Số nữ", "Tổng số", "Tỷ lệ (%)"),
    ("Cấp ủy xã", 2, 11, Decimal("18.2")),
    ("UBND", 1, 5, Decimal("0.2")),
)


def xls() -> bytes:
    """The workbook of Excel 97."""
    return zlib.decompress(base64.b85decode("".join(XLS)))


def told(path: Path, content: bytes) -> dict[str, str]:
    """Place and sentence of everything that is wrong with a file of this content."""
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        gp.load(path)
    return {issue.path: issue.message for issue in caught.value.issues}


@pytest.mark.parametrize(("name", "cell"), [("a.xls", "Kết quả!D4"), ("a.ods", "Kết quả!D3")])
def test_old_and_open_workbooks_are_read(tmp_path: Path, name: str, cell: str) -> None:
    """Their cells go the way of all cells; 0.2 may be shown as 20% and is no percentage."""
    pytest.importorskip("python_calamine")
    wrong = told(tmp_path / name, xls() if name == "a.xls" else ODS)

    assert [cell] == list(wrong)
    assert "percentage with its sign" in wrong[cell]
    good = ods(("Nội dung", "Số nữ", "Tổng số", "Tỷ lệ (%)"), ("Cấp ủy xã", 1, 4, 25))
    (tmp_path / "b.ods").write_bytes(good)
    taken = read_account(tmp_path / "b.ods")
    assert (gp.Ratio(1, 4), gp.Percent(25)) == (taken.held[0].value, taken.held[0].stated)
    assert (8, 8) == (taken.cells, taken.data)


@pytest.mark.parametrize("cut", [9, 600, 3000])
def test_a_damaged_old_workbook_is_told_as_that(tmp_path: Path, cut: int) -> None:
    """A file that was not copied whole gives a sentence and no traceback."""
    pytest.importorskip("python_calamine")

    assert "damaged" in told(tmp_path / "a.xls", xls()[:cut])[""]
    assert "damaged" in told(tmp_path / "a.ods", ODS[: min(cut, len(ODS) - 30)])[""]


@pytest.mark.slow
def test_no_broken_workbook_ends_the_program(tmp_path: Path) -> None:
    """Whatever stands in the bytes, the answer is what the file holds or a finding."""
    pytest.importorskip("python_calamine")
    numbers = random.Random(5)  # noqa: S311 - the same files each time
    for name, whole in (("a.xls", xls()), ("a.ods", ODS)):
        for _ in range(40):
            content = bytearray(whole)
            for _ in range(numbers.randint(1, 12)):
                content[numbers.randrange(len(content))] = numbers.randrange(256)
            (tmp_path / name).write_bytes(content)
            try:
                answer: object = gp.load(tmp_path / name)
            except FileError as error:
                answer = tuple(error.issues)
            assert isinstance(answer, tuple)


def test_a_format_without_its_reader_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where python-calamine is missing, the message says what the file is and what to do."""
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)

    for name, content in (("a.xls", xls()), ("a.ods", ODS)):
        message = told(tmp_path / name, content)[""]
        assert Path(name).suffix in message
        assert "save it as .xlsx" in message
        assert "genderplan[xls]" in message


def test_workbooks_under_another_ending_are_told_as_what_they_are(tmp_path: Path) -> None:
    """Old, new and open workbooks under each other's endings."""
    gp.dump(gp.sample("mong-cai-2023"), tmp_path / "new.xlsx")
    new = (tmp_path / "new.xlsx").read_bytes()
    for name, content, words in (
        ("a.xlsx", xls(), "ending .xls,"),
        ("a.csv", xls(), "ending .xls,"),
        ("a.xlsx", ODS, "ending .ods"),
        ("a.xls", new, "ending .xlsx"),
        ("a.ods", new, "ending .xlsx"),
        ("a.csv", new, "ending .xlsx"),
        ("a.xls", b"a\tb\n", "ending .csv"),
        ("a.xls", b"", "empty"),
    ):
        assert words in told(tmp_path / name, content)[""]


def test_old_workbooks_are_not_written(tmp_path: Path) -> None:
    """Only the endings of forms that are written are offered."""
    with pytest.raises(FileError, match=r"not one of \.toml, \.json, \.xlsx, \.csv$"):
        gp.dump(gp.sample("mong-cai-2023"), tmp_path / "a.xls")
