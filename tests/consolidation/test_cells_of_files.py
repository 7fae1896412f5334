"""Findings about workbooks in a folder name their cells, and any number of processes may read."""

from pathlib import Path

import attrs
import pytest

import genderplan as gp
from genderplan.consolidation import consolidate
from genderplan.consolidation.folders import Folder
from genderplan.plans import Result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a wrong share as a workbook, figures as CSV, and a report as TOML."""
    path = tmp_path_factory.mktemp("reports")
    wrong = Result(name="Cấp ủy", value=gp.Ratio(1, 4), stated=gp.Percent(99))
    report = gp.Report(
        title="Báo cáo",
        unit="phường Bạch Đằng",
        unit_code="00244",
        period=gp.Period.of_year(2023),
        results=(wrong,),
    )
    gp.dump(report, path / "a.xlsx")
    seen = gp.Observation(
        indicator="women", unit="00243", period="năm 2023", value=gp.Ratio(1, 4), stated=99
    )
    gp.dump([seen], path / "b.csv")
    gp.dump(attrs.evolve(report, unit_code="00238", unit="phường Hàng Bài"), path / "c.toml")
    return path


def test_findings_of_a_folder_name_the_cells(folder: Path) -> None:
    """Of a workbook sheet and cell, of CSV the cell, of TOML the key."""
    tables = consolidate(Folder(folder), gp.gazetteer())
    told = {(issue.source, issue.path) for issue in tables.issues if issue.code == "GP601"}

    assert {
        ("a.xlsx", "Kết quả!D4"),
        ("b.csv", "G2"),
        ("c.toml", "results[0].stated"),
    } == told


def test_the_cells_of_each_file_are_counted(folder: Path) -> None:
    """Tables have an account; a TOML file has no cells."""
    accounts = {each.name: each.account for each in Folder(folder)}

    assert accounts["c.toml"] is None
    for name in ("a.xlsx", "b.csv"):
        account = accounts[name]
        assert account is not None
        assert (account.cells, 0) == (account.data, account.wrong)


def test_several_processes_read_the_same(folder: Path) -> None:
    """The files are the same, in the same order."""
    one = [(each.name, each.held) for each in Folder(folder)]

    assert one == [(each.name, each.held) for each in Folder(folder, workers=2)]
