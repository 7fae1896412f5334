"""Indicators, their figures, and everything that adds, compares and restates them."""

from genderplan.indicators.aggregates import Aggregate, Aggregates
from genderplan.indicators.aggregation import roll_up
from genderplan.indicators.checks import check_observations
from genderplan.indicators.definitions import (
    BREAKDOWNS,
    Direction,
    Indicator,
    IndicatorKind,
    PlaceRule,
    TimeRule,
)
from genderplan.indicators.observations import (
    Breakdown,
    Missing,
    Observation,
    ObservationStatus,
    ObservedValue,
    check_value,
)
from genderplan.indicators.reporting import ReportingRate, reporting_rates
from genderplan.indicators.restated import Move, Moved, Restated, Restatement, Undivided
from genderplan.indicators.restatement import restate
from genderplan.indicators.sexes import (
    SEX_CODES,
    SexTable,
    by_sex,
    parity_index,
    sex_ratio_at_birth,
)
from genderplan.indicators.tables import COLUMNS, ReadRows, from_rows, to_rows
from genderplan.indicators.tree_units import NATION, TreeUnit, UnitTree
from genderplan.indicators.trends import (
    Change,
    OverTime,
    change_between,
    change_by_points,
    combine_periods,
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
