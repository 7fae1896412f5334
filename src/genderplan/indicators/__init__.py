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
    "Observation",
    "ObservationStatus",
    "ObservedValue",
    "PlaceRule",
    "TimeRule",
    "check_value",
    "roll_up",
]
