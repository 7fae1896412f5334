"""``check``: texts, plans, reports and figures, and every mistake in one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from genderplan import Observation, Ratio, dump
from genderplan.cli import application
from genderplan.indicators import Observations

TEXT = """BÁO CÁO
Kết quả năm 2023

Cấp ủy có 15/42 đồng chí là nữ, chiếm 53,7%.
Hộ nghèo còn 2.5%, theo Quyết định số 12/QĐ-UBND ngày 5/03/2021.
"""
PLAN = """kind = "plan"
title = "Kế hoạch"
unit = "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"
period = "năm 2024"
"""
FIGURES = """kind = "observations"

[[observations]]
indicator = "women.committee"
unit = "194"
period = "năm 2023"
value = "15/42"
stated = "53,7%"
"""


def run(*arguments: object) -> Result:
    """The outcome of ``check`` with these arguments."""
    return CliRunner().invoke(application, ["check", *map(str, arguments)])


def written(folder: Path, name: str, text: str) -> Path:
    """A new file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_text_is_shown_with_line_and_column(tmp_path: Path) -> None:
    """The false share stands in line 4, and the finding says what follows from the counts."""
    path = written(tmp_path, "report.txt", TEXT)
    done = run(path)

    assert 1 == done.exit_code
    (line,) = [line for line in done.stdout.splitlines() if "GP601" in line]
    assert line.startswith(f"{path}:4:")
    assert "35,7" in line
    assert "»15/42 đồng chí" in done.stdout


def test_a_repeated_fault_is_told_once_with_its_lines(tmp_path: Path) -> None:
    """Three decimal points are one finding, which names the lines of the others."""
    path = written(tmp_path, "report.txt", "đạt 2.5%\nđạt 3.5%\n\nđạt 4.5%\n")
    shown, asked = run(path), run(path, "--format", "json")

    assert 1 == shown.stdout.count("GP642")
    assert "cũng ở dòng 2, 4" in shown.stdout
    assert ["3,5", "4,5"] == [
        each["replacement"] for each in json.loads(asked.stdout)[0]["repeats"]
    ]


@pytest.mark.parametrize("on", ["2025-12-31", "31/12/2025", "ngày 31 tháng 12 năm 2025"])
def test_the_day_is_written_as_officials_or_programs_do(tmp_path: Path, on: str) -> None:
    """The district level has ended on the day, however the day is written."""
    path = written(tmp_path, "plan.txt", "báo cáo cấp huyện hằng quý")

    assert "GP624" in run(path, "--on", on).stdout


def test_json_has_places_and_replacements(tmp_path: Path) -> None:
    """Each finding in JSON has file, line, column, span and both languages."""
    done = run(written(tmp_path, "report.txt", TEXT), "--format", "json")
    found = json.loads(done.stdout)
    share = next(each for each in found if each["code"] == "GP601")

    assert 4 == share["line"]
    assert "15/42" in TEXT[slice(*share["span"])]
    assert {"vi", "en"} == set(share["message"])
    assert "2,5" in [each.get("replacement") for each in found]


def test_fix_mends_forms_and_no_facts(tmp_path: Path) -> None:
    """The copy has the right decimal comma and date; the false share stays for a person."""
    path = written(tmp_path, "report.txt", TEXT)
    done = run(path, "--fix")
    mended = (tmp_path / "report.fixed.txt").read_text("utf-8")

    assert 1 == done.exit_code
    assert TEXT.replace("2.5%", "2,5%").replace("5/03/2021", "05/03/2021") == mended
    assert TEXT == path.read_text("utf-8")


def test_fix_keeps_an_existing_copy(tmp_path: Path) -> None:
    """A copy that is there already stays, unless --force."""
    path = written(tmp_path, "report.txt", TEXT)
    copy = written(tmp_path, "report.fixed.txt", "mine")

    assert 2 == run(path, "--fix").exit_code
    assert "mine" == copy.read_text("utf-8")
    assert 1 == run(path, "--fix", "--force").exit_code
    assert "2,5%" in copy.read_text("utf-8")


def test_data_are_validated(tmp_path: Path) -> None:
    """A plan without grounds and a figure with a false share are found in one run."""
    plan = written(tmp_path, "plan.toml", PLAN)
    figures = written(tmp_path, "figures.toml", FIGURES)
    done = run(plan, figures)

    assert 1 == done.exit_code
    assert f"{plan}: GP510" in done.stdout
    assert f"{figures}: GP6" in done.stdout


def test_a_good_text_ends_with_0(tmp_path: Path) -> None:
    """Where nothing is found, that is said."""
    path = written(tmp_path, "good.txt", "Cấp ủy có 15/42 đồng chí là nữ, chiếm 35,7%.\n")
    done = run(path, "--lang", "en")

    assert (0, f"{path}: nothing was found\n") == (done.exit_code, done.stdout)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b"\xff\xfe\x00"), ("a.toml", b"kind = "), ("a.toml", b'kind = "plan"\nextra = 1\n')],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes) -> None:
    """A bad file gives status 2, and the others are looked at all the same."""
    (tmp_path / name).write_bytes(content)
    good = written(tmp_path, "report.txt", TEXT)
    done = run(tmp_path / name, tmp_path / "missing.txt", good)

    assert 2 == done.exit_code
    assert "GP601" in done.stdout
    assert "missing.txt" in done.stdout
    assert "Traceback" not in done.output


def test_a_bad_day_and_an_unknown_unit(tmp_path: Path) -> None:
    """What is given with the text must be right: status 2 and a sentence."""
    path = written(tmp_path, "report.txt", TEXT)

    for arguments in (("--on", "2023-02-30"), ("--unit", "xã Không Có Thật Đâu")):
        done = run(path, *arguments)
        assert 2 == done.exit_code
        assert done.stderr
        assert "Traceback" not in done.stderr


def test_the_milestones_of_a_strategy_file_are_checked(tmp_path: Path) -> None:
    """65 % in 2025 stands above the "about 60 %" of 2030 that is taken over from the nation."""
    text = (
        'kind = "strategy"\nid = "xa"\nfirst_year = 2021\nlast_year = 2030\nextends = "nq28"\n'
        'only_listed = true\n[[measures]]\nid = "nq28.2.1"\n'
        'milestones = [{ year = 2025, comparator = ">=", value = 65 }]\n'
    )
    done = run(written(tmp_path, "chien-luoc.toml", text))

    assert 0 == done.exit_code
    assert "GP410 cảnh báo tại measures[0].milestones[1].value" in done.stdout


def test_nothing_to_look_at_is_told(tmp_path: Path) -> None:
    """An empty text, a table without rows and a folder are no clean papers."""
    empty = run(written(tmp_path, "empty.txt", " \n"))
    table = run(written(tmp_path, "table.csv", "Chỉ tiêu,Mã đơn vị,Kỳ,Giá trị\n"))
    folder = run(tmp_path)

    assert [2, 0, 2] == [done.exit_code for done in (empty, table, folder)]
    assert "tệp không có chữ nào" in empty.stdout
    assert "GP917 lưu ý: bảng chỉ có tên cột, chưa có dòng nào" in table.stdout
    assert "đây là thư mục" in folder.stdout


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            'Nội dung,Số nữ,Tổng số,Tỷ lệ\nHĐND,2,11,"81,2%"\n',
            "GP601 lỗi tại D2: dòng 2, cột 4 (Tỷ lệ): 81,2% không khớp với số liệu 2/11",
        ),
        (
            "Tên hoạt động,Số cuộc,Nam,Nữ,Tổng số\nTọa đàm,1,10,20,35\nMít tinh,1,5,5,10\n",
            "GP604 lỗi tại C2",
        ),
        (
            "Loại hoạt động,Tên hoạt động,Nam,Nữ,Tổng số,Tỷ lệ nữ\nTập huấn,Lớp A,10,20,30,55%\n",
            "GP601 lỗi tại F2",
        ),
    ],
)
def test_a_table_alone_is_held_to_its_own_figures(tmp_path: Path, table: str, told: str) -> None:
    """Shares, sums and costs in a table are checked as in a report, with their cells."""
    done = run(written(tmp_path, "table.csv", table))

    assert told in done.stdout


def test_a_right_table_alone_has_no_findings(tmp_path: Path) -> None:
    """Figures that agree are told as such, in each of the tables."""
    for table in (
        'Nội dung,Số nữ,Tổng số,Tỷ lệ\nHĐND,2,11,"18,2%"\n',
        "Tên hoạt động,Số cuộc,Nam,Nữ,Tổng số\nTọa đàm,1,10,20,30\n",
        "Tên sản phẩm,Số lượng\nTờ rơi,300\n",
    ):
        done = run(written(tmp_path, "table.csv", table))
        assert (0, True) == (done.exit_code, "không phát hiện gì" in done.stdout)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("o.csv", ("B2", "A3", "D4", "D5")),
        ("o.xlsx", ("Số liệu!B4", "Số liệu!A5", "Số liệu!D6", "Số liệu!D7")),
        ("o.toml", ("[0].unit", "[1].indicator", "[2].value", "[3].value")),
        ("o.json", ("[0].unit", "[1].indicator", "[2].value", "[3].value")),
    ],
)
def test_figures_in_every_form(tmp_path: Path, name: str, places: tuple[str, ...]) -> None:
    """What cannot be in a table of figures is told with its cell, in each form of file."""
    rows = (("nq28.2.1", "99", 3), ("nq28.9.9", "38", 3), ("nq28.2.1", "38", 12))
    twice = ("nq28.2.1", "38", 4)
    figures = [
        Observation(indicator=code, unit=unit, period="năm 2023", value=Ratio(women, 11))
        for code, unit, women in (*rows, twice)
    ]
    dump(Observations(figures), tmp_path / name)
    done = run(tmp_path / name)

    assert 1 == done.exit_code
    for code, place in zip(("GP311", "GP526", "GP301", "GP314"), places, strict=True):
        (line,) = (each for each in done.stdout.splitlines() if code in each)
        assert place in line


def test_progress_says_why_a_figure_is_not_used(tmp_path: Path) -> None:
    """A unit that does not exist is told aside; a figure in another unit below the table."""
    path = written(
        tmp_path,
        "o.csv",
        "Chỉ tiêu;Mã đơn vị;Kỳ;Giá trị\nnq28.1.1;99;năm 2023;46%\nnq28.2.1;38;năm 2023;46\n"
        "nq28.2.2;01;năm 2023;40%\nnq28.2.2;38;năm 2023;41%\nnq28.2.3;38;năm 2025;41%\n",
    )
    done = CliRunner().invoke(
        application, ["progress", "nq28", "--on", "31/12/2024", "--results", str(path)]
    )

    assert "không có đơn vị nào mang mã 99 vào ngày 31/12/2023" in done.stderr
    for told in (
        "- nq28.2.1: 46 không thể là giá trị của nq28.2.1",
        "- nq28.2.2: số liệu thuộc 2 đơn vị",
        "- nq28.2.3: mọi số liệu đều sau ngày cần đánh giá",
    ):
        assert told in done.stdout
    assert "46%" not in done.stdout
