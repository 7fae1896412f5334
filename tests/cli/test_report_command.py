"""``python -m genderplan report``: the packaged year, anyone's file, and every mistake in one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from genderplan.cli import application

FILE = """\
kind = "report"
title = "Báo cáo thử"
unit = "thành phố Móng Cái, tỉnh Quảng Ninh"
period = "năm 2023"
plan = "Kế hoạch số 31/KH-UBND ngày 07/02/2023"

[[results]]
name = "Ban Thường vụ"
value = "2/11"
stated = "18,2%"
"""


def run(*arguments: str) -> Result:
    """The outcome of the command line with these arguments."""
    return CliRunner().invoke(application, arguments)


def written(folder: Path, text: str, name: str = "report.toml") -> str:
    """The path of a new file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def line_with(text: str, *words: str) -> str:
    """The one line that holds all of these words."""
    (line,) = [line for line in text.splitlines() if all(word in line for word in words)]
    return line


@pytest.mark.parametrize(
    ("body", "counts", "share"),
    [
        ("Ban Thường vụ Thành ủy", "02/11", "18,2%"),
        ("Ban Chấp hành Đảng bộ thành phố", "15/42", "35,7%"),
        ("Ban Chấp hành Đảng bộ xã, phường", "52/203", "25,6%"),
        ("Lãnh đạo Ủy ban nhân dân thành phố", "01/04", "25%"),
    ],
)
def test_the_leadership_table(body: str, counts: str, share: str) -> None:
    """Each share is computed from its counts and agrees with the one that is printed."""
    done = run("report", "mong-cai-2023", "--format", "markdown")

    assert f"| {body} | {counts} | {share} | {share} |" in done.output


@pytest.mark.parametrize(
    "words",
    [
        ("tập huấn", "| 2 | 62 | ít nhất 138 | hơn 200 |"),
        ("tuyên truyền pháp luật", "| 2 | – | – | hơn 150 |"),
        ("lễ phát động", "| 15/11/2023 | 1 | – | – | gần 400 |"),
        ("câu lạc bộ | 3 câu lạc bộ | 3 |",),
        ("thành viên", "3 câu lạc bộ × 30 thành viên", "| 90 |"),
        ("buổi nói chuyện chuyên đề", "3 câu lạc bộ × 20 buổi nói chuyện chuyên đề", "| 60 |"),
        ("nhà tạm lánh", "| 3 |"),
        ("Tặng quà", "20.000.000 đồng"),
        ("Chỉ thị số 21-CT/TW ngày 20 tháng 01 năm 2018",),
        ("Quyết định số 2996/QĐ-UBND ngày 06 tháng 9 năm 2021",),
        ("Kế hoạch: Kế hoạch số 31/KH-UBND ngày 07 tháng 02 năm 2023",),
        ("nq28.1.1", "1/1 (100%)"),
        ("Từ 01/7/2025", "phường Móng Cái 1", "xã Vĩnh Thực"),
        ("thành phố Móng Cái, tỉnh Quảng Ninh (mã 194)",),
    ],
)
def test_what_the_report_shows(words: tuple[str, ...]) -> None:
    """Figures, documents, the measure and today's units stand in the report."""
    done = run("report", "mong-cai-2023", "--format", "markdown")

    assert 0 == done.exit_code
    assert line_with(done.output, *words)


def test_the_terminal_shows_the_same_figures() -> None:
    """The text form holds the figures of the leadership table."""
    done = run("report", "mong-cai-2023")

    assert 0 == done.exit_code
    for figure in ("02/11", "18,2%", "52/203", "25,6%", "ít nhất 138", "20.000.000 đồng"):
        assert figure in done.output


def test_english() -> None:
    """With --lang en words and figures are English."""
    done = run("report", "mong-cai-2023", "--lang", "en", "--format", "markdown")

    assert "| Leaders of the city People's Committee | 01/04 | 25% | 25% |" in done.output
    assert "at least 138" in done.output


def test_json_keeps_numbers_as_numbers() -> None:
    """The JSON form has counts, bounds and exact shares for other programs."""
    record = json.loads(run("report", "mong-cai-2023", "--format", "json").output)

    assert {"numerator": 52, "denominator": 203, "percent": "25.6158"} == record["results"][2][
        "counts"
    ]
    assert {"value": 138, "bound": "at_least", "low": 138, "high": None} == (
        record["activities"][1]["counted"]["women"]
    )
    assert ["22", "194"] == [unit["code"] for unit in record["unit_path"]]
    assert [] == record["findings"]


def test_anyones_file(tmp_path: Path) -> None:
    """A file is reported like the packaged sample."""
    done = run("report", written(tmp_path, FILE), "--format", "markdown")

    assert 0 == done.exit_code
    assert "| Ban Thường vụ | 02/11 | 18,2% | 18,2% |" in done.output


def test_findings_of_severity_error_end_with_1(tmp_path: Path) -> None:
    """A share that does not follow from its counts is shown and ends with status 1."""
    done = run("report", written(tmp_path, FILE.replace("18,2%", "28,2%")), "--format", "markdown")

    assert 1 == done.exit_code
    assert "GP601" in done.output


BROKEN = [
    ("broken TOML", FILE + "[", "GP902", ""),
    ("unknown key", FILE + 'stats = "18%"\n', "GP904", "results[0].stats"),
    ("near miss", FILE.replace("stated", "statd"), "stated", "results[0].statd"),
    ("wrong type", FILE.replace('"18,2%"', "true"), "GP906", "results[0].stated"),
    ("number for a text", FILE.replace('"Ban Thường vụ"', "7"), "GP906", "results[0].name"),
    ("part above whole", FILE.replace("2/11", "16/15"), "16/15", "results[0].value"),
    ("negative count", FILE.replace("2/11", "-2/11"), "GP906", "results[0].value"),
    ("share without counts", FILE.replace('value = "2/11"\n', ""), "GP907", "results[0]"),
    ("percentage as counts", FILE.replace("2/11", "18,2%"), "GP906", "results[0].value"),
    ("missing key", FILE.replace('title = "Báo cáo thử"\n', ""), "GP905", "title"),
    ("unknown kind", FILE.replace('"report"', '"reprot"'), "GP903", "kind"),
    ("impossible period", FILE.replace("năm 2023", "quý V/2023"), "GP906", "period"),
    ("list for a table", FILE + "\n[results2]\n", "GP904", "results2"),
    ("text for a list", FILE.replace("[[results]]", "[results]"), "GP906", "results"),
]


@pytest.mark.parametrize(
    ("text", "word", "path"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_bad_files(tmp_path: Path, text: str, word: str, path: str) -> None:
    """A bad file ends with status 2 and a sentence that names file, path and what is expected."""
    output = tmp_path / "out.md"
    done = run("report", written(tmp_path, text), "--output", str(output))

    assert 2 == done.exit_code
    assert done.stdout == ""
    assert "report.toml" in done.stderr
    assert word in done.stderr
    assert path in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


def test_all_errors_of_a_file_at_once(tmp_path: Path) -> None:
    """Every mistake in a file is told in one go."""
    text = FILE.replace("2/11", "16/15").replace("năm 2023", "2023-99").replace("title", "titel")
    text += 'measur = "nq28.1.1"\n'
    done = run("report", written(tmp_path, text))

    assert 5 == done.stderr.count("GP90")  # titel and measur are unknown, title missing


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("no-such-file.toml", "no-such-file.toml"),
        ("mong-cai", "mong-cai-2023"),
        ("x" * 300, "mong-cai-2023"),
        ("", "mong-cai-2023"),
    ],
)
def test_what_does_not_exist(argument: str, words: str) -> None:
    """A missing file and an unknown sample are named, with what is near."""
    done = run("report", argument)

    assert 2 == done.exit_code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_and_a_binary_file_are_refused(tmp_path: Path) -> None:
    """What is no text file is refused in a sentence."""
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00kind")

    for name in ("folder.toml", "binary.toml"):
        done = run("report", str(tmp_path / name))
        assert 2 == done.exit_code
        assert "GP901" in done.stderr


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    """--output refuses to overwrite, leaves the file alone, and --force replaces it."""
    output = tmp_path / "out.md"
    output.write_text("mine", "utf-8")

    refused = run("report", "mong-cai-2023", "--output", str(output))
    assert (2, "mine") == (refused.exit_code, output.read_text("utf-8"))

    forced = run("report", "mong-cai-2023", "--output", str(output), "--force")
    assert 0 == forced.exit_code
    assert "02/11" in output.read_text("utf-8")
    assert ["out.md"] == [path.name for path in tmp_path.iterdir()]


def test_output_into_a_missing_folder(tmp_path: Path) -> None:
    """A folder that does not exist is named, and nothing is made."""
    done = run("report", "mong-cai-2023", "--output", str(tmp_path / "none" / "out.md"))

    assert 2 == done.exit_code
    assert "GP908" in done.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_file_cannot_steer_the_terminal(tmp_path: Path, form: str) -> None:
    """Control characters of a title are not passed on."""
    path = written(tmp_path, FILE.replace("Báo cáo thử", "Báo cáo \\u001b[31mthử"))
    done = run("report", path, "--format", form)

    assert "\x1b" not in done.output
    assert "31mthử".casefold() in done.output.casefold().replace("\\", "")


def test_what_an_account_does_not_give_makes_no_draft() -> None:
    """Guidance whose number and date are not given is not called a draft; a blank number is."""
    guidance = run("report", "nam-dinh-2020", "--format", "markdown").output
    draft = run("report", "hoang-kim-plan-2024", "--format", "markdown").output

    assert "bản dự thảo)" not in guidance
    assert "Số và ngày ban hành: /KH-UBND, tháng 02 năm 2024 (bản dự thảo)" in draft


PAPER = (
    "UBND xã Hoằng Lộc\nSố: 5/BC-UBND\nHoằng Lộc, ngày 10 tháng 12 năm 2025\nBÁO CÁO\n"
    "Kết quả công tác bình đẳng giới năm 2025\n"
    "Thực hiện Kế hoạch số 3/KH-UBND ngày 10 tháng 02 năm 2025 của UBND xã Hoằng Lộc.\n"
    "I. KẾT QUẢ\n- Nữ cấp ủy: 9/33 đồng chí (27,3%).\n"
    "- Tổ chức 02 lớp tập huấn với 120 người (nữ 70 người).\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
)


def test_what_was_not_read_is_told_below_the_figures(tmp_path: Path) -> None:
    """No all-clear for what was not read: the last line says how much that is."""
    done = run("report", written(tmp_path, PAPER, "a.txt"), "--lang", "vi")

    assert "Các tỷ lệ đã đọc được đều khớp với số lượng." in done.stdout
    assert "chưa đưa vào từ văn bản: 3 số liệu, 0 chỗ" in done.stderr.splitlines()[-1]


def test_findings_stand_at_parts_and_not_at_keys(tmp_path: Path) -> None:
    """An official sees which result is meant, and no name of a field."""
    done = run("report", written(tmp_path, FILE.replace("18,2%", "28,2%")), "--lang", "vi")

    assert "tại kết quả thứ 1: " in " ".join(done.stdout.split())
    assert "results[0]" not in done.stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Nội dung;Số nữ;Tổng số\nHĐND;2;11\n"),
        ("a.csv", "Tên hoạt động;Số cuộc\nMít tinh;1\n"),
        ("a.csv", "Tên hoạt động;Số cuộc\n"),
    ],
)
def test_a_table_is_no_report(tmp_path: Path, name: str, text: str) -> None:
    """A file without a plan or a report is told as that, not with a traceback."""
    done = run("report", written(tmp_path, text, name))

    assert 2 == done.exit_code
    assert "không phải là kế hoạch hay báo cáo" in done.output


def test_a_report_is_not_written_over(tmp_path: Path) -> None:
    """The computed figures are no report: with --force they would take the place of the source."""
    source = written(tmp_path, FILE)
    target = str(tmp_path / "." / "report.toml")

    done = run("report", source, "--output", target, "--force")

    assert (2, FILE) == (done.exit_code, Path(source).read_text("utf-8"))
    assert "là tệp nguồn" in done.output


def test_a_measure_that_does_not_exist(tmp_path: Path) -> None:
    """A result that names one is shown with the reason, and told with its place, status 1."""
    path = written(tmp_path, FILE + 'measure = "nq28.9.9"\n')

    for language, told in (("vi", "nq28 không có chỉ tiêu"), ("en", "nq28 has no measure")):
        done = run("report", path, "--lang", language)
        assert (1, "") == (done.exit_code, done.stderr)
        assert told in done.stdout
        assert "GP526" in done.stdout
    for form in ("json", "markdown"):
        assert 1 == run("report", path, "--format", form).exit_code
    done = run("check", path)
    assert (1, True) == (done.exit_code, "GP526 lỗi tại results[0].measure" in done.stdout)
