"""What holds for every packaged data file."""

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "src" / "genderplan" / "data"
FILES = sorted(DATA.rglob("*.t[os][mv]*"))  # .toml and .tsv
SOURCE = re.compile(r"^(?:# )?sources?\b", flags=re.IGNORECASE | re.MULTILINE)


def named_source(path: Path) -> str:
    """Where the data in *path* come from, as the file or the manifest beside it says."""
    if path.suffix == ".toml":
        found = SOURCE.search(path.read_text("utf-8"))
        return found.group() if found else ""
    manifest = tomllib.loads((path.parent / "MANIFEST.toml").read_text("utf-8"))
    return str(manifest[path.name]["source"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_a_data_file_names_its_source(path: Path) -> None:
    """A TOML file says where its data come from; for a table, the manifest beside it does."""
    assert named_source(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_a_data_file_is_normal_text(path: Path) -> None:
    """Data files are UTF-8 in composed form (NFC) with plain line ends."""
    text = path.read_bytes().decode("utf-8")

    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
