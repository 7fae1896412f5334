"""Indicators, their figures, and everything that adds, compares and restates them."""

from genderplan.indicators.aggregates import Aggregate, Aggregates
from genderplan.indicators.aggregation import roll_up
from genderplan.indicators.definitions import (
    BREAKDOWNS,
    Direction,
    Indicator,
    IndicatorKind,
    PlaceRule,
    Responsible,
    TimeRule,
)
from genderplan.indicators.observations import (
    Breakdown,
    Missing,
    Observation,
    ObservationStatus,
    ObservedValue,
    check_observations,
    check_value,
)
from genderplan.indicators.places import NATION, ReportingRate, TreeUnit, UnitTree, reporting_rates
from genderplan.indicators.restated import Move, Moved, Restated, Restatement, Undivided
from genderplan.indicators.restatement import restate
from genderplan.indicators.tables import COLUMNS, ReadRows, from_rows, to_rows
from genderplan.indicators.trends import (
    SEX_CODES,
    Change,
    OverTime,
    SexTable,
    by_sex,
    change_between,
    change_by_points,
    combine_periods,
    parity_index,
    sex_ratio_at_birth,
)

__all__ = [
    "BREAKDOWNS",
    "COLUMNS",
    "NATION",
    "SEX_CODES",
    "Aggregate",
    "Aggregates",
    "Breakdown",
    "Change",
    "Direction",
    "Indicator",
    "IndicatorKind",
    "Missing",
    "Move",
    "Moved",
    "Observation",
    "ObservationStatus",
    "ObservedValue",
    "OverTime",
    "PlaceRule",
    "ReadRows",
    "ReportingRate",
    "Responsible",
    "Restated",
    "Restatement",
    "SexTable",
    "TimeRule",
    "TreeUnit",
    "Undivided",
    "UnitTree",
    "by_sex",
    "change_between",
    "change_by_points",
    "check_observations",
    "check_value",
    "combine_periods",
    "from_rows",
    "parity_index",
    "reporting_rates",
    "restate",
    "roll_up",
    "sex_ratio_at_birth",
    "to_rows",
]
