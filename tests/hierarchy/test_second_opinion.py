"""The packaged list against an independent one: PyPI vietnamadminunits, read as data.

Its tables are read without importing it, so that pandas and its other needs are not required.
"""

import json
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from genderplan._text import match_key
from genderplan.hierarchy import Hierarchy, Level

REVIEWED = Path(__file__).with_name("reviewed_differences.tsv")
OLD, NEW = "2025-06-30", "2025-07-01"


@pytest.fixture(scope="module")
def data() -> Path:
    """The folder of the other package's tables."""
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        pytest.skip("vietnamadminunits is not installed")
    return Path(spec.origin).parent / "data"


def query(data: Path, sql: str) -> list[tuple[str, ...]]:
    """The rows of a query to the other package's database."""
    connection = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("day", "level", "sql"),
    [
        (OLD, "province", "SELECT provinceCode, province, '' FROM admin_units_legacy"),
        (OLD, "district", "SELECT districtCode, district, provinceCode FROM admin_units_legacy"),
        (OLD, "commune", "SELECT wardCode, ward, districtCode FROM admin_units_legacy"),
        (NEW, "province", "SELECT provinceCode, province, '' FROM admin_units"),
        (NEW, "commune", "SELECT wardCode, ward, provinceCode FROM admin_units"),
    ],
)
def test_units_agree(vn: Hierarchy, data: Path, day: str, level: str, sql: str) -> None:
    """Both lists hold the same units with the same names and parents, without exception."""
    theirs = {(code, match_key(name), above) for code, name, above in query(data, sql) if code}
    ours = {
        (unit.code, match_key(unit.full_name(day)), unit.parent.code if unit.parent else "")
        for unit in vn.at(day).units(level)
    }

    assert theirs == ours


def their_steps(data: Path) -> Iterator[tuple[str, str]]:
    """Old and new code of every step that the other package states for a commune."""
    old = {
        "_".join(keys): code
        for code, *keys in query(
            data, "SELECT wardCode, provinceKey, districtKey, wardKey FROM admin_units_legacy"
        )
        if code
    }
    new = {
        (province, ward): code
        for code, province, ward in query(
            data, "SELECT wardCode, provinceKey, wardKey FROM admin_units"
        )
    }
    steps = json.loads((data / "converter_2025.json").read_text("utf-8"))
    for province, wards in steps["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, sources in wards.items():
            yield from ((old[key], new[province, ward]) for key in sources if key in old)
    for province, sources in steps["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, targets in sources.items():
            yield from ((old[key], new[province, target["newWardKey"]]) for target in targets)


def reviewed(side: str) -> set[tuple[str, str]]:
    """The steps that only one *side* states, as they were reviewed."""
    lines = REVIEWED.read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == 4 and row[3] for row in rows)
    return {(old, new) for owner, old, new, _ in rows if owner == side}


def test_steps_agree_but_for_reviewed_ones(vn: Hierarchy, data: Path) -> None:
    """Of 10,566 steps 10,565 are in both; each that only one states was reviewed."""
    theirs = set(their_steps(data))
    ours = {
        (step.old.code, step.new.code)
        for step in vn.successions
        if step.old.level is Level.COMMUNE and str(step.on) == NEW
    }

    assert 10565 == len(ours & theirs)
    assert reviewed("genderplan") == ours - theirs
    assert reviewed("vietnamadminunits") == theirs - ours
