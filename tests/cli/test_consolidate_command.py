"""``consolidate``: a folder of reports into the tables of the units above."""

import json
import os
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from genderplan import gazetteer
from genderplan.cli import application
from genderplan.hierarchy import Level

TREE = gazetteer().at("2023-12-31")
WARDS = TREE.descendants("007", Level.COMMUNE)


def run(*arguments: object) -> Result:
    """The outcome of the command line with these arguments."""
    return CliRunner().invoke(application, [str(argument) for argument in arguments])


def write_report(folder: Path, code: str, women: int, men: int, extra: str = "") -> Path:
    """A commune's report with one event."""
    path = folder / f"{code}.toml"
    path.write_text(
        f'kind = "report"\ntitle = "Báo cáo {code}"\nunit = "{code}"\nunit_code = "{code}"\n'
        f'period = "năm 2023"\n{extra}\n[[events]]\nname = "Tọa đàm"\nsessions = 1\n'
        f"participants = {{ women = {women}, men = {men} }}\n",
        "utf-8",
    )
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the reports of three wards."""
    place = tmp_path / "reports"
    place.mkdir()
    for number, ward in enumerate(WARDS[:3], start=1):
        write_report(place, ward.code, 10 * number, 5 * number)
    return place


def test_the_district_table(folder: Path) -> None:
    """Three wards of fifteen: 60 women and 30 men in three sessions."""
    done = run("consolidate", folder, "--to", "district")

    assert 0 == done.exit_code
    assert "quận Hai Bà Trưng, thành phố Hà Nội" in done.stdout.casefold() or (
        "QUẬN HAI BÀ TRƯNG, THÀNH PHỐ HÀ NỘI" in done.stdout
    )
    for figure in (f"3/{len(WARDS)}", "90 (30 nam, 60 nữ)"):
        assert figure in done.stdout


def test_json_keeps_the_sources(folder: Path, tmp_path: Path) -> None:
    """Every figure of the JSON output names the units that it comes from."""
    output = tmp_path / "out.json"
    done = run("consolidate", folder, "--to", "province", "--output", output)
    (record,) = json.loads(output.read_text("utf-8"))
    people = next(cell for cell in record["cells"] if cell["column"] == "participants")

    assert 0 == done.exit_code
    assert 60 == people["value"]["women"]["value"]
    assert [ward.code for ward in WARDS[:3]] == [source["unit"] for source in people["sources"]]


def test_the_tables_of_last_time_are_no_report(folder: Path) -> None:
    """Written into the folder of the reports, they are written again and not read."""
    output = folder / "tong-hop.xlsx"
    first = run("consolidate", folder, "--output", output)
    again = run("consolidate", folder, "--output", output, "--force")

    assert (0, 0) == (first.exit_code, again.exit_code)
    assert first.stderr == again.stderr


def test_a_report_is_not_written_over(folder: Path) -> None:
    """The name of a report is refused for the tables, with --force as well."""
    output = folder / f"{WARDS[0].code}.toml"
    before = output.read_bytes()
    done = run("consolidate", folder, "--output", output, "--force")

    assert 2 == done.exit_code
    assert "là một trong các báo cáo" in done.stderr
    assert before == output.read_bytes()


def test_a_broken_file_is_named_and_the_rest_are_done(folder: Path) -> None:
    """One broken file ends with status 1; the other reports are in the tables."""
    write_report(folder, WARDS[1].code, 1, 1, extra='titel = "x"')
    done = run("consolidate", folder, "--to", "district")

    assert 1 == done.exit_code
    assert f"{WARDS[1].code}.toml" in done.stderr
    assert "titel" in done.stderr
    assert "60 (20 nam, 40 nữ)" in done.stdout


def test_strict_writes_nothing(folder: Path, tmp_path: Path) -> None:
    """With --strict one broken file means no output at all, and status 2."""
    (folder / "zzz.toml").write_text("kind = ", "utf-8")
    output = tmp_path / "out.json"
    done = run("consolidate", folder, "--to", "district", "--strict", "--output", output)

    assert 2 == done.exit_code
    assert not output.exists()


def test_a_report_twice_is_named_by_its_file(folder: Path) -> None:
    """A second report of one ward is found by name."""
    original = (folder / f"{WARDS[0].code}.toml").read_text("utf-8")
    (folder / "again.toml").write_text(original, "utf-8")
    done = run("consolidate", folder, "--to", "district")

    assert 1 == done.exit_code
    assert "GP541" in done.stderr
    assert "again.toml" in done.stderr
    assert f"{WARDS[0].code}.toml" in done.stderr


def test_every_file_is_accounted_for(folder: Path) -> None:
    """Files of other kinds, and the lock file of an open workbook, are named."""
    names = ["a.odt", "b.pptx", "c.doc", "~$e.xlsx", "no ending"]
    for name in (*names, ".DS_Store"):
        (folder / name).write_bytes(b"x")
    done = run("consolidate", folder, "--to", "district")

    assert 0 == done.exit_code
    assert [] == [name for name in names if name not in done.stderr]
    assert len(names) == len(done.stderr.splitlines())


def test_every_report_is_checked(folder: Path) -> None:
    """A share of 5/20 printed as 99 % is found, with the name of the file."""
    wrong = '[[results]]\nname = "Cấp ủy"\nvalue = "5/20"\nstated = "99%"\n'
    path = folder / f"{WARDS[0].code}.toml"
    path.write_text(path.read_text("utf-8") + wrong, "utf-8")
    done = run("consolidate", folder, "--to", "district")

    assert 1 == done.exit_code
    assert path.name in done.stderr
    assert "99" in done.stderr


def test_periods_and_provinces_are_kept_apart(folder: Path) -> None:
    """Each period has its table with its name; --period and --within take what is asked for."""
    other = write_report(folder, WARDS[3].code, 7, 7)
    other.write_text(other.read_text("utf-8").replace("năm 2023", "năm 2022"), "utf-8")

    both = run("consolidate", folder)
    one = run("consolidate", folder, "--period", "năm 2023", "--within", "thành phố Hà Nội")

    assert ("năm 2022" in both.stdout, "năm 2023" in both.stdout) == (True, True)
    assert "97" not in both.stdout
    assert "năm 2022" not in one.stdout
    assert "GP543" in one.stderr
    assert other.name in one.stderr
    assert "90 (30 nam, 60 nữ)" in one.stdout


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_no_folder_and_an_empty_one(tmp_path: Path, name: str) -> None:
    """Both are named in a sentence, with status 2."""
    (tmp_path / "empty").mkdir()
    done = run("consolidate", tmp_path / name, "--to", "district")

    assert 2 == done.exit_code
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_is_no_file_is_not_read(folder: Path) -> None:
    """A pipe that nobody writes to, or a folder with such a name, stops nothing."""
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    done = run("consolidate", folder, "--to", "district")

    assert (0, "") == (done.exit_code, done.stderr.strip())


@pytest.mark.slow
def test_five_thousand_reports(tmp_path: Path) -> None:
    """5,000 communes consolidate in one command, a broken one among them is named."""
    generator = random.Random(2351)  # noqa: S311 - a reproducible sample, no secret
    women = 0
    for unit in TREE.units(Level.COMMUNE)[:5000]:
        number = generator.randrange(500)
        women += number
        write_report(tmp_path, unit.code, number, 1)
    (tmp_path / "broken.toml").write_text("[", "utf-8")
    output = tmp_path / "nation.json"
    done = run("consolidate", tmp_path, "--to", "nation", "--output", output)
    (record,) = json.loads(output.read_text("utf-8"))
    people = next(cell for cell in record["cells"] if cell["column"] == "participants")

    assert 1 == done.exit_code
    assert "broken.toml" in done.stderr
    assert women == people["value"]["women"]["value"]
    assert (5000, 10_598) == (len(record["reported"]), record["expected"])


def test_what_was_written_is_said(folder: Path, tmp_path: Path) -> None:
    """A command that writes a file names it."""
    target = tmp_path / "a.xlsx"
    done = run("consolidate", folder, "--output", target, "--lang", "vi")

    assert f"đã ghi {target}" == done.stderr.splitlines()[-1]


def test_tables_of_two_periods_are_no_word_paper(folder: Path, tmp_path: Path) -> None:
    """The reason is given, and one period of one unit is written."""
    other = write_report(folder, WARDS[3].code, 7, 7)
    other.write_text(other.read_text("utf-8").replace("năm 2023", "năm 2022"), "utf-8")
    both = run("consolidate", folder, "--output", tmp_path / "a.docx", "--lang", "en")
    one = run("consolidate", folder, "--output", tmp_path / "b.docx", "--period", "năm 2023")

    assert (2, 0) == (both.exit_code, one.exit_code)
    assert "one unit and one period, and these are 2 tables; name the unit" in both.stderr
    assert (False, True) == tuple((tmp_path / name).exists() for name in ("a.docx", "b.docx"))
