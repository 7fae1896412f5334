"""``units`` and ``progress``: what the packaged data say."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from genderplan.cli import application
from genderplan.formatting import format_date


def run(*arguments: str) -> Result:
    """The outcome of the command line with these arguments, on a wide terminal."""
    return CliRunner(env={"COLUMNS": "200"}).invoke(application, arguments)


def test_a_commune_and_what_became_of_it() -> None:
    """Hoằng Kim is found with its path and with xã Hoằng Phú, to which it went whole."""
    done = run("units", "Hoằng Kim", "--on", "2024-02-01")

    assert 0 == done.exit_code
    for words in ("15889", "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", "xã Hoằng Phú"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("26740",), ["phường Bến Nghé", "phường Sài Gòn"]),
        (("26740", "--on", "1/1/2024"), ["phường Bến Nghé"]),
        (("'00244",), ["phường Bạch Đằng"]),
        (("27", "--on", "1/1/2020"), ["tỉnh Bắc Ninh"]),
    ],
)
def test_a_code_names_the_units_that_had_it(arguments: tuple[str, ...], names: list[str]) -> None:
    """On any day or on one; with the apostrophe with which a spreadsheet keeps its zeros."""
    heading, *rows = run("units", *arguments).stdout.splitlines()[-len(names) - 1 :]

    assert heading.startswith("Mã")
    assert [True] * len(names) == [name in row for name, row in zip(names, rows, strict=True)]


def test_a_code_that_no_unit_had() -> None:
    """It is said to be a code."""
    assert "không có đơn vị nào mang mã 99999\n" == run("units", "99999").stderr


def test_units_without_diacritics_in_english() -> None:
    """Text typed without diacritics finds the same unit."""
    done = run("units", "hoang kim hoang hoa", "--on", "2024-02-01", "--lang", "en")

    assert "Hoằng Kim" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("units", "Hoằng Kim", "--on", "2024-13-01"),
        ("units", "Hoằng Kim", "--on", "1802-01-01"),
        ("units", ""),
        ("progress", "nq99", "--on", "2025-12-31"),
        ("progress", "nq28", "--on", "năm sau"),
    ],
)
def test_what_cannot_be_looked_up(arguments: tuple[str, ...]) -> None:
    """A bad day and an unknown strategy end with status 2 and a sentence."""
    done = run(*arguments)

    assert 2 == done.exit_code
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_found_ends_with_1() -> None:
    """A name that no unit bears and none resembles gives no table."""
    done = run("units", "qwertyuiop")

    assert (1, "không có đơn vị nào có tên gần với 'qwertyuiop'\n") == (done.exit_code, done.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("units", "zzzqqq"),
        ("units", "zzzqqq", "--on", "2010-05-04"),
        ("units", "xã Không Có, tỉnh Không Có"),
        ("units", "99999"),
        ("progress", "nq28", "--results", "empty.csv"),
        ("progress", "zzz"),
        ("check", "empty.txt"),
        ("check", "empty.csv"),
        ("check", "nothing.docx"),
        ("report", "zzz"),
        ("report", "empty.csv"),
        ("convert", "empty.csv", "out.toml"),
        ("consolidate", "folder", "--within", "tỉnh Thanh Hóa", "--period", "năm 2025"),
        ("template", "zzz", "out.xlsx"),
        ("schema", "zzz"),
    ],
    ids=" ".join,
)
def test_no_command_says_nothing(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What gives no answer gives a sentence, and no traceback."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "empty.csv").touch()
    (tmp_path / "folder").mkdir()

    done = run(*arguments)

    assert (done.stdout + done.stderr).strip()
    assert "Traceback" not in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_the_scorecard_of_the_national_strategy() -> None:
    """All 23 measures are shown with their milestone, and evidence is marked."""
    done = run("progress", "nq28", "--on", "2025-12-31", "--format", "markdown")

    assert 0 == done.exit_code
    assert 23 == sum(line.startswith("| nq28.") for line in done.stdout.splitlines())


def test_progress_is_judged_today_unless_a_day_is_given() -> None:
    """The day stands in the heading."""
    today = format_date(dt.datetime.now().astimezone().date(), style="short")

    assert today in run("progress", "nq28").stdout.splitlines()[0]
