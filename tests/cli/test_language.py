"""The command line speaks one language, also where an argument is wrong; endings say the form."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from genderplan import Observation, Period, Ratio, dump
from genderplan.cli import application


@pytest.fixture(autouse=True)
def _without_a_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """The locale of whoever runs the tests says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(line: str) -> Result:
    """The outcome of a command."""
    return CliRunner().invoke(application, line.split())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("raport", 'Lỗi: không có lệnh "raport".'),
        ("report", "Lỗi: thiếu tham số NAME|FILE."),
        ("report a b", "Lỗi: thừa tham số: b"),
        ("report a --lang fr", "Lỗi: giá trị của --lang là 'fr'; chỉ nhận 'vi', 'en'."),
        ("report a --lang", "Lỗi: tùy chọn --lang cần một giá trị đi kèm."),
        ("units a --limit x", "Lỗi: giá trị của --limit là 'x', không phải số nguyên."),
        (
            "progress nq28 --on 31/02/2025",
            "giá trị của --on không hợp lệ: ngày '31/02/2025' không hợp lệ; hãy ghi như 31/12/2025",
        ),
        ("schema plann", "là 'plann'; chỉ nhận 'plan', 'report'"),
        ("report a --force=1", "Lỗi: tùy chọn --force không nhận giá trị."),
    ],
)
def test_a_wrong_argument_is_told_in_vietnamese(line: str, said: str) -> None:
    """Status 2 and what is wrong, without an English word of click's."""
    done = run(line)

    assert (2, True) == (done.exit_code, said in done.stderr)
    assert not any(word in done.stderr for word in ("Error", "Usage", "Missing", "Invalid"))


@pytest.mark.parametrize("line", ["--help", "report --help", "check -h", "consolidate --help"])
def test_help_is_in_one_language(line: str) -> None:
    """Vietnamese help has no English of click's, English help no Vietnamese letters."""
    vietnamese, english = run(line).stdout, run(f"{line} --lang en").stdout

    assert not any(word in vietnamese for word in ("Usage", "Options", "Show this", "required"))
    assert "Usage: " in english
    assert not set("ạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ") & set(english.lower())


@pytest.mark.parametrize(
    ("variable", "value", "word"),
    [
        ("LANG", "en_US.UTF-8", "Usage"),
        ("LANG", "vi_VN.UTF-8", "Cách dùng"),
        ("LANG", "C.UTF-8", "Cách dùng"),
        ("LC_ALL", "en_GB.UTF-8", "Usage"),
    ],
)
def test_the_locale_says_the_language(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, word: str
) -> None:
    """English where the locale is English, Vietnamese everywhere else."""
    monkeypatch.setenv(variable, value)

    assert run("--help").stdout.startswith(word)
    assert run("--help --lang vi").stdout.startswith("Cách dùng")


@pytest.mark.parametrize("day", ["31/12/2025", "2025-12-31", "ngày 31 tháng 12 năm 2025"])
def test_a_day_is_written_as_people_write_it(day: str) -> None:
    """Every way of writing the day gives the same scorecard."""
    done = CliRunner().invoke(application, ["progress", "nq28", "--on", day])

    assert 0 == done.exit_code
    assert "31/12/2025" in done.stdout.splitlines()[0]


def test_progress_of_own_figures(tmp_path: Path) -> None:
    """Figures of a file take the place of the packaged national ones."""
    own = tmp_path / "own.json"
    year = Period.of_year(2025)
    dump([Observation(indicator="nq28.2.1", unit="38", period=year, value=Ratio(777, 1000))], own)
    done = run(f"progress nq28 --on 31/12/2025 --results {own}")

    assert 0 == done.exit_code
    assert "77,7%" in done.stdout


@pytest.mark.parametrize(
    ("line", "endings"),
    [
        ("report mong-cai-2023", ".docx, .html, .md, .txt, .json"),
        ("progress nq28 --on 31/12/2025", ".xlsx, .html, .md, .txt, .json"),
        ("schema plan", ".json"),
    ],
)
def test_an_ending_without_a_form_is_refused(line: str, endings: str, tmp_path: Path) -> None:
    """Nothing is written, and the endings that work are named."""
    target = tmp_path / "a.odt"
    done = run(f"{line} --output {target}")

    assert (2, False) == (done.exit_code, target.exists())
    assert f"không ghi được ra đuôi tệp '.odt'; hãy đặt tên tệp có đuôi {endings}" in done.stderr


@pytest.mark.parametrize(
    ("line", "ending", "begins"),
    [
        ("report mong-cai-2023", ".docx", b"PK"),
        ("report mong-cai-2023", ".html", b"<!doctype html>"),
        ("progress nq28 --on 31/12/2025", ".xlsx", b"PK"),
        ("progress nq28 --on 31/12/2025", ".MD", b"# "),
        ("schema plan", ".json", b"{"),
    ],
)
def test_the_ending_says_the_form(line: str, ending: str, begins: bytes, tmp_path: Path) -> None:
    """What is in a file is what its name says."""
    target = tmp_path / f"a{ending}"

    assert 0 == run(f"{line} --output {target}").exit_code
    assert target.read_bytes().startswith(begins)
