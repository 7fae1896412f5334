"""Indicators, their figures, and everything that adds, compares and restates them."""

from genderplan.indicators.aggregates import Aggregate, Aggregates
from genderplan.indicators.aggregation import roll_up
from genderplan.indicators.columns import Observations
from genderplan.indicators.definitions import (
    Direction,
    Indicator,
    IndicatorKind,
    PlaceRule,
    Responsible,
    TimeRule,
)
from genderplan.indicators.observations import (
    Missing,
    Observation,
    ObservationStatus,
    check_observations,
)
from genderplan.indicators.places import reporting_rates
from genderplan.indicators.restatement import Restatement, restate
from genderplan.indicators.routes import Restated
from genderplan.indicators.tables import from_rows, to_rows
from genderplan.indicators.trends import (
    Change,
    by_sex,
    change_between,
    change_by_points,
    combine_periods,
    parity_index,
    sex_ratio_at_birth,
)

__all__ = [
    "Aggregate",
    "Aggregates",
    "Change",
    "Direction",
    "Indicator",
    "IndicatorKind",
    "Missing",
    "Observation",
    "ObservationStatus",
    "Observations",
    "PlaceRule",
    "Responsible",
    "Restated",
    "Restatement",
    "TimeRule",
    "by_sex",
    "change_between",
    "change_by_points",
    "check_observations",
    "combine_periods",
    "from_rows",
    "parity_index",
    "reporting_rates",
    "restate",
    "roll_up",
    "sex_ratio_at_birth",
    "to_rows",
]
