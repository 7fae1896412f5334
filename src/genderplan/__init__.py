"""Vietnam's gender-equality plans, targets and reports as data that can be trusted.

``import genderplan as gp`` gives the models and the few verbs most users need. Decided: each name
is loaded from its part when it is first used, so that importing the package costs little and
brings in neither Babel nor cattrs nor any extra.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.catalogs import gazetteer, sample, strategy
    from genderplan.documents import DocumentNumber, DocumentReference
    from genderplan.errors import GenderplanError
    from genderplan.formatting import (
        format_count,
        format_date,
        format_money,
        format_number,
        format_percent,
        format_place_date,
        format_points,
        format_ratio,
        money_in_words,
    )
    from genderplan.hierarchy import Hierarchy, Level, UnitKind
    from genderplan.indicators import Direction, Indicator, IndicatorKind, Missing, Observation
    from genderplan.issues import Issue, IssueKind, Issues, Severity
    from genderplan.periods import PartialDate, Period
    from genderplan.plans import Activity, ActivityKind, Item, Report, Result, Tally
    from genderplan.quantities import Bound, BySex, Count, Money, Percent, Points, Ratio
    from genderplan.serialization import load
    from genderplan.validation import validate

__version__ = "0.1.0"

_HOME: Final = {
    "Activity": "plans",
    "ActivityKind": "plans",
    "Bound": "quantities",
    "BySex": "quantities",
    "Count": "quantities",
    "Direction": "indicators",
    "DocumentNumber": "documents",
    "DocumentReference": "documents",
    "GenderplanError": "errors",
    "Hierarchy": "hierarchy",
    "Indicator": "indicators",
    "IndicatorKind": "indicators",
    "Issue": "issues",
    "IssueKind": "issues",
    "Issues": "issues",
    "Item": "plans",
    "Level": "hierarchy",
    "Missing": "indicators",
    "Money": "quantities",
    "Observation": "indicators",
    "PartialDate": "periods",
    "Percent": "quantities",
    "Period": "periods",
    "Points": "quantities",
    "Ratio": "quantities",
    "Report": "plans",
    "Result": "plans",
    "Severity": "issues",
    "Tally": "plans",
    "UnitKind": "hierarchy",
    "format_count": "formatting",
    "format_date": "formatting",
    "format_money": "formatting",
    "format_number": "formatting",
    "format_percent": "formatting",
    "format_place_date": "formatting",
    "format_points": "formatting",
    "format_ratio": "formatting",
    "gazetteer": "catalogs",
    "load": "serialization",
    "money_in_words": "formatting",
    "sample": "catalogs",
    "strategy": "catalogs",
    "validate": "validation",
}

__all__ = [
    "Activity",
    "ActivityKind",
    "Bound",
    "BySex",
    "Count",
    "Direction",
    "DocumentNumber",
    "DocumentReference",
    "GenderplanError",
    "Hierarchy",
    "Indicator",
    "IndicatorKind",
    "Issue",
    "IssueKind",
    "Issues",
    "Item",
    "Level",
    "Missing",
    "Money",
    "Observation",
    "PartialDate",
    "Percent",
    "Period",
    "Points",
    "Ratio",
    "Report",
    "Result",
    "Severity",
    "Tally",
    "UnitKind",
    "format_count",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_place_date",
    "format_points",
    "format_ratio",
    "gazetteer",
    "load",
    "money_in_words",
    "sample",
    "strategy",
    "validate",
]

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
