"""Helpers: what a workbook or a CSV file with one table gives."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from genderplan.errors import FileError
from genderplan.serialization import load


def from_xlsx(path: Path, rows: Sequence[Sequence[Any]], forms: Mapping[str, str] = {}) -> Any:  # noqa: ANN401 - rows of any table
    """What a workbook with one sheet gives; None where it is refused."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    for cell, form in forms.items():
        page[cell].number_format = form
    book.save(path / "a.xlsx")
    return _loaded(path / "a.xlsx")


def from_csv(path: Path, text: str) -> Any:  # noqa: ANN401 - rows of any table
    """What a CSV file gives; None where it is refused."""
    (path / "a.csv").write_text(text, "utf-8")
    return _loaded(path / "a.csv")


def _loaded(path: Path) -> Any:  # noqa: ANN401 - rows of any table
    try:
        return load(path)
    except FileError:
        return None
