"""Dates, numbers, shares, counts and money as Vietnamese documents write them.

Each form has a writer and a strict reader, and what the one writes the other reads back.
The official Vietnamese forms are ours; English forms come from Babel, which is imported when
used. The keys that sort and match Vietnamese text stand here too, since whoever prints a list of
names must order it.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand
from genderplan._text import collation_key, match_key

if TYPE_CHECKING:
    from genderplan.formatting.counts import (
        format_count,
        parse_count,
    )
    from genderplan.formatting.dates import (
        format_date,
        format_date_range,
        format_place_date,
        format_weekday,
        parse_date,
        parse_partial_date,
    )
    from genderplan.formatting.money import (
        format_money,
        money_in_words,
        parse_money,
        parse_money_in_words,
    )
    from genderplan.formatting.numbers import (
        format_number,
        parse_number,
    )
    from genderplan.formatting.shares import (
        format_change,
        format_per_mille,
        format_percent,
        format_points,
        format_ratio,
        format_sex_ratio,
        parse_change,
        parse_per_mille,
        parse_percent,
        parse_points,
        parse_ratio,
        parse_sex_ratio,
    )
    from genderplan.formatting.words import number_in_words, parse_number_in_words

__all__ = [
    "collation_key",
    "format_change",
    "format_count",
    "format_date",
    "format_date_range",
    "format_money",
    "format_number",
    "format_per_mille",
    "format_percent",
    "format_place_date",
    "format_points",
    "format_ratio",
    "format_sex_ratio",
    "format_weekday",
    "match_key",
    "money_in_words",
    "number_in_words",
    "parse_change",
    "parse_count",
    "parse_date",
    "parse_money",
    "parse_money_in_words",
    "parse_number",
    "parse_number_in_words",
    "parse_partial_date",
    "parse_per_mille",
    "parse_percent",
    "parse_points",
    "parse_ratio",
    "parse_sex_ratio",
]

# Each module with the names that it holds.
_NAMES: Final = {
    "counts": "format_count parse_count",
    "dates": (
        "DateStyle format_date format_date_range format_place_date format_weekday "
        "parse_date parse_partial_date"
    ),
    "money": "MoneyScale format_money money_in_words parse_money parse_money_in_words",
    "numbers": "format_number parse_number",
    "shares": (
        "NO_VALUE format_change format_per_mille format_percent format_points "
        "format_ratio format_sex_ratio parse_change parse_per_mille parse_percent "
        "parse_points parse_ratio parse_sex_ratio"
    ),
    "words": "Dialect number_in_words parse_number_in_words",
}
_HOME: Final = {name: home for home, names in _NAMES.items() for name in names.split()}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
