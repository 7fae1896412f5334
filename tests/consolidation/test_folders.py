"""A folder of reports in several forms: every file is read or named with what became of it."""

from collections import Counter
from pathlib import Path

import attrs
import docx
import pytest

from genderplan import gazetteer, publish, sample
from genderplan.consolidation import Consolidations, Outcome, consolidate
from genderplan.errors import InvalidValueError
from genderplan.hierarchy import AdministrativeUnit
from genderplan.periods import Period
from genderplan.plans import EventRow, Report, Result
from genderplan.quantities import BySex, Count, Ratio
from genderplan.serialization import dump, from_dict, to_dict

VN = gazetteer()
COMMUNES = VN.at("2025-12-31").descendants("38", "commune")
YEAR, HALF = Period.of_year(2025), Period.of_half(2025, 1)


def report(unit: AdministrativeUnit, number: int, **changes: object) -> Report:
    """The report of a commune of Thanh Hóa with *number* women among 100 people."""
    blank = Report(
        title="Báo cáo",
        unit=f"UBND {unit.full_name()}",  # as communes write it, without the province
        period=YEAR,
        events=(
            EventRow(
                name="Tọa đàm",
                sessions=Count(1),
                participants=BySex(women=number, men=100 - number),
            ),
        ),
        results=(Result(name="Cấp ủy", indicator="women.party", value=Ratio(number, 100)),),
    )
    return attrs.evolve(blank, **changes)  # type: ignore[arg-type] # any field


def outcomes(found: Consolidations) -> dict[str, list[str]]:
    """The names of the files by what became of them, those that were taken aside."""
    told: dict[str, list[str]] = {}
    for entry in found.account:
        if entry.outcome is not Outcome.TAKEN:
            told.setdefault(entry.outcome.value, []).append(entry.name)
    return told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each kind."""
    place = tmp_path_factory.mktemp("reports")
    for index, ending in enumerate(("toml", "json", "xlsx")):
        dump(report(COMMUNES[index], 10 * (index + 1)), place / f"{index}.{ending}")
    dump(report(COMMUNES[0], 5, period=HALF), place / "half.json")
    dump(report(COMMUNES[1], 99), place / "again.toml")
    (place / "table.csv").write_text(
        "unit,indicator,period,numerator,denominator,received\n"
        f"{COMMUNES[3].code},women.party,2025,40,100,2025-12-20\n"
        f"{COMMUNES[4].code},women.party,2025,50,100,\n",
        "utf-8",
    )
    (place / "broken.toml").write_text("kind = ", "utf-8")
    (place / "plan.csv").write_text("a,b\n1,2\n", "utf-8")
    for name in ("~$2.xlsx", "scan.pdf", "scan.tif", ".DS_Store"):
        (place / name).write_bytes(b"x")
    (place / "2024").mkdir()
    (place / "2024" / "old.toml").write_text("x", "utf-8")
    return place


def test_every_file_has_an_entry(folder: Path) -> None:
    """Broken, duplicate, unread and of another period: each is named once, and no other file."""
    found = consolidate(folder, VN, period="năm 2025", within="tỉnh Thanh Hóa")
    listed = {each.name for each in folder.iterdir()} - {".DS_Store"}

    assert {
        "refused": ["broken.toml", "plan.csv", "scan.pdf"],
        "duplicate": ["1.json"],
        "other_period": ["half.json"],
        "not_read": ["2024", "scan.tif"],
        "lock_file": ["~$2.xlsx"],
    } == {key: sorted(names) for key, names in outcomes(found).items()}
    assert listed == {entry.name for entry in found.account}
    assert all(entry.issues for entry in found.account if entry.outcome is not Outcome.TAKEN)
    assert "in 1.json and again.toml; only again.toml counts" in str(found.issues)


def test_what_the_folder_adds_up_to(folder: Path) -> None:
    """The communes of the province that reported, their people, and all that did not."""
    (table,) = consolidate(folder, VN, period="năm 2025", within="tỉnh Thanh Hóa")

    assert list(COMMUNES[:5]) == sorted(table.reported, key=COMMUNES.index)
    assert Ratio(5, len(COMMUNES)) == table.coverage
    assert COMMUNES[5:] == table.missing
    assert BySex(women=10 + 99 + 30, men=300 - 139, unknown=0) == table.total(
        "events", "participants"
    )
    assert Ratio(10 + 99 + 30 + 40 + 50, 500) == table.total("results", "share")


def test_periods_stand_side_by_side(folder: Path) -> None:
    """Without a period the half-year and the year each have their tables, with its own units."""
    half, year = consolidate(folder, VN, within="tỉnh Thanh Hóa")

    assert [(HALF, 1), (YEAR, 5)] == [(each.period, len(each.reported)) for each in (half, year)]
    assert half.missing != year.missing


def test_a_late_report_counts_and_is_told(folder: Path) -> None:
    """Of a figure with its day of arrival it is known whether it came after the deadline."""
    found = consolidate(folder, VN, period=YEAR, within="38", deadline="2025-12-15")
    late = {entry.name: entry.late for entry in found.account if entry.received}
    paper = report(COMMUNES[0], 1, received="2025-12-15")
    in_time = consolidate([paper], VN, within="38", deadline="2025-12-15")

    assert {"table.csv": True} == late
    (told,) = found.issues.with_code("GP546")
    assert "báo cáo nhận ngày 20/12/2025, sau thời hạn 15/12/2025" in told.text("vi")
    assert (False, ()) == (in_time.account[0].late, in_time.issues.codes)


def test_the_result_as_rows_and_in_a_notebook(folder: Path) -> None:
    """Codes and names stand in the rows; the table of a notebook is Vietnamese, or English."""
    found = consolidate(folder, VN, period=YEAR, within="38")
    row = next(row for row in found.to_rows() if row["column"] == "participants")
    share = next(row for row in found.to_rows() if row["column"] == "share")

    assert ("38", "tỉnh Thanh Hóa", "2025") == (row["unit"], row["unit_name"], row["period"])
    assert (139, 161, 300, 3) == (row["women"], row["men"], row["value"], row["units"])
    assert (229, 500, 5) == (share["numerator"], share["denominator"], share["units"])
    assert "Số đơn vị đã gửi báo cáo" in found._repr_html_()
    assert "Reports received" in found.html("en")
    assert 200 > len(repr(found))


def test_it_comes_back_from_its_data() -> None:
    """The tables, the figures of each unit and the account are models like others."""
    found = consolidate([report(COMMUNES[0], 7), report(COMMUNES[0], 8)], VN, within="38")

    assert found == from_dict(to_dict(found), Consolidations)


def test_a_word_document_is_read(tmp_path: Path) -> None:
    """Its figures are those of the report that was published; what is doubtful in it is told."""
    pytest.importorskip("docx")
    paper = sample("bach-dang-report-2023")
    publish(paper, tmp_path / "bach-dang.docx")
    (tmp_path / "broken.docx").write_bytes(b"x")
    publish(sample("hoang-kim-plan-2024"), tmp_path / "plan.docx")
    found = consolidate(tmp_path, VN, within="thành phố Hà Nội", to="district")
    read, broken, plan = found.account
    (expected,) = consolidate([paper], VN, within="thành phố Hà Nội", to="district")

    assert [Outcome.TAKEN, Outcome.REFUSED, Outcome.NO_REPORT] == [
        entry.outcome for entry in (read, broken, plan)
    ]
    assert expected.total("events", "participants") == found[0].total("events", "participants")
    assert {"bach-dang.docx"} == {issue.source for issue in read.issues}


def test_a_district_and_its_wards() -> None:
    """What wards report is in the district's own figure already: it counts once."""
    tree = VN.at("2023-12-31")
    wards, year = tree.descendants("007", "commune"), Period.of_year(2023)

    def paper(code: str, women: int) -> Report:
        return attrs.evolve(report(wards[0], women), unit=code, unit_code=code, period=year)

    some = [paper(ward.code, 2) for ward in wards[:3]]
    whole = [paper(ward.code, 2) for ward in wards]
    own, parts = (
        consolidate([paper("007", 50), *papers], tree, to="province")[0] for papers in (some, whole)
    )

    assert Ratio(50, 100) == own.total("results", "share")
    assert Ratio(2 * len(wards), 100 * len(wards)) == parts.total("results", "share")
    assert "007" in {unit.code for unit in own.reported}


def test_no_folder_and_a_folder_without_reports(tmp_path: Path) -> None:
    """Both are refused by name."""
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(InvalidValueError, match=path.name):
            consolidate(path, VN)


def test_a_period_without_a_last_day() -> None:
    """Over a hierarchy such a report cannot be placed; over the tree of a day it can."""
    open_end = report(COMMUNES[0], 1, period=Period.parse("nhiệm kỳ 2021 - 2026"))
    found = consolidate([open_end], VN, within="38")

    assert [("GP545", "[0]")] == [(issue.code, issue.path) for issue in found.issues]
    assert 1 == len(consolidate([open_end], VN.at("2025-12-31"), within="38"))


@pytest.mark.slow
def test_a_hundred_and_twenty_mixed_files(tmp_path: Path) -> None:
    """TOML, workbooks and Word papers, some broken, of another year or twice: one workbook."""
    pytest.importorskip("docx")
    openpyxl = pytest.importorskip("openpyxl")
    folder = tmp_path / "reports"
    folder.mkdir()
    endings, women = ("toml", "xlsx", "docx"), 0
    share = Result(name="Nữ cấp ủy", value=Ratio(30, 100))  # a paper states no code of an indicator
    for index, unit in enumerate(COMMUNES[:110]):
        path = folder / f"{index:03}.{endings[index % 3]}"
        paper = report(unit, index % 90, results=(share,))
        (publish if path.suffix == ".docx" else dump)(paper, path)
        women += index % 90
    for index in range(2):
        dump(report(COMMUNES[index], 90, results=(share,)), folder / f"twice-{index}.toml")
        women += 90 - index
    for index in range(3):
        before = Period.of_year(2024)
        dump(report(COMMUNES[110 + index], 1, period=before), folder / f"2024-{index}.toml")
    for index, ending in enumerate(("toml", "docx", "docx", "xlsx", "json")):
        (folder / f"broken-{index}.{ending}").write_bytes(b"\x00broken")
    found = consolidate(folder, VN, period="năm 2025", within="tỉnh Thanh Hóa")
    (table,) = found

    assert 120 == len(found.account)
    assert {"taken": 110, "refused": 5, "other_period": 3, "duplicate": 2} == Counter(
        entry.outcome.value for entry in found.account
    )
    assert BySex(women=women, men=11_000 - women, unknown=0) == table.total(
        "events", "participants"
    )
    assert Ratio(3_300, 11_000) == table.total("results", "share")
    assert COMMUNES[110:] == table.missing

    publish(found, tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx", read_only=True)
    told = {
        str(cell)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    }
    assert {path.name for path in folder.iterdir()} <= told
    assert {unit.full_name() for unit in COMMUNES[110:]} <= told


def test_what_was_not_read_of_a_paper_is_told(tmp_path: Path) -> None:
    """A file has a line on how much of it is in no table; findings stand at places of the paper."""
    body = (
        "UBND xã Hoằng Lộc\nSố: 5/BC-UBND\nHoằng Lộc, ngày 10 tháng 12 năm 2025\nBÁO CÁO\n"
        "Kết quả công tác bình đẳng giới năm 2025\nI. KẾT QUẢ\n- Nữ cấp ủy: 9/33 đồng chí (37,3%)."
        "\n- Tổ chức 02 lớp tập huấn với 120 người (nữ 70 người).\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
    )
    document = docx.Document()
    for line in body.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    (entry,) = consolidate(tmp_path, gazetteer(), to="province").account

    told = {issue.code: issue.text("vi") for issue in entry.issues}
    assert "chưa đưa vào từ văn bản: 3 số liệu" in told["GP926"]
    assert "a.docx, mục I, đoạn 1" in told["GP601"]
