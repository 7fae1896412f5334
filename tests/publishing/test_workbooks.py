"""Workbooks: a row a unit, totals as formulas, all who did not report, what is wrong where."""

from io import BytesIO
from pathlib import Path

import attrs
import pytest
from openpyxl import Workbook, load_workbook

from genderplan import (
    BySex,
    Count,
    Ratio,
    Report,
    Result,
    dump,
    gazetteer,
    results,
    sample,
    scorecard,
    strategy,
)
from genderplan._messages import translate
from genderplan.consolidation import Consolidations, consolidate
from genderplan.consolidation.folders import Folder
from genderplan.plans import EventRow
from genderplan.publishing.writing import rendered

TREE = gazetteer().at("2023-12-31")
MISSING = translate("Without a report", "vi")
WARDS = TREE.children(TREE.find("quận Hai Bà Trưng, thành phố Hà Nội"))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Consolidations:
    """Three wards' reports, one with a bounded count and a name that looks like a formula."""
    folder = tmp_path_factory.mktemp("báo cáo")
    report = sample("bach-dang-report-2023")
    assert isinstance(report, Report)
    for number, ward in enumerate(WARDS[:3], start=1):
        event = EventRow(name="=1+1", sessions=Count(10, "more_than" if number == 1 else "exact"))
        result = Result(name="HĐND", value=Ratio(number, 20), indicator="women.council")
        own = attrs.evolve(
            report,
            unit=ward.full_path(),
            unit_code=ward.code,
            events=(*report.events, event),
            results=(result,),
        )
        dump(own, folder / f"{number}.toml")
    (folder / "hỏng.toml").write_text('kind = "report"\ntitel = "x"\n', "utf-8")
    return consolidate(Folder(folder), gazetteer(), to="district")


@pytest.fixture(scope="module")
def book(tables: Consolidations) -> Workbook:
    """The workbook of the three wards."""
    return opened(rendered(tables, ".xlsx"))


def opened(content: str | bytes) -> Workbook:
    """A workbook as openpyxl reads it."""
    assert isinstance(content, bytes)
    return load_workbook(BytesIO(content))


def rows(book: Workbook, sheet: str) -> list[list[object]]:
    """The values of a sheet."""
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_the_sheets(book: Workbook) -> None:
    """A summary, a sheet a table, who did not report, every file, every fault."""
    assert [
        "Tổng hợp",
        "Tổ chức phát động và… năm 2023",
        "Truyền thông trên… năm 2023",
        "Phụ nữ tham gia lãnh… năm 2023",
        MISSING,
        "Các tệp",
        "Lỗi",
    ] == book.sheetnames


def test_a_row_a_unit_in_the_order_of_the_list(book: Workbook) -> None:
    """Every ward has a row, whether it reported or not."""
    sheet = rows(book, book.sheetnames[1])
    codes = [row[0] for row in sheet[3:-1]]

    assert [ward.code for ward in WARDS] == codes
    assert {"Chưa gửi báo cáo"} == {row[-1] for row in sheet[6:-1]}


def test_totals_are_formulas(book: Workbook) -> None:
    """The last row adds up the columns above it; men stand before women."""
    sheet = rows(book, book.sheetnames[1])
    last = 3 + len(WARDS)

    assert ["Số cuộc", "Nam", "Nữ", "Người tham gia"] == sheet[2][2:6]
    assert [f"=SUM({column}4:{column}{last})" for column in "CDEF"] == sheet[-1][2:6]
    assert [1, 42, 55, 97] == sheet[3][2:6]


def test_shares_are_formulas_over_their_counts(book: Workbook) -> None:
    """A share is worked out from its counts, in the total, too."""
    sheet = rows(book, book.sheetnames[3])
    end = 4 + len(WARDS)

    assert [1, 20, '=IF(D4=0,"",C4/D4)'] == sheet[3][2:5]
    assert f'=IF(D{end}=0,"",C{end}/D{end})' == sheet[-1][4]


def test_a_bound_is_seen_and_can_be_added(book: Workbook) -> None:
    """The cell of "hơn 10" is the number 10 in a format that writes the word."""
    sheet = book[book.sheetnames[1]]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if "hơn" in cell.number_format][:1]

    assert (10, '"hơn "#,##0') == (cell.value, cell.number_format)


def test_words_never_run(book: Workbook) -> None:
    """A name that begins with = is a text."""
    sheet = book[book.sheetnames[1]]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]

    assert "s" == cell.data_type


def test_all_who_did_not_report_and_all_that_is_wrong(
    book: Workbook, tables: Consolidations
) -> None:
    """The list of missing units is whole; a fault has file, place, code and sentence."""
    missing = rows(book, MISSING)
    faults = rows(book, "Lỗi")

    assert [unit.code for unit in tables[0].missing] == [row[1] for row in missing[1:]]
    assert {"hỏng.toml"} == {row[0] for row in faults[1:] if row[3] in {"GP904", "GP905"}}
    assert {"lỗi"} == {row[2] for row in faults[1:] if row[3] in {"GP904", "GP905"}}


def test_many_kinds_of_figures_stand_below_each_other() -> None:
    """A hundred wards, each with events of names of its own, would make hundreds of columns."""
    people = BySex(women=Count(20), men=Count(10))
    report = sample("bach-dang-report-2023")
    assert isinstance(report, Report)
    reports = []
    for ward in WARDS[:2]:
        names = ["Hội thi", *(f"Hội thi {number} {ward.name}" for number in range(39))]
        events = [EventRow(name=name, sessions=Count(1), participants=people) for name in names]
        unit, own = ward.full_path(), tuple(events)
        reports.append(attrs.evolve(report, unit=unit, unit_code=ward.code, events=own))
    found = consolidate(reports, gazetteer(), to="district")
    sheet = next(each for each in opened(rendered(found, ".xlsx")) if each.max_row > 80)
    held = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=3)]
    shared = [line for line in held if line[2] == "Hội thi"]

    assert sheet.max_column < 12
    assert [[1, 10, 20, 30]] * 2 == [line[3:7] for line in shared]
    assert ["Tổng cộng", None, "=SUM(D3:D4)"] == held[2][1:4]
    assert 1 + 2 * 40 + len(found[0].missing) == len(held)


def test_a_scorecard_has_its_figures_as_numbers() -> None:
    """The last column holds the figures that the texts show."""
    card = scorecard(strategy("nq28"), results("nq28"), on="2025-12-31")
    sheet = rows(opened(rendered(card, ".xlsx", "en")), "Progress")
    figures = {row[0]: row[-1] for row in sheet}

    assert 25.5 == figures["nq28.2.2"]


def test_consolidated_tables_are_a_paper(tables: Consolidations, tmp_path: Path) -> None:
    """The tables of one unit and period become a report of that unit."""
    content = rendered(tables, ".docx")
    assert isinstance(content, bytes)
    (tmp_path / "a.docx").write_bytes(content)

    import docx

    told = docx.Document(str(tmp_path / "a.docx"))
    assert "Tổng hợp kết quả công tác bình đẳng giới năm 2023" in [p.text for p in told.paragraphs]
    assert "Có 3/18 đơn vị (16,7%) gửi báo cáo năm 2023." in [p.text for p in told.paragraphs]
