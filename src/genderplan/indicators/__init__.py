"""Indicators, their figures, and everything that adds, compares and restates them."""

from genderplan.indicators.aggregates import Aggregate, Aggregates
from genderplan.indicators.aggregation import roll_up
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
from genderplan.indicators.places import NATION
from genderplan.indicators.restated import Move, Moved, Restated, Restatement, Undivided
from genderplan.indicators.restatement import restate

__all__ = [
    "BREAKDOWNS",
    "NATION",
    "Aggregate",
    "Aggregates",
    "Breakdown",
    "Direction",
    "Indicator",
    "IndicatorKind",
    "Missing",
    "Move",
    "Moved",
    "Observation",
    "ObservationStatus",
    "ObservedValue",
    "PlaceRule",
    "Restated",
    "Restatement",
    "TimeRule",
    "Undivided",
    "check_value",
    "restate",
    "roll_up",
]
