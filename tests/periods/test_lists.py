"""Several periods named one after the other."""

import unicodedata

import pytest

from genderplan.errors import ParseError
from genderplan.periods import parse_periods


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("quý I, quý II/2024", ["2024-Q1", "2024-Q2"]),
        ("quý III và quý IV năm 2023", ["2023-Q3", "2023-Q4"]),
        ("năm 2025 và đến năm 2030", ["2025", "../2030-12-31"]),
        ("giai đoạn 2021-2025, 2026-2030", ["2021/2025", "2026/2030"]),
        ("quý IV/2023, quý I/2024", ["2023-Q4", "2024-Q1"]),
        ("quý I; quý II, và quý III/2024", ["2024-Q1", "2024-Q2", "2024-Q3"]),
        ("năm 2024", ["2024"]),
    ],
)
def test_lists_are_read(text: str, codes: list[str], form: str) -> None:
    """Each period stands for itself; a missing year is that of the next."""
    given = unicodedata.normalize(form, text)  # type: ignore[arg-type]

    assert codes == [str(period) for period in parse_periods(given)]


@pytest.mark.parametrize(
    ("text", "part", "at"),
    [
        ("quý V, quý II/2024", "quarter", "V"),
        ("quý I, quý II", "year", ""),
        ("quý I/2024,", "period", ""),
        ("quý I/2024, sau đó", "period", "sau đó"),
    ],
)
def test_a_wrong_period_in_a_list_is_refused_with_its_place(text: str, part: str, at: str) -> None:
    """The span points into the whole list, as given."""
    given = unicodedata.normalize("NFD", text)

    with pytest.raises(ParseError) as caught:
        parse_periods(given)

    start, end = caught.value.span
    assert (caught.value.part, caught.value.value) == (part, given)
    assert unicodedata.normalize("NFC", given[start:end]) == at


def test_the_year_of_the_text_around() -> None:
    """A last period without its year takes the one given, and passes it on."""
    assert [period.first_year for period in parse_periods("quý I, quý II", year=2024)] == [
        2024,
        2024,
    ]
