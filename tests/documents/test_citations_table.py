"""Every real citation of the table is read to the fields of the table."""

import csv
from pathlib import Path

import pytest

from genderplan.documents import DocumentReference

TABLE = Path(__file__).parent / "citations.tsv"


def rows() -> list[dict[str, str]]:
    """The table's rows; a line break inside a citation is written there as two characters."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def fields(reference: DocumentReference) -> dict[str, str]:
    """The table's columns, read off a reference."""
    number, date = reference.number, reference.date
    whole = getattr(date, "date", date) if date is not None else None
    whole = date if hasattr(date, "isoformat") else whole
    return {
        "number": number.number if number else reference.number_text,
        "year": str(number.year or "") if number else "",
        "type_abbrev": reference.type_symbol or "",
        "issuer_abbrev": number.issuer if number else "",
        "date_iso": str(whole or ""),
        "issuer_text": reference.issuer,
        "style": number.style.value if number else "normative",
    }


def test_the_table_is_complete() -> None:
    """The table has its 75 rows."""
    assert 75 == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["verbatim"][:60])
def test_a_real_citation_is_read_to_the_fields_of_the_table(row: dict[str, str]) -> None:
    """Number, year, type, issuer, date, issuer's name and style are those of the table."""
    reference = DocumentReference.parse(row["verbatim"].replace("\\n", "\n"))

    read = fields(reference)

    assert {name: row[name] for name in read} == read


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["verbatim"][:60])
def test_a_written_citation_is_read_back(row: dict[str, str]) -> None:
    """What a reference is written as is read as the same reference."""
    reference = DocumentReference.parse(row["verbatim"].replace("\\n", "\n"))

    assert reference == DocumentReference.parse(str(reference))
