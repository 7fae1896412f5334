"""Dates, numbers, shares, counts and money as Vietnamese documents write them.

Decided: each form has a writer and a strict reader, and what the writer writes the reader reads back.
The official Vietnamese forms are ours; English forms come from Babel, which is imported when used.
"""

from genderplan.formatting.dates import (
    format_date,
    format_date_range,
    format_place_date,
    format_weekday,
    parse_date,
    parse_partial_date,
)
from genderplan.formatting.numbers import format_number, parse_number

__all__ = [
    "format_date",
    "format_date_range",
    "format_number",
    "format_place_date",
    "format_weekday",
    "parse_date",
    "parse_number",
    "parse_partial_date",
]
