"""The packaged tables are what their manifest says, and what the importer makes of the facts."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from genderplan import gazetteer

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "genderplan" / "data" / "gazetteer"
FACTS = ROOT.parent / "shared" / "facts" / "gazetteer" / "history"
TABLES = sorted(path.name for path in DATA.glob("*.tsv"))
MANIFEST = tomllib.loads((DATA / "MANIFEST.toml").read_text("utf-8"))


def test_the_manifest_names_every_table() -> None:
    """No table is without its origin, and no origin without its table."""
    assert TABLES == sorted(MANIFEST)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_one_of_the_manifest(name: str) -> None:
    """Each table's SHA-256 is that of the manifest, so no row was changed by hand."""
    assert MANIFEST[name]["sha256"] == hashlib.sha256((DATA / name).read_bytes()).hexdigest()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_square(name: str) -> None:
    """Rows are sorted, by code where they have one, have one number of cells and no spaces."""
    rows = [line.split("\t") for line in (DATA / name).read_text("utf-8").splitlines()]
    first = [row[0] for row in rows[1:]]

    by_code = rows[0][0] in {"code", "old"}
    assert first == sorted(first, key=lambda cell: (len(cell), cell) if by_code else cell)
    assert {len(rows[0])} == {len(row) for row in rows}
    assert [] == [cell for row in rows for cell in row if cell != cell.strip()]
    assert not by_code or all(re.fullmatch(r"\d{2}|\d{3}|\d{5}", code) for code in first)


def test_the_importer_makes_the_packaged_tables(tmp_path: Path) -> None:
    """Run on the facts, the importer writes the packaged tables, byte for byte."""
    if not FACTS.is_dir():
        pytest.skip("the facts are not at hand")
    script = tmp_path / ".ci" / "import_gazetteer"
    target = tmp_path / DATA.relative_to(ROOT)
    target.mkdir(parents=True)
    script.parent.mkdir()
    shutil.copy(ROOT / ".ci" / "import_gazetteer", script)
    shutil.copy(DATA / "aliases.tsv", target)

    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, script, FACTS], check=True, env=environment)

    names = [*TABLES, "MANIFEST.toml"]
    assert [(DATA / name).read_bytes() for name in names] == [
        (target / name).read_bytes() for name in names
    ]


def test_the_gazetteer_says_when_it_was_looked_up() -> None:
    """The day in the manifest is that of the hierarchy."""
    assert {gazetteer().until} == {each["retrieved"] for each in MANIFEST.values()}
